"""Commitments: steps of many reports in one history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from linking.build import day, event, found, goods, person, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import (
    UNKNOWN,
    Amount,
    CommitmentKind,
    EventType,
    Flag,
    Instrument,
    ItemClass,
    LinkKind,
    Quantity,
    Scope,
    SpeakerRole,
    StepKind,
    StepLink,
    Terms,
    Totals,
    Value,
    by_publication,
    on,
)

BOOK = codebook.load()
PAK, NPL, IND = state("PAK", "Pakistan"), state("NPL", "Nepal"), state("IND", "India")
TEXT = (
    "Pakistan pledged trucks to Nepal. Pakistan and Nepal signed for trucks. The first trucks came. More trucks came "
    "later. The last trucks came. The offer of trucks was taken back. Tents are promised as well. A road is promised."
)
PAGE = report("a", TEXT, published=on(date(2023, 12, 31)))
OTHER = report(
    "b", "In Kathmandu the minister said: Pakistan pledged trucks to Nepal, again.", published=on(date(2024, 1, 31))
)
TRUCKS = (goods("trucks", ItemClass.VEHICLES),)


def trucks(count, **fields):
    """Give a number of trucks."""
    return (goods("trucks", ItemClass.VEHICLES, count, **fields),)


def cash(millions):
    """Give a sum of money."""
    return (goods("money", ItemClass.MONEY, value=Value(millions * 1e6, millions * 1e6, "EUR")),)


def told(words, move, when, page=PAGE, **fields):
    """Give a step on trucks from Pakistan to Nepal, unless said otherwise."""
    when = day(when) if isinstance(when, str) else when
    return step(
        page, words, move, *fields.pop("parties", ((PAK,), (NPL,))), **({"when": when, "lines": TRUCKS} | fields)
    )


def histories(*steps, pages=(PAGE, OTHER), events=()):
    """Give the ledger of steps and events."""
    read = [
        (
            page,
            found(
                steps=[one for one in steps if one.report == page.id], events=[e for e in events if e.report == page.id]
            ),
        )
        for page in pages
    ]
    return link(read, BOOK)


def only(*steps, **fields):
    """Give the one commitment that steps make."""
    (record,) = histories(*steps, **fields).commitments
    return record.content


PLEDGE = "Pakistan pledged trucks to Nepal"
SIGNED = "Pakistan and Nepal signed for trucks"
FIRST, MORE, LAST = "The first trucks came", "More trucks came later", "The last trucks came"
BACK = "The offer of trucks was taken back"


def test_a_promise_is_followed_to_its_deliveries():
    """Pledged, signed, delivered: one commitment whose steps stand in the order of their days, whatever came first."""
    steps = [
        told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05"),
        told(SIGNED, StepKind.SIGNED, "2023-02", instrument=Instrument.AGREEMENT),
        told(PLEDGE, StepKind.PLEDGED, "2023-01", instrument=Instrument.STATEMENT),
    ]
    made = histories(*steps)
    (record,) = made.commitments
    content = record.content
    assert [(one.step, one.link) for one in content.steps] == [
        (StepKind.PLEDGED, StepLink.NEW),
        (StepKind.SIGNED, StepLink.SAME),
        (StepKind.PARTLY_DELIVERED, StepLink.DRAWS_ON),
    ]
    assert (content.state, content.state_since) == (StepKind.PARTLY_DELIVERED, day("2023-05"))
    assert content.instrument is Instrument.AGREEMENT
    assert record.id == content.id == min(record.members)
    assert [one.kind for one in made.links] == [LinkKind.DRAWS_ON]


def test_two_promisors_are_two_commitments():
    """A's promise to B, B's to A and what both promise are three (ruling 55)."""
    both = (PAK, NPL)
    steps = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01"),
        told(SIGNED, StepKind.PLEDGED, "2023-01", parties=((NPL,), (PAK,))),
        told(BACK, StepKind.PLEDGED, "2023-01", parties=(both, both)),
    ]
    assert len(histories(*steps).commitments) == 3


def test_equal_sums_are_not_one_promise():
    """The same number promised on two days is promised twice; on top of it a third time."""
    steps = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(SIGNED, StepKind.PLEDGED, "2023-03", lines=trucks(8)),
        told(BACK, StepKind.PLEDGED, "2023-04", scope=Scope.INCREMENT),
    ]
    assert len(histories(*steps).commitments) == 3


PROMISE_AGAIN = "Pakistan will give lorries to Nepal"
NEXT = report("next", f"{PROMISE_AGAIN}, it was said.", published=on(date(2023, 6, 1)))


@pytest.mark.parametrize(
    ("lines", "when", "count"),
    [
        ((goods("army trucks", ItemClass.VEHICLES, 8),), None, 1),
        ((goods("army trucks", ItemClass.VEHICLES, 9),), None, 2),
        ((goods("fire engines", ItemClass.VEHICLES, 8),), None, 2),
        ((goods("army trucks", ItemClass.VEHICLES, 8),), "2023-05", 2),
    ],
)
def test_as_many_pieces_of_the_same_goods_are_the_promise_told_again(lines, when, count):
    """A report that tells no day of a promise of eight army trucks tells the known one; nine, others, or a day do not."""
    first = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=(goods("army lorries", ItemClass.VEHICLES, 8),))
    fields = {"when": day(when)} if when else {}
    again = step(NEXT, PROMISE_AGAIN, StepKind.PLEDGED, (PAK,), (NPL,), lines=lines, **fields)
    assert len(histories(first, again, pages=(PAGE, NEXT)).commitments) == count


def test_what_is_left_of_a_promise_is_not_its_number():
    """Four are left of eight that were told before; who tells of eight again tells of the same promise."""
    first = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=(goods("army lorries", ItemClass.VEHICLES, 8),))
    left = (goods("army lorries", ItemClass.VEHICLES, 4),)
    rest = told(BACK, StepKind.PLEDGED, "2023-02", scope=Scope.REMAINDER, lines=left)
    eight = (goods("army trucks", ItemClass.VEHICLES, 8),)
    again = step(NEXT, PROMISE_AGAIN, StepKind.PLEDGED, (PAK,), (NPL,), lines=eight)
    assert len(histories(first, rest, again, pages=(PAGE, NEXT)).commitments) == 1


SAME_NEWS = report("news", f"{PROMISE_AGAIN}, it was said.", published=on(date(2024, 1, 1)))
LATER = report("later", f"{PROMISE_AGAIN}, as was known.", published=on(date(2024, 5, 1)))


@pytest.mark.parametrize(
    ("page", "lines", "fields", "count"),
    [
        (SAME_NEWS, trucks(9), {}, 1),
        (SAME_NEWS, trucks(8), {"when": day("2024-01-01")}, 2),
        (LATER, trucks(9), {}, 2),
        (SAME_NEWS, trucks(9), {"scope": Scope.RESTATEMENT}, 2),
        (SAME_NEWS, (goods("boats", ItemClass.VEHICLES, 9),), {}, 2),
    ],
)
def test_two_newspapers_of_one_day_may_tell_a_promise_in_two_numbers(page, lines, fields, count):
    """Eight trucks and nine, told on two days in a row without a day of their own, are one promise and a conflict."""
    first = told(PLEDGE, StepKind.PLEDGED, day("2023-12-31"), lines=trucks(8))
    other = step(page, PROMISE_AGAIN, StepKind.PLEDGED, (PAK,), (NPL,), lines=lines, **fields)
    made = histories(first, other, pages=(PAGE, page))
    assert len(made.commitments) == count
    assert any(one.field.startswith("lines") for one in made.disagreements) is (count == 1)


def test_who_tells_again_a_number_that_one_of_them_told_tells_of_the_same_promise():
    """A promise told as eight and as nine trucks is meant by a later report of either number."""
    first = told(PLEDGE, StepKind.PLEDGED, day("2023-12-31"), lines=trucks(8))
    other = step(SAME_NEWS, PROMISE_AGAIN, StepKind.PLEDGED, (PAK,), (NPL,), lines=trucks(9))
    for number, count in ((8, 1), (9, 1), (7, 2)):
        again = step(LATER, PROMISE_AGAIN, StepKind.PLEDGED, (PAK,), (NPL,), lines=trucks(number))
        assert len(histories(first, other, again, pages=(PAGE, SAME_NEWS, LATER)).commitments) == count


SUMMED_UP = "Nepal has now received half of the trucks from Pakistan"
SUM_PAGE = report("sum", f"{SUMMED_UP}, it was said.", published=on(date(2023, 6, 2)))


@pytest.mark.parametrize(("count", "steps"), [(10, 2), (5, 1), (None, 1)])
def test_a_running_total_of_more_is_not_the_shipment_of_its_event(count, steps):
    """Two reports of one act tell of five trucks and of ten in all: the total is no other number of the shipment."""
    kept = event(PAGE, FIRST, EventType.AID, (PAK,), (NPL,), when=day("2023-06-01"))
    again = event(SUM_PAGE, SUMMED_UP, EventType.AID, (PAK,), (NPL,), when=day("2023-06-01"))
    first = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-06-01", lines=trucks(5), event=kept.id)
    total = step(
        SUM_PAGE,
        SUMMED_UP,
        StepKind.PARTLY_DELIVERED,
        (PAK,),
        (NPL,),
        lines=trucks(count) if count else TRUCKS,
        when=day("2023-06-01"),
        scope=Scope.CUMULATIVE,
        event=again.id,
    )
    read = [
        (PAGE, found(events=[kept], steps=[first])),
        (SUM_PAGE, found(events=[again], steps=[total])),
    ]
    made = link(read, BOOK).commitments
    assert sum(len(record.content.steps) for record in made) == steps


CAME = "Nepal has received trucks from Pakistan"
SOON = report("soon", f"{CAME}, a minister said.", published=on(date(2023, 5, 12)))


@pytest.mark.parametrize(
    ("came", "others", "steps"),
    [
        ({"lines": trucks(19)}, (), 1),
        ({"lines": trucks(19), "scope": Scope.CUMULATIVE}, (), 1),
        ({"lines": trucks(40), "scope": Scope.CUMULATIVE}, (), 2),
        ({"lines": trucks(19), "scope": Scope.RESTATEMENT}, (), 2),
        ({"lines": trucks(19)}, ("2023-05-08",), 3),
        ({"lines": ()}, (), 2),
        ({"lines": (goods("rice", ItemClass.FOOD, 19),)}, (), 2),
    ],
)
def test_a_delivery_told_without_a_day_is_the_recent_one(came, others, steps):
    """Twenty trucks came on a day, and days later a report knows of nineteen: one deed, told in two ways.

    Not where the total is larger, other goods came, it is only recalled, nothing is said, or two deeds can be meant.
    """
    days = ("2023-05-03", *others)
    dated = [
        told(words, StepKind.PARTLY_DELIVERED, when, lines=trucks(20), scope=Scope.INCREMENT)
        for words, when in zip((FIRST, MORE), days, strict=False)
    ]
    vague = step(SOON, CAME, StepKind.PARTLY_DELIVERED, (PAK,), (NPL,), **came)
    made = histories(*dated, vague, pages=(PAGE, SOON))
    assert sum(len(record.content.steps) for record in made.commitments) == steps
    if steps == 1:
        assert [one.field.split()[0] for one in made.disagreements] == ["lines"]


@pytest.mark.parametrize("when", ["2023-04-01", "2023-05-20"])
def test_a_delivery_of_long_ago_or_of_later_is_another_one(when):
    """Weeks before the report, or after it, is not what a report without a day tells."""
    dated = told(FIRST, StepKind.PARTLY_DELIVERED, when, lines=trucks(20), scope=Scope.INCREMENT)
    vague = step(SOON, CAME, StepKind.PARTLY_DELIVERED, (PAK,), (NPL,), lines=trucks(19))
    made = histories(dated, vague, pages=(PAGE, SOON))
    assert sum(len(record.content.steps) for record in made.commitments) == 2


TOGETHER = "Pakistan and Nepal signed for trucks"


@pytest.mark.parametrize(
    ("promised", "signed", "count"),
    [(8, 8, 1), (9, 8, 2), (None, 8, 2)],
)
def test_what_two_sign_is_the_gift_that_their_report_tells(promised, signed, count):
    """Eight trucks that both signed for, and that one will give by the same report, are one promise; nine are another."""
    lines = trucks(promised) if promised else TRUCKS
    gift = told(PLEDGE, StepKind.PLEDGED, UNKNOWN, lines=lines)
    both = told(TOGETHER, StepKind.SIGNED, "2023-02", parties=((PAK, NPL), (PAK, NPL)), lines=trucks(signed))
    made = histories(gift, both).commitments
    assert len(made) == count
    assert (len(made[0].content.provider) == 1) or count > 1


def test_what_two_sign_stays_of_both_where_each_gives():
    """Where their report tells that each gives the other as much, nobody is the giver of what both signed."""
    gifts = [
        told(words, StepKind.PLEDGED, UNKNOWN, parties=who, lines=trucks(8))
        for words, who in ((PLEDGE, ((PAK,), (NPL,))), (FIRST, ((NPL,), (PAK,))))
    ]
    both = told(TOGETHER, StepKind.SIGNED, "2023-02", parties=((PAK, NPL), (PAK, NPL)), lines=trucks(8))
    assert len(histories(*gifts, both).commitments) == 3


@pytest.mark.parametrize(("count", "records"), [(8, 1), (9, 2)])
def test_a_pledge_that_is_signed_for_is_one(count, records):
    """As many trucks of the same kind signed for on a later day are those that were pledged; more are others."""
    steps = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(SIGNED, StepKind.SIGNED, "2023-03", lines=trucks(count), scope=Scope.INCREMENT),
    ]
    assert len(histories(*steps).commitments) == records


def test_a_part_told_again_is_no_part_of_another_sum():
    """A sum that is told again stays out of a commitment whose deeds count up something else."""
    money = {"kind": CommitmentKind.MONEY}
    so_far = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-01", lines=cash(90), scope=Scope.CUMULATIVE, **money)
    again = told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=cash(4), scope=Scope.RESTATEMENT, **money)
    assert len(histories(so_far, again).commitments) == 2


def test_a_promise_said_again_adds_nothing():
    """A restatement is a step of the same commitment, moves no state back and is not counted, with the reason."""
    content = only(
        told(PLEDGE, StepKind.SIGNED, "2023-01", lines=trucks(8)),
        told(PLEDGE, StepKind.PLEDGED, "2023-04", OTHER, lines=trucks(8), scope=Scope.RESTATEMENT),
    )
    assert content.state is StepKind.SIGNED
    assert [(one.step, one.why) for one in content.not_counted] == [(1, "says again what is counted")]
    assert content.totals == Totals(Amount(8, 8, "vehicles"), None, Amount(8, 8, "vehicles"))


def test_a_promise_that_is_only_told_again_is_counted_once():
    """Where no report tells the first word of a promise, the first restatement of its amount counts, a second not."""
    content = only(
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8), scope=Scope.RESTATEMENT),
        told(PLEDGE, StepKind.PLEDGED, "2023-04", OTHER, lines=trucks(8), scope=Scope.RESTATEMENT),
    )
    assert content.totals == Totals(Amount(8, 8, "vehicles"), None, Amount(8, 8, "vehicles"))
    assert 0 not in [one.step for one in content.not_counted]


def test_a_vague_reaffirmation_joins_the_one_open_promise():
    """Words without goods say the one open promise of the pair again; with two open promises they say neither."""
    again = told("A road is promised", StepKind.PLEDGED, "2023-09", scope=Scope.RESTATEMENT, lines=())
    first = told(PLEDGE, StepKind.PLEDGED, "2023-01")
    tents = told("Tents are promised", StepKind.PLEDGED, "2023-02", lines=(goods("tents"),))
    assert len(histories(first, again).commitments) == 1
    assert len(histories(first, tents, again).commitments) == 3


def test_a_gift_and_a_loan_of_one_report_are_two_commitments():
    """One writer tells them apart; two reports that differ on the terms of one promise just disagree."""
    gift = told(PLEDGE, StepKind.PLEDGED, UNKNOWN, terms=Terms.GIFT)
    assert len(histories(gift, told(SIGNED, StepKind.PLEDGED, UNKNOWN, terms=Terms.LOAN)).commitments) == 2
    again = told("Pakistan pledged trucks to Nepal", StepKind.PLEDGED, UNKNOWN, page=OTHER, terms=Terms.LOAN)
    assert len(histories(gift, again).commitments) == 1


def test_other_goods_are_another_promise():
    """Trucks and tents are two commitments, and a delivery of tents does not draw on the trucks."""
    tents = told("Tents are promised", StepKind.PARTLY_DELIVERED, "2023-02", lines=(goods("tents"),))
    assert len(histories(told(PLEDGE, StepKind.PLEDGED, "2023-01"), tents).commitments) == 2


def test_what_was_done_before_a_promise_does_not_fulfil_it():
    """A delivery before the promise starts a commitment of its own (ruling 61)."""
    early = told(FIRST, StepKind.PARTLY_DELIVERED, "2022-11")
    made = histories(early, told(PLEDGE, StepKind.PLEDGED, "2023-01", scope=Scope.INCREMENT))
    assert len(made.commitments) == 2


def test_deliveries_without_a_promise_are_each_their_own():
    """Each dated delivery starts at its own step; one without day and number may be any of them."""
    first, more = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-01"), told(MORE, StepKind.PARTLY_DELIVERED, "2023-05")
    assert len(histories(first, more).commitments) == 2
    assert len(histories(first, told(MORE, StepKind.PARTLY_DELIVERED, UNKNOWN)).commitments) == 1


def test_deliveries_never_fulfil_a_promise_without_a_number():
    """However complete a delivery is called, a promise of no number stays open (ruling 57)."""
    content = only(told(PLEDGE, StepKind.PLEDGED, "2023-01"), told(LAST, StepKind.FULFILLED, "2023-05"))
    assert content.state is StepKind.PARTLY_DELIVERED
    assert Flag.QUANTITY_OPEN in content.flags


def test_deliveries_that_reach_the_promise_fulfil_it():
    """Eight promised, three and five delivered: fulfilled, nothing outstanding; three alone leave five."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8))
    first = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", lines=trucks(3))
    more = told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=trucks(5))
    whole, part = only(pledge, first, more), only(pledge, first)
    assert (whole.state, whole.totals.outstanding) == (StepKind.FULFILLED, Amount(0, 0, "vehicles"))
    assert (part.state, part.totals.outstanding) == (StepKind.PARTLY_DELIVERED, Amount(5, 5, "vehicles"))


