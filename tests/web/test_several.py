"""Several questions of a queue answered at once."""

from __future__ import annotations

import pytest

from servanda.errors import CallError
from servanda.model import JudgementKind
from servanda.web.doubt import Doubt, Queue
from servanda.web.several import MOST, answers, boxes, choices
from web.forms import Drawn, Reviewer, forms
from web.test_app import words_of

READINGS = "/review?as=list&queue=readings"


def boxed(ana: Reviewer, address: str = READINGS) -> Drawn:
    """Give the form that holds the questions of a list."""
    return next(form for form in forms(ana.open(address)) if "chosen" in form.choices)


def test_what_is_chosen_gets_one_answer(ana: Reviewer) -> None:
    """Each question is a judgement of its own, all of one moment and with one reason; the rest waits."""
    form = boxed(ana)
    one, _, other, *_ = form.choices["chosen"]
    came = ana.send(form, chosen=[one, other], answer="wrong", why="wrong party", reason="a list of guests")
    made = ana.judgements()
    assert {each.target for each in made} == {(one,), (other,)}
    assert {(each.kind, each.reason, each.at) for each in made} == {
        (JudgementKind.WRONG, "wrong party: a list of guests", made[0].at)
    }
    assert f"Written: wrong: {one}" in words_of(came.text)
    assert not {one, other} & set(boxed(ana).choices["chosen"])
    assert str(came.url).partition("&done")[0].endswith("/review?as=list&queue=readings")


def test_one_undo_takes_back_all_of_them(ana: Reviewer) -> None:
    """So does the undo of the next page, which takes back the last form and no more."""
    ana.answer("right", address="/review?queue=readings")
    form = boxed(ana)
    asked = form.choices["chosen"]
    ana.send(form, chosen=asked[:8], answer="right")
    page = ana.open(READINGS)
    assert "and 7 more, answered at once" in words_of(page)
    undo = next(each for each in forms(page) if len(each.fields.get("undo", "").split()) == 8)
    came = ana.send(undo)
    assert "And 2 more, all at once" in words_of(came.text)
    assert boxed(ana).choices["chosen"] == asked
    assert "more, answered at once" not in words_of(ana.open("/review?queue=readings"))
    assert [each.kind for each in ana.judgements()].count(JudgementKind.UNDO) == 8


def test_nothing_chosen_is_no_answer(ana: Reviewer) -> None:
    """Nothing is written, and what was typed stays."""
    refused = ana.send(boxed(ana), answer="right", reason="all of them")
    assert refused.status_code == 400
    assert "found none; tick those you mean" in words_of(refused.text)
    assert forms(refused.text)[0].fields["reason"] == "all of them"
    assert ana.judgements() == []


def test_all_of_the_chosen_are_answered_or_none(ana: Reviewer) -> None:
    """A finding that is gone since the page was drawn lets nothing be written; it is told which."""
    form = boxed(ana)
    refused = ana.send(form, chosen=[form.choices["chosen"][0], "e-0000000000000000"], answer="right")
    assert refused.status_code == 400
    assert "e-0000000000000000" in words_of(refused.text)
    assert ana.judgements() == []


def test_boxes_stand_where_one_answer_can_fit(ana: Reviewer) -> None:
    """In the list of all queues and in one of another day there is nothing to choose."""
    for address in ("/review?as=list", f"{READINGS}&as_known_on=2031-12-31"):
        assert all("chosen" not in form.choices for form in forms(ana.open(address)))


@pytest.mark.parametrize("queue", Queue)
def test_each_queue_has_answers_that_fit_all_its_questions(queue: Queue) -> None:
    """Of two values which is right is another answer each time: that both stand is one for all."""
    said = {choice.word: choice.said for choice in choices(queue)}
    assert said["right"] == "Both stand" if queue is Queue.VALUES else "Both stand" not in said.values()
    ids = "c-1" if queue in {Queue.VALUES, Queue.READINGS} else "e-1 e-2"
    calls = ("different e-1 e-2", *(f"{word} {ids}" for word in said))
    (box,) = boxes([Doubt(queue, 0.5, "the same?", "left apart", ("e-1", "e-2"), (), calls)], queue)
    assert box.subject == ids
    (made,) = answers(next(iter(said)), [box.subject], queue=queue, reason="")
    assert made.ids == tuple(ids.split())


def test_an_answer_of_another_queue_is_refused() -> None:
    """So is one to more questions than are linked at once, and one that says nothing of its queue."""
    with pytest.raises(CallError, match="'same' is no answer to several questions at once; expected right, wrong"):
        answers("same", ["e-1"], queue=Queue.READINGS, reason="")
    with pytest.raises(CallError, match="expected those of one queue"):
        answers("same", ["e-1 e-2"], queue=None, reason="")
    with pytest.raises(CallError, match=f"found {MOST + 1}"):
        answers("right", [f"e-{number}" for number in range(MOST + 1)], queue=Queue.READINGS, reason="")
