"""Pieces joined to clauses: what stands left and right of each verb, and what it hangs on.

Invariant: a part that is not plain is None, never a guess across a clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.coding.syntax_forms import GIVES_WORD, OBJECT_CONTROL, TAKES_CLAUSE, TELLS, shape_of
from servanda.coding.syntax_series import measures, opens_contact, part_of, series_elder
from servanda.coding.syntax_settling import REACH, gives_thing, has_verb_before, left_of, opens_clause
from servanda.coding.syntax_types import Adjunct, Clause, ClauseRelation, NounPhrase, Piece, VerbGroup
from servanda.model import Sentence, Token, WordClass

_MOST_OBJECTS = 2
_TO_HOLDER = 2
"""Pieces from a phrase behind a preposition back to the phrase it hangs on."""

_OFFICES = frozenset(
    "president minister king queen emperor emir sultan mayor governor leader chief head commander ambassador envoy "
    "secretary chairman chairwoman director spokesman spokeswoman premier chancellor prince princess bishop".split()
)
"""Nouns for one person, so that a "who" behind "of Peru" is theirs."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands to the left of a verb."""

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


class Joiner:
    """A walk over the pieces of one sentence that joins them; made for one call of `clauses`."""

    def __init__(self, found: Sequence[Piece], sentence: Sentence, tokens: Sequence[Token]) -> None:
        self.found = found
        self.sentence = sentence
        self.tokens = tokens
        self.verbs = [at for at, piece in enumerate(found) if piece.kind == "verb"]
        self.clause_of = {at: index for index, at in enumerate(self.verbs)}
        self.made: list[Clause] = []

    def clauses(self) -> tuple[Clause, ...]:
        """Give the clauses in the order of their verbs."""
        for index, at in enumerate(self.verbs):
            self.made.append(self._clause(index, at))
        return tuple(self._with_fronted(index) for index in range(len(self.made)))

    def _clause(self, index: int, at: int) -> Clause:
        verb = self._verb(at)
        verb = self._inherited(verb, at)
        left = self._context(verb, at)
        governor = self._governor(index, left)
        objects, adjuncts, end, predicate = self._right(at)
        subject = left.subject
        if subject is None and verb.is_finite and left.relation is ClauseRelation.ROOT and self._is_inverted(at):
            subject, objects = objects[0] if objects else None, objects[1:]
        if not objects and left.antecedent is not None and not verb.passive:
            objects = (left.antecedent,)
        if left.relation in {ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL} and subject is None:
            subject = self._controller(governor, left)
        first = min(
            verb.first, subject.span_first if subject is not None and subject.first < verb.first else verb.first
        )
        return Clause(
            verb=verb,
            subject=subject,
            objects=objects,
            adjuncts=adjuncts,
            first=first if left.relation is not ClauseRelation.INFINITIVE else verb.first,
            last=end,
            governor=governor,
            relation=left.relation,
            marker=left.marker,
            noun=left.noun,
            predicate=predicate,
        )

    def _verb(self, at: int) -> VerbGroup:
        verb = self.found[at].verb
        if verb is None:  # pragma: no cover - verbs are made with their group
            raise AssertionError(at)
        return verb

    # what stands on the left

    def _inherited(self, verb: VerbGroup, at: int) -> VerbGroup:
        """Give a verb after "and" the auxiliaries of the verb before: "was seized and sold", "will come and sign"."""
        before = left_of(self.found, at)
        if before is None or self.found[before].kind != "and" or verb.first != verb.main:
            return verb
        place = self.clause_of[at] - 1
        if place < 0:
            return verb
        elder = self.made[place].verb
        if verb.tense == "past" and elder.infinitive:
            return verb
        shape = shape_of(self.tokens[verb.main])
        if "base" in shape and "past" not in shape and (elder.modal is not None or elder.infinitive):
            return replace(
                verb, modal=elder.modal, tense=elder.tense, infinitive=elder.infinitive, negated=elder.negated
            )
        if "participle" in shape and (elder.passive or elder.perfect) and not self._takes_object(at):
            return replace(
                verb, passive=elder.passive, perfect=elder.perfect, tense=elder.tense, modal=elder.modal,
                participle=elder.participle, infinitive=elder.infinitive,
            )  # fmt: skip
        if "gerund" in shape and elder.progressive:
            return replace(verb, progressive=True, tense=elder.tense, participle=False)
        return verb

    def _takes_object(self, at: int) -> bool:
        return at + 1 < len(self.found) and self.found[at + 1].kind == "phrase"

    def _context(self, verb: VerbGroup, at: int) -> _Found:
        before = left_of(self.found, at)
        if before is not None and self.found[before].kind == "and":
            elder = self._elder(verb, at)
            subject = self.made[elder].subject if elder is not None else None
            return _Found(subject, before, ClauseRelation.COORDINATED, self.found[before].word, elder=elder)
        if verb.infinitive:
            return self._infinitive_context(before)
        if verb.participle:
            return self._participle_context(before)
        if before is not None and (elder := series_elder(self.found, self.made, self.verbs, at)) is not None:
            word = self.found[before].word
            return _Found(self.made[elder].subject, before, ClauseRelation.COORDINATED, word, elder=elder)
        found = self._finite_context(before)
        if found.relation is ClauseRelation.COORDINATED and found.elder is None:
            return replace(found, elder=self._elder(verb, at))
        return found

    def _elder(self, verb: VerbGroup, at: int) -> int | None:
        """Give the clause that a verb after "and" goes on from: the nearest of its own form.

        "agreed to meet and signed" signs like it agreed; "said that it was leaving and called" called like it said.
        """
        index: int | None = self.clause_of[at] - 1
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

    def _infinitive_context(self, before: int | None) -> _Found:
        if before is None:
            return _Found(None, -1, ClauseRelation.INFINITIVE, "to")
        piece = self.found[before]
        if piece.phrase is not None and self._headline_subject(before):
            return _Found(piece.phrase, before, ClauseRelation.ROOT, "to")
        noun = piece.phrase.head if piece.phrase is not None else None
        doer = self.found[before - 1] if before > 0 else None
        if piece.phrase is not None and doer is not None and doer.kind == "preposition" and doer.word == "for":
            return _Found(piece.phrase, before, ClauseRelation.INFINITIVE, "for")
        return _Found(None, before, ClauseRelation.INFINITIVE, "to", noun)

    def _headline_subject(self, before: int) -> bool:
        """Say whether an infinitive is a headline's future: "Chad, Niger to reopen border"."""
        is_first = all(piece.kind != "verb" for piece in self.found[: before + 1])
        return is_first and not any(self._verb(at).is_finite for at in self.verbs)

    def _participle_context(self, before: int | None) -> _Found:
        if before is None:
            return _Found(None, -1, ClauseRelation.PARTICIPIAL, None)
        piece = self.found[before]
        if piece.phrase is not None:
            return _Found(piece.phrase, before, ClauseRelation.RELATIVE, None, piece.phrase.head)
        if piece.kind in {"preposition", "opener"}:
            noun = self.found[before - 1].phrase if before > 0 else None
            return _Found(None, before, ClauseRelation.PARTICIPIAL, piece.word, noun.head if noun else None)
        if piece.kind == "comma" and before > 0 and self.found[before - 1].phrase is not None and self._closes(before):
            phrase = self.found[before - 1].phrase
            return _Found(phrase, before, ClauseRelation.RELATIVE, None, phrase.head if phrase else None)
        return _Found(None, before, ClauseRelation.PARTICIPIAL, None)

    def _closes(self, comma: int) -> bool:
        """Say whether an aside after a comma comes before any finite verb: "trainers, described by ..., have"."""
        return all(at >= comma for at in self.verbs[:1])

    def _finite_context(self, before: int | None) -> _Found:
        place, steps = before, 0
        while place is not None and steps < REACH:
            steps += 1
            piece = self.found[place]
            if piece.kind == "phrase":
                return self._with_subject(place)
            if piece.kind == "relative":
                antecedent = self._antecedent(place)
                head = antecedent.head if antecedent is not None else None
                return _Found(antecedent, place, ClauseRelation.RELATIVE, piece.word, head)
            if piece.kind == "comma":
                opened = self._aside(place)
                if opened is None:
                    return _Found(None, place, ClauseRelation.ROOT, None)
                place = opened
            elif piece.kind == "opener":
                return _Found(None, place, self._opened(piece.word), piece.word)
            elif piece.kind == "verb":
                described = self._described_by(place)
                subject = self.found[described].phrase if described is not None else None
                return _Found(subject, place, ClauseRelation.ROOT, None)
            else:
                place = place - 1 if place > 0 else None
        return _Found(None, -1, ClauseRelation.ROOT, None)

    def _described_by(self, at: int) -> int | None:
        """Give the phrase that a relative clause ending at a verb tells of: "[an official] who asked not to be named".

        A finite verb behind it is the phrase's own: a relative clause cannot hold two.
        """
        place = at
        while place > 0 and not self._verb(place).is_finite:
            before = left_of(self.found, place)
            if before is None or self.found[before].kind != "verb":
                return None
            place = before
        relative = left_of(self.found, place)
        if relative is None or relative == 0 or self.found[relative].kind != "relative":
            return None
        return relative - 1 if self.found[relative - 1].phrase is not None else None

    def _with_subject(self, at: int) -> _Found:
        place = self._climb(at)
        if place is None:
            return _Found(None, at, ClauseRelation.ROOT, None)
        subject = self.found[place].phrase
        place, subject = self._coordinated(place, subject)
        before = left_of(self.found, place)
        if before is None:
            return _Found(subject, place, ClauseRelation.ROOT, None)
        piece = self.found[before]
        if piece.kind == "opener":
            return _Found(subject, before, self._opened(piece.word), piece.word)
        if piece.kind == "relative":
            antecedent = self._antecedent(before)
            head = antecedent.head if antecedent is not None else None
            moved = antecedent if piece.word in {"that", "which", "whom"} else None
            return _Found(subject, before, ClauseRelation.RELATIVE, piece.word, head, antecedent=moved)
        if piece.kind == "verb" and piece.verb is not None and piece.verb.lemma in TAKES_CLAUSE:
            return _Found(subject, before, ClauseRelation.COMPLEMENT, None)
        if piece.kind == "and":
            return _Found(subject, before, ClauseRelation.COORDINATED, piece.word)
        if piece.phrase is not None and before == place - 1 and self._tells(before):
            return _Found(subject, before, ClauseRelation.COMPLEMENT, None)
        if piece.phrase is not None and before == place - 1:
            return _Found(subject, before, ClauseRelation.RELATIVE, None, piece.phrase.head, antecedent=piece.phrase)
        return self._fronted(subject, before)

    def _tells(self, at: int) -> bool:
        verb = self.found[at - 1].verb if at > 0 else None
        return verb is not None and verb.lemma in TELLS

    def _fronted(self, subject: NounPhrase | None, before: int) -> _Found:
        """Look over phrases before the subject for the word that opens the clause: "that in March Chad left"."""
        place = before
        while place >= 0 and self.found[place].kind in {"comma", "preposition", "phrase", "adverb", "adjective"}:
            if self.found[place].kind == "comma" and place < before and self.found[place - 1].kind == "verb":
                break
            place -= 1
        if place >= 0 and self.found[place].kind == "opener" and self.found[place].word == "that":
            return _Found(subject, place, ClauseRelation.COMPLEMENT, "that")
        return _Found(subject, before, ClauseRelation.ROOT, None)

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
        elif piece.kind == "verb" and not (self._verb(before).is_finite and self._verb(before).lemma in TAKES_CLAUSE):
            holder = self._over_verb(before)
        return place if holder is None else holder

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
            is_told = self._verb(at).lemma in TAKES_CLAUSE
            return None if is_told or self._verb(at).is_finite else self._described_by(at)
        if self._verb(at).is_finite:
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
            named = piece.kind == "comma" and place > 0 and self.found[place - 1].phrase is not None
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
            finite = finite or (self.found[at].kind == "verb" and self._verb(at).is_finite)
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
        return self._renamed(place) or self._joined(place)

    def _person_before(self, at: int) -> int:
        """Go from a name behind "of" to the person it belongs to: "the mayor of Peru's capital, who"."""
        phrase = self.found[at].phrase
        for place in (at, at - _TO_HOLDER):
            if place < _TO_HOLDER or phrase is None or self.found[place - 1].word != "of":
                break
            holder = self.found[place - _TO_HOLDER].phrase
            if holder is None or self.tokens[phrase.head].word_class is not WordClass.PROPN:
                break
            if self.tokens[holder.head].lemma.lower() in _OFFICES:
                return place - _TO_HOLDER
        return at

    def _renamed(self, at: int) -> NounPhrase | None:
        """Give the name before an indefinite apposition: "Peru, a country that"."""
        phrase, elder = self.found[at].phrase, self.found[at - 2].phrase if at > 1 else None
        if phrase is None or elder is None or self.found[at - 1].kind != "comma":
            return None
        is_indefinite = self.tokens[phrase.first].text.lower() in {"a", "an"}
        return elder if is_indefinite and self.tokens[elder.head].text[:1].isupper() else None

    def _joined(self, at: int) -> NounPhrase | None:
        """Give a phrase, or the coordination that it ends: "Chad and Niger, who left"."""
        phrase = self.found[at].phrase
        if phrase is None or at <= 1 or self.found[at - 1].kind != "and":
            return phrase
        elder = self.found[at - 2].phrase
        return elder if elder is not None and elder.span_last >= phrase.span_last else phrase

    # what it hangs on

    def _governor(self, index: int, left: _Found) -> int | None:
        if left.elder is not None:
            return left.elder
        if left.relation is ClauseRelation.ROOT:
            return None
        if left.relation is ClauseRelation.RELATIVE:
            return self._clause_before(left.at, index)
        if left.relation is ClauseRelation.ADVERBIAL and self._clause_before(left.at, index) is None:
            return index + 1 if index + 1 < len(self.verbs) else None
        if left.relation is ClauseRelation.PARTICIPIAL and index == 0:
            return 1 if len(self.verbs) > 1 else None
        return self._clause_before(left.at + 1, index)

    def _clause_before(self, at: int, index: int) -> int | None:
        place = bisect_left(self.verbs, at) - 1
        return min(place, index - 1) if place >= 0 and index > 0 else None

    def _controller(self, governor: int | None, left: _Found) -> NounPhrase | None:
        """Give who does what an infinitive or participle tells: the one called on, else the subject."""
        owner = self._owner(left)
        if owner is not None:
            return owner
        if governor is None or governor >= len(self.made):
            return None
        clause = self.made[governor]
        if left.relation is ClauseRelation.INFINITIVE and clause.verb.lemma in OBJECT_CONTROL:
            if clause.verb.passive:
                return clause.subject
            called = [one.phrase for one in clause.adjuncts if one.preposition in {"on", "upon", "for", "to"}]
            if clause.objects and clause.verb.lemma != "call":
                return clause.objects[0]
            if called:
                return called[0]
        if left.marker in {"of", "from", "for"} and clause.objects:
            return clause.objects[0]
        return clause.subject

    def _owner(self, left: _Found) -> NounPhrase | None:
        """Give whose plan, offer or promise an infinitive hangs on: "Peru's decision to leave"."""
        phrase = self.found[left.at].phrase if left.noun is not None and 0 <= left.at < len(self.found) else None
        if phrase is None or phrase.possessor is None or left.relation is not ClauseRelation.INFINITIVE:
            return None
        first, last = phrase.possessor
        return NounPhrase(first, last, last - 1, first, last)

    # what stands on the right

    def _right(  # noqa: C901, PLR0912 - one walk to the right, one branch for each kind of piece
        self, at: int
    ) -> tuple[tuple[NounPhrase, ...], tuple[Adjunct, ...], int, int | None]:
        objects: list[NounPhrase] = []
        adjuncts: list[Adjunct] = []
        predicate: int | None = None
        end, place, open_slot = self.found[at].last, at + 1, True
        taken = 0
        while place < len(self.found):
            piece = self.found[place]
            if piece.kind == "relative" and (beyond := self._past_relative(place)) is not None:
                place, open_slot = beyond, False
                continue
            if piece.kind in {"verb", "opener", "relative", "stop"}:
                break
            if piece.kind == "comma" and (self._ends_relative(at, place) or not self._goes_on(place)):
                break
            if piece.kind == "and" and self._is_new_clause(place):
                break
            if piece.kind == "preposition":
                phrase = self.found[place + 1].phrase if place + 1 < len(self.found) else None
                if phrase is not None:
                    adjuncts.append(Adjunct(piece.word, phrase, piece.first))
                    end, taken = phrase.last, phrase.span_last
                    place += 2
                    open_slot = False
                    continue
            elif piece.phrase is not None:
                if objects and opens_contact(self.found, place):
                    break
                open_slot = open_slot and not (objects and measures(piece.phrase, self.tokens))
                if piece.first >= taken and open_slot and len(objects) < _MOST_OBJECTS:
                    objects.append(piece.phrase)
                    taken = piece.phrase.span_last
                end = piece.last
            elif (
                piece.kind == "adjective"
                and open_slot
                and not objects
                and (part := part_of(self.found, place, self.tokens)) is not None
            ):
                objects.append(part)
                end, taken, open_slot = part.last, part.span_last, False
                place += 2
            elif piece.kind == "adjective" and predicate is None and not objects:
                predicate = piece.first
            place += 1
        if self._verb(at).lemma == "be" and objects and predicate is None:
            predicate = objects[0].head
        return tuple(objects), tuple(adjuncts), max(end, self.found[at].last), predicate

    def _past_relative(self, relative: int) -> int | None:
        """Give the place behind a relative clause that a comma closes and a prepositional phrase follows."""
        for place in range(relative + 1, min(len(self.found) - 1, relative + 16)):
            piece = self.found[place]
            if piece.kind in {"stop", "opener", "relative"}:
                return None
            if piece.kind == "comma":
                return (
                    place + 1
                    if self.found[place + 1].kind == "preposition" and not self._verb_after(place + 1)
                    else None
                )
        return None

    def _ends_relative(self, verb: int, comma: int) -> bool:
        """Say whether a comma closes the relative clause that a verb stands in."""
        before = left_of(self.found, verb)
        return (
            before is not None
            and self.found[before].kind == "relative"
            and comma + 1 < len(self.found)
            and self.found[comma + 1].kind == "preposition"
        )

    def _goes_on(self, comma: int) -> bool:
        """Say whether a clause goes on behind a comma: a list, an apposition or a further prepositional phrase."""
        behind = self.found[comma + 1] if comma + 1 < len(self.found) else None
        if behind is None:
            return False
        if behind.kind == "preposition":
            return not self._verb_after(comma + 1)
        if behind.kind == "and":
            return comma + 2 < len(self.found) and self.found[comma + 2].kind in {"phrase", "adverb", "preposition"}
        before = self.found[comma - 1].phrase
        return before is not None and behind.phrase is not None and before.span_last >= behind.phrase.last

    def _verb_after(self, at: int) -> bool:
        """Say whether a fronted phrase belongs to a clause that only now begins."""
        for place in range(at, min(len(self.found), at + 10)):
            piece = self.found[place]
            if piece.kind == "verb":
                return self._verb(place).is_finite and self.found[place - 1].kind == "phrase"
            if piece.kind in {"opener", "relative", "stop"}:
                return False
        return False

    def _is_new_clause(self, at: int) -> bool:
        behind = at + 1
        while behind < len(self.found) and self.found[behind].kind == "adverb":
            behind += 1
        if behind >= len(self.found):
            return True
        if self.found[behind].kind in {"verb", "opener", "relative"}:
            return True
        return self.found[behind].phrase is not None and opens_clause(self.found, behind, self.tokens)

    def _is_inverted(self, at: int) -> bool:
        """Say whether a reporting verb stands before its subject: '"...," said the mayor'."""
        verb = self._verb(at)
        if verb.lemma not in TAKES_CLAUSE or at + 1 >= len(self.found):
            return False
        before = left_of(self.found, at)
        return before is None or self.found[before].kind in {"comma", "stop", "verb", "phrase"}

    def _with_fronted(self, index: int) -> Clause:
        """Add the phrases that stand before the subject: "In March, the army received"."""
        clause = self.made[index]
        if not clause.verb.is_finite or clause.relation is ClauseRelation.COORDINATED:
            return clause
        fronted: list[Adjunct] = []
        place = next((at for at, piece in enumerate(self.found) if piece.last > clause.first), 0) - 1
        floor = self.verbs[index - 1] if index > 0 else -1
        while place > floor and self.found[place].kind in {"comma", "preposition", "phrase", "adverb", "and"}:
            piece, behind = self.found[place], self.found[place + 1]
            if piece.kind == "preposition" and behind.phrase is not None and behind.phrase.last <= clause.first:
                fronted.append(Adjunct(piece.word, behind.phrase, piece.first))
            place -= 1
        if not fronted or (floor >= 0 and self.found[place].kind == "verb"):
            return clause
        return replace(clause, adjuncts=(*reversed(fronted), *clause.adjuncts))