def test_open_amounts_stay_open():
    """Three or more of ten that came leave at most seven; deeds without a number leave everything open."""
    at_least = {"quantity": Quantity(8, None, None, approx=False, text="at least eight")}
    some = {"quantity": Quantity(3, None, None, approx=False, text="at least three")}
    first = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", lines=trucks(None, **some))
    content = only(told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(None, **at_least)), first)
    assert content.totals.promised == Amount(8, None, "vehicles")
    ten = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(10))
    assert only(ten, first).totals.outstanding == Amount(0, 7, "vehicles")
    assert only(ten, told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02")).totals.outstanding is None
    assert only(first).totals == Totals(None, Amount(3, None, "vehicles"), None)


def test_sums_of_two_currencies_are_not_added():
    """Money is added in one currency only."""
    money = {"kind": CommitmentKind.MONEY, "lines": (goods("aid", ItemClass.MONEY, value=Value(5, 5, "USD")),)}
    euros = {"kind": CommitmentKind.MONEY, "lines": (goods("aid", ItemClass.MONEY, value=Value(2, 2, "EUR")),)}
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", **money)
    assert only(pledge).totals.promised == Amount(5, 5, "USD")
    paid = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", **euros)
    assert only(pledge, paid).totals == Totals(None, None, None)


def test_so_many_so_far_are_no_longer_to_come():
    """A running total tells that some came; it is added nowhere, and what is left is reckoned from it."""
    content = only(
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=trucks(3), scope=Scope.CUMULATIVE),
    )
    assert content.state is StepKind.PARTLY_DELIVERED
    assert (content.totals.delivered, content.totals.outstanding) == (None, Amount(5, 5, "vehicles"))
    assert [one.step for one in content.not_counted] == [1]


