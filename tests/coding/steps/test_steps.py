"""Commitment steps, each test on the news text that stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coding.sample_news import findings, learned
from servanda.coding.steps.steps import each_once
from servanda.model import Step, Terms


def steps(text: str, **options) -> tuple[Step, ...]:
    return findings(text, **options).steps


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step."""
    provider = "+".join(party.code for party in step.provider)
    recipient = "+".join(party.code for party in step.recipient)
    return f"{provider} > {recipient} {step.kind.value} {step.step.value}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey delivered six drones to Niger on 3 May 2022.", "TUR > NER goods partly_delivered"),
        ("Norway will send 50 armoured vehicles to Moldova.", "NOR > MDA goods pledged"),
        ("Japan pledged $200 million in loans to Kenya.", "JPN > KEN money pledged"),
        ("Fiji and Tonga agreed to open a joint office.", "FJI+TON > FJI+TON policy pledged"),
        ("Zambia suspended a fisheries agreement with Angola.", "ZMB+AGO > ZMB+AGO treaty suspended"),
        ("Zambia terminated a fisheries agreement with Angola.", "ZMB+AGO > ZMB+AGO treaty terminated"),
        ("Portugal's president will visit Angola in July.", "PRT > AGO meeting pledged"),
        ("Peru will continue military cooperation with Chile.", "PER > CHL policy pledged"),
        ("Peru withdrew its troops from Chile in 2019.", "PER > CHL withdrawal fulfilled"),
        ("Kenya agreed to buy 300 tonnes of oil from Oman.", "OMN > KEN goods pledged"),
        ("Kenya signed a contract to buy 300 tonnes of oil from Oman.", "OMN > KEN goods signed"),
    ],
)
def test_words_lead_to_a_step_with_its_sides(text, expected):
    """Tense, verb and paper decide the step; who gives is provider."""
    assert expected in [told(step) for step in steps(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana urged Togo to send rice to Benin.",
        "Oman accused Yemen of sending drones to Somalia.",
        "Kenya could send tents to Malawi.",
        "Peru denied that it had sent tents to Chile.",
        "Spain exported goods worth 2 billion euros to Algeria last year.",
    ],
)
def test_demands_accusations_and_figures_are_no_promises(text):
    """What is asked for, alleged, denied, possible or a sum of trade starts no commitment."""
    assert steps(text) == ()


def test_a_visit_that_is_only_likely_is_mentioned():
    """Nobody has promised what is likely."""
    found = steps("Portugal's president is likely to visit Angola next month.")
    assert [step.step.value for step in found] == ["mentioned"]


def test_a_purchase_keeps_its_price_quantity_and_terms():
    """Price and amount belong to the line, 'bought' to the terms."""
    step = steps("Canada bought eight patrol boats from South Korea for $1 billion.")[0]
    line = step.lines[0]
    assert step.terms.value == "sale"
    assert line.quantity is not None
    assert line.value is not None
    assert (line.quantity.low, line.value.low, line.value.currency) == (8, 1e9, "USD")


def test_money_is_named_by_what_it_is():
    """'$200 million in loans' is a line of loans."""
    line = steps("Japan pledged $200 million in loans to Kenya.")[0].lines[0]
    assert (line.item, line.item_class.value) == ("loans", "money")
    assert line.value is not None
    assert (line.value.low, line.value.currency) == (2e8, "USD")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Chad received another 40 vehicles from France.", "increment"),
        ("Chad received 40 vehicles from France, bringing the total to 100.", "increment"),
        ("Chad has received a total of 100 vehicles from France since 2015.", "cumulative"),
        ("Chad received the remaining 40 vehicles from France.", "remainder"),
        ("Chad received up to 40 vehicles from France.", "ceiling"),
        ("Chad received 40 vehicles from France on 3 May 2022.", "increment"),
        ("Chad received 40 vehicles from France.", "unknown"),
    ],
)
def test_words_say_what_a_delivery_does_to_the_total(text, scope):
    """Cues of scope are printed words; a dated delivery adds, an undated one is open."""
    assert [step.scope.value for step in steps(text)] == [scope]


def test_a_deadline_is_printed_with_the_promise():
    """'by 2025' is due; a day that has passed is no deadline."""
    assert steps("Norway will send 50 armoured vehicles to Moldova by 2025.")[0].due is not None
    assert steps("Norway sent 50 armoured vehicles to Moldova in May.")[0].due is None


def test_the_speaker_has_a_part_in_the_deal():
    """The receiver tells of what the giver will do: recipient."""
    text = "Norway will send 50 armoured vehicles to Moldova, Moldovan Defence Minister Ion Barbu said."
    step = steps(text)[0]
    assert step.role_of_speaker.value == "recipient"
    assert step.by is not None
    assert step.by.code == "MDA.GOV"


