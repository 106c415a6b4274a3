"""People whom their noun calls again."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, sides


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Two Omani diplomats were held in Chad on Monday. Chad freed the diplomats on Friday.",
            ("RETREAT", ["TCD"], ["OMN.GOV"]),
        ),
        (
            "Three Omani envoys came to Chad on Monday. Chad expelled the diplomats on Friday.",
            ("SANCTION", ["TCD"], ["OMN.GOV"]),
        ),
        (
            "Three Omani envoys met two Peruvian envoys on Monday. Chad expelled the diplomats on Friday.",
            ("SANCTION", ["TCD"], ["---"]),
        ),
    ],
)
def test_people_called_again_by_their_noun_keep_their_state(text, act):
    """Where only one group before is called so."""
    assert act in sides(findings(text, reader=learned()))
