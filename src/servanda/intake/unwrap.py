"""A source's bytes to readable text: plain text as it is, HTML flattened, a JSON line opened.

Invariant: `text` is made once, here; `pieces` lead from it to the decoded page, which for a JSON line is the value of
its field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from servanda.intake.decoding import decode
from servanda.intake.inbox import Row
from servanda.intake.inbox import row as fields
from servanda.intake.markup import Flat, flatten
from servanda.model import Piece, Problem, Source

_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:article|div|p|h1)(?:\s[^<>]*)?>", re.IGNORECASE
)
_SNIFF = 4000
_SNIFF_ROW = 200
"""Characters in which a page must begin like HTML to be HTML; the text of a JSON line is rarely what it says not."""


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded page: its text, the way back, what is known beside the text.

    `markup` is the decoded HTML, None for plain text; `flat` is what flattening it gave; `row` are the fields of a
    JSON line.
    """

    text: str
    charset: str
    media_type: str
    markup: str | None = None
    flat: Flat = field(default_factory=lambda: Flat("", ()))
    pieces: tuple[Piece, ...] = ()
    row: Row | None = None
    problems: tuple[Problem, ...] = ()


def unwrap(source: Source) -> Page | Problem:
    """Give the page that a source's bytes hold.

    Args:
        source: Its media type decides; without one, bytes that begin like HTML are HTML, others plain text.

    Returns:
        The page; a Problem `empty` or `binary` when there is no text to read.
    """
    row = fields(source.data) if source.media_type == "application/json" else None
    if row is not None:
        opened = _row(row)
    else:
        decoded = decode(source.data, name=source.name)
        if isinstance(decoded, Problem):
            return decoded
        opened = _page(
            decoded.text,
            is_html=_is_html(decoded.text, source.media_type),
            charset=decoded.charset,
            problems=decoded.problems,
        )
    if "\0" in opened.text:
        return Problem("binary", "there are zero characters in it: no page of text", source=source.name)
    return opened


def _is_html(text: str, media_type: str | None) -> bool:
    """Say whether it is HTML: it was named so, or it begins so; a tag inside a text dump is a leftover."""
    if media_type == "text/plain" and not text.lstrip().startswith("<"):
        return False
    return media_type == "text/html" or bool(_HTML.search(text, 0, _SNIFF))


def _row(row: Row) -> Page:
    """Give the page in a JSON line: its text, unless that is HTML, else its html."""
    if row.text is not None and not _HTML.search(row.text, 0, _SNIFF_ROW):
        return Page(row.text, "utf-8", "application/json", row=row)
    value = row.html if row.text is None else row.text
    return replace(_page(value or "", is_html=True, charset="utf-8"), media_type="application/json", row=row)


def _page(text: str, *, is_html: bool, charset: str, problems: tuple[Problem, ...] = ()) -> Page:
    if not is_html:
        return Page(text, charset, "text/plain", problems=problems)
    flat = flatten(text)
    return Page(flat.text, charset, "text/html", text, flat, flat.pieces, problems=(*problems, *flat.problems))
