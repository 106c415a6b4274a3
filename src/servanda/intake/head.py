"""What a page says of itself outside its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time element: its `datetime`, where its words stand in the text, and whether it stands beside the article."""

    value: str
    start: int
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself outside its text: meta elements, links, JSON-LD objects, time elements."""

    meta: tuple[tuple[str, str], ...] = ()
    canonical: str | None = None
    language: str | None = None
    linked_data: tuple[dict[str, object], ...] = ()
    stamps: tuple[Stamp, ...] = ()

    def first(self, *names: str) -> str | None:
        """Give the content of the first meta element of one of the names, tried in order."""
        for name in names:
            for found, content in self.meta:
                if found == name and content.strip():
                    return content.strip()
        return None


def objects(text: str) -> Iterator[dict[str, object]]:
    """Give the objects of a JSON-LD script, those inside @graph and lists too; broken JSON gives none."""
    try:
        found = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [found]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.append(one.get("@graph"))