def test_a_narrator_is_a_third_party():
    """Without a speaker the report itself tells it."""
    assert steps("Turkey delivered six drones to Niger.")[0].role_of_speaker.value == "third_party"


def test_a_promise_without_a_frame_is_a_pledge_to_the_one_it_names():
    """'We will keep our promise to the people of Togo' promises to Togo."""
    found = steps('"We will keep our promise to the people of Togo," Ghanaian President Kwesi Bentil said.')
    assert [told(step) for step in found] == ["GHA > TGO policy pledged"]
    assert found[0].statement is not None
    assert found[0].event is None


def test_a_step_leads_to_its_event_and_its_words():
    """Step, event and quote hang together."""
    text = "Turkey delivered six drones to Niger on 3 May 2022."
    found = findings(text)
    step = found.steps[0]
    assert step.event in {event.id for event in found.events}
    assert all(one.span.of(text) == one.quote and one.rule.startswith("step.") for one in step.evidence)


def test_one_step_told_twice_is_one_step():
    """Title and body tell one delivery."""
    found = steps("Turkey delivered six drones to Niger on Monday.", title="Turkey delivers six drones to Niger")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The president of Ghana mentioned the delivery of cereals and fuel from Peru to Ghana.",
            "PER > GHA goods mentioned",
        ),
        (
            "The president of Peru and the president of Ghana discussed closer cooperation in mining.",
            "PER+GHA > PER+GHA policy mentioned",
        ),
        ("Ghana called on Peru to withdraw its troops.", "PER > GHA withdrawal mentioned"),
        ("Ghana's king invited Peru's president to visit Ghana.", "PER > GHA meeting mentioned"),
        ("Ghana received shipments of Peruvian military supplies in May 2022.", "PER > GHA goods partly_delivered"),
        ("Japan pledged in 2022 to provide up to 60 million dollars in loans.", "JPN >  money pledged"),
        ("Agreements were signed by Peru and Ghana in 2019.", "PER+GHA > PER+GHA policy signed"),
        ("Ghana and Togo have not terminated a treaty with Benin.", "GHA+TGO+BEN > GHA+TGO+BEN treaty in_force"),
    ],
)
def test_topics_demands_and_invitations_are_only_mentioned(text, expected):
    """What is talked of, asked for or bidden to is mentioned; deliveries and papers are more."""
    assert expected in [told(step) for step in steps(text)]


def test_a_promise_said_again_is_a_restatement():
    """Reaffirming adds nothing; the first promise keeps its day."""
    found = steps("Ghana's government reaffirmed the commitment made in May 2017 by Ghana to hold elections.")
    assert [(one.scope.value, one.when.edtf) for one in found] == [
        ("restatement", "[..2022-06-15]"),
        ("unknown", "2017-05"),
    ]


def test_up_to_an_amount_is_a_ceiling():
    """'up to 60 million dollars' promises no more than that."""
    found = steps("Japan pledged to provide up to 60 million dollars in loans to Kenya.")
    assert [one.scope.value for one in found] == ["ceiling"]


def test_leaving_a_nameless_bloc_moves_no_commitment():
    """A step needs sides with a code."""
    assert steps("Ghana left a western trade bloc with a treaty of its own in 2019.") == ()


def test_a_grant_and_a_loan_of_one_giver_are_two():
    """What is given is not what is lent, though both are money for one state on unknown days."""
    found = steps("Peru pledged to give Chad a grant for a hospital. Peru pledged to give Chad a loan for roads.")
    assert [one.terms.value for one in found] == ["gift", "loan"]


def test_help_is_no_money():
    """'humanitarian aid' may be blankets."""
    found = steps("France will send humanitarian aid to Armenia.")
    assert [line.item_class.value for one in found for line in one.lines] == ["other"]


def test_two_promises_to_one_side_are_two_when_they_share_no_word():
    """Votes and ports are two promises of Peru to Ghana; the lead and the speech behind it are one."""
    text = (
        "Peru will support Ghana in the United Nations Security Council, Peruvian Foreign Minister Ana Quispe said on Monday. "
        '"We will not let the harbour workers of Ghana down," Quispe said.'
    )
    assert sorted(told(step) for step in steps(text)) == [
        "PER > GHA diplomatic pledged",
        "PER > GHA policy pledged",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will send 600 more police officers to Haiti next month.", ["KEN > HTI deployment pledged"]),
        ("Kenya deployed 400 police officers to Haiti in May.", ["KEN > HTI deployment partly_delivered"]),
        ("Kenya will send 600 police officers to the border.", []),
        ("Kenya will send 600 soldiers to Somalia.", []),
    ],
)
def test_helpers_sent_to_another_state_are_a_deployment(text, expected):
    """Police and doctors are sent to help; soldiers may be sent against a state, and at home nobody is promised."""
    assert [told(step) for step in steps(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India will provide Nepal with 3 ambulances if parliament approves.", ["IND > NPL goods pledged"]),
        ("India would provide Nepal with 3 ambulances if parliament approved.", []),
    ],
)
def test_a_promise_with_a_condition_is_a_promise(text, expected):
    """'will, if' promises; 'would, if' only supposes."""
    assert [told(step) for step in steps(text)] == expected


