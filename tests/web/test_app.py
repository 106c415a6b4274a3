"""The pages, asked for as a browser asks."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger.values import OTHER, TEXT, fill, read_main, read_other, tamper
from servanda import ledger, web
from servanda.export import row
from servanda.ledger import Kind
from servanda.ledger.view import View

MAIN = read_main()
PAGES = [
    "/",
    "/board",
    "/sources",
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
    "/timeline",
    "/timeline?between=NRL,SDR&since=2031-02&until=2031-03",
    "/timeline?actor=NRL&lanes=done",
    "/timeline?undated=yes",
    "/network",
    "/network?alleged=yes&status=any&since=2031",
    "/review?as=list",
    "/review?queue=values",
    "/judgements",
    "/audit",
    "/audit?kind=events&seed=1",
    "/difference",
    "/difference?from=2031-02-28",
    "/about",
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
def test_a_page_runs_only_scripts_of_this_house(client: TestClient, address: str) -> None:
    """No script in the page itself, no address outside, and a policy that would stop both."""
    answer = client.get(address)
    assert answer.status_code == 200
    scripts = re.findall(r"<script ([^>]*)>", answer.text)
    assert all(re.match(r'src="/static/|type="application/json"', each) for each in scripts)
    assert len(scripts) == answer.text.count("<script")
    assert not re.search(r"\son[a-z]+=", answer.text)
    assert "style=" not in answer.text
    # Only the live page of a quote lies outside, behind a link that tells it nothing.
    outside = re.findall(r'<[a-z]+ [^>]*(?:src|href|action)="(?!/|\?|#)[^>]*>', answer.text)
    assert all(re.match(r'<a href="https?://[^"]+" rel="noopener noreferrer"[^>]*>', each) for each in outside)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.slow
def test_links_lead_somewhere(client: TestClient) -> None:
    """Every link of every page is answered, and every place in a page that a link names is there."""
    links = set()
    for address in PAGES:
        found = (unescape(link) for link in re.findall(r'href="([^"]+)"', client.get(address).text))
        page = address.split("?", maxsplit=1)[0]
        inside = (link for link in found if link != "#main" and not link.startswith("http"))
        links |= {link if link.startswith("/") else (address if link[0] == "#" else page) + link for link in inside}
    assert len(links) > 40
    for link in sorted(links):
        answer = client.get(link)
        assert answer.status_code == 200, link
        if "#" in link:
            assert f'id="{link.split("#")[1]}"' in answer.text, link


def test_the_text_of_a_report_is_that_of_the_archive(client: TestClient) -> None:
    """Marks cut the text and change no character of it."""
    page = client.get(f"/reports/{MAIN.report.id}").text
    shown = re.search(r'<div class="text">\n(.*?)\n?</div>\s*</section>', page, re.DOTALL)
    assert shown is not None
    assert words_of(re.sub(r'<span class="kind">.*?</span>', "", shown[1])) == TEXT
    assert client.get(f"/reports/{MAIN.report.id}.txt").text == TEXT


def test_findings_are_marked_in_place_and_lead_to_their_records(client: TestClient) -> None:
    """What was said, the event, the step and the label are each marked; a mark leads to its row, the row to its record."""
    page = client.get(f"/reports/{MAIN.report.id}").text
    marked = re.findall(r'<a class="m ([^"]*)" href="#f-([^"]*)"', page)
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
    assert "<script>" not in page
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


def test_the_filter_is_printed(client: TestClient) -> None:
    """On paper no form is left; the foot says what was asked."""
    page = client.get("/events?from=NRL&status=planned").text
    assert '<span class="on-paper"> · /events?from=NRL&amp;status=planned</span>' in page


def test_a_list_shows_its_rows_first(client: TestClient) -> None:
    """The fields of the filter are folded until one is set, or nothing is there."""
    assert '<details class="quiet"><summary>filter' in client.get("/events").text
    for address in ("/events?status=planned", "/events?from=SDR"):
        assert '<details class="quiet" open><summary>filter' in client.get(address).text


def test_a_long_list_leads_on_and_back(client: TestClient) -> None:
    """Rows that are not shown are counted and one link away, and the filters stay."""
    first = client.get("/statements?limit=1&actor=SDR").text
    assert "2 rows" in words_of(first)
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = client.get(unescape(following[1])).text
    assert "actor=SDR" in following[1]
    assert 'rel="next"' not in second
    before = re.search(r'rel="prev" href="([^"]+)"', second)
    assert before is not None
    assert records_in(client.get(unescape(before[1])).text) == records_in(first) != records_in(second)
    assert "rel=" not in client.get("/statements?limit=2").text.split("<main", maxsplit=1)[1]


def records_in(page: str) -> list[str]:
    """Give the records that a page leads to."""
    return re.findall(r'href="/records/([^"]+)"', page)


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
    """One under the other, the most doubtful first: what answers stands under each question."""
    page = words_of(client.get("/review?as=list").text)
    assert "Quantity: 30000 tonne or 40000 tonne?" in page
    assert "servanda review correct" in page
    (question, *_) = client.get("/review.json").json()
    assert f"servanda review {question['answers'][0]}" in page


def test_long_lists_of_missing_words_and_questions_offer_the_rest(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that are not shown are counted, never passed over."""
    rows = len(client.get("/one-sided.json").json())
    assert rows > 1
    monkeypatch.setattr("servanda.web.pages.silences.SHOWN", 1)
    assert f"Show all {rows}" in words_of(client.get("/one-sided").text)
    assert "Show all" not in words_of(client.get(f"/one-sided?limit={rows}").text)


