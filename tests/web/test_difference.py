"""What differs between two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger.values import fill
from servanda import intake, ledger, run, web
from servanda.ledger import Kind
from servanda.run.judging import judge
from servanda.web.difference import COMPARED, as_row, difference
from web.test_app import words_of

DAY = date(2031, 6, 30)
MORE = {
    "d.txt": "Ghana denies\nBy Other News\n2 July 2031\n\nKenya sent 300 tonnes of maize to Ghana on 9 June, Ghana said.\n",
    "e.txt": "Maize again\nBy Third News\n3 July 2031\n\nKenya sent 400 tonnes of maize to Ghana on 9 June 2031.\n",
}


@pytest.fixture
def story(maize: Path) -> Path:
    """Give the ledger of the maize with two later reports, of which one gives another amount."""
    folder = maize.parent / "later"
    folder.mkdir()
    for name, text in MORE.items():
        (folder / name).write_text(text, encoding="utf-8")
    run.add(intake.sources([folder]), maize, reader="rules", workers=1)
    return maize


def visitor(place: Path) -> TestClient:
    """Give a browser before the pages of a ledger."""
    return TestClient(web.build(place), base_url="http://127.0.0.1")


def test_what_came_and_what_changed_is_told(story: Path) -> None:
    """The reports in between, the commitment that moved on, each as it was and as it is."""
    page = words_of(visitor(story).get("/difference?from=2031-04-30&until=2031-06-30").text)
    assert "What changed from 30 April 2031 to 30 June 2031" in page
    assert "As known on 30 April 2031: 1 of 5 reports" in page
    assert "Maize has come" in page
    assert "1 report came" in page
    assert "pledged, 5 March 2031" in " ".join(page.split()) or "new" in page


def test_the_numbers_add_up(story: Path) -> None:
    """Of each kind: what was there, with what came and without what went or was merged, is what is there."""
    rows = visitor(story).get("/difference.json?from=2031-04-30").json()
    assert rows["reports"]["count"] == 4
    for kind in COMPARED:
        told = rows[kind.value]
        assert told["after"] <= told["before"] + told["came"]["count"] - told["went"]["count"]
    assert rows["events"]["came"]["count"] + rows["commitments"]["changed"]["count"] > 0


def test_each_change_leads_to_both_moments(story: Path) -> None:
    """Links of the earlier side keep the day; the later side is that of today."""
    client = visitor(story)
    rows = client.get("/difference.json?from=2031-06-30").json()
    changed = [each for kind in COMPARED for each in rows[kind.value]["changed"]["first"]]
    page = client.get("/difference?from=2031-06-30").text
    assert changed
    for each in changed:
        for address in (f"/records/{each['was']}?as_known_on=2031-06-30", f"/records/{each['now']}"):
            assert f'href="{address}"' in page
            assert client.get(address).status_code == 200


def test_a_moment_differs_from_itself_in_nothing(story: Path) -> None:
    """No report in between, no difference."""
    with ledger.open_view(story) as one, ledger.open_view(story) as other:
        found = difference(one, other)
    assert found.reports.count == 0
    assert all(section.is_equal for section in found.sections)


def test_what_differs_forwards_differs_backwards(story: Path) -> None:
    """What came is what went when time runs the other way."""
    with ledger.open_view(story) as now, run.known_on(DAY, story) as moment, ledger.open_view(moment.place) as then:
        forwards, backwards = as_row(difference(then, now)), as_row(difference(now, then))
    for kind in COMPARED:
        one, other = forwards[kind.value], backwards[kind.value]
        assert (one["before"], one["after"]) == (other["after"], other["before"])
        assert one["went"] == {"count": 0, "first": []}
        assert set(one["came"]["first"]) <= set(other["went"]["first"])


def test_a_judgement_in_between_is_no_difference(tmp_path: Path) -> None:
    """People judge findings, whenever: both moments follow what is judged today."""
    place = fill(tmp_path / "norland.db")
    judge(place, [])
    with ledger.open_view(place) as view:
        assert view.counts()[Kind.JUDGEMENTS] == 1
    rows = visitor(place).get("/difference.json?from=2032-01-01&until=2032-06-01").json()
    assert all(rows[kind.value]["changed"]["count"] == 0 for kind in COMPARED)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/difference.json", "needs a day to begin with"),
        ("/difference?until=2031", "needs a day to begin with"),
        ("/difference?from=2032&until=2031", "expected a day after"),
        ("/difference?from=soon", "expected a year, month or day"),
    ],
)
def test_days_that_are_none_are_told(maize: Path, address: str, says: str) -> None:
    """The sentence says what was expected."""
    answer = visitor(maize).get(address)
    assert (answer.status_code, says in answer.text) == (400, True)


def test_without_days_the_page_asks_for_them(maize: Path) -> None:
    """A form and a sentence, not an empty page."""
    page = words_of(visitor(maize).get("/difference").text)
    assert "Choose two days" in page
