"""Bare numbers of things told before: "promised 30 fire engines; eight arrived", "the first 50", "the remaining 20".

Invariant: a number stands for goods only where nothing else is counted by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.model import Line, Quantity, Token

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
_ONE_MORE = (["a", "further"], ["a", "final"], ["a", "last"])
"""What opens a number that comes on top: "a further 150"."""

_REST = frozenset({"rest", "remainder"})
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")


def bare_number(tokens: Sequence[Token]) -> float | None:
    """Give the number that a phrase is, with nothing counted by it; None for any other phrase."""
    words = [token.text.lower() for token in tokens]
    words = words[1:] if words[:2] in _ONE_MORE else words
    core = [word for word in words if word not in _AROUND]
    is_on_top = words[:1] in (["another"], ["further"]) and words == [token.text.lower() for token in tokens]
    if len(core) != 1 or is_on_top:
        return None
    if _DIGITS.fullmatch(core[0]):
        return float(core[0].replace(",", ""))
    return _WORDS.get(core[0])


def is_rest(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase is what is still to come: "the rest", "the remainder"."""
    return bool(tokens) and tokens[-1].text.lower() in _REST and tokens[0].text.lower() == "the"


def number_of(tokens: Sequence[Token]) -> float | None:
    """Give the number of things told before that a phrase stands for: "four", "four of them", "eight more"."""
    words = [token.text.lower() for token in tokens]
    last = words.index("of") if words[-1:] in _SUCH and "of" in words else len(words)
    last = last - 1 if words[last - 1 : last] == ["more"] else last
    return bare_number(tokens[:last]) if last else None


_SUCH = (["them"], ["these"], ["those"], ["which"])


def counted(line: Line, number: float, text: str) -> Line:
    """Give goods in another number of the same pieces."""
    unit = line.quantity.unit if line.quantity is not None else None
    return replace(line, quantity=Quantity(number, number, unit, approx=False, text=text), value=None)
