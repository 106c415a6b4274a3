"""Parquet: one file per kind, nested and typed as in JSON Lines, days as dates.

For analysis with DuckDB, polars, pandas or R. Equal ledgers give equal bytes with one version of pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet as pq

from servanda.export.account import Form
from servanda.export.columns import COLUMNS, Column, Group, Many, Scalar, Shape
from servanda.export.rows import Row
from servanda.export.tables import Texts, given, tables
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View

_AT_ONCE = 5_000
"""Rows in memory at once; also the most rows of a row group."""

_TYPES = {
    Scalar.TEXT: pa.string(),
    Scalar.WHOLE: pa.int64(),
    Scalar.NUMBER: pa.float64(),
    Scalar.FLAG: pa.bool_(),
    Scalar.DAY: pa.date32(),
    Scalar.MOMENT: pa.timestamp("us", tz="UTC"),
}


FORM = Form(
    "parquet",
    tuple(f"{kind}.parquet" for kind in Kind),
    """The records as tables, one file per kind, nested and typed: the fields of JSON Lines (docs/columns.md of
    Servanda), days as dates. "start" and "end" count code points in the "text" of the report, from 0, the end excluded.

    A kind without records has a file without rows. Status and basis of an act stand beside it: without them a row is
    not what the report says.""",
)


def write(view: View, folder: Path, *, texts: Texts = Texts.FULL, known_on: date | None = None) -> tuple[Path, ...]:
    """Write one file per kind, `reports.parquet` and so on; a kind without records gives a file without rows.

    Returns:
        The files, in the order of the kinds, and their README.

    Raises:
        CallError: The folder has a file of one of these names that no export wrote.
    """
    with tables(view, folder, FORM, texts=texts, known_on=known_on) as part:
        metadata = _metadata(view)
        for kind, name in zip(Kind, FORM.files, strict=True):
            _write_kind(given(view, kind, texts=texts), COLUMNS[kind], part / name, metadata)
    return tuple(folder / name for name in (*FORM.files, FORM.readme))


def _metadata(view: View) -> dict[str, str]:
    """Give what every file says of itself: of which ledger it is, and by what its reports were read."""
    return {
        "servanda:ledger": f"sha256:{view.fingerprint()}",
        "servanda:read_by": "; ".join(sorted(map(str, view.readers()))),
    }


def _write_kind(found: Iterator[Row], columns: tuple[Column, ...], path: Path, metadata: dict[str, str]) -> None:
    schema = pa.schema([pa.field(column.name, _type(column.shape)) for column in columns], metadata=metadata)
    whole = Group(columns)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(found, _AT_ONCE)):
            writer.write_table(pa.Table.from_pylist([_typed(row, whole) for row in batch], schema=schema))


def _type(shape: Shape) -> pa.DataType:
    match shape:
        case Group(columns):
            return pa.struct([pa.field(column.name, _type(column.shape)) for column in columns])
        case Many(item):
            return pa.list_(_type(item))
        case Scalar():
            return _TYPES[shape]


def _typed(value: Any, shape: Shape) -> Any:
    """Give a value with days and moments as such, not as texts."""
    if value is None:
        return None
    match shape:
        case Group(columns):
            return {column.name: _typed(value[column.name], column.shape) for column in columns}
        case Many(item):
            return [_typed(each, item) for each in value]
        case Scalar.DAY:
            return date.fromisoformat(value)
        case Scalar.MOMENT:
            return datetime.fromisoformat(value)
        case _:
            return value
