"""What there is to read: files, folders, standard input, JSON Lines.

Invariant: everything that was named comes out once, as a Source or as a Problem; nothing is passed over in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from servanda.errors import NoSuchPathError
from servanda.model import Problem, Source

LIMIT = 50_000_000
"""The most bytes that one page may have; news pages have up to 5 million."""

PAGES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".jsonl": None}
"""What a folder's files may end in to be taken as pages."""

_NAMED = 8
"""Fields of a line that a problem names."""

STANDARD_INPUT = Path("-")


class Row(msgspec.Struct):
    """A line of a JSON Lines file; other fields are allowed and not read.

    `date` is what many archives call the day of publication; it counts where `published` is missing.
    """

    url: str | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    date: object = None
    title: str | None = None
    outlet: str | None = None


def sources(paths: Iterable[Path], *, stdin: BinaryIO | None = None, limit: int = LIMIT) -> Iterator[Source | Problem]:
    """Give what stands at the paths, in the order of the paths, folders sorted by name.

    A folder gives its `.txt`, `.html`, `.htm` and `.jsonl` files at every depth; a file that is named itself is taken
    whatever it is called. `-` is standard input. A `.jsonl` file gives one source a line and is never held whole.

    Args:
        paths: Files, folders, or `-`.
        stdin: Where `-` reads; without it `-` is a path that is not there.
        limit: The most bytes of one page; a longer page is a Problem and is not read.

    Raises:
        NoSuchPathError: A path is not there. Raised before anything is read.
    """
    chosen = tuple(paths)
    for path in chosen:
        if not (path.exists() or (path == STANDARD_INPUT and stdin is not None)):
            raise NoSuchPathError(str(path))
    return _all(chosen, stdin, limit)


def row(data: bytes) -> Row | None:
    """Give the fields of a JSON line, None when it is no page: not JSON, or neither text nor html in it."""
    try:
        found = msgspec.json.decode(data, type=Row)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if found.published is None and isinstance(found.date, str):
        found.published = found.date
    return found if found.text is not None or found.html is not None else None


def _all(paths: tuple[Path, ...], stdin: BinaryIO | None, limit: int) -> Iterator[Source | Problem]:
    for path in paths:
        if path == STANDARD_INPUT and stdin is not None:
            yield from _standard_input(stdin, limit)
        elif path.is_dir():
            yield from _folder(path, limit)
        else:
            yield from _file(path, limit)


def _folder(folder: Path, limit: int) -> Iterator[Source | Problem]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            # A pipe may never end, nor begin; one that is named itself, as `<(...)`, is read.
            if name.startswith(".") or path.suffix.lower() not in PAGES or path.is_fifo():
                known = ", ".join(PAGES)
                yield Problem(
                    "not_a_page", f"not read: folders are searched for {known}; name the file itself", source=str(path)
                )
            else:
                yield from _file(path, limit)


def _file(path: Path, limit: int) -> Iterator[Source | Problem]:
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() == ".jsonl":
                yield from _lines(stream, str(path), path.name, limit)
            else:
                yield _whole(stream, str(path), path.name, PAGES.get(path.suffix.lower()), limit)
    except OSError as error:
        yield Problem("unreadable", f"the file cannot be opened: {error.strerror}", source=str(path))


def _standard_input(stdin: BinaryIO, limit: int) -> Iterator[Source | Problem]:
    """Give one page, or one source a line when the first line is a JSON page."""
    first = stdin.readline(limit + 1)
    if first.lstrip().startswith(b"{") and row(first) is not None:
        yield from _lines(stdin, "-", None, limit, first=first)
    else:
        rest = stdin.read(max(0, limit + 1 - len(first)))
        yield _page(first + rest, "-", None, None, limit)


def _whole(stream: BinaryIO, name: str, file: str | None, media_type: str | None, limit: int) -> Source | Problem:
    return _page(stream.read(limit + 1), name, file, media_type, limit)


def _page(data: bytes, name: str, file: str | None, media_type: str | None, limit: int) -> Source | Problem:
    if len(data) > limit:
        return _too_large(name, limit)
    return Source(name=name, data=data, file=file, media_type=media_type)


def _too_large(name: str, limit: int) -> Problem:
    return Problem(
        "too_large", f"not read: more than {limit:,} bytes in one page; split it, or is it an archive?", source=name
    )


def _lines(
    stream: BinaryIO, name: str, file: str | None, limit: int, *, first: bytes | None = None
) -> Iterator[Source | Problem]:
    number = pages = 0
    line = stream.readline(limit + 1) if first is None else first
    while line:
        number += 1
        place = f"{name}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            pages += 1
            yield _too_large(place, limit)
            _skip(stream, limit)
        elif line.strip():
            pages += 1
            yield _line(line.strip(b"\r\n"), place, file)
        line = stream.readline(limit + 1)
    if not pages:
        yield Problem("empty", "the file has no line with a page; expected one JSON object a line", source=name)


def _skip(stream: BinaryIO, limit: int) -> None:
    """Read to the end of a line that is too long, without keeping it."""
    part = stream.readline(limit + 1)
    while part and not part.endswith(b"\n"):
        part = stream.readline(limit + 1)


def _line(data: bytes, name: str, file: str | None) -> Source | Problem:
    found = row(data)
    if found is None:
        return Problem(
            "bad_line", f'expected a JSON object with "text" or "html" in it, found {_came(data)}', source=name
        )
    return Source(
        name=name, data=data, file=file, url=found.url or None, published=found.published, media_type="application/json"
    )


def _came(data: bytes) -> str:
    """Say what stands in a line that is no page."""
    try:
        given = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return "no JSON"
    if not isinstance(given, dict):
        return "JSON that is no object"
    if {"text", "html"} & {name for name, value in given.items() if value is not None}:
        return "a field of another kind than text"
    return f"the fields {', '.join(sorted(given)[:_NAMED])}" if given else "no field"
