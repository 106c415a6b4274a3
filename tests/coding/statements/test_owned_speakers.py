"""Speakers by whose they are, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Basis


def speakers(text: str, title: str = "") -> list[tuple[str, str] | None]:
    """Give the name and code of each statement's speaker, in the order of the text."""
    found = findings(text, title=title, reader=learned()).statements
    ordered = sorted(found, key=lambda one: one.evidence[0].span.start)
    return [(one.speaker.name, one.speaker.code) if one.speaker else None for one in ordered]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chad's army withdrew on Monday, its spokesman said.", ("spokesman for Armed forces of Chad", "TCD.MIL")),
        ("Chad will pay, its foreign minister said.", ("foreign minister", "TCD.GOV")),
        ("Chadian President Ana Ruiz will pay, her office said.", ("Ana Ruiz", "TCD.GOV")),
        (
            "Chadian President Ana Ruiz will not run again, her spokesman said.",
            ("spokesman for Ana Ruiz", "TCD.GOV"),
        ),
        ("Kenyan President Juma Oduor's spokesman said that Kenya would pay.", ("spokesman for Juma Oduor", "KEN.GOV")),
        (
            "Kenyan President Juma Oduor's adviser, Peter Mwangi, said that Kenya would pay.",
            ("Peter Mwangi", "KEN.GOV"),
        ),
        ("Togo's opposition party rejected the vote, its leader said.", ("leader for Opposition of Togo", "TGO.OPP")),
    ],
)
def test_an_owner_tells_whose_speaker_it_is(text: str, speaker: tuple[str, str]) -> None:
    """ "Its spokesman" speaks for the body before him, "its foreign minister" is the state's."""
    assert speakers(text)[0] == speaker


def test_who_is_named_for_the_office_keeps_the_name() -> None:
    """ "Its foreign minister" is the one whom the report names."""
    text = "Chadian Foreign Minister Ana Ruiz flew to Oman. Chad will pay, its foreign minister said."
    assert speakers(text) == [("Ana Ruiz", "TCD.GOV")]


def test_a_firm_that_a_state_stands_before_speaks_itself() -> None:
    """ "Kenya's power company KenGen" is the company."""
    assert speakers("Kenya's power company KenGen said that cuts would last eight hours.") == [("KenGen", "---")]
    assert speakers("The Peruvian mining company Minsur said that the road was open.") == [("Minsur", "---")]


def test_a_briefing_is_given_by_the_ministry_of_its_heading() -> None:
    """Answers without a named guest are the ministry's; a question tells nothing, and a heading is no turn."""
    text = (
        "Question: Does Azerbaijan intend to reopen its embassy in Muscat?\n\n"
        "Answer: That depends on the talks. We expect them to end soon.\n\n"
        "Question: Has Oman offered to mediate?\n\n"
        "Answer: It has not done so until now, and we have not asked for it."
    )
    title = "Transcript: press briefing of the Ministry of Foreign Affairs, Baku, 4 March 2024"
    assert speakers(text, title) == [("Foreign ministry of Azerbaijan", "AZE.GOV.MFA")] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya disputes that and says the money was redirected.", [("asserts", "the money was redirected")]),
        (
            "Oman expressed its deep appreciation to China for its timely help.",
            [("thanks", "China for its timely help")],
        ),
        ("Does Peru deny that it sent the boats?", []),
    ],
)
def test_what_only_points_asks_or_thanks(text: str, expected: list[tuple[str, str]]) -> None:
    """ "Disputes that" alone says nothing, a question neither; thanks "to China for" name whom and what for."""
    assert [(one.stance.value, one.content) for one in findings(text, reader=learned()).statements] == expected


def test_a_commissioner_of_a_state_is_its_official() -> None:
    """A state's commissioner belongs to no organisation of states."""
    text = "The refugee commissioner of Chad, Ali Mahamat, assured camp leaders that nobody would be moved."
    assert speakers(text) == [("Ali Mahamat", "TCD.GOV")]


@pytest.mark.parametrize("teller", ["The editorial claims", "The play suggested", "Your leaflet alleges"])
def test_what_a_thing_claims_is_no_fact(teller: str) -> None:
    """A claim of nobody known is never told in the report's own voice."""
    found = findings(f"{teller} that Chad invaded Niger.", reader=learned()).events
    assert all(one.basis is not Basis.NARRATOR for one in found)


def test_nothing_to_do_is_not_done() -> None:
    """Who "has nothing to apologise for" does not apologise."""
    found = findings("Chad has nothing to apologise for to Niger.", reader=learned()).events
    assert [(one.type.value, one.status.value) for one in found] == [("CONCEDE", "negated")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A spokeswoman for the World Bank said that the loan was ready.", "UNO.WBG"),
        ("The World Bank met on Monday. A spokeswoman for the bank said that the loan was ready.", "UNO.WBG"),
        ("The European Commission met on Monday. A spokesman for the Commission said that Chad was late.", "EUE.COM"),
        ("UNICEF sent vaccines to Chad. A spokesperson for the agency said that more would follow.", "UNO.UNICEF"),
        ("The World Food Programme left Chad. The agency's director said that the stocks were empty.", "UNO.WFP"),
    ],
)
def test_who_speaks_for_a_body_without_a_name_is_its_voice(text: str, code: str) -> None:
    """Where the body is named, and where it is called again; nobody stays behind as a stranger."""
    found = findings(text, reader=learned())
    assert [one.speaker.code if one.speaker else None for one in found.statements] == [code]
    assert [one.code for one in found.actors if one.code == "---"] == []


def test_who_speaks_for_somebody_else_at_a_body_is_not_its_voice() -> None:
    """A union of its staff is not the bank."""
    text = "The World Bank met on Monday. A spokeswoman for the bank's staff union said that the loan was ready."
    assert speakers(text)[0][1] == "---"
