"""Planned acts and the acts that were done: which was meant, and what a promise to act learns from it.

Invariant: an act is done by being told as done. A plan is kept by the only act that it can mean, or by those on its
own days, which are of one visit; acts of other days leave it open.

Source: field notes on linking, section 3; field notes on commitments, section 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from servanda.linking.context import Context, coverage
from servanda.linking.events import AGREE, Known, roles_agree, whose
from servanda.linking.periods import Precision, can_meet, precision
from servanda.model import Event, EventType, Evidence, FindingId, Period, RecordId, ReportId, Status

WITHIN = 400
"""Days within which a planned act may be the one that was done."""
VISIT = 10
"""Days that a plan may last and still be of one occasion, all of whose meetings keep it."""
_MODES = frozenset({None, "visit"})
"""Modes of a talk that a visit is made of; a telephone call keeps no promise to come."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done of a plan that a report tells.

    `plan` is the finding and `told` its words; `act` is the finding that tells best what was done, `when` its day and
    `evidence` the words of all that tell it.
    """

    plan: FindingId
    report: ReportId
    told: tuple[Evidence, ...]
    act: FindingId
    when: Period
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A planned act and the acts that kept it, the first one first: the best account of each."""

    plan: Known
    acts: tuple[Known, ...]


def occasions(
    members: Mapping[RecordId, tuple[Known, ...]], shown: Mapping[RecordId, Known], context: Context
) -> list[Occasion]:
    """Give the plans that were kept.

    Args:
        members: The accounts of each act.
        shown: The best of them.
        context: Days of publication.
    """
    done: dict[tuple[str, frozenset[str]], list[Known]] = defaultdict(list)
    for one in shown.values():
        if one.event.status is Status.ACTUAL:
            done[one.event.type, whose(one)].append(one)
    found = []
    for record, ones in members.items():
        plan = shown[record]
        if plan.event.status is not Status.PLANNED or not plan.parties:
            continue
        near = (act for act in done[plan.event.type, whose(plan)] if roles_agree(plan, act))
        acts = [act for act in near if any(_is_foreseen(one, act, context) for one in ones)]
        if len(acts) == 1 or (acts and all(any(_on_its_days(one, act) for one in ones) for act in acts)):
            found.append(Occasion(plan, tuple(sorted(acts, key=_day))))
    return found


def deeds(
    kept: Iterable[Occasion], members: Mapping[RecordId, Sequence[Known]], told: Mapping[RecordId, Event]
) -> list[Deed]:
    """Give what was done of each plan, for every finding that tells of the plan.

    Args:
        kept: The plans that were kept.
        members: The accounts of each act.
        told: The merged record of each act.
    """
    home = {one.id: record for record, ones in members.items() for one in ones}
    found = []
    for occasion in kept:
        first = occasion.acts[0].id
        act = told[home[first]]
        plans = (one.event for one in members[home[occasion.plan.id]])
        found += [Deed(one.id, one.report, one.evidence, first, act.when, act.evidence) for one in plans]
    return sorted(found, key=lambda deed: deed.plan)


def _day(act: Known) -> tuple[object, ...]:
    return act.event.when.earliest, act.event.when.latest, act.id


def _is_foreseen(plan: Known, act: Known, context: Context) -> bool:
    """Say whether an act came after its announcement, not too late, and is of the announced kind."""
    said, when = context.published[plan.event.report].latest, act.event.when
    if said is None or when.earliest is None or when.latest is None or when.latest <= said:
        return False
    if (when.earliest - said).days > WITHIN:
        return False
    if plan.event.mode and act.event.mode and plan.event.mode != act.event.mode:
        return False
    is_alike = coverage(plan.words | plan.items, act.words | act.items) >= AGREE
    return (plan.event.mode is not None and plan.event.mode == act.event.mode) or _are_one_visit(plan, act) or is_alike


def _are_one_visit(plan: Known, act: Known) -> bool:
    """Say whether a talk is one of an announced visit: on its days, with somebody who was to be there."""
    is_talk = plan.event.type is EventType.CONSULT and {plan.event.mode, act.event.mode} <= _MODES
    people, others = (frozenset[str]().union(*one.persons) for one in (plan, act))
    return is_talk and bool(people & others) and _on_its_days(plan, act)


def _on_its_days(plan: Known, act: Known) -> bool:
    """Say whether an act was on the days of a plan, which are those of one occasion."""
    first, last = plan.event.when.earliest, plan.event.when.latest
    is_occasion = first is not None and last is not None and (last - first).days <= VISIT
    return is_occasion and precision(act.event.when) is Precision.NARROW and can_meet(plan.event.when, act.event.when)