def test_long_lists_of_missing_words_lead_on(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row after the other, each once, as the rows for programs have them; a place in no list is refused."""
    ids = [row["id"] for row in client.get("/one-sided.json").json()]
    monkeypatch.setattr("servanda.web.pages.silences.SHOWN", 1)
    address, met = "/one-sided", []
    while address:
        page = client.get(address).text
        met += [id_ for id_ in ids if f"/records/{id_}" in page]
        found = re.search(r'<a href="([^"]+)" rel="next">next</a>', page)
        address = unescape(found[1]) if found else ""
    assert met == ids
    assert f"Rows {len(ids)} to {len(ids)} of {len(ids)} are shown" in words_of(page)
    refused = client.get("/one-sided?after=e-nowhere")
    assert refused.status_code == 400
    assert "no row of this list" in refused.text


def test_only_this_machine_may_ask(client: TestClient) -> None:
    """Another name that points here is refused."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8765"}).status_code == 200


def test_pages_are_for_reading(client: TestClient) -> None:
    """No address takes anything in but those where people judge, and these take nothing that another site sends."""
    assert client.post("/events").status_code == 405
    for address in ("/review", "/judgements"):
        assert client.post(address, data={"answer": "right l-1"}).status_code == 403


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
    assert "records of this ledger are not made yet" in client.get("/").text
    page = client.get(f"/reports/{read_other().report.id}").text
    assert OTHER.strip() in words_of(page)
    assert '<span class="m content">' in page


def test_a_code_leads_to_its_actor_or_to_those_that_are_near(client: TestClient) -> None:
    """An address that a person would guess is never a dead end."""
    straight = client.get("/actors/NRL", follow_redirects=False)
    assert (straight.status_code, straight.headers["location"]) == (303, "/records/a-norland")
    assert client.get("/actors/norland", follow_redirects=False).status_code == 303
    below = client.get("/actors/NRL.GOV")
    assert below.status_code == 404
    assert 'href="/records/a-bel"' in below.text
    elsewhere = client.get("/actors/POL")
    assert elsewhere.status_code == 404
    assert "<h1>Poland has no page of its own</h1>" in elsewhere.text
    assert 'href="/actors"' in elsewhere.text
    nobody = client.get("/actors/Norlnd")
    assert nobody.status_code == 404
    assert "did you mean Norland" in nobody.text


