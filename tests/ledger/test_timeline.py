from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.values import RADIO, fill, read_main, read_other, records_of
from servanda import ledger
from servanda.ledger import Kind, Query, timeline
from servanda.ledger.timeline import Asked, Heap, Place, Unit
from servanda.ledger.view import View
from servanda.model import RecordId

EVERYTHING = Asked(query=Query(kind=Kind.EVENTS))
MADE = records_of(read_main(), read_other())


def asked(query: Query | None = None, **fields: object) -> Asked:
    return Asked(query=query or Query(kind=Kind.EVENTS), **fields)  # type: ignore[arg-type]


def places(found: object) -> list[tuple[str, str, int]]:
    return [(one.place.first, one.place.record, one.place.number) for one in found]  # type: ignore[attr-defined]


def test_moments_are_counted_by_month_kind_and_type(view: View) -> None:
    """Two statements, one without a day; a pledge in February, due in March; an event in March."""
    assert timeline.heaps(view, EVERYTHING) == (
        Heap("", Kind.STATEMENTS, "thanks", 1),
        Heap("2031-02", Kind.COMMITMENTS, "pledged", 1),
        Heap("2031-02", Kind.STATEMENTS, "promises", 1),
        Heap("2031-03", Kind.COMMITMENTS, "due", 1),
        Heap("2031-03", Kind.EVENTS, "AID", 1),
    )


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (asked(kinds=(Kind.EVENTS,)), 1),
        (asked(type="pledged"), 1),
        (asked(status="planned"), 2),
        (asked(origins=1), 5),
        (asked(origins=2), 1),
        (asked(Query(kind=Kind.EVENTS, actor="SDR")), 5),
        (asked(Query(kind=Kind.EVENTS, between=("NRL", "SDR"))), 5),
        (asked(Query(kind=Kind.EVENTS, provider="SDR")), 1),
        (asked(Query(kind=Kind.EVENTS, outlet="Radio Sudria")), 2),
        (asked(Query(kind=Kind.EVENTS, about="tractors")), 0),
        (asked(since=date(2031, 3, 1)), 3),
        (asked(until=date(2031, 2, 28)), 3),
    ],
)
def test_counts_and_rows_answer_the_same_question(view: View, wanted: Asked, number: int) -> None:
    """Whatever is asked, there are as many rows as are counted; an undated one can lie in any period."""
    rows = (*timeline.dated(view, wanted, limit=50), *timeline.undated(view, wanted, limit=50))
    assert sum(heap.number for heap in timeline.heaps(view, wanted)) == len(rows) == number


def test_rows_come_by_day_and_go_on_where_a_page_ended(view: View) -> None:
    """Pages of one row hold what one page of all holds, in the same order."""
    whole = places(timeline.dated(view, EVERYTHING, limit=50))
    assert whole == sorted(whole)
    assert len(whole) == 4
    after, walked = None, []
    while found := timeline.dated(view, EVERYTHING, limit=1, after=after):
        walked += places(found)
        after = found[0].place
    assert walked == whole
    first = timeline.undated(view, EVERYTHING, limit=1)[0].place
    assert timeline.undated(view, EVERYTHING, limit=1, after=first) == ()


def test_a_moment_comes_with_its_record(view: View) -> None:
    """Both moments of the promise are moments of one record."""
    wanted = asked(kinds=(Kind.COMMITMENTS,))
    pledged, due = timeline.dated(view, wanted, limit=5)
    assert pledged.record == due.record == MADE.commitments[0]
    assert (pledged.place.number, due.place.number) == (0, 1)


def test_only_some_months_of_a_kind_can_be_asked_for(view: View) -> None:
    """What is drawn one by one is sought by month, for each kind its own."""
    months = {Kind.COMMITMENTS: ["2031-03"], Kind.STATEMENTS: ["2031-02"], Kind.EVENTS: []}
    found = timeline.within(view, EVERYTHING, months, limit=9)
    assert [one.place.first for one in found] == ["2031-02-04", "2031-03-01"]
    assert timeline.within(view, EVERYTHING, {}, limit=9) == ()


