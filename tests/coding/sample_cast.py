"""The cast of a sample report, for the tests of casting: a text read and its names resolved, nothing further."""

from __future__ import annotations

from datetime import date

from coding.sample_news import BOOK
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.casting import cast
from servanda.model import UNKNOWN, Block, BlockKind, Report, Span, on
from servanda.reading import RuleReader


def reading_of(
    text: str, *, title: str = "", dateline: str = "", day: date | None = None, outlet: str | None = None
) -> ReportReading:
    above = f"{title}\n\n" if title else ""
    head = f"{above}{dateline} " if dateline else above
    blocks = [Block(Span(0, len(above)), BlockKind.TITLE)] if above else []
    blocks += [Block(Span(len(above), len(head)), BlockKind.DATELINE)] if dateline else []
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=head + text,
        blocks=(*blocks, Block(Span(len(head), len(head + text)), BlockKind.BODY)),
        outlet=outlet,
        published=on(day) if day else UNKNOWN,
    )
    return ReportReading(report, RuleReader().read(report, BOOK), BOOK)


def cast_of(text: str, **options) -> Cast:
    return cast(reading_of(text, **options))


def codes(text: str, **options) -> dict[str, str | None]:
    """Give the code of each mention as printed, None where nothing decides; the last of equal mentions counts."""
    found = cast_of(text, **options)
    return {
        mention.quote: (actor.code if (actor := found.actor(mention.actor)) else None) for mention in found.mentions
    }


def phrase(found: Cast, words: str) -> Span:
    start = found.report.text.index(words)
    return Span(start, start + len(words))
