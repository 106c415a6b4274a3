"""What an outlet told and later put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linking.build import day, event, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import EventType, ItemClass, StepKind, Value, by_publication, on

BOOK = codebook.load()
FIN, MAR = state("FIN", "Finland"), state("MAR", "Morocco")
WRONG = "Finland delivered 50 tents to Morocco."
RIGHT = "Finland delivered 15 tents to Morocco."


def tents(count):
    """Give a number of tents."""
    return (goods("tents", ItemClass.OTHER, count),)


def told(name, text, words, lines, *, came, outlet="Fez Post", when="2031-05-01", title=None, **fields):
    """Give a report with a delivery, as an event and a step of it."""
    page = replace(report(name, text, published=on(date.fromisoformat(came))), outlet=outlet, title=title)
    period = day(when) if when else by_publication(page.published)
    act = event(page, words, EventType.AID, (FIN,), (MAR,), when=period, lines=lines)
    move = fields.pop("move", StepKind.PARTLY_DELIVERED)
    made = step(page, words, move, (FIN,), (MAR,), when=period, lines=lines, event=act.id, **fields)
    return page, found(events=[act], steps=[made])


FIRST = told("a", f"{WRONG} The tents came by ship.", WRONG, tents(50), came="2031-05-02")
LATER = told(
    "b", f"{RIGHT} An earlier version of this article gave another number.", RIGHT, tents(15), came="2031-05-04"
)


def values(records):
    """Give the kinds and values of all disagreements on goods."""
    return sorted({(one.kind.value, tuple(value.value for value in one.values)) for one in records.disagreements})


CHANGED = [("change", ("15 tents", "50 tents (retracted)"))]


def test_the_right_amount_counts_and_the_wrong_one_is_shown_as_taken_back():
    """Of one outlet, in a text that says so: commitment, event and total have the later number."""
    records = link([LATER, FIRST], BOOK)
    (whole,), (act,) = records.commitments, records.events
    assert whole.content.lines == act.content.lines == tents(15)
    assert (whole.content.totals.delivered.low, whole.content.totals.delivered.high) == (15, 15)
    assert values(records) == CHANGED
    quotes = {piece.quote for one in records.disagreements for value in one.values for piece in value.evidence}
    assert quotes == {WRONG, RIGHT}
    assert link([FIRST], BOOK).commitments[0].content.totals.delivered.low == 50


@pytest.mark.parametrize(
    "words",
    [
        "This story was amended on 4 May to correct the number.",
        "The figure is lower than this newspaper reported first; we regret the error.",
        "The navy gave the number, correcting an earlier figure.",
        "It was not 50, as we reported on 2 May.",
    ],
)
def test_the_words_of_a_correction(words):
    """A note under the text, a half sentence in it."""
    late = told("b", f"{RIGHT} {words}", RIGHT, tents(15), came="2031-05-04")
    assert values(link([FIRST, late], BOOK)) == CHANGED


def test_a_title_can_say_it():
    """'Correction' over a short text."""
    late = told("b", f"{RIGHT} It was a short trip.", RIGHT, tents(15), came="2031-05-04", title="Correction")
    assert values(link([FIRST, late], BOOK)) == CHANGED


@pytest.mark.parametrize(
    ("name", "came", "outlet", "words"),
    [
        ("b", "2031-05-04", "Fez Post", "The price correction of the market goes on."),
        ("b", "2031-05-04", "Agadir News", "An earlier version of this article gave another number."),
        ("b", "2031-05-04", None, "An earlier version of this article gave another number."),
        ("b", "2031-05-01", "Fez Post", "An earlier version of this article gave another number."),
    ],
)
def test_nobody_else_takes_it_back(name, came, outlet, words):
    """Another outlet, a text that corrects nothing, one that came before: two numbers, and both stay."""
    late = told(name, f"{RIGHT} {words}", RIGHT, tents(15), came=came, outlet=outlet)
    kinds = {kind for kind, _ in values(link([FIRST, late], BOOK))}
    assert "retracted" not in str(values(link([FIRST, late], BOOK)))
    assert kinds == {"conflict"}


def test_what_another_outlet_found_out_stands_and_a_copy_goes():
    """A copy of the wrong text is taken back with it; who counted for himself is not."""
    text = (
        f"{WRONG} The tents came by ship to the port of Tangier, where a crowd of people and three ministers met them."
    )
    first = told("a", text, WRONG, tents(50), came="2031-05-02")
    copy = told("c", text, WRONG, tents(50), came="2031-05-02", outlet="Rabat Sun")
    own = told(
        "d",
        "Officials counted: 50 tents from Finland reached Morocco.",
        "50 tents from Finland reached Morocco",
        tents(50),
        came="2031-05-03",
        outlet="Tangier Mail",
    )
    assert values(link([first, copy, LATER], BOOK)) == CHANGED
    assert {kind for kind, _ in values(link([first, own, LATER], BOOK))} == {"conflict"}


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"lines": tents(15), "came": "2031-08-09"}, 2),
        ({"lines": (goods("grain", ItemClass.FOOD, 15),)}, 2),
        ({"lines": (goods("tents", ItemClass.OTHER),)}, 1),
        ({"came": "2031-04-30"}, 2),
    ],
)
def test_a_correction_without_a_day_joins_what_it_corrects(fields, count):
    """Within two months, of the same goods, in another number."""
    options = {"lines": tents(15), "came": "2031-05-09"} | fields
    lines, came = options["lines"], options["came"]
    first = told("a", f"{WRONG} Ships came.", WRONG, tents(50), came="2031-05-02", move=StepKind.PLEDGED)
    late = told(
        "b",
        f"Finland has a plan. {RIGHT} We regret the error.",
        RIGHT,
        lines,
        came=came,
        when=None,
        move=StepKind.PLEDGED,
    )
    records = link([(page, replace(rows, events=())) for page, rows in (first, late)], BOOK)
    assert len(records.commitments) == count


def test_a_correction_that_fits_two_joins_neither():
    """Two promises of tents in one paper: which of them is put right nobody can tell."""
    several = [
        told("a", f"{WRONG} Ships came.", WRONG, tents(50), came="2031-05-02", move=StepKind.PLEDGED),
        told(
            "c",
            f"{WRONG} More ships came.",
            WRONG,
            tents(70),
            came="2031-05-05",
            when="2031-05-04",
            move=StepKind.PLEDGED,
        ),
        told(
            "b", f"{RIGHT} We regret the error.", RIGHT, tents(15), came="2031-05-09", when=None, move=StepKind.PLEDGED
        ),
    ]
    records = link([(page, replace(rows, events=())) for page, rows in several], BOOK)
    assert len(records.commitments) == 3


def test_money_is_put_right_too():
    """In one currency."""
    text = "Finland pays Morocco {} million."
    first, late = (
        told(
            name,
            f"{text.format(sum_)} {words}",
            text.format(sum_),
            (goods("money", ItemClass.MONEY, value=Value(sum_ * 1e6, sum_ * 1e6 if sum_ < 9 else None, "EUR")),),
            came=came,
        )
        for name, sum_, words, came in (
            ("a", 9, "So it is.", "2031-05-02"),
            ("b", 3, "We regret the error.", "2031-05-03"),
        )
    )
    (whole,) = link([first, late], BOOK).commitments
    assert whole.content.lines[0].value.low == 3e6
