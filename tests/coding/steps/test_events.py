"""Sides of steps that the words of their act leave open."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str, set[str]]]:
    """Give kind and step of each step with the countries on both sides."""
    return [
        (one.kind.value, one.step.value, {party.country for party in (*one.provider, *one.recipient)})
        for one in findings(text, reader=learned()).steps
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods hit the coast of Togo in May. In June Norway agreed to build 40 schools.",
            ("goods", "pledged", {"NOR", "TGO"}),
        ),
        (
            "The agreement was signed by the Minister of Foreign Affairs Ali Jerandi and the Ambassador of Norway in Tunisia.",
            ("policy", "signed", {"NOR", "TUN"}),
        ),
        (
            "The Commercial Bank of Ethiopia and the Export-Import Bank of Norway signed a loan agreement. Ethiopia is dry.",
            ("money", "signed", {"NOR", "ETH"}),
        ),
        ("Norway and Laos exchanged notes on the road on Monday.", ("policy", "signed", {"NOR", "LAO"})),
    ],
)
def test_the_other_side_is_the_land_that_is_told_of(text, expected):
    """Who is promised schools, who signs beside an envoy, whose bank it is, and who exchanges notes."""
    assert told(text) == [expected]


def test_notes_that_are_exchanged_are_no_goods():
    """An exchange of notes is a paper, not an exchange of goods."""
    (step,) = findings("Norway and Laos exchanged notes on the road on Monday.", reader=learned()).steps
    assert (step.terms.value, step.instrument.value, step.lines) == ("unknown", "agreement", ())


def test_a_promise_at_home_has_no_other_side():
    """Houses in the north of the one who promises them are nobody else's."""
    assert told("Norway's government promised to build 40,000 houses in the north.") == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The leaders of Japan and Ireland agreed to make sure Chad faces consequences.", {"JPN", "IRL"}),
        ("Norway and Togo signed an agreement with Chad on trade.", {"NOR", "TGO", "TCD"}),
    ],
)
def test_who_is_agreed_about_is_no_side(text, sides):
    """Two may agree about a third, which agrees to nothing; "with" makes it a side."""
    assert [one[2] for one in told(text)] == [sides]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Laos has signed a deal with a Peruvian firm to purchase 3,000 tonnes of rice.", "sale"),
        ("Malta signed a contract with Chile to buy 20 buses.", "sale"),
        ("Malta signed an agreement with Chile to supply it with 20 buses.", "unknown"),
    ],
)
def test_the_purpose_of_a_deal_states_its_terms(text, terms):
    """What is bought under a paper is sold."""
    assert [step.terms.value for step in findings(text, reader=learned()).steps] == [terms]


def test_what_a_state_has_given_only_describes_it():
    """[Chad, a country that has provided boats] is no delivery to count; "20 boats" are one."""
    text = "Togo has strengthened ties with Chad, a country that has provided {} to Togo."
    assert findings(text.format("boats"), reader=learned()).steps == ()
    assert [one.step.value for one in findings(text.format("20 boats"), reader=learned()).steps] == ["partly_delivered"]


def test_the_goods_of_a_paper_are_quoted_with_it():
    """The sum and what it is for stand behind the paper: both are cited, once."""
    (step,) = findings("Norway signed an agreement with Peru to provide $30 million for ports.", reader=learned()).steps
    assert [one.quote for one in step.evidence] == [
        "Norway signed an agreement with Peru",
        "to provide $30 million for ports",
    ]
    (other,) = findings("Norway signed an agreement with Peru to meet again next year.", reader=learned()).steps
    assert len(other.evidence) == 1
