"""What a denial reaches, and what stands beside it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType, Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya denied that it had armed the rebels, and accused Uganda of shelling a village.", Status.ACTUAL),
        ("Kenya denied that it had accused Uganda of shelling a village.", Status.NEGATED),
        ("The minister denied accusing Uganda of shelling a village.", Status.NEGATED),
        ("The Kenyan minister denied having met the Ugandan envoy.", Status.NEGATED),
    ],
)
def test_a_denial_reaches_its_own_clause(text: str, status: Status) -> None:
    """An accusation that is a statement of its own beside it is made."""
    wanted = {EventType.ACCUSE, EventType.CONSULT}
    (event,) = [one for one in findings(text, reader=learned()).events if one.type in wanted]
    assert event.status is status


@pytest.mark.parametrize(
    "text",
    [
        "Chad has ended its defence agreement with France.",
        "Niger scrapped a migration agreement with Spain on Monday.",
    ],
)
def test_who_ends_an_agreement_makes_none(text: str) -> None:
    """Nothing was promised, a treaty was left."""
    found = findings(text, reader=learned())
    assert [one.type for one in found.events] == [EventType.SANCTION]
    assert [str(step.step) for step in found.steps] == ["terminated"]


def test_the_dead_of_an_attack_told_with_when_are_its_own() -> None:
    """One event, with its toll."""
    (event,) = findings(
        "Six soldiers were killed when Chilean troops attacked a post in Tacna, Peru.", reader=learned()
    ).events
    assert event.source[0].code == "CHL.MIL"
    assert event.casualties is not None
    assert event.casualties.dead is not None
    assert event.casualties.dead.low == 6.0


def test_who_denies_a_claim_withholds_nothing() -> None:
    """Only what stands behind "deny" can be kept from somebody."""
    text = (
        "Laotian Finance Minister Kham Sokha spoke. "
        "Lawmakers accused the government of hiding the terms of the loan, which Sokha denied."
    )
    assert all(one.mode != "withhold" for one in findings(text, reader=learned()).events)
    (event,) = findings("Laos denied Nepal access to its gas.", reader=learned()).events
    assert event.mode == "withhold"
