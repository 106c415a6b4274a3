"""`servanda review` at a terminal and in a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Call
from ledger.values import fill, read_main, read_other
from servanda import ledger
from servanda.ledger import Kind
from servanda.run.judging import judge

BY = ("--by", "Ana", "--at", "2031-05-02T09:30:00Z")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a ledger that may be judged."""
    place = tmp_path / "own.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_main(), read_other()])
    judge(place, [])
    return place


def first(place: Path, kind: Kind) -> str:
    """Give the least id of a kind."""
    with ledger.open_view(place) as view:
        return next(str(record.id) for record in view.records(kind))


def test_a_decision_is_told_and_listed(call: Call, own: Path) -> None:
    """What, who, when, why; the finding in its words; what changed; the list says that it stands."""
    event = first(own, Kind.EVENTS)
    done = call("review", "wrong", event, *BY, "--reason", "not said", "--ledger", own)
    assert done.code == 0
    assert f"wrong: {event}, Ana, 2 May 2031: not said" in done.out
    assert f"{event} is the event “" in done.out
    assert f"gone: event {event}" in " ".join(done.out.split())
    assert "1 fewer" in done.out
    judgement = done.out.split()[0]
    listed = call("review", "list", "--ledger", own)
    assert (listed.code, judgement in listed.out, "stands" in listed.out) == (0, True, True)
    told = call("trace", event, "--ledger", own)
    assert "left out of the records" in told.out
    assert "not said" in told.out
    back = call("review", "undo", judgement, *BY, "--ledger", own)
    assert "1 more" in back.out
    (row, _) = map(json.loads, call("review", "list", "--format", "jsonl", "--ledger", own).out.splitlines())
    assert {row["fate"]} <= {"taken_back", "stands"}
    assert call("review", "list", "--only", "orphan", "--format", "json", "--ledger", own).out.strip() == "[]"


def test_a_corrected_value_stands_in_the_record(call: Call, own: Path) -> None:
    """The record shows it, with what was read beside it."""
    event = first(own, Kind.EVENTS)
    assert call("review", "correct", event, "when", "2031-03-09", *BY, "--ledger", own).code == 0
    told = call("trace", event, "--ledger", own).out
    assert "9 March 2031" in told
    assert "when is 2031-03-09, read as" in " ".join(told.split())


def test_wrong_calls_say_what_was_expected(call: Call, own: Path) -> None:
    """Exit code 2, one clear line, nothing written."""
    event = first(own, Kind.EVENTS)
    assert "expected one of" in call("review", "correct", event, "terms", "free", "--ledger", own).err
    assert call("review", "same", event, "--ledger", own).code == 2
    assert "--at cannot be 'noon'" in call("review", "right", event, "--at", "noon", "--ledger", own).err
    assert "options stand behind the command" in call("review", "--ledger", own, "right", event).err
    assert call("review", "list", "--ledger", own).out == ""


