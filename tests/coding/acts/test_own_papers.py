"""Who denounces a treaty and leaves it, and who only condemns one, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType, StepKind


@pytest.mark.parametrize(
    "text",
    [
        "Armenia on Monday denounced its 2011 customs treaty with Belarus.",
        "Armenia formally denounced the 2011 customs treaty with Belarus on Monday.",
    ],
)
def test_a_state_that_denounces_its_own_treaty_leaves_it(text):
    """It is done by saying so: no accusation, no statement, and the treaty's year is not the day."""
    found = findings(text, reader=learned())
    assert found.statements == ()
    assert [(event.type, event.when.edtf) for event in found.events] == [(EventType.SANCTION, "2022-06-13")]
    assert [(step.step, step.when.edtf) for step in found.steps] == [(StepKind.TERMINATED, "2022-06-13")]


@pytest.mark.parametrize(
    "text",
    [
        "Israel denounced the nuclear deal with Iran on Monday.",
        "Bolivia denounced its treaty with Peru as unfair.",
        "Armenia denounced the treaty of Belarus with Georgia.",
    ],
)
def test_a_treaty_of_others_and_an_unfair_one_are_only_condemned(text):
    """Whoever condemns a treaty has ended nothing."""
    found = findings(text, reader=learned())
    assert [statement.stance.value for statement in found.statements] == ["condemns"]
    assert {event.type for event in found.events} <= {EventType.ACCUSE}
    assert found.steps == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile denounced the river treaty with Peru on 8 May 2021.", ["SANCTION"]),
        ("Oman denounced the 1998 fisheries convention with Chad.", ["SANCTION"]),
        ("Chile denounced the agreement with Peru.", ["ACCUSE"]),
        ("Chile denounced the river treaty of Peru and Bolivia.", ["ACCUSE"]),
        ("Chile denounced the treaty with Peru as unfair.", ["ACCUSE"]),
    ],
)
def test_a_treaty_with_another_is_denounced_by_its_party(text, expected):
    """It is the lawyers' word for leaving it; an agreement that is denounced may be anybody's."""
    assert [event.type.value for event in findings(text, reader=learned()).events] == expected