def test_a_running_total_adds_nothing_to_the_deliveries_told():
    """Five came, and later five so far: five came."""
    content = only(
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(FIRST, StepKind.PARTLY_DELIVERED, "2023-03", lines=trucks(5)),
        told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=trucks(5), scope=Scope.CUMULATIVE),
    )
    assert (content.totals.delivered.low, [one.step for one in content.not_counted]) == (5, [2])


@pytest.mark.parametrize(
    ("scope", "move"), [(Scope.REMAINDER, StepKind.PLEDGED), (Scope.COMPONENT, StepKind.PARTLY_DELIVERED)]
)
def test_what_is_left_and_parts_are_checks(scope, move):
    """What is left and a part of it are steps of the commitment and are never added."""
    content = only(
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(MORE, move, "2023-05", lines=trucks(8), scope=scope),
    )
    assert content.totals.delivered is None
    assert [one.step for one in content.not_counted] == [1]
    assert content.steps[1].link is (StepLink.COMPONENT_OF if scope is Scope.COMPONENT else StepLink.SAME)


def test_what_was_left_and_came_is_a_delivery():
    """Five of eight came, then `[the remaining three trucks|item]`: all of them. Of a promise kept in full none are left."""
    parts = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(FIRST, StepKind.PARTLY_DELIVERED, "2023-03", lines=trucks(5)),
    ]
    rest = told(LAST, StepKind.PARTLY_DELIVERED, "2023-07", lines=trucks(3), scope=Scope.REMAINDER)
    content = only(*parts, rest)
    assert (content.state, content.totals.delivered.low, content.not_counted) == (StepKind.FULFILLED, 8, ())
    assert content.steps[2].scope is Scope.REMAINDER
    content = only(*parts, told(MORE, StepKind.FULFILLED, "2023-05", lines=trucks(3)), rest)
    assert [step.scope for step in content.steps] == [Scope.UNKNOWN, Scope.UNKNOWN, Scope.UNKNOWN, Scope.RESTATEMENT]
    assert content.totals.delivered.low == 8


def test_a_later_step_of_a_promise_is_not_added_again():
    """What was pledged and then signed is counted once; another number is another promise; talk is none."""
    content = only(
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(SIGNED, StepKind.SIGNED, "2023-02"),
        told("A road is promised", StepKind.MENTIONED, "2023-03"),
    )
    assert [one.why for one in content.not_counted] == ["talk is no promise"]
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8))
    content = only(pledge, told(SIGNED, StepKind.SIGNED, "2023-02", lines=trucks(8)))
    assert content.totals.promised == Amount(8, 8, "vehicles")
    assert [one.why for one in content.not_counted] == ["a later step of the promise that is counted"]
    assert len(histories(pledge, told(SIGNED, StepKind.SIGNED, "2023-02", lines=trucks(9))).commitments) == 2
    loads = told(
        SIGNED,
        StepKind.SIGNED,
        "2023-02",
        lines=trucks(None, quantity=Quantity(9, 9, "load", approx=False, text="nine loads")),
    )
    assert only(pledge, loads).state is StepKind.SIGNED


def test_goods_without_a_number_are_left_out_of_the_sum():
    """Eight trucks and some tents are eight trucks in the total."""
    content = only(told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=(*trucks(8), goods("tents"))))
    assert content.totals.promised == Amount(8, 8, "vehicles")


def test_a_ceiling_is_no_amount():
    """What may not be exceeded is shown and not counted."""
    content = only(told(PLEDGE, StepKind.IN_FORCE, "2023-01", lines=trucks(8), scope=Scope.CEILING))
    assert [one.why for one in content.not_counted] == ["a limit, not an amount"]
    assert content.totals.promised is None


def test_a_number_may_come_with_the_signature():
    """A number that is given when the promise is signed, after one without, is the promise's number."""
    content = only(told(PLEDGE, StepKind.PLEDGED, "2023-01"), told(SIGNED, StepKind.SIGNED, "2023-02", lines=trucks(8)))
    assert content.totals.promised == Amount(8, 8, "vehicles")
    assert content.lines == trucks(8)


