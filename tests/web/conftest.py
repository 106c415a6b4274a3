"""The pages of a small hand-made ledger of an invented world."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import servanda
from ledger.values import fill
from servanda import intake, ledger, run, web
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


MAIZE = {
    "a.txt": "Kenya to send maize\nBy Example News\n5 March 2031\n\nKenya will send 400 tonnes of maize to Ghana.\n",
    "b.txt": "Maize has come\nBy Example News\n9 June 2031\n\nKenya sent 400 tonnes of maize to Ghana on Monday.\n",
    "c.txt": "Ghana thanked Kenya for the maize on Tuesday.\n",
}
"""Two dated pages, and one whose day of publication nobody knows."""


@pytest.fixture(scope="session")
def read_maize(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read three pages about maize into a ledger, once."""
    folder = tmp_path_factory.mktemp("maize")
    for name, text in MAIZE.items():
        (folder / name).write_text(text, encoding="utf-8")
    run.add(intake.sources([folder]), folder / "maize.db", reader="rules", workers=1)
    return folder / "maize.db"


@pytest.fixture
def maize(read_maize: Path, tmp_path: Path) -> Path:
    """Give a copy of that ledger, to be judged or added to."""
    return Path(shutil.copy(read_maize, tmp_path / "maize.db"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of the ledger of the demo set."""
    made = tmp_path_factory.mktemp("demo") / "demo.db"
    shipped = Path(servanda.__file__).parent / "data" / "demo"
    run.add(intake.sources([shipped / "reports"]), made, additions=shipped / "codebook", workers=1)
    return made


@pytest.fixture(scope="session")
def of_demo(demo: Path) -> TestClient:
    """Give a browser without a screen before the pages of the demo set."""
    additions = Path(servanda.__file__).parent / "data" / "demo" / "codebook"
    return TestClient(web.build(demo, additions=additions), base_url="http://127.0.0.1")
