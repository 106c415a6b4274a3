"""Words that carry meaning."""

from __future__ import annotations

from servanda.coding.syntax.words import significant


def test_function_words_and_signs_carry_no_meaning():
    """Two renderings are compared by what is left, without accents and capitals."""
    assert significant("The Café said that it was sold, twice.") == {"cafe", "sold", "twice"}
