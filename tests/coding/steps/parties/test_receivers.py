"""Who gives an amount to whom where its own words leave one side open."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str) -> tuple[Step, ...]:
    """Give the steps of a report as the shipped reader marks it."""
    return findings(text, reader=learned()).steps


def sides(step: Step) -> tuple[str, list[str], list[str]]:
    """Give what is told with the codes of giver and receiver."""
    return step.step.value, [party.country for party in step.provider], [party.country for party in step.recipient]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Floods hit Samoa in May. Sweden donated 5 million dollars in relief.", ("partly_delivered", "SWE", "WSM")),
        (
            (
                "On 26 May TogoPromBank received an $817,800 export credit from the Export-Import Bank of India. "
                "It is unclear how the money will be spent in Togo."
            ),
            ("partly_delivered", "IND", "TGO"),
        ),
        (
            (
                "On July 4 the Swedish embassy in Niger announced that the Swedish government has decided to donate "
                "150 million francs in cash assistance."
            ),
            ("pledged", "SWE", "NER"),
        ),
        (
            (
                "The Samoan cabinet agreed to the construction of a new market, to be financed with a 20 million crown "
                "loan from the Swedish government."
            ),
            ("pledged", "SWE", "WSM"),
        ),
        (
            "Kenji Sato, Japanese ambassador to Malawi, delivered 150 boats to the fishing school.",
            ("partly_delivered", "JPN", "MWI"),
        ),
        (
            "Japanese Ambassador to Malawi Kenji Sato donated 200 tents to the ministry of health.",
            ("partly_delivered", "JPN", "MWI"),
        ),
    ],
)
def test_help_without_a_printed_receiver_is_for_the_only_other_state(text, told):
    """The sentences around a gift, the envoy who gives it and whoever agrees to build tell whom it is for."""
    kind, giver, receiver = told
    assert sides(steps(text)[0]) == (kind, [giver], [receiver])


@pytest.mark.parametrize(
    "text",
    [
        "Floods hit Samoa in May and Fiji in June. Sweden donated 5 million dollars in relief.",
        "Floods hit Samoa in May. Sweden allocated 5 million dollars for its own schools.",
        "Sweden donated 5 million dollars in relief.",
        "Sweden announced 5 million dollars in relief for families of victims. Norway won the match.",
        "Heavy rain fell in Sweden. Sweden donated 5 million dollars in relief. Storms also struck Norway.",
    ],
)
def test_two_other_states_or_money_at_home_leave_the_receiver_open(text):
    """Two states around, none, one that nothing leads to, no help, or a flood at home: nobody receives it."""
    assert [step for step in steps(text) if step.recipient] == []


def test_what_is_donated_needs_no_list():
    """What a number counts is a gift when it is donated."""
    (step,) = steps("The Swedish ambassador to Chad donated 12 looms to a workshop in Ndjamena.")
    assert sides(step) == ("partly_delivered", ["SWE"], ["TCD"])
    assert [line.item for line in step.lines] == ["looms"]


def test_a_finished_building_is_given_and_one_built_for_pay_is_not():
    """A state that completes a hospital in another land has given it; a firm has sold it."""
    (step,) = steps("Sweden has completed a hospital in Chad.")
    assert sides(step) == ("fulfilled", ["SWE"], ["TCD"])
    assert steps("A Swedish company has completed a hospital in Chad.") == ()


@pytest.mark.parametrize(
    ("giver", "country"),
    [
        ("KfW", "DEU"),
        ("JICA", "JPN"),
        ("The Kuwait Fund", "KWT"),
        ("The Swedish Export Bank", "SWE"),
        ("The EBRD", "EBRD"),
    ],
)
def test_agencies_and_lending_banks_give_for_their_state(giver, country):
    """What KfW lends Germany lends; a lender between states gives for itself."""
    (step,) = steps(f"{giver} lent Togo 30 million dollars for a road.")
    assert sides(step) == ("partly_delivered", [country], ["TGO"])


def test_who_tells_of_paid_work_receives_it():
    """A minister who says that another state will pay for a project tells for whom."""
    (step,) = steps("The project will be funded by a $50 million grant from Sweden, the Chadian minister said.")
    assert sides(step) == ("pledged", ["SWE"], ["TCD"])


def test_goods_of_a_passive_are_from_who_gave_in_the_sentence_before():
    """Where a passive names no doer, the state that gives in the sentences before gave these too."""
    found = steps(
        "Sweden provided heaters to Tunisia. This included 1,400 gas heaters that were given to the Tunisian Red Cross."
    )
    assert sides(found[-1]) == ("partly_delivered", ["SWE"], ["TUN"])
    assert steps("Floods hit Tunisia. Some 1,400 tents were given to the Tunisian Red Cross.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Swedish banks have become more cautious in financing projects in Chad.",
        "The minister of Chad had secured promises for several roads during his two visits to Sweden.",
    ],
)
def test_what_is_done_in_general_and_visits_are_no_gifts(text):
    """Financing projects is a habit and two visits are no goods."""
    assert [step for step in steps(text) if step.lines] == []


@pytest.mark.parametrize(
    ("text", "receivers"),
    [
        ("Denmark pledged 40 million euros for the reconstruction of Niger at a conference in Cotonou.", [["NER"]]),
        ("Denmark pledged 40 million euros at a conference in Cotonou.", []),
        ("At a ceremony in Lome, Denmark handed over 40 ambulances.", [["TGO"]]),
    ],
)
def test_where_a_conference_meets_receives_nothing(text, receivers):
    """A conference of givers is held anywhere; whose reconstruction a sum is for, and where it is handed over, tell."""
    assert [sides(step)[2] for step in steps(text)] == receivers


@pytest.mark.parametrize(
    "text",
    [
        "After a visit by Oman, Sweden is financing a hospital in Kara.",
        "In addition to the delivery of excavators by Oman, Sweden is financing a hospital in Kara.",
    ],
)
def test_who_did_what_a_noun_tells_receives_nothing(text):
    """Who came or gave is no receiver of what another pays for."""
    assert not any("OMN" in sides(step)[2] for step in steps(text))
