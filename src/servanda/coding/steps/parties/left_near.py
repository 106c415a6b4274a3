"""Sides of a sum that the gift told just before it has: "Oman gave Chad $4 million. The sum follows $2 million".

Invariant: only the last gift before a sum, near it, and only where the sum's own words name no third state and nothing
wider ("around the world"). Whose receiver is not printed goes on in the paragraph of the gift.
Source: field notes on commitments, section 3: parties are those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.model import NO_CODE, CommitmentKind, Party, Span, Step

Both = tuple[tuple[Party, ...], tuple[Party, ...]]
"""Giver and receiver."""

_GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING})
_REACH = 3
"""Sentences before a sum in which the gift that it goes on about is told."""

_WIDER = re.compile(
    r"\b(?:countries|nations|worldwide|world|global(?:ly)?|international(?:ly)?|region(?:s|al|ally)?|continents?|africa|"
    r"asia|europe|americas?|caribbean|pacific|middle east)\b(?! bank)",
    re.IGNORECASE,
)
"""Words by which a sum goes to more than one land."""


class NearSides:
    """Gives the sides of the gift that was told last."""

    def __init__(self, reading: ReportReading) -> None:
        self.sentences = reading.marks.sentences
        self.text = reading.report.text

    def before(self, sentence: Span) -> Span:
        """Give the sentences before one in which what it goes on about is told."""
        place = bisect_left(self.sentences, sentence.start, key=lambda one: one.span.start)
        first = self.sentences[max(0, place - _REACH)].span.start
        return Span(first, max(first, sentence.start))

    def paragraph(self, sentence: Span) -> Span:
        """Give those of these sentences that stand in the sentence's own paragraph."""
        before = self.before(sentence)
        return Span(max(before.start, self.text.rfind("\n", 0, sentence.start) + 1), max(before.start, sentence.start))

    def sentences_of(self, span: Span) -> list[Span]:
        """Give the sentences that begin inside some words."""
        return [one.span for one in within(self.sentences, span)]

    def is_wider(self, sentence: Span) -> bool:
        """Say whether the words of a sum send it to more than one land."""
        return _WIDER.search(sentence.of(self.text)) is not None

    def of(
        self,
        steps: Iterable[Step],
        sentence: Span,
        *,
        named: AbstractSet[str],
        gives: AbstractSet[str],
        taken: AbstractSet[str],
    ) -> Both | None:
        """Give both sides of the last gift before a sentence; None where the sentence names a third state.

        Args:
            steps: The steps made so far.
            sentence: The sentence of a sum.
            named: The states that it names.
            gives: Who gives, as far as its words tell.
            taken: Who receives, as far as its words tell.
        """
        if self.is_wider(sentence):
            return None
        around = self.before(sentence) if taken else self.paragraph(sentence)
        told = [
            step
            for step in steps
            if step.kind in _GIFTS and any(around.start <= one.span.start < around.end for one in step.evidence)
        ]
        last = max(told, key=lambda step: (max(one.span for one in step.evidence), step.id), default=None)
        if last is None or len(last.provider) != 1 or len(last.recipient) != 1:
            return None
        pair = {last.provider[0].country, last.recipient[0].country}
        is_told = gives <= {last.provider[0].country} and taken <= {last.recipient[0].country}
        fits = is_told and NO_CODE not in pair and len(pair) > 1 and named <= pair
        return (last.provider, last.recipient) if fits else None
