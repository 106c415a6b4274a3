"""A sample drawn by chance and judged in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

import servanda
from servanda.scoring.agreement import alpha
from servanda.scoring.samples import rate
from web.forms import Reviewer, forms
from web.test_app import words_of

DEMO = Path(servanda.__file__).parent / "data" / "demo"
SAMPLE = "kind=statements&number=4&seed=7"


@pytest.fixture
def ana(read_demo: Path, tmp_path: Path) -> Reviewer:
    """Give a person before the pages of the demo set."""
    place = tmp_path / "demo.db"
    place.write_bytes(read_demo.read_bytes())
    return Reviewer(place, additions=DEMO / "codebook")


def test_a_sample_gets_a_seed_that_draws_it_again(ana: Reviewer) -> None:
    """Who asks without a seed is given one, in the address and on the page."""
    came = ana.client.get("/audit?kind=events&number=20")
    assert came.history[0].status_code == 303
    seed = came.url.params["seed"]
    assert f"seed {seed}" in words_of(came.text)
    rows = ana.client.get(f"/audit.json?kind=events&number=20&seed={seed}").json()
    assert rows == ana.client.get(f"/audit.json?kind=events&number=20&seed={seed}").json()
    assert (rows["number"], rows["judged"], rows["rate"]) == (20, 0, None)
    assert rows["of"] > 20


def test_the_rate_is_that_of_what_was_judged(ana: Reviewer) -> None:
    """Right, wrong and corrected, until the sample is judged whole; the interval is told beside the rate."""
    for word in ("right", "wrong", "right"):
        assert ana.answer(word, address=f"/audit?{SAMPLE}").status_code == 200
    form = next(each for each in forms(ana.open(f"/audit?{SAMPLE}")) if "field" in each.choices)
    field = next(each for each in form.choices["field"] if each.endswith(" stance"))
    page = ana.send(form, answer="correct", field=field, value="denies").text
    rows = ana.client.get(f"/audit.json?{SAMPLE}").json()
    assert [each["verdict"] for each in rows["findings"]] == ["right", "wrong", "right", "corrected"]
    found = rate(2, 4)
    assert (rows["wrong"], rows["low"], rows["high"]) == (2, found.low, found.high)
    told = words_of(page)
    assert "50 % of 4 judged findings are wrong or were corrected (2)" in told
    assert "between 6.8 % and 93 %" in told
    assert "The sample is judged whole" in told


def test_an_undo_opens_the_finding_again(ana: Reviewer) -> None:
    """It leads back to the sample, which asks it once more."""
    ana.answer("wrong", address=f"/audit?{SAMPLE}")
    form = next(each for each in forms(ana.open(f"/audit?{SAMPLE}")) if each.fields.get("undo"))
    page = ana.send(form)
    assert page.url.path == "/audit"
    assert "Nobody has judged any of them yet" in words_of(page.text)


def test_later_goes_on_in_the_sample(ana: Reviewer) -> None:
    """What is put off stays open, and the sample says how many there are."""
    first = ana.client.get(f"/audit.json?{SAMPLE}").json()["findings"][0]["id"]
    page = ana.open(f"/audit?{SAMPLE}&after={first}")
    assert f"right {first}" not in page
    assert "4 findings of the sample are still open" in words_of(page)


def test_a_small_ledger_is_judged_whole(ana: Reviewer) -> None:
    """A sample of more than there are is all of them."""
    rows = ana.client.get("/audit.json?kind=labels&number=500&seed=1").json()
    assert rows["number"] == rows["of"] > 0


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/audit?kind=reports&seed=1", "expected one of: statements, events, commitments, labels"),
        ("/audit?kind=events&number=0&seed=1", "expected a number from 1 to 2,000"),
        ("/audit?kind=events&seed=seven", "expected a number from 0"),
        ("/audit.json?kind=events", "needs the seed of its sample"),
    ],
)
def test_a_sample_that_cannot_be_drawn_is_told(ana: Reviewer, address: str, says: str) -> None:
    """The sentence says what was expected."""
    answer = ana.client.get(address)
    assert (answer.status_code, says in words_of(answer.text)) == (400, True)


def test_a_second_reader_judges_blind_and_agreement_is_told(ana: Reviewer) -> None:
    """Who has not judged all of it sees nobody else's verdict; then alpha stands on the page and in the row."""
    for word in ("right", "wrong", "right", "right"):
        ana.answer(word, address=f"/audit?{SAMPLE}")
    alone = ana.client.get(f"/audit.json?{SAMPLE}").json()
    assert (alone["judged_twice"], alone["alpha"]) == (0, None)
    ben = Reviewer(ana.place, name="Ben", additions=DEMO / "codebook")
    for number, word in enumerate(("right", "wrong", "wrong", "right")):
        page = words_of(ben.open(f"/audit?{SAMPLE}&blind=yes"))
        assert f"{4 - number} finding" in page
        assert "alpha" not in page
        assert "1 of 4" not in page or number == 1
        assert ben.answer(word, address=f"/audit?{SAMPLE}&blind=yes").status_code == 200
    rows = ben.client.get(f"/audit.json?{SAMPLE}").json()
    found = alpha([("r", "r"), ("w", "w"), ("r", "w"), ("r", "r")])
    assert found is not None
    assert (rows["judged_twice"], rows["alpha"]) == (4, found)
    told = words_of(ben.open(f"/audit?{SAMPLE}&blind=yes"))
    assert (
        f"4 findings were judged by two readers or more, 3 of them alike. Krippendorff's alpha, for rightly read or not, is {found:.2f}"
        in told
    )
    assert {(one.who, one.kind.value) for one in ben.judgements()} == {
        ("Ana", "right"),
        ("Ana", "wrong"),
        ("Ben", "right"),
        ("Ben", "wrong"),
    }


def test_what_one_takes_back_does_not_count_for_agreement(ana: Reviewer) -> None:
    """An undo leaves one reader, and nothing judged twice."""
    ben = Reviewer(ana.place, name="Ben", additions=DEMO / "codebook")
    ana.answer("right", address=f"/audit?{SAMPLE}")
    ben.answer("wrong", address=f"/audit?{SAMPLE}&blind=yes")
    assert ana.client.get(f"/audit.json?{SAMPLE}").json()["judged_twice"] == 1
    form = next(each for each in forms(ben.open(f"/audit?{SAMPLE}&blind=yes")) if each.fields.get("undo"))
    ben.send(form)
    assert ana.client.get(f"/audit.json?{SAMPLE}").json()["judged_twice"] == 0


def test_without_a_sample_the_page_offers_one(ana: Reviewer) -> None:
    """A form and what it costs, not an empty page."""
    assert "How wrong is it?" in words_of(ana.open("/audit"))


def test_pages_for_reading_show_the_sample_without_a_question(ana: Reviewer) -> None:
    """What others judged is shown; nothing can be judged."""
    reader = Reviewer(ana.place, is_read_only=True)
    page = reader.open(f"/audit?{SAMPLE}")
    assert forms(page) == []
    assert "Nothing is judged on this page" in words_of(page)
