"""One entry of every kind that a user may add, as a worked example: the page prints them, and a test reads each.

Invariant: what an example gives, its sentence gives only with the entry.
"""

from __future__ import annotations

from pathlib import Path

from servanda.codebook.rows import Row, parse

FILE = Path(__file__).parent / "additions.jsonl"


class AdditionRow(Row, frozen=True, kw_only=True):
    """A worked example: what is added, its file and lines, a sentence, what is looked at, and what it then gives.

    `beside` and `beside_rows` are an entry of another file that this one needs.
    """

    kind: str
    file: str
    rows: tuple[str, ...]
    text: str
    shown: str
    gives: str
    beside: str | None = None
    beside_rows: tuple[str, ...] = ()


def additions() -> tuple[AdditionRow, ...]:
    """Give the worked examples, in the order of the page."""
    rows, faults = parse(FILE.read_bytes(), AdditionRow, name=FILE.name)
    assert not faults  # noqa: S101 - shipped, and read by a test
    return tuple(rows)
