"""The list of rules, as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.codebook import rulebook, rules
from servanda.codebook.rulebook import RuleRow
from servanda.codebook.rulebook_page import page
from servanda.errors import CodebookError


def test_rules_are_told_by_name() -> None:
    """What a rule reads, in a line; nothing of a name that is not listed."""
    assert "subject" in (rules().reads("event.verb") or "")
    assert rules().reads("by_hand") is None


def test_a_broken_list_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every other file of the codebook."""
    (tmp_path / "rules.tsv").write_text("rule\treads\nevent.verb\tan act\n", encoding="utf-8")
    monkeypatch.setattr(rulebook, "FILE", tmp_path / "rules.tsv")
    with pytest.raises(CodebookError, match="example"):
        rules.__wrapped__()


def test_the_page_marks_what_an_example_needs() -> None:
    """The learned reader, or a report without a day."""
    assert all(f"| {row.rule} | {row.reads}{_marks(row)} | {row.example} |" in page().splitlines() for row in rules())


def _marks(row: RuleRow) -> str:
    return {("rules", False): "", ("english", False): " *(english)*", ("rules", True): " *(undated)*"}[
        row.reader, row.undated
    ]
