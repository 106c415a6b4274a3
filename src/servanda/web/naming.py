"""Who calls whom what: a table of those who are called and those who call them so.

Invariant: a word belongs to the one who says it and says nothing of the one it is said of. A tone is shown only where
the code book has one for the word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from servanda.model import Evidence, Label, Party

VOICES = 6
"""Columns of voices; all others share one."""
TONES = {-1: "negative", 1: "positive"}


@dataclass(frozen=True, slots=True)
class Word:
    """A label as one voice uses it of one actor: `voice` is empty where the column says whose it is."""

    label: str
    id: str
    tone: str
    times: int
    voice: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Called:
    """A row: an actor and the words for it, column by column."""

    actor: str
    name: str
    cells: tuple[tuple[Word, ...], ...]

    @property
    def count(self) -> int:
        """Give how many words there are for the actor."""
        return sum(len(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Naming:
    """The table; `others` says whether a last column holds the voices that have none of their own."""

    voices: tuple[str, ...]
    others: bool
    rows: tuple[Called, ...]


def naming(labels: Iterable[Label]) -> Naming:
    """Give the table of labels: who is called most first, the voices that call most first, equals by name."""
    given = list(labels)
    spoken = Counter(_key(label.by) for label in given)
    names = {_key(party): party.name or party.text for label in given for party in (label.by, label.actor)}
    voices = sorted(spoken, key=lambda one: (-spoken[one], names[one]))[:VOICES]
    others = len(spoken) > len(voices)
    by_actor: dict[str, list[Label]] = {}
    for label in given:
        by_actor.setdefault(_key(label.actor), []).append(label)
    rows = [
        Called(actor, names[actor], _cells(several, voices, names, others=others))
        for actor, several in by_actor.items()
    ]
    ordered = sorted(rows, key=lambda row: (-row.count, row.name, row.actor))
    return Naming(tuple(names[voice] for voice in voices), others, tuple(ordered))


def _cells(
    labels: Iterable[Label], voices: list[str], names: dict[str, str], *, others: bool
) -> tuple[tuple[Word, ...], ...]:
    columns: list[dict[tuple[str, str], list[Label]]] = [{} for _ in range(len(voices) + others)]
    for label in labels:
        voice = _key(label.by)
        place = voices.index(voice) if voice in voices else len(voices)
        columns[place].setdefault((voice, label.label.casefold()), []).append(label)
    return tuple(
        tuple(
            _word(several, "" if place < len(voices) else names[voice])
            for (voice, _), several in sorted(column.items())
        )
        for place, column in enumerate(columns)
    )


def _word(labels: list[Label], voice: str) -> Word:
    first = min(labels, key=lambda label: label.id)
    tone = TONES.get(first.polarity, "")
    return Word(first.label, str(first.id), tone, len(labels), voice, min(first.evidence))


def _key(party: Party) -> str:
    return str(party.actor)
