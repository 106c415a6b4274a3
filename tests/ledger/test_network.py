from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from servanda.ledger import Kind, Query, network
from servanda.ledger.network import Asked, Between, Dyad, Pair
from servanda.ledger.view import View
from servanda.model import Status

GOODS = Dyad("NRL", "SDR", Kind.COMMITMENTS, "goods", 1, 0, "2031-02-04", "2031-02-04")
AID = Dyad("NRL", "SDR", Kind.EVENTS, "AID", 1, 1, "2031-03-01", "2031-03-01")
PROMISED = Dyad("NRL", "SDR", Kind.STATEMENTS, "promises", 1, 0, "2031-02-04", "2031-02-04")
THANKED = Dyad("SDR", "NRL", Kind.STATEMENTS, "thanks", 1, 0, None, None)


@pytest.mark.parametrize(
    ("asked", "dyads"),
    [
        (Asked(), (GOODS, PROMISED, THANKED)),
        (Asked(status=None), (GOODS, AID, PROMISED, THANKED)),
        (Asked(status=Status.PLANNED), (AID,)),
        (Asked(kinds=(Kind.STATEMENTS,)), (PROMISED, THANKED)),
        (Asked(type="thanks"), (THANKED,)),
        (Asked(side="NOR"), ()),
        (Asked(side="SDR"), (GOODS, PROMISED, THANKED)),
        (Asked(status=None, since=date(2031, 3, 1)), (AID, THANKED)),
        (Asked(until=date(2031, 1, 1)), (THANKED,)),
    ],
)
def test_dyads_are_counted_by_what_is_asked(view: View, asked: Asked, dyads: tuple[Dyad, ...]) -> None:
    """By kind, type, side, status and period, from kept counts or from the rows; the plan stands on two origins."""
    found = network.strongest(view, asked, limit=10)
    assert found.shown == dyads
    assert (found.dyads, found.ties) == (len(dyads), len(dyads))
    assert tuple(network.every(view, asked)) == dyads


def test_only_the_strongest_are_shown_and_all_are_counted(view: View) -> None:
    """A limit leaves out rows, not counts."""
    for asked in (Asked(status=None), Asked(status=None, since=date(2000, 1, 1))):
        found = network.strongest(view, asked, limit=2)
        assert found.shown == (GOODS, AID)
        assert (found.dyads, found.ties) == (4, 4)


def test_years_of_a_dyad_hold_its_records(view: View) -> None:
    """What has no day is counted under no year."""
    found = network.strongest(view, Asked(), limit=10)
    assert found.shown == (GOODS, PROMISED, THANKED)
    assert found.years == ({"2031": 1}, {"2031": 1}, {"": 1})


def test_a_pair_counts_each_direction(view: View) -> None:
    """Three records run from Norland to Sudria, one runs back."""
    assert network.pairs(view, limit=5) == (Pair("NRL", "SDR", 3, 1),)


def test_sides_are_called_as_the_ledger_calls_its_actors(view: View) -> None:
    """A state has its name by its code, a person by the id; who is no actor here has none."""
    assert network.names(view, ["NRL", "a-bel", "SDR"]) == {"NRL": "Norland", "a-bel": "Ana Bel"}


def test_records_with_one_side_are_counted(view: View) -> None:
    """Every statement, event and commitment here lies between two sides."""
    assert network.one_sided(view) == 0


@pytest.mark.parametrize("kind", [Kind.COMMITMENTS, Kind.STATEMENTS])
@pytest.mark.parametrize("filters", [{}, {"about": "grain"}, {"since": date(2031, 2, 1), "until": date(2031, 2, 28)}])
def test_between_two_sides_are_as_many_as_the_list_of_both_holds(
    view: View, kind: Kind, filters: dict[str, Any]
) -> None:
    """From kept counts or from the rows; the most foremost."""
    query = Query(kind=kind, **filters)
    found = network.between(view, query)
    assert found
    for one in found:
        assert one.number == len(view.select(replace(query, sides=(one.source, one.target))))
    assert list(found) == sorted(found, key=lambda one: (-one.number, one.source, one.target))


def test_the_first_and_the_last_day_between_sides(view: View) -> None:
    """Of the records that answer; what has no day says nothing."""
    promises = Query(kind=Kind.COMMITMENTS)
    assert network.between(view, promises) == (Between("NRL", "SDR", 1),)
    assert network.first_and_last(view, promises) == ("2031-02-04", "2031-02-04")
    assert network.first_and_last(view, Query(kind=Kind.STATEMENTS, sides=("SDR", "NRL"))) is None
