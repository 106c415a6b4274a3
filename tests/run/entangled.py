"""Findings in which one report decides on another's: offices and their holders, leavings, limits and promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from linking.build import actor, day, event, found, goods, mention, person, quote, state, statement, step
from servanda.model import (
    UNKNOWN,
    ActorMention,
    Basis,
    CommitmentKind,
    EventType,
    Findings,
    ItemClass,
    MentionKind,
    Report,
    Role,
    Scope,
    Status,
    StepKind,
    Value,
    on,
)

PER, TGO, GHA = state("PER", "Peru"), state("TGO", "Togo"), state("GHA", "Ghana")
_BASES = (Basis.NARRATOR, Basis.ALLEGED, Basis.ALLEGED, Basis.ONE_PARTY)
_HOLDERS = ("Yaw Boateng", "Esi Boateng", "Yaw Boateng", None, None, None)
_SINCE = (UNKNOWN, UNKNOWN, on(date(2023, 1, 20)), on(date(2024, 12, 1)))
_LEAVINGS = (Status.ACTUAL, Status.ACTUAL, Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED)
_SUMS = ((Scope.CEILING, 900), (Scope.INCREMENT, 900), (Scope.INCREMENT, 300), (Scope.CEILING, 400))

Of = Callable[[Any, int], Any]
"""Chooses one of several, for each question by itself."""


def entangled(page: Report, of: Of) -> Findings:
    """Give what a page tells of a minister, of a leaving and of a sum."""
    several = (_office(page, of), *((_leaving(page, of),) if of((True, False), 42) else ()), _sum(page, of))
    return Findings(
        actors=tuple(one for each in several for one in each.actors),
        mentions=tuple(one for each in several for one in each.mentions),
        statements=tuple(one for each in several for one in each.statements),
        events=tuple(one for each in several for one in each.events),
        steps=tuple(one for each in several for one in each.steps),
    )


def _office(page: Report, of: Of) -> Findings:
    """Name the foreign minister, or let one speak without a name."""
    name = of(_HOLDERS, 30)
    who = person(page, name or "Ghanaian foreign minister", "GHA.GOV")
    role = Role("Foreign Minister", "GHA", of(_SINCE, 31), UNKNOWN, quote(page, page.text[:1]))
    held = {"roles": (role,)} if name else {"aliases": ()}
    return found(
        actors=[actor(page, who, **held)],
        mentions=[_met(page, who.actor, MentionKind.NAME if name else MentionKind.ROLE)],
        statements=[statement(page, page.text[8:44], who, said=day("2023-01-19"))],
    )


def _met(page: Report, who: str, kind: MentionKind) -> ActorMention:
    return replace(mention(page, person(page, who), kind=kind), actor=who)


def _leaving(page: Report, of: Of) -> Findings:
    """Tell of a leaving or of what was ended before it; a deed may leave out whom it concerns."""
    words, when = page.text[10:24], of((day("2023-01-19"), day("2023-01"), day("2022-12-30")), 32)
    if of((True, False, False), 33):
        ended = event(page, words, EventType.SANCTION, (PER,), (TGO,), mode="discontinue", when=when)
        return found(events=[ended])
    whom, status = of(((PER,), (PER,), ()), 34), of(_LEAVINGS, 35)
    basis, by = (Basis.DENIED, TGO) if status is Status.NEGATED else (of(_BASES, 43), of((PER, GHA, GHA), 44))
    account = {"when": when, "status": status, "basis": basis, "attested_by": (by,)}
    left = event(page, words, EventType.RETREAT, (TGO,), whom, **account)
    to = of((whom, ()), 36)
    made = step(
        page,
        words,
        of((StepKind.FULFILLED, StepKind.PLEDGED), 37),
        (TGO,),
        to,
        kind=CommitmentKind.WITHDRAWAL,
        when=when,
        event=of((left.id, left.id, None), 45),
        by=of((None, by, by), 46),
    )
    return found(events=[left], steps=[made])


def _sum(page: Report, of: Of) -> Findings:
    """Allow a sum, or promise one."""
    scope, much = of(_SUMS, 38)
    lines = (replace(goods("arms", ItemClass.ARMS), value=Value(much, much, "USD")),)
    made = step(
        page,
        page.text[12:26],
        StepKind.PLEDGED,
        (PER,),
        of(((TGO,), (TGO,), ()), 39),
        scope=scope,
        lines=lines,
        when=of((day("2023-01-19"), day("2023-01-20"), day("2023-05-02")), 40),
    )
    return found(steps=[made])
