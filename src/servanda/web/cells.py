"""The fields of a record, each with the words that it was read from.

Invariant: a cell leads to characters of a report wherever the ledger keeps them: the mark that names the party or the
day, else the quote that the record rests on. A field that no words tell ("unknown") leads nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.ledger import Kind, Shown
from servanda.model import Commitment, Event, Finding, Label, Party, Record, ReportId, Span, Statement, Step
from servanda.web import wording
from servanda.web.entry import entry
from servanda.web.reasons import Reason
from servanda.web.story import Fact

if TYPE_CHECKING:
    from servanda.ledger.view import View

_PARTS: dict[Kind, dict[str, str]] = {
    Kind.STATEMENTS: {
        "speaker": "speaker",
        "to": "hearer",
        "of": "target",
        "cue": "cue",
        "said": "said",
        "hedges": "content",
        "in quotation marks of distance": "content",
    },
    Kind.EVENTS: {"from": "source", "to": "target", "when": "when", "where": "where"},
    Kind.COMMITMENTS: {"from": "provider", "to": "recipient", "due": "due"},
    Kind.LABELS: {"who says so": "by", "of whom": "labelled"},
}
"""The mark that tells a field, by the names of the facts."""
_TOLD = frozenset({"status", "whose word", "items", "terms", "casualties", "act", "label", "paper"})
"""Fields that the quote as a whole tells."""
_LINKED = 12
"""Records that a cell names; an origin can hold thousands of reports."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field: `links` are pairs of a record's id and its words, the id empty where there is no page of it.

    `words` are printed at `span` of `report`, None where nothing printed tells the field by itself.
    """

    name: str
    value: str
    links: tuple[tuple[str, str], ...] = ()
    words: str | None = None
    report: ReportId | None = None
    span: Span | None = None


def cells(
    view: View, shown: Shown | Finding, kind: Kind, facts: Sequence[Fact], reasons: Sequence[Reason]
) -> tuple[Cell, ...]:
    """Give the fields of a record as cells.

    Args:
        view: The ledger.
        shown: The record, or a finding in none.
        kind: Its kind.
        facts: Its fields, in the order in which they are shown.
        reasons: Those of its quotes; the first that has a mark for a field tells it.
    """
    parties = _parties(shown)
    known = view.known({str(party.actor) for several in parties.values() for party in several})
    return tuple(_cell(view, _PARTS.get(kind, {}), fact, reasons, parties, known) for fact in facts)


def _cell(
    view: View,
    parts: Mapping[str, str],
    fact: Fact,
    reasons: Sequence[Reason],
    parties: Mapping[str, Sequence[Party]],
    known: frozenset[str],
) -> Cell:
    if fact.to:
        rest = f"and {len(fact.to) - _LINKED:,} more"
        links = [(one, _heading(view, one)) for one in fact.to[:_LINKED]]
        return Cell(fact.name, fact.value, (*links, *([("", rest)] if len(fact.to) > _LINKED else [])))
    named = {str(party.actor): wording.full_name(party) for party in parties.get(fact.name, ())}
    acting = tuple((actor if actor in known else "", words) for actor, words in named.items())
    cell = Cell(fact.name, fact.value, acting if known & named.keys() else ())
    if fact.value == wording.UNKNOWN:
        return cell
    part = parts.get(fact.name)
    for reason in reasons:
        for mark in reason.marks:
            if mark.part == part:
                return replace(cell, words=mark.quote, report=reason.evidence.report, span=mark.span)
    if (part or fact.name in _TOLD) and reasons:
        piece = reasons[0].evidence
        return replace(cell, report=piece.report, span=piece.span)
    return cell


def _heading(view: View, record: str) -> str:
    """Give how a record reads in a list; its id where it is in none."""
    try:
        return entry(view.record(record)).heading
    except NoSuchRecordError:
        return record


def _parties(shown: Shown | Finding) -> Mapping[str, Sequence[Party]]:
    """Give the parties of a record by the facts that name them."""
    content = shown.content if isinstance(shown, Record) else shown
    match content:
        case Statement():
            speakers = content.speakers or ((content.speaker,) if content.speaker else ())
            hearer, target = ((one,) if one else () for one in (content.hearer, content.target))
            return {"speaker": speakers, "to": hearer, "of": target}
        case Event():
            return {"from": content.source, "to": content.target}
        case Commitment() | Step():
            return {"from": content.provider, "to": content.recipient, "through": content.via}
        case Label():
            return {"who says so": (content.by,), "of whom": (content.actor,)}
        case _:
            return {}
