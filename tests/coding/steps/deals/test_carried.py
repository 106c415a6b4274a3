"""What later sentences tell of a deal, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str, **options) -> tuple[Step, ...]:
    return findings(text, reader=learned(), **options).steps


def dated(step: Step) -> str:
    """Give a step with its day: step when scope."""
    return f"{step.step.value} {step.when.edtf} {step.scope.value}"


def counted(step: Step) -> float | None:
    """Give the number of the first line of a step."""
    return step.lines[0].quantity.low if step.lines and step.lines[0].quantity else None


def test_each_clause_has_its_own_day():
    """What was signed in May was not ratified in May."""
    text = "Togo signed a fisheries treaty with Benin in 2019. It entered into force in March 2020 and expired in May 2022."
    assert [dated(step) for step in steps(text)[1:]] == ["in_force 2020-03 unknown", "terminated 2022-05 unknown"]
    text = "Japan lent Togo 5 million dollars. The loan agreement was signed in May 2019 and ratified by parliament in July."
    assert [dated(step) for step in steps(text)[1:]] == ["signed 2019-05 unknown", "in_force 2019-07 unknown"]


def test_one_of_several_that_were_ordered_is_one():
    """Ships that are commissioned were handed over, one by one."""
    text = "Fiji ordered three ferries from Japan in 2019. The first was commissioned in May. "
    text += "The second was handed over in Suva on Monday."
    found = steps(text)
    assert [dated(step) for step in found[1:]] == [
        "partly_delivered 2022-05 unknown",
        "partly_delivered 2022-06-13 unknown",
    ]
    assert [counted(step) for step in found] == [3, 1, 1]


def test_more_than_was_delivered_is_promised_anew():
    """Two more are none of the four that came."""
    text = "Norway handed over four patrol boats to Ghana on Monday. Two more boats will be delivered within 90 days."
    found = steps(text)
    assert [(step.step.value, step.scope.value, counted(step)) for step in found] == [
        ("partly_delivered", "increment", 4),
        ("pledged", "increment", 2),
    ]


def test_a_bare_sum_that_was_paid_is_of_the_deal_in_its_currency():
    """So far is a running total; another currency is of another deal."""
    text = "China will lend Guinea $1.2 billion to build a dam. So far {} has been disbursed."
    found = steps(text.format("$800 million"))
    assert [(step.step.value, step.scope.value) for step in found] == [
        ("pledged", "increment"),
        ("partly_delivered", "cumulative"),
    ]
    assert len(steps(text.format("90 million euros"))) == 1


def test_a_contract_told_again_without_a_day_is_no_second_signing():
    """Where it was signed adds nothing."""
    text = "Kenya signed a contract to buy 30 buses from India in March. The contract was signed in Mombasa."
    assert [step.step.value for step in steps(text)] == ["signed"]


def test_a_sum_named_later_in_a_sentence_is_not_the_worth():
    """The loan that paid for two ships is not what one of them is worth."""
    text = (
        "Spain handed over a ferry to Cape Verde. The vessel was the first of two financed by a 40 million euro loan."
    )
    assert [line.value for step in steps(text) for line in step.lines] == [None]


def test_a_tranche_is_not_the_whole():
    """How much it was is not told in the deal's currency."""
    text = "The European Union suspended 30 million euros in budget support to Guinea. The first tranche was paid in March."
    deal, tranche = steps(text)
    assert (deal.step.value, dated(tranche)) == ("suspended", "partly_delivered 2022-03 unknown")
    assert [(line.item, line.value) for line in tranche.lines] == [("budget support", None)]


def test_another_agreement_and_an_end_to_come_end_nothing():
    """The paper that is to run out is not the aid just told of, and it has not run out."""
    text = "The United States will provide Palau with $890 million in aid. {}"
    assert len(steps(text.format("The current agreement expired in May."))) == 1
    assert len(steps(text.format("The agreement expires in September."))) == 1


