"""What a statement does, by the words of its content."""

from __future__ import annotations

import pytest
from sample_news import findings

from servanda.model import Stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenyan President Juma Oduor said that Kenya would not send soldiers to Uganda.", Stance.DENIES),
        ("Kenyan President Juma Oduor said that Kenya would send doctors to Uganda.", Stance.PROMISES),
        ("Kenyan President Juma Oduor said that Kenya would not abandon Uganda.", Stance.PROMISES),
        ("Kenyan President Juma Oduor said that he asked Uganda to keep its pledge.", Stance.ASSERTS),
        (
            "The Kenyan government said that ten teachers were sent to the school to guarantee better lessons.",
            Stance.ASSERTS,
        ),
        ('"You don\'t have to be rich to plant trees," Juma Oduor said.', Stance.ASSERTS),
        ('"Uganda has to open the road," Juma Oduor said.', Stance.DEMANDS),
    ],
)
def test_a_refusal_a_purpose_and_what_nobody_must_do_are_no_promise_and_no_demand(text: str, stance: Stance) -> None:
    """An own future with "not" refuses, unless somebody can rely on it; "to guarantee" and "its pledge" promise nothing."""
    assert [one.stance for one in findings(text).statements] == [stance]
