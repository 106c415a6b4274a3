"""The life of a project that a deal pays for: begun, under way, finished, stopped, and what it is worth.

Invariant: only a project word shortly behind a deal between two sides is told of it, and only what is said to have
happened; what is expected, asked for or only not heard of is no step.
Source: field notes on commitments, sections 2 (states of AidData) and 3, "Words to steps".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.acts.own_papers import leaves_own_paper
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.carried import CarriedSteps
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import (
    NO_CODE,
    ActorKind,
    CommitmentKind,
    Instrument,
    ItemClass,
    Line,
    QuantityMark,
    Scope,
    Span,
    Status,
    Step,
    StepKind,
    WordClass,
    by_publication,
    cite,
)

_WORKS = frozenset("construction work works implementation building renovation rehabilitation expansion".split())
"""Nouns that need no article to be those of the deal before: "Construction began in May"."""

_PROJECTS = _WORKS | frozenset(
    "project programme program scheme plant facility hospital school road bridge railway dam port airport stadium "
    "station centre center pipeline factory clinic highway building installation refurbishment reconstruction".split()
)
"""Nouns that call what a deal pays for."""

_DEALS = frozenset("loan grant deal agreement contract package project donation gift credit financing funding".split())
_MOVES = frozenset(
    "begin start commence resume stall finish proceed progress materialise materialize collapse open stop halt cease "
    "come grind fall".split()
)
"""Verbs that tell what becomes of a project as their subject."""

_USES = frozenset({"use", "spend"})
_MONEYS = frozenset("money fund funds funding loan grant credit sum donation".split())
"""Nouns of promised money; what it was used for is done."""

_ASKS = frozenset({"how", "what", "where", "whether", "why"})
_STAGES = frozenset("phase stage network system training course installation centre center complex".split())
"""Nouns that call a part of what a deal pays for, or what it set up."""

_LEAVES = frozenset({"pull", "withdraw", "back"})
"""Verbs by which a side leaves a project: "pulled out of the project"."""

_TAKES_PLACE = frozenset({"hold", "take", "attend", "mark", "organize", "organise", "conduct"})
_OPENS_GROUND = ("breaking", "groundbreaking", "foundation", "cornerstone", "sod", "turning")
_HANDS_OVER = ("inaugura", "opening", "handover", "handing", "hand-over", "handing-over", "completion", "commissioning")
"""Words before "ceremony" that tell whether a work begins or is done."""

_BEGINS = frozenset({"begin", "start", "commence", "proceed", "progress"})
_NOT_WHOLE = frozenset("% percent per partly partially nearly almost half mostly".split())
"""Words before "complete" that leave a part to be done: "is 85 percent complete"."""

_LAYS = frozenset({"lay", "place"})
_FIRST = frozenset({"foundation", "first", "corner"})
"""Words before the stone with which a work begins."""

_STANDS = frozenset({"be", "remain", "get", "stay"})
_STOPS = frozenset({StepKind.CANCELLED, StepKind.SUSPENDED, StepKind.TERMINATED})
_BECOMES = _STOPS | {StepKind.FULFILLED, StepKind.PARTLY_DELIVERED, StepKind.NOT_FULFILLED}
_PAPERS = frozenset({Instrument.AGREEMENT, Instrument.MEMORANDUM, Instrument.STATEMENT})
_MOVED = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS, CommitmentKind.TRAINING})
_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED})
_NOT_YET = frozenset({"once", "if", "until", "unless", "before", "when", "whether", "that", "after"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "both", "these"})
_GIVEN = frozenset("aid assistance support relief equipment goods supply material fund deal".split())
"""Nouns that call what was given before."""

_WORTHS = frozenset({"amount", "value", "cost", "worth", "price", "sum", "size"})
_TELLS_WORTH = frozenset("be have total amount reach stand estimate value cost equal".split())
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY})
_NEAR = 6
"""Tokens behind "is" in which it says how a project stands."""

_REACH = 6
"""Sentences behind a deal, or behind the last step of it, in which its project is told of."""


class ProjectSteps(CarriedSteps):
    """Gives what later sentences tell of the projects of deals."""

    def of_projects(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with the worth told later, and what became of their projects."""
        steps = sorted(made, key=lambda step: (step.evidence[0].span, step.id))
        for at, telling in self._tellings():
            for place, clause in enumerate(telling.clauses):
                before = self._last_deal(steps, at)
                if before is None or clause.marker in _NOT_YET:
                    continue
                sized = self._worth(steps[before], telling, clause)
                if sized is not None:
                    steps[before] = sized
                    continue
                step = self._become(steps[before], telling, place) or self._part_given(steps[before], telling, place)
                if step is not None and not any(self._is_told(one, step) for one in steps):
                    steps.append(step)
                    steps.sort(key=lambda one: (one.evidence[0].span, one.id))
        return steps

    def _last_deal(self, steps: Sequence[Step], at: int) -> int | None:
        """Give the last step of a deal between two sides told in the few sentences before."""
        first, end = self.starts[max(0, at - _REACH)].start, self.starts[at].start
        for place in reversed(range(len(steps))):
            step = steps[place]
            near = any(first <= one.span.start < end for one in step.evidence)
            if near and step.provider and step.recipient and _is_deal(step):
                return place
        return None

    def _is_told(self, one: Step, other: Step) -> bool:
        return any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)

    # what became of it

    def _become(self, deal: Step, telling: Telling, at: int) -> Step | None:
        clause = telling.clauses[at]
        if self.doubts.at(telling.sentence, telling.clauses, at) is not None or self._names_others(deal, telling):
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.modality.of(telling.clauses, at, words=words)
        kind = self._kind(telling, clause, words)
        if kind is None or status not in {Status.ACTUAL, Status.NEGATED} or self._is_of_other(deal, clause):
            return None
        if status is Status.NEGATED and not self.is_only_late(telling, clause):
            kind = self._unkept(kind, clause)
        span = self.parties.span(clause.first, clause.last)
        if kind is None or any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return None
        when = self._day(telling, at) or by_publication(self.report.published)
        scope = self.scopes.of(self.report.text, sentence=telling.sentence.span, amount=None, is_day_told=False)
        become = self._again(deal, span, kind, when=when, scope=scope, lines=deal.lines)
        return self._as_taught(become, clause.subject) if clause.subject is not None else become

    def _is_of_other(self, deal: Step, clause: Clause) -> bool:
        """Say whether a work is of a thing that the deal does not name: "Renovation of the palace was completed"."""
        phrase, tokens = clause.subject, self.reading.marks.tokens
        if phrase is None or tokens[phrase.head].lemma.lower() not in _WORKS:
            return False
        behind = tokens[phrase.head + 1 : clause.verb.first]
        if not behind or behind[0].text.lower() not in {"of", "on", "at"}:
            return False
        things = {token.lemma.lower() for token in behind if token.word_class in {WordClass.NOUN, WordClass.PROPN}}
        told = [span for span in self.starts if any(one.span.overlaps(span) for one in deal.evidence)]
        words = {token.lemma.lower() for span in told for token in within(tokens, span)}
        return bool(things) and not things & (words | _PROJECTS | _STAGES)

    def _part_given(self, deal: Step, telling: Telling, at: int) -> Step | None:
        """Give a part of what was promised that its giver hands over: "It has delivered six of them"."""
        clause = telling.clauses[at]
        part = next((one for one in clause.objects if self._is_part(one) and self._is_of_them(one)), None)
        if part is None or not deal.lines or self._names_others(deal, telling) or clause.verb.passive:
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        entry = self._entry(telling, clause, words)
        is_done = self.modality.of(telling.clauses, at, words=words) is Status.ACTUAL
        if entry is None or entry.step is not StepKind.PARTLY_DELIVERED or not is_done:
            return None
        span = self.parties.span(clause.first, clause.last)
        if any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return None
        when = self._day(telling, at) or by_publication(self.report.published)
        lines = (replace(deal.lines[0], quantity=None, value=None),)
        return self._again(deal, span, entry.step, when=when, scope=Scope.UNKNOWN, lines=lines)

    def _is_of_them(self, phrase: NounPhrase) -> bool:
        return self.reading.marks.tokens[phrase.span_last - 1].text.lower() in {"them", "these", "those"}

    def _kind(self, telling: Telling, clause: Clause, words: Sequence[str]) -> StepKind | None:
        """Give the step that a verb or a phrase behind "is" makes of a project."""
        lemma = clause.verb.lemma
        if lemma in _LEAVES and any(self._is_project(one, _DEALS | _PROJECTS) for one in _left(clause)):
            return StepKind.CANCELLED
        if any(self._is_project(one, _DEALS | _PROJECTS) for one in clause.objects) and not clause.verb.passive:
            return self._stopped(telling, clause, words)
        if self._breaks_ground(clause) or self._is_used(clause):
            return StepKind.PARTLY_DELIVERED
        if clause.subject is not None and (held := self._held(clause)) is not None:
            return held
        if clause.subject is None or not self._is_project(clause.subject, _PROJECTS | _STAGES):
            return None
        if lemma in _STANDS and not clause.verb.passive:
            return self._stands(telling, clause)
        if lemma in _BEGINS or (lemma == "launch" and clause.verb.passive):
            return StepKind.PARTLY_DELIVERED
        entry = self._entry(telling, clause, words) if clause.verb.passive or lemma in _MOVES else None
        return entry.step if entry is not None and entry.step in _BECOMES and not entry.resumes else None

    def _stopped(self, telling: Telling, clause: Clause, words: Sequence[str]) -> StepKind | None:
        """Give the ending that a verb makes of the deal or project that is its object: "dropped the loan"."""
        verb = clause.verb.main - telling.sentence.first
        if clause.verb.lemma == "denounce" and not leaves_own_paper(words[:verb], words[verb + 1 :]):
            return None  # whoever denounces another's deal only condemns it
        match = self.reading.book.steps.at(words, verb)
        found = match.choose(self.parties.nouns(clause.objects)) if match is not None else None
        is_end = found is not None and found.entry.part == "verb" and not found.entry.resumes
        return found.entry.step if found is not None and is_end and found.entry.step in _STOPS else None

    def _held(self, clause: Clause) -> StepKind | None:
        """Give the step of a ceremony that was held: ground is broken for what begins, what is done is handed over."""
        phrase = clause.subject
        tokens = self.reading.marks.tokens
        if phrase is None or tokens[phrase.head].lemma.lower() != "ceremony" or clause.verb.lemma not in _TAKES_PLACE:
            return None
        words = " ".join(self.parties.words(phrase.first, phrase.last)).lower()
        if any(word in words for word in _OPENS_GROUND):
            return StepKind.PARTLY_DELIVERED
        return StepKind.FULFILLED if any(word in words for word in _HANDS_OVER) else None

    def _breaks_ground(self, clause: Clause) -> bool:
        """Say whether a work begins: ground is broken for it, or its foundation stone is laid."""
        tokens = self.reading.marks.tokens
        given = (clause.subject,) if clause.verb.passive else clause.objects
        for phrase in (one for one in given if one is not None):
            head = tokens[phrase.head].lemma.lower()
            words = {word.lower() for word in self.parties.words(phrase.first, phrase.last)}
            if (clause.verb.lemma, head) == ("break", "ground"):
                return any(self._is_project(one.phrase, _PROJECTS | _STAGES) for one in clause.adjuncts)
            if clause.verb.lemma in _LAYS and head == "stone" and words & _FIRST:
                return True
        return False

    def _is_used(self, clause: Clause) -> bool:
        """Say whether money that was promised went into something: "The funds were used to build a clinic"."""
        if clause.verb.lemma not in _USES or not clause.verb.passive or clause.subject is None:
            return False
        before = self.reading.marks.tokens[max(0, clause.subject.first - 1) : clause.subject.first]
        is_open = any(one.text.lower() in _ASKS for one in before)  # "It is unclear how the funds were used"
        return not is_open and self._is_project(clause.subject, _MONEYS)

    def _stands(self, telling: Telling, clause: Clause) -> StepKind | None:
        """Give the step of a phrase that tells how a project stands: "is under construction", "is under way"."""
        last = max(clause.last, min(clause.verb.main + _NEAR, telling.sentence.last))  # "is 85% complete" is cut in two
        words = self.parties.words(clause.verb.main + 1, last)
        for at in range(len(words)):
            step = StepKind.FULFILLED if words[at].lower() == "complete" else self._phrase(words, at)
            if step in _BECOMES:
                is_part = bool(_NOT_WHOLE & {word.lower() for word in words[:at]})
                return StepKind.PARTLY_DELIVERED if is_part and step is StepKind.FULFILLED else step
        return None

    def _phrase(self, words: Sequence[str], at: int) -> StepKind | None:
        """Give the step of a phrase that is no verb: "on hold"."""
        match = self.reading.book.steps.at(words, at)
        found = match.choose(()) if match is not None else None
        return found.entry.step if found is not None and found.entry.part == "phrase" else None

    def _unkept(self, kind: StepKind, clause: Clause) -> StepKind | None:
        """Give what is told by the denial of a step: what was not begun or finished was not done."""
        is_deed = kind in {StepKind.FULFILLED, StepKind.PARTLY_DELIVERED} and clause.verb.lemma not in _BEGINS
        return StepKind.NOT_FULFILLED if is_deed and self.is_over(clause) else None

    def _is_project(self, phrase: NounPhrase, nouns: frozenset[str]) -> bool:
        """Say whether a phrase calls the project of a deal: by "the" or "its", or by a noun of work alone."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head].lemma.lower()
        is_bare = head in _WORKS and phrase.first == phrase.head
        return head in nouns and (is_bare or tokens[phrase.first].text.lower() in _DEFINITE)

    def _names_others(self, deal: Step, telling: Telling) -> bool:
        """Say whether a sentence names a state that has no part in a deal."""
        own = {party.country for party in (*deal.provider, *deal.recipient)}
        found = (self.parties.cast.actor(one.actor) for one in self.parties.cast.outermost(telling.sentence.span))
        named = (actor for actor in found if actor is not None and actor.kind in _STATES)
        return any(actor.code.split(".")[0] not in {*own, NO_CODE} for actor in named)

    # what it is worth

    def _worth(self, deal: Step, telling: Telling, clause: Clause) -> Step | None:
        """Give a deal with the sum that its project costs, or that "the loan amount" is, where it had none."""
        mark = self._amount(telling, clause)
        counted = any(line.value is not None for line in deal.lines)
        subject = clause.subject
        if mark is None or mark.value is None or counted or subject is None or clause.verb.lemma not in _TELLS_WORTH:
            return None
        tokens = self.reading.marks.tokens[subject.first : subject.span_last]
        words = {token.lemma.lower() for token in tokens}
        is_cost = clause.verb.lemma == "cost" or bool(words & {"cost", "price"})
        if clause.verb.lemma == "have":  # "The project had an estimated cost of"
            is_worth = any(self.reading.marks.tokens[one.head].lemma.lower() in _WORTHS for one in clause.objects)
        else:
            is_worth = is_cost or bool(words & _WORTHS) or self._is_called_worth(clause, mark)
        things = {word for line in deal.lines for word in line.item.lower().split()}  # "The aircraft cost"
        is_of_deal = bool(words & (_PROJECTS | _DEALS | _GIVEN | things)) or self._is_bare_worth(subject)
        if not is_of_deal or not is_worth or self._names_others(deal, telling):
            return None
        if deal.lines and is_cost and deal.lines[0].item_class is ItemClass.MONEY:
            return None  # a part of the cost may come from elsewhere
        line = deal.lines[0] if deal.lines else Line("money", ItemClass.MONEY, None, None)
        kind = deal.kind if deal.lines else CommitmentKind.MONEY
        span = Span(self.parties.span(subject.first, subject.first + 1).start, mark.span.end)
        told = cite(self.report.id, self.report.text, span, rule=deal.evidence[0].rule, score=deal.evidence[0].score)
        lines = (replace(line, value=mark.value), *deal.lines[1:])
        return replace(deal, kind=kind, lines=lines, evidence=(*deal.evidence, told))

    def _is_called_worth(self, clause: Clause, mark: QuantityMark) -> bool:
        """Say whether a sum stands behind a word of worth: "the agreement is worth $5 million"."""
        between = self.report.text[self.reading.marks.tokens[clause.verb.main].span.start : mark.span.start].lower()
        return any(word in between.split() for word in ("worth", "valued", "estimated"))

    def _is_bare_worth(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase tells the worth of what came before without naming it: "the total cost"."""
        tokens = self.reading.marks.tokens
        is_alone = phrase.span_last == phrase.head + 1 and tokens[phrase.first].text.lower() == "the"
        return is_alone and tokens[phrase.head].lemma.lower() in _WORTHS


def _left(clause: Clause) -> list[NounPhrase]:
    """Give what somebody leaves: "pulled out of the project", "withdrew from the deal"."""
    return [one.phrase for one in clause.adjuncts if one.preposition in {"from", "of", "out of"}]


def _is_deal(step: Step) -> bool:
    """Say whether a step is of goods or money, or of a paper that may be about a project."""
    sides = {party.country for party in (*step.provider, *step.recipient)}
    if len(sides) == 1 or step.step not in _SAID | _BECOMES or step.scope is Scope.COMPONENT:
        return False
    is_work = step.instrument in _PAPERS or any(_WORK.search(one.quote) for one in step.evidence)
    return step.kind in _MOVED or (step.kind is CommitmentKind.POLICY and is_work)


_WORK = re.compile(
    r"\b(?:financ|fund|construct|build|rebuil|renovat|rehabilitat|reconstruct|refurbish|expan|moderni|upgrad)\w*",
    re.IGNORECASE,
)
"""Words by which a promise without a paper is one of works: "agreed to finance the reconstruction of a school"."""