def test_what_its_giver_had_promised_was_for_the_one_it_gives_to():
    """The receiver is not printed again; other goods, and another receiver, are another promise."""
    text = "Kuwait delivered 20 ambulances to Sudan on Monday. It had promised {} in March."
    deed, promise = steps(text.format("50 ambulances"))
    assert (deed.step.value, dated(promise), counted(promise)) == ("partly_delivered", "pledged 2022-03 unknown", 50)
    assert [party.code for party in promise.recipient] == ["SDN"]
    assert len(steps(text.format("50 tents"))) == 1
    assert len(steps(text.format("50 ambulances to Chad").replace("It", "Kuwait"))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbia promised Montenegro 30 fire engines; eight arrived on Tuesday.",
            [("pledged", 30, "unknown"), ("partly_delivered", 8, "unknown")],
        ),
        (
            "Ethiopia will buy 200 buses from Belarus. The first 50 arrived in May; the rest are due by December.",
            [("pledged", 200, "unknown"), ("partly_delivered", 50, "unknown"), ("pledged", None, "remainder")],
        ),
        (
            "Japan will give Togo 40 ambulances. Twenty were handed over on Monday. The remaining 20 will follow in July.",
            [("pledged", 40, "unknown"), ("partly_delivered", 20, "unknown"), ("pledged", 20, "remainder")],
        ),
        ("Japan will give Togo 40 ambulances. Ninety arrived on Monday.", [("pledged", 40, "unknown")]),
    ],
)
def test_a_bare_number_is_of_what_was_promised_just_before(text, expected):
    """It counts the same goods, and never more than were promised; the rest is what is still to come."""
    found = [
        (step.step.value, line.quantity.low if line.quantity is not None else None, step.scope.value)
        for step in steps(text)
        for line in step.lines
    ]
    assert found == expected


def test_what_is_paid_of_a_loan_is_of_the_loan_right_before_it():
    """ "Of which" points into its own sentence, whatever deal stands before that."""
    text = (
        "Britain cancelled debts of 40 million pounds owed by Zambia last year. "
        "The International Monetary Fund approved a $1.3 billion loan to Zambia, of which $185 million was disbursed."
    )
    paid = steps(text)[-1]
    assert (paid.step.value, paid.provider[0].code, paid.scope.value) == ("partly_delivered", "UNO.IMF", "component")


def test_who_gave_what_has_come_is_no_second_delivery():
    """The same goods without a day of their own are the same delivery."""
    text = "Chad received 500 tonnes of rice on Monday. The shipment was donated by Thailand."
    assert [step.step.value for step in steps(text)] == ["partly_delivered"]


def test_the_second_of_two_is_what_is_left_of_them() -> None:
    """And the boat that came is the first, not both."""
    text = (
        "Oman on Tuesday handed over the first of two ferries that it promised Togo in March. The ferry arrived on Sunday. "
        "The second is to follow by the end of June next year."
    )
    steps = [step for step in findings(text, reader=learned()).steps if step.lines]
    told = {
        (str(step.step), str(step.scope), line.quantity.low) for step in steps for line in step.lines if line.quantity
    }
    assert ("pledged", "remainder", 1.0) in told
    assert ("pledged", "unknown", 2.0) in told
    assert {low for step, _, low in told if step == "partly_delivered"} == {1.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Malta pledged 1,000 tents to Chad, of which 400 reached the capital last week.",
            [("pledged", 1000), ("partly_delivered", 400)],
        ),
        (
            "Malta has pledged 300 generators to Laos, 120 of which have already arrived.",
            [("pledged", 300), ("partly_delivered", 120)],
        ),
        (
            "Malta promised Laos 8,000 tonnes of flour in April, of which 3,000 tonnes have been delivered.",
            [("pledged", 8000), ("partly_delivered", 3000)],
        ),
        (
            "Malta promised Laos 8,000 tonnes of flour in April. Talks on it reached a dead end in May.",
            [("pledged", 8000)],
        ),
    ],
)
def test_what_came_of_a_promise_in_its_own_sentence_is_told(text, expected):
    """A part that came is a delivery, whichever side of "of which" its number stands on."""
    assert [(step.step.value, counted(step)) for step in steps(text)] == expected


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("The whole sum was paid, the minister said on Tuesday.", "fulfilled [..2022-06-15] unknown"),
        ("The full amount was transferred on 3 May.", "fulfilled 2022-05-03 unknown"),
        ("The money has been paid in full.", "fulfilled [..2022-06-15] unknown"),
        ("The money was transferred on 3 May.", "partly_delivered 2022-05-03 unknown"),
    ],
)
def test_the_whole_of_a_deal_fulfils_it(later, expected):
    """ "The whole sum", "in full": what was said to be all is all."""
    found = steps(f"Malta promised 30 million euros to Ghana in 2021. {later}")
    assert [dated(step) for step in found[1:]] == [expected]
    assert found[1].lines == found[0].lines


