"""Quotes where they stand."""

from __future__ import annotations

from dataclasses import replace

from ledger.values import TEXT, quote, read_main
from servanda.ledger.view import View
from servanda.model import TOLD_BY, Credit, Span
from servanda.web.passage import Passages, credit, page


def test_a_quote_stands_among_its_words(view: View) -> None:
    """Before and after it stand the page's words, whole, and the place can be found again."""
    evidence = quote(read_main().report, "grain to Sudria")
    found = Passages(view).passage(evidence)
    start = TEXT.index("grain to Sudria")
    assert found.before.endswith("will send 40,000 tonnes of ")
    assert (found.quote, found.is_exact) == ("grain to Sudria", True)
    assert found.after.startswith(" in March, Foreign Minister")
    assert found.after.endswith("…")
    assert found.where == f"grain.txt:{start}-{start + 15}"
    assert found.credit == "Norland Courier, NNA, 5 February 2031"


def test_a_quote_that_the_page_does_not_have_is_told(view: View) -> None:
    """A changed quote does not pass for the page's words."""
    evidence = quote(read_main().report, "grain")
    assert not Passages(view).passage(replace(evidence, quote="brain")).is_exact


def test_an_unknown_outlet_and_day_are_called_unknown() -> None:
    """A page without head says so; without file and address it answers to its id."""
    report = replace(read_main().report, outlet=None, agencies=(), published=read_main().report.published, file=None)
    assert credit(report) == "outlet unknown, 5 February 2031"
    assert page(report) == "https://courier.example/grain"
    assert page(replace(report, url=None)) == report.id


def test_a_page_out_of_a_file_of_many_is_known_by_its_address() -> None:
    """The name of a `.jsonl` file would say nothing: all its pages have it."""
    report = replace(read_main().report, file="pages.jsonl")
    assert page(report) == "https://courier.example/grain"
    assert page(replace(report, url=None)) == f"pages.jsonl {report.id}"


def test_whom_a_page_credits_for_words_is_told_beside_them() -> None:
    """Only of the words that rest on it."""
    report = read_main().report
    told = Credit(TOLD_BY, "SWX", Span(0, 12), "hand")
    assert credit(replace(report, credits=(told,)), Span(4, 8)) == "Norland Courier, NNA, after SWX, 5 February 2031"
    assert credit(replace(report, credits=(told,)), Span(12, 20)) == "Norland Courier, NNA, 5 February 2031"
