"""Steps of deals that a report tells in words of contracts, halves, payments, training and nameless reports."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step, and its first number."""
    provider, recipient = ("+".join(party.country for party in parties) for parties in (step.provider, step.recipient))
    amount = next((line.quantity or line.value for line in step.lines), None)
    number = f" {amount.low:.0f}" if amount is not None and amount.low is not None else ""
    return f"{provider} > {recipient} {step.kind.value} {step.step.value}{number}"


def steps(text: str) -> list[str]:
    return [told(step) for step in findings(text, reader=learned()).steps]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile cancelled a contract to buy six training jets from Norway.", "NOR > CHL goods cancelled 6"),
        ("Chile suspended a deal to sell 40 buses to Norway.", "CHL > NOR goods suspended 40"),
        ("Chile cancelled a contract to run the airport with Norway.", "CHL+NOR > CHL+NOR treaty terminated"),
        ("Spain has completed the training of 90 Togolese pilots.", "ESP > TGO training fulfilled 90"),
        ("Spain resumed the training of Togolese pilots.", "ESP > TGO training partly_delivered"),
        ("Some 120 Cuban doctors landed in Togo on Monday.", "CUB > TGO deployment partly_delivered 108"),
        ("Togo signed a $40 million loan with the Development Bank of Norway.", "NOR > TGO money signed 40000000"),
        ("Norway offered Togo a 2 million dollar loan to purchase a boat.", "NOR > TGO money pledged 2000000"),
        ("Togo repaid Norway the first $5 million in August.", "TGO > NOR money partly_delivered 5000000"),
        ("It was reported that Norway pledged Togo 2 million dollars.", "NOR > TGO money mentioned 2000000"),
        ("Norway and Togo reportedly signed a fisheries agreement.", "NOR+TGO > NOR+TGO policy mentioned"),
        ("Norway reportedly announced a grant of $5 million for Togo.", "NOR > TGO money mentioned 5000000"),
    ],
)
def test_one_sentence_tells_the_step_and_its_sides(text, expected):
    """A contract for goods is of goods; a bank lends; a nameless report only mentions."""
    assert steps(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that Norway pledged Togo 2 million dollars were reported.",
        "It was reported that Norway had given Togo 2 million dollars.",
        "Spain resumed training on Monday.",
        "Spain has not completed the training of Togolese pilots.",
    ],
)
def test_rumours_deeds_of_nameless_reports_and_own_training_are_no_steps(text):
    """What nobody answers for is no deed, and a state that trains its own gives nothing."""
    assert steps(text) == []


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("About 70 million kroner has been paid out.", "NOR > TGO money partly_delivered 63000000"),
        ("Of this, 35 million kroner has been spent.", "NOR > TGO money partly_delivered 35000000"),
    ],
)
def test_a_sum_paid_of_a_deal_is_carried_with_its_bounds(later, expected):
    """A word before the sum that stands outside its phrase loses neither the sum nor its bounds."""
    found = findings(f"Norway pledged Togo 120 million kroner in 2021. {later}", reader=learned()).steps
    amounts = [f"{told(step)}" for step in found]
    assert expected in amounts


def test_the_other_half_is_what_is_left():
    """'The other half will follow' is the rest of what was delivered."""
    found = findings("Peru delivered 500 tonnes of rice to Togo. The other half will follow in July.", reader=learned())
    assert [(step.step.value, step.scope.value) for step in found.steps][1:] == [("pledged", "remainder")]


def test_two_of_six_are_two_of_the_deal():
    """A number of a number, without "the", is a part of the goods told before."""
    text = "Peru halted deliveries of boats to Togo. Two of six boats have been delivered."
    assert "PER > TGO goods partly_delivered 2" in steps(text)


def test_work_that_begins_carries_the_promise_to_build():
    """'Construction began' tells of the campus that was promised."""
    text = "Norway agreed to renovate the campus of the University of Togo in 2006. Construction was completed in 2010."
    assert steps(text)[-1].split()[-1] == "fulfilled"


def test_favours_go_to_the_side_just_told_of():
    """'Peru also promised to free 23 others' is a promise to the state whose soldiers were freed."""
    text = "Peru freed 32 Chilean soldiers on Wednesday. Peru also promised to free 23 others by the end of June."
    assert "PER > CHL policy pledged" in steps(text)


def test_help_for_a_third_land_is_not_for_the_one_agreed_with():
    """Who agrees with a neighbour on aid to a third state sends nothing to the neighbour."""
    text = (
        "Togo and Benin agreed on Thursday to open two crossings for aid to Niger. Togo will send 20 tonnes of flour."
    )
    assert not [one for one in steps(text) if one.startswith("TGO > BEN goods")]


def test_a_worth_may_be_told_by_a_valuer_or_a_grant():
    """'Officials valued the trucks at' and 'was financed by a grant of' tell what goods are worth."""
    for later in (
        "Officials valued the trucks at 1.3 million dollars.",
        "The gift was financed by a grant of $1,300,000.",
    ):
        found = findings(f"Norway donated 50 trucks to Togo. {later}", reader=learned()).steps
        assert [line.value.low for line in found[0].lines if line.value is not None] == [1.3e6]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru promised Togo 12 boats in 2022. Half of the 12 boats were delivered on Friday.",
            "PER > TGO goods partly_delivered 6",
        ),
        (
            "Togo ordered 40 buses from Peru in 2022. Twelve of the buses have arrived.",
            "PER > TGO goods partly_delivered 12",
        ),
        ("Norway's parliament vetoed a $5 million loan to Togo.", "NOR > TGO money cancelled 5000000"),
        ("Togo's parliament rejected a $5 million loan from Norway.", "NOR > TGO money cancelled 5000000"),
        (
            "Peru pledged another $5 million for Togo, bringing its total pledges to $20 million.",
            "PER > TGO money pledged 20000000",
        ),
        (
            'Peru will give Togo $300 million. "We will release the first $100 million in June," the president of Peru said.',
            "PER > TGO money pledged 100000000",
        ),
        (
            "Chile sold Togo six jets. The two states fell out. Togo will pay $9 million for their transport.",
            "TGO > CHL money pledged 9000000",
        ),
        (
            "Some 120 Cuban doctors landed in Togo on Monday under an accord that the two countries signed in December.",
            "CUB > TGO deployment signed",
        ),
    ],
)
def test_parts_totals_and_vetoes_have_their_own_step_and_sides(text, expected):
    """Half of a number is its half, a total of pledges is pledged, and a veto ends what its own state gives."""
    assert expected in steps(text)


