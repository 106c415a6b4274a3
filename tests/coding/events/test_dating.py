"""The day of an act among the times of its sentence, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType


def days(text: str) -> list[str | None]:
    """Give the day of each event."""
    return [event.when.edtf for event in findings(text, reader=learned()).events]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji and Tonga agreed to build a port in a telephone call on Monday, according to both parties.",
        "Fiji and Tonga agreed to build a port in a telephone call on Monday according to both parties.",
        "Fiji and Tonga agreed in talks in Suva on Monday to build a port.",
    ],
)
def test_the_day_of_the_talks_is_that_of_the_agreement(text):
    """Who vouches for it, and what is still to be built, have no day of their own (ruling 38)."""
    assert set(days(text)) == {"2022-06-13"}


def test_what_was_begun_was_begun_on_the_day_behind_it():
    """The day stands with the verb that tells what was begun."""
    assert days("Eritrea began pulling out its soldiers on Friday.") == ["2022-06-10"]


def test_two_verbs_of_one_subject_have_a_day_each():
    """The second day is not the first act's."""
    assert days("Peru expelled two Chilean diplomats on Monday and recalled its envoy from Chile on Tuesday.") == [
        "2022-06-13",
        "2022-06-14",
    ]


def test_a_day_before_the_second_verb_is_its_own():
    """Behind "and" a day leads the verb that follows it, not the verb before."""
    assert days("Peru expelled two Chilean diplomats last year and in March ended a fisheries pact with Chile.") == [
        "2021",
        "2022-03",
    ]


def test_what_is_planned_from_a_day_on_has_that_day():
    """An open interval that begins ahead dates what is planned; one that has begun does not."""
    assert days("Peru will ban imports of Chilean steel from 1 July.") == ["2022-07-01/.."]
    assert days("Peru will ban imports of Chilean steel.") == [None]


def test_the_year_of_a_treaty_is_not_the_day_on_which_it_ends():
    """A year before its noun dates the noun."""
    assert days("Peru suspended the 2011 fisheries treaty with Chile.") == ["[..2022-06-15]"]


def test_an_agreement_told_again_without_its_day_is_one():
    """Both tellings share the words for what was agreed."""
    text = "Fiji and Tonga agreed to strengthen their cooperation over fisheries in a call on Monday. The sea is wide. "
    text += (
        'The Fijian president and the Tongan prime minister "agreed to strengthen fisheries cooperation", Suva said.'
    )
    assert days(text) == ["2022-06-13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile accused Peru on Monday of shelling Bolivia.", {"ACCUSE": "2022-06-13", "ASSAULT": "[..2022-06-15]"}),
        ("Chile asked Peru on Monday to send rice to Bolivia.", {"REQUEST": "2022-06-13", "AID": None}),
        ("Chile shelled Peru on Monday.", {"ASSAULT": "2022-06-13"}),
    ],
)
def test_a_day_before_an_act_that_is_only_named_is_of_the_verb_above(text, expected):
    """Who accuses or asks on a day does so on that day; of the act itself it says nothing."""
    found = {event.type: event.when.edtf for event in findings(text).events}
    assert found == {EventType(type_): day for type_, day in expected.items()}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Malta and Fiji today signed a trade agreement in Suva on 9 May.", "2022-05-09"),
        ("Malta and Fiji today signed a trade agreement in Suva.", "2022-06-15"),
        ("Malta suspended its shipments of grain to Fiji until Friday.", "[..2022-06-15]"),
        ("Malta suspended its shipments of grain to Fiji on Monday.", "2022-06-13"),
    ],
)
def test_the_day_of_an_act_is_printed_and_over(text, day):
    """A printed day goes before "today", which a page put up later has too; an end to come dates no beginning."""
    assert {step.when.edtf for step in findings(text, reader=learned()).steps} == {day}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Speaking in Doha on Monday, Qatar's premier condemned the strike on Peru.", "2022-06-13"),
        ("Addressing parliament on Tuesday, Peru's president accused Chile of arming rebels.", "2022-06-14"),
        ("Speaking in Doha, Qatar's premier condemned the strike on Peru.", "[..2022-06-15]"),
        ("Drinking tea on Monday, Qatar's premier condemned the strike on Peru.", "[..2022-06-15]"),
    ],
)
def test_the_day_of_a_speech_is_that_of_what_was_done_in_it(text, day):
    """The gerund that opens the sentence tells on what occasion words were said."""
    events = findings(text, reader=learned()).events
    assert [event.when.edtf for event in events if event.type is EventType.ACCUSE] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya never sent rifles to Chad in 2021.", "2021"),
        ("Kenya never sent rifles to Chad.", None),
        ("Kenya will not send rifles to Chad in 2023.", None),
    ],
)
def test_what_was_not_done_on_a_printed_day_has_that_day(text, day):
    """What is denied is denied of a year; what will not be done has no day."""
    events = findings(text, reader=learned()).events
    assert [event.when.edtf for event in events if event.type is EventType.AID] == [day]
