"""What all forms of tables hold to: files of others are safe, and words that may not go along stay behind."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ledger.values import TEXT, read_of, report_of
from servanda import export, ledger
from servanda.errors import CallError
from servanda.export import TABLES, Texts
from servanda.ledger.view import View


@pytest.mark.parametrize("form", TABLES)
def test_a_file_that_no_export_wrote_is_not_written_over(view: View, tmp_path: Path, form: str) -> None:
    """The call names the file and nothing is written; once it is away, an export and the next one are."""
    own = tmp_path / f"events.{form}"
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(CallError, match=rf"expected no events\.{form} in .*; name another folder"):
        export.write(view, tmp_path, form)
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [(own.name, "mine")]
    own.unlink()
    assert export.write(view, tmp_path, form) == export.write(view, tmp_path, form)


@pytest.mark.parametrize("form", ["csv", "bibtex"])
def test_a_folder_of_reports_is_no_place_for_an_export(tmp_path: Path, form: str) -> None:
    """Whoever adds the folder again would read the export as news."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "grain.txt").write_text(TEXT, encoding="utf-8")
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report_of(TEXT, file="grain.txt"))])
        with writer.view() as view, pytest.raises(CallError, match=r"found reports .*\(grain\.txt\).*another folder"):
            export.write(view, folder, form)
    assert [each.name for each in folder.iterdir()] == ["grain.txt"]


def quotes(folder: Path) -> tuple[object, object, object]:
    """Give a report's text, an event's quote and a statement's content as JSON Lines have them."""
    first = {
        kind: json.loads((folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()[0])
        for kind in ("reports", "events", "statements")
    }
    return first["reports"]["text"], first["events"]["evidence"][0]["quote"], first["statements"]["content"]


def test_texts_stay_behind_as_far_as_they_are_to(view: View, tmp_path: Path) -> None:
    """Full texts, or quotes alone, or only places; nothing is cut short, and the README says which."""
    told = {}
    for texts in Texts:
        export.write(view, tmp_path / texts, "jsonl", texts=texts)
        told[texts] = [isinstance(each, str) for each in quotes(tmp_path / texts)]
        assert f"texts         {texts}" in (tmp_path / texts / "jsonl-README.txt").read_text(encoding="utf-8")
    assert told == {Texts.NONE: [False] * 3, Texts.QUOTES: [False, True, True], Texts.FULL: [True] * 3}
    found = [
        json.loads(line)
        for path in (tmp_path / Texts.NONE).glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert set(printed(found)) == set()


def printed(value: object) -> Iterator[str]:
    """Give the fields, however deep, that hold printed words."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in {"quote", "content", "text", "scare_quotes", "hedges", "message"} and isinstance(
                each, str | list
            ):
                yield from [name] if each else []
            yield from printed(each) if not isinstance(each, str) else ()
    elif isinstance(value, list):
        for each in value:
            yield from printed(each)


def test_no_form_tells_more_words_than_it_may(view: View, tmp_path: Path) -> None:
    """Sheets have empty cells where JSON Lines and Parquet have null."""
    export.write(view, tmp_path, "csv", texts=Texts.NONE)
    export.write(view, tmp_path, "parquet", texts=Texts.NONE)
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        event = next(csv.DictReader(file))
    assert (event["quote"], event["start"]) == ("", "22")
    assert "will send" not in (tmp_path / "steps.csv").read_text(encoding="utf-8")
    assert set(pq.read_table(tmp_path / "reports.parquet").column("text").to_pylist()) == {None}
    assert pq.read_table(tmp_path / "events.parquet").column("evidence")[0].as_py()[0]["quote"] is None


KEPT = {
    "reports": {"title", "byline", "outlet", "agencies"},
    "origins": {"agency"},
    "disagreements": {"value", "name", "role"},
    "*": {"name", "aliases", "title", "role", "label", "item", "cue", "medium", "via"},
}
"""Fields in which words of a report stay when none of its texts go along: what a row says."""


def test_what_stays_of_printed_words_is_what_the_documents_say(demo_ledger: Path, tmp_path: Path) -> None:
    """Where two or more words in a row stand in a report too, the field is one of those that are named; none is long."""
    with ledger.open_view(demo_ledger) as view:
        texts = "\n".join(" ".join(report.text.split()) for report in view.reports())
        export.write(view, tmp_path / "none", "jsonl", texts=Texts.NONE)
    for path in (tmp_path / "none").glob("*.jsonl"):
        allowed = KEPT.get(path.stem, KEPT["*"])
        for line in path.read_text(encoding="utf-8").splitlines():
            for name, words in strings(json.loads(line)):
                if len(words.split()) > 1 and " ".join(words.split()) in texts:
                    assert name in allowed, (path.stem, name, words)
                    assert name == "title" or len(words.split()) < 12, (path.stem, name, words)


def strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Give every text of a row with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for inner, each in value.items():
            yield from strings(each, inner)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, name)
