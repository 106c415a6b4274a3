"""Records as entries of lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger.values import TEXT, event, quote, read_main, read_other, records_of, statement
from servanda import ledger
from servanda.ledger import Kind, Query
from servanda.model import (
    UNKNOWN,
    Casualties,
    Count,
    Evidence,
    FindingId,
    ItemClass,
    Line,
    Place,
    PlacePrecision,
    Quantity,
    Record,
    RecordId,
    ReportId,
    Span,
    Stance,
    Statement,
    Support,
    on,
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


def test_the_day_when_a_promise_is_due_says_so() -> None:
    """A promise of which no report tells the day is listed by the day when it is due, and that is told beside it."""
    (pledge,) = records_of(read_main(), read_other()).commitments
    (step,) = pledge.content.steps
    assert not entry(pledge).is_due
    undated = replace(pledge.content, steps=(replace(step, when=UNKNOWN),))
    listed = entry(replace(pledge, content=undated))
    assert listed.when == pledge.content.due
    assert listed.is_due


def test_a_line_shows_the_quote_that_prints_its_amount() -> None:
    """Under "25,000 tonnes" stands no quote of 20,000, whichever report comes first; without one the first quote does."""
    act = records_of(read_main(), read_other()).events[0]
    ours, theirs = (
        Evidence(ReportId(f"r-{name}"), Span(0, len(words)), words, "by_hand", 0.9)
        for name, words in (("a", "sent 20,000 tonnes of rice"), ("b", "sent 25,000 tonnes of rice"))
    )

    def quoted(amount: str) -> str | None:
        lines = (Line("rice", ItemClass.FOOD, Quantity(25_000, 25_000, "tonne", approx=False, text=amount)),)
        return entry(replace(act, content=replace(act.content, lines=lines, evidence=(ours, theirs)))).quote

    assert quoted("25,000 tonnes") == theirs.quote
    assert quoted("a ship") == ours.quote


def test_a_commitment_is_listed_by_the_day_that_its_line_shows(tmp_path: Path) -> None:
    """Lists are ordered by the first day that is told of a promise; what became of it later stands beside."""
    (pledge,) = records_of(read_main(), read_other()).commitments
    (first,) = pledge.content.steps
    made = []
    for number, days in enumerate([(date(2030, 1, 1), date(2033, 1, 1)), (date(2031, 1, 1), date(2032, 1, 1))]):
        steps = tuple(replace(first, when=on(day)) for day in days)
        named = RecordId(f"c-{number:016x}")
        content = replace(pledge.content, id=named, steps=steps, state_since=on(days[-1]), due=None)
        made.append(replace(pledge, id=named, content=content, members=(FindingId(named),)))
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_main(), read_other()])
        writer.replace_records(replace(records_of(read_main(), read_other()), commitments=tuple(made)), linker="x")
    with ledger.open_view(tmp_path / "x.db") as view:
        lines = [entry(one) for one in view.select(Query(kind=Kind.COMMITMENTS))]
    assert [line.when for line in lines] == [on(date(2030, 1, 1)), on(date(2031, 1, 1))]
    assert [line.standing.split(",")[1] for line in lines] == [" 1 January 2033", " 1 January 2032"]


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


def test_of_a_hundred_outlets_some_are_named() -> None:
    """The line says how many more there are; one more than are named is named too."""
    report = read_main().report
    said = statement(report, "grain to Sudria")

    def told(number: int) -> str:
        content = replace(said, via=tuple(f"Paper {at}" for at in range(number)))
        return entry(Record(RecordId(said.id), content, (said.id,), Support(1, 1, 1))).standing

    assert told(100).endswith("via Paper 0, Paper 1, Paper 2, Paper 3, Paper 4, Paper 5 and 94 more")
    assert told(7).endswith("Paper 5 and Paper 6")


def test_the_quote_that_a_record_rests_on_stands_first() -> None:
    """In the order in which the record has its quotes, not in that of its reports."""
    act = records_of(read_main(), read_other()).events[0]
    late, early = (Evidence(ReportId(f"r-{name}"), Span(0, 4), name * 4, "by_hand", 0.9) for name in ("b", "a"))
    shown = entry(replace(act, content=replace(act.content, lines=(), evidence=(late, early))))
    assert (shown.quote, shown.evidence) == (late.quote, (late, early))
