"""Treaties: signed, ratified by one side and by the other, in force, suspended, left."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.standing import as_of
from servanda.model import CommitmentKind, Flag, ItemClass, Scope, StepKind, on

BOOK = codebook.load()
URY, PRY, BOL = state("URY", "Uruguay"), state("PRY", "Paraguay"), state("BOL", "Bolivia")
SIGNED, FORCE = StepKind.SIGNED, StepKind.IN_FORCE
FIRST = (SIGNED, "2031-01-05", "Uruguay and Paraguay signed a river treaty.", (URY, PRY))
MINE = (FORCE, "2031-03-05", "Uruguay ratified the river treaty with Paraguay.", (URY, PRY))
THEIRS = (FORCE, "2031-05-05", "The senate of Paraguay approved the river treaty with Uruguay.", (PRY, URY))
RUNS = (FORCE, "2031-06-01", "The river treaty of Uruguay and Paraguay entered into force.", (URY, PRY))


def life(*told, kind=CommitmentKind.TREATY, today="2031-07-01", **fields):
    """Give the commitments that steps of a paper make, each of a report of its own."""
    read = [(report("z", "Nothing.", published=on(date.fromisoformat(today))), found())]
    for number, (move, when, words, sides, *other) in enumerate(told):
        page = report(f"{number}", f"{words} {number}", published=on(date.fromisoformat(when)))
        kind_ = other[0] if other else kind
        made = step(page, words, move, sides, sides, when=day(when), kind=kind_, **fields)
        read.append((page, found(steps=[made])))
    return link(read, BOOK).commitments


@pytest.mark.parametrize(
    ("told", "state_", "since"),
    [
        ((FIRST, MINE), SIGNED, "2031-01-05"),
        ((FIRST, MINE, THEIRS), FORCE, "2031-05-05"),
        ((FIRST, THEIRS, RUNS), FORCE, "2031-06-01"),
        ((FIRST, RUNS), FORCE, "2031-06-01"),
        ((MINE,), SIGNED, "2031-03-05"),
        ((FIRST, (*MINE[:2], "Both sides have ratified the river treaty.", (URY, PRY))), FORCE, "2031-03-05"),
        ((FIRST, (*MINE[:2], "Uruguay passed the river treaty with Paraguay.", (URY, PRY))), SIGNED, "2031-01-05"),
        (
            (FIRST, (StepKind.SUSPENDED, "2031-02-01", "Uruguay suspended the river treaty.", (URY, PRY))),
            StepKind.SUSPENDED,
            "2031-02-01",
        ),
    ],
)
def test_a_treaty_is_in_force_when_all_sides_have_ratified_it(told, state_, since):
    """Or when a report says that it is; one side's vote is a step and moves nothing."""
    (whole,) = life(*told)
    assert (whole.content.state, whole.content.state_since.edtf) == (state_, since)
    (then,) = as_of([whole], date(2031, 12, 1), BOOK)
    assert (then.content.state, then.content.state_since.edtf) == (state_, since)


def test_a_vote_is_a_part_of_coming_into_force():
    """It is no amount that was left out of a sum."""
    (whole,) = life(FIRST, MINE)
    assert [one.scope for one in whole.content.steps] == [Scope.UNKNOWN, Scope.COMPONENT]
    assert whole.content.not_counted == ()


def test_one_of_three_binds_nobody():
    """All three have to ratify."""
    told = [
        (move, when, words.replace("Paraguay", "Paraguay and Bolivia"), (*sides, BOL))
        for move, when, words, sides in (FIRST, MINE, THEIRS)
    ]
    (whole,) = life(*told)
    assert whole.content.state is SIGNED


def test_a_paper_that_is_a_policy_when_signed_and_a_treaty_when_left_is_one():
    """And a treaty; an agreement on something else stays its own."""
    signed = (SIGNED, "2031-01-05", "Uruguay and Paraguay signed a river agreement.", (URY, PRY), CommitmentKind.POLICY)
    left = (StepKind.TERMINATED, "2031-05-05", "Paraguay left the river agreement with Uruguay.", (PRY, URY))
    (whole,) = life(signed, left)
    assert (whole.content.kind, whole.content.state) == (CommitmentKind.TREATY, StepKind.TERMINATED)
    other = (StepKind.TERMINATED, "2031-05-05", "Paraguay left the customs union with Uruguay.", (PRY, URY))
    assert len(life(signed, other)) == 2


@pytest.mark.parametrize(
    ("told", "fields", "is_stale"),
    [
        ((FIRST, RUNS), {}, False),
        ((FIRST,), {}, True),
        ((FIRST, MINE), {}, True),
        ((FIRST, RUNS), {"lines": (goods("boats", ItemClass.VEHICLES, 3),)}, True),
    ],
)
def test_a_treaty_in_force_runs(told, fields, is_stale):
    """Nobody need write of it each year; one that waits to be ratified, or for goods, may be forgotten."""
    (whole,) = life(*told, today="2033-01-01", **fields)
    assert (Flag.STALE in whole.content.flags) is is_stale


def test_a_law_of_one_side_is_in_force_by_its_vote():
    """What one state gives another needs no second parliament."""
    page = report("a", "The senate of Uruguay approved three boats for Paraguay.", published=on(date(2031, 3, 5)))
    made = step(
        page, page.text, FORCE, (URY,), (PRY,), when=day("2031-03-05"), lines=(goods("boats", ItemClass.VEHICLES, 3),)
    )
    (whole,) = link([(page, found(steps=[made]))], BOOK).commitments
    assert whole.content.state is FORCE
