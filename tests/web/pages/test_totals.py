"""The totals as a page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

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
