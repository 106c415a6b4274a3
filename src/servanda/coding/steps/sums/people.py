"""People whom one state sends to help another or trains for it: "Portugal will contribute 60 instructors".

Invariant: soldiers are help only where the text tells of a mission or of training; else they may be sent against
somebody. Who is sent without a number is a team of helpers, "a medical team".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.goods import lines_of
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.moves.words import HELPERS, TEAMS
from servanda.coding.steps.sums.counts import number_of
from servanda.coding.steps.sums.found import Amounts
from servanda.coding.steps.sums.graded import ARRIVES, Find
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import Instrument, ItemClass, Line, Quantity, QuantityMark, Sentence, Status, StepKind

_SENDS = frozenset("contribute provide send deploy dispatch second offer pledge commit promise assign lend".split())
_SETS_OUT = frozenset({"deploy", "depart", "travel", "fly"})
"""Verbs whose subject is sent: "600 police officers will deploy to Haiti"."""

_TRAINS = frozenset({"train", "educate"})
_ENDS = frozenset({"complete", "finish", "conclude"})
_COURSES = _ENDS | {"begin", "start", "resume"}
"""Verbs whose object is the training that goes on."""

_HOLDS = frozenset({"hold", "organise", "organize", "conduct", "run", "host"})
_LESSONS = frozenset({"course", "programme", "program", "workshop", "seminar", "session"})

_FUNDS = frozenset({"fund", "finance", "sponsor", "promise", "pledge", "offer"})
"""Verbs whose object may be training that others give."""

_INVITES = frozenset({"invite"})
"""Verbs by which whoever teaches has others come: "25 mechanics will be invited to Lima for training"."""

_TEACHERS = frozenset({"trainer", "instructor", "teacher", "lecturer"})

_TAUGHT_OR_SENT = _SENDS | _TRAINS | _SETS_OUT | _COURSES | _HOLDS | ARRIVES | _FUNDS | _INVITES | {"receive", "pay"}

_OF_HELP = frozenset(
    "medical rescue relief humanitarian search expert surgical health technical agricultural demining engineering "
    "veterinary firefighting geological eye".split()
)
"""Words before a team that make it one of helpers: "medical team"."""

_COME_TO_HELP = HELPERS - {"police", "officer", "policeman", "observer", "instructor", "adviser", "advisor", "trainer"}
"""Helpers whose coming is help by itself."""

_SOLDIERS = frozenset("soldier troop marine gendarme guard serviceman servicemember".split())
_MISSION = frozenset("mission missions peacekeeping peacekeepers training contingent observers stabilisation".split())
_TO_HELP = re.compile(
    r"\bto (?:help|assist|train|teach|clear|rescue|rebuild|repair|evacuate|distribute|search)\b|"
    r"\bat (?:the|its) (?:request|invitation) of\b|\bat its (?:request|invitation)\b",
    re.IGNORECASE,
)
"""Words by which soldiers are sent to help: "40 soldiers to clear rubble"."""

_TRAINED = (
    HELPERS
    | _SOLDIERS
    | frozenset(
        "sailor pilot student cadet farmer technician judge prosecutor recruit midwife journalist official commando "
        "fighter worker driver miner teacher employee".split()
    )
)

_MEN = ("man", "men", "woman", "women")
"""Endings of those who have a trade: "riflemen", "coastguardsmen"."""


class People:
    """Finds those who are sent or trained, under verbs that no frame of an event has read."""

    def __init__(self, reading: ReportReading, amounts: Amounts) -> None:
        self.reading = reading
        self.amounts = amounts
        self.taught = reading.book.words.listed("taught_person")

    def found(self) -> Iterator[Find]:
        """Give the counts of people who are sent or trained, in the order of the text."""
        for number, (sentence, clauses) in enumerate(
            zip(self.reading.marks.sentences, self.reading.clauses, strict=True)
        ):
            if not any(clause.verb.lemma in _TAUGHT_OR_SENT for clause in clauses):
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            for at, clause in enumerate(clauses):
                is_told = clause.marker not in {"if", "unless", "whether"}
                find = self._sent(telling, at, number) if is_told and not clause.verb.passive else None
                find = find or (self._helping(telling, at) or self._taught(telling, at) if is_told else None)
                find = find or (self._paid_course(telling, at) if is_told else None)
                if find is not None:
                    yield find

    def _sent(self, telling: Telling, at: int, number: int) -> Find | None:
        tokens, clause = self.reading.marks.tokens, telling.clauses[at]
        mark = self._counted(telling, at) or self._counted_by_word(clause)
        if mark is None or mark.quantity is None or self._is_doubted(telling, at):
            return None
        noun = next((one for one in reversed(within(tokens, mark.item or mark.span)) if one.text.isalpha()), None)
        called = noun.lemma.lower() if noun is not None else ""
        words = self.amounts.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.amounts.modality.of(telling.clauses, at, words=words)
        is_taught = called in _TRAINED or called in self.taught or called.endswith(_MEN)
        if clause.verb.lemma in _TRAINS and is_taught:
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

    def _taught(self, telling: Telling, at: int) -> Find | None:
        """Give training that was begun or done: "completed the training of 90 Togolese pilots"."""
        clause = telling.clauses[at]
        is_by_trainers = clause.subject is not None and self._lemma(clause.subject) in _TEACHERS
        phrase = next((one for one in clause.objects if self._is_training(one, is_certain=is_by_trainers)), None)
        if clause.verb.passive and clause.verb.lemma == "train":
            phrase = clause.subject  # "300 Togolese officials were trained in Norway"
        is_taught = clause.verb.lemma in _COURSES | _HOLDS | {"receive", "train"}
        if phrase is None or not is_taught or self._is_doubted(telling, at):
            return None
        if clause.verb.passive and clause.verb.lemma != "train":
            return None
        if clause.verb.lemma in _COURSES and self._is_bare(clause, phrase):
            return None  # "the team completed training in Spain": who trained whom is open
        words = self.amounts.parties.words(telling.sentence.first, telling.sentence.last)
        if self.amounts.modality.of(telling.clauses, at, words=words) is not Status.ACTUAL:
            return None
        span = self.amounts.parties.span(phrase.first, _end_of(clause, phrase))
        bare = QuantityMark(span, None, None, span, "", 0.0)
        mark = next((one for one in within(self.reading.marks.quantities, span) if one.quantity is not None), bare)
        step = StepKind.FULFILLED if clause.verb.lemma in _ENDS else StepKind.PARTLY_DELIVERED
        line = Line("training", ItemClass.TRAINING, mark.quantity, None)
        return Find(mark, telling, at, step, Status.ACTUAL, None, (line,))

    def _paid_course(self, telling: Telling, at: int) -> Find | None:
        """Give training that somebody pays for or promises: "will pay for the training of 40 Togolese drivers"."""
        clause = telling.clauses[at]
        is_for = clause.verb.lemma in {"pay", *_INVITES}
        paid = [one.phrase for one in clause.adjuncts if one.preposition == "for"] if is_for else []
        phrases = [*paid, *(clause.objects if clause.verb.lemma in _FUNDS else ())]
        phrase = next((one for one in phrases if self._lemma(one) == "training"), None)
        is_invited = clause.verb.lemma in _INVITES
        if phrase is None or (clause.verb.passive and not is_invited) or self._is_doubted(telling, at):
            return None
        first = phrase.first if not is_invited else min(phrase.first, clause.first)
        span = self.amounts.parties.span(first, max(phrase.span_last, clause.last))
        counted = [one for one in within(self.reading.marks.quantities, span) if one.quantity is not None]
        words = self.amounts.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.amounts.modality.of(telling.clauses, at, words=words)
        if not counted or status not in {Status.ACTUAL, Status.PLANNED}:
            return None
        line = Line("training", ItemClass.TRAINING, counted[0].quantity, None)
        if status is Status.PLANNED or clause.verb.lemma == "invite":
            return Find(counted[0], telling, at, StepKind.PLEDGED, status, Instrument.STATEMENT, (line,))
        return Find(counted[0], telling, at, StepKind.PARTLY_DELIVERED, status, None, (line,))

    def _is_bare(self, clause: Clause, phrase: NounPhrase) -> bool:
        """Say whether training is not said to be of or for anybody, by a word before it or behind it."""
        words = self.amounts.parties.words(phrase.first, _end_of(clause, phrase))
        return phrase.last - phrase.first == 1 and words[0].lower() == "training" and not {"of", "for"} & set(words)

    def _lemma(self, phrase: NounPhrase) -> str:
        return self.reading.marks.tokens[phrase.head].lemma.lower()

    def _is_training(self, phrase: NounPhrase, *, is_certain: bool) -> bool:
        """Say whether a phrase is of training: "the training of pilots", "a training course", by a trainer "course"."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head].lemma.lower()
        words = {token.text.lower() for token in tokens[phrase.first : phrase.span_last]}
        return head == "training" or (head in _LESSONS and (is_certain or "training" in words))

    def _helping(self, telling: Telling, at: int) -> Find | None:
        """Give a team of helpers that is sent or that comes, with or without a number: "a medical team arrived"."""
        clause = telling.clauses[at]
        phrase = next((one for one in _sent_of(clause) if self._is_team(one)), None)
        if phrase is None or self._is_doubted(telling, at):
            return None
        words = self.amounts.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.amounts.modality.of(telling.clauses, at, words=words)
        span = self.amounts.parties.span(phrase.first, phrase.span_last)
        marks: tuple[QuantityMark, ...] = tuple(within(self.reading.marks.quantities, telling.sentence.span))
        bare = QuantityMark(span, None, None, span, "", 0.0)
        mark = next((one for one in marks if one.span.overlaps(span) and one.quantity is not None), bare)
        lines = lines_of(self.reading, telling.pieces, (phrase,))[:1]
        if not lines:
            return None
        line = replace(lines[0], item_class=ItemClass.TROOPS, value=None)
        if status is Status.ACTUAL and self.amounts.is_ordered(clause):
            status = Status.PLANNED
        if status is Status.ACTUAL:
            return Find(mark, telling, at, StepKind.PARTLY_DELIVERED, status, None, (line,))
        if status is Status.PLANNED:
            return Find(mark, telling, at, StepKind.PLEDGED, status, Instrument.STATEMENT, (line,))
        return None

    def _is_team(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names helpers: "ten doctors", "a medical team", "a team of experts"."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head].lemma.lower()
        if head in TEAMS:
            words = {token.lemma.lower() for token in tokens[phrase.first : phrase.span_last]}
            return bool(words & (_OF_HELP | _COME_TO_HELP))
        called = [token.text.lower() for token in tokens[phrase.first : phrase.span_last]]
        is_next = bool({"further", "additional"} & set(called))  # two may come for anything
        return head in _COME_TO_HELP or (is_next and head in HELPERS and "police" in called)

    def _counted(self, telling: Telling, at: int) -> QuantityMark | None:
        """Give the count that the object of a clause begins with."""
        clause = telling.clauses[at]
        parties = self.amounts.parties
        told = (clause.subject,) if clause.verb.lemma in _SETS_OUT and not clause.objects else clause.objects
        spans = [parties.span(phrase.first, phrase.span_last) for phrase in told if phrase is not None]
        marks: tuple[QuantityMark, ...] = tuple(within(self.reading.marks.quantities, telling.sentence.span))
        return next((mark for mark in marks if any(mark.span.overlaps(span) for span in spans)), None)

    def _counted_by_word(self, clause: Clause) -> QuantityMark | None:
        """Give the count of who is trained that no list of units has: "60 Togolese riflemen"."""
        tokens = self.reading.marks.tokens
        phrase = clause.objects[0] if clause.objects and clause.verb.lemma in _TRAINS else None
        number = number_of(tokens[phrase.first : phrase.first + 1]) if phrase is not None else None
        if phrase is None or number is None or not tokens[phrase.head].lemma.lower().endswith(_MEN):
            return None
        span = self.amounts.parties.span(phrase.first, phrase.last)
        item = self.amounts.parties.span(phrase.head, phrase.head + 1)
        words = span.of(self.reading.report.text)
        return QuantityMark(span, Quantity(number, number, None, approx=False, text=words), None, item, "", 0.0)

    def _is_doubted(self, telling: Telling, at: int) -> bool:
        return self.amounts.doubts.at(telling.sentence, telling.clauses, at) is not None

    def _is_mission(self, number: int) -> bool:
        """Say whether a sentence or the one before it tells of a mission or of training."""
        near: tuple[Sentence, ...] = tuple(self.reading.marks.sentences[max(0, number - 1) : number + 1])
        tokens = self.reading.marks.tokens
        is_helping = _TO_HELP.search(self.reading.marks.sentences[number].span.of(self.reading.report.text)) is not None
        is_named = any(tokens[place].text.lower() in _MISSION for one in near for place in range(one.first, one.last))
        return is_helping or is_named


def _end_of(clause: Clause, phrase: NounPhrase) -> int:
    """Give where the words of an object end: with those for whom a course is held."""
    return max(phrase.span_last, clause.last) if clause.objects else phrase.span_last


def _sent_of(clause: Clause) -> Sequence[NounPhrase]:
    """Give what is sent by a clause: its object, the subject of a passive, and who arrives."""
    subject = (clause.subject,) if clause.subject is not None else ()
    if clause.verb.lemma in ARRIVES and not clause.verb.passive:
        return subject
    if clause.verb.lemma not in _SENDS | {"deploy"}:
        return ()
    return subject if clause.verb.passive else clause.objects
