"""Sample news for the tests of the clause coder: a text made a report, read by rule and coded."""

from __future__ import annotations

from datetime import date
from functools import cache

from servanda import intake
from servanda.codebook import Codebook, load
from servanda.coding import code
from servanda.model import UNKNOWN, Block, BlockKind, Findings, Report, Source, Span, on
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


def told(page: str) -> Findings:
    """Give all findings of a whole page, title and dateline read off its lines, as the shipped reader reads it."""
    report = intake.read(Source("a.txt", page.encode(), file="a.txt"), BOOK)
    assert isinstance(report, Report)
    return code(report, learned().read(report, BOOK), BOOK)


def whose(found: Findings, quote: str) -> list[str]:
    """Give the codes of those whom the mentions of a quote mean; "---" where one means nobody."""
    codes = {actor.id: actor.code for actor in found.actors}
    named = (one for one in found.mentions if one.quote == quote)
    return ["---" if one.actor is None else codes[one.actor] for one in named]


def speakers(found: Findings) -> list[list[str]]:
    """Give the codes of those who speak each statement."""
    codes = {actor.id: actor.code for actor in found.actors}
    return [[codes[party.actor] for party in one.speakers or (one.speaker,) if party] for one in found.statements]


def sides(found: Findings) -> list[tuple[str, list[str], list[str]]]:
    """Give type, doers and receivers of each act, by their codes."""
    codes = {actor.id: actor.code for actor in found.actors}
    return [
        (one.type.value, [codes[party.actor] for party in one.source], [codes[party.actor] for party in one.target])
        for one in found.events
    ]
