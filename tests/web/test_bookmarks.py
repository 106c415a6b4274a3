from __future__ import annotations

import pytest

from servanda.errors import CallError
from servanda.ledger.leaves import Bookmark
from servanda.web import bookmarks


@pytest.mark.parametrize("mark", [Bookmark("2031-02-04", "s-0123456789abcdef"), Bookmark("~", "a-bel")])
def test_a_bookmark_comes_back(mark: Bookmark) -> None:
    """What an address holds leads to the same place, and needs no escaping."""
    word = bookmarks.written(mark)
    assert bookmarks.read("after", word) == mark
    assert word.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("value", ["x", "é", "////", "MjAzMSBzLTE", "~ s-1", "=" * 9, "a" * 9999])
def test_what_was_not_written_here_is_refused(value: str) -> None:
    """A made-up bookmark is named and not guessed at."""
    with pytest.raises(CallError, match="after cannot be"):
        bookmarks.read("after", value)


def test_no_bookmark_is_the_beginning() -> None:
    """Without a value a list begins at its first row."""
    assert bookmarks.read("after", None) is bookmarks.read("after", "") is None
