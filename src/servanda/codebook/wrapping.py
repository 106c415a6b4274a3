"""Where a text is broken into lines of one width, as mail, wires and terminals print it.

Invariant: a break is soft only where the next line's first word had no place left on its line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from servanda.codebook.listing import ITEM_SIGN

NARROWEST, WIDEST = 45, 120
"""Characters of the longest line: below are verses and menus, above are paragraphs of one line each."""

LEAST_BREAKS = 3
"""Breaks that a text must have before its width says anything."""

MOST_OPEN = 0.15
"""Share of breaks at which the next word would have had a place, which end a paragraph; with more, none wraps."""

MOST_STOPS = 0.5
"""Share of breaks behind a full stop from which each line is a paragraph of its own."""

_BREAK = re.compile(r"(?<=\S)[^\S\r\n]*\r?\n[^\S\r\n]*(?=\S)")
_WORD = re.compile(r"\S+")
_ITEM = re.compile(rf"{ITEM_SIGN}\s")
_STOPS = (".", "!", "?", '."', ".”", ".'", ".’")


def soft_breaks(text: str) -> list[tuple[int, int]]:
    """Give the line breaks that only wrap a paragraph: half-open ranges with the white space around them, in order.

    A text is wrapped when nearly all lines of its paragraphs are as long as the longest allows.
    """
    breaks = [match.span() for match in _BREAK.finditer(text)]
    if len(breaks) < LEAST_BREAKS:
        return []
    lengths = [len(text[_line_start(text, start) : start].lstrip()) for start, _ in breaks]
    width = max(lengths)
    if not NARROWEST <= width <= WIDEST:
        return []
    full = [length + 1 + len(_first_word(text, end)) > width for length, (_, end) in zip(lengths, breaks, strict=True)]
    stops = sum(text[:start].endswith(_STOPS) for start, _ in breaks)
    if full.count(False) > MOST_OPEN * len(breaks) or stops > MOST_STOPS * len(breaks):
        return []
    return [one for one, is_full in zip(breaks, full, strict=True) if is_full and not _ITEM.match(text, one[1])]


def is_soft(breaks: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether a place lies in one of the breaks."""
    place = bisect_left(breaks, (at + 1,)) - 1
    return place >= 0 and breaks[place][0] <= at < breaks[place][1]


def _line_start(text: str, end: int) -> int:
    return max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1


def _first_word(text: str, at: int) -> str:
    found = _WORD.match(text, at)
    return found.group() if found else ""
