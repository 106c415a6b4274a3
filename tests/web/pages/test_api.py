"""The machine-readable pages, asked for as a program asks."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.testclient import TestClient

from ledger.values import fill, read_main, tamper
from servanda import ledger, web
from servanda.export import row, rows
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.web import answers
from servanda.web.pages.api import operations

MAIN = read_main()
STEP = MAIN.findings.steps[0].id


@pytest.fixture
def filled_anew(tmp_path: Path) -> Path:
    """Give a ledger of its own, to be damaged."""
    return fill(tmp_path / "own.db")


def every(client: TestClient, address: str) -> Iterator[dict[str, Any]]:
    """Give the answers of a list from the first to the last."""
    following: str | None = address
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        yield answer.json()
        following = answer.json()["next"]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_list_holds_the_rows_of_the_export(client: TestClient, view: View, kind: Kind) -> None:
    """All rows, each once, in leaves of any size, and back again."""
    whole = sorted(rows(view, kind), key=lambda one: one["id"])
    for size in (1, 3, 1000):
        read = list(every(client, f"/api/{kind}?limit={size}"))
        assert sorted((one for leaf in read for one in leaf["rows"]), key=lambda one: one["id"]) == whole
        assert all(len(leaf["rows"]) <= size for leaf in read)
        for before, leaf in pairwise(read):
            if kind is not Kind.JUDGEMENTS:
                assert client.get(leaf["previous"]).json()["rows"] == before["rows"]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_record_answers_to_its_id(client: TestClient, view: View, kind: Kind) -> None:
    """The row of the export, under its kind and under `/api/id`."""
    for one in client.get(f"/api/{kind}").json()["rows"]:
        address = f"/api/{kind}/{quote(one['id'])}"
        assert client.get(address).json() == one
        if kind is not Kind.REPORTS:
            assert one == row(view.record(one["id"]))
        assert client.get(f"/api/id/{quote(one['id'])}").json() == {
            "asked": one["id"], "id": one["id"], "kind": kind.value, "address": address
        }  # fmt: skip


def test_a_finding_answers_with_its_record(client: TestClient) -> None:
    """An id once cited keeps answering; a record asked for under another kind is named with its place."""
    answer = client.get("/api/id/a-bel-elsewhere").json()
    assert (answer["asked"], answer["id"], answer["kind"]) == ("a-bel-elsewhere", "a-bel", "actors")
    wrong = client.get("/api/events/a-bel")
    assert wrong.status_code == 400
    assert "ask /api/actors/a-bel" in wrong.json()["detail"]


def test_the_text_of_a_report_is_given_as_it_is(client: TestClient) -> None:
    """Plain characters, in which all offsets count."""
    answer = client.get(f"/api/reports/{MAIN.report.id}/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == MAIN.report.text


def test_filters_narrow_a_list_and_stay_in_its_addresses(client: TestClient) -> None:
    """The same filters as on the pages; what leads on carries them."""
    assert [one["id"] for one in client.get("/api/events?from=NRL&status=planned").json()["rows"]]
    assert client.get("/api/events?from=SDR").json()["rows"] == []
    first = client.get("/api/statements?limit=1&actor=SDR").json()
    assert "actor=SDR" in first["next"]
    assert "limit=1" in first["next"]


def test_words_are_found_in_reports_and_records(client: TestClient) -> None:
    """Hits point out the words; each shelf leads to all records of its kind that have them."""
    found = client.get("/api/search?q=grain&limit=1").json()
    assert {"words": "grain", "is_sought": True} in found["reports"][0]["excerpt"]
    assert len(client.get(found["next"]).json()["reports"]) == 1
    for shelf in found["records"]:
        assert len(client.get(shelf["all"]).json()["rows"]) == shelf["count"]


def test_totals_are_those_of_the_command_line(client: TestClient) -> None:
    """Added and not added, as of a day only what had come by then."""
    (balance,) = client.get("/api/totals").json()["rows"]
    assert balance["class"] == "food"
    early = client.get("/api/totals?as-of=2031-01").json()
    assert (early["rows"], early["as_of"]) == ([], "2031-01-31")


def test_the_time_line_has_the_rows_of_its_page(of_demo: TestClient) -> None:
    """One row for each moment: a promise has one for each step and for its due day; each once, however it is cut."""
    leaves = list(every(of_demo, "/api/timeline?limit=1000"))
    whole = [one for leaf in leaves for one in leaf["rows"]]
    told = leaves[0]["counts"]
    assert {lane: sum(one["lane"] == lane for one in whole) for lane in told} == told
    assert sum(one["earliest"] is None and one["latest"] is None for one in whole) == leaves[0]["undated"] > 0
    assert f"{told['promised']} steps of promises" in of_demo.get("/timeline").text
    assert len({(one["id"], one["number"]) for one in whole}) == len(whole)
    cut = list(every(of_demo, "/api/timeline?limit=7"))
    assert [one for leaf in cut for one in leaf["rows"]] == whole


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        ("type=due", lambda one: one["type"] == "due"),
        ("lanes=said,done", lambda one: one["lane"] in {"said", "done"}),
        ("status=planned", lambda one: one["status"] == "planned"),
        ("origins=2", lambda one: one["origins"] >= 2),
        ("from=RUS&to=MLI", lambda one: "Russia" in one["heading"]),
    ],
)
def test_the_time_line_has_the_filters_of_its_page(
    of_demo: TestClient, filters: str, holds: Callable[[dict[str, Any]], bool]
) -> None:
    """As many rows as the page counts, and none that the filter forbids."""
    told = of_demo.get(f"/api/timeline?limit=1000&{filters}").json()
    assert 0 < len(told["rows"]) == sum(told["counts"].values()) < 200
    assert all(map(holds, told["rows"]))


def test_the_network_has_the_dyads_of_its_page(of_demo: TestClient) -> None:
    """All of them, each once, with both names, however they are cut; narrowed as there."""
    for filters in ("", "actor=RUS&status=any&alleged=yes"):
        whole = of_demo.get(f"/network.json?{filters}").json()
        rows = [one for leaf in every(of_demo, f"/api/network?limit=3&{filters}") for one in leaf["rows"]]
        assert [{name: one[name] for name in edge} for one, edge in zip(rows, whole["edges"], strict=True)] == whole[
            "edges"
        ]
        names = {node["id"]: node["name"] for node in whole["nodes"]}
        assert all(
            (one["source_name"], one["target_name"]) == (names[one["source"]], names[one["target"]]) for one in rows
        )


def test_the_board_counts_every_commitment_once(of_demo: TestClient) -> None:
    """Each state leads to its commitments; cards are the first of them."""
    told = of_demo.get("/api/board?limit=1").json()
    assert sum(column["count"] for column in told["columns"]) == told["count"] == told["in_all"]
    for column in told["columns"]:
        assert len(column["first"]) == min(1, column["count"])
        for state in column["states"]:
            assert len(of_demo.get(f"{state['all']}&limit=1000").json()["rows"]) == state["count"]
    some = of_demo.get("/api/board?from=RUS").json()
    assert 0 < some["count"] < some["in_all"]


def test_the_sources_tell_reports_outlets_and_origins_apart(of_demo: TestClient) -> None:
    """What the page tells, with how many of each carrier's reports are copies."""
    told = of_demo.get("/api/sources").json()
    assert told["reports"] - told["origins"] == told["copies"] > 0
    assert len(told["rows"]) == told["names"]
    assert all(one["copies"] <= one["reports"] for one in told["rows"])
    assert told["largest"][0]["reports"] > 1


