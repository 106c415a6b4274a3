"""Where pieces of a sentence go on from one another: three verbs in a row, a part of a whole, a bare relative clause.

Invariant: only neighbours decide; what a comma parts from its verb is taken only where "and" closes the row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from servanda.coding.syntax.forms import TAKES_CLAUSE
from servanda.coding.syntax.types import Clause, ClauseRelation, NounPhrase, Piece
from servanda.model import Token

_OF_WHAT = 2
"""Pieces from a word for a part to the phrase behind its "of"."""
_PART_WORDS = frozenset({"most", "much", "many", "several", "half", "more"})
_BETWEEN = frozenset({"phrase", "preposition", "adverb", "adjective"})
"""Kinds of pieces that may stand between two verbs of a row."""


def series_elder(found: Sequence[Piece], made: Sequence[Clause], verbs: Sequence[int], at: int) -> int | None:
    """Give the clause that the second of three verbs goes on from: "shut the port, [expelled] envoys and left".

    Args:
        found: The pieces of the sentence.
        made: The clauses before this verb.
        verbs: The places of the verbs among the pieces.
        at: The place of the verb.
    """
    elder = bisect_left(verbs, at) - 1
    verb = found[at].verb
    if verb is None or elder < 0 or at < _OF_WHAT or found[at - 1].kind != "comma":
        return None
    if found[at - 2].phrase is None and found[at - 2].kind != "verb":
        return None
    first = made[elder]
    is_aside = first.relation is ClauseRelation.RELATIVE or first.verb.lemma in TAKES_CLAUSE
    is_first = first.verb.is_finite and first.subject is not None and not is_aside
    is_plain = verb.is_finite and verb.first == verb.main and verb.tense == first.verb.tense
    return elder if is_first and is_plain and _has_third(found, at) else None


def _has_third(found: Sequence[Piece], at: int) -> bool:
    """Say whether "and" and one more bare verb close the row that a verb stands in."""
    place = at + 1
    while place < len(found) and found[place].kind in _BETWEEN:
        place += 1
    third = place + 1
    while third < len(found) and found[third].kind == "adverb":
        third += 1
    verb = found[third].verb if third < len(found) and found[place].word == "and" else None
    return verb is not None and verb.is_finite and verb.first == verb.main


def part_of(found: Sequence[Piece], at: int, tokens: Sequence[Token]) -> NounPhrase | None:
    """Give what a word takes a part of: "captured most of [the plateau]"."""
    if tokens[found[at].first].text.lower() not in _PART_WORDS or at + _OF_WHAT >= len(found):
        return None
    return found[at + _OF_WHAT].phrase if found[at + 1].word == "of" else None


def measures(phrase: NounPhrase, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase behind an object only says how often or for how much: "30 times", "worth $3 million"."""
    return tokens[phrase.head].text.lower() in {"times", "percent"} or tokens[phrase.first].text.lower() == "worth"


def opens_contact(found: Sequence[Piece], at: int) -> bool:
    """Say whether a phrase right behind an object begins a relative clause: "freed the men [it] had held"."""
    behind = at + 1
    while behind < len(found) and found[behind].kind == "adverb":
        behind += 1
    verb = found[behind].verb if behind < len(found) else None
    return found[at - 1].phrase is not None and verb is not None and verb.is_finite
