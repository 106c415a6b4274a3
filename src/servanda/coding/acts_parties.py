"""Who stands in which place of a frame: the phrases of a clause by their place, and whom a phrase names.

Invariant: a place that nothing fills stays empty; nobody is named by a phrase that does not print a name, a nationality
or a word for one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from servanda.codebook.events import Frame, Slot
from servanda.coding.acts_types import Telling
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase
from servanda.coding.syntax_forms import in_small_letters
from servanda.model import (
    NO_CODE,
    PRIVATE,
    Actor,
    ActorKind,
    ActorMention,
    EventType,
    MentionKind,
    Party,
    Sense,
    Span,
    WordClass,
)

_TURNED = {"toward": ("toward", "towards"), "into": ("into",), "on": ("on", "upon"), "for": ("for", "on behalf of")}
_NOUN_CLASSES = frozenset({WordClass.NOUN, WordClass.PROPN})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_OWN = frozenset(
    "troops forces army soldiers government authorities officials ministry embassy envoy delegation military navy "
    "president minister country nation side leadership fighters warplanes jets navy police administration mission "
    "parliament company companies firm firms country's government's allies".split()
)
"""Nouns after a possessive that still stand for their possessor's side ("its troops")."""
_MATERIAL = frozenset(
    {EventType.AID, EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.COERCE, EventType.COOPERATE}
)
"""Types whose doer may be named by nationality alone: "Norwegian trainers"."""

_REACHES = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.CONCEDE, EventType.SANCTION})
"""Types whose target may stand with the act that is promised, refused or ended."""

_TOWARDS = frozenset({"to", "with", "against", "for", "on", "from", "toward", "towards"})
SPOKEN = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
"""Types that are done by saying so."""

_PROMISES = frozenset({"pledge", "promise", "commitment", "vow", "offer", "agreement", "deal"})
"""Nouns of what one side promises another."""

_HELPS = frozenset({"help", "assist", "aid"})
_NOT_THROUGH = frozenset({EventType.AGREE, EventType.COOPERATE})
"""Types whose target is not named through what belongs to it."""

_GIVES_TO = frozenset(
    "give offer promise pledge lend loan grant hand send sell lease deny award supply owe pay show tell".split()
)
"""Verbs that take two objects, the receiver before what he receives."""

_SPEAKERS_OWN = frozenset({"my", "our"})
_ONE_S_OWN = frozenset(
    {"border", "airspace", "frontier", "port", "embargo", "ban", "ambassador", "envoy", "embassy"}
) | frozenset({"crossing", "crossings", "checkpoint", "waters", "sky", "skies", "market", "consulate", "gate"})
"""What a doer opens, closes, lifts or calls back is his own when a pronoun owns it."""

_KINDS_OF_PLACE = frozenset("town city village port region province district suburb island area outskirt".split())

_OPENS_AND_CLOSES = frozenset({EventType.RETREAT, EventType.SUPPORT, EventType.SANCTION, EventType.CONCEDE})

_SETS_ASIDE = frozenset({"despite", "amid", "following", "against", "notwithstanding"})

_BODILY = frozenset({"kill", "murder", "wound", "injure", "maim", "behead", "assassinate", "slay", "massacre", "shoot"})
"""Verbs for what is done to a body: what "killed its trade" hits has none."""

_OTHERS = frozenset(
    "neighbour neighbor ally rival enemy opponent foe partner critic adversary competitor victim donor creditor "
    "customer supplier backer sponsor accent dialect language tongue".split()
)
"""Nouns that stand for somebody else than the owner before them, or nobody: "its neighbours", "a Swiss accent"."""

_BODIES_OF_PEOPLE = frozenset("team group crew panel committee task taskforce board delegation".split())
"""Those whom one meets, behind whom "with" goes on to tell what they do."""

_AT_CROWDS = frozenset({"crowd-control", "firearms"})
"""Modes of blows that may be told without whom they hit."""

_STRIKES = frozenset({EventType.ASSAULT, EventType.COERCE})
_HOLDS = frozenset({"hold", "control", "claim", "occupy", "run", "own", "operate", "use", "defend"})
"""Verbs that tell whose a place or thing is by their "by"."""

