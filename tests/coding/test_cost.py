"""What coding a report costs, counted in calls: in step with its length, and each sentence cut once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from sample_cast import reading_of
from sample_news import findings

from servanda.coding.people import persons


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
    assert calls(lambda: findings(text), of="cut", within="syntax_cutting.py") == 3


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
