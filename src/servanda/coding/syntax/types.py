"""The parts of a sentence: verb groups, noun phrases, adjuncts, clauses, pieces; token indices are half-open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

VerbTense = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, adverbs and negation; token indices, half-open.

    `tense` is "none" for infinitives and participles without an auxiliary. `modal` is will, would, should, can, could,
    may, might, must, "going to", "have to" or "be to". `participle` says that the group is a bare participle.
    """

    first: int
    last: int
    main: int
    lemma: str
    tense: VerbTense = "none"
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    infinitive: bool = False
    participle: bool = False

    @property
    def is_finite(self) -> bool:
        """Say whether the group can stand as the verb of a sentence."""
        return not self.infinitive and not self.participle


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: `first` to `last` without what hangs on it, `span_first` to `span_last` with it.

    The wide range holds "of" phrases, coordinated phrases and appositions. `possessor` is the range before "'s".
    """

    first: int
    last: int
    head: int
    span_first: int
    span_last: int
    possessor: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A preposition and its phrase."""

    preposition: str
    phrase: NounPhrase
    at: int


class ClauseRelation(StrEnum):
    """How a clause hangs on its governor."""

    ROOT = "root"
    COMPLEMENT = "complement"
    INFINITIVE = "infinitive"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    COORDINATED = "coordinated"
    PARTICIPIAL = "participial"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its parts.

    `governor` is the index of the governing clause among the sentence's clauses. `noun` is the noun that an
    infinitive, participle or relative hangs on ("their plan to leave"), `predicate` the adjective or noun after a
    form of be ("is ready", "was a mediator"). `subject` of an infinitive or participle is the controlling phrase.
    """

    verb: VerbGroup
    subject: NounPhrase | None
    objects: tuple[NounPhrase, ...]
    adjuncts: tuple[Adjunct, ...]
    first: int
    last: int
    governor: int | None
    relation: ClauseRelation
    marker: str | None
    noun: int | None = None
    predicate: int | None = None


Kind = Literal[
    "phrase", "verb", "preposition", "and", "opener", "relative", "comma", "stop", "adverb", "adjective", "none"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of tokens with one part in the sentence."""

    kind: Kind
    first: int
    last: int
    word: str
    phrase: NounPhrase | None = None
    verb: VerbGroup | None = None
