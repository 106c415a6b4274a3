"""Whether the sides of an act suffice for an event.

Invariant: no event without the parties that its type needs, and two sides at that.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.codebook.events import Frame
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import goods_class
from servanda.coding.acts.sides_kinds import (
    CROWDS,
    FORCE,
    OPPOSED,
    are_coded,
    are_one_house,
    are_two_powers,
    are_two_sides,
    is_apart,
    is_crowd,
    is_mutual,
    is_press,
    is_within_one_side,
)
from servanda.coding.events.concerns import OPENS_INQUIRY, names_nobody
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    INSURGENT,
    ActorKind,
    EventType,
    ItemClass,
    Party,
    Sense,
    Span,
    Status,
    Token,
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
_GOES_IN = frozenset({"cross into", "push into", "pour into", "storm into", "enter", "fly into", "intrude into"})
"""Verbs by which forces attack and refugees only arrive."""
_WINS_BACK = frozenset({"liberate", "retake", "recapture"})
"""Verbs whose passive may be a figure of speech: who was liberated, and by whom?"""
_PLACES = frozenset(
    "town city village hamlet district neighbourhood neighborhood suburb settlement base camp checkpoint outpost post"
    " barracks garrison headquarters airport airfield port harbour harbor station depot hospital school market mosque"
    " church prison hotel patrol convoy enclave territory"
    " palace capital province region embassy consulate bridge dam island hill position stronghold border"
    " hideout lair den compound trench dugout bunker warehouse depot arsenal factory refinery airbase enclave valley"
    " launcher launchpad tunnel cave sanctuary redoubt caravan encampment fort fortress shipyard terminal pipeline"
    " radar airstrip runway quay jetty barricade roadblock crossing house home building hut dwelling farm orchard"
    " gate wall clinic shop shelter resort mall stadium theatre restaurant".split()
)
"""Nouns of places that are attacked and taken."""
_HARMS = frozenset({"kill", "wound", "injure", "damage", "destroy", "hurt", "burn down"})
_AROUND = 60
"""Words before a sentence in which a blow is looked for when it tells of a death without a doer."""
_GREETS = frozenset({"welcome", "hail", "salute", "honor", "honour", "praise"})
"""Verbs that many things can be the object of; an event needs somebody with a code."""
_CAUTIONS = frozenset({"warn", "caution", "warn against"})
"""Verbs that threaten between powers; an embassy that warns its citizens of a storm threatens nobody."""
_ITSELF = frozenset({"it", "they", "he", "she", "we"})
_THREATENED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE})
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
_MISHAPS = frozenset(
    "accident crash collision fire blaze wildfire flood flooding earthquake quake landslide mudslide avalanche storm "
    "cyclone hurricane typhoon tornado lightning collapse capsize drown stampede disease virus outbreak cholera "
    "eruption tsunami heatwave derail overturn leak factory truck bus train lorry".split()
)
_BLOWS = frozenset(
    "attack ambush gunman bomb bombing shooting shoot airstrike missile shelling militant rebel soldier fighter raid "
    "assault massacre attacker bomber explosive clash arson ceasefire troop army war fighting battle insurgent "
    "gunfire jihadist terrorist offensive strike protest riot violence firefight gunfight skirmish shelling crossfire "
    "bombardment hostility".split()
)
"""Words beside which a fire or a crash is no mishap."""
_CRAFT_OF_WAR = frozenset(
    "helicopter gunship gunboat warship warplane jet bomber drone tank artillery battery submarine frigate".split()
)
_OF_FORCES = ("coast guard", "coastguard", "navy", "naval", "military", "army", "patrol", "war")
"""Words that make a ship or a plane one of its state's forces: "a Chinese coast guard vessel"."""
_CROSSED = frozenset(
    "opposition opponent activist protester demonstrator journalist reporter editor dissident critic lawmaker senator "
    "campaigner leader cleric student supporter striker whistleblower blogger foreigner national diplomat envoy "
    "minister "
    "president official mayor governor judge general candidate politician mp deputy commander".split()
)
"""Whom an arrest by the police of the place makes an act of politics, not of every day."""
_GATHERINGS = frozenset({"rally", "demonstration", "protest", "march", "sit-in", "vigil", "picket"})
"""Where people are held for what they say: "detained 14 people at a rally"."""
_TREATIES = frozenset({"treaty", "convention", "protocol", "charter", "covenant", "statute", "pact"})
"""Papers that a state joins by itself."""
_TIES = frozenset({"tie", "relation", "relationship", "link", "contact"})
"""What two have with each other, where nobody else is named."""

