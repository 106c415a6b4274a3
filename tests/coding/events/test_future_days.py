"""What a report dates behind its own day has not happened."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType, Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Peru and Chad will sign an accord during the Peruvian minister's visit to Ndjamena in August.",
            Status.PLANNED,
        ),
        ("The Peruvian minister's visit to Chad on 3 August 2022 was welcomed.", Status.PLANNED),
        ("The Peruvian minister's visit to Chad on 3 June 2022 was welcomed.", Status.ACTUAL),
    ],
)
def test_a_visit_of_a_later_day_is_planned(text: str, status: Status) -> None:
    """The report is of 15 June 2022."""
    (visit,) = [one for one in findings(text, reader=learned()).events if one.type is EventType.CONSULT]
    assert visit.status is status
