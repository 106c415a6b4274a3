"""Reports and archived bytes as columns, and back.

Invariant: what is unpacked equals what was packed.
"""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from servanda.model import Piece, Problem, Report, Span

_NUMBERS = msgspec.json.Decoder(tuple[int, ...])
_PROBLEMS = msgspec.json.Decoder(tuple[Problem, ...])
_APART = frozenset({"text", "pieces"})
"""The fields of a report that have columns of their own: one is searched, the other is long and seldom asked for."""


def pack_data(data: bytes) -> bytes:
    """Give bytes as they are stored."""
    return zlib.compress(data, 6)


def unpack_data(stored: bytes) -> bytes:
    """Give stored bytes as they came.

    Raises:
        ValueError: The stored bytes are damaged.
    """
    try:
        return zlib.decompress(stored)
    except zlib.error as error:
        raise ValueError(f"the stored bytes cannot be unpacked: {error}") from error


def pack_report(report: Report) -> bytes:
    """Give a report without its text and pieces, as JSON."""
    fields: dict[str, Any] = msgspec.to_builtins(report)
    return msgspec.json.encode({name: value for name, value in fields.items() if name not in _APART})


def unpack_report(body: bytes, text: str, *, file: str | None, pieces: tuple[Piece, ...] = ()) -> Report:
    """Give a report from its columns; `file` is the least name that its bytes came under.

    Raises:
        ValueError: The columns are damaged.
        ModelError: The blocks do not tile the text.
    """
    fields: dict[str, Any] = msgspec.json.decode(body)
    return msgspec.convert({**fields, "file": file, "text": text, "pieces": pieces}, Report)


def pack_pieces(pieces: tuple[Piece, ...]) -> bytes:
    """Give the pieces of a report as one compressed list of numbers, four to a piece."""
    numbers = [
        number
        for piece in pieces
        for number in (piece.text.start, piece.text.end, piece.source.start, piece.source.end)
    ]
    return pack_data(msgspec.json.encode(numbers))


def unpack_pieces(stored: bytes) -> tuple[Piece, ...]:
    """Give the pieces of a report.

    Raises:
        ValueError: The stored bytes are damaged.
    """
    numbers = _NUMBERS.decode(unpack_data(stored))
    quadruples = zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
    return tuple(
        Piece(text=Span(start, end), source=Span(source_start, source_end))
        for start, end, source_start, source_end in quadruples
    )


def pack_problems(problems: tuple[Problem, ...]) -> bytes:
    """Give the problems of a report's findings as JSON."""
    return msgspec.json.encode(problems)


def unpack_problems(stored: bytes) -> tuple[Problem, ...]:
    """Give the problems of a report's findings."""
    return _PROBLEMS.decode(stored)
