"""Acts that the words above them leave in doubt."""

from __future__ import annotations

from itertools import product

import pytest

from coding.sample_news import findings, learned
from servanda.reading import RuleReader

_ACTS = (
    # gerund, participle, past
    ("sending weapons to Chad", "sent weapons to Chad", "sent weapons to Chad"),
    ("shelling a hospital in Chad", "shelled a hospital in Chad", "shelled a hospital in Chad"),
    ("giving 20 million dollars to Chad", "given 20 million dollars to Chad", "gave 20 million dollars to Chad"),
    ("withdrawing its troops from Chad", "withdrawn its troops from Chad", "withdrew its troops from Chad"),
    ("delivering six boats to Chad", "delivered six boats to Chad", "delivered six boats to Chad"),
)
_OPENERS = {
    0: (
        "Peru is accused of {}.",
        "Peru is suspected of {}.",
        "Peru stands accused of {}.",
        "Peru has been accused by rights groups of {}.",
        "Investigators suspect Peru of {}.",
        "Prosecutors charged Peru with {}.",
        "Peru faces allegations of {}.",
        "Peru was blamed for {}.",
        "Peru is under investigation for {}.",
        "Peru, accused of {}, recalled its ambassador.",
    ),
    1: (
        "There were reports that Peru had {}.",
        "There were allegations that Peru had {}.",
        "There were fears that Peru had {}.",
        "Rumours that Peru had {} spread on Monday.",
        "The report that Peru had {} was false.",
        "There is no evidence that Peru has {}.",
        "Officials found no sign that Peru had {}.",
        "Peru is alleged to have {}.",
        "Peru is believed to have {}.",
        "Peru appears to have {}.",
        "Peru has reportedly {}.",
    ),
    2: (
        "Malawi suspects that Peru {}.",
        "Analysts suspect Peru {}.",
        "Analysts believe that Peru {}.",
        "It is alleged that Peru {}.",
        "It was reported that Peru {}.",
        "It is unclear whether Peru {}.",
        "It is not true that Peru {}.",
        "Nobody has shown that Peru {}.",
        "Baseless claims that Peru {} appeared on Monday.",
        "According to unconfirmed reports, Peru {}.",
        "Reports say Peru {}.",
        "The theory is that Peru {}.",
        "Supposedly, Peru {}.",
    ),
}
_DOUBTED = [opener.format(act[form]) for form, openers in _OPENERS.items() for opener, act in product(openers, _ACTS)]
_DEEDS = {"AID", "ASSAULT", "RETREAT", "MOBILIZE"}


@pytest.mark.parametrize("reader", [RuleReader, pytest.param(learned, marks=pytest.mark.slow)])
@pytest.mark.parametrize("text", _DOUBTED)
def test_what_is_in_doubt_is_no_fact_and_delivers_nothing(text, reader):
    """No opener of doubt leaves an act as a fact of the narrator, and none makes a step of a delivery."""
    found = findings(text, reader=reader())
    facts = [one for one in found.events if (one.status.value, one.basis.value) == ("actual", "narrator")]
    assert not {one.type.value for one in facts} & _DEEDS
    assert not {one.step.value for one in found.steps} & {"partly_delivered", "fulfilled"}


@pytest.mark.parametrize(
    ("text", "status", "basis"),
    [
        ("Peru is accused of sending weapons to Chad.", "actual", "alleged"),
        ("Peru is alleged to have sent weapons to Chad.", "actual", "alleged"),
        ("Peru is thought to have sent weapons to Chad.", "actual", "unnamed"),
        ("There were reports that Peru had sent weapons to Chad.", "actual", "unnamed"),
        ("Peru was accused of sending weapons to Chad and recalled its envoy.", "actual", "alleged"),
        ("Peru sent weapons to Chad, which is accused of shelling a hospital.", "actual", "narrator"),
        ("Accused of shelling a hospital, Peru sent tents to Chad.", "actual", "narrator"),
    ],
)
def test_the_word_of_doubt_says_who_vouches(text, status, basis):
    """An accusation, hearsay and a refutation differ; an act beside them keeps the narrator's word."""
    found = [(one.status.value, one.basis.value) for one in findings(text).events if one.type.value == "AID"]
    assert found == [(status, basis)]


def test_who_suspects_attests_what_is_suspected():
    """The accuser that the sentence names is the one who attests the act."""
    (event,) = (one for one in findings("Malawi suspects that Peru sent weapons to Chad.").events if one.lines)
    assert [party.country for party in event.attested_by] == ["MWI"]


def test_a_sum_in_doubt_beside_a_plain_one_is_left_out():
    """The plain delivery stays a step, the reported one does not."""
    text = "Peru gave Chad 20 million dollars in May. Peru is said to have given Chad 30 million dollars in June."
    steps = [one for one in findings(text).steps if one.step.value == "partly_delivered"]
    assert [line.value.low for one in steps for line in one.lines if line.value] == [20_000_000]
