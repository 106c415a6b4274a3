"""Sample reports for the tests of reading: a text made a report of one block, with or without a title, and read."""

from __future__ import annotations

from datetime import date

from servanda.codebook import load
from servanda.model import UNKNOWN, ActorKind, Block, BlockKind, Marks, NameMark, Report, Span, on
from servanda.reading import RuleReader

BOOK = load()


def report_of(text: str, *, title: str = "", day: date | None = None, outlet: str | None = None) -> Report:
    """Give a report with this body, and with a title above it when one is given."""
    head = f"{title}\n\n" if title else ""
    blocks = [Block(Span(0, len(head)), BlockKind.TITLE)] if head else []
    whole = head + text
    body = [Block(Span(len(head), len(whole)), BlockKind.BODY)] if text else []
    return Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=whole,
        blocks=(*blocks, *body),
        outlet=outlet,
        published=on(day) if day else UNKNOWN,
    )


def read(text: str, **options) -> tuple[Report, Marks]:
    report = report_of(text, **options)
    return report, RuleReader().read(report, BOOK)


def names(text: str, **options) -> list[NameMark]:
    return list(read(text, **options)[1].names)


def states(text: str, **options) -> list[tuple[str, str]]:
    """Give the mentions of states as printed, with their code; codes of an ambiguous form are joined by "?"."""
    report, marks = read(text, **options)
    found = []
    for mark in marks.names:
        codes = sorted({one.code for one in mark.readings if one.actor_kind is ActorKind.STATE})
        if codes:
            found.append((mark.span.of(report.text), "?".join(codes)))
    return found


def persons(text: str, **options) -> list[tuple[str, str | None, str | None, str | None]]:
    """Give persons as (name, title, office, country of the office)."""
    report, marks = read(text, **options)
    return [
        (mark.name.of(report.text), mark.title and mark.title.of(report.text), mark.office, mark.title_country)
        for mark in marks.names
        if mark.actor_kind is ActorKind.PERSON and mark.name
    ]
