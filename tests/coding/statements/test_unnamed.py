"""What people without a name tell: theirs, never the narrator's."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Basis, EventType


@pytest.mark.parametrize(
    "text",
    [
        "Two people familiar with the file said Peru had sent six drones to Chad.",
        "Sources close to the governor said Peru had sent six drones to Chad.",
        "A clerk privy to the papers told the Harbour Post that Peru had sent six drones to Chad.",
        "Those aware of the order said Peru had sent six drones to Chad.",
        "Someone with knowledge of the file said Peru had sent six drones to Chad.",
        "Some of the envoys said Peru had sent six drones to Chad.",
        "One of those at the talks said Peru had sent six drones to Chad.",
        "Eyewitnesses said Peru had sent six drones to Chad.",
        "An intermediary said Peru had sent six drones to Chad.",
        "Peru had sent six drones to Chad, said a person close to the talks.",
        "Peru had sent six drones to Chad, sources told the Harbour Post.",
        "Peru had sent six drones to Chad, people briefed on the order said.",
        "The Harbour Post, citing unnamed clerks, reported that Peru had sent six drones to Chad.",
    ],
)
def test_what_unnamed_people_tell_is_on_their_word(text: str) -> None:
    """A speaker described only by what they know has no code, an actor at most as printed; the event is unnamed."""
    found = findings(text, reader=learned())
    assert ["six drones" in one.content for one in found.statements] == [True]
    assert {one.speaker.code for one in found.statements if one.speaker is not None} <= {"---"}
    assert [(one.type, one.basis) for one in found.events] == [(EventType.AID, Basis.UNNAMED)]


def test_an_agreement_that_unnamed_people_tell_of_is_no_statement_of_its_parties() -> None:
    """Who is said to have agreed has said nothing in the report; the agreement rests on those who tell it."""
    text = "Three people familiar with the talks said Peru had agreed to hand over a ship to Chad."
    found = findings(text, reader=learned())
    assert [(one.speaker, one.cue) for one in found.statements] == [(None, "said")]
    assert {one.basis for one in found.events} == {Basis.UNNAMED}


def test_counted_things_do_not_speak() -> None:
    """ "One of the reactors" says nothing, though "one of the engineers" does."""
    assert findings("One of the ships said Peru had left.").statements == ()
    assert len(findings("One of the engineers said Peru had left.").statements) == 1


def test_who_was_told_is_no_speaker() -> None:
    """People informed of a plan hear it; what stands before them is not theirs."""
    assert findings("Peru had left Chad, and envoys informed of the plan stayed at home.").statements == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Senior fund officials stressed the importance of the pact with Peru.",
            "the importance of the pact with Peru",
        ),
        ("Villagers, nurses and lawyers have also criticized the law on wells.", "the law on wells"),
        ("The chairman of the board rejected the idea of making it a duty.", "the idea of making it a duty"),
        ("The nurse denied any wrongdoing in the camp.", "any wrongdoing in the camp"),
        ("“The boat was taken from her,” the Abuelas wrote.", "“The boat was taken from her,”"),
        ("Another wrote: “Talent is related to care.”", "“Talent is related to care.”"),
        ("According to investigations by the port clerks, the road was old.", "the road was old"),
        ("According to the Lake Fund, the road was old.", "the road was old"),
        ("The road was old, according to the Lake Fund (LF).", "The road was old"),
        ("The Lake Ministry announced it will open two schools.", "it will open two schools"),
        ("The road was old, according to preliminary results from a long study.", "The road was old"),
        ("Workers welcomed the guests at the port.", None),
        ("The drivers described the boat to her.", None),
        ("People who say that the road is old left.", None),
    ],
)
def test_people_whom_nothing_codes_stress_criticise_and_deny(text: str, content: str | None) -> None:
    """People, names and papers that no actor stands for speak; what people do as much as say is no statement."""
    found = findings(text, reader=learned()).statements
    assert [one.content for one in found] == ([content] if content else [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The port opened in 2021, according to the United Nations' trade database.", "UNO"),
        ("The port will open in May, according to an announcement by the Peruvian government.", "PER.GOV"),
        ("The port will open in May, according to Peru's statistics.", "PER"),
    ],
)
def test_figures_and_announcements_speak_for_who_made_them(text: str, speaker: str) -> None:
    (found,) = findings(text).statements
    assert found.speaker is not None
    assert found.speaker.code == speaker
