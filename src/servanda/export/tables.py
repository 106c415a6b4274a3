"""What the forms of tables share: how much of other people's words goes along, and how their folder is written.

Invariant: a file that no export wrote is never written over; words that may not go along are null, never cut short.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.export.account import Form, moment_lines, paragraphs, refuse_foreign
from servanda.export.folder import appearing
from servanda.export.rows import Row, rows
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View


class Texts(StrEnum):
    """How much of the publishers' words goes along: places alone, the quotes of records, or the whole texts too."""

    NONE = "none"
    QUOTES = "quotes"
    FULL = "full"


_SAYS = {
    Texts.NONE: (
        "none: no text, quotes and contents; titles, names, labels and goods stay as printed, a few words each;"
        " places count in texts that are not here"
    ),
    Texts.QUOTES: "quotes: the text of reports is empty; quotes are whole",
    Texts.FULL: "full: ask the publishers before you put them on the web",
}
"""What a README says of the words that go along."""
_WORDS = frozenset({"quote", "content", "scare_quotes", "hedges", "text", "message"})
"""Fields that hold words of a report as they are printed, and messages that may show a line of it."""


def given(view: View, kind: Kind, *, texts: Texts) -> Iterator[Row]:
    """Stream the rows of a kind with as much of the words as may go along; see `rows`."""
    found = rows(view, kind)
    if texts is Texts.FULL:
        return found
    if kind is Kind.REPORTS:
        found = ({**row, "text": None} for row in found)
    return found if texts is Texts.QUOTES else map(_without_words, found)


def _without_words(value: Any) -> Any:
    """Give a row in which what is printed in a report is null, and no list has any of it, however deep it stands."""
    if isinstance(value, dict):
        return {name: _emptied(each) if name in _WORDS else _without_words(each) for name, each in value.items()}
    return [_without_words(each) for each in value] if isinstance(value, list) else value


def _emptied(value: Any) -> Any:
    return [] if isinstance(value, list | tuple) else None


def moment(view: View, *, texts: Texts, known_on: date | None) -> str:
    """Give the lines that say of which ledger tables are, as of which day, and with which words."""
    return "\n".join((*moment_lines(view, known_on=known_on), f"texts         {_SAYS[texts]}"))


@contextmanager
def tables(view: View, folder: Path, form: Form, *, texts: Texts, known_on: date | None) -> Iterator[Path]:
    """Give an empty folder for the files of a form; at the end they stand in `folder`, with a README.

    Raises:
        CallError: The place is a file, or the folder has a file of one of these names that no export wrote.
    """
    refuse_foreign(folder, form)
    with appearing(folder) as part:
        yield part
        said = "\n".join((form.title, moment(view, texts=texts, known_on=known_on), "", paragraphs(form.about), ""))
        (part / form.readme).write_text(said, encoding="utf-8")
