"""Treaties left, forces that leave, and what one state opens for another, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str, **options) -> tuple[Step, ...]:
    return findings(text, reader=learned(), **options).steps


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step."""
    provider = "+".join(party.code for party in step.provider)
    recipient = "+".join(party.code for party in step.recipient)
    return f"{provider} > {recipient} {step.kind.value} {step.step.value}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bolivia will withdraw from the Andean Pact by March 2023.", "BOL >  treaty pledged"),
        ("Chile pulled out of the Andean Pact in 1976.", "CHL >  treaty terminated"),
        ("Uruguay announced on Monday its withdrawal from the Rio Treaty.", "URY >  treaty terminated"),
        ("Zambia will terminate a fisheries agreement with Angola.", "ZMB+AGO > ZMB+AGO treaty pledged"),
    ],
)
def test_a_treaty_that_is_left_ends_when_it_is_done_not_when_it_is_planned(text, expected):
    """What a state will leave it has not left; who else is in a treaty need not be named."""
    assert expected in [told(step) for step in steps(text)]


def test_a_treaty_to_be_left_keeps_the_day_it_is_to_end():
    """The day of effect is the deadline of what is announced."""
    (step,) = steps("Bolivia will withdraw from the Andean Pact by March 2023.")
    assert step.due is not None
    assert step.due.edtf == "../2023-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru will scrap tariffs on Chilean wine.", "PER > CHL policy pledged"),
        ("Nepal's foreign minister, Ram Thapa, said India will allow trucks to Nepal.", "IND > NPL policy pledged"),
    ],
)
def test_what_one_state_will_open_for_another_is_pledged(text, expected):
    """Visas, borders and markets are promised like goods."""
    assert expected in [told(step) for step in steps(text)]


def test_what_is_opened_to_nobody_named_is_no_commitment():
    """A market opened at home is promised to no side."""
    assert steps("Peru will scrap tariffs on wine.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Panama has withdrawn half of its police officers from Haiti.", "PAN > HTI withdrawal partly_delivered"),
        ("Italy withdrew 60 of its 180 instructors from Somalia.", "ITA > SOM withdrawal partly_delivered"),
        ("Italy withdrew its 180 instructors from Somalia.", "ITA > SOM withdrawal fulfilled"),
    ],
)
def test_a_part_of_the_forces_is_not_all_of_them(text, expected):
    """Who takes home sixty of a hundred and eighty has withdrawn in part."""
    assert [told(step) for step in steps(text)] == [expected]


def test_forces_stood_in_the_one_other_land_told_of_before():
    """The land is printed once and not with every sentence; two lands leave it open."""
    text = "The mission in Somalia will end. Italy has withdrawn 60 instructors."
    assert [told(step) for step in steps(text)] == ["ITA > SOM withdrawal fulfilled"]
    text = "The missions in Somalia and Kenya will end. Italy has withdrawn 60 instructors."
    assert [told(step) for step in steps(text)] == ["ITA >  withdrawal fulfilled"]


def test_a_decision_told_by_an_outsider_is_the_deciders_pledge():
    """Whoever mentions a decision, it was taken."""
    text = "Laos said the threat in Cambodia persists, given the Vietnamese government's decision to cut its troops."
    assert [told(step) for step in steps(text)] == ["VNM > KHM withdrawal pledged"]


def test_what_a_state_will_sell_is_a_promise_and_what_it_sold_is_trade():
    """Figures of trade are no commitments."""
    found = steps("Egypt will export 650 megawatts of electricity to Lebanon.")
    assert [told(step) for step in found] == ["EGY > LBN goods pledged"]
    assert steps("Egypt exported 650 megawatts of electricity to Lebanon.") == ()


def test_arms_for_rebels_are_not_given_to_their_land():
    """The rebels receive; they are neither the goods nor the state that they fight."""
    (step,) = steps("Chad is arming rebels in Sudan.")
    assert told(step) == "TCD > SDN.REB goods partly_delivered"
    assert [(line.item, line.item_class.value) for line in step.lines] == [("arms", "arms")]
    (step,) = steps("Chad armed the Sudanese rebels with rifles.")
    assert (told(step), step.lines[0].item) == ("TCD > SDN.REB goods partly_delivered", "rifles")


def test_a_debt_that_is_to_be_forgiven_is_the_debtors():
    """Whose debt it is stands beside the sum."""
    (step,) = steps("China has agreed to cancel $300 million of Zambia's debt.")
    assert told(step) == "CHN > ZMB money pledged"
    assert step.lines[0].value is not None
    assert step.lines[0].value.low == 3e8


def test_free_trade_is_no_gift():
    """The word says nothing of a price there."""
    (step,) = steps("Chile and Peru ratified a free trade agreement on Monday.")
    assert step.terms.value == "unknown"


def test_the_headline_of_a_signing_is_no_second_agreement():
    """The title agrees, the body signs: one agreement."""
    found = steps("Fiji and Tonga signed a fisheries agreement in Suva on Monday.", title="Fiji, Tonga agree on fish")
    assert [told(step) for step in found] == ["FJI+TON > FJI+TON policy signed"]


def test_what_else_was_talked_of_has_the_day_of_the_talks():
    """The report dates the call once."""
    text = "Fijian President Ratu Vale spoke to Tongan Prime Minister Sione Vea by telephone on Monday. "
    found = steps(text + "Vale and Vea also discussed closer cooperation in mining.")
    assert [(told(step), step.when.edtf) for step in found] == [("FJI+TON > FJI+TON policy mentioned", "2022-06-13")]


