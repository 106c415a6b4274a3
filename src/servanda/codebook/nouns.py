"""Nouns that a report describes people with, and words that say what an act is about: one word, one value.

Source: sectors and contexts are those of PLOVER 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from servanda.codebook.names import fold
from servanda.codebook.rows import Row


class PeopleRow(Row, frozen=True):
    """A row of people.tsv: a noun in the singular, and the sector of those whom it describes, where it tells one.

    `be` says whether one is a person or what people form; `local` that bare words mean people of the place.
    """

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    sector: str | None = None
    be: Literal["person", "body"] = "person"
    local: bool = False


class ContextRow(Row, frozen=True):
    """A row of contexts.tsv: a word as printed in the clause of an act, and the context that it gives the act."""

    KEY: ClassVar[tuple[str, ...]] = ("word",)

    word: str
    context: str


class People:
    """Nouns of people and of what they form, asked in the singular; "gunmen" is asked as "gunman" too."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[PeopleRow]) -> None:
        self._rows = {fold(row.text): row for row in rows}

    def sector(self, noun: str) -> str | None:
        """Give the sector of those whom a noun describes; None where it tells none."""
        row = self._row(noun)
        return row.sector if row is not None else None

    def is_local(self, noun: str) -> bool:
        """Say whether a bare noun means people of the place: "villagers", "the protesters"."""
        row = self._row(noun)
        return row is not None and row.local

    def is_person(self, noun: str) -> bool:
        """Say whether a noun names one person by what he is or does: by the list, else by its ending.

        "The ruler", "the pianist", "the musician"; what else ends so ("the tower") stands beside no name.
        """
        row = self._row(noun)
        return row.be == "person" if row is not None else _singular(fold(noun)).endswith(_ENDINGS)

    def is_listed_person(self, noun: str) -> bool:
        """Say whether a listed noun names one person by what he is or does."""
        row = self._row(noun)
        return row is not None and row.be == "person"

    def is_listed(self, noun: str) -> bool:
        """Say whether a list names people or what they form by the noun: "envoys", "the committee"; no endings."""
        return self._row(noun) is not None

    def is_anybody(self, noun: str) -> bool:
        """Say whether a noun names people or what they form, who can act and speak: "envoys", "the committee"."""
        return self._row(noun) is not None or self.is_person(noun)

    def are_any(self, printed: str, noun: str) -> bool:
        """Say whether a printed noun names people, by its singular too where a tagger left it: "sources"."""
        return self.is_anybody(noun) or (printed.endswith("s") and self.is_anybody(printed[:-1]))

    def are_listed(self, printed: str) -> bool:
        """Say whether a printed plural is one of the listed nouns: "eyewitnesses", whatever opens the sentence."""
        singulars = (printed.removesuffix("es"), printed.removesuffix("s"))
        return any(word != printed and self._row(word) is not None for word in singulars)

    def _row(self, noun: str) -> PeopleRow | None:
        return self._rows.get(_singular(fold(noun)))


_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "ee", "eer", "ess", "ster")
"""Endings of nouns for people, in the singular."""


def _singular(noun: str) -> str:
    """Give "gunman" for "gunmen", which a tagger leaves as it is."""
    return f"{noun[:-2]}an" if noun.endswith("men") else noun


def contexts_of(rows: Iterable[ContextRow]) -> Mapping[str, str]:
    """Give the context of each word, folded."""
    return {fold(row.word): row.context for row in rows}
