"""Printed sums of money: how much, in which currency, how often paid, and what for.

Invariant: a sum has a currency that the words name; a sum over a time is no rate.
"""

from __future__ import annotations

from servanda.codebook.currencies import Currencies
from servanda.reading import currencies
from servanda.reading.atoms import HYPHENS, Atoms, listed
from servanda.reading.currencies import Currency
from servanda.reading.numbers import cardinal, scaled_behind, vague
from servanda.reading.quantities.amount import MOST_WORDS, Amount, is_in_name, is_noun_like, up_to_second


def money_at(atoms: Atoms, at: int, money: Currencies) -> Amount | None:
    """Read the sum of money that starts at an atom, its sign before or its currency behind; None where none does."""
    sign = currencies.before(atoms, at, money)
    start = sign.end if sign else at
    number = cardinal(atoms, start, money=sign is not None)
    if number is None and sign is None:
        number = vague(atoms, start)
    if number is None or (sign is None and is_in_name(atoms, at)):
        return None
    if sign is None and atoms.is_glued(number.end) and atoms.lower(number.end) in {"m", "b"}:
        number = cardinal(atoms, start, money=True) or number  # "1.5m dollars"
    number = up_to_second(atoms, number, money, is_money=sign is not None)
    end = number.end
    if sign is None:
        hyphened = end + 1 if atoms.lower(end) in HYPHENS else end
        hyphened += 1 if number.vague and atoms.lower(hyphened) == "of" else 0
        sign = _behind(atoms, hyphened, money)
        if sign is None:
            return None
        number = scaled_behind(atoms, number, sign.end)  # "320 USD million"
        end = max(sign.end, number.end)
    elif second := currencies.behind(atoms, end, money):
        end = second.end if second.code == sign.code else end
    if rate := _rate(atoms, at, end):
        word, end = rate
        item = _money_item(atoms, end)
        return Amount(at, end, number, "money", 0.95, unit=f"{sign.code} per {word}", item=item)
    return Amount(at, end, number, "money", 0.95, currency=sign.code, item=_money_item(atoms, end))


_SPANS = {word: span for span in ("day", "week", "month", "year") for word in (span, f"{span}ly")} | {
    "daily": "day",
    "annual": "year",
    "annually": "year",
}
"""Words that tell how often a sum is paid."""
_EVERY = listed("a per each every")
_NOT_PAST = listed("ago earlier later before after since from prior previously following")
"""Words behind "a year" that make it a time: "$5 million a year ago"."""


def _rate(atoms: Atoms, at: int, end: int) -> tuple[str, int] | None:
    """Read how often a sum is paid and give the atom behind it: "$5 million a year", "an annual $5 million".

    A sum over a time is no rate: "$5 million over three years", "$5 million this year".
    """
    word, spans = atoms.lower(end), ("day", "week", "month", "year")
    if word in _EVERY and atoms.lower(end + 1) in spans and atoms.lower(end + 2) not in _NOT_PAST:
        return atoms.lower(end + 1), end + 2
    if word in _SPANS and word not in spans:  # "annually", "$5 million annual grant"
        return _SPANS[word], end + 1
    before = atoms.lower(at - 1)
    if before in _SPANS and before not in spans:
        return _SPANS[before], end
    behind = atoms.lower(end + 1)
    if word in {"in", "of"} and behind in _SPANS and behind not in spans:  # "$5 million in annual aid"
        return _SPANS[behind], end
    return None


def _behind(atoms: Atoms, at: int, money: Currencies) -> Currency | None:
    found = currencies.behind(atoms, at, money)
    if found and found.code == "won" and atoms.lower(at - 1) not in {"million", "billion", "trillion", "bn"}:
        return None  # "three won"
    return found


def _money_item(atoms: Atoms, end: int) -> tuple[int, int] | None:
    """Give what a sum buys or is: "in military aid", "worth of grain", "loan"."""
    start = end
    if atoms.says(end, "worth of"):
        start = end + 2
    elif atoms.lower(end) in {"in", "of"} or atoms.lower(end) in HYPHENS:
        start = end + 1
    last = start
    while last < start + MOST_WORDS and is_noun_like(atoms, last):
        last += 1
    return (start, last) if last > start else None
