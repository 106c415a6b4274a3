"""Words that say what an amount does to a total."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.codebook.checking import check
from servanda.codebook.scopes import ScopeRow, ScopeWords


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("up to 5 million", True),
        ("UP TO 5 million", True),
        ("at most 5", True),
        ("almost 5", False),
        ("set up together", False),
    ],
)
def test_whole_words_count_in_any_case(text: str, shown: bool) -> None:
    """Several rows of a list are alternatives; a part of a word is none."""
    words = ScopeWords([ScopeRow(sign="ceiling", words="up to"), ScopeRow(sign="ceiling", words="at (?:the )?most")])
    assert words.show("ceiling", text) is shown
    assert not words.show("more", text)


def test_the_shipped_lists_have_their_words(book) -> None:
    """Each sign has at least one row."""
    assert book.scopes.show("total_before", "bringing the total to")
    assert book.scopes.show("remainder", "the remaining 5 million")
    assert book.scopes.pattern("told").startswith("announcement")


def test_words_that_are_no_pattern_are_a_fault(tmp_path: Path) -> None:
    """The row is named, with what was expected."""
    (tmp_path / "scopes.tsv").write_text("sign\twords\nmore\tanother (\n", encoding="utf-8")
    fault = check([tmp_path]).faults[0]
    assert (fault.line, fault.field, fault.got) == (2, "words", "'another ('")
    assert fault.expected == "words, or a regular expression over them"