def test_an_unknown_teller_leaves_a_promise_a_promise():
    """Whoever an official is, no other state tells of it."""
    found = steps("Peru will send six trucks to Ghana, an official said.")
    assert [told(step) for step in found] == ["PER > GHA goods pledged"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden failed to deliver the 30 ambulances that it had promised Chad.", "SWE > TCD goods not_fulfilled"),
        ("Sweden resumed its aid to Chad.", "SWE > TCD goods in_force"),
    ],
)
def test_what_was_promised_and_did_not_come_is_not_fulfilled(text, expected):
    """A failure to deliver ends a promise; aid that is resumed runs again."""
    assert expected in [told(step) for step in steps(text)]


def test_what_was_never_promised_is_not_broken():
    """'did not send' alone breaks no promise."""
    assert steps("Sweden did not send 30 ambulances to Chad.") == ()


def test_a_span_of_days_ahead_is_counted_from_the_promise():
    """'announced on Monday ... within three months' is due three months after Monday, not after the page."""
    (step,) = steps("Peru announced on Monday that it will deliver 12 boats to Chad within three months.")
    assert (step.when.edtf, step.due.edtf) == ("2022-06-13", "2022-06-13/2022-09-13")
    (step,) = steps("Peru announced on Monday that it will deliver 12 boats to Chad by July.")
    assert step.due.latest.isoformat() == "2022-07-31"


def test_opening_a_border_withdraws_nothing():
    """An agreement to let people pass is no withdrawal of forces."""
    assert [told(step) for step in steps("Peru and Chad agreed to open the border.")] == [
        "PER+TCD > PER+TCD policy pledged"
    ]


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Peru will fulfil all its earlier promises to Ghana", "restatement"),
        ("Peru will not leave the harbour workers of Ghana alone", "unknown"),
    ],
)
def test_to_keep_what_was_promised_is_said_again(words, scope):
    """A promise to fulfil earlier promises adds nothing to them."""
    found = steps(f"Peruvian Foreign Minister Ana Quispe said {words}.")
    assert [(told(one), one.scope.value) for one in found] == [("PER > GHA policy pledged", scope)]


def test_what_is_withdrawn_stands_in_the_lines():
    """'300 soldiers' are the forces that leave."""
    (step,) = steps("Peru will withdraw 300 soldiers from Ghana.")
    assert [(line.item, line.quantity.low) for line in step.lines if line.quantity] == [("soldiers", 300)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Norway pledged in October 2021 to supply 18 boats to Moldova.", "unknown"),
        ("Norway promised last year to give Togo 5 million dollars.", "increment"),
        ("Norway will give Togo the 5 million dollars pledged in May.", "restatement"),
        ("Norway gave Togo 30 boats promised in May.", "restatement"),
        ("Norway gave Togo 30 boats that were promised last year.", "restatement"),
        ("Norway gave Togo the boats promised in May.", "restatement"),
    ],
)
def test_a_promise_with_a_day_is_no_promise_said_again(text, scope):
    """'pledged in May to give' tells the promise; 'the sum pledged in May' says it again."""
    (step,) = steps(text)
    assert step.scope.value == scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said it would resume work with help from Chad.", []),
        ('"Visitors from Peru will be impressed by the towns of Chad," the president of Peru said.', []),
        ("Peru said it would not leave the people of Chad alone.", ["PER > TCD policy pledged"]),
    ],
)
def test_a_promise_is_made_to_whom_it_serves(text, expected):
    """Who only helps is no receiver, and how things will be is no promise."""
    assert [told(step) for step in steps(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "India has delivered nothing of the 500 tonnes of rice it announced to Nepal on 12 February.",
        "The Chilean Foreign Minister, Ana Soto, welcomed the agreement.",
        "India delivered nothing to Nepal.",
    ],
)
def test_what_was_not_given_and_what_is_only_praised_is_no_step(text: str) -> None:
    """Nothing of a promise is no part of it, and who speaks well of a deal promises nothing."""
    assert steps(text, reader=learned()) == ()


