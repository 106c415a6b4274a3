from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.values import fill
from servanda import ledger
from servanda.ledger.view import View


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger with the pledge and the thanks, linked."""
    return fill(tmp_path_factory.mktemp("ledger") / "grain.db")


@pytest.fixture
def view(filled: Path) -> Iterator[View]:
    """Give a view of it."""
    with ledger.open_view(filled) as opened:
        yield opened
