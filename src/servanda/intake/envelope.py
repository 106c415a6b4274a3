"""A page inside a JSON line: its characters, and for each the run of the line it came from.

Invariant: for each piece, the JSON string of the source run is the text run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]

from servanda.model import Piece, Span

_ESCAPE = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.|[^\\]+", re.DOTALL)
_SPACE = re.compile(r"[ \t\n\r]*")


def pieces(line: str, field: str, value: str) -> tuple[Piece, ...]:
    """Give the way from a field's value back into its JSON line; nothing when the line holds no such string.

    Args:
        line: A JSON object, decoded from its bytes.
        field: The name of a top-level field whose value is a string; the last one of that name counts.
        value: The value as decoded.
    """
    found: list[tuple[int, int, int, int]] = []
    start = _value(line, field)
    if start is None:
        return ()
    at, length = start + 1, 0
    while line[at] != '"':
        match = _ESCAPE.match(line, at, _until(line, at))
        if match is None:  # pragma: no cover  a value that was decoded has whole escapes
            return ()
        run = match.group()
        size = 1 if run.startswith("\\") else len(run)
        last = found[-1] if found else None
        if last and size == len(run) and last[1] - last[0] == last[3] - last[2]:
            found[-1] = (last[0], length + size, last[2], match.end())
        else:
            found.append((length, length + size, at, match.end()))
        at, length = match.end(), length + size
    return tuple(Piece(Span(a, b), Span(c, d)) for a, b, c, d in found) if length == len(value) else ()


def _until(line: str, at: int) -> int:
    """Give the end of the run of plain characters at a place, or of the line for an escape."""
    if line[at] == "\\":
        return len(line)
    return line.index('"', at)


def _value(line: str, field: str) -> int | None:
    """Give where the string value of a top-level field begins, at its quotation mark."""
    found = None
    decoder = json.JSONDecoder(strict=False)
    at = _skip(line, 0)
    while at < len(line) and line[at] in "{,":
        at = _skip(line, at + 1)
        if line[at : at + 1] != '"':
            break
        key, at = scanstring(line, at + 1, False)  # noqa: FBT003  the standard library's own signature
        at = _skip(line, _skip(line, at) + 1)
        if key == field and line[at : at + 1] == '"':
            found = at
        _, at = decoder.raw_decode(line, at)
        at = _skip(line, at)
    return found


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def compose(outer: Sequence[Piece], inner: Sequence[Piece]) -> tuple[Piece, ...]:
    """Give the way through two steps: text to page by `outer`, page to archived line by `inner`.

    `inner` must tile the page. A run that the second step cuts is cut; a run that the first step squeezed stays whole.
    """
    found: list[Piece] = []
    near = 0
    for piece in outer:
        while inner[near].text.end <= piece.source.start:
            near += 1
        reach = list(_overlapping(inner, near, piece.source))
        if len(piece.text) != len(piece.source):
            source = Span(_mapped(reach[0], piece.source).start, _mapped(reach[-1], piece.source).end)
            found.append(Piece(piece.text, source))
            continue
        for one in reach:
            start, end = max(one.text.start, piece.source.start), min(one.text.end, piece.source.end)
            shift = piece.text.start - piece.source.start
            found.append(Piece(Span(start + shift, end + shift), _mapped(one, piece.source)))
    return tuple(found)


def _overlapping(inner: Sequence[Piece], near: int, span: Span) -> Iterator[Piece]:
    for at in range(near, len(inner)):
        if inner[at].text.start >= span.end:
            return
        yield inner[at]


def _mapped(piece: Piece, span: Span) -> Span:
    """Give the part of a piece's source that a span of its text came from; all of it if it was squeezed."""
    if len(piece.text) != len(piece.source):
        return piece.source
    start, end = max(piece.text.start, span.start), min(piece.text.end, span.end)
    shift = piece.source.start - piece.text.start
    return Span(start + shift, end + shift)
