"""Clauses joined by "and" that each have their own doer or their own governor, read by the shipped reader."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str, str]]:
    """Give the events of a text: type, source, target."""
    return [
        (
            one.type.value,
            "+".join(party.code for party in one.source),
            "+".join(party.code for party in one.target),
        )
        for one in findings(text, reader=learned()).events
    ]


def test_who_follows_the_thing_that_another_pledged_acts_himself():
    """Peru pledged no Chile, and its soldiers offered no boats."""
    assert told("Peru pledged 400 soldiers and Chile offered two boats to Bolivia.") == [
        ("AGREE", "PER", "---"),
        ("AGREE", "CHL", "BOL"),
    ]


def test_what_a_speaker_accuses_is_no_part_of_what_he_denies():
    """'denied that they had crossed the line and accused': the accusation is hers, and made."""
    text = "Peru's ambassador, Ana Ruiz, denied that fishermen had crossed the line and accused Chile of lying."
    assert ("ACCUSE", "PER.GOV", "CHL") in told(text)


@pytest.mark.parametrize("behind", ["in a firefight on Tuesday", "in clashes near the border"])
def test_a_second_passive_leaves_out_its_auxiliary(behind: str):
    """'were killed and five wounded in': the villagers wounded nobody."""
    found = told(f"Three Chadian soldiers were killed and five Sudanese villagers wounded {behind}.")
    assert ("ASSAULT", "", "TCD.MIL") in found
    assert not [one for one in found if one[1].startswith("SDN")]


def test_an_active_verb_behind_a_passive_stays_active():
    """'were held and the minister resigned on Monday' does nothing to the minister."""
    found = findings("Two men were held and Chad's minister resigned on Monday.", reader=learned()).events
    assert [one.type.value for one in found if one.target] == []
