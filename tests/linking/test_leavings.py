"""Troops that left: all, or a part of those that were to leave."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import CommitmentKind, ItemClass, Quantity, StepKind, on

BOOK = codebook.load()
EGY, ERI = state("EGY", "Egypt"), state("ERI", "Eritrea")


def men(count, unit="soldier"):
    """Give a number of soldiers."""
    if count is None:
        return ()
    return (goods("soldiers", ItemClass.TROOPS, quantity=Quantity(count, count, unit, approx=False, text=f"{count}")),)


def state_of(promised, left, words="Egypt withdrew soldiers from Eritrea."):
    """Give the state of a withdrawal of which one leaving is told."""
    read = []
    for name, text, move, when, lines in (
        ("a", "Egypt will withdraw its soldiers from Eritrea.", StepKind.PLEDGED, "2031-01-04", promised),
        ("b", words, StepKind.FULFILLED, "2031-02-04", left),
    ):
        page = report(name, text, published=on(date.fromisoformat(when)))
        made = step(page, text, move, (EGY,), (ERI,), when=day(when), kind=CommitmentKind.WITHDRAWAL, lines=lines)
        read.append((page, found(steps=[made])))
    (whole,) = link(read, BOOK).commitments
    return whole.content.state


@pytest.mark.parametrize(
    ("promised", "left", "words", "expected"),
    [
        (men(800), men(300), "Egypt withdrew soldiers from Eritrea.", StepKind.PARTLY_DELIVERED),
        (men(800, "troops"), men(300), "Egypt withdrew soldiers from Eritrea.", StepKind.PARTLY_DELIVERED),
        (men(800), men(300), "The last Egyptian soldiers left Eritrea.", StepKind.FULFILLED),
        (men(800), men(800), "Egypt withdrew soldiers from Eritrea.", StepKind.FULFILLED),
        (men(800), men(3, "battalion"), "Egypt withdrew soldiers from Eritrea.", StepKind.FULFILLED),
        (men(None), men(300), "Egypt withdrew soldiers from Eritrea.", StepKind.FULFILLED),
        (men(800), men(None), "Egypt withdrew soldiers from Eritrea.", StepKind.FULFILLED),
    ],
)
def test_fewer_than_were_promised_are_a_part(promised, left, words, expected):
    """Unless they are called the last; what is not counted is not less."""
    assert state_of(promised, left, words) is expected


def due_and_differing(*told):
    """Give the due day of a withdrawal, and how many disagreements on it there are: (report, count, due) of promises."""
    pages = {}
    for number, (name, count, due) in enumerate(told):
        text = f"Egypt will withdraw {count} soldiers {number} from Eritrea."
        pages.setdefault(name, []).append((text, count, due))
    read = []
    for name, parts in pages.items():
        page = report(name, " ".join(text for text, _, _ in parts), published=on(date(2031, 1, 4)))
        fields = {"when": day("2031-01-04"), "kind": CommitmentKind.WITHDRAWAL}
        made = [
            step(page, text, StepKind.PLEDGED, (EGY,), (ERI,), lines=men(count), due=due and day(due), **fields)
            for text, count, due in parts
        ]
        read.append((page, found(steps=made)))
    linked = link(read, BOOK)
    (whole,) = linked.commitments
    due = whole.content.due
    return due and due.edtf, sum(one.field == "due" for one in linked.disagreements)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((("a", 900, "2031-09-30"), ("a", 300, "2031-03-15")), ("2031-09-30", 0)),
        ((("a", 900, None), ("a", 300, "2031-03-15"), ("b", None, "2031-08-31")), ("2031-08-31", 0)),
        ((("a", 900, None), ("a", 300, "2031-03-15")), ("2031-03-15", 0)),
        ((("a", 900, "2031-09-30"), ("b", 900, "2031-08-31")), ("2031-08-31", 1)),
        ((("a", 900, "2031-09-30"), ("b", 300, "2031-03-15")), ("2031-03-15", 1)),
    ],
)
def test_the_day_of_a_phase_is_not_that_of_the_whole(told, expected):
    """Nor does it contradict it; a smaller number in another report may be of all, and is another version."""
    assert due_and_differing(*told) == expected