def test_the_clock_and_the_login_name_are_only_defaults(call: Call, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --by and --at the line has the login name."""
    monkeypatch.setenv("LOGNAME", "zula")
    done = call("review", "right", first(own, Kind.EVENTS), "--ledger", own)
    assert (done.code, ", zula, " in done.out, "no record changed" in done.out) == (0, True, True)
    assert "was there already" not in done.out


@pytest.mark.parametrize("word", ["same", "different", "unsure"])
def test_pairs_are_judged(call: Call, own: Path, word: str) -> None:
    """Two events at once, twice: the second time it was there already."""
    with ledger.open_view(own) as view:
        pair = [member for record in view.records(Kind.EVENTS) for member in record.members][:2]
    assert len(pair) == 2
    assert call("review", word, *pair, *BY, "--ledger", own).code == 0
    assert "was there already" in call("review", word, *pair, *BY, "--ledger", own).out


def test_judgements_travel_as_json_lines(call: Call, own: Path, tmp_path: Path) -> None:
    """Export, import into another ledger: equal lines, and those that are known are left alone."""
    event, file = first(own, Kind.EVENTS), tmp_path / "judgements.jsonl"
    call("review", "wrong", event, *BY, "--ledger", own)
    assert "1 judgement written" in call("review", "export", file, "--ledger", own).out
    other = tmp_path / "other.db"
    with ledger.open_writer(other) as writer:
        writer.append([read_other(), read_main()])
    done = call("review", "import", file, "--ledger", other)
    assert (done.code, "1 new judgement, 0 known" in done.out) == (0, True)
    assert call("review", "export", "-", "--ledger", other).out == file.read_text(encoding="utf-8")
    again = call("review", "import", file, "--ledger", other)
    assert (again.code, "0 new judgements, 1 known" in again.out) == (0, True)


def test_an_import_with_a_bad_line_takes_nothing_in(call: Call, own: Path, tmp_path: Path) -> None:
    """Every bad line is named with its number, what was expected and what came; the good ones wait for the next run."""
    file = tmp_path / "judgements.jsonl"
    good = {"at": "2031-05-02T09:30:00Z", "who": "Ana", "kind": "wrong", "target": [first(own, Kind.EVENTS)]}
    file.write_text("\n".join((json.dumps(good), "", "no json", json.dumps({**good, "who": 7}))), encoding="utf-8")
    refused = call("review", "import", file, "--ledger", own)
    assert (refused.code, refused.out) == (2, "")
    assert f"nothing was taken in from '{file}'; mend these 2 lines and run again:" in refused.err
    assert 'line 3: expected a JSON object on one line, found "no json"' in refused.err
    assert "line 4: expected the name of a person in `who`, found 7" in refused.err
    assert call("review", "list", "--ledger", own).out == ""
    file.write_text(json.dumps(good), encoding="utf-8")
    assert call("review", "import", file, "--ledger", own).code == 0


def test_an_import_of_nothing_is_told(call: Call, own: Path, tmp_path: Path) -> None:
    """A file that is not there is a wrong call, an empty one is said to hold no judgement."""
    missing = call("review", "import", tmp_path / "none.jsonl", "--ledger", own)
    assert (missing.code, "expected a file or folder at" in missing.err) == (2, True)
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    empty = call("review", "import", tmp_path / "empty.jsonl", "--ledger", own)
    assert (empty.code, "no judgement in" in empty.err) == (0, True)


def test_orphans_and_contradictions_are_told(call: Call, own: Path, tmp_path: Path) -> None:
    """A judgement whose report is not here ends `list` with exit code 1, and so does its import."""
    with ledger.open_view(own) as view:
        event = next(record.id for record in view.records(Kind.EVENTS) if view.finding(record.id))
        report = view.finding(event).report
    call("review", "wrong", event, *BY, "--ledger", own)
    file, other = tmp_path / "j.jsonl", tmp_path / "other.db"
    call("review", "export", file, "--ledger", own)
    with ledger.open_writer(other) as writer:
        writer.append([read for read in (read_main(), read_other()) if read.report.id != report])
    done = call("review", "import", file, "--ledger", other)
    assert (done.code, "judgement orphaned" in done.err) == (1, True)
    listed = call("review", "list", "--ledger", other)
    assert (listed.code, "its finding is gone" in listed.out) == (1, True)


def test_the_queue_asks_and_says_how_to_answer(call: Call, tmp_path: Path) -> None:
    """A conflict is asked about with its values, quotes, and the calls that answer it; then nothing waits."""
    place = fill(tmp_path / "norland.db")
    asked = call("review", "--ledger", place)
    assert asked.code == 0
    assert "quantity: 30000 tonne or 40000 tonne?" in " ".join(asked.out.split())
    assert "servanda review correct" in asked.out
    assert "waiting" in asked.err
    rows = json.loads(call("review", "--format", "json", "--limit", 1, "--ledger", place).out)
    assert set(rows[0]) == {"queue", "doubt", "question", "why", "ids", "quotes", "answers"}


def test_an_empty_queue_says_so(call: Call, own: Path) -> None:
    """Nothing to say is said too."""
    assert "nothing waits" in call("review", "--ledger", own).err
