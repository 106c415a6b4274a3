"""Which currency a sign, a code or a word beside a number means.

Invariant: a word that several countries use ("francs", "dinars") is a code only with the country printed beside it;
else the printed word stands. Source: ISO 4217; dollars alone are those of the United States (normalisation table).
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.codebook.currencies import Currencies
from servanda.reading.atoms import HYPHENS, Atoms


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency beside a number, atoms `first` to `end` (half-open); `code` is ISO 4217 or the printed word."""

    first: int
    end: int
    code: str


def before(atoms: Atoms, at: int, money: Currencies) -> Currency | None:
    """Give the currency printed before a number, which starts at its end: "US$", "EUR", "Rs."."""
    word, text = atoms.lower(at), atoms.at(at).text
    letters = atoms.at(at + 1).text
    if word == "$" and letters.isupper() and atoms.is_glued(at + 1) and (code := money.dollar(letters)):
        return Currency(at, at + 2, code)  # "$US50,000"
    if code := money.sign(word):
        return Currency(at, at + 1, code)
    if text.isupper() and (code := money.dollar(text)) and atoms.lower(at + 1) == "$" and atoms.is_glued(at + 1):
        return Currency(at, at + 2, code)
    if text == "U" and atoms.says(at, "u . s . $"):
        return Currency(at, at + 5, "USD")
    if code := money.codes.get(text):
        return Currency(at, at + 1, code)
    if code := money.letters(text):
        end = at + 2 if atoms.lower(at + 1) == "." else at + 1
        if (len(text) > 1 or atoms.is_glued(end)) and atoms.lower(end).isdecimal():
            return Currency(at, end, code)
    return None


def behind(atoms: Atoms, at: int, money: Currencies) -> Currency | None:
    """Give the currency printed behind a number: "million euros", "CFA francs", "Indian rupees", "yuan"."""
    word = atoms.lower(at)
    if word != "$" and (code := money.sign(word)):
        return Currency(at, at + 1, code)
    if code := money.codes.get(atoms.at(at).text):
        return Currency(at, at + 1, code)
    text = atoms.at(at).text
    if (code := money.letters(text)) and _is_behind_sum(atoms, at):
        return Currency(at, at + 1, code)
    if atoms.is_capital(at) and (code := money.codes.get(atoms.at(at + 1).text)):
        return Currency(at, at + 2, code)  # "500,000 Chinese RMB"
    if word in _TYPED_SMALL and (code := money.codes.get(word.upper())):
        return Currency(at, at + 1, code)
    if atoms.says(at, "u . s . dollars") or atoms.says(at, "u . s . dollar"):
        return Currency(at, at + 5, "USD")
    for offset in (0, 1, 2):
        found = _named(atoms, at + offset, money)
        if found:
            return _of_country(atoms, at, at + offset, money, *found)
        if not (atoms.is_capital(at + offset) or atoms.lower(at + offset) in {".", "-"}):
            return None
    return None


_LARGE = frozenset({"thousand", "million", "billion", "trillion"})
"""Words of number behind which letters alone are money: "2 million QR"."""


def _is_behind_sum(atoms: Atoms, at: int) -> bool:
    """Say whether letters behind a number are money: "1.2 billion Tsh", "600,000 SR"; "2,000 QR codes" are codes."""
    following = atoms.lower(at + 1)
    if len(atoms.at(at).text) == 1 or following == "code" or (following.endswith("s") and len(following) > _LONG):
        return False
    is_grouped = atoms.lower(at - 2) == "," and atoms.is_glued(at - 1) and atoms.lower(at - 1).isdecimal()
    return atoms.lower(at - 1) in _LARGE or is_grouped


_LONG = 4
"""Letters of the longest small word in "s"; a longer one behind letters is what a number counts."""

_TYPED_SMALL = frozenset({"usd", "eur", "rmb"})
"""Codes that pages also print in small letters."""


def _named(atoms: Atoms, at: int, money: Currencies) -> tuple[str, int] | None:
    """Give the singular of a currency's word and the atom behind it."""
    word = atoms.lower(at)
    for singular in (word, word.removesuffix("s")):
        if money.word(singular) is not None:
            end = at + 1
            if singular == "renminbi" and atoms.lower(end) == "yuan":
                end += 1
            if singular == "cfa" and atoms.lower(end) in {"franc", "francs"}:
                end += 1
            if singular == "pound" and atoms.lower(end) == "sterling":
                return "sterling", end + 1
            return singular, end
    return None


def _of_country(atoms: Atoms, first: int, at: int, money: Currencies, word: str, end: int) -> Currency | None:
    before = at - 2 if atoms.lower(at - 1) in HYPHENS else at - 1  # "a 600-million-US-dollar loan"
    country = atoms.lower(before) if before >= first else ""
    own = money.word(word)
    code = money.of_country(country, word)
    is_plain = country == "us" or word == "cfa" or (own in money.codes and word != "dollar")
    if code is None and at > first and not is_plain:
        return None
    code = code or own
    return Currency(first, end, code) if code else None
