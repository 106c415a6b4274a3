"""Goods whose order tells who gives or receives them, measures without goods, and goods told as one."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str, str, list[tuple[str, float | None]]]]:
    """Give step, giver, receiver and goods with their number of each step of a report."""
    return [
        (
            step.step.value,
            "+".join(party.country for party in step.provider),
            "+".join(party.country for party in step.recipient),
            [(line.item, line.quantity.low if line.quantity else None) for line in step.lines],
        )
        for step in findings(text, reader=learned()).steps
    ]


@pytest.mark.parametrize(
    ("text", "giver", "receiver", "number"),
    [
        ("Bolivia took delivery of 14 buses from Peru on Monday, the railway said.", "PER", "BOL", 14),
        ("Bolivia took delivery of 9 buses it had ordered from Peru, the minister said.", "PER", "BOL", 9),
        ("Bolivia received the first 12 of 180 buses ordered under its contract with Peru.", "PER", "BOL", 12),
        ("Peru delivered six boats, a quarter of the 24 boats Bolivia bought last year.", "PER", "BOL", 6),
    ],
)
def test_whoever_ordered_goods_receives_them(text, giver, receiver, number):
    """The clause of the order tells the other side, and the whole that was ordered is no second delivery."""
    assert [(one[0], one[1], one[2], one[3][0][1]) for one in told(text)] == [
        ("partly_delivered", giver, receiver, number)
    ]


def test_goods_that_nobody_else_ordered_have_no_other_side():
    """An order that was put to nobody, and a buyer who also gives, lead to no second state."""
    assert not [one for one in told("Bolivia received 12 buses ordered with care.") if one[1] and one[2]]
    assert not [one for one in told("Peru delivered six buses that Peru bought last year.") if one[2]]


def test_a_bare_measure_is_of_the_goods_measured_last():
    """'1,000 tonnes' behind 330 tonnes of maize are of maize."""
    text = "Peru sent Bolivia 330 tonnes of maize on Monday. Peru had promised 1,000 tonnes to its Bolivian friends."
    assert [one[3] for one in told(text) if one[0] == "pledged"] == [[("maize", 1000)]]


def test_a_measure_of_which_nothing_was_told_is_of_no_goods():
    """Kilometres are no tonnes, and goods told long before are forgotten."""
    text = "Peru sent Bolivia 330 kilometres of cable. Peru promised 1,000 tonnes to its Bolivian friends."
    assert ("maize", 1000) not in [line for one in told(text) for line in one[3]]


def test_what_is_counted_beside_goods_is_goods():
    """Sets of a thing that no list has, joined with engines, are given with them."""
    text = "Peru's government decided to send six fire engines and 40 sets of breathing apparatus to Bolivia."
    assert told(text)[0][3] == [("fire engines", 6), ("breathing apparatus", 40)]


def test_people_promised_in_a_statement_are_one_promise():
    """'said that it would send 30 nurses' is no promise of conduct beside the nurses."""
    text = "Peru met Bolivia in Lima. Peru said on Wednesday that it would send 30 nurses to Bolivia next month."
    assert [one[3] for one in told(text) if one[0] == "pledged"] == [[("nurses", 30)]]


def test_a_grant_by_its_nationality_is_no_gift_of_both():
    """What was built 'with a Peruvian grant' is Peru's gift, whoever takes note of it."""
    text = "Peru and Bolivia noted that the laboratory in La Paz, built with a Peruvian grant of $4 million, was ready."
    assert [one[1:3] for one in told(text) if one[0] == "partly_delivered"] == [("PER", "BOL")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Bolivia has received 40 tractors from Peru. It will get 60 more next year.", 60),
        ("Peru gave Bolivia two of four radars. It will deliver the other two by July.", 2),
        ("Bolivia received two of the four radars from Peru on Monday. It will get the remaining two by July.", 2),
    ],
)
def test_what_is_still_to_come_is_promised(text, number):
    """More of what came, or the rest of it, goes on between the same sides."""
    pledged = [one for one in told(text) if one[0] == "pledged"]
    assert [(one[1], one[2], one[3][0][1]) for one in pledged] == [("PER", "BOL", number)]


