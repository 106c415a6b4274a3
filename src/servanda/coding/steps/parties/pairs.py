"""The two states that a passage is about: all that it names, and that are told to deal with each other.

Invariant: a passage ends at a headline, and an item of a list or of a log of hours is its own passage. A third state
that it names, whatever it has to do with the deal, leaves no pair.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from servanda.codebook.listing import ITEM_SIGN
from servanda.coding.steps.parties.partners import Partners
from servanda.model import NO_CODE, BlockKind, CommitmentKind, Line, Party, Span, Step, StepKind

_REACH = 8
"""Sentences before a place that can belong to its passage."""

_LONGEST_LIST = 60
"""Sentences between a headline and an item of the list below it."""

_TWO = 2
_ITEM = re.compile(rf"\s*(?:{ITEM_SIGN}\s|\d{{1,2}}[:.]\d\d\b)")
"""How a line begins that is told for itself."""

_OPENING = re.compile(rf"\s*(?:{ITEM_SIGN}\s*)?(?:\*\*)?")
_JOINS = re.compile(r"\s*(?:/|–|—|-|&|\+|and)\s*")
_STOPS = re.compile(r"(?:\*\*)?\s*[.:–—-]")
"""What stands before, between and behind two states that head a line."""

_ENDED = re.compile(r"[.!?:;,\"”’)\]]\s*$")
"""How a line ends that is no headline."""

_GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})


class Pairs:
    """Finds the two sides of a passage, and which way goods run between them."""

    def __init__(self, partners: Partners) -> None:
        self.partners = partners
        self.reading = partners.sides.reading
        self.text = self.reading.report.text

    def at(self, place: int, made: Sequence[Step], *, is_dealt: bool = False) -> dict[str, Party]:
        """Give the two states of the passage of a sentence by their code; none where it names more, or no deal.

        Args:
            place: The number of the sentence.
            made: The steps that the report has told so far.
            is_dealt: Whether the words asked about tell of a deal themselves: "the boats that we promised Togo".
        """
        passage = self._passage(place)
        line = self._line(place)
        near = self._states(number for number in passage if self._line(number) == line)
        found = near if len(near) >= _TWO else self._states(passage)
        is_told = is_dealt or (len(found) == _TWO and (self._is_headed(line) or self._deal(found, passage, made)))
        return found if len(found) == _TWO and NO_CODE not in found and is_told else {}

    def _is_headed(self, line: Span) -> bool:
        """Say whether two states head a line: "* Peru / Togo. Lima will send 40 tents"."""
        mentions = self.partners.sides.cast.outermost(line)[:_TWO]
        if len(mentions) < _TWO:
            return False
        first, second = (one.span for one in mentions)
        ahead, between = self.text[line.start : first.start], self.text[first.end : second.start]
        behind = self.text[second.end : line.end]
        is_opening = _OPENING.fullmatch(ahead) is not None
        return is_opening and _JOINS.fullmatch(between) is not None and _STOPS.match(behind) is not None

    def _states(self, numbers: Iterable[int]) -> dict[str, Party]:
        """Give the states that some sentences name, by their code."""
        found: dict[str, Party] = {}
        for number in numbers:
            for one in self._named(number):
                found.setdefault(one.country, one)
        return found

    def run(self, pair: dict[str, Party], lines: Sequence[Line], made: Sequence[Step]) -> tuple[str, str] | None:
        """Give from whom to whom goods go between two states, where all that the report tells of go one way.

        Goods of the same class tell it first.
        """
        gifts = [
            (one, (one.provider[0].country, one.recipient[0].country))
            for one in made
            if one.kind in _GIFTS and len(one.provider) == len(one.recipient) == 1 and _sides(one) == set(pair)
        ]
        classes = {line.item_class for line in lines}
        alike = {way for one, way in gifts if classes & {line.item_class for line in one.lines}}
        ways = alike or {way for _, way in gifts}
        return next(iter(ways)) if len(ways) == 1 else None

    def _passage(self, place: int) -> list[int]:
        """Give the sentences of the passage that a sentence stands in, the last first."""
        sentences = self.reading.marks.sentences
        found: list[int] = []
        line = self._line(place)
        is_item = _ITEM.match(self.text, line.start) is not None
        for number in range(place, max(-1, place - _REACH - 1), -1):
            own = self._line(number)
            if is_item and own != line:
                found += self._heads(number)
                break
            if number != place and not is_item and _ITEM.match(self.text, own.start):
                break
            found.append(number)
            is_question = sentences[number].span.of(self.text).rstrip("\"”’' ").endswith("?")
            if (is_question and number != place) or self._is_headline(number):
                break
        return found

    def _heads(self, place: int) -> list[int]:
        """Give the headline above a list whose items are all of the two states that it names: a joint statement's."""
        for number in range(place, max(-1, place - _LONGEST_LIST), -1):
            if self._is_headline(number):
                return [number] if len(self._named(number)) >= _TWO else []
        return []

    def _is_headline(self, number: int) -> bool:
        is_title = self.reading.marks.sentences[number].block.kind is BlockKind.TITLE
        return is_title or not _ENDED.search(self._line(number).of(self.text))

    def _line(self, number: int) -> Span:
        start = self.reading.marks.sentences[number].span.start
        end = self.text.find("\n", start)
        return Span(self.text.rfind("\n", 0, start) + 1, end if end >= 0 else len(self.text))

    def _named(self, number: int) -> list[Party]:
        """Give the states and organisations that a sentence names, as states."""
        cast, span = self.partners.sides.cast, self.reading.marks.sentences[number].span
        codes = self.partners.named(span)
        named = (cast.party(one) for one in cast.outermost(span))
        return [cast.state_of(one) for one in named if one is not None and one.country in codes]

    def _deal(self, pair: dict[str, Party], passage: Sequence[int], made: Sequence[Step]) -> bool:
        """Say whether two states are told to give or promise to one another, or to have agreed."""
        told = any(_sides(one) == set(pair) and one.step is not StepKind.MENTIONED for one in made)
        return told or any(self.partners.are_together(number, set(pair)) for number in passage)


def _sides(step: Step) -> set[str]:
    return {one.country for one in (*step.provider, *step.recipient)}
