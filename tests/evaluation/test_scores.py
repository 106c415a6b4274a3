"""The scores in the README are those of the floors."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    """Give the script that writes the table."""
    spec = importlib.util.spec_from_file_location("scores", ROOT / "evaluation" / "scores.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_the_floors(scores: ModuleType) -> None:
    """A score that moved is written with `python evaluation/scores.py --write`."""
    assert scores.section() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_figure_that_a_gold_does_not_have_is_said_to_be_missing(scores: ModuleType) -> None:
    """The second gold has no list of actors."""
    assert "not in this gold" in scores.table()
