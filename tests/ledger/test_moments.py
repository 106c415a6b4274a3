from __future__ import annotations

from dataclasses import replace
from datetime import date

from ledger.values import BEL, MARCH, NORLAND, REBELS, SUDRIA, event, read_main, read_other, records_of, statement
from servanda.ledger import Kind
from servanda.ledger.moments import DUE, moments_of, side_of, ties_of
from servanda.model import UNKNOWN, Basis, Period, Record, RecordId, Relation, Status, Support, WhenBasis

MAIN = read_main()
MADE = records_of(MAIN, read_other())


def record(content: object) -> Record:
    return Record(RecordId("x-1"), content, (), Support(2, 3, 2))


def test_every_step_of_a_promise_is_a_moment_and_so_is_the_day_when_it_is_due() -> None:
    """Norland pledged on 4 February what it owes in March; what is due is planned, the pledge was made."""
    pledged, due = moments_of(MADE.commitments[0])
    assert (pledged.number, pledged.type, pledged.status, pledged.first) == (0, "pledged", "actual", "2031-02-04")
    assert (due.number, due.type, due.status) == (1, DUE, "planned")
    assert (due.first, due.earliest, due.latest) == ("2031-03-01", "2031-03-01", "2031-03-31")


def test_what_was_by_some_day_stands_on_it_and_has_no_beginning() -> None:
    """A period that is known by publication alone is filed under its last day, without a first one."""
    by = Period("[..2031-04-02]", None, date(2031, 4, 2), Relation.AT, WhenBasis.PUBLICATION)
    (moment,) = moments_of(record(event(MAIN.report, "Norland", when=by)))
    assert (moment.first, moment.earliest, moment.latest) == ("2031-04-02", None, "2031-04-02")


def test_an_unknown_day_is_not_filled_in() -> None:
    """What no report dates has no day at all."""
    (moment,) = moments_of(record(statement(MAIN.report, "Norland", said=UNKNOWN)))
    assert (moment.first, moment.earliest, moment.latest) == (None, None, None)


def test_an_allegation_stays_one() -> None:
    """Alleged and denied acts are marked wherever they are counted."""
    for basis, is_alleged in ((Basis.ALLEGED, True), (Basis.DENIED, True), (Basis.ONE_PARTY, False)):
        made = record(event(MAIN.report, "Norland", basis=basis, status=Status.ACTUAL))
        assert [one.is_alleged for one in (*moments_of(made), *ties_of(made))] == [is_alleged] * 2


def test_a_tie_runs_from_state_to_state_whoever_acts_for_it() -> None:
    """The foreign minister's words to Sudria are Norland's; those who fight a state are a side of their own."""
    (said,) = ties_of(record(statement(MAIN.report, "Norland", hearer=REBELS, target=None)))
    assert (said.kind, said.source, said.target) == (Kind.STATEMENTS, "NRL", "SDR.REB")
    (done,) = ties_of(record(event(MAIN.report, "Norland", source=(NORLAND, BEL), target=(SUDRIA,), when=MARCH)))
    assert (done.source, done.target, done.first, done.latest) == ("NRL", "SDR", "2031-03-01", "2031-03-31")
    (promised,) = ties_of(MADE.commitments[0])
    assert (promised.source, promised.target, promised.type) == ("NRL", "SDR", "goods")


def test_nothing_runs_from_a_side_to_itself() -> None:
    """What a minister does to his own government lies between no two sides."""
    assert ties_of(record(event(MAIN.report, "Norland", source=(BEL,), target=(NORLAND,)))) == ()


def test_who_has_no_code_is_a_side_by_himself() -> None:
    """An actor that nothing identifies is kept apart by its id."""
    assert side_of(replace(BEL, code="---")) == BEL.actor
