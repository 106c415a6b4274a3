from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.values import NORLAND, read_main, read_other, records_of
from servanda.ledger.timeline import Found, Place
from servanda.model import Basis, Status
from servanda.web import wording
from servanda.web.timeline_entries import line

MADE = records_of(read_main(), read_other())


def found(record: object, number: int = 0) -> Found:
    return Found(Place("", "x", number), record)  # type: ignore[arg-type]


def test_a_step_reads_as_a_step() -> None:
    """The pledge says who pledged what, on whose word and when."""
    told = line(found(MADE.commitments[0]))
    assert told.lane == "promised"
    assert told.heading == "Norland → Sudria: pledged: 40,000 tonnes grain (at most 2.5 USD)"
    assert told.standing == "on the word of Ana Bel, the provider"
    assert told.sources == "commitment of 1 origin, 1 voice"
    assert wording.when(told.when) == "4 February 2031"
    assert told.quote == "will send 40,000 tonnes of grain to Sudria in March"


def test_what_is_due_is_not_done() -> None:
    """The day when a promise is due is planned, and says how far the promise got."""
    told = line(found(MADE.commitments[0], 1))
    assert (told.type, told.status, wording.when(told.when)) == ("due", Status.PLANNED, "March 2031")
    assert told.heading.startswith("Norland → Sudria: due: ")
    assert told.standing == "promised; so far pledged, one-sided, single source"


def test_an_act_keeps_status_and_basis() -> None:
    """A planned event never reads as one that was."""
    told = line(found(MADE.events[0]))
    assert (told.lane, told.word) == ("done", "planned")
    assert ", planned: " in told.told
    assert ", done: " not in told.told
    assert "planned, on the word of Ana Bel" in told.told
    assert "2 origins" in told.told


@pytest.mark.parametrize(
    ("status", "basis", "word"),
    [
        (Status.ACTUAL, Basis.NARRATOR, "done"),
        (Status.ACTUAL, Basis.ALLEGED, "alleged"),
        (Status.ACTUAL, Basis.DENIED, "denied"),
        (Status.CONDITIONAL, Basis.NARRATOR, "on a condition"),
        (Status.HYPOTHETICAL, Basis.NARRATOR, "only thought of"),
        (Status.NEGATED, Basis.ALLEGED, "not done"),
    ],
)
def test_the_word_before_an_act_is_done_only_where_it_was(status: Status, basis: Basis, word: str) -> None:
    """What Norland "will send" does not stand under the word "done", and neither does what is only alleged."""
    event = MADE.events[0]
    assert line(found(replace(event, content=replace(event.content, status=status, basis=basis)))).word == word


def test_long_words_are_cut_and_say_so() -> None:
    """A name of a million characters leaves one line, in the list and in the picture."""
    pledge = MADE.commitments[0]
    long = replace(pledge.content, provider=(replace(NORLAND, name="grain " * 200_000),))
    told = line(found(replace(pledge, content=long)))
    assert "… (cut)" in told.heading
    assert len(told.told) < 600


def test_what_has_no_moments_is_refused() -> None:
    """An actor stands on no time axis."""
    with pytest.raises(TypeError, match="ActorRecord has no moments"):
        line(found(MADE.actors[0]))
