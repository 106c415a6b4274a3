"""What two states have with each other, and where somebody is on a visit, each test on the text that stands in it."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo and Benin severed ties on Monday.", ["TGO+BEN >  SANCTION actual"]),
        ("Togo and Benin have broken off diplomatic relations.", ["TGO+BEN >  SANCTION actual"]),
        ("Togo and Benin severed ties with Gabon.", ["TGO+BEN > GAB SANCTION actual"]),
        ("Togo severed ties.", []),
        ("Togo's foreign minister is in Libreville on a two-day visit.", ["TGO.GOV > GAB CONSULT actual"]),
        ("Togo's foreign minister is in Gabon on a private matter.", []),
    ],
)
def test_two_cut_what_each_has_with_the_other(text: str, expected: list[str]) -> None:
    """Ties of two subjects are those between them; who is somewhere "on a visit" visits it."""
    assert rows(text) == expected