def test_days_are_counted_inside_the_period_alone(view: View) -> None:
    """What begins outside the days asked for is counted by month alone."""
    wanted = asked(since=date(2031, 3, 1), until=date(2031, 3, 31))
    units = {heap.unit for heap in timeline.heaps(view, wanted, by_day=True)}
    assert units == {"2031-03-01"}


def test_origins_are_those_of_the_reports_that_are_quoted(view: View) -> None:
    """The event stands on two reports of two origins, the pledge on one."""
    found = timeline.origins(view, EVERYTHING, Unit.YEAR)
    assert found == {
        ("", Kind.STATEMENTS): 1,
        ("2031", Kind.COMMITMENTS): 1,
        ("2031", Kind.EVENTS): 2,
        ("2031", Kind.STATEMENTS): 1,
    }


def test_kept_counts_are_those_of_the_rows_whatever_comes_and_goes(tmp_path: Path) -> None:
    """Made twice, with less and with nothing: the counts that are kept stay what counting gives."""
    place = fill(tmp_path / "norland.db")
    without_promises = records_of(read_main(), read_other())
    for made in (MADE, without_promises.__class__(events=MADE.events), MADE):
        with ledger.open_writer(place) as writer:
            writer.replace_records(made, linker="by hand")
        with closing(sqlite3.connect(place)) as connection:
            moments = Counter(connection.execute("SELECT month, kind, type, status FROM moments"))
            kept = {row[:-1]: row[-1] for row in connection.execute("SELECT * FROM months")}
            sides = Counter(connection.execute("SELECT min(source, target), max(source, target) FROM ties"))
            pairs = {row[:-1]: row[-1] for row in connection.execute("SELECT * FROM pairs")}
            ties = Counter(connection.execute("SELECT source, target, kind, type, status, is_alleged FROM ties"))
            dyads = {row[:-1]: row[-1] for row in connection.execute("SELECT * FROM dyads")}
            stood = Counter(connection.execute("SELECT root, month, kind, type, status FROM appearances"))
            of_states = {row[:-1]: row[-1] for row in connection.execute("SELECT * FROM months_of_states")}
            types = Counter(
                connection.execute(
                    "SELECT kind, value FROM facets JOIN records ON id = facets.record WHERE facet = 'type'"
                )
            )
            sorts = {row[:-1]: row[-1] for row in connection.execute("SELECT * FROM sorts WHERE number > 0")}
        assert kept == moments != {}
        assert dyads == ties != {}
        assert pairs == sides != {}
        assert of_states == stood != {}
        assert sorts == types != {}


def test_records_looked_up_once_answer_every_question(view: View) -> None:
    """What was narrowed gives what it would have given, and what is not narrowed stays as it is."""
    wanted = asked(Query(kind=Kind.EVENTS, provider="SDR"))
    once = timeline.narrowed(view, wanted)
    assert once.among is not None
    assert timeline.heaps(view, once) == timeline.heaps(view, wanted) != timeline.heaps(view, EVERYTHING)
    assert timeline.undated(view, once, limit=9) == timeline.undated(view, wanted, limit=9) != ()
    assert timeline.narrowed(view, EVERYTHING) == EVERYTHING
    assert timeline.records_of(view, once) == 1
    with_kinds = timeline.narrowed(view, replace(wanted, kinds=(Kind.STATEMENTS,)))
    assert (timeline.records_of(view, with_kinds), timeline.records_of(view, wanted)) == (1, None)
    with ledger.open_view(view.path) as other:
        # A view that was not given what was counted counts for itself.
        assert timeline.records_of(other, once) == 1
        assert timeline.heaps(other, once) == timeline.heaps(view, once)
    nobody = timeline.narrowed(view, asked(Query(kind=Kind.EVENTS, actor="MLI")))
    assert nobody.among == "[]"
    assert timeline.heaps(view, nobody) == ()


