"""A page while it is cut: its strips, where the body is, what was cut off the first and the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from servanda.codebook import Codebook
from servanda.intake.blocks import Zone, zone
from servanda.intake.byline import Cut, closing, opening
from servanda.intake.forms import Form
from servanda.intake.heading import TITLE_WORDS
from servanda.intake.lines import Strip, recut, strips
from servanda.intake.selection import select
from servanda.intake.unwrap import Page
from servanda.model import Problem

PARAGRAPH = 6
"""A strip of fewer words is no first or last paragraph."""

_TURN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,4}:\s")
"""How a paragraph of a transcript begins: "Abena Mensah: ..."."""

_ENTRY = re.compile(r"(?:\d{1,2}\s+[A-Z][a-z]+\.?\s+|[A-Z][a-z]+\.?\s+(?:\d{1,2},\s+)?)?\d{4}\s?[:–—-]\s*[A-ZÀ-Þ]")
"""How an entry of a chronology begins: "14 June 1961 - Ottawa declines"; its day is that of what it tells."""

ENTRIES = 3
"""So many lines that begin with a year of their own make a chronology."""

TURNS = 3
"""So many paragraphs that begin with a name and a colon make a transcript."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Strips, where the body is, which strips the extractor chose (None for dumps), and credits by their strip."""

    strips: tuple[Strip, ...]
    body: Zone
    chosen: frozenset[int] | None = None
    cuts: Mapping[int, Cut] = field(default_factory=dict)

    @property
    def first_text(self) -> str:
        """Give the first words of the page that are no address, no day and no credit; empty if there are none."""
        apart = {Form.ADDRESS, Form.STAMP}
        return next((s.text for at, s in enumerate(self.strips) if s.form not in apart and at not in self.cuts), "")


def draft(page: Page) -> tuple[Draft, tuple[Problem, ...]]:
    """Cut a page into strips and find its body: by the extractor's choice in HTML, else by the lines alone."""
    found = strips(page.text, page.flat.layouts)
    if page.markup is None:
        return Draft(found, zone(found)), ()
    selection = select(page.markup, page.text, found, depth=page.flat.depth)
    if not selection.chosen:
        return Draft(found, zone(found)), selection.problems
    body = Zone(min(selection.chosen), max(selection.chosen) + 1)
    return Draft(found, body, selection.chosen), selection.problems


def credited(whole: Draft, book: Codebook, *, text: str, host: str | None) -> Draft:
    """Cut the agency's signature off the last paragraph and the dateline off the first.

    Args:
        whole: The page's strips.
        book: The codebook.
        text: The text of the page.
        host: The host of its own address.
    """
    return _without_dateline(_without_signature(whole, book), book, text=text, host=host)


def _without_signature(whole: Draft, book: Codebook) -> Draft:
    for at in reversed(_paragraphs(whole)[-2:]):
        if cut := closing(whole.strips[at], book):
            return _divided(whole, at, cut, credit=at + 1)
    return whole


def _without_dateline(whole: Draft, book: Codebook, *, text: str, host: str | None) -> Draft:
    listed = _paragraphs(whole)
    # A short line without a stop may be a title: "Kenya - President Signs Finance Bill".
    listed = [at for at in listed if whole.strips[at].form is Form.PROSE or whole.strips[at].words > TITLE_WORDS]
    lines = whole.strips[whole.body.first : whole.body.end]
    is_chronology = sum(bool(_ENTRY.match(one.text)) for one in lines) >= ENTRIES
    turns = sum(bool(_TURN.match(whole.strips[at].text)) for at in listed[:12])
    for at in listed[:2]:
        cut = opening(whole.strips[at], book, text=text, host=host, transcript=turns >= TURNS)
        if cut and not (is_chronology and cut.place is None):
            divided = _divided(whole, at, cut, credit=at)
            first = at + 1 if at == whole.body.first else whole.body.first
            return replace(divided, body=Zone(first, divided.body.end))
    return whole


def _paragraphs(whole: Draft) -> list[int]:
    return [
        at
        for at in range(whole.body.first, whole.body.end)
        if (whole.chosen is None or at in whole.chosen)
        and whole.strips[at].form in {Form.PROSE, Form.LONG}
        and whole.strips[at].words >= PARAGRAPH
    ]


def _divided(whole: Draft, at: int, cut: Cut, *, credit: int) -> Draft:
    """Cut one strip in two; the indexes behind it move on by one."""
    cuts = {before if before <= at else before + 1: one for before, one in whole.cuts.items()}
    chosen = whole.chosen
    if chosen is not None:
        chosen = frozenset(before if before <= at else before + 1 for before in chosen) | {at + 1}
    return Draft(
        strips=(*whole.strips[:at], *recut(whole.strips[at], cut.at), *whole.strips[at + 1 :]),
        body=Zone(whole.body.first, whole.body.end + 1),
        chosen=chosen,
        cuts={**cuts, credit: cut},
    )
