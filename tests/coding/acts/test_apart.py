"""Frames whose words stand apart in the clause, and the doers that a sentence picks out."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.reading import Reader, RuleReader


def events(text: str, reader: Reader | None = None) -> set[tuple[str, str, str, str]]:
    """Give the events of a text: type, source, target, status."""
    return {
        (
            one.type.value,
            "+".join(party.country for party in one.source),
            "+".join(party.country for party in one.target),
            one.status.value,
        )
        for one in findings(text, reader=reader or RuleReader()).events
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru lodged a formal protest against Chad.", ("ACCUSE", "PER", "TCD", "actual")),
        ("Peru lodged a protest against Chad.", ("ACCUSE", "PER", "TCD", "actual")),
        ("Peru declared the Chadian ambassador persona non grata.", ("SANCTION", "PER", "TCD", "actual")),
        ("Peru held Chad responsible for the fire.", ("ACCUSE", "PER", "TCD", "actual")),
        ("Peru took Chad to court.", ("ACCUSE", "PER", "TCD", "actual")),
        ("Peru granted asylum to a former Chadian minister.", ("AID", "PER", "TCD", "actual")),
        ("Peru described Chad as an aggressor.", ("ACCUSE", "PER", "TCD", "actual")),
    ],
)
def test_the_words_of_a_frame_may_stand_apart(text, expected):
    """An adjective before the noun and an object before what is said of it part the words of one frame."""
    assert events(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru sent six frigates to the strait.", {("MOBILIZE", "PER", "", "actual")}),
        ("Peru sent six tents to Chad.", {("AID", "PER", "TCD", "actual")}),
        ("Peru deployed two corvettes to the area.", {("MOBILIZE", "PER", "", "actual")}),
        ("Peru sent six tents to the valley.", set()),
    ],
)
def test_ships_that_nobody_receives_are_moved(text, expected):
    """Forces sent where nobody is named are raised or moved; goods sent there are help for nobody known."""
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is Peru, not Chad, that sends six tents to Togo.", ("AID", "PER", "TGO", "actual")),
        ("It was Peru and not Chad that sent six tents to Togo.", ("AID", "PER", "TGO", "actual")),
        (
            "The envoy left, and the foreign ministers of Peru and Chad met on Monday.",
            ("CONSULT", "PER+TCD", "", "actual"),
        ),
    ],
)
def test_the_doer_is_whom_the_sentence_picks_out(text, expected):
    """Of "It was A, not B, that" A does it; a list behind "the ministers of" is one subject."""
    assert expected in events(text, learned())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru was the first state to send tents to Chad.", {("AID", "PER", "TCD", "actual")}),
        ("Peru is among the last countries to send tents to Chad.", {("AID", "PER", "TCD", "actual")}),
        ("Peru will be the first state to send tents to Chad.", {("AID", "PER", "TCD", "planned")}),
        ("The first step is to send tents to Chad.", set()),
        ("Peru fears that giving Chad tents would anger Togo.", set()),
        ("The Peruvian singer Dae sent six tents to Chad.", set()),
        ("The Peruvian trainers sent six tents to Chad.", {("AID", "PER", "TCD", "actual")}),
        ("Peru is committed to buying oil from Chad.", {("COOPERATE", "TCD", "PER", "planned")}),
    ],
)
def test_who_was_first_to_act_acted(text, expected):
    """What the first one did was done, what one is committed to is to come, a singer is not her state."""
    assert {one for one in events(text) if one[0] in {"AID", "COOPERATE"}} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chadian calls for the withdrawal of Peruvian troops grew louder.",
        "There were demands for the withdrawal of Peruvian troops from Chad.",
        "The risk of a Peruvian attack on Chad is high.",
    ],
)
def test_what_a_noun_only_wants_or_fears_is_no_deed(text):
    """A call, a demand or a risk above the noun of an act keeps it from having happened."""
    assert not [one for one in events(text) if one[0] in {"RETREAT", "ASSAULT"}]
    assert not findings(text).steps


def test_a_call_in_which_something_was_said_took_place():
    """A meeting that the sentence takes for its setting was held."""
    text = "Trade came first in the phone call between the president of Peru and the president of Chad."
    assert events(text) == {("CONSULT", "PER+TCD", "", "actual")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru seized two Chadian trucks.", ("COERCE", "PER", "TCD", "actual")),
        ("Peru shelled Chadian positions.", ("ASSAULT", "PER", "TCD", "actual")),
        ("Peru will waive visas for Chadians.", ("RETREAT", "PER", "TCD", "planned")),
        ("Peru cancelled an order for 12 boats from Chad.", ("SANCTION", "PER", "TCD", "actual")),
        ("Peru banned imports of Chadian fruit.", ("SANCTION", "PER", "TCD", "actual")),
        ("Peru repaid $700 million to Chad.", ("COOPERATE", "PER", "TCD", "actual")),
        ("Peru deposited $7 million in Chad's central bank.", ("AID", "PER", "TCD", "actual")),
        ("Peru settled its dispute with Chad.", ("AGREE", "PER", "TCD", "actual")),
        ("Peru and Chad set up a joint commission.", ("SUPPORT", "PER+TCD", "", "actual")),
        ("Peru accepted a Chadian invitation.", ("AGREE", "PER", "TCD", "actual")),
        ("Peru's condemnation of Chad's tariffs drew applause.", ("ACCUSE", "PER", "TCD", "actual")),
    ],
)
def test_acts_between_states_in_common_words(text, expected):
    """What one state does to what belongs to another is done to that state."""
    assert events(text) == {expected}
