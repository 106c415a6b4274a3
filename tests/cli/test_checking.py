"""`servanda codebook check`, as a newcomer meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Call


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a folder with good rows, bad cells and a row that is only odd."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "cues.tsv").write_text("cue\tpart\tstance\nopine\tverb\tthinks\nsay\tverb\tdenies\n", encoding="utf-8")
    (folder / "titles.tsv").write_text("text\tkind\nSirdar\trank\n", encoding="utf-8")
    return folder


def test_bad_cells_are_told_with_place_and_remedy(call: Call, own: Path) -> None:
    """Line, field, what came, how to mend it, what was expected; then what was accepted; exit code 1."""
    called = call("codebook", "check", own)
    assert called.code == 1
    assert "line 2  stance: got 'thinks'; did you mean 'thanks'?" in called.out
    assert "line 3  cue: got a shipped row; yours takes its place" in called.out
    assert "titles.tsv" in called.out
    assert "2 rows accepted out of 2 files, 1 remark; 1 line to mend" in " ".join(called.out.split())
    paths = [line for line in called.out.splitlines() if str(own) in line]
    assert all(len(line) <= 80 for line in called.out.splitlines() if line not in paths)


def test_good_rows_end_with_the_mark_that_a_ledger_shows(call: Call, own: Path) -> None:
    """A remark is no fault: exit code 0, and the next step."""
    (own / "cues.tsv").write_text("cue\tpart\tstance\nsay\tverb\tdenies\n", encoding="utf-8")
    called = call("codebook", "check", own)
    assert called.code == 0
    assert "worth a look" in called.out
    assert "every row can be read" in called.out
    assert f"next: servanda add PATH --codebook {own}" in called.err
    mark = json.loads(call("codebook", "check", own, "--format", "json").out)["fingerprint"]
    assert f"a ledger read with it shows the codebook {mark}" in called.out


def test_the_answer_for_programs_has_every_place(call: Call, own: Path) -> None:
    """JSON on standard output; line is null where the whole file is meant; no fingerprint of what cannot be used."""
    (own / "labels.tsv").write_bytes(b"")
    called = call("codebook", "check", own, "--format", "json")
    assert called.code == 1
    told = json.loads(called.out)
    (fault,) = told["faults"]
    assert fault["file"] == str(own / "cues.tsv")
    assert (fault["line"], fault["field"], fault["got"]) == (2, "stance", "'thinks'")
    assert [remark["line"] for remark in told["remarks"]] == [3, None]
    assert [(Path(file["file"]).name, file["accepted"]) for file in told["files"]] == [
        ("cues.tsv", 1),
        ("labels.tsv", 0),
        ("titles.tsv", 1),
    ]
    assert told["fingerprint"] is None


def test_one_file_is_enough_and_none_is_a_wrong_call(call: Call, own: Path) -> None:
    """A file by its name, an empty folder, a path with nothing at it."""
    one = call("codebook", "check", own / "titles.tsv")
    assert (one.code, one.err) == (0, "")
    (own / "cues.tsv").unlink()
    (own / "titles.tsv").unlink()
    empty = call("codebook", "check", own)
    assert (empty.code, "codebook files" in empty.out, "every row can be read" in empty.out) == (1, True, False)
    (own.parent / "one.txt").write_text("Kenya sent maize to Ghana on Monday.\n", encoding="utf-8")
    added = call("add", own.parent / "one.txt", "--ledger", own.parent / "x.db", "--codebook", own)
    assert (added.code, "codebook files" in added.err) == (2, True)
    assert call("codebook", "check", own / "nothing").code == 2
    assert call("codebook", "check").code == 2


def test_a_ledger_shows_with_which_codebook_a_report_was_read(call: Call, tmp_path: Path) -> None:
    """The mark of the check stands with the report; two codebooks in one ledger are told, also before figures."""
    folder, place = tmp_path / "mine", tmp_path / "x.db"
    folder.mkdir()
    (folder / "titles.tsv").write_text("text\tkind\nSirdar\trank\n", encoding="utf-8")
    mark = json.loads(call("codebook", "check", folder, "--format", "json").out)["fingerprint"]
    (tmp_path / "one.txt").write_text("Kenya sent maize to Ghana on Monday.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Ghana thanked Kenya for the maize.\n", encoding="utf-8")
    assert "codebooks" not in call("add", tmp_path / "one.txt", "--ledger", place).err
    added = call("add", tmp_path / "two.txt", "--ledger", place, "--codebook", folder)
    assert "read with 2 codebooks: " in added.err
    assert f"{mark} (1 report)" in added.err
    reports = json.loads(call("show", "reports", "--ledger", place, "--format", "json").out)
    second = next(report["id"] for report in reports if report["file"] == "two.txt")
    told = " ".join(call("trace", second, "--ledger", place).out.split())
    assert f"codebook {mark} version " in told
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "reports.jsonl").write_text("", encoding="utf-8")
    assert "read with 2 codebooks" in call("evaluate", gold, "--ledger", place).err