def test_a_share_of_copies_is_not_torn_from_its_sign(client: TestClient) -> None:
    """A number and its percent sign stay on one line."""
    assert not re.search(r"\d\s+%", client.get("/sources").text)
    assert "0&nbsp;%" in client.get("/sources").text


def test_a_ledger_whose_records_a_newer_servanda_must_make_anew_is_not_told_as_empty(
    place: Path, tmp_path: Path
) -> None:
    """A migration forgets who linked: every page says what to do, programs are refused, the reports stay readable."""
    copy = tmp_path / "x.db"
    shutil.copy(place, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.executescript("DELETE FROM state; DELETE FROM moments; DELETE FROM ties")
    client = TestClient(web.build(copy), base_url="http://127.0.0.1")
    for address in ("/", "/timeline", "/network", "/events", "/board"):
        assert 'role="alert">The records of this ledger are not made yet' in client.get(address).text
    for address in ("/api/events", "/events.json", "/network.json", "/network.graphml", "/api/timeline"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
        assert "servanda add PATH" in answer.json()["detail"]
    assert client.get("/api").json()["is_linked"] is False
    assert client.get("/api/reports").status_code == client.get("/reports.json").status_code == 200


def test_a_ledger_that_is_added_to_says_so_on_every_page_and_still_answers(place: Path, tmp_path: Path) -> None:
    """Records that are behind what was read are shown as they were."""
    copy = tmp_path / "x.db"
    shutil.copy(place, copy)
    tamper(copy, "INSERT INTO pending VALUES ('r-1')")
    client = TestClient(web.build(copy), base_url="http://127.0.0.1")
    assert "<code>servanda add</code> has not finished" in client.get("/network").text
    assert client.get("/api/events").status_code == 200


def test_a_quote_that_no_longer_fits_is_shown_in_red(place: Path, tmp_path: Path) -> None:
    """Evidence that does not match the archive is never passed off as such."""
    with sqlite3.connect(place) as source, sqlite3.connect(tmp_path / "x.db") as copy:
        source.backup(copy)
    tamper(tmp_path / "x.db", "UPDATE readings SET text = replace(text, 'grain', 'brain')")
    page = TestClient(web.build(tmp_path / "x.db"), base_url="http://127.0.0.1").get("/records/d-1").text
    assert "does not match the archive" in page


def test_a_question_about_too_much_is_refused_with_a_way(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that would take minutes says so at once, and what to ask instead."""
    monkeypatch.setattr("servanda.web.totals.MOST", 0)
    for address in ("/api/totals", "/totals?since=2031"):
        answer = client.get(address)
        assert answer.status_code == 400, address
        assert "servanda " in unescape(answer.text)
    assert client.get("/totals?from=SDR").status_code == 200
    assert "choose the year" in client.get("/totals").text


@pytest.mark.parametrize("host", ["127.0.0.1/static/?", "127.0.0.1/enter?x=", "127.0.0.1\\static", "127.0.0.1#"])
def test_no_name_for_this_server_opens_what_needs_the_token(tmp_path: Path, host: str) -> None:
    """A host that holds a path is refused, whatever the path is."""
    app = web.build(fill(tmp_path / "x.db"), token="a-long-secret")  # noqa: S106 - of this test alone
    answer = TestClient(app, base_url="http://127.0.0.1").get("/commitments", headers={"host": host})
    assert answer.status_code == 400
    assert "Sudria" not in answer.text


@pytest.mark.parametrize("address", ["/timeline?since=9999-12-31", "/timeline?until=0001-01-01"])
def test_the_ends_of_the_calendar_are_days_like_others(client: TestClient, address: str) -> None:
    """Nothing is drawn beyond them, and the page is there."""
    assert client.get(address).status_code == 200


def test_a_failure_of_the_program_has_the_headers_of_every_answer(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong inside is told in a page that loads nothing from elsewhere, too."""

    def break_down(self: View) -> None:
        raise RuntimeError("a fault of the program")

    monkeypatch.setattr(View, "counts", break_down)
    client = TestClient(web.build(place), base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "default-src" in answer.headers["content-security-policy"]
