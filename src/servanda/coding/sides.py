"""The two sides of an act, and whether they suffice for an event.

Invariant: a party that is not resolved is left out; an event never gets a party that no words name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.coding import coups
from servanda.coding.acts import Act
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.goods import goods_class
from servanda.coding.near import within
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    INSURGENT,
    NO_CODE,
    ActorKind,
    ActorMention,
    EventType,
    ItemClass,
    MentionKind,
    Party,
    Sense,
    Span,
    Status,
    WordClass,
)

_BOTH_NEEDED = frozenset(
    {
        EventType.AID,
        EventType.COOPERATE,
        EventType.SANCTION,
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.SUPPORT,
    }
)
"""Types that say nothing without source and target; a joint source of two serves where both act."""
_MUTUAL = frozenset({EventType.COOPERATE, EventType.CONSULT, EventType.AGREE, EventType.SUPPORT})
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID})
_APART = INSURGENT | {"UAF", "CRM", "OPP", "CVL", "LAB", "JRN", "PRM"}
"""Sectors of those who are no part of the state that they live in."""

_CROWDS = frozenset({"CVL", "LAB", "AGR", "EDU", "MED", "REL", "OPP", "REF", "SOC"})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_GOES_IN = frozenset({"cross into", "push into", "pour into", "storm into", "enter", "fly into", "intrude into"})
"""Verbs by which forces attack and refugees only arrive."""

_WINS_BACK = frozenset({"liberate", "retake", "recapture"})
"""Verbs whose passive may be a figure of speech: who was liberated, and by whom?"""

_HARMS = frozenset({"kill", "wound", "injure", "damage", "destroy", "hurt", "burn down"})
_AROUND = 60
"""Words before a sentence in which a blow is looked for when it tells of a death without a doer."""

_GREETS = frozenset({"welcome", "hail", "salute", "honor", "honour", "praise"})
"""Verbs that many things can be the object of; an event needs somebody with a code."""

_CAUTIONS = frozenset({"warn", "caution", "warn against"})
"""Verbs that threaten between powers; an embassy that warns its citizens of a storm threatens nobody."""

_FIRST_PERSONS = frozenset({"i", "me", "we", "us", "myself", "ourselves"})
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})

_NO_GOODS = frozenset(
    "request letter message call complaint report question vote answer reply visit visitor tourist guest delegation "
    "permission opportunity chance time information news advice idea list name number word statement speech award "
    "medal prize title invitation proposal demand warning threat order opinion impression attention interview evidence "
    "exemption waiver permit approval reprieve recognition praise criticism complaints call threat blessing backing "
    "drug cocaine heroin marijuana cannabis narcotic fentanyl contraband ball goal point result people passenger bill "
    "law ruling verdict sentence sign signal challenge blow boost lesson example reason way place voice pr".split()
)
"""What is given and received without being help."""

_HELP = frozenset(
    "aid help assistance relief support donation grant loan supply supplies equipment service training expert team "
    "doctor technician protection shelter asylum kit item package shipment consignment load cargo goods".split()
)

_COUPS = frozenset(
    {"stage a coup", "carry out a coup", "mount a coup", "seize power", "seize power from", "take power", "grab power"}
)
"""Verbs that need only the state in which they happen (ruling 49)."""

_FIGHTS = frozenset({"clash", "fight", "exchange fire", "trade fire", "skirmish", "go to war", "battle"})
_MISHAPS = frozenset(
    "accident crash collision fire blaze wildfire flood flooding earthquake quake landslide mudslide avalanche storm "
    "cyclone hurricane typhoon tornado lightning collapse capsize drown stampede disease virus outbreak cholera "
    "eruption tsunami heatwave derail overturn leak factory truck bus train lorry".split()
)
_BLOWS = frozenset(
    "attack ambush gunman bomb bombing shooting shoot airstrike missile shelling militant rebel soldier fighter raid "
    "assault massacre attacker bomber explosive clash arson ceasefire troop army war fighting battle insurgent "
    "gunfire jihadist terrorist offensive strike protest riot violence".split()
)
"""Words beside which a fire or a crash is no mishap."""

_CROSSED = frozenset(
    "opposition opponent activist protester demonstrator journalist reporter editor dissident critic lawmaker senator "
    "campaigner leader cleric student striker whistleblower blogger foreigner national diplomat envoy minister "
    "president official mayor governor judge general candidate politician mp deputy commander".split()
)
"""Whom an arrest by the police of the place makes an act of politics, not of every day."""
_BORNE = frozenset({EventType.ACCUSE, EventType.SANCTION})
"""Types that are told of whom they hit though nobody is named as doer."""

_GIVES = frozenset({EventType.AID, EventType.COOPERATE, EventType.SUPPORT, EventType.MOBILIZE})
"""Types whose doer must be one with a code: a hospital that a clause begins with gives no aid."""

_ALONE = frozenset({EventType.REJECT, EventType.PROTEST, EventType.RETREAT, EventType.MOBILIZE, EventType.CONCEDE})
"""Types that a coded doer can do without anybody to do it to."""

_AT_HOME = frozenset({"curfew", "martial-law", "censor", "restrict"})
"""Modes of force that a state may use on all who live in it."""
_PROMISE_NOUNS = frozenset({"commitment", "commitments", "pledge", "pledges", "promise", "promises", "vow"})
_PROMISE_VERBS = frozenset({"pledge", "promise", "vow", "commit", "undertake", "agree", "offer", "swear"})
_ASKS = frozenset(
    "call urge ask demand press push request order tell appeal want implore beg pressure require insist "
    "encourage lobby".split()
)
_ASKED_AS = frozenset({ClauseRelation.INFINITIVE, ClauseRelation.COMPLEMENT})


def arms_rebels(kind: EventType, target: Sequence[Party]) -> bool:
    """Say whether support goes to those who fight a state: "backed the rebels" is help in deed."""
    sectors = {party.code.split(".")[1] for party in target if "." in party.code}
    return kind in {EventType.SUPPORT, EventType.AID} and bool(sectors & INSURGENT)


def blames(speakers: Sequence[Party], kind: EventType, source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether those who tell an act are the side that suffers it from another (ruling 44)."""
    told = {party.country for party in speakers} - {"---"}
    hurt = {party.country for party in target}
    done = {party.country for party in source}
    return (
        kind in _HOSTILE
        and bool(told & hurt)
        and not told & done
        and (kind is not EventType.AID or bool(arms_rebels(kind, target)))
    )