_PAST = frozenset({"former", "ex", "onetime", "retired"})
_MEETINGS = frozenset("conference summit meeting ceremony forum session talk gathering assembly event visit".split())
"""Nouns for what is held in a place that gets nothing by it."""

_DRIVES_OFF = frozenset("disperse stop scatter break clear repel drive push block prevent quell remove".split())

_AIMED = frozenset({"to", "for", "on", "against", "at"})
"""Prepositions behind a noun for an act that lead to what it is aimed at."""

_JUDGES_WORKS = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
"""Types that reach somebody through what is his: "the condemnation of Peru's tariffs"."""

_COUNTED_ON = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last final new more another further extra".split()
)
"""Words that open what is given behind the name of its receiver."""

_PLAIN_PRONOUNS = frozenset({"it", "him", "her", "them", "us", "me"})

_PRIVATE = PRIVATE | {"BUS"}
"""Sectors of people whose nationality alone does not make them act for a state."""

_PAIR = 2
_MOST_NESTED = 12
"""How many mentions that begin before a word are looked at: names are not nested deeper."""

_LINKS = frozenset({"and", ",", "his", "her", "its", "their", "the"})
"""Words between the members of a list."""

_COUNTS = frozenset(
    "thousand hundred dozen score number group handful crowd million majority several member leader boat ship vessel "
    "gunboat plane aircraft jet warplane helicopter tank drone unit troop soldier officer convoy column".split()
)
"""Nouns that only count those behind "of", or are what they drive: "hundreds of miners", "boats of the navy"."""

_ONLY_COUNT = frozenset({"group", "number", "handful", "majority", "couple", "team"})
"""Nouns of those that say nothing where those behind "of" are named: "a group of Peruvian lawmakers"."""


