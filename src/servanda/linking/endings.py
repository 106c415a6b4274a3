"""Who brought it about that one side left another: a decision of its own, a demand, or the other side's ending.

Invariant: only what a report tells as somebody's doing counts. That troops left says nothing of who wanted it. Two
versions disagree when two origins, or two voices, name two sides, and neither names both.

Source: field notes on users, section 5.4; field notes on linking, section 3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.linking.context import Context, side, sides
from servanda.linking.events import Known
from servanda.linking.periods import anchor
from servanda.model import Event, EventType, Party, RecordId, Status

NEAR = 730
"""Days between two tellings that may be of one leaving."""
WITHDRAW = "withdraw"
"""The mode of a retreat that is a leaving."""
DISCONTINUE = "discontinue"
"""The mode of a sanction that ends what was: an agreement, an alliance, cooperation."""


@dataclass(frozen=True, slots=True)
class Version:
    """One telling of who brought a leaving about: `by` did `what`."""

    leaver: str
    other: str | None
    by: str
    what: str
    record: RecordId
    told: Known
    party: Party


@dataclass(frozen=True, slots=True)
class Ending:
    """A leaving on which versions differ: who left whom, and the record that they are about."""

    leaver: str
    other: str
    record: RecordId
    versions: tuple[Version, ...]


def leavers(event: Event, context: Context) -> frozenset[str]:
    """Give the sides on whose leaving an event bears: versions of one leaving have the leaver in common."""
    source, target = (sides(context.identities.parties(several)) for several in (event.source, event.target))
    if _is_leaving(event):
        return source
    return target - source if _is_end(event) else frozenset()


def _is_leaving(event: Event) -> bool:
    """Say whether somebody leaves: to release, disarm or hand over is no leaving."""
    return event.type is EventType.RETREAT and event.mode in {None, WITHDRAW}


def _is_end(event: Event) -> bool:
    return event.type is EventType.SANCTION and event.mode == DISCONTINUE and event.status is Status.ACTUAL


def endings(members: Mapping[RecordId, Sequence[Known]], context: Context) -> Iterable[Ending]:
    """Give the leavings that two sides are said to have brought about."""
    told = [version for record, ones in sorted(members.items()) for one in ones for version in _versions(record, one)]
    others = _others(members)
    pairs: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for version in told:
        # Whom a side left is open where the report does not say it and more than one can be meant.
        meant = {version.other} if version.other is not None else others[version.leaver]
        if len(meant) == 1 and (other := next(iter(meant))) is not None:
            pairs[version.leaver, other].append(replace(version, other=other))
    for (leaver, other), versions in sorted(pairs.items()):
        record = _left(leaver, other, members) or min(version.record for version in versions)
        day = min(_day(one, context) for one in members[record])
        near = [version for version in versions if abs((_day(version.told, context) - day).days) <= NEAR]
        is_left = any(_is_leaving(version.told.event) for version in near)
        if is_left and _differ(near):
            yield Ending(leaver, other, record, tuple(near))


def _others(members: Mapping[RecordId, Sequence[Known]]) -> Mapping[str, set[str]]:
    """Give whom each side is told to have left, planned or done."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in (one for ones in members.values() for one in ones):
        if _is_leaving(one.event) and one.event.status is not Status.NEGATED:
            for leaver in sides(one.source):
                found[leaver] |= sides(one.target) - {leaver}
    return found


def _versions(record: RecordId, one: Known) -> Iterable[Version]:
    """Give what an event says of who brought a leaving about; most events say nothing of it."""
    event, givers, takers = one.event, sides(one.source), sides(one.target)
    if _is_leaving(event) and len(givers) == 1 and len(takers) < 2:  # noqa: PLR2004
        (leaver,), other = givers, next(iter(takers), None)
        if event.status in (Status.PLANNED, Status.CONDITIONAL):
            yield Version(leaver, other, leaver, "decided to leave", record, one, one.source[0])
        elif event.status is Status.HYPOTHETICAL:
            for party in one.event.attested_by:
                if (by := side(party)) == other:
                    yield Version(leaver, other, by, "demanded it", record, one, party)
    elif _is_end(event):
        for leaver in sorted(takers - givers):
            for party in one.source:
                yield Version(leaver, side(party), side(party), "ended it", record, one, party)


def _left(leaver: str, other: str, members: Mapping[RecordId, Sequence[Known]]) -> RecordId | None:
    """Give the record of the leaving itself; that which names both sides before one that names the leaver only."""
    found = [
        (not sides(one.target), record)
        for record, ones in members.items()
        for one in ones
        if _is_leaving(one.event)
        and one.event.status is Status.ACTUAL
        and sides(one.source) == {leaver}
        and sides(one.target) <= {other}
    ]
    return min(found)[1] if found else None


def _day(one: Known, context: Context) -> date:
    return anchor(one.event.when, context.published[one.event.report])


def _differ(versions: Sequence[Version]) -> bool:
    """Say whether two sides are named, each by an origin that does not name the other."""
    named: dict[str, set[str]] = defaultdict(set)
    for version in versions:
        named[version.by].add(version.told.origin)
    origins = list(named.values())
    return any(one - two and two - one for at, one in enumerate(origins) for two in origins[at + 1 :])
