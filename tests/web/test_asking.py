"""Filters as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.web import asking


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031-2-4", date(2031, 2, 4), date(2031, 2, 4)),
    ],
)
def test_a_day_may_be_a_month_or_year(written: str, first: date, last: date) -> None:
    """`since` begins at its first day, `until` ends with its last."""
    asked = asking.query(Kind.EVENTS, {"since": written, "until": written})
    assert (asked.since, asked.until) == (first, last)


def test_values_are_understood_in_any_case() -> None:
    """`aid` is the type AID, `partly delivered` the step partly_delivered; empty filters do not count."""
    assert asking.query(Kind.EVENTS, {"type": "aid", "status": " "}).type == "AID"
    asked = asking.query(Kind.COMMITMENTS, {"step": "partly delivered", "between": "NRL, SDR", "limit": "5"})
    assert (asked.step, asked.between, asked.limit) == ("partly_delivered", ("NRL", "SDR"), 5)


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        ({"colour": "red"}, "between"),
        ({"type": "GIVE"}, "AID"),
        ({"status": "true"}, "negated"),
    ],
)
def test_an_impossible_filter_is_named_with_what_it_may_be(filters: dict[str, str], says: str) -> None:
    """Nothing is passed over."""
    with pytest.raises(NoSuchValueError, match=says):
        asking.query(Kind.EVENTS, filters)


@pytest.mark.parametrize(
    "filters",
    [
        {"since": "last year"},
        {"until": "2031-13"},
        {"since": "2031-02-30"},
        {"between": "NRL"},
        {"between": "NRL,"},
        {"limit": "0"},
        {"limit": "many"},
        {"limit": "9" * 19},
    ],
)
def test_what_is_no_day_pair_or_number_is_refused(filters: dict[str, str]) -> None:
    """The sentence says what was written."""
    with pytest.raises(CallError, match=next(iter(filters.values()))):
        asking.query(Kind.EVENTS, filters)


def test_choices_are_those_of_the_kind() -> None:
    """A list can offer what its filters may be."""
    assert "AID" in asking.choices(Kind.EVENTS, "type")
    assert "promises" in asking.choices(Kind.STATEMENTS, "type")
    assert "pledged" in asking.choices(Kind.COMMITMENTS, "state")
    assert asking.choices(Kind.EVENTS, "about") == asking.choices(Kind.REPORTS, "type") == ()


@pytest.mark.parametrize("party", ["NRL", "norland", "Norland"])
def test_a_party_is_found_by_code_and_by_name(view: View, party: str) -> None:
    """An actor that the codebook does not know answers to its name in the ledger."""
    assert len(asking.answer(view, asking.query(Kind.EVENTS, {"from": party}))) == 1


def test_names_of_the_codebook_become_codes(view: View) -> None:
    """A real state is asked for by its name; here it has done nothing."""
    asked = asking.query(Kind.EVENTS, {"between": "kenya,Ghana"})
    assert asking.answer(view, asked) == ()
    assert asking.answer(view, asking.query(Kind.EVENTS, {"from": "KEN"})) == ()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.EVENTS, "step"),
        (Kind.REPORTS, "state"),
        (Kind.LABELS, "status"),
        (Kind.REPORTS, "from"),
        (Kind.REPORTS, "type"),
        (Kind.ACTORS, "to"),
        (Kind.ORIGINS, "actor"),
        (Kind.JUDGEMENTS, "about"),
    ],
)
def test_a_filter_that_no_row_of_the_kind_can_meet_is_refused(kind: Kind, name: str) -> None:
    """An empty list would read as "there are none"."""
    with pytest.raises(CallError, match=f"{name} is a filter of"):
        asking.query(kind, {name: "pledged"})


def test_who_acts_for_a_state_stands_on_its_side() -> None:
    """ "sides" are those of the network: a ministry is its state, its rebels are not, a name stays a name."""
    asked = asking.query(Kind.EVENTS, {"sides": "NRL.GOV.MFA,SDR.REB"})
    assert asked.sides == ("NRL", "SDR.REB")
    assert asking.query(Kind.EVENTS, {"sides": "a-0123456789abcdef,Norland"}).sides == ("a-0123456789abcdef", "Norland")
