"""What people know, as data files: names of the world, offices, media, reporting words, acts, steps, goods, labels.

Every file under `data/` can be read and corrected without reading code; a user's folder with files of the same names
adds rows. `load` gives it all; the rooms above ask it and never read a file themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from servanda.codebook.actors import ACTOR_FILES, ActorRow, Actors, CodebookActor, PlaceRow, SectorRow, entries, places
from servanda.codebook.checking import Checked, CheckedFile, check
from servanda.codebook.countries import CountryRow, letters_of
from servanda.codebook.cues import CueEntry, CueLexicon, CueMatch, CueReading, CueRow
from servanda.codebook.currencies import CurrencyRow
from servanda.codebook.events import EventLexicon, EventMatch, Frame, FrameReading, FrameRow, ObjectRow
from servanda.codebook.faults import Fault
from servanda.codebook.files import FILES
from servanda.codebook.gazetteer import Gazetteer, Named, Site
from servanda.codebook.inflect import VerbForms, VerbRow
from servanda.codebook.items import ItemLexicon, ItemMatch, ItemRow, UnitRow
from servanda.codebook.labels import LabelEntry, LabelLexicon, LabelMatch, LabelRow
from servanda.codebook.leaders import LeaderRow, Leaders
from servanda.codebook.media import MediaIndex, Medium, MediumRow
from servanda.codebook.modality import ModalRow, ModalWords
from servanda.codebook.names import Match, NameEntry, NameIndex, fold, spans, split
from servanda.codebook.nouns import ContextRow, People, PeopleRow, contexts_of
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
from servanda.codebook.plover import CameoRow, Plover, PloverRow, PloverScoreRow
from servanda.codebook.rows import GAZETTEER, Folders, refused
from servanda.codebook.rulebook import RuleRow, Rules, rules
from servanda.codebook.scopes import ScopeRow, ScopeWords
from servanda.codebook.signs import SignRow, Signs
from servanda.codebook.steps import (
    InstrumentRow,
    Move,
    MoveRow,
    StepEntry,
    StepLexicon,
    StepMatch,
    StepReading,
    StepRow,
)
from servanda.codebook.titles import TitleRow, Titles
from servanda.codebook.traits import TraitRow, Traits
from servanda.codebook.words import WordLists, WordRow
from servanda.errors import NoSuchPathError
from servanda.model import EventType


@dataclass(frozen=True)
class Codebook:
    """All that people know; frozen, safe to share between threads, equal where the files are.

    Each part is read from its files when it is first asked for, so that a command that needs only names does not pay
    for verbs (which is why this class has no slots).
    """

    files: Folders

    @cached_property
    def fingerprint(self) -> str:
        """Give the SHA-256 over all data files, in hex: two ledgers with one fingerprint were read alike."""
        return self.files.fingerprint()

    @property
    def mark(self) -> str:
        """Give the short form of the fingerprint that a ledger shows: 12 signs, "+own" where a user added rows."""
        return self.fingerprint[:12] + ("+own" if self.files.additions else "")

    @cached_property
    def actors(self) -> Actors:
        """Give the actors of the world by their code."""
        return Actors(self._actor_rows, self.files.read("sectors.tsv", SectorRow))

    @cached_property
    def names(self) -> NameIndex:
        """Give everything that names an actor of the world."""
        found = entries(self._actor_rows, self.actors)
        return NameIndex((*found, *places(self.files.read("places.tsv", PlaceRow)), *self.media.entries()))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Give the towns of the world and their points; a page of it is read when a name on it is looked up."""
        return Gazetteer(self.files.paths(GAZETTEER))

    @cached_property
    def offices(self) -> OfficeIndex:
        """Give offices and bodies of a state."""
        return OfficeIndex(
            self.files.read("offices.jsonl", OfficeRow),
            self.files.read("bodies.tsv", BodyRow),
            self.files.read("portfolios.tsv", PortfolioRow),
            self.titles,
        )

    @cached_property
    def titles(self) -> Titles:
        """Give ranks, honorifics and what begins, holds, weakens or ends an office."""
        return Titles(self.files.read("titles.tsv", TitleRow))

    @cached_property
    def media(self) -> MediaIndex:
        """Give outlets and agencies."""
        return MediaIndex(self.files.read("media.jsonl", MediumRow))

    @cached_property
    def verbs(self) -> VerbForms:
        """Give the forms of English verbs."""
        return VerbForms(self.files.read("verbs.tsv", VerbRow))

    @cached_property
    def cues(self) -> CueLexicon:
        """Give reporting verbs and nouns."""
        return CueLexicon(self.files.read("cues.tsv", CueRow), self.verbs, self.words.listed("degree_word"))

    @cached_property
    def events(self) -> EventLexicon:
        """Give words for acts."""
        return EventLexicon(
            self.files.read("events.tsv", FrameRow),
            self.files.read("objects.tsv", ObjectRow),
            self.verbs,
            self.words.nominals,
        )

    @cached_property
    def steps(self) -> StepLexicon:
        """Give words for steps of a promise, papers, and the table of moves."""
        return StepLexicon(
            self.files.read("steps.tsv", StepRow),
            self.files.read("instruments.tsv", InstrumentRow),
            self.files.read("moves.tsv", MoveRow),
            self.verbs,
        )

    @cached_property
    def items(self) -> ItemLexicon:
        """Give goods, measures and currencies."""
        return ItemLexicon(
            self.files.read("items.tsv", ItemRow),
            self.files.read("units.tsv", UnitRow),
            self.files.read("currencies.tsv", CurrencyRow),
        )

    @cached_property
    def labels(self) -> LabelLexicon:
        """Give what actors are called."""
        return LabelLexicon(self.files.read("labels.tsv", LabelRow))

    @cached_property
    def people(self) -> People:
        """Give nouns of people and of what they form ("gunman": a person, UAF)."""
        return People(self.files.read("people.tsv", PeopleRow))

    @cached_property
    def contexts(self) -> Mapping[str, str]:
        """Give the context of words that say what an act is about ("vaccines": health)."""
        return contexts_of(self.files.read("contexts.tsv", ContextRow))

    @cached_property
    def signs(self) -> Signs:
        """Give words in what is said that show what a statement does."""
        return Signs(self.files.read("signs.tsv", SignRow))

    @cached_property
    def words(self) -> WordLists:
        """Give closed classes of words."""
        return WordLists(self.files.read("words.tsv", WordRow))

    @cached_property
    def modality(self) -> ModalWords:
        """Give words that say whether an act happened."""
        return ModalWords(self.files.read("modality.tsv", ModalRow))

    @cached_property
    def scopes(self) -> ScopeWords:
        """Give words that say what a printed amount does to a total."""
        return ScopeWords(self.files.read("scopes.tsv", ScopeRow))

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Give the two letters of ISO 3166 for the codes of states that have them."""
        return letters_of(self.files.read("countries.tsv", CountryRow))

    @cached_property
    def traits(self) -> Traits:
        """Give what states are called by without their names, and who borders them."""
        return Traits(self.files.read("traits.tsv", TraitRow))

    @cached_property
    def leaders(self) -> Leaders:
        """Give the leaders whom papers of the whole world print without their state."""
        return Leaders(self.files.read("leaders.tsv", LeaderRow))

    @cached_property
    def plover(self) -> Plover:
        """Give what PLOVER calls acts, steps and statements, with its scores."""
        return Plover(self.files.read("plover.tsv", PloverRow), self.files.read("plover_scores.tsv", PloverScoreRow))

    @cached_property
    def cameo(self) -> Mapping[EventType, str]:
        """Give the code of CAMEO that comes closest to a type of act."""
        return {row.type: row.code for row in self.files.read("cameo.tsv", CameoRow)}

    @cached_property
    def _actor_rows(self) -> tuple[ActorRow, ...]:
        return tuple(row for name in ACTOR_FILES for row in self.files.read(name, ActorRow))

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
    if faults := check([additions]).faults:
        raise refused(faults)
    return _load(additions.resolve())


@lru_cache(maxsize=8)
def _load(additions: Path | None) -> Codebook:
    return Codebook(Folders(additions))


__all__ = [
    "FILES",
    "BodyEntry",
    "BodyMatch",
    "Checked",
    "CheckedFile",
    "Codebook",
    "CodebookActor",
    "CueEntry",
    "CueMatch",
    "CueReading",
    "EventMatch",
    "Fault",
    "Frame",
    "FrameReading",
    "Gazetteer",
    "ItemMatch",
    "LabelEntry",
    "LabelMatch",
    "Match",
    "Medium",
    "Move",
    "NameEntry",
    "Named",
    "OfficeEntry",
    "OfficeMatch",
    "RuleRow",
    "Rules",
    "Site",
    "StepEntry",
    "StepMatch",
    "StepReading",
    "check",
    "fold",
    "load",
    "rules",
    "spans",
    "split",
]
