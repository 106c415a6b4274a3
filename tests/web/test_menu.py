"""What the menu leads to."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.web.menu import LISTS, VIEWS, menu


def _answer(request: Request) -> Response:
    return Response(request.url.path)


def test_only_what_is_answered_is_offered() -> None:
    """A view without a route is not in the menu, and a route that takes any word promises none."""
    routes = [Route("/network", _answer), Route("/network.json", _answer), Route("/{kind}", _answer)]
    found = menu(routes, ["reports", "events"])
    assert [each.view for each in found.views] == ["network", "reports"]
    assert [each.view for each in found.lists] == ["events"]


def test_every_entry_has_a_letter_of_its_own() -> None:
    """After `g` no letter means two views."""
    letters = [each.letter for each in (*VIEWS, *LISTS)]
    assert len(set(letters)) == len(letters)
    assert "h" not in letters
