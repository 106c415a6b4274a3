"""Which state a report is at home in: the one that it names most, where it was written, whose outlet prints it.

Invariant: where no state leads there is no home.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from servanda.codebook.names import split
from servanda.coding.actors.capitals import is_destination
from servanda.coding.actors.cast import ReportReading
from servanda.model import ActorKind, BlockKind, NameMark, Span

NEEDS_A_SIGN = frozenset({"name.codebook.context", "name.codebook.namesake"})
"""Rules whose marks mean an actor only where the report names it otherwise."""
_HOME_SHARE = 0.4
"""A state with at least this share of all mentions of states is what "the government" means; chosen by hand."""
LEAD = 1.5
"""How many times the next state's mentions it must have."""
_LEAST_LEAD = 2
"""How many mentions more than the next state's, unless the report is written there: two against one says nothing."""
_LED_AT_MOST = 3
"""How many times as often as its own state a report from a capital may name another, if it begins with its own."""

_NAMED_BY_THE_WAY = 1
"""Mentions of the only state named that tell nothing in a report from another's capital: "on the Chilean raid"."""


def home_state(reading: ReportReading) -> str | None:
    """Give the code of the state that most of the report's mentions of states name, None when none leads.

    A title counts twice: it says what the report is about. A capital that somebody goes to does not count. Nobody leads
    in a report from Lusaka that begins with Zambia and names China, who sent it something, more often, or that names
    China once and Zambia nowhere. Of two states that are named alike, the one whose outlet prints the report leads.
    """
    counts = named_states(reading)
    if not counts:
        return None
    written, printed = dateline_state(reading), outlet_state(reading)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] != printed, pair[0]))
    if written is not None and ranked[0][0] != written and _may_be_home(reading, counts, written, ranked[0][1]):
        return None
    next_count = ranked[1][1] if len(ranked) > 1 else 0
    is_clear = ranked[0][1] >= next_count + _LEAST_LEAD or ranked[0][0] in {written, printed}
    lead = 1 if written is None and ranked[0][0] == printed else LEAD
    leads = len(ranked) == 1 or (ranked[0][1] >= lead * next_count and is_clear)
    return ranked[0][0] if leads and ranked[0][1] >= _HOME_SHARE * counts.total() else None


def _may_be_home(reading: ReportReading, counts: Counter[str], written: str, led: int) -> bool:
    """Say whether a report may be about the state that it was written in, though another is named `led` times."""
    if not counts[written]:
        return led <= _NAMED_BY_THE_WAY
    return led <= _LED_AT_MOST * counts[written] and _begins_with(reading, written)


def _begins_with(reading: ReportReading, code: str) -> bool:
    """Say whether the first state that the body of a report names is this one, or the title opens with it."""
    body = next((one for one in reading.report.blocks if one.kind is BlockKind.BODY), None)
    marks = (one for one in reading.marks.names if body is not None and one.span.start >= body.span.start)
    readings = (one.readings for one in marks if len(one.readings) == 1)
    first = next((one[0].code for one in readings if one[0].actor_kind is ActorKind.STATE), None)
    return first == code or titled_state(reading) == code


def titled_state(reading: ReportReading) -> str | None:
    """Give the state that opens the title of a report: "Peru's premier receives envoy"."""
    title = next((one.span for one in reading.report.blocks if one.kind is BlockKind.TITLE), None)
    if title is None:
        return None
    marks = [one for one in reading.marks.names if one.span.start == title.start and len(one.readings) == 1]
    return next((one.readings[0].code for one in marks if one.readings[0].actor_kind is ActorKind.STATE), None)


def named_states(reading: ReportReading) -> Counter[str]:
    """Count the states that a report names plainly, a title twice, capitals that somebody goes to not at all."""
    counts: Counter[str] = Counter()
    for mark in reading.marks.names:
        codes = {one.code for one in mark.readings if one.actor_kind is ActorKind.STATE}
        is_reached = mark.rule == "name.codebook.capital" and is_destination(reading.marks, mark.span)
        if len(codes) != 1 or mark.rule in NEEDS_A_SIGN or is_reached:
            continue
        counts[codes.pop()] += 2 if reading.report.block_at(mark.span.start).kind is BlockKind.TITLE else 1
    return counts


def dateline_state(reading: ReportReading) -> str | None:
    """Give the state in whose capital a report was written, by its dateline; None where it prints no capital."""
    for block in reading.report.blocks:
        if block.kind is not BlockKind.DATELINE:
            continue
        words = split(block.span.of(reading.report.text))
        for at in range(len(words)):
            match = reading.book.names.longest([one.capitalize() if one.isupper() else one for one in words], at)
            for entry in match.entries if match is not None else ():
                is_sure = "namesake" not in entry.care or _is_followed(reading, words[at + 1 :], entry.code)
                if entry.kind == "capital" and is_sure and _still_stands(reading, entry.code):
                    return entry.code
    return None


