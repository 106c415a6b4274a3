"""What stands to the right of a verb: its objects, the phrases behind prepositions, a predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.coding.syntax.called import called_thing
from servanda.coding.syntax.forms import POSSESSIVES
from servanda.coding.syntax.series import measures, opens_contact, part_of
from servanda.coding.syntax.settling import left_of, opens_clause, verb_at
from servanda.coding.syntax.types import Adjunct, NounPhrase, Piece
from servanda.model import Token, WordClass

_MOST_OBJECTS = 2

_SHIFTS = frozenset(
    "accord address affirm announce assign award bring cede close conclude confer confirm convey deliver deploy "
    "dispatch donate emphasise emphasize explain express extend finalise finalize give grant hand hold impose initial "
    "issue launch lay lend levy lift lodge make maintain meet negotiate offer open organise organize outline pass pay "
    "place present promise propose provide put reach reaffirm receive reiterate relay release render renew repay "
    "restore resume return send ship show sign stress submit supply table transfer transmit turn underline "
    "voice".split()
)
"""Verbs whose object may stand behind a phrase: "returned to Peru | a mummy", "placed on record | its thanks"."""
_MEETS = frozenset({"receive", "meet", "host", "welcome", "greet"})
"""Verbs of meeting somebody, whose name opens a phrase: "received at his office | Kenyan minister Ali Otieno"."""
_GIVES_TWO = frozenset(
    "accord assign award bring deny give grant hand lend offer owe pay present promise send show teach".split()
)
"""Verbs of two objects, whose second may stand behind the "of" of the first: "handed the mayor of Lome | a note"."""
_DAY = 4
"""Tokens of a day that may stand between, which no piece holds."""
_PAST_OF = 3
"""Pieces from a verb to what stands behind the "of" of its object."""
_PARTS_OF_THEM = frozenset({"both", "all", "each"})


@dataclass(frozen=True, slots=True)
class Right:
    """What stands to the right of a verb: objects, adjuncts, where its clause ends and the head of its predicate."""

    objects: tuple[NounPhrase, ...]
    adjuncts: tuple[Adjunct, ...]
    last: int
    predicate: int | None


class RightReader:
    """A look to the right of the verbs of one sentence."""

    def __init__(self, found: Sequence[Piece], tokens: Sequence[Token]) -> None:
        self.found = found
        self.tokens = tokens

    def complements(self, at: int) -> Right:  # noqa: C901, PLR0912, PLR0915 - one walk, one branch for each kind of piece
        """Give what stands to the right of a verb, up to the next clause; `at` is its place among the pieces."""
        objects: list[NounPhrase] = []
        adjuncts: list[Adjunct] = []
        predicate: int | None = None
        end, place, open_slot = self.found[at].last, at + 1, True
        taken = 0
        while place < len(self.found):
            place = self._named_at(place)
            piece = self.found[place]
            if piece.kind == "relative" and (beyond := self._past_relative(place)) is not None:
                place, open_slot = beyond, False
                continue
            if piece.kind in {"verb", "opener", "relative", "stop"} and not self._is_hearers(at, place):
                break
            if piece.kind == "comma" and (self._ends_relative(at, place) or not self._goes_on(place)):
                break
            if piece.kind == "and" and self._is_new_clause(place):
                break
            if piece.kind in {"preposition", "opener"}:
                behind = self._named_at(place + 1)
                phrase = self.found[behind].phrase if behind < len(self.found) else None
                if phrase is not None:
                    if not objects and self._is_part_of(place, at):
                        objects.append(phrase)
                    else:
                        adjuncts.append(Adjunct(piece.word, phrase, piece.first))
                    end, taken = phrase.last, phrase.span_last
                    place = behind + 1
                    open_slot = False
                    shifted = self._shifted(at, behind) if not objects else self._given(at, behind, objects)
                    if shifted is not None:
                        objects.append(shifted)
                        end, taken = shifted.last, shifted.span_last
                        place += 1
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
        if verb_at(self.found, at).lemma == "be" and objects and predicate is None:
            predicate = objects[0].head
        return Right(tuple(objects), tuple(adjuncts), max(end, self.found[at].last), predicate)

    def _shifted(self, verb: int, before: int) -> NounPhrase | None:
        """Give the object that stands behind the first phrase with a preposition: "returned to Peru [a mummy]"."""
        group, behind = verb_at(self.found, verb), before + 1
        is_first = before == verb + 2 and not group.passive and group.lemma in _SHIFTS
        phrase = self.found[behind].phrase if is_first and behind < len(self.found) else None
        if phrase is None or opens_contact(self.found, behind) or opens_clause(self.found, behind, self.tokens):
            return None
        is_near = phrase.first - self.found[before].last <= _DAY  # "received in Lima on Sunday [the envoy]"
        is_guest = group.lemma in _MEETS and self.tokens[phrase.first].text[:1].isupper()
        return phrase if (self._is_opened(phrase) or is_guest) and is_near else None

    def _is_hearers(self, verb: int, opener: int) -> bool:
        """Say whether "to" before two phrases only looks like the opening of a clause: "conveyed to him | the"."""
        group, piece = verb_at(self.found, verb), self.found[opener]
        if piece.kind != "opener" or piece.word != "to" or opener != verb + 1 or group.passive:
            return False
        after = [one.phrase for one in self.found[opener + 1 : opener + 3]]
        return group.lemma in _SHIFTS and len(after) == _MOST_OBJECTS and None not in after

    def _given(self, verb: int, before: int, objects: Sequence[NounPhrase]) -> NounPhrase | None:
        """Give the second object behind the "of" of the first: "handed the mayor of Lome | a note of protest"."""
        group, behind = verb_at(self.found, verb), before + 1
        is_first = len(objects) == 1 and before == verb + _PAST_OF and self.found[before - 1].word == "of"
        if not is_first or group.passive or group.lemma not in _GIVES_TWO or behind >= len(self.found):
            return None
        phrase = self.found[behind].phrase
        if phrase is None or opens_clause(self.found, behind, self.tokens):
            return None
        return phrase if self._is_opened(phrase) and phrase.first == self.found[before].last else None

    def _is_opened(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase begins with an article, a number or an owner's pronoun, so that none goes on in it."""
        opening = self.tokens[phrase.first]
        return opening.word_class in {WordClass.DET, WordClass.NUM} or opening.text.lower() in POSSESSIVES

    def _is_part_of(self, preposition: int, verb: int) -> bool:
        """Say whether "of" goes on from a word for them all: "summoned both | of them"."""
        piece = self.found[preposition]
        before = self.tokens[piece.first - 1].text.lower() if piece.first else ""
        return preposition == verb + 1 and piece.word == "of" and before in _PARTS_OF_THEM

    def _named_at(self, at: int) -> int:
        """Give the place of the thing that a "what" stands for, any other place as it is."""
        thing = called_thing(self.found, at, self.tokens) if at < len(self.found) else None
        return at if thing is None else thing

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
                return verb_at(self.found, place).is_finite and self.found[place - 1].kind == "phrase"
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