def test_an_end_needs_an_open_promise():
    """A promise that is taken back is closed; what follows is a new one; an end without a promise stands alone."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01")
    back = told(BACK, StepKind.WITHDRAWN, "2023-03")
    assert only(pledge, back).state is StepKind.WITHDRAWN
    anew = told(MORE, StepKind.PLEDGED, "2023-06")
    assert len(histories(pledge, back, anew).commitments) == 2
    assert only(back).state is StepKind.WITHDRAWN
    late = told(LAST, StepKind.SUSPENDED, "2023-06")
    assert len(histories(pledge, back, late).commitments) == 2


def test_a_move_that_is_not_allowed_moves_nothing():
    """A promise that was fulfilled is not pledged again by the same words; a signed one is not withdrawn."""
    content = only(told(SIGNED, StepKind.SIGNED, "2023-01"), told(BACK, StepKind.WITHDRAWN, "2023-03"))
    assert content.state is StepKind.SIGNED
    assert len(content.steps) == 2


def test_a_withdrawal_is_one_matter():
    """A demand, a decision and the deed of one withdrawal are one commitment; a second report of the end joins it."""
    fields = {"kind": CommitmentKind.WITHDRAWAL, "lines": ()}
    steps = [
        told(PLEDGE, StepKind.PLEDGED, "2021", **fields),
        told("Tents are promised", StepKind.MENTIONED, "2022-02", **fields),
        told(LAST, StepKind.FULFILLED, "2022", **fields),
        told("In Kathmandu", StepKind.FULFILLED, UNKNOWN, OTHER, **fields),
    ]
    content = only(*steps)
    assert content.state is StepKind.FULFILLED
    assert [one.link for one in content.steps] == [StepLink.NEW, StepLink.SAME, StepLink.FULFILS, StepLink.SAME]
    assert [one.why for one in content.not_counted] == ["talk is no promise"]


def test_one_delivery_told_by_both_sides_is_one_step():
    """'Sent' and 'received' of one day are one step with both texts; the numbers may differ."""
    first = told(
        FIRST, StepKind.PARTLY_DELIVERED, "2023-01-19", lines=trucks(8), by=PAK, role_of_speaker=SpeakerRole.PROVIDER
    )
    other = told("the minister said", StepKind.PARTLY_DELIVERED, "2023-01", OTHER, lines=trucks(10))
    (record,) = histories(first, other).commitments
    (one,) = record.content.steps
    assert (one.when, one.by, len(one.evidence)) == (day("2023-01-19"), PAK, 2)
    assert record.support.origins == 2


def test_steps_of_one_event_are_one_step():
    """When linking has found two accounts to be one event, their steps are one, even without a day."""
    accounts = [
        event(PAGE, FIRST, EventType.AID, (PAK,), (NPL,), when=day("2023-12-19")),
        event(OTHER, "Pakistan pledged trucks", EventType.AID, (PAK,), (NPL,), when=day("2023-12-19")),
    ]
    first = told(FIRST, StepKind.PARTLY_DELIVERED, UNKNOWN, event=accounts[0].id)
    other = told("the minister said", StepKind.PARTLY_DELIVERED, UNKNOWN, OTHER, lines=(), event=accounts[1].id)
    assert len(only(first, other, events=accounts).steps) == 1


def test_copies_tell_of_one_step():
    """In copies of one text like words are one step, unlike words two."""
    copy = report("z", TEXT)
    first, again = told(PLEDGE, StepKind.PLEDGED, UNKNOWN), told(PLEDGE, StepKind.PLEDGED, UNKNOWN, copy)
    (record,) = histories(first, again, pages=(PAGE, copy)).commitments
    assert len(record.content.steps) == record.support.origins == 1
    unlike = told("A road is promised", StepKind.PLEDGED, UNKNOWN, copy, lines=())
    assert len(histories(first, unlike, pages=(PAGE, copy)).commitments) == 2


def test_a_headline_and_its_sentence_are_one_step():
    """One report that tells of one step twice has one; what one sentence lists, or another speaker says, is two."""
    page = report("c", f"{PLEDGE}. On Monday {PLEDGE} once more.")
    head = told(PLEDGE, StepKind.PLEDGED, "2023-01", page)
    body = told(f"On Monday {PLEDGE}", StepKind.PLEDGED, "2023-01", page)
    assert len(only(head, body, pages=(page,)).steps) == 1
    other = told(f"On Monday {PLEDGE}", StepKind.PLEDGED, "2023-01", page, by=NPL)
    assert len(only(head, other, pages=(page,)).steps) == 2
    listed = [told(FIRST, StepKind.PARTLY_DELIVERED, when) for when in ("2023-01", "2023")]
    assert sum(len(record.content.steps) for record in histories(*listed).commitments) == 2


def test_other_days_and_goods_are_other_steps():
    """Two deliveries of two months, or of two kinds of goods, are two steps."""
    rice = told(
        "the minister said", StepKind.PARTLY_DELIVERED, "2023-01", OTHER, lines=(goods("rice", ItemClass.FOOD),)
    )
    first = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-01")
    assert len(histories(first, rice).commitments) == 2
    later = told("the minister said", StepKind.PARTLY_DELIVERED, "2023-03", OTHER)
    assert len(histories(first, later).commitments) == 2
    vague = told("the minister said", StepKind.PARTLY_DELIVERED, "2023-01", OTHER, scope=Scope.RESTATEMENT)
    assert len(only(first, vague).steps) == 2


@pytest.mark.parametrize(("terms", "count"), [(Terms.SALE, 2), (Terms.GIFT, 1), (Terms.UNKNOWN, 1)])
def test_what_was_bought_is_not_the_delivery_told_beside_it(terms, count):
    """One report tells without day or amount that trucks were bought and that trucks came: nothing says they are one."""
    fields = {"scope": Scope.RESTATEMENT, "lines": TRUCKS}
    came = told(FIRST, StepKind.PARTLY_DELIVERED, UNKNOWN, **fields)
    bought = told(MORE, StepKind.PARTLY_DELIVERED, UNKNOWN, terms=terms, **fields)
    assert len(only(came, bought).steps) == count


def test_a_delivery_and_its_completion_are_one_step():
    """One newsroom delivers nine trucks, another completes the delivery of nine on that day: nine came, not eighteen."""
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05-08", lines=trucks(9))
    whole = told("the minister said", StepKind.FULFILLED, "2023-05-08", OTHER, lines=trucks(9))
    (step,) = only(came, whole).steps
    assert step.step is StepKind.FULFILLED
    assert {one.report for one in step.evidence} == {PAGE.id, OTHER.id}
    more = told("the minister said", StepKind.FULFILLED, "2023-05-08", OTHER, lines=trucks(11))
    assert sum(len(record.content.steps) for record in histories(came, more).commitments) == 2
    later = told("the minister said", StepKind.FULFILLED, "2023-06-08", OTHER, lines=trucks(9))
    assert sum(len(record.content.steps) for record in histories(came, later).commitments) == 2
    happened = [event(page, words, EventType.AID, (PAK,), (NPL,), when=day("2023-05-08"))
                for page, words in ((PAGE, FIRST), (OTHER, "the minister said"))]  # fmt: skip
    one, two = (replace(step, event=act.id) for step, act in zip((came, more), happened, strict=True))
    assert len(histories(one, two, events=happened).commitments[0].content.steps) == 1


def test_steps_are_told_once_however_many_there_are():
    """Of 500 deliveries on 250 days, each told by two newsrooms, 250 are counted."""
    days = [date(2022, 1, 1) + timedelta(days=number) for number in range(250)]
    pages, rows = [], []
    for outlet in ("north", "south"):
        for when in days:
            page = report(f"{outlet} {when}", f"{outlet}: trucks came on {when}.", published=on(when))
            pages.append(page)
            rows.append(
                told("trucks came", StepKind.PARTLY_DELIVERED, str(when), page, lines=trucks(2), scope=Scope.INCREMENT)
            )
    made = histories(*rows, pages=pages)
    assert sum(len(record.content.steps) for record in made.commitments) == 250


def flags(*steps, **fields):
    """Give the flags of the one commitment that steps make."""
    return set(only(*steps, **fields).flags)


def test_overdue_is_computed_for_the_latest_report():
    """A day that has passed when the latest report was published is overdue; one to come, or none, is not."""
    pledge = {"words": PLEDGE, "move": StepKind.PLEDGED, "when": "2023-01"}
    assert Flag.OVERDUE in flags(told(**pledge, due=day("2023-06")))
    assert Flag.OVERDUE not in flags(told(**pledge, due=day("2025-06")))
    assert Flag.OVERDUE not in flags(told(**pledge))
    undated = report("c", TEXT)
    assert Flag.OVERDUE not in flags(told(**pledge, page=undated, due=day("2023-06")), pages=(undated,))


def test_late_is_done_after_the_day():
    """What was done after its day is late, not overdue."""
    fields = {"kind": CommitmentKind.MEETING, "lines": (goods("visit", ItemClass.DIPLOMATIC),)}
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", due=day("2023-03"), **fields)
    assert Flag.LATE in flags(pledge, told(LAST, StepKind.FULFILLED, "2023-05", **fields))
    assert Flag.LATE not in flags(pledge, told(LAST, StepKind.FULFILLED, "2023-02", **fields))
    unknown = told(LAST, StepKind.FULFILLED, by_publication(PAGE.published), **fields)
    assert Flag.LATE not in flags(pledge, unknown)
    undue = told(PLEDGE, StepKind.PLEDGED, "2023-01", **fields)
    assert Flag.LATE not in flags(undue, told(LAST, StepKind.FULFILLED, "2023-05", **fields))


def test_late_is_what_was_completed_after_the_day():
    """`[Five trucks|item] came` in time and `[three|item]` after the day: all had come with the last, and too late."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8), due=day("2023-04"))
    first = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-03", lines=trucks(5))
    for when, is_late in (("2023-05-10", True), ("2023-04-10", False)):
        content = only(pledge, first, told(MORE, StepKind.PARTLY_DELIVERED, when, lines=trucks(3)))
        assert (content.state, content.state_since.edtf) == (StepKind.FULFILLED, when)
        assert (Flag.LATE in content.flags) is is_late
    # Of what came in time a later running total tells nothing new.
    again = told(LAST, StepKind.PARTLY_DELIVERED, "2023-06", lines=trucks(8), scope=Scope.CUMULATIVE)
    rest = told(MORE, StepKind.PARTLY_DELIVERED, "2023-04-10", lines=trucks(3))
    assert only(pledge, first, rest, again).state_since.edtf == "2023-04-10"
    # What many by now tell, and no report of the parts, was complete by that day.
    assert only(pledge, first, again).state_since.edtf == "2023-06"


