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
        for name in (*COLUMNS, "reports", "statements", "events", "commitments", "actors")
        for row in csv.reader(io.StringIO(client.get(f"/{name}.csv").text))
        for cell in row
    ]
    assert "'=HYPERLINK(1)" in cells
    assert "'+Kenya sends maize" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_every_page_of_rows_leads_to_its_forms(of_demo: TestClient) -> None:
    """Whoever looks at a view finds its rows."""
    for name in COLUMNS:
        page = of_demo.get(f"/{name}" + ("?as=list" if name == "review" else "")).text
        for form in set(FORMS) - {"json"}:
            assert f'href="/{name}.{form}' in page, (name, form)
