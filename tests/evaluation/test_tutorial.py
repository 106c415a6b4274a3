"""The tutorial shows what the program prints."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tutorial() -> ModuleType:
    """Give the script that writes the outputs."""
    spec = importlib.util.spec_from_file_location("tutorial", ROOT / "evaluation" / "tutorial.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tutorial_is_current(tutorial: ModuleType) -> None:
    """Whoever changes what is read or printed runs `make docs`; the folder and the environment stay as they were."""
    place, environment = Path.cwd(), dict(os.environ)
    written = tutorial.TUTORIAL.read_text(encoding="utf-8")
    assert tutorial.page(written) == written
    assert (Path.cwd(), dict(os.environ)) == (place, environment)


def test_a_long_output_ends_with_a_whole_entry(tutorial: ModuleType) -> None:
    """How many lines are left out is told; a short output stays as it is."""
    entries = "\n\n".join(f"entry {number}\nits quote" for number in range(40))
    shown = tutorial.cut(entries).splitlines()
    assert shown[-3:] == ["its quote", "", f"[... {119 - len(shown[:-2]) - 1} more lines]"]
    assert tutorial.cut("entry\n") == "entry"


def test_a_command_that_fails_is_told(tutorial: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An output that is an error never gets into the tutorial."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="ended with 2: servanda: no ledger"):
        tutorial._call(["show", "events", "--ledger", "none.db"])
