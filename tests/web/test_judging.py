"""Judging what one reads, whether the queue asks about it or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda import intake, ledger, run
from servanda.ledger import Kind
from servanda.model import JudgementKind
from web.forms import Reviewer, forms, question
from web.test_app import words_of


@pytest.fixture
def ana(tmp_path: Path) -> Reviewer:
    """Give a person before a ledger of two deliveries."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, goods in enumerate(("400 tonnes of maize", "20 tractors")):
        words = f"Aid number {number}\nBy Example News\n{10 + number} June 2031\n\nKenya sent {goods} to Ghana on 9 June 2031.\n"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    run.add(intake.sources([folder]), tmp_path / "a.db", reader="rules", workers=1)
    return Reviewer(tmp_path / "a.db")


def ids(ana: Reviewer, kind: Kind) -> list[str]:
    """Give the ids of all records of a kind."""
    with ledger.open_view(ana.place) as view:
        return [record.id for record in view.records(kind)]


def test_any_finding_can_be_judged(ana: Reviewer) -> None:
    """The page asks whether it is right, takes the answer, stays, and tells what was judged before."""
    (event, *_) = ids(ana, Kind.EVENTS)
    page = ana.answer("right", address=f"/judge?of={event}", reason="as printed")
    assert page.url.params["of"] == event
    assert question(page.text).startswith("Right? Kenya → Ghana")
    assert "Judged before: right" in words_of(page.text)
    (made,) = ana.judgements()
    assert (made.kind, made.target, made.reason) == (JudgementKind.RIGHT, (event,), "as printed")


def test_two_records_are_said_to_be_one(ana: Reviewer) -> None:
    """Whoever sees that linking left apart what is one joins it, by the ids of two records."""
    (one, other, *_) = ids(ana, Kind.EVENTS)
    ana.answer("same", address=f"/judge?of={one}&of={other}")
    with ledger.open_view(ana.place) as view:
        assert {one, other} <= set(view.record(one).members)
    form = next(each for each in forms(ana.open(f"/judge?of={one},{other}")) if each.fields.get("undo"))
    assert ana.send(form).url.path == "/judge"
    with ledger.open_view(ana.place) as view:
        assert other not in view.record(one).members


def test_a_wrong_finding_can_be_judged_anew(ana: Reviewer) -> None:
    """It is in no record any more, and still answers to its id."""
    (event, *_) = ids(ana, Kind.EVENTS)
    ana.answer("wrong", address=f"/judge?of={event}")
    assert event not in ids(ana, Kind.EVENTS)
    ana.answer("right", address=f"/judge?of={event}")
    assert event in ids(ana, Kind.EVENTS)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/judge", 400, "expected 1 to 12 ids"),
        ("/judge?of=" + ",".join(["e-1"] * 13), 400, "expected 1 to 12 ids"),
        ("/judge?of=e-0", 404, "no record answers to"),
    ],
)
def test_what_is_no_finding_is_told(ana: Reviewer, address: str, status: int, says: str) -> None:
    """The sentence says what was expected."""
    answer = ana.client.get(address)
    assert (answer.status_code, says in words_of(answer.text)) == (status, True)


def test_a_report_is_not_judged(ana: Reviewer) -> None:
    """What is judged is what was read in it."""
    refused = ana.client.get(f"/judge?of={ids(ana, Kind.REPORTS)[0]}")
    assert (refused.status_code, "(report) is not what is judged" in words_of(refused.text)) == (400, True)
