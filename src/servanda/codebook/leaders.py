"""Heads of state and government, and some ministers, whom the world's papers print without their state.

Invariant: a name that leaders of two states bear at one time tells no state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import ClassVar

from servanda.codebook.names import fold
from servanda.codebook.rows import Row


class LeaderRow(Row, frozen=True):
    """A row of leaders.tsv: one tenure of a person of world fame.

    `name` holds the words that a page may print of the name; `called` those by which alone the person is called, each
    spelling of them. `since` and `until` are years, both included; `until` is empty while the tenure lasts.
    """

    KEY: ClassVar[tuple[str, ...]] = ("name", "code", "office", "since")

    name: str
    called: tuple[str, ...]
    code: str
    office: str
    since: int
    until: int | None = None


class Leaders:
    """Who leads which state, by the words of a name; it tells a state, and never a name that a page does not print."""

    __slots__ = ("_by_word", "_newest")

    def __init__(self, rows: Iterable[LeaderRow]) -> None:
        self._by_word: defaultdict[str, list[tuple[frozenset[str], LeaderRow]]] = defaultdict(list)
        self._newest = 0
        for row in rows:
            self._newest = max(self._newest, row.since)
            words = frozenset(_words(" ".join((row.name, *row.called))))
            for called in row.called:
                self._by_word[fold(called)].append((words, row))

    def state(self, words: Sequence[str], *, office: str | None, year: int | None, is_past: bool = False) -> str | None:
        """Give the state of a leader by printed words of the name; None where no leader or two states' could be meant.

        Args:
            words: Words of the printed name, folded, hyphens parted.
            office: The office printed with the name: only its holders count. None where a name stands alone, which
                needs more than one word of it.
            year: The year of the report; None where it has no day: then the tenure is not asked, but a name alone is
                only that of a leader of our own days, since many more people bear the others.
            is_past: Whether the office is printed as one of the past: "former President Lula".
        """
        printed = _words(" ".join(words))
        if office is None and len(printed) == 1:
            return None
        found = {
            row.code
            for row in self._rows(printed)
            if office in {None, row.office} and _held(row, year, is_past)
            if year is not None or office is not None or self._is_of_our_days(row)
        }
        return found.pop() if len(found) == 1 else None

    def _is_of_our_days(self, row: LeaderRow) -> bool:
        return row.until is None or row.until >= self._newest - _OUR_DAYS

    def _rows(self, printed: Sequence[str]) -> Iterable[LeaderRow]:
        rows = (each for word in set(printed) for each in self._by_word.get(word, ()))
        return (row for words, row in rows if words.issuperset(printed))


def _held(row: LeaderRow, year: int | None, is_past: bool) -> bool:  # noqa: FBT001 - one of three facts of a question
    """Say whether a tenure fits the year of a report: it has begun, and lasts unless it is told as past."""
    if year is None:
        return True
    return row.since <= year and (is_past or row.until is None or year <= row.until)


_OUR_DAYS = 10
"""Years before the newest tenure that are our own days."""

_SMALL = frozenset("al el ad ar as ash de da do dos del la van von der bin ibn abu".split())
"""Articles and particles that one page prints and another leaves out."""


_NUMERALS = frozenset("ii iii iv vi vii viii ix xii xiii xiv xv xvi".split())
"""Numbers behind a ruler's name; "Xi" is a name too."""


def _words(name: str) -> list[str]:
    """Give the words of a name that tell somebody, folded: without articles and single letters."""
    words = [fold(word).strip(".'’") for word in name.replace("-", " ").split()]
    told = [word for word in words if len(word) > 1 and word not in _SMALL and "." not in word]
    return [word for at, word in enumerate(told) if at == 0 or word not in _NUMERALS]
