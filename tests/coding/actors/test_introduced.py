"""Officials whom a lead tells of by their office alone, and who are named in the next sentences."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, told

_LEAD = "Zambia's finance minister on Monday defended the loan from China. "


def code_of(text: str, name: str) -> str:
    """Give the code of the actor of this name."""
    return next(actor.code for actor in findings(text, reader=learned()).actors if actor.name == name)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (_LEAD + "In an interview with Radio One, Grace Banda said that it would be paid.", "Grace Banda", "ZMB.GOV"),
        ('The Kenyan foreign minister met his guest. "It was good," said Ali Omar.', "Ali Omar", "KEN.GOV"),
        (
            'Oman\'s ambassador to Chad left on Monday. "We are sad," Said Nasser told reporters.',
            "Said Nasser",
            "OMN.GOV",
        ),
        (_LEAD + "Grace Banda, an analyst at the Lima Institute, said that it was late.", "Grace Banda", "---"),
        (_LEAD + "A trader was unhappy. Grace Banda said that it was late.", "Grace Banda", "---"),
        (_LEAD + "It was signed by Envoy Ali Omar. Grace Banda said that it was late.", "Grace Banda", "---"),
        ("Zambia on Monday defended the loan from China. Grace Banda said that it was late.", "Grace Banda", "---"),
    ],
)
def test_the_first_who_is_named_speaking_is_the_official_of_the_lead(text, name, code):
    """Not one who is told to be somebody else, and nobody where others are told of before."""
    assert code_of(text, name) == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Nadia Haddad, a spokeswoman for the Chadian president, said that it was late.", "Nadia Haddad", "TCD.GOV"),
        ("Nadia Haddad, an aide to Peru's president Ana Ruiz, said that it was late.", "Nadia Haddad", "PER.GOV"),
        ("Nadia Haddad, chief of staff to the Omani sultan, said that it was late.", "Nadia Haddad", "OMN.GOV"),
        ("Nadia Haddad, a lawyer for the Chadian president, said that it was late.", "Nadia Haddad", "---"),
    ],
)
def test_who_serves_an_official_is_of_his_state(text, name, code):
    """A spokeswoman speaks for her president's state; his lawyer speaks for the man."""
    assert code_of(text, name) == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Iran's minister of intelligence Reza Omidi said that it was late.", "Reza Omidi", "IRN.GOV"),
        ("Peru's chief of police Ana Lima said that it was late.", "Ana Lima", "PER.COP"),
        ("The head of Peruvian diplomacy, Ana Lima, said that it was late.", "Ana Lima", "PER.GOV"),
        ("The head of US diplomacy for Africa, Ana Lima, said that it was late.", "Ana Lima", "USA.GOV"),
        ("The Omani envoy for the Horn of Africa, Ali Said, said that it was late.", "Ali Said", "OMN.GOV"),
    ],
)
def test_an_office_is_read_with_its_owner_and_its_field(text, name, code):
    """Whose a body without a state is stands before the office; the part of the world behind it hides no name."""
    assert code_of(text, name) == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("King Mohammed VI sent Chad 40 tonnes of rice.", "Mohammed VI", "MAR.GOV"),
        ("King Abdullah received the president of Palestine.", "Abdullah", "JOR.GOV"),
        ("King Harald received the president of Palestine.", "Harald", "NOR.GOV"),
        (
            "Ghana is large. Ghana needs roads. Ghana votes. King Omar spoke of Jordan. King Omar left Jordan.",
            "Omar",
            "JOR.GOV",
        ),
        ("Ghana is large. Ghana needs roads. Ghana votes. King Omar met a trader of Jordan.", "Omar", "---"),
    ],
)
def test_a_king_is_of_the_throne_that_the_world_knows_or_his_sentences_tell(text, name, code):
    """A people's king is no foreign one for one word of a monarchy."""
    assert code_of(text, name) == code


def test_two_kings_of_one_name_tell_no_state():
    """Jordan and Saudi Arabia had a King Abdullah each in 2010."""
    page = "Talks\n\nMay 3, 2010 - King Abdullah received the president of Palestine.\n"
    assert [one.code for one in told(page).actors if one.name == "Abdullah"] == ["---"]
