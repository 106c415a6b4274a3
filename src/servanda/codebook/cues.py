"""Reporting verbs and nouns: what shows that somebody says, thinks, promises or demands something.

Invariant: an entry says what the cue alone does (its act). What the sentence does is read from its content, not here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Annotated, ClassVar, Literal

import msgspec

from servanda.codebook.inflect import Tense, VerbForms, plural
from servanda.codebook.phrases import Phrases, VerbPhrases, longer
from servanda.codebook.rows import Row
from servanda.model import Stance

CuePart = Literal["verb", "noun", "phrase"]
CueClass = Literal[
    "speech", "writing", "attitude", "topic", "promise", "demand", "judgement", "decree", "evidence", "mind"
]
"""speech: said; writing: tweeted; attitude: believes; topic: discussed; promise: pledged; demand: urged;
judgement: praised; decree: announced, ordered; evidence: showed (mostly of things, not of speakers); mind: wants,
plans, decides: what a narrator knows of somebody's mind, a statement only by a that-clause or in quoted words."""

Complement = Literal["that", "to", "ing", "quote", "np", "on", "of", "for", "with", "against", "about", "whether", "as"]
"""What may follow: a that-clause, an infinitive, -ing, a quotation, a noun phrase, a preposition, "as X"."""

Addressee = Literal["none", "inside", "outside"]
"""Where the addressed party stands: inside the content (called on [France to leave]), outside (told reporters)."""


class CueRow(Row, frozen=True):
    """A row of cues.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("cue", "part")

    cue: str
    part: CuePart
    stance: Stance
    also: tuple[Stance, ...] = ()
    commitment: Annotated[int, msgspec.Meta(ge=-3, le=3)] = 2
    kind: CueClass = "speech"
    takes: tuple[Complement, ...] = ("that", "quote")
    addressee: Addressee = "none"
    weak: bool = False


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A cue's lemma with its act.

    `also` are other acts it may do, the likeliest first. `commitment` is how far it binds its speaker to the content,
    from -3 (denies) over 0 (open) to 3 (confirms). `is_weak` says that it is a cue only with that, to, whether or a
    quotation after it. `target_inside` says that the addressed party belongs to the content (ruling 11).
    """

    lemma: str
    part: CuePart
    stance: Stance
    also: tuple[Stance, ...]
    commitment: int
    kind: CueClass
    takes: tuple[Complement, ...]
    addressee: Addressee
    is_weak: bool

    @property
    def takes_that(self) -> bool:
        """Say whether a that-clause may follow."""
        return "that" in self.takes

    @property
    def takes_to(self) -> bool:
        """Say whether an infinitive may follow."""
        return "to" in self.takes

    @property
    def target_inside(self) -> bool:
        """Say whether the addressed party stands inside the content."""
        return self.addressee == "inside"


@dataclass(frozen=True, slots=True)
class CueReading:
    """A cue and the tenses that the printed form can be; none for nouns and phrases."""

    entry: CueEntry
    tenses: tuple[Tense, ...] = ()


@dataclass(frozen=True, slots=True)
class CueMatch:
    """The readings of the longest cue that starts at a word, verbs first, and how many words it takes."""

    readings: tuple[CueReading, ...]
    length: int

    @property
    def entry(self) -> CueEntry:
        """Give the first reading's cue."""
        return self.readings[0].entry

    @property
    def tenses(self) -> tuple[Tense, ...]:
        """Give the first reading's tenses."""
        return self.readings[0].tenses

    def part(self, part: CuePart) -> CueReading | None:
        """Give the reading as verb, noun or phrase."""
        return next((reading for reading in self.readings if reading.entry.part == part), None)


class CueLexicon:
    """Cues by longest match over all their forms."""

    __slots__ = ("_bare", "_degrees", "_entries", "_others", "_verbs")

    def __init__(self, rows: Iterable[CueRow], verbs: VerbForms, degrees: Collection[str] = ()) -> None:
        self._entries = {(row.cue, row.part): _entry(row) for row in rows}
        self._degrees = frozenset(degrees) | _DETERMINERS
        entries = tuple(self._entries.values())
        phrases = [(entry.lemma, entry) for entry in entries if entry.part == "verb"]
        self._verbs = VerbPhrases(phrases, verbs)
        bare = ((_without_determiner(lemma), entry) for lemma, entry in phrases if " " in lemma)
        self._bare = VerbPhrases(((lemma, entry) for lemma, entry in bare if " " in lemma), verbs)
        self._others = Phrases((form, entry) for entry in entries for form in _forms(entry))

    def at(self, words: Sequence[str], at: int) -> CueMatch | None:
        """Give the longest cue that starts at a word: "said", "pointed out", "in a statement".

        What a verb has for its object may be determined and graded: "expressed [its full] support".
        """
        found = longer(self._verbs.at(words, at), self._others.at(words, at))
        if found is None or found[1] == 1:
            found = self._graded(words, at) or found
        return CueMatch(tuple(CueReading(*reading) for reading in found[0]), found[1]) if found else None

    def _graded(
        self, words: Sequence[str], at: int
    ) -> tuple[tuple[tuple[CueEntry, tuple[Tense, ...]], ...], int] | None:
        behind = words[at + 1 : at + 1 + _MOST_GRADES + _LONGEST_OBJECT]
        grades = sum(1 for _ in takewhile(lambda word: word.lower() in self._degrees, behind[:_MOST_GRADES]))
        if not grades:
            return None
        found = self._bare.at((words[at], *behind[grades:]), 0)
        return (found[0], found[1] + grades) if found is not None else None

    def get(self, lemma: str, part: CuePart = "verb") -> CueEntry | None:
        """Give the cue of a lemma."""
        return self._entries.get((lemma, part))

    def __iter__(self) -> Iterator[CueEntry]:
        return iter(self._entries.values())


_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "my", "and"})
_MOST_GRADES = 4
_LONGEST_OBJECT = 3
"""Words between a verb and what it expresses, "their deep and sincere", and of what it expresses."""


def _without_determiner(lemma: str) -> str:
    verb, *behind = lemma.split()
    return " ".join((verb, *(behind[1:] if behind[0] in _DETERMINERS else behind)))


def _entry(row: CueRow) -> CueEntry:
    return CueEntry(
        lemma=row.cue,
        part=row.part,
        stance=row.stance,
        also=row.also,
        commitment=row.commitment,
        kind=row.kind,
        takes=row.takes,
        addressee=row.addressee,
        is_weak=row.weak,
    )


def _forms(entry: CueEntry) -> Iterator[str]:
    if entry.part != "verb":
        yield entry.lemma
    if entry.part == "noun":
        yield plural(entry.lemma)
