"""The pages as known on a day."""

from __future__ import annotations

import re
import threading
import time
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from servanda import intake, ledger, run, web
from servanda.ledger import Kind
from servanda.web import moments
from servanda.web.moments import Moments
from web.test_app import PAGES, words_of

EARLY = "as_known_on=2031-04-30"


def visitor(place: Path) -> TestClient:
    """Give a browser before the pages of a ledger."""
    return TestClient(web.build(place), base_url="http://127.0.0.1")


def test_a_page_is_drawn_from_the_reports_of_the_day(maize: Path) -> None:
    """Records that rest on later reports are not there, and the page says what it leaves out."""
    client = visitor(maize)
    page = words_of(client.get(f"/reports?{EARLY}").text)
    assert "As known on 30 April 2031: 1 of 3 reports" in page
    assert "left out: 1 published later and 1 of unknown publication" in page
    assert "Kenya to send maize" in page
    assert "Maize has come" not in page
    assert "Maize has come" in client.get("/reports").text


def test_rows_are_those_of_the_command_line_as_known_on_the_day(maize: Path) -> None:
    """JSON is drawn from the same ledger: that of a person who has only these reports."""
    client = visitor(maize)
    rows = client.get(f"/commitments.json?{EARLY}").json()
    only = maize.parent / "only.db"
    run.add(intake.sources([_page(maize, "a.txt")]), only, reader="rules", workers=1)
    assert rows == visitor(only).get("/commitments.json").json()
    assert rows != client.get("/commitments.json").json()


def _page(maize: Path, name: str) -> Path:
    with ledger.open_view(maize) as view:
        report = next(each for each in view.reports() if each.file == name)
        path = maize.parent / name
        path.write_bytes(view.data(report.id))
    return path


def test_every_link_of_the_page_stays_on_the_day(maize: Path) -> None:
    """Who follows links, or sends the form of a list or the search, stays on the day until it is left."""
    page = visitor(maize).get(f"/commitments?{EARLY}").text
    links = [unescape(each) for each in re.findall(r'<a [^>]*href="(/[^"]*)"', page)]
    leaving = [each for each in links if EARLY not in each]
    assert sorted(leaving) == ["/commitments", "/difference?from=2031-04-30"]
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    assert len(forms) == 3
    assert all('name="as_known_on"' in form for form in forms)


@pytest.mark.parametrize("address", [each for each in PAGES if each != "/records/d-1"])  # linking makes no such one
def test_no_form_and_no_link_of_any_page_leaves_the_day(place: Path, address: str) -> None:
    """Whatever is filtered, searched or followed is drawn as known on the day; only the control and the log lead out."""
    day = "as_known_on=2032-01-31"
    answer = visitor(place).get(f"{address}{'&' if '?' in address else '?'}{day}")
    page = answer.text
    assert answer.status_code == 200
    for form in re.findall(r"<form(?! method).*?</form>", page, re.DOTALL):
        assert 'name="as_known_on"' in form or 'action="/difference' in form, form
    if address.startswith("/difference"):
        return  # its links lead to its own two days
    page = re.sub(r'<details class="moment.*?</details>', "", page, flags=re.DOTALL)
    for link in (unescape(each) for each in re.findall(r'<a [^>]*href="(/[^"]*)"', page)):
        assert day in link or link.startswith("/difference"), link


def test_a_month_is_its_last_day(maize: Path) -> None:
    """The day may be written as the filters write days."""
    assert "As known on 30 June 2031: 2 of 3 reports" in words_of(visitor(maize).get("/?as_known_on=2031-06").text)


@pytest.mark.parametrize("address", ["/", "/events.json", "/records/c-1", "/review", "/totals"])
def test_what_is_no_day_is_told(maize: Path, address: str) -> None:
    """Every page refuses it with the forms that a day can have."""
    answer = visitor(maize).get(f"{address}?as_known_on=yesterday")
    assert answer.status_code == 400
    assert "as_known_on cannot be 'yesterday'; expected a year, month or day" in unescape(answer.text)


def test_a_report_that_came_later_is_not_known_yet(maize: Path) -> None:
    """Its address answers today, and not as known on the day before it."""
    client = visitor(maize)
    later = next(row["id"] for row in client.get("/reports.json").json() if row["file"] == "b.txt")
    assert client.get(f"/reports/{later}").status_code == 200
    missing = client.get(f"/reports/{later}?{EARLY}")
    assert missing.status_code == 404
    assert f'<a href="/reports/{later}">as known today</a>' in missing.text


def test_the_day_is_made_once_and_anew_when_the_ledger_changes(maize: Path) -> None:
    """Pages of one day share a ledger; a report that is added is in the next page of that day."""
    kept = Moments(maize, None)
    day = moments.date(2031, 4, 30)
    with kept.on(day) as first, kept.on(day) as second:
        assert first.place == second.place
    (maize.parent / "d.txt").write_text(
        "Togo to send rice\nBy Example News\n6 March 2031\n\nTogo will send rice to Ghana.\n"
    )
    run.add(intake.sources([maize.parent / "d.txt"]), maize, reader="rules", workers=1)
    with kept.on(day) as third, ledger.open_view(third.place) as view:
        assert third.place != first.place
        assert view.counts()[Kind.REPORTS] == 2
    kept.close()
    assert not third.place.exists()


def test_a_day_that_takes_long_says_so(maize: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says that it is being made and asks again by itself; other pages answer meanwhile."""
    let = threading.Event()
    made = moments.known_on

    def slow(*given, **named):
        assert let.wait(20)
        return made(*given, **named)

    monkeypatch.setattr(moments, "known_on", slow)
    monkeypatch.setattr(moments, "_WAIT", 0.01)
    client = visitor(maize)
    waiting = client.get(f"/events?{EARLY}")
    assert (waiting.status_code, waiting.headers["retry-after"]) == (503, "3")
    assert "being made of the whole ledger" in waiting.text
    assert '<meta http-equiv="refresh"' in waiting.text
    assert client.get(f"/events.json?{EARLY}").status_code == 503
    assert client.get("/events").status_code == 200
    let.set()
    for _ in range(200):
        answer = client.get(f"/events?{EARLY}")
        if answer.status_code == 200:
            break
        time.sleep(0.02)
    assert "As known on 30 April 2031" in words_of(answer.text)


def test_a_ledger_that_is_gone_is_told_for_a_day_too(tmp_path: Path) -> None:
    """The page says what to do."""
    answer = visitor(tmp_path / "gone.db").get(f"/?{EARLY}")
    assert (answer.status_code, "servanda add" in answer.text) == (503, True)
