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

from servanda.export.columns import COLUMNS, Column, Group, Many, Scalar, Shape
from servanda.export.folder import appearing
from servanda.export.rows import Row, rows
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


def write(view: View, folder: Path) -> tuple[Path, ...]:
    """Write one file per kind, `reports.parquet` and so on; a kind without records gives a file without rows.

    Returns:
        The files, in the order of the kinds.
    """
    names = tuple(f"{kind}.parquet" for kind in Kind)
    with appearing(folder) as part:
        for kind, name in zip(Kind, names, strict=True):
            _write_kind(rows(view, kind), COLUMNS[kind], part / name)
    return tuple(folder / name for name in names)


def _write_kind(found: Iterator[Row], columns: tuple[Column, ...], path: Path) -> None:
    schema = pa.schema([pa.field(column.name, _type(column.shape)) for column in columns])
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
