from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from servanda import export, ledger
from servanda.export.rows import rows
from servanda.ledger import Kind
from servanda.ledger.view import View


def plain(value: Any) -> Any:
    """Give a value of a table as JSON has it."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.fixture
def folder(view: View, tmp_path: Path) -> Path:
    """Give the exported tables."""
    export.parquet(view, tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("kind", Kind)
def test_tables_hold_the_rows(view: View, folder: Path, kind: Kind) -> None:
    """Each table holds exactly the rows of its kind, nested as they are."""
    table = pq.read_table(folder / f"{kind}.parquet")
    assert plain(table.to_pylist()) == list(rows(view, kind))


def test_days_are_dates(folder: Path) -> None:
    """Days are typed, so that they can be compared and subtracted."""
    table = pq.read_table(folder / "events.parquet")
    assert table.schema.field("when").type.field("earliest").type == pa.date32()
    assert table.column("when")[0]["earliest"].as_py() == date(2031, 3, 1)


def test_a_file_says_of_which_ledger_it_is(view: View, folder: Path) -> None:
    """Also when it is moved away from its README: the ledger's fingerprint, and by what the reports were read."""
    metadata = pq.read_schema(folder / "events.parquet").metadata
    assert metadata[b"servanda:ledger"] == f"sha256:{view.fingerprint()}".encode()
    assert metadata[b"servanda:read_by"] == "; ".join(sorted(map(str, view.readers()))).encode()


def test_equal_ledgers_give_equal_bytes(view: View, folder: Path, tmp_path: Path) -> None:
    """Two exports of one ledger have the same bytes."""
    for path in export.parquet(view, tmp_path / "again"):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_empty_kinds_keep_their_types(tmp_path: Path) -> None:
    """A kind without records gives a table without rows that still has its columns."""
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.view() as view:
        export.parquet(view, tmp_path / "out")
    table = pq.read_table(tmp_path / "out" / "commitments.parquet")
    assert (table.num_rows, table.schema.field("steps").type.value_type.field("when").type.num_fields) == (0, 6)
