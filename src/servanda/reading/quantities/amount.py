"""One printed amount as it is read, and what an amount may not begin in.

Invariant: a number in a name, an address, a ratio or a telephone number is no amount.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.codebook.currencies import Currencies
from servanda.reading import currencies
from servanda.reading.atoms import HYPHENS, Atoms, listed
from servanda.reading.numbers import Number, between, cardinal

_NO_AMOUNT_BEFORE = listed(
    "no nr number resolution resolutions article section page chapter paragraph room flight channel route highway"
    " boeing airbus type model article vol volume item version phase stage group level grade aged age building block"
    " unit act law decree bill order regiment sector zone gate door platform line lane protocol chapter clause annex"
)
MOST_WORDS = 6
"""Words of a counted noun phrase."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, atoms `first` to `end` (half-open); `item` are the atoms of what is counted."""

    first: int
    end: int
    number: Number | None
    rule: str
    score: float
    unit: str | None = None
    currency: str | None = None
    item: tuple[int, int] | None = None
    whole: Number | None = None


def up_to_second(atoms: Atoms, number: Number, money: Currencies, *, is_money: bool) -> Number:
    """Read the second figure of a range: "20 to 30 million", "$1.5-2bn", "between $20 million and $30 million"."""
    link = number.end
    if atoms.lower(link) not in {"to", "and", *HYPHENS}:
        return number
    if atoms.lower(link) == "and" and not _is_between(atoms, link):
        return number
    sign = currencies.before(atoms, link + 1, money)
    second = cardinal(atoms, sign.end if sign else link + 1, money=is_money or sign is not None)
    if second is None or (sign is not None and not is_money):
        return number
    return between(number, second) or number


def _is_between(atoms: Atoms, link: int) -> bool:
    return any(atoms.lower(index) == "between" for index in range(link - 7, link))


STOP_WORDS = listed(
    "the a an this that these those of in on at by for with from to into over under after before since until and or but"
    " nor as is are was were be been has have had will would could should may might can must he she it they we who"
    " which whom whose when where while if not also each per annually yearly last next during"
    " through between against about"
    " its his her their our more than so including such worth towards toward amid among across he said says yesterday"
    " today tomorrow now every"
)


def is_noun_like(atoms: Atoms, at: int) -> bool:
    """Say whether an atom can stand in a noun phrase: letters, and none of the small words that end one."""
    word = atoms.lower(at)
    return word.isalpha() and word not in STOP_WORDS and len(word) > 1


def is_in_name(atoms: Atoms, at: int) -> bool:
    """Say whether a number is part of a name, an address, a ratio or a telephone number."""
    before, glued = atoms.lower(at - 1), atoms.is_glued(at)
    if glued and (before.isalnum() or before in {*HYPHENS, "+", "/", ".", ",", ":", "_", "#", "@", "=", "&"}):
        return True
    if before in _NO_AMOUNT_BEFORE or (before == "." and atoms.lower(at - 2) in {"no", "nr", "art", "vol"}):
        return atoms.lower(at - 1) != "no" or atoms.is_capital(at - 1)
    return False
