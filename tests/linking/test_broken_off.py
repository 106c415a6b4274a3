"""Commitments that are interrupted, go on, are broken, kept late or given up."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.standing import as_of
from servanda.model import Flag, ItemClass, Scope, SpeakerRole, StepKind, on

BOOK = codebook.load()
ITA, TUN = state("ITA", "Italy"), state("TUN", "Tunisia")
WORDS = {
    StepKind.PLEDGED: "Italy promised Tunisia 30 buses.",
    StepKind.SIGNED: "Italy and Tunisia signed for 30 buses.",
    StepKind.SUSPENDED: "Italy suspended the delivery of buses to Tunisia.",
    StepKind.IN_FORCE: "Italy resumed the delivery of buses to Tunisia.",
    StepKind.PARTLY_DELIVERED: "Italy delivered buses to Tunisia.",
    StepKind.NOT_FULFILLED: "Italy did not deliver 30 buses to Tunisia.",
    StepKind.CANCELLED: "Italy cancelled the delivery of buses to Tunisia.",
    StepKind.WITHDRAWN: "Italy took its buses back.",
}


def buses(count):
    """Give a number of buses."""
    return (goods("buses", ItemClass.VEHICLES, count),)


def life(*told, words=None):
    """Give the commitments that steps on buses make, each of a report of its own: (step, day, count, other fields)."""
    read = []
    for number, (move, when, count, *more) in enumerate(told):
        fields = more[0] if more else {}
        text = fields.pop("words", WORDS[move]) if words is None else words
        page = report(f"{number}", f"{text} {number}", published=on(date.fromisoformat(when)))
        lines = buses(count) if count else (goods("buses", ItemClass.VEHICLES),)
        made = step(page, text, move, (ITA,), (TUN,), **({"when": day(when), "lines": lines} | fields))
        read.append((page, found(steps=[made])))
    return link(read, BOOK).commitments


PLEDGE = (StepKind.PLEDGED, "2031-01-05", 30)
STOP = (StepKind.SUSPENDED, "2031-02-05", None)
GO_ON = (StepKind.IN_FORCE, "2031-03-05", None)


@pytest.mark.parametrize(
    ("told", "state_"),
    [
        ((PLEDGE, STOP, GO_ON), StepKind.PLEDGED),
        (((StepKind.SIGNED, "2031-01-05", 30), STOP, GO_ON), StepKind.SIGNED),
        ((PLEDGE, (StepKind.PARTLY_DELIVERED, "2031-01-20", 10), STOP, GO_ON), StepKind.PARTLY_DELIVERED),
        ((PLEDGE, GO_ON), StepKind.PLEDGED),
        ((PLEDGE, STOP), StepKind.SUSPENDED),
        ((STOP, GO_ON), StepKind.SUSPENDED),
        ((GO_ON,), StepKind.IN_FORCE),
    ],
)
def test_what_is_resumed_stands_where_it_stood(told, state_):
    """No promise comes into force by being taken up again; what it was before nobody tells stays open."""
    (whole,) = life(*told)
    assert whole.content.state is state_
    (then,) = as_of([whole], date(2031, 12, 1), BOOK)
    assert then.content.state is state_


@pytest.mark.parametrize(
    "words",
    [
        "Italy lifted the suspension of its buses for Tunisia.",
        "Italy unfroze the delivery of buses to Tunisia.",
        "Italy restarted deliveries of buses to Tunisia.",
    ],
)
def test_words_by_which_something_goes_on(words):
    """Other words than "resumed"."""
    (whole,) = life(PLEDGE, STOP, (*GO_ON, {"words": words}))
    assert whole.content.state is StepKind.PLEDGED


def test_what_enters_into_force_does():
    """A law or a vote is no resumption."""
    (whole,) = life(PLEDGE, (*GO_ON, {"words": "Parliament in Rome approved the delivery of buses to Tunisia."}))
    assert whole.content.state is StepKind.IN_FORCE


MISSED = (StepKind.NOT_FULFILLED, "2031-07-09", 30)
DUE = {"due": day("2031-06-30")}


@pytest.mark.parametrize(
    ("after", "state_"),
    [
        ((StepKind.PARTLY_DELIVERED, "2031-08-09", 30), StepKind.FULFILLED),
        ((StepKind.PARTLY_DELIVERED, "2031-08-09", 10), StepKind.PARTLY_DELIVERED),
        ((StepKind.CANCELLED, "2031-08-09", None), StepKind.CANCELLED),
        ((StepKind.WITHDRAWN, "2031-08-09", None), StepKind.WITHDRAWN),
    ],
)
def test_what_was_not_kept_in_time_is_kept_late_or_given_up(after, state_):
    """It stays one commitment, and a late delivery is no dispute."""
    (whole,) = life((*PLEDGE, dict(DUE)), MISSED, after)
    assert whole.content.state is state_
    assert Flag.DISPUTED not in whole.content.flags


def test_a_new_promise_after_a_broken_one_is_new():
    """Thirty buses were not delivered; forty are promised."""
    assert len(life(PLEDGE, MISSED, (StepKind.PLEDGED, "2031-09-01", 40))) == 2


def test_a_part_that_came_is_no_denial_of_the_rest():
    """Ten of thirty came, thirty did not; who says that what came did not come disputes it."""
    ten = (StepKind.PARTLY_DELIVERED, "2031-05-01", 10)
    (part,) = life(PLEDGE, ten, MISSED)
    assert (part.content.state, Flag.DISPUTED in part.content.flags) == (StepKind.NOT_FULFILLED, False)
    (told,) = life(PLEDGE, ten, (StepKind.NOT_FULFILLED, "2031-07-09", None))
    assert Flag.DISPUTED in told.content.flags


def test_before_its_day_nothing_is_missed():
    """In May the buses of June may still come."""
    (whole,) = life((*PLEDGE, dict(DUE)), (StepKind.NOT_FULFILLED, "2031-05-09", 30))
    assert whole.content.state is StepKind.PLEDGED
    assert [one.step for one in whole.content.steps] == [StepKind.PLEDGED, StepKind.NOT_FULFILLED]


@pytest.mark.parametrize(
    ("words", "by", "is_alleged"),
    [
        ("Italy broke its promise of 30 buses.", TUN, True),
        ("Italy reneged on its 30 buses.", TUN, True),
        ("Italy broke its promise of 30 buses.", ITA, False),
        ("Italy broke its promise of 30 buses.", None, False),
        ("Italy did not deliver 30 buses.", TUN, False),
    ],
)
def test_a_breach_that_others_tell_is_a_charge(words, by, is_alleged):
    """It is told, and moves nothing; that nothing came is told as what happened."""
    charge = {"words": words, "by": by, "role_of_speaker": SpeakerRole.RECIPIENT}
    (whole,) = life(PLEDGE, (*MISSED, charge))
    assert whole.content.steps[-1].is_alleged is is_alleged
    assert whole.content.state is (StepKind.PLEDGED if is_alleged else StepKind.NOT_FULFILLED)


def test_what_is_said_again_with_its_breach_begins_nothing():
    """What "it promised" is the promise before."""
    again = (StepKind.PLEDGED, "2031-07-10", 30, {"scope": Scope.RESTATEMENT})
    assert len(life(PLEDGE, MISSED, again)) == 1


SO_FAR = (StepKind.PARTLY_DELIVERED, "2031-02-06", 12, {"scope": Scope.CUMULATIVE})


@pytest.mark.parametrize(
    ("told", "state_"),
    [
        ((PLEDGE, STOP, SO_FAR), StepKind.SUSPENDED),
        ((PLEDGE, (StepKind.PARTLY_DELIVERED, "2031-01-20", 10), STOP, SO_FAR), StepKind.SUSPENDED),
        ((PLEDGE, STOP, SO_FAR, GO_ON), StepKind.PARTLY_DELIVERED),
        ((STOP, SO_FAR), StepKind.SUSPENDED),
        ((PLEDGE, SO_FAR), StepKind.PARTLY_DELIVERED),
        ((PLEDGE, STOP, (StepKind.PARTLY_DELIVERED, "2031-03-06", 12)), StepKind.PARTLY_DELIVERED),
    ],
)
def test_a_running_total_takes_up_nothing_that_is_suspended(told, state_):
    """What had come by then was sent before; a delivery of its own shows that it goes on."""
    (whole,) = life(*((*one[:3], *map(dict, one[3:])) for one in told))
    assert whole.content.state is state_
    (then,) = as_of([whole], date(2031, 12, 1), BOOK)
    assert then.content.state is state_
