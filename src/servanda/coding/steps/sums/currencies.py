"""Which country's money a sum is, where the word alone leaves it open: rupees given to Pakistan are Pakistan's.

Invariant: only a word that several countries use is settled, and only where one side alone has money of that name.
Source: field notes on commitments, section 7: "Rs, CFA, pound, franc, dinar, riyal need the country".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from servanda.codebook import Codebook
from servanda.codebook.names import split
from servanda.model import Line, Step, Value


def in_own_money(steps: Iterable[Step], book: Codebook) -> list[Step]:
    """Give steps with the code of each sum whose word one of the two sides decides."""
    return [replace(step, lines=tuple(_settled(line, step, book) for line in step.lines)) for step in steps]


def _settled(line: Line, step: Step, book: Codebook) -> Line:
    if line.value is None:
        return line
    sides = {party.country for party in (*step.provider, *step.recipient)}
    value, *others = (_own(one, sides, book) for one in (line.value, *line.conversions))
    return replace(line, value=value, conversions=tuple(one for one in others if one.currency != value.currency))


def _own(value: Value, sides: Collection[str], book: Codebook) -> Value:
    if not value.currency.islower():
        return value
    lands = book.items.currencies.lands(value.currency).items()
    codes = {code for land, code in lands if _state(land, book) in sides}
    return replace(value, currency=codes.pop()) if len(codes) == 1 else value


def _state(land: str, book: Codebook) -> str | None:
    """Give the state that a country's word names: "Pakistani"."""
    found = book.names.longest(split(land), 0)
    return found.code if found is not None else None
