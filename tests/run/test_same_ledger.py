"""One set of reports gives one ledger, byte for byte, whatever way led to it."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from run.said import said_of
from run.test_adding import bytes_of
from run.varied import pages, read
from servanda import codebook, ledger, run
from servanda.errors import LedgerBusyError, NoLedgerError, NoSuchRecordError, SeveralReportsError
from servanda.ledger import Kind
from servanda.model import Judgement, JudgementKind, Record, Source, sealed
from servanda.run.judging import judge

pytestmark = pytest.mark.slow

some = st.lists(st.integers(0, 59), min_size=1, max_size=9, unique=True)
property_of_ledgers = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True, scope="module")
def always_in_part() -> Iterator[None]:
    """Link only what is touched, however much of these small ledgers that is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("servanda.run.relinking._MUCH", 10.0)
        yield


def report_of(page: Source) -> str:
    """Give the id of the report that a page becomes."""
    return f"r-{hashlib.sha256(page.data).hexdigest()[:16]}"


def add(place: Path, chosen: Iterable[int], *, at_once: int = 50, workers: int = 1) -> None:
    """Add pages by their numbers in the order given, so many in one call."""
    sources = [pages(1, first=at)[0] for at in chosen]
    for first in range(0, len(sources), at_once):
        run.add(sources[first : first + at_once], place, read=read, workers=workers)


@cache
def fresh(chosen: tuple[int, ...]) -> tuple[bytes, ...]:
    """Give what a ledger exports that was made of just these pages, in one call."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "fresh.db")
        run.add([pages(1, first=at)[0] for at in chosen], place, read=read, workers=1)
        return bytes_of(place)


@property_of_ledgers
@given(some, st.integers(1, 4))
def test_neither_order_nor_batches_change_the_ledger(chosen: Sequence[int], at_once: int) -> None:
    """Reports that come in any order, alone or several at a time, each time linked, give the ledger of all at once."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "a.db")
        add(place, chosen, at_once=at_once)
        assert bytes_of(place) == fresh(tuple(sorted(chosen)))


@property_of_ledgers
@given(some, st.data())
def test_a_dropped_report_was_never_there(chosen: Sequence[int], data: st.DataObject) -> None:
    """Dropping any of the reports, in any order, gives the ledger that never had them; added again, the first one."""
    leaving = data.draw(st.lists(st.sampled_from(chosen), min_size=1, max_size=3, unique=True))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "a.db")
        add(place, chosen)
        for at in leaving:
            run.drop(report_of(pages(1, first=at)[0]), place)
        assert bytes_of(place) == fresh(tuple(sorted(set(chosen) - set(leaving))))
        add(place, leaving, at_once=2)
        assert bytes_of(place) == fresh(tuple(sorted(chosen)))


