"""Offices that a report shows a person to hold, dated as of the report.

Invariant: a title met in passing proves one day; nothing before or after it is filled in (ruling 31).
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from datetime import date

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.descriptions import COUNTERPARTS
from servanda.coding.actors.governors import is_local
from servanda.coding.actors.people import Person
from servanda.model import UNKNOWN, ActorKind, NameMark, Period, Relation, Role, Span, WhenBasis, cite

_ENDED = frozenset({"former", "ex", "late", "ousted", "deposed", "outgoing", "then"})
_SCORE = 0.9


def roles_of(reading: ReportReading, person: Person, country: str | None) -> tuple[Role, ...]:
    """Give a person's offices in the order of the text, one for each title and country."""
    found: dict[tuple[str, str | None], Role] = {}
    for mark in person.marks:
        if mark.title is None:
            continue
        office = _partners(reading, mark) if mark.title.of(reading.report.text).endswith(COUNTERPARTS) else mark.title
        if office is None:
            continue
        title = _plain_title(reading, office)
        where = mark.title_country or (country if mark.office or is_local(title) else None)
        key = (title.casefold(), where)
        if key not in found:
            found[key] = _role(reading, mark, title, where)
    return tuple(found.values())


def _partners(reading: ReportReading, mark: NameMark) -> Span | None:
    """Give the title of the person named before a counterpart in a sentence: he holds that office of another state."""
    text = reading.report.text
    sentence = next((one.span for one in reading.marks.sentences if mark.span in one.span), mark.span)
    named = [one for one in reading.marks.names if one.name is not None and one.actor_kind is ActorKind.PERSON]
    before = [one for one in named if sentence.start <= one.span.start < mark.span.start and one.name != mark.name]
    if not before or before[-1].name is None:
        return None
    surname = before[-1].name.of(text).split()[-1]
    own = [one for one in named if one.name is not None and one.name.of(text).split()[-1] == surname]
    return next((one.title for one in own if one.title is not None and one.office is not None), None)


def _plain_title(reading: ReportReading, title: Span) -> str:
    """Give the words of a title without the state inside it: "head of the junta" for "head of Mali's junta".

    A state at its end stays: "ambassador to Mali".
    """
    text = reading.report.text
    first = bisect_right(reading.marks.names, title.start, key=lambda mark: mark.span.start)
    for mark in reading.marks.names[first:]:
        if mark.span.start >= title.end:
            break
        is_state = bool(mark.readings) and mark.readings[0].actor_kind is ActorKind.STATE
        if not is_state or mark.span.end >= title.end:
            continue
        before = text[title.start : mark.span.start].rstrip()
        behind = text[mark.span.end : title.end].removeprefix("'s").removeprefix("’s").lstrip()
        opener = "" if before.endswith(" the") else "the "
        return f"{before} {opener}{behind}" if before.endswith((" of", " the", " for")) else title.of(text)
    return title.of(text)


def _role(reading: ReportReading, mark: NameMark, title: str, country: str | None) -> Role:
    has_ended = title.replace("-", " ").split(maxsplit=1)[0].lower() in _ENDED
    return _dated(reading, mark, title, country, has_ended=has_ended)


def role_of(reading: ReportReading, mark: NameMark, country: str | None, *, has_ended: bool) -> Role:
    """Give the office of a mark as a role; one that is told in the past has ended by then."""
    title = _plain_title(reading, mark.title or mark.span)
    return _dated(reading, mark, title, country, has_ended=has_ended)


def _dated(reading: ReportReading, mark: NameMark, title: str, country: str | None, *, has_ended: bool) -> Role:
    """Give a role with the times printed right behind it, else as of the report's day."""
    day = reading.report.published.latest if reading.report.published.is_day else None
    since, until = _printed_tenure(reading, _office_end(reading, mark)) or (None, None)
    known = _tenure(day, has_ended=has_ended or until is not None)
    evidence = cite(reading.report.id, reading.report.text, mark.span, rule="role.title", score=_SCORE)
    return Role(title=title, country=country, since=since or known[0], until=until or known[1], evidence=evidence)


def _office_end(reading: ReportReading, mark: NameMark) -> int:
    """Give where the words of an office end, its state behind "of" included; the name may stand before or behind."""
    end = max(mark.span.end, mark.title.end if mark.title is not None else 0)
    text = reading.report.text
    at = bisect_right(reading.marks.names, end, key=lambda one: one.span.start)
    state = next((one for one in reading.marks.names[at : at + 2] if one.readings), None)
    is_behind = state is not None and text[end : state.span.start] in {" of ", " of the "}
    return state.span.end if state is not None and is_behind else end


def _printed_tenure(reading: ReportReading, end: int) -> tuple[Period | None, Period | None] | None:
    """Give begin and end of an office as printed behind it: "since 2019", "from 2006 to 2016", "until May"."""
    text = reading.report.text
    time = next((one for one in reading.marks.times if one.span.start >= end), None)
    if time is None or text[end : time.span.start].strip(" ,(").lower() not in _TERMS:
        return None
    edtf = time.period.edtf or ""
    if time.period.relation not in {Relation.SINCE, Relation.UNTIL} and "/" not in edtf:
        return None
    first, _, last = edtf.partition("/")
    since, until = (_stretch(one, time.period.basis) for one in (first, last))
    return (since, until) if since or until else None


_TERMS = frozenset({"since", "from", "between", "until", "till", ""})


def _stretch(edtf: str, basis: WhenBasis) -> Period | None:
    """Give the year, month or day that one end of an interval is; None for any other."""
    if not all(part.isdecimal() for part in edtf.split("-")):
        return None
    year, *rest = (int(part) for part in edtf.split("-"))
    month, day = (*rest, 0, 0)[:2]
    if month > _MONTHS:
        return None  # a season
    last_day = day or calendar.monthrange(year, month or _MONTHS)[1]
    earliest, latest = date(year, month or 1, day or 1), date(year, month or _MONTHS, last_day)
    return Period(edtf, earliest, latest, Relation.AT, basis)


_MONTHS = 12


def _tenure(day: date | None, *, has_ended: bool) -> tuple[Period, Period]:
    """Give begin and end of an office shown on a day: begun by then, and not ended before, or ended by then."""
    if day is None:
        return UNKNOWN, UNKNOWN
    by_then = Period(f"[..{day}]", None, day, Relation.AT, WhenBasis.PUBLICATION)
    if has_ended:
        return UNKNOWN, by_then
    not_before = Period(f"[{day}..]", day, None, Relation.AT, WhenBasis.PUBLICATION)
    return by_then, not_before
