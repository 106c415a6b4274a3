"""Forms of the pages, filled in and sent as a browser sends them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from httpx2 import Response
from starlette.testclient import TestClient

from servanda import ledger, web
from servanda.model import Judgement

ORIGIN = "http://127.0.0.1"


@dataclass
class Drawn:
    """A form as it stands on a page: its address, its fields, and the buttons that send it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Drawn] = []
        self._is_inside = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("method") == "post"
            if self._is_inside:
                self.forms.append(Drawn(given["action"]))
        if not self._is_inside or not self.forms:
            return
        form = self.forms[-1]
        if tag == "input" and given.get("type") != "checkbox":
            form.fields[given["name"]] = given.get("value", "")
        elif tag == "input":
            form.choices.setdefault(given["name"], []).append(given.get("value", ""))
        elif tag == "select":
            self._select = given["name"]
            form.choices[self._select] = []
        elif tag == "option":
            form.choices[self._select].append(given.get("value", ""))
        elif tag == "button" and "disabled" not in given:
            form.buttons.append((given.get("name", ""), given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False


def forms(page: str) -> list[Drawn]:
    """Give the forms of a page that write."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


class Reviewer:
    """A person who answers questions in a browser without scripts."""

    def __init__(self, place: Path, *, name: str = "Ana", **built: object) -> None:
        self.place = place
        self.name = name
        self.client = TestClient(web.build(place, **built), base_url=ORIGIN)

    def open(self, address: str = "/review") -> str:
        """Give the page at an address."""
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, form: Drawn, *, origin: str | None = ORIGIN, **fields: str | list[str]) -> Response:
        """Send a form with these fields over those that it holds."""
        headers = {"origin": origin} if origin else {}
        data = {**form.fields, "who": form.fields.get("who") or self.name, **fields}
        return self.client.post(form.action, data=data, headers=headers)

    def answer(self, word: str, *, address: str = "/review", **fields: str) -> Response:
        """Answer the question at an address with one of its buttons."""
        form = next(each for each in forms(self.open(address)) if any(name == "answer" for name, _ in each.buttons))
        call = next(value for name, value in form.buttons if name == "answer" and value.split()[0] == word)
        return self.send(form, answer=call, **fields)

    def judgements(self) -> list[Judgement]:
        """Give what the ledger holds of decisions, the first ones first."""
        with ledger.open_view(self.place) as view:
            return sorted(view.judgements(), key=lambda one: (one.at, one.id))


def question(page: str) -> str:
    """Give the question that a page asks."""
    found = re.search(r'<h1 id="question"[^>]*>(.*?)</h1>', page, re.DOTALL)
    assert found is not None
    return unescape(found[1])
