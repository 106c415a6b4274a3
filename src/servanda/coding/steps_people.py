"""People whom one state sends to help another or trains for it: "Portugal will contribute 60 instructors".

Invariant: soldiers are help only where the text tells of a mission or of training; else they may be sent against
somebody.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.coding.acts_types import Telling
from servanda.coding.cast import ReportReading
from servanda.coding.near import within
from servanda.coding.steps_moves import HELPERS
from servanda.coding.steps_sums_found import Amounts
from servanda.coding.steps_sums_graded import Find
from servanda.coding.syntax import pieces
from servanda.model import Instrument, ItemClass, Line, QuantityMark, Sentence, Status, StepKind

_SENDS = frozenset("contribute provide send deploy dispatch second offer pledge commit promise assign lend".split())
_SETS_OUT = frozenset({"deploy", "depart", "travel", "fly"})
"""Verbs whose subject is sent: "600 police officers will deploy to Haiti"."""

_TRAINS = frozenset({"train", "educate"})
_SOLDIERS = frozenset("soldier troop marine gendarme guard serviceman servicemember".split())
_MISSION = frozenset("mission missions peacekeeping peacekeepers training contingent observers stabilisation".split())
_TRAINED = (
    HELPERS
    | _SOLDIERS
    | frozenset(
        "sailor pilot student cadet farmer technician judge prosecutor recruit midwife journalist official commando "
        "fighter worker driver miner teacher employee".split()
    )
)


class People:
    """Finds those who are sent or trained, under verbs that no frame of an event has read."""

    def __init__(self, reading: ReportReading, amounts: Amounts) -> None:
        self.reading = reading
        self.amounts = amounts

    def found(self) -> Iterator[Find]:
        """Give the counts of people who are sent or trained, in the order of the text."""
        for number, (sentence, clauses) in enumerate(
            zip(self.reading.marks.sentences, self.reading.clauses, strict=True)
        ):
            if not any(clause.verb.lemma in _SENDS | _TRAINS | _SETS_OUT for clause in clauses):
                continue
            telling = Telling(sentence, clauses, pieces(self.reading.marks, sentence))
            for at, clause in enumerate(clauses):
                is_told = not clause.verb.passive and clause.marker not in {"if", "unless", "whether"}
                find = self._sent(telling, at, number) if is_told else None
                if find is not None:
                    yield find

    def _sent(self, telling: Telling, at: int, number: int) -> Find | None:
        tokens, clause = self.reading.marks.tokens, telling.clauses[at]
        mark = self._counted(telling, at)
        if mark is None or mark.quantity is None or self._is_doubted(telling, at):
            return None
        noun = next((one for one in reversed(within(tokens, mark.item or mark.span)) if one.text.isalpha()), None)
        called = noun.lemma.lower() if noun is not None else ""
        words = self.amounts.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.amounts.modality.of(telling.clauses, at, words=words)
        if clause.verb.lemma in _TRAINS and called in _TRAINED:
            line = Line("training", ItemClass.TRAINING, mark.quantity, None)
        elif clause.verb.lemma in _SENDS | _SETS_OUT and (
            called in HELPERS or (called in _SOLDIERS and self._is_mission(number))
        ):
            line = Line(noun.text if noun is not None else called, ItemClass.TROOPS, mark.quantity, None)
        else:
            return None
        if status is Status.ACTUAL and clause.verb.lemma not in {"offer", "pledge", "promise", "commit"}:
            return Find(mark, telling, at, StepKind.PARTLY_DELIVERED, status, None, (line,))
        if status in {Status.ACTUAL, Status.PLANNED}:
            return Find(mark, telling, at, StepKind.PLEDGED, status, Instrument.STATEMENT, (line,))
        return None

    def _is_help(self, called: str, number: int) -> bool:
        """Say whether people are such as help another state; soldiers are on a mission only."""
        return called in HELPERS or (called in _SOLDIERS and self._is_mission(number))

    def _counted(self, telling: Telling, at: int) -> QuantityMark | None:
        """Give the count that the object of a clause begins with."""
        clause = telling.clauses[at]
        parties = self.amounts.parties
        told = (clause.subject,) if clause.verb.lemma in _SETS_OUT and not clause.objects else clause.objects
        spans = [parties.span(phrase.first, phrase.span_last) for phrase in told if phrase is not None]
        marks: tuple[QuantityMark, ...] = tuple(within(self.reading.marks.quantities, telling.sentence.span))
        return next((mark for mark in marks if any(mark.span.overlaps(span) for span in spans)), None)

    def _is_doubted(self, telling: Telling, at: int) -> bool:
        return self.amounts.doubts.at(telling.sentence, telling.clauses, at) is not None

    def _is_mission(self, number: int) -> bool:
        """Say whether a sentence or the one before it tells of a mission or of training."""
        near: tuple[Sentence, ...] = tuple(self.reading.marks.sentences[max(0, number - 1) : number + 1])
        tokens = self.reading.marks.tokens
        return any(tokens[place].text.lower() in _MISSION for one in near for place in range(one.first, one.last))
