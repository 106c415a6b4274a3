"""Acts denied by their subject, and acts whose auxiliary stands before the subject."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, title: str = "") -> list[str]:
    events = findings(text, title=title, reader=learned()).events
    return sorted(f"{','.join(one.code for one in event.source)} {event.type} {event.status}" for event in events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neither Rwanda nor Uganda attacked Burundi.", ["RWA,UGA ASSAULT negated"]),
        ("Neither Laos nor Nepal has bombed Bhutan.", ["LAO,NPL ASSAULT negated"]),
        ("No Omani ship seized the Yemeni boat.", ["OMN COERCE negated"]),
        ("Both Rwanda and Uganda attacked Burundi.", ["RWA,UGA ASSAULT actual"]),
    ],
)
def test_a_subject_that_holds_nobody_denies_the_act(text: str, expected: list[str]) -> None:
    """Both states of "neither ... nor" are sides of what was not done."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At no time did Nepal attack Bhutan.", ["NPL ASSAULT negated"]),
        ("Under no circumstances will Nepal send troops to Bhutan.", ["NPL MOBILIZE negated"]),
        ("Not once has Nepal bombed Bhutan.", ["NPL ASSAULT negated"]),
        ("Nepal said that in no case had Laos bombed Bhutan.", ["LAO ASSAULT negated"]),
        ("Only then did Nepal attack Bhutan.", ["NPL ASSAULT actual"]),
        ("Not only did Nepal attack Bhutan, it shelled Laos.", ["NPL ASSAULT actual", "NPL ASSAULT actual"]),
        ("No sooner had Nepal attacked Bhutan than it rained.", ["NPL ASSAULT actual"]),
        ("Only then will Nepal send troops to Bhutan.", ["NPL MOBILIZE planned"]),
        ("In May Nepal attacked Bhutan.", ["NPL ASSAULT actual"]),
        ("Nepal said the truth is Laos attacked Bhutan.", ["LAO ASSAULT actual"]),
    ],
)
def test_what_stands_before_a_turned_auxiliary_decides(text: str, expected: list[str]) -> None:
    """A denial that is drawn to the front denies, anything else tells a deed."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Should Nepal attack Bhutan, Laos would protest.",
        "Had Nepal attacked Bhutan, Laos would have left.",
        "But should Nepal attack Bhutan, Laos would protest.",
    ],
)
def test_an_auxiliary_that_opens_a_clause_supposes(text: str) -> None:
    """Nothing happened; a title before it changes nothing."""
    assert not any("ASSAULT actual" in row or "ASSAULT planned" in row for row in told(text, title="Report of the day"))
