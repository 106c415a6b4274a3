"""Words for acts that tell none where they stand: figures of speech, opinions, habits, things left unsaid.

Invariant: a word is doubted only for words printed in its own sentence; what is doubted is no event.
"""

from __future__ import annotations

from bisect import bisect_left

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import goods_class
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import BlockKind, EventType, ItemClass, Status, WordClass

_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE})

_NO_BODIES = frozenset(
    "issue policy policies plan decision record law bill reputation stance position statement proposal idea handling "
    "approach view comment remark speech argument claim opinion theory system model concept rule programme program "
    "budget reform strategy theme topic question problem value principle legacy image credibility economy market "
    "currency price trade tourism industry sector growth sale profit earning demand".split()
)
"""What words attack and circumstances hit; nothing that a weapon could."""

_AT = frozenset({"in", "near", "at", "outside"})
_RULES_AT_HOME = frozenset({"ban", "moratorium", "curb", "restriction", "measure", "control", "cap", "penalty"})
"""What a state may lift for its own people."""

_SEATS = frozenset({"seat", "office", "chair", "throne", "rank", "spot", "title", "top", "lead"})
"""What somebody takes or holds without force."""

_WORLD_BODIES = frozenset({"UNO"})
_WARNS = frozenset({"warn", "caution", "alert"})
_OF_WHAT = frozenset({"of", "against", "over", "about", "that"})

_WITH_WEAPONS = frozenset({"heavy-weapons", "aerial", "drone", "explosives", "firearms"})
"""Modes in which only a body can be hit: what is shelled is a position to stand on."""

_HARD_MEANS = frozenset(
    "bomb missile rocket shell drone mine grenade bullet mortar projectile device barrage salvo gunfire artillery "
    "warplane jet sniper shrapnel fire force troop warship aircraft helicopter tank weapon gas explosive knife axe "
    "machete gun rifle pistol blade stone stick shot strike unit squad mob gang crowd army police regime".split()
)
"""What a blow can come from besides people and acts."""

_OF_WORDS = frozenset(
    "verbal personal smear smears slander disinformation rhetorical scathing propaganda insult insults insulting "
    "character media".split()
)
_CONTESTS = frozenset(
    "legal court courtroom election electoral political closely-fought closely fought hard-fought fought ideological "
    "custody title championship league cup ratings bidding price turf verbal uphill losing judicial constitutional "
    "diplomatic trade power leadership primary".split()
)
_CONTESTED = frozenset(
    {"battle", "war", "fight", "clash", "duel", "struggle", "offensive", "attack", "assault", "raid"}
)
_WORDS_CLASH = frozenset({"clash", "battle", "fight", "spar"})
_DUES = frozenset({"repayment", "instalment", "installment"})
"""What a debtor pays."""
_SPEAKERS = frozenset({"party", "lawmaker", "politician", "senator", "legislator", "mp", "camp", "faction", "lawyer"})

_SAYINGS = frozenset(
    "comment say give elaborate disclose speak answer name specify confirm deny respond reveal identify provide "
    "explain discuss talk".split()
)
"""What one declines without refusing anybody anything: "declined to comment"."""

_QUESTIONS = frozenset({"whether", "if", "what", "why", "how", "when", "where", "who", "which"})
_FLIGHT = frozenset({"flee", "escape", "exile", "flight", "asylum", "evacuate", "deport", "extradite", "refuge"})
_DEPARTS = frozenset({"leave", "depart", "exit", "quit"})
_JOURNEYS = frozenset({"fly", "go", "head", "travel", "arrive", "depart", "leave", "cross"})
_NO_FORCES = frozenset({"carbon", "environmental", "ecological", "emission", "emissions", "water", "energy"})
_HABITS = frozenset({"supply", "export", "import", "buy", "sell", "purchase"})


