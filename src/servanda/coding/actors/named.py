"""Whom the phrases of a report name, by a name, a nationality or a word for one.

Invariant: nobody is named by a phrase that does not print a name, a nationality or a word for one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from servanda.coding.actors.cast import Cast, ReportReading, is_only_tied
from servanda.coding.near import within
from servanda.coding.syntax.forms import in_small_letters
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import NO_CODE, PRIVATE, Actor, ActorKind, ActorMention, MentionKind, Party, Sense, Span, WordClass

_NOUN_CLASSES = frozenset({WordClass.NOUN, WordClass.PROPN})

_LONGEST_TIE = 24
"""Characters behind a name in which the word that ties it by a hyphen ends."""

POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})

_OWN = frozenset(
    "troops forces army soldiers government authorities officials ministry embassy envoy delegation military navy "
    "servicemen personnel marines paratroopers commandos gunboats frigates patrols drones helicopters gendarmes guards "
    "president minister country nation side leadership fighters warplanes jets navy police administration mission "
    "parliament company companies firm firms country's government's allies".split()
)
"""Nouns after a possessive that still stand for their possessor's side ("its troops")."""

_OTHERS = frozenset(
    "neighbour neighbor ally rival enemy opponent foe partner critic adversary competitor victim donor creditor "
    "customer supplier backer sponsor accent dialect language tongue".split()
)
"""Nouns that stand for somebody else than the owner before them, or nobody: "its neighbours", "a Swiss accent"."""

_KIN = frozenset(
    "father mother son daughter wife husband brother sister parent uncle aunt cousin nephew niece widow".split()
)
"""Kin, who do nothing for the state of the one whose they are: "his father helped the villagers"."""

_OF_ONE_HOUSE = frozenset({"predecessor", "successor", "deputy", "spokesman", "spokeswoman", "spokesperson", "cabinet"})
_OF_ANOTHER_HOUSE = frozenset({"colleague", "peer"})
"""Nouns of people who act for the same state as the one they belong to, and of those who act for one of their own."""

_RUNS_FOR = frozenset({"candidate", "nominee"})
"""Nouns of persons who stand for the state that owns them: "backed Peru's candidate"."""

_PLAIN_PRONOUNS = frozenset({"it", "him", "her", "them", "us", "me"})

PRIVATE_PEOPLE = PRIVATE | {"BUS"}
"""Sectors of people whose nationality alone does not make them act for a state."""

_APPOSED = frozenset({"the", "a", "an", "its", "one", "whose"})
"""Words that open what a name is called again behind a comma."""

_OFFICERS = frozenset(
    "chief minister leader envoy negotiator official president representative commander diplomat".split()
)
"""Nouns of people who act for those that own them."""

_PAIR = 2

_MOST_NESTED = 12
"""How many mentions that begin before a word are looked at: names are not nested deeper."""

_LINKS = frozenset({"and", ",", "his", "her", "its", "their", "the"})
"""Words between the members of a list."""

COUNTS = frozenset(
    "thousand hundred dozen score number group handful crowd million majority several member leader boat ship vessel "
    "gunboat plane aircraft jet warplane helicopter tank drone unit troop soldier officer convoy column element "
    "fighter commando marine detachment squad operative agent contingent serviceman frigate destroyer submarine "
    "warship cutter bomber flotilla sniper paratrooper patrol faction wing brigade battalion "
    "regiment gunner guard".split()
)
"""Nouns that only count those behind "of", or are what they drive: "hundreds of miners", "boats of the navy"."""

_ONLY_COUNT = frozenset({"group", "number", "handful", "majority", "couple", "team"})
"""Nouns of those that say nothing where those behind "of" are named: "a group of Peruvian lawmakers"."""


