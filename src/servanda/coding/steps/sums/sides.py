"""Who gives a printed amount to whom: by the subject of its verb, the prepositions around it, and the list it is in.

Invariant: both sides are printed; what arrives in one's own force is no gift.
Source: field notes on commitments, section 3.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.steps.moves.words import are_helpers
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import Sides
from servanda.coding.steps.sums.found import CARRIES_ON, Amounts
from servanda.coding.steps.sums.graded import ARRIVES, OPENED, SAID, Find
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, ItemClass, Party, Span, Status

_NO_FORCE = frozenset({ItemClass.ARMS, ItemClass.AIRCRAFT, ItemClass.VEHICLES, ItemClass.AMMUNITION, ItemClass.TROOPS})
"""What may arrive as a state's own force, unless it comes "from" there."""

_TURNS = frozenset("order receive buy purchase import procure acquire obtain secure get win".split())
"""Verbs whose subject is the one who receives."""

_ORDERS = frozenset({"order", "buy", "purchase", "request"})
"""Verbs by which the one who later receives has asked for goods."""

_GETS = frozenset({"receive", "get", "obtain"})
_PAYS_FOR = frozenset({"pay", "repay", "owe", "buy", "purchase", "thank"})
_TAKEN = frozenset({"delivery", "possession", "receipt"})
"""Nouns behind "take" whose taker receives."""

_HELP = frozenset(
    "loan grant credit aid assistance donation donate lend relief humanitarian concessional interest-free gift fund "
    "finance sponsor funding financing".split()
)
"""Words for what one state gives another."""

_APPROVES = frozenset({"approve", "ratify", "endorse", "accept", "authorise", "authorize"})
"""Verbs of those who let a loan be taken or given: "from" behind it tells which."""

_LENT = (["loan"], ["loans"], ["grant"], ["grants"], ["credit"], ["credits"])

_FROM = re.compile(r"^(?:\W(?!(?:for|to|of|and|from)\b)[\w-]+){0,4}\Wfrom (?:the )?$")
_WITH_BANK = re.compile(
    r"(?: \w+){0,2} (?:loan|credit|credit line|facility|financing|loan agreement|credit agreement) with "
    r"(?:the )?(?:(?:(?:[A-Z][\w’'-]*|state-run|state-owned|of|and|for) ){0,4}?"
    r"(?:Development|Export|Import|Exim|Export-Import|Investment|Reconstruction|World|Monetary) "
    r"(?:(?:[A-Z][\w’'-]*|of|and|for) ){0,3}?(?:Bank|Fund)\b|"
    r"(?:[A-Z][\w’'-]* ){0,3}?(?:Eximbank|IMF|AfDB|ADB|EBRD|EIB)\b|"
    r"Bank for Reconstruction\b|Fund for [A-Z])"
)
"""A bank that lends to other lands, with which a loan is signed, lends it; a land's own central bank may borrow."""

_BUILDS = frozenset("build construct renovate repair equip dig drill pave restore expand make produce".split())
"""Verbs of own works; the state behind "from" lends for them and receives nothing."""
_WITH = re.compile(r"\bwith (?:[\w’'-]+ ){0,5}$")
"""Words right before an amount with which something is done: "with", "with a Chinese loan of"."""

_ENVOYS = (["ambassador"], ["embassy"], ["consul"], ["consulate"], ["envoy"], ["legation"])
"""Nouns of those who stand for their state in another."""

_PAIR = 2
_MOST_GOVERNORS = 4


