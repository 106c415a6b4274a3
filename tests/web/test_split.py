"""A record that tells of several things is parted in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda import intake, ledger, run
from servanda.ledger import Kind
from servanda.model import JudgementKind
from web.forms import Reviewer, forms
from web.test_app import words_of

SAID = "Kenya sent 400 tonnes of maize to Ghana on 9 June 2031."


@pytest.fixture
def ana(tmp_path: Path) -> Reviewer:
    """Give a person before a ledger in which three reports tell of one delivery."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, more in enumerate(("The maize is white.", "It came by sea.", "A fourth ship is late.")):
        words = f"Maize number {number}\nBy Example News\n{10 + number} June 2031\n\n{SAID} {more}\n"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    run.add(intake.sources([folder]), tmp_path / "a.db", reader="rules", workers=1)
    return Reviewer(tmp_path / "a.db")


def merged(ana: Reviewer) -> tuple[str, ...]:
    """Give the findings of the event that has most."""
    with ledger.open_view(ana.place) as view:
        return max((tuple(record.members) for record in view.records(Kind.EVENTS)), key=len)


def test_what_is_chosen_leaves_the_record(ana: Reviewer) -> None:
    """Each finding that goes is judged different from each that stays; one undo takes all of it back."""
    going, *staying = merged(ana)
    assert len(staying) == 2
    (form,) = forms(ana.open(f"/split?record={going}"))
    assert form.choices["apart"] == [going, *staying]
    page = ana.send(form, apart=[going], member=[going, *staying], reason="another ship").text
    made = ana.judgements()
    assert {(one.kind, one.target, one.reason) for one in made} == {
        (JudgementKind.DIFFERENT, (going, other), "another ship") for other in staying
    }
    with ledger.open_view(ana.place) as view:
        assert view.record(going).members == (going,)
        assert view.record(staying[0]).members == tuple(sorted(staying))
    assert "This record rests on one finding" in words_of(page)
    undo = next(each for each in forms(page) if each.fields.get("undo"))
    assert ana.send(undo).url.path == "/split"
    assert merged(ana) == tuple(sorted((going, *staying)))


@pytest.mark.parametrize("chosen", [0, 3])
def test_none_and_all_part_nothing(ana: Reviewer, chosen: int) -> None:
    """The sentence says what is missing, and nothing is written."""
    members = merged(ana)
    (form,) = forms(ana.open(f"/split?record={members[0]}"))
    refused = ana.send(form, apart=list(members[:chosen]), member=list(members))
    assert refused.status_code == 400
    assert "that tell of something else" in words_of(refused.text)
    assert ana.judgements() == []


def test_too_many_pairs_are_told(ana: Reviewer) -> None:
    """A split writes no more judgements than a person can look through."""
    (form,) = forms(ana.open(f"/split?record={merged(ana)[0]}"))
    members = [f"e-{number:016x}" for number in range(60)]
    refused = ana.send(form, apart=members[:30], member=members)
    assert (refused.status_code, "at most 400 pairs" in refused.text) == (400, True)


def test_a_record_that_is_none_is_told(ana: Reviewer) -> None:
    """An id that nothing answers to, and no id at all."""
    assert ana.client.get("/split?record=e-0").status_code == 404
    assert ana.client.get("/split").status_code == 404


def test_a_record_that_people_only_read_has_no_button(ana: Reviewer) -> None:
    """The findings are shown side by side all the same."""
    reader = Reviewer(ana.place, is_read_only=True)
    page = reader.open(f"/split?record={merged(ana)[0]}")
    assert "Nothing is judged on this page" in words_of(page)
