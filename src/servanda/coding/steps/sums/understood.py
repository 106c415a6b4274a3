"""Amounts one of whose sides is understood: "met the Togolese president. Norway will give 5 million euros for schools".

Invariant: one side is printed in the words of the amount; the other is the one state that the text told of beside it
just before. What a state may do for itself, or what a third state stands beside, stays open.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.steps.moves.words import PLEDGING
from servanda.coding.steps.parties.partners import Partners
from servanda.coding.steps.parties.sides import Sides, role_of
from servanda.coding.steps.sums.gaps import are_receivers, gaps
from servanda.coding.steps.sums.graded import DEEDS, NO_DEED, SAID, Find
from servanda.coding.steps.sums.payments import PAYS, Payments
from servanda.coding.steps.sums.people import People
from servanda.coding.steps.sums.shares import Shares
from servanda.coding.steps.sums.sums import SumSteps
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import (
    NO_CODE,
    PRIVATE,
    BlockKind,
    CommitmentKind,
    Event,
    Instrument,
    ItemClass,
    Line,
    MentionKind,
    Party,
    Quantity,
    Scope,
    Span,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    Value,
    WhenBasis,
    cite,
)

RULE = "step.understood"
_SCORE = 0.5
"""How sure a step is one side of which is understood."""

_GIVES = frozenset(
    "give donate send supply deliver provide grant lend contribute offer ship gift loan pledge promise hand equip "
    "present furnish extend sell pay dispatch disburse".split()
)
"""Verbs of what goes to somebody else."""

_OF_HELP = frozenset(
    "aid assistance grant loan credit donation support relief help humanitarian further additional another also more "
    "gift contribution".split()
)
"""Words that make what is announced or set apart something for somebody else."""

_OWN_FORCE = frozenset({ItemClass.ARMS, ItemClass.AIRCRAFT, ItemClass.VEHICLES, ItemClass.AMMUNITION, ItemClass.TROOPS})
_MOVES = frozenset({"send", "dispatch", "ship"})
"""Verbs by which a state may only move its own."""

_AT_HOME = frozenset(
    "own domestic national nationwide citizens households taxpayers voters pensioners local locally province "
    "constituency municipalities residents".split()
)
"""Words of what a state gives at home."""

IN_A_DEAL = PAYS | {"invest"}
"""Verbs of what is moved under a deal; after mere talks it may go to anybody."""

_MANY = frozenset(
    "country state nation neighbour neighbor region continent world group organisation organization militia rebel ally "
    "partner other people coalition bloc".split()
)
"""Nouns of receivers that the text does not name."""

_LANDS = frozenset({"country", "nation", "neighbour", "neighbor"})
"""Nouns of lands that receive together: "Caribbean countries"."""

_FOR_WHOM = 8
"""Tokens behind an amount in which it is said for whom it is."""

_GROUP = 3
"""Tokens behind "for" in which a group is named: "the displaced", "displaced families"."""

GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING})
_IN_RETURN = re.compile(r"(?:In return|In exchange|For its part|For their part)\b")
_BEHALF = re.compile(r"\bon behalf of (?:the )?(?:people |government |state )?(?:and (?:people|government) )?(?:of )?")
_OF_WHOLE = re.compile(
    r"\d[\w.,]*(?: (?:million|billion|thousand))?(?: \w+)? (?:out )?of (?:the|its|their|a|an) (?:\w+ )?$"
)
_PROMISED = re.compile(
    r" (?:(?:that|which) )?(?:it|they|he|she|was|were)(?: had| has| have)? (?:promised|pledged|committed|offered)\b"
)
_FAVOUR = re.compile(
    r"\b(?:to|will|would) (?:also |soon |now |gradually )?"
    r"(?:free|release|hand (?:over|back)|return|repatriate|reopen|lift|ease|waive|drop|scrap|resume|restore) "
    r"(?:its |the |all |some |their )?(?:\w+ ){0,3}?"
    r"(?:\d[\d,]*|others?|more|prisoners?|detainees?|captives?|hostages?|soldiers|fishermen|sailors|bodies|remains|"
    r"visas?|visa|duty|duties|tariffs?|border|crossings?|embassy|consulate|flights?|ban|bans|curbs|trade|sanctions|"
    r"artefacts|artifacts)\b"
)
"""What a state promises to do that only another gains by."""

_TIED = re.compile(
    r"\b(?:others?|more|remaining|rest|each other|mutual|between the two|the two|both|captives?|captured|hostages?|"
    r"prisoners? of war|back|bodies|remains|embassy|consulate|border|crossings?|artefacts|artifacts)\b"
)
"""Words that tie a favour to the other side; an amnesty, or flights between two towns, may be all at home."""

_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_GIVEN = frozenset({"donate", "provide", "supply", "give", "send", "fund", "finance", "offer"})
_CALLED = frozenset("shipment consignment donation gift aid delivery goods help batch cargo".split())
"""Nouns by which the next sentence calls what has come."""


class UnderstoodSteps(SumSteps):
    """Gives the steps of amounts of which the words around them print one side only."""

    rule = RULE

    def __init__(
        self,
        reading: ReportReading,
        cast: Cast,
        sides: Sides,
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> None:
        super().__init__(reading, cast, sides, statements)
        self.cast = cast
        self.partners = Partners(sides, events)
        self.shares = Shares(reading, sides)
        self.payments = Payments(reading, self.amounts)
        self.people = People(reading, self.amounts)

    def understood(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of amounts whose other side was told just before."""
        steps = [self._filled_side(step, made) for step in self.shares.parted(made)]
        steps = [step for step in steps if not is_own_work(step)]
        to_all: list[tuple[int, Party]] = []
        own = [*self.payments.found(), *self.people.found()]
        for find in sorted((*self.amounts.found(), *own), key=lambda one: one.mark.span):
            if (kept := self._kept(find, steps)) is not None:
                steps.append(kept)
                continue
            told = self._as_promised(find)
            if told is None or find.telling.sentence.block.kind is BlockKind.TITLE:
                continue
            if self.payments.is_without_payer(find):
                continue
            if self._is_told(find, steps):
                steps += self._gapped(find, steps)
                continue
            printed = self._printed(find)
            found = self._of(find, *printed, steps, to_all)
            if found is None:
                to_all += [(self._place(find), one) for one in printed[1] if not printed[0]][:1]
                continue
            step = self._with_sides(told, self.sides.givers(found[0]), found[1])
            steps += [step] if step is not None else []
            steps += self._shared(find, found)
        return steps

    def _shared(self, find: Find, sides: tuple[tuple[Party, ...], tuple[Party, ...]]) -> list[Step]:
        """Give the steps of those who share the verb of an amount, as givers or as receivers."""
        verb = self.reading.marks.tokens[find.telling.clauses[find.clause].verb.main].span.end
        take = are_receivers(self.cast, find, verb)
        made = [
            self._with_sides(one, self.sides.givers(sides[0] if take else other), other if take else sides[1])
            for one, other in gaps(self.reading, self.cast, find)
            if not take or self._are_alike(find, one)  # "gave Chad $4 million and Peru $5 million" may be either
        ]
        return [_told_by_none(step) for step in made if step is not None]

    def _are_alike(self, find: Find, other: Find) -> bool:
        """Say whether two amounts are told with what each is for: "lent Chad $4 million for water and Fiji ..."."""
        text = self.report.text
        return all(" for " in text[one.mark.span.start : one.mark.span.end + len(" for ")] for one in (find, other))

    def _gapped(self, find: Find, steps: Sequence[Step]) -> list[Step]:
        """Give what others gave by the verb of an amount that a step tells: "Peru gave Fiji 5 boats, Chile six"."""
        sentence = find.telling.sentence.span
        amounts = {amount for line in find.lines for amount in (line.value, line.quantity) if amount is not None}
        whole = next(
            (
                step
                for step in (steps if next(gaps(self.reading, self.cast, find), None) is not None else ())
                if any(one.span.overlaps(sentence) for one in step.evidence)
                and any({line.value, line.quantity} & amounts for line in step.lines)
            ),
            None,
        )
        shared = self._shared(find, (whole.provider, whole.recipient)) if whole is not None else []
        told = {amount for step in steps if _is_in(step, sentence) for line in step.lines for amount in _amounts(line)}
        return [step for step in shared if not told & {one for line in step.lines for one in _amounts(line)}]

    def _kept(self, find: Find, steps: Sequence[Step]) -> Step | None:
        """Give the deed of what its own sentence calls promised: "the 60 buses promised by Peru to Togo arrived"."""
        sentence, amount = find.telling.sentence.span, find.mark.quantity
        told = [step for step in steps if any(one.span.overlaps(sentence) for one in step.evidence)]
        if find.status is not Status.ACTUAL or find.step not in DEEDS or any(step.step in DEEDS for step in told):
            return None
        same = [step for step in told if step.lines and amount is not None and step.lines[0].quantity == amount]
        if len(same) != 1 or same[0].step not in SAID or not same[0].provider or not same[0].recipient:
            return None
        if any(one.stance in NO_DEED for one in self.speech.holding(find.mark.span.start)):
            return None
        step = self._with_sides(find, same[0].provider, same[0].recipient)
        is_dated = step is not None and step.when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}
        # what the sentence calls old is the promise, and not that it was kept
        return replace(step, scope=Scope.INCREMENT if is_dated else Scope.UNKNOWN) if step is not None else None

    def _filled_side(self, step: Step, made: Sequence[Step]) -> Step:
        """Give a promise of goods, money or training to nobody the receiver that was told of just before."""
        is_open = step.step is StepKind.PLEDGED and not step.recipient
        is_policy = step.kind is CommitmentKind.POLICY
        is_open = is_open and (step.kind in GIFTS or (is_policy and (self._is_in_return(step) or _is_favour(step))))
        if not is_open or len(step.provider) != 1 or step.provider[0].sector in PRIVATE:
            return step
        span, own = step.evidence[0].span, step.provider[0].country
        place = self.partners.place(span.start)
        sentence = self.reading.marks.sentences[place]
        words = {token.text.lower() for token in self.reading.marks.tokens[sentence.first : sentence.last]}
        behind = Span(span.start, sentence.span.end)
        is_title = sentence.block.kind is BlockKind.TITLE
        if is_title or words & _AT_HOME or self.partners.named(behind) - {own}:
            return step
        if step.kind in GIFTS and self._names_again(behind, own):
            return step
        found = self.partners.other(place, own, [one for one in made if one is not step])
        return replace(step, recipient=found) if found else step

    def _is_in_return(self, step: Step) -> bool:
        """Say whether a promise answers one just told: "In return Berlin is to accept 250 refugees"."""
        sentence = self.reading.marks.sentences[self.partners.place(step.evidence[0].span.start)].span
        return _IN_RETURN.match(sentence.of(self.report.text)) is not None

    def _names_again(self, span: Span, own: str) -> bool:
        """Say whether a giver's own land is named behind it: "pledged to build 40 schools in its capital, Lome"."""
        named = [self.cast.party(one) for one in self.cast.outermost(span) if one.kind is not MentionKind.PRONOUN]
        return sum(party is not None and party.country == own for party in named) > 1

    def _place(self, find: Find) -> int:
        return self.partners.place(find.mark.span.start)

    def _is_told(self, find: Find, steps: Sequence[Step]) -> bool:
        """Say whether a step tells of an amount already, or of goods of its sentence without a number."""
        sentence = find.telling.sentence.span
        told = [step for step in steps if any(one.span.overlaps(sentence) for one in step.evidence)]
        amounts = {amount for step in told for line in step.lines for amount in (line.value, line.quantity) if amount}
        mine = {amount for amount in (find.mark.value, find.mark.quantity) if amount is not None}
        return bool(mine & amounts) or (not mine and bool(told))

    def _printed(self, find: Find) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides that the words of an amount print; "it" in what somebody says is the one who says it."""
        provider, recipient = self.of_sums.of(find)
        clause = find.telling.clauses[find.clause]
        provider = self._behalf(find) or provider
        sharing = {party[0].country for _, party in gaps(self.reading, self.cast, find)}
        if sharing and {one.country for one in recipient} <= sharing:
            recipient = ()  # "Portugal will contribute 60 instructors, Spain 20": Spain gives too
        if find.lines[0].item_class is ItemClass.TRAINING and (learnt := self._learnt(clause)) is not None:
            return learnt
        if find.lines[0].item_class is ItemClass.TRAINING and not recipient:
            taught = [one for phrase in clause.objects for one in self.of_sums.receivers.named(phrase)]
            taught = taught or [one for phrase in clause.objects for one in self._named_in(phrase)]
            own = {one.country for one in provider}
            recipient = tuple(one for one in self.sides.states(taught) if one.country not in own)
        subject = clause.subject
        if find.lines[0].item_class is ItemClass.TROOPS and not provider and not clause.objects:
            tellers = [one.speaker for one in self.speech.holding(find.mark.span.start) if one.speaker is not None]
            provider = self.sides.givers(one for one in tellers[:1] if one.country != NO_CODE)
        if subject is None or self.reading.marks.tokens[subject.head].text.lower() not in _PRONOUNS:
            return provider, recipient
        holding = self.speech.holding(self.reading.marks.tokens[subject.head].span.start)
        tellers = [one.speaker for one in holding if one.speaker is not None and one.speaker.country != NO_CODE]
        return (self.sides.givers(tellers[:1]) or provider), recipient

    def _learnt(self, clause: Clause) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give the sides of training that its subject gets: from whom, by whom or in whose land it is.

        "300 Togolese officials were trained in Norway"; None where the subject is who trains.
        """
        is_learnt = clause.verb.lemma == "receive" or (clause.verb.lemma == "train" and clause.verb.passive)
        if not is_learnt or clause.subject is None:
            return None
        taught = self.sides.states(self._named_in(clause.subject))
        own = {party.country for party in taught}
        for preposition in ("by", "from", "in"):
            near = (one.phrase for one in clause.adjuncts if one.preposition == preposition)
            named = [party for phrase in near for party in self._named_in(phrase)]
            teachers = tuple(party for party in self.sides.givers(named) if party.country not in own)
            if teachers:
                return teachers[:1], taught
        return (), taught

    def _named_in(self, phrase: NounPhrase) -> Iterator[Party]:
        """Give whoever a phrase names: "the training of 90 Togolese pilots"."""
        for mention in self.cast.outermost(self.parties.span(phrase.first, phrase.span_last)):
            party = self.cast.party(mention)
            if party is not None and party.country != NO_CODE:
                yield party

    def _behalf(self, find: Find) -> tuple[Party, ...]:
        """Give on whose behalf something is given: "handed over a cheque on behalf of the Swiss government"."""
        sentence, text = find.telling.sentence.span, self.report.text
        match = _BEHALF.search(text, sentence.start, sentence.end)
        named = self.cast.outermost(Span(match.end(), sentence.end)) if match is not None else ()
        near = [one for one in named if match is not None and one.span.start <= match.end() + len("the ")]
        party = self.cast.party(near[0]) if near else None
        return self.sides.givers((party,)) if party is not None and party.country != NO_CODE else ()

    def _as_promised(self, find: Find) -> Find | None:
        """Give the whole of which a part is told as promised: "$100 million of the $331 million it promised"."""
        before = self.report.text[find.telling.sentence.span.start : find.mark.span.start]
        if _OF_WHOLE.search(before) is None:
            return find
        behind = self.report.text[find.mark.span.end : find.telling.sentence.span.end]
        if _PROMISED.match(behind) is None:
            return None
        return replace(find, step=StepKind.PLEDGED, status=Status.PLANNED, instrument=Instrument.STATEMENT)

    def _of(
        self,
        find: Find,
        provider: tuple[Party, ...],
        recipient: tuple[Party, ...],
        steps: Sequence[Step],
        to_all: Sequence[tuple[int, Party]],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give both sides, one of them understood; None where the text leaves it open."""
        if any(one.stance in NO_DEED for one in self.speech.holding(find.mark.span.start)):
            return None
        sides = {one.country for one in (*provider, *recipient)}
        shares = {mark.span: party for mark, party in self.shares.of_sentence(find.telling.sentence)}
        if provider and len({one.country for one in shares.values()}) > 1 and find.mark.span in shares:
            return provider, (shares[find.mark.span],)
        if provider and recipient:
            return (provider, recipient) if self._is_plain(find, sides) or self._behalf(find) else None
        if len(sides) != 1 or NO_CODE in sides:
            return None
        if provider:
            other = self._receiver(find, provider[0], steps, to_all)
            return (provider, other) if other or self._is_to_lands(find, provider[0]) else None
        giver = self._giver(find, recipient[0], steps)
        return (giver, recipient) if giver else None

    def _is_plain(self, find: Find, sides: set[str]) -> bool:
        """Say whether an amount with both sides printed is a step: people sent or trained, and what is paid."""
        is_of_people = find.lines[0].item_class in {ItemClass.TRAINING, ItemClass.TROOPS}
        return self.payments.holds(find) or (is_of_people and NO_CODE not in sides)

    def _receiver(
        self, find: Find, giver: Party, steps: Sequence[Step], to_all: Sequence[tuple[int, Party]]
    ) -> tuple[Party, ...]:
        """Give who is understood to receive: whom the giver was told of with, else to whom others gave."""
        place, own = self._place(find), giver.country
        if giver.sector in PRIVATE or self._brings_in(find, own) or self._is_to_many(find) or self._is_before(find):
            return ()
        if find.telling.clauses[find.clause].verb.lemma in IN_A_DEAL:
            return self._partner_in_deal(place, own, steps)
        if self._is_at_home(find, own):
            return ()
        found = self.partners.other(place, own, steps) or self.partners.receiver(place, own, steps)
        near = {one.country: one for at, one in to_all if place - 1 <= at <= place}
        if not found and len(near) == 1 and own not in near:
            return self.sides.states(near.values())
        found = found or self.partners.helped(place, own)
        return found or (
            self.sides.states(self.of_sums.receivers.in_report({own})) if self.of_sums.is_help(find) else ()
        )

    def _partner_in_deal(self, place: int, own: str, steps: Sequence[Step]) -> tuple[Party, ...]:
        """Give with whom the payer has a deal: what is paid after mere talks may be paid to anybody."""
        found = self.partners.other(place, own, steps)
        sides = [{one.country for one in (*step.provider, *step.recipient)} for step in steps]
        return found if any({own, one.country} <= each for one in found for each in sides) else ()

    def _brings_in(self, find: Find, own: str) -> bool:
        """Say whether the clause of an amount names a third state, whatever it has to do with it."""
        clause = find.telling.clauses[find.clause]
        tokens = self.reading.marks.tokens
        span = Span(tokens[min(clause.first, clause.verb.first)].span.start, tokens[clause.last - 1].span.end)
        gapped = {party[0].country for _, party in gaps(self.reading, self.cast, find)}
        return bool(self.partners.named(span) - {own} - gapped)

    def _is_before(self, find: Find) -> bool:
        """Say whether a promise lies before what is told: "It had promised 50 tents", to whom it need not be."""
        verb = find.telling.clauses[find.clause].verb
        return verb.perfect and verb.tense == "past" and verb.lemma in PLEDGING

    def _is_to_many(self, find: Find) -> bool:
        """Say whether the text says to whom something goes without naming them: "to countries in the region"."""
        clause, tokens = find.telling.clauses[find.clause], self.reading.marks.tokens
        behind = (one.phrase for one in clause.adjuncts if one.preposition in {"to", "for", "among", "between"})
        return any(tokens[phrase.head].lemma.lower() in _MANY for phrase in behind)

    def _is_to_lands(self, find: Find, giver: Party) -> bool:
        """Say whether those receive whom no name tells: "countries in West Africa", refugees, the displaced."""
        clause, tokens = find.telling.clauses[find.clause], self.reading.marks.tokens
        if giver.sector in PRIVATE or clause.verb.lemma not in _GIVES | {"announce", "allocate"}:
            return False
        behind = [one.phrase for one in clause.adjuncts if one.preposition in {"to", "for", "among"}]
        heads = (phrase.head for phrase in behind)
        if any(tokens[at].lemma.lower() in _LANDS and not self._is_own_land(at, giver) for at in heads):
            return True
        return self._is_to_uprooted(find)

    def _is_to_uprooted(self, find: Find) -> bool:
        """Say whether those receive who have lost their homes, in a land that the text does not say."""
        sentence = find.telling.sentence
        tokens = self.reading.marks.tokens[sentence.first : sentence.last]
        words = [token.text.lower() for token in tokens if token.span.start >= find.mark.span.end][:_FOR_WHOM]
        at = next((place for place, word in enumerate(words) if word in {"to", "for"}), len(words))
        uprooted = self.reading.book.words.listed("uprooted_people")
        return bool(uprooted & set(words[at + 1 : at + 1 + _GROUP]))

    def _is_own_land(self, head: int, giver: Party) -> bool:
        """Say whether "the country" may be the giver's own: only several, or developing ones, are others."""
        token = self.reading.marks.tokens[head]
        return token.text.lower() == token.lemma.lower() or giver.country == NO_CODE

    def _is_at_home(self, find: Find, own: str) -> bool:
        """Say whether a state may give what it gives to itself: "announced 5 million euros for schools in Bergen"."""
        clause = find.telling.clauses[find.clause]
        tokens = self.reading.marks.tokens[clause.verb.main : clause.last]
        words = {token.text.lower() for token in tokens}
        if self._is_for_own(find):
            return True
        if clause.verb.lemma not in _GIVES and not words & _OF_HELP:
            return True
        classes = {line.item_class for line in find.lines}
        if clause.verb.lemma in _MOVES and classes & _OWN_FORCE and "also" not in words:
            return True
        behind = Span(tokens[0].span.end, tokens[-1].span.end) if len(tokens) > 1 else None
        named = self.cast.outermost(behind) if behind is not None else ()
        parties = (self.cast.party(one) for one in named if one.kind not in {MentionKind.DEMONYM, MentionKind.PRONOUN})
        return any(party is not None and party.country == own for party in parties)

    def _is_for_own(self, find: Find) -> bool:
        """Say whether the words of a gift keep it at home: "for its own schools", "to pensioners"."""
        clause = find.telling.clauses[find.clause]
        words = {token.text for token in self.reading.marks.tokens[clause.verb.main : clause.last]}
        return bool(words & _AT_HOME) or self._is_own_thing(clause)

    def _is_own_thing(self, clause: Clause) -> bool:
        """Say whether what is given is called the giver's own: "sent its last two tankers"."""
        tokens = self.reading.marks.tokens
        return any(tokens[phrase.first].text.lower() in {"its", "their", "his", "her"} for phrase in clause.objects)

    def _giver(self, find: Find, receiver: Party, steps: Sequence[Step]) -> tuple[Party, ...]:
        """Give who is understood to give: who announces it, whose the next sentence calls it, the partner before."""
        place, own = self._place(find), receiver.country
        if self.partners.named(find.telling.sentence.span) - {own} - self._tellers(find):
            return ()
        announcing = [
            one.speaker
            for one in self.speech.holding(find.mark.span.start)
            if one.cue_act is Stance.ANNOUNCES and one.speaker is not None and one.speaker.country not in {own, NO_CODE}
        ]
        found = self.sides.givers(announcing[:1]) or self._called_again(place, own)
        verb = find.telling.clauses[find.clause].verb.lemma
        is_given = verb not in {"order", "buy", "purchase", "import"} and not self.lending.is_of_speaker(find.mark.span)
        return found or (self.partners.other(place, own, steps) if is_given else ())

    def _tellers(self, find: Find) -> set[str]:
        holding = self.speech.holding(find.mark.span.start)
        return {one.speaker.country for one in holding if one.speaker is not None}

    def _called_again(self, place: int, own: str) -> tuple[Party, ...]:
        """Give by whom the next sentence says that it was given: "The shipment was donated by Norway"."""
        if place + 1 >= len(self.reading.clauses):
            return ()
        tokens = self.reading.marks.tokens
        for clause in self.reading.clauses[place + 1]:
            if clause.verb.lemma not in _GIVEN or not clause.verb.passive or clause.subject is None:
                continue
            if tokens[clause.subject.head].lemma.lower() not in _CALLED or clause.verb.negated:
                continue
            by = self.parties.in_places(("by",), self.parties.of_clause(clause, clause.verb.last))
            found = tuple(one for one in self.sides.givers(by) if one.country not in {own, NO_CODE})
            if len(found) == 1:
                return found
        return ()

    def _with_sides(self, find: Find, provider: tuple[Party, ...], recipient: tuple[Party, ...]) -> Step | None:
        """Give the step of an amount between these two sides."""
        if {one.country for one in provider} & {one.country for one in recipient}:
            return None
        step = self._between(find, provider, recipient, is_open=not recipient)
        if step is None:
            return None
        text = self.report.text
        cited = tuple(cite(self.report.id, text, one.span, rule=self.rule, score=_SCORE) for one in step.evidence)
        return replace(step, evidence=cited)


def _is_favour(step: Step) -> bool:
    """Say whether a promise of conduct is of what one state does for another: "promised to free 23 others"."""
    return any(_FAVOUR.search(one.quote) and _TIED.search(one.quote) for one in step.evidence)


def _told_by_none(step: Step) -> Step:
    """Give a step that the narrator tells: what stands beside a speaker's own promise is not the speaker's."""
    return replace(step, by=None, role_of_speaker=role_of(None, step.provider, step.recipient), statement=None)


def is_own_work(step: Step) -> bool:
    """Say whether a state only says what it will do for nobody else: its own dam, "protection measures", a meeting."""
    is_built = any(line.item_class in {ItemClass.INFRASTRUCTURE, ItemClass.ENERGY} for line in step.lines)
    is_vague = step.kind is CommitmentKind.GOODS and all(
        line.item_class is ItemClass.OTHER and line.quantity is None and line.value is None for line in step.lines
    )
    is_alone = step.kind is CommitmentKind.MEETING and len(step.provider) == 1
    return (is_built or is_vague or is_alone) and not step.recipient and step.step is StepKind.PLEDGED


def _is_in(step: Step, sentence: Span) -> bool:
    return any(one.span.overlaps(sentence) for one in step.evidence)


def _amounts(line: Line) -> set[Value | Quantity]:
    return {amount for amount in (line.value, line.quantity) if amount is not None}
