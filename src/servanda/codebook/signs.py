"""Words in what is said that show what a statement does, where its cue only says that somebody spoke.

Invariant: a sign is printed words; whose future it is, and who is blamed, is read from the parties, not here.
Source: codebook, stances; rulings 12 to 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Literal

from servanda.codebook.rows import Row

SignStance = Literal["thanks", "accuses", "condemns", "warns", "praises", "hopes"]
"""The stances that words alone can show; a promise or demand also needs to know whose future is told."""


class SignRow(Row, frozen=True):
    """A row of signs.tsv: words in any case, a star for the rest of a word ("condemn*"), and what they show."""

    KEY: ClassVar[tuple[str, ...]] = ("stance", "text")

    text: str
    stance: SignStance


class Signs:
    """Signs by stance; whole words count, wherever in a content they stand."""

    __slots__ = ("_patterns",)

    def __init__(self, rows: Iterable[SignRow]) -> None:
        listed: dict[str, list[str]] = {}
        for row in rows:
            listed.setdefault(row.stance, []).append(re.escape(row.text).replace(r"\*", r"\w*"))
        self._patterns = {
            stance: re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE) for stance, words in listed.items()
        }

    def show(self, stance: str, content: str) -> bool:
        """Say whether a content has a sign of a stance; of a stance without signs it has none."""
        pattern = self._patterns.get(stance)
        return pattern is not None and pattern.search(content) is not None
