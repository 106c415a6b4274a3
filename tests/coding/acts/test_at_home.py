"""Tests of acts inside one state, and of what those who act make of a verb."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options: object) -> list[str]:
    """Give the events of a text as "SOURCE > TARGET TYPE"."""
    return [
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} {event.type.value}"
        for event in findings(text, reader=learned(), **options).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three Chadian journalists were expelled from the province.", " > TCD.JRN SANCTION"),
        ("Chadian soldiers released one of the four ministers.", "TCD.MIL > --- RETREAT"),
        ("Chad called the poll excessive and unfair.", "TCD >  ACCUSE"),
        ("A strike by Chadian miners began on Monday.", "TCD.LAB >  PROTEST"),
        ("Chad has closed all its crossings with Peru.", "TCD > PER COERCE"),
        ("Peru has suspended a training programme for the Chadian police.", "PER > TCD.COP SANCTION"),
        ("Peru and Togo have recognised the victory of Chadian President Idi Saleh.", "PER+TGO > TCD.GOV SUPPORT"),
        ("Police in Chad raided the headquarters of the opposition.", "TCD.COP > TCD.OPP COERCE"),
        ("Chadian gunmen looted a warehouse.", "TCD.REB >  ASSAULT"),
        ("A group of Chadian soldiers announced that they had arrested Peru's envoy.", "TCD.MIL > PER.GOV COERCE"),
    ],
)
def test_acts_of_home_affairs_are_read(text: str, expected: str) -> None:
    """What a state does to its own, what crowds and armed men do, and words of blame without an addressee."""
    assert expected in told(text)


def test_a_call_on_a_person_who_is_asked_nothing_is_a_meeting() -> None:
    """Only somebody who is called on to act is asked."""
    assert "PER.GOV > TCD.GOV CONSULT" in told("Peru's foreign minister called on Chadian President Idi Saleh.")
    assert "PER.GOV > TCD.GOV REQUEST" in told(
        "Peru's foreign minister called on Chadian President Idi Saleh to resign."
    )


def test_a_border_tells_nothing_of_where_a_sentence_plays() -> None:
    """Drivers who block the road to another state's border do so at home."""
    text = (
        "Chad was calm on Monday. Rain fell on Chad and all Chadians. Drivers blocked the road to the Peruvian border."
    )
    assert any(one.startswith("TCD.LAB >") for one in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru expelled the Chadian envoy. Chad recalled its ambassador for consultations.", "TCD > PER SANCTION"),
        ("Peru shut the road to Chad. Chad accused its neighbour of arrogance.", "TCD > PER ACCUSE"),
        ("Peru shut the road to Chad. Chad threatened to cut its imports.", "TCD > PER THREATEN"),
    ],
)
def test_an_act_in_a_quarrel_of_two_is_against_the_other(text: str, expected: str) -> None:
    """Whom "its neighbour" means and from whom an envoy is called home, the opening of the report says."""
    assert expected in told(text)


def test_of_three_states_none_is_the_other() -> None:
    """Where title and first sentence name three, nobody can tell from whom an envoy was called home."""
    text = "Peru and Togo expelled the Chadian envoy. Chad recalled its ambassador for consultations."
    assert not any("SANCTION" in one and one.startswith("TCD") for one in told(text))


def test_a_national_council_is_of_the_state_that_a_report_is_about() -> None:
    """Its name need not print the state."""
    assert "TCD.GOV >  REJECT" in told("Chad votes in Chad. The National Electoral Council refused to count again.")
