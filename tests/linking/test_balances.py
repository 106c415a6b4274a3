"""What is added up between two sides, what is not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.build import day, found, goods, report, state, step
from linking.test_judgements import judged
from servanda import codebook
from servanda.linking import link
from servanda.linking.balances import LATER, LEFT, VAGUE, balances
from servanda.linking.standing import as_of
from servanda.model import (
    UNKNOWN,
    Amount,
    CommitmentKind,
    Flag,
    ItemClass,
    Line,
    Period,
    Quantity,
    Relation,
    Scope,
    StepKind,
    Value,
    WhenBasis,
    by_publication,
    on,
)

BOOK = codebook.load()
KEN, UGA = state("KEN", "Kenya"), state("UGA", "Uganda")
TEXT = (
    "Kenya pledged tents. Kenya signed for tents. Tents came first. Tents came later. The last tents came. It took the"
    " offer back. Talks went on. A limit was set. So far much came. Some is left. Part of it is new. Help was halted."
)
PAGE = report("a", TEXT, published=on(date(2031, 12, 31)))
OTHER = report("b", "Radio: the tents reached Uganda.", published=on(date(2031, 12, 31)))


def tents(count=None, **fields):
    """Give a number of tents."""
    return (goods("tents", ItemClass.INFRASTRUCTURE, count, **fields),)


def told(words, move, when, count=None, *, page=PAGE, **fields):
    """Give a step on tents from Kenya to Uganda."""
    when = day(when) if isinstance(when, str) else when
    return step(page, words, move, (KEN,), (UGA,), **({"when": when, "lines": tents(count)} | fields))


def commitments(*steps, judgements=(), pages=(PAGE, OTHER)):
    """Give the commitments of steps."""
    read = [(page, found(steps=[one for one in steps if one.report == page.id])) for page in pages]
    return link(read, BOOK, judgements).commitments


PLEDGE = told("Kenya pledged tents", StepKind.PLEDGED, "2031-01-05", 100)
FIRST = told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05", 30)
SECOND = told("Tents came later", StepKind.PARTLY_DELIVERED, "2031-03-05", 20)


def test_promised_delivered_outstanding():
    """Deliveries draw on the promise; each number leads to its steps."""
    (balance,) = balances(commitments(PLEDGE, FIRST, SECOND))
    (total,) = balance.sums
    assert (total.promised, total.delivered) == (Amount(100, 100, "infrastructure"), Amount(50, 50, "infrastructure"))
    assert total.outstanding == Amount(50, 50, "infrastructure")
    assert [entry.step.finding for entry in balance.counted] == [PLEDGE.id, FIRST.id, SECOND.id]
    assert [entry.is_delivery for entry in balance.counted] == [False, True, True]
    assert balance.not_counted == ()
    assert Flag.SINGLE_SOURCE in balance.flags


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (told("Kenya signed for tents", StepKind.SIGNED, "2031-01-09", 100), LATER),
        (told("Talks went on", StepKind.MENTIONED, "2031-01-09", 500), "talk is no promise"),
        (
            told("Kenya signed for tents", StepKind.PLEDGED, "2031-01-09", 100, scope=Scope.RESTATEMENT),
            "says again what is counted",
        ),
        (told("A limit was set", StepKind.IN_FORCE, "2031-01-09", 500, scope=Scope.CEILING), "a limit, not an amount"),
        (
            told("Part of it is new", StepKind.PLEDGED, "2031-01-09", 40, scope=Scope.COMPONENT),
            "a part of a sum that is counted",
        ),
        (told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05"), VAGUE),
        (
            told(
                "Tents came first",
                StepKind.PARTLY_DELIVERED,
                "2031-02-05",
                lines=tents(quantity=Quantity(2, None, None, approx=True, text="several")),
            ),
            VAGUE,
        ),
        (told("Help was halted", StepKind.SUSPENDED, "2031-02-05", 9), "neither a promise nor a delivery"),
    ],
)
def test_what_is_not_added_says_why(one, why):
    """It stands beside the sum with its reason, and the sum stays what it was."""
    (balance,) = balances(commitments(PLEDGE, one))
    assert [(entry.step.finding, entry.why) for entry in balance.not_counted] == [(one.id, why)]
    assert [each.promised for each in balance.sums] == [Amount(100, 100, "infrastructure")]


def test_a_promise_that_was_taken_back_is_not_added():
    """What was delivered stays delivered; the promise is listed with its end."""
    back = told("It took the offer back", StepKind.CANCELLED, "2031-05-05", 100)
    (balance,) = balances(commitments(PLEDGE, FIRST, back))
    assert [each.delivered for each in balance.sums] == [Amount(30, 30, "infrastructure")]
    assert [each.promised for each in balance.sums] == [None]
    assert {entry.why for entry in balance.not_counted} == {"the promise was cancelled"}


def test_what_is_only_said_again_counts_where_nothing_tells_it_first():
    """The first word of the promise is in no report here."""
    again = replace(PLEDGE, scope=Scope.RESTATEMENT)
    (balance,) = balances(commitments(again))
    assert [entry.step.finding for entry in balance.counted] == [again.id]


def test_a_vague_delivery_leaves_open_what_is_outstanding():
    """Nobody knows how much of it came: from nothing to all."""
    vague = told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05")
    (balance,) = balances(commitments(PLEDGE, vague))
    assert balance.sums[0].outstanding == Amount(0, 100, "infrastructure")


def worth(low, currency):
    """Give tents by their worth."""
    return (Line("tents", ItemClass.INFRASTRUCTURE, value=Value(low, low, currency)),)


@pytest.mark.parametrize(
    ("promised", "came", "expected"),
    [
        (worth(80, "USD"), worth(70, "EUR"), {"EUR": None, "USD": (0, 80)}),
        (tents(100), tents(quantity=Quantity(40, 40, "lorry", approx=False, text="40")), {"lorry": None, "": (0, 100)}),
        (worth(80, "USD") + worth(70, "EUR"), worth(30, "EUR"), {"EUR": (40, 40), "USD": (80, 80)}),
    ],
)
def test_a_delivery_in_another_unit_leaves_open_what_is_outstanding(promised, came, expected):
    """Nobody knows how much of eighty million dollars seventy million euros are; euros of euros are known."""
    pledge = replace(PLEDGE, lines=promised)
    records = commitments(pledge, replace(FIRST, lines=came))
    assert len(records) == 1
    (balance,) = balances(records)
    found_ = {one.unit: one.outstanding for one in balance.sums}
    assert found_ == {
        unit or "infrastructure": left and Amount(*left, unit or "infrastructure") for unit, left in expected.items()
    }


@pytest.mark.parametrize(
    ("scope", "first", "low"),
    [
        (Scope.CUMULATIVE, None, 0),
        (Scope.CUMULATIVE, 30, 0),
        (Scope.RESTATEMENT, None, 0),
        (Scope.RESTATEMENT, 30, 70),
        (Scope.COMPONENT, None, 100),
    ],
)
def test_what_came_so_far_in_another_unit_leaves_it_open_too(scope, first, low):
    """What is said again only does so where no report tells of it first, and a part of another sum does not."""
    lorries = tents(quantity=Quantity(9, 9, "lorry", approx=False, text="9"))
    other = told("So far much came", StepKind.PARTLY_DELIVERED, "2031-04-05", lines=lorries, scope=scope)
    deed = [replace(FIRST, lines=tents(first))] if first else []
    (balance,) = balances(commitments(PLEDGE, *deed, other))
    assert balance.sums[0].outstanding == Amount(low, 100 - (first or 0), "infrastructure")


def test_a_delivery_that_nobody_promised_draws_on_no_promise():
    """It is delivered, and the promise of later is open in full."""
    early = told("Tents came first", StepKind.PARTLY_DELIVERED, "2030-02-05", 30)
    later = told("Kenya pledged tents", StepKind.PLEDGED, "2031-01-05", 100, scope=Scope.INCREMENT)
    (balance,) = balances(commitments(early, later))
    assert balance.sums[0].delivered == Amount(30, 30, "infrastructure")
    assert balance.sums[0].outstanding == Amount(100, 100, "infrastructure")


def test_units_and_currencies_are_never_mixed():
    """Each has a sum of its own, and so has each class."""
    lines = (
        Line("aid", ItemClass.MONEY, value=Value(5, 5, "USD")),
        Line("grants", ItemClass.MONEY, value=Value(0, 7, "EUR")),
        goods("tents", ItemClass.INFRASTRUCTURE, 3),
    )
    pledge = told("Kenya pledged tents", StepKind.PLEDGED, "2031-01-05", lines=lines)
    found_ = balances(commitments(pledge))
    assert [(one.item_class, [each.unit for each in one.sums]) for one in found_] == [
        (ItemClass.MONEY, ["EUR", "USD"]),
        (ItemClass.INFRASTRUCTURE, ["infrastructure"]),
    ]


def amount(low, high):
    """Give tents in an interval."""
    return tents(quantity=Quantity(low, high, None, approx=False, text=f"{low} to {high}"))


@pytest.mark.parametrize(
    ("mine", "theirs", "expected", "is_disputed"),
    [
        ((10, 10), (8, 8), (8, 10), True),
        ((8, 12), (10, 20), (10, 12), False),
        ((10, None), (8, 30), (10, 30), False),
        ((None, 5), (8, 8), (None, 8), True),
        ((20, None), (8, 8), (8, None), True),
    ],
)
def test_two_origins_of_one_delivery_are_not_added(mine, theirs, expected, is_disputed):
    """Where their intervals meet, what both allow; else what holds both, and it is said that they differ."""
    one = told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05", lines=amount(*mine))
    two = told("the tents reached", StepKind.PARTLY_DELIVERED, "2031-02-05", page=OTHER, lines=amount(*theirs))
    (balance,) = balances(commitments(one, two))
    (entry,) = balance.counted
    assert (entry.amount.low, entry.amount.high) == expected
    assert entry.is_disputed is is_disputed


def test_the_totals_of_a_commitment_hold_what_all_origins_tell():
    """They are those of the balance; where some tell of less than was promised it is not known that all came."""
    pledge = replace(PLEDGE, lines=tents(10))
    one = told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05", 10)
    two = told("the tents reached", StepKind.PARTLY_DELIVERED, "2031-02-05", 8, page=OTHER)
    records = commitments(pledge, one, two)
    (balance,), (record,) = balances(records), records
    sums = record.content.totals
    assert (sums.delivered, sums.outstanding) == (Amount(8, 10, "infrastructure"), Amount(0, 2, "infrastructure"))
    assert (balance.sums[0].delivered, balance.sums[0].outstanding) == (sums.delivered, sums.outstanding)
    assert record.content.state is StepKind.PARTLY_DELIVERED


def test_of_two_lines_of_one_class_each_is_held_against_its_own():
    """Both origins tell of ten tents and of twenty huts, in other words: nothing differs."""
    mine, theirs = tents(10), tents(20)
    huts = (goods("steel huts", ItemClass.INFRASTRUCTURE, 20), goods("family tents", ItemClass.INFRASTRUCTURE, 10))
    one = told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05", lines=mine + theirs)
    two = told("the tents reached", StepKind.PARTLY_DELIVERED, "2031-02-05", page=OTHER, lines=huts)
    records = commitments(one, two)
    assert [step.also for record in records for step in record.content.steps] != [()]
    (balance,), (record,) = balances(records), records
    assert balance.sums[0].delivered == record.content.totals.delivered == Amount(30, 30, "infrastructure")
    assert not any(entry.is_disputed for entry in balance.counted)


def test_a_delivery_without_a_number_leaves_the_totals_of_its_commitment_open():
    """Seventy are left at most, of which the vague delivery may have brought any; so may lorries so far."""
    vague = told("Tents came later", StepKind.PARTLY_DELIVERED, "2031-03-05")
    lorries = tents(quantity=Quantity(9, 9, "lorry", approx=False, text="9"))
    so_far = told("So far much came", StepKind.PARTLY_DELIVERED, "2031-04-05", lines=lorries, scope=Scope.CUMULATIVE)
    for other in (vague, so_far):
        (record,) = commitments(PLEDGE, FIRST, other)
        assert record.content.totals.outstanding == Amount(0, 70, "infrastructure")


def test_a_corrected_amount_is_set_against_nothing():
    """A person has decided between two numbers."""
    one = told("Tents came first", StepKind.PARTLY_DELIVERED, "2031-02-05", 10)
    two = told("the tents reached", StepKind.PARTLY_DELIVERED, "2031-02-05", 8, page=OTHER)
    decision = judged("value", one, field="quantity", value="9")
    (balance,) = balances(commitments(one, two, judgements=[decision]))
    assert [(entry.amount.low, entry.is_disputed) for entry in balance.counted] == [(9, False)]


@pytest.mark.parametrize(("so_far", "fits"), [(50, True), (80, False)])
def test_a_running_total_is_held_against_the_sum(so_far, fits):
    """It is never added; the check says whether it can be true beside what was added by its day."""
    total = told("So far much came", StepKind.PARTLY_DELIVERED, "2031-04-05", so_far, scope=Scope.CUMULATIVE)
    (balance,) = balances(commitments(PLEDGE, FIRST, SECOND, total))
    (check,) = balance.checks
    assert (check.reckoned, check.fits) == (Amount(50, 50, "infrastructure"), fits)
    assert balance.sums[0].delivered == Amount(50, 50, "infrastructure")


SINCE_FEBRUARY = Period("2031-02/..", date(2031, 2, 1), None, Relation.SINCE, WhenBasis.STATED, "February")


def test_a_total_since_a_month_is_held_against_what_came_from_then_until_it_was_told():
    """`[Since February|when] 50 tents`: by the day of the report, with what came before and after beside it."""
    paper = report("c", "Since February Uganda has got tents.", published=on(date(2031, 4, 1)))
    total = told("Since February", StepKind.PARTLY_DELIVERED, SINCE_FEBRUARY, 50, page=paper, scope=Scope.CUMULATIVE)
    early = told("Part of it is new", StepKind.PARTLY_DELIVERED, "2031-01-20", 7)
    late = told("The last tents came", StepKind.PARTLY_DELIVERED, "2031-05-05", 10)
    records = commitments(PLEDGE, early, FIRST, SECOND, late, total, pages=(PAGE, OTHER, paper))
    (balance,) = balances(records)
    (check,) = balance.checks
    assert (check.reckoned, check.fits) == (Amount(50, 50, "infrastructure"), True)
    assert balance.sums[0].outstanding == Amount(33, 33, "infrastructure")
    (content,) = (record.content for record in records)
    assert content.totals.outstanding == Amount(33, 33, "infrastructure")
    assert content.state_since == early.when
    assert [one.step.when.edtf for one in balance.not_counted] == ["2031-02/2031-04-01"]
    # It is of the day when it was told: as of a day before nobody could say so.
    (then,) = as_of(records, date(2031, 3, 31), BOOK)
    assert total.id not in {one.finding for one in then.content.steps}
    (then,) = as_of(records, date(2031, 4, 1), BOOK)
    assert total.id in {one.finding for one in then.content.steps}


def test_a_total_since_a_month_of_a_report_of_unknown_day_is_as_told():
    """Nobody knows by when so much had come, nor where the report is older than the month."""
    for published in (UNKNOWN, on(date(2031, 1, 6))):
        paper = report("c", "Since February Uganda has got tents.", published=published)
        total = told(
            "Since February", StepKind.PARTLY_DELIVERED, SINCE_FEBRUARY, 50, page=paper, scope=Scope.CUMULATIVE
        )
        (record,) = commitments(PLEDGE, total, pages=(PAGE, paper))
        assert record.content.steps[-1].when == SINCE_FEBRUARY


@pytest.mark.parametrize(
    ("so_far", "later", "delivered", "outstanding"),
    [
        (40, None, None, (60, 60)),
        (40, 20, 20, (40, 80)),
        (140, None, None, (100, 100)),
        (140, 20, 20, (80, 80)),
    ],
)
def test_a_running_total_is_added_nowhere_and_bounds_what_is_left(so_far, later, delivered, outstanding):
    """It stands for no delivery; what came so far is no longer to come, and more than was promised is of more."""
    total = told("So far much came", StepKind.PARTLY_DELIVERED, "2031-04-05", so_far, scope=Scope.CUMULATIVE)
    more = told("Tents came later", StepKind.PARTLY_DELIVERED, "2031-05-05", later)
    (balance,) = balances(commitments(PLEDGE, total, *([more] if later else [])))
    found = balance.sums[0].delivered
    assert (found.low if found is not None else None) == delivered
    assert balance.sums[0].outstanding == Amount(*outstanding, "infrastructure")
    assert [check.entry.amount.low for check in balance.checks] == [so_far]


def test_what_is_left_holds_both_where_a_running_total_tells_of_more():
    """Fifty came by the reports, eighty by the running total: of a hundred at most fifty are left, at least twenty."""
    total = told("So far much came", StepKind.PARTLY_DELIVERED, "2031-04-05", 80, scope=Scope.CUMULATIVE)
    (balance,) = balances(commitments(PLEDGE, FIRST, SECOND, total))
    assert balance.sums[0].delivered == Amount(50, 50, "infrastructure")
    assert balance.sums[0].outstanding == Amount(20, 50, "infrastructure")


@pytest.mark.parametrize(("left", "fits"), [(50, True), (10, False)])
def test_a_remainder_is_held_against_what_is_open(left, fits):
    """What is said to be left is compared with promised less delivered."""
    rest = told("Some is left", StepKind.PLEDGED, "2031-04-05", left, scope=Scope.REMAINDER)
    (balance,) = balances(commitments(PLEDGE, FIRST, SECOND, rest))
    assert [check.fits for check in balance.checks] == [fits]


@pytest.mark.parametrize(("count", "fits", "outstanding"), [(50, True, 0), (30, False, 20)])
def test_what_was_left_and_came_is_a_delivery(count, fits, outstanding):
    """`[the remaining fifty tents|item] came` is added, and held against what was open before."""
    last = told("The last tents came", StepKind.PARTLY_DELIVERED, "2031-04-05", count, scope=Scope.REMAINDER)
    (balance,) = balances(commitments(PLEDGE, FIRST, SECOND, last))
    assert balance.sums[0].delivered == Amount(50 + count, 50 + count, "infrastructure")
    assert balance.sums[0].outstanding == Amount(outstanding, outstanding, "infrastructure")
    assert [(check.reckoned.low, check.fits) for check in balance.checks] == [(50, fits)]


def test_a_total_alone_is_held_against_nothing():
    """Where no report tells a part, there is no sum that could fit."""
    total = told("So far much came", StepKind.PARTLY_DELIVERED, "2031-04-05", 50, scope=Scope.CUMULATIVE)
    (balance,) = balances(commitments(total))
    assert [(check.reckoned, check.fits) for check in balance.checks] == [(None, False)]
    rest = told("Some is left", StepKind.PLEDGED, "2031-04-05", 5, scope=Scope.REMAINDER)
    assert balances(commitments(rest))[0].checks[0].reckoned is None


@given(st.permutations([PLEDGE, FIRST, SECOND]))
def test_the_order_of_steps_changes_nothing(steps):
    """Balances are a function of the set of commitments."""
    assert balances(reversed(commitments(*steps))) == balances(commitments(PLEDGE, FIRST, SECOND))


# ---- as of a day


def test_a_commitment_as_it_stood():
    """Later steps are left out; state and flags are those of the day; what had not begun is not there."""
    last = told("The last tents came", StepKind.FULFILLED, "2031-05-05", 50)
    records = commitments(replace(PLEDGE, due=day("2031-03")), FIRST, last)
    (then,) = as_of(records, date(2031, 4, 30), BOOK)
    assert (then.content.state, len(then.content.steps)) == (StepKind.PARTLY_DELIVERED, 2)
    assert Flag.OVERDUE in then.content.flags
    assert Flag.LATE not in then.content.flags
    (now,) = as_of(records, date(2031, 12, 31), BOOK)
    assert (now.content.state, Flag.LATE in now.content.flags) == (StepKind.FULFILLED, True)
    assert as_of(records, date(2030, 1, 1), BOOK) == []
    (twice,) = as_of(commitments(PLEDGE, FIRST, SECOND), date(2031, 12, 31), BOOK)
    assert (twice.content.state, twice.content.state_since) == (StepKind.PARTLY_DELIVERED, FIRST.when)
    assert Flag.STALE in as_of(commitments(PLEDGE), date(2035, 1, 1), BOOK)[0].content.flags


def test_a_step_of_unknown_day_is_kept():
    """It may have come before; what says again moves no state."""
    vague = told("Tents came first", StepKind.PARTLY_DELIVERED, by_publication(PAGE.published), 30)
    again = told("Kenya signed for tents", StepKind.SIGNED, UNKNOWN, 100, scope=Scope.RESTATEMENT)
    (record,) = as_of(commitments(PLEDGE, vague, again), date(2031, 1, 31), BOOK)
    assert record.content.state is StepKind.PARTLY_DELIVERED
    assert len(record.content.steps) == 3


def test_forces_that_leave_are_no_gift():
    """They stand beside the sums with the reason, and nothing is added up for them."""
    troops = {"kind": CommitmentKind.WITHDRAWAL, "lines": (goods("soldiers", ItemClass.TROOPS, 400),)}
    (balance,) = balances(commitments(told("Kenya pledged tents", StepKind.PLEDGED, "2031-01-05", **troops)))
    assert [entry.why for entry in balance.not_counted] == [LEFT]
    assert balance.sums == ()
