"""Words that show a step in the life of a promise, papers that it may stand in, and which moves are allowed.

Invariant: silence is no step. Nothing here leads to `not_fulfilled` but words that say so.
Source: field notes on commitments, "Words to steps" and the table of moves; ruling 60.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from servanda.codebook.inflect import Tense, VerbForms, plural
from servanda.codebook.names import fold
from servanda.codebook.phrases import Phrases, VerbPhrases, longer
from servanda.codebook.rows import Row
from servanda.model import Instrument, StepKind

StepPart = Literal["verb", "noun", "phrase"]
Reading = Literal["plain", "future", "past", "weaker"]
"""plain: the word alone makes the step; past: only as a deed, in the future it is a promise; future: only with will
or a like word; weaker: by tense, object and signature, else the weaker step."""


class StepRow(Row, frozen=True):
    """A row of steps.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("text", "part", "objects")

    text: str
    part: StepPart
    step: StepKind
    instrument: Instrument | None = None
    objects: tuple[str, ...] = ()
    reading: Reading = "plain"
    resumes: bool = False


class InstrumentRow(Row, frozen=True):
    """A row of instruments.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    instrument: Instrument
    signed_step: StepKind = StepKind.SIGNED


class MoveRow(Row, frozen=True):
    """A row of moves.tsv; an empty `start` means that nothing is known before."""

    KEY: ClassVar[tuple[str, ...]] = ("to", "start")

    to: StepKind
    needs: str
    start: tuple[StepKind, ...] = ()
    from_nothing: bool = False


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A word's step.

    `objects` limits it to clauses with one of these objects ("sign" + memorandum). `resumes` says that it takes a
    suspension back.
    """

    text: str
    part: StepPart
    step: StepKind
    instrument: Instrument | None
    objects: frozenset[str]
    reading: Reading
    resumes: bool

    def fits(self, nouns: Iterable[str]) -> bool:
        """Say whether the step takes these words as its object; one without a list takes any."""
        return not self.objects or any(fold(noun) in self.objects for noun in nouns)


@dataclass(frozen=True, slots=True)
class StepReading:
    """A step's word and the tenses that the printed form can be."""

    entry: StepEntry
    tenses: tuple[Tense, ...] = ()


@dataclass(frozen=True, slots=True)
class StepMatch:
    """The readings of the longest step word that starts at a word, narrower ones first."""

    readings: tuple[StepReading, ...]
    length: int

    def choose(self, nouns: Iterable[str]) -> StepReading | None:
        """Give the narrowest reading that takes these nouns as its object; None when no reading does."""
        listed = tuple(nouns)
        return next((reading for reading in self.readings if reading.entry.fits(listed)), None)


@dataclass(frozen=True, slots=True)
class Move:
    """A move that is allowed; `start` is None when nothing was known before. `needs` says what must be told."""

    start: StepKind | None
    to: StepKind
    needs: str


class StepLexicon:
    """Words to steps, papers, and the table of moves."""

    __slots__ = ("_entries", "_instruments", "_moves", "_others", "_verbs")

    def __init__(
        self,
        rows: Iterable[StepRow],
        instruments: Iterable[InstrumentRow],
        moves: Iterable[MoveRow],
        verbs: VerbForms,
    ) -> None:
        papers = tuple(instruments)
        listed = {(row.text, row.part, row.objects): _entry(row, papers) for row in rows}
        self._entries = tuple(listed.values())
        narrow_first = sorted(self._entries, key=lambda entry: not entry.objects)
        self._verbs = VerbPhrases(((entry.text, entry) for entry in narrow_first if entry.part == "verb"), verbs)
        self._others = Phrases((form, entry) for entry in narrow_first for form in _forms(entry))
        self._instruments = Phrases(
            (form, paper) for paper in papers for form in dict.fromkeys((paper.text, plural(paper.text)))
        )
        self._moves: dict[tuple[StepKind | None, StepKind], Move] = {}
        for row in moves:
            starts: tuple[StepKind | None, ...] = (*row.start, *((None,) if row.from_nothing else ()))
            for start in starts:
                self._moves[start, row.to] = Move(start, row.to, row.needs)

    def at(self, words: Sequence[str], at: int) -> StepMatch | None:
        """Give the longest step word that starts at a word."""
        found = longer(self._verbs.at(words, at), self._others.at(words, at))
        if found is None:
            return None
        readings = sorted(found[0], key=lambda reading: not reading[0].objects)
        return StepMatch(tuple(StepReading(*reading) for reading in readings), found[1])

    def instrument(self, words: Sequence[str], at: int) -> tuple[Instrument, int] | None:
        """Give the paper named at a word ("memorandum of understanding") and how many words it takes."""
        found = self._instruments.at(words, at)
        return (found[0][-1].instrument, found[1]) if found else None

    def signed(self, words: Sequence[str], at: int) -> StepKind | None:
        """Give the step that signing the paper named at a word makes: pledged for a memorandum, else signed."""
        found = self._instruments.at(words, at)
        return found[0][-1].signed_step if found else None

    def move(self, start: StepKind | None, to: StepKind) -> Move | None:
        """Give the allowed move from a state (None: nothing known before) to another; None when it is forbidden."""
        return self._moves.get((start, to))

    def allows(self, start: StepKind | None, to: StepKind) -> bool:
        """Say whether a state may follow another; staying where one is moves nothing and is always allowed."""
        return start == to or (start, to) in self._moves

    @property
    def moves(self) -> tuple[Move, ...]:
        """Give all allowed moves in the order of the table."""
        return tuple(self._moves.values())

    def __iter__(self) -> Iterator[StepEntry]:
        return iter(self._entries)


def _entry(row: StepRow, papers: tuple[InstrumentRow, ...]) -> StepEntry:
    nouns: dict[str, None] = {}
    for word in row.objects:
        if word.startswith("@"):
            heads = [paper.text for paper in papers if paper.instrument == word.removeprefix("@")]
        else:
            heads = [word]
        for head in heads:
            noun = head.split(" of ")[0].split()[-1]
            nouns |= {fold(noun): None, fold(plural(noun)): None}
    return StepEntry(row.text, row.part, row.step, row.instrument, frozenset(nouns), row.reading, row.resumes)


def _forms(entry: StepEntry) -> Iterator[str]:
    if entry.part != "verb":
        yield entry.text
    if entry.part == "noun":
        yield plural(entry.text)
