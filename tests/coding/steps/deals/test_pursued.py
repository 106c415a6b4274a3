"""What a side of a deal then does with it, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str, **options) -> tuple[Step, ...]:
    return findings(text, reader=learned(), **options).steps


def shown(step: Step) -> tuple[str, list[str], list[str], float | None]:
    """Give a step with its sides and its first number."""
    quantity = step.lines[0].quantity if step.lines else None
    sides = [party.country for party in step.provider], [party.country for party in step.recipient]
    return step.step.value, *sides, quantity.low if quantity is not None else None


@pytest.mark.parametrize(
    "later",
    [
        "The boats have not yet arrived, the Togolese defence ministry said.",
        "It has yet to deliver them, officials in Lome said.",
        "The boats have still not been delivered.",
        "The boats have not been delivered.",
        "None of the boats has arrived so far.",
        "Norway has not delivered the boats.",
    ],
)
def test_what_has_not_come_yet_ends_nothing(later):
    """A denial of today leaves a promise open."""
    found = steps(f"Norway promised Togo 12 patrol boats in March. {later}")
    assert [shown(step) for step in found] == [("pledged", ["NOR"], ["TGO"], 12)]


@pytest.mark.parametrize(
    "later",
    [
        "They never arrived.",
        "It never delivered them.",
        "The boats were never delivered.",
        "It did not send the boats.",
    ],
)
def test_what_never_came_is_not_fulfilled(later):
    """A denial for good is told by 'never' or by the plain past."""
    found = steps(f"Norway promised Togo 12 patrol boats in 2019. {later}")
    assert [shown(step)[0] for step in found] == ["pledged", "not_fulfilled"]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("On Wednesday it cancelled the delivery of the shells.", "cancelled"),
        ("On Wednesday it called off the shipment.", "cancelled"),
        ("On Wednesday it suspended the delivery.", "suspended"),
        ("On Wednesday it withdrew the offer.", "withdrawn"),
        ("On Wednesday it took back its promise.", "withdrawn"),
    ],
)
def test_a_giver_ends_what_it_promised(later, kind):
    """The delivery, the offer and the promise call the deal before, with its goods and sides."""
    found = steps(f"Sweden promised Kenya 5,000 shells in January. {later}")
    assert [shown(step) for step in found] == [("pledged", ["SWE"], ["KEN"], 5000), (kind, ["SWE"], ["KEN"], 5000)]


@pytest.mark.parametrize(
    ("later", "numbers"),
    [
        ("On Tuesday it delivered the boats.", [12]),
        ("It handed over five on Tuesday.", [5]),
        ("Togo received four of them on Tuesday.", [4]),
        ("It delivered six in March and two more on Monday.", [6, 2]),
    ],
)
def test_a_side_tells_how_many_came(later, numbers):
    """A bare number, 'them' and the goods of a promise are what came of it."""
    found = steps(f"Norway promised Togo 12 patrol boats in January. {later}")
    assert [shown(step) for step in found[1:]] == [("partly_delivered", ["NOR"], ["TGO"], number) for number in numbers]
    assert {step.scope.value for step in found[1:]} == {"increment"}


@pytest.mark.parametrize(
    "later",
    ["On Monday Peru delivered the boats to Chad.", "Togo cancelled the meeting.", "Togo may cancel the offer."],
)
def test_only_a_side_of_a_deal_takes_it_further(later):
    """What a third state does, what is of something else and what may come moves nothing."""
    found = steps(f"Norway promised Togo 12 patrol boats in January. {later}")
    assert not [step for step in found[1:] if {"NOR"} == {party.country for party in step.provider}]


def test_an_offer_that_is_taken_back_is_one_end():
    """The noun of what is withdrawn is no second promise."""
    (step,) = steps("Finland withdrew its offer of 15 radar stations to Georgia on Tuesday.")
    assert shown(step) == ("withdrawn", ["FIN"], ["GEO"], 15)


def test_what_a_giver_will_no_longer_send_is_withdrawn():
    """It is no broken promise before its day."""
    (step,) = steps("Hungary said it would no longer send Chad the 200 trucks it had promised.")
    assert (step.step.value, step.lines[0].item) == ("withdrawn", "trucks")


def test_shipments_without_a_number_are_stopped():
    """'halted shipments of ammunition' names goods, a giver and a receiver."""
    (step,) = steps("Germany has halted shipments of ammunition to Chad, the defence ministry said.")
    assert shown(step) == ("suspended", ["DEU"], ["TCD"], None)


def test_what_was_bought_is_a_deal():
    """Whether what was bought has come the verb does not say."""
    (step,) = steps("Morocco bought 60 howitzers from Serbia last year.")
    assert shown(step) == ("signed", ["SRB"], ["MAR"], 60)
    assert step.terms.value == "sale"


def test_one_of_a_promised_number_adds_one():
    """'the first of 30 it promised' delivers one of 30."""
    found = steps("Poland handed over the first of 30 ambulances it promised Moldova on Friday.")
    assert [(*shown(step)[::3], step.scope.value) for step in found] == [
        ("partly_delivered", 1, "increment"),
        ("pledged", 30, "unknown"),
    ]


def test_what_remains_of_a_promise_is_no_second_one():
    """'the remaining four of the 18' are the rest of the 18."""
    found = steps("Norway will hand over the remaining four of the 18 boats it promised Ecuador in June.")
    assert [(shown(step)[3], step.scope.value) for step in found] == [(4, "remainder"), (18, "unknown")]


@pytest.mark.parametrize(
    ("text", "receivers"),
    [
        ("Canada pledged $5 million on Monday for people displaced by the floods in Mozambique.", ["MOZ"]),
        ("Turkey pledged $2 million for victims of the earthquake in Nepal.", ["NPL"]),
        ("Canada pledged $5 million on Monday for the displaced.", []),
        ("Sweden donated $4 million for displaced families.", []),
    ],
)
def test_a_group_receives_in_the_land_that_the_text_names(text, receivers):
    """Where the text names none, nobody is named."""
    (step,) = steps(text)
    assert shown(step)[2] == receivers


def test_what_a_state_gives_its_own_is_no_promise_to_others():
    """Flood victims of the giver's own province receive nothing from abroad."""
    assert steps("The Canadian government pledged $5 million on Monday for flood victims in Alberta.") == ()