def test_the_sum_that_another_is_a_part_of_was_promised() -> None:
    """ "$90 million of the agreed $150 million" were paid; the rest is still owed."""
    found = steps("Peru has paid South Korea $90 million of the agreed $150 million.", reader=learned())
    worths = {one.step.value: line.value.low for one in found for line in one.lines if line.value is not None}
    assert worths == {"partly_delivered": 90_000_000, "pledged": 150_000_000}


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Norway will give Togo 40 boats by June, the ministry said on Tuesday.", ["pledged"]),
        ("Norway gave Togo 40 boats on Tuesday, the ministry said.", ["partly_delivered"]),
        ("Norway will give Togo 30 boats by June, the ministry said on Tuesday.", ["partly_delivered", "pledged"]),
    ],
)
def test_what_a_title_tells_as_given_and_the_body_as_to_come_is_promised(lead, expected):
    """A title speaks in the present tense of what will be."""
    text = f"{lead} The two states have traded with each other for years."
    told = steps(text, title="Norway gives Togo 40 boats", reader=learned())
    assert sorted(step.step.value for step in told) == expected


def test_a_step_of_title_and_body_is_dated_by_the_body():
    """The title says that something was promised, the body when."""
    text = "Norway promised on Tuesday to deliver 15 boats to Togo, an official said. The two have traded for years."
    (promised,) = steps(text, title="Norway pledges 15 boats for Togo's navy", reader=learned())
    assert promised.when.edtf == "2022-06-14"
    assert len(promised.evidence) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway has now delivered half of the 20 boats it promised to Togo.", ("boats", 10, "cumulative")),
        ("Norway delivered two thirds of the 30 boats it promised Togo.", ("boats", 20, "increment")),
        ("Norway has delivered a quarter of the 20,000 tonnes of rice it promised Togo.", ("rice", 5000, "cumulative")),
        ("Norway has delivered 40 boats to Togo, the ministry said.", ("boats", 40, "unknown")),
        ("Norway has delivered 40 boats to Togo since 2020.", ("boats", 40, "cumulative")),
        ("Togo has received only 40 boats from Norway, an opposition leader said.", ("boats", 40, "cumulative")),
    ],
)
def test_a_fraction_of_a_promise_is_told_in_its_own_number(text, expected):
    """Half of 20 boats are ten; what has been delivered over no time told is news and no running total."""
    (step,) = [one for one in steps(text, reader=learned()) if one.step.value == "partly_delivered"]
    assert (step.lines[0].item, step.lines[0].quantity.low, step.scope.value) == expected


def test_a_fraction_of_a_sum_is_a_sum_and_a_part_no_number():
    """Half of $20 million are ten; "part of" tells no number."""
    told = steps("Norway disbursed half of the $20 million to Togo in May.", reader=learned())
    assert [(one.scope.value, one.lines[0].value.low) for one in told] == [("increment", 10e6)]
    told = steps("Norway sent Togo part of the 30 boats.", reader=learned())
    assert [one.lines[0].quantity for one in told] == [None]


def test_money_that_is_paid_is_not_sold():
    """Who pays the first part of a grant sells nothing."""
    found = steps("Norway has paid Togo the first 5 million dollars of the 20 million dollars.", reader=learned())
    assert {step.terms.value for step in found} <= {"unknown", "gift"}


def test_the_heading_of_an_item_is_no_deed():
    """'Unlocking $5 million for Togo: Norway plans to give' has been paid by nobody."""
    item = (
        "- **Unlocking $5 million for Togo:** The leaders of Norway announced a plan to provide Togo with $5 million."
    )
    found = steps(f"Leaders met in Oslo.\n\n{item}", reader=learned())
    assert [told(step) for step in found] == ["NOR > TGO money pledged"]


def test_a_finding_is_told_once():
    """A ledger would refuse the report that has two findings of one id."""
    (step,) = steps("Japan pledged $200 million in loans to Kenya.")
    assert each_once([step, replace(step, terms=Terms.GIFT)]) == (step,)


def test_goods_bought_and_goods_that_came_are_two_tellings():
    """Neither day nor amount says that what a minister bought is what the outlet saw delivered."""
    found = steps(
        '"We appreciate the drones that Togo has bought and the support we receive from Turkey," said Togo\'s defence '
        "minister. In addition to the delivery of drones, Turkish instructors have been working in Togo since 2022.",
        reader=learned(),
    )
    told_of = [(step.terms, step.by.code if step.by else None) for step in found if step.kind == "goods"]
    assert told_of == [(Terms.SALE, "TGO.GOV"), (Terms.UNKNOWN, None)]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Norway pledged Togo $10 million. It is unclear as to whether or not this money was received by Togo.", 0),
        ("Norway sent Togo 40 boats. It is unclear whether the crews are trained, but Norway sent Togo 20 tents.", 2),
    ],
)
def test_what_nobody_knows_to_be_done_is_no_deed(text: str, deeds: int) -> None:
    """Words that leave open whether something was done leave no delivery; what "but" adds was told."""
    found = steps(text, reader=learned())
    assert sum(step.step.value in {"partly_delivered", "fulfilled"} for step in found) == deeds
