"""Contents that a list spells out: "They agreed to:", then "- open direct flights;".

Invariant: only a content that runs to the colon which opens a list takes in the list's items, without their signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from servanda.codebook.listing import ITEM_SIGN
from servanda.coding.spoken import Attribution
from servanda.coding.statements.prose import Prose
from servanda.model import Sentence, Span

_MARKER = re.compile(rf"\s*{ITEM_SIGN}(?=\s|$)\s*")
_OPEN_WORDS = frozenset({"to", "that", ":"})
_CLOSING = frozenset({";", ".", ",", "and", "or"})


def with_items(prose: Prose, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions in their order, a content that ends with an open list going on in the list's items."""
    items: dict[int, list[int]] = {}
    for item, opener in prose.reading.openers.items():
        items.setdefault(opener, []).append(item)
    for one in found:
        listed = items.get(one.sentence, [])
        yield replace(one, content=_with_items(prose, one, listed)) if _opens(prose, one, listed) else one


def _opens(prose: Prose, one: Attribution, listed: list[int]) -> bool:
    """Say whether a content behind its cue runs to the colon at the end of its sentence."""
    if not listed or one.cue is None or one.content[-1].start < one.cue.end:
        return False
    colon = prose.tokens[prose.reading.marks.sentences[one.sentence].last - 1].span
    return one.content[-1].end >= colon.start - 1


def _with_items(prose: Prose, one: Attribution, listed: list[int]) -> tuple[Span, ...]:
    """Give the content's own words, unless they only open the list, and the items."""
    words = {token.text.lower() for token in prose.between(one.content[-1])}
    own = one.content[:-1] if words <= _OPEN_WORDS else one.content
    spans = (_item(prose, prose.reading.marks.sentences[at]) for at in listed)
    return (*own, *(span for span in spans if span is not None))


def _item(prose: Prose, sentence: Sentence) -> Span | None:
    """Give an item's words without its sign and the stop or "and" that leads to the next one."""
    marker = _MARKER.match(sentence.span.of(prose.reading.report.text))
    start = sentence.span.start + (marker.end() if marker else 0)
    last = sentence.last
    while last > sentence.first and prose.words[last - 1].lower() in _CLOSING:
        last -= 1
    end = prose.tokens[last - 1].span.end
    return Span(start, end) if end > start else None
