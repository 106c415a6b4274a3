"""Whose an official is who is overthrown, detained or freed: "condemned the overthrow of President X in Chad".

Invariant: who acts on him from outside, by name, is not his state; where two others could be his, nothing decides.
"""

from __future__ import annotations

import re

from servanda.coding.actors.beside import Beside
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.identity import state_of_code
from servanda.coding.actors.people import Person
from servanda.model import NameMark, Span

_TOPPLED = re.compile(
    r"(?i)\b(?:(?:overthrow|ouster|ousting|toppling|removal|deposition|detention|arrest|abduction|release|killing"
    r"|assassination|reinstatement|return to power) of|coup (?:d['’]etat )?against"
    r"|overthrew|overthrown|ousted|toppled|deposed|detained|abducted|reinstate|free)(?: the)? *$"
)
"""What stands before the title of one who is toppled or held."""
_REACH = 40
"""Characters before a title in which those words stand."""


def is_toppled(reading: ReportReading, person: Person) -> bool:
    """Say whether somebody is printed first as one who is overthrown, held or freed."""
    mark = person.marks[0]
    start = min(mark.span.start, mark.title.start if mark.title is not None else mark.span.start)
    return _TOPPLED.search(reading.report.text[max(0, start - _REACH) : start]) is not None


def toppled_in(reading: ReportReading, beside: Beside, person: Person) -> tuple[str | None, bool]:
    """Give the one state of a sentence in which somebody is toppled, and whether its opening names another as doer.

    The state that the sentence opens with only tells of it, or did it elsewhere: "Peru condemned the overthrow of
    President X in Chad".
    """
    first = person.marks[0].span
    sentence = beside.sentence(first)
    opening = beside.beginning_in(Span(sentence.start, sentence.start + len("The ") + 1))
    doers = {code for one in opening if (code := _owner(reading, one)) is not None}
    own = {mark.span for mark in person.marks}
    here = [one for one in beside.named_in(sentence) if one.span not in own]
    text = reading.report.text
    agents = {
        code for one in here if _BY.search(text, 0, one.span.start) and (code := _owner(reading, one)) is not None
    }
    others = {code for one in here if (code := _owner(reading, one)) is not None} - doers - agents
    is_held = _HELD.search(text, sentence.start, first.start) is not None
    is_abroad = is_held and bool(others)
    return (others.pop() if len(others) == 1 and not is_held else None), is_abroad or bool(doers | agents)


_BY = re.compile(r"\bby (?:the )?$")
"""What stands before whoever did it."""
_HELD = re.compile(r"(?i)\b(?:detention|arrest|abduction|release|killing|assassination|detained|abducted|free)\b")
"""What is done to people abroad as well: it tells no state of theirs."""


def _owner(reading: ReportReading, mark: NameMark) -> str | None:
    """Give the state that a name is or is of; None for a name of several, and for who is of none."""
    codes = {one.code.partition(".")[0] for one in mark.readings} or {mark.title_country or ""}
    code = codes.pop() if len(codes) == 1 else ""
    return code if code and state_of_code(reading.book, code) is not None else None