def test_stale_is_a_long_silence():
    """An open promise of which nothing was heard for a year is stale."""
    assert Flag.STALE in flags(told(PLEDGE, StepKind.PLEDGED, "2021-01"))
    assert Flag.STALE not in flags(told(PLEDGE, StepKind.PLEDGED, "2023-12"))
    undated = report("c", TEXT)
    assert Flag.STALE not in flags(told(PLEDGE, StepKind.PLEDGED, UNKNOWN, undated), pages=(undated, PAGE))


def test_disputed_is_kept_and_not_kept_or_two_terms():
    """One says it came, one that it did not; or a gift to one is a sale to the other."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", terms=Terms.GIFT)
    assert Flag.DISPUTED not in flags(pledge)
    assert Flag.DISPUTED in flags(pledge, told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", terms=Terms.SALE))
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02")
    assert Flag.DISPUTED in flags(pledge, came, told(BACK, StepKind.NOT_FULFILLED, "2023-06"))


def test_one_sided_is_heard_from_one_side_only():
    """The giver alone is one side; the receiver's word, a newsroom's or a third party's is another."""
    giver = {"by": PAK, "role_of_speaker": SpeakerRole.PROVIDER}
    mine = told(PLEDGE, StepKind.PLEDGED, "2023-01", **giver)
    assert Flag.ONE_SIDED in flags(mine)
    for others in ({"by": NPL, "role_of_speaker": SpeakerRole.RECIPIENT}, {"by": IND}, {}):
        assert Flag.ONE_SIDED not in flags(mine, told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", **others))
    envoy = person(PAGE, "Bina Thapa")
    assert Flag.ONE_SIDED in flags(
        told(PLEDGE, StepKind.PLEDGED, "2023-01", by=envoy, role_of_speaker=SpeakerRole.RECIPIENT)
    )


def test_open_values_and_single_sources_are_flagged():
    """Goods without a price or number and a promise of one text say so; a policy has neither."""
    assert {Flag.VALUE_OPEN, Flag.QUANTITY_OPEN, Flag.SINGLE_SOURCE} <= flags(told(PLEDGE, StepKind.PLEDGED, "2023-01"))
    policy = told(PLEDGE, StepKind.PLEDGED, "2023-01", kind=CommitmentKind.POLICY, lines=())
    assert not {Flag.VALUE_OPEN, Flag.QUANTITY_OPEN} & flags(policy)
    several = {"quantity": Quantity(2, None, None, approx=True, text="several")}
    assert Flag.QUANTITY_OPEN in flags(told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(None, **several)))


@pytest.mark.parametrize(
    ("mine", "theirs", "is_single"),
    [
        ({"outlet": "Hill Herald"}, {"outlet": "Hill Herald"}, True),
        ({"outlet": "Hill Herald"}, {"outlet": "Delta Daily"}, False),
        ({"outlet": "Hill Herald"}, {"outlet": "Hill Herald", "agencies": ("AFP",)}, False),
        ({"outlet": "Hill Herald"}, {}, False),
        ({}, {}, False),
    ],
)
def test_an_outlet_that_writes_twice_is_one_source(mine, theirs, is_single):
    """Two texts of it may be one origin; what it has from an agency, and an unknown outlet, is another."""
    first = report("c", "Pakistan pledged twenty trucks in March.", **mine)
    second = report("d", "Of the trucks some came after the rain.", **theirs)
    pledge = told("Pakistan pledged twenty trucks", StepKind.PLEDGED, "2023-03", first)
    came = told("some came", StepKind.PARTLY_DELIVERED, "2023-04", second)
    (record,) = histories(pledge, came, pages=(first, second)).commitments
    assert (record.support.origins, record.support.origins_high) == (1 if is_single else 2, 2)
    assert (Flag.SINGLE_SOURCE in record.content.flags) is is_single


def test_policies_of_other_matters_stay_apart():
    """Two promises that share only words of cooperation are two; one that shares its matter is the same."""
    page = report(
        "c", "Both will strengthen cooperation on water. Both will strengthen cooperation in trade. Cooperation!"
    )
    fields = {"kind": CommitmentKind.POLICY, "lines": (), "page": page}
    water = told("strengthen cooperation on water", StepKind.PLEDGED, "2023-01", **fields)
    trade = told("strengthen cooperation in trade", StepKind.PLEDGED, "2023-01", **fields)
    assert len(histories(water, trade, pages=(page,)).commitments) == 2
    bare = told("Cooperation", StepKind.PLEDGED, "2023-02", **fields)
    assert len(histories(water, bare, pages=(page,)).commitments) == 2


def test_boats_and_ammunition_are_not_one_promise():
    """What is delivered beside the trucks draws nothing from their promise; unnamed arms may be any of them."""
    promised = told("Pakistan pledged trucks to Nepal", StepKind.PLEDGED, "2023-01-10", lines=trucks(6))
    rounds = (goods("rounds", ItemClass.AMMUNITION, 5000),)
    arms = (goods("arms", ItemClass.ARMS),)
    for lines, together in ((rounds, False), (arms, True)):
        came = told("The first trucks came", StepKind.PARTLY_DELIVERED, "2023-03-10", lines=lines)
        made = histories(promised, came).commitments
        assert (len(made) == 1) is together


def test_goods_are_added_by_number_not_by_worth():
    """What six trucks are worth is told once; how many came of them can be counted."""
    worth = Value(9_000_000, 9_000_000, "USD")
    promised = told(PLEDGE, StepKind.PLEDGED, "2023-01-10", lines=trucks(6, value=worth))
    came = told("The first trucks came", StepKind.PARTLY_DELIVERED, "2023-03-10", lines=trucks(2))
    sums = only(promised, came).totals
    assert sums == Totals(Amount(6, 6, "vehicles"), Amount(2, 2, "vehicles"), Amount(4, 4, "vehicles"))


def test_what_has_a_worth_and_no_number_is_added_by_its_worth():
    """What is "trucks worth 9 million dollars" is a sum of money."""
    worth = Value(9_000_000, 9_000_000, "USD")
    lines = (goods("trucks", ItemClass.VEHICLES, value=worth),)
    sums = only(told(PLEDGE, StepKind.PLEDGED, "2023-01-10", lines=lines)).totals
    assert sums.promised == Amount(9_000_000, 9_000_000, "USD")


HELP = "Pakistan promised to strengthen the defence of Nepal"
UMBRELLA_TEXT = (
    "Pakistan promised to strengthen the defence of Nepal. Nepal got rifles. Nepal got more rifles. Nepal got rice. "
    "Pakistan promised to modernise the army of Nepal. Pakistan and Nepal will deepen defence ties."
)
UMBRELLA_PAGE = report("u", UMBRELLA_TEXT, published=on(date(2023, 12, 31)))
RIFLES = (goods("rifles", ItemClass.ARMS),)


def promised_help(words=HELP, when="2023-02", parties=((PAK,), (NPL,))):
    """Give a promise of help that names no goods."""
    return told(words, StepKind.PLEDGED, when, UMBRELLA_PAGE, lines=(), kind=CommitmentKind.POLICY, parties=parties)


def rifles(words="Nepal got rifles", when="2023-05", lines=RIFLES):
    """Give a delivery that nobody promised by name."""
    return told(words, StepKind.PARTLY_DELIVERED, when, UMBRELLA_PAGE, lines=lines)


def kinds(*steps):
    """Give the steps of each commitment that findings on one page make."""
    made = histories(*steps, pages=(UMBRELLA_PAGE,)).commitments
    return sorted([(one.step.value, one.link.value) for one in record.content.steps] for record in made)


def test_deliveries_draw_on_the_one_open_promise_of_such_help():
    """Rifles keep a promise to strengthen the defence, without ever fulfilling it (ruling 57)."""
    steps = (promised_help(), rifles(), rifles("Nepal got more rifles", "2023-08"))
    drawn = [("pledged", "new"), ("partly_delivered", "draws_on"), ("partly_delivered", "draws_on")]
    assert kinds(*steps) == kinds(*reversed(steps)) == [drawn]


@pytest.mark.parametrize(
    "steps",
    [
        (promised_help(), rifles(when="2023-01")),
        (promised_help(), rifles("Nepal got rice", lines=(goods("rice", ItemClass.FOOD),))),
        (promised_help(parties=((PAK, NPL), (PAK, NPL))), rifles()),
        (promised_help(parties=((NPL,), (PAK,))), rifles()),
    ],
)
def test_deliveries_before_the_promise_of_other_goods_or_other_sides_stay_apart(steps):
    """What was done before, food for defence, and what both sides agreed are no deliveries under a promise of one."""
    assert len(kinds(*steps)) == 2


