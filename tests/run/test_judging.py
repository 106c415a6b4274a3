"""Judgements on a real ledger: written, followed, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.values import fill, read_main, read_other
from servanda import export, ledger
from servanda.errors import CallError, NoLedgerError, NoSuchRecordError
from servanda.ledger import Kind
from servanda.linking.judgements import Fate
from servanda.model import JudgementKind
from servanda.run.judging import draft, judge, standing

AT = datetime(2031, 5, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a ledger of two reports, linked by the program."""
    place = tmp_path / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_main(), read_other()])
    judge(place, [])
    return place


def drafted(place: Path, kind: str, *ids: str, **fields: object):
    """Give a judgement by Ana."""
    with ledger.open_view(place) as view:
        return draft(view, JudgementKind(kind), ids, **({"who": "Ana", "at": AT} | fields))


def shown(place: Path) -> dict[str, list[object]]:
    """Give all rows of a ledger but the judgements themselves."""
    with ledger.open_view(place) as view:
        return {kind: rows for kind, rows in export.rows_of(view).items() if kind != "judgements"}


def ids_of(place: Path, kind: Kind) -> list[str]:
    """Give the ids of all records of a kind."""
    with ledger.open_view(place) as view:
        return [row["id"] for row in export.rows(view, kind)]


def test_a_wrong_event_is_gone_and_comes_back_with_undo(place: Path) -> None:
    """It leaves the records, stays in the ledger as a finding, and the undo gives the rows of before."""
    before = shown(place)
    (event, *_) = ids_of(place, Kind.EVENTS)
    wrong = drafted(place, "wrong", event, reason="not said")
    done = judge(place, [wrong])
    assert (done.new, done.known, done.problems) == (1, 0, ())
    assert event not in ids_of(place, Kind.EVENTS)
    with ledger.open_view(place) as view:
        assert view.is_linked
        assert view.finding(event).id == event
        with pytest.raises(NoSuchRecordError):
            view.record(event)
    back = drafted(place, "undo", wrong.id)
    judge(place, [back])
    assert shown(place) == before
    with ledger.open_view(place) as view:
        assert standing(view).fates == {wrong.id: Fate.TAKEN_BACK, back.id: Fate.STANDS}


def test_a_judgement_that_is_known_is_left_alone(place: Path) -> None:
    """The same decision twice is one."""
    right = drafted(place, "right", ids_of(place, Kind.EVENTS)[0])
    judge(place, [right])
    done = judge(place, [right, right])
    assert (done.new, done.known) == (0, 1)


def test_a_corrected_value_is_shown_with_what_was_read(place: Path) -> None:
    """The record has the value of the person and names the judgement, which keeps the value that was read."""
    (event, *_) = ids_of(place, Kind.EVENTS)
    with ledger.open_view(place) as view:
        read = view.finding(event).status
    made = drafted(place, "value", event, field="status", value="negated")
    assert made.was == read
    judge(place, [made])
    (row,) = [row for row in shown(place)["events"] if row["id"] == event]
    assert (row["status"], row["judgements"]) == ("negated", [made.id])
    with ledger.open_view(place) as view:
        assert view.finding(event).status == read


