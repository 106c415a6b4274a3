from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

from ledger.values import read_main, read_of, read_other, records_of, report_of
from servanda import export, ledger
from servanda.export.rows import rows
from servanda.ledger import Kind
from servanda.ledger.view import View


def test_lines_are_the_rows(view: View, tmp_path: Path) -> None:
    """Each file has one object per line, in UTF-8, equal to the rows that every surface shows."""
    for kind, path in zip(Kind, export.jsonl(view, tmp_path / "out")[:-1], strict=True):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        assert [json.loads(line) for line in lines] == list(rows(view, kind))


def test_accents_are_written_as_such(view: View, tmp_path: Path) -> None:
    """Letters beyond ASCII stand in the file as themselves."""
    assert "Été à Zür" in export.jsonl(view, tmp_path / "out")[0].read_text(encoding="utf-8")


def test_quotes_are_the_characters_of_the_text(view: View, tmp_path: Path) -> None:
    """In what was exported, every quote is exactly the characters of its span."""
    export.jsonl(view, tmp_path)
    texts = {row["id"]: row["text"] for row in load(tmp_path / "reports.jsonl")}
    found = [quote for kind in Kind for row in load(tmp_path / f"{kind}.jsonl") for quote in quotes(row)]
    assert len(found) > 10
    assert all(texts[quote["report"]][quote["start"] : quote["end"]] == quote["quote"] for quote in found)


def test_the_order_of_arrival_changes_no_byte(tmp_path: Path) -> None:
    """The same reports in any order and any batches give the same bytes."""
    main, other, third = read_main(), read_other(), read_of(report_of("Third.\n"))
    exported = set()
    for number, order in enumerate(permutations((main, other, third))):
        with ledger.open_writer(tmp_path / f"{number}.db") as writer:
            writer.append(order[: number % 3])
            writer.append(order[number % 3 :])
            writer.replace_records(records_of(main, other))
            with writer.view() as view:
                exported.add(tuple(path.read_bytes() for path in export.jsonl(view, tmp_path / str(number))))
    assert len(exported) == 1


def load(path: Path) -> list[dict[str, object]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def quotes(value: object) -> list[dict[str, object]]:
    """Find every quote in a row, however deep."""
    if isinstance(value, dict):
        inner = [quote for each in value.values() for quote in quotes(each)]
        return [value, *inner] if "quote" in value else inner
    return [quote for each in value for quote in quotes(each)] if isinstance(value, list) else []
