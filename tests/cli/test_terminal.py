"""What reaches a terminal."""

from __future__ import annotations

import io

import pytest
from rich.table import Table
from rich.text import Text

from servanda.cli import terminal


def printed(monkeypatch: pytest.MonkeyPatch, *parts: object) -> str:
    """Give what comes out."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    terminal.write(terminal.output(), *parts)  # type: ignore[arg-type]
    return stream.getvalue()


def test_no_sign_of_a_report_steers_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title can bring colours, moves, a turned line: each sign stands there by its name, in lines and in tables."""
    title = "Maize \x1b[31mred\x9b \u202eturned"
    says = "Maize ⟨control U+001B⟩[31mred⟨control U+009B⟩ ⟨right-to-left override⟩turned"
    assert printed(monkeypatch, title) == f"{says}\n"
    assert printed(monkeypatch, Text(title, style="heading")) == f"{says}\n"
    grid = Table.grid()
    grid.add_row(Text("2031"), Text(title))
    assert "".join(printed(monkeypatch, grid).split()) == f"2031{says}".replace(" ", "")


def test_styles_stay_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark in the middle moves no colour, and words that hide nothing are the same text."""
    text = Text.assemble(("a\u200b", "bold"), ("b", "red"))
    named = terminal._named(text)
    assert named.plain == "a⟨zero width space⟩b"
    assert [(span.start, span.end) for span in named.spans if span.style == "red"] == [(19, 20)]
    plain = Text("Été\nقمح")
    assert terminal._named(plain) is plain
    assert printed(monkeypatch, plain) == "Été\nقمح\n"
