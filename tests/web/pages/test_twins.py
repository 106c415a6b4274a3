"""Views as rows: the same rows as under `/api`, in three forms, with the filters of their pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from servanda import intake, run, web
from servanda.ledger import matches
from servanda.web import answers
from servanda.web.forms import FORMS
from servanda.web.pages.twins import COLUMNS

NARROWED = [
    "timeline?",
    "timeline?from=RUS&to=MLI&lanes=promised&type=",
    "timeline?lanes=said&lanes=done&origins=2",
    "network?",
    "network?actor=RUS&status=any&alleged=yes",
    "sources?",
    "problems?",
    "review?",
    "review?queue=actors",
    "unanswered?",
    "one-sided?",
]


def whole(client: TestClient, view: str) -> list[dict[str, Any]]:
    """Give all rows of a view as `/api` gives them in parts; it refuses what says nothing, and what comes twice."""
    name, _, query = view.partition("?")
    query = query.replace("&type=", "").replace("lanes=said&lanes=done", "lanes=said,done")
    rows, following = (
        [],
        f"/api/{name}?{query}&limit=3" if name in {"timeline", "network", "review"} else f"/api/{name}",
    )
    while following:
        answer = client.get(following).json()
        rows += answer["rows"]
        following = answer.get("next")
    return rows


@pytest.mark.parametrize("view", NARROWED)
def test_a_view_can_be_had_whole(of_demo: TestClient, view: str) -> None:
    """JSON Lines and CSV hold all rows, in their order; nothing comes twice and nothing is cut."""
    rows = whole(of_demo, view)
    name, _, query = view.partition("?")
    lines = of_demo.get(f"/{name}.jsonl?{query}")
    assert lines.headers["content-type"] == "application/jsonl"
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    sheet = of_demo.get(f"/{name}.csv?{query}")
    assert sheet.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(sheet.text)))) == len(rows) > 0
    assert len(of_demo.get(f"/{name}.jsonl?limit=1&{query}").text.splitlines()) == 1


@pytest.mark.parametrize("name", ["timeline", "sources", "problems"])
def test_json_is_one_array(of_demo: TestClient, name: str) -> None:
    """The same rows once more."""
    assert of_demo.get(f"/{name}.json").json() == whole(of_demo, f"{name}?")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/timeline.csv?after=x", "after is of pages; this address gives all rows"),
        ("/timeline.jsonl?colour=red", "a parameter cannot be 'colour'"),
        ("/timeline.json?from=Atlantsi", "ask"),
        ("/network.csv?status=sure", "expected one of"),
        ("/review.csv?queue=long", "queue cannot be 'long'"),
        ("/board.csv?step=signed", "a parameter cannot be 'step'"),
        ("/board.csv?from=Atlantsi", "ask"),
        ("/search.csv", "q is missing"),
        ("/search.jsonl?q=%22", "q has no words to look for"),
    ],
)
def test_a_wrong_question_is_refused_before_anything_is_sent(of_demo: TestClient, address: str, says: str) -> None:
    """In the shape that programs are told everything."""
    answer = of_demo.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert says in msgspec.json.decode(answer.content, type=answers.Trouble).detail or says == "ask"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """What a page prints is never run by a spreadsheet, in any sheet of the pages."""
    page = tmp_path / "a.txt"
    page.write_text(
        "Outlet: =HYPERLINK(1)\nDate: 5 March 2031\n\n+Kenya sends maize\n\n"
        "Kenya sent 400 tonnes of maize to Ghana on Monday, the foreign minister of Ghana said on Tuesday.\n",
        encoding="utf-8",
    )
    run.add(intake.sources([page]), tmp_path / "a.db", reader="rules", workers=1)
    client = TestClient(web.build(tmp_path / "a.db"), base_url="http://127.0.0.1")
    cells = [
        cell
        for name in (*(set(COLUMNS) - {"search"}), "reports", "statements", "events", "commitments", "actors")
        for row in csv.reader(io.StringIO(client.get(f"/{name}.csv").text))
        for cell in row
    ]
    assert "'=HYPERLINK(1)" in cells
    assert "'+Kenya sends maize" in cells
    cells += [cell for row in csv.reader(io.StringIO(client.get("/search.csv?q=maize").text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_every_page_of_rows_leads_to_its_forms(of_demo: TestClient) -> None:
    """Whoever looks at a view finds its rows."""
    for name in COLUMNS:
        page = of_demo.get(f"/{name}{ {'review': '?as=list', 'search': '?q=grain'}.get(name, '') }").text
        for form in set(FORMS) - {"json"}:
            assert f'href="/{name}.{form}' in page, (name, form)


def lines(client: TestClient, address: str) -> list[dict[str, Any]]:
    """Give the rows of an address that writes them as lines."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("query", ["", "flag=overdue", "state=fulfilled", "from=RUS&since=2020"])