_BORNE = frozenset({EventType.ACCUSE, EventType.SANCTION})
"""Types that are told of whom they hit though nobody is named as doer."""
_SUFFERED = frozenset({"convict", "expel"})
"""Modes of what a state does to anybody, told with no word of which state."""
_CRUEL = frozenset({"beat", "torture", "sexual", "crowd-control"})
"""Modes of force that are none of the everyday work of the police, whomever it hits."""
_GIVES = frozenset({EventType.AID, EventType.COOPERATE, EventType.SUPPORT, EventType.MOBILIZE})
"""Types whose doer must be one with a code: a hospital that a clause begins with gives no aid."""
_ALONE = frozenset({EventType.REJECT, EventType.PROTEST, EventType.RETREAT, EventType.MOBILIZE, EventType.CONCEDE})
"""Types that a coded doer can do without anybody to do it to."""
_SPOKEN_ALONE = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN})
"""Types of words that a power utters whoever they are meant for."""
_JUDGING_MODES = frozenset({"disapprove", "allege"})
_BRINGS_BACK = frozenset({"return", "turn away"})
"""Verbs for a deportation only where they name a land: "returned the migrants to their families" is none."""
_TRADES = frozenset(
    "artist athlete businessman businesswoman chef dancer doctor engineer entrepreneur executive farmer firefighter "
    "fisherman grower industrialist investor merchant musician nurse player pupil researcher scholar scientist singer "
    "student teacher tourist trader veteran worker writer youth".split()
)
_THANKS = frozenset({"gratitude", "thanks", "appreciation"})
_LOOSELY_SAID = frozenset(
    {"defend", "want", "ask", "tell", "solicit", "seek", "instruct", "request", "press", "push", "charge"}
)
"""Verbs that ask somebody for something, and without him may ask a question or wish."""
_POWERS = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP", "PTY"}) | INSURGENT
"""Sectors of those whose judgement is an act of politics."""
_AT_HOME = frozenset({"curfew", "martial-law", "censor", "restrict"})
"""Modes of force that a state may use on all who live in it."""
_PROMISE_NOUNS = frozenset({"commitment", "commitments", "pledge", "pledges", "promise", "promises", "vow"})
_PROMISE_VERBS = frozenset({"pledge", "promise", "vow", "commit", "undertake", "agree", "offer", "swear"})
_OFFERS = frozenset({"offer", "promise", "pledge"})
_OFFERED = frozenset(
    "compensation mediation help assistance aid support talk talks dialogue negotiation truce ceasefire amnesty asylum "
    "refuge shelter venue host mediator cooperation guarantee concession training loan grant fund compromise exchange "
    "swap passage transit scholarship peacekeeper expert reparation broker observer monitor reward bounty troop "
    "soldier trainer adviser policeman escort airlift evacuation sanctuary exile base reinforcement contingent "
    "vessel".split()
)
"""What a power that offers it offers to another one, though no words name it."""
_FIRES = frozenset(
    {"answer with", "respond with", "reply with", "retaliate with", "return fire", "open fire", "fire back"}
)
_SHOTS = frozenset({"shot", "round", "missile", "rocket", "shell", "salvo", "volley", "bullet", "mortar", "torpedo"})
"""Verbs for the fire of forces, which may be told without whom it hit, and what they fire."""
_INROADS = frozenset({"cross into", "pour into", "enter", "cross"})


