"""The addresses that are timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from starlette.routing import Match, Route
from starlette.testclient import TestClient

from ledger.values import fill
from servanda import web

_BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a ledger with one record of every kind."""
    return fill(tmp_path_factory.mktemp("timed") / "norland.db")


@pytest.fixture(scope="module")
def timed(place: Path) -> list[str]:
    """Give the addresses that are timed on it."""
    sys.path.insert(0, str(_BENCHMARKS))
    try:
        import pages  # noqa: PLC0415 - no package
    finally:
        sys.path.remove(str(_BENCHMARKS))
    return list(pages.addresses(place))


def test_every_page_is_timed(place: Path, timed: list[str]) -> None:
    """Every route that can be opened is asked by some address of the benchmark."""
    routes = [each for each in web.build(place).routes if isinstance(each, Route) and "GET" in (each.methods or ())]
    asked = {_route(routes, address.partition("?")[0]) for address in timed}
    assert [each.path for each in routes if each.path not in asked] == []


def _route(routes: list[Route], path: str) -> str | None:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": ""}
    return next((each.path for each in routes if each.matches(scope)[0] is Match.FULL), None)


@pytest.mark.slow
def test_timed_addresses_are_understood(place: Path, timed: list[str]) -> None:
    """The benchmark asks nothing that the pages refuse but names that are misspelt on purpose."""
    app = web.build(place)
    routes = [each for each in app.routes if isinstance(each, Route)]
    firsts = {_route(routes, address.partition("?")[0]): address for address in reversed(timed)}
    client = TestClient(app, base_url="http://127.0.0.1")
    answers = {address: client.get(address, follow_redirects=False).status_code for address in firsts.values()}
    assert {address: status for address, status in answers.items() if status not in {200, 404, 503}} == {}
