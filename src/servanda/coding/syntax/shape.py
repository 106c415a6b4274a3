"""The shape of a sentence: noun phrases, verb groups and clauses, from word classes and closed-class words.

Invariant: every index is a token of the sentence; a part that is not plain is None, never a guess across a clause.
A shallow analysis in two passes: `pieces` cuts the sentence into phrases, `clauses` joins them. Where a reader brings
dependency trees, they give the subjects that the passes missed.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.syntax.cutting import Cutter
from servanda.coding.syntax.joining import Joiner
from servanda.coding.syntax.settling import settled, widened
from servanda.coding.syntax.trees import with_trees
from servanda.coding.syntax.types import Adjunct, Clause, ClauseRelation, Kind, NounPhrase, Piece, VerbGroup, VerbTense
from servanda.model import Marks, Sentence

__all__ = [
    "Adjunct",
    "Clause",
    "ClauseRelation",
    "Kind",
    "NounPhrase",
    "Piece",
    "VerbGroup",
    "VerbTense",
    "clauses",
    "governors",
    "noun_phrases",
    "pieces",
]


def noun_phrases(cut: Sequence[Piece]) -> tuple[NounPhrase, ...]:
    """Give the noun phrases among the pieces of a sentence in order, each with its wide range."""
    return tuple(piece.phrase for piece in cut if piece.phrase is not None)


def clauses(marks: Marks, sentence: Sentence, cut: Sequence[Piece] | None = None) -> tuple[Clause, ...]:
    """Give the clauses of a sentence in the order of their verbs; its pieces are cut here where they are not given."""
    cut = pieces(marks, sentence) if cut is None else cut
    return with_trees(Joiner(cut, sentence, marks.tokens).clauses(), cut, sentence, marks.tokens)


def governors(found: Sequence[Clause], at: int) -> tuple[Clause, ...]:
    """Give the clauses that a clause hangs on, the nearest first; coordinated clauses share those of the first."""
    chain: list[Clause] = []
    seen = {at}
    clause = found[at]
    while clause.governor is not None and clause.governor not in seen:
        seen.add(clause.governor)
        governor = found[clause.governor]
        if clause.relation is not ClauseRelation.COORDINATED:
            chain.append(governor)
        clause = governor
    return tuple(chain)


def pieces(marks: Marks, sentence: Sentence) -> tuple[Piece, ...]:
    """Cut a sentence into phrases, verb groups and joining words; brackets and quotation marks are left out."""
    cutter = Cutter(marks, sentence)
    return widened(settled(cutter.cut(), marks.tokens), marks.tokens)
