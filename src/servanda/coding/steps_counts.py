"""Bare numbers of things told before: "promised 30 fire engines; eight arrived", "the first 50", "the remaining 20".

Invariant: a number stands for goods only where nothing else is counted by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.model import Token

_WORDS = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
_AROUND = frozenset("the first last remaining other another next final further some only".split())
_REST = frozenset({"rest", "remainder"})
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")


def bare_number(tokens: Sequence[Token]) -> float | None:
    """Give the number that a phrase is, with nothing counted by it; None for any other phrase."""
    words = [token.text.lower() for token in tokens]
    core = [word for word in words if word not in _AROUND]
    if len(core) != 1 or words[0] in {"another", "further"}:
        return None
    if _DIGITS.fullmatch(core[0]):
        return float(core[0].replace(",", ""))
    return _WORDS.get(core[0])


def is_rest(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase is what is still to come: "the rest", "the remainder"."""
    return bool(tokens) and tokens[-1].text.lower() in _REST and tokens[0].text.lower() == "the"
