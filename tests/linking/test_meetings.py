"""Meetings that took place as they were promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from linking.build import day, event, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import CommitmentKind, EventType, Flag, LinkKind, Status, StepKind, StepLink, on

BOOK = codebook.load()
FJI, TON = state("FJI", "Fiji"), state("TON", "Tonga")
WORDS = "Fiji's leader will visit Tonga in the first days of August"
CAME = "The leader of Fiji came to visit Tonga with two ministers"
NEXT = "Fiji's leader will visit Tonga once more in the winter"
BEFORE = report("a", f"{WORDS}, palace says.", published=on(date(2023, 7, 20)))
AFTER = report("b", f"{CAME}, and went home.", published=on(date(2023, 8, 5)))
LATER = report("c", f"{NEXT}, palace says.", published=on(date(2023, 9, 20)))
AUGUST = day("2023-08-01/2023-08-03")


def planned(page, words, when=AUGUST):
    """Give an announced visit."""
    return event(page, words, EventType.CONSULT, (FJI,), (TON,), mode="visit", status=Status.PLANNED, when=when)


def done(page=AFTER, words=CAME, when="2023-08-02"):
    """Give a visit that took place."""
    return event(page, words, EventType.CONSULT, (FJI,), (TON,), mode="visit", when=day(when))


def promise(act, **fields):
    """Give the promise to come that a planned visit is."""
    page = {one.id: one for one in (BEFORE, AFTER, LATER)}[act.report]
    values = {"kind": CommitmentKind.MEETING, "event": act.id, "due": act.when} | fields
    return step(page, act.evidence[0].quote, StepKind.PLEDGED, (FJI,), (TON,), **values)


def meetings(events, steps):
    """Give the ledger of three reports."""
    pages = (BEFORE, AFTER, LATER)
    read = [
        (
            page,
            found(
                events=[one for one in events if one.report == page.id],
                steps=[one for one in steps if one.report == page.id],
            ),
        )
        for page in pages
    ]
    return link(read, BOOK)


def test_a_visit_that_took_place_is_kept_and_not_overdue():
    """What was announced and told as done is fulfilled since the day of the visit, by the words that tell it."""
    plan, act = planned(BEFORE, WORDS), done()
    made = meetings([plan, act], [promise(plan)])
    (record,) = made.commitments
    assert (record.content.state, record.content.state_since) == (StepKind.FULFILLED, act.when)
    assert Flag.OVERDUE not in record.content.flags
    last = record.content.steps[-1]
    assert (last.finding, last.link, last.evidence) == (act.id, StepLink.FULFILS, act.evidence)
    assert (record.support.origins, record.support.voices) == (2, 2)
    assert record.members == (promise(plan).id,)
    assert {(one.kind, one.why) for one in made.links if act.id in one.members} == {
        (LinkKind.PLANNED_THEN_DONE, "planned, and the only such act done later"),
        (LinkKind.FULFILS, "planned, and done"),
    }


def test_without_a_visit_the_promise_stays_overdue():
    """Nobody tells of the visit: it is overdue, and nothing says that it was broken."""
    plan = planned(BEFORE, WORDS)
    (record,) = meetings([plan], [promise(plan)]).commitments
    assert record.content.state is StepKind.PLEDGED
    assert Flag.OVERDUE in record.content.flags


def test_the_words_of_the_plan_tell_which_promise_is_meant():
    """A promise that is told of another act in the words of the plan is the plan's; one of other words is not."""
    plan, act = planned(BEFORE, WORDS), done()
    other = replace(promise(plan), event=None)
    assert meetings([plan, act], [other]).commitments[0].content.state is StepKind.FULFILLED
    elsewhere = step(
        BEFORE, "palace says", StepKind.PLEDGED, (FJI,), (TON,), kind=CommitmentKind.MEETING, due=plan.when
    )
    assert meetings([plan, act], [elsewhere]).commitments[0].content.state is StepKind.PLEDGED


def test_the_next_visit_is_another_promise():
    """After a visit took place, an announcement of the next one begins anew."""
    plan, act, again = planned(BEFORE, WORDS), done(), planned(LATER, NEXT, when=day("2023-12-01"))
    made = meetings([plan, act, again], [promise(plan), promise(again)])
    assert sorted(one.content.state for one in made.commitments) == [StepKind.FULFILLED, StepKind.PLEDGED]


def test_a_visit_keeps_no_promise_of_goods():
    """Goods that are promised in the words of a visit do not come with it."""
    plan, act = planned(BEFORE, WORDS), done()
    rice = promise(plan, kind=CommitmentKind.GOODS, lines=(goods("rice"),))
    assert meetings([plan, act], [rice]).commitments[0].content.state is StepKind.PLEDGED


def test_a_visit_that_was_called_off_is_not_kept():
    """A promise that was taken back before the visit stays so."""
    plan, act = planned(BEFORE, WORDS), done()
    off = step(
        BEFORE,
        "palace says",
        StepKind.WITHDRAWN,
        (FJI,),
        (TON,),
        kind=CommitmentKind.MEETING,
        when=day("2023-07-20"),
        lines=(goods("visit"),),
    )
    made = meetings([plan, act], [promise(plan, lines=(goods("visit"),)), off])
    assert [one.content.state for one in made.commitments] == [StepKind.WITHDRAWN]


def test_a_diplomatic_act_that_was_done_keeps_its_promise():
    """An embassy that was to be opened and was, is a promise kept."""
    plan, act = planned(BEFORE, WORDS), done()
    opening = promise(plan, kind=CommitmentKind.DIPLOMATIC)
    assert meetings([plan, act], [opening]).commitments[0].content.state is StepKind.FULFILLED
