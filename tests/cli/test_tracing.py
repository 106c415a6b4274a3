"""`servanda trace`: one record told whole."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Call
from ledger.values import fill, read_main, read_other, tamper

MAIN = read_main()


def test_a_commitment_is_told_with_steps_and_quotes(call: Call, place: Path) -> None:
    """Sentence, facts, each step, each quote among its words with its place, rule and score."""
    pledge = MAIN.findings.steps[0]
    told = call("trace", pledge.id, "--ledger", place).out
    span = pledge.evidence[0].span
    assert told.startswith("Norland → Sudria: 40,000 tonnes grain (at most 2.5 USD)\npledged, 4 February 2031")
    assert "promised     40,000 tonne" in told
    assert "2031-02-04  pledged: 40,000 tonnes grain" in told
    assert "[will send 40,000 tonnes of grain to Sudria in March], Foreign" in " ".join(told.split())
    assert f"grain.txt:{span.start}-{span.end}  Norland Courier, NNA, 5 February 2031" in told
    assert "rule by_hand, score 0.90, matches the archive" in told
    assert "not added: a ceiling" in " ".join(told.split())
    assert max(len(line) for line in told.splitlines()) <= 80


def test_a_finding_answers_for_its_record(call: Call, place: Path) -> None:
    """An id once cited keeps answering, and the answer says so."""
    ids = sorted([MAIN.findings.events[0].id, read_other().findings.events[0].id])
    told = call("trace", ids[1], "--ledger", place).out
    assert f"event {ids[0]}, which holds {ids[1]}" in told
    assert "merged of 2 findings" in told


def test_a_report_lists_what_was_read_out_of_it(call: Call, place: Path) -> None:
    """Statements, events, commitments and labels, each with its id."""
    told = call("trace", MAIN.report.id, "--ledger", place).out
    assert "1 commitment" in told
    assert MAIN.findings.statements[0].id in told
    assert "mention" not in told


def test_an_unknown_id_is_a_wrong_call(call: Call, place: Path) -> None:
    """It says how ids look and where they are listed."""
    called = call("trace", "s-0", "--ledger", place)
    assert called.code == 2
    assert "servanda show statements" in called.err


def test_a_quote_that_the_page_lacks_is_shouted(call: Call, tmp_path: Path) -> None:
    """Changed evidence is told here too, not only by `audit`, which ends with exit code 1."""
    place = tamper(fill(tmp_path / "x.db"), "UPDATE readings SET text = replace(text, 'grain', 'brain')")
    assert "DOES NOT MATCH THE ARCHIVE" in call("trace", "d-1", "--ledger", place).out
    called = call("audit", "--ledger", place)
    assert called.code == 1
    assert "changed_text" in called.out
    assert "the ledger quotes" in called.out
