"""Who is spoken to, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Peru's envoy Ana Ruiz expressed to President Oscar Banda her concern about the drug trade.", "Oscar Banda"),
        ("Peru's envoy Ana Ruiz explained to the Chilean envoy that the port would open.", "Chilean envoy"),
        ("Peru's envoy Ana Ruiz promised to Chad that Peru would pay.", "Chad"),
        ("Peru's envoy Ana Ruiz added to Chad's troubles when she said that Peru would not pay.", None),
    ],
)
def test_whom_something_is_said_to_hears_it(text: str, hearer: str | None) -> None:
    """A "to" right behind a word of saying leads to the hearer, where what is said stands behind it."""
    found = {one.hearer.name if one.hearer else None for one in findings(text).statements}
    assert found == {hearer}
