"""Judging in a browser without scripts, and what is refused."""

from __future__ import annotations

import re
import threading
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import servanda
from ledger.values import read_of, report_of, statement
from servanda import ledger, web
from servanda.ledger import filing
from servanda.model import Findings, JudgementKind, on
from servanda.run.judging import judge
from servanda.web import desk, doubt, wording
from web.forms import ORIGIN, Reviewer, forms, question
from web.test_app import words_of

DEMO = Path(servanda.__file__).parent / "data" / "demo"


def test_an_answer_is_written_and_the_next_question_comes(ana: Reviewer) -> None:
    """The judgement names the person, the reason and the finding; the page tells what it changed."""
    first = question(ana.open("/review?queue=readings"))
    came = ana.answer("wrong", address="/review?queue=readings", why="wrong party", reason="the verb has no subject")
    assert came.history[0].status_code == 303
    (made,) = ana.judgements()
    assert (made.who, made.kind, made.reason) == (
        "Ana",
        JudgementKind.WRONG,
        "wrong party: the verb has no subject",
    )
    assert made.places
    assert question(came.text) != first
    told = words_of(came.text)
    assert f"Written: wrong: {made.target[0]}" in told
    assert "gone: " in told


def test_the_name_is_asked_once(ana: Reviewer) -> None:
    """The next form knows it, from a cookie that no script and no other site can read."""
    ana.answer("right", address="/review?queue=readings")
    cookies = [each for each in ana.client.cookies.jar if "person" in each.name]
    assert [each.value for each in cookies] == ["Ana"]
    (form, *_) = [each for each in forms(ana.open()) if "who" in each.fields]
    assert form.fields["who"] == "Ana"


def test_an_answer_needs_a_name(ana: Reviewer) -> None:
    """Nothing is written, and the answer stays on the page."""
    ana.name = " "
    refused = ana.answer("right", address="/review?queue=readings", reason="as printed")
    assert refused.status_code == 400
    assert "the name of the person" in words_of(refused.text)
    (kept,) = forms(refused.text)
    assert kept.fields["reason"] == "as printed"
    assert ana.judgements() == []
    assert ana.send(kept, who="Ana").history[0].status_code == 303
    assert ana.judgements()[0].reason == "as printed"


def test_later_writes_nothing_and_goes_on(ana: Reviewer) -> None:
    """The next question of the queue comes; at its end those put off can be begun again."""
    seen, address = [], "/review"
    while 'aria-keyshortcuts="Space"' in (page := ana.open(address)):
        seen.append(question(page))
        address = unescape(page.split('class="answer later" href="')[1].split('"')[0])
    assert len(seen) == len(ana.client.get("/review.json").json())
    assert question(page) == "The rest was put off"
    assert ana.judgements() == []


def test_a_value_is_put_right(ana: Reviewer) -> None:
    """The record shows the value of the person; a value that nothing can have is told with what it may be."""
    address = "/review?queue=readings"
    asked = ana.client.get(f"{address.replace('review', 'review.json')}").json()
    before = next(one for one, then in pairwise(asked) if then["ids"][0].startswith("e-"))
    form = next(
        each
        for each in forms(ana.open(f"{address}&after={before['doubt']}~{before['ids'][0]}"))
        if "field" in each.choices
    )
    field = next(each for each in form.choices["field"] if each.endswith(" status"))
    refused = ana.send(form, answer="correct", field=field, value="perhaps")
    assert refused.status_code == 400
    assert "expected one of: actual" in words_of(refused.text)
    assert forms(refused.text)[0].fields["value"] == "perhaps"
    ana.send(forms(refused.text)[0], value="negated")
    (made,) = ana.judgements()
    assert (made.field, made.value, made.target[0]) == ("status", "negated", field.split()[0])
    with ledger.open_view(ana.place) as view:
        assert view.record(made.target[0]).content.status.value == "negated"


def rows(ana: Reviewer) -> list[object]:
    """Give all rows that judgements can change."""
    return [
        ana.client.get(f"/{kind}.json").json() for kind in ("statements", "events", "commitments", "actors", "labels")
    ]


def test_undo_takes_back_any_number_and_is_an_entry_itself(ana: Reviewer) -> None:
    """One after the other, the last one first: the rows are those of before, and the log holds all of it."""
    before = rows(ana)
    asked = ana.client.get("/review.json").json()
    for _ in range(2):
        ana.answer("wrong", address="/review?queue=readings")
    assert rows(ana) != before
    for left in (1, 0):
        form = next(each for each in forms(ana.open()) if each.fields.get("undo"))
        page = ana.send(form).text
        assert ("Undo your last" in page) == bool(left)
    assert rows(ana) == before
    assert ana.client.get("/review.json").json() == asked
    log = ana.client.get("/judgements.json").json()
    assert [row["kind"] for row in log] == ["wrong", "wrong", "undo", "undo"]
    assert [row["fate"] for row in log] == ["taken_back", "taken_back", "stands", "stands"]
    page = words_of(ana.open("/judgements"))
    assert "taken back 2" in page


