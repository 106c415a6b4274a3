from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from servanda import ledger
from servanda.export import COLUMNS, rows
from servanda.ledger import Kind
from servanda.web.contract import row_type


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("which", ["place", "demo"])
def test_every_row_is_of_its_declared_type(which: str, kind: Kind, request: pytest.FixtureRequest) -> None:
    """The rows of a ledger that has every kind, and of the demo set, fit their types and come back the same."""
    place: Path = request.getfixturevalue(which)
    with ledger.open_view(place) as view:
        for row in rows(view, kind):
            assert msgspec.to_builtins(msgspec.convert(row, row_type(kind), strict=True)) == row


@pytest.mark.parametrize("kind", list(Kind))
def test_a_type_has_the_fields_of_its_columns(kind: Kind) -> None:
    """Names and order are those of the contract, and each field says what it means."""
    fields = msgspec.structs.fields(row_type(kind))
    assert [field.encode_name for field in fields] == [column.name for column in COLUMNS[kind]]
    (_,), schemas = msgspec.json.schema_components([row_type(kind)])
    told = schemas[row_type(kind).__name__]["properties"]
    assert {name: field["description"] for name, field in told.items()} == {
        column.name: column.says for column in COLUMNS[kind]
    }
