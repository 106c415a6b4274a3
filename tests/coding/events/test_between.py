"""What one given side does to another, each test on the sentence that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import BOOK
from servanda.coding import Between, between
from servanda.model import UNKNOWN, Block, BlockKind, EventType, Report, Span, Status
from servanda.reading import RuleReader


def told(text: str, source: str, target: str) -> Between | None:
    """Give the act between two sides that a sentence prints."""
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        outlet=None,
        published=UNKNOWN,
    )
    sides = [Span(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    return between(report, RuleReader().read(report, BOOK), BOOK, source=sides[0], target=sides[1])


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Kenya sent tents to Malawi.", "Kenya", "Malawi", EventType.AID),
        (
            "Miners in the north blocked a road of the Tamarind Company.",
            "Miners",
            "Tamarind Company",
            EventType.PROTEST,
        ),
        ("Ghana accused Togo of shelling a village.", "Ghana", "Togo", EventType.ACCUSE),
        ("The Omani patrol opened fire on Yemeni fishermen.", "Omani", "Yemeni", EventType.ASSAULT),
    ],
)
def test_the_act_between_two_given_sides_is_typed(text, source, target, expected):
    """The type is that of the act whose places the two fill, whoever they are."""
    found = told(text, source, target)
    assert found is not None
    assert found.type is expected


def test_of_two_acts_the_one_between_the_given_sides_is_typed():
    """'Peru visited Chile and expelled two Ecuadorean envoys': between Peru and the envoys stands the second."""
    text = "Peru visited Chile and expelled two Ecuadorean envoys."
    found = told(text, "Peru", "Ecuadorean envoys")
    assert found is not None
    assert found.type is EventType.SANCTION


def test_the_status_stands_beside_the_type():
    """A visit that is to come is a visit, planned."""
    found = told("Portugal's president will visit Angola.", "Portugal's president", "Angola")
    assert found is not None
    assert (found.type, found.status) == (EventType.CONSULT, Status.PLANNED)


def test_a_sentence_without_an_act_has_no_type():
    """No word for an act, no type."""
    assert told("Peru lies north of Chile.", "Peru", "Chile") is None
