"""The totals as a page."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from servanda.web import totals as sums
from servanda.web.pages import totals


def test_many_balances_are_named_and_few_are_drawn(of_demo: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not drawn is counted, and leads to where it is; as JSON all of them stand."""
    rows = of_demo.get("/totals.json").json()
    assert len(rows) > 2
    whole = of_demo.get("/totals").text
    monkeypatch.setattr(totals, "_DRAWN", 1)
    monkeypatch.setattr(totals, "_LISTED", 2)
    page = of_demo.get("/totals").text
    assert whole.count("<section>") == len(rows)
    assert f"<h2>{len(rows) - 1:,} more</h2>" in page
    assert f"and {len(rows) - 2:,} more, all of them" in page
    assert page.count("<h2>") < whole.count("<h2>") == len(rows)


def test_the_totals_of_any_number_of_commitments_are_given_as_json(
    of_demo: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are added up between two sides at a time: what a page refuses comes whole, the same rows in the same order."""
    for asked in ("", "?as-of=2023-01-31", "?from=RUS", "?about=helicopters"):
        whole = of_demo.get(f"/api/totals{asked}").json()["rows"]
        monkeypatch.setattr(sums, "MOST", 0)
        assert of_demo.get(f"/api/totals{asked}").status_code == 400
        assert of_demo.get(f"/totals.json{asked}").json() == whole
        lines = of_demo.get(f"/totals.jsonl{asked}").text.splitlines()
        assert [json.loads(line) for line in lines] == whole != []
        monkeypatch.undo()
    assert of_demo.get("/totals.json?from=XQZ").status_code == of_demo.get("/api/totals?from=XQZ").status_code
    assert of_demo.get("/totals.json?as-of=tomorrow").status_code == 400


def shares(page: str) -> dict[str, int]:
    """Give the addresses of the shares of a page with their numbers."""
    found = re.findall(r'<li><a href="(/totals\?[^"]+)">[^<]+</a> <span class="muted">([\d,]+)</span>', page)
    return {unescape(address): int(number.replace(",", "")) for address, number in found}


def test_too_many_commitments_are_added_up_between_two_sides(
    of_demo: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pair of sides leads to its own totals, and its number is that of the commitments behind it."""
    whole = of_demo.get("/totals").text
    in_all = len(of_demo.get("/commitments.json").json())
    monkeypatch.setattr(sums, "MOST", 0)
    monkeypatch.setattr(sums, "_SHARES", 2)
    page = of_demo.get("/totals").text
    assert f"{in_all} commitments answer" in page
    assert "pairs of sides with fewer" in page
    found = shares(page)
    assert len(found) == 2
    monkeypatch.undo()
    assert "commitments answer" not in whole
    for address, number in found.items():
        listed = of_demo.get(address.replace("/totals", "/commitments.json")).json()
        assert len(listed) == number > 0
        told = of_demo.get(address)
        assert told.status_code == 200
        assert f"{number} commitment" in told.text


def test_too_many_commitments_between_two_sides_are_added_up_by_year(
    of_demo: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two sides have too many, each year leads to its own; of one year too many are refused."""
    monkeypatch.setattr(sums, "MOST", 0)
    pair = next(iter(shares(of_demo.get("/totals").text)))
    years = shares(of_demo.get(f"{pair}&as-of=2040").text)
    assert years
    for address, number in years.items():
        refused = of_demo.get(address)
        assert refused.status_code == 400
        assert f"{number:,} commitments would be added up" in unescape(refused.text)
        assert "as-of=2040" in address
    monkeypatch.undo()
    for address, number in years.items():
        listed = of_demo.get(address.replace("/totals", "/commitments.json").replace("as-of=2040&", "")).json()
        assert len(listed) == number
