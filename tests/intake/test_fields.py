"""Lines over a dump that name what they hold, and the page of the docs that shows them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from intake.conftest import Read
from servanda import intake
from servanda.codebook import Codebook
from servanda.model import Report, Source

DOCS = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
BODY = (
    "The harbour ministry said on Monday that the ferry to the northern island would sail again.\n\n"
    "The line had been closed for two months after a storm damaged the pier and both ships.\n"
)


def block(name: str) -> str:
    """Give the first example of a form on the page."""
    return str(re.search(rf"```{name}\n(.*?)```", DOCS, re.DOTALL)[1])  # type: ignore[index]  # else the test fails


def told(report: Report) -> tuple[str, str] | None:
    """Give the outlet of a report and the rule that read it."""
    return next(((each.value, each.rule) for each in report.credits if each.field == "outlet"), None)


def test_the_dump_of_the_page_is_read_as_it_says(read: Read) -> None:
    """Outlet, address, day, byline and title, each from its line."""
    report = read(block("text"))
    found = {name: getattr(report, name) for name in ("outlet", "url", "byline", "title")}
    codes = [problem.code for problem in report.problems]
    assert {**found, "published": report.published.edtf, "problems": codes} == json.loads(block("json"))


def test_the_lines_of_the_page_are_two_reports(book: Codebook, tmp_path: Path) -> None:
    """Several reports in one file, each with what its line says."""
    (tmp_path / "many.jsonl").write_text(block("jsonl"), encoding="utf-8")
    found = [intake.read(source, book) for source in intake.sources([tmp_path]) if isinstance(source, Source)]
    assert [(each.outlet, each.title, each.published.edtf) for each in found if isinstance(each, Report)] == [
        ("Norland Courier", "Kenya to send maize", "2031-03-05"),
        ("Sudria Post", "Maize has come", "2031-06-09"),
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Outlet: Calvessa Courier\nFerry sails again", ("Calvessa Courier", "outlet.outlet")),
        ("Ferry sails again\nPublisher: Calvessa Courier", ("Calvessa Courier", "outlet.outlet")),
        ("Source: Calvessa Courier\nFerry sails again", ("Calvessa Courier", "outlet.source")),
        ("Outlet: Calvessa Courier\nSource: Sample Wire Agency\nFerry", ("Calvessa Courier", "outlet.outlet")),
        ("Source: Sample Wire Agency\nFerry sails again", None),
        ("Source: https://courier.example/x\nFerry sails again", None),
        ("Weather: Calvessa Courier\nFerry sails again", None),
    ],
)
def test_a_line_above_the_article_names_the_outlet(read: Read, head: str, expected: tuple[str, str] | None) -> None:
    """An agency is credited and is no outlet; the span of the name is that of its characters."""
    report = read(f"{head}\n\n{BODY}")
    assert told(report) == expected
    for credit in report.credits:
        if credit.rule in {"outlet.outlet", "outlet.source"}:
            assert credit.span is not None
            assert credit.span.of(report.text) == credit.value


def test_a_line_below_the_article_is_no_field(read: Read) -> None:
    """Who is credited under an article need not have published it."""
    assert told(read(f"Ferry sails again\n\n{BODY}\nSource: Calvessa Courier\n")) is None


def test_a_title_is_named_without_its_label(read: Read) -> None:
    """The words behind the colon, at their place."""
    report = read(f"Title: Ferry sails again\n\n{BODY}")
    (credit,) = (each for each in report.credits if each.field == "title")
    assert (report.title, credit.rule) == ("Ferry sails again", "title.field")
    assert credit.span is not None
    assert credit.span.of(report.text) == "Ferry sails again"


def test_several_reports_in_one_dump_are_a_problem(read: Read) -> None:
    """Only one of them is read; the place is where the second one begins, and what to do is said."""
    text = f"Outlet: Calvessa Courier\nFerry sails\n\n{BODY}\nOutlet: Norland Post\nFerry has sailed\n\n{BODY}"
    (problem,) = (each for each in read(text).problems if each.code == "several_articles")
    assert problem.span is not None
    assert problem.span.of(text) == "Norland Post"
    assert ".jsonl" in problem.message
    assert not [
        each for each in read(f"Outlet: Calvessa Courier\n\n{BODY}").problems if each.code == "several_articles"
    ]


def test_a_line_that_names_the_outlet_is_never_the_title(read: Read) -> None:
    """However long the real title is."""
    title = (
        "The ferry sails again after a storm of three days, and the captain speaks with the harbour master at length"
    )
    report = read(f"Outlet: Calvessa Courier\nURL: https://courier.example/x\n\n{title}\n\n{BODY}")
    assert not (report.title or "").startswith(("Outlet", "URL"))
