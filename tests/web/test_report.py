"""The page of one report."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from ledger.values import read_main, read_other
from servanda.errors import CallError
from servanda.ledger.view import View
from servanda.model import Span
from servanda.web.report import report_page, windows_of


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


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("short", [(0, 5)]),
        ("eight li\nnes of a text that goes on", [(0, 9), (9, 25), (25, 35)]),
        ("no line ends anywhere in these words", [(0, 16), (16, 32), (32, 36)]),
    ],
)
def test_a_long_text_is_cut_into_parts_that_end_with_lines(text: str, spans: list[tuple[int, int]]) -> None:
    """Where a line ends near the end of a part, the part ends with it; the parts are the text."""
    windows = windows_of(text, 16)
    assert [(window.start, window.end) for window in windows] == spans
    assert "".join(window.of(text) for window in windows) == text
    assert windows_of(text, None) == (Span(0, len(text)),)


def test_the_parts_of_a_report_hold_all_that_the_whole_does(view: View) -> None:
    """Every word, every record and every anchor of the whole stand in some part, and no part has what it does not."""
    id_ = read_main().report.id
    whole = report_page(view, id_, most=None)
    pages = [
        report_page(view, id_, part=str(number), most=60)
        for number in range(1, len(report_page(view, id_, most=60).windows) + 1)
    ]
    assert len(pages) > 2
    words = "".join(segment.words for page in pages for part in page.parts for segment in part.segments)
    assert words == "".join(segment.words for part in whole.parts for segment in part.segments)
    listed = {each.entry.id for page in pages for _, found in page.found for each in found}
    assert listed == {each.entry.id for _, found in whole.found for each in found}
    assert {page.in_all for page in pages} == {len(listed)}
    anchors = {name for part in whole.parts for segment in part.segments for name in segment.anchors}
    assert anchors == {n for page in pages for part in page.parts for segment in part.segments for n in segment.anchors}
    for page in pages:
        within = page.windows[page.part - 1]
        assert all(any(span.overlaps(within) for span in each.spans) for _, found in page.found for each in found)


def test_a_quote_that_is_asked_for_stands_in_the_part_that_comes(view: View) -> None:
    """Links to quotes know nothing of parts; a part that is named comes whatever is asked for."""
    asked = read_main().findings.events[0].evidence[0].span
    mark = f"{asked.start}-{asked.end}"
    page = report_page(view, read_main().report.id, asked_for=[mark], most=60)
    assert asked.start in page.windows[page.part - 1]
    assert report_page(view, read_main().report.id, asked_for=[mark], part="1", most=60).part == 1


@pytest.mark.parametrize("part", ["0", "two", "99", "9" * 5000])
def test_a_part_that_is_none_is_refused(view: View, part: str) -> None:
    """With the numbers that there are."""
    with pytest.raises(CallError, match="expected a number from 1 to "):
        report_page(view, read_main().report.id, part=part, most=60)


def test_the_page_of_a_long_report_leads_to_its_other_parts(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which part it is, and how many records have a quote in it."""
    monkeypatch.setattr("servanda.web.pages.reports.PART", 60)
    id_ = read_main().report.id
    first = client.get(f"/reports/{id_}").text
    assert "Part 1 of " in first
    assert f'href="/reports/{id_}?part=2" rel="next"' in first
    assert "With a quote in part 1: " in first
    second = client.get(f"/reports/{id_}?part=2").text
    assert f'href="/reports/{id_}?part=1" rel="prev"' in second
    monkeypatch.undo()
    assert "Part 1 of" not in client.get(f"/reports/{id_}").text
