"""Officials whom a lead tells of by their office alone, and whom the next sentences name.

"Peru's envoy left on Monday. In a letter, Ana Ruiz said that": she is the envoy.

Invariant: only a lead that opens with one office of a state, and the first person named behind it as speaking, without
any word that tells who that is.
"""

from __future__ import annotations

from bisect import bisect_left

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.people import Person
from servanda.coding.near import within
from servanda.model import ActorKind, BlockKind, MentionKind, NameMark, Sentence, Span

_NEXT = 3
"""Sentences behind a lead in which its official is named."""
_OFFICES = ("GOV", "MIL", "LEG", "JUD")
_CUE_WORDS = 3
"""Words of a cue behind a name, or before it."""
_FULL_NAME = 2
_OPENS = len("The ")


def introduced(reading: ReportReading, person: Person) -> tuple[str | None, str | None]:
    """Give state and office of the official whom a lead leaves without a name; None and None for anybody else.

    "Zambia's finance minister defended the loan. In an interview with Radio One, Grace Banda said" names the minister.
    """
    lead = _lead(reading)
    first = person.marks[0]
    if lead is None or any(one.title is not None for one in person.marks) or len(person.words) < _FULL_NAME:
        return None, None
    opening = _opening(reading, lead)
    is_next = opening is not None and any(first.span in one.span for one in _behind(reading, lead))
    if opening is None or not is_next or not _is_first_named(reading, lead, first) or not _speaks(reading, first):
        return None, None
    return opening.title_country, opening.office


def _lead(reading: ReportReading) -> Sentence | None:
    """Give the first sentence of the body."""
    return next((one for one in reading.marks.sentences if one.block.kind is BlockKind.BODY), None)


def _behind(reading: ReportReading, lead: Sentence) -> tuple[Sentence, ...]:
    sentences = reading.marks.sentences
    at = sentences.index(lead)
    return tuple(sentences[at + 1 : at + 1 + _NEXT])


def _opening(reading: ReportReading, lead: Sentence) -> NameMark | None:
    """Give the office of a state that a lead opens with, where its holder is not named there."""
    marks = within(reading.marks.names, lead.span)
    opening = [
        one
        for one in marks
        if one.kind is MentionKind.ROLE and one.actor_kind is ActorKind.PERSON and one.title_country is not None
        if one.span.start <= lead.span.start + _OPENS and (one.office or "").startswith(_OFFICES)
    ]
    is_named = any(one.name is not None and _is_somebody(reading, one) for one in marks)
    return opening[0] if len(opening) == 1 and not is_named else None


def _is_first_named(reading: ReportReading, lead: Sentence, first: NameMark) -> bool:
    """Say whether nobody is named or told of between a lead and a name, but who asks him: "an interview with X"."""
    between = Span(lead.span.end, first.span.start)
    others = (one for one in within(reading.marks.names, between) if _is_somebody(reading, one))
    if any(reading.words_before(one.span.start, most=1) not in (["with"], ["to"]) for one in others):
        return False
    words = (one.text for one in within(reading.marks.tokens, between))
    return not any(word.islower() and reading.book.people.is_person(word) for word in words)


def _is_somebody(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a mark is of a person: a capital alone may be any name."""
    is_full = mark.title is not None or " " in mark.span.of(reading.report.text)
    return mark.actor_kind is ActorKind.PERSON and is_full


def _speaks(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a cue stands right beside a name: "Ana Ruiz said", "said Ana Ruiz.", "according to Ana Ruiz"."""
    tokens, book = reading.marks.tokens, reading.book
    first = bisect_left(tokens, mark.span.start, key=lambda one: one.span.start)
    last = bisect_left(tokens, mark.span.end, key=lambda one: one.span.start)
    behind = [one.text for one in tokens[last : last + _CUE_WORDS]]
    before = [one.text for one in tokens[max(0, first - 1) : first]]
    if behind and book.cues.at(behind, 0) is not None:
        return True
    return bool(before) and book.cues.at(before, 0) is not None and behind[:1] in ([], ["."], [":"])
