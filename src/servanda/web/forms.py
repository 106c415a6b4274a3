"""The writings of a list for other programs: the rows of the export, as they come, a piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from servanda.export import Column, Row
from servanda.export.sheets import sheet

_Write = Callable[[tuple[Column, ...], Iterable[Row]], Iterator[bytes]]


def json_array(rows: Iterable[object]) -> Iterator[bytes]:
    """Give rows as one JSON array, each as it comes."""
    lead = b"["
    for row in rows:
        yield lead + msgspec.json.encode(row)
        lead = b","
    yield b"[]" if lead == b"[" else b"]"


def _jsonl(_: tuple[Column, ...], rows: Iterable[Row]) -> Iterator[bytes]:
    return (msgspec.json.encode(row) + b"\n" for row in rows)


def _csv(columns: tuple[Column, ...], rows: Iterable[Row]) -> Iterator[bytes]:
    return (line.encode() for line in sheet(columns, rows))


FORMS: dict[str, tuple[str, _Write]] = {
    "json": ("application/json", lambda _, rows: json_array(rows)),
    "csv": ("text/csv", _csv),
    "jsonl": ("application/jsonl", _jsonl),
}
"""Each form with its media type and what writes it."""


def is_for_programs(path: str) -> bool:
    """Say whether programs read what an address gives, so that trouble is told to them in their form."""
    return path.startswith("/api/") or path == "/api" or path.endswith(_ENDINGS)


_ENDINGS = tuple(f".{form}" for form in (*FORMS, "graphml", "svg"))
