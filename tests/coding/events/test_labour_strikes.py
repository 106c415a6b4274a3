"""Strikes of those who stop work, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Workers went on strike in Lome.", ["TGO.LAB >  PROTEST actual"]),
        ("Workers staged a strike in Lome.", ["TGO.LAB >  PROTEST actual"]),
        ("Miners in Lome are on strike. The strike in Lome began on Monday.", ["TGO.LAB >  PROTEST actual"]),
        ("An air strike in Lome wounded workers.", [" > TGO ASSAULT actual"]),
        ("Workers fled. A strike in Lome followed.", [" > TGO ASSAULT actual"]),
        (
            "Workers in Lome went on strike. A Ghanaian strike on a Togolese port burned a crane.",
            ["TGO.LAB >  PROTEST actual", "GHA > TGO ASSAULT actual"],
        ),
    ],
)
def test_a_strike_at_work_hits_nobody(text: str, expected: list[str]) -> None:
    """Where a sentence without arms tells of a strike and of workers, the report's strikes are theirs."""
    assert rows(text) == expected
