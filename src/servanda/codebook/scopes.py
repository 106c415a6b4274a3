"""Words that say what a printed amount does to a total.

Invariant: words are matched whole and in any case.
Source: field notes on commitments, section 3, the table of scopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Literal

from servanda.codebook.rows import Row

ScopeSign = Literal[
    "total_before",
    "total_around",
    "adding_up",
    "perfect",
    "in_doing",
    "perfect_said",
    "many_givers",
    "made_give",
    "since",
    "remainder",
    "again",
    "keeping",
    "more",
    "now",
    "ceiling",
    "limit",
    "part_around",
    "one_of_several",
    "part_behind",
    "added_to",
    "built_on",
    "told",
    "pointing",
    "one_of_them",
    "given_to",
    "requested",
    "law_holds",
    "firms",
    "part_before",
    "part_of",
    "part_of_law",
    "given_by_now",
    "said_then",
    "then_before",
    "own_clause",
    "goes_on",
    "help",
    "helping",
    "no_help",
    "asking",
    "from_others",
    "asked_for",
    "given",
    "thanking",
    "first_person",
    "sets_out",
    "pays_out",
    "comes_in",
    "so_far",
    "converted",
    "resized",
    "raised",
    "promised_sum",
    "gift_noun",
    "gift_paper",
    "gift_taken",
    "gift_signed",
    "gift_ahead",
    "gift_said",
    "gift_moved",
    "gift_denied",
    "resumes",
    "breach",
    "ratifies",
    "binds_all",
    "ends_all",
    "amends",
    "taken_back",
    "put_right",
]
"""The lists; scopes.tsv says of each what its words do."""


class ScopeRow(Row, frozen=True):
    """A row of scopes.tsv: a list's name, and words as printed or a regular expression over them."""

    KEY: ClassVar[tuple[str, ...]] = ("sign", "words")

    sign: ScopeSign
    words: str


class ScopeWords:
    """The lists of scopes.tsv as patterns."""

    def __init__(self, rows: Iterable[ScopeRow]) -> None:
        lists: dict[ScopeSign, list[str]] = {}
        for row in rows:
            lists.setdefault(row.sign, []).append(row.words)
        self._patterns: dict[ScopeSign, str] = {sign: "|".join(words) for sign, words in lists.items()}
        self._searches = {sign: re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for sign, one in self._patterns.items()}

    def show(self, sign: ScopeSign, text: str) -> bool:
        """Say whether a text has words of a list."""
        found = self._searches.get(sign)
        return found is not None and found.search(text) is not None

    def pattern(self, sign: ScopeSign) -> str:
        """Give the words of a list as alternatives, to stand in a longer pattern; nothing matches an empty list."""
        return self._patterns.get(sign, "(?!)")


def is_pattern(words: str) -> bool:
    """Say whether words can be read as a regular expression."""
    try:
        re.compile(words)
    except re.error:
        return False
    return True