def test_jets_that_were_built_have_not_come():
    """Goods are made before they are handed over."""
    found = steps("Chile ordered six jets from Norway in 2021. Two of the jets had already been built.")
    assert found == ["NOR > CHL goods signed 6"]


def test_a_promise_to_pay_is_told_once():
    """'assured Norway that it would pay $3 million' is one promise, of a sum."""
    assert steps("Togo assured Norway on Friday that it would pay $3 million by June.") == [
        "TGO > NOR money pledged 3000000"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2012, 300 Togolese officials were trained in Norway.", ["NOR > TGO training partly_delivered 300"]),
        ("Togolese police officers received training in Norway.", ["NOR > TGO training partly_delivered"]),
        ("Norway held a training course for 30 Togolese farmers.", ["NOR > TGO training partly_delivered 30"]),
        ("The officers were trained in Norway.", []),
        ("The course was held in Togo.", []),
        ("Norway organised a training course for its farmers.", []),
        ("Togolese officers were not trained in Norway.", []),
    ],
)
def test_who_learns_in_another_land_is_trained_by_it(text, expected):
    """A course is held for others; who is trained abroad has it from the land he is in; a state's own are its own."""
    assert steps(text) == expected


def test_a_loan_that_was_repaid_ran_the_other_way():
    """What is told of a loan after its repayment takes no sides from the repayment, and paid in full is all of it."""
    text = "Togo has repaid in full a loan of $18 million from Norway, the minister said. The loan was granted in 2016."
    assert steps(text) == ["TGO > NOR money fulfilled 18000000"]


PROMISED = "Norway promised Chile six radars in 2021. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROMISED}Delivery of the remaining four has been postponed until May.", "NOR > CHL goods suspended 4"),
        (f"{PROMISED}The offer was withdrawn on Friday.", "NOR > CHL goods withdrawn 6"),
        (
            "Norway will send Chile 20 advisers, the first of whom arrived on Friday.",
            "NOR > CHL deployment partly_delivered 1",
        ),
        (
            "Norway will give Chile $8 million. Half of the money has already been paid.",
            "NOR > CHL money partly_delivered 4000000",
        ),
        (
            "Chile has ordered six radars from Norway. It has already paid half of the $18 million price.",
            "CHL > NOR money partly_delivered 9000000",
        ),
        (
            "Norway was to deliver 36 howitzers under a $40 million contract with Chile. Chile has paid 60 percent of the sum.",
            "CHL > NOR money partly_delivered",
        ),
        (
            "Tonga took delivery on Wednesday of the second of three patrol boats ordered in France in 2019.",
            "FRA > TON goods partly_delivered 1",
        ),
        ("Chile has cancelled an order for Norwegian radars worth $12 million.", "NOR > CHL goods cancelled 12000000"),
        ("Chile has dropped a plan to buy six boats from Norway.", "NOR > CHL goods withdrawn 6"),
        ("Fiji will train 60 Togolese riflemen this year.", "FJI > TGO training pledged 60"),
        (
            "Chinese police trainers began a six-month course for 32 officers in Honiara.",
            "CHN > SLB training partly_delivered 32",
        ),
        ("Peru agreed to write off 12 million euros that Togo owes it.", "PER > TGO money pledged 12000000"),
        ("Lima promised Santiago to open the crossing to lorries by November.", "PER > CHL policy pledged"),
    ],
)
def test_what_became_of_a_deal_has_its_own_sides_and_number(text, expected):
    """Parts that are put off, half of a price, orders called off and plans to buy are told with who gives."""
    assert expected in steps(text), steps(text)


def test_whom_something_is_sent_to_is_not_sent():
    """ "Will send Chile 20 advisers" is of advisers only."""
    step = findings("Norway will send Chile 20 advisers.", reader=learned()).steps[0]
    assert [line.item for line in step.lines] == ["advisers"]


def test_a_grant_that_was_paid_is_of_no_goods():
    """ "The grant" calls no gas that was promised before."""
    text = "Algeria promised Tunisia 30,000 tons of gas. The ministers met in June. The grant has been paid out."
    assert steps(text) == ["DZA > TUN goods pledged 30000", "DZA > TUN money partly_delivered"]


def test_the_last_deal_told_is_the_one_that_is_gone_on_with():
    """What was read of a deal later does not come after what the text told later."""
    text = (
        "China lent Guinea $30 million in 2012. The loan was never paid. "
        "France gave Guinea 18 million euros in 2020. The money was spent and the aid was suspended in May."
    )
    assert "CHN > GIN money suspended 30000000" not in steps(text)


def test_a_payment_without_its_payer_is_of_no_state_told_before():
    """What was paid for Spain's gift is not what France gives Spain."""
    text = (
        "Togo received two boats from France. The envoy said France would also give 25 lorries. Spain, he noted, "
        "donated an aircraft last year, and half of the 3 million euros for its upkeep had already been paid."
    )
    assert not any("> ESP" in one for one in steps(text)), steps(text)
