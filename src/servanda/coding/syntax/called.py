"""Things that somebody only calls by a name: "seized what it described as [a smuggler's boat]"."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.syntax.types import Piece
from servanda.model import Token

_CALLS = frozenset(
    "call describe term label brand dub characterise characterize portray say state claim allege believe think consider"
    " see regard suspect deem fear hope appear seem look sound become".split()
)
"""Verbs behind "what" that give a thing its name."""
_LINKS = frozenset({"as", "like"})
_MOST_LINKS = 3
"""Pieces that may stand between such a verb and the name: "believed to be", "what it later described as"."""


def called_thing(found: Sequence[Piece], at: int, tokens: Sequence[Token]) -> int | None:
    """Give the place of the phrase that a "what" stands for: "fired what appeared to be [a rocket]"; None elsewhere."""
    phrase = found[at].phrase
    if phrase is None or tokens[phrase.first].text.lower() != "what":
        return None
    place = at + 1
    if phrase.last - phrase.first == 1 and place < len(found) and found[place].phrase is not None:
        place += 1
    calls = 0
    for piece in found[place : place + 2 + _MOST_LINKS]:
        if piece.phrase is not None:
            return place if calls and not _is_owner(found, place, tokens) else None
        if piece.verb is not None and (piece.verb.lemma in _CALLS or (piece.verb.lemma == "be" and piece.word == "be")):
            calls += piece.verb.lemma in _CALLS
        elif piece.kind != "adverb" and piece.word not in _LINKS:
            return None
        place += 1
    return None


def _is_owner(found: Sequence[Piece], place: int, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase only owns what the "what" stands for: "what she described as [Peru]'s growing role"."""
    phrase = found[place].phrase
    behind = tokens[phrase.last : phrase.last + 1] if phrase is not None else ()
    return any(token.text in {"'s", "’s"} for token in behind)
