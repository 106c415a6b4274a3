"""The reference of the fields."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from servanda.export import COLUMNS
from servanda.export.page import page

DOCS = Path(__file__).parents[2] / "docs" / "columns.md"


def test_the_page_in_the_docs_is_current() -> None:
    """`python -m servanda.export.page > docs/columns.md` was run after the last change."""
    assert DOCS.read_text(encoding="utf-8") == page()


def test_every_field_is_documented() -> None:
    """Each kind has its chapter and each of its fields a line there, those inside others too."""
    for kind, columns in COLUMNS.items():
        chapter = page().split(f"## {kind}.jsonl\n")[1].split("\n## ")[0]
        assert all(f"| `{column.name}` | " in chapter for column in columns)
    assert "| `steps.when` | part: when |" in page()
    assert "| `roles.evidence` | part: evidence |" in page()


def test_the_module_prints_the_page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of the docs gives the text of the docs."""
    monkeypatch.delitem(sys.modules, "servanda.export.page")
    runpy.run_module("servanda.export.page", run_name="__main__")
    assert capsys.readouterr().out == page()
