from __future__ import annotations

import dataclasses

import pytest

from servanda.errors import NoSuchValueError
from servanda.ledger.kinds import DERIVED, FINDINGS, RECORDS, Kind, kind_of
from servanda.model import Findings, Records


def test_a_word_names_a_kind_in_any_case() -> None:
    """`Statements` and `statements` name one kind."""
    assert kind_of("Statements") is Kind.STATEMENTS


def test_a_word_that_names_no_kind_is_refused() -> None:
    """The refusal lists the kinds there are."""
    with pytest.raises(NoSuchValueError, match="reports, origins"):
        kind_of("rumours")


def test_every_derived_kind_is_a_field_of_records() -> None:
    """What linking makes is what the ledger keeps: no field is forgotten."""
    assert {field.name for field in dataclasses.fields(Records)} - {"problems"} == set(DERIVED) == set(RECORDS)


def test_every_kind_of_finding_is_kept() -> None:
    """All findings of a report are kept; its problems have a column of their own."""
    assert {field.name for field in dataclasses.fields(Findings)} == {*FINDINGS, "problems"}
