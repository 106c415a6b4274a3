"""Phrases that count people in several words, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)} {one.type.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt deported more than a thousand Sudanese migrants.", "EGY > SDN.REF COERCE"),
        ("Egypt sheltered as many as 40,000 Sudanese refugees.", "EGY > SDN.REF AID"),
        ("Egypt has taken in over a million Sudanese refugees.", "EGY > SDN.REF AID"),
        ("Egypt shot over 40 Libyan smugglers.", "EGY > LBY.CRM ASSAULT"),
        ("Egypt deported 700 Sudanese.", "EGY > SDN COERCE"),
        ("Two Chinese were arrested in Niger on Friday.", " > CHN COERCE"),
        ("India pulled its soldiers out of Nepal.", "IND > NPL RETREAT"),
    ],
)
def test_words_of_counting_belong_to_what_they_count(text: str, expected: str):
    """ "More than a thousand" opens one phrase, a nationality behind a number is the people, "out of" is from."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Tokyo and Manila have signed a pact on visiting forces.", "CONSULT"),
        ("Belarus forced a Polish airliner to land in Minsk.", "AID"),
    ],
)
def test_what_only_tells_which_is_no_act(text: str, missing: str):
    """Visiting forces visit nobody, and a plane that is forced down brings no help."""
    assert not any(missing in one for one in rows(text))
