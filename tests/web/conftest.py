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
from servanda.ledger import filing
from servanda.ledger.view import View
from servanda.web import doubt
from web.forms import Reviewer

_DEMO = Path(servanda.__file__).parent / "data" / "demo"


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
def demo(demo_ledger: Path) -> Path:
    """Give the path of the ledger of the demo set."""
    return demo_ledger


@pytest.fixture(scope="session")
def of_demo(demo: Path) -> TestClient:
    """Give a browser without a screen before the pages of the demo set."""
    return TestClient(web.build(demo, additions=_DEMO / "codebook"), base_url="http://127.0.0.1")


@pytest.fixture(scope="session")
def read_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the demo set, once; of much of it little certainty is asked for."""
    place = tmp_path_factory.mktemp("asked") / "demo.db"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(filing, "LOW", 0.8)
        run.add(intake.sources([_DEMO / "reports"]), place, additions=_DEMO / "codebook", reader="rules", workers=1)
    return place


@pytest.fixture
def ana(read_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reviewer:
    """Give a person before the questions of the demo set, who is asked about all that was not read with certainty."""
    monkeypatch.setattr(filing, "LOW", 0.8)
    monkeypatch.setattr(doubt, "LOW", 0.8)
    place = tmp_path / "demo.db"
    place.write_bytes(read_demo.read_bytes())
    return Reviewer(place, additions=_DEMO / "codebook")
