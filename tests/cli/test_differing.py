"""`servanda difference`: two days side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Call
from cli.test_dropping import added

__all__ = ["added"]


def test_what_came_and_what_changed_is_printed(call: Call, added: Path) -> None:
    """The reports, the commitment as it was and as it is, and on standard error what each day knew."""
    told = call("difference", "2031-04", "--ledger", added)
    assert told.code == 0
    assert "2 reports came" in told.out
    assert "Maize has come" in told.out
    assert "as known on 2031-04-30: 1 of 3 reports" in told.err
    rows = json.loads(call("difference", "2031-04", "--format", "json", "--ledger", added).out)
    changed = rows["commitments"]["changed"]["first"] + rows["events"]["changed"]["first"]
    assert all(each["now"] in told.out for each in changed)
    assert rows["reports"]["count"] == 2


def test_between_two_days_only_what_came_by_the_later_one_counts(call: Call, added: Path) -> None:
    """The report of unknown publication is on neither side."""
    rows = json.loads(call("difference", "2031-04", "--until", "2031-07", "--format", "json", "--ledger", added).out)
    assert rows["reports"]["count"] == 1


def test_nothing_between_is_said(call: Call, added: Path) -> None:
    """No report, no section."""
    told = call("difference", "2032", "--until", "2033", "--ledger", added)
    assert (told.code, told.out) == (0, "0 reports came\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [(("soon",), "SINCE cannot be 'soon'"), (("2032", "--until", "2031"), "expected a day after 2032-12-31")],
)
def test_days_that_are_none_are_told(call: Call, added: Path, words: tuple[str, ...], says: str) -> None:
    """A wrong call, with what was expected."""
    told = call("difference", *words, "--ledger", added)
    assert (told.code, says in told.err) == (2, True)
