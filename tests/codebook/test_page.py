import runpy
import sys
from pathlib import Path

from servanda.codebook import FILES
from servanda.codebook.page import page

DOCS = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_page_in_the_docs_is_current():
    """`python -m servanda.codebook.page > docs/codebook.md` was run after the last change."""
    assert DOCS.read_text(encoding="utf-8") == page()


def test_the_page_names_every_file():
    """No file is left undocumented."""
    text = page()
    assert all(f"### {name}" in text for name in FILES)


def test_the_module_prints_the_page(capsys, monkeypatch):
    """The command of the docs gives the text of the docs."""
    monkeypatch.delitem(sys.modules, "servanda.codebook.page")
    runpy.run_module("servanda.codebook.page", run_name="__main__")
    assert capsys.readouterr().out == page()
