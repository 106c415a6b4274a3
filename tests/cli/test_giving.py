"""`servanda export`, `audit` and `evaluate`: what leaves the house, and how good it is."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize("words", [["export", "{}/out"], ["export", "{}/out", "--format", "csv"], ["demo", "{}/demo"]])
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
