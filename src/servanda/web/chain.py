"""Who says that who says: the way a finding came into the ledger, from the outlet down to the first speaker.

Invariant: each step of a chain is kept in the ledger (an outlet, an agency, the speaker of a statement); where a page
names no speaker the chain ends in the outlet's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.model import Event, Finding, Label, Party, ReportId, Statement, Step
from servanda.web import wording
from servanda.web.passage import Passages, credit

if TYPE_CHECKING:
    from servanda.ledger.view import View

_DEEPEST = 6
"""Statements inside one another; a page that nests more is read no deeper."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says so: `statement` is the record where the words stand, None for a witness without a statement."""

    who: str
    says: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Voices from the outermost to the first, and the reports that carry them, by id, each with its credit."""

    voices: tuple[Voice, ...]
    carriers: Mapping[ReportId, str]


def chains(view: View, findings: Iterable[Finding], pages: Passages) -> tuple[Chain, ...]:
    """Give the chains of findings, those with the same words together; what most reports carry comes first.

    Args:
        view: The ledger.
        findings: The members of a record; of a commitment its steps.
        pages: What opens the reports.
    """
    found: dict[tuple[Voice, ...], dict[ReportId, str]] = {}
    for finding in findings:
        report = pages.report(finding.report)
        found.setdefault(_voices(view, finding, report.outlet), {})[report.id] = credit(report)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), [voice.who for voice in item[0]]))
    return tuple(Chain(voices, dict(sorted(carriers.items()))) for voices, carriers in ordered)


def _voices(view: View, finding: Finding, outlet: str | None) -> tuple[Voice, ...]:
    match finding:
        case Label():
            return (Voice(wording.name(finding.by), "calls it so", None),) if finding.by.name != outlet else ()
        case Statement():
            return tuple(map(_voice, _outwards(view, finding)))
        case Event(statement=str() as said) | Step(statement=str() as said):
            inner = _statement(view, said)
            return tuple(map(_voice, _outwards(view, inner))) if inner else ()
        case Event() as event:
            return tuple(_witness(party) for party in event.attested_by)
        case Step(by=Party() as by):
            return (_witness(by),)
        case _:
            return ()


def _outwards(view: View, inner: Statement) -> list[Statement]:
    """Give a statement with those that hold it, the outermost first."""
    held = [inner]
    while held[0].nested_in and len(held) < _DEEPEST:
        outer = _statement(view, held[0].nested_in)
        if outer is None or outer in held:
            break
        held.insert(0, outer)
    return held


def _statement(view: View, sought: str) -> Statement | None:
    try:
        found = view.finding(sought)
    except NoSuchRecordError:
        return None
    return found if isinstance(found, Statement) else None


def _voice(statement: Statement) -> Voice:
    speakers = statement.speakers or ((statement.speaker,) if statement.speaker else ())
    who = wording.names(speakers, empty="somebody unnamed")
    return Voice(who, wording.says(statement.stance, is_joint=len(speakers) > 1), str(statement.id))


def _witness(party: Party) -> Voice:
    return Voice(wording.name(party), "says so", None)
