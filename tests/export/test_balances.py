"""Balances as rows and their columns."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from servanda import ledger
from servanda.export import balances
from servanda.export.columns import Group, Many
from servanda.web import asking
from servanda.web.totals import totals


def test_a_row_of_a_balance_has_the_fields_of_its_columns(demo_ledger: Path) -> None:
    """Also in its sums, entries and checks: who writes a row and who describes it cannot come apart."""
    with ledger.open_view(demo_ledger) as view:
        found = totals(view, asking.query(ledger.Kind.COMMITMENTS, {}), day=None)
    rows = list(balances.balance_rows(found.balances))
    assert rows
    for row in rows:
        assert list(row) == [column.name for column in balances.COLUMNS]
    for column in balances.COLUMNS:
        if isinstance(column.shape, Many) and isinstance(inside := column.shape.item, Group):
            parts = list(chain.from_iterable(row[column.name] for row in rows))
            assert all(list(part) == [each.name for each in inside.columns] for part in parts), column.name
