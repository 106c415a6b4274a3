"""Offices that a report shows a person to hold, dated as of the report.

Invariant: a title met in passing proves one day; nothing before or after it is filled in (ruling 31).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from servanda.coding.cast import ReportReading
from servanda.coding.people import Person
from servanda.model import UNKNOWN, ActorKind, NameMark, Period, Relation, Role, Span, WhenBasis, cite

_ENDED = frozenset({"former", "ex", "late", "ousted", "deposed", "outgoing", "then"})
_SCORE = 0.9


def roles_of(reading: ReportReading, person: Person, country: str | None) -> tuple[Role, ...]:
    """Give a person's offices in the order of the text, one for each title and country."""
    found: dict[tuple[str, str | None], Role] = {}
    for mark in person.marks:
        if mark.title is None:
            continue
        title = _plain_title(reading, mark.title)
        where = mark.title_country or (country if mark.office else None)
        key = (title.casefold(), where)
        if key not in found:
            found[key] = _role(reading, mark, title, where)
    return tuple(found.values())


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
    day = reading.report.published.latest if reading.report.published.is_day else None
    since, until = _tenure(day, has_ended=title.replace("-", " ").split(maxsplit=1)[0].lower() in _ENDED)
    evidence = cite(reading.report.id, reading.report.text, mark.span, rule="role.title", score=_SCORE)
    return Role(title=title, country=country, since=since, until=until, evidence=evidence)


def _tenure(day: date | None, *, has_ended: bool) -> tuple[Period, Period]:
    """Give begin and end of an office shown on a day: begun by then, and not ended before, or ended by then."""
    if day is None:
        return UNKNOWN, UNKNOWN
    by_then = Period(f"[..{day}]", None, day, Relation.AT, WhenBasis.PUBLICATION)
    if has_ended:
        return UNKNOWN, by_then
    not_before = Period(f"[{day}..]", day, None, Relation.AT, WhenBasis.PUBLICATION)
    return by_then, not_before
