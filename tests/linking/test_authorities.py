"""Limits that laws set, and the promises that they allow or that draw on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from linking.test_judgements import judged
from servanda import codebook
from servanda.linking import link
from servanda.model import (
    CommitmentKind,
    Instrument,
    ItemClass,
    LinkKind,
    Scope,
    StepKind,
    Value,
    by_publication,
    on,
)

BOOK = codebook.load()
NOR, TGO = state("NOR", "Norway"), state("TGO", "Togo")
PAGES = {
    name: report(name, f"{text} Page {name}.", published=on(date(2023, 12, 31)))
    for name, text in (
        ("a", "The cabinet allowed help for Togo."),
        ("b", "The minister promised help for Togo."),
        ("c", "The cabinet allowed more help for Togo."),
        ("d", "The minister promised more help for Togo."),
    )
}


def sums(item, low, high, currency="USD", class_=ItemClass.MONEY):
    """Give a line of money."""
    return (replace(goods(item, class_), value=Value(low, high, currency)),)


def limit(page, when, high, item="military aid", **fields):
    """Give a paper that allows up to a sum."""
    return step(
        PAGES[page],
        PAGES[page].text[:30],
        StepKind.IN_FORCE,
        (NOR,),
        (TGO,),
        **(
            {"kind": CommitmentKind.MONEY, "scope": Scope.CEILING, "instrument": Instrument.AUTHORISATION}
            | {"when": day(when), "lines": sums(item, 0.0, high)}
            | fields
        ),
    )


def promise(page, when, worth, item="weapons", **fields):
    """Give a promise of new help for a sum."""
    return step(
        PAGES[page],
        PAGES[page].text[:30],
        StepKind.PLEDGED,
        (NOR,),
        (TGO,),
        **(
            {"kind": CommitmentKind.GOODS, "scope": Scope.INCREMENT, "when": day(when)}
            | {"lines": sums(item, worth, worth, class_=ItemClass.ARMS)}
            | fields
        ),
    )


def ledger(*steps, judgements=()):
    """Give the ledger of steps, each on its page."""
    pages = [(page, found(steps=[one for one in steps if one.report == page.id])) for page in PAGES.values()]
    return link(pages, BOOK, judgements)


def commitments(*steps):
    """Give how many steps each commitment has."""
    return sorted(len(record.content.steps) for record in ledger(*steps).commitments)


def test_a_limit_of_the_promised_sum_in_the_same_days_is_the_same_commitment():
    """Announced on Monday, allowed on Wednesday, up to the very sum: one commitment that came into force."""
    (record,) = ledger(promise("b", "2023-03-06", 8e6), limit("a", "2023-03-08", 8e6)).commitments
    assert [one.step for one in record.content.steps] == [StepKind.PLEDGED, StepKind.IN_FORCE]
    assert record.content.state is StepKind.IN_FORCE
    assert record.content.totals.promised is not None
    assert record.content.totals.promised.high == 8e6


@pytest.mark.parametrize(
    "steps",
    [
        (promise("b", "2023-03-06", 8e6), limit("a", "2023-03-16", 8e6)),
        (promise("b", "2023-03-06", 8e6), limit("a", "2023-03-06", 7e6)),
        (promise("b", "2023-03-06", 8e6), limit("a", "2023-03-06", 8e6, item="school meals")),
        (
            promise("b", "2023-03-06", 8e6, item="vaccines", lines=sums("vaccines", 8e6, 8e6)),
            limit("a", "2023-03-06", 8e6, item="school meals"),
        ),
        (promise("b", "2023-03-06", 8e6), limit("a", "2023-03-06", 8e6, lines=sums("arms", 0.0, 8e6, "EUR"))),
    ],
)
def test_an_equal_sum_of_other_days_or_goods_stays_apart(steps):
    """Ten days apart, a smaller sum, food for arms, another currency: two commitments."""
    assert commitments(*steps) == [1, 1]


def test_two_limits_or_two_promises_of_one_sum_leave_all_apart():
    """Who fits two fits neither."""
    assert commitments(
        promise("b", "2023-03-07", 8e6), limit("a", "2023-03-06", 8e6), limit("c", "2023-03-08", 8e6)
    ) == [
        1,
        1,
        1,
    ]
    both = (promise("b", "2023-03-06", 8e6), promise("d", "2023-03-07", 8e6))
    assert commitments(*both, limit("a", "2023-03-06", 8e6)) == [1, 1, 1]


def test_equal_limits_of_two_weeks_are_two():
    """Two papers in one form that allow one sum twice are two commitments."""
    assert commitments(limit("a", "2023-03-06", 8e6), limit("c", "2023-03-20", 8e6)) == [1, 1]


def test_papers_of_one_form_with_other_sums_are_no_copies():
    """A paper printed again with another sum is another paper."""
    text = "By the laws of Norway the cabinet allows the transfer of arms and of all that belongs to them to Togo. " * 3
    one, other = report("x", text + "It is for 8 million."), report("y", text + "It is for 9 million.")
    kept = {"when": on(date(2023, 3, 6)), "scope": Scope.CEILING, "kind": CommitmentKind.MONEY}
    steps = [
        step(page, "the cabinet allows", StepKind.IN_FORCE, (NOR,), (TGO,), lines=sums("arms", 0.0, high), **kept)
        for page, high in ((one, 8e6), (other, 9e6))
    ]
    read = [(page, found(steps=[one])) for page, one in zip((one, other), steps, strict=True)]
    assert len(link(read, BOOK).origins) == 1
    assert len(link(read, BOOK).commitments) == 2


def test_a_smaller_promise_draws_on_the_one_open_limit():
    """A package two months later is a part of the wider authority; both stay, one points to the other."""
    records = ledger(limit("a", "2023-01-06", 50e6), promise("b", "2023-03-06", 8e6))
    package, authority = sorted(records.commitments, key=lambda one: one.content.parent is None)
    assert package.content.parent == authority.id
    assert [one.kind for one in records.links] == [LinkKind.DRAWS_ON]


@pytest.mark.parametrize(
    "steps",
    [
        (limit("a", "2023-04-06", 50e6), promise("b", "2023-03-06", 8e6)),
        (limit("a", "2021-04-06", 50e6), promise("b", "2023-03-06", 8e6)),
        (limit("a", "2023-01-06", 50e6), promise("b", "2023-03-06", 8e6, scope=Scope.CUMULATIVE)),
        (limit("a", "2023-01-06", 50e6), limit("c", "2023-01-20", 40e6), promise("b", "2023-03-06", 8e6)),
        (
            limit("a", "2023-01-06", 50e6),
            promise("b", "2023-03-06", 8e6, lines=(*sums("x", 8e6, 8e6), *sums("y", 9e6, 9e6))),
        ),
    ],
)
def test_an_earlier_or_told_again_promise_and_one_under_two_limits_draw_on_none(steps):
    """What came before or years later, a running total, two open limits and two sums leave it open."""
    assert all(record.content.parent is None for record in ledger(*steps).commitments)


def test_a_deed_under_a_limit_goes_where_the_limit_goes():
    """What was sent under an authority stays with it when the promise that it allows is found."""
    sent = replace(
        promise("c", "2023-03-09", 1e6), step=StepKind.PARTLY_DELIVERED, scope=Scope.UNKNOWN, kind=CommitmentKind.MONEY
    )
    sent = replace(sent, lines=sums("military aid", 1e6, 1e6))
    assert commitments(limit("a", "2023-03-08", 8e6), promise("b", "2023-03-08", 8e6), sent) == [3]


def test_a_sum_said_again_finds_its_own_promise():
    """'The 8 million of March' is not the promise of 3 million that came between; one nobody told is its own."""
    first, second = promise("b", "2023-03-06", 8e6), promise("d", "2023-05-06", 3e6)
    again = promise("c", "2023-06-06", 8e6, scope=Scope.RESTATEMENT)
    assert commitments(first, second, again) == [1, 2]
    other = promise("c", "2023-06-06", 5e6, scope=Scope.RESTATEMENT)
    assert commitments(first, second, other) == [1, 1, 1]


def test_a_part_belongs_to_the_whole_that_its_report_names():
    """A part told in December is none of the promise of May."""
    whole, part = promise("b", "2023-05-06", 8e6), promise("d", "2023-12-06", 3e6, scope=Scope.COMPONENT)
    assert commitments(whole, part) == [1, 1]


def test_one_new_sum_in_two_reports_of_a_day_is_told_twice():
    """Two pages of one day announce 8 million: one promise; a month later, or another sum, it is another one."""
    first, second = promise("b", "2023", 8e6), promise("d", "2023", 8e6)
    assert commitments(first, second) == [1]
    assert commitments(first, promise("d", "2023", 9e6)) == [1, 1]
    pages = [replace(PAGES["b"], published=on(date(2023, 1, 1))), PAGES["d"]]
    read = [(page, found(steps=[one])) for page, one in zip(pages, (first, second), strict=True)]
    assert len(link(read, BOOK).commitments) == 2


def test_a_limit_that_a_person_keeps_apart_stays_apart():
    """Whatever the sums and days say, two commitments that are judged different are two."""
    mine, paper = promise("b", "2023-03-06", 8e6), limit("a", "2023-03-08", 8e6)
    made = ledger(mine, paper, judgements=[judged("different", mine, paper)])
    assert [len(record.members) for record in made.commitments] == [1, 1]


def test_a_limit_that_both_signed_is_the_gift_of_whoever_is_told_to_give():
    """Which of the two lends is told half a year later; the tranches between are drawn from the line they signed."""
    line = replace(limit("a", "2023-01-06", 50e6, "loan"), provider=(NOR, TGO), recipient=(NOR, TGO))
    line = replace(line, step=StepKind.SIGNED)
    drawn = replace(
        promise("b", "2023-03-06", 8e6, lines=sums("loan", 8e6, 8e6), kind=CommitmentKind.MONEY),
        step=StepKind.PARTLY_DELIVERED,
    )
    again = replace(limit("d", "2023-07-06", 50e6, "loan"), step=StepKind.PLEDGED, scope=Scope.RESTATEMENT)
    assert commitments(line, drawn, again) == [3]
    # As much in another year is another line.
    assert commitments(line, replace(limit("d", "2024-03-06", 50e6, "loan"), step=StepKind.PLEDGED)) == [1, 1]


def test_a_limit_that_words_point_at_is_the_one_known():
    """Up to as much as was set before is the same limit where a report points at it; up to another sum is another."""

    def pointed_at(high, rule="step.known"):
        one = replace(limit("c", "2023", high), when=by_publication(on(date(2023, 6, 1))))
        return replace(one, evidence=tuple(replace(cited, rule=rule) for cited in one.evidence))

    assert commitments(limit("a", "2023-03-06", 8e6), pointed_at(8e6)) == [2]
    assert commitments(limit("a", "2023-03-06", 8e6), pointed_at(9e6)) == [1, 1]
    assert commitments(limit("a", "2023-03-06", 8e6), pointed_at(8e6, "step.promise")) == [1, 1]