def test_a_step_without_a_receiver_takes_the_only_one_of_its_origin():
    """'Pakistan pledged trucks to Nepal ... The first trucks came': the trucks came to Nepal; with two it stays open."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01")
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05", parties=((PAK,), ()))
    assert [one.link for one in only(pledge, came).steps] == [StepLink.NEW, StepLink.DRAWS_ON]
    other = told(LAST, StepKind.PLEDGED, "2023-01", parties=((PAK,), (IND,)))
    assert len(histories(pledge, came, other).commitments) == 3
    elsewhere = told("Pakistan pledged trucks", StepKind.PLEDGED, "2024-01", OTHER, parties=((PAK,), ()))
    assert len(histories(pledge, elsewhere).commitments) == 2


def test_with_two_open_promises_a_delivery_keeps_neither():
    """Rifles may keep the promise to strengthen the defence or the one to modernise the army; nobody says which."""
    other = promised_help("Pakistan promised to modernise the army of Nepal", "2023-03")
    assert [("partly_delivered", "new")] in kinds(promised_help(), other, rifles())


def test_a_promise_of_unknown_day_stands_before_the_deed_that_its_report_ties_to_it():
    """The page is printed in December, the first trucks came in May: the promise was made by May."""
    promise = told(PLEDGE, StepKind.PLEDGED, by_publication(PAGE.published))
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2020-05")
    tied = replace(came, evidence=tuple(replace(one, rule="step.carried") for one in came.evidence))
    told_first = [one.step for one in only(promise, tied).steps]
    assert told_first == [StepKind.PLEDGED, StepKind.PARTLY_DELIVERED]


def test_a_policy_without_a_receiver_takes_nobodys():
    """What a state promises to the world is not meant for the receiver of its trucks."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01")
    policy = told(LAST, StepKind.PLEDGED, "2023-01", lines=(), kind=CommitmentKind.POLICY, parties=((PAK,), ()))
    assert len(histories(pledge, policy).commitments) == 2


def test_what_came_under_a_promise_of_no_goods_is_named_once_without_an_amount():
    """Two loads keep one promise; the number of one would stand beside the day of the other."""
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=())
    first = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", lines=(*trucks(3), goods("tents", ItemClass.OTHER, 12)))
    more = told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=trucks(5))
    both = only(pledge, first, more)
    assert [(line.item, line.quantity) for line in both.lines] == [("trucks", None), ("tents", None)]
    assert only(pledge, more).lines == trucks(5)


@pytest.mark.parametrize(
    ("again", "records"),
    [
        ((goods("lorries and trucks", ItemClass.VEHICLES, 8),), 1),
        ((goods("trucks", ItemClass.VEHICLES, 8), goods("tents", ItemClass.OTHER, 40)), 2),
        ((goods("trucks", ItemClass.VEHICLES, 9), goods("tents", ItemClass.OTHER, 30)), 2),
        ((goods("buses", ItemClass.VEHICLES, 8),), 2),
        ((goods("tents", ItemClass.OTHER, 30),), 1),
    ],
)
def test_a_promise_told_in_part_is_the_same_promise(again, records):
    """Who tells only the trucks of trucks and tents tells the promise again; who has another number of one, another."""
    whole = (goods("trucks", ItemClass.VEHICLES, 8), goods("tents", ItemClass.OTHER, 30))
    first = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=whole)
    other = told(PLEDGE, StepKind.PLEDGED, by_publication(OTHER.published), page=OTHER, lines=again)
    assert len(histories(first, other).commitments) == records


def test_what_two_sign_is_the_gift_that_another_report_told():
    """Eight trucks for which both sign months later are those that one of them promised, in whatever report."""
    gift = told(PLEDGE, StepKind.PLEDGED, "2023-10", lines=trucks(8))
    both = told(PLEDGE, StepKind.SIGNED, "2024-01", page=OTHER, parties=((PAK, NPL), (PAK, NPL)), lines=trucks(8))
    content = only(gift, both)
    assert ([one.code for one in content.provider], [one.code for one in content.recipient]) == (["PAK"], ["NPL"])
    assert [one.step for one in content.steps] == [StepKind.PLEDGED, StepKind.SIGNED]
    earlier = replace(both, when=day("2023-01"))
    assert len(histories(gift, earlier).commitments) == 2
    back = told(FIRST, StepKind.PLEDGED, "2023-10", parties=((NPL,), (PAK,)), lines=trucks(8))
    assert len(histories(gift, back, both).commitments) == 3


def test_a_delivery_told_as_known_is_of_the_one_open_promise():
    """The first four of eight trucks are of the eight that were promised; with two such promises they are of none."""
    gift = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8))
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05", lines=trucks(4), scope=Scope.RESTATEMENT)
    assert [one.step for one in only(gift, came).steps] == [StepKind.PLEDGED, StepKind.PARTLY_DELIVERED]
    more = told(MORE, StepKind.PLEDGED, "2023-02", lines=trucks(9), scope=Scope.INCREMENT)
    assert len(histories(gift, came, more).commitments) == 3


def leaving(words, when, move=StepKind.FULFILLED, **fields):
    """Give a step of troops that leave."""
    return told(words, move, when, kind=CommitmentKind.WITHDRAWAL, **({"lines": ()} | fields))


def test_a_withdrawal_in_parts_is_over_with_the_last():
    """A base in May and the last men in September are one withdrawal: partly done in May, done in September."""
    steps = [leaving(PLEDGE, "2023-02", StepKind.PLEDGED), leaving(FIRST, "2023-05-02"), leaving(LAST, "2023-09-11")]
    content = only(*steps)
    assert [(one.step, one.link) for one in content.steps] == [
        (StepKind.PLEDGED, StepLink.NEW),
        (StepKind.PARTLY_DELIVERED, StepLink.DRAWS_ON),
        (StepKind.FULFILLED, StepLink.FULFILS),
    ]
    assert (content.state, content.state_since) == (StepKind.FULFILLED, day("2023-09-11"))
    assert [one.step for one in only(*steps[1:]).steps] == [StepKind.PARTLY_DELIVERED, StepKind.FULFILLED]


@pytest.mark.parametrize(("when", "records"), [("2023-05-06", 2), ("2024-09-11", 2), ("2023-09", 1)])
def test_a_leaving_of_the_same_days_or_years_later_makes_no_part(when, records):
    """Days apart two accounts may tell of one leaving, more than a year later it is another one."""
    made = histories(leaving(FIRST, "2023-05-02"), leaving(LAST, when)).commitments
    assert len(made) == records
    if records > 1:
        assert {one.step for record in made for one in record.content.steps} == {StepKind.FULFILLED}


def test_what_was_only_promised_is_taken_back():
    """A pledge of which a report says that it was cancelled is withdrawn, since nothing was signed."""
    steps = [told(PLEDGE, StepKind.PLEDGED, "2023-01"), told(BACK, StepKind.CANCELLED, "2023-04")]
    assert only(*steps).state is StepKind.WITHDRAWN


@pytest.mark.parametrize(
    ("aid", "page", "others", "records"),
    [
        ("emergency aid", PAGE, (), 1),
        ("tents", PAGE, (), 2),
        ("emergency aid", OTHER, (), 2),
        ("emergency aid", PAGE, ("tents",), 3),
    ],
)
def test_bare_aid_is_what_its_report_counts(aid, page, others, records):
    """A headline's "aid" is the one sum that its report tells, not another report's, nor one of two gifts."""
    sum_ = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05", lines=cash(20), kind=CommitmentKind.MONEY)
    bare = told("minister" if page is OTHER else "Pakistan", StepKind.FULFILLED, UNKNOWN, page, lines=(goods(aid),))
    more = [told(MORE, StepKind.PARTLY_DELIVERED, "2023-06", lines=(goods(item, count=40),)) for item in others]
    made = histories(sum_, bare, *more).commitments
    assert len(made) == records
    if records == 1:
        assert (made[0].content.kind, made[0].content.steps[-1].link) == (CommitmentKind.MONEY, StepLink.SAME)


def test_a_promise_said_again_is_not_a_topic_said_again():
    """What is reaffirmed was promised: it joins the one promise, not what the two only talked over on that day."""
    fields = {"parties": ((PAK, NPL), (PAK, NPL)), "kind": CommitmentKind.POLICY, "lines": ()}
    promise = told(PLEDGE, StepKind.PLEDGED, "2023-01-04", **fields)
    topic = told("A road is promised", StepKind.MENTIONED, "2023-01-04", **fields)
    again = told("Tents are promised as well", StepKind.PLEDGED, "2023-01-04", scope=Scope.RESTATEMENT, **fields)
    records = [record.content for record in histories(promise, topic, again).commitments]
    assert sorted([one.step for one in record.steps] for record in records) == [
        [StepKind.MENTIONED],
        [StepKind.PLEDGED, StepKind.PLEDGED],
    ]


def test_an_invitation_and_the_visit_that_follows_are_one():
    """One report tells that a guest was invited and that he will come; two reports may tell of two visits."""
    fields = {"kind": CommitmentKind.MEETING, "lines": ()}
    asked = told("Tents are promised as well", StepKind.MENTIONED, "2023-01-04", **fields)
    coming = told("A road is promised", StepKind.PLEDGED, "2023-01-04", **fields)
    assert [one.step for one in only(asked, coming).steps] == [StepKind.MENTIONED, StepKind.PLEDGED]


