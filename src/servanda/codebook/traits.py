"""What states are called by without their names, and who borders them: "the landlocked nation", "its neighbour"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from servanda.codebook.rows import Row

Direction = Literal["north", "south", "east", "west"]


class TraitRow(Row, frozen=True):
    """A row of traits.tsv: what a state is and where it lies, as reports call it, and the states that border it.

    `lat` and `lon` are degrees (WGS 84) of about the middle of its land, for which of two neighbours is the northern.
    """

    KEY: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    lat: float
    lon: float
    traits: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()


class Traits:
    """What states are called by without their names; it tells states apart that a report names, and names none."""

    __slots__ = ("_by_trait", "_longest", "_rows")

    def __init__(self, rows: Iterable[TraitRow]) -> None:
        self._rows = {row.code: row for row in rows}
        self._by_trait: dict[tuple[str, ...], set[str]] = {}
        for row in self._rows.values():
            for trait in row.traits:
                self._by_trait.setdefault(tuple(trait.split()), set()).add(row.code)
        self._longest = max((len(trait) for trait in self._by_trait), default=0)

    def called(self, words: Sequence[str]) -> frozenset[str] | None:
        """Give the states that words can call: "landlocked West African"; None where no word is a trait.

        Of two readings the longer one counts: "West African" before "African". Other words tell nothing.
        """
        folded = [word.casefold() for word in words]
        found: frozenset[str] | None = None
        at = 0
        while at < len(folded):
            length = next((n for n in range(self._longest, 0, -1) if tuple(folded[at : at + n]) in self._by_trait), 0)
            if length:
                own = frozenset(self._by_trait[tuple(folded[at : at + length])])
                found = own if found is None else found & own
            at += max(length, 1)
        return found

    def neighbours(self, code: str, direction: Direction | None = None) -> frozenset[str]:
        """Give the states that border one, those to one side of it where a direction is given."""
        own = self._rows.get(code)
        if own is None:
            return frozenset()
        bordering = (self._rows[other] for other in own.borders if other in self._rows)
        return frozenset(row.code for row in bordering if direction is None or _lies(own, row, direction))


def _lies(own: TraitRow, other: TraitRow, direction: Direction) -> bool:
    """Say whether a state lies to one side of another, as its middle does: at most 56 degrees off the direction."""
    up, right = other.lat - own.lat, other.lon - own.lon
    along = {"north": up, "south": -up, "east": right, "west": -right}[direction]
    across = right if direction in {"north", "south"} else up
    return along > 0 and abs(across) <= _WIDEST * along


_WIDEST = 1.5
"""How far to the side a neighbour may lie, as a multiple of how far it lies ahead."""