@pytest.mark.parametrize(
    ("kind", "ids", "fields", "words"),
    [
        ("same", ("e",), {}, "two findings or more"),
        ("same", ("e", "s"), {}, "findings of one kind"),
        ("same", ("l", "l"), {}, "two findings or more"),
        ("wrong", ("a",), {}, "an actor is not wrong by itself"),
        ("wrong", ("r",), {}, r"\(report\) is not what is judged"),
        ("undo", ("e",), {}, "is no judgement of this ledger"),
        ("undo", (), {}, "is no judgement of this ledger"),
        ("right", ("e",), {"who": " "}, "the name of the person"),
        ("value", ("e",), {}, "needs one finding, a field and a value"),
        ("value", ("e",), {"field": "terms", "value": "free"}, "terms cannot be 'free'"),
        ("value", ("e",), {"field": "source", "value": "QQQ"}, "expected a code"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    place: Path, kind: str, ids: tuple[str, ...], fields: dict[str, object], words: str
) -> None:
    """Before anything is written, the message says what was expected."""
    kinds = {"e": Kind.EVENTS, "s": Kind.STATEMENTS, "l": Kind.LABELS, "a": Kind.ACTORS, "r": Kind.REPORTS}
    with pytest.raises(CallError, match=words):
        drafted(place, kind, *(ids_of(place, kinds[each])[0] for each in ids), **fields)


def test_an_id_that_nothing_has_is_told(place: Path) -> None:
    """An unknown id is told in the ledger's words."""
    with pytest.raises(NoSuchRecordError, match="e-gone"):
        drafted(place, "right", "e-gone")


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    """Judging makes no ledger."""
    with pytest.raises(NoLedgerError):
        judge(tmp_path / "none.db", [])


def test_a_time_without_a_zone_is_utc(place: Path) -> None:
    """The caller's clock may be naive; what is kept is not."""
    made = drafted(place, "right", ids_of(place, Kind.EVENTS)[0], at=datetime(2031, 5, 2, 9, 30))  # noqa: DTZ001
    assert made.at == AT


def test_a_judgement_about_a_report_that_is_not_here_is_an_orphan(place: Path, tmp_path: Path) -> None:
    """Judgements may come before their reports: they wait, and are listed."""
    made = drafted(place, "wrong", ids_of(place, Kind.EVENTS)[0])
    other = tmp_path / "b.db"
    with ledger.open_writer(other) as writer:
        writer.append([read_other()])
    done = judge(other, [made])
    with ledger.open_view(other) as view:
        orphaned = standing(view).fates == {made.id: Fate.ORPHAN}
    assert orphaned == (made.places[0].report == read_main().report.id)
    assert bool(done.problems) == orphaned


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_judgements_in_any_order_and_batches_give_one_ledger(tmp_path: Path, data: st.DataObject) -> None:
    """On a real ledger: any order, any batches, and undoing all gives the rows of before."""
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    place = folder / "a.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_main(), read_other()])
    judge(place, [])
    before = shown(place)
    kinds = ("wrong", "right", "unsure", "same", "different")
    decisions = []
    for number, kind in enumerate(data.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4))):
        events = ids_of(place, Kind.EVENTS)
        chosen = events[:2] if kind in {"unsure", "same", "different"} else events[:1]
        if kind in {"wrong", "right"} or len(chosen) > 1:
            decisions.append(drafted(place, kind, *chosen, at=AT.replace(minute=number)))
    other = folder / "b.db"
    with ledger.open_writer(other) as writer:
        writer.append([read_other(), read_main()])
    for part in data.draw(st.permutations(decisions)):
        judge(other, [part])
    judge(place, decisions)
    assert shown(place) == (shown(other) if decisions else before)
    judge(place, [drafted(place, "undo", one.id, at=AT.replace(hour=10)) for one in decisions])
    assert shown(place) == before


def test_the_hand_made_ledger_is_linked_with_its_judgement(tmp_path: Path) -> None:
    """Judgements belong to what the records were made of: a new one asks for linking."""
    place = fill(tmp_path / "norland.db")
    with ledger.open_view(place) as view:
        assert view.is_linked
    with ledger.open_writer(place) as writer:
        writer.judge([drafted(place, "right", ids_of(place, Kind.LABELS)[0])])
    with ledger.open_view(place) as view:
        assert not view.is_linked


def test_a_judgement_that_names_ids_alone_is_followed_and_said_to_stand(place: Path) -> None:
    """A line written by hand has no places: the ids say where."""
    (event, *_) = ids_of(place, Kind.EVENTS)
    by_hand = replace(drafted(place, "wrong", event), places=())
    judge(place, [by_hand])
    assert event not in ids_of(place, Kind.EVENTS)
    with ledger.open_view(place) as view:
        assert standing(view).fates[by_hand.id] is Fate.STANDS


def test_a_judgement_that_names_no_finding_at_all_is_an_orphan(place: Path) -> None:
    """An id that nothing has names no report."""
    (event, *_) = ids_of(place, Kind.EVENTS)
    nowhere = replace(drafted(place, "wrong", event), target=("e-ffffffffffffffff",), places=())
    judge(place, [nowhere])
    with ledger.open_view(place) as view:
        assert standing(view).fates[nowhere.id] is Fate.ORPHAN
