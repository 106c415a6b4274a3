"""At home in the state that a report opens with, where its title names none and no state leads."""

from __future__ import annotations

from coding.sample_news import findings, learned

BODY = (
    "Forty soldiers took power in Madagascar on Monday.\n\n"
    "Thousands of students marched through the capital to protest against the coup.\n\n"
    "France condemned the coup. Mauritius closed its ports."
)


def doers(text: str, title: str) -> list[str]:
    """Give the codes of those who protest."""
    found = findings(text, title=title, reader=learned()).events
    return [party.code for one in found if one.type.value == "PROTEST" for party in one.source]


def test_a_crowd_is_of_the_state_that_the_first_sentence_names():
    """'Thousands of students marched': of Madagascar, though two others are named as often."""
    assert [code.partition(".")[0] for code in doers(BODY, "The night the barracks emptied")] == ["MDG"]


def test_an_organisation_that_opens_a_report_is_no_soil():
    """Where the first sentence names the European Union alone, a crowd stays of nobody."""
    text = BODY.replace("in Madagascar", "in what the European Union called a coup")
    assert [code for code in doers(text, "The night the barracks emptied") if code.startswith("EU")] == []
