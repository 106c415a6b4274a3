from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.test_selection import CHOSEN
from ledger.values import NORLAND, SUDRIA, event, read_main, read_of, report_of
from servanda import ledger
from servanda.ledger import Kind, Query, leaves
from servanda.ledger.leaves import Leaf
from servanda.ledger.view import View
from servanda.model import UNKNOWN, ActorRecord, Period, Record, Records, Relation, Support, WhenBasis, on

DAYS = st.one_of(st.none(), st.dates(date(2030, 1, 1), date(2030, 2, 9)))


def id_of(shown: object) -> str:
    """Give the id of what a list shows."""
    return shown.content.id if isinstance(shown, ActorRecord) else shown.id  # type: ignore[attr-defined]


def forwards(view: View, query: Query, size: int) -> list[Leaf]:
    """Read a list from its first leaf to its last."""
    read = [view.leaf(query, size=size)]
    while read[-1].after:
        read.append(view.leaf(query, size=size, after=read[-1].after))
    return read


def backwards(view: View, query: Query, size: int, last: Leaf) -> list[Leaf]:
    """Read it from its last leaf to its first."""
    read = [last]
    while read[0].before:
        read.insert(0, view.leaf(query, size=size, before=read[0].before))
    return read


@pytest.mark.parametrize("few", [0, leaves.FEW])
@pytest.mark.parametrize("asked", [asked for asked, _ in CHOSEN if "limit" not in asked])
def test_leaves_hold_what_a_query_asks_for(
    view: View, asked: dict[str, object], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a condition is followed or the list is walked, the rows and their order are those of the whole answer."""
    monkeypatch.setattr(leaves, "FEW", few)
    monkeypatch.setattr(leaves, "FEW_WITH_WORDS", few)
    for kind in (Kind.STATEMENTS, Kind.REPORTS):
        query = Query(kind=kind, **asked)
        whole = [id_of(each) for each in view.select(query)]
        read = forwards(view, query, 1)
        assert [id_of(each) for leaf in read for each in leaf.shown] == whole
        assert [id_of(each) for leaf in backwards(view, query, 1, read[-1]) for each in leaf.shown] == whole
        assert view.counted(query, most=1) == min(1, len(whole))


@pytest.mark.parametrize("asked", [asked for asked, _ in CHOSEN if "limit" not in asked])
@pytest.mark.parametrize("looked_at", [0, 1, 99])
def test_a_count_that_stops_says_so(
    view: View, asked: dict[str, object], looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few rows are looked at, the number is not too high, and said to be all of them only where it is."""
    monkeypatch.setattr(leaves, "FEW", 0)
    monkeypatch.setattr(leaves, "LOOKED_AT", looked_at)
    for kind in (Kind.STATEMENTS, Kind.REPORTS):
        query = Query(kind=kind, **asked)
        number = view.count(query)
        for most in (1, 9):
            found = view.reckoned(query, most=most)
            assert found.number <= min(most, number)
            assert not found.is_all or found.number == number
        assert looked_at < 99 or view.reckoned(query, most=9) == leaves.Reckoning(number, is_all=True)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of forty meetings, some on one day, some over a time, some undated, all told by one report."""
    words = [f"Norland met Sudria for talks number {at}." for at in range(40)]
    report = report_of("\n".join(words))
    periods = [
        UNKNOWN if at % 7 == 0
        else Period(None, date(2030, 1, 1 + at % 5), None, Relation.SINCE, WhenBasis.STATED, None) if at % 5 == 0
        else on(date(2030, 1, 1 + at % 9))
        for at in range(40)
    ]  # fmt: skip
    found = [
        event(report, sentence, when=when, source=(NORLAND,) if at % 2 else (SUDRIA,))
        for at, (sentence, when) in enumerate(zip(words, periods, strict=True))
    ]
    place = tmp_path_factory.mktemp("many") / "many.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report)])
        writer.replace_records(Records(events=tuple(Record(one.id, one, (one.id,), Support(1, 1, 1)) for one in found)))
    return place


@given(
    size=st.integers(1, 45),
    since=DAYS,
    until=DAYS,
    provider=st.sampled_from([None, "NRL", "SDR"]),
    few=st.sampled_from([0, 10_000]),
)
def test_a_list_is_the_same_in_leaves_of_any_size(
    many: Path, size: int, since: date | None, until: date | None, provider: str | None, few: int
) -> None:
    """Forwards, backwards and streamed, every row comes once and in its place; its place leads back to it."""
    query = Query(kind=Kind.EVENTS, since=since, until=until, provider=provider)
    with ledger.open_view(many) as view, pytest.MonkeyPatch.context() as patch:
        patch.setattr(leaves, "FEW", few)
        whole = [id_of(each) for each in view.select(query)]
        read = forwards(view, query, size)
        again = backwards(view, query, size, read[-1])
        assert [id_of(each) for leaf in read for each in leaf.shown] == whole
        assert [id_of(each) for leaf in again for each in leaf.shown] == whole
        assert [id_of(each) for each in view.stream(query)] == whole
        assert [mark.record for leaf in read for mark in leaf.marks] == whole


def test_a_stream_ends_at_the_limit(many: Path) -> None:
    """A limit counts over all leaves."""
    with ledger.open_view(many) as view:
        found = list(leaves.leaves(view, Query(kind=Kind.EVENTS, limit=23), size=10))
        assert found == list(view.select(Query(kind=Kind.EVENTS, limit=23)))


def test_a_list_is_read_in_the_order_of_an_index(many: Path) -> None:
    """No leaf sorts the list: the database walks an index that has the order, for records and for reports."""
    with ledger.open_view(many) as view:
        for kind, index in ((Kind.EVENTS, "records_by_day"), (Kind.REPORTS, "readings_by_first_day")):
            listed = leaves._list(view, Query(kind=kind))
            statement = (
                listed.among.order_by(listed.day, listed.id).limit(5).compile(compile_kwargs={"literal_binds": True})
            )
            plan = " ".join(str(row[-1]) for row in view._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}"))
            assert index in plan
            assert kind is Kind.REPORTS or "TEMP B-TREE" not in plan


def test_a_line_of_an_actor_holds_the_evidence_of_its_first_report(view: View) -> None:
    """A state that thousands of reports name is listed without all that they say of it."""
    listed = {id_of(each): each for each in view.leaf(Query(kind=Kind.ACTORS), size=50).shown}
    for whole in view.records(Kind.ACTORS):
        assert isinstance(whole, ActorRecord)
        first = min((piece.report for piece in whole.content.evidence), default=None)
        line = listed[whole.content.id].content.evidence
        assert line == tuple(piece for piece in whole.content.evidence if piece.report == first)


def test_judgements_have_leaves_too(view: View) -> None:
    """Decisions come by their ids."""
    every = [one.id for one in view.judgements()]
    read = forwards(view, Query(kind=Kind.JUDGEMENTS), 1)
    assert [each.id for leaf in read for each in leaf.shown] == every


def test_counts_are_kept_as_records_come_and_go(tmp_path: Path) -> None:
    """The kept counts are those of the records, after every change."""
    main = read_main()
    kept = tuple(Record(one.id, one, (one.id,), Support(1, 1, 1)) for one in main.findings.events)
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([main])
        for events in (kept, (), kept[:1]):
            writer.replace_records(Records(events=events))
            with writer.view() as view:
                assert view.counts()[Kind.EVENTS] == len(list(view.records(Kind.EVENTS))) == len(events)