@property_of_ledgers
@given(
    some,
    st.sampled_from([date(2022, 1, 1), date(2023, 1, 20), date(2023, 12, 31), date(2026, 1, 1)]),
    st.sampled_from([0.0, 10.0]),
)
def test_what_was_known_on_a_day_is_the_ledger_of_its_reports(chosen: Sequence[int], day: date, few: float) -> None:
    """The ledger as known on a day is that of the reports published until then; unknown days are left out, counted.

    It is so whether these reports are copied, or the others taken out of a copy.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr("servanda.ledger.copying._FEW", few)
        place = Path(folder, "a.db")
        add(place, chosen)
        days = {at: published(at) for at in chosen}
        by_then = tuple(sorted(at for at, known in days.items() if known is not None and known <= day))
        with run.known_on(day, place) as moment:
            assert bytes_of(moment.place) == fresh(by_then)
        counted = moment.counted
        assert counted.reports == len(by_then)
        assert counted.undated == sum(known is None for known in days.values())
        assert counted.reports + counted.later + counted.undated == len(chosen)
        assert not moment.place.exists()


def published(at: int) -> date | None:
    """Give the day of publication of a page."""
    return read(pages(1, first=at)[0], None).report.published.latest


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    """Read by one process or by three, in whatever order they end, the ledger is the same."""
    add(tmp_path / "one.db", range(26), workers=1)
    add(tmp_path / "three.db", range(25, -1, -1), workers=3)
    assert bytes_of(tmp_path / "one.db") == bytes_of(tmp_path / "three.db")


def test_every_member_answers_for_its_record(tmp_path: Path) -> None:
    """After many additions and a drop, the id of each finding leads to the record that holds it."""
    place = tmp_path / "a.db"
    add(place, range(12), at_once=5)
    run.drop(report_of(pages(1, first=3)[0]), place)
    with ledger.open_view(place) as view:
        held = [
            (member, record)
            for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS)
            for record in view.records(kind)
            if isinstance(record, Record)
            for member in record.members
        ]
        assert len(held) > 40
        for member, record in held:
            assert view.record(member) == record
        found = {finding.id for _, findings in view.findings() for finding in (*findings.statements, *findings.events)}
    assert found <= {member for member, _ in held}


def test_a_report_is_named_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    """Four signs are enough where they fit one report; more are asked for where they fit several, or none."""
    place = tmp_path / "a.db"
    ids = sorted((report_of(page), page) for page in pages(400))
    pair = next((one, other) for one, other in itertools.pairwise(ids) if one[0][:6] == other[0][:6])
    run.add([page for _, page in pair], place, read=read, workers=1)
    begun = pair[0][0][:6]
    with pytest.raises(SeveralReportsError, match=f"{pair[0][0]}, {pair[1][0]}"):
        run.drop(begun, place)
    for nobody in ("", "r-", begun[:5], "r-00000000", "s-" + begun[2:], pair[0][0] + "0", "%"):
        with pytest.raises(NoSuchRecordError):
            run.drop(nobody, place)
    assert run.drop(pair[0][0][2:].rstrip("\n"), place) == pair[0][0]
    assert run.drop(begun[2:], place) == pair[1][0]
    with ledger.open_view(place) as view:
        assert view.counts() == dict.fromkeys(Kind, 0)
        assert view.is_linked


def test_where_there_is_no_ledger_nothing_can_be_dropped(tmp_path: Path) -> None:
    """A misspelt place is told, and no ledger is made there."""
    with pytest.raises(NoLedgerError):
        run.drop("r-0123", tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_dropped_while_another_writes(tmp_path: Path) -> None:
    """A second writer is refused and the report stays."""
    place = tmp_path / "a.db"
    add(place, [1])
    before = bytes_of(place)
    with ledger.open_writer(place), pytest.raises(LedgerBusyError):
        run.drop(report_of(pages(1, first=1)[0]), place, wait_seconds=0.1)
    assert bytes_of(place) == before


@property_of_ledgers
@given(some, st.randoms(use_true_random=False), st.integers(1, 6), st.data())
def test_judgements_decide_the_same_whenever_they_come(
    chosen: Sequence[int], chance: Random, number: int, data: st.DataObject
) -> None:
    """Said before the reports are there, between them or at the end, and with reports dropped, they give one ledger."""
    said = said_of(chosen, chance, number, codebook.load())
    cut = data.draw(st.integers(0, len(chosen)))
    leaving = data.draw(st.lists(st.sampled_from(chosen), max_size=1))
    with tempfile.TemporaryDirectory() as folder:
        grown, whole = Path(folder, "a.db"), Path(folder, "b.db")
        add(grown, chosen[:cut] or chosen, at_once=2)
        judge(grown, said[:1])
        add(grown, chosen, at_once=3)
        judge(grown, said[1:])
        for at in leaving:
            run.drop(report_of(pages(1, first=at)[0]), grown)
        ledger.open_writer(whole).close()  # dropping the last report leaves a ledger that holds nothing
        add(whole, sorted(set(chosen) - set(leaving)))
        judge(whole, said)
        assert bytes_of(grown) == bytes_of(whole)
        with ledger.open_view(grown) as view:
            assert view.is_linked


def test_a_judgement_is_followed_at_once_and_by_what_comes_later(tmp_path: Path) -> None:
    """What is wrong is gone, is still gone after the next report, and is back when the judgement is taken back."""
    place = tmp_path / "a.db"
    add(place, range(8))
    wrong = read(pages(1, first=3)[0], codebook.load()).findings.events[0].id
    said = sealed(Judgement("", datetime(2031, 5, 2, tzinfo=UTC), "Ana", JudgementKind.WRONG, (wrong,)))
    back = sealed(Judgement("", datetime(2031, 5, 3, tzinfo=UTC), "Ana", JudgementKind.UNDO, (), undoes=said.id))
    with ledger.open_writer(place) as writer:
        writer.judge([said])
    with ledger.open_view(place) as view:
        assert not view.is_linked
    held = []
    for step in (lambda: judge(place, []), lambda: add(place, [8]), lambda: judge(place, [back])):
        step()
        with ledger.open_view(place) as view:
            held.append(any(wrong in record.members for record in view.records(Kind.EVENTS)))
    assert held == [False, False, True]
