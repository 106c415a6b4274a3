"""The sheets described for programs, as a tabular data package: types, keys, hashes.

Invariant: the fields are those of the files' headers, in their order; nothing here knows a clock.
Source: the specification of Frictionless Data, version 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from servanda.export.columns import Scalar

_TYPES = {
    Scalar.TEXT: "string",
    Scalar.WHOLE: "integer",
    Scalar.NUMBER: "number",
    Scalar.FLAG: "boolean",
    Scalar.DAY: "date",
    Scalar.MOMENT: "datetime",
}
_FORMATS = {Scalar.MOMENT: "any"}
"""Where the format is not the type's own: moments tell their distance from UTC."""
_KEYS: Mapping[str, tuple[str, ...]] = {"steps.csv": ("commitment", "number")}
_LEADS: Mapping[tuple[str, str], str] = {
    ("reports.csv", "origin"): "origins",
    ("origins.csv", "root"): "reports",
    ("mentions.csv", "report"): "reports",
    ("mentions.csv", "actor"): "actors",
    ("times.csv", "report"): "reports",
    ("statements.csv", "report"): "reports",
    ("events.csv", "report"): "reports",
    ("labels.csv", "report"): "reports",
    ("steps.csv", "commitment"): "commitments",
    ("steps.csv", "report"): "reports",
}
"""The columns whose values are ids of another sheet; others name findings, for which a record of another id answers."""


class _Cell(Protocol):
    """A column of a sheet."""

    @property
    def name(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def type(self) -> Scalar: ...


def described(folder: Path, sheets: Mapping[str, Sequence[_Cell]], *, version: str) -> bytes:
    """Give `datapackage.json` for the sheets in a folder.

    Args:
        folder: Where the sheets stand.
        sheets: The columns of each file, by its name.
        version: Of the data: the ledger's fingerprint.
    """
    package = {
        "profile": "tabular-data-package",
        "name": "servanda-ledger",
        "title": "A sourced ledger of what states and others said, promised and did",
        "description": "Status and basis of an act stand beside it: without them a row is not what the report says.",
        "version": version,
        "resources": [_resource(folder / name, cells) for name, cells in sheets.items()],
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n"


def _resource(path: Path, cells: Sequence[_Cell]) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    key = _KEYS.get(path.name, ("id",))
    leads = [
        {"fields": cell.name, "reference": {"resource": _LEADS[path.name, cell.name], "fields": "id"}}
        for cell in cells
        if (path.name, cell.name) in _LEADS
    ]
    schema = {"fields": [_field(cell) for cell in cells], "missingValues": [""], "primaryKey": list(key)}
    return {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {**schema, "foreignKeys": leads} if leads else schema,
    }


def _field(cell: _Cell) -> dict[str, str]:
    shown = {"name": cell.name, "type": _TYPES[cell.type], "description": cell.says}
    return {**shown, "format": _FORMATS[cell.type]} if cell.type in _FORMATS else shown
