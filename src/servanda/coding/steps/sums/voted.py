"""Sums that nobody gives a state: what a budget or a law holds for no state in print, and what firms invest.

Invariant: a sum that a budget, a law or a request holds is given to whom its sentence prints; a receiver that the
report lends it gets nothing by it. Investments of firms are no gift of their state.
Source: field notes on commitments, section 3: requests are no promises; who acts decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.model import CommitmentKind, QuantityMark, Sentence, Span, Step

_POINTS_BACK = re.compile(r"\W*(?:this|it|these|they|that)\b(?: (?:also|now|funding|amount|total|sum))*", re.IGNORECASE)
"""What opens a sentence on what was told before: "It also includes"."""

_INVESTED = re.compile(
    r" (?:of|in) (?:(?!(?:the|and|for)\b)[\w.’'-]+ ){0,3}?(?:(?P<private>private(?:[- ]sector)? )?investments?|"
    r"(?P<capital>private(?:[- ]sector)? (?:capital|financ\w+|funds?|funding)))\b",
    re.IGNORECASE,
)
"""What stands behind a sum that is invested: "of private sector investment", "in new investments"."""

_NEXT_SUM = re.compile(r"[;:]|[$€£]\d|\b\d[\d.,]* [mb]illion\b")
"""Where the words behind a sum tell of another one."""

_BACK = 4
"""Sentences before one that points back in which the budget stands."""

_GOVERNS = frozenset({"GOV", "LEG"})
"""Parts of a state that propose and vote a budget, and do not get it."""

_BEHIND = 60
"""Characters behind a sum in which it is said to be invested."""


class VotedSums:
    """Leaves out the steps of sums that nobody gives."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.words = words = reading.book.scopes
        self._voted = re.compile(
            r"(?:\W*\*\*[^*]{1,200}\*\*)?\W*(?:(?:the|this|that|his|her|its|our|my|a|an|[A-Z][\w.]+[’']s) )?"
            r"(?:(?!(?:of|for|to)\b)[\w’'.-]+ ){0,5}"
            rf"(?:{words.pattern('part_of_law')}) (?:also |would |will )?(?:{words.pattern('law_holds')})\b",
            re.IGNORECASE,
        )
        self._firms = re.compile(rf"\b(?:{words.pattern('firms')})\b", re.IGNORECASE)

    def without(self, steps: Sequence[Step]) -> list[Step]:
        """Give the steps but those of money that is voted for nobody in print, or invested by firms."""
        return [step for step in steps if not (self._is_voted(step) or self._is_of_others(step))]

    def _is_voted(self, step: Step) -> bool:
        if step.kind is not CommitmentKind.MONEY or not any(line.value is not None for line in step.lines):
            return False
        at = self._sentence(step.evidence[0].span)
        told = self.reading.marks.sentences[at]
        if not self._is_of_law(at):
            return False
        named = [party for one in self.cast.outermost(told.span) if (party := self.cast.party(one)) is not None]
        helped = {party.country for party in named if not _GOVERNS & set(party.code.split("."))}
        return not {party.country for party in step.recipient} & helped

    def _is_of_law(self, at: int) -> bool:
        """Say whether a sentence tells what a budget or a law holds, or points back to one that does."""
        sentences = self.reading.marks.sentences
        for place in range(at, max(-1, at - _BACK), -1):
            if self._voted.match(sentences[place].span.of(self.reading.report.text)):
                return True
            if not self._points_back(sentences[place]):
                return False
        return False

    def _points_back(self, sentence: Sentence) -> bool:
        return _POINTS_BACK.match(sentence.span.of(self.reading.report.text)) is not None

    def _is_of_others(self, step: Step) -> bool:
        """Say whether a sum is of other givers or invested: "mobilised $5 million from other donors"."""
        values = {line.value for line in step.lines if line.value is not None}
        told = {self._sentence(one.span) for one in step.evidence}
        return any(
            self._is_elsewhere(mark, self.reading.marks.sentences[at].span)
            for at in sorted(told)
            for mark in within(self.reading.marks.quantities, self.reading.marks.sentences[at].span)
            if mark.value is not None and mark.value in values
        )

    def _is_elsewhere(self, mark: QuantityMark, sentence: Span) -> bool:
        text = self.reading.report.text
        behind = text[mark.span.end : min(sentence.end, mark.span.end + _BEHIND)]
        found = _INVESTED.match(behind)
        if self.words.show("from_others", _NEXT_SUM.split(behind, maxsplit=1)[0]):
            return True
        if found is None:
            return False
        is_private = found["private"] is not None or found["capital"] is not None
        return is_private or self._firms.search(text[sentence.start : mark.span.start]) is not None

    def _sentence(self, span: Span) -> int:
        sentences = self.reading.marks.sentences
        return max((at for at, one in enumerate(sentences) if one.span.start <= span.start), default=0)