def _is_followed(reading: ReportReading, words: Sequence[str], code: str | None) -> bool:
    """Say whether a state's own name stands among the words behind its capital: "KINGSTON, Jamaica, May 4"."""
    found = (reading.book.names.longest(words, at) for at in range(len(words)))
    entries = (entry for match in found if match is not None for entry in match.entries)
    return any(entry.kind == "name" and entry.code == code for entry in entries)


def outlet_state(reading: ReportReading) -> str | None:
    """Give the one country of the outlet that a report names, or whatever it is where the report names no state.

    It is the codebook's; else the states whose name, people or capital the outlet's own name or address holds, and the
    one whose two letters end the address: "perutimes.example" is of Peru where the report names Peru, "example.com.na"
    of Namibia where it names Namibia. A portal prints the papers of many states; a broadcaster is heard in many, and
    a report that names its own only by the way is of none.
    """
    outlet = reading.report.outlet
    if outlet is None:
        return None
    counts = named_states(reading)
    acting = set(counts)
    media = reading.book.media.named(outlet)
    countries = {one.country for one in media if one.country}
    if any(one.kind == "portal" for one in media):
        return None
    if media and all(one.kind == "broadcaster" for one in media):
        most = max(counts.values(), default=0)
        countries = {one for one in countries if not counts or counts[one] * _FAINT > most}
        return countries.pop() if len(countries) == 1 else None
    countries = countries or _called_in(reading, outlet) or (_ending(reading, outlet) & acting)
    named = countries & acting if acting else countries
    return named.pop() if len(named) == 1 else None


_FAINT = 4
"""How many times more another state is named."""


def _called_in(reading: ReportReading, outlet: str) -> set[str]:
    """Give the states whose printed names, or whose names of one word, stand in the letters of an outlet's name."""
    letters = _letters(outlet)
    printed = {
        mark.readings[0].code
        for mark in reading.marks.names
        if len(mark.readings) == 1 and mark.readings[0].actor_kind is ActorKind.STATE
        if len(name := _letters(mark.span.of(reading.report.text))) >= _LEAST_LETTERS and name in letters
    }
    if printed:
        return printed
    parts = [
        letters[start:end] for start, end in combinations(range(len(letters) + 1), 2) if end - start > _LEAST_LETTERS
    ]
    matches = (reading.book.names.longest([one.capitalize()], 0) for one in parts)
    found = (match.entries for match in matches if match is not None)
    return {each[0].code for each in found if len(each) == 1 and each[0].actor_kind is ActorKind.STATE}


def _ending(reading: ReportReading, outlet: str) -> set[str]:
    """Give the state whose two letters end an address: "example.com.na" is Namibian."""
    _, dot, letters = outlet.rpartition(".")
    return {code for code, alpha2 in reading.book.countries.items() if alpha2 == letters.upper()} if dot else set()


def _letters(words: str) -> str:
    return "".join(one for one in words.lower() if one.isalpha())


_LEAST_LETTERS = 4
"""Letters of a state's name that is meant by them in an outlet's name."""


def letterhead_state(reading: ReportReading, body: NameMark) -> str | None:
    """Give the state whose capital stands behind a body in a line above the text: "Office of the X, Canberra".

    The body opens the line or is whose paper it is ("Press briefing of the Ministry of Defence, Baku, 4 March"). None
    for a body in the text itself, and for a line that goes on with anything but a day.
    """
    text = reading.report.text
    start = text.rfind("\n", 0, body.span.start) + 1
    is_head = body.span.start == start or _OF_BODY.search(text, start, body.span.start) is not None
    return capital_behind(reading, body.span) if is_head else None


def capital_behind(reading: ReportReading, named: Span) -> str | None:
    """Give the state whose capital stands right behind a name in a line above the text, and ends it but for a day."""
    text = reading.report.text
    if reading.report.block_at(named.start).kind is BlockKind.BODY or not text.startswith(", ", named.end):
        return None
    end = text.find("\n", named.end)
    start = named.end + len(", ")
    capitals = [one for one in reading.marks.names if one.rule == "name.codebook.capital" and one.span.start == start]
    marks = [one for one in capitals if _DAY_BEHIND.fullmatch(text, one.span.end, end if end >= 0 else len(text))]
    codes = {one.code for mark in marks for one in mark.readings}
    return codes.pop() if len(codes) == 1 else None


_OF_BODY = re.compile(r"\b(?:of|by|from|at)(?: the)? $")
_DAY_BEHIND = re.compile(r"(?:, [\d(][\w ,./)-]*)?")
"""What may stand before a body in a heading, and behind its capital: nothing or a day."""


def _still_stands(reading: ReportReading, code: str) -> bool:
    """Say whether a state was one on the day of the report: Hanoi is not in North Vietnam."""
    known, day = reading.book.actor(code), reading.report.published.latest
    return known is None or known.until is None or (day is not None and day <= known.until)
