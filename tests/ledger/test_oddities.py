from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ledger.values import read_of, report_of
from servanda import ledger
from servanda.ledger import oddities
from servanda.model import Findings, Problem, Span

GLUED = Problem("glued_words", "two words stand together", Span(0, 4))
UNDATED = Problem("no_day", "the page has no day")
CODED = Problem("odd_number", "a number is odd", Span(5, 7))


def read(text: str, *problems: Problem, coded: tuple[Problem, ...] = ()) -> object:
    """Give a read report with problems met while reading and while coding."""
    report = report_of(text)
    return replace(read_of(report, Findings(problems=coded)), report=replace(report, problems=problems))


def test_what_is_odd_is_counted_and_listed_by_code(tmp_path: Path) -> None:
    """What reading and coding met is told once each, in order of code, report and place, leaf by leaf."""
    first = read("One two three.", GLUED, UNDATED, coded=(CODED, GLUED))
    second = read("Four five six.", GLUED)
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([first, second], [Problem("not_text", "no text", source="a.bin")])
    with ledger.open_view(tmp_path / "x.db") as view:
        assert oddities.odd_by_code(view) == {"glued_words": 2, "no_day": 1, "odd_number": 1}
        assert oddities.unread_by_code(view) == {"not_text": 1}
        assert oddities.unread(view, most=5) == (Problem("not_text", "no text", source="a.bin"),)
        whole = list(oddities.odd(view, code=None, after=None, most=9))
        expected = {(one.report.id, each) for one in (first, second) for each in view.report(one.report.id).problems}
        assert {(each.report, each.problem) for each in whole} == expected
        assert len(whole) == 4
        one_by_one, place = [], None
        while some := list(oddities.odd(view, code=None, after=place, most=1)):
            one_by_one += some
            place = some[0].place
        assert one_by_one == whole == sorted(whole, key=lambda each: each.place)
        glued = list(oddities.odd(view, code="glued_words", after=None, most=9))
        assert {each.report for each in glued} == {first.report.id, second.report.id}


def test_what_an_older_reading_met_is_not_told(tmp_path: Path) -> None:
    """A page that is read anew shows the problems of the new reading; a page that is dropped shows none."""
    with ledger.open_writer(tmp_path / "x.db") as writer:
        old = read("One two three.", GLUED)
        writer.append([old], reader="1")
        writer.append([read("One two three.", UNDATED)], reader="2")
        with writer.view() as view:
            assert oddities.odd_by_code(view) == {"no_day": 1}
        writer.drop(old.report.id)
        with writer.view() as view:
            assert oddities.odd_by_code(view) == {}
