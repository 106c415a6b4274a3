"""Offices printed in full, in two, or short, and whose they are, each test on the text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def speakers(text: str) -> list[str]:
    """Give who says what in a text: name, code and the first words."""
    found = findings(text, reader=learned()).statements
    return [f"{one.speaker.name if one.speaker else '-'} {one.speaker.code if one.speaker else '-'}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togo's king met Ambassador Extraordinary and Plenipotentiary of Chile to Togo Rosa Marin. The Ambassador said it was late.",
            "Rosa Marin CHL.GOV",
        ),
        ("Chilean Minister of Interior and Towns Omar Rivas said the road is open.", "Omar Rivas CHL.GOV"),
        ("Chile's Vice President and Foreign Minister Jose Alba said the road is open.", "Jose Alba CHL.GOV"),
        (
            "Deputy Prime Minister of Chile Jose Alba met farmers. The Deputy PM said that the road was open.",
            "Jose Alba CHL.GOV",
        ),
        ("Peru's Interior Minister J R Tolentino said the road is open.", "J R Tolentino PER.GOV"),
        (
            "Peru's foreign minister summoned the Chilean ambassador. The ambassador said that the road was open.",
            "Chilean ambassador CHL.GOV",
        ),
        ("As for the Peruvian ambassador, Ana Ruiz, she said that the books came.", "Ana Ruiz PER.GOV"),
        ("Writing on Facebook, the minister of Peru said that the dam held.", "minister of Peru PER.GOV"),
        ("Writing on Twitter, Peru's minister said the dam held.", "Peru's minister PER.GOV"),
    ],
)
def test_who_speaks_is_whose_office_is_printed(text: str, expected: str):
    """Ranks of envoys, two portfolios, two offices, initials and short forms lead to one person."""
    assert expected in speakers(text)


def test_the_minister_is_not_the_prime_minister():
    """Of a prime minister and a minister "the minister" is the second, who acted last."""
    text = (
        "Peru's Prime Minister Jose Alba received Chilean Trade Minister Omar Rivas on Monday.\n\n"
        "Peru's Interior Minister Ines Lopez reviewed the work at the border.\n\n"
        "In this regard, the minister said that the army fights smuggling.\n\n"
        "The Chilean minister said that the road was open."
    )
    assert speakers(text) == ["Ines Lopez PER.GOV", "Omar Rivas CHL.GOV"]


def test_the_official_is_the_last_person_who_spoke():
    """A firm that spoke since is no official, and one told of alone stays the official."""
    text = (
        '"We grew by 5%," the minister of tourism of Peru, Morena Rivas, said.\n\n'
        'According to the firm ForwardSteps, it is the best. "We saw it," said the firm.\n\n'
        "The official said more is coming."
    )
    assert speakers(text)[-1] == "Morena Rivas PER.GOV"
    text = (
        "The minister of education of Peru, Marta Pineda, said books were given out. There will be more.\n\n"
        "Computers were delivered too. Nothing was lost. Nobody was late.\n\nThe official said that it is done."
    )
    assert speakers(text)[-1] == "Marta Pineda PER.GOV"


def test_congress_is_a_party_where_it_is_one():
    """In India and Nepal the word names a party, elsewhere the parliament."""
    india = findings(
        "NEW DELHI: Congress leader Ravi Nath said no. The Congress praised India's army.", reader=learned()
    )
    assert {one.name: one.code for one in india.actors}["Ravi Nath"] == "IND.PTY"
    assert "IND.PTY.INC" in {one.code for one in india.actors}
    assert speakers("LIMA: Congress leader Rafael Nath said the road is open.") == ["Rafael Nath PER.LEG"]


def test_initials_need_no_brackets():
    """A party printed in full is meant by the capitals of its name."""
    text = "The Green Farmers Party promised schools. GFP has accused Peru of theft."
    assert speakers(text)[-1] == "Green Farmers Party ---"
    text = "The Director of Public Prosecutions (NPA) of Peru left. The NPA said that it was late."
    assert not any("PHL" in one for one in speakers(text))


HOSTED = """\
Prime Minister Omar Kasim on Monday received Lebanese Minister Ali Mawla. Jordan helps Lebanon. Lebanon and Jordan trade.
Kasim said that it was late."""
EMBASSY = "The Egyptian embassy in Chad said that Ambassador Hosam Issa left. Issa said that it was late."
PAIR = """\
The leaders of Japan and Ireland met on Wednesday. Prime Minister Fumio Kato and his Irish counterpart Micheal Moran
mourned former Prime Minister Ken Abo. Chile and Peru sued Russia. Kato said that it was late."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [(HOSTED, "Omar Kasim JOR.GOV"), (EMBASSY, "Hosam Issa EGY.GOV"), (PAIR, "Fumio Kato JPN.GOV")],
)
def test_whom_an_official_meets_tells_whose_he_is(text: str, expected: str):
    """A host is not of his guest's state, an ambassador is of the embassy's, and one of a pair is beside the other."""
    assert speakers(text)[-1] == expected


def test_an_official_beside_an_envoy_is_of_the_state_to_which_he_is_sent():
    """The minister who gives something to Chile's ambassador to Togo is Togo's."""
    text = (
        "The Minister of Arts, Mr John Alba, gave books to the Ambassador of Chile to Togo, Rosa Marin. "
        "Chile thanked Peru, and Chile sent rice. Minister Alba said that it was late."
    )
    assert speakers(text)[-1] == "John Alba TGO.GOV"