def test_a_difference_is_that_of_its_page(of_demo: TestClient) -> None:
    """What came, went and changed between two days, of each kind; a day is needed."""
    told = of_demo.get("/api/difference?from=2022-06&until=2023").json()
    page = of_demo.get("/difference.json?from=2022-06&until=2023").json()
    assert (told["since"], told["until"]) == ("2022-06-30", "2023-12-31")
    assert {row["kind"]: row["came"]["count"] for row in told["rows"]} == {
        kind: one["came"]["count"] for kind, one in page.items() if kind != "reports"
    }
    assert told["reports"]["count"] == page["reports"]["count"] > 0


def test_a_sample_is_drawn_by_its_seed(of_demo: TestClient) -> None:
    """The same seed draws the same findings, as the page does; nothing judged means nothing known."""
    address = "audit{}?kind=events&number=5&seed=7"
    told = of_demo.get(f"/api/{address.format('')}").json()
    assert told == of_demo.get(f"/{address.format('.json')}").json()
    assert (told["rate"], told["low"], told["high"], len(told["findings"])) == (None, 0.0, 1.0, 5)


def test_questions_wait_in_the_order_of_doubt(of_demo: TestClient) -> None:
    """Those of the page, cut as one likes, today and as known on a day."""
    for day in ("", "as_known_on=2030&"):
        rows = [one for leaf in every(of_demo, f"/api/review?{day}limit=1") for one in leaf["rows"]]
        assert rows == of_demo.get(f"/review.json?{day}").json()
        counts = of_demo.get(f"/api/review?{day}").json()["counts"]
        assert sum(counts.values()) == len(rows) > 0
    (queue,) = {one["queue"] for one in of_demo.get("/api/review?queue=actors").json()["rows"]}
    assert queue == "actors"


