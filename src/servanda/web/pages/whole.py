"""Views that `/api` gives in columns or shelves, as rows: each commitment of the board, each find of a search.

Invariant: a row stands alone, so the column or shelf that it comes from is one of its fields; none is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from servanda.errors import CallError
from servanda.ledger import Kind, Query
from servanda.ledger.matches import Match
from servanda.ledger.selection import phrases
from servanda.model import Report
from servanda.web import answers, asking, board
from servanda.web.entry import entry
from servanda.web.finding import SEARCHED
from servanda.web.parameters import MOST
from servanda.web.unknown import absent
from servanda.web.visit import Visit


def standing_rows(visit: Visit, filters: Mapping[str, str]) -> Iterator[answers.Standing]:
    """Give the commitments of the board: column by column, in each the states apart, by first day."""
    asked = asking.query(Kind.COMMITMENTS, filters)
    understood = asking.understood(visit.view, asked, additions=visit.hall.additions)
    if not visit.view.counted(understood, most=1):
        absent(visit.view, asked, visit.hall.additions)
    for name, states in board.COLUMNS.items():
        for state in states:
            # A filter of one state stands already: of the others there are none.
            if understood.state in {None, state}:
                cards = map(board.card, visit.view.stream(replace(understood, state=state)))
                yield from (_standing(name, card) for card in cards if card)


def _standing(column: str, card: board.Card) -> answers.Standing:
    amounts = dict(card.amounts)
    return answers.Standing(
        column=column,
        id=card.id,
        parties=card.parties,
        what=card.what,
        quote=card.quote,
        state=card.state,
        since=card.since.edtf,
        promised=amounts.get("promised"),
        delivered=amounts.get("delivered"),
        outstanding=amounts.get("outstanding"),
        due=card.due,
        flags=tuple(flag for flag, _ in card.flags),
        support=card.support,
    )


def match_rows(visit: Visit, filters: Mapping[str, str]) -> Iterator[answers.Match]:
    """Give the records that have some words, kind by kind, then the reports: the best first, common words by day."""
    words = filters["q"]
    if not phrases(words):
        raise CallError(f"q has no words to look for: {words!r}; expected at least one word")
    for kind in SEARCHED:
        for line in map(entry, visit.view.stream(Query(kind=kind, about=words))):
            yield answers.Match(kind.value, line.id, line.heading, line.standing, line.quote)
    yield from _common(visit, words) if visit.view.is_common(words) else _best(visit, words)


def _common(visit: Visit, words: str) -> Iterator[answers.Match]:
    """Give all reports with words that nearly all have: none fits better than the others."""
    for report in visit.view.stream(Query(kind=Kind.REPORTS, text=words)):
        title = report.title if isinstance(report, Report) else None
        yield answers.Match(Kind.REPORTS.value, entry(report).id, title, None, None)


def _best(visit: Visit, words: str) -> Iterator[answers.Match]:
    after: Match | None = None
    while hits := visit.view.search(words, limit=MOST, after=after):
        for hit in hits:
            excerpt = "".join(piece for piece, _ in hit.pieces)
            yield answers.Match(Kind.REPORTS.value, hit.report, hit.title, None, excerpt)
        after = hits[-1].match
