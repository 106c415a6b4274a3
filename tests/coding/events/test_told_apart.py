"""One of several goods, trade beside aid, breaches of a truce, talks with somebody whose state is printed alone."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options) -> list[tuple[str, str, str, str]]:
    """Give the events of a text: type, source, target, basis."""
    return [
        (
            one.type.value,
            "+".join(party.country for party in one.source),
            "+".join(party.country for party in one.target),
            one.basis.value,
        )
        for one in findings(text, reader=learned(), **options).events
    ]


def steps(text: str, **options) -> list[tuple[str, str, str, str]]:
    """Give the steps of a text: kind, step, provider, recipient."""
    return [
        (
            one.kind.value,
            one.step.value,
            "+".join(party.country for party in one.provider),
            "+".join(party.country for party in one.recipient),
        )
        for one in findings(text, reader=learned(), **options).steps
    ]


def counts(text: str) -> list[tuple[str, float | None]]:
    """Give the goods of the steps of a text with their number."""
    return [
        (line.item, line.quantity.low if line.quantity is not None else None)
        for one in findings(text, reader=learned()).steps
        for line in one.lines
    ]


def test_the_third_of_six_is_one():
    """What is delivered is one boat, what was promised the whole six."""
    text = "Norway has delivered the third of six rescue boats it promised Ghana."
    assert counts(text) == [("rescue boats", 1), ("rescue boats", 6)]


@pytest.mark.parametrize("title", ["Norway hands Ghana third rescue boat", "Norway hands Ghana new rescue boat"])
def test_a_headline_gives_to_the_first_name_behind_its_verb(title):
    """The receiver stands before an ordinal or "new" as before a number."""
    assert told("Rain fell.", title=title) == [("AID", "NOR", "GHA", "narrator")]


@pytest.mark.parametrize(
    "text",
    ["Chad resumed electricity exports to Sudan.", "Chad restarted sales of gas to Sudan."],
)
def test_trade_that_is_resumed_is_no_aid(text):
    """Whatever is sold, its sale is common work."""
    assert told(text) == [("COOPERATE", "TCD", "SDN", "narrator")]


def test_aid_that_is_resumed_is_aid():
    """Deliveries without a word for trade say nothing of terms."""
    assert told("Norway resumed food aid to Sudan.") == [("AID", "NOR", "SDN", "narrator")]


def test_who_is_said_to_break_a_truce_is_accused():
    """A breach needs nobody who is hit, and is no fact when the other side tells it."""
    text = "Kenya said on Monday that Ugandan troops had themselves violated the ceasefire."
    assert ("ASSAULT", "UGA", "", "alleged") in told(text)


def test_a_breach_may_be_told_by_the_narrator():
    """The report's own voice accuses nobody."""
    assert told("Ugandan soldiers broke the ceasefire on Sunday.") == [("ASSAULT", "UGA", "", "narrator")]


def test_a_promise_to_broker_peace_needs_no_receiver():
    """A state that offers to do something promises, though the verb reads like a noun."""
    assert told("Oman offered to mediate.") == [("AGREE", "OMN", "", "narrator")]


def test_a_caller_is_not_of_the_state_that_only_tells_the_other():
    """A state printed with one side of a call tells the two apart; whose the other is stays open."""
    text = "Prime Minister Mele Lund spoke by telephone on Monday with President Rosa Quispe of Peru."
    assert told(text) == [("CONSULT", "---", "PER", "narrator")]


def test_a_minister_of_the_same_state_makes_no_event_between_states():
    """Who is printed as Peru's talks at home."""
    text = "Peruvian Prime Minister Mele Lund spoke by telephone on Monday with President Rosa Quispe of Peru."
    assert told(text) == []


def test_both_sides_are_not_the_one_who_urges_them():
    """Who calls on both sides is neither, whatever land his sentence names beside him."""
    text = "Kenya accused Uganda of firing rockets. Russia, which left Syria in May, called on both sides to show restraint."
    assert ("REQUEST", "RUS", "KEN+UGA", "narrator") in told(text)