@pytest.mark.parametrize("which", ["unanswered", "one-sided"])
def test_silences_are_those_of_the_page(of_demo: TestClient, which: str) -> None:
    """Who is heard, and of whom no report here has a word."""
    told = of_demo.get(f"/api/{which}").json()
    whole = of_demo.get(f"/{which}.json").json()
    assert told["count"] == len(whole) > 0
    assert [(one["id"], one["silent"]) for one in told["rows"]] == [(one["id"], one["silent"]) for one in whole]


def test_problems_are_counted_and_listed(client: TestClient, of_demo: TestClient) -> None:
    """What gave no report and what is odd in a report, each with its code."""
    told = client.get("/api/problems").json()
    assert told["unread"] == {"empty": 1}
    assert told["unread_first"][0]["source"] == "nothing.txt"
    whole = [one for leaf in every(of_demo, "/api/problems?limit=2") for one in leaf["rows"]]
    assert len(whole) == sum(of_demo.get("/api/problems").json()["odd"].values())
    for code, number in of_demo.get("/api/problems").json()["odd"].items():
        assert len(of_demo.get(f"/api/problems?code={code}&limit=1000").json()["rows"]) == number


def test_every_address_of_the_index_answers(client: TestClient) -> None:
    """The first page tells where everything is."""
    told = client.get("/api").json()
    assert told["counts"]["events"] == 1
    assert told["addresses"] == [each.path for each in operations()]


def test_the_description_is_valid_and_of_every_route(client: TestClient) -> None:
    """OpenAPI 3.1, made of what the routes declare."""
    described = client.get("/api/openapi.json").json()
    OpenAPIV31SpecValidator(described).validate()
    assert list(described["paths"]) == [each.path for each in operations()]
    since = next(each for each in described["paths"]["/api/events"]["get"]["parameters"] if each["name"] == "since")
    assert "day, month or year" in since["description"]


@pytest.mark.parametrize(
    ("address", "type_"),
    [
        ("/api", answers.Index),
        ("/api/search?q=grain", answers.Found),
        ("/api/totals", answers.Balances),
        ("/api/timeline", answers.Timeline),
        ("/api/problems", answers.Problems),
        ("/api/network", answers.Network),
        ("/api/board", answers.Board),
        ("/api/sources", answers.Sources),
        ("/api/difference?from=2022", answers.Difference),
        ("/api/audit?kind=statements&seed=1", answers.Audit),
        ("/api/review", answers.Questions),
        ("/api/unanswered", answers.Silences),
        ("/api/one-sided", answers.Silences),
        *((f"/api/{kind}", answers.leaf_of(kind)) for kind in Kind),
    ],
)
def test_an_answer_is_of_its_declared_type(of_demo: TestClient, address: str, type_: Any) -> None:
    """Nothing more and nothing less than the description says."""
    answer = of_demo.get(address).json()
    assert msgspec.json.decode(msgspec.json.encode(msgspec.convert(answer, type_, strict=True))) == answer


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/api/nothing", 404, "Not Found"),
        ("/api/events/e-0", 404, "no record answers to"),
        ("/api/events?colour=red", 400, "a parameter cannot be 'colour'; expected one of: from, to"),
        ("/api/events?type=AID&type=ACCUSE", 400, "type stands 2 times"),
        ("/api/events?type=KINDNESS", 400, "expected one of"),
        ("/api/events?limit=1001", 400, "at most 1000"),
        ("/api/events?limit=-1", 400, "expected a number of rows"),
        ("/api/events?after=x", 400, "expected a bookmark"),
        ("/api/events?since=soon", 400, "such as 2023, 2023-01, 2023-01-19"),
        ("/api/events?from=Norlnad", 400, "did you mean Norland (NRL)?"),
        ("/api/search", 400, "q is missing"),
        ("/api/problems?after=x", 400, "expected a bookmark"),
        ("/api/timeline?after=x", 400, "after cannot be 'x'"),
        ("/api/timeline?lanes=sung", 400, "expected one of: said, promised, done"),
        ("/api/timeline?from=Norlnad", 400, "did you mean Norland (NRL)?"),
        ("/api/network?after=x", 400, "after cannot be 'x'"),
        ("/api/network?status=sure", 400, "expected one of"),
        ("/api/difference", 400, "from is missing"),
        ("/api/difference?from=2022&until=2021", 400, "expected a day after"),
        ("/api/difference?from=2022&as_known_on=2023", 400, "a parameter cannot be 'as_known_on'"),
        ("/api/audit?kind=times&seed=1", 400, "expected one of"),
        ("/api/audit?kind=events", 400, "seed is missing"),
        ("/api/review?queue=long", 400, "queue cannot be 'long'"),
        ("/api/review?after=x", 400, "after cannot be 'x'"),
        ("/api?x=1", 400, "a parameter cannot be 'x'"),
        ("/events.json?after=x", 400, "gives all rows"),
        ("/events.csv?colour=red", 400, "expected one of"),
    ],
)
def test_a_wrong_question_is_explained_in_one_shape(client: TestClient, address: str, status: int, says: str) -> None:
    """Problem details with what was expected, what came and where."""
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    told = msgspec.json.decode(answer.content, type=answers.Trouble)
    assert (answer.status_code, told.status, told.instance) == (status, status, address.partition("?")[0])
    assert says in told.detail