@pytest.mark.parametrize(
    "text",
    ["Slovakia promised to send no more weapons to Ukraine.", "Serbia's president vowed never to recognise Kosovo."],
)
def test_a_promise_to_give_nothing_is_none(text):
    """Who is refused a favour has been promised nothing."""
    assert steps(text) == ()


def test_a_promise_not_to_attack_is_one():
    """What is left undone can be a favour."""
    assert [told(step) for step in steps("Ethiopia promised not to attack Eritrea.")] == ["ETH > ERI policy pledged"]


def test_a_commitment_reaffirmed_is_one_step():
    """The noun behind the verb tells no promise of its own."""
    text = "Bhutan reaffirmed its commitment to supply 300 megawatts of electricity to Bangladesh."
    assert [(told(step), step.scope.value) for step in steps(text)] == [("BTN > BGD goods pledged", "restatement")]


def test_what_they_agreed_on_who_had_met_has_the_day_of_the_meeting():
    """'They' are the two who met; farmers whom somebody met are no side."""
    text = "Fijian President Ratu Vale met Tongan Prime Minister Sione Vea on Monday. They agreed to share a boat."
    assert [(told(step), step.when.edtf) for step in steps(text)] == [
        ("FJI+TON > FJI+TON policy pledged", "2022-06-13")
    ]
    assert steps("Fijian President Ratu Vale met Tongan farmers on Monday. They agreed to share a boat.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Nicaraguan national team is scheduled to arrive in Honduras on Sunday.",
        "Korean President Yun Daho was lauded for delivering on his election promise to end the war with Japan.",
        "Iran has succeeded to establish alliances in Lebanon and Iraq.",
        "The Central Bank of Ghana gave 22 billion cedis to the Government of Ghana.",
        "Under the provisions of Article VIII of the Water Treaty, the commission meets once a year.",
    ],
)
def test_what_no_state_promised_another_is_no_step(text):
    """A team that comes, a promise that is kept, an alliance that stands, a bank at home, a paper's provisions."""
    assert steps(text) == ()


@pytest.mark.parametrize(
    ("text", "expected", "number"),
    [
        ("Japan will train 120 Vietnamese soldiers.", "JPN > VNM training pledged", 120),
        ("Turkey trained 300 Somali soldiers in 2021.", "TUR > SOM training partly_delivered", 300),
    ],
)
def test_people_trained_for_another_state_are_so_much_training(text, expected, number):
    """The number is that of those who are trained."""
    (step,) = steps(text)
    assert told(step) == expected
    assert step.lines[0].item_class.value == "training"
    assert step.lines[0].quantity is not None
    assert step.lines[0].quantity.low == number


def test_training_of_nobody_known_is_no_commitment():
    """Pilots without a land are trained for no side."""
    assert steps("Britain trained the pilots for the air show.") == ()


def test_the_noun_of_a_withdrawal_tells_how_many_leave():
    """'The withdrawal of 1,000 soldiers' has the number behind it."""
    (step,) = steps("Rwanda said it had completed the withdrawal of its 1,000 soldiers from Mozambique.")
    assert told(step) == "RWA > MOZ withdrawal fulfilled"
    assert [(line.item, line.quantity.low) for line in step.lines if line.quantity] == [("soldiers", 1000)]


def test_a_title_that_names_nobody_tells_no_step_of_its_own():
    """Whose troops leave, the body says; those who left before were of the same state."""
    text = "Germany will withdraw its 300 soldiers from Chad by May. The first 60 soldiers left Chad in April."
    assert [told(step) for step in steps(text, title="Troops to leave")] == [
        "DEU > TCD withdrawal pledged",
        "DEU > TCD withdrawal partly_delivered",
    ]


def test_forces_of_nobody_known_leave_no_step():
    """Without a state that is told of there is no side."""
    assert steps("The first 60 soldiers left Chad in April.") == ()


def test_an_embassy_to_be_opened_is_promised_to_the_land_it_stands_in():
    """The town stands for its state."""
    assert [told(step) for step in steps("Bahrain pledged to reopen its embassy in Beirut by March.")] == [
        "BHR > LBN diplomatic pledged"
    ]


def test_the_body_that_speaks_for_a_state_tells_the_step():
    """Both sides are named; the presidency is whose word it is."""
    text = "Fiji and Tonga agreed to build a port in a call on Monday, according to both parties. "
    text += "The Fijian and the Tongan president agreed to build the port, the Fijian presidency said."
    assert {step.by.country for step in steps(text) if step.by is not None} == {"FJI"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan has signed an agreement with China for the acquisition of eight submarines.", ("CHN", "PAK")),
        ("Iraq reached a deal with Iran for the import of gas.", ("IRN", "IRQ")),
        ("Bolivia signed a deal to sell Brazil 300 tonnes of zinc.", ("BOL", "BRA")),
    ],
)
def test_a_deal_to_buy_or_sell_has_its_seller_as_giver(text, expected):
    """Whoever signs first; a noun of buying turns a deal as its verb does."""
    (step,) = findings(text, reader=learned()).steps
    assert (step.kind.value, step.provider[0].code, step.recipient[0].code) == ("goods", *expected)
