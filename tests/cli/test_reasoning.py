"""`--why`: the rule, what it reads, its score and its marks, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Call
from ledger.values import read_main

TEXT = (
    "Norway to send vehicles to Moldova\n15 June 2022\n\n"
    "Norwegian Foreign Minister Berit Fjelde said on Monday that Norway will send 50 armoured vehicles to Moldova.\n"
)


@pytest.fixture
def news(call: Call, tmp_path: Path) -> Path:
    """Give a ledger with one report, read by rule."""
    (tmp_path / "norway.txt").write_text(TEXT, encoding="utf-8")
    call("add", tmp_path / "norway.txt", "--ledger", tmp_path / "x.db", "--reader", "rules")
    return tmp_path / "x.db"


@pytest.mark.parametrize("width", [80, 200])
def test_why_tells_rule_and_marks_at_any_width(
    call: Call, news: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """No line is longer than the terminal, and no control character is printed where nobody watches."""
    monkeypatch.setenv("COLUMNS", str(width))
    told = call("show", "statements", "--ledger", news, "--why").out
    lines = told.splitlines()
    assert max(len(line) for line in lines) <= width
    assert "\x1b" not in told
    plain = " ".join(told.split())
    assert 'rule statement.that, score 0.95 reads a content behind "that"' in plain
    assert "cue “said”" in plain
    assert "by itself it asserts" in plain
    assert "said “Monday”" in plain
    assert "rule dates.weekday, score 0.90: a weekday" in plain


def test_one_record_by_its_id(call: Call, news: Path) -> None:
    """Also by that of a finding; one of another kind, or filters beside it, is a wrong call that says what to do."""
    (row,) = json.loads(call("show", "statements", "--ledger", news, "--format", "json").out)
    alone = call("show", "statements", row["id"], "--ledger", news, "--format", "json")
    assert [each["id"] for each in json.loads(alone.out)] == [row["id"]]
    assert json.loads(call("show", "statements", row["members"][0], "--ledger", news, "--format", "json").out)
    wrong = call("show", "events", row["id"], "--ledger", news)
    assert wrong.code == 2
    assert f"try `servanda show statements {row['id']}`" in wrong.err
    assert call("show", "statements", row["id"], "--from", "NOR", "--ledger", news).code == 2
    assert call("show", "statements", "s-0", "--ledger", news).code == 2


def test_why_for_programs(call: Call, news: Path) -> None:
    """The row of the export, and under "why" each quote with its rule and marks; every key is there."""
    (row,) = json.loads(call("show", "statements", "--ledger", news, "--why", "--format", "json").out)
    (plain,) = json.loads(call("show", "statements", "--ledger", news, "--format", "json").out)
    (why,) = row.pop("why")
    assert row == plain
    assert set(why) == {"report", "start", "end", "quote", "rule", "reads", "score", "marks"}
    cue = next(mark for mark in why["marks"] if mark["part"] == "cue")
    assert cue["quote"] == "said"
    assert (cue["rule"], cue["score"]) == (None, None)
    line = call("show", "statements", "--ledger", news, "--why", "--format", "jsonl").out
    assert json.loads(line)["why"] == [why]
    assert call("show", "statements", "--ledger", news, "--why", "--format", "csv").code == 2


def test_trace_tells_the_marks_when_asked(call: Call, news: Path, place: Path) -> None:
    """Without --why a trace stays short."""
    (row,) = json.loads(call("show", "statements", "--ledger", news, "--format", "json").out)
    short = call("trace", row["id"], "--ledger", news).out
    told = call("trace", row["id"], "--ledger", news, "--why").out
    assert "reads a content" not in short
    assert "reads a content" in told
    assert "speaker" in told[len(short) // 2 :]
    assert max(len(line) for line in told.splitlines()) <= 80
    by_hand = call("trace", read_main().findings.steps[0].id, "--ledger", place, "--why").out
    assert "rule by_hand" in by_hand
    assert "reads" not in by_hand
