"""The pages, asked for as a browser asks."""

from __future__ import annotations

import re
import sqlite3
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger.values import OTHER, TEXT, read_main, read_other, tamper
from servanda import ledger, web
from servanda.export import row
from servanda.ledger import Kind
from servanda.ledger.view import View

MAIN = read_main()
PAGES = [
    "/",
    "/reports",
    "/statements",
    "/events",
    "/commitments",
    "/actors",
    "/labels",
    "/disagreements",
    "/origins",
    "/problems",
    "/totals",
    "/totals?from=NRL&as-of=2031-06",
    "/unanswered",
    "/one-sided",
    "/review",
    "/search",
    "/search?q=grain",
    "/search?q=nowhere",
    f"/reports/{MAIN.report.id}",
    f"/reports/{MAIN.report.id}?mark=0-7",
    f"/records/{MAIN.findings.steps[0].id}",
    f"/records/{MAIN.report.id}",
    "/records/a-bel",
    "/records/d-1",
]


def words_of(page: str) -> str:
    """Give what a page says, without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_nothing_and_runs_nothing(client: TestClient, address: str) -> None:
    """No script, no address outside, and a policy that would stop both."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert not re.search(r'(src|href|action)="(?!/|\?|#)', answer.text)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_links_lead_somewhere(client: TestClient) -> None:
    """Every link of every page is answered, and every place in a page that a link names is there."""
    links = set()
    for address in PAGES:
        found = (unescape(link) for link in re.findall(r'href="([^"]+)"', client.get(address).text))
        page = address.split("?", maxsplit=1)[0]
        links |= {link if link.startswith("/") else page + link for link in found if link != "#main"}
    assert len(links) > 40
    for link in sorted(links):
        answer = client.get(link)
        assert answer.status_code == 200, link
        if "#" in link:
            assert f'id="{link.split("#")[1]}"' in answer.text, link


def test_the_text_of_a_report_is_that_of_the_archive(client: TestClient) -> None:
    """Marks cut the text and change no character of it."""
    page = client.get(f"/reports/{MAIN.report.id}").text
    shown = re.search(r'<div class="text">\n(.*?)\n?</div>\n</section>', page, re.DOTALL)
    assert shown is not None
    assert words_of(re.sub(r'<span class="kind">.*?</span>', "", shown[1])) == TEXT
    assert client.get(f"/reports/{MAIN.report.id}.txt").text == TEXT


def test_findings_are_marked_in_place_and_lead_to_their_records(client: TestClient) -> None:
    """What was said, the event, the step and the label are each marked."""
    page = client.get(f"/reports/{MAIN.report.id}").text
    marked = re.findall(r'<a class="m ([^"]*)" href="/records/([^"]*)"', page)
    assert {kind for kinds, _ in marked for kind in kinds.split()} == {"content", "event", "step", "label"}
    assert "l-1" in {record for _, record in marked}
    # Words under several marks lead to the narrowest; the list beside the text leads to all.
    assert f'href="/records/{MAIN.findings.statements[0].id}"' in page


def test_text_of_a_page_is_never_markup(tmp_path: Path) -> None:
    """A title that looks like a script is shown as words."""
    from ledger.values import read_of, report_of  # noqa: PLC0415 - only here

    report = report_of("<script>alert(1)</script> & more", title="<b>Bold</b>")
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(report)])
    page = TestClient(web.build(tmp_path / "x.db"), base_url="http://127.0.0.1").get(f"/reports/{report.id}").text
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b>Bold" not in page
    assert "No record quotes this report" in page


@pytest.mark.parametrize("kind", ["reports", "statements", "events", "commitments", "actors", "labels", "origins"])
def test_json_gives_the_rows_of_the_export(client: TestClient, view: View, kind: str) -> None:
    """The same rows on every surface."""
    rows = client.get(f"/{kind}.json").json()
    assert sorted(each["id"] for each in rows) == [row(each)["id"] for each in view.records(Kind(kind))]
    if kind != "reports":
        assert row(view.record(rows[0]["id"])) == client.get(f"/records/{rows[0]['id']}.json").json() == rows[0]


def test_a_report_as_json_knows_its_origin(client: TestClient) -> None:
    """The origin stands in the row as in the export."""
    assert client.get(f"/reports/{MAIN.report.id}.json").json()["origin"] == "o-1"


def test_filters_are_those_of_the_command_line(client: TestClient) -> None:
    """The address is the query, and a list that a filter empties says what there is without it."""
    assert "Norland → Sudria" in client.get("/events?from=NRL&status=planned").text
    empty = words_of(client.get("/events?from=SDR").text)
    assert "No events match. Without filters there are 1" in empty
    absent = words_of(client.get("/events?from=Kenya").text)
    assert "This ledger has no actor “Kenya”" in absent
    assert client.get("/events.json?from=Kenya").json() == []
    assert 'value="NRL"' in client.get("/events?from=NRL").text
    assert '<option value="planned" selected>' in client.get("/events?status=planned").text