def test_an_undo_can_be_undone_from_the_log(ana: Reviewer) -> None:
    """Also weeks later: every judgement of the log has its undo."""
    ana.answer("wrong", address="/review?queue=readings")
    (wrong,) = ana.judgements()
    for _ in range(2):
        (last, *_) = [each for each in forms(ana.open("/judgements")) if each.fields.get("undo")]
        ana.send(last)
    fates = {row["id"]: row["fate"] for row in ana.client.get("/judgements.json").json()}
    assert fates[wrong.id] == "stands"


def test_an_undo_says_what_it_took_back(ana: Reviewer) -> None:
    """What was judged, by whom, when, and the words: not only the id of a judgement; an undo of an undo tells both."""
    ana.answer("wrong", address="/review?queue=readings")
    (wrong,) = ana.judgements()
    for _ in range(2):
        (last, *_) = [each for each in forms(ana.open("/judgements")) if each.fields.get("undo")]
        ana.send(last)
    page = ana.open("/judgements")
    back, first, _ = (" ".join(words_of(entry).split()) for entry in re.findall(r'<li id="j-.*?</li>', page, re.DOTALL))
    day = wording.day(wrong.at.date())
    assert first.startswith(f"undo of what Ana judged on {day}: wrong")
    assert back.startswith(f"undo of what Ana judged on {day}: undo of what Ana judged on {day}: wrong")
    for entry in (back, first):
        assert wording.quoted(wrong.places[0].quote) in entry
    (address,) = set(re.findall(rf'href="([^"]*{wrong.id}[^"]*)"', page))
    assert ana.client.get(address).status_code == 200


def test_the_search_field_of_the_log_is_empty(ana: Reviewer) -> None:
    """It once held `{<Fate.STANDS: 'stands'>…`: the words for what became of judgements were taken for those sought."""
    (field,) = re.findall(r"<input[^>]* name=\"q\"[^>]*>", ana.open("/judgements"))
    assert 'value=""' in field or "value" not in field


def test_the_log_lists_one_fate(ana: Reviewer) -> None:
    """The address names it; a fate that nothing has is told with those there are."""
    ana.answer("right", address="/review?queue=readings")
    assert "right" in words_of(ana.open("/judgements?only=stands"))
    assert "None of 1 judgement" in words_of(ana.open("/judgements?only=orphan"))
    assert "expected one of: stands" in words_of(ana.client.get("/judgements?only=lost").text)


def test_a_queue_that_is_none_is_told(ana: Reviewer) -> None:
    """The sentence names those there are; so does it where a place in the queue is none."""
    assert "expected one of: records, actors" in words_of(ana.client.get("/review?queue=all").text)
    assert ana.client.get("/review?after=x~y").status_code == 400


@pytest.mark.parametrize("name", ["A" * 81, "Ana\u202e", "A\nna"])
def test_a_name_that_nobody_could_read_is_refused(ana: Reviewer, name: str) -> None:
    """A name stands beside every judgement for good: it is short, and has no signs that nobody sees."""
    ana.name = name
    refused = ana.answer("right", address="/review?queue=readings")
    assert refused.status_code == 400
    assert "expected a name of at most 80" in words_of(refused.text)
    assert ana.judgements() == []


def test_a_reason_that_is_a_book_is_refused(ana: Reviewer) -> None:
    """The log is read by people."""
    refused = ana.answer("right", address="/review?queue=readings", reason="word " * 500)
    assert (refused.status_code, "at most 2,000 signs" in refused.text) == (400, True)


