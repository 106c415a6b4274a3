"""Who stands in which place of a frame: the phrases of a clause by their place, turned round where it is passive.

Invariant: a place that nothing fills stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from servanda.codebook.events import Frame, Slot
from servanda.coding.actors.named import COUNTS, POSSESSIVES, PRIVATE_PEOPLE, Named
from servanda.coding.acts.types import Telling
from servanda.coding.syntax.shape import Adjunct, Clause, ClauseRelation, NounPhrase
from servanda.model import (
    NO_CODE,
    ActorId,
    ActorKind,
    EventType,
    MentionKind,
    Party,
    Sense,
    WordClass,
)

_TURNED = {
    "toward": ("toward", "towards"),
    "from": ("from", "out of"),
    "into": ("into",),
    "on": ("on", "upon"),
}
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

_INTENDED_AGAINST = frozenset({EventType.THREATEN, EventType.REJECT})
"""Types whose nouns are followed by what is threatened or refused: "the threat to close the strait to Omani ships"."""

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

_REACHED_THROUGH = frozenset({"to", "into"})
"""Places in which what belongs to somebody stands for its owner, whatever moves: "sank cash into Peru's mines"."""

_NEAR = ("to", "near", "toward", "towards", "along", "on", "at", "outside", "into", "off", "around", "by")
_BORDERS = frozenset("border frontier boundary coast coastline shore waters airspace territory line crossing".split())
"""Where forces are moved against the neighbour, and the prepositions by which they are."""

_MEDIATES: Mapping[str, frozenset[str]] = {"mediate": frozenset({"between"}), "arbitrate": frozenset({"between"})}
"""Verbs of promises that reach both of those whom a preposition joins: "offered to mediate between Peru and Chad"."""

_BEARS = frozenset({"pay", "fund", "finance", "cover", "bear", "subsidise", "subsidize", "repair", "rebuild", "train"})
"""Verbs of costs that one bears for somebody else."""

_KINDS_OF_PLACE = frozenset("town city village port region province district suburb island area outskirt".split())

_OPENS_AND_CLOSES = frozenset({EventType.RETREAT, EventType.SUPPORT, EventType.SANCTION, EventType.CONCEDE})

_SETS_ASIDE = frozenset({"despite", "amid", "following", "against", "notwithstanding"})

_BODILY = frozenset({"kill", "murder", "wound", "injure", "maim", "behead", "assassinate", "slay", "massacre", "shoot"})
"""Verbs for what is done to a body: what "killed its trade" hits has none."""

_BODIES_OF_PEOPLE = frozenset("team group crew panel committee task taskforce board delegation".split())
"""Those whom one meets, behind whom "with" goes on to tell what they do."""

_PARTS_HIT = frozenset(
    "gate wall roof compound fence entrance perimeter ground courtyard door window garden premises building office "
    "car vehicle convoy residence home house villa plane hull deck crew outskirt suburb centre center".split()
)
"""Parts and goods of what a blow is aimed at, whose "of" says whose they are: "fired on the gate of the embassy"."""

_AT_CROWDS = frozenset({"crowd-control", "firearms"})
"""Modes of blows that may be told without whom they hit."""

_STRIKES = frozenset({EventType.ASSAULT, EventType.COERCE})
_LETS = frozenset({"release", "access"})
"""Modes of what is given back or let in, which stands for whose it is: "unfroze Peruvian assets"."""
_HOLDS = frozenset({"hold", "control", "claim", "occupy", "run", "own", "operate", "use", "defend"})
"""Verbs that tell whose a place or thing is by their "by"."""

_SENT = frozenset({"expert", "envoy", "rapporteur", "representative", "coordinator", "commissioner", "chief"})
"""Those who speak for an organisation, one for each matter: "the UN expert on Chad"."""

_PAST = frozenset({"former", "ex", "onetime", "retired"})
MEETINGS = frozenset("conference summit meeting ceremony forum session talk gathering assembly event visit".split())
"""Nouns for what is held in a place that gets nothing by it."""

_DRIVES_OFF = frozenset("disperse stop scatter break clear repel drive push block prevent quell remove".split())

_TAKEN_MODES = frozenset({"release", "seize", "arrest", "destroy", "abduct"})
"""Modes of what is done to a thing with those on board."""

_HIT_SLOTS = frozenset({"object", "at", "on"})
"""Places of what a blow hits, which may only be counted there."""

_AIMED = frozenset({"to", "for", "on", "against", "at"})
"""Prepositions behind a noun for an act that lead to what it is aimed at."""

_JUDGES_WORKS = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.AGREE})
"""Types that reach somebody through what is his: "the condemnation of Peru's tariffs"."""

_PARTS_BESIDE = frozenset("mission office agency panel body delegation team committee commission force court".split())
"""Parts of an organisation whose name stands right before them: "the UN mission"."""

_COUNTED_ON = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last final new more another further extra".split()
)
"""Words that open what is given behind the name of its receiver."""

_GO_BETWEENS = frozenset(
    "intermediary mediator go-between broker guarantor witness observer facilitator host moderator arbiter".split()
)
"""Those who help two others to deal with each other."""

_OPENING = 2
"""Words that open a phrase."""

_COMPANY = 3
_HELPED = (["help"], ["support"], ["backing"], ["aid"], ["assistance"])


_ALONGSIDE = (["solidarity"], ["coordination"], ["line"], ["consultation"], ["agreement"])
"""Words between "in" and a "with" that names who only goes along with it."""

_TELLS_OF = frozenset({"complain", "allege", "protest", "object", "charge", "suspect", "grumble"})
"""Verbs whose "that" tells of whom they complain."""


class Parties(Named):
    """Who fills the places of the frames of a report's clauses and nouns."""

    # the places of a clause

    def of_clause(self, clause: Clause, end: int) -> dict[str, tuple[NounPhrase, ...]]:
        """Give the phrases of a clause by their place, a passive clause turned round."""
        places: dict[str, tuple[NounPhrase, ...]] = {}
        swallowed = [one.phrase for one in clause.adjuncts if clause.verb.main < one.at < end and one.phrase.last > end]
        objects = tuple(swallowed[:1]) or clause.objects
        for adjunct in clause.adjuncts:
            if adjunct.preposition == "of" and adjunct.at < clause.verb.first:
                continue  # "In the first year of my rule they seized" hangs on the year
            if self._is_go_between(clause, adjunct):
                continue
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
            places["object"] = (replace(objects[0], first=receiver.last, span_first=receiver.last),)
        return places

    def _is_go_between(self, clause: Clause, adjunct: Adjunct) -> bool:
        """Say whether "with" names who only stands between two: "swapped prisoners, with the Red Cross as mediator"."""
        role = next((one for one in clause.adjuncts if one.preposition == "as" and one.at == adjunct.phrase.last), None)
        is_beside = adjunct.preposition == "with" and role is not None
        return is_beside and role is not None and self.tokens[role.phrase.head].lemma.lower() in _GO_BETWEENS

    def _receiver(self, clause: Clause, phrase: NounPhrase) -> NounPhrase | None:
        """Give the name that opens an object before what is given: "gave Peru 40 buses", "promised Peru cheap gas"."""
        for at in range(phrase.first + 1, phrase.head + 1):
            is_amount = self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}
            is_counted = is_amount or self.tokens[at].text.lower() in _COUNTED_ON
            opening = phrase.first + (self.tokens[phrase.first].text.lower() == "the")
            is_opened = clause.verb.lemma in _GIVES_TO and opening < at and self._is_plain_state(opening, at)
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
        if frame.type is EventType.ACCUSE:
            return self._told_of(telling, index)
        if frame.mode in _AT_CROWDS:
            return self._driven_off(telling, index)
        if frame.type not in _REACHES and not helps and not signs:
            return ()
        own = telling.clauses[index].subject
        is_pact = frame.type is EventType.AGREE and "all" in frame.source and own is not None and self._are_two(own)
        for at, clause in telling.below(index):
            if clause.verb.infinitive or (helps and at == index + 1):
                links = _TOWARDS | ({"in"} if helps else _MEDIATES.get(clause.verb.lemma, frozenset()))
                links = links - {"from"} if helps else links
                linked = [one.phrase for one in clause.adjuncts if one.preposition in links]
                objects = () if is_pact else clause.objects
                for phrase in (*objects, *linked) if helps else (*linked, *objects):
                    found = self.of_phrase(phrase) if phrase != own else ()
                    found = found or (self.possessor(phrase, phrase.head) if helps else ())
                    found = found or self._whose_bill(frame, clause)
                    if found and any(party.country != NO_CODE for party in found):
                        return found
        return ()

    def _are_two(self, subject: NounPhrase) -> bool:
        """Say whether a subject is two sides, who agree with each other: whom they isolate has agreed to nothing."""
        return len({party.country for party in self.of_phrase(subject)} - {NO_CODE}) > 1

    def _whose_bill(self, frame: Frame, clause: Clause) -> tuple[Party, ...]:
        """Give whose costs one promises to bear: "offered to pay the wages of Peruvian nurses"."""
        bears = frame.type is EventType.AGREE and clause.verb.lemma in _BEARS
        return (
            self._owners("of", {"of": tuple(one.phrase for one in clause.adjuncts if one.preposition == "of")})
            if bears
            else ()
        )

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
        is_against = frame.type in _INTENDED_AGAINST
        for clause in telling.on_noun(head) if is_promise or is_against else ():
            linked = [one.phrase for one in clause.adjuncts if one.preposition in _TOWARDS and clause.verb.infinitive]
            for phrase in (*linked, *(clause.objects if is_against and clause.verb.infinitive else ())):
                found = self.of_phrase(phrase) or (self.possessor(phrase, phrase.head) if is_against else ())
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

    def _told_of(self, telling: Telling, index: int) -> tuple[Party, ...]:
        """Give of whom a charge is told by its clause: "complained that Chad was meddling"; by many a verb nobody."""
        teller = telling.clauses[index]
        if teller.verb.lemma not in _TELLS_OF or teller.subject is None:
            return ()
        own = {party.country for party in self.of_phrase(teller.subject)}
        for _, clause in telling.below(index):
            if clause.relation is ClauseRelation.COMPLEMENT and clause.subject is not None:
                subject = clause.subject
                found = self.of_phrase(subject) or self.possessor(subject, subject.head)
                known = tuple(party for party in found if party.country != NO_CODE)
                return known if own.isdisjoint(party.country for party in known) else ()
        return ()

    # whom a phrase names

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
        found = found or self._marchers(frame, places)
        if found or frame.type not in _MATERIAL:
            return found
        for slot in frame.source:
            for phrase in places.get(slot, ()):
                found = self.possessor(phrase, phrase.head) if not self._is_private(phrase) else ()
                if found:
                    return found
        return ()

    def _marchers(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give those who protest by the nation printed with the noun for them: "Omani traders blocked the road"."""
        crowds = places.get("subject", ()) if frame.type is EventType.PROTEST else ()
        for phrase in crowds:
            head = self.tokens[phrase.head]
            if self._people.are_any(head.text, head.lemma) and phrase.possessor is None:
                found = self.possessor(phrase, phrase.head)
                return tuple(
                    replace(one, code=f"{one.code}.CVL") for one in found if one.code == one.country != NO_CODE
                )
        return ()

    def _sent_people(self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the organisation whose name opens the word for its people: "UN experts accuse", "EU observers said"."""
        for phrase in (one for slot in slots for one in places.get(slot, ())):
            named = self.cast.outermost(self.span(phrase.first, phrase.last)) if phrase.possessor is None else ()
            party = self.cast.party(named[0]) if len(named) == 1 else None
            actor = self.cast.actor(party.actor) if party is not None else None
            is_beside = named[0].span.end == self.tokens[phrase.head - 1].span.end if named and phrase.head else False
            head = self.tokens[phrase.head]
            opening = [one.text.lower() for one in self.tokens[phrase.first : phrase.first + _OPENING]]
            is_sent = opening[0] == "the" and head.lemma.lower() in _SENT
            is_one = is_sent or (opening[0] in {"a", "an"} and opening[-1] not in _PAST)
            are_people = self._people.is_person(head.lemma.lower()) and (is_one or head.lemma != head.text)
            is_part = head.lemma.lower() in _PARTS_BESIDE
            is_igo = party is not None and actor is not None and actor.kind is ActorKind.IGO
            if party is not None and is_igo and is_beside and (are_people or is_part):
                return (party,)
        return ()

    def _is_private(self, phrase: NounPhrase) -> bool:
        """Say whether a nationality only describes a person by name: "the South Korean singer Dae" is not Seoul."""
        if self.tokens[phrase.head].word_class is not WordClass.PROPN:
            return False
        nouns = (
            one.lemma.lower() for one in self.tokens[phrase.first : phrase.head] if one.word_class is WordClass.NOUN
        )
        return any(self._people.sector(noun) in PRIVATE_PEOPLE for noun in nouns)

    def targets(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the targets; what belongs to somebody stands for its owner: "attacked Peru's embassy".

        Nobody backs down from his own threat, so that a place that only names the doer again is passed over.
        """
        doing = self.in_places(frame.source, places)
        doers = {party.actor for party in doing}
        is_of = "of" in frame.target and bool(frame.objects)  # "Peru's invitation" is the invitation of Peru
        owned = not frame.is_transfer and (frame.type not in _NOT_THROUGH or is_of) and frame.text not in _BODILY
        through = frame.text in _HELPS or owned
        places = self._without_companions(frame, self._without_meetings(frame, places))
        for slot in frame.target:
            if slot == "object" and (self._is_own_border(frame, places) or self._is_before(frame, places)):
                continue
            if slot == "object" and "second" in frame.target and places.get("second"):
                continue  # "named it a gang": whoever "it" is, it is not the gang
            ours = frame.type in _STRIKES  # "rammed our patrol boat"
            owned_by = self._owners(slot, places, ours=ours)
            owned_by = () if slot == "object" and self._is_own_word(frame, places) else owned_by
            found = self.in_places((slot,), places) or (
                owned_by if through or self._reaches_through(slot, frame) else ()
            )
            if slot in _HIT_SLOTS and not found and through:
                found = self._owners_of_counted(slot, places)
            found = found or self._owners_helped(slot, frame, places)
            if slot == "object" and (frame.text in _BODILY or frame.type in _STRIKES or frame.mode in _LETS):
                found = found or self.nationality(places.get("object", ()))
            found = self._flag_for_crew(slot, frame, places, found, {party.code for party in doing}) or found
            if found and (len(doers) != 1 or {party.actor for party in found} != doers):
                return found
        takes_two = {"object", "to"} & set(frame.target) and "second" not in frame.target
        if takes_two and (found := self.in_places(("second",), places)):
            return found  # "offered Peru an apology"
        return self._of_what_is_taken(frame, places, doers)

    def _owners_helped(self, slot: Slot, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose works help goes to: "a loan for a Peruvian dam", "the repair of Peru's roads"."""
        if slot == "for" and frame.is_transfer and frame.type is EventType.AID:
            return self._owners("for", places)
        if slot == "of" and frame.is_transfer:
            return self._owners("of", places) or self._owners("object", places)
        return ()

    def _of_what_is_taken(
        self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]], doers: set[ActorId]
    ) -> tuple[Party, ...]:
        """Give whose those are that are taken or let go, else the town or land where it is done."""
        if frame.mode == "release" and "object" not in frame.target:
            held = self.in_places(("object",), places) or self.nationality(places.get("object", ()))
            held = held or self.in_places(("of",), places) or self.nationality(places.get("of", ()))
            return held if {one.actor for one in held} != doers else ()  # "returned 30 Omani prisoners"
        is_taken = frame.mode in {"seize", "withdraw"} and frame.type in {EventType.COERCE, EventType.RETREAT}
        if not is_taken and frame.type not in {EventType.AID, EventType.ASSAULT}:
            return ()
        return (self._town_of(places) if "object" in frame.target else ()) or self._state_in(places)

    def _reaches_through(self, slot: Slot, frame: Frame) -> bool:
        """Say whether what belongs to somebody stands for its owner: "invested in a Peruvian mine"."""
        return slot in _REACHED_THROUGH or (slot == "in" and frame.text.startswith("invest"))

    def _flag_for_crew(
        self,
        slot: Slot,
        frame: Frame,
        places: dict[str, tuple[NounPhrase, ...]],
        found: tuple[Party, ...],
        own: set[str],
    ) -> tuple[Party, ...]:
        """Give whose craft is taken or freed where only those on board were found: "a Peruvian boat and its crew"."""
        is_open = all(party.code in {NO_CODE, *own} for party in found)
        is_taken = slot == "object" and frame.mode in _TAKEN_MODES
        return self.nationality(places.get("object", ())) if is_open and is_taken else ()

    def at_border(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give against whom forces move that are moved near another state: "to its frontier with Peru", "near Peru"."""
        if frame.type is not EventType.MOBILIZE:
            return ()
        for phrase in (one for key in (*_NEAR, "object") for one in places.get(key, ())):
            if self.tokens[phrase.head].lemma.lower() not in _BORDERS:
                found = self.of_phrase(phrase) if phrase in places.get("near", ()) else ()
            else:
                beyond = [one for one in places.get("with", ()) if one.first == phrase.last + 1]
                is_own = self.tokens[phrase.first].text.lower() in POSSESSIVES
                found = self.in_places(("with",), {"with": tuple(beyond)})
                found = found or (() if is_own else self.possessor(phrase, phrase.head))
            if found:
                return found
        return ()

    def _town_of(self, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose town an object is that "of" names: "captured the town of Gao"."""
        objects = places.get("object", ())
        is_town = bool(objects) and self.tokens[objects[-1].head].lemma.lower() in _KINDS_OF_PLACE
        return self.in_places(("of",), places) if is_town else ()

    def _is_own_word(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether the object is a word of the frame, so that its owner is who acts: "voiced Peru's concern"."""
        owned = [one for one in places.get("object", ()) if one.possessor is not None]
        heads = {self.tokens[one.head].lemma.lower() for one in owned}
        return not heads.isdisjoint(frame.text.split()[1:])

    def _is_before(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether an object is only before whom somebody is charged: "lodged a complaint with the UN"."""
        if frame.type is not EventType.ACCUSE or not frame.text.endswith((" with", " to", " before")):
            return False
        heard = [party for phrase in places.get("object", ()) for party in self.of_phrase(phrase)]
        return bool(heard) and all(self.is_organisation(party) for party in heard)

    def _owners(
        self, slot: Slot, places: dict[str, tuple[NounPhrase, ...]], *, ours: bool = False
    ) -> tuple[Party, ...]:
        """Give whose things stand in a place; the speaker's own only with `ours`."""
        for phrase in places.get(slot, ()):
            if self.tokens[phrase.first].text.lower() in _SPEAKERS_OWN and not ours:
                continue
            found = self.possessor(phrase, phrase.head)
            if found:
                return found
        return ()

    def _owners_of_counted(self, slot: Slot, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose those are that a phrase only counts: "struck dozens of Peruvian targets"."""
        counted = next(iter(places.get(slot, ())), None)
        if counted is None:
            return ()
        is_number = self.tokens[counted.head].word_class is WordClass.NUM
        head = self.tokens[counted.head].lemma.lower()
        if not is_number and head not in COUNTS | _PARTS_HIT:
            return ()
        behind = {"of": tuple(one for one in places.get("of", ()) if one.first == counted.last + 1)}
        return (self.in_places(("of",), behind) if head in _PARTS_HIT else ()) or self._owners("of", behind)

    def _is_own_border(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether what is closed or opened is the doer's own: "closed its border" closes nobody else's."""
        if frame.type not in _OPENS_AND_CLOSES and frame.mode != "restrict":
            return False
        for phrase in places.get("object", ()):
            nouns = {token.lemma.lower() for token in self.tokens[phrase.first : phrase.last]}
            opening = {token.text.lower() for token in self.tokens[phrase.first : phrase.first + _OPENING]}
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

    def _without_companions(
        self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]
    ) -> dict[str, tuple[NounPhrase, ...]]:
        """Leave out who only does it too or helps: "lifted sanctions together with Peru", "with help from Peru"."""
        if frame.type not in {EventType.SANCTION, EventType.RETREAT, EventType.COERCE}:
            return places
        return {
            slot: tuple(one for one in found if slot not in {"with", "from"} or not self._is_companion(one))
            for slot, found in places.items()
        }

    def _is_companion(self, phrase: NounPhrase) -> bool:
        """Say whether "together with", "along with" or "with help from" stands before a phrase."""
        before = [token.text.lower() for token in self.tokens[max(0, phrase.first - _COMPANY) : phrase.first]]
        is_joined = before[-2:] in (["together", "with"], ["along", "with"])
        is_joined = is_joined or (before[:1] == ["in"] and before[1:2] in _ALONGSIDE and before[2:] == ["with"])
        return is_joined or (before[:1] == ["with"] and before[1:2] in _HELPED and before[2:] == ["from"])

    def _is_of_meeting(self, phrase: NounPhrase) -> bool:
        """Say whether a place is that of a meeting where help is promised: "pledged tents at a conference in Lima"."""
        before = self.tokens[max(0, phrase.first - 2) : phrase.first]
        return len(before) > 1 and before[0].lemma.lower() in MEETINGS

    def of_noun(
        self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]], phrase: NounPhrase, at: int
    ) -> tuple[Party, ...]:
        """Give who stands in a place of a noun: behind a preposition, or before it as its possessor."""
        for slot in slots:
            found = self.possessor(phrase, at) if slot == "possessive" else self.in_places((slot,), places)
            if found:
                return found
        return ()

    def hit_beside(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose people a blow hits, before the land where it does: "the abduction of two Czechs in Chad"."""
        if frame.type not in _STRIKES or "of" not in frame.target or "of" in frame.source:
            return ()
        return self.in_places(("of",), places) or self._owners("of", places)

    def owners_beside(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose plan, town or embassy a noun's act is aimed at: "an attack on a Peruvian convoy"."""
        is_word = frame.type is EventType.AGREE and bool(frame.objects)  # "acceptance of Peru's offer"
        if frame.is_transfer or (frame.type in _NOT_THROUGH and not is_word):
            return ()
        is_hit = frame.type in {EventType.ASSAULT, EventType.COERCE} and "of" not in frame.source
        judged = {"of"} if frame.type in _JUDGES_WORKS or is_hit else frozenset()
        for slot in frame.target:
            if slot in _AIMED | judged and (found := self._owners(slot, places)):
                return found
        return ()

    # words


def _agents(clause: Clause) -> tuple[NounPhrase, ...]:
    """Give who does what a passive tells; "given despite warnings | by the ministry" names who warned."""
    aside = {one.phrase.last for one in clause.adjuncts if one.preposition in _SETS_ASIDE}
    return tuple(one.phrase for one in clause.adjuncts if one.preposition == "by" and one.at not in aside)


def phrases_in(slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[NounPhrase, ...]:
    """Give the phrases of the first of these places that holds any."""
    return next((places[slot] for slot in slots if places.get(slot)), ())
