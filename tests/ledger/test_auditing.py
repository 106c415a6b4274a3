from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.values import break_table, fill, read_main, read_of, read_other, report_of, tamper
from servanda import ledger
from servanda.ledger.auditing import Audit
from servanda.ledger.view import View
from servanda.model import Block, BlockKind, Piece, ReadReport, Report, Span

MAIN, OTHER = read_main(), read_other()


def audit(place: Path) -> Audit:
    """Audit the ledger at a place."""
    with ledger.open_view(place) as view:
        return ledger.audit(view)


def codes(place: Path) -> list[str]:
    """Give the codes of the faults at a place."""
    return [fault.code for fault in audit(place).faults]


def test_a_sound_ledger_is_clean(view: View) -> None:
    """Every page and every quote of a sound ledger holds."""
    found = ledger.audit(view)
    assert (found.is_clean, found.pages, found.checked) == (True, 2, 25 + 1)


def test_one_changed_byte_is_found(tmp_path: Path) -> None:
    """One changed byte of an archived page is found, with its report, even if it was stored anew with care."""
    changed = MAIN.data.replace(b"40,000", b"50,000")
    place = fill(tmp_path / "a.db")
    tamper(place, "UPDATE pages SET data = ? WHERE report = ?", zlib.compress(changed), MAIN.report.id)
    found = audit(place)
    assert [(fault.code, fault.report) for fault in found.faults] == [
        ("changed_bytes", MAIN.report.id),
        ("changed_text", MAIN.report.id),
    ]
    assert MAIN.report.text[found.faults[1].span.start :].startswith("40,000")


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_a_flipped_bit_of_the_stored_page_is_found(tmp_path: Path, at: int) -> None:
    """A flipped bit anywhere in the stored bytes of a page is found."""
    stored = bytearray(zlib.compress(MAIN.data, 6))
    stored[at] ^= 4
    place = fill(tmp_path / "a.db")
    tamper(place, "UPDATE pages SET data = ? WHERE report = ?", bytes(stored), MAIN.report.id)
    assert codes(place)


def test_a_hash_changed_with_its_bytes_is_found(tmp_path: Path) -> None:
    """Bytes and hash changed together no longer give the report's id."""
    place = fill(tmp_path / "a.db")
    tamper(place, "UPDATE pages SET sha256 = ? WHERE report = ?", "0" * 64, MAIN.report.id)
    assert codes(place) == ["changed_bytes"]


def test_a_changed_text_is_found(tmp_path: Path) -> None:
    """A text that was changed is found twice: against its bytes and against its quotes."""
    place = fill(tmp_path / "a.db")
    changed = MAIN.report.text.replace("grain", "stone")
    tamper(place, "UPDATE readings SET text = ? WHERE text = ?", changed, MAIN.report.text)
    assert set(codes(place)) == {"changed_text", "changed_quote"}


def test_a_shortened_text_is_found(tmp_path: Path) -> None:
    """A text that lost its end no longer fits its blocks."""
    place = fill(tmp_path / "a.db")
    tamper(place, "UPDATE readings SET text = ? WHERE text = ?", MAIN.report.text[:-1], MAIN.report.text)
    found = audit(place)
    assert ("unreadable", MAIN.report.id) in {(fault.code, fault.report) for fault in found.faults}


def test_a_lengthened_page_is_found(tmp_path: Path) -> None:
    """A text that is only the beginning of what the bytes say is found at its end."""
    text = "News.\n"
    report = replace(report_of(text + "More.\n"), text=text, blocks=(Block(Span(0, 6), BlockKind.BODY),))
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([ReadReport(report, b"News.\nMore.\n", read_of(report).findings)])
    assert [(fault.code, fault.span) for fault in audit(tmp_path / "a.db").faults] == [("changed_text", Span(6, 6))]


def test_a_changed_quote_of_a_finding_is_found(tmp_path: Path) -> None:
    """A quote changed in a finding is found with the finding's id and its place."""
    place = fill(tmp_path / "a.db")
    said = OTHER.findings.statements[0]
    tamper(
        place,
        "UPDATE findings SET body = CAST(replace(body, 'thanks Norland', 'scorns Norland') AS BLOB) WHERE finding = ?",
        said.id,
    )
    found = audit(place).faults
    assert [(fault.code, fault.record, fault.span) for fault in found] == [
        ("changed_quote", said.id, said.evidence[0].span)
    ]


def test_a_changed_quote_of_a_record_is_found(tmp_path: Path) -> None:
    """A quote changed in a record is found with the record's id."""
    place = fill(tmp_path / "a.db")
    tamper(place, "UPDATE records SET body = CAST(replace(body, '\"terrorists\"', '\"freighters\"') AS BLOB)")
    assert {(fault.code, fault.record) for fault in audit(place).faults} == {("changed_quote", "l-1")}


