"""Amounts of one giving that go to several: "sent 20 ambulances to Sudan and 10 tents to Chad".

Invariant: an amount goes to the state that stands right behind it, where the sentence parts its amounts so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.coding.steps.parties.sides import Sides
from servanda.model import NO_CODE, CommitmentKind, MentionKind, Party, QuantityMark, Sentence, Step

_TO = re.compile(r"(?: (?:in|of|worth of) [\w’' -]{2,30}?)?(?: [\w-]+)?,? (?:to|for) (?:the )?$")
"""What stands between an amount and the one that it goes to."""

_NEAR = 60
"""Characters behind an amount in which its receiver is named."""

_GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})


class Shares:
    """Gives each amount of a sentence the receiver that stands behind it."""

    def __init__(self, reading: ReportReading, sides: Sides) -> None:
        self.reading = reading
        self.sides = sides

    def parted(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, those of amounts that are parted with their own receivers."""
        steps = list(made)
        for sentence in self.reading.marks.sentences:
            shares = self.of_sentence(sentence)
            for mark, receiver in shares if len({one.country for _, one in shares}) > 1 else ():
                steps = [self._parted(step, sentence, mark, receiver) for step in steps]
        return steps

    def of_sentence(self, sentence: Sentence) -> list[tuple[QuantityMark, Party]]:
        """Give the amounts of a sentence that have a state right behind them."""
        text = self.reading.report.text
        found: list[tuple[QuantityMark, Party]] = []
        for mark in within(self.reading.marks.quantities, sentence.span):
            named = [
                one
                for one in self.sides.cast.outermost(sentence.span)
                if mark.span.end < one.span.start <= mark.span.end + _NEAR and one.kind is not MentionKind.PRONOUN
            ]
            party = self.sides.cast.party(named[0]) if named else None
            between = text[mark.span.end : named[0].span.start] if named else ""
            if party is not None and party.country != NO_CODE and _TO.fullmatch(between):
                found.append((mark, self.sides.cast.state_of(party)))
        return found

    def _parted(self, step: Step, sentence: Sentence, mark: QuantityMark, receiver: Party) -> Step:
        """Give a step with the receiver of its amount, where it tells of that amount alone."""
        amounts = [amount for line in step.lines for amount in (line.value, line.quantity) if amount is not None]
        is_here = any(one.span.overlaps(sentence.span) for one in step.evidence) and step.kind in _GIFTS
        is_own = len(step.lines) == 1 and any(amount in {mark.value, mark.quantity} for amount in amounts)
        givers = {party.country for party in step.provider}
        if not is_here or not is_own or receiver.country in givers or len(step.recipient) != 1:
            return step
        if step.recipient[0].country == receiver.country:
            return step
        return replace(step, recipient=(receiver,))
