"""How far readers agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from servanda.scoring.agreement import alpha

PUBLISHED = {
    "binary, two observers": (("0100000010", "1110010000"), 0.095),
    "nominal, two observers": (("aabbdcccedda", "babbbccceddd"), 0.692),
    "nominal, four, some silent": (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
}
"""The worked examples A to C of Krippendorff (2011): one row for each observer, a dot where nothing was said."""


@pytest.mark.parametrize(("rows", "published"), PUBLISHED.values(), ids=PUBLISHED)
def test_worked_examples_come_out_as_published(rows: tuple[str, ...], published: float) -> None:
    """To the three digits that are printed."""
    units = [[value for value in unit if value != "."] for unit in zip(*rows, strict=True)]
    found = alpha(units)
    assert found is not None
    assert round(found, 3) == published


@pytest.mark.parametrize("units", [[], [("right",)], [("right", "right"), ("right", "right")]])
def test_what_cannot_be_told_is_not_told(units: list[tuple[str, ...]]) -> None:
    """Nothing was judged twice, or all of it alike."""
    assert alpha(units) is None


@given(some.lists(some.lists(some.sampled_from("abc"), max_size=4), max_size=12))
def test_neither_order_nor_names_of_values_count(units: list[list[str]]) -> None:
    """Agreement is about which values are alike."""
    found = alpha(units)
    other = alpha([[{"a": "z", "b": "a", "c": "q"}[value] for value in reversed(unit)] for unit in reversed(units)])
    assert (found is None) == (other is None)
    if found is not None and other is not None:
        assert found == pytest.approx(other)
        assert found <= 1