class SumSides:
    """Gives the two sides of amounts."""

    def __init__(self, reading: ReportReading, cast: Cast, sides: Sides, amounts: Amounts) -> None:
        self.reading = reading
        self.cast = cast
        self.sides = sides
        self.amounts = amounts
        self.parties: Parties = amounts.parties
        self.receivers = Receivers(reading, self.parties)

    def of(self, find: Find) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give giver and receiver of an amount; what its own words leave open is told by whatever opens its list."""
        provider, recipient = self._with_opener(find, *self._own(find))
        provider = provider or self._organisation(find)
        return provider or self._giver_before(find, recipient), recipient

    def _giver_before(self, find: Find, recipient: Sequence[Party]) -> tuple[Party, ...]:
        """Give who gives in one of the two sentences before, for goods of theirs that a passive tells without a doer.

        "Norway sent Togo relief. Some 400 tents were handed to the Red Cross in Lome."
        """
        clause = find.telling.clauses[find.clause]
        taken = countries(recipient)
        if not clause.verb.passive or not taken or NO_CODE in taken or find.status is not Status.ACTUAL:
            return ()
        sentences = self.reading.marks.sentences
        place = bisect_left(sentences, find.telling.sentence.first, key=lambda one: one.first)
        near = reversed(range(max(0, place - _PAIR), place))
        return next((found for at in near if (found := self._giver_in(self._telling(at), taken))), ())

    def _telling(self, number: int) -> Telling:
        sentence = self.reading.marks.sentences[number]
        return Telling(sentence, self.reading.clauses[number], self.reading.pieces(sentence))

    def _giver_in(self, telling: Telling, taken: set[str]) -> tuple[Party, ...]:
        """Give the one doer of the acts of giving of a sentence that are done or promised, who is not the receiver."""
        givers: dict[str, Party] = {}
        for at, clause in enumerate(telling.clauses):
            is_doing = not clause.verb.passive and not clause.verb.negated
            if clause.subject is None or not is_doing or not self.amounts.gives(telling, at):
                continue
            for party in self.sides.givers(self.receivers.named(clause.subject)):
                givers[party.country] = party
        is_one = len(givers) == 1 and not givers.keys() & (taken | {NO_CODE})
        return tuple(givers.values()) if is_one else ()

    def _own(self, find: Find) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        if (thanked := self._thanked(find)) is not None:
            return thanked
        subject = self._subject(find)
        giver = self.receivers.giver(find.telling, find.mark)
        clause = find.telling.clauses[find.clause]
        if (turned := self._turned(find, subject, giver)) is not None:
            return turned
        receiver = self.receivers.receiver(find.telling, find.clause)
        if clause.verb.lemma in ARRIVES:
            return self._arrived(find, giver, receiver)
        if clause.verb.lemma in CARRIES_ON and any(party.sector == "BUS" for party in subject):
            return (), ()  # who builds for pay gives nothing
        provider = self.sides.givers(subject or giver)
        if not provider and clause.verb.infinitive:
            provider = self._lawgiver(find.telling, receiver)
        if len(countries(provider)) >= _PAIR:
            return self._of_two(provider, self.sides.states(giver))
        taken = countries(provider)
        recipient = tuple(one for one in self.sides.states(receiver) if one.country not in taken)
        if recipient and self._is_lent_by_bank(find):
            return recipient, provider
        is_open = countries(recipient) <= countries(giver)
        if is_open and (funder := self._funder(find, giver, taken)):
            return funder, self.sides.states(_coded(subject))
        if not provider and self._opener(find.telling) is not None:
            return provider, recipient  # the list's opening sentence tells both
        is_from = is_open and bool(countries(giver) - taken) and clause.verb.lemma in _BUILDS
        recipient = recipient or self._buyer(find, taken) or (() if is_from else self._other(find, provider))
        return (recipient, provider) if recipient and self._is_sale(find) else (provider, recipient)

    def _is_sale(self, find: Find) -> bool:
        """Say whether goods are sold by the firm with which they are signed for: "with Peru's Ncellora for 6 boats"."""
        clause = find.telling.clauses[find.clause]
        are_goods = all(line.item_class is not ItemClass.MONEY and line.quantity is not None for line in find.lines)
        withs = [one for one in clause.adjuncts if one.preposition == "with"]
        return clause.verb.lemma == "sign" and not clause.verb.passive and are_goods and bool(withs)

    def _turned(
        self, find: Find, subject: tuple[Party, ...], giver: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give the sides of what its subject receives: bought, ordered, taken delivery of, or a loan approved."""
        clause = find.telling.clauses[find.clause]
        taker = self.sides.states(_coded(subject))
        if clause.verb.lemma in _ORDERS and clause.verb.passive and clause.verb.participle:
            return self._ordered_from(find, countries(taker)) or self.sides.states(giver), taker
        if (clause.verb.lemma in _TURNS or self._takes_delivery(clause)) and not clause.verb.passive:
            provider = self.sides.states(giver) or self._ordered_from(find, countries(taker))
            return provider, taker or self._other(find, provider)
        if clause.verb.lemma in _GETS and clause.verb.passive and clause.relation is ClauseRelation.RELATIVE:
            return self.sides.states(giver), taker  # "expressed its gratitude for the tents received"
        lent = self._lender(find, self.sides.givers(subject), giver) if clause.verb.lemma in _APPROVES else ()
        return (lent, taker) if lent else None

    def _of_goods(self, find: Find) -> Iterator[Clause]:
        """Give the clauses that tell whose order an amount's goods are: "12 tanks ordered under a contract with"."""
        tokens, sentence = self.reading.marks.tokens, find.telling.sentence
        for clause in find.telling.clauses:
            noun = clause.noun if clause.relation is ClauseRelation.RELATIVE else None
            is_behind = noun is not None and sentence.first <= noun and tokens[noun].span.start >= find.mark.span.start
            if is_behind and clause.verb.lemma in _ORDERS and not clause.verb.negated:
                yield clause

    def _ordered_from(self, find: Find, taken: set[str]) -> tuple[Party, ...]:
        """Give from whom the goods that came were ordered: "tanks ordered under a contract with Peru"."""
        for clause in self._of_goods(find):
            near = [one.phrase for one in clause.adjuncts if one.preposition in {"from", "with"}]
            found = self.sides.states(party for phrase in near for party in self.receivers.named(phrase))
            if len(countries(found)) == 1 and not countries(found) & taken:
                return found
        return ()

    def _buyer(self, find: Find, taken: set[str]) -> tuple[Party, ...]:
        """Give who ordered the goods that were given: "delivered six boats, part of the 24 boats Fiji bought"."""
        subjects = [one.subject for one in self._of_goods(find) if one.subject is not None and not one.verb.passive]
        found = self.sides.states(party for phrase in subjects for party in _coded(self.receivers.named(phrase)))
        return found if len(countries(found)) == 1 and not countries(found) & taken else ()

    def _lender(self, find: Find, approver: Sequence[Party], giver: Sequence[Party]) -> tuple[Party, ...]:
        """Give whom a loan is from that another approves: "Togo's parliament approved a loan from Sweden"."""
        named, loans = self.sides.givers(giver), self._loans(find)
        whose = named or self.sides.givers(self.parties.nationality(loans))
        is_lent = bool(loans) or self._is_lent(find)
        if whose and not countries(whose) & (countries(approver) | {NO_CODE}) and is_lent:
            return whose  # "approved a Swedish loan"
        behind = Span(find.mark.span.end, find.telling.sentence.span.end)
        for mention in self.cast.outermost(behind):
            party = self.cast.party(mention)
            ahead = self.reading.report.text[behind.start : mention.span.start]
            if party is not None and party.country not in {*countries(approver), NO_CODE} and _FROM.search(ahead):
                return self.sides.givers((party,))
        return ()

    def _loans(self, find: Find) -> list[NounPhrase]:
        """Give the phrases of loans and grants that a clause is about: "a Swedish loan of $5 million"."""
        clause, tokens = find.telling.clauses[find.clause], self.reading.marks.tokens
        phrases = (clause.subject,) if clause.verb.passive else clause.objects
        return [one for one in phrases if one is not None and [tokens[one.head].lemma.lower()] in _LENT]

    def _is_lent(self, find: Find) -> bool:
        """Say whether an amount is that of a loan or a grant, which has its giver's nationality."""
        return find.lines[0].item.lower().split()[-1:] in _LENT

    def _is_lent_by_bank(self, find: Find) -> bool:
        """Say whether who signs a loan takes it from a bank behind "with": "signed a loan with the Bank of Peru"."""
        behind = self.reading.report.text[find.mark.span.end : find.telling.sentence.span.end]
        return find.step in SAID and _WITH_BANK.match(behind) is not None

    def _funder(self, find: Find, giver: Sequence[Party], doer: set[str]) -> tuple[Party, ...]:
        """Give with whose money somebody does his own work: "built a road with a loan of $4 million from Oman"."""
        clause = find.telling.clauses[find.clause]
        start = self.reading.marks.tokens[clause.verb.main].span.end
        named = _WITH.search(self.reading.report.text[start : find.mark.span.start])
        if named is None or not doer or clause.verb.passive:
            return ()
        span = Span(start + named.start(), find.mark.span.start)
        owned = [party for one in self.cast.in_span(span) if (party := self.cast.party(one)) is not None]
        found = self.sides.givers(giver or owned)
        return found if found and not countries(found) & (doer | {NO_CODE}) else ()

    def _takes_delivery(self, clause: Clause) -> bool:
        """Say whether a subject receives by a noun: "took delivery of four helicopters"."""
        tokens = self.reading.marks.tokens
        heads = {tokens[phrase.head].lemma.lower() for phrase in clause.objects}
        return clause.verb.lemma == "take" and bool(heads & _TAKEN)

    def _thanked(self, find: Find) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give the sides of what somebody is thanked for: "Chad thanked Oman for the 20 tents": Oman gave them."""
        tokens = self.reading.marks.tokens
        for clause in find.telling.clauses:
            is_before = tokens[clause.verb.main].span.end <= find.mark.span.start
            if clause.verb.lemma != "thank" or not is_before or not clause.objects or clause.verb.passive:
                continue
            giver = self.sides.givers(self.receivers.named(clause.objects[0]))
            taken = countries(giver)
            taker = self.receivers.named(clause.subject) if clause.subject is not None else ()
            return giver, tuple(one for one in self.sides.states(_coded(taker)) if one.country not in taken)
        return None

    def _other(self, find: Find, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the only other state of a sentence, for help between states that of the sentences around it."""
        taken = countries(provider)
        found = self.receivers.only_other(find.telling, taken, find.clause)
        if not found and provider:
            found = self.receivers.host(find.telling, taken)
        if not found and provider and self.is_help(find):
            found = self.receivers.in_passage(find.telling, taken)
        return self.sides.states(found)

    def is_help(self, find: Find) -> bool:
        """Say whether a sentence tells of what states give one another: a loan, a grant, relief."""
        sentence = find.telling.sentence
        tokens = self.reading.marks.tokens[sentence.first : sentence.last]
        return any(token.lemma.lower() in _HELP for token in tokens)

    def _arrived(
        self, find: Find, giver: tuple[Party, ...], receiver: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides of goods that come: whose they are or where from, and where to."""
        clause = find.telling.clauses[find.clause]
        words = self.parties.words(clause.subject.first, clause.verb.main) if clause.subject is not None else ()
        is_force = any(line.item_class in _NO_FORCE for line in find.lines) and not are_helpers(find.lines)
        if is_force and not {"from", "donated", "supplied", "provided"} & {word.lower() for word in words}:
            return (), ()
        provider = self.sides.givers(giver) or self._carrier(find)
        places = () if receiver or not clause.objects else self.receivers.named(clause.objects[0])
        taken = countries(provider)
        reached = tuple(one for one in self.sides.states(receiver or places) if one.country not in taken)
        return provider, reached or self._buyer(find, taken)

    def _carrier(self, find: Find) -> tuple[Party, ...]:
        """Give whose ship or aircraft comes with an amount: "A Peruvian ship docked in Lome with 80 tonnes of rice".

        What comes may hold the amount: "A Peruvian team of 40 doctors arrived in Lome".
        """
        subject = find.telling.clauses[find.clause].subject
        if subject is not None and find.mark.span in self.parties.span(subject.first, subject.span_last):
            return self.sides.givers(_coded(self.parties.possessor(subject, subject.head)))
        is_load = (
            subject is not None and self.parties.span(subject.first, subject.span_last).end <= find.mark.span.start
        )
        owners = self.receivers.named(subject) if subject is not None and is_load else ()
        return self.sides.givers(owners)

    def _lawgiver(self, telling: Telling, receiver: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give the state whose law a paper in the first person names: "by the laws of Peru, I delegate"."""
        words = set(self.parties.words(telling.sentence.first, telling.sentence.last))
        if "I" not in words or not receiver:
            return ()
        return self.sides.states(self.receivers.only_other(telling, countries(self.sides.states(receiver))))

    def _with_opener(
        self, find: Find, provider: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides, those that an item of a list leaves open by the sentence that opens the list."""
        opener = self._opener(find.telling)
        if opener is None or (provider and recipient):
            return provider, recipient
        given = countries(provider)
        for at in range(len(opener.clauses) if not recipient else 0):
            if self.amounts.gives(opener, at):
                receiver = self.sides.states(self.receivers.receiver(opener, at))
                recipient = recipient or tuple(one for one in receiver if one.country not in given)
        return provider or self._lawgiver(opener, recipient), recipient

    def _opener(self, telling: Telling) -> Telling | None:
        """Give the sentence that opens the list which a sentence is an item of."""
        sentences = self.reading.marks.sentences
        place = bisect_left(sentences, telling.sentence.first, key=lambda one: one.first)
        number = self.reading.openers.get(place)
        return self._telling(number) if number is not None else None

    def _of_two(self, both: tuple[Party, ...], giver: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides of what two agree on: the one that the amount is from gives, else each to the other."""
        named = countries(giver) & countries(both)
        if len(named) == 1:
            return (
                tuple(one for one in both if one.country in named),
                tuple(one for one in both if one.country not in named),
            )
        return both, both

    def _subject(self, find: Find) -> tuple[Party, ...]:
        """Give who does what the verb over an amount tells, from the clauses above where its own names nobody."""
        clause = find.telling.clauses[find.clause]
        for _ in range(_MOST_GOVERNORS):
            if clause.verb.passive:
                places = self.parties.of_clause(clause, clause.verb.last)
                by = self.parties.in_places(("by",), places)
                if by or not clause.verb.participle:
                    return by  # "took delivery of two boats donated by Peru"
            if clause.subject is not None and self._is_envoy(clause.subject):
                return ()  # "The ambassador in Lome" is not Togo's
            if clause.subject is not None and (found := self.receivers.named(clause.subject)):
                return (*self._before_comma(find, clause.subject), *found)
            if clause.governor is None or clause.relation not in OPENED | {ClauseRelation.COORDINATED}:
                return ()
            if clause.verb.passive and find.telling.clauses[clause.governor].verb.lemma in _PAYS_FOR:
                return ()  # "paid for electricity supplied": who pays has not supplied it
            clause = find.telling.clauses[clause.governor]
        return ()

    def _is_envoy(self, subject: NounPhrase) -> bool:
        """Say whether a subject is an envoy of whom only the seat is told: "the Ambassador in Lome"."""
        tokens = self.reading.marks.tokens
        words = [token.text.lower() for token in tokens[subject.first : subject.span_last + 1]]
        return words[:1] == ["the"] and words[1:2] in _ENVOYS and words[2:3] in (["in"], ["to"])

    def _before_comma(self, find: Find, subject: NounPhrase) -> tuple[Party, ...]:
        """Give the other side of a headline that joins two by a comma: "Peru, Chile sign a deal on six boats"."""
        tokens, first = self.reading.marks.tokens, find.telling.sentence.first
        if subject.first - 2 < first or tokens[subject.first - 1].text != ",":
            return ()
        before = Span(tokens[first].span.start, tokens[subject.first - 2].span.end)
        mention = next((one for one in self.cast.outermost(before) if one.span == before), None)
        party = self.cast.party(mention) if mention is not None else None
        return (party,) if party is not None else ()

    def _organisation(self, find: Find) -> tuple[Party, ...]:
        """Give the body without a code that is printed as who gives."""
        verb = find.telling.clauses[find.clause].verb
        subject = find.telling.clauses[find.clause].subject
        is_giver = subject is not None and not verb.passive and verb.lemma not in _TURNS
        return self.receivers.organisation(subject) if subject is not None and is_giver else ()


def _coded(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.country != NO_CODE)


def countries(parties: Sequence[Party]) -> set[str]:
    """Give the countries of parties."""
    return {party.country for party in parties}