def test_hostile_words_are_shown_as_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Markup and signs that turn the line around stand on every page of judging as text, from reports and people."""
    monkeypatch.setattr(filing, "LOW", 1.0)
    monkeypatch.setattr(doubt, "LOW", 1.0)
    markup = "<script>alert(1)</script>"
    report = report_of(f"Bel {markup} \u202ekcab said.", title=markup, published=on(date(2031, 2, 5)))
    found = Findings(statements=(statement(report, f"{markup} \u202ekcab", content=markup),))
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report, found)])
    judge(tmp_path / "a.db", [])
    ana = Reviewer(tmp_path / "a.db", name=markup)
    came = ana.answer("right", reason=f'{markup}"><b>', queue=f'"><b>{markup}')
    (finding,) = found.statements
    pages = [
        came.text,
        *map(
            ana.open, ("/judgements", f"/judge?of={finding.id}", "/difference?from=2030", f"/split?record={finding.id}")
        ),
    ]
    for page in pages:
        assert page.count("<script") == page.count('<script src="/static/')
        assert "<b>&" not in page
        assert '"><b>' not in page
    assert all("&lt;script&gt;" in page for page in pages[:-1])  # the last one quotes nothing
    assert ana.judgements()[0].who == markup


# ---- what is refused


def test_a_form_of_another_site_is_refused(ana: Reviewer) -> None:
    """Whatever it carries: the browser says where it comes from, and silence is no permission."""
    form = next(each for each in forms(ana.open()) if each.buttons[0][0] == "answer")
    call = form.buttons[0][1]
    for origin in ("https://evil.example", "null", None, "http://127.0.0.1:1", "http://127.0.0.1.evil.example"):
        refused = ana.send(form, origin=origin, answer=call)
        assert refused.status_code == 403, origin
        assert "expected a form of these pages" in words_of(refused.text)
    assert ana.judgements() == []


def test_a_form_without_its_seal_is_given_back(ana: Reviewer) -> None:
    """A form of another visit, or of a server that was started anew, is not taken; its answer is not lost."""
    form = next(each for each in forms(ana.open()) if each.buttons[0][0] == "answer")
    stranger = Reviewer(ana.place, additions=DEMO / "codebook")
    stranger.open()
    for refused in (
        ana.send(form, answer=form.buttons[0][1], seal=""),
        ana.send(form, answer=form.buttons[0][1], seal="0" * 64),
        stranger.send(form, answer=form.buttons[0][1]),
    ):
        assert refused.status_code == 403
        assert "Your answer is kept" in words_of(refused.text)
    assert ana.judgements() == []
    (kept,) = forms(refused.text)
    assert stranger.send(kept).history[0].status_code == 303
    assert len(ana.judgements()) == 1


def test_a_form_that_is_sent_twice_is_judged_once(ana: Reviewer) -> None:
    """Reloading the page after an answer, or pressing twice, writes nothing more."""
    form = next(each for each in forms(ana.open("/review?queue=readings")) if each.buttons[0][0] == "answer")
    sent = [ana.send(form, answer=form.buttons[0][1]) for _ in range(3)]
    assert {each.url for each in sent} == {sent[0].url}
    assert len(ana.judgements()) == 1


def test_two_answers_at_once_are_both_written(ana: Reviewer) -> None:
    """Two people who press at the same moment: one waits for the other, and neither is lost."""
    ben = Reviewer(ana.place, name="Ben", additions=DEMO / "codebook")
    page, other = ana.open("/review?queue=readings"), ben.open("/review?queue=records")
    pairs = [
        (who, next(f for f in forms(drawn) if f.buttons[0][0] == "answer"))
        for who, drawn in ((ana, page), (ben, other))
    ]
    codes: list[int] = []
    sending = [
        threading.Thread(target=lambda w=who, f=form: codes.append(w.send(f, answer=f.buttons[0][1]).status_code))
        for who, form in pairs
    ]
    for each in sending:
        each.start()
    for each in sending:
        each.join()
    assert codes == [200, 200]
    assert {one.who for one in ana.judgements()} == {"Ana", "Ben"}


def test_while_the_ledger_is_written_the_answer_stays(ana: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says who is at work and keeps what was typed; sent again it is written."""
    monkeypatch.setattr(desk, "_WAIT", 0.1)
    with ledger.open_writer(ana.place):
        busy = ana.answer("wrong", address="/review?queue=readings", reason="not said")
        assert busy.status_code == 503
        assert "takes one writer at a time" in words_of(busy.text)
    (kept,) = forms(busy.text)
    assert ana.send(kept).history[0].status_code == 303
    assert [one.reason for one in ana.judgements()] == ["not said"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"a=" + b"b" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"a=%ff", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a=b" for _ in range(1_001)), "application/x-www-form-urlencoded", 400),
        (b"", "application/x-www-form-urlencoded", 403),
    ],
)
def test_what_is_no_form_is_refused(ana: Reviewer, body: bytes, kind: str, status: int) -> None:
    """Too large, unreadable, empty or something else: nothing is judged, and a sentence says why."""
    answer = ana.client.post("/review", content=body, headers={"origin": ORIGIN, "content-type": kind})
    assert answer.status_code == status
    assert ana.judgements() == []


@pytest.mark.parametrize("call", ["", "delete e-1", "same", "right e-0000000000000000", "correct", "wrong r-1"])
def test_an_answer_that_is_none_is_given_back(ana: Reviewer, call: str) -> None:
    """Whatever the button said, nothing is written that cannot be judged."""
    form = next(each for each in forms(ana.open()) if each.buttons[0][0] == "answer")
    refused = ana.send(form, answer=call)
    assert refused.status_code == 400
    assert ana.judgements() == []


