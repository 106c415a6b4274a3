"""The act: one word that tells what somebody did to somebody, and the sentence that tells it.

Invariant: an act keeps the words it was read from; places that nothing fills stay empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from servanda.codebook.events import Frame
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase, Piece
from servanda.model import BlockKind, Party, Sentence, Span, Status

_SHARED = frozenset({ClauseRelation.RELATIVE, ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL})
"""Clauses whose subject is a part of another clause."""


_MOST_ATTACHED = 6


@dataclass(frozen=True)
class Telling:
    """One sentence, its clauses and its pieces; `opener` is the sentence that opens the list it is an item of."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    pieces: tuple[Piece, ...]
    opener: int | None = None

    @cached_property
    def heads(self) -> dict[int, int]:
        """Give for the head of each phrase the clause that it is a part of; the first of several."""
        found: dict[int, int] = {}
        for index, clause in enumerate(self.clauses):
            parts = [*clause.objects, *(one.phrase for one in clause.adjuncts)]
            if clause.subject is not None and clause.relation not in _SHARED:
                parts.append(clause.subject)
            for part in parts:
                found.setdefault(part.head, index)
        return found

    def below(self, index: int) -> tuple[tuple[int, Clause], ...]:
        """Give the clauses that hang on a clause, with their index."""
        return self._governed.get(index, ())

    def on_noun(self, head: int) -> tuple[Clause, ...]:
        """Give the clauses that hang on a noun."""
        return self._on_nouns.get(head, ())

    @cached_property
    def _governed(self) -> dict[int, tuple[tuple[int, Clause], ...]]:
        found: dict[int, tuple[tuple[int, Clause], ...]] = {}
        for at, clause in enumerate(self.clauses):
            if clause.governor is not None:
                found[clause.governor] = (*found.get(clause.governor, ()), (at, clause))
        return found

    @cached_property
    def _on_nouns(self) -> dict[int, tuple[Clause, ...]]:
        found: dict[int, tuple[Clause, ...]] = {}
        for clause in self.clauses:
            if clause.noun is not None:
                found[clause.noun] = (*found.get(clause.noun, ()), clause)
        return found


@dataclass(frozen=True, slots=True)
class Act:
    """An act that one word tells: its frame, its parties as printed, its status by the words around it.

    `at` is the span of the word, `span` that of the evidence. `clause` is the index of the clause in `telling`, None
    for nouns outside any clause. `source` and `target` are the phrases in the places of the frame that name somebody,
    `item` those of what is moved. `renews` says that an old promise is said again, `by_means` that a weapon or an
    attack is the subject ("the blast killed"), so that nobody need be named as doer. A noun that only names a topic
    ("discussed the delivery of rice from Peru to Togo") is hypothetical.
    """

    telling: Telling
    frame: Frame
    at: Span
    span: Span
    clause: int | None
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    item: tuple[NounPhrase, ...]
    status: Status
    words: tuple[str, ...]
    renews: bool = False
    by_means: bool = False

    @property
    def is_noun(self) -> bool:
        """Say whether a noun tells the act."""
        return self.frame.part == "noun"

    @property
    def is_title(self) -> bool:
        """Say whether the act stands in the report's title."""
        return self.telling.sentence.block.kind is BlockKind.TITLE


def hanging_on(found: Sequence[Piece], place: int) -> list[tuple[str, NounPhrase]]:
    """Give the prepositional phrases that follow a noun, an apposition between them stepped over."""
    attached: list[tuple[str, NounPhrase]] = []
    at = place + 1
    reached = 0
    while at + 1 < len(found) and len(attached) < _MOST_ATTACHED:
        piece, behind = found[at], found[at + 1].phrase
        if piece.kind == "preposition" and behind is not None:
            attached.append((piece.word, behind))
            reached = max(reached, behind.span_last)
            at += 2
        elif attached and (piece.last <= reached or _resumes(found, at, reached)):
            at += 1
        else:
            break
    return attached


def _resumes(found: Sequence[Piece], at: int, reached: int) -> bool:
    """Say whether a comma closes an apposition and a preposition goes on: "the visit of X, the mayor, to Y"."""
    return found[at].kind == "comma" and found[at + 1].kind == "preposition" and found[at - 1].last <= reached
