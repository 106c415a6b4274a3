"""Single values: a word of a list, printed words, carriers, goods, places.

Invariant: what is free text in gold is compared without case and accents, what is a word of a list exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from servanda.scoring.periods import is_unknown
from servanda.scoring.rows import Line, Party, Place, Quantity, When
from servanda.scoring.words import TOKEN, fold

if TYPE_CHECKING:
    from servanda.scoring.sides import Sides

LEAST_WORD = 4
"""Two names of an item are taken for one when they share a word of at least so many letters."""


def among(found: str | None, gold: str | None, also: Iterable[Any] | None) -> bool:
    """Say whether a word of a list is gold's or an accepted one."""
    return found == gold or found in (also or ())


def same_words(found: str | None, gold: str | None, also: Iterable[Any] | None) -> bool:
    """Say whether printed words are gold's or accepted ones."""
    if found is None:
        return gold is None or None in (also or ())
    accepted = [words for words in (gold, *(also or ())) if isinstance(words, str)]
    return fold(found) in {fold(words) for words in accepted}


def carried(sides: Sides, found: Sequence[str], gold: Sequence[str], report: str) -> bool:
    """Say whether outlet and agencies are gold's; names that gold accepts for the report's outlet may stand or lack."""
    row = next(row for row in sides.gold.reports if row.id == report)
    outlets = {fold(name) for name in row.also.get("outlet", ()) if isinstance(name, str)}
    agencies = {fold(name) for names in row.also.get("agencies", ()) for name in names}
    mine, theirs = {fold(name) for name in found}, {fold(name) for name in gold}
    is_outlet_named = bool(mine & outlets)
    for name in theirs - mine:
        if not (is_outlet_named and row.outlet is not None and name == fold(row.outlet)):
            return False
    return mine - theirs <= outlets | agencies


def same_lines(found: Sequence[Line], gold: Sequence[Line]) -> bool:
    """Say whether two lists hold the same goods: one to one, each of the same class, amount, money and item."""
    left = list(gold)
    for line in found:
        index = next((i for i, other in enumerate(left) if _same_line(line, other)), None)
        if index is None:
            return False
        del left[index]
    return not left


def _same_line(found: Line, gold: Line) -> bool:
    return (
        found.class_ == gold.class_
        and _same_quantity(found.quantity, gold.quantity)
        and found.value == gold.value
        and _same_item(found.item, gold.item)
    )


def _same_quantity(found: Quantity | None, gold: Quantity | None) -> bool:
    if found is None or gold is None:
        return found is gold
    if (found.low, found.high) != (gold.low, gold.high):
        return False
    return found.unit is None or gold.unit is None or _unit(found.unit) == _unit(gold.unit)


def _unit(unit: str) -> str:
    """Give a unit as one word: the symbol "t" is the tonne; "ton" alone may be another one."""
    return "tonne" if fold(unit) == "t" else fold(unit)


def _same_item(found: str | None, gold: str | None) -> bool:
    if found is None or gold is None:
        return found is gold
    return fold(found) == fold(gold) or bool(_long_words(found) & _long_words(gold))


def _long_words(words: str) -> frozenset[str]:
    return frozenset(word for word in TOKEN.findall(fold(words)) if len(word) >= LEAST_WORD)


def same_place(found: Place | None, gold: Place | None, also: Iterable[Any] | None) -> bool:
    """Say whether a place has gold's name or an accepted one, and no other country."""
    accepted = list(also or ())
    if found is None:
        return gold is None or None in accepted
    if gold is not None and fold(found.name) == fold(gold.name):
        return found.country == gold.country
    return fold(found.name) in {fold(name) for name in accepted if isinstance(name, str)}


def shown(value: Any) -> str | None:
    """Give a value as a developer reads it; None when it is empty."""
    if isinstance(value, Party):
        return f"{value.name} ({value.code})"
    if isinstance(value, When):
        return None if is_unknown(value) else f"{value.edtf} {value.relation} {value.basis}"
    if isinstance(value, Place):
        return value.name
    if isinstance(value, Line):
        amount = value.quantity or value.value
        return f"{value.item} [{value.class_}]" + (f" {amount.low}-{amount.high}" if amount else "")
    if isinstance(value, (tuple, list)):
        return ", ".join(words for each in value if (words := shown(each))) or None
    return None if value is None else str(value)
