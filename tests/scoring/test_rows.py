"""Rows are read or refused; none is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_gold import small_gold

from servanda import scoring
from servanda.errors import EvaluationError


def write(folder: Path) -> Path:
    """The small gold as a folder of JSON Lines."""
    folder.mkdir(exist_ok=True)
    for kind, rows in small_gold().items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{kind}.jsonl").write_text(lines, encoding="utf-8", newline="")
    return folder


def test_a_folder_is_read_as_the_rows_it_holds(tmp_path: Path) -> None:
    """A folder gives the same evaluation as its rows in memory, and its name and hash."""
    gold = scoring.load(write(tmp_path / "gold"))
    assert gold.name == "gold"
    assert gold.sha256 == scoring.digest(tmp_path / "gold")
    evaluation = scoring.evaluate(scoring.rows(small_gold()), gold)
    assert set(scoring.figures(evaluation).values()) == {1.0}


def test_a_missing_file_is_an_empty_kind(tmp_path: Path) -> None:
    """A kind without a file has no rows and is not among the kinds; an empty file is."""
    folder = write(tmp_path / "gold")
    (folder / "events.jsonl").unlink()
    (folder / "labels.jsonl").write_bytes(b"")
    rows = scoring.load(folder)
    assert (rows.events, rows.labels) == ((), ())
    assert "events" not in rows.kinds
    assert "labels" in rows.kinds


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "s-9"', "statements.jsonl, line 2"),
        ('{"id": "s-9", "content": 3, "evidence": []}', "statements.jsonl, line 2"),
        ('{"content": "words", "evidence": []}', "statements.jsonl, line 2"),
        ('{"id": "s-9", "content": "words", "evidence": []}', "no evidence"),
        ('{"id": "s-1", "content": "words", "evidence": [{"report": "a.txt"}]}', "on two rows"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, line: str, says: str) -> None:
    """A row that cannot be read, has no evidence or doubles an id is an error with its place."""
    folder = write(tmp_path / "gold")
    path = folder / "statements.jsonl"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{first}\n{line}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=says):
        scoring.load(folder)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are an error with file and line."""
    folder = write(tmp_path / "gold")
    (folder / "events.jsonl").write_bytes(b'{"id": "e-\xff"}\n')
    with pytest.raises(EvaluationError, match=r"events\.jsonl, line 1"):
        scoring.load(folder)


def test_rows_in_memory_are_checked_too() -> None:
    """A broken object and an unknown kind are refused."""
    with pytest.raises(EvaluationError, match="events, row 1"):
        scoring.rows({"events": [{"id": "e-1"}]})
    with pytest.raises(EvaluationError, match="songs"):
        scoring.rows({"songs": []})
    assert scoring.rows({"judgements": [{"id": "j-1"}]}).kinds == frozenset()


def test_a_folder_without_rows_is_refused(tmp_path: Path) -> None:
    """An empty folder, or none, is not an empty ledger."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(EvaluationError, match="export"):
            scoring.load(folder)


def test_the_hash_follows_names_and_bytes_alone(tmp_path: Path) -> None:
    """One changed byte or name changes the hash; a note beside the rows does not."""
    folder = write(tmp_path / "gold")
    before = scoring.digest(folder)
    (folder / "README.md").write_text("a note")
    assert scoring.digest(folder) == before
    with (folder / "events.jsonl").open("ab") as file:
        file.write(b"\n")
    assert scoring.digest(folder) != before
    again = scoring.digest(folder)
    (folder / "events.jsonl").rename(folder / "others.jsonl")
    assert scoring.digest(folder) != again


def test_a_line_end_inside_a_text_ends_no_row(tmp_path: Path) -> None:
    """U+2028 and a carriage return inside a string stay in their row."""
    folder = write(tmp_path / "gold")
    path = folder / "labels.jsonl"
    row = json.loads(path.read_text(encoding="utf-8"))
    row["label"] = "ban\u2028dits"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\r\n", encoding="utf-8", newline="")
    assert scoring.load(folder).labels[0].label == "ban\u2028dits"
