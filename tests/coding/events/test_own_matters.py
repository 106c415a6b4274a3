"""Acts that reach no other state, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[str]:
    """Give the events and steps of a text, read by the shipped reader, each in one line."""
    found = findings(text, reader=learned())
    sides = [(one.type.value, one.source, one.target) for one in found.events]
    sides += [(one.step.value, one.provider, one.recipient) for one in found.steps]
    return [
        f"{'+'.join(party.code for party in giving)} > {'+'.join(party.code for party in getting)} {kind}"
        for kind, giving, getting in sides
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji's cabinet approved a credit of $2 million for sugar growers.",
        "Nepal authorised a loan for the national airline.",
        "Zambia's government cleared the arrears of its teachers.",
        "Portugal settled its debt to Angola.",
        "Mozambique rolled over its loan from India.",
        "Tunisia extended its own loan from Qatar.",
    ],
)
def test_a_loan_at_home_and_a_debt_of_one_s_own_give_nobody_anything(text: str):
    """Who lends to his own people helps no state, and who settles what he owes is the one who was helped."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway approved a loan of $40 million for a hospital in Malawi.", "NOR > MWI AID"),
        ("Oman authorised a loan to Yemen.", "OMN > YEM AID"),
        ("The World Bank approved a loan for bakers in Togo.", "UNO.WBG > TGO AID"),
        ("Brazil approved a loan of $6 million for bakers in Togo.", "BRA > TGO AID"),
        ("Saudi Arabia rolled over its loan to Pakistan.", "SAU > PAK AID"),
        ("China refinanced Laos's debt.", "CHN > LAO AID"),
    ],
)
def test_a_loan_to_another_state_stays_help(text: str, expected: str):
    """A receiver of another state, and a lender that is no state, keep what they are told of."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Turkish firm drilled wells in Niger.", []),
        ("A Danish company installed solar panels in Kenya.", []),
        (
            "A Turkish firm drilled wells in Niger as a donation.",
            ["TUR.BUS > NER AID", "TUR.BUS > NER partly_delivered"],
        ),
        ("Turkey drilled wells in Niger.", ["TUR > NER AID", "TUR > NER partly_delivered"]),
    ],
)
def test_works_of_firms_are_business(text: str, expected: list[str]):
    """What a firm builds is paid for, unless a word calls it help."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru paid $3 million to Chile for wheat.", []),
        ("Peru paid Chile $3 million for flood relief.", ["PER > CHL partly_delivered"]),
        ("Peru paid Chile $3 million in arrears.", ["PER > CHL partly_delivered"]),
    ],
)
def test_a_price_is_no_gift(text: str, expected: list[str]):
    """What is paid is a price where no word tells of a debt or of help."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Latvia built a wall in Riga with Estonian help.", []),
        ("Latvia built a fence around the airport with Estonian money.", []),
        ("Latvia put up a wall of silence with Estonia.", []),
        ("Latvia built a border fence with Estonian money.", ["LVA >  COERCE"]),
        ("Poland built a border fence with Belarus.", ["POL > BLR COERCE"]),
        ("Poland put up barbed wire on its border with Belarus.", ["POL > BLR COERCE"]),
    ],
)
def test_a_wall_stands_against_a_neighbour(text: str, expected: list[str]):
    """Only behind a border or its fence does "with" name whom it shuts out, and nobody is given a fence."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Uruguay dumped Ghana out of the tournament.",
        "Panama defied Canada in the semi-final.",
        "Iceland celebrated Malta's victory in the final.",
        "Iceland wished Malta luck in the cup.",
        "Cuba struck Haiti with a late goal.",
    ],
)
def test_games_are_no_acts_of_states(text: str):
    """A word for a game behind a preposition tells that teams bear the names of states."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya banned Ghana from the cup.", "KEN > GHA SANCTION"),
        ("Morocco's foreign minister congratulated Spain on its victory in the final.", "MAR.GOV > ESP SUPPORT"),
        ("Iran defied Canada in the final round of talks.", "IRN > CAN REJECT"),
        ("Oman struck a Yemeni base at the final.", "OMN > YEM ASSAULT"),
        ("Norway supported Sudan in its goals.", "NOR > SDN SUPPORT"),
        ("The strike by Chad on Libya at the cup killed two soldiers.", "TCD > LBY ASSAULT"),
        ("Chad rejected a plan by Libya in the Arab League.", "TCD > LBY REJECT"),
    ],
)
def test_a_ban_a_ministry_and_a_blow_stay_beside_a_game(text: str, expected: str):
    """What states do about games, and what hits more than a team, is told as it is."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden trimmed staff at its embassy in Iraq to save money.", []),
        ("Sweden cut its embassy staff in Iraq over costs.", []),
        ("Peru transferred wounded soldiers to a clinic.", []),
        ("Peru transferred troops to the border with Ecuador.", ["PER > ECU MOBILIZE"]),
    ],
)
def test_thrift_and_care_threaten_nobody(text: str, expected: list[str]):
    """A smaller embassy saves money, and soldiers in a hospital stand against nobody."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji worked out a common position with Samoa.", ["FJI > WSM AGREE"]),
        ("Fiji worked out a compromise with Samoa.", ["FJI > WSM AGREE", "FJI > WSM pledged"]),
    ],
)
def test_a_view_that_two_share_is_no_pledge(text: str, expected: list[str]):
    """Two who come to think alike promise each other nothing."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peruvian bank that Chile sanctioned last year closed.", ["CHL > PER.BUS SANCTION"]),
        ("The Bolivian trawler that Peru seized carried cocaine.", ["PER > BOL COERCE"]),
        ("The claim that ships seized in May carried oil was denied.", []),
    ],
)
def test_a_relative_clause_has_its_own_doer(text: str, expected: list[str]):
    """The name behind "that" does what its verb tells, whatever verb follows; a claim opens no relative clause."""
    assert told(text) == expected
