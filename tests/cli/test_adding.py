"""`servanda add` and `servanda demo`: pages in, a ledger out, and what came of it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from cli.conftest import Call
from reading.sample_pipelines import trained
from servanda import run
from servanda.cli import adding


def test_reading_says_what_came_of_it(call: Call, pages: Path, tmp_path: Path) -> None:
    """New, known and unread are counted, problems named with their pages, the next step told."""
    place = tmp_path / "x.db"
    first = call("add", pages, "--ledger", place)
    assert first.code == 0
    assert "2 new reports, 0 known, 1 not read" in first.out
    # On one line, however long, so that it can be copied.
    assert f"it lies in {place}\n" in first.out
    assert "next: servanda show" in first.out
    assert re.search(r"not read:\n\s*1\s+empty: ", first.err)
    assert "empty.txt" in first.err.replace("\n   ", "")
    again = call("add", pages, "--ledger", place)
    assert "0 new reports, 2 known, 1 not read" in again.out


def test_strict_ends_with_1_when_a_page_could_not_be_read(call: Call, pages: Path, tmp_path: Path) -> None:
    """What is merely odd in a page that was read does not count."""
    assert call("add", pages, "--ledger", tmp_path / "x.db", "--strict").code == 1
    (pages / "empty.txt").unlink()
    assert call("add", pages, "--ledger", tmp_path / "y.db", "--strict").code == 0


def test_standard_input_is_a_page(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads it."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Kenya sent maize to Ghana on Monday.\n")))
    assert "1 new report," in call("add", "-", "--ledger", tmp_path / "x.db").out


def test_an_actor_of_ones_own_is_understood(call: Call, pages: Path, tmp_path: Path) -> None:
    """A codebook folder adds names; a row that cannot be read stops the call before anything is added."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "seats.jsonl").write_text('{"code": "KEN.GOV.MFA", "seats": ["Lighthouse Row"]}\n', encoding="utf-8")
    assert call("codebook", "check", own).code == 0
    assert call("add", pages, "--ledger", tmp_path / "x.db", "--codebook", own).code == 0
    (own / "seats.jsonl").write_text('{"code": 3}\n', encoding="utf-8")
    checked = call("codebook", "check", own)
    assert checked.code == 1
    assert "seats.jsonl" in checked.out
    called = call("add", pages, "--ledger", tmp_path / "y.db", "--codebook", own)
    assert called.code == 2
    assert not (tmp_path / "y.db").exists()


def test_progress_is_plain_lines_where_nobody_watches(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line comes now and then, not with every batch."""
    clock = iter([0.0, 1.0, 11.0, 11.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    lines = adding._Lines()
    lines.tell(run.Progress("reading", done=50, new=50))
    lines.tell(run.Progress("reading", done=1500, new=1400, problems=3))
    assert capfd.readouterr().err == "reading: 1,500 done, 1,400 new, 3 problems\n"


def test_progress_is_a_bar_in_a_terminal(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows how many pages there are, unless they come on standard input."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with adding._telling([pages]) as tell:
        tell(run.Progress("reading", done=2, new=2, problems=1))
        tell(run.Progress("linking", done=3, new=2))
    shown = terminal.getvalue()
    assert "3/3" in shown
    assert "linking" in shown
    assert adding._how_many([Path("-")]) is None


def test_many_problems_are_told_by_code(call: Call, tmp_path: Path) -> None:
    """Three examples, then a count."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_bytes(b"")
    called = call("add", folder, "--ledger", tmp_path / "x.db")
    assert re.search(r"5\s+empty", called.err)
    assert "and 2 more" in " ".join(called.err.split())


def test_lines_that_are_no_page_are_told_each_with_what_came(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence for all would be wrong of all but the first; more than three are counted."""
    monkeypatch.chdir(tmp_path)
    Path("pages.jsonl").write_text('{"txt": "x"}\nno json\n[1]\n{}\n{"text": 7}\n', encoding="utf-8")
    told = " ".join(call("add", "pages.jsonl").err.split())
    assert "pages.jsonl:1: expected a JSON object with" in told
    assert "found the fields txt" in told
    assert "found no JSON" in told
    assert "found JSON that is no object" in told
    assert "and 2 more" in told


@pytest.mark.slow
def test_the_demo_tells_a_timeline_and_what_next(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nineteen reports, entries with standing and place, where the ledger lies; and every quote of it holds."""
    monkeypatch.chdir(tmp_path)
    called = call("demo")
    assert called.code == 0
    assert called.out.startswith("19 sample reports read")
    assert "the ledger lies in demo-ledger/servanda.db" in called.out
    assert "servanda serve" in called.out
    assert re.search(r"servanda trace c-[0-9a-f]{16}", called.out)
    assert re.search(r"\w+\.(txt|html|jsonl):\d+-\d+  Sample", called.out)
    assert re.search(r" · \d origins?", called.out)
    assert call("audit", "--ledger", "demo-ledger/servanda.db").code == 0


def test_the_demo_needs_a_folder(call: Call, tmp_path: Path) -> None:
    """A file in its place is a wrong call."""
    (tmp_path / "taken").write_text("x")
    assert call("demo", tmp_path / "taken").code == 2


def test_an_empty_folder_is_told(call: Call, tmp_path: Path) -> None:
    """Nothing read is not the same as nothing new."""
    (tmp_path / "none").mkdir()
    called = call("add", tmp_path / "none", "--ledger", tmp_path / "x.db")
    assert f"nothing to read at {tmp_path / 'none'}: expected files ending in .txt, .html" in called.err


def test_a_pipeline_of_spacy_reads(call: Call, pages: Path, tmp_path: Path) -> None:
    """Its pages are known to it afterwards, and read anew by the rules; what is missing stops the call at once."""
    place, folder = tmp_path / "x.db", trained(tmp_path / "tiny")
    by_spacy = ("add", pages, "--ledger", place, "--reader", f"spacy:{folder}")
    first = call(*by_spacy)
    assert first.code == 0
    assert "2 new reports, 0 known, 1 not read" in first.out
    assert "0 new reports, 2 known" in call(*by_spacy).out
    assert "2 read anew" in call("add", pages, "--ledger", place).out
    assert call("audit", "--ledger", place).code == 0
    missing = call("add", pages, "--ledger", tmp_path / "y.db", "--reader", "spacy:en_core_web_none")
    assert missing.code == 2
    assert "python -m spacy download en_core_web_none" in missing.err
    assert not (tmp_path / "y.db").exists()


def test_the_ledger_is_no_page_of_the_folder_that_it_lies_in(
    call: Call, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Adding the working folder tells nothing of the ledger's own files, and still tells every other odd file."""
    monkeypatch.chdir(pages)
    (pages / "servanda.db-notes").write_text("mine", encoding="utf-8")
    (pages / "empty.txt").unlink()
    for _ in range(2):
        called = call("add", ".", "--reader", "rules", "--workers", 1)
        assert "1 not read" in called.out
        assert "servanda.db-notes" in called.err
