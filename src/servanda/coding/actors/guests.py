"""Which states an official is none of, because he is a guest there: he goes to them, or their officials receive him.

Invariant: only words right before the title and right behind the name decide; what is a state's is not the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.coding.actors.beside import Beside
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.holders import is_past
from servanda.coding.actors.people import Person
from servanda.model import ActorKind, NameMark, Span

_BETWEEN = (
    r",? (?:(?:who|has|had|will|is|was|are|also|to|be|been|currently|set|due|expected|scheduled|slated|later|early"
    r"|today|yesterday|(?:on|this|last|next) \w+|\w+ly),? )*"
)
"""Words between a name and what its bearer does."""
_GOES = re.compile(
    _BETWEEN + r"(?:visit(?:s|ed|ing)?|arriv(?:es?|ed|ing) (?:here )?in|(?:fly|flies|flew|flown|flying) (?:in)?to"
    r"|travel(?:s|ling|ing|led|ed)? to|(?:left|leaves?|departs?|departed|bound) for|(?:who )?(?:is|was) in"
    r"|[^.;,]{0,40}?\b(?:visit|trip|tour)\b(?: \w+){0,2}? to) (?:neighbou?ring )?(?:the )?",
)
"""What tells behind a name that its bearer goes to the state that follows."""
_RECEIVED = re.compile(_BETWEEN + r"(?:received|welcomed|greeted|hosted|met|accorded)\b[^.;]{0,50}? by (?:the )?")
_BACK = re.compile(r"\b(?:home|back|return\w*)\b")
_AND = re.compile(r"|, |,? and ")
"""What joins the states that one goes to."""
_HOST = 80
"""Characters behind "received by" in which the host is named."""
_MOST = 3
"""Namings of a person that are looked at: a guest is told to be one early."""


def guest_of(reading: ReportReading, beside: Beside, person: Person) -> set[str]:
    """Give the states that an official goes to, or whose officials receive him: he is of none of them."""
    found: set[str] = set()
    for mark in person.marks[:_MOST]:
        if is_past(reading, mark):
            continue
        sentence = beside.sentence(mark.span)
        found |= {one.readings[0].code for one in _reached(reading, beside, mark, sentence)}
        found |= {one.title_country for one in _hosts(reading, beside, mark, sentence) if one.title_country}
    return found


def is_visiting(reading: ReportReading, person: Person) -> bool:
    """Say whether an official is printed as a guest of where the report is written: "visiting Foreign Minister X"."""
    text = reading.report.text
    starts = [min(one.span.start, one.title.start if one.title else one.span.start) for one in person.marks[:_MOST]]
    return any(_VISITING.search(text[max(0, start - _BEFORE) : start]) for start in starts) or any(
        one.span.of(text).lower().startswith("visiting ") for one in person.marks
    )


_VISITING = re.compile(r"\b[Vv]isiting (?:\w+ )?$")
_BEFORE = 30


def _reached(reading: ReportReading, beside: Beside, mark: NameMark, sentence: Span) -> Iterator[NameMark]:
    """Give the states that stand behind a verb of going: not "Peru's north", and not whereto somebody returns."""
    text = reading.report.text
    match = _GOES.match(text, mark.span.end, sentence.end)
    if match is None or _BACK.search(match.group()) or _comes_home(text[match.start() : sentence.end]):
        return
    end = match.end()
    for one in beside.named_in(Span(end, sentence.end)):
        is_next = _AND.fullmatch(text, end, one.span.start) is not None
        is_state = len(one.readings) == 1 and one.readings[0].actor_kind is ActorKind.STATE
        if not is_next or not is_state or text.startswith(("'s", "’s", "'", "’"), one.span.end):
            return
        yield one
        end = one.span.end


def _comes_home(told: str) -> bool:
    """Say whether somebody may come home: "arrived in Lima from Muscat", "flew to Lima after a visit to Oman"."""
    return _ARRIVES.match(told) is not None and _FROM.search(told) is not None


_ARRIVES = re.compile(_BETWEEN + r"(?:arriv|fl(?:y|ew|ies|own)|travel)")
_FROM = re.compile(r"\b(?:from|after|following|ending|concluding)\b")


def _hosts(reading: ReportReading, beside: Beside, mark: NameMark, sentence: Span) -> Iterator[NameMark]:
    """Give the first official with his state behind "was received by"."""
    match = _RECEIVED.match(reading.report.text, mark.span.end, sentence.end)
    if match is None or not re.search(r"\b(?:is|was|be|been|are)\b", match.group()):
        return
    behind = beside.beginning_in(Span(match.end(), min(sentence.end, match.end() + _HOST)))
    yield from [one for one in behind if one.title_country][:1]
