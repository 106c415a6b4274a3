"""People of a body that stands right before their noun, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import told, whose


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("Peru's navy seized a boat of Chile. A navy spokesman said it was safe.", "A navy spokesman", "PER.MIL"),
        ("The Chilean foreign ministry said no to Peru. A ministry official left.", "A ministry official", "CHL.GOV"),
        ("Niger's junta met Benin. A junta delegation flew to Mali.", "A junta delegation", "NER.GOV"),
        ("Niger's junta met Benin. A senior junta official flew to Mali.", "A senior junta official", "NER.GOV"),
        ("Chad's army fought Niger's army. An army spokesman said it was over.", "An army spokesman", None),
        (
            "Peru's army left. Chad met Niger. Togo paid. Fiji lost. Benin won. An army spokesman spoke.",
            "An army spokesman",
            None,
        ),
        ("Chad's army left. An army spokesman for Togo and Benin said no.", "An army spokesman", None),
        ("Chad's police met Togo. The police chief praised his men.", "The police chief", "TCD.COP"),
        ("Chad's parliament met Togo. An opposition leader spoke.", "An opposition leader", None),
    ],
)
def test_an_unnamed_officer_is_of_the_body_told_of_last(text, quote, code):
    """Two states' bodies in one sentence decide nothing, nor does one told of long before."""
    found = set(whose(told(f"Talks\n\n{text}\n"), quote))
    assert found - {"---"} == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("Chad's army left Niger. Army spokesman Ali Omar said no.", "Army spokesman Ali Omar", "TCD.MIL"),
        ("Niger's police held a man of Chad. Police chief Musa Issa left.", "Police chief Musa Issa", "NER.COP"),
        ("Niger's junta met Benin. Junta leader Musa Idriss praised it.", "Junta leader Musa Idriss", "NER.GOV"),
    ],
)
def test_a_named_officer_is_of_the_body_told_of_last(text, quote, code):
    """The body in his title tells which one."""
    assert whose(told(f"Talks\n\n{text}\n"), quote) == [code]


def test_an_army_of_a_report_at_home_needs_no_other_body():
    """In a report on one state its own army speaks."""
    found = told("Flood in Peru\n\nThe flood reached Peru on Monday. An army spokesman said Peru was ready.\n")
    assert whose(found, "An army spokesman") == ["PER.MIL"]
