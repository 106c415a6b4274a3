"""The pages of a small hand-made ledger of an invented world."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger.values import fill
from servanda import ledger, web
from servanda.ledger.view import View


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a ledger with one record of every kind."""
    return fill(tmp_path_factory.mktemp("web") / "norland.db")


@pytest.fixture
def view(place: Path) -> Iterator[View]:
    """Give a view of it."""
    with ledger.open_view(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(place: Path) -> TestClient:
    """Give a browser without a screen."""
    return TestClient(web.build(place), base_url="http://127.0.0.1")