def test_a_stranger_to_the_machine_is_refused_in_the_same_shape(place: Path) -> None:
    """A name that is not this server's, before anything is asked of the ledger."""
    answer = TestClient(web.build(place), base_url="http://rebound.example").get("/api/events")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert "not served as 'rebound.example'" in msgspec.json.decode(answer.content, type=answers.Trouble).detail


def test_what_nobody_foresaw_is_told_in_the_same_shape(filled_anew: Path) -> None:
    """A damaged record breaks the answer and not its shape; what broke is in the server's own log."""
    tamper(filled_anew, "UPDATE records SET body = '[]' WHERE kind = 'events'")
    client = TestClient(web.build(filled_anew), base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/api/events")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert msgspec.json.decode(answer.content, type=answers.Trouble).status == 500


def test_other_methods_and_forms_are_refused(client: TestClient) -> None:
    """What only reads says so; heads come without bodies."""
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.request(method, "/api/events")
        assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
        assert "GET" in answer.headers["allow"]
    refused = client.get("/api/events", headers={"accept": "text/csv"})
    assert (refused.status_code, refused.json()["title"]) == (406, "No such form")
    assert client.get("/api/events", headers={"accept": "text/html, application/*;q=0.5"}).status_code == 200
    head = client.head("/api/events")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    "kind", ["reports", "statements", "events", "commitments", "actors", "labels", "disagreements"]
)
def test_a_list_can_be_had_whole_in_three_forms(of_demo: TestClient, demo: Path, kind: str) -> None:
    """JSON, JSON Lines and CSV hold the same rows in the same order: those of the export."""
    whole = of_demo.get(f"/{kind}.json").json()
    with ledger.open_view(demo) as view:
        assert sorted(whole, key=lambda one: one["id"]) == list(rows(view, Kind(kind)))
    lines = of_demo.get(f"/{kind}.jsonl")
    assert lines.headers["content-type"] == "application/jsonl"
    assert [json.loads(line) for line in lines.text.splitlines()] == whole
    sheet = of_demo.get(f"/{kind}.csv")
    assert sheet.headers["content-type"] == "text/csv; charset=utf-8"
    assert [one["id"] for one in csv.DictReader(io.StringIO(sheet.text))] == [one["id"] for one in whole]
    assert len(of_demo.get(f"/{kind}.json?limit=2").json()) == min(2, len(whole))


def test_long_answers_are_packed(of_demo: TestClient) -> None:
    """A browser that can unpack gets less to carry."""
    answer = of_demo.get("/api/reports", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in of_demo.get("/api/reports", headers={"accept-encoding": "identity"}).headers
