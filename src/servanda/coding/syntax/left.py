"""What stands to the left of a verb: its subject, and the word or noun that its clause hangs on.

Invariant: a part that is not plain is None, never a guess across a clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.coding.syntax.forms import GIVES_WORD, TAKES_CLAUSE, TELLS
from servanda.coding.syntax.series import series_elder
from servanda.coding.syntax.settling import REACH, gives_thing, has_verb_before, left_of, verb_at
from servanda.coding.syntax.types import Clause, ClauseRelation, NounPhrase, Piece, VerbGroup
from servanda.model import Token, WordClass

_TO_HOLDER = 2
"""Pieces from a phrase behind a preposition back to the phrase it hangs on."""

_BODIES = frozenset(
    "government regime cabinet administration state country parliament ministry province region".split()
)
"""Nouns for what is no person, so that a "who" behind them is of whoever stands before their "of"."""
_OFFICES = frozenset(
    "president minister king queen emperor emir sultan mayor governor leader chief head commander ambassador envoy "
    "secretary chairman chairwoman director spokesman spokeswoman premier chancellor prince princess bishop".split()
)
"""Nouns for one person, so that a "who" behind "of Peru" is theirs."""

_TAKES_UP = frozenset("move decision step measure action charge accusation allegation claim act".split())
"""Nouns that take up what a whole clause tells, and rename nobody."""

_PLACED = frozenset({"in", "near", "at", "outside", "off", "between"})
"""Prepositions between a thing and the name of the place where it is."""

_INTENTS = frozenset(
    "ability attempt bid commitment decision desire determination failure inability intention obligation offer plan "
    "pledge promise proposal readiness refusal right threat vow willingness wish".split()
)
"""Nouns whose "of" names who is to do what the infinitive behind them tells: "the decision of Peru to leave"."""


_SAYING = frozenset("say add insist argue state allege maintain stress".split())
"""Verbs whose gerund opens a clause without "that": "a statement saying two men were dead"."""


@dataclass(frozen=True, slots=True)
class Left:
    """What stands to the left of a verb: who does it, and what the clause hangs on."""

    subject: NounPhrase | None
    at: int
    relation: ClauseRelation
    marker: str | None
    noun: int | None = None
    elder: int | None = None
    antecedent: NounPhrase | None = None


def _is_alike(verb: VerbGroup, elder: VerbGroup) -> bool:
    return (verb.is_finite, verb.infinitive, verb.participle) == (elder.is_finite, elder.infinitive, elder.participle)


def _is_out_of_step(verb: VerbGroup, elder: Clause) -> bool:
    """Say whether a plain past cannot go on from a told clause with helpers: "said it will leave and called".

    A word that one gives goes on from the saying too where what is said only tells what somebody is or had done: "said
    that Peru was a friend and pledged", "denied that they had crossed it and accused".
    """
    told = elder.relation is ClauseRelation.COMPLEMENT
    plain = verb.tense == "past" and verb.first == verb.main
    helped = elder.verb.modal is not None or elder.verb.progressive or elder.verb.tense != "past"
    is_state = (elder.verb.lemma == "be" or elder.verb.perfect) and verb.lemma in GIVES_WORD
    return told and plain and (helped or is_state)


class LeftReader:
    """A look to the left of the verbs of one sentence; `made` holds the clauses of the verbs before."""

    def __init__(
        self, found: Sequence[Piece], verbs: Sequence[int], tokens: Sequence[Token], made: Sequence[Clause]
    ) -> None:
        self.found = found
        self.verbs = verbs
        self.tokens = tokens
        self.made = made

    def context(self, verb: VerbGroup, at: int) -> Left:
        """Give what stands to the left of a verb; `at` is its place among the pieces."""
        before = left_of(self.found, at)
        if before is not None and self.found[before].kind == "and":
            elder = self._elder(verb, at)
            subject = self.made[elder].subject if elder is not None else None
            return Left(subject, before, ClauseRelation.COORDINATED, self.found[before].word, elder=elder)
        if verb.infinitive:
            return self._infinitive_context(before)
        if verb.participle:
            return self._participle_context(before, passive=verb.passive)
        if before is not None and (elder := series_elder(self.found, self.made, self.verbs, at)) is not None:
            word = self.found[before].word
            return Left(self.made[elder].subject, before, ClauseRelation.COORDINATED, word, elder=elder)
        found = self._finite_context(before)
        if found.relation is ClauseRelation.COORDINATED and found.elder is None:
            return replace(found, elder=self._elder(verb, at))
        return found

    def _elder(self, verb: VerbGroup, at: int) -> int | None:
        """Give the clause that a verb after "and" goes on from: the nearest of its own form.

        "agreed to meet and signed" signs like it agreed; "said that it was leaving and called" called like it said.
        """
        index: int | None = bisect_left(self.verbs, at) - 1
        if index is None or index < 0:
            return None
        nearest = index
        while index is not None:
            elder = self.made[index]
            if _is_alike(verb, elder.verb):
                governor = elder.governor
                if not _is_out_of_step(verb, elder) or governor is None or governor >= index:
                    return index
                index = governor
                continue
            index = elder.governor if elder.governor is not None and elder.governor < index else None
        return nearest

    def _infinitive_context(self, before: int | None) -> Left:
        if before is None:
            return Left(None, -1, ClauseRelation.INFINITIVE, "to")
        piece = self.found[before]
        if piece.phrase is not None and self._headline_subject(before):
            return Left(piece.phrase, before, ClauseRelation.ROOT, "to")
        noun = piece.phrase.head if piece.phrase is not None else None
        doer = self.found[before - 1] if before > 0 else None
        if piece.phrase is not None and doer is not None and doer.kind == "preposition" and doer.word == "for":
            return Left(piece.phrase, before, ClauseRelation.INFINITIVE, "for")
        if piece.phrase is not None and (intent := self._intent(before)) is not None:
            return intent
        return Left(None, before, ClauseRelation.INFINITIVE, "to", noun)

    def _intent(self, before: int) -> Left | None:
        """Give whose plan an infinitive tells by "of" or "by": "the refusal [of the government of Chad] to pay"."""
        last = self.found[before].phrase
        at = before
        while last is not None and at >= _TO_HOLDER and self.found[at - 1].word in {"of", "by"}:
            owner, holder = self.found[at].phrase, self.found[at - _TO_HOLDER].phrase
            if owner is None or holder is None or self.found[at - 1].kind != "preposition":
                return None
            if self.tokens[holder.head].lemma.lower() in _INTENTS:
                subject = replace(owner, span_last=last.span_last)
                return Left(subject, before, ClauseRelation.INFINITIVE, "to", holder.head)
            at -= _TO_HOLDER
        return None

    def _headline_subject(self, before: int) -> bool:
        """Say whether an infinitive is a headline's future: "Chad, Niger to reopen border"."""
        is_first = all(piece.kind != "verb" for piece in self.found[: before + 1])
        return is_first and not any(verb_at(self.found, at).is_finite for at in self.verbs)

    def _in_place(self, at: int) -> int:
        """Go from the name of a place to what stands there: "[the embassy] in Lima stormed by", "talks in Doha"."""
        phrase = self.found[at].phrase
        if at > _TO_HOLDER and self.found[at - 1].kind == "and" and self.found[at - _TO_HOLDER - 1].word == "between":
            at -= _TO_HOLDER  # "talks between Peru and Chad hosted by"
        holder = self.found[at - _TO_HOLDER].phrase if at >= _TO_HOLDER else None
        if phrase is None or holder is None or self.found[at - 1].word not in _PLACED:
            return at
        is_name = self.tokens[phrase.head].word_class is WordClass.PROPN
        is_thing = self.tokens[holder.head].word_class is WordClass.NOUN
        return at - _TO_HOLDER if is_name and is_thing else at

    def _participle_context(self, before: int | None, *, passive: bool) -> Left:
        if before is None:
            return Left(None, -1, ClauseRelation.PARTICIPIAL, None)
        piece = self.found[before]
        if piece.phrase is not None:
            before = self._in_place(before) if passive else before
            phrase = self.found[before].phrase or piece.phrase
            return Left(phrase, before, ClauseRelation.RELATIVE, None, phrase.head)
        if piece.kind in {"preposition", "opener"}:
            noun = self.found[before - 1].phrase if before > 0 else None
            return Left(None, before, ClauseRelation.PARTICIPIAL, piece.word, noun.head if noun else None)
        if piece.kind == "comma" and before > 0 and self.found[before - 1].phrase is not None and self._closes(before):
            held = self._in_place(before - 1) if passive else before - 1
            named = self.found[held].phrase
            return Left(named, before, ClauseRelation.RELATIVE, None, named.head if named else None)
        return Left(None, before, ClauseRelation.PARTICIPIAL, None)

    def _closes(self, comma: int) -> bool:
        """Say whether an aside after a comma comes before any finite verb: "trainers, described by ..., have"."""
        return all(at >= comma for at in self.verbs[:1])

    def _finite_context(self, before: int | None) -> Left:
        place, steps = before, 0
        while place is not None and steps < REACH:
            steps += 1
            piece = self.found[place]
            if piece.kind == "phrase":
                return self._with_subject(place)
            if piece.kind == "relative":
                antecedent = self._antecedent(place)
                head = antecedent.head if antecedent is not None else None
                return Left(antecedent, place, ClauseRelation.RELATIVE, piece.word, head)
            if piece.kind == "comma":
                opened = self._aside(place)
                if opened is None:
                    return Left(None, place, ClauseRelation.ROOT, None)
                place = opened
            elif piece.kind == "opener":
                return Left(None, place, self._opened(piece.word), piece.word)
            elif piece.kind == "verb":
                described = self._described_by(place)
                subject = self.found[described].phrase if described is not None else None
                return Left(subject, place, ClauseRelation.ROOT, None)
            else:
                place = place - 1 if place > 0 else None
        return Left(None, -1, ClauseRelation.ROOT, None)

    def _described_by(self, at: int) -> int | None:
        """Give the phrase that a relative clause ending at a verb tells of: "[an official] who asked not to be named".

        A finite verb behind it is the phrase's own: a relative clause cannot hold two.
        """
        place = at
        while place > 0 and not verb_at(self.found, place).is_finite:
            before = left_of(self.found, place)
            if before is None or self.found[before].kind != "verb":
                return None
            place = before
        relative = left_of(self.found, place)
        if relative is None or relative == 0 or self.found[relative].kind != "relative":
            return None
        return relative - 1 if self.found[relative - 1].phrase is not None else None

    def _with_subject(self, at: int) -> Left:
        place = self._climb(at)
        if place is None:
            return Left(None, at, ClauseRelation.ROOT, None)
        subject = self.found[place].phrase
        place, subject = self._coordinated(place, subject)
        before = left_of(self.found, place)
        if before is None:
            return Left(subject, place, ClauseRelation.ROOT, None)
        piece = self.found[before]
        if piece.kind == "opener":
            return Left(subject, before, self._opened(piece.word), piece.word)
        if piece.kind == "relative":
            antecedent = self._antecedent(before)
            head = antecedent.head if antecedent is not None else None
            moved = antecedent if piece.word in {"that", "which", "whom"} else None
            return Left(subject, before, ClauseRelation.RELATIVE, piece.word, head, antecedent=moved)
        if piece.kind == "verb" and piece.verb is not None and piece.verb.lemma in TAKES_CLAUSE:
            return Left(subject, before, ClauseRelation.COMPLEMENT, None)
        if piece.kind == "and":
            return Left(subject, before, ClauseRelation.COORDINATED, piece.word)
        if piece.phrase is not None and before == place - 1 and self._tells(before):
            return Left(subject, before, ClauseRelation.COMPLEMENT, None)
        if piece.phrase is not None and before == place - 1:
            return Left(subject, before, ClauseRelation.RELATIVE, None, piece.phrase.head, antecedent=piece.phrase)
        return self._fronted(subject, before)

    def _tells(self, at: int) -> bool:
        verb = self.found[at - 1].verb if at > 0 else None
        return verb is not None and verb.lemma in TELLS

    def _fronted(self, subject: NounPhrase | None, before: int) -> Left:
        """Look over phrases before the subject for the word that opens the clause: "that in March Chad left"."""
        place = before
        while place >= 0 and self.found[place].kind in {"comma", "preposition", "phrase", "adverb", "adjective"}:
            if self.found[place].kind == "comma" and place < before and self.found[place - 1].kind == "verb":
                break
            place -= 1
        if place >= 0 and self.found[place].kind == "opener" and self.found[place].word == "that":
            return Left(subject, place, ClauseRelation.COMPLEMENT, "that")
        return Left(subject, before, ClauseRelation.ROOT, None)

    def _opened(self, word: str) -> ClauseRelation:
        return ClauseRelation.COMPLEMENT if word in {"that", "whether"} else ClauseRelation.ADVERBIAL

    def _climb(self, at: int) -> int | None:
        """Go from the phrase before a verb to the head of its chain: "the supply of tents to Chad" -> "the supply"."""
        place = at
        for _ in range(REACH):
            holder = self._holder(place)
            if holder is None or holder == place:
                return holder
            place = holder
        return None

    def _holder(self, place: int) -> int | None:
        """Give the phrase that a phrase hangs on: itself when on nothing, None when on something that is no phrase."""
        before = left_of(self.found, place)
        if before is None:
            return place
        piece = self.found[before]
        holder: int | None = None
        if piece.kind == "preposition":
            holder = left_of(self.found, before)
            if holder is None or self.found[holder].phrase is not None:
                return holder
            return self._over_adjective(holder) if self.found[holder].kind == "adjective" else self._over_verb(holder)
        if piece.kind == "and" and before > 0 and self.found[before - 1].phrase is not None:
            holder = None if has_verb_before(self.found, place, self.tokens) else self._governed(before - 1)
        elif piece.kind == "verb" and not self._opens_saying(before):
            holder = self._over_verb(before)
        return place if holder is None else holder

    def _opens_saying(self, at: int) -> bool:
        verb = verb_at(self.found, at)
        is_saying = verb.participle and not verb.passive and verb.lemma in _SAYING
        return (verb.is_finite and verb.lemma in TAKES_CLAUSE) or is_saying

    def _governed(self, at: int) -> int | None:
        """Give the holder of a phrase that hangs on a preposition, itself the left half of an "and"."""
        before = left_of(self.found, at)
        if before is None or self.found[before].kind != "preposition":
            return None
        holder = left_of(self.found, before)
        return holder if holder is not None and self.found[holder].phrase is not None else None

    def _over_adjective(self, at: int) -> int | None:
        """Give the phrase that an adjective right behind it describes: "[a nurse] familiar with the ward"."""
        before = left_of(self.found, at)
        return before if before is not None and self.found[before].phrase is not None else None

    def _over_verb(self, at: int) -> int | None:
        """Give the phrase that a verb behind it tells of: "ships seized by", "officials who attended the talks"."""
        before = left_of(self.found, at)
        if before is None or self.found[at].kind != "verb":
            return None
        if self.found[before].kind == "verb":
            is_told = verb_at(self.found, at).lemma in TAKES_CLAUSE
            return None if is_told or verb_at(self.found, at).is_finite else self._described_by(at)
        if verb_at(self.found, at).is_finite:
            before = before - 1 if self.found[before].kind == "relative" else None
        return before if before is not None and before >= 0 and self.found[before].phrase is not None else None

    def _coordinated(self, at: int, subject: NounPhrase | None) -> tuple[int, NounPhrase | None]:
        """Take in what is joined on the left: "Chad and Niger agreed", "Togo, Benin and Chad agreed"."""
        place = at
        while place > 1:
            joint, elder = self.found[place - 1], self.found[place - 2].phrase
            if joint.kind not in {"and", "comma"} or elder is None or subject is None:
                break
            if elder.span_last < subject.span_last or gives_thing(self.found, place, self.tokens):
                break
            holder = self._climb(place - 2)
            if holder != place - 2:
                break
            place, subject = place - 2, elder
        return place, subject

    def _aside(self, comma: int) -> int | None:
        """Give the place of the phrase before an aside that a comma closes; None if no aside closes here."""
        for place in range(comma - 1, max(-1, comma - 40), -1):
            piece = self.found[place]
            if piece.kind == "stop":
                return None
            is_comma = piece.kind == "comma" and place > 0
            if is_comma and self.found[place - 1].kind == "relative" and self._is_aside(place + 1, comma):
                return place - 1  # "which, along with Niger, claims"
            named = is_comma and self.found[place - 1].phrase is not None
            if named and self._is_aside(place + 1, comma):
                return place - 1
        return None

    def _is_aside(self, first: int, last: int) -> bool:
        opener = self.found[first]
        if opener.kind == "relative":
            return True
        finite = False
        for at in range(first, last):
            if self.found[at].kind == "relative":
                break
            finite = finite or (self.found[at].kind == "verb" and verb_at(self.found, at).is_finite)
        return not finite and opener.kind in {"preposition", "phrase", "verb", "adjective", "adverb", "opener"}

    def _antecedent(self, relative: int) -> NounPhrase | None:
        place = relative - 1
        if place >= 0 and self.found[place].kind == "comma":
            place -= 1
        if place >= 0 and self.found[place].kind == "preposition":
            place -= 1
        if place < 0:
            return None
        if self.found[relative].word in {"who", "whom"} and self.found[place].phrase is not None:
            place = self._person_before(place)
        if self.found[relative].word == "that" and place == relative - 1:
            place = self._thing_before(place)
        return self._renamed(place) or self._joined(place)

    def _person_before(self, at: int) -> int:
        """Go from a name behind "of" to the person it belongs to: "the mayor of Peru's capital, who".

        A body is never "who": "critics of the government, who were jailed".
        """
        phrase = self.found[at].phrase
        if phrase is not None and at >= _TO_HOLDER and self.found[at - 1].word == "of":
            holder = self.found[at - _TO_HOLDER].phrase
            if holder is not None and self.tokens[phrase.head].lemma.lower() in _BODIES:
                return at - _TO_HOLDER
        for place in (at, at - _TO_HOLDER):
            if place < _TO_HOLDER or phrase is None or self.found[place - 1].word != "of":
                break
            holder = self.found[place - _TO_HOLDER].phrase
            if holder is None or self.tokens[phrase.head].word_class is not WordClass.PROPN:
                break
            if self.tokens[holder.head].lemma.lower() in _OFFICES:
                return place - _TO_HOLDER
        return at

    def _thing_before(self, at: int) -> int:
        """Go from a name behind a preposition to the thing before it: no name is told apart by "that".

        "A treaty with Peru that has held for years".
        """
        phrase = self.found[at].phrase
        if phrase is None or at < _TO_HOLDER or self.found[at - 1].kind != "preposition":
            return at
        is_name = phrase.first == phrase.head and self.tokens[phrase.head].word_class is WordClass.PROPN
        holder = self.found[at - _TO_HOLDER].phrase
        return at - _TO_HOLDER if is_name and holder is not None else at

    def _renamed(self, at: int) -> NounPhrase | None:
        """Give the name before an indefinite apposition: "Peru, a country that"."""
        phrase, elder = self.found[at].phrase, self.found[at - 2].phrase if at > 1 else None
        if phrase is None or elder is None or self.found[at - 1].kind != "comma":
            return None
        is_indefinite = self.tokens[phrase.first].text.lower() in {"a", "an"}
        if self.tokens[phrase.head].lemma.lower() in _TAKES_UP:
            return None  # "expelled two envoys of Chad, a move that Peru criticised"
        return elder if is_indefinite and self.tokens[elder.head].text[:1].isupper() else None

    def _joined(self, at: int) -> NounPhrase | None:
        """Give a phrase, or the coordination that it ends: "Chad and Niger, who left"."""
        phrase = self.found[at].phrase
        if phrase is None or at <= 1 or self.found[at - 1].kind != "and":
            return phrase
        elder = self.found[at - 2].phrase
        return elder if elder is not None and elder.span_last >= phrase.span_last else phrase