def test_who_takes_delivery_receives():
    """'took delivery of' makes its subject the receiver, as 'received' does."""
    (step,) = steps("Kenya took delivery of four helicopters from Italy on Monday.")
    assert shown(step) == ("partly_delivered", ["ITA"], ["KEN"], 4)


@pytest.mark.parametrize(
    "text",
    [
        "Two British reinsurers transferred 8 million dollars to accounts in Panama.",
        "A Kenyan shipping company signed a memorandum of understanding with a Peruvian oil company on Monday.",
        "Saudi Arabia abandoned plans to build a mile-high tower that would have been the world's tallest.",
    ],
)
def test_business_and_building_at_home_are_no_commitment(text):
    """Companies that move money and what a state builds for itself promise nothing to others."""
    assert steps(text) == ()


def test_who_received_beside_another_gives_nothing():
    """'China having received 4 million and Peru 5 million': the second is a receiver too."""
    found = steps("A Norwegian bank lent much, with China having received $4 million and Peru $5 million.")
    assert not [step for step in found if any(party.country == "PER" for party in step.provider)]


def test_what_stands_beside_a_plan_is_no_plan():
    """'amid growing needs and developing ties' plans no support."""
    found = steps(
        "Turkey plans to buy more gas from Iran amid growing needs and developing ties between the two countries."
    )
    assert [step.kind.value for step in found] == ["goods"]


def test_what_a_parliament_votes_for_nobody_named_is_its_own():
    """Beside gifts from abroad a budget at home is still at home."""
    text = "Norway lent Togo 8 million dollars in May for a port. "
    text += "The assembly approved a budget allocation of $5 million for the farmers' fund."
    assert [line.value.low for step in steps(text) for line in step.lines if line.value] == [8e6]


def test_an_agreement_to_study_is_signed():
    """What was signed was not only talked of."""
    (step,) = steps("Norway signed an agreement with Togo to study the coast.")
    assert (step.step.value, step.kind.value) == ("signed", "policy")


@pytest.mark.parametrize(
    "text",
    [
        "Norway offered a 6 million dollar financial grant to boost schools in Togo.",
        "Norway and Togo signed two agreements that will see Oslo extending funding worth 32 million dollars to Togo.",
        "Norway issued a directive sending rescue teams to Togo.",
    ],
)
def test_what_is_offered_or_ordered_has_not_been_given(text):
    """A noun or a participle under an offer, an order or 'will see' tells no deed."""
    found = steps(text)
    assert found
    assert not [step for step in found if step.step.value == "partly_delivered"]


def test_the_total_value_of_a_gift_is_no_running_total():
    """'the total value of the donation is' tells what one gift is worth."""
    text = "Norway signed an agreement with Togo for the donation of medicine. "
    text += "The total value of the donation is 214,000 dollars."
    assert [(step.step.value, step.scope.value) for step in steps(text)] == [("signed", "unknown")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hungary has stopped supplying Chad with ammunition.", "suspended"),
        ("Hungary halted sending ammunition to Chad in May.", "suspended"),
        ("Hungary has ceased supplying Chad with ammunition.", "terminated"),
    ],
)
def test_a_supply_that_went_on_is_stopped(text, kind):
    """'stopped supplying' ends what went on, with its goods and sides."""
    (step,) = steps(text)
    assert shown(step) == (kind, ["HUN"], ["TCD"], None)


@pytest.mark.parametrize(
    "text",
    ["Hungary will not stop supplying Chad with ammunition.", "Hungary may stop supplying Chad with ammunition."],
)
def test_what_may_stop_or_goes_on_is_not_stopped(text):
    """A denial and a possibility end nothing."""
    assert not [step for step in steps(text) if step.step.value in {"suspended", "terminated"}]


def test_more_of_what_was_given_is_promised():
    """ "30 more" are on top of those that came."""
    found = steps("Malta delivered 90 trucks to Laos in May. It will send 30 more by August.")
    assert [shown(step) for step in found] == [
        ("partly_delivered", ["MLT"], ["LAO"], 90),
        ("pledged", ["MLT"], ["LAO"], 30),
    ]
    assert found[1].scope.value == "increment"
    assert found[1].due.edtf == "../2022-08"
    found = steps("Malta delivered 90 trucks to Laos in May. It will send another 30.")
    assert shown(found[1]) == ("pledged", ["MLT"], ["LAO"], 30)


def test_a_part_in_a_measure_is_not_the_whole():
    """ "The first 50 tonnes" of 900 are fifty."""
    found = steps("Malta will supply Laos with 900 tonnes of fuel. Malta delivered the first 50 tonnes on Monday.")
    assert [shown(step) for step in found][1:] == [("partly_delivered", ["MLT"], ["LAO"], 50)]
