"""What the menu of every page leads to: the views first, then the lists and what is asked more seldom.

Invariant: only what this application answers is offered, so no entry leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.routing import BaseRoute, Match


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the menu: the view's name in addresses, its words, and the letter that follows `g`."""

    view: str
    words: str
    letter: str


VIEWS = (
    Item("timeline", "Timeline", "t"),
    Item("board", "Promises", "b"),
    Item("disagreements", "Disagreements", "d"),
    Item("labels", "Labels", "l"),
    Item("actors", "Actors", "a"),
    Item("network", "Network", "n"),
    Item("sources", "Sources", "s"),
    Item("reports", "Reports", "r"),
    Item("review", "Review", "v"),
)
LISTS = (
    Item("statements", "Statements", "w"),
    Item("events", "Events", "e"),
    Item("commitments", "Commitments", "c"),
    Item("totals", "Totals", "+"),
    Item("unanswered", "Unanswered", "u"),
    Item("one-sided", "One-sided", "1"),
    Item("origins", "Origins", "o"),
    Item("difference", "Difference", "f"),
    Item("judgements", "Judgements", "j"),
    Item("audit", "Audit", "y"),
    Item("problems", "Problems", "p"),
)


@dataclass(frozen=True, slots=True)
class Menu:
    """The entries that stand in the bar, and those that fold out."""

    views: tuple[Item, ...] = ()
    lists: tuple[Item, ...] = ()


def menu(routes: Iterable[BaseRoute], kinds: Iterable[str]) -> Menu:
    """Give the entries that some route answers.

    Args:
        routes: Those of the application; one that answers any word counts only for the kinds.
        kinds: The kinds that have a list.
    """
    named = [route for route in routes if "{" not in getattr(route, "path", "{")]
    listed = frozenset(kinds)

    def is_answered(item: Item) -> bool:
        asked = {"type": "http", "method": "GET", "path": f"/{item.view}", "root_path": ""}
        return item.view in listed or any(route.matches(asked)[0] is Match.FULL for route in named)

    return Menu(tuple(filter(is_answered, VIEWS)), tuple(filter(is_answered, LISTS)))
