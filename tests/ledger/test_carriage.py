"""Who carries the reports."""

from __future__ import annotations

from pathlib import Path

from ledger.values import read_main, read_of, read_other, report_of
from servanda import ledger
from servanda.ledger.carriage import Carrier
from servanda.ledger.view import View
from servanda.model import Origin, OriginId, Records


def test_outlets_and_agencies_are_told_apart(view: View) -> None:
    """Each as its report prints it, with how many reports it carries."""
    found = view.carriage(limit=5)
    assert found.carriers == (
        Carrier("NNA", is_agency=True, reports=1, copies=0),
        Carrier("Norland Courier", is_agency=False, reports=1, copies=0),
        Carrier("Radio Sudria", is_agency=False, reports=1, copies=0),
    )
    assert (found.names, found.nameless) == (3, 0)
    assert len(view.carriage(limit=1).carriers) == 1
    assert view.largest_origins(limit=5) == ()


def test_copies_are_those_that_are_not_the_root(tmp_path: Path) -> None:
    """The root is no copy; a report of its own neither; one that nobody carries is counted."""
    outlets = ("Post", "Post", "Radio", None)
    reports = [report_of(f"Grain comes {number}.", outlet=outlet) for number, outlet in enumerate(outlets)]
    shared = Origin(OriginId("o-1"), reports[0].id, tuple(sorted(one.id for one in reports[:3])), "NNA", "credit")
    alone = Origin(OriginId("o-2"), reports[3].id, (reports[3].id,), None, "own text")
    place = tmp_path / "copies.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report) for report in reports])
        writer.replace_records(Records(origins=(shared, alone)), linker="by hand")
    with ledger.open_view(place) as view:
        found = view.carriage(limit=5)
        assert [(one.name, one.reports, one.copies) for one in found.carriers] == [("Post", 2, 1), ("Radio", 1, 1)]
        assert found.nameless == 1
        assert view.largest_origins(limit=5) == (shared,)


def test_a_ledger_without_records_has_no_copies(tmp_path: Path) -> None:
    """Before linking nothing is known of origins."""
    place = tmp_path / "bare.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_main(), read_other()])
    with ledger.open_view(place) as view:
        assert all(one.copies == 0 for one in view.carriage(limit=9).carriers)


def test_who_carries_is_counted_as_reports_come_and_go(tmp_path: Path) -> None:
    """A report that is read anew by another reader counts once, as it is read now; one that is dropped does not."""
    first, other = report_of("Grain comes.", outlet="Post"), report_of("Grain goes.", outlet=None)
    anew = report_of("Grain comes.", outlet="Radio")
    place = tmp_path / "carried.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(first), read_of(other)], reader="one")
        with writer.view() as view:
            found = view.carriage(limit=5)
            assert [(one.name, one.reports) for one in found.carriers] == [("Post", 1)]
            assert (found.names, found.nameless) == (1, 1)
        writer.append([read_of(anew)], reader="two")
        writer.drop(other.id)
        with writer.view() as view:
            found = view.carriage(limit=5)
            assert [(one.name, one.reports) for one in found.carriers] == [("Radio", 1)]
            assert (found.names, found.nameless) == (1, 0)