TANKS = report(
    "c",
    "Pakistan pledged 30 tanks. Later it promised another 50 tanks. Trucks, 40 of them, are signed for. It has delivered 12 of "
    "the 30 tanks. All went by rail.",
)


def of_tanks(words, move, when, count, item="tanks"):
    """Give a step on tanks, or other vehicles, from Pakistan to Nepal."""
    return told(words, move, when, page=TANKS, lines=(goods(item, ItemClass.VEHICLES, count),))


@pytest.mark.parametrize(
    ("words", "item", "kept"),
    [
        ("delivered 12 of the 30 tanks", "tanks", "30 tanks"),
        ("All went by rail", "tanks", "50 tanks"),
        ("All went by rail", "trucks", "40 trucks"),
        ("All went by rail", "vehicles", "50 tanks"),
    ],
)
def test_a_deed_is_of_the_promise_of_its_very_goods_and_number(words, item, kept):
    """`delivered [12 of the 30 tanks|item]` is of the thirty promised first; without that it is of the last like it."""
    made = histories(
        of_tanks("pledged 30 tanks", StepKind.PLEDGED, "2022-03", 30),
        of_tanks("Trucks, 40 of them, are signed for", StepKind.SIGNED, "2022-04", 40, "trucks"),
        of_tanks("promised another 50 tanks", StepKind.PLEDGED, "2023-01", 50),
        of_tanks(words, StepKind.PARTLY_DELIVERED, "2023-06", 12, item),
        pages=(TANKS,),
    ).commitments
    (content,) = (one.content for one in made if len(one.content.steps) > 1)
    (line,) = content.lines
    assert f"{line.quantity.low:g} {line.item}" == kept


def test_all_that_came_in_parts_is_a_running_total():
    """Of eight trucks three and five come; `[all eight|item] have now been delivered` adds nothing to them."""
    parts = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)),
        told(FIRST, StepKind.PARTLY_DELIVERED, "2023-03", lines=trucks(3)),
        told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=trucks(5)),
    ]
    content = only(*parts, told(LAST, StepKind.FULFILLED, "2023-06", lines=trucks(8)))
    assert (content.totals.delivered, content.steps[-1].scope) == (Amount(8, 8, "vehicles"), Scope.CUMULATIVE)
    # Nothing came before, or not all is told: a delivery as any other.
    assert only(parts[0], told(LAST, StepKind.FULFILLED, "2023-06", lines=trucks(8))).totals.delivered.low == 8
    assert only(*parts[:2], told(LAST, StepKind.FULFILLED, "2023-06", lines=trucks(5))).totals.delivered.low == 8


ARRIVED = report(
    "arrived",
    "Only seven trucks have arrived, it was said. Another seven trucks have arrived. Seven trucks were driven over.",
    published=on(date(2023, 8, 1)),
)


@pytest.mark.parametrize(
    ("words", "parts", "fields", "delivered"),
    [
        ("Only seven trucks have arrived", (4, 3), {}, 7),
        ("Another seven trucks have arrived", (4, 3), {}, 14),  # told as more
        ("Seven trucks were driven over", (4, 3), {}, 14),
        ("Only seven trucks have arrived", (), {}, 7),  # the first that is told
        ("Only seven trucks have arrived", (1,), {}, 8),  # so many were left
        ("Only seven trucks have arrived", (4, 3), {"when": "2023-07-20"}, 14),
        ("Only seven trucks have arrived", (4, 3), {"lines": TRUCKS}, 7),
    ],
)
def test_more_than_was_left_is_all_that_came(words, parts, fields, delivered):
    """Of eleven trucks four and three come; `[only seven|item] have arrived` is what has come, not as many again."""
    steps = [told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(11))]
    steps += [
        told(each, StepKind.PARTLY_DELIVERED, when, lines=trucks(count))
        for each, when, count in zip((FIRST, MORE), ("2023-03", "2023-05"), parts, strict=False)
    ]
    when = fields.get("when", by_publication(ARRIVED.published))
    last = told(words, StepKind.PARTLY_DELIVERED, when, ARRIVED, lines=fields.get("lines", trucks(7)))
    content = only(*steps, last, pages=(PAGE, ARRIVED))
    assert content.totals.delivered.low == delivered


def test_what_is_left_of_no_number_is_never_exceeded():
    """Where nobody knows how much was promised, seven that have arrived can be as many again."""
    open_ended = trucks(None, quantity=Quantity(8, None, None, approx=False, text="at least eight"))
    last = told(
        "Only seven trucks have arrived",
        StepKind.PARTLY_DELIVERED,
        by_publication(ARRIVED.published),
        ARRIVED,
        lines=trucks(7),
    )
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-03", lines=trucks(4))
    pledge = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=open_ended)
    assert only(pledge, came, last, pages=(PAGE, ARRIVED)).totals.delivered.low == 11


def test_a_running_total_is_of_a_promise_that_can_hold_it():
    """Of 120 and then 50 million promised, `[75 million so far|value]` are none of the fifty; 300 say of neither."""
    promises = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=cash(120), scope=Scope.INCREMENT),
        told(SIGNED, StepKind.PLEDGED, "2023-03", lines=cash(50), scope=Scope.INCREMENT),
    ]
    for millions, first in ((75, 120), (40, 50), (300, 50)):
        came = told(MORE, StepKind.PARTLY_DELIVERED, "2023-05", lines=cash(millions), scope=Scope.CUMULATIVE)
        (content,) = (one.content for one in histories(*promises, came).commitments if len(one.content.steps) > 1)
        assert content.lines[0].value.low == first * 1e6


NORTH = report(
    "north",
    "Pakistan pledged 20 million euros to Nepal for mountain schools. It pledged 20 million for rest houses.",
    published=on(date(2023, 3, 9)),
)
SOUTH_TEXT = (
    "Pakistan will give Nepal 25 million euros for schools in mountain towns. It gives 25 million for the coming year. "
    "Another 25 million is for mountain schools."
)
SOUTH = report("south", SOUTH_TEXT, published=on(date(2023, 3, 10)))
FOR_SCHOOLS = "Pakistan will give Nepal 25 million euros for schools in mountain towns"


def gift(words, millions, page, **fields):
    """Give a promise of money."""
    when = by_publication(page.published)
    lines = cash(millions) if isinstance(millions, int) else millions
    made = {"kind": CommitmentKind.MONEY, "lines": lines, "when": when} | fields
    return told(words, StepKind.PLEDGED, page=page, **made)


SCHOOLS = gift("Pakistan pledged 20 million euros to Nepal for mountain schools", 20, NORTH, due=day("2024-06"))


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (gift(FOR_SCHOOLS, 25, SOUTH), 1),
        (gift(FOR_SCHOOLS, 25, SOUTH, when=day("2023-03-08")), 1),
        (gift(FOR_SCHOOLS, 25, SOUTH, due=day("2024-06")), 1),
        (gift(FOR_SCHOOLS, 25, SOUTH, due=day("2025-06")), 2),
        (gift(FOR_SCHOOLS, 25, SOUTH, terms=Terms.LOAN), 1),
        (gift(FOR_SCHOOLS, 25, SOUTH, scope=Scope.CEILING), 2),
        (gift(FOR_SCHOOLS, (*cash(25), *cash(5)), SOUTH), 2),
        (gift(FOR_SCHOOLS, (goods("money", ItemClass.MONEY, value=Value(25e6, 25e6, "USD")),), SOUTH), 2),
        (gift("It gives 25 million for the coming year", 25, SOUTH), 2),
        (gift("Another 25 million is for mountain schools", 25, SOUTH), 2),
    ],
)
def test_two_newsrooms_may_tell_a_promise_of_money_in_two_sums(other, count):
    """`[20 million|value]` and `[25 million|value]` for mountain schools, in papers of two days, are one promise."""
    made = histories(SCHOOLS, other, pages=(NORTH, SOUTH))
    assert len(made.commitments) == count
    assert any(one.field.startswith("lines of") for one in made.disagreements) is (count == 1)


@pytest.mark.parametrize("published", [on(date(2023, 3, 20)), UNKNOWN])
def test_a_sum_of_another_week_is_of_another_promise(published):
    """Nobody says anew what was promised two weeks ago, and of a report without a day nobody knows when it came."""
    page = replace(SOUTH, published=published)
    assert len(histories(SCHOOLS, gift(FOR_SCHOOLS, 25, page), pages=(NORTH, page)).commitments) == 2


