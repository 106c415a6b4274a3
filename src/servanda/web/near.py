"""Where the words of a judged finding stand when no reading of today has it, and what could be judged there instead.

Invariant: nothing is judged by this. A place is offered only where a text has the quoted words, white space and case
apart; whether it tells of the same is for the person to say, in a judgement of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.linking.judgements import all_of, kind_of, place_of
from servanda.model import Finding, FindingId, JudgedPlace, Judgement, Report, ReportId, Span
from servanda.web.passage import credit
from servanda.web.question import headed

if TYPE_CHECKING:
    from servanda.ledger.view import View

_SOUGHT = 30
"""Words of a quote by which other reports are looked for; the whole quote must then stand in their text."""
_PAGES = 5
"""Other reports that are looked at, those that fit best foremost."""
_FINDINGS = 3
"""Findings of a place that are offered, the nearest foremost."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place that has the words today; `findings` are of the judged kind and quote it: each with its heading.

    `is_same_report` says that the words stand in the report that was judged.
    """

    report: ReportId
    credit: str
    span: Span
    quote: str
    is_same_report: bool
    findings: tuple[tuple[FindingId, str], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an orphan leads to: a place for each of its places that has one, and findings that could be judged instead.

    `of` names a finding for each that was judged, and is empty where one of them has none.
    """

    places: tuple[Near | None, ...]
    of: tuple[FindingId, ...]


def offer(view: View, one: Judgement) -> Offer:
    """Give where the words of an orphaned judgement stand today."""
    places = tuple(_nearest(view, place) for place in one.places)
    today = [
        target if _is_there(view, target) else _first(near) for target, near in zip(one.target, places, strict=False)
    ]
    of = tuple(each for each in today if each)
    is_whole = len(set(of)) == len(one.target) > 0
    return Offer(places, of if is_whole else ())


def _is_there(view: View, target: FindingId) -> bool:
    try:
        view.finding(target)
    except NoSuchRecordError:
        return False
    return True


def _first(near: Near | None) -> FindingId | None:
    return near.findings[0][0] if near and near.findings else None


def _nearest(view: View, place: JudgedPlace) -> Near | None:
    """Give the place with the words of a judged one: the nearest of its own report, else of the one that fits best."""
    for report in _reports(view, place):
        found = min(
            _places(report.text, place.quote), key=lambda span: abs(span.start - place.span.start), default=None
        )
        if found:
            return Near(
                report=report.id,
                credit=credit(report),
                span=found,
                quote=found.of(report.text),
                is_same_report=report.id == place.report,
                findings=tuple(_findings(view, report.id, place.kind, found)),
            )
    return None


def _reports(view: View, place: JudgedPlace) -> Iterator[Report]:
    """Give the report that was judged, if it is still here, then others that have the first words of the quote."""
    with suppress(NoSuchRecordError):
        yield view.report(place.report)
    words = " ".join(place.quote.replace('"', " ").split()[:_SOUGHT])
    for hit in view.search(f'"{words}"', limit=_PAGES):
        if hit.report != place.report:
            yield view.report(hit.report)


def _places(text: str, quote: str) -> Iterator[Span]:
    """Give every place of a text that has the words of a quote."""
    words = r"\s+".join(map(re.escape, quote.split()))
    return (Span(*found.span()) for found in re.finditer(words, text, re.IGNORECASE) if words)


def _findings(view: View, report: ReportId, kind: str, span: Span) -> Iterator[tuple[FindingId, str]]:
    """Give findings of a kind that quote a place, those that begin nearest to it foremost."""
    near: list[tuple[int, FindingId, Finding]] = []
    for finding in all_of(view.findings_of(report)):
        place = place_of(finding) if kind_of(finding) == kind else None
        if place and place.span.overlaps(span):
            near.append((abs(place.span.start - span.start), FindingId(finding.id), finding))
    for _, id_, finding in sorted(near, key=lambda one: one[:2])[:_FINDINGS]:
        yield id_, headed(finding)[0]
