"""Whose an official is not, by what he does to others, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import told, whose


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("President Ali Sow accused Hungary of a raid. Hungary met Armenia. Armenia left.", "President Ali Sow", "ARM"),
        ("President Ali Sow thanked the Hungarians. Hungary met Armenia. Armenia left.", "President Ali Sow", "ARM"),
        ("President Ali Sow told Peru's parliament he was glad. Chad met Niger.", "President Ali Sow", "---"),
        ("President Ali Sow told the Knesset he was glad. Chad met Niger.", "President Ali Sow", "---"),
        ("President Ali Sow praised Hungary's army. Hungary won. Hungary left.", "President Ali Sow", "HUN"),
        ("President Ali Sow told Peru he was glad. Chad met Niger.", "President Ali Sow", "---"),
        ("President Ali Sow was thanked. Hungary won. Hungary left.", "President Ali Sow", "HUN"),
    ],
)
def test_what_an_official_does_to_a_state_tells_that_it_is_not_his(text, quote, code):
    """He thanks and accuses others, and speaks in a parliament of his own."""
    assert [one.partition(".")[0] for one in whose(told(f"Talks\n\n{text}\n"), quote)] == [code]


def test_a_capital_of_two_places_is_one_with_its_state_behind_it():
    """The state in the dateline tells which Kingston it is."""
    text = "4 May 2024 - Prime Minister Ali Sow thanked Canada for two planes. Canada is a friend.\n"
    assert whose(told(f"KINGSTON, Jamaica, {text}"), "Prime Minister Ali Sow") == ["JAM.GOV"]
    assert whose(told(f"KINGSTON, {text}"), "Prime Minister Ali Sow") == ["---"]


def test_two_offices_of_one_man_do_not_swallow_another_mans():
    """ "And" before an office begins another one, not a portfolio."""
    text = (
        "Amman, 14 January 2025. Deputy Prime Minister and Foreign Minister Ali Sow and Defence Minister Ana Ruiz of "
    )
    found = told(f"Statement of Jordan and Cyprus\n\n{text}the Republic of Cyprus met. Jordan paid.\n")
    assert whose(found, "Defence Minister Ana Ruiz") == ["CYP.GOV"]


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("The Royal Thai Army denied it.", "The Royal Thai Army", "THA.MIL"),
        ("The Royal Bahamas Police Force denied it.", "The Royal Bahamas Police Force", "BHS.COP"),
        ("The Bank of Ghana denied it.", "Bank of Ghana", "GHA.GOV.CB"),
        ("Lok Sabha passed a bill.", "Lok Sabha", "IND.LEG"),
    ],
)
def test_bodies_by_name_alone_are_their_states(text, quote, code):
    """A king's army is the state's, and some central banks are called after it."""
    assert whose(told(f"Talks\n\n{text}\n"), quote) == [code]


def test_a_pronoun_before_a_counterpart_is_no_third_speaker():
    """ "Her" only says whose counterpart he is."""
    found = told("Talks\n\nPeru's president and her Omani counterpart, Ali Omar, condemned the raid.\n")
    assert {party.country for one in found.statements for party in one.speakers} == {"PER", "OMN"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MASERU, 4 May 2024 (AFP) - King Ali Sow received the South African ambassador.", "LSO.GOV"),
        ("MASERU, 4 May 2024 (AFP) - King Ali Sow praised Peru and Chad. Peru left. Chad won.", "LSO.GOV"),
        ("MASERU, 4 May 2024 (AFP) - King Ali Sow said Peru and Chad left. Peru left. Chad won.", "---"),
        (
            "Talks of Bhutan and Oman\n\nMinister Ana Ruiz of Oman left. King Ali Sow will receive the Omani guest.",
            "BTN.GOV",
        ),
    ],
)
def test_a_host_is_of_the_state_that_is_left(text, code):
    """A lead from a capital whose state nothing else names tells of its own where all others are guests."""
    assert whose(told(f"{text}\n"), "King Ali Sow") == [code]