@pytest.mark.parametrize("many", [0, 10_000])
def test_many_records_are_walked_and_few_are_followed(view: View, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    """Whichever way is shorter, the rows are the same."""
    monkeypatch.setattr("servanda.ledger.timeline._MANY", many)
    wanted = asked(Query(kind=Kind.EVENTS, between=("NRL", "SDR")))
    once = timeline.narrowed(view, wanted)
    assert timeline.dated(view, once, limit=9) == timeline.dated(view, wanted, limit=9) != ()
    assert timeline.undated(view, once, limit=9) == timeline.undated(view, wanted, limit=9) != ()
    assert timeline.last(view, once, limit=9) == timeline.last(view, wanted, limit=9)
    months = {kind: ["2031-02", "2031-03"] for kind in timeline.TIMED}
    assert timeline.within(view, once, months, limit=9) == timeline.within(view, wanted, months, limit=9)


def test_moments_of_several_origins_are_found_among_themselves(view: View) -> None:
    """The few moments with two origins or more have an index of their own, which every question for them can use."""
    wanted = asked(origins=2)
    (event,) = timeline.dated(view, wanted, limit=9)
    assert timeline.within(view, wanted, {kind: ["2031-03"] for kind in timeline.TIMED}, limit=9) == (event,)
    asking = "EXPLAIN QUERY PLAN SELECT count(*) FROM moments WHERE origins >= 2 AND moments.origins > 1 GROUP BY month"
    with closing(sqlite3.connect(view.path)) as connection:
        assert any("moments_of_several" in row[-1] for row in connection.execute(asking))


def test_places_are_told_apart() -> None:
    """Equal days are told apart by record and number."""
    assert Place("2031-02-04", "c-1", 0) < Place("2031-02-04", "c-1", 1) < Place("2031-02-04", "c-2", 0)


@pytest.mark.parametrize("narrower", [{}, {"kinds": (Kind.EVENTS,)}, {"status": "actual"}, {"since": date(2031, 1, 1)}])
def test_what_is_kept_of_a_state_is_what_asking_gives(view: View, narrower: dict[str, Any]) -> None:
    """The moments of a code that others begin with are those of the records in which any of them stands."""
    looked_up = asked(Query(kind=Kind.EVENTS, actor="NRL"), **narrower)
    kept = timeline.narrowed(view, looked_up)
    assert (kept.root, kept.among) == ("NRL", None)
    assert timeline.heaps(view, kept) == timeline.heaps(view, looked_up) != ()
    assert timeline.heaps(view, kept, by_day=True) == timeline.heaps(view, looked_up, by_day=True)
    assert timeline.dated(view, kept, limit=9) == timeline.dated(view, looked_up, limit=9)
    assert timeline.undated(view, kept, limit=9) == timeline.undated(view, looked_up, limit=9)
    assert timeline.last(view, kept, limit=9) == timeline.last(view, looked_up, limit=9)
    assert timeline.origins(view, kept, Unit.YEAR) == timeline.origins(view, looked_up, Unit.YEAR)
    spaces = {kind: [heap.unit for heap in timeline.heaps(view, kept) if heap.unit] for kind in kept.kinds}
    assert timeline.within(view, kept, spaces, limit=9) == timeline.within(view, looked_up, spaces, limit=9)


def test_a_name_that_is_written_like_a_code_is_looked_up(tmp_path: Path) -> None:
    """Where somebody else is called what a state's code is, what is kept of the state is not all that is asked for."""
    place = fill(tmp_path / "namesake.db")
    radio = replace(RADIO, name="NRL")
    (event,) = MADE.events[:1]
    other = replace(event, id=RecordId("e-namesake"), content=replace(event.content, source=(radio,), target=()))
    with ledger.open_writer(place) as writer:
        writer.replace_records(replace(MADE, events=(*MADE.events, other)), linker="by hand")
    with ledger.open_view(place) as view:
        found = timeline.narrowed(view, asked(Query(kind=Kind.EVENTS, actor="NRL")))
        assert found.root is None
        assert "e-namesake" in {each.place.record for each in timeline.dated(view, found, limit=99)}
