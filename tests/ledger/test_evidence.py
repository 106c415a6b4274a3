from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.values import (
    OTHER,
    SUDRIA,
    event,
    judgement,
    quote,
    read_main,
    read_of,
    read_other,
    records_of,
    report_of,
    statement,
)
from servanda.errors import EvidenceError, ModelError
from servanda.ledger import check
from servanda.ledger.evidence import quotes
from servanda.model import Findings, ReadReport, Span


def test_a_sound_report_passes() -> None:
    """A report whose quotes are what its text says is let in."""
    check(read_main())
    check(read_other())


def test_every_quote_of_a_record_is_given() -> None:
    """The quotes of a record of each kind are found, however deep they lie."""
    main, other = read_main(), read_other()
    made = records_of(main, other)
    found = {
        "actors": [quote.words for record in made.actors for quote in quotes(record)],
        "events": [quote.words for record in made.events for quote in quotes(record)],
        "commitments": [quote.words for record in made.commitments for quote in quotes(record)],
        "disagreements": [quote.words for record in made.disagreements for quote in quotes(record)],
    }
    assert found == {
        "actors": ["Ana Bel", "Foreign Minister Ana Bel", "called the rebels terrorists", "Norland"],
        "events": ["Norland will send 40,000 tonnes of grain to Sudria", "30,000 tonnes of grain"],
        "commitments": ["will send 40,000 tonnes of grain to Sudria in March"],
        "disagreements": ["30,000 tonnes of grain", "Norland will send 40,000 tonnes of grain to Sudria"],
    }


def test_what_quotes_nothing_has_no_quotes() -> None:
    """Links, judgements and reports quote nothing."""
    main = read_main()
    link = records_of(main, read_other()).links[0]
    assert [*quotes(link), *quotes(judgement()), *quotes(main.report)] == []


def test_changed_bytes_are_refused() -> None:
    """Bytes that do not have the report's hash are refused."""
    main = read_main()
    with pytest.raises(ModelError, match="its bytes have"):
        check(ReadReport(main.report, b"other bytes", main.findings))


def test_a_report_id_must_come_from_its_hash() -> None:
    """A report with a right hash under a wrong id is refused."""
    main = read_main()
    with pytest.raises(ModelError, match="has hash"):
        check(ReadReport(replace(main.report, id="r-0000000000000000"), main.data, main.findings))


def test_a_shifted_quote_is_refused() -> None:
    """A quote that stands one character later than its span says is refused, with both readings."""
    report = report_of(OTHER)
    evidence = quote(report, "Sudria thanks")
    shifted = replace(evidence, span=Span(evidence.span.start + 1, evidence.span.end + 1))
    with pytest.raises(EvidenceError, match="reads 'udria thanks ', the ledger quotes 'Sudria thanks'"):
        check(read_of(report, Findings(statements=(statement(report, "Sudria thanks", evidence=(shifted,)),))))


def test_a_finding_without_evidence_is_refused() -> None:
    """A statement that rests on no quote is refused."""
    report = report_of(OTHER)
    with pytest.raises(ModelError, match="has no evidence"):
        check(read_of(report, Findings(statements=(statement(report, "Sudria thanks", evidence=()),))))


def test_a_finding_of_another_report_is_refused() -> None:
    """A finding belongs to the report that it came with."""
    report, other = report_of(OTHER), report_of("Elsewhere.\n")
    with pytest.raises(ModelError, match="came with report"):
        check(read_of(other, Findings(statements=(statement(report, "Sudria thanks"),))))


def test_a_finding_quotes_its_own_report() -> None:
    """A finding that quotes another report is refused: one report is read alone."""
    report, other = report_of(OTHER), report_of("Sudria thanks nobody.\n")
    foreign = statement(report, "Sudria thanks", evidence=(quote(other, "Sudria thanks"),))
    with pytest.raises(ModelError, match="quotes report"):
        check(read_of(report, Findings(statements=(foreign,))))


def test_two_findings_of_one_id_are_refused() -> None:
    """Ids are made of content, so two findings of one report never share one."""
    report = report_of(OTHER)
    one = event(report, "30,000 tonnes of grain")
    with pytest.raises(ModelError, match="two findings with id"):
        check(read_of(report, Findings(events=(one, replace(one, target=(SUDRIA,))))))


def test_text_that_is_no_text_is_refused() -> None:
    """A text with half a surrogate pair cannot be written, so it is refused before it stops a batch."""
    report = replace(report_of("abc"), text="a\ud800c")
    with pytest.raises(ModelError, match="U\\+D800"):
        check(ReadReport(report, b"abc", Findings()))