def test_the_board_can_be_had_whole(of_demo: TestClient, query: str) -> None:
    """Each commitment is a row with its column; the cards of `/api/board` are these rows, with their sums in columns."""
    stands = of_demo.get(f"/api/board?limit=1000&{query}").json()["columns"]
    cards = {card["id"]: (stand["name"], card) for stand in stands for card in stand["first"]}
    rows = lines(of_demo, f"/board.jsonl?{query}")
    assert [row["id"] for row in rows] == list(dict.fromkeys(row["id"] for row in rows))
    assert {row["id"] for row in rows} == set(cards)
    assert rows
    for row in rows:
        column, card = cards[row["id"]]
        sums = {name: row.pop(name) for name in ("promised", "delivered", "outstanding")}
        assert {name: said for name, said in sums.items() if said} == {
            one["of"]: one["amount"] for one in card.pop("amounts")
        }
        assert row == {"column": column, **card}
    order = [stand["name"] for stand in stands]
    assert [order.index(row["column"]) for row in rows] == sorted(order.index(row["column"]) for row in rows)
    sheet = of_demo.get(f"/board.csv?{query}").text
    assert [row["id"] for row in csv.DictReader(io.StringIO(sheet))] == [row["id"] for row in rows]
    assert of_demo.get(f"/board.json?{query}&limit=1").json() == lines(of_demo, f"/board.jsonl?{query}")[:1]


def test_a_search_can_be_had_whole(of_demo: TestClient) -> None:
    """All records of each kind and all reports that have the words, of which `/api/search` gives the first."""
    rows = lines(of_demo, "/search.jsonl?q=wheat")
    found = of_demo.get("/api/search?q=wheat&limit=1000").json()
    assert found["reports"]
    assert found["records"]
    by_kind = {shelf["kind"]: [row["id"] for row in rows if row["kind"] == shelf["kind"]] for shelf in found["records"]}
    assert {kind: len(ids) for kind, ids in by_kind.items()} == {
        each["kind"]: each["count"] for each in found["records"]
    }
    for shelf in found["records"]:
        assert {one["id"] for one in shelf["first"]} <= set(by_kind[shelf["kind"]])
    reports = [row for row in rows if row["kind"] == "reports"]
    assert [row["id"] for row in reports] == [hit["report"] for hit in found["reports"]]
    assert all("wheat" in row["quote"].lower() for row in reports)
    assert len(rows) == sum(map(len, by_kind.values())) + len(reports)
    assert lines(of_demo, "/search.jsonl?q=zeppelin") == []


def test_words_that_are_everywhere_are_found_by_day(of_demo: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the reports fits better than the others: they come as the list of reports has them, and all of them."""
    best = lines(of_demo, "/search.jsonl?q=wheat")
    monkeypatch.setattr(matches, "RANKED", 0)
    rows = [row for row in lines(of_demo, "/search.jsonl?q=wheat") if row["kind"] == "reports"]
    assert [row["id"] for row in rows] == [row["id"] for row in lines(of_demo, "/reports.jsonl?text=wheat")]
    assert {row["id"] for row in rows} == {row["id"] for row in best if row["kind"] == "reports"}
