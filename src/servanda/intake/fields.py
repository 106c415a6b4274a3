"""Lines over a text dump that name what they hold: "Outlet: ...", "URL: ...", "Title: ...".

Invariant: a field counts only above the article; a line like it inside the article is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from servanda.intake.lines import Strip
from servanda.model import Span

MOST = 12
"""Strips at the beginning of a page among which fields are looked for."""

_FIELD = re.compile(r"(?P<name>[A-Za-z]{3,9})[^\S\n]*:[^\S\n]*(?P<value>\S.*)")


class FieldName(StrEnum):
    """What a line can name."""

    OUTLET = "outlet"
    SOURCE = "source"
    ADDRESS = "address"
    TITLE = "title"


_NAMES = {
    **dict.fromkeys(("outlet", "publisher", "newspaper"), FieldName.OUTLET),
    "source": FieldName.SOURCE,
    **dict.fromkeys(("url", "link"), FieldName.ADDRESS),
    **dict.fromkeys(("title", "headline"), FieldName.TITLE),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A line of this form: what it names, its value, and where the value stands."""

    name: FieldName
    text: str
    value: str
    span: Span


def field_of(strip: Strip) -> Field | None:
    """Give the field that a line is; None where it is none. Lines of an HTML page are none: its head says it better."""
    if strip.layout is not None or not (found := _FIELD.fullmatch(strip.text)):
        return None
    name = _NAMES.get(found["name"].lower())
    start = strip.span.start + found.start("value")
    return Field(name, strip.text, found["value"], Span(start, start + len(found["value"]))) if name else None


def fields(strips: Sequence[Strip], *, before: int) -> list[Field]:
    """Give the fields above the article.

    Args:
        strips: All strips of the page.
        before: The first strip of the article.
    """
    return [found for strip in strips[: min(before, MOST)] if (found := field_of(strip))]


def repeated(strips: Iterable[Strip]) -> Field | None:
    """Give the first field that names again what another one named: above each article of a dump stands its own.

    "Source:" may stand under an article too, and says nothing.
    """
    values: dict[FieldName, str] = {}
    for found in filter(None, map(field_of, strips)):
        if found.name is not FieldName.SOURCE and values.setdefault(found.name, found.value) != found.value:
            return found
    return None
