"""`servanda export`, `audit` and `evaluate`: what leaves the house, and how good it is."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.conftest import Call
from ledger.values import fill, tamper
from servanda.ledger import Kind


@pytest.mark.parametrize(("form", "suffix"), [("jsonl", "jsonl"), ("csv", "csv"), ("parquet", "parquet")])
def test_the_export_writes_one_file_per_kind(call: Call, place: Path, tmp_path: Path, form: str, suffix: str) -> None:
    """The files are listed on standard output, the counts on standard error."""
    called = call("export", tmp_path / "out", "--ledger", place, "--format", form)
    assert called.code == 0
    assert {str(tmp_path / "out" / f"{kind}.{suffix}") for kind in Kind} <= set(called.out.splitlines())
    assert "2 reports" in called.err


def test_whole_texts_are_told_of_and_can_stay_behind(call: Call, place: Path, tmp_path: Path) -> None:
    """Who hands on a folder learns that it holds what belongs to others; a form without tables has no such choice."""
    assert "belong to their publishers" in call("export", tmp_path / "a", "--ledger", place).err
    quoted = call("export", tmp_path / "b", "--ledger", place, "--texts", "quotes")
    assert (quoted.code, "belong to their publishers" in quoted.err) == (0, False)
    assert '"text":null' in (tmp_path / "b" / "reports.jsonl").read_text(encoding="utf-8")
    refused = call("export", tmp_path / "c", "--ledger", place, "--texts", "quotes", "--format", "plover")
    assert (refused.code, "--texts is asked by" in refused.err) == (2, True)


def test_the_call_says_how_many_were_left_out_and_why(call: Call, place: Path, tmp_path: Path) -> None:
    """The numbers of the table, the most frequent reason first; a form that can say all says so."""
    told = call("export", tmp_path, "--ledger", place, "--format", "plover").err
    with (tmp_path / "plover-left_out.csv").open(encoding="utf-8", newline="") as file:
        reasons = [row["reason"].partition(": ")[0] for row in csv.DictReader(file)]
    assert f"left out: {len(reasons)}\n" in told
    assert all(f"{reasons.count(each):8} {each}\n" in told for each in reasons)
    assert "nothing was left out" in call("export", tmp_path, "--ledger", place, "--format", "bibtex").err


def test_files_of_another_form_are_left_and_told(call: Call, place: Path, tmp_path: Path) -> None:
    """Forms stand side by side; whoever writes one anew is told that the others may be older."""
    out = tmp_path / "out"
    assert "may tell of another ledger" not in call("export", out, "--ledger", place).err
    (out / "notes.csv").write_text("mine", encoding="utf-8")
    before = (out / "events.jsonl").read_bytes()
    called = call("export", out, "--ledger", place, "--format", "csv")
    assert f"the jsonl files in {out} were left as they are" in called.err
    assert (out / "events.jsonl").read_bytes() == before
    assert (out / "notes.csv").read_text(encoding="utf-8") == "mine"
    assert "the csv files in" in call("export", out, "--ledger", place).err
    assert call("export", out, "--ledger", place, "--format", "jsonl").err.count("left as they are") == 1


def test_an_audit_that_finds_nothing_says_what_it_checked(call: Call, place: Path) -> None:
    """Exit code 0, with the numbers."""
    called = call("audit", "--ledger", place)
    assert called.code == 0
    assert called.out.startswith("2 archived pages, ")
    assert called.out.endswith("all of them hold\n")


def test_an_audit_of_a_damaged_archive_is_not_endless(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1; the first faults are printed, the others counted."""
    monkeypatch.setattr("servanda.cli.giving._SHOWN", 2)
    place = tamper(fill(tmp_path / "x.db"), "UPDATE readings SET text = upper(text)")
    called = call("audit", "--ledger", place)
    assert called.code == 1
    assert "more\n" in called.out


