"""Clauses whose words fit a frame and tell of something else.

Invariant: each test names what the words tell instead; nothing here makes an act.
Source: field notes on events, section 7; rulings 43 and 54.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from servanda.codebook.events import Frame
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, EventType, WordClass

_Places = Mapping[str, tuple[NounPhrase, ...]]

_ARMED = frozenset("military naval troop army force security armed air defence defense police".split())
"""Words beside "presence" by which forces are meant."""

_STANDING = frozenset({"presence", "position"})
_STANDS = frozenset({"in", "at", "on", "near", "along", "around", "off", "across"})

_TRADES = frozenset({"market", "sector", "industry", "field", "segment", "business", "media", "press"})
"""In what no forces stand."""

_ARMS = frozenset("weapon arm arms gun rifle firearm ammunition artillery himself themselves itself".split())
"""What those who surrender hand in."""

_AS_ONE = frozenset({"voice", "language", "tongue"})
"""What those who agree speak in: "speak with one voice" tells of no talks."""

_RANKS = frozenset({"group", "club", "league", "list", "number", "community"})
"""What a state joins by doing as others do: "joined a small group of states with such a tax"."""

UNDOES = frozenset("lifting easing removal relaxation waiver loosening abolition scrapping".split())
"""Nouns by which a measure is taken back: "announced the easing of sanctions"."""

_WORDS = frozenset("appeal protest ultimatum warning demand invitation complaint rebuke threat reminder note".split())
"""What one sends somebody in words."""

_LONGEST_FRAME = 6
"""Tokens from the verb of a frame in which its "to" stands: "reaffirmed its commitment to"."""
_IN_TRADE = frozenset("tariff duty levy ban embargo quota sanction restriction curb measure".split())
"""With what a state hits back that hits no one."""
_COMES_IN = frozenset({"enter", "cross"})
_LETS = frozenset({"allow", "permit", "let", "invite", "authorise", "authorize", "enable"})

_PEOPLE = frozenset({"us", "me", "him", "her", "them", "you"})
_STRUGGLE = frozenset({"fight", "fight against", "fight with", "battle", "battle against"})


_WINS = frozenset({"beat", "defeat", "crush", "trounce", "thrash", "hammer", "edge"})
_CONTESTS = frozenset(
    "vote percent ballot runoff run-off election re-election reelection primary semi-final final match".split()
)
"""What somebody is beaten in or with whom nobody hits: "with 60 percent", "in the runoff"."""

_BLAMES = frozenset({"attack", "hit", "blast", "hammer", "savage"})
_POLITICS = frozenset({"PTY", "OPP", "LEG"})
"""Sectors of those who are attacked in words."""
_BEARS = frozenset({"MIL", "REB", "UAF", "COP", "PRM"})


_NO_GOODS = frozenset("powers rights authority chance chances opportunity say edge voice time leverage hope".split())
"""What is given and is no good: of "power" electricity is one."""
_BELIEFS = frozenset({"confidence", "hope", "belief", "conviction", "trust", "optimism"})
_AUTHORITIES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})

_FORCES = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE, EventType.PROTEST})


class Unmeant:
    """Says which clauses tell of something else than the act of the frame that their words fit."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.events = reading.book.events
        self.people = reading.book.people

    def is_other(self, telling: Telling, index: int, frame: Frame, places: _Places) -> bool:
        """Say whether a clause tells of something else than the act of its frame."""
        clause = telling.clauses[index]
        if clause.verb.lemma in _COMES_IN and self._is_let(telling, index):
            return True
        if clause.verb.lemma == "try" and self._is_attempt(clause):
            return True
        if frame.type in _FORCES:
            return self._is_no_force(telling, index, frame, places)
        if frame.type is EventType.AID:
            serves = clause.verb.lemma == "serve" and any(one.preposition == "as" for one in clause.adjuncts)
            is_none = serves or self._moves_away(frame, clause) or self._sends_word(frame, places)
            return is_none or self._gives_no_good(frame, clause) or self._is_means(telling, index)
        if frame.type is EventType.CONSULT:
            return self._speaks_as_one(clause)
        if frame.type is EventType.SUPPORT:
            return self._joins_no_body(clause) or self._is_trust_in_a_thing(clause) or self._is_to_act(frame, clause)
        if frame.type is EventType.RETREAT:
            return self._leaves_something(clause) or self._gives_up_a_thing(frame, clause)
        return frame.type is EventType.AGREE and self._is_opinion(telling, index, frame)

    def _is_no_force(self, telling: Telling, index: int, frame: Frame, places: _Places) -> bool:
        """Say whether nobody is punished, coerced, hit, mustered or defied by a clause whose words fit such an act."""
        clause = telling.clauses[index]
        if frame.type is EventType.SANCTION:
            undoes = any(self.tokens[one.head].lemma.lower() in UNDOES for one in places.get("object", ())[:1])
            return undoes or self._only_names(frame, clause)
        if frame.type is EventType.COERCE:
            return self._takes_place(clause)
        if frame.type is EventType.MOBILIZE:
            return self._is_standing(clause) or _is_where_they_are(clause)
        if frame.type is EventType.PROTEST:
            return self._is_ordered(frame, clause)
        is_in_trade = clause.verb.lemma == "retaliate" and self._is_with(clause, _IN_TRADE)
        is_none = is_in_trade or self._is_struggle(frame, places)
        return is_none or self._is_contest(telling, index) or self._is_blame(telling, index)

    def _is_with(self, clause: Clause, nouns: frozenset[str]) -> bool:
        """Say whether something is done with one of some things: "retaliated against Peru [with tariffs]"."""
        heads = (one.phrase.head for one in clause.adjuncts if one.preposition == "with")
        return any(self.tokens[head].lemma.lower() in nouns for head in heads)

    def _is_attempt(self, clause: Clause) -> bool:
        """Say whether one tries to do something, and nobody in court: "is trying to push Chad out"."""
        behind = self.tokens[clause.verb.main + 1 : clause.verb.main + 2]
        return [one.text.lower() for one in behind] == ["to"]

    def _is_to_act(self, frame: Frame, clause: Clause) -> bool:
        """Say whether "to" opens what is promised: "reaffirmed its commitment to [supply] power" backs nobody."""
        if not frame.text.endswith(" to"):
            return False
        behind = self.tokens[clause.verb.main : clause.verb.main + _LONGEST_FRAME]
        after_to = [two for one, two in pairwise(behind) if one.text.lower() == "to"]
        return bool(after_to) and after_to[0].word_class is WordClass.VERB

    def _is_let(self, telling: Telling, index: int) -> bool:
        """Say whether somebody may come in: "allowed the troops [to enter] its territory" is no inroad."""
        clause = telling.clauses[index]
        above = telling.clauses[clause.governor] if clause.governor is not None and clause.verb.infinitive else None
        return above is not None and above.verb.lemma in _LETS

    def _moves_away(self, frame: Frame, clause: Clause) -> bool:
        """Say whether somebody is moved, nothing received: "would get the miners [out] of the pit"."""
        receives = frame.is_transfer and frame.target[:1] == ("subject",)
        last = clause.objects[0].last if clause.objects else clause.verb.last
        return receives and [one.text.lower() for one in self.tokens[last : last + 1]] in (["out"], ["away"])

    def _sends_word(self, frame: Frame, places: _Places) -> bool:
        """Say whether only a word is sent: "sent a strongly worded appeal to Peru" gives Peru nothing."""
        sent = places.get("object", ())[:1] if frame.is_transfer else ()
        return any(self.tokens[one.head].lemma.lower() in _WORDS for one in sent)

    def _gives_no_good(self, frame: Frame, clause: Clause) -> bool:
        """Say whether a law gives somebody what nobody hands over: "gives the government [powers] to stop deals"."""
        given = [*clause.objects, *(one.phrase for one in clause.adjuncts if one.preposition == "with")]
        return frame.is_transfer and any(self.tokens[one.head].text.lower() in _NO_GOODS for one in given)

    def _is_ordered(self, frame: Frame, clause: Clause) -> bool:
        """Say whether an authority closes something, and nobody protests: "the minister blocked the university"."""
        doers = self.parties.of_phrase(clause.subject) if clause.subject is not None else ()
        return frame.mode == "obstruct" and bool(doers) and all(one.sector in _AUTHORITIES for one in doers)

    def _is_trust_in_a_thing(self, clause: Clause) -> bool:
        """Say whether somebody only thinks that something will be: "expressed [confidence that] the road helps"."""
        held = next((one for one in clause.objects if self._head(one) in _BELIEFS), None)
        return held is not None and self.tokens[held.head + 1 : held.head + 2][0].text.lower() == "that"

    def _is_means(self, telling: Telling, index: int) -> bool:
        """Say whether a gerund only tells how help that was told helps: "gave $2m to feed pupils [by sending] rice"."""
        clause = telling.clauses[index]
        goes_on = clause.relation is ClauseRelation.COORDINATED or self._is_listed(telling, clause)
        if goes_on and clause.governor is not None and clause.governor < index:
            return self._is_means(telling, clause.governor)
        if clause.relation is not ClauseRelation.PARTICIPIAL or clause.marker != "by" or clause.governor is None:
            return False
        return any(self._gives(telling.clauses[at]) for at in _above(telling, index))

    def _is_listed(self, telling: Telling, clause: Clause) -> bool:
        """Say whether a gerund goes on from another behind a comma: "by sending rice, [building] halls"."""
        is_bare = clause.relation is ClauseRelation.PARTICIPIAL and clause.marker is None
        elder = telling.clauses[clause.governor] if is_bare and clause.governor is not None else None
        return elder is not None and elder.relation is ClauseRelation.PARTICIPIAL

    def _gives(self, clause: Clause) -> bool:
        match = self.events.at((clause.verb.lemma,), 0)
        return match is not None and any(
            one.frame.is_transfer and one.frame.type is EventType.AID for one in match.readings
        )

    def _is_standing(self, clause: Clause) -> bool:
        """Say whether a position or presence is one of no forces: "strengthened its international [position]"."""
        held = next((one for one in clause.objects if self.tokens[one.head].text.lower() in _STANDING), None)
        if held is None or any(token.lemma.lower() in _ARMED for token in self.tokens[held.first : held.span_last]):
            return False
        doers = self.parties.of_phrase(clause.subject) if clause.subject is not None else ()
        if self._head(held) == "position" or any(one.sector == "BUS" for one in doers):
            return True
        stands = {self._head(one.phrase) for one in clause.adjuncts if one.preposition in _STANDS}
        return not stands - _TRADES

    def _speaks_as_one(self, clause: Clause) -> bool:
        """Say whether those who "speak with one voice" only say the same."""
        return clause.verb.lemma == "speak" and any(self._head(one.phrase) in _AS_ONE for one in clause.adjuncts)

    def _joins_no_body(self, clause: Clause) -> bool:
        """Say whether a state only does as others do: "joining [a] small [group] of states"."""
        joined = clause.objects[0] if clause.objects and clause.verb.lemma == "join" else None
        if joined is None or self._head(joined) not in _RANKS:
            return False
        return self.tokens[joined.first].text.lower() in {"a", "an"}

    def _leaves_something(self, clause: Clause) -> bool:
        """Say whether something is left to somebody, no place: "the debt that the last cabinet left [us]"."""
        is_left = clause.verb.lemma == "leave" and bool(clause.objects)
        return is_left and any(self.tokens[one.head].text.lower() in _PEOPLE for one in clause.objects)

    def _gives_up_a_thing(self, frame: Frame, clause: Clause) -> bool:
        """Say whether something else than arms is handed in: "surrendered his nationality" disarms nobody."""
        given = {self._head(one) for one in clause.objects}
        return frame.text == "surrender" and frame.mode == "disarm" and bool(given) and not given & _ARMS

    def _is_opinion(self, telling: Telling, index: int, frame: Frame) -> bool:
        """Say whether somebody only thinks as another does: "does not agree with the mayor"."""
        verb = telling.clauses[index].verb
        is_lasting = verb.tense == "present" and not verb.perfect and not verb.progressive and verb.modal is None
        settles = any(one.verb.infinitive for _, one in telling.below(index))
        settles = settles or any(one.preposition in {"on", "to"} for one in telling.clauses[index].adjuncts)
        return frame.text == "agree with" and is_lasting and not settles

    def _only_names(self, frame: Frame, clause: Clause) -> bool:
        """Say whether something is called so without a penalty: "designated the port a free zone"."""
        named = clause.objects[:1]
        is_anybodys = any(self.parties.of_phrase(one) or self.parties.nationality([one]) for one in named)
        return frame.text == "designate" and not is_anybodys

    def _takes_place(self, clause: Clause) -> bool:
        """Say whether a meeting is held, nobody: "talks between the two countries [held] in Lima"."""
        if clause.verb.lemma != "hold" or clause.subject is None or not clause.verb.participle:
            return False
        return any("." not in one.code and one.code != NO_CODE for one in self.parties.of_phrase(clause.subject))

    def _is_contest(self, telling: Telling, index: int) -> bool:
        """Say whether somebody is beaten in votes or games: "by beating Omar Sayed with 60 percent of the votes"."""
        if telling.clauses[index].verb.lemma not in _WINS:
            return False
        clause = telling.clauses[index]
        doers = self.parties.of_phrase(clause.subject) if clause.subject is not None else ()
        around = [telling.clauses[at] for at in (index, *_above(telling, index))]
        beside = (one for each in around for one in each.adjuncts if one.preposition in {"with", "in", "by"})
        return not any(one.sector in _BEARS for one in doers) and any(
            self._head(one.phrase) in _CONTESTS for one in beside
        )

    def _is_blame(self, telling: Telling, index: int) -> bool:
        """Say whether somebody is only blamed for what he does: "attacked the party for promising schools"."""
        clause = telling.clauses[index]
        below = (one for _, one in telling.below(index))
        is_for = any(one.marker == "for" and one.relation is ClauseRelation.PARTICIPIAL for one in below)
        if clause.verb.lemma not in _BLAMES or not is_for or clause.subject is None:
            return False
        hit = [party for one in clause.objects[:1] for party in self.parties.of_phrase(one)]
        doers = self.parties.of_phrase(clause.subject)
        return (
            bool(hit) and all(one.sector in _POLITICS for one in hit) and not any(one.sector in _BEARS for one in doers)
        )

    def _is_struggle(self, frame: Frame, places: _Places) -> bool:
        """Say whether a thing is fought, nobody: "farmers fight against [Ugandan imports]"."""
        against = (*places.get("object", ()), *places.get("against", ()))[:1]
        return frame.text in _STRUGGLE and any(self._is_thing(one, frame) for one in against)

    def _is_thing(self, phrase: NounPhrase, frame: Frame) -> bool:
        head = self.tokens[phrase.head]
        if head.word_class is not WordClass.NOUN or self.parties.names_people(phrase):
            return False
        if frame.objects and frame.fits(self.parties.nouns([phrase])):
            return False
        if self.people.is_listed_person(head.lemma) or self.people.are_listed(head.text):
            return False
        match = self.events.at((head.lemma,), 0)
        is_force = match is not None and any(
            one.frame.type in {EventType.ASSAULT, EventType.COERCE} for one in match.readings
        )
        return not is_force and bool(self.parties.nationality([phrase])) and not self.parties.of_phrase(phrase)

    def _head(self, phrase: NounPhrase) -> str:
        return self.tokens[phrase.head].lemma.lower()


def _is_where_they_are(clause: Clause) -> bool:
    """Say whether a participle only tells where forces are: "killed by soldiers [stationed on] the isle"."""
    is_reduced = clause.relation in {ClauseRelation.PARTICIPIAL, ClauseRelation.RELATIVE} and clause.verb.passive
    return is_reduced and not clause.verb.is_finite and clause.verb.lemma in _STATIONED


_STATIONED = frozenset({"station", "base", "garrison", "quarter"})


def _above(telling: Telling, index: int) -> Sequence[int]:
    """Give the clauses that a clause hangs on, the nearest first."""
    found: list[int] = []
    at = telling.clauses[index].governor
    while at is not None and at not in found:
        found.append(at)
        at = telling.clauses[at].governor
    return found
