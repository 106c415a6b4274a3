"""What coding a report costs, counted in calls: in step with its length, and each sentence cut once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from coding.sample_cast import reading_of
from coding.sample_news import findings
from servanda.coding import code
from servanda.coding.actors.people import persons
from servanda.coding.near import overlapping
from servanda.model import Span


def calls(run: Callable[[], object], *, of: str = "", within: str = "") -> int:
    """Count the calls that a piece of work takes: all, or those of one function of a module."""
    counted = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        code = frame.f_code
        if not of:
            counted += event in {"call", "c_call"}
        elif event == "call" and code.co_name == of and code.co_filename.endswith(within):
            counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return counted


def test_a_sentence_is_cut_once_however_many_rules_ask() -> None:
    """ "Peru promised Togo 30 buses worth $4 million. ..." is cut into its pieces once."""
    text = "Peru promised Togo 30 buses worth $4 million. It delivered 12 of the buses. Togo's Ana Lima thanked Peru."
    assert calls(lambda: findings(text), of="cut", within="syntax/cutting.py") == 3


def test_a_report_of_many_persons_takes_work_in_step_with_its_length() -> None:
    """Four times the persons, some of one family name, take far less than sixteen times the calls."""
    first = [f"{a}{b}" for a in ("Ana", "Bel", "Cor", "Dor", "Eli", "Fil") for b in ("na", "ro", "da", "mi", "to")]
    last = [f"{a}{b}" for a in ("Kal", "Lor", "Mav", "Nev", "Pol", "Rud") for b in ("wick", "sen", "ley", "man", "fax")]
    names = [f"{first[at % 30]} {last[at // 30 + at % 20]}" for at in range(240)]
    small, large = (reading_of(" ".join(f"Minister {name} left." for name in names[:many])) for many in (60, 240))
    none: frozenset[str] = frozenset()
    assert len(persons(large.report, large.marks, none)) > 200
    taken = [calls(lambda one=one: persons(one.report, one.marks, none)) for one in (small, large)]
    assert taken[1] < 8 * taken[0]


@pytest.mark.slow
def test_a_report_of_many_quotations_takes_work_in_step_with_its_length() -> None:
    """Each statement looks at the quotation marks beside it alone: '"We will help Togo," Ana Lima said.'."""
    line = '"We will help Togo," Ana Lima of Peru said. "Nobody should doubt it," she added.\n'
    small, large = (reading_of(line * times) for times in (70, 210))
    taken = [
        calls(lambda one=one: code(one.report, one.marks, one.book), of="overlaps", within="span.py")
        for one in (small, large)
    ]
    assert taken[1] < 4.5 * taken[0]


def test_spans_are_found_around_and_inside_a_part() -> None:
    """A quotation that begins before a part, one inside another, and one that only touches the end."""
    spans = [Span(0, 9), Span(2, 4), Span(12, 20), Span(20, 24)]
    assert overlapping(spans, [Span(3, 6), Span(15, 20)]) == [Span(0, 9), Span(2, 4), Span(12, 20)]
    assert overlapping(spans, [Span(9, 12)]) == []
