"""What people know, as data files: names of the world, offices, media, reporting words, acts, steps, goods, labels.

Every file under `data/` can be read and corrected without reading code; a user's folder with files of the same names
adds rows. `load` gives it all; the rooms above ask it and never read a file themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from servanda.codebook.actors import ACTOR_FILES, ActorRow, Actors, CodebookActor, PlaceRow, SectorRow, entries, places
from servanda.codebook.cues import CueEntry, CueLexicon, CueMatch, CueReading, CueRow
from servanda.codebook.events import EventLexicon, EventMatch, Frame, FrameReading, FrameRow, ObjectRow
from servanda.codebook.inflect import VerbForms, VerbRow
from servanda.codebook.items import (
    BoundRow,
    Bounds,
    CurrencyRow,
    ItemLexicon,
    ItemMatch,
    ItemRow,
    MagnitudeRow,
    UnitMatch,
    UnitRow,
    VagueRow,
)
from servanda.codebook.labels import LabelEntry, LabelLexicon, LabelMatch, LabelRow
from servanda.codebook.media import MediaIndex, Medium, MediumRow
from servanda.codebook.names import Match, NameEntry, NameIndex, fold, spans, split
from servanda.codebook.offices import (
    BodyEntry,
    BodyMatch,
    BodyRow,
    OfficeEntry,
    OfficeIndex,
    OfficeMatch,
    OfficeRow,
    PortfolioRow,
)
from servanda.codebook.rows import Folders, Row, bad_row, parse
from servanda.codebook.steps import InstrumentRow, Move, MoveRow, StepEntry, StepLexicon, StepMatch, StepReading, StepRow
from servanda.codebook.titles import TitleRow, Titles
from servanda.codebook.words import WordLists, WordRow
from servanda.errors import CodebookError, NoSuchPathError
from servanda.model import Problem

FILES: dict[str, type[Row]] = {
    **dict.fromkeys(ACTOR_FILES, ActorRow),
    "places.tsv": PlaceRow,
    "sectors.tsv": SectorRow,
    "offices.jsonl": OfficeRow,
    "bodies.tsv": BodyRow,
    "portfolios.tsv": PortfolioRow,
    "titles.tsv": TitleRow,
    "media.jsonl": MediumRow,
    "verbs.tsv": VerbRow,
    "cues.tsv": CueRow,
    "events.tsv": FrameRow,
    "objects.tsv": ObjectRow,
    "steps.tsv": StepRow,
    "instruments.tsv": InstrumentRow,
    "moves.tsv": MoveRow,
    "items.tsv": ItemRow,
    "units.tsv": UnitRow,
    "currencies.tsv": CurrencyRow,
    "magnitudes.tsv": MagnitudeRow,
    "vague.tsv": VagueRow,
    "bounds.tsv": BoundRow,
    "labels.tsv": LabelRow,
    "words.tsv": WordRow,
}
"""Every file of the codebook with the type of its rows."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that people know, loaded; frozen and safe to share between threads.

    `fingerprint` is the SHA-256 over the data files, in hex: two ledgers with one fingerprint were read alike.
    """

    names: NameIndex
    offices: OfficeIndex
    titles: Titles
    media: MediaIndex
    cues: CueLexicon
    events: EventLexicon
    steps: StepLexicon
    items: ItemLexicon
    labels: LabelLexicon
    words: WordLists
    verbs: VerbForms
    fingerprint: str
    actors: Actors = field(repr=False)

    def actor(self, code: str) -> CodebookActor | None:
        """Give the actor of a code; None when nothing is known of it."""
        return self.actors.get(code)


def load(additions: Path | None = None) -> Codebook:
    """Give the codebook, with a user's own rows when a folder is named.

    Args:
        additions: A folder with files of the same names and row formats. Its rows are added; one with the key of a
            shipped row (a cue, an event word, an office's id) takes its place.

    Raises:
        NoSuchPathError: `additions` is no folder.
        CodebookError: Rows cannot be read; every one is named with file, line and what was expected.
    """
    if additions is None:
        return _load(None)
    if not additions.is_dir():
        raise NoSuchPathError(str(additions))
    if problems := check(additions):
        raise CodebookError([f"{problem.source}: {problem.message}" for problem in problems])
    return _load(additions.resolve())


def check(folder: Path) -> tuple[Problem, ...]:
    """Give a problem for every row of a folder's codebook files that cannot be read, and for files of unknown name.

    Files other than .jsonl and .tsv are left alone: a folder may hold a README.
    """
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".jsonl", ".tsv"):
            continue
        row = FILES.get(path.name)
        if row is None:
            problems.append(bad_row(str(path), 1, f"no such codebook file; expected one of: {', '.join(FILES)}"))
            continue
        _, found = parse(path.read_bytes(), row, name=str(path))
        problems += found
    return tuple(problems)


@lru_cache(maxsize=8)
def _load(additions: Path | None) -> Codebook:
    files = Folders(additions)
    rows = tuple(row for name in ACTOR_FILES for row in files.read(name, ActorRow))
    actors = Actors(rows, files.read("sectors.tsv", SectorRow))
    media = MediaIndex(files.read("media.jsonl", MediumRow))
    titles = Titles(files.read("titles.tsv", TitleRow))
    cues = files.read("cues.tsv", CueRow)
    events = files.read("events.tsv", FrameRow)
    steps = files.read("steps.tsv", StepRow)
    lemmas = (
        *(row.cue.split()[0] for row in cues if row.part == "verb"),
        *(row.text.split()[0] for row in events if row.part == "verb"),
        *(row.text.split()[0] for row in steps if row.part == "verb"),
    )
    verbs = VerbForms(files.read("verbs.tsv", VerbRow), lemmas)
    return Codebook(
        names=NameIndex((*entries(rows, actors), *places(files.read("places.tsv", PlaceRow)), *media.entries())),
        offices=OfficeIndex(
            files.read("offices.jsonl", OfficeRow),
            files.read("bodies.tsv", BodyRow),
            files.read("portfolios.tsv", PortfolioRow),
            titles,
        ),
        titles=titles,
        media=media,
        cues=CueLexicon(cues, verbs),
        events=EventLexicon(events, files.read("objects.tsv", ObjectRow), verbs),
        steps=StepLexicon(
            steps, files.read("instruments.tsv", InstrumentRow), files.read("moves.tsv", MoveRow), verbs
        ),
        items=ItemLexicon(
            files.read("items.tsv", ItemRow),
            files.read("units.tsv", UnitRow),
            files.read("currencies.tsv", CurrencyRow),
            files.read("magnitudes.tsv", MagnitudeRow),
            vague=files.read("vague.tsv", VagueRow),
            bounds=files.read("bounds.tsv", BoundRow),
        ),
        labels=LabelLexicon(files.read("labels.tsv", LabelRow)),
        words=WordLists(files.read("words.tsv", WordRow)),
        verbs=verbs,
        fingerprint=files.fingerprint(),
        actors=actors,
    )


__all__ = [
    "FILES",
    "BodyEntry",
    "BodyMatch",
    "Bounds",
    "Codebook",
    "CodebookActor",
    "CueEntry",
    "CueMatch",
    "CueReading",
    "EventMatch",
    "Frame",
    "FrameReading",
    "ItemMatch",
    "LabelEntry",
    "LabelMatch",
    "Match",
    "Medium",
    "Move",
    "NameEntry",
    "OfficeEntry",
    "OfficeMatch",
    "StepEntry",
    "StepMatch",
    "StepReading",
    "UnitMatch",
    "check",
    "fold",
    "load",
    "spans",
    "split",
]
