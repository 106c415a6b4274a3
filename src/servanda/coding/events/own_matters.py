"""Acts that reach no other state: games, loans at home, one's own debts, works for pay, walls without a neighbour.

Invariant: an act is silenced only by words that stand in its own sentence, or by what that sentence does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.parties import Parties
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import NO_CODE, EventType, MentionKind, Party, Sentence, Span, Terms, Token, WordClass

_PLAYED = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.CONCEDE, EventType.REJECT, EventType.SANCTION, EventType.SUPPORT}
)
"""Types of the acts whose verbs tell of games as well: to strike, to dump, to defy, to surrender to a team."""
_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE})
_IN_GAME = frozenset("in at of after through with by from on to into".split())
_OUT = frozenset({"out of", "from"})
"""Prepositions before a game: those by which a team loses its place in it."""
_SCORING = "goal"
_SCORED = frozenset({"with", "by", "from"})
_SHUTS_OUT = frozenset({"ban", "bar", "suspend", "exclude", "boycott", "expel", "disqualify"})
"""Verbs by which a state is kept out of a game, which is no play."""

_LENT = frozenset({"loan", "credit", "deposit", "line", "swap", "repayment"})
OWED = frozenset({"debt", "arrears", "arrear", "liability"})
_OWN = frozenset({"its", "their", "his", "her", "own"})

_WORKS = ("in", "for", "to")
"""The places of who is helped in the frames of works, which firms do for pay: "installed solar panels in"."""
_BUSINESS = "BUS"
_HELP = frozenset("aid help assistance support relief donation charity grant gift charitable humanitarian".split())

_FENCE = "fence"
_BARRIERS = frozenset({"fence", "wall", "barrier", "wire", "palisade"})
_BORDERS = frozenset({"border", "frontier", "boundary", "demarcation"})
_KEPT_OUT = frozenset({"migrant", "refugee", "smuggler", "infiltrator"})

_THRIFT = frozenset("money cost costs budget saving savings expense expenses spending cash austerity".split())
_SAVES = frozenset({"save", "cut", "reduce", "trim", "lower"})
_WHY = frozenset({"for", "over", "due to", "because of", "amid", "to"})
_WARDS = frozenset("hospital clinic ward prison jail morgue court mortuary infirmary".split())
"""Where soldiers are brought who are no threat to anybody."""
_BROUGHT = frozenset({"transfer", "move", "take", "evacuate", "airlift", "bring", "rush", "send"})


class OwnMatters:
    """Says which acts reach no other state, by the words of their sentence."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.games = reading.book.words.listed("game_noun")

    def holds(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether an act tells of a game, of what somebody settles at home, or of work that is paid."""
        if self._is_game(act, source, target):
            return True
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None:
            return False
        return (
            self._is_at_home(act, clause, source, target)
            or (act.frame.type is EventType.AID and is_own_debt(self.tokens, clause))
            or self._is_paid_work(act, source)
            or self._is_plain_wall(act, clause)
            or self._is_thrift(act, clause)
            or self._is_to_ward(act, clause)
        )

    def neighbours(self, act: Act, target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give against whom a wall stands: not who pays for it, "a fence in Oran with Peruvian money"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or _FENCE not in act.frame.objects:
            return target
        beside = [one for one in clause.adjuncts if one.preposition == "with"]
        helping = [one.phrase for one in beside if not self._is_neighbour(clause, one.at, one.phrase)]
        helpers = {
            party.country
            for phrase in helping
            for party in (*self.parties.of_phrase(phrase), *self.parties.nationality([phrase]))
        }
        return tuple(party for party in target if party.country not in helpers)

    def _is_neighbour(self, clause: Clause, at: int, phrase: NounPhrase) -> bool:
        """Say whether "with" follows a border or its fence at once, and a name follows it."""
        before = self.tokens[at - 1].lemma.lower()
        built = {self.tokens[place].lemma.lower() for one in clause.objects for place in range(one.first, one.last)}
        is_border = before in _BORDERS or (before in _BARRIERS and bool(built & _BORDERS))
        return is_border and self.tokens[phrase.head].word_class is not WordClass.NOUN

    def _is_game(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether teams play: "dumped Peru out of the cup"; an act of a ministry or of soldiers is none."""
        if act.frame.type not in _PLAYED or any(party.sector for party in (*source, *target)):
            return False
        if act.frame.type is EventType.SANCTION and not _SHUTS_OUT.isdisjoint(act.frame.text.split()):
            return False
        if act.frame.type in _BLOWS and not self._hits_team(act):
            return False
        ways = _OUT if act.frame.type is EventType.SANCTION else _IN_GAME | _OUT
        return any(
            before.kind == "preposition" and self._is_of_game(before.word, piece.phrase, ways)
            for before, piece in pairwise(act.telling.pieces)
        )

    def _hits_team(self, act: Act) -> bool:
        """Say whether what is struck is a state by its bare name; "struck a base" is no play."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        hit = clause.objects[:1] if clause is not None else ()
        return any(self.tokens[one.head].word_class is WordClass.PROPN for one in hit)

    def _is_of_game(self, way: str, phrase: NounPhrase | None, ways: frozenset[str]) -> bool:
        if phrase is None:
            return False
        head = self.tokens[phrase.head]
        if way not in ways or not {head.lemma.lower(), head.text.lower()} & self.games:
            return False
        if head.lemma.lower() == _SCORING:
            return way in _SCORED
        span = self.parties.span(phrase.first, phrase.last)
        return not any(
            one.kind is MentionKind.NAME and head.span in one.span for one in self.parties.cast.in_span(span)
        )

    def _is_at_home(self, act: Act, clause: Clause, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether a state lends, or pays the debts of, its own: "approved a loan for bakers"."""
        heads = self._heads(clause)
        is_loan = act.frame.type is EventType.AID and bool(heads & (_LENT | OWED))
        if not is_loan or not (act.frame.is_planned or heads & OWED):
            return False
        own = {party.country for party in source} | {NO_CODE}
        if own == {NO_CODE} or any(self.parties.is_organisation(party) for party in source):
            return False
        return {party.country for party in target} <= own and not self._named_beside(act.telling.sentence.span) - own

    def _named_beside(self, span: Span) -> set[str]:
        """Give the states that a sentence names."""
        cast = self.parties.cast
        found = (cast.party(mention) for mention in cast.outermost(span))
        return {party.country for party in found if party is not None}

    def _is_paid_work(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether firms build or drill, which nobody calls help: "a Chilean company drilled wells in Peru"."""
        is_work = act.frame.type is EventType.AID and act.frame.target == _WORKS and act.frame.is_transfer
        return is_work and is_business(self.reading, act.telling.sentence, source)

    def _is_plain_wall(self, act: Act, clause: Clause) -> bool:
        """Say whether a wall stands at no border and keeps nobody out: "a fence around the airport"."""
        if _FENCE not in act.frame.objects:
            return False
        lemmas = {token.lemma.lower() for token in self.tokens[clause.first : clause.last]}
        return not lemmas & (_BORDERS | _KEPT_OUT)

    def _is_thrift(self, act: Act, clause: Clause) -> bool:
        """Say whether an embassy is made smaller for the money that it costs: "trimmed staff to save money"."""
        if act.frame.type is not EventType.SANCTION:
            return False
        below = (one for _, one in act.telling.below(act.clause or 0) if one.verb.lemma in _SAVES)
        saves = any(self._heads(one) & _THRIFT for one in below)
        return saves or any(
            one.preposition in _WHY and self.tokens[one.phrase.head].lemma.lower() in _THRIFT for one in clause.adjuncts
        )

    def _is_to_ward(self, act: Act, clause: Clause) -> bool:
        """Say whether soldiers are only brought to where they are cared for or held."""
        is_brought = act.frame.type is EventType.MOBILIZE and clause.verb.lemma in _BROUGHT
        return is_brought and any(
            one.preposition in {"to", "into"} and self.tokens[one.phrase.head].lemma.lower() in _WARDS
            for one in clause.adjuncts
        )

    def _heads(self, clause: Clause) -> set[str]:
        things = [*clause.objects]
        if clause.verb.passive and clause.subject is not None:
            things.append(clause.subject)
        heads = [self.tokens[one.head] for one in things]
        return {form for one in heads for form in (one.lemma.lower(), one.text.lower())}


def is_own_debt(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether a debtor settles what he owes himself: "refinanced its debt", "extended its loan from Peru".

    What he lends is his own too: "extended its loan to Chad".
    """
    for phrase in clause.objects[-1:]:
        head = tokens[phrase.head].lemma.lower()
        if not any(token.text.lower() in _OWN for token in tokens[phrase.first : phrase.head]):
            continue
        if head in OWED:
            return True
        if head in _LENT:
            ways = {one.preposition for one in clause.adjuncts}
            return "from" in ways or not ways & {"to", "for"}
    return False


def is_business(reading: ReportReading, sentence: Sentence, givers: Sequence[Party]) -> bool:
    """Say whether only firms do what a sentence tells, and no word of it tells of help."""
    if not givers or any(party.sector.split(".")[0] != _BUSINESS for party in givers):
        return False
    lemmas = {token.lemma.lower() for token in reading.marks.tokens[sentence.first : sentence.last]}
    return not lemmas & _HELP and reading.book.words.terms(lemmas) is not Terms.GIFT


def gives_nobody(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether nobody is given what a clause tells: one's own debt, a fence or a wall."""
    is_barrier = any(tokens[one.head].lemma.lower() in _BARRIERS for one in clause.objects)
    return is_barrier or is_own_debt(tokens, clause)
