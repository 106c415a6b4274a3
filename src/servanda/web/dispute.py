"""What the sources differ on: the values side by side, who gives each, and why the two count as a difference.

Invariant: no value wins. A refinement and a change are never shown as conflicts, and each value keeps its quotes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.model import Disagreement, DisagreementKind, DisputedValue, Evidence
from servanda.web import wording
from servanda.web.disputed import field_in_words, value_in_words
from servanda.web.entry import Entry, entry
from servanda.web.excerpt import Excerpt
from servanda.web.passage import Passages
from servanda.web.reasons import Reasons
from servanda.web.record import excerpts

if TYPE_CHECKING:
    from servanda.ledger.view import View

OPENED = 6
"""Quotes of one value that are opened; all of them are counted."""
_WHY = {
    "when": "The days told cannot all be true",
    "due": "The due days told cannot all be true",
    "lines": "The amounts or goods told do not meet",
    "terms": "The terms told exclude each other",
    "casualties": "The numbers of dead or injured told do not meet",
    "basis": "One account vouches for it, another denies or only alleges it",
    "cause": "The accounts name different sides as the cause",
    "label": "One report sets the word of one voice against that of another",
}
_KINDS = {
    DisagreementKind.CONFLICT: "all stay, and none of them is the ledger's own.",
    DisagreementKind.REFINEMENT: "one is more precise than the other and within it, so this is no conflict.",
    DisagreementKind.CHANGE: "the same voice gave another value later: what it tells of may have moved.",
}


@dataclass(frozen=True, slots=True)
class Version:
    """One value with who gives it; `hidden` counts the quotes that are not opened."""

    value: str
    origins: int
    said_by: str
    quotes: tuple[Evidence, ...]
    excerpts: tuple[Excerpt, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement in words; `about` is the record that it is of, None where that is gone."""

    id: str
    field: str
    kind: str
    why: str
    about: Entry | None
    versions: tuple[Version, ...]


def dispute(view: View, disagreement: Disagreement, *, ledger: str = "", is_open: bool = False) -> Dispute:
    """Give a disagreement in words.

    Args:
        view: The ledger.
        disagreement: The record.
        ledger: The ledger's name, for citations.
        is_open: Whether quotes stand with their surroundings, as on a page of its own.
    """
    pages, reasons = Passages(view), Reasons(view)

    def version(value: DisputedValue) -> Version:
        quotes = tuple(sorted(set(value.evidence)))
        opened = reasons.of(disagreement, pieces=quotes[:OPENED]) if is_open else ()
        return Version(
            value=value_in_words(disagreement.field, value.value),
            origins=len(value.origins),
            said_by=wording.names(value.said_by, empty="the outlet"),
            quotes=quotes,
            excerpts=excerpts(opened, pages, record=disagreement.id, ledger=ledger),
            hidden=len(quotes) - len(opened) if is_open else 0,
        )

    return Dispute(
        id=disagreement.id,
        field=field_in_words(disagreement.field),
        kind=disagreement.kind.value,
        why=why(disagreement),
        about=_about(view, disagreement),
        versions=tuple(map(version, disagreement.values)),
    )


def why(disagreement: Disagreement) -> str:
    """Say why the values count as a difference, and as which."""
    name = disagreement.field.partition(" of ")[0]
    told = wording.listed([value_in_words(name, value.value) for value in disagreement.values])
    if disagreement.kind is DisagreementKind.CONFLICT:
        return f"{_WHY.get(name, 'The values told exclude each other')}: {_KINDS[disagreement.kind]}"
    return f"Of {told}, {_KINDS[disagreement.kind]}"


def _about(view: View, disagreement: Disagreement) -> Entry | None:
    try:
        return entry(view.record(disagreement.record))
    except NoSuchRecordError:
        return None
