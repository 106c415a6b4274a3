"""Copies of one text that print another number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from ledger.values import event, quote, read_of, report_of
from servanda import ledger, web
from servanda.model import (
    FindingId,
    Findings,
    ItemClass,
    Line,
    Origin,
    OriginId,
    Quantity,
    Record,
    RecordId,
    Records,
    Support,
)
from servanda.web.record import record_page

RECORD = RecordId("e-0000000000000001")


def filled(place: Path, amounts: list[float | None], *, are_copies: bool = True) -> Path:
    """Make a ledger of one event that some reports tell, each with its amount; the first is the root of the others."""
    reports = [
        report_of(
            f"Norland sent {amount or 'some'} tonnes of rice, paper {number} says.\n",
            file=f"{number}.txt",
            title=f"Paper {number}",
        )
        for number, amount in enumerate(amounts)
    ]
    rows = []
    for number, (report, amount) in enumerate(zip(reports, amounts, strict=True)):
        counted = Quantity(amount, amount, "tonne", approx=False, text=f"{amount:g} tonnes") if amount else None
        line = Line("rice", ItemClass.FOOD, counted)
        cited = (quote(report, report.text.strip()),)
        rows.append(
            event(
                report, report.text.strip(), id=FindingId(f"e-000000000000001{number}"), lines=(line,), evidence=cited
            )
        )
    families = [reports] if are_copies else [[each] for each in reports]
    origins = tuple(
        Origin(OriginId(f"o-{at}"), several[0].id, tuple(sorted(one.id for one in several)), None, "near copy")
        for at, several in enumerate(families)
    )
    content = replace(rows[0], id=FindingId(RECORD), evidence=tuple(piece for row in rows for piece in row.evidence))
    record = Record(RECORD, content, tuple(row.id for row in rows), Support(len(origins), len(origins), 1))
    with ledger.open_writer(place) as writer:
        read = [read_of(report, Findings(events=(row,))) for report, row in zip(reports, rows, strict=True)]
        writer.append(read)
        writer.replace_records(Records(origins=origins, events=(record,)), linker="by hand")
    return place


def told(place: Path) -> list[tuple[str, str, str, str]]:
    """Give the copies that differ, each with its amounts, what it is held against, and the amounts of that."""
    with ledger.open_view(place) as view:
        page = record_page(view, RECORD, ledger="norland.db")
    return [(one.copy.title, one.amounts, one.first.title, one.instead_of) for one in page.altered]


def test_a_copy_with_another_number_is_told(tmp_path: Path) -> None:
    """The root's number stands in the record; the page names the copy that changed it."""
    place = filled(tmp_path / "n.db", [20000, 25000, 20000])
    assert told(place) == [("Paper 1", "25000 tonnes rice", "Paper 0", "20000 tonnes rice")]
    page = TestClient(web.build(place), base_url="http://127.0.0.1").get(f"/records/{RECORD}").text
    assert "Copies with another number" in page
    assert "25000 tonnes rice" in page


def test_reports_of_their_own_and_silent_copies_are_not_told(tmp_path: Path) -> None:
    """Two sources that differ disagree, which stands elsewhere; who prints no number changes none."""
    assert told(filled(tmp_path / "apart.db", [20000, 25000], are_copies=False)) == []
    assert told(filled(tmp_path / "silent.db", [20000, None])) == []
    assert told(filled(tmp_path / "vague.db", [None, 25000])) == []
