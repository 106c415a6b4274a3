"""What lies around a record: its disagreements, its parts, the origins of its reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.values import SUDRIA, fill, read_main, read_other, records_of
from servanda import ledger
from servanda.ledger import Kind, Query
from servanda.ledger.view import COMMON, View
from servanda.model import Commitment, FindingId, Flag, Record, RecordId, StepKind

MAIN, OTHER = read_main(), read_other()
MADE = records_of(MAIN, OTHER)
PLEDGE = RecordId(MAIN.findings.steps[0].id)


def test_origins_of_reports(view: View) -> None:
    """Only those of the reports asked about."""
    assert [one.id for one in view.origins_behind([MAIN.report.id])] == ["o-1"]
    assert [one.id for one in view.origins_behind([OTHER.report.id, MAIN.report.id])] == ["o-1", "o-2"]
    assert view.origins_behind([]) == ()


def test_disagreements_about_a_record(view: View) -> None:
    """Those that name it, though others quote the same reports."""
    (one,) = view.records(Kind.DISAGREEMENTS)
    assert view.disagreements_about(one.record) == (one,)
    assert view.disagreements_about(PLEDGE) == ()
    assert view.disagreements_about("e-nowhere") == ()


def test_parts_of_a_commitment(tmp_path: Path) -> None:
    """The commitments that name it as what they are part of, never the whole itself."""
    made = records_of(MAIN, OTHER)
    (whole,) = made.commitments
    assert isinstance(whole.content, Commitment)
    tranche = RecordId("c-ffffffffffffffff")
    content = replace(whole.content, id=tranche, parent=PLEDGE, recipient=(SUDRIA,))
    part = Record(tranche, content, (FindingId(tranche),), whole.support)
    place = tmp_path / "parts.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, OTHER])
        writer.replace_records(replace(made, commitments=(*made.commitments, part)), linker="by hand")
    with ledger.open_view(place) as view:
        assert [one.id for one in view.parts_of(PLEDGE, limit=5)] == [tranche]
        assert view.parts_of(tranche, limit=5) == ()


def test_the_latest_come_first_and_the_undated_last(view: View) -> None:
    """The other way round than lists, but what has no day is no news."""
    latest = [one.id for one in view.latest(Query(kind=Kind.STATEMENTS))]
    assert latest == [MAIN.findings.statements[0].id, OTHER.findings.statements[0].id]
    assert len(view.latest(Query(kind=Kind.STATEMENTS, limit=1))) == 1


@pytest.mark.parametrize(
    "filters",
    [
        {"provider": "NRL"},
        {"recipient": "SDR", "flag": "one_sided"},
        {"about": "grain"},
        {"outlet": "Norland Courier", "state": "pledged"},
        {"since": date(2031, 2, 1), "until": date(2031, 2, 28)},
        {"since": date(2032, 1, 1)},
        {"sides": ("NRL", "SDR"), "until": date(2031, 12, 31)},
        {"provider": "SDR"},
    ],
)
def test_states_and_flags_are_counted_as_their_lists_are_long(view: View, filters: dict[str, Any]) -> None:
    """Under whatever filters, each number is that of the commitments that the list of it holds; so are the latest."""
    asked = Query(kind=Kind.COMMITMENTS, **filters)
    found = [record.content for record in view.select(asked) if isinstance(record, Record)]
    states = view.numbers_by("state", tuple(map(str, StepKind)), asked)
    assert states == {state: sum(one.state == state for one in found) for state in StepKind}
    flags = view.numbers_by("flag", tuple(map(str, Flag)), asked)
    assert flags == {flag: sum(flag in one.flags for one in found) for flag in Flag}
    with ledger.open_view(view.path) as fresh:
        for state in StepKind:
            latest = replace(asked, state=state, limit=3)
            assert view.latest(latest) == fresh.latest(latest)


def test_records_are_counted_by_a_facet(view: View) -> None:
    """Under the filters of the query, whatever its limit; a value that none has is counted as none."""
    states = ("pledged", "in_force")
    assert view.numbers_by("state", states, Query(kind=Kind.COMMITMENTS, limit=1)) == {"pledged": 1, "in_force": 0}
    assert view.numbers_by("state", states, Query(kind=Kind.COMMITMENTS, provider="SDR")) == dict.fromkeys(states, 0)
    assert view.numbers_by("type", ["thanks"], Query(kind=Kind.STATEMENTS)) == {"thanks": 1}


def test_neighbours_are_of_one_kind_and_sort(view: View) -> None:
    """The only one of its sort has none on either side; seen from elsewhere it is before or behind."""
    promise, thanks = MAIN.findings.statements[0].id, OTHER.findings.statements[0].id
    assert view.neighbours(promise, Kind.STATEMENTS, "promises") == (None, None)
    assert view.neighbours("s-", Kind.STATEMENTS, "thanks") == (None, thanks)
    assert view.neighbours("s-~", Kind.STATEMENTS, "promises") == (promise, None)


def test_known_ids_are_those_of_records(view: View) -> None:
    """A member's id is not one."""
    assert view.known({"a-bel", "a-bel-elsewhere", "a-nobody"}) == {"a-bel"}
    assert view.known(set()) == frozenset()


