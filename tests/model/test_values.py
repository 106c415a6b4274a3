"""Periods, amounts and parties: values that cannot say what is not known."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.errors import ModelError
from servanda.model import UNKNOWN, Party, Period, Quantity, Relation, WhenBasis, by_publication, on
from servanda.model.ids import ActorId

DAY = date(2024, 3, 28)


def test_a_day_is_known_and_is_one_day() -> None:
    """28 March 2024."""
    period = on(DAY, text="28 March 2024")
    assert (period.edtf, period.is_known, period.is_day) == ("2024-03-28", True, True)


def test_by_publication_has_a_latest_day_and_no_earliest() -> None:
    """It is never passed off as the day of the event."""
    period = by_publication(on(DAY))
    assert (period.edtf, period.earliest, period.latest) == ("[..2024-03-28]", None, DAY)
    assert period.basis is WhenBasis.PUBLICATION
    assert not period.is_day


def test_by_an_unknown_publication_nothing_is_known() -> None:
    """An undated report dates nothing."""
    assert by_publication(UNKNOWN) is UNKNOWN
    assert not UNKNOWN.is_known


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    """From April until March cannot be."""
    with pytest.raises(ModelError, match="before it begins"):
        Period("x", date(2024, 4, 1), DAY, Relation.AT, WhenBasis.STATED)


def test_an_unknown_period_has_no_bounds() -> None:
    """Unknown is never 1 January."""
    with pytest.raises(ModelError, match="unknown basis"):
        Period("2024", None, None, Relation.AT, WhenBasis.UNKNOWN)


def test_an_amount_that_ends_below_its_start_is_refused() -> None:
    """Between ten and five cannot be."""
    with pytest.raises(ModelError, match="below its start"):
        Quantity(10, 5, "trucks", approx=False, text="ten to five trucks")
    assert Quantity(2, None, "trucks", approx=True, text="several trucks").high is None


def test_the_country_of_a_party_is_the_first_part_of_its_code() -> None:
    """KEN.GOV.MFA is of KEN."""
    assert Party(ActorId("a"), "KEN.GOV.MFA", "Foreign ministry of Kenya", "the ministry").country == "KEN"