class Sufficing:
    """Whether the sides of an act suffice for an event of its type."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.report = reading.report

    def _is_to_the_press(self, act: Act, target: Sequence[Party]) -> bool:
        """Say whether somebody only talks to journalists, which tells of no meeting."""
        is_talk = act.frame.type is EventType.CONSULT and act.frame.mode is None
        return is_talk and bool(target) and all("JRN" in party.code.split(".") or is_press(party) for party in target)

    def _is_between_people(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether no state helps anybody: "a woman who helped refugees", a bank that pays its own treasury."""
        is_private = is_crowd(source) or not are_coded(source)
        if act.frame.type is EventType.COOPERATE:
            return are_one_house(source, target)
        if act.frame.type is not EventType.AID:
            return False
        return (is_private and not are_coded(target)) or are_one_house(source, target)

    def suffice(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether the parties are those that the act's type needs, and two sides at that.

        One side must have a code; only a holder of an office who is overthrown needs none.
        """
        if act.frame.needs_state and not are_coded((*source, *target)):
            return False
        if "pro_autocracy" in act.frame.contexts and not act.is_noun and any(party.role for party in target):
            return True
        if act.frame.text in _COUPS and are_coded((*source, *target)) and act.status is Status.ACTUAL:
            return True
        is_private = self._is_to_the_press(act, target) or self._is_between_people(act, source, target)
        is_idle = names_nobody(act, self.reading.marks.tokens, self.cast, source, target)
        if is_private or is_idle or _is_defiance(act, source):
            return False
        if not self._is_known(act, source, target) or not self._moves_goods(act, source, target):
            return False
        if self._stands_alone(act, source, target) or self._speaks_alone(act, source, target):
            return True
        if self._is_accused(act, source, target):
            return True
        if is_crowd(source) and (act.frame.mode == "visit" or _is_inroad(act)):
            return False  # tourists and refugees pay no visits, and who flees across a border invades nobody
        if act.frame.mode == "ceasefire" and are_two_sides(source):
            return True
        within = is_within_one_side(source, target, apart=act.frame.type not in _GIVES)
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
        return heads & _HELP != set() or (are_coded(source) and are_coded(target))

    def _names_person(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names somebody: who receives an envoy is helped by nobody."""
        tokens = self.reading.marks.tokens
        span = Span(tokens[phrase.first].span.start, tokens[phrase.span_last - 1].span.end)
        return any(one.sense is Sense.PERSON for one in self.cast.outermost(span))

    def _is_known(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether enough of the parties have a code for the type of the act."""
        if self._sends_trade(act):
            return False
        if self._needs_codes(act, source):
            return are_coded(source) and all(party.country != "---" for party in target)
        if act.frame.mode == "deport" and act.frame.text in _BRINGS_BACK and not are_coded(target):
            return False
        if act.frame.text in _GREETS and not are_coded(target):
            return not target and self._is_about_act(act)
        if act.frame.text in _CAUTIONS and not are_two_powers(source, target):
            return self._warns_of_own(act, source, target)
        return are_coded(source) or (act.frame.type not in _GIVES and are_coded(target))

    def _sends_trade(self, act: Act) -> bool:
        """Say whether a delegation is of a trade, which pays no visit of state: "a delegation of farmers"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or act.frame.mode != "visit" or act.frame.text not in {"send", "dispatch"}:
            return False
        tokens = self.reading.marks.tokens
        of = [token for one in clause.objects[-1:] for token in tokens[one.last : one.span_last]]
        head = of[-1] if len(of) > 1 and of[0].text.lower() == "of" else None
        return head is not None and head.lemma.lower() in _TRADES

    def _warns_of_own(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether a power threatens to do something itself: "warned that it would block the strait"."""
        if act.is_noun or act.clause is None or target or not all(self._is_power(party) for party in source):
            return False
        tokens = self.reading.marks.tokens
        for _, told in act.telling.below(act.clause):
            if told.relation is not ClauseRelation.COMPLEMENT or told.subject is None or told.verb.passive:
                continue
            is_own = tokens[told.subject.head].text.lower() in _ITSELF
            words = [token.text for token in tokens[told.verb.main : told.verb.last]]
            match = self.reading.book.events.at(words, 0)
            harms = match is not None and any(one.frame.type in _THREATENED for one in match.readings)
            if is_own and told.verb.modal in {"will", "would"} and not told.verb.negated and harms:
                return True
        return False

    def _is_about_act(self, act: Act) -> bool:
        """Say whether what is greeted is an act or a decision: "welcomed the vote", no guest and no news."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or clause.verb.passive or not clause.objects:
            return False
        head = self.reading.marks.tokens[clause.objects[-1].head].lemma.lower()
        match = self.reading.book.events.at([head], 0)
        is_act = match is not None and any(one.frame.part == "noun" for one in match.readings)
        return is_act or head in self.reading.book.words.listed("decision")

    def _is_accused(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether a state or one who acts for it is accused or sanctioned, by whomever: "Peru was suspended"."""
        if act.frame.type not in _BORNE or act.is_noun or source or not self._is_passive(act):
            return False
        if len({one.country for one in target}) > 1 and act.frame.mode == "discontinue":
            return False  # "trains between Lima and Quito were halted" by a storm as well
        if any(one.text.lower() == "it" for one in target) and act.frame.type is EventType.ACCUSE:
            return False  # "it is suspected that"
        if act.frame.mode in _SUFFERED and act.status is Status.ACTUAL:
            return are_coded(target)  # "three journalists were expelled"
        return are_coded(target) and not any((OPPOSED | CROWDS) & set(one.code.split(".")) for one in target)

    def _stands_alone(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        if target or not are_coded(source):
            return False
        if act.is_noun:  # "a strike by miners"
            return act.frame.type is EventType.PROTEST and act.status is Status.ACTUAL and is_crowd(source)
        return self._may_stand_alone(act, source)

    def _may_stand_alone(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether an act needs nobody to be done to; only people protest, a state does not."""
        if act.frame.type is EventType.PROTEST:
            kinds = {actor.kind for party in source if (actor := self.cast.actor(party.actor)) is not None}
            if any("PTY" in party.code.split(".") for party in source):
                return False  # a party's rally may be for itself
            return kinds == {ActorKind.GROUP} or all(party.code.endswith(".CVL") for party in source)
        return act.frame.type in _ALONE or act.frame.mode in _AT_HOME

    def _speaks_alone(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether a power judges, asks or threatens, to whomever: "Peru condemned the coup".

        PLOVER asks for a target only where something is given, shared or cut off.
        """
        if act.frame.type not in _SPOKEN_ALONE or act.is_noun or act.clause is None or act.status is not Status.ACTUAL:
            return False
        clause = act.telling.clauses[act.clause]
        is_told = clause.verb.is_finite and not clause.verb.passive and clause.verb.modal is None
        is_word = self._judges(act, source) if act.frame.type is EventType.ACCUSE else True
        is_mutual = "all" in act.frame.source and not self._joins_treaty(act)  # "traded accusations"
        is_told = is_told and act.frame.source[:1] != ("from",)  # "he received a request from the envoy"
        if not is_told or not is_word or is_mutual or act.frame.text in _LOOSELY_SAID or target:
            return False
        if act.frame.type is EventType.SUPPORT and self._thanks(act.frame, clause):
            return False  # whom "he thanked his wife" tells of is nobody
        is_court_word = act.frame.mode == "allege" and any(one.text.lower() == "the state" for one in source)
        return bool(source) and not is_court_word and all(self._is_power(party) for party in source)

    def _thanks(self, frame: Frame, clause: Clause) -> bool:
        """Say whether somebody is thanked, which is done to those who are named or to nobody."""
        heads = {self.reading.marks.tokens[one.head].lemma.lower() for one in clause.objects}
        return frame.text == "thank" or not heads.isdisjoint(_THANKS)

    def _joins_treaty(self, act: Act) -> bool:
        """Say whether one state makes itself a party to what many are: "ratified the fisheries treaty"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if act.frame.type is not EventType.SUPPORT or clause is None:
            return False
        tokens = self.reading.marks.tokens
        phrases = (*clause.objects[-1:], *(one.phrase for one in clause.adjuncts if one.preposition == "to"))
        is_treaty = any(
            tokens[one.head].lemma.lower() in _TREATIES and tokens[one.first].text.lower() == "the" for one in phrases
        )
        return is_treaty and not any(one.preposition in {"with", "between"} for one in clause.adjuncts)

    def _judges(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether an accusation needs nobody named: it is said, or those who prosecute open an inquiry."""
        opens = act.frame.mode == "investigate" and act.frame.text in OPENS_INQUIRY
        return act.frame.mode in _JUDGING_MODES or (opens and all("." in party.code for party in source))

    def _is_power(self, party: Party) -> bool:
        """Say whether a party is a state, an organisation, or one of those who act in its politics."""
        known = self.reading.book.actor(party.country)
        sector = party.code.split(".")[1:2]
        return known is not None and (not sector or known.kind is ActorKind.IGO or sector[0] in _POWERS)

    def _has_sides(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        kind = act.frame.type
        if kind is EventType.ASSAULT and not source and self._is_mishap(act):
            return False
        if act.frame.text in _GOES_IN and all(is_apart(party) or not are_coded([party]) for party in source):
            return any(INSURGENT & set(party.code.split(".")) for party in source)
        if kind in FORCE or act.frame.mode == "release":
            if is_mutual(act, source) or (is_breach(act) and are_coded(source)):
                return True
            suffers = act.frame.target[:1] == ("subject",) and not act.is_noun  # "came under attack"
            told_of = self._is_passive(act) and act.frame.text not in _WINS_BACK
            if not target and are_coded(source) and (self._is_at_place(act) or self._is_used(act, source)):
                return True
            open_ended = act.is_noun or act.by_means or told_of or suffers
            return bool(target) and (bool(source) or open_ended)
        if kind in {EventType.CONSULT, EventType.AGREE}:
            return self._agrees(act, source, target)
        if kind in _BOTH_NEEDED:
            is_joint = kind in _MUTUAL or self._is_of_each(act)
            joint = is_joint and are_two_sides(source) and (not act.is_noun or "between" in act.frame.source)
            return bool(source) and (bool(target) or joint)
        if kind is EventType.PROTEST and self._is_wrecked(act):
            return bool(target)
        return bool(source) and (bool(target) or kind is EventType.MOBILIZE or act.frame.mode == "withdraw")

    def _agrees(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether two meet or agree, or one promises in public."""
        is_pact = act.frame.type is EventType.AGREE
        if is_pact and source and (self._is_public_promise(act) or self._is_promise(act, source)):
            return True
        if is_pact and not act.is_noun and not source:
            return False  # "declined to invite both ministers" names no host
        return len({party.actor for party in (*source, *target)}) > 1

    def _is_wrecked(self, act: Act) -> bool:
        """Say whether a crowd's work is told without the crowd: "the Peruvian embassy was set ablaze"."""
        return act.frame.mode == "vandalize" and self._is_passive(act)

    def _is_of_each(self, act: Act) -> bool:
        """Say whether two states cut what each has with the other: "recalled their ambassadors", "severed ties"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if act.frame.type is not EventType.SANCTION or clause is None:
            return False
        tokens = self.reading.marks.tokens
        if any(tokens[one.first].text.lower() == "their" for one in clause.objects[:1]):
            return True
        is_tie = any(tokens[one.head].lemma.lower() in _TIES for one in clause.objects[:1])
        return is_tie and not any(one.preposition in {"with", "to"} for one in clause.adjuncts)

    def _is_at_place(self, act: Act) -> bool:
        """Say whether force is used on a place whose people nothing names: "militants stormed a village"."""
        if act.is_noun or act.clause is None or act.status is not Status.ACTUAL:
            return False
        first = 2 if act.frame.mode == "seize" else 1  # a town is seized "from" somebody first
        if "object" not in act.frame.target[:first]:
            return False
        clause = act.telling.clauses[act.clause]
        heads = [self.reading.marks.tokens[phrase.head] for phrase in _hit(act, clause)]
        return not clause.verb.passive and any(head.lemma.lower() in _PLACES for head in heads)

    def _is_used(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether force is used on people or things that no words give to anybody: "police held eleven of them"."""
        if act.is_noun or act.clause is None or act.status not in {Status.ACTUAL, Status.NEGATED}:
            return False
        if self._is_fire(act) and all(self._is_armed(one) for one in source):
            return True  # "Omani troops returned fire", "did not open fire"
        if act.status is not Status.ACTUAL:
            return False
        clause = act.telling.clauses[act.clause]
        is_told = clause.verb.is_finite and not clause.verb.passive and bool(clause.objects)
        if act.frame.mode == "crowd-control" and all("." in one.code and self._is_armed(one) for one in source):
            return True  # "police fired tear gas to disperse them"
        if is_told and act.frame.type is EventType.ASSAULT and self._is_by_craft(clause.subject):
            return True  # "Omani helicopters strafed a wedding"
        if not is_told or not all("." in one.code and (self._is_armed(one) or is_apart(one)) for one in source):
            return False
        head = self.reading.marks.tokens[clause.objects[-1].head]
        if act.frame.mode == "arrest" and any(one.code.endswith(".COP") for one in source):
            return head.word_class is WordClass.NUM or self._crosses_politics(act)
        craft = self.reading.book.words.listed("craft") | _CRAFT_OF_WAR
        is_craft = head.lemma.lower() in craft  # "attacked a tanker" of no flag, "shot down a drone"
        is_counted = head.word_class is WordClass.NUM
        return self._is_noun_of_people(head) or is_craft or is_counted or act.frame.type is EventType.COERCE

    def _is_fire(self, act: Act) -> bool:
        """Say whether arms are told to be fired, whoever they hit: "returned fire", "fired 20 warning shots"."""
        if act.is_noun or act.clause is None:
            return False
        objects = act.telling.clauses[act.clause].objects
        heads = {self.reading.marks.tokens[one.head].lemma.lower() for one in objects}
        is_shot = act.frame.text == "fire" and act.frame.type is EventType.ASSAULT and not heads.isdisjoint(_SHOTS)
        return act.frame.text in _FIRES or (is_shot and act.status is Status.ACTUAL)

    def _is_by_craft(self, subject: NounPhrase | None) -> bool:
        """Say whether a craft of war does what a clause tells."""
        if subject is None:
            return False
        tokens = self.reading.marks.tokens
        lemma = tokens[subject.head].lemma.lower()
        words = " ".join(token.text.lower() for token in tokens[subject.first : subject.head])
        is_ship = lemma in self.reading.book.words.listed("craft")
        return lemma in _CRAFT_OF_WAR or (is_ship and any(one in words for one in _OF_FORCES))

    def _is_armed(self, party: Party) -> bool:
        """Say whether a party has power over others: a government, its forces and courts, those who fight it."""
        return self._is_power(party) or party.code.endswith(".COP")

    def _is_noun_of_people(self, head: Token) -> bool:
        people = self.reading.book.people
        return people.is_listed_person(head.lemma) or people.are_listed(head.text)

    def _needs_codes(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether an act between a side with a code and one without is too little: a local arrest.

        Visits and common work are between states and bodies; the police of a place arrest people every day.
        """
        if act.frame.type is EventType.COOPERATE or act.frame.mode == "visit" or act.status is Status.HYPOTHETICAL:
            return True
        police = any(party.code.endswith(".COP") for party in source)
        if police and act.frame.mode in _CRUEL and act.frame.type is EventType.ASSAULT:
            return False
        return police and not (are_coded(source) and self._crosses_politics(act))

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
        around = [token.lemma.lower() for token in self._clause_tokens(act)]
        is_known = any(word.lower() in _CROSSED or word.lower().removesuffix("s") in _CROSSED for word in act.words)
        return is_known or not _GATHERINGS.isdisjoint(around)

    def _clause_tokens(self, act: Act) -> Sequence[Token]:
        """Give the words of the clause in which an act is told."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        return self.reading.marks.tokens[clause.first : clause.last] if clause is not None else ()

    def _is_passive(self, act: Act) -> bool:
        return act.clause is not None and act.telling.clauses[act.clause].verb.passive

    def _is_promise(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether a side with a code promises to do something, to whomever: "pledged to close the mine"."""
        if act.is_noun or act.clause is None or act.status is not Status.ACTUAL:
            return False
        lemma = act.telling.clauses[act.clause].verb.lemma
        if lemma == "agree" and self._is_pronoun(act):
            return False
        if lemma == "commit" and act.telling.clauses[act.clause].verb.passive:
            return False  # "the crimes committed by the army"
        opens = any(one.governor == act.clause and one.verb.infinitive for one in act.telling.clauses)
        opens = opens or self._opens_act(act) or self._is_public_offer(act, source)
        return lemma in _PROMISE_VERBS and opens and all(party.country != "---" for party in source)

    def _is_public_offer(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether a power offers what one state gives another, to whomever: "offered compensation"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or clause.verb.lemma not in _OFFERS or not clause.verb.is_finite or clause.verb.passive:
            return False
        if not clause.objects or not all(map(self._is_power, source)):
            return False
        tokens = self.reading.marks.tokens
        as_place = [tokens[one.phrase.head].lemma.lower() for one in clause.adjuncts if one.preposition == "as"]
        heads = {tokens[one.head].lemma.lower() for one in clause.objects} | set(as_place)
        return not _OFFERED.isdisjoint(heads)

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


def is_breach(act: Act) -> bool:
    """Say whether an act breaks a truce: whoever tells it of another blames him, and need not say who was hit."""
    return act.frame.type is EventType.ASSAULT and "ceasefire" in act.frame.objects


def _hit(act: Act, clause: Clause) -> tuple[NounPhrase, ...]:
    """Give what force is used on: the objects, or what a verb with its preposition leads to: "opened fire on"."""
    link = act.frame.text.split()[-1]
    behind = tuple(one.phrase for one in clause.adjuncts if one.preposition == link)
    return behind or clause.objects


def _is_inroad(act: Act) -> bool:
    return act.frame.type is EventType.ASSAULT and act.frame.text in _INROADS


def _is_defiance(act: Act, source: Sequence[Party]) -> bool:
    """Say whether nobody is said to have done nothing: "we will not be intimidated"."""
    return act.frame.type in FORCE and not source and act.status is Status.NEGATED and not act.is_noun