def test_each_giver_that_shares_the_verb_gives_its_own_sum():
    """'Norway pledged 40 million, Sweden 15 million and Japan 2 billion yen' are three promises."""
    text = "Norway pledged $40 million for Ukraine's power grid, Sweden $15 million and Japan 2 billion yen."
    assert sorted((one[1], one[2]) for one in told(text)) == [("JPN", "UKR"), ("NOR", "UKR"), ("SWE", "UKR")]
    values = {
        line.value.currency for step in findings(text, reader=learned()).steps for line in step.lines if line.value
    }
    assert values == {"USD", "JPY"}


def test_thanks_for_a_sum_are_one_gift_that_came():
    """The noun of an act and its sum are one step."""
    assert [one[:3] for one in told("Togo's president thanked Norway for a $5 million grant for its ports.")] == [
        ("partly_delivered", "NOR", "TGO")
    ]


@pytest.mark.parametrize(
    ("text", "step", "giver", "receiver"),
    [
        ("Peru signed a contract with France's Ncellora for 12 helicopters.", "signed", "FRA", "PER"),
        ("Peru signed a deal with the French company Ncellora for six radars.", "signed", "FRA", "PER"),
        ("Kenya's cabinet approved a $20 million Swedish grant for water.", "in_force", "SWE", "KEN"),
        ("Malawi's parliament approved a Chinese loan of $50 million for a road to Zambia.", "in_force", "CHN", "MWI"),
        ("Malawi's parliament approved a Chinese loan for a road to Zambia.", "in_force", "CHN", "MWI"),
        ("Malawi's parliament ratified a loan from China.", "in_force", "CHN", "MWI"),
    ],
)
def test_whoever_buys_or_approves_a_loan_receives(text, step, giver, receiver):
    """A firm with which goods are signed for sells them, and a loan that a parliament approves is lent to its land."""
    assert [one[:3] for one in told(text)] == [(step, giver, receiver)]


def test_two_states_sign_for_goods_together():
    """Between two states a contract for goods leaves open who sells."""
    for whose in ("France", "France's Emmanuel Macron"):
        text = f"Peru signed a contract with {whose} for 12 helicopters."
        assert [{*one[1].split("+")} for one in told(text)] == [{"PER", "FRA"}]


def test_a_government_approves_what_it_gives_itself():
    """A grant without another's nationality is from whoever approves it."""
    assert [one[1:3] for one in told("Norway's parliament approved a $15 million grant for Sudan.")] == [("NOR", "SDN")]


def test_each_receiver_that_shares_the_verb_gets_its_own_sum():
    """Behind a sum that was lent to one state, the next state is lent its own."""
    text = "Peru agreed to lend Honduras $83 million for water and El Salvador $90 million for roads."
    assert sorted(one[1:3] for one in told(text)) == [("PER", "HND"), ("PER", "SLV")]


def test_who_may_give_or_receive_does_neither():
    """'gave Honduras $4 million and El Salvador $5 million' leaves open whether the second gave or got its sum."""
    text = "Peru gave Honduras $4 million and El Salvador $5 million."
    assert ("SLV", "HND") not in [one[1:3] for one in told(text)]


def test_not_one_is_none_of_them():
    """'of which not one arrived' tells that all that was promised did not come."""
    text = "Peru promised Honduras 25 buses in 2014, of which not one arrived."
    assert [(one[0], one[3]) for one in told(text)] == [
        ("pledged", [("buses", 25)]),
        ("not_fulfilled", [("buses", 25)]),
    ]


def test_whether_or_not_denies_nothing():
    """What is unclear was neither kept nor broken."""
    text = "Peru promised Honduras 25 buses in 2014. It is unclear whether or not the buses were delivered."
    assert "not_fulfilled" not in [one[0] for one in told(text)]
