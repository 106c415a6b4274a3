"""What actors are called: words that sort, judge or name an office, with the tone of the word in a dictionary.

Source: rulings 33 and 34; polarity says nothing of the actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import msgspec

from servanda.codebook.inflect import plural
from servanda.codebook.phrases import Phrases
from servanda.codebook.rows import Row
from servanda.model import LabelKind

LabelOf = Literal["state", "government", "group", "person", "any"]


class LabelRow(Row, frozen=True):
    """A row of labels.tsv; `of` says whom the word is used for."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    kind: LabelKind
    polarity: Annotated[int, msgspec.Meta(ge=-1, le=1)] = 0
    of: LabelOf = "any"
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class LabelEntry:
    """A label's word. `suffix` is the sector it points to beside a country ("junta": GOV.JUNTA), when it does."""

    text: str
    kind: LabelKind
    polarity: int
    of: LabelOf
    suffix: str | None


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """The longest label that starts at a word."""

    entry: LabelEntry
    length: int
    plural: bool


class LabelLexicon:
    """Labels by longest match, singular and plural."""

    __slots__ = ("_entries", "_phrases")

    def __init__(self, rows: Iterable[LabelRow]) -> None:
        self._entries = {row.text: LabelEntry(row.text, row.kind, row.polarity, row.of, row.suffix) for row in rows}
        self._phrases = Phrases(
            (form, (entry, form != entry.text))
            for entry in self._entries.values()
            for form in dict.fromkeys((entry.text, plural(entry.text)))
        )

    def at(self, words: Sequence[str], at: int) -> LabelMatch | None:
        """Give the longest label that starts at a word: "so-called republic", "junta", "mercenaries"."""
        found = self._phrases.at(words, at)
        return LabelMatch(entry=found[0][0][0], length=found[1], plural=found[0][0][1]) if found else None

    def __iter__(self) -> Iterator[LabelEntry]:
        return iter(self._entries.values())
