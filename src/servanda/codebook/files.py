"""Every file of the codebook with the type of its rows."""

from __future__ import annotations

from servanda.codebook.actors import ACTOR_FILES, ActorRow, PlaceRow, SectorRow
from servanda.codebook.countries import CountryRow
from servanda.codebook.cues import CueRow
from servanda.codebook.currencies import CurrencyRow
from servanda.codebook.events import FrameRow, ObjectRow
from servanda.codebook.inflect import VerbRow
from servanda.codebook.items import ItemRow, UnitRow
from servanda.codebook.labels import LabelRow
from servanda.codebook.leaders import LeaderRow
from servanda.codebook.media import MediumRow
from servanda.codebook.modality import ModalRow
from servanda.codebook.nouns import ContextRow, PeopleRow
from servanda.codebook.offices import BodyRow, OfficeRow, PortfolioRow
from servanda.codebook.plover import CameoRow, PloverRow, PloverScoreRow
from servanda.codebook.rows import Row
from servanda.codebook.scopes import ScopeRow
from servanda.codebook.signs import SignRow
from servanda.codebook.steps import InstrumentRow, MoveRow, StepRow
from servanda.codebook.titles import TitleRow
from servanda.codebook.traits import TraitRow
from servanda.codebook.words import WordRow

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
    "people.tsv": PeopleRow,
    "labels.tsv": LabelRow,
    "signs.tsv": SignRow,
    "contexts.tsv": ContextRow,
    "words.tsv": WordRow,
    "modality.tsv": ModalRow,
    "scopes.tsv": ScopeRow,
    "countries.tsv": CountryRow,
    "traits.tsv": TraitRow,
    "leaders.tsv": LeaderRow,
    "plover.tsv": PloverRow,
    "plover_scores.tsv": PloverScoreRow,
    "cameo.tsv": CameoRow,
}
"""Every file of the codebook with the type of its rows."""
