"""Papers signed by sides that the sentence does not name: "Afterwards the ministers signed a memorandum on livestock".

Invariant: only the two states that talked or agreed just before; a subject that is no office of theirs leaves it open.
Source: field notes on commitments, "Words to steps": a memorandum is a pledge, an agreement is signed (ruling 59).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of
from servanda.coding.near import Speech, within
from servanda.coding.steps.parties.partners import Partners
from servanda.coding.steps.parties.sides import Sides, day_of_talks, role_of, unique
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.steps.sums.sums import kind_of
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    NO_CODE,
    CommitmentKind,
    Event,
    FindingId,
    Instrument,
    Party,
    Period,
    Scope,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    TimeUse,
    by_publication,
    cite,
    content_id,
)

RULE = "step.understood"
_SCORE = 0.5
_SIGNS = frozenset({"sign", "ink", "initial", "conclude", "exchange"})
_WITNESSES = frozenset({"witness", "attend", "oversee", "observe"})
"""Verbs of those in whose presence a paper is signed: "witnessed the signing of four agreements"."""

_THEY = frozenset(
    "side party minister leader official country government delegation president neighbour neighbor they both two pair "
    "representative counterpart state nation ambassador premier".split()
)
"""Heads of subjects that stand for the two that talked."""

_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "it", "which"})
_DOCUMENTS = frozenset({"document", "documents"})
_SUCH = frozenset({"relevant", "corresponding", "appropriate", "respective"})
"""Words before papers that are those of what was just told."""

_REACH = 2
"""Sentences before a paper in which the promise is told that it is of."""

_PAIR = 2


class Signings:
    """Gives the steps of papers whose signatories are understood."""

    def __init__(
        self, reading: ReportReading, sides: Sides, statements: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self.reading = reading
        self.report = reading.report
        self.sides = sides
        self.events = events
        self.partners = Partners(sides, events)
        self.speech = Speech(statements)

    def signed(self, told: Sequence[Act], made: Sequence[Step]) -> list[Step]:
        """Give a step for each act of signing whose two sides the talks before name, where no step tells it."""
        found: list[Step] = []
        for act in told:
            step = self._signed(act, made) if self._is_signing(act) else None
            if step is not None and not any(_tells(one, step) for one in made):
                found.append(step)
        return found

    def dealt(self, told: Sequence[Act], made: Sequence[Step]) -> list[Step]:
        """Give the sales and purchases that a paper was signed for, with both sides in their words.

        "Bolivia signed a deal to sell Brazil 300 tonnes of zinc": the other side stands in the infinitive only.
        """
        found: list[Step] = []
        for act in told:
            above = self._paper_above(act)
            if above is None or not act.frame.is_transfer or not (act.source and act.target):
                continue
            if any(one.span.overlaps(act.telling.sentence.span) for step in (*made, *found) for one in step.evidence):
                continue
            clause = act.telling.clauses[act.clause or 0]
            lines = lines_of(self.reading, act.telling.pieces, act.item or clause.objects[-1:])
            provider, recipient = self.sides.givers(act.source), self.sides.states(act.target)
            sides = {party.country for party in (*provider, *recipient)}
            if not lines or NO_CODE in sides or len(sides) != _PAIR:
                continue
            step = self._step(act, above, provider, self.speech.holding(act.at.start))
            paper = StepKind.PLEDGED if above is Instrument.MEMORANDUM else StepKind.SIGNED
            found.append(replace(step, kind=kind_of(lines), recipient=recipient, lines=lines, step=paper))
        return found

    def _paper_above(self, act: Act) -> Instrument | None:
        """Give the paper whose signing an infinitive hangs on."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or not clause.verb.infinitive or clause.governor is None:
            return None
        above = act.telling.clauses[clause.governor]
        words = self._words_of(above)
        is_signed = above.verb.lemma in _SIGNS and above.verb.is_finite and not above.verb.negated
        is_done = above.verb.tense == "past" or above.verb.perfect
        return self._instrument(words) if is_signed and is_done and above.verb.modal is None else None

    def _is_signing(self, act: Act) -> bool:
        """Say whether an act is a signing by sides that nothing in its clause names."""
        if act.clause is None or act.is_title or act.status is not Status.ACTUAL:
            return False
        clause = act.telling.clauses[act.clause]
        if act.is_noun:
            is_signing = self.reading.marks.tokens[clause.verb.main].lemma in _WITNESSES
            return is_signing and "sign" in act.at.of(self.report.text).lower()
        if clause.verb.lemma not in _SIGNS or clause.verb.infinitive:
            return False
        tokens = self.reading.marks.tokens
        if clause.verb.passive and clause.subject is not None:
            if tokens[clause.subject.first].text.lower() in _KNOWN:
                return False  # "The contract was signed": it was told of before
            by = [one.phrase for one in clause.adjuncts if one.preposition == "by"]
            return all(tokens[phrase.head].lemma.lower() in _THEY for phrase in by)
        return clause.subject is not None and tokens[clause.subject.head].lemma.lower() in _THEY

    def _signed(self, act: Act, made: Sequence[Step]) -> Step | None:
        paper = self._paper(act)
        if paper is not None and self._is_of_promise(act):
            return self._of_promise(act, paper, made)
        place = self.partners.place(act.at.start)
        both = unique(self.partners.two(place))
        countries = {party.country for party in both}
        if paper is None or len(countries) != _PAIR or self.partners.named(self._clause(act)) - countries:
            return None
        holding = self.speech.holding(act.at.start)
        if any(one.stance in NO_DEED for one in holding):
            return None
        return self._step(act, paper, both, holding)

    def _is_of_promise(self, act: Act) -> bool:
        """Say whether a paper is only called that of what was just told: "relevant agreements", "in this regard"."""
        words = {word.lower() for word in self._clause(act).of(self.report.text).split()}
        return bool(words & _SUCH) or {"this", "regard"} <= words

    def _of_promise(self, act: Act, paper: Instrument, made: Sequence[Step]) -> Step | None:
        """Give the signing of the paper of the last promise before, with its sides."""
        first = self.partners.sentences[max(0, self.partners.place(act.at.start) - _REACH)].span.start
        before = [
            (piece.span, one.id, one)
            for one in made
            for piece in one.evidence
            if first <= piece.span.start < act.at.start and one.recipient
        ]
        promise = max(before, key=lambda told: told[:2])[2] if before else None
        if promise is None or promise.kind is CommitmentKind.MEETING:
            return None
        step = self._step(act, paper, promise.provider, self.speech.holding(act.at.start))
        return replace(step, kind=promise.kind, recipient=promise.recipient)

    def _step(self, act: Act, paper: Instrument, both: tuple[Party, ...], holding: Sequence[Statement]) -> Step:
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        span = self._clause(act)
        kind = CommitmentKind.TREATY if paper is Instrument.TREATY else CommitmentKind.POLICY
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, "signed")),
            report=self.report.id,
            kind=kind,
            provider=both,
            recipient=both,
            via=(),
            step=StepKind.PLEDGED if paper is Instrument.MEMORANDUM else StepKind.SIGNED,
            when=self._day(act) or day_of_talks(self.events, both) or by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=paper,
            due=None,
            by=by,
            role_of_speaker=role_of(by, both, both),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=_SCORE),),
        )

    def _day(self, act: Act) -> Period | None:
        """Give the day printed behind the verb, before the next one begins."""
        tokens, verb = self.reading.marks.tokens, act.telling.clauses[act.clause or 0].verb.main
        later = [one.verb.first for one in act.telling.clauses if one.verb.main > verb and one.verb.is_finite]
        end = tokens[min(later)].span.start if later else act.telling.sentence.span.end
        days = within(self.reading.marks.times, Span(tokens[verb].span.end, end))
        return next((mark.period for mark in days if mark.use is TimeUse.EVENT and mark.period.is_known), None)

    def _paper(self, act: Act) -> Instrument | None:
        return self._instrument(self._clause(act).of(self.report.text).split())

    def _words_of(self, clause: Clause) -> list[str]:
        tokens = self.reading.marks.tokens
        return [token.text for token in tokens[clause.verb.first : clause.last]]

    def _instrument(self, words: Sequence[str]) -> Instrument | None:
        found = (self.reading.book.steps.instrument(words, at) for at in range(len(words)))
        paper = next((one[0] for one in found if one is not None), None)
        is_any = any(word.strip(".,").lower() in _DOCUMENTS for word in words)
        return paper or (Instrument.AGREEMENT if is_any else None)

    def _clause(self, act: Act) -> Span:
        tokens = self.reading.marks.tokens
        clause = act.telling.clauses[act.clause or 0]
        subject = clause.subject.first if clause.subject is not None else clause.first
        return Span(tokens[min(subject, clause.first)].span.start, tokens[clause.last - 1].span.end)


def _tells(one: Step, other: Step) -> bool:
    """Say whether a step already tells of a signing in the same words; a speech around them may promise more."""
    is_near = any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)
    return is_near and (one.step is other.step or one.instrument not in {None, Instrument.STATEMENT})