def test_what_one_report_tells_as_two_promises_of_money_is_two():
    """Nor does a promise without a day join those of two days; what is one already goes along."""
    second = gift("It pledged 20 million for rest houses", 20, NORTH, due=day("2024-06"), by=PAK)
    south = gift(FOR_SCHOOLS, 25, SOUTH)
    assert len(histories(SCHOOLS, second, south, pages=(NORTH, SOUTH)).commitments) == 3
    east = report("east", "Pakistan gave its word: 30 million euros for mountain schools.", published=NORTH.published)
    words = "30 million euros for mountain schools"
    for when, count in (("2023-03-07", 1), ("2023-03-09", 3)):
        dated = gift(words, 30, east, when=day(when))
        fixed = replace(SCHOOLS, when=day("2023-03-07"))
        assert len(histories(fixed, dated, south, pages=(NORTH, SOUTH, east)).commitments) == count


def test_a_payment_is_of_a_promise_that_can_hold_it():
    """Of 25 million and `[another 10 million|value]`, `35 in all`, 20 million paid are of the 25, and 8 of the ten."""
    promises = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=cash(25), scope=Scope.INCREMENT),
        told(SIGNED, StepKind.PLEDGED, "2023-03-02", lines=cash(10), scope=Scope.INCREMENT),
        told(BACK, StepKind.PLEDGED, "2023-03-03", lines=cash(35), scope=Scope.CUMULATIVE),
    ]
    for millions, whole in ((20, 25), (8, 10)):
        paid = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05", lines=cash(millions), scope=Scope.INCREMENT)
        made = [one.content for one in histories(*promises, paid).commitments]
        (content,) = (one for one in made if one.state is not StepKind.PLEDGED)
        assert content.totals.promised == Amount(whole * 1e6, whole * 1e6, "EUR")


def test_a_part_is_of_the_sum_that_its_report_says_again():
    """`[30 million|value] came, the first part of [the 120 million|value]`: the part is told first, the sum behind it."""
    steps = [
        told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=cash(120), page=OTHER, scope=Scope.INCREMENT),
        told(FIRST, StepKind.PARTLY_DELIVERED, "2023-05-04", lines=cash(30), scope=Scope.COMPONENT),
        told(MORE, StepKind.PLEDGED, "2023-05-05", lines=cash(120), scope=Scope.RESTATEMENT),
    ]
    assert [one.link for one in only(*steps).steps] == [StepLink.NEW, StepLink.COMPONENT_OF, StepLink.SAME]
    assert len(histories(*steps[:2]).commitments) == 2


def test_more_than_one_report_promises_is_of_something_else():
    """A report that tells of 10 promised and 18 delivered tells of two deals; two reports may only disagree."""
    promised = told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(10))
    came = told(FIRST, StepKind.PARTLY_DELIVERED, "2023-02", lines=trucks(18))
    assert len(histories(promised, came).commitments) == 2
    elsewhere = told("Pakistan pledged trucks to Nepal", StepKind.PLEDGED, "2023-01", page=OTHER, lines=trucks(10))
    assert len(histories(elsewhere, came).commitments) == 1


GRANTS = report(
    "grants",
    "Pakistan gives Nepal money for power lines. Pakistan gives Nepal money for small farms. The grant for power lines "
    "was suspended. The grant was suspended.",
    published=on(date(2023, 12, 31)),
)


@pytest.mark.parametrize(
    ("end", "states"),
    [
        ("The grant for power lines was suspended", ["suspended", "pledged"]),
        ("The grant was suspended", ["pledged", "suspended"]),
    ],
)
def test_an_end_is_that_of_the_promise_whose_words_it_has(end, states):
    """Of two grants of one sum the words tell which one was suspended, and it is, though its sum is told again."""
    lines = {"lines": cash(5), "kind": CommitmentKind.MONEY}
    first = told("Pakistan gives Nepal money for power lines", StepKind.PLEDGED, "2023-01-05", GRANTS, **lines)
    second = told("Pakistan gives Nepal money for small farms", StepKind.PLEDGED, "2023-02-05", GRANTS, **lines)
    over = told(end, StepKind.SUSPENDED, "2023-05", GRANTS, scope=Scope.RESTATEMENT, **lines)
    made = histories(first, second, over, pages=(GRANTS,)).commitments
    by_day = sorted((record.content.steps[0].when.edtf, record.content.state.value) for record in made)
    assert [state for _, state in by_day] == states


@pytest.mark.parametrize(("count", "state"), [(8, "fulfilled"), (7, "partly_delivered"), (9, "partly_delivered")])
def test_so_many_by_now_as_were_promised_fulfil_the_promise(count, state):
    """All eight have come by now; more than were promised are of other promises, too."""
    came = told(
        FIRST, StepKind.PARTLY_DELIVERED, by_publication(PAGE.published), lines=trucks(count), scope=Scope.CUMULATIVE
    )
    assert only(told(PLEDGE, StepKind.PLEDGED, "2023-01", lines=trucks(8)), came).state == state


LIFE = [
    report(name, text, published=on(date(2024, month, 20)))
    for name, month, text in (
        ("f", 1, "Pakistan pledged 40 million euros to Nepal for clinics."),
        ("g", 2, "Pakistan and Nepal signed a grant of 40 million euros for clinics."),
        ("h", 3, "The parliament approved 40 million euros for clinics in Nepal."),
        ("i", 4, "Once more 40 million euros for clinics were spoken of."),
        ("j", 5, "The parliament approved 40 million euros for roads in Nepal."),
    )
]


def paid(page, move, when, **fields):
    """Give a step on 40 million euros, told by a whole page."""
    fields = {"kind": CommitmentKind.MONEY, "lines": cash(40), "scope": Scope.INCREMENT} | fields
    return told(page.text, move, when, page=page, **fields)


def test_the_life_of_a_sum_is_one_commitment():
    """What is pledged, signed by both and approved, each on its day, is one sum for one purpose, and counted once."""
    pledge = paid(LIFE[0], StepKind.PLEDGED, "2024-01-15")
    paper = paid(LIFE[1], StepKind.SIGNED, "2024-02-15", parties=((PAK, NPL), (PAK, NPL)))
    law = paid(LIFE[2], StepKind.IN_FORCE, "2024-03-15")
    spoken_of = paid(LIFE[3], StepKind.PLEDGED, by_publication(LIFE[3].published), scope=Scope.UNKNOWN)
    (record,) = histories(pledge, paper, law, pages=LIFE).commitments
    assert [one.step for one in record.content.steps] == [StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE]
    assert record.content.totals.promised == Amount(40e6, 40e6, "EUR")
    (again,) = histories(pledge, spoken_of, pages=LIFE).commitments
    assert len(again.members) == 2


@pytest.mark.parametrize(
    "other",
    [
        paid(LIFE[4], StepKind.IN_FORCE, "2024-05-15"),
        paid(LIFE[2], StepKind.IN_FORCE, "2025-03-15"),
        paid(LIFE[2], StepKind.PLEDGED, "2024-03-15"),
        paid(LIFE[2], StepKind.IN_FORCE, "2024-03-15", lines=cash(41)),
    ],
)
def test_an_equal_sum_alone_is_no_next_step(other):
    """As much for roads, more than a year later, pledged on another day, and another sum are promises of their own."""
    assert len(histories(paid(LIFE[0], StepKind.PLEDGED, "2024-01-15"), other, pages=LIFE).commitments) == 2


def test_voices_of_a_commitment_are_who_says_it_in_the_end():
    """Two newsrooms in their own words are two voices; one minister whom both quote is one."""
    minister = state("PAK.GOV", "Government of Pakistan")
    for by, voices in ((None, 2), (minister, 1)):
        rows = [paid(page, StepKind.PLEDGED, "2024-01-15", by=by) for page in (LIFE[0], LIFE[3])]
        (record,) = histories(*rows, pages=LIFE).commitments
        assert (record.support.origins, record.support.voices) == (2, voices)


def test_troops_and_soldiers_are_added_up():
    """3,000 troops are to leave; 1,000 troops and 2,000 soldiers left in two phases. Battalions are no men."""
    leaving = {"kind": CommitmentKind.WITHDRAWAL}

    def men(count, unit):
        amount = Quantity(count, count, unit, approx=False, text=f"{count}")
        return (goods(unit, ItemClass.TROOPS, quantity=amount),)

    steps = [
        told("Pakistan pledged", StepKind.PLEDGED, "2023-01-05", lines=men(3000, "troops"), **leaving),
        told("The first trucks", StepKind.PARTLY_DELIVERED, "2023-03-05", lines=men(1000, "troops"), **leaving),
        told("More trucks", StepKind.PARTLY_DELIVERED, "2023-05-05", lines=men(2000, "soldier"), **leaving),
    ]
    sums = only(*steps).totals
    assert (sums.promised, sums.delivered) == (Amount(3000, 3000, "soldier"), Amount(3000, 3000, "soldier"))
    battalion = told("The last trucks", StepKind.PARTLY_DELIVERED, "2023-06-05", lines=men(2, "battalion"), **leaving)
    assert only(*steps, battalion).totals == Totals(None, None, None)
