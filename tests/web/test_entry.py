"""Records as entries of lists."""

from __future__ import annotations

from dataclasses import replace

from ledger.values import TEXT, event, quote, read_main, statement
from servanda.model import (
    Casualties,
    Count,
    Place,
    PlacePrecision,
    Record,
    RecordId,
    ReportId,
    Span,
    Stance,
    Statement,
    Support,
)
from servanda.web.entry import entry


def heading(said: Statement) -> str:
    """Give the heading that a statement has in a list."""
    return entry(Record(RecordId(said.id), said, (said.id,), Support(1, 1, 1))).heading


def test_speakers_of_one_statement_share_their_verb() -> None:
    """Two ministries deny, one denies."""
    report = read_main().report
    said = statement(report, "grain to Sudria", stance=Stance.DENIES)
    assert said.speaker is not None
    other = replace(said.speaker, name="Sudria")
    assert " denies" in heading(said)
    assert heading(replace(said, speaker=None, speakers=(said.speaker, other))).endswith(" and Sudria deny Sudria")


def test_a_speaker_without_a_name_is_told_as_printed() -> None:
    """Whoever reads the list sees whom the page speaks of; the same place on another page tells nothing."""
    report = read_main().report
    words = "will send 40,000 tonnes of grain to Sudria"
    start = TEXT.index(words)
    said = replace(
        statement(report, words),
        speaker=None,
        source_span=Span(start + 10, start + 23),
        evidence=(quote(report, words),),
    )
    assert heading(said).startswith("unnamed (“40,000 tonnes”) ")
    assert heading(replace(said, report=ReportId("r-other"))).startswith("unnamed promises")
    assert heading(replace(said, source_span=None)).startswith("unnamed promises")


def test_an_event_is_listed_with_its_place_and_casualties() -> None:
    """Where it was and whom it harmed stand in the heading; a state is named once."""
    report = read_main().report
    act = event(report, "grain to Sudria", lines=())

    def listed(**fields: object) -> str:
        return entry(Record(RecordId(act.id), replace(act, **fields), (act.id,), Support(1, 1, 1))).heading

    plain = listed()
    harm = Casualties(Count(3, 3), Count(5, None))
    assert listed(place=Place("Zür", "SDR", 1.5, 2.5, PlacePrecision.TOWN)) == f"{plain} in Zür (SDR)"
    assert listed(place=Place("Westland", "WSL", precision=PlacePrecision.COUNTRY)) == f"{plain} in Westland"
    assert listed(place=Place("Sudria", "SDR", precision=PlacePrecision.COUNTRY)) == plain
    assert listed(casualties=harm) == f"{plain}, 3 dead and at least 5 injured"
    assert listed(place=Place("Zür", None), casualties=Casualties(Count(1, 1), None)) == f"{plain} in Zür, 1 dead"