def is_breach(act: Act) -> bool:
    """Say whether an act breaks a truce: whoever tells it of another blames him, and need not say who was hit."""
    return act.frame.type is EventType.ASSAULT and "ceasefire" in act.frame.objects


_INROADS = frozenset({"cross into", "pour into", "enter", "cross"})


def _is_inroad(act: Act) -> bool:
    return act.frame.type is EventType.ASSAULT and act.frame.text in _INROADS


def is_crowd(parties: Sequence[Party]) -> bool:
    """Say whether all of these are people without power over others: who blocks a road then protests."""
    return bool(parties) and all(set(party.code.split(".")[1:]) & _CROWDS for party in parties)


class Sides:
    """Who does an act to whom: the parties in the places of its frame, and those that the words around supply."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.report = reading.report

    def of(self, act: Act) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give source and target of an act; empty where nothing names them."""
        source, target = act.source, coups.overthrown(act, self.reading, self.cast)
        if act.frame.is_transfer and all(party.country == "---" for party in source):
            source = self._sender(act) or self._maker(act) or source
        if act.frame.type is EventType.CONSULT:
            source = self._apart(act, source, target) if source else self._talkers(act, target)
            source = _guests(source, target) if act.frame.mode == "visit" else source
        if act.clause is not None and self._is_trade_figure(act):
            return (), ()
        if act.frame.type in {EventType.AID, EventType.COOPERATE}:
            source, target = self._states(source), self._states(target)
        if act.frame.type is EventType.RETREAT and not target:
            target = self._asker(act)
        if self._is_own_way(act, source):
            return (), ()
        target = self._abroad(act, source, target)
        same = {party.actor for party in source}
        target = tuple(one for one in target if one.actor not in same and one.text.lower() not in _REFLEXIVES)
        source, target = _without_private(source), _without_private(target)
        if act.frame.type in _FORCE | {EventType.SANCTION, EventType.RETREAT}:
            return source, target  # journalists are arrested and newspapers banned
        return self._without_media(source), self._without_media(target)

    def _abroad(self, act: Act, source: Sequence[Party], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Leave out the doer's own side where only another can be meant: by a refusal, forces that move, a fight."""
        if act.frame.type is EventType.RETREAT and act.frame.mode == "withdraw":
            own = {one.country for one in source}
            return tuple(party for party in target if party.country not in own)
        if act.frame.type in {EventType.REJECT, EventType.MOBILIZE} or self._is_mutual(act, source):
            return tuple(party for party in target if not _is_within_one_side(source, (party,), apart=True))
        return target

    def _apart(self, act: Act, source: tuple[Party, ...], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Leave open whose a speaker is who talks to somebody "of Peru", if nothing printed ties himself to Peru.

        A state that is printed with the other side only tells the two apart: Peru's own minister would need none.
        """
        if len(source) != 1 or len(target) != 1 or act.clause is None or act.is_noun:
            return source
        one, other = source[0], target[0]
        is_same = one.country == other.country != NO_CODE and one.actor != other.actor
        if not is_same or not (self._is_person(one) and self._is_person(other)):
            return source
        if self._is_printed_with_state(one) or not self._is_printed_with_state(other):
            return source
        return (replace(one, code=NO_CODE),)

    def _is_printed_with_state(self, party: Party) -> bool:
        """Say whether a person's own state is printed beside him: "the Chadian envoy", "President Saleh of Chad"."""
        states = [
            one
            for one in self.cast.mentions
            if one.actor != party.actor and (found := self.cast.party(one)) is not None and found.code == party.country
        ]
        return any(
            _is_beside(mine.span, state.span, self.report.text)
            for mine in self.cast.mentions
            if mine.actor == party.actor
            for state in states
        )

    def _is_own_way(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether only persons go: one who leaves goes from an office, a town or a room, and withdraws no force."""
        withdraws = act.frame.type is EventType.RETREAT and act.frame.mode == "withdraw"
        if withdraws and self._is_sent_off(act):
            return True
        return withdraws and bool(source) and all(self._is_person(one) for one in source)

    def _is_sent_off(self, act: Act) -> bool:
        """Say whether somebody else is to go: "gave the trainers a week to leave" tells of no giver who leaves."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or clause.governor is None or not clause.verb.infinitive or clause.verb.lemma != "leave":
            return False
        return act.telling.clauses[clause.governor].verb.lemma == "give"

    def _without_media(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Leave out outlets: an interview is no meeting of states."""
        kinds = ((party, self.cast.actor(party.actor)) for party in parties)
        return tuple(party for party, actor in kinds if actor is None or actor.kind is not ActorKind.MEDIA)

    def _is_to_the_press(self, act: Act, target: Sequence[Party]) -> bool:
        """Say whether somebody only talks to journalists, which tells of no meeting."""
        is_talk = act.frame.type is EventType.CONSULT and act.frame.mode is None
        return is_talk and bool(target) and all("JRN" in party.code.split(".") or _is_press(party) for party in target)

    def _is_between_people(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether no state helps anybody: "a woman who helped refugees", a bank that pays its own treasury."""
        is_private = is_crowd(source) or not _are_coded(source)
        if act.frame.type is not EventType.AID:
            return False
        return (is_private and not _are_coded(target)) or _are_one_house(source, target)

    def _asker(self, act: Act) -> tuple[Party, ...]:
        """Take the side that asks for a withdrawal as the one that is to be rid of it."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or not self.is_asked(act) or clause.governor is None:
            return ()
        return self._subject(act.telling.clauses[clause.governor])

    def _subject(self, clause: Clause) -> tuple[Party, ...]:
        if clause.subject is None:
            return ()
        tokens = self.reading.marks.tokens
        first, last = clause.subject.first, clause.subject.span_last
        return self.cast.parties_of(Span(tokens[first].span.start, tokens[last - 1].span.end))

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Give the states for which persons give and receive."""
        found = [self.cast.state_of(one) if self._is_person(one) else one for one in parties]
        return tuple({party.actor: party for party in found}.values())

    def _is_person(self, party: Party) -> bool:
        actor = self.cast.actor(party.actor)
        return actor is not None and actor.kind is ActorKind.PERSON

    def _is_trade_figure(self, act: Act) -> bool:
        """Say whether a sentence only gives a sum of trade: "exported goods worth 2 billion euros last year"."""
        if not act.frame.text.startswith(("export", "import")):
            return False
        return any(mark.value is not None for mark in within(self.reading.marks.quantities, act.telling.sentence.span))

    def _sender(self, act: Act) -> tuple[Party, ...]:
        """Take the giver from "from" when the subject is unknown: "the charity delivered rice from Qatar to Yemen"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        for adjunct in clause.adjuncts if clause is not None and not act.is_noun else ():
            if adjunct.preposition == "from":
                tokens = self.reading.marks.tokens
                first, last = adjunct.phrase.first, adjunct.phrase.span_last
                found = self.cast.parties_of(Span(tokens[first].span.start, tokens[last - 1].span.end))
                if found:
                    return found
        return ()

    def _maker(self, act: Act) -> tuple[Party, ...]:
        """Take the giver from the goods when no phrase names it: "received Turkish drones"."""
        tokens = self.reading.marks.tokens
        for phrase in act.item:
            span = Span(tokens[phrase.first].span.start, tokens[phrase.span_last - 1].span.end)
            for mention in self.cast.outermost(span):
                party = self.cast.party(mention)
                is_maker = mention.span.end <= tokens[phrase.head].span.start or self._made_in(mention)
                if party is not None and is_maker and party.actor not in {one.actor for one in act.target}:
                    return (party,)
        return ()

    def _made_in(self, mention: ActorMention) -> bool:
        """Say whether a phrase says where its goods are from: "drones from Turkey", "shipments of Turkish drones"."""
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, mention.span.start, key=lambda token: token.span.start)
        behind = next((one for one in tokens[at:] if one.span.start >= mention.span.end), None)
        describes = behind is not None and behind.word_class in {WordClass.NOUN, WordClass.ADJ, WordClass.PROPN}
        return (mention.kind is MentionKind.DEMONYM and describes) or tokens[at - 1].text.lower() == "from"

    def _talkers(self, act: Act, target: Sequence[Party]) -> tuple[Party, ...]:
        """Take those who talk from the clause around a meeting: "agreed in a call", "after talks with"."""
        if act.clause is None or not act.is_noun:
            return ()
        clause = act.telling.clauses[act.clause]
        while clause.governor is not None and clause.verb.infinitive:
            clause = act.telling.clauses[clause.governor]
        found = self._subject(clause)
        others = {party.country for party in found} - {party.country for party in target}
        return found if len(found) > 1 or (target and others) else ()

    def suffice(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether the parties are those that the act's type needs, and two sides at that.

        One side must have a code; only a holder of an office who is overthrown needs none.
        """
        if act.frame.needs_state and not _are_coded((*source, *target)):
            return False
        if "pro_autocracy" in act.frame.contexts and not act.is_noun and any(party.role for party in target):
            return True
        if act.frame.text in _COUPS and _are_coded((*source, *target)) and act.status is Status.ACTUAL:
            return True
        if self._is_to_the_press(act, target) or self._is_between_people(act, source, target):
            return False
        if not self._is_known(act, source, target) or not self._moves_goods(act, source, target):
            return False
        if _are_coded(source) and not target and not act.is_noun and self._may_stand_alone(act, source):
            return True
        if self._is_accused(act, source, target):
            return True
        if is_crowd(source) and (act.frame.mode == "visit" or _is_inroad(act)):
            return False  # tourists and refugees pay no visits, and who flees across a border invades nobody
        if act.frame.mode == "ceasefire" and _are_two_sides(source):
            return True
        within = _is_within_one_side(source, target, apart=act.frame.type not in _GIVES)
        return not within and self._has_sides(act, source, target)

    def _moves_goods(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether what a transfer moves is goods, money or help: a request that is received is none.

        Between two states anything may be help that is no word or paper; else it must be something the codebook knows.
        """
        if not act.frame.is_transfer or act.frame.type is not EventType.AID:
            return True
        heads = {self.reading.marks.tokens[one.head].lemma.lower() for one in act.item}
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is not None and clause.noun is not None:  # "drugs shipped from Peru"
            heads.add(self.reading.marks.tokens[clause.noun].lemma.lower())
        if heads & _NO_GOODS or any(self._names_person(one) for one in act.item):
            return False
        if not act.item or {goods_class(self.reading, one) for one in act.item} - {ItemClass.OTHER}:
            return True
        return heads & _HELP != set() or (_are_coded(source) and _are_coded(target))

    def _names_person(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names somebody: who receives an envoy is helped by nobody."""
        tokens = self.reading.marks.tokens
        span = Span(tokens[phrase.first].span.start, tokens[phrase.span_last - 1].span.end)
        return any(one.sense is Sense.PERSON for one in self.cast.outermost(span))

    def _is_known(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether enough of the parties have a code for the type of the act."""
        if self._needs_codes(act, source):
            return _are_coded(source) and all(party.country != "---" for party in target)
        if act.frame.text in _GREETS and not _are_coded(target):
            return False
        if act.frame.text in _CAUTIONS and not _are_two_powers(source, target):
            return False
        return _are_coded(source) or (act.frame.type not in _GIVES and _are_coded(target))

    def _is_accused(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether a state or one who acts for it is accused or sanctioned, by whomever: "Peru was suspended"."""
        if act.frame.type not in _BORNE or act.is_noun or source or not self._is_passive(act):
            return False
        return _are_coded(target) and not any((_APART | _CROWDS) & set(one.code.split(".")) for one in target)

    def _may_stand_alone(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether an act needs nobody to be done to; only people protest, a state does not."""
        if act.frame.type is EventType.PROTEST:
            kinds = {actor.kind for party in source if (actor := self.cast.actor(party.actor)) is not None}
            if any("PTY" in party.code.split(".") for party in source):
                return False  # a party's rally may be for itself
            return kinds == {ActorKind.GROUP} or all(_is_of_people(party) for party in source)
        return act.frame.type in _ALONE or act.frame.mode in _AT_HOME

    def _has_sides(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        kind = act.frame.type
        if kind is EventType.ASSAULT and not source and self._is_mishap(act):
            return False
        if act.frame.text in _GOES_IN and all(_is_apart(party) or not _are_coded([party]) for party in source):
            return any(INSURGENT & set(party.code.split(".")) for party in source)
        if kind in _FORCE or act.frame.mode == "release":
            if self._is_mutual(act, source) or (is_breach(act) and _are_coded(source)):
                return True
            suffers = act.frame.target[:1] == ("subject",) and not act.is_noun  # "came under attack"
            told_of = self._is_passive(act) and act.frame.text not in _WINS_BACK
            open_ended = act.is_noun or act.by_means or told_of or suffers
            return bool(target) and (bool(source) or open_ended)
        if kind is EventType.AGREE and source and (self._is_public_promise(act) or self._is_promise(act, source)):
            return True
        if kind is EventType.AGREE and not act.is_noun and not source:
            return False  # "declined to invite both ministers" names no host
        if kind in {EventType.CONSULT, EventType.AGREE}:
            return len({party.actor for party in (*source, *target)}) > 1
        if kind in _BOTH_NEEDED:
            joint = kind in _MUTUAL and _are_two_sides(source) and (not act.is_noun or "between" in act.frame.source)
            return bool(source) and (bool(target) or joint)
        return bool(source) and (bool(target) or kind is EventType.MOBILIZE or act.frame.mode == "withdraw")

    def _needs_codes(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether an act between a side with a code and one without is too little: a local arrest.

        Visits and common work are between states and bodies; the police of a place arrest people every day.
        """
        if act.frame.type is EventType.COOPERATE or act.frame.mode == "visit" or act.status is Status.HYPOTHETICAL:
            return True
        police = any(party.code.endswith(".COP") for party in source)
        return police and not (_are_coded(source) and self._crosses_politics(act))

    def _is_mutual(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether two sides fight each other: "Peruvian and Chilean troops clashed"."""
        is_fight = act.frame.text in _FIGHTS or act.frame.source[:1] == ("between",)
        return is_fight and not act.is_noun and _are_two_sides(source)

    def _is_mishap(self, act: Act) -> bool:
        """Say whether people died of what nobody did: "three were killed in a landslide".

        A death without a doer is violent only where a blow is told of in its sentence or just before.
        """
        if act.is_noun or act.by_means or act.frame.text not in _HARMS:
            return False
        tokens, sentence = self.reading.marks.tokens, act.telling.sentence
        own = {token.lemma.lower() for token in tokens[sentence.first : sentence.last]}
        if own & _BLOWS:
            return False
        before = {token.lemma.lower() for token in tokens[max(0, sentence.first - _AROUND) : sentence.first]}
        return bool(own & _MISHAPS) or not before & _BLOWS

    def _crosses_politics(self, act: Act) -> bool:
        """Say whether those whom the police act against are known for what they say: "arrested two activists"."""
        return any(word.lower() in _CROSSED or word.lower().removesuffix("s") in _CROSSED for word in act.words)

    def _is_passive(self, act: Act) -> bool:
        return act.clause is not None and act.telling.clauses[act.clause].verb.passive

    def _is_promise(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether a side with a code promises to do something, to whomever: "pledged to close the mine"."""
        if act.is_noun or act.clause is None or act.status is not Status.ACTUAL:
            return False
        lemma = act.telling.clauses[act.clause].verb.lemma
        if lemma == "agree" and self._is_pronoun(act):
            return False
        opens = any(one.governor == act.clause and one.verb.infinitive for one in act.telling.clauses)
        opens = opens or self._opens_act(act)
        return lemma in _PROMISE_VERBS and opens and all(party.country != "---" for party in source)

    def _opens_act(self, act: Act) -> bool:
        """Say whether "to" and a verb of the codebook stand behind, though the verb was read as a noun."""
        tokens, sentence = self.reading.marks.tokens, act.telling.sentence
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        behind = (
            act.telling.clauses[act.clause].verb.main + 1 - sentence.first if act.clause is not None else len(words)
        )
        if behind + 1 >= len(words) or words[behind].lower() != "to":
            return False
        match = self.reading.book.events.at(words, behind + 1)
        return match is not None and any(one.frame.part == "verb" for one in match.readings)

    def _is_pronoun(self, act: Act) -> bool:
        """Say whether the doer is a "we" or "they" that may hold both sides of an agreement."""
        subject = act.telling.clauses[act.clause].subject if act.clause is not None else None
        return subject is not None and self.reading.marks.tokens[subject.head].word_class is WordClass.PRON

    def _is_public_promise(self, act: Act) -> bool:
        """Say whether a promise stands without a receiver: "the commitment to hold elections"."""
        if act.renews:
            return True
        if not act.is_noun or act.at.of(self.report.text).lower().split()[-1] not in _PROMISE_NOUNS:
            return False
        tokens = self.reading.marks.tokens
        return any(
            clause.verb.infinitive
            and (
                (clause.noun is not None and tokens[clause.noun].span.end == act.at.end)
                or tokens[clause.verb.main].span.start > act.at.end
            )
            for clause in act.telling.clauses
        )

    def is_asked(self, act: Act) -> bool:
        """Say whether an act that is not real is at least asked for or conditional; what is only possible is none."""
        if act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        if act.status is Status.CONDITIONAL or clause.governor is None:
            return act.status is Status.CONDITIONAL
        return clause.relation in _ASKED_AS and act.telling.clauses[clause.governor].verb.lemma in _ASKS


def _is_beside(named: Span, state: Span, text: str) -> bool:
    """Say whether a state stands inside a person's name and title, right before them, or behind their "of"."""
    if state in named:
        return True
    if state.end <= named.start:
        return text[state.end : named.start].strip() in {"", "'s", "’s"}
    return state.start >= named.end and text[named.end : state.start].split()[-2:] in (["of"], ["of", "the"])


def _without_private(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Leave out who only says "I" or "we" and has no code: nobody knows for whom he speaks."""
    return tuple(one for one in parties if one.country != "---" or one.text.lower() not in _FIRST_PERSONS)


def _is_of_people(party: Party) -> bool:
    """Say whether a nationality is printed for its people: "Bolivians", "hundreds of Ghanaians"."""
    return (
        party.text[:1].isupper() and party.text.endswith(("ans", "ians", "is", "ese", "ns")) and " " not in party.text
    )


def _are_two_powers(source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether both sides have codes of two countries, and neither is the people."""
    done, hit = {party.country for party in source}, {party.country for party in target}
    people = any(_CROWDS & set(party.code.split(".")[1:]) for party in (*source, *target))
    return bool(done) and bool(hit) and "---" not in done | hit and not done & hit and not people


def _are_one_house(source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether both sides are offices of one state."""
    codes = [one.code.split(".") for one in (*source, *target)]
    offices = all(len(code) > 1 and code[1] in {"GOV", "LEG", "JUD"} for code in codes)
    return bool(source) and bool(target) and offices and len({code[0] for code in codes}) == 1


def _guests(source: tuple[Party, ...], target: Sequence[Party]) -> tuple[Party, ...]:
    """Give those who visit: of two who talked during the visit of one to the other's state, the one from abroad."""
    hosts = {one.country for one in target} - {NO_CODE}
    return tuple(one for one in source if one.country not in hosts) or source


def _is_press(party: Party) -> bool:
    return party.text.lower().split()[-1:][0] in {"journalists", "reporters", "media", "press", "newsmen"}


def _are_two_sides(parties: Sequence[Party]) -> bool:
    """Say whether several stand for two sides: two states, or one and those who fight it."""
    return len({(party.country, _is_apart(party)) for party in parties}) > 1


def _are_coded(parties: Iterable[Party]) -> bool:
    """Say whether one of these has a code."""
    return any(party.country != "---" for party in parties)


def _is_within_one_side(source: Sequence[Party], target: Sequence[Party], *, apart: bool) -> bool:
    """Say whether doer and receiver are one side: the state and its own government, or two with one code.

    Args:
        source: The doers.
        target: The receivers.
        apart: Whether those who fight a state or cross it from below are another side than the state: "the rebels
            attacked the capital"; help for one's own people has one side.
    """
    for one in source:
        for other in target:
            if one.country != other.country or one.country == "---":
                continue
            if apart and _is_apart(one) != _is_apart(other):
                continue
            if one.code == other.code or one.country in {one.code, other.code}:
                return True
    return False


def _is_apart(party: Party) -> bool:
    """Say whether a party stands against its state: insurgents, gangs, an opposition."""
    return bool(set(party.code.split(".")[1:]) & _APART)
