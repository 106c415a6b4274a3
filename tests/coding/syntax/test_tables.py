"""Tables of words in the text of a module."""

from __future__ import annotations

import pytest

from servanda.coding.syntax.tables import table
from servanda.errors import ModelError


def test_a_word_has_the_heading_it_stands_under():
    """A line that begins with a space goes on with the heading above."""
    assert table("fruit: apple\n    pear\nfish: cod") == {"apple": "fruit", "pear": "fruit", "cod": "fish"}


def test_a_word_under_two_headings_is_refused():
    """A table that contradicts itself is a mistake of its author."""
    with pytest.raises(ModelError, match="cod"):
        table("fruit: cod\nfish: cod")
