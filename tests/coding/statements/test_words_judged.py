"""Whose word is judged and who is handed over, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eritrea has rejected a proposal by Oman to send observers.", "ERI > OMN REJECT actual"),
        ("Togo handed over 21 Beninese soldiers on Monday.", "TGO > BEN.MIL RETREAT actual"),
        ("Togo lifted its ban on rice exports to Benin.", "TGO > BEN RETREAT actual"),
    ],
)
def test_the_other_side_stands_behind_the_word_for_it(text: str, expected: str):
    """'a proposal by Oman' is Oman's; soldiers who are handed over tell to whom."""
    found = [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)}"
        f" {one.type.value} {one.status.value}"
        for one in findings(text, reader=learned()).events
    ]
    assert expected in found


def test_who_stands_elsewhere_is_not_whose_word_it_is():
    """A road built "by Oman" is no word of Oman's."""
    text = "Togo rejected the road built by Oman."
    assert [len(one.target) for one in findings(text, reader=learned()).events] == [0]


def test_the_two_behind_a_semicolon_are_the_two_of_its_sentence():
    """'; the two agreed' goes on about the ministers who have just met."""
    text = "Omani Foreign Minister Ali Said met Qatari Foreign Minister Omar Nasser; the two agreed on a ceasefire."
    found = [one for one in findings(text, reader=learned()).events if one.type.value == "AGREE"]
    assert [[party.country for party in one.source] for one in found] == [["OMN", "QAT"]]


def test_the_two_behind_a_semicolon_need_two():
    """Where nobody was named, '; the two agreed' stays open."""
    assert not findings("It rained; the two agreed on a ceasefire.", reader=learned()).events
