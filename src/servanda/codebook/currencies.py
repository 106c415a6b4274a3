"""Currencies as they are printed beside a number: signs, codes, letters, words, words with their country.

Invariant: a word that several countries use ("franc", "dinar") is a code only with the country printed beside it; else
the word stands for itself. Source: ISO 4217; dollars alone are those of the United States.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from servanda.codebook.names import fold
from servanda.codebook.rows import Row

_CODE = 3


class CurrencyRow(Row, frozen=True):
    """A row of currencies.tsv; an empty `code` says that the word is a currency only with a country before it.

    What a row is, its `text` tells: a sign ("€"), letters and the dollar sign ("A$"), a code ("KES"), other letters
    with capitals, which stand before a number ("KSh"), a word in lower case and the singular ("naira"), or a word with
    its country ("Kenyan shilling").
    """

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    code: str | None = None


Printed = Literal["sign", "dollar", "country", "word", "capitals"]


def printed_as(text: str) -> Printed | None:
    """Say what a row's text is by the way it is printed; None for what is none of these and would never be found."""
    if len(text) == 1 and not text.isalnum():
        return "sign"
    if len(text) > 1 and text.endswith("$"):
        return "dollar"
    if " " in text:
        return "country"
    if not text.isalpha():
        return None
    return "word" if text.islower() else "capitals"


class Currencies:
    """Currencies by the way in which they are printed; later rows take the place of earlier ones."""

    __slots__ = ("_countries", "_dollars", "_letters", "_of_lands", "_signs", "_words", "codes", "starts")

    def __init__(self, rows: Iterable[CurrencyRow]) -> None:
        listed: dict[str | None, dict[str, str]] = {}
        for row in rows:
            listed.setdefault(printed_as(row.text), {})[row.text] = row.code or ""
        self._signs = listed.get("sign", {})
        self._dollars = {text[:-1].lower(): code for text, code in listed.get("dollar", {}).items()}
        self._words = listed.get("word", {})
        countries = {tuple(map(fold, text.split()[-2:])): code for text, code in listed.get("country", {}).items()}
        self._countries: dict[tuple[str, ...], str] = countries
        self._of_lands: dict[str, dict[str, str]] = {}
        for text, code in listed.get("country", {}).items():
            land, _, word = text.rpartition(" ")
            self._of_lands.setdefault(word, {})[land] = code
        capitals = listed.get("capitals", {})
        self.codes = {
            text: code
            for text, code in capitals.items()
            if len(text) == _CODE and text.isupper() and text.lower() not in self._words
        }
        self._letters = {text: code for text, code in capitals.items() if text not in self.codes}
        self.starts = frozenset(text.lower().split(".")[0] for text in (*self._letters, *self._dollars, *self.codes))

    def sign(self, sign: str) -> str | None:
        """Give the code of a sign ("€")."""
        return self._signs.get(sign)

    def dollar(self, letters: str) -> str | None:
        """Give the code of the dollar with these letters before its sign ("A", "us")."""
        return self._dollars.get(letters.lower())

    def letters(self, text: str) -> str | None:
        """Give the currency of letters that stand before a number, as printed ("KSh"); maybe a word."""
        return self._letters.get(text)

    def word(self, word: str) -> str | None:
        """Give the code of a word in the singular, the word itself where a country decides, "" where it must stand."""
        return self._words.get(word)

    def of_country(self, country: str, word: str) -> str | None:
        """Give the code of a word with the country's word before it ("kenyan", "shilling")."""
        return self._countries.get((country, word))

    def lands(self, word: str) -> Mapping[str, str]:
        """Give the codes that a word has by the country's word as printed ("Pakistani": PKR); empty for other words."""
        return self._of_lands.get(word, {})
