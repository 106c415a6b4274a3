"""The addresses of pages."""

from __future__ import annotations

from datetime import date

from servanda.model import Span
from servanda.web.addresses import ServerAddresses


def test_filters_stand_in_the_address_and_empty_ones_do_not() -> None:
    """A list's address says what is asked for, written so that any words may be asked for."""
    to = ServerAddresses()
    assert to.view("events", {"from": "Chad & Niger", "to": "", "limit": None}) == "/events?from=Chad+%26+Niger"
    assert to.view("events", form="json") == "/events.json"


def test_a_quote_has_an_address_of_its_own() -> None:
    """A report's address can name the characters that a reader shall see first."""
    assert ServerAddresses().report("r-1", Span(3, 9)) == "/reports/r-1?mark=3-9#q3-9"


def test_every_address_keeps_the_day_as_of_which_the_page_is_drawn() -> None:
    """Who looks at an earlier ledger stays there from page to page; files of the pages have no day."""
    to = ServerAddresses(known_on=date(2023, 6, 1))
    assert to.front() == "/?as_known_on=2023-06-01"
    assert to.record("e-1", form="json") == "/records/e-1.json?as_known_on=2023-06-01"
    assert to.view("totals", {"as_known_on": "2020-01-01"}) == "/totals?as_known_on=2023-06-01"
    assert to.asset("servanda.css") == "/static/servanda.css"