def test_a_debt_is_paid_to_the_one_state_that_gives():
    """A part that was paid and a part that is promised are two steps, with their own sums."""
    text = (
        "Chad resumed gas exports to Sudan on Friday. "
        "Khartoum had paid $20 million in arrears last week and would pay a further $9 million by December."
    )
    assert [one for one in steps(text) if one[0] == "money"] == [
        ("money", "partly_delivered", "SDN", "TCD"),
        ("money", "pledged", "SDN", "TCD"),
    ]


def test_a_price_that_is_paid_is_no_step():
    """Without a word for a debt a payment may be a price."""
    assert steps("Chad resumed gas exports to Sudan. Khartoum had paid $20 million last week.")[1:] == []


def test_a_participle_promises_to_whom_its_sentence_gives():
    """The bare measure of what is promised is kept, with its rate."""
    text = (
        "Chad resumed gas exports to Sudan on Friday, promising to supply 300 tonnes a day until the end of November."
    )
    assert ("goods", "pledged", "TCD", "SDN") in steps(text)
    assert ("tonnes", 300) in counts(text)


def test_a_treaty_in_force_is_not_the_goods_promised_under_it():
    """What took effect is the paper of both sides, without lines."""
    text = "Norway has delivered four boats it promised Ghana under a treaty. The treaty entered into force in May."
    assert ("treaty", "in_force", "NOR+GHA", "NOR+GHA") in steps(text)


def test_a_delivery_has_the_day_on_which_the_craft_arrived():
    """A boat that is told of again as a vessel is the same delivery."""
    text = "Norway has delivered a patrol boat to Ghana. The vessel arrived in Accra on Tuesday."
    found = [one for one in findings(text, reader=learned()).steps if one.step.value == "partly_delivered"]
    assert [one.when.is_day for one in found] == [True]


def test_who_gives_somebody_a_week_to_leave_does_not_leave():
    """The one who is to go is the one to whom the week is given."""
    text = "Chad gave the Hungarian trainers until December to leave the base."
    assert "RETREAT" not in {one[0] for one in told(text)}


def test_an_invitation_is_not_the_promise_beside_it():
    """A promise and an invitation of one state to another are two acts."""
    text = "Zambia agreed to grant visa-free entry to Vietnamese citizens. Zambia invited Vietnam to a summit."
    assert [one[:3] for one in told(text)] == [("AGREE", "ZMB", "VNM"), ("AGREE", "ZMB", "VNM")]


def test_what_a_title_tells_of_an_unnamed_source_is_one_act():
    """The title's own voice adds no knowledge to what the body has from somebody it does not name."""
    found = told(
        "Chad suspended its military agreement with Hungary on Thursday, the government said in a statement read on state television.",
        title="Chad suspends military agreement with Hungary",
    )
    assert found == [("SANCTION", "TCD", "HUN", "unnamed")]


def test_imports_that_are_resumed_come_from_the_seller():
    """Who sells gives, whoever begins again."""
    assert told("Chad resumed timber imports from Gabon.") == [("COOPERATE", "GAB", "TCD", "narrator")]


def test_goods_are_not_their_worth():
    """The words for a price are no part of the thing."""
    assert counts("Brazil will buy 18 water bombers worth 9 million dollars from Canada.") == [("water bombers", 18)]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("12 aid workers from Norway", "SANCTION"),
        ("Norwegian humanitarian workers", "SANCTION"),
        ("the Norwegian inspectors", "SANCTION"),
        ("12 workers from Norway", "COERCE"),
    ],
)
def test_who_works_for_others_is_expelled_as_an_envoy_is(who, expected):
    """Aid workers and inspectors stand for those who sent them; migrant workers do not."""
    assert [one[0] for one in told(f"Chad expelled {who} on Monday.")] == [expected]


def test_a_decision_to_leave_is_no_gift_of_a_week():
    """Only who gives somebody time to leave stays; who is given as deciding to reduce a force withdraws it."""
    text = "Given the Hungarian government's decision to withdraw its troops from Chad, Chad will close the base."
    assert ("RETREAT", "HUN", "TCD") in {one[:3] for one in told(text)}
