"""Papers of two sides on goods, and who gives them."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import ItemClass, StepKind, on

BOOK = codebook.load()
BLR, SRB = state("BLR", "Belarus"), state("SRB", "Serbia")
BOTH = ((BLR, SRB), (BLR, SRB))
SIGNED, CAME = StepKind.SIGNED, StepKind.PARTLY_DELIVERED


def things(count, item="buses", class_=ItemClass.VEHICLES):
    """Give a number of things."""
    return (goods(item, class_, count),)


PAPER = (SIGNED, "2031-01-04", BOTH, things(100))
CAME_40 = (CAME, "2031-03-04", ((BLR,), (SRB,)), things(40))


def commitments(*told):
    """Give givers, receivers and state of each commitment."""
    read = []
    for number, (move, when, parties, lines) in enumerate(told):
        text = f"Belarus and Serbia have a contract on {lines[0].item}. {number}"
        page = report(f"{number}", text, published=on(date.fromisoformat(when)))
        read.append((page, found(steps=[step(page, text, move, *parties, when=day(when), lines=lines)])))
    whole = [one.content for one in link(read, BOOK).commitments]
    codes = [
        (tuple(party.code for party in one.provider), tuple(party.code for party in one.recipient)) for one in whole
    ]
    return sorted((*sides, one.state.value) for sides, one in zip(codes, whole, strict=True))


def test_a_paper_has_the_direction_of_what_came_of_it():
    """A hundred buses were signed for, forty of them came to Serbia."""
    assert commitments(PAPER, CAME_40) == [(("BLR",), ("SRB",), "partly_delivered")]


@pytest.mark.parametrize(
    "others",
    [
        ((CAME, "2030-12-04", ((BLR,), (SRB,)), things(40)),),
        ((CAME, "2031-03-04", ((BLR,), (SRB,)), things(40, "wheat", ItemClass.FOOD)),),
        (CAME_40, (CAME, "2031-04-04", ((SRB,), (BLR,)), things(9))),
        (CAME_40, (SIGNED, "2031-02-04", BOTH, things(30))),
    ],
)
def test_a_paper_that_can_be_of_either_stays_that_of_both(others):
    """What came before, other goods, goods in both directions, two papers of such goods."""
    assert (("BLR", "SRB"), ("BLR", "SRB"), "signed") in commitments(PAPER, *others)