def test_a_long_list_offers_the_rest(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are not shown are counted, never passed over."""
    monkeypatch.setattr("servanda.web.app._SHOWN", 1)
    assert "The first 1 are shown" in words_of(client.get("/statements").text)
    assert "The first" not in words_of(client.get("/statements?limit=2").text)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/nowhere", 404, "there is no page /nowhere"),
        ("/records/s-0", 404, "no record answers to"),
        ("/records/s-0.json", 404, "no record answers to"),
        ("/reports/r-0", 404, "no record answers to"),
        ("/events?colour=red", 400, "expected one of"),
        ("/events?since=soon", 400, "expected a year"),
        ("/events?from=Norlnad", 400, "did you mean Norland (NRL)?"),
        ("/events.json?from=Norlnad", 400, "did you mean Norland (NRL)?"),
        ("/totals?to=Norlnad", 400, "did you mean Norland (NRL)?"),
        ("/totals?as-of=soon", 400, "expected a year"),
        ("/review?limit=none", 400, "expected a number of rows"),
        (f"/reports/{MAIN.report.id}?mark=7-3", 400, "expected a range"),
        ("/a/b/c", 404, "Not Found"),
    ],
)
def test_a_wrong_address_is_explained(client: TestClient, address: str, status: int, says: str) -> None:
    """Never a bare number, never an empty page."""
    answer = client.get(address)
    assert answer.status_code == status
    assert says in unescape(answer.text)


def test_totals_are_those_of_the_command_line(client: TestClient) -> None:
    """Added and not added, with each quote in its place; as of a day only what had come by then."""
    page = client.get("/totals").text
    assert "Norland → Sudria: food" in words_of(page)
    assert f'href="/records/{MAIN.findings.steps[0].id}"' in page
    assert f'href="/reports/{MAIN.report.id}?mark=' in page
    (balance,) = client.get("/totals.json").json()
    assert balance["class"] == "food"
    assert [each["finding"] for each in (*balance["counted"], *balance["not_counted"])]
    assert "as it stood on 31 January 2031" in words_of(client.get("/totals?as-of=2031-01").text)
    assert client.get("/totals.json?as-of=2031-01").json() == []
    assert "This ledger has no actor “Kenya”" in words_of(client.get("/totals?from=Kenya").text)


def test_missing_words_are_told_as_reports_that_are_not_found(client: TestClient) -> None:
    """The rows of the command line, each with whose word is missing, and nothing more than that."""
    page = words_of(client.get("/one-sided").text)
    assert "Sudria: no report found" in page
    assert "says nothing of what was said elsewhere" in page
    rows = client.get("/one-sided.json").json()
    assert rows[0]["silent"]
    assert "None in these reports" in words_of(client.get("/unanswered").text)
    assert client.get("/unanswered.json").json() == []


def test_questions_come_with_the_calls_that_answer_them(client: TestClient) -> None:
    """The page asks and changes nothing: what answers stands under each question."""
    page = words_of(client.get("/review").text)
    assert "quantity: 30000 tonne or 40000 tonne?" in page
    assert "servanda review correct" in page
    (question, *_) = client.get("/review.json").json()
    assert f"servanda review {question['answers'][0]}" in page
    assert client.post("/review").status_code == 405


def test_long_lists_of_missing_words_and_questions_offer_the_rest(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that are not shown are counted, never passed over."""
    rows = len(client.get("/one-sided.json").json())
    assert rows > 1
    monkeypatch.setattr("servanda.web.app._SHOWN", 1)
    assert f"Show all {rows}" in words_of(client.get("/one-sided").text)
    assert "Show all" not in words_of(client.get(f"/one-sided?limit={rows}").text)


def test_only_this_machine_may_ask(client: TestClient) -> None:
    """Another name that points here is refused."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8765"}).status_code == 200


def test_pages_are_for_reading(client: TestClient) -> None:
    """No address takes anything in."""
    assert client.post("/events").status_code == 405


def test_a_ledger_that_is_gone_is_told(tmp_path: Path) -> None:
    """The page says what to do."""
    answer = TestClient(web.build(tmp_path / "gone.db"), base_url="http://127.0.0.1").get("/")
    assert answer.status_code == 503
    assert "servanda add" in answer.text


def test_an_empty_ledger_and_one_that_is_not_linked_say_so(tmp_path: Path) -> None:
    """Silence would look like a result."""
    with ledger.open_writer(tmp_path / "x.db"):
        pass
    client = TestClient(web.build(tmp_path / "x.db"), base_url="http://127.0.0.1")
    assert "The ledger is empty" in client.get("/").text
    assert "This ledger has no events" in client.get("/events").text
    assert "Everything that was given was read" in client.get("/problems").text
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_other()])
    assert "has not finished" in client.get("/").text
    page = client.get(f"/reports/{read_other().report.id}").text
    assert OTHER.strip() in words_of(page)
    assert '<span class="m content">' in page


def test_a_quote_that_no_longer_fits_is_shown_in_red(place: Path, tmp_path: Path) -> None:
    """Evidence that does not match the archive is never passed off as such."""
    with sqlite3.connect(place) as source, sqlite3.connect(tmp_path / "x.db") as copy:
        source.backup(copy)
    tamper(tmp_path / "x.db", "UPDATE readings SET text = replace(text, 'grain', 'brain')")
    page = TestClient(web.build(tmp_path / "x.db"), base_url="http://127.0.0.1").get("/records/d-1").text
    assert "does not match the archive" in page