class Figures:
    """Says of which acts the words around them leave nothing."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.tokens = reading.marks.tokens

    def is_none(self, act: Act) -> bool:
        """Say whether a word for an act tells none: "attacked the policy", "a legal battle", "declined to comment"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if act.is_noun or clause is None:
            return self._is_contest(act) or self._is_of_words(act)
        return (
            self._is_blow_at_no_body(act, clause)
            or self._is_clash_of_words(act, clause)
            or self._is_unsaid(act, clause)
            or self._is_journey(act)
            or self._is_no_withdrawal(act, clause)
            or self._is_unknown_good(act)
            or self._is_habit(act, clause)
            or self._is_payment(act, clause)
            or self._is_seat(act, clause)
            or self._is_rule_at_home(act, clause)
            or self._is_notice(act, clause)
            or self._is_nothing(clause)
        )

    def _is_nothing(self, clause: Clause) -> bool:
        """Say whether nothing is done: "has delivered nothing of the rice"."""
        tokens = self.reading.marks.tokens
        return any(tokens[one.head].text.lower() in {"nothing", "none"} for one in clause.objects)

    def _is_contest(self, act: Act) -> bool:
        """Say whether people contend with votes, laws or goods: "a legal battle", "a closely-fought battle"."""
        if act.frame.type not in _BLOWS or self._noun(act) not in _CONTESTED:
            return False
        return bool(_CONTESTS & set(self._words_before(act)))

    def _is_of_words(self, act: Act) -> bool:
        """Say whether a blow is dealt with words: "a verbal attack", "smears and attacks against"."""
        if act.frame.type is not EventType.ASSAULT or self._noun(act) not in _CONTESTED:
            return False
        return bool(_OF_WORDS & {*self._words_before(act), *(word.lower() for word in act.words)})

    def _is_payment(self, act: Act, clause: Clause) -> bool:
        """Say whether money only goes to an account, or a debtor only pays later: "deferred repayment of a loan"."""
        if act.frame.type is EventType.AID and any(self._lemma(one) in _DUES for one in clause.objects):
            return True
        accounts = (one for one in clause.adjuncts if one.preposition in {"to", "into"})
        return act.frame.is_transfer and any(self._lemma(one.phrase) == "account" for one in accounts)

    def _is_rule_at_home(self, act: Act, clause: Clause) -> bool:
        """Say whether a ban that is lifted hits nobody abroad: "lifted the ban on executions"."""
        if act.frame.type is not EventType.RETREAT or act.frame.mode != "access" or act.target:
            return False
        if len({party.country for party in act.source}) > 1:
            return False  # two states that lift curbs lift them for each other
        return any(self._lemma(one) in _RULES_AT_HOME for one in clause.objects)

    def _is_seat(self, act: Act, clause: Clause) -> bool:
        """Say whether what is taken is a seat in a body or an office: "occupied a seat on the council"."""
        if act.frame.type is not EventType.COERCE or act.frame.mode != "seize":
            return False
        taken = [*clause.objects, *((clause.subject,) if clause.subject is not None and clause.verb.passive else ())]
        if any(self._lemma(one) in _SEATS for one in taken):
            return True
        kinds = {party.code.split(".")[0] for party in act.target}
        return bool(kinds) and kinds <= _WORLD_BODIES

    def _is_notice(self, act: Act, clause: Clause) -> bool:
        """Say whether somebody is only given notice: "would warn the villagers before each blast"."""
        if act.frame.text == "retaliate":
            return act.status is not Status.ACTUAL  # with what is not said
        if act.frame.type is not EventType.THREATEN or clause.verb.lemma not in _WARNS:
            return False
        says = {one.preposition for one in clause.adjuncts} & _OF_WHAT
        below = act.telling.below(act.clause) if act.clause is not None else ()
        quoted = clause.verb.modal in {None, "will"}
        return not says and not below and not quoted

    def _is_blow_at_no_body(self, act: Act, clause: Clause) -> bool:
        """Say whether what is hit has no body, or what hits is no doer: "was hit by inflation"."""
        if act.frame.type is not EventType.ASSAULT or act.frame.mode in _WITH_WEAPONS:
            return False
        hit = (clause.subject,) if clause.verb.passive else clause.objects[-1:]
        if any(phrase is not None and self._has_no_body(phrase) for phrase in hit):
            return True
        by = [one.phrase for one in clause.adjuncts if one.preposition == "by"] if clause.verb.passive else []
        return bool(by) and not act.source and not self._can_strike(by[0], act)

    def _has_no_body(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is headed by what no weapon hits.

        Several "positions" are places to stand on, and "a market" is one to buy bread on.
        """
        if self._lemma(phrase) == "market" and self._is_somewhere(phrase):
            return False
        return self._lemma(phrase) in _NO_BODIES and self.tokens[phrase.head].text.lower() != "positions"

    def _is_somewhere(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of one thing at a place: "a crowded market", "the market in Gao"."""
        behind = self.tokens[phrase.head + 1 : phrase.head + 3]
        is_placed = len(behind) > 1 and behind[0].text.lower() in _AT and behind[1].text[:1].isupper()
        return is_placed or self.tokens[phrase.first].text.lower() in {"a", "an"}

    def _can_strike(self, phrase: NounPhrase, act: Act) -> bool:
        """Say whether a phrase can name who or what deals a blow; names can, and all that is not known as a thing."""
        head = self.tokens[phrase.head]
        if head.word_class is not WordClass.NOUN or head.lemma.lower() in _HARD_MEANS:
            return True
        sentence = act.telling.sentence
        words = [token.text for token in self.tokens[sentence.first : sentence.last]]
        match = self.reading.book.events.at(words, phrase.head - sentence.first)
        is_blow = match is not None and any(one.frame.type in _BLOWS for one in match.readings)
        return is_blow or self.reading.book.people.is_anybody(head.lemma)

    def _is_clash_of_words(self, act: Act, clause: Clause) -> bool:
        """Say whether parties only quarrel: "the parties clashed over the budget"."""
        if act.frame.type is not EventType.ASSAULT or clause.verb.lemma not in _WORDS_CLASH:
            return False
        is_matter = any(one.preposition in {"over", "about"} for one in clause.adjuncts)
        return is_matter and clause.subject is not None and self._lemma(clause.subject) in _SPEAKERS

    def _is_unsaid(self, act: Act, clause: Clause) -> bool:
        """Say whether nothing is refused or asked for but words: "declined to comment", "asked whether"."""
        below = [one for _, one in act.telling.below(act.clause or 0)]
        if act.frame.type is EventType.REJECT and act.status is Status.NEGATED:
            return True
        if act.frame.type is EventType.REJECT and clause.verb.lemma in {"decline", "refuse"}:
            objects = {self._lemma(one) for one in clause.objects}
            return "comment" in objects or any(one.verb.infinitive and one.verb.lemma in _SAYINGS for one in below)
        if act.frame.type is not EventType.REQUEST or clause.verb.lemma != "ask":
            return False
        is_question = any(self._lemma(one) == "question" for one in clause.objects)
        complements = (one for one in below if one.relation is ClauseRelation.COMPLEMENT)
        return is_question or any(one.marker in _QUESTIONS for one in complements)

    def _is_journey(self, act: Act) -> bool:
        """Say whether somebody goes somewhere to get away: "fled the country and flew to Oman"."""
        if self._is_about_visitors(act) or self._is_made_to_land(act):
            return True
        if self._is_departure(act):
            return True
        if act.frame.mode != "visit" or act.frame.text.split()[0] not in _JOURNEYS:
            return False
        sentence = act.telling.sentence
        nouns = {token.lemma.lower() for token in self.tokens[sentence.first : sentence.last]}
        return bool(_FLIGHT & (nouns | {one.verb.lemma for one in act.telling.clauses}))

    def _is_departure(self, act: Act) -> bool:
        """Say whether officials only leave a place, who give nothing up by that: "the delegation left Lima"."""
        is_leaving = act.frame.type is EventType.RETREAT and act.frame.mode == "withdraw" and act.frame.text in _DEPARTS
        return is_leaving and bool(act.source) and all(one.sector == "GOV" for one in act.source)

    def _is_about_visitors(self, act: Act) -> bool:
        """Say whether "visiting" only tells which people: "a pact on visiting forces"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        is_of_visit = act.frame.mode == "visit" and clause is not None and clause.verb.participle
        return is_of_visit and clause is not None and clause.marker in {"on", "about", "for"} and bool(clause.objects)

    def _is_made_to_land(self, act: Act) -> bool:
        """Say whether a craft lands because another makes it, which brings no help: "forced an airliner to land"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or act.frame.text != "land" or not clause.verb.infinitive or clause.governor is None:
            return False
        return act.telling.clauses[clause.governor].verb.lemma in {"force", "order", "compel", "oblige", "tell"}

    def _is_no_withdrawal(self, act: Act, clause: Clause) -> bool:
        """Say whether what is made less is no force: "reduced its carbon footprint"."""
        if act.frame.type is not EventType.RETREAT:
            return False
        words = {self.tokens[at].text.lower() for one in clause.objects for at in range(one.first, one.last)}
        return bool(words & _NO_FORCES)

    def _is_unknown_good(self, act: Act) -> bool:
        """Say whether nothing in the sentence tells what "it" or "them" is that changes hands."""
        if not act.frame.is_transfer or not act.item:
            return False
        if any(self.tokens[one.head].word_class is not WordClass.PRON for one in act.item):
            return False
        named = (piece.phrase for piece in act.telling.pieces if piece.phrase is not None)
        return not any(
            one.head < act.item[0].head
            and self.tokens[one.head].word_class is WordClass.NOUN
            and goods_class(self.reading, one) is not ItemClass.OTHER
            for one in named
        )

    def _is_habit(self, act: Act, clause: Clause) -> bool:
        """Say whether goods change hands every day: "Peru supplies Chile with gas"; titles tell acts."""
        verb = clause.verb
        plain = verb.tense == "present" and not (verb.perfect or verb.progressive or verb.modal or verb.infinitive)
        in_body = act.telling.sentence.block.kind is not BlockKind.TITLE
        return act.frame.is_transfer and verb.lemma in _HABITS and plain and in_body

    def _lemma(self, phrase: NounPhrase) -> str:
        return self.tokens[phrase.head].lemma.lower()

    def _noun(self, act: Act) -> str:
        return self.tokens[self._at(act)].lemma.lower()

    def _words_before(self, act: Act) -> list[str]:
        """Give the four words before a noun."""
        at = self._at(act)
        first = max(act.telling.sentence.first, at - 4)
        return [token.text.lower() for token in self.tokens[first:at]]

    def _at(self, act: Act) -> int:
        """Give the last token of the word that tells an act."""
        return bisect_left(self.tokens, act.at.end, key=lambda token: token.span.start) - 1
