"""Plans and what was done of them."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import actor, day, event, found, mention, person, report, state
from servanda import codebook
from servanda.linking import link
from servanda.model import UNKNOWN, EventType, LinkKind, Status, on

BOOK = codebook.load()
ISL = state("ISL", "Iceland")
SOON = "Ossian Laar will come to see the harbours and fisheries"
CAME = "Laar walked off his plane into a hailstorm"
SPOKE = "the pair sat down behind closed doors with an interpreter"
EARLY = report("a", f"{SOON} of the north.", published=on(date(2023, 5, 1)))
LATE = report("b", f"On a windy morning {CAME}, and later {SPOKE}.", published=on(date(2023, 5, 12)))


def links(*talks, pages=(EARLY, LATE)):
    """Give the links between a plan and talks: words, days and more of each, told of one visitor and his host."""
    read = []
    for page in pages:
        who = person(page, "Ossian Laar", "EST.GOV")
        events = [
            event(page, words, EventType.CONSULT, (who,), (ISL,), **fields)
            for home, words, fields in talks
            if home is page
        ]
        read.append((page, found(events=events, actors=[actor(page, who)], mentions=[mention(page, who)])))
    return [one.why for one in link(read, BOOK).links if one.kind is LinkKind.PLANNED_THEN_DONE]


def plan(when, **fields):
    """Give the announced visit."""
    return EARLY, SOON, {"mode": "visit", "status": Status.PLANNED, "when": when} | fields


def talk(words, when, **fields):
    """Give a talk that took place."""
    return LATE, words, {"when": day(when)} | fields


VISIT = day("2023-05-09/2023-05-11")


def test_every_talk_on_the_days_of_a_visit_keeps_its_plan():
    """An arrival and the talks of the next day are both of the visit that was announced for these days."""
    why = "planned, and done on the planned days"
    assert links(plan(VISIT), talk(CAME, "2023-05-09", mode="visit"), talk(SPOKE, "2023-05-10")) == [why, why]


def test_talks_with_the_visitor_need_no_common_words_on_the_days_of_the_visit():
    """ "Sat down behind closed doors" were on the visit, which is told in other words."""
    assert links(plan(VISIT), talk(SPOKE, "2023-05-10")) == ["planned, and the only such act done later"]


@pytest.mark.parametrize(
    ("when", "talks"),
    [
        (VISIT, [talk(SPOKE, "2023-05-07")]),
        (VISIT, [talk(SPOKE, "2023-05-10", mode="phone")]),
        (day("2023-05"), [talk(SPOKE, "2023-05-10")]),
        (UNKNOWN, [talk(SPOKE, "2023-05-10")]),
        (day("2023-05"), [talk(CAME, "2023-05-02", mode="visit"), talk(SPOKE, "2023-05-10", mode="visit")]),
    ],
)
def test_other_days_or_ways_leave_a_plan_open(when, talks):
    """A talk of other days, a telephone call, and two visits in a month that was named keep no plan."""
    assert links(plan(when), *talks) == []
