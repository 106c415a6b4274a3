"""One record as a page: its sentence, its cells, its evidence, who says that who says, and what people judged.

Invariant: what is not shown is counted. The page of a record that hundreds of reports tell opens a bounded number of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.ledger import Shown
from servanda.ledger.evidence import evidence_of
from servanda.model import (
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Finding,
    Judgement,
    Label,
    Line,
    Origin,
    Record,
    Statement,
    Step,
)
from servanda.web import wording
from servanda.web.altered import Altered, altered
from servanda.web.cells import Cell, cells
from servanda.web.chain import Chain, chains
from servanda.web.excerpt import Excerpt, excerpt
from servanda.web.lineage import Family, families
from servanda.web.passage import Passages
from servanda.web.reasons import Reason, Reasons
from servanda.web.story import Story, tell
from servanda.web.telling import sentence

if TYPE_CHECKING:
    from servanda.ledger.view import View

OPENED = 24
"""Quotes shown with their surroundings, and findings whose chains are followed: what a person reads in one sitting."""
_TOLD_ELSEWHERE = frozenset({"stands on", "judged"})
"""Facts that have a place of their own on the page."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person judged: who, when, what and why; `undone` names who took it back and when."""

    id: str
    who: str
    at: str
    what: str
    why: str
    undone: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All that the page of one record shows.

    `hidden` counts the quotes that are not opened, `unfollowed` the findings without their chain, `unnamed` the
    reports that are in no family here.
    `shown` is the record itself, or the finding that is in no record.
    """

    shown: Shown | Finding
    story: Story
    sentence: str
    cells: tuple[Cell, ...]
    excerpts: tuple[Excerpt, ...]
    hidden: int
    chains: tuple[Chain, ...]
    families: tuple[Family, ...]
    unfollowed: int
    unnamed: int
    altered: tuple[Altered, ...]
    disagreements: tuple[Disagreement, ...]
    decisions: tuple[Decision, ...]
    support: str


def record_page(view: View, asked: str, *, ledger: str) -> RecordPage:
    """Give the page of the record that answers to an id.

    Args:
        view: The ledger.
        asked: The id of the record or of one of its findings.
        ledger: The ledger's name, for citations.

    Raises:
        NoSuchRecordError: Nothing answers to it.
    """
    told = tell(view, asked)
    shown = _shown(view, asked)
    pages = Passages(view)
    told_of = dict.fromkeys(evidence_of(shown))
    # What a merged record's values rest on stands first; all else by report and place.
    pieces = _spread(told_of if isinstance(shown, Record) else sorted(told_of))
    reasons = Reasons(view).of(shown, pieces=pieces[:OPENED])
    opened = excerpts(reasons, pages, record=told.id, ledger=ledger, lines=_lines(shown))
    reports = list(shown.reports) if isinstance(shown, Origin) else sorted({piece.report for piece in pieces})
    findings = _findings(shown)
    named = view.findings_named(findings[:OPENED])
    followed = [named[each] for each in findings[:OPENED] if each in named]
    came = families(view, reports[:OPENED], pages)
    facts = [fact for fact in told.facts if fact.name not in _TOLD_ELSEWHERE]
    return RecordPage(
        shown=shown,
        story=told,
        sentence=sentence(shown) if isinstance(shown, Record) else told.standing,
        cells=cells(view, shown, told.kind, facts, reasons),
        excerpts=folded(opened, view),
        hidden=len(pieces) - len(reasons),
        chains=chains(view, followed, pages),
        families=came,
        unfollowed=max(0, len(findings) - OPENED),
        unnamed=max(0, len(reports) - OPENED),
        altered=altered(followed, came),
        disagreements=view.disagreements_about(told.id),
        decisions=decisions(view, {told.id, *told.members, *findings}),
        support=wording.support(shown.support) if isinstance(shown, Record) else "",
    )


def _shown(view: View, asked: str) -> Shown | Finding:
    """Give the record that answers to an id, else the finding that is in none since a person judged it wrong."""
    try:
        return view.record(asked)
    except NoSuchRecordError:
        return view.finding(asked)


def excerpts(
    reasons: Iterable[Reason], pages: Passages, *, record: str, ledger: str, lines: Sequence[Line] = ()
) -> tuple[Excerpt, ...]:
    """Give quotes with their surroundings; see `servanda.web.excerpt.excerpt`."""
    return tuple(
        excerpt(reason, pages.report(reason.evidence.report), record=record, ledger=ledger, lines=lines)
        for reason in reasons
    )


def folded(opened: Sequence[Excerpt], view: View) -> tuple[Excerpt, ...]:
    """Give quotes with those of copies under the first: the same words, in reports of one origin."""
    origins = view.origins_behind({one.evidence.report for one in opened})
    of_report = {report: str(origin.id) for origin in origins for report in origin.reports}
    groups: dict[tuple[str, str], list[Excerpt]] = {}
    for one in opened:
        family = of_report.get(one.evidence.report, one.evidence.report)
        groups.setdefault((family, " ".join(one.evidence.quote.split())), []).append(one)
    return tuple(replace(first, copies=tuple(others)) for first, *others in groups.values())


def decisions(view: View, ids: set[str]) -> tuple[Decision, ...]:
    """Give what people judged of any of these findings, the first decision first, with what became of it."""
    made = sorted(view.judgements(), key=lambda one: (one.at, one.id))
    undone = {one.undoes: one for one in made if one.undoes}
    return tuple(_decision(one, undone.get(one.id)) for one in made if ids & set(one.target) and not one.undoes)


def _decision(one: Judgement, back: Judgement | None) -> Decision:
    taken = f"taken back by {back.who}, {wording.day(back.at.date())}" if back else ""
    return Decision(one.id, one.who, wording.day(one.at.date()), wording.judged(one), one.reason or "", taken)


def _spread(pieces: Iterable[Evidence]) -> list[Evidence]:
    """Give quotes in their order, one of each report first, so that the first few are of different reports."""
    rounds: dict[str, int] = {}
    ranked = []
    for at, piece in enumerate(pieces):
        rounds[piece.report] = rounds.get(piece.report, 0) + 1
        ranked.append((rounds[piece.report], at, piece))
    return [piece for _, _, piece in sorted(ranked)]


def _findings(shown: Shown | Finding) -> list[str]:
    match shown:
        case Record():
            return list(shown.members)
        case Statement() | Event() | Step() | Label():
            return [str(shown.id)]
        case _:
            return []


def _lines(shown: Shown | Finding) -> tuple[Line, ...]:
    match shown:
        case Record(content=Event() as event):
            return event.lines
        case Record(content=Commitment() as commitment):
            return tuple(line for step in commitment.steps for line in step.lines)
        case _:
            return ()