def test_a_quote_of_a_lost_report_is_found(tmp_path: Path) -> None:
    """A record that quotes a report that is not there is found."""
    place = fill(tmp_path / "a.db")
    tamper(
        place, "UPDATE records SET body = CAST(replace(body, ?, 'r-0') AS BLOB) WHERE record = 'l-1'", MAIN.report.id
    )
    assert [(fault.code, fault.record) for fault in audit(place).faults] == [("unreadable", "l-1")]


def test_broken_rows_are_found(tmp_path: Path) -> None:
    """Rows that are no JSON, or JSON that breaks a law of the model, are faults; the audit goes on."""
    place = fill(tmp_path / "a.db")
    tamper(place, "UPDATE findings SET body = X'7B' WHERE kind = 'labels'")
    tamper(
        place,
        "UPDATE records SET body = CAST(replace(body, '\"score\":0.9', '\"score\":7') AS BLOB) WHERE record = 'l-1'",
    )
    assert codes(place) == ["unreadable", "unreadable"]


@pytest.mark.parametrize("table", ["findings", "pages", "records", "parties_by_name"])
def test_a_damaged_file_is_a_fault(tmp_path: Path, table: str) -> None:
    """A file with an overwritten piece gives faults, not a crash."""
    assert set(codes(break_table(fill(tmp_path / "a.db"), table))) == {"damaged_file"}


def test_a_wrong_index_is_a_fault(tmp_path: Path) -> None:
    """An index that does not fit its table, so that queries would miss rows, is found."""
    place = fill(tmp_path / "a.db")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(name,', '(code,') WHERE name = 'parties_by_name'"
        )
        connection.commit()
    found = audit(place).faults
    assert {fault.code for fault in found} == {"damaged_file"}
    assert "parties_by_name" in found[0].message


PAGE = "<h1>Grain &amp; tractors</h1>\n<p>Norland  sends\tgrain.</p>"
READ = "Grain & tractors\n\nNorland sends grain."


def page(source: str, text: str, pieces: list[tuple[int, int, int, int]]) -> ReadReport:
    """Give a report whose text was made of a page by these pieces."""
    whole = report_of(source)
    report = Report(
        id=whole.id,
        sha256=whole.sha256,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        media_type="text/html",
        pieces=tuple(Piece(Span(a, b), Span(c, d)) for a, b, c, d in pieces),
    )
    return ReadReport(report, source.encode(), read_of(whole).findings)


def pieces_of() -> list[tuple[int, int, int, int]]:
    """Give the pieces that lead from the readable text to the page."""
    at = PAGE.index("Norland")
    return [
        (0, 6, 4, 10),
        (6, 7, 10, 15),
        (7, 16, 15, 24),
        (18, 25, at, at + 7),
        (25, 26, at + 7, at + 9),
        (26, 38, at + 9, at + 21),
    ]


def add(place: Path, read: ReadReport) -> Path:
    """Append one report to a new ledger."""
    with ledger.open_writer(place) as writer:
        writer.append([read])
    return place


def test_a_page_gives_its_text_again(tmp_path: Path) -> None:
    """References resolved and white space squeezed, each piece of a page reads as its run of the text."""
    assert codes(add(tmp_path / "a.db", page(PAGE, READ, pieces_of()))) == []


@pytest.mark.parametrize(("old", "new"), [("Grain", "Grail"), ("& ", "* "), ("\n\n", "\nX"), ("grain.", "stone.")])
def test_a_text_that_its_page_does_not_say_is_found(tmp_path: Path, old: str, new: str) -> None:
    """A changed letter in a piece, or a word between pieces, is found."""
    assert codes(add(tmp_path / "a.db", page(PAGE, READ.replace(old, new), pieces_of()))) == ["changed_text"]


def test_words_after_the_last_piece_are_found(tmp_path: Path) -> None:
    """Words that stand after all pieces come from nowhere."""
    assert codes(add(tmp_path / "a.db", page(PAGE, READ + " Really.", pieces_of()))) == ["changed_text"]


@pytest.mark.parametrize("field", ["text", "html"])
def test_a_line_of_a_file_gives_its_text_again(tmp_path: Path, field: str) -> None:
    """A page that came as a field of a JSON line follows from that field."""
    line = json.dumps({"url": "https://courier.example", "number": 3, field: PAGE})
    read = page(line, READ, pieces_of()) if field == "html" else page(line, PAGE, [])
    assert codes(add(tmp_path / "a.db", read)) == []


def test_a_line_that_does_not_say_the_text_is_found(tmp_path: Path) -> None:
    """A JSON line none of whose fields is the text is found once."""
    line = json.dumps({"text": "Something else."})
    assert codes(add(tmp_path / "a.db", page(line, "News.\n", []))) == ["changed_text"]
