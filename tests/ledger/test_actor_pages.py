"""The page of an actor in two parts is the page, and one report more changes its own part."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from servanda import ledger
from servanda.ledger.actor_pages import parted, quote_as_written, quotes_in, shown
from servanda.ledger.kinds import Kind
from servanda.model import UNKNOWN, Actor, ActorId, ActorKind, ActorRecord, Evidence, Made, ReportId, Role, Span

QUOTED = '"evidence":[] and "quote":"Sudria",'
"""Words that look like what is sought."""
ID = ActorId("a-1")


def evidence(report: int, start: int, quote: str) -> Evidence:
    """Give a quote from a report."""
    return Evidence(ReportId(f"r-{report:016x}"), Span(start, start + len(quote)), quote, "name", 0.5)


def page(
    *cited: Evidence, name: str = "Sudria", aliases: tuple[str, ...] = (QUOTED,), mentions: int = 3
) -> ActorRecord:
    """Give the page of a made-up state."""
    ordered = tuple(sorted(cited, key=lambda one: (one.report, one.span)))
    actor = Actor(ID, ReportId("r-0"), "SUD", name, ActorKind.STATE, "SUD", aliases, (), (), ordered)
    return ActorRecord(actor, (ID,), mentions)


HELD = (evidence(2, 0, "Sudria"), evidence(2, 9, QUOTED), evidence(4, 3, "Sudria"), evidence(6, 1, "the Sudrians"))
NEW = (evidence(1, 2, "Sudria"), evidence(4, 0, "Südria\n"), evidence(4, 9, "Sudria"), evidence(9, 5, QUOTED))


@pytest.mark.parametrize("cited", [HELD, HELD[:1], ()])
def test_a_page_comes_out_of_its_parts(cited: tuple[Evidence, ...]) -> None:
    """What it says, and the evidence of one report after the other."""
    body, pieces = parted(page(*cited))
    together = b",".join(pieces[report] for report in sorted(pieces)).decode()
    assert shown(Kind.ACTORS, body, together or None) == page(*cited)
    assert quotes_in(pieces) == {one.quote for one in cited}


def test_only_its_own_evidence_holds_a_quote_as_it_is_written() -> None:
    """Words that look like a quote of others do not pass for it."""
    _, pieces = parted(page(evidence(2, 9, QUOTED)))
    (written,) = pieces.values()
    assert quote_as_written(QUOTED) in written
    assert quote_as_written("Sudria") not in written


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all that is filed of records, but their numbers."""
    asked = {
        "records": "SELECT kind, record, body, block, filed FROM records",
        "words": "SELECT said FROM words",
        "found": "SELECT rowid IS NOT NULL FROM words WHERE words MATCH 'the sudrians'",
        **{table: f"SELECT * FROM {table} ORDER BY 1, 2" for table in ("members", "facets", "quoted", "cited")},  # noqa: S608
        "parties": "SELECT part, actor, code, name FROM parties ORDER BY 1, 2, 3, 4",
    }
    with sqlite3.connect(path) as connection:
        return {table: list(connection.execute(statement)) for table, statement in asked.items()}


def written(path: Path, *pages: tuple[ActorRecord, Iterable[ReportId]]) -> Path:
    """Write a page, then change it by the others."""
    with ledger.open_writer(path) as writer, writer.linking("one") as shelves:
        (first, _), *more = pages
        shelves.replace((), [Made(7, first)])
        for changed, reports in more:
            shelves.amend(Made(7, changed), frozenset(reports))
    return path


@pytest.mark.parametrize("held", [HELD, HELD[:1], HELD[1:3], ()])
@pytest.mark.parametrize("come", [NEW, NEW[1:3], ()])
@pytest.mark.parametrize("gone", [(), (2,), (2, 4, 6)])
@pytest.mark.parametrize("aliases", [(QUOTED,), ("Old Sudria",)])
def test_a_page_is_changed_where_it_stands(
    tmp_path: Path,
    held: tuple[Evidence, ...],
    come: tuple[Evidence, ...],
    gone: tuple[int, ...],
    aliases: tuple[str, ...],
) -> None:
    """Evidence that came, went or was read anew leaves the rows of a page that was written whole."""
    reports = {one.report for one in come} | {ReportId(f"r-{report:016x}") for report in gone}
    rest = [one for one in held if one.report not in reports]
    changed = page(*come, aliases=aliases, mentions=8)
    whole = page(*come, *rest, aliases=aliases, mentions=8)
    path = written(tmp_path / "part.db", (page(*held), ()), (changed, reports))
    assert tables(path) == tables(written(tmp_path / "whole.db", (whole, ())))
    with ledger.open_view(path) as view:
        assert view.record(ID) == whole


def in_office(*cited: Evidence) -> ActorRecord:
    """Give the page of a person whom reports show in an office, each with the words that show it."""
    whole = page(*cited)
    quotes = (replace(one, quote=f"envoy {one.quote}", span=Span(30, 36 + len(one.quote))) for one in cited)
    roles = tuple(Role("Envoy", "SUD", UNKNOWN, UNKNOWN, one) for one in quotes)
    named = tuple(one for one in whole.content.evidence if one.report[-1] not in "16")
    return replace(whole, content=replace(whole.content, roles=roles, evidence=named))


@pytest.mark.parametrize("gone", [(), (2,), (4, 6)])
def test_the_words_that_show_an_office_are_found_with_the_page(tmp_path: Path, gone: tuple[int, ...]) -> None:
    """`[Envoy Sudria|role]` comes with one report and goes with another; a report may tell nothing but the office."""
    reports = {one.report for one in NEW} | {ReportId(f"r-{report:016x}") for report in gone}
    rest = [one for one in HELD if one.report not in reports]
    whole = in_office(*NEW, *rest)
    told = tuple(one for one in whole.content.evidence if one.report in reports)
    part = replace(whole, content=replace(whole.content, evidence=told))
    path = written(tmp_path / "part.db", (in_office(*HELD), ()), (part, reports))
    assert tables(path) == tables(written(tmp_path / "whole.db", (whole, ())))


def test_what_is_counted_by_type_stays_when_a_page_is_changed(tmp_path: Path) -> None:
    """A state is one state of a kind however often its page is written."""
    path = written(tmp_path / "part.db", (page(*HELD), ()), (page(*NEW, mentions=8), [one.report for one in NEW]))
    with sqlite3.connect(path) as connection:
        assert list(connection.execute("SELECT * FROM sorts")) == [("actors", "state", 1)]
        assert list(connection.execute("SELECT * FROM tallies")) == [("actors", 1)]


def test_one_report_more_of_a_state_costs_what_it_tells(tmp_path: Path) -> None:
    """However many reports name it already."""
    spent = []
    for number in (10, 2000):
        held = page(*(evidence(report, 3, "Sudria") for report in range(number)))
        more = replace(page(evidence(9999, 5, "Sudria")), mention_count=number + 3)
        taken: list[None] = []
        with ledger.open_writer(tmp_path / f"{number}.db") as writer, writer.linking("one") as shelves:
            shelves.replace((), [Made(7, held)])
            connection = shelves._connection.connection.dbapi_connection
            connection.set_progress_handler(lambda taken=taken: taken.append(None), 1)
            shelves.amend(Made(7, more), frozenset({ReportId(f"r-{9999:016x}")}))
            connection.set_progress_handler(None, 1)
        spent.append(len(taken))
    assert 0 < spent[1] <= spent[0] * 1.1
