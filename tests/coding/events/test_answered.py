"""Whom an answer is given to, each test on the news text that stands in it."""

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
        ("Oman accused Yemen of arming rebels. Yemen dismissed the allegation as baseless.", "YEM > OMN REJECT"),
        (
            "Kenya's army said Somali troops had crossed the border. Somalia's government denied the claim.",
            "SOM.GOV > KEN.MIL REJECT",
        ),
        (
            "Turkey seeks the extradition of two bankers from Peru. Peru has refused to hand them over.",
            "PER > TUR REJECT",
        ),
        ("Togo called on Benin to reopen the crossing. Benin rejected the demand.", "BEN > TGO REJECT"),
        (
            "Togo expelled 12 diplomats from Benin on Friday. Benin called the expulsions groundless.",
            "BEN > TGO ACCUSE",
        ),
    ],
)
def test_who_accused_or_asked_is_answered(text: str, expected: str):
    """A rejection points back to the act of another state against the one that rejects."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oman accused Yemen of arming rebels. Fiji dismissed the allegation as baseless.",
        "Yemen dismissed the allegation as baseless. Oman accused Yemen of arming rebels.",
        "Oman praised Yemen. Yemen dismissed a report about floods.",
    ],
)
def test_nobody_is_answered_whom_the_text_does_not_name(text: str):
    """Another's accusation, a later one and a report of something else are not answered."""
    assert not any(one.endswith("REJECT") and one.split(" > ")[1].split()[0] == "OMN" for one in rows(text))