def test_the_latest_are_the_same_however_they_are_found(view: View) -> None:
    """Walking the records by day, or looking at those that are held; what has no day stands behind."""
    found = view.latest_of_party(Kind.STATEMENTS, "a-sudria", ("speaker", "target"), number=2, limit=5)
    assert [one.id for one in found] == [MAIN.findings.statements[0].id, OTHER.findings.statements[0].id]  # type: ignore[union-attr]
    walked = view.latest_of_party(Kind.STATEMENTS, "a-sudria", ("target",), number=COMMON + 1, limit=1)
    assert walked == found[:1]
    # Fewer with a day than were asked for: the others are not forgotten.
    assert view.latest_of_party(Kind.STATEMENTS, "a-sudria", ("speaker", "target"), number=COMMON + 1, limit=2) == found
    assert [one.id for one in view.latest_in_state("pledged", number=1, limit=3)] == [PLEDGE]  # type: ignore[union-attr]


def test_the_latest_of_many_are_those_of_few(view: View) -> None:
    """Whether the list is walked from its end or all that is asked for is put in order, the same come first."""
    asked = Query(kind=Kind.EVENTS, actor="NRL", limit=1)
    assert view.latest(asked, number=COMMON + 1) == view.latest(asked) != ()
    undated = Query(kind=Kind.STATEMENTS, limit=2)
    assert view.latest(undated, number=COMMON + 1) == view.latest(undated)


def test_records_of_an_actor_are_counted_by_kind(view: View) -> None:
    """Each record once, whatever parts the actor has in it."""
    assert view.numbers_of_kinds("a-sudria", ("hearer", "target")) == {
        "disagreements": 1,
        "events": 1,
        "statements": 1,
    }


def test_what_was_read_with_little_certainty_is_found(tmp_path: Path) -> None:
    """A record is filed so by what stands first of it, a commitment by any of its steps; others are not."""
    (said, thanked), (pledge,) = MADE.statements[:2], MADE.commitments
    guessed = tuple(replace(each, score=0.4) for each in said.content.evidence)
    steps = tuple(replace(each, evidence=(replace(each.evidence[0], score=0.3),)) for each in pledge.content.steps)
    doubtful = replace(
        MADE,
        statements=(replace(said, content=replace(said.content, evidence=guessed)), thanked),
        commitments=(replace(pledge, content=replace(pledge.content, steps=steps)),),
    )
    with ledger.open_writer(fill(tmp_path / "doubtful.db")) as writer:
        writer.replace_records(doubtful, linker="by hand")
        with writer.view() as view:
            found = [
                one.id for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS) for one in view.badly_read(kind)
            ]  # type: ignore[union-attr]
    assert found == [said.id, pledge.id]
