"""The reference of the export's fields as Markdown, made from the columns: `python -m servanda.export.page`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from servanda.export.columns import (
    AMOUNT,
    COLUMNS,
    EVIDENCE,
    LINE,
    PARTY,
    SPAN,
    WHEN,
    Column,
    Group,
    Many,
    Scalar,
    Shape,
)

_HEAD = """# The fields of the export

Made from the program by `python -m servanda.export.page > docs/columns.md`; a test says when it is out of date.

`servanda export OUT` writes one file per kind. JSON Lines (`--format jsonl`, UTF-8, one object a line, sorted by `id`)
is the public form: the fields below, in this order, always all of them. Nothing is an empty string: an unknown value is
`null`, a list without entries `[]`. Parquet has the same fields, nested and typed. CSV lays them flat; its own README
names the columns. A field may be added, with a note in the changelog; none is renamed or dropped without a new major
version.

Ids are made from content: equal reports give equal ids on every machine. A merged record has the id of its least
finding, and each id in `members` answers for it.
"""
_SHARED = {"when": WHEN, "party": PARTY, "line": LINE, "evidence": EVIDENCE, "amount": AMOUNT}
"""Groups that stand in many rows, by the name under which a chapter of their own tells of them."""


def page() -> str:
    """Give the fields of every kind, in the order of the files, then the parts that many of them share."""
    kinds = (_chapter(f"{kind}.jsonl", columns) for kind, columns in COLUMNS.items())
    parts = (_chapter(f"part: {name}", group.columns) for name, group in _SHARED.items())
    return "\n".join((_HEAD, *kinds, *parts))


def _chapter(name: str, columns: tuple[Column, ...]) -> str:
    lines = (f"| `{field}` | {takes} | {says} |" for field, takes, says in _fields(columns))
    return "\n".join((f"## {name}", "", "| field | holds | meaning |", "|---|---|---|", *lines, ""))


def _fields(columns: tuple[Column, ...], above: str = "") -> Iterator[tuple[str, str, str]]:
    """Give each field with those inside it: `blocks`, `blocks.start`."""
    for column in columns:
        name = above + column.name
        yield name, _holds(column.shape), column.says
        inside = column.shape.item if isinstance(column.shape, Many) else column.shape
        if isinstance(inside, Group) and inside not in _SHARED.values():
            yield from _fields(inside.columns, f"{name}.")


def _holds(shape: Shape) -> str:
    if shape == SPAN:
        return "start and end"
    if isinstance(shape, Many):
        return f"list of: {_holds(shape.item)}"
    if isinstance(shape, Scalar):
        return shape.value
    return next((f"part: {name}" for name, group in _SHARED.items() if group == shape), "object")


if __name__ == "__main__":
    sys.stdout.write(page())
