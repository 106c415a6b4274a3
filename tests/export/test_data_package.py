"""The description of the sheets holds for every cell of them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from servanda import export
from servanda.ledger.view import View

READ: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


@pytest.fixture
def folder(view: View, tmp_path: Path) -> Path:
    """Give the exported sheets."""
    export.csv(view, tmp_path / "out")
    return tmp_path / "out"


def described(folder: Path) -> dict[str, Any]:
    """Give the description."""
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def load(path: Path) -> list[dict[str, str]]:
    """Read a sheet."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sheet_is_described_as_it_is(view: View, folder: Path) -> None:
    """Its size, its hash, its columns in their order with what they mean, and the ledger that it is of."""
    package = described(folder)
    assert package["version"] == f"sha256:{view.fingerprint()}"
    assert {each["path"] for each in package["resources"]} == {path.name for path in folder.glob("*.csv")}
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        header = data.decode().splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_every_cell_is_of_its_type(folder: Path) -> None:
    """A program that trusts the types reads every value; the empty cell is none."""
    read = 0
    for resource in described(folder)["resources"]:
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for row in load(folder / resource["path"]):
            for name, value in row.items():
                if value:
                    READ[types[name]](value)
                    read += types[name] != "string"
    assert read > 40


def test_keys_are_unique_and_lead_to_rows(folder: Path) -> None:
    """No id stands twice, and what names a row of another sheet finds it."""
    resources = described(folder)["resources"]
    rows = {each["name"]: load(folder / each["path"]) for each in resources}
    followed = 0
    for resource in resources:
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows[resource["name"]]]
        assert len(keys) == len(set(keys))
        for lead in resource["schema"].get("foreignKeys", []):
            known = {row["id"] for row in rows[lead["reference"]["resource"]]}
            named = {row[lead["fields"]] for row in rows[resource["name"]]} - {""}
            assert named <= known, (resource["name"], lead)
            followed += len(named)
    assert followed > 5


def test_the_reader_of_frictionless_data_finds_nothing_wrong(folder: Path) -> None:
    """Checked by the form's own program, where it is there: types, keys, hashes of every sheet."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless reads data packages; pip install it")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
