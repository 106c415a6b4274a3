"""Calls of the command line, in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.values import fill
from servanda.cli.commands import run


@dataclass(frozen=True, slots=True)
class Called:
    """What a call gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give what calls `servanda` with words, at 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SERVANDA_LEDGER", raising=False)

    def calling(*words: object) -> Called:
        capfd.readouterr()
        code = run([str(word) for word in words])
        caught = capfd.readouterr()
        return Called(code, caught.out, caught.err)

    return calling


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a hand-made ledger with one record of every kind."""
    return fill(tmp_path_factory.mktemp("cli") / "norland.db")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Give a folder with two pages that can be read and one that cannot."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "grain.txt").write_text(
        "Kenya to send maize\nBy Example News\n5 March 2031\n\n"
        "Kenya sent 400 tonnes of maize to Ghana on Monday, the Kenyan Foreign Ministry said.\n",
        encoding="utf-8",
    )
    (folder / "thanks.txt").write_text("Ghana thanked Kenya for the maize on Tuesday.\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder
