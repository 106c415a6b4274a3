"""Where pages lie: every link of a page is made here, so that one template serves a server and a folder of files.

Invariant: an address that stands on a page carries the day as of which the page is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import quote, urlencode

from servanda.model import Span

KNOWN_ON = "as_known_on"
"""The parameter that draws a page from the reports published until a day."""


class Addresses(Protocol):
    """Gives the address of each thing that a page can link to."""

    def front(self) -> str:
        """Give the front page."""

    def asset(self, name: str) -> str:
        """Give a file of the pages themselves: a style, a script, a picture."""

    def view(self, name: str, filters: Mapping[str, object] | None = None, *, form: str = "") -> str:
        """Give a list or a view by its name, with filters; `form` is another writing of it, such as `json`."""

    def record(self, record: str, *, form: str = "") -> str:
        """Give a record by its id or that of a member; `form` as above."""

    def report(self, report: str, span: Span | None = None, *, form: str = "") -> str:
        """Give a report, with one quote active; `form` as above."""


@dataclass(frozen=True, slots=True)
class ServerAddresses:
    """The addresses of the server's pages."""

    known_on: date | None = None

    def front(self) -> str:
        """Give the front page."""
        return self._with("/", {})

    def asset(self, name: str) -> str:
        """Give a file of the pages themselves."""
        return f"/static/{name}"

    def view(self, name: str, filters: Mapping[str, object] | None = None, *, form: str = "") -> str:
        """Give a list or a view by its name."""
        return self._with(f"/{name}{_ending(form)}", filters or {})

    def record(self, record: str, *, form: str = "") -> str:
        """Give a record by its id or that of a member."""
        return self._with(f"/records/{quote(record)}{_ending(form)}", {})

    def report(self, report: str, span: Span | None = None, *, form: str = "") -> str:
        """Give a report, with one quote active."""
        path = f"/reports/{quote(report)}{_ending(form)}"
        if span is None:
            return self._with(path, {})
        place = f"{span.start}-{span.end}"
        return f"{self._with(path, {'mark': place})}#q{place}"

    def _with(self, path: str, filters: Mapping[str, object]) -> str:
        asked = {key: value for key, value in filters.items() if value not in (None, "") and key != KNOWN_ON}
        if self.known_on:
            asked[KNOWN_ON] = self.known_on.isoformat()
        return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


def _ending(form: str) -> str:
    return f".{form}" if form else ""
