"""The page of one report."""

from __future__ import annotations

from ledger.values import read_main, read_other
from servanda.ledger.view import View
from servanda.web.report import report_page


def test_what_was_found_is_listed_in_the_order_of_the_text(view: View) -> None:
    """Whoever reads down the page reads down the list; ids have no order that means anything."""
    for _, found in report_page(view, read_main().report.id).found:
        firsts = [min(each.spans) for each in found if each.spans]
        assert firsts == sorted(firsts)


def test_a_quote_that_is_asked_for_knows_its_record_and_where_else_it_is_told(view: View) -> None:
    """The way on to the next report of the same record; words that no record quotes have none."""
    main, other = read_main(), read_other()
    asked = main.findings.events[0].evidence[0].span
    page = report_page(view, main.report.id, asked_for=[f"{asked.start}-{asked.end}", "0-3"], ledger="norland.db")
    told, bare = page.quoted
    assert told.record is not None
    assert told.record.id == min(main.findings.events[0].id, other.findings.events[0].id)
    assert [piece.report for piece in (told.before, told.after) if piece] == [other.report.id]
    assert told.live == (
        "https://courier.example/grain#:~:text=Norland%20will%20send%2040%2C000%20tonnes%20of%20grain%20to%20Sudria"
    )
    assert (bare.record, bare.before, bare.after) == (None, None, None)
    assert "record none" not in told.citation


def test_the_head_says_what_a_reader_checks_first(view: View) -> None:
    """Day with its basis, language, hash and origin; what is unknown is said to be."""
    main = report_page(view, read_main().report.id)
    assert main.head == f"5 February 2031 (stated) · en · sha256 {read_main().report.sha256[:8]}…"
    assert (main.origin, main.live) == (("o-1", 1), "https://courier.example/grain")
    other = report_page(view, read_other().report.id)
    assert other.head.startswith("no day on the page · language unknown")
    assert other.live is None


def test_every_row_leads_to_a_place_in_the_text(view: View) -> None:
    """Also where the quote is no mark of its own: a statement's holds speaker and cue, its marks are its parts."""
    page = report_page(view, read_main().report.id)
    anchors = {name for part in page.parts for segment in part.segments for name in segment.anchors}
    spans = {span for _, found in page.found for each in found for span in each.spans}
    assert {f"q{span.start}-{span.end}" for span in spans} <= anchors