def test_a_ledger_measured_against_its_own_export_is_perfect(call: Call, place: Path, tmp_path: Path) -> None:
    """Equal rows are all found; floors are written, held, and broken when the ledger is another."""
    gold, floors = tmp_path / "gold", tmp_path / "floors.json"
    call("export", gold, "--ledger", place)
    measured = call("evaluate", gold, "--ledger", place, "--misses", "--floors", floors, "--raise-floors")
    assert measured.code == 0
    assert "statements" in measured.out
    assert "every floor" in measured.err
    figures = json.loads(call("evaluate", gold, "--ledger", place, "--json").out)
    assert {miss["kind"] for miss in figures["misses"]}.isdisjoint({"statements", "events", "commitments"})
    assert call("evaluate", gold, "--ledger", place, "--floors", floors, "--raise-floors").code == 0
    none = tmp_path / "none.json"
    none.write_text("[]", encoding="utf-8")
    unpinned = call("evaluate", gold, "--ledger", place, "--floors", none)
    assert (unpinned.code, "has no floor for gold 'gold'" in unpinned.err) == (1, True)
    other = tamper(fill(tmp_path / "x.db"), "DELETE FROM records WHERE kind = 'statements'")
    fallen = call("evaluate", gold, "--ledger", other, "--floors", floors)
    assert fallen.code == 1
    assert "below the floor" in fallen.err


@pytest.mark.parametrize("form", ["bibtex", "csl"])
def test_an_export_with_an_account_names_it(call: Call, place: Path, tmp_path: Path, form: str) -> None:
    """The files on standard output, where the account stands on standard error."""
    called = call("export", tmp_path / "out", "--ledger", place, "--format", form)
    assert called.code == 0
    assert all(Path(line).is_file() for line in called.out.splitlines())
    assert f"{form}-README.txt" in called.err


def test_who_reports_is_asked_by_iati_alone(call: Call, place: Path, tmp_path: Path) -> None:
    """IATI demands it; to any other form it would mean nothing, and the call says so."""
    words = ("export", tmp_path / "out", "--ledger", place, "--format")
    assert "expected --reporting-org REF,TYPE,NAME" in " ".join(call(*words, "iati").err.split())
    named = ("--reporting-org", "XM-EXAMPLE-1,80,Example University")
    assert call(*words, "iati", *named).code == 0
    refused = call(*words, "csv", *named)
    assert (refused.code, "asked by --format iati alone" in refused.err) == (2, True)


def test_a_folder_of_pages_names_its_first(call: Call, place: Path, tmp_path: Path) -> None:
    """What to open on standard output, how much it is on standard error; as known on a day it has only that."""
    called = call("export", tmp_path / "out", "--ledger", place, "--format", "site", "--as-known-on", "2031-02")
    assert (called.code, called.out) == (0, f"{tmp_path / 'out' / 'index.html'}\n")
    assert " pages, " in called.err
    readme = (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    assert "as known on   2031-02-28" in readme
    assert "1 report," in readme
    for page in ("index.html", "events.html"):
        assert "as known on 28 February 2031, sha256:" in (tmp_path / "out" / page).read_text(encoding="utf-8")


def test_a_folder_of_the_users_is_told_and_left(call: Call, place: Path, tmp_path: Path) -> None:
    """Exit code 2 and a sentence that says what to do."""
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    called = call("export", tmp_path, "--ledger", place, "--format", "site")
    assert called.code == 2
    assert "found other files (thesis.txt); name another folder" in " ".join(called.err.split())


@pytest.mark.parametrize(
    "words",
    [
        ["export", "{}/out"],
        ["export", "{}/out", "--format", "csv"],
        ["export", "{}/out", "--format", "site"],
        ["demo", "{}/demo"],
    ],
)
def test_a_place_that_cannot_be_written_is_one_clear_line(
    call: Call, place: Path, tmp_path: Path, words: list[str]
) -> None:
    """The system's own words, without a traceback; a file stands where a folder would have to be."""
    (tmp_path / "note").write_text("a file", encoding="utf-8")
    ledger = ["--ledger", str(place)] if words[0] == "export" else []
    called = call(*(word.format(tmp_path / "note") for word in words), *ledger)
    assert called.code == 2
    assert called.err.startswith("servanda: cannot read or write at ")
    assert "note" in called.err
    assert "Traceback" not in called.err


@pytest.mark.slow
def test_an_interrupted_folder_of_pages_leaves_nothing(place: Path, tmp_path: Path) -> None:
    """Ctrl-C while pages are drawn, in a real process: one line, exit code 130, nothing half written."""
    out = tmp_path / "deep" / "out"
    words = [sys.executable, "-m", "servanda", "export", str(out), "--format", "site", "--ledger", str(place)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not any(tmp_path.rglob("index.html")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("the folder was whole before the signal came")
    assert process.returncode == 130
    assert "Traceback" not in told
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