def test_all_of_the_things_promised_have_come():
    """ "All of them" is a subject too."""
    found = steps("Malta pledged 40 tractors to Laos in February. All of them have been delivered.")
    assert [(step.step.value, counted(step)) for step in found] == [("pledged", 40), ("fulfilled", 40)]


def test_a_number_alone_is_of_the_goods_told_before():
    """'It pledged 1,000' is of the generators just shipped; after a sum it is of nothing."""
    text = "Norway shipped 400 generators to Chad. It pledged 1,000 in October 2023."
    pledged = [step for step in findings(text, reader=learned()).steps if step.step.value == "pledged"]
    assert [(one.lines[0].item, one.lines[0].quantity.low, one.when.edtf) for one in pledged] == [
        ("generators", 1000.0, "2023-10")
    ]
    text = "Norway paid Chad 4 million euros. It pledged 1,000 in October 2023."
    assert not [one for one in findings(text, reader=learned()).steps if one.lines and one.lines[0].quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru promised Togo 40 boats. The boats are to be delivered by May. The first two were unloaded in Lome.",
            ["PER > TGO pledged 40", "PER > TGO partly_delivered 2"],
        ),
        (
            "Peru lent Togo $40 million. The first tranche of $3 million is to be released in July.",
            ["PER > TGO partly_delivered None", "PER > TGO pledged None"],
        ),
        (
            "Peru trained 200 Togolese gendarmes in May. A further 150 will be trained in autumn.",
            ["PER > TGO partly_delivered 200", "PER > TGO pledged 150"],
        ),
        (
            "Peru undertook to supply Togo with 500 tonnes of gas. Supplies were halted in May.",
            ["PER > TGO pledged 500", "PER > TGO suspended 500"],
        ),
        (
            "Peru promised Togo 100 mobile clinics. By March eleven clinics had been set up in Lome.",
            ["PER > TGO pledged 100", "PER > TGO partly_delivered 11"],
        ),
        (
            (
                "Peru agreed to sell Togo six helicopters. Two were delivered in 2022. It rained. The price of tea fell. "
                "The harvest was good. The last two have been cancelled."
            ),
            ["PER > TGO pledged 6", "PER > TGO partly_delivered 2", "PER > TGO cancelled 2"],
        ),
        (
            "Peru promised Togo two boats and training for 60 guards. The training was completed in May.",
            ["PER > TGO pledged 2", "PER > TGO fulfilled None"],
        ),
        ("Peru promised Togo 100 clinics. Eleven clinics were opened in Chad.", ["PER > TGO pledged 100"]),
        ("Peru promised Togo 100 boats. 200 boats were burnt in a fire.", ["PER > TGO pledged 100"]),
        ("Peru lent Togo $40 million. The loan is to be repaid by 2030.", ["PER > TGO partly_delivered None"]),
        (
            "Peru signed a contract for 48 howitzers with Togo in 2021. The first twelve guns reached Lome on 14 May.",
            ["PER > TGO signed 48", "PER > TGO partly_delivered 12"],
        ),
    ],
)
def test_what_came_of_a_deal_is_told_by_numbers_flows_and_towns(text, expected):
    """Where goods arrive tells whose the order was; "supplies" need no article, and a further 150 come on top."""
    found = [
        f"{'+'.join(one.country for one in step.provider)} > {'+'.join(one.country for one in step.recipient)} "
        f"{step.step.value} {None if counted(step) is None else round(counted(step) or 0)}"
        for step in steps(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("later", "number"),
    [
        ("The first shipment of 10,000 tonnes left Mombasa on Monday.", 10_000),
        ("The first 5,000 tonnes sailed from Mombasa on Monday.", 5_000),
        ("A first batch of 800 tonnes departed for Lome on Monday.", 800),
    ],
)
def test_promised_goods_that_set_out_are_on_their_way(later: str, number: float):
    """What left the port is part of what was promised."""
    pledge, step = steps(f"Kenya promised Togo 40,000 tonnes of maize in May. {later}")
    assert (pledge.step.value, dated(step), counted(step)) == (
        "pledged",
        "partly_delivered 2022-06-13 unknown",
        number,
    )


@pytest.mark.parametrize(
    "later",
    ["The shipment has not left Mombasa.", "The tonnes will leave Mombasa in July.", "The company left Togo in May."],
)
def test_what_has_not_set_out_is_not_on_its_way(later: str):
    """What is still in port, and whoever else leaves, delivers nothing."""
    found = steps(f"Kenya promised Togo 40,000 tonnes of maize in May. {later}")
    assert "partly_delivered" not in {one.step.value for one in found}
