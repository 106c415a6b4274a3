"""Words for acts, with who does what to whom in the clause around them.

Invariant: a frame gives the base act. Whether it happened is told by tense, mood and negation, and stays apart.
Source: types and modes are those of PLOVER 2.0; frames are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar, Literal

from servanda.codebook.inflect import Tense, VerbForms, plural
from servanda.codebook.names import fold
from servanda.codebook.phrases import Phrases, VerbPhrases, longer
from servanda.codebook.rows import Row
from servanda.model import EventType, Terms

FramePart = Literal["verb", "noun"]
Slot = Literal[
    "subject",
    "object",
    "second",
    "all",
    "possessive",
    "of",
    "by",
    "to",
    "for",
    "from",
    "with",
    "against",
    "on",
    "in",
    "at",
    "between",
    "into",
    "over",
    "about",
    "toward",
    "outside",
    "near",
]
"""Where a part stands: grammatical subject or object of an active clause, "second" for the first of two objects
("gave Kenya ships"), "all" for every member of a joint subject, "possessive" before the noun ("Kenya's visit",
"the Kenyan visit"), or behind a preposition. In a passive clause the coder turns subject and object round."""

Phase = Literal["start", "stop", "resume"]


class FrameRow(Row, frozen=True):
    """A row of events.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("text", "part", "objects")

    text: str
    part: FramePart
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[Slot, ...] = ()
    target: tuple[Slot, ...] = ()
    item: tuple[Slot, ...] = ()
    objects: tuple[str, ...] = ()
    terms: Terms | None = None
    phase: Phase | None = None
    needs_state: bool = False
    planned: bool = False


class ObjectRow(Row, frozen=True):
    """A row of objects.tsv: a named set of nouns that a frame may ask for."""

    KEY: ClassVar[tuple[str, ...]] = ("set",)

    set: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """An act's word and what its clause looks like.

    `source`, `target` and `item` list the places to look at, best first; an empty `item` means that nothing is moved.
    `objects` limits a verb to clauses whose object (for nouns: whose neighbour) is one of these words. `terms` is
    set where the word itself says them (buy, donate). `phase` says that the act begins, stops or goes on again.
    `needs_state` asks for a state, body or organisation as a party before anything is coded. `is_planned` marks
    words whose act lies ahead by themselves (plan, upcoming).
    """

    text: str
    part: FramePart
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    source: tuple[Slot, ...]
    target: tuple[Slot, ...]
    item: tuple[Slot, ...]
    objects: frozenset[str]
    terms: Terms | None
    phase: Phase | None
    needs_state: bool
    is_planned: bool

    @property
    def is_transfer(self) -> bool:
        """Say whether something is moved from source to target."""
        return bool(self.item)

    def fits(self, nouns: Iterable[str]) -> bool:
        """Say whether the frame takes these words as its object; a frame without a list takes any."""
        return not self.objects or any(fold(noun) in self.objects for noun in nouns)


@dataclass(frozen=True, slots=True)
class FrameReading:
    """A frame and the tenses that the printed form can be; none for nouns."""

    frame: Frame
    tenses: tuple[Tense, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMatch:
    """The readings of the longest event word that starts at a word, and how many words it takes.

    Readings with a list of objects come first: they are the narrower ones.
    """

    readings: tuple[FrameReading, ...]
    length: int

    def choose(self, nouns: Iterable[str], *, part: FramePart | None = None) -> FrameReading | None:
        """Give the narrowest reading that takes these nouns as its object; None when no reading does."""
        listed = tuple(nouns)
        return next(
            (
                reading
                for reading in self.readings
                if reading.frame.fits(listed) and (part is None or reading.frame.part == part)
            ),
            None,
        )


class EventLexicon:
    """Frames by longest match over all forms of their words."""

    __slots__ = ("_frames", "_nouns", "_verbs")

    def __init__(
        self,
        rows: Iterable[FrameRow],
        objects: Iterable[ObjectRow],
        verbs: VerbForms,
        nominals: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        sets = {row.set: _nouns(row.words) for row in objects}
        listed = {(row.text, row.part, row.objects): row for row in rows}
        nouns = {words: _named(words, sets) for words in {row.objects: None for row in listed.values()}}
        frames = {key: _frame(row, nouns[row.objects]) for key, row in listed.items()}
        self._frames = (*frames.values(), *_nominalised(frames.values(), nominals))
        narrow_first = sorted(self._frames, key=lambda frame: not frame.objects)
        self._verbs = VerbPhrases(((frame.text, frame) for frame in narrow_first if frame.part == "verb"), verbs)
        self._nouns = Phrases(
            (form, frame)
            for frame in narrow_first
            if frame.part == "noun"
            for form in dict.fromkeys((frame.text, plural(frame.text)))
        )

    def at(self, words: Sequence[str], at: int) -> EventMatch | None:
        """Give the longest event word that starts at a word: "delivered", "pulled out of", "cease-fire"."""
        found = longer(self._verbs.at(words, at), self._nouns.at(words, at))
        if found is None:
            return None
        readings = sorted(found[0], key=lambda reading: not reading[0].objects)
        return EventMatch(tuple(FrameReading(*reading) for reading in readings), found[1])

    def __iter__(self) -> Iterator[Frame]:
        return iter(self._frames)


def _nominalised(frames: Iterable[Frame], nominals: Mapping[str, str]) -> Iterator[Frame]:
    """Give the frames of nouns for what verbs with a listed object tell: "the closure of the border" as "close"."""
    by_verb: dict[str, list[Frame]] = {}
    for frame in frames:
        if frame.part == "verb" and frame.objects and not frame.is_transfer and "subject" in frame.source:
            by_verb.setdefault(frame.text, []).append(frame)
    for noun, verb in nominals.items():
        for frame in by_verb.get(verb, ()):
            places = ("of" if slot == "object" else slot for slot in frame.target)
            target = tuple(slot for slot in dict.fromkeys(places) if slot != "between")
            source: tuple[Slot, ...] = (
                ("possessive", "by", "between") if "all" in frame.source else ("possessive", "by")
            )
            yield replace(frame, text=noun, part="noun", source=source, target=target)


def _nouns(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(form) for word in words for form in (word, plural(word))))


def _named(words: Iterable[str], sets: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Give the nouns of a row's `objects`; @name stands for a set of objects.tsv."""
    nouns: set[str] = set()
    for word in words:
        nouns.update(sets.get(word[1:], ()) if word.startswith("@") else _nouns((word,)))
    return frozenset(nouns)


def _frame(row: FrameRow, objects: frozenset[str]) -> Frame:
    return Frame(
        text=row.text,
        part=row.part,
        type=row.type,
        mode=row.mode,
        contexts=row.contexts,
        source=row.source,
        target=row.target,
        item=row.item,
        objects=objects,
        terms=row.terms,
        phase=row.phase,
        needs_state=row.needs_state,
        is_planned=row.planned,
    )
