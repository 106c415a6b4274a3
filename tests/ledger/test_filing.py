from __future__ import annotations

import pytest

from ledger.values import BEL, NORLAND, SUDRIA, judgement, read_main, read_other, records_of
from servanda.ledger.filing import Days, file_record

MADE = records_of(read_main(), read_other())


def test_a_commitment_is_filed_under_all_that_it_is_asked_by() -> None:
    """A commitment is found by its sides and witnesses, its words of the code book, its days, and its items."""
    filing = file_record(MADE.commitments[0])
    assert filing.parties == (("provider", NORLAND), ("recipient", SUDRIA), ("witness", BEL))
    assert filing.facets == (
        ("type", "goods"),
        ("state", "pledged"),
        ("step", "pledged"),
        ("flag", "one_sided"),
        ("flag", "single_source"),
        ("instrument", "statement"),
    )
    assert filing.days == (Days("2031-02-04", "2031-02-04"), Days("2031-03-01", "2031-03-31"))
    assert filing.words.startswith("grain\nNorland\nSudria\n")


def test_an_event_is_filed_under_what_is_set_only() -> None:
    """A mode that is not set files nothing."""
    facets = dict(file_record(MADE.events[0]).facets)
    assert facets == {"type": "aid", "context": "economic", "status": "planned", "basis": "one_party"}


def test_what_has_no_days_has_unknown_days() -> None:
    """An actor has no time, so any time can be its own."""
    assert file_record(MADE.actors[0]).days == (Days(None, None),)


def test_an_origin_is_filed_under_its_reports() -> None:
    """From a report to its origin is one step."""
    origin = MADE.origins[0]
    assert file_record(origin).facets[1:] == (("report", origin.reports[0]),)


def test_words_are_filed_once() -> None:
    """A name that is printed as it is written is filed once."""
    words = file_record(MADE.labels[0]).words.split("\n")
    assert len(words) == len(set(words))


def test_evidence_is_not_filed() -> None:
    """A judgement is no derived record."""
    with pytest.raises(TypeError, match="Judgement is no derived record"):
        file_record(judgement())
