"""`servanda drop`, and `--as-known-on` where a command asks the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Call
from servanda import ledger


@pytest.fixture
def added(call: Call, tmp_path: Path) -> Path:
    """Give a ledger of three pages: two dated ones and one whose day of publication nobody knows."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (
        (
            "a.txt",
            "Kenya to send maize\nBy Example News\n5 March 2031\n\nKenya will send 400 tonnes of maize to Ghana.\n",
        ),
        (
            "b.txt",
            "Maize has come\nBy Example News\n9 June 2031\n\nKenya sent 400 tonnes of maize to Ghana on Monday.\n",
        ),
        ("c.txt", "Ghana thanked Kenya for the maize on Tuesday.\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    assert call("add", folder, "--ledger", tmp_path / "a.db", "--reader", "rules").code == 0
    return tmp_path / "a.db"


def test_a_dropped_report_is_told_and_gone(call: Call, added: Path) -> None:
    """The call names the report and what is left; the exports have no word of it; a second call finds nothing."""
    with ledger.open_view(added) as view:
        leaving = next(report for report in view.reports() if report.file == "b.txt")
    dropped = call("drop", leaving.id[:12], "--ledger", added)
    assert (dropped.code, dropped.out) == (0, f"{leaving.id} is out; the ledger now holds 2 reports\n")
    call("export", added.parent / "out", "--ledger", added)
    assert not any(leaving.id in path.read_text() for path in (added.parent / "out").iterdir())
    again = call("drop", leaving.id, "--ledger", added)
    assert (again.code, "no record answers" in again.err) == (2, True)


def test_what_was_known_on_a_day_says_what_it_leaves_out(call: Call, added: Path) -> None:
    """Reports that came later, and those of unknown publication, are not shown and counted on standard error."""
    shown = call("show", "reports", "--ledger", added, "--as-known-on", "2031-04", "--format", "csv")
    assert shown.code == 0
    assert ("a.txt" in shown.out, "b.txt" in shown.out, "c.txt" in shown.out) == (True, False, False)
    assert (
        "as known on 2031-04-30: 1 of 3 reports; left out: 1 published later and 1 of unknown publication\n"
        in shown.err
    )
    late = call("show", "reports", "--ledger", added, "--as-known-on", "2032")
    assert "as known on 2032-12-31: 2 of 3 reports; left out: 1 of unknown publication\n" in late.err


def test_a_moment_is_exported_and_traced(call: Call, added: Path) -> None:
    """An export of a moment is that of a ledger which has only its reports; a record not known yet answers to nothing."""
    folder = added.parent
    call("add", folder / "pages" / "a.txt", "--ledger", folder / "only.db", "--reader", "rules")
    call("export", folder / "only", "--ledger", folder / "only.db")
    call("export", folder / "known", "--ledger", added, "--as-known-on", "2031-04-01")
    for path in (folder / "only").iterdir():
        if path.name == "jsonl-README.txt":
            continue  # it says of which day the export is
        assert (folder / "known" / path.name).read_bytes() == path.read_bytes()
    with ledger.open_view(added) as view:
        later = next(report for report in view.reports() if report.file == "b.txt")
    assert call("trace", later.id, "--ledger", added).code == 0
    assert call("trace", later.id, "--ledger", added, "--as-known-on", "2031-04-01").code == 2


def test_what_is_no_day_is_told(call: Call, added: Path) -> None:
    """The call is refused with the forms that a day can have."""
    refused = call("show", "reports", "--ledger", added, "--as-known-on", "yesterday")
    assert (refused.code, "--as-known-on cannot be 'yesterday'" in refused.err) == (2, True)


def test_all_that_is_known_needs_no_words(call: Call, added: Path) -> None:
    """Where nothing is left out, only the number is told."""
    with ledger.open_view(added) as view:
        undated = next(report for report in view.reports() if report.file == "c.txt")
    call("drop", undated.id, "--ledger", added)
    shown = call("show", "reports", "--ledger", added, "--as-known-on", "2032")
    assert "as known on 2032-12-31: 2 reports\n" in shown.err
