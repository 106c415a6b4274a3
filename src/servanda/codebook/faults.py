"""What is wrong with a row of the codebook, cell by cell: what was expected, what came, how to mend it.

Invariant: every bad cell of a row is named, not only the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import msgspec

from servanda.codebook.columns import Column, columns

_SHOWN = 60
"""Characters of a wrong value that are shown."""
_ALIKE = 0.6
"""Likeness, as difflib counts it, from which a word is offered for another."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A place in a codebook file that must be mended (or, as a remark, looked at).

    `line` counts from 1; 0 means the whole file. `field` is the column or key, None when the line is meant. `mend`
    says what to do.
    """

    file: str
    line: int
    field: str | None
    expected: str
    got: str
    mend: str | None = None

    @property
    def source(self) -> str:
        """Give the place as editors take it: `my/cues.tsv:3`."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def message(self) -> str:
        """Give what is wrong as a sentence."""
        where = f"{self.field}: " if self.field else ""
        said = f"{where}expected {self.expected}, got {self.got}"
        return f"{said}; {self.mend}" if self.mend else said


def shown(value: object) -> str:
    """Give a value as it is shown in a message: quoted, on one line, cut where it is long."""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return repr(cut) if isinstance(value, str) else cut


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give "did you mean ...?" for a word that is nearly one of the known ones, None when none is near."""
    by_lower = {each.lower(): each for each in known}
    found = get_close_matches(word.strip().lower(), by_lower, n=1, cutoff=_ALIKE)
    return f"did you mean {by_lower[found[0]]!r}?" if found else None


def of_row(
    file: str, line: int, values: Mapping[str, object], row: type[msgspec.Struct], *, strict: bool
) -> list[Fault]:
    """Give a fault for every cell of a row that its type refuses.

    Args:
        file: The file's name, as people are told it.
        line: The row's line.
        values: The cells by the names of their columns.
        row: What the row must be.
        strict: Whether a number must be written as one (JSON), or may be text (tables).
    """
    known = {column.name: column for column in columns(row)}
    found = [
        Fault(file, line, name, f"a key out of {', '.join(known)}", "one that no row has", nearest(name, known))
        for name in values
        if name not in known
    ]
    for name, column in known.items():
        if name in values:
            found += _of_cell(file, line, column, values[name], strict=strict)
        elif column.left_out is None:
            found.append(Fault(file, line, name, column.takes, "nothing", f"{name!r} must stand in every row"))
    return found


def _of_cell(file: str, line: int, column: Column, value: object, *, strict: bool) -> Iterator[Fault]:
    try:
        msgspec.convert(value, column.hint, strict=strict)
    except msgspec.ValidationError as error:
        wrong = _wrong_member(column, value)
        mend = nearest(wrong, column.choices) if isinstance(wrong, str) and column.choices else None
        # Inside a form only msgspec knows which field is meant: its own words say it.
        own = str(error) if not column.choices and "`$" in str(error) else None
        yield Fault(file, line, column.name, column.takes, shown(wrong), mend or own)


def _wrong_member(column: Column, value: object) -> object:
    """Give the member of a list that is none of its words; the value itself where there is no such."""
    if column.choices and isinstance(value, list | tuple):
        return next((member for member in value if member not in column.choices), value)
    return value
