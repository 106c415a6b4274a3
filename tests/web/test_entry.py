"""Records as entries of lists."""

from __future__ import annotations

from dataclasses import replace

from ledger.values import TEXT, quote, read_main, statement
from servanda.model import Record, RecordId, ReportId, Span, Stance, Statement, Support
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