class Named:
    """Whom the phrases of a report name."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.cast = cast
        self.tokens = reading.marks.tokens
        self.text = reading.report.text
        self._clauses = reading.clauses
        self._quantities = reading.marks.quantities
        self._book = reading.book
        self._people = reading.book.people

    def of_phrase(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whom a phrase names: its members, its head, or the possessor of "its troops"."""
        if phrase.head in self._own_objects:
            return ()
        if (renamed := self._of_renamed(phrase)) is not None:
            phrase = renamed
        found = (
            self._of_counted(phrase)
            or self._counted_people(phrase)
            or self._of_list(phrase)
            or self.of_range(phrase.first, phrase.span_last)
        )
        found = found or self.of_range(phrase.first, phrase.last)
        if found:
            return found
        found = self._of_head(phrase)
        if found:
            return found
        is_number = self.tokens[phrase.head].word_class is WordClass.NUM
        if (self.tokens[phrase.head].lemma in COUNTS or is_number) and phrase.last < phrase.span_last:
            found = self.of_range(phrase.last + 1, phrase.span_last) or self._of_own(phrase)
            if found:
                return found
        if self.tokens[phrase.first].text.lower() in POSSESSIVES and self.tokens[phrase.head].text.lower() in _OWN:
            return self.of_range(phrase.first, phrase.first + 1)
        return self._of_successor(phrase) or self._of_officers(phrase)

    def _of_own(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whose own those are that a phrase counts: "five of our soldiers"."""
        own = phrase.last + 1
        is_own = own + 1 < phrase.span_last and self.tokens[own].text.lower() in POSSESSIVES
        is_side = is_own and self.tokens[phrase.span_last - 1].text.lower() in _OWN
        return self.of_range(own, own + 1) if is_side else ()

    def _of_officers(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the states or the body for which officers act: "the two countries' defence chiefs"."""
        if phrase.possessor is None or self.tokens[phrase.head].lemma.lower() not in _OFFICERS:
            return ()
        owners = self.of_range(*phrase.possessor)
        is_joint = self.span(*phrase.possessor) in self.cast.joint
        return owners if is_joint or all(self.is_organisation(one) for one in owners) else ()

    def _of_renamed(self, phrase: NounPhrase) -> NounPhrase | None:
        """Give the name of a state without what it is called behind a comma: "Peru, the chair of the Andean bloc"."""
        comma = phrase.last
        is_apposed = comma + 1 < phrase.span_last and self.tokens[comma].text == ","
        if not is_apposed or self.tokens[comma + 1].text.lower() not in _APPOSED:
            return None
        behind = [token.text.lower() for token in self.tokens[comma + 1 : phrase.span_last]]
        named = self.of_range(phrase.first, phrase.last)
        is_state = len(named) == 1 and self.is_state(named[0])
        return replace(phrase, span_last=phrase.last) if is_state and not {"and", ","} & set(behind) else None

    def is_state(self, party: Party) -> bool:
        """Say whether a party is a state itself."""
        known = self._book.actor(party.code)
        return known is not None and known.kind is ActorKind.STATE

    def _of_successor(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the state for which somebody beside an office holder acts: "his predecessor", "her Omani colleague"."""
        is_owned = self.tokens[phrase.first].text.lower() in POSSESSIVES
        head = self.tokens[phrase.head].lemma.lower()
        if is_owned and head in _OF_ANOTHER_HOUSE:
            return self.nationality([phrase])
        if not is_owned or head not in _OF_ONE_HOUSE:
            return ()
        holders = self.of_range(phrase.first, phrase.first + 1)
        return tuple(self.cast.state_of(one) for one in holders if one.country != NO_CODE)

    def nationality(self, phrases: Sequence[NounPhrase]) -> tuple[Party, ...]:
        """Give whose national somebody is, whatever he is: "a Croatian engineer"."""
        for phrase in phrases:
            for mention in self.cast.outermost(self.span(phrase.first, phrase.head + 1)):
                party = self.cast.party(mention)
                if party is not None and mention.kind is MentionKind.DEMONYM and phrase.possessor is None:
                    return (party,)
        return ()

    def _of_counted(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give those whom a phrase only counts: "a group of Peruvian lawmakers"."""
        if self.tokens[phrase.head].lemma.lower() not in _ONLY_COUNT or phrase.last + 1 >= phrase.span_last:
            return ()
        found = self.of_range(phrase.last + 1, phrase.span_last)
        return found if any(party.country not in {NO_CODE, party.code} for party in found) else ()

    def _counted_people(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the people right behind a number, not whose they are: "thousands of supporters of the senator"."""
        if self.tokens[phrase.head].lemma.lower() not in COUNTS or phrase.last + 1 >= phrase.span_last:
            return ()
        behind = self.cast.outermost(self.span(phrase.last + 1, phrase.span_last))
        first = behind[0] if len(behind) > 1 and behind[0].rule == "name.described" else None
        party = self.cast.party(first) if first is not None else None
        return (party,) if party is not None else ()

    @cached_property
    def _own_objects(self) -> frozenset[int]:
        """Give the pronouns read as the subject of their own verb, which they cannot be: "Peru accused it"."""
        found: set[int] = set()
        for clause in (one for clauses in self._clauses for one in clauses):
            objects = [
                one.head for one in clause.objects if in_small_letters(self.tokens[one.head].text) in _PLAIN_PRONOUNS
            ]
            if not objects or clause.subject is None:
                continue
            doers = {party.actor for party in self.of_range(clause.subject.first, clause.subject.last)}
            done = {at: {party.actor for party in self.of_range(at, at + 1)} for at in objects}
            found |= {at for at, actors in done.items() if actors & doers}
        doing = {one.subject.head for clauses in self._clauses for one in clauses if one.subject is not None}
        return frozenset(found - doing)  # "Peru said it would pay": who pays is no object of what was said

    def _of_list(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the members of a list whose later ones are told by the first: "the envoy and his Finnish colleague"."""
        span = self._whole(phrase.first, phrase.span_last)
        if self.cast.is_joint(span) or self.cast.in_turn(span):
            return self.cast.parties_of(span)
        named = [one for one in self.cast.outermost(span) if one.kind is not MentionKind.PRONOUN]
        if len(named) == 1 and phrase.last < phrase.span_last:
            named = self._with_himself(phrase, named[0])
        ends = self._ends(named)
        named = [one for one in named if one.id in ends]
        between = (self.text[ends[one.id] : other.span.start].lower().split() for one, other in pairwise(named))
        if len(named) < _PAIR or not all(words and set(words) <= _LINKS for words in between):
            return ()
        parties = (self.cast.party(one) for one in named)
        return tuple({party.actor: party for party in parties if party is not None}.values())

    def _ends(self, named: Sequence[ActorMention]) -> dict[str, int]:
        """Give where names end, without the states behind their office holders: "President Ana Ruiz | of Peru"."""
        ends: dict[str, int] = {}
        last: ActorMention | None = None
        for one in named:
            between = self.text[last.span.end : one.span.start].split() if last is not None else []
            if last is not None and last.sense is Sense.PERSON and between in (["of"], ["of", "the"]):
                ends[last.id] = one.span.end
                last = None
                continue
            ends[one.id] = one.span.end
            last = one
        return ends

    def _with_himself(self, phrase: NounPhrase, other: ActorMention) -> list[ActorMention]:
        """Give somebody who is told by a pronoun with the one of whom his own tells: "he and his Finnish colleague"."""
        near = self.cast.in_span(self.span(phrase.first, phrase.last))
        first = [one for one in near if one.span.end < other.span.start]
        behind = self.tokens[phrase.last + 1].text.lower() if phrase.last + 1 < len(self.tokens) else ""
        is_pair = phrase.last - phrase.first == 1 and self.tokens[phrase.last].text.lower() == "and" and bool(first)
        return [first[0], other] if is_pair and behind in POSSESSIVES else [other]

    def _of_head(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whom the last words of a phrase name: "two Ghanaians", "his Finnish counterpart"."""
        span = self.span(phrase.first, phrase.last)
        ending = [one for one in self.cast.outermost(span) if one.span.end == span.end and one.span.start > span.start]
        party = self.cast.party(ending[-1]) if ending else None
        return (party,) if party is not None else ()

    def actors(self, phrase: NounPhrase) -> tuple[Actor, ...]:
        """Give the actors of this report that a phrase names."""
        found = (self.cast.actor(party.actor) for party in self.of_range(phrase.first, phrase.last))
        return tuple(actor for actor in found if actor is not None)

    def is_organisation(self, party: Party) -> bool:
        """Say whether a party is an organisation of states or one of its bodies."""
        known = self._book.actor(party.country)
        return known is not None and known.kind is ActorKind.IGO

    def names_people(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names people by their nation: "two Haitians", "hundreds of Haitians"."""
        counts = self.tokens[phrase.head].lemma.lower() in COUNTS
        span = self.span(phrase.first, phrase.span_last if counts else phrase.last)
        return any(one.sense is Sense.PEOPLE and one.span.end == span.end for one in self.cast.in_span(span))

    def counted(self, phrase: NounPhrase) -> tuple[Actor, ...]:
        """Give the actors that a phrase names, those that it only counts too: "hundreds of Haitians"."""
        found = self.actors(phrase)
        if found or self.tokens[phrase.head].lemma.lower() not in COUNTS or phrase.last == phrase.span_last:
            return found
        parties = self.of_range(phrase.last + 1, phrase.span_last)
        return tuple(actor for party in parties if (actor := self.cast.actor(party.actor)) is not None)

    def possessor(self, phrase: NounPhrase, at: int) -> tuple[Party, ...]:
        """Give whose act a noun names: "Chad's visit", "the Chadian visit", "its visit"."""
        head = self.tokens[phrase.head]
        is_backed = phrase.possessor is not None and head.lemma.lower() in _RUNS_FOR
        is_his = self.tokens[phrase.first].text.lower() in POSSESSIVES
        if is_his and head.lemma.lower() in _KIN:
            return ()
        if head.lemma.lower() in _OTHERS or (self._is_somebody(phrase) and not is_backed):
            return ()
        if phrase.possessor is not None and (found := self.of_range(*phrase.possessor)):
            return found
        for place in range(phrase.first, at):
            if both := self._joined_by_hyphen(place):
                return both
            inside = [one for one in self.cast.in_span(self.tokens[place].span) if not self._is_tied(one)]
            party = self.cast.party(inside[0]) if inside else None
            if party is not None:
                return (party,)
        around = self.span(phrase.first, at) if at > phrase.first else None
        inside = list(self.cast.outermost(around)) if around is not None else []
        parties = [
            self.cast.party(mention)
            for mention in inside
            if not self._is_tied(mention)
            if mention.kind in {MentionKind.DEMONYM, MentionKind.PRONOUN} or mention.sense is Sense.STATE
        ]
        return tuple(party for party in parties if party is not None)

    def _joined_by_hyphen(self, at: int) -> tuple[Party, ...]:
        """Give the sides that a hyphen joins before what they do together: "the Peru-Chile talks"."""
        word = self.tokens[at].span
        inside = sorted(self.cast.in_span(word), key=lambda one: one.span.start)
        if len(inside) < _PAIR or inside[0].span.start != word.start or inside[-1].span.end != word.end:
            return ()
        parties = [party for one in inside if (party := self.cast.party(one)) is not None]
        are_states = all(party.code == party.country != NO_CODE for party in parties)
        is_whole = all(one.span.end + 1 == other.span.start for one, other in pairwise(inside))
        return tuple(parties) if are_states and is_whole and len({one.country for one in parties}) > 1 else ()

    def _is_tied(self, mention: ActorMention) -> bool:
        """Say whether a name only tells whose friend or make something is: "the US-backed offensive"."""
        return is_only_tied(self.text[mention.span.end : mention.span.end + _LONGEST_TIE])

    def _is_somebody(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is one person without an office: what "the Peruvian architect" does, Peru does not."""
        head = self.tokens[phrase.head]
        is_one = head.word_class is WordClass.NOUN and head.lemma.lower() == head.text.lower()
        is_plain = self._people.sector(head.lemma) in {None, *PRIVATE_PEOPLE}
        return is_one and is_plain and self._people.is_listed_person(head.lemma)

    def is_sum(self, phrase: NounPhrase) -> bool:
        """Say whether an amount of money heads a phrase: "$5 million"."""
        return any(mark.value is not None for mark in within(self._quantities, self.span(phrase.first, phrase.last)))

    def is_place(self, phrase: NounPhrase) -> bool:
        """Say whether a name is that of a place as far as the cast knows: a state, a capital, or of nobody at all."""
        inside = self.cast.in_span(self.span(phrase.first, phrase.last))
        return all(one.sense in {Sense.PLACE, Sense.STATE, Sense.GOVERNMENT} for one in inside)

    def of_range(self, first: int, last: int) -> tuple[Party, ...]:
        """Give whom a range of tokens names; a name that goes on behind its end is taken whole."""
        return self.cast.parties_of(self._whole(first, last))

    def _whole(self, first: int, last: int) -> Span:
        """Give where a range of tokens stands, the person's name in which it ends taken whole."""
        span = self.span(first, last)
        ending = self.tokens[last - 1].span
        longer = [one.span.end for one in self._names_over(ending) if one.span.start >= span.start]
        return Span(span.start, max([span.end, *longer]))

    def _names_over(self, ending: Span) -> list[ActorMention]:
        """Give the names of persons that hold a word and go on behind it: "US | President Joe Biden"."""
        at = bisect_right(self.cast.mentions, ending.start, key=lambda one: one.span.start)
        near = self.cast.mentions[max(0, at - _MOST_NESTED) : at]
        return [one for one in near if one.sense is Sense.PERSON and ending in one.span and one.span.end > ending.end]

    def nouns(self, phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
        """Give the nouns and adjectives of phrases, as printed and as lemmas, and what two of them name together.

        An adjective may stand between the two, a noun too behind "joint": "joint river patrols" are joint patrols.
        """
        found: list[str] = []
        for phrase in phrases:
            tokens = self.tokens[phrase.first : phrase.span_last]
            named = [one.word_class in _NOUN_CLASSES or one.word_class is WordClass.ADJ for one in tokens]
            for at, token in enumerate(tokens):
                if named[at]:
                    found += [token.text, token.lemma]
                if at and named[at] and named[at - 1]:
                    found += [f"{tokens[at - 1].text} {word}" for word in (token.text, token.lemma)]
                is_joint = at > 1 and named[at - 1] and tokens[at - 2].text.lower() == "joint"
                if at > 1 and named[at] and (is_joint or tokens[at - 1].word_class is WordClass.ADJ):
                    found += [f"{tokens[at - 2].text} {word}" for word in (token.text, token.lemma)]
        return tuple(found)

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """Give the printed words of a range of tokens."""
        return tuple(token.text for token in self.tokens[first:last])

    def span(self, first: int, last: int) -> Span:
        """Give where a range of tokens stands in the text."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)
