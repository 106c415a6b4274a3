"""Strikes of those who stop work, which hit nobody: "went on strike", "a strike in Lima" in a report on miners.

Invariant: a strike in a sentence that tells of arms or of dead is a blow.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.model import EventType, Sentence

_NOUN = "strike"
_OF_ARMS = frozenset(
    "kill wound injure dead death casualty missile rocket drone warplane jet helicopter bomb shell artillery air army"
    " military militant rebel troop soldier destroy damage hit target".split()
)
"""Words beside a strike by which it is a blow."""


class LabourStrikes:
    """Tells the strikes of a report in which people stop work from those that hit."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.tokens = reading.marks.tokens

    def holds(self, act: Act) -> bool:
        """Say whether an act of force is only a strike at work: "on strike", or one beside workers in the report."""
        if not act.is_noun or act.frame.type is not EventType.ASSAULT:
            return False
        at = bisect_left(self.tokens, act.span.start, key=lambda one: one.span.start)
        here = [place for place in range(at, len(self.tokens)) if self.tokens[place].span.start < act.span.end]
        place = next((one for one in here if self.tokens[one].lemma.lower() == _NOUN), None)
        if place is None or not self._words(act.telling.sentence).isdisjoint(_OF_ARMS) or self._is_aimed(place):
            return False
        return (place > 0 and self.tokens[place - 1].text.lower() == "on") or self._tells_of_workers

    def _is_aimed(self, place: int) -> bool:
        """Say whether a strike is "on" something: nobody stops work on a port that way."""
        behind = self.tokens[place + 1 : place + 2]
        return bool(behind) and behind[0].text.lower() in {"on", "against"}

    @cached_property
    def _tells_of_workers(self) -> bool:
        """Say whether a sentence of the report names a strike and people who have work, and no arms."""
        strikers = self.reading.book.words.listed("striker")
        words = (self._words(sentence) for sentence in self.reading.marks.sentences)
        return any(_NOUN in one and one & strikers and not one & _OF_ARMS for one in words)

    def _words(self, sentence: Sentence) -> frozenset[str]:
        return frozenset(token.lemma.lower() for token in self.tokens[sentence.first : sentence.last])
