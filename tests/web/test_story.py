"""A record told whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.values import read_main, read_other, records_of
from servanda.errors import NoSuchRecordError
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.model import Totals
from servanda.web import wording
from servanda.web.entry import entry
from servanda.web.story import Story, _sums, tell


def facts(story: Story) -> dict[str, str]:
    """Give the facts of a story by name."""
    return {fact.name: fact.value for fact in story.facts}


def test_a_commitment_is_told_step_by_step(view: View) -> None:
    """State, totals, each step with whose word it is, and what was not added and why."""
    story = tell(view, read_main().findings.steps[0].id)
    assert story.heading == "Norland → Sudria: 40,000 tonnes grain (at most 2.5 USD)"
    assert story.standing == "pledged, 4 February 2031, one-sided, single source"
    assert facts(story)["promised"] == "40,000 tonnes"
    assert facts(story)["delivered"] == "no amount read"
    assert facts(story)["due"] == "March 2031 (relative)"
    (step,) = story.chapters
    assert step.when == "2031-02-04"
    assert step.note == "on the word of Ana Bel, the provider; increment amount; new; not added: a ceiling"
    assert [passage.is_exact for passage in step.passages] == [True]


def test_an_event_never_comes_without_its_standing(view: View) -> None:
    """Status and basis stand beside the act, in the story and in the list."""
    event = read_main().findings.events[0]
    story = tell(view, event.id)
    assert story.standing == "planned, on the word of Ana Bel"
    assert facts(story)["status"] == "planned"
    assert facts(story)["whose word"] == "on the word of Ana Bel"
    assert "planned" in entry(view.record(event.id)).standing


def test_a_member_answers_for_its_record(view: View) -> None:
    """The id of a merged finding gives the record and says what was asked."""
    ids = sorted([read_main().findings.events[0].id, read_other().findings.events[0].id])
    assert tell(view, ids[0]).asked is None
    other = tell(view, ids[1])
    assert (other.id, other.asked, other.members) == (ids[0], ids[1], tuple(ids))


def test_a_statement_names_speaker_cue_and_carriers(view: View) -> None:
    """Who, to whom, in which words, through whom."""
    story = tell(view, read_main().findings.statements[0].id)
    assert story.heading == "Ana Bel promises Sudria"
    assert facts(story)["speaker"] == "Ana Bel, Foreign Minister [NRL.GOV.MFA]"
    assert facts(story)["via"] == "Norland Courier"
    assert facts(story)["said"] == "4 February 2031 (relative)"
    thanks = tell(view, read_other().findings.statements[0].id)
    assert thanks.heading == "Sudria → Norland thanks"
    assert facts(thanks)["said"] == "unknown"


def test_a_disagreement_keeps_both_values(view: View) -> None:
    """Each value has its origins, speakers and quotes; none wins."""
    story = tell(view, "d-1")
    assert story.heading == "quantity: 30000 tonne (1 origin) or 40000 tonne (1 origin)"
    assert [(chapter.heading, chapter.note) for chapter in story.chapters] == [
        ("30000 tonne", "1 origin, by Sudria"),
        ("40000 tonne", "1 origin, by Ana Bel"),
    ]


def test_an_actor_shows_offices_and_claims(view: View) -> None:
    """An office has its quote; that somebody calls two actors one is a claim and no merge."""
    story = tell(view, "a-bel")
    assert story.heading == "Ana Bel [NRL.GOV.MFA], person"
    assert [chapter.heading for chapter in story.chapters] == [
        "Foreign Minister of NRL",
        "said to be the rebels [SDR.REB]",
        "named in the pages",
    ]


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("o-1", "1 report of NNA, root"),
        ("k-1", "planned then done"),
        ("l-1", "Ana Bel calls the rebels “terrorists”"),
        ("m-1", "a-norland: name as state"),
        ("t-1", "4 February 2031 (stated): statement"),
        ("j-1", "wrong: l-1"),
    ],
)
def test_every_kind_has_a_story(view: View, asked: str, heading: str) -> None:
    """Whatever has an id can be traced."""
    assert tell(view, asked).heading.startswith(heading)


def test_a_report_lists_what_quotes_it(view: View) -> None:
    """The story of a report ends with the records that were read out of it."""
    story = tell(view, read_main().report.id)
    assert story.kind is Kind.REPORTS
    assert facts(story)["problems"] == "no time zone, lost space"
    assert {Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS} <= {line.kind for line in story.others}


def test_an_id_that_nothing_answers_to(view: View) -> None:
    """It is an error of the call."""
    with pytest.raises(NoSuchRecordError):
        tell(view, "s-nothing")


def test_amounts_of_several_units_are_not_called_missing() -> None:
    """Where nothing can be added up in one unit, the story says where each is."""
    pledge = read_main().findings.steps[0]
    record = records_of(read_main(), read_other()).commitments[0].content
    line = pledge.lines[0]
    lines = (line, replace(line, item="lorries", quantity=replace(line.quantity, unit="lorry"), value=None))
    steps = tuple(replace(step, lines=lines) for step in record.steps)
    told = _sums(replace(record, steps=steps, totals=Totals(None, None, None)))
    assert [(fact.name, fact.value) for fact in told] == [("amounts", wording.SEVERAL_UNITS)]
