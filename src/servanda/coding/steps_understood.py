"""Amounts one of whose sides is understood: "met the Togolese president. Norway will give 5 million euros for schools".

Invariant: one side is printed in the words of the amount; the other is the one state that the text told of beside it
just before. What a state may do for itself, or what a third state stands beside, stays open.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.cast import Cast, ReportReading
from servanda.coding.steps_gaps import gaps
from servanda.coding.steps_moves import PLEDGING
from servanda.coding.steps_partners import Partners
from servanda.coding.steps_payments import PAYS, Payments
from servanda.coding.steps_people import People
from servanda.coding.steps_sides import Sides, role_of
from servanda.coding.steps_sums import SumSteps
from servanda.coding.steps_sums_found import Find
from servanda.coding.syntax import Clause
from servanda.model import (
    NO_CODE,
    PRIVATE,
    BlockKind,
    Event,
    ItemClass,
    MentionKind,
    Party,
    Span,
    Stance,
    Statement,
    Step,
    StepKind,
    cite,
)

RULE = "step.understood"
_SCORE = 0.5
"""How sure a step is one side of which is understood."""

_GIVES = frozenset(
    "give donate send supply deliver provide grant lend contribute offer ship gift loan pledge promise hand equip "
    "present furnish extend sell pay dispatch".split()
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

_IN_A_DEAL = PAYS | {"invest"}
"""Verbs of what is moved under a deal; after mere talks it may go to anybody."""

_MANY = frozenset(
    "country state nation neighbour neighbor region continent world group organisation organization militia rebel ally "
    "partner other people coalition bloc".split()
)
"""Nouns of receivers that the text does not name."""

_NO_GIFT = frozenset({Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS, Stance.ACCUSES})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_GIVEN = frozenset({"donate", "provide", "supply", "give", "send", "fund", "finance", "offer"})
_CALLED = frozenset("shipment consignment donation gift aid delivery goods help batch cargo".split())
"""Nouns by which the next sentence calls what has come."""


class UnderstoodSteps(SumSteps):
    """Gives the steps of amounts of which the words around them print one side only."""

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
        self.payments = Payments(reading, self.amounts)
        self.people = People(reading, self.amounts)

    def understood(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of amounts whose other side was told just before."""
        steps = list(made)
        to_all: list[tuple[int, Party]] = []
        own = [*self.payments.found(), *self.people.found()]
        for find in sorted((*self.amounts.found(), *own), key=lambda one: one.mark.span):
            if find.telling.sentence.block.kind is BlockKind.TITLE or self._is_told(find, steps):
                continue
            printed = self._printed(find)
            found = self._of(find, *printed, steps, to_all)
            if found is None:
                to_all += [(self._place(find), one) for one in printed[1] if not printed[0]][:1]
                continue
            for one, giver in ((find, found[0]), *gaps(self.reading, self.cast, find)):
                step = self._with_sides(one, self.sides.givers(giver), found[1])
                if step is not None:
                    steps.append(step if one is find else _told_by_none(step))
        return steps

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
        sharing = {party[0].country for _, party in gaps(self.reading, self.cast, find)}
        if sharing and {one.country for one in recipient} <= sharing:
            recipient = ()  # "Portugal will contribute 60 instructors, Spain 20": Spain gives too
        if find.lines[0].item_class is ItemClass.TRAINING and not recipient:
            taught = (one for phrase in clause.objects for one in self.of_sums.receivers.named(phrase))
            own = {one.country for one in provider}
            recipient = tuple(one for one in self.sides.states(taught) if one.country not in own)
        subject = clause.subject
        if subject is None or self.reading.marks.tokens[subject.head].text.lower() not in _PRONOUNS:
            return provider, recipient
        holding = self.speech.holding(self.reading.marks.tokens[subject.head].span.start)
        tellers = [one.speaker for one in holding if one.speaker is not None and one.speaker.country != NO_CODE]
        return (self.sides.givers(tellers[:1]) or provider), recipient

    def _of(
        self,
        find: Find,
        provider: tuple[Party, ...],
        recipient: tuple[Party, ...],
        steps: Sequence[Step],
        to_all: Sequence[tuple[int, Party]],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give both sides, one of them understood; None where the text leaves it open."""
        if any(one.stance in _NO_GIFT for one in self.speech.holding(find.mark.span.start)):
            return None
        sides = {one.country for one in (*provider, *recipient)}
        if provider and recipient:
            return (provider, recipient) if self._is_plain(find, sides, steps) else None
        if len(sides) != 1 or NO_CODE in sides:
            return None
        if provider:
            other = self._receiver(find, provider[0], steps, to_all)
            return (provider, other) if other else None
        giver = self._giver(find, recipient[0], steps)
        return (giver, recipient) if giver else None

    def _is_plain(self, find: Find, sides: set[str], steps: Sequence[Step]) -> bool:
        """Say whether an amount with both sides printed is a step: people, what will be paid, what a deal had open.

        What was paid between two who have no deal in the text is a price.
        """
        verb = find.telling.clauses[find.clause].verb.lemma
        if verb not in PAYS:
            return find.lines[0].item_class in {ItemClass.TRAINING, ItemClass.TROOPS} and NO_CODE not in sides
        deals = ({one.country for one in (*step.provider, *step.recipient)} for step in steps)
        return find.step is StepKind.PLEDGED or sides in deals

    def _receiver(
        self, find: Find, giver: Party, steps: Sequence[Step], to_all: Sequence[tuple[int, Party]]
    ) -> tuple[Party, ...]:
        """Give who is understood to receive: whom the giver was told of with, else to whom others gave."""
        place, own = self._place(find), giver.country
        if giver.sector in PRIVATE or self._brings_in(find, own) or self._is_to_many(find) or self._is_before(find):
            return ()
        if find.telling.clauses[find.clause].verb.lemma in _IN_A_DEAL:
            return self._partner_in_deal(place, own, steps)
        if self._is_at_home(find, own):
            return ()
        found = self.partners.other(place, own, steps) or self.partners.receiver(place, own, steps)
        near = {one.country: one for at, one in to_all if place - 1 <= at <= place}
        if not found and len(near) == 1 and own not in near:
            return self.sides.states(near.values())
        return found

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

    def _is_at_home(self, find: Find, own: str) -> bool:
        """Say whether a state may give what it gives to itself: "announced 5 million euros for schools in Bergen"."""
        clause = find.telling.clauses[find.clause]
        tokens = self.reading.marks.tokens[clause.verb.main : clause.last]
        words = {token.text.lower() for token in tokens}
        if words & _AT_HOME or self._is_own_thing(clause):
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
        is_given = find.telling.clauses[find.clause].verb.lemma not in {"order", "buy", "purchase", "import"}
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
        step = self._between(find, provider, recipient)
        if step is None:
            return None
        text = self.report.text
        cited = tuple(cite(self.report.id, text, one.span, rule=RULE, score=_SCORE) for one in step.evidence)
        return replace(step, evidence=cited)


def _told_by_none(step: Step) -> Step:
    """Give a step that the narrator tells: what stands beside a speaker's own promise is not the speaker's."""
    return replace(step, by=None, role_of_speaker=role_of(None, step.provider, step.recipient), statement=None)
