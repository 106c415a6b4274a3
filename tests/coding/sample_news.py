"""Sample news for the tests of the clause coder: a text made a report, read by rule and coded."""

from __future__ import annotations

from datetime import date
from functools import cache

from servanda.codebook import Codebook, load
from servanda.coding import code
from servanda.model import UNKNOWN, Block, BlockKind, Findings, Report, Span, on
from servanda.reading import LearnedReader, Reader, RuleReader

BOOK = load()
DAY = date(2022, 6, 15)  # a Wednesday


@cache
def learned() -> Reader:
    """Give the reader that ships, loaded once."""
    return LearnedReader()


def findings(
    text: str,
    *,
    title: str = "",
    dated: bool = True,
    kind: BlockKind = BlockKind.BODY,
    outlet: str | None = "Sample Wire",
    book: Codebook = BOOK,
    reader: Reader | None = None,
) -> Findings:
    """Give all findings of a report with this body, and this title if one is given."""
    head = f"{title}\n\n" if title else ""
    blocks = [Block(Span(0, len(head)), BlockKind.TITLE)] if head else []
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=head + text,
        blocks=(*blocks, Block(Span(len(head), len(head + text)), kind)),
        outlet=outlet,
        published=on(DAY) if dated else UNKNOWN,
    )
    return code(report, (reader or RuleReader()).read(report, book), book)