def test_pages_for_reading_take_nothing(ana: Reviewer) -> None:
    """The questions come with the calls of the command line, and a form that somebody sends is refused."""
    form = next(each for each in forms(ana.open()) if each.buttons[0][0] == "answer")
    reader = Reviewer(ana.place, is_read_only=True)
    assert forms(reader.open()) == []
    assert "servanda review right" in words_of(reader.open())
    assert forms(reader.open("/judgements")) == []
    assert reader.send(form, answer=form.buttons[0][1]).status_code == 403


def test_what_was_known_on_a_day_is_not_judged(ana: Reviewer) -> None:
    """The questions of that day are listed; answers are given today."""
    page = ana.open("/review?as_known_on=2031-12-31")
    assert forms(page) == []
    assert "Nothing is judged on this page" in words_of(page)


def test_reading_a_page_writes_nothing(ana: Reviewer) -> None:
    """No address that is only opened changes a byte of the ledger, whatever it asks for."""
    before = ana.place.read_bytes()
    for address in ("/review?answer=right", "/judgements?undo=j-1", "/review.json", "/judgements.json"):
        ana.client.get(address)
    assert ana.place.read_bytes() == before


# ---- who may come in


TOKEN = "words that only friends have".replace(" ", "-")


def client(place: Path, **built: object) -> TestClient:
    return TestClient(web.build(place, **built), base_url=ORIGIN, follow_redirects=False)


def test_without_the_token_nothing_is_shown(place: Path) -> None:
    """Not a page, not a row: only the door, and how a program gives the token."""
    visitor = client(place, token=TOKEN)
    for address in ("/", "/events", "/review", "/reports/r-1.txt", "/nowhere"):
        answer = visitor.get(address)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert "norland" not in answer.text.lower()
        assert 'action="/enter"' in answer.text
    rows = visitor.get("/events.json")
    assert (rows.status_code, rows.headers["content-type"]) == (401, "application/problem+json")
    assert "found none; send the header “Authorization: Bearer TOKEN”" in rows.json()["detail"]
    assert visitor.get("/api/events", headers={"authorization": "Bearer no"}).json()["instance"] == "/api/events"
    assert visitor.get("/static/servanda.css").status_code == 200
    assert visitor.post("/review", headers={"origin": ORIGIN}).status_code == 401


def test_the_token_in_the_address_is_given_once(place: Path) -> None:
    """It leaves the address at once and does not stand in the cookie, which no script can read."""
    visitor = client(place, token=TOKEN)
    came = visitor.get(f"/events?from=NRL&token={TOKEN}")
    assert (came.status_code, came.headers["location"]) == (303, "/events?from=NRL")
    cookie = came.headers["set-cookie"].lower()
    assert TOKEN not in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert visitor.get("/events?from=NRL").status_code == 200


def test_the_token_in_a_form_and_in_a_header(place: Path) -> None:
    """By hand at the door, and by programs with every request."""
    visitor = client(place, token=TOKEN)
    assert visitor.post("/enter", data={"token": "wrong"}).status_code == 401
    assert visitor.post("/enter", data={"token": TOKEN}).headers["location"] == "/"
    assert visitor.get("/").status_code == 200
    other = client(place, token=TOKEN)
    assert other.get("/events.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    for wrong in (TOKEN, f"Basic {TOKEN}", "Bearer", "Bearer " + TOKEN[:-1], "Bearer é"):
        header = {"authorization": wrong.encode()}
        assert other.get("/events.json", headers=header).status_code == 401


def test_a_cookie_of_another_start_is_none(place: Path) -> None:
    """What a browser keeps is worth nothing after the server has ended."""
    visitor = client(place, token=TOKEN)
    visitor.get(f"/?token={TOKEN}")
    again = client(place, token=TOKEN)
    again.cookies = visitor.cookies
    assert again.get("/").status_code == 401


def test_the_way_on_stays_on_this_server(place: Path) -> None:
    """An address that begins with two slashes leads to no other machine."""
    visitor = client(place, token=TOKEN)
    came = visitor.get(f"{ORIGIN}//evil.example/?token={TOKEN}")
    assert came.headers["location"] == "/evil.example/"


def test_names_of_the_machine_are_named(place: Path) -> None:
    """A name is let in when the server was told of it; the refusal says how."""
    visitor = client(place, hosts=["ledger.example.org"])
    assert visitor.get("/", headers={"host": "ledger.example.org:8765"}).status_code == 200
    assert visitor.get("/", headers={"host": "[::1]:8765"}).status_code == 200
    for strange in ("evil.example", "ledger.example.org.evil.example", "", "[::1"):
        refused = visitor.get("/", headers={"host": strange})
        assert (refused.status_code, "--allow-host" in refused.text) == (400, True)
