"""Help and papers between two states that no other rule has read: "financed the trip", "gave the school a piano".

Invariant: the last rule to read, and only in sentences of which no step is told. One verb or noun of giving, paying for
or signing is printed with whose it is; the other side is printed in the sentence, or is the only other state that the
report names. What is doubted, asked for or done at home is no step.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.goods import goods_class, lines_of
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.near import Speech, within
from servanda.coding.steps.moves.given import NO_GOODS
from servanda.coding.steps.moves.words import HELPERS, KIND_OF_CLASS, PLEDGING, TEAMS
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of, stands_apart
from servanda.coding.steps.sums.graded import DEEDS, NO_DEED, SAID, Grades
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase, VerbGroup
from servanda.model import (
    NO_CODE,
    PRIVATE,
    ActorKind,
    BlockKind,
    CommitmentKind,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    Party,
    Period,
    QuantityMark,
    Scope,
    Sentence,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    TimeUse,
    WordClass,
    by_publication,
    cite,
    content_id,
)

RULE = "step.plain"

_PAYS_FOR = frozenset({"fund", "finance", "sponsor", "subsidise", "subsidize", "bankroll", "co-finance", "cofinance"})
"""Verbs of paying for what somebody else makes or does."""

_DONATES = frozenset({"donate", "gift"})
"""Verbs whose object is given, whatever it is."""

_NO_GIVING = frozenset(
    "announce unveil propose receive secure get obtain win acquire order buy purchase procure import arrange request "
    "take approve".split()
)
"""Verbs whose subject receives, or only tells of what somebody gives, maybe elsewhere."""

_SIGNS = frozenset({"sign", "conclude", "ink", "initial"})
_GIFTS = frozenset(
    "loan grant credit donation gift aid assistance relief funding financing fund facility stipend degree programme "
    "program treatment surgery seminar workshop shelter package".split()
)
"""Nouns of help that is given away, beside the goods of the codebook."""

_HELP = frozenset("loan grant credit donation gift aid assistance funding financing".split())
"""Nouns of help whose giver stands before them or behind "from": "a Chinese grant", "a gift from the government"."""

_MONEYS = frozenset({"loan", "grant", "credit", "funding", "financing"})
_FROM = frozenset({"from", "of", "by"})
_MAKES = frozenset(
    "build construct complete finish begin start commence launch open inaugurate renovate rehabilitate refurbish "
    "expand rebuild equip restore upgrade establish implement install drill repair".split()
)
"""Verbs of works that help pays for."""

_HOSTS = frozenset({"open", "inaugurate", "launch", "start"})
_DONE = frozenset({"complete", "finish", "open", "inaugurate"})
_OVER = frozenset({"over", "out"})
_TO_WHOM = frozenset("give present hand donate gift grant provide supply deliver lend award offer".split())
"""Verbs whose "to" leads to the receiver."""

_HANDS = frozenset({"hand", "give"})
_PROJECTS = frozenset(
    "project programme program construction expansion renovation rehabilitation reconstruction centre center camp "
    "initiative house housing village well institute work".split()
)
"""Nouns of works that no list of goods has."""

_COSTS = frozenset({"cost", "price", "budget", "venture"})
_OWN_WORKS = frozenset("base wall fence barrier settlement outpost island airstrip bunker headquarters border".split())
"""What a state builds abroad for itself."""

_HELPERS = HELPERS - {"police", "officer", "policeman"} | {"volunteer", "physician", "surgeon"}
_IS = frozenset({"be"})
_COMES = frozenset({"arrive", "come"})
_MOST_CLAUSES = 12
_CALLED = 3
"""Words of a phrase that only calls a paper again: "the three agreements"."""

_ASKED = frozenset({"request", "appeal", "proposal", "bill", "plan"})
_NOT_THINGS = frozenset({WordClass.PRON, WordClass.PROPN})


@dataclass(frozen=True, slots=True)
class _Told:
    """What a clause tells: the step, by whom, its goods, and the paper where two signed one."""

    step: StepKind
    provider: tuple[Party, ...]
    recipient: tuple[Party, ...]
    lines: tuple[Line, ...]
    instrument: Instrument | None = None


class PlainSteps(Grades):
    """Gives the steps of sentences that no other rule has read."""

    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        super().__init__(reading, Parties(reading, cast))
        self.cast = cast
        self.sides = Sides(reading, cast)
        self.receivers = Receivers(reading, self.parties)
        self.speech = Speech(statements)

    def of_plain(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of the sentences of which none of them is told."""
        steps = list(made)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            is_told = any(one.span.overlaps(sentence.span) for step in steps for one in step.evidence)
            if is_told or not clauses or sentence.block.kind is BlockKind.TITLE:
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            found = next(self._told(telling), None)
            steps += [found] if found is not None else []
        return steps

    def _told(self, telling: Telling) -> Iterator[Step]:
        """Give the steps that the clauses of a sentence tell, one for each clause at most."""
        for at, clause in enumerate(telling.clauses[:_MOST_CLAUSES]):
            if any(one.stance in NO_DEED for one in self.speech.holding(self._at(clause).start)):
                continue
            told = self._given(telling, at) or self._paid_for(telling, at) or self._built(telling, at)
            told = told or self._helped_by(telling, at)
            told = told or self._signed(telling, at) or self._come(telling, at) or self._taught(telling, at)
            is_paper = told is not None and told.provider == told.recipient
            if told is not None and (is_paper or not any(map(self._is_private, told.provider))):
                yield self._step(telling, at, told)

    def _at(self, clause: Clause) -> Span:
        return self.parties.span(clause.verb.main, clause.verb.main + 1)

    # gifts

    def _given(self, telling: Telling, at: int) -> _Told | None:
        """Read what a clause of giving or promising moves: "gave the school a piano", "will donate books"."""
        clause = telling.clauses[at]
        entry = self._entry(telling, at)
        is_description = clause.relation is ClauseRelation.RELATIVE  # "a country that has provided boats"
        if entry is None or is_description or clause.verb.lemma in _PAYS_FOR | _NO_GIVING:
            return None
        for phrase in self._things(telling, clause):
            lines = self._gift(telling, clause, phrase)
            find = self._graded(self._mark(phrase), telling, at, entry, lines) if lines else None
            if find is None or find.step not in DEEDS | {StepKind.PLEDGED}:
                continue
            if find.step in DEEDS and not _is_told(clause.verb):
                continue
            provider = self._by(clause) if clause.verb.passive else self._doer(telling, at)
            recipient = self._land(telling, at, provider, is_open=False)
            if recipient:
                return _Told(find.step, provider, recipient, lines, find.instrument)
        return None

    def _things(self, telling: Telling, clause: Clause) -> tuple[NounPhrase, ...]:
        """Give what a clause is about: its objects, what is handed "over", the subject or noun of a passive."""
        over = tuple(one.phrase for one in clause.adjuncts if one.preposition in _OVER and clause.verb.lemma in _HANDS)
        if not clause.verb.passive:
            return clause.objects or over
        if clause.subject is not None:
            return (clause.subject,)
        phrases = (piece.phrase for piece in telling.pieces if piece.phrase is not None)
        return tuple(one for one in phrases if clause.noun is not None and one.first <= clause.noun < one.last)

    def _gift(self, telling: Telling, clause: Clause, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give the line of what may be given away; none for persons, for names and for what only words can give."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head]
        is_asked = head.lemma.lower() in _ASKED
        if (
            is_asked
            or head.word_class in _NOT_THINGS
            or head.lemma.lower() in NO_GOODS
            or self.parties.of_phrase(phrase)
        ):
            return ()
        lines = lines_of(self.reading, telling.pieces, (phrase,))
        if not lines and head.lemma.lower() in _HELP:
            lines = (
                Line(
                    head.text.lower(), ItemClass.MONEY if head.lemma.lower() in _MONEYS else ItemClass.OTHER, None, None
                ),
            )
        known = goods_class(self.reading, phrase)
        listed = self.reading.book.items.item((head.lemma,), 0) or self.reading.book.items.item((head.text,), 0)
        is_gift = clause.verb.lemma in _DONATES or head.lemma.lower() in _GIFTS or known in _CERTAIN
        is_gift = is_gift or (listed is not None and listed.item_class in _CERTAIN | {ItemClass.OTHER})
        is_gift = is_gift or any(line.value is not None for line in lines) or self._are_helpers(phrase)
        is_gift = is_gift or (known is not ItemClass.OTHER and self._is_handed(clause))
        return lines[:1] if is_gift else ()

    def _is_handed(self, clause: Clause) -> bool:
        """Say whether a clause prints to whom goods go, so that no state moves its own: "gave rifles to the army"."""
        is_second = len(clause.objects) > 1 and clause.verb.lemma in _TO_WHOM
        behind = (one.phrase for one in clause.adjuncts if one.preposition == "to" and clause.verb.lemma in _TO_WHOM)
        return is_second or any(self.receivers.named(one) for one in behind)

    def _are_helpers(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of helpers, alone or as a team: "a medical team", "the fifth volunteer team"."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head].lemma.lower()
        words = {token.lemma.lower() for token in tokens[phrase.first : phrase.span_last]}
        return head in _HELPERS or (head in TEAMS and bool(words & _OF_HELP))

    def _mark(self, phrase: NounPhrase) -> QuantityMark:
        """Give the amount in a phrase, or the phrase as one without a number."""
        span = self.parties.span(phrase.first, phrase.span_last)
        marks = within(self.reading.marks.quantities, span)
        return marks[0] if marks else QuantityMark(span, None, None, span, "", 0.0)

    # works

    def _paid_for(self, telling: Telling, at: int) -> _Told | None:
        """Read who pays for works or people's work: "The embassy funded the trip of", "was financed by China"."""
        clause = telling.clauses[at]
        thing = next(iter(self._things(telling, clause)), None)
        step = self._deed(telling, at) if clause.verb.lemma in _PAYS_FOR and thing is not None else None
        if step is None or thing is None or not self._is_payable(telling, thing):
            return None
        provider = self._by(clause) if clause.verb.passive else self._doer(telling, at)
        recipient = self._land(telling, at, provider)
        if not recipient and clause.verb.passive and provider:
            recipient = self._other({party.country for party in provider})
        lines = self._cost(telling, thing) or lines_of(self.reading, telling.pieces, (thing,))[:1]
        return _Told(step, provider, recipient, lines) if recipient and lines else None

    def _is_payable(self, telling: Telling, thing: NounPhrase) -> bool:
        """Say whether somebody may pay for a thing in another state: works, help, a cost; not his own broadcaster."""
        head = self.reading.marks.tokens[thing.head].lemma.lower()
        lines = lines_of(self.reading, telling.pieces, (thing,))
        return self._is_work(thing) or head in _GIFTS | _COSTS or any(line.value is not None for line in lines)

    def _cost(self, telling: Telling, thing: NounPhrase) -> tuple[Line, ...]:
        """Give the one sum of a sentence whose subject is a cost: "The cost is $3 million, financed by Peru"."""
        sums = [one for one in within(self.reading.marks.quantities, telling.sentence.span) if one.value is not None]
        is_cost = self.reading.marks.tokens[thing.head].lemma.lower() in _COSTS
        return (Line("money", ItemClass.MONEY, None, sums[0].value),) if is_cost and len(sums) == 1 else ()

    def _built(self, telling: Telling, at: int) -> _Told | None:
        """Read civil works that a state or its agency makes in another: "Norway completed 30 houses in Chad"."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in _MAKES or clause.verb.passive or not clause.objects:
            return None
        provider = self._doer(telling, at)
        step = self._deed(telling, at) if provider and not any(map(self._is_private, provider)) else None
        thing = clause.objects[0]
        if step is None or not self._is_work(thing):
            return None
        taken = {party.country for party in provider}
        found = self.receivers.receiver(telling, at)
        if (
            clause.verb.lemma not in _HOSTS
        ):  # a host opens at home what the other built: "opened a Norwegian-built port"
            found = found or self.receivers.only_other(telling, taken, at)
        printed = self._states(found)
        printed = tuple(one for one in printed if one.country not in taken and self._is_state(one))
        lines = lines_of(self.reading, telling.pieces, (thing,))[:1]
        step = StepKind.FULFILLED if step in DEEDS and clause.verb.lemma in _DONE else step
        return _Told(step, provider, printed, lines) if printed and lines else None

    def _is_work(self, phrase: NounPhrase) -> bool:
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        is_listed = goods_class(self.reading, phrase) is ItemClass.INFRASTRUCTURE or head in _PROJECTS
        return is_listed and head not in _OWN_WORKS

    def _is_private(self, party: Party) -> bool:
        """Say whether a party builds for itself or for pay."""
        return party.sector in PRIVATE | {"BUS"} or stands_apart(party)

    def _helped_by(self, telling: Telling, at: int) -> _Told | None:
        """Read works whose help is told: "was built with a Chinese grant", "is a gift from the government of Peru"."""
        clause = telling.clauses[at]
        thing = clause.subject if clause.verb.passive or not clause.objects else clause.objects[0]
        is_work = clause.verb.lemma in _MAKES | _PAYS_FOR
        is_gift = clause.verb.lemma in _IS and clause.predicate is not None
        if thing is None or not (is_work or is_gift):
            return None
        provider, lines = self._helper(telling, clause)
        step = self._deed(telling, at) if provider else None
        if step is None or stands_apart(provider[0]):
            return None
        step = StepKind.FULFILLED if step in DEEDS and clause.verb.lemma in _DONE else step
        recipient = self._land(telling, at, provider)
        lines = lines or lines_of(self.reading, telling.pieces, (clause.subject or thing,))[:1]
        return _Told(step, provider, recipient, lines) if recipient and lines else None

    def _helper(self, telling: Telling, clause: Clause) -> tuple[tuple[Party, ...], tuple[Line, ...]]:
        """Give whose help stands behind a verb, with what it is."""
        tokens = self.reading.marks.tokens
        phrases = [piece.phrase for piece in telling.pieces]
        for number, phrase in enumerate(phrases):
            if phrase is None or phrase.first < clause.verb.main or tokens[phrase.head].lemma.lower() not in _HELP:
                continue
            owner = self._states(self.parties.possessor(phrase, phrase.head))
            before = telling.pieces[number + 1 : number + 2]
            behind = phrases[number + 2] if number + 2 < len(phrases) else None
            if not owner and behind is not None and before and before[0].word in _FROM:
                owner = self._states(self.receivers.named(behind))
            if owner:
                return self.sides.givers(owner), lines_of(self.reading, telling.pieces, (phrase,))[:1]
        return (), ()

    def _deed(self, telling: Telling, at: int) -> StepKind | None:
        """Give whether what a clause tells is done or promised; None for what is neither."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        if self._is_open(telling, at):
            return None
        status, verb = self.modality.of(telling.clauses, at, words=words), telling.clauses[at].verb
        if verb.infinitive and not self._is_promised(telling, at):
            return None  # "was expected to complete" promises nothing
        if status is Status.PLANNED:
            return StepKind.PLEDGED
        return StepKind.PARTLY_DELIVERED if status is Status.ACTUAL and _is_told(verb) else None

    def _is_promised(self, telling: Telling, at: int) -> bool:
        """Say whether an infinitive hangs on a verb by which its doer promises."""
        governor = telling.clauses[at].governor
        verb = telling.clauses[governor].verb if governor is not None else None
        return verb is not None and not verb.passive and verb.lemma in PLEDGING | {"offer", "plan", "decide"}

    # papers

    def _signed(self, telling: Telling, at: int) -> _Told | None:
        """Read a paper between the two states of its sentence, or of the report where it names one of them."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in _SIGNS or self._deed(telling, at) is not StepKind.PARTLY_DELIVERED:
            return None
        phrase = clause.subject if clause.verb.passive else next(iter(clause.objects), None)
        paper = self._paper(phrase) if phrase is not None else None
        if paper is None or phrase is None or self._is_called_again(phrase):
            return None
        sides = self._both(telling)
        is_lent = bool(_HELP & {word.lower().removesuffix("s") for word in self._words_of(telling.sentence)})
        is_between_firms = self._is_trade(phrase) or any(map(self._is_private, sides))
        if not all(map(self._is_state, sides)) or (not is_lent and is_between_firms):
            return None
        sums = [one for one in within(self.reading.marks.quantities, telling.sentence.span) if one.value is not None]
        sums = [one for one in sums if not self.report.text[: one.span.start].rstrip().endswith(("(", "["))]
        lines = (Line("money", ItemClass.MONEY, None, sums[0].value),) if len(sums) == 1 else ()
        return _Told(paper[0], sides, sides, lines, paper[1]) if sides else None

    def _is_called_again(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase calls a paper told before: "The agreement was signed by"."""
        first = self.reading.marks.tokens[phrase.first].text.lower()
        return first in {"the", "this", "these", "that", "those", "both"} and phrase.span_last - phrase.first <= _CALLED

    def _is_trade(self, phrase: NounPhrase) -> bool:
        """Say whether a paper may be one of a firm or a player: "a two-year contract"."""
        return self.reading.marks.tokens[phrase.head].lemma.lower() in {"contract", "deal"}

    def _words_of(self, sentence: Sentence) -> Sequence[str]:
        return self.parties.words(sentence.first, sentence.last)

    def _paper(self, phrase: NounPhrase) -> tuple[StepKind, Instrument] | None:
        """Give the step that signing the paper of a phrase makes, with the paper."""
        words = self.parties.words(phrase.first, phrase.span_last)
        for place in range(len(words)):
            found, step = self.reading.book.steps.instrument(words, place), self.reading.book.steps.signed(words, place)
            if found is not None and step in SAID:
                return step, found[0]
        return None

    def _both(self, telling: Telling) -> tuple[Party, ...]:
        """Give the two states of a sentence; with one of them the only other that the report names."""
        found: dict[str, Party] = {}
        for mention in self.cast.outermost(telling.sentence.span):
            party = self.cast.party(mention)
            for one in self._states((party,) if party is not None else ()):
                found.setdefault(one.country, one)
        if len(found) == 1:
            found |= {one.country: one for one in self._states(self.receivers.in_report(set(found)))}
        return tuple(found.values()) if len(found) == len(("one", "other")) else ()

    # people

    def _come(self, telling: Telling, at: int) -> _Told | None:
        """Read helpers who came: "the second medical team arrived in Chad"."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in _COMES or clause.subject is None or clause.objects:
            return None
        if not self._are_helpers(clause.subject) or self._deed(telling, at) is not StepKind.PARTLY_DELIVERED:
            return None
        reached = (one.phrase for one in clause.adjuncts if one.preposition in {"in", "to", "at"})
        recipient = next((found for one in reached if (found := self._states(self.receivers.named(one)))), ())
        own = {party.country for party in recipient}
        provider = self._states(self.receivers.named(clause.subject))
        is_team = self.reading.marks.tokens[clause.subject.head].lemma.lower() in TEAMS  # doctors may be of any land
        provider = provider or (self._only_other_named(own) if own and is_team else ())
        lines = lines_of(self.reading, telling.pieces, (clause.subject,))[:1]
        is_between = bool(provider) and bool(recipient) and not {party.country for party in provider} & own
        return _Told(StepKind.PARTLY_DELIVERED, provider, recipient, lines) if is_between and lines else None

    def _taught(self, telling: Telling, at: int) -> _Told | None:
        """Read people who are sent to another state to be trained: "40 Togolese nurses were sent to Oman to train"."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in _SENDS or not clause.verb.passive or clause.subject is None:
            return None
        behind = {token.lemma.lower() for token in self.reading.marks.tokens[clause.verb.main : telling.sentence.last]}
        if not behind & _TEACHES or self._deed(telling, at) is not StepKind.PARTLY_DELIVERED:
            return None
        learners = self._states(self.receivers.named(clause.subject))
        reached = (one.phrase for one in clause.adjuncts if one.preposition == "to")
        hosts = next((found for one in reached if (found := self._states(self.receivers.named(one)))), ())
        is_between = bool(learners) and bool(hosts) and not _lands(learners) & _lands(hosts)
        people = lines_of(self.reading, telling.pieces, (clause.subject,))[:1]
        lines = (Line("training", ItemClass.TRAINING, people[0].quantity if people else None, None),)
        return _Told(StepKind.PARTLY_DELIVERED, hosts, learners, lines) if is_between else None

    def _only_other_named(self, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the other state where all that a report names are of two: whose helpers come is seldom said again."""
        found: dict[str, Party] = {}
        for mention in self.cast.mentions:
            party = self.cast.party(mention)
            for one in self._states((party,) if party is not None else ()):
                found.setdefault(one.country, one)
        others = [one for country, one in found.items() if country not in taken]
        is_pair = len(found) == len(("one", "other")) and len(others) == 1
        return tuple(one for one in others if is_pair and self._is_state(one))

    # sides

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(one for one in self.sides.states(parties) if one.country != NO_CODE and not stands_apart(one))

    def _doer(self, telling: Telling, at: int) -> tuple[Party, ...]:
        """Give who does what a clause tells; one that shares the verb of another has its subject."""
        clause = telling.clauses[at]
        if clause.subject is None and clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
            clause = telling.clauses[clause.governor]
        named = self.receivers.named(clause.subject) if clause.subject is not None else ()
        return tuple(one for one in self.sides.givers(named) if one.country != NO_CODE)

    def _by(self, clause: Clause) -> tuple[Party, ...]:
        """Give who does what a passive tells, behind "by"."""
        told = (one.phrase for one in clause.adjuncts if one.preposition == "by")
        return next((found for one in told if (found := self._states(self.receivers.named(one)))), ())

    def _land(self, telling: Telling, at: int, provider: Sequence[Party], *, is_open: bool = True) -> tuple[Party, ...]:
        """Give the other side: whom the clause prints, the one other state of the sentence, or of the report."""
        taken = {party.country for party in provider}
        if not taken or NO_CODE in taken:
            return ()
        printed = self._states(self.receivers.receiver(telling, at))
        printed = tuple(one for one in printed if one.country not in taken)
        if printed:
            return printed
        found = self.receivers.only_other(telling, taken, at) or self.receivers.host(telling, taken)
        found = found or self._teller(telling, at, taken)
        if (
            not found and is_open and not self.receivers.names_another(telling, taken)
        ):  # a gift may be for people at home
            found = self.receivers.in_report(taken)
        return tuple(one for one in self._states(found) if self._is_state(one))

    def _other(self, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the other of the two states that a report is about."""
        return tuple(one for one in self._states(self.receivers.other_of_two(taken)) if self._is_state(one))

    def _teller(self, telling: Telling, at: int, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the state that tells of what another gave: "Togo said that Norway had provided a loan"."""
        told = self.speech.holding(self._at(telling.clauses[at]).start)
        speakers = [one.speaker for one in told if one.speaker is not None]
        return tuple(one for one in self._states(speakers) if one.country not in taken)[:1]

    def _is_state(self, party: Party) -> bool:
        actor = self.reading.book.actor(party.country)
        return actor is not None and actor.kind is ActorKind.STATE

    # the step

    def _step(self, telling: Telling, at: int, told: _Told) -> Step:
        clause = telling.clauses[at]
        span = self._words(telling, clause)
        holding = self.speech.holding(span.start)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        day = self._day(telling.sentence)
        is_new = day is not None and told.step in DEEDS
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, told.step.value)),
            report=self.report.id,
            kind=self._kind(told),
            provider=told.provider,
            recipient=told.recipient,
            via=(),
            step=told.step,
            when=day or by_publication(self.report.published),
            scope=Scope.INCREMENT if is_new else Scope.UNKNOWN,
            lines=told.lines,
            terms=self.reading.book.words.terms(span.of(self.report.text).split()),
            instrument=told.instrument,
            due=None,
            by=by,
            role_of_speaker=role_of(by, told.provider, told.recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=SCORE_OF_STATEMENT),),
        )

    def _kind(self, told: _Told) -> CommitmentKind:
        if not told.lines:
            return CommitmentKind.POLICY
        return KIND_OF_CLASS.get(told.lines[0].item_class, CommitmentKind.GOODS)

    def _words(self, telling: Telling, clause: Clause) -> Span:
        """Give the words of a clause with its subject."""
        subject = clause.subject
        is_near = subject is not None and telling.sentence.first <= subject.first < clause.first
        first = subject.first if subject is not None and is_near else clause.first
        last = max([clause.last, *(one.span_last for one in clause.objects)])
        return self.parties.span(first, min(last, telling.sentence.last))

    def _day(self, sentence: Sentence) -> Period | None:
        """Give the one day or period that a sentence prints for what happened."""
        told = [one.period for one in within(self.reading.marks.times, sentence.span) if one.use is TimeUse.EVENT]
        return told[0] if len(told) == 1 and told[0].is_known else None


def _is_told(verb: VerbGroup) -> bool:
    """Say whether a verb tells what happened; a purpose is no deed: "had the vision to build"."""
    return verb.is_finite or (verb.participle and verb.passive)


def _lands(parties: Sequence[Party]) -> set[str]:
    return {party.country for party in parties}


_SENDS = frozenset({"send", "dispatch", "fly", "take"})
_TEACHES = frozenset({"training", "train", "study", "course", "seminar", "workshop", "scholarship", "learn"})
"""Words that tell that those who are sent are to learn."""

_CERTAIN = frozenset(ItemClass) - {
    ItemClass.OTHER,
    ItemClass.ARMS,
    ItemClass.AIRCRAFT,
    ItemClass.VEHICLES,
    ItemClass.AMMUNITION,
    ItemClass.TROOPS,
    ItemClass.DIPLOMATIC,
    ItemClass.INFORMATION,
}
"""Classes of goods that nobody moves about as his own force."""

_OF_HELP = frozenset(
    "medical rescue relief humanitarian volunteer doctor expert agricultural technical aid engineering teacher "
    "surgical health".split()
)
"""Words that make a team one of helpers."""