class Parties:
    """Whom the phrases of a report name."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.cast = cast
        self.tokens = reading.marks.tokens
        self.text = reading.report.text
        self._clauses = reading.clauses
        self._quantities = reading.marks.quantities
        self._book = reading.book
        self._people = reading.book.people

    # the places of a clause

    def of_clause(self, clause: Clause, end: int) -> dict[str, tuple[NounPhrase, ...]]:
        """Give the phrases of a clause by their place, a passive clause turned round."""
        places: dict[str, tuple[NounPhrase, ...]] = {}
        swallowed = [one.phrase for one in clause.adjuncts if clause.verb.main < one.at < end and one.phrase.last > end]
        objects = tuple(swallowed[:1]) or clause.objects
        for adjunct in clause.adjuncts:
            if adjunct.preposition == "of" and adjunct.at < clause.verb.first:
                continue  # "In the first year of my rule they seized" hangs on the year
            places[adjunct.preposition] = (*places.get(adjunct.preposition, ()), adjunct.phrase)
        subject = (clause.subject,) if clause.subject is not None else ()
        if clause.verb.passive:
            places |= {"subject": _agents(clause), "object": objects or subject}
            if objects and not swallowed:
                places |= {"second": subject}
            elif not objects:
                places |= {"object": subject}
            return places
        places |= {"subject": subject, "object": objects[-1:], "all": subject}
        if len(objects) > 1:
            places["second"] = objects[:1]
        elif objects and (receiver := self._receiver(clause, objects[0])) is not None:
            places["second"] = (receiver,)
        return places

    def _receiver(self, clause: Clause, phrase: NounPhrase) -> NounPhrase | None:
        """Give the name that opens an object before what is given: "gave Peru 40 buses", "promised Peru cheap gas"."""
        for at in range(phrase.first + 1, phrase.head + 1):
            is_amount = self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}
            is_counted = is_amount or self.tokens[at].text.lower() in _COUNTED_ON
            is_opened = clause.verb.lemma in _GIVES_TO and self._is_plain_state(phrase.first, at)
            if (is_counted and at < phrase.head and self.of_range(phrase.first, at)) or is_opened:
                return NounPhrase(first=phrase.first, last=at, head=at - 1, span_first=phrase.first, span_last=at)
        return None

    def _is_plain_state(self, first: int, last: int) -> bool:
        """Say whether words are the name of a state as it stands alone: "Peru", not "Peruvian" and not "Peru's"."""
        span = self.span(first, last)
        return any(
            one.span == span and one.kind is MentionKind.NAME and one.sense in {Sense.STATE, Sense.GOVERNMENT}
            for one in self.cast.in_span(span)
        ) and not self.tokens[last].text.startswith(("'", "’", "-"))

    def below(self, telling: Telling, index: int, frame: Frame) -> tuple[Party, ...]:
        """Take the target of a promise or threat from its infinitive: "offered to send aid to Togo"."""
        helps = frame.type is EventType.AID
        signs = telling.clauses[index].verb.lemma in {"sign", "ink", "conclude"}
        if frame.type is EventType.REQUEST:
            return self._asked(telling, index)
        if frame.mode in _AT_CROWDS:
            return self._driven_off(telling, index)
        if frame.type not in _REACHES and not helps and not signs:
            return ()
        own = telling.clauses[index].subject
        for at, clause in telling.below(index):
            if clause.verb.infinitive or (helps and at == index + 1):
                links = _TOWARDS | {"in"} if helps else _TOWARDS
                linked = [one.phrase for one in clause.adjuncts if one.preposition in links]
                for phrase in (*linked, *clause.objects):
                    found = self.of_phrase(phrase) if phrase != own else ()
                    found = found or (self.possessor(phrase, phrase.head) if helps else ())
                    if found and any(party.country != NO_CODE for party in found):
                        return found
        return ()

    def _driven_off(self, telling: Telling, index: int) -> tuple[Party, ...]:
        """Give whom a blow without an object is to drive off: "fired tear gas to disperse the miners"."""
        ends = [one for _, one in telling.below(index) if one.verb.infinitive and one.verb.lemma in _DRIVES_OFF]
        return next((found for one in ends for phrase in one.objects if (found := self.of_phrase(phrase))), ())

    def on_object(self, telling: Telling, clause: Clause, frame: Frame) -> tuple[Party, ...]:
        """Give the target behind a participle that hangs on the object: "sanctions led by Peru against Chile"."""
        slots = tuple(slot for slot in frame.target if slot in _TOWARDS)
        held = [one for phrase in clause.objects[-1:] for one in range(phrase.first, phrase.span_last)]
        for hung in (one for head in held for one in telling.on_noun(head)):
            beside: dict[str, tuple[NounPhrase, ...]] = {}
            if hung.verb.participle:
                beside = {one.preposition: (one.phrase,) for one in hung.adjuncts}
            if found := self.in_places(slots, beside) or self._holders_of(hung, frame):
                return found
        return ()

    def _holders_of(self, hung: Clause, frame: Frame) -> tuple[Party, ...]:
        """Give who holds what is struck or taken: "shelled a market held by the rebels"."""
        if frame.type not in _STRIKES or not hung.verb.passive or hung.verb.lemma not in _HOLDS:
            return ()
        return self.in_places(("by",), {one.preposition: (one.phrase,) for one in hung.adjuncts})

    def promised_to(self, telling: Telling, frame: Frame, head: int) -> tuple[Party, ...]:
        """Take the receiver of a promise that a noun names from its infinitive: "its pledge to send nurses to Togo"."""
        is_promise = frame.type is EventType.AGREE and self.tokens[head].lemma.lower() in _PROMISES
        for clause in telling.on_noun(head) if is_promise else ():
            linked = [one.phrase for one in clause.adjuncts if one.preposition in _TOWARDS and clause.verb.infinitive]
            for phrase in linked:
                found = self.of_phrase(phrase)
                if found and any(party.country != NO_CODE for party in found):
                    return found
        return ()

    def _asked(self, telling: Telling, index: int) -> tuple[Party, ...]:
        """Give who is to act by the clause of a demand: "demanded that the mayor resign"."""
        for _, clause in telling.below(index):
            if clause.relation is ClauseRelation.COMPLEMENT and clause.subject is not None:
                subject = clause.subject
                return self.of_phrase(subject) or self.possessor(subject, subject.head)
        return ()

    # whom a phrase names

    def of_phrase(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whom a phrase names: its members, its head, or the possessor of "its troops"."""
        if phrase.head in self._own_objects:
            return ()
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
        if self.tokens[phrase.head].lemma in _COUNTS and phrase.last < phrase.span_last:
            found = self.of_range(phrase.last + 1, phrase.span_last)
            if found:
                return found
        if self.tokens[phrase.first].text.lower() in POSSESSIVES and self.tokens[phrase.head].text.lower() in _OWN:
            return self.of_range(phrase.first, phrase.first + 1)
        return ()

    def _of_counted(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give those whom a phrase only counts: "a group of Peruvian lawmakers"."""
        if self.tokens[phrase.head].lemma.lower() not in _ONLY_COUNT or phrase.last + 1 >= phrase.span_last:
            return ()
        found = self.of_range(phrase.last + 1, phrase.span_last)
        return found if any(party.country not in {NO_CODE, party.code} for party in found) else ()

    def _counted_people(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the people right behind a number, not whose they are: "thousands of supporters of the senator"."""
        if self.tokens[phrase.head].lemma.lower() not in _COUNTS or phrase.last + 1 >= phrase.span_last:
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
        if span in self.cast.joint:
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
        counts = self.tokens[phrase.head].lemma.lower() in _COUNTS
        span = self.span(phrase.first, phrase.span_last if counts else phrase.last)
        return any(one.sense is Sense.PEOPLE and one.span.end == span.end for one in self.cast.in_span(span))

    def counted(self, phrase: NounPhrase) -> tuple[Actor, ...]:
        """Give the actors that a phrase names, those that it only counts too: "hundreds of Haitians"."""
        found = self.actors(phrase)
        if found or self.tokens[phrase.head].lemma.lower() not in _COUNTS or phrase.last == phrase.span_last:
            return found
        parties = self.of_range(phrase.last + 1, phrase.span_last)
        return tuple(actor for party in parties if (actor := self.cast.actor(party.actor)) is not None)

    def possessor(self, phrase: NounPhrase, at: int) -> tuple[Party, ...]:
        """Give whose act a noun names: "Chad's visit", "the Chadian visit", "its visit"."""
        head = self.tokens[phrase.head]
        if head.lemma.lower() in _OTHERS or self._is_somebody(phrase):
            return ()
        if phrase.possessor is not None and (found := self.of_range(*phrase.possessor)):
            return found
        for place in range(phrase.first, at):
            inside = self.cast.in_span(self.tokens[place].span)
            party = self.cast.party(inside[0]) if inside else None
            if party is not None:
                return (party,)
        around = self.span(phrase.first, at) if at > phrase.first else None
        inside = self.cast.outermost(around) if around is not None else ()
        parties = [
            self.cast.party(mention)
            for mention in inside
            if mention.kind in {MentionKind.DEMONYM, MentionKind.PRONOUN} or mention.sense is Sense.STATE
        ]
        return tuple(party for party in parties if party is not None)

    def _is_somebody(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is one person without an office: what "the Peruvian architect" does, Peru does not."""
        head = self.tokens[phrase.head]
        is_one = head.word_class is WordClass.NOUN and head.lemma.lower() == head.text.lower()
        is_plain = self._people.sector(head.lemma) in {None, *_PRIVATE}
        return is_one and is_plain and self._people.is_listed_person(head.lemma)

    def is_sum(self, phrase: NounPhrase) -> bool:
        """Say whether an amount of money heads a phrase: "$5 million"."""
        return any(mark.value is not None for mark in within(self._quantities, self.span(phrase.first, phrase.last)))

    def is_place(self, phrase: NounPhrase) -> bool:
        """Say whether a name is that of a place as far as the cast knows: a state, a capital, or of nobody at all."""
        inside = self.cast.in_span(self.span(phrase.first, phrase.last))
        return all(one.sense in {Sense.PLACE, Sense.STATE, Sense.GOVERNMENT} for one in inside)

    # who fills the places of a frame

    def in_places(self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whom the first of these places that names somebody holds."""
        for slot in slots:
            for phrase in (one for key in _TURNED.get(slot, (slot,)) for one in places.get(key, ())):
                found = self.of_phrase(phrase)
                if found:
                    return found
                if slot == "with" and self.tokens[phrase.head].lemma.lower() in _BODIES_OF_PEOPLE:
                    break  # "met a team charged with talks with Peru"
        return ()

    def sources(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the doers; of material acts also those whom only their nationality names."""
        found = self.in_places(frame.source, places) or self._sent_people(frame.source, places)
        if found or frame.type not in _MATERIAL:
            return found
        for slot in frame.source:
            for phrase in places.get(slot, ()):
                found = self.possessor(phrase, phrase.head) if not self._is_private(phrase) else ()
                if found:
                    return found
        return ()

    def _sent_people(self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the organisation whose name opens the word for its people: "UN experts accuse", "EU observers said"."""
        for phrase in (one for slot in slots for one in places.get(slot, ())):
            named = self.cast.outermost(self.span(phrase.first, phrase.last)) if phrase.possessor is None else ()
            party = self.cast.party(named[0]) if len(named) == 1 else None
            actor = self.cast.actor(party.actor) if party is not None else None
            is_beside = named[0].span.end == self.tokens[phrase.head - 1].span.end if named and phrase.head else False
            head = self.tokens[phrase.head]
            opening = [one.text.lower() for one in self.tokens[phrase.first : phrase.first + _PAIR]]
            is_one = opening[0] in {"a", "an"} and opening[-1] not in _PAST
            are_people = self._people.is_person(head.lemma.lower()) and (is_one or head.lemma != head.text)
            if party is not None and actor is not None and actor.kind is ActorKind.IGO and is_beside and are_people:
                return (party,)
        return ()

    def _is_private(self, phrase: NounPhrase) -> bool:
        """Say whether a nationality only describes a person by name: "the South Korean singer Dae" is not Seoul."""
        if self.tokens[phrase.head].word_class is not WordClass.PROPN:
            return False
        nouns = (
            one.lemma.lower() for one in self.tokens[phrase.first : phrase.head] if one.word_class is WordClass.NOUN
        )
        return any(self._people.sector(noun) in _PRIVATE for noun in nouns)

    def targets(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the targets; what belongs to somebody stands for its owner: "attacked Peru's embassy"."""
        is_of = "of" in frame.target and bool(frame.objects)  # "Peru's invitation" is the invitation of Peru
        owned = not frame.is_transfer and (frame.type not in _NOT_THROUGH or is_of) and frame.text not in _BODILY
        through = frame.text in _HELPS or owned
        places = self._without_meetings(frame, places)
        for slot in frame.target:
            if slot == "object" and self._is_own_border(frame, places):
                continue
            if slot == "object" and "second" in frame.target and places.get("second"):
                continue  # "named it a gang": whoever "it" is, it is not the gang
            found = self.in_places((slot,), places) or (self._owners(slot, places) if through or slot == "to" else ())
            if slot == "object" and not found and through:
                found = self._owners_of_counted(places)
            if slot == "of" and frame.is_transfer:
                found = found or self._owners("of", places) or self._owners("object", places)
            if slot == "object" and frame.text in _BODILY:
                found = found or self._nationality(places)
            if found:
                return found
        if "object" in frame.target and "second" not in frame.target and (found := self.in_places(("second",), places)):
            return found
        is_taken = frame.mode in {"seize", "withdraw"} and frame.type in {EventType.COERCE, EventType.RETREAT}
        if not is_taken and frame.type not in {EventType.AID, EventType.ASSAULT}:
            return ()
        return (self._town_of(places) if "object" in frame.target else ()) or self._state_in(places)

    def _town_of(self, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose town an object is that "of" names: "captured the town of Gao"."""
        objects = places.get("object", ())
        is_town = bool(objects) and self.tokens[objects[-1].head].lemma.lower() in _KINDS_OF_PLACE
        return self.in_places(("of",), places) if is_town else ()

    def _nationality(self, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose national is killed or hurt, whatever he is: "a Croatian engineer"."""
        for phrase in places.get("object", ()):
            for mention in self.cast.outermost(self.span(phrase.first, phrase.head + 1)):
                party = self.cast.party(mention)
                if party is not None and mention.kind is MentionKind.DEMONYM and phrase.possessor is None:
                    return (party,)
        return ()

    def _owners(self, slot: Slot, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        for phrase in places.get(slot, ()):
            if self.tokens[phrase.first].text.lower() in _SPEAKERS_OWN:
                continue
            found = self.possessor(phrase, phrase.head)
            if found:
                return found
        return ()

    def _owners_of_counted(self, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose those are that an object only counts: "struck dozens of Peruvian targets"."""
        counted = next(iter(places.get("object", ())), None)
        if counted is None or self.tokens[counted.head].lemma.lower() not in _COUNTS:
            return ()
        behind = [one for one in places.get("of", ()) if one.first == counted.last + 1]
        return self._owners("of", {"of": tuple(behind)})

    def _is_own_border(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether what is closed or opened is the doer's own: "closed its border" closes nobody else's."""
        if frame.type not in _OPENS_AND_CLOSES and frame.mode != "restrict":
            return False
        for phrase in places.get("object", ()):
            nouns = {token.lemma.lower() for token in self.tokens[phrase.first : phrase.last]}
            opening = {token.text.lower() for token in self.tokens[phrase.first : phrase.first + _PAIR]}
            if opening & POSSESSIVES and nouns & _ONE_S_OWN:
                return True
        return False

    def _state_in(self, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the state in which help is given when nobody else is named: "funds clinics in Togo"."""
        found = self.in_places(("in",), places)
        kinds = {actor.kind for party in found if (actor := self.cast.actor(party.actor)) is not None}
        return found if kinds == {ActorKind.STATE} else ()

    def _without_meetings(
        self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]
    ) -> dict[str, tuple[NounPhrase, ...]]:
        """Leave out the place of a meeting from those who get help."""
        if frame.type is not EventType.AID or "in" not in places:
            return places
        return {**places, "in": tuple(one for one in places["in"] if not self._is_of_meeting(one))}

    def _is_of_meeting(self, phrase: NounPhrase) -> bool:
        """Say whether a place is that of a meeting where help is promised: "pledged tents at a conference in Lima"."""
        before = self.tokens[max(0, phrase.first - 2) : phrase.first]
        return len(before) > 1 and before[0].lemma.lower() in _MEETINGS

    def of_noun(
        self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]], phrase: NounPhrase, at: int
    ) -> tuple[Party, ...]:
        """Give who stands in a place of a noun: behind a preposition, or before it as its possessor."""
        for slot in slots:
            found = self.possessor(phrase, at) if slot == "possessive" else self.in_places((slot,), places)
            if found:
                return found
        return ()

    def owners_beside(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose plan, town or embassy a noun's act is aimed at: "an attack on a Peruvian convoy"."""
        if frame.is_transfer or frame.type in _NOT_THROUGH:
            return ()
        is_hit = frame.type in {EventType.ASSAULT, EventType.COERCE} and "of" not in frame.source
        judged = {"of"} if frame.type in _JUDGES_WORKS or is_hit else frozenset()
        for slot in frame.target:
            if slot in _AIMED | judged and (found := self._owners(slot, places)):
                return found
        return ()

    # words

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

        An adjective may stand between the two: "joint naval patrols" are joint patrols.
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
                if at > 1 and named[at] and tokens[at - 1].word_class is WordClass.ADJ:
                    found += [f"{tokens[at - 2].text} {word}" for word in (token.text, token.lemma)]
        return tuple(found)

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """Give the printed words of a range of tokens."""
        return tuple(token.text for token in self.tokens[first:last])

    def span(self, first: int, last: int) -> Span:
        """Give where a range of tokens stands in the text."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)


def _agents(clause: Clause) -> tuple[NounPhrase, ...]:
    """Give who does what a passive tells; "given despite warnings | by the ministry" names who warned."""
    aside = {one.phrase.last for one in clause.adjuncts if one.preposition in _SETS_ASIDE}
    return tuple(one.phrase for one in clause.adjuncts if one.preposition == "by" and one.at not in aside)


def phrases_in(slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[NounPhrase, ...]:
    """Give the phrases of the first of these places that holds any."""
    return next((places[slot] for slot in slots if places.get(slot)), ())
