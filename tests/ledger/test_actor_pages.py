"""Changing the page of an actor gives the bytes of writing it whole."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from servanda.ledger.actor_pages import amended, face_of
from servanda.model import Actor, ActorId, ActorKind, ActorRecord, Evidence, ReportId, Span

QUOTED = '"evidence":[] and "content":{}'
"""Words that look like what is changed."""


def evidence(report: int, start: int, quote: str) -> Evidence:
    """Give a quote from a report."""
    return Evidence(ReportId(f"r-{report:016x}"), Span(start, start + len(quote)), quote, "name", 0.5)


def page(*cited: Evidence, name: str = "Sudria", mentions: int = 3) -> ActorRecord:
    """Give the page of a made-up state."""
    report = min((one.report for one in cited), default=ReportId("r-0"))
    actor = Actor(ActorId("a-1"), report, "SUD", name, ActorKind.STATE, "SUD", (QUOTED,), (), (), cited)
    return ActorRecord(actor, ("a-1",), mentions)


HELD = (evidence(2, 0, "Sudria"), evidence(2, 9, QUOTED), evidence(4, 3, "Sudria"), evidence(6, 1, "the Sudrians"))
NEW = (evidence(1, 2, "Sudria"), evidence(4, 0, "Sudria"), evidence(4, 9, "Sudria"), evidence(9, 5, QUOTED))


@pytest.mark.parametrize("held", [HELD, HELD[:1], ()])
@pytest.mark.parametrize("come", [NEW, NEW[1:3], ()])
@pytest.mark.parametrize("gone", [(), (2,), (2, 4, 6)])
def test_a_page_is_changed_where_it_stands(
    held: tuple[Evidence, ...], come: tuple[Evidence, ...], gone: tuple[int, ...]
) -> None:
    """Evidence of reports that came, went or were read anew takes its place among the rest."""
    reports = {one.report for one in come} | {ReportId(f"r-{report:016x}") for report in gone}
    changed = page(*come, name="Sudria the Old", mentions=8)
    whole = sorted([*come, *(one for one in held if one.report not in reports)], key=lambda one: (one.report, one.span))
    expected = replace(changed, content=replace(changed.content, evidence=tuple(whole)))
    body, cited = amended(msgspec.json.encode(page(*held)), changed, reports)
    assert body == msgspec.json.encode(expected)
    assert [(one.report, one.quote) for one in cited] == [(one.report, one.quote) for one in whole]


def test_a_face_has_all_but_the_evidence() -> None:
    """Name, code, aliases and counts of a page are known without its evidence."""
    whole = page(*HELD)
    assert face_of(msgspec.json.encode(whole)) == replace(whole, content=replace(whole.content, evidence=()))
