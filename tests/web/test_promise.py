"""A commitment as a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger.values import GRAIN, SUDRIA, read_main, read_of, read_other, records_of, report_of, step
from servanda import ledger
from servanda.model import (
    Commitment,
    FindingId,
    Findings,
    ItemClass,
    Line,
    LinkedStep,
    NotCounted,
    Quantity,
    Record,
    RecordId,
    Records,
    Scope,
    Step,
    StepKind,
    StepLink,
    Support,
    Totals,
    on,
)
from servanda.web.promise import PromisePage, promise_page
from servanda.web.record import record_page

REPORT = report_of(
    "Norland pledged 40 tonnes of grain. Then 10 tonnes arrived. Then 5 to 8 tonnes arrived. Some grain came, too."
)


def tonnes(words: str, low: float | None, high: float | None) -> Line:
    return Line("grain", ItemClass.FOOD, Quantity(low, high, "tonne", approx=False, text=words))


def told(kind: StepKind, words: str, day: int, line: Line, **changed: object) -> Step:
    return step(REPORT, words, step=kind, when=on(date(2031, 3, day)), lines=(line,), due=None, **changed)


STEPS = (
    told(StepKind.PLEDGED, "pledged 40 tonnes", 1, tonnes("40 tonnes", 40, 40)),
    told(StepKind.PARTLY_DELIVERED, "10 tonnes arrived", 2, tonnes("10 tonnes", 10, 10)),
    told(StepKind.PARTLY_DELIVERED, "5 to 8 tonnes arrived", 3, tonnes("5 to 8 tonnes", 5, 8)),
    told(StepKind.PARTLY_DELIVERED, "Some grain came", 4, Line("grain", ItemClass.FOOD), by=None),
)


def commitment(**changed: object) -> Record[Commitment]:
    first = STEPS[0]
    made = Commitment(
        id=RecordId(first.id),
        kind=first.kind,
        provider=first.provider,
        recipient=first.recipient,
        via=(),
        lines=(GRAIN,),
        terms=first.terms,
        instrument=None,
        parent=None,
        due=None,
        state=StepKind.PARTLY_DELIVERED,
        state_since=STEPS[1].when,
        flags=(),
        steps=tuple(
            LinkedStep(
                one.id,
                one.step,
                one.when,
                Scope.INCREMENT,
                one.lines,
                one.by,
                one.role_of_speaker,
                StepLink.NEW,
                one.evidence,
            )
            for one in STEPS
        ),
        totals=Totals(None, None, None),
        not_counted=(NotCounted(3, "no number is told"),),
    )
    content = replace(made, **changed)
    return Record(content.id, content, tuple(one.id for one in STEPS), Support(1, 1, 1))


@contextmanager
def shown(place: Path, *records: Record[Commitment]) -> Iterator[PromisePage]:
    with ledger.open_writer(place) as writer:
        writer.append([read_of(REPORT, Findings(steps=STEPS))])
        writer.replace_records(Records(commitments=tuple(sorted(records, key=lambda one: one.id))), linker="by hand")
    with ledger.open_view(place) as view:
        page = record_page(view, records[0].id, ledger="norland.db")
        yield promise_page(view, page, additions=None)


def test_the_strip_is_hollow_where_no_report_was_found(tmp_path: Path) -> None:
    """A told step has its first day, another one none; the state is pointed out."""
    with shown(tmp_path / "a.db", commitment()) as promise:
        way = {station.kind: station for station in promise.way}
        assert way[StepKind.PLEDGED].when == "1 March 2031"
        assert way[StepKind.SIGNED].when is None
        assert [station.kind for station in promise.way if station.is_state] == [StepKind.PARTLY_DELIVERED]
        assert all(station.when is None for station in promise.ways_out)


def test_sums_run_from_step_to_step(tmp_path: Path) -> None:
    """Intervals all the way; what has no number is shown beside, with the reason."""
    with shown(tmp_path / "a.db", commitment()) as promise:
        assert [one.so_far for one in promise.steps] == [
            ("promised so far: 40 tonnes",),
            ("delivered so far: 10 tonnes",),
            ("delivered so far: 15 to 18 tonnes",),
            (),
        ]
        assert promise.steps[3].not_added == "no number is told"
        (food,) = promise.balances
        assert (food.counted, food.left) == ("added: 3 amounts", "not added: 1 (no number is told)")


def test_each_step_has_its_own_quotes(tmp_path: Path) -> None:
    """None stands under another step."""
    with shown(tmp_path / "a.db", commitment()) as promise:
        quotes = [[one.evidence.quote for one in each.excerpts] for each in promise.steps]
        assert quotes == [[one.evidence[0].quote] for one in STEPS]
        assert promise.steps[3].whose == "in the outlet's own words"


def test_what_could_change_the_state_comes_from_the_code_book(tmp_path: Path) -> None:
    """The moves that are allowed, and what a report must tell for each."""
    with shown(tmp_path / "a.db", commitment()) as promise:
        changes = dict(promise.changes)
        assert "never by silence" in changes["not fulfilled"]
        assert "pledged" not in changes
        assert promise.limits == ("No due day is known, so it can never be overdue.",)


def test_an_end_leads_nowhere(tmp_path: Path) -> None:
    """No move leads out of a terminated commitment, so nothing holds one up."""
    with shown(tmp_path / "a.db", commitment(state=StepKind.TERMINATED)) as promise:
        assert promise.changes == promise.limits == ()


def test_whole_and_parts_are_named(tmp_path: Path) -> None:
    """A tranche names its umbrella, the umbrella its tranches."""
    whole = commitment()
    part_id = RecordId("c-ffffffffffffffff")
    part = Record(
        part_id,
        replace(whole.content, id=part_id, parent=whole.id, recipient=(SUDRIA,)),
        (FindingId(part_id),),
        whole.support,
    )
    with shown(tmp_path / "a.db", whole, part) as promise:
        assert (promise.whole, [one.id for one in promise.parts]) == (None, [part_id])
    with shown(tmp_path / "b.db", part, whole) as promise:
        assert promise.whole is not None
        assert (promise.whole.id, promise.parts) == (whole.id, ())


def test_flags_say_what_they_mean(view: object) -> None:
    """No flag stands without its explanation."""
    (record,) = records_of(read_main(), read_other()).commitments
    page = record_page(view, record.id, ledger="x")  # type: ignore[arg-type]
    promise = promise_page(view, page, additions=None)  # type: ignore[arg-type]
    assert promise.flags == (
        ("one-sided", "only one side tells of it"),
        ("single source", "all reports of it go back to one origin, or are one outlet's own"),
    )
