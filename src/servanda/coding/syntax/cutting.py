"""A sentence cut into phrases, verb groups and joining words, from left to right.

Invariant: pieces do not overlap and keep the order of the tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.syntax.forms import (
    BOUNDS,
    EITHER,
    NOUN_CLASSES,
    PREPOSITION_LIKE,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATORS,
    TAKES_CLAUSE,
    TELLS,
)
from servanda.coding.syntax.nouns import PhraseCutter
from servanda.coding.syntax.tokens import SentenceTokens
from servanda.coding.syntax.types import NounPhrase, Piece, VerbGroup
from servanda.coding.syntax.verbs import VerbCutter
from servanda.model import Marks, Sentence, WordClass

_FLOATING = frozenset({"each", "both", "all"})
"""Words behind a subject that say of how many of its members the verb holds."""


_BARE_BEHIND = frozenset("help let make dare go come be do have need say see hear watch".split())
"""Verbs that a bare form of another may follow: "helped | repair"."""

_BY_WHOM = frozenset({("on", "the", "part", "of"), ("at", "the", "hands", "of")})
"""Words that lead to a doer as "by" does: "a refusal on the part of Peru"."""


class Cutter:
    """A walk over one sentence that cuts it; made for one call of `cut`."""

    def __init__(self, marks: Marks, sentence: Sentence) -> None:
        self.words = SentenceTokens(marks, sentence)
        self.verbs = VerbCutter(self.words)
        self.phrases = PhraseCutter(self.words)
        self.tokens = marks.tokens
        self.at, self.end = sentence.first, sentence.last

    def cut(self) -> list[Piece]:
        """Give the pieces of the sentence, brackets and signs left out."""
        found: list[Piece] = []
        while self.at < self.end:
            piece = self._next(found)
            self.at = piece.last
            found.append(piece)
        return [piece for piece in found if piece.kind != "none"]

    def _next(self, found: Sequence[Piece]) -> Piece:  # noqa: C901 - one guard for each kind of piece
        at, word = self.at, self.words.word(self.at)
        if at == self.words.first and (behind := self.words.head_end) > at:
            return Piece("none", at, behind, word)
        if word in {"(", "[", "{"}:
            return Piece("none", at, self._bracket_end(at), word)
        if at in self.words.times and not self.words.in_phrase(at):
            return Piece("none", at, at + 1, word)
        if word in REFLEXIVES and found and found[-1].kind == "phrase" and found[-1].last == at:
            return Piece("none", at, at + 1, word)  # "Chad itself had asked"
        if word in _FLOATING and found and found[-1].kind == "phrase" and self.words.is_verb(at + 1):
            return Piece("none", at, at + 1, word)  # "Peru and Chile each backed it"
        if (word, self.words.word(at + 1)) in BOUNDS and (bounded := self.phrases.phrase_at(at)) is not None:
            return Piece("phrase", bounded.first, bounded.last, self.words.word(bounded.head), phrase=bounded)
        if word in PREPOSITION_LIKE and self.tokens[at].word_class is not WordClass.NOUN:
            return Piece("preposition", at, at + 1, word)
        is_noun = at == self.words.first and self.words.is_gerund_noun(at)
        verb = self.verbs.group_at(at) if not is_noun else None
        if verb is not None and self._is_object_noun(verb, found):
            named = NounPhrase(at, at + 1, at, at, at + 1)
            return Piece("phrase", at, at + 1, word, phrase=named)
        if verb is not None:
            return Piece("verb", verb.first, verb.last, verb.lemma, verb=verb)
        if word == "that":
            return self._that(found)
        if word in RELATIVES:
            return Piece("relative", at, at + 1, word)
        phrase = self.phrases.phrase_at(at)
        if phrase is not None:
            return Piece("phrase", phrase.first, phrase.last, self.words.word(phrase.head), phrase=phrase)
        return self._joining(at, word)

    def _joining(self, at: int, word: str) -> Piece:  # noqa: C901, PLR0912 - one branch for each kind of word
        token = self.tokens[at]
        if word == "according" and self.words.word(at + 1) == "to":
            return Piece("preposition", at, at + 2, "according to")
        if word in {"because", "instead", "ahead", "out", "outside"} and self.words.word(at + 1) == "of":
            return Piece("preposition", at, at + 2, f"{word} of")
        if word in {"on", "in", "at"} and (long := self._long_preposition(at, word)) is not None:
            return long
        if word in {"along", "together"} and self.words.word(at + 1) == "with":
            return Piece("preposition", at, at + 2, "with")
        if at + 1 in self.words.times and word in EITHER and not self.words.in_phrase(at + 1):
            return Piece("none", at, at + 1, word)
        if word in SUBORDINATORS or token.word_class is WordClass.SCONJ:
            return Piece("opener", at, at + 1, word)
        is_next = word == "then" and at > self.words.first and self.words.word(at - 1) == ","
        if token.word_class is WordClass.CCONJ or word in {"and", "or", "but"} or is_next:
            return Piece("and", at, at + 1, word)
        if at + 1 in self.words.times and not self.words.in_phrase(at + 1) and word not in {"of", "to"}:
            return Piece("none", at, at + 1, word)
        if token.word_class is WordClass.ADP or word in {"to", "by", "with", "from", "for", "of", "in", "on", "at"}:
            return Piece("preposition", at, at + 1, word)
        if word == ",":
            return Piece("comma", at, at + 1, word)
        if word in {"—", "–", "--"} or (word == "-" and self._is_dash(at)):
            return Piece("comma", at, at + 1, word)
        if word in {";", ":", ".", "!", "?", "…"}:
            return Piece("stop", at, at + 1, word)
        if token.word_class is WordClass.ADJ:
            return Piece("adjective", at, at + 1, word)
        if token.word_class is WordClass.ADV:
            return Piece("adverb", at, at + 1, word)
        return Piece("none", at, at + 1, word)

    def _long_preposition(self, at: int, word: str) -> Piece | None:
        """Give a preposition of several words: "on behalf of", "in front of", "on the part of"."""
        behind = (self.words.word(at + 1), self.words.word(at + 2))
        if (word, *behind) == ("on", "behalf", "of"):
            return Piece("preposition", at, at + 3, "on behalf of")
        if (word, *behind, self.words.word(at + 3)) in _BY_WHOM:
            return Piece("preposition", at, at + 4, "by")
        return Piece("preposition", at, at + 3, "outside") if (word, *behind) == ("in", "front", "of") else None

    def _is_object_noun(self, verb: VerbGroup, found: Sequence[Piece]) -> bool:
        """Say whether a noun was read as a verb right behind a verb: "voiced [concern] over", "orders [release] of"."""
        elder = found[-1].verb if found and found[-1].last == verb.first else None
        if elder is None or not elder.is_finite or elder.passive or elder.lemma in _BARE_BEHIND:
            return False
        is_bare = verb.last == verb.first + 1 and self.words.word(verb.first) == verb.lemma
        behind = self.tokens[verb.last].word_class if verb.last < self.end else WordClass.PUNCT
        return is_bare and not verb.infinitive and behind in {WordClass.ADP, WordClass.PUNCT}

    def _that(self, found: Sequence[Piece]) -> Piece:
        """Tell "said that" and "told the envoy that" from "the grain that came"."""
        at = self.at
        before = next((piece for piece in reversed(found) if piece.kind not in {"none", "adverb"}), None)
        after = self.tokens[at + 1] if at + 1 < self.end else None
        if before is None or before.kind in {"verb", "comma", "stop", "and", "adjective"}:
            if before is None and after is not None and after.word_class in NOUN_CLASSES:
                return Piece("none", at, at + 1, "that")
            return Piece("opener", at, at + 1, "that")
        if before.kind == "preposition":
            return Piece("none", at, at + 1, "that")
        told = next((piece for piece in reversed(found) if piece.kind in {"verb", "opener", "relative"}), None)
        if told is not None and told.kind == "verb" and told.word in TELLS:
            return Piece("opener", at, at + 1, "that")
        if self.verbs.group_at(at + 1) is not None if at + 1 < self.end else False:
            return Piece("relative", at, at + 1, "that")
        if told is not None and told.word in TAKES_CLAUSE and before.kind != "phrase":
            return Piece("opener", at, at + 1, "that")
        return Piece("relative", at, at + 1, "that")

    def _bracket_end(self, at: int) -> int:
        for place in range(at + 1, min(self.end, at + 60)):
            if self.tokens[place].text in {")", "]", "}"}:
                return place + 1
        return at + 1

    def _is_dash(self, at: int) -> bool:
        """Tell a dash from a hyphen: a dash has spaces around it."""
        tokens = self.tokens
        return (
            0 < at < self.end - 1
            and tokens[at - 1].span.end < tokens[at].span.start
            and (tokens[at].span.end < tokens[at + 1].span.start)
        )
