"""Merged records of events: for every field the value that says most, and all evidence.

Invariant: nothing is lost in a merge. Where accounts differ the record shows one of them and the disagreements show
all; copies of one text count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations

from servanda.linking.amendments import taken_back
from servanda.linking.backing import Account
from servanda.linking.clusters import Pair, candidates, pair
from servanda.linking.context import Context, cited, sides
from servanda.linking.conversions import in_all_currencies
from servanda.linking.events import CLEAR, MERGE, Known, group, prepare
from servanda.linking.foreseen import Deed, Occasion, deeds, occasions
from servanda.linking.judgements import JUDGED
from servanda.linking.periods import most_precise
from servanda.linking.vouching import fineness, fullest, passing, telling_of, word
from servanda.model import (
    Event,
    EventType,
    Evidence,
    FindingId,
    Line,
    Link,
    LinkKind,
    Party,
    Record,
    RecordId,
    Status,
    Terms,
    content_id,
    finer,
)


@dataclass(frozen=True, slots=True)
class EventRecords:
    """The merged events, their members, which record holds each finding, what was decided, what was done of plans."""

    records: tuple[Record[Event], ...]
    members: Mapping[RecordId, tuple[Known, ...]]
    of: Mapping[FindingId, RecordId]
    links: tuple[Link, ...]
    deeds: Sequence[Deed]


def merge(events: Iterable[Event], statements: Mapping[FindingId, RecordId], context: Context) -> EventRecords:
    """Give the events of the ledger; `statements` says which record holds each statement."""
    known = {one.id: prepare(one, context) for one in events}
    groups, scores = group(known.values(), context)
    members = {RecordId(ids[0]): tuple(known[id_] for id_ in ids) for ids in groups}
    of = {one.id: record for record, ones in members.items() for one in ones}
    records = tuple(_record(id_, ones, statements, context) for id_, ones in sorted(members.items()))
    kept = occasions(members, {id_: min(ones, key=fullest) for id_, ones in members.items()}, context)
    links = (*_same_events(groups, scores), *_planned_then_done(kept), *_left_apart(groups, scores))
    done = deeds(kept, members, {record.id: record.content for record in records})
    return EventRecords(records, members, of, tuple(sorted(links, key=lambda link: link.id)), done)


def _record(
    id_: RecordId, members: Sequence[Known], statements: Mapping[FindingId, RecordId], context: Context
) -> Record[Event]:
    gone = taken_back([one.event for one in members], context)
    shown = min((one for one in members if one.id not in gone), key=fullest)
    rows = [shown.event, *(one.event for one in members if one is not shown)]
    earliest = sorted(rows, key=lambda row: context.came(row.report))
    told = next((row.statement for row in rows if row.statement), None)
    said = word(members, gone, context)
    roles = [(shown.source, shown.target), *(_as_in(shown, one) for one in members)]
    content = replace(
        shown.event,
        id=FindingId(id_),
        mode=next((row.mode for row in rows if row.mode), None),
        contexts=tuple(sorted({context_ for row in rows for context_ in row.contexts})),
        source=_finest(source for source, _ in roles),
        target=_finest(target for _, target in roles),
        when=most_precise(row.when for row in rows),
        place=reduce(finer, (row.place for row in rows)),
        status=Status.PLANNED if any(row.status is Status.PLANNED for row in rows) else shown.event.status,
        basis=said.basis,
        attested_by=said.by,
        lines=in_all_currencies(
            fullest_lines(row.lines for row in earliest if row.id not in gone),
            (row.lines for row in earliest if row.id not in gone),
        ),
        terms=next((row.terms for row in rows if row.terms not in (None, Terms.UNKNOWN)), shown.event.terms),
        casualties=said.casualties,
        statement=FindingId(statements.get(told, RecordId(told))) if told else None,
        evidence=_evidence(shown, members),
    )
    content = replace(content, **context.put_right(rows))
    behind = context.behind(one for row in rows for one in row.evidence)
    return Record(
        id=id_,
        content=content,
        members=tuple(sorted(row.id for row in rows)),
        support=behind.support(_accounts(members, context)),
    )


def _evidence(shown: Known, members: Sequence[Known]) -> tuple[Evidence, ...]:
    """Give all evidence: of the account that is shown, of the others that tell the act, of those that deny it."""
    telling = [piece for one in telling_of(members) for piece in one.event.evidence]
    return cited(shown.event.evidence, telling, (piece for one in members for piece in one.event.evidence))


def _as_in(shown: Known, one: Known) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the parties of an account in the roles that they have in the one that is shown; else its own again.

    A talk that one report tells as X's with Y, another as Y's with X, and a third as theirs has each of them once. Who
    overthrows the ruler of his own state is on both sides, and turns nothing round, nor does who strikes a town of it.
    """
    if shown.event.type is EventType.ASSAULT:
        return one.source, one.target
    if bool(one.target) == bool(shown.target) or shown.parties != one.parties:
        turned = sides(shown.target) - sides(shown.source)
        if sides(one.source) & turned and not sides(one.target) & turned:
            return one.target, one.source
        return one.source, one.target
    return shown.source, shown.target


def _finest(choices: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Give the parties that are named most exactly, by their own names before "the presidents"; else the first."""
    return max(choices, key=lambda parties: (fineness(parties), sum(party.name[:1].isupper() for party in parties)))


def fullest_lines(choices: Iterable[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Give the goods that are told most exactly: with amounts, then the most, then by their words, then the first."""
    return min(choices, key=_line_order)


def _line_order(lines: Sequence[Line]) -> tuple[object, ...]:
    counted = sum(1 for line in lines if line.quantity or line.value)
    exact = sum(1 for line in lines if line.quantity and not line.quantity.approx)
    return -counted, -exact, -len(lines), tuple(line.item for line in lines)


def _accounts(members: Sequence[Known], context: Context) -> Iterator[Account]:
    """Give the accounts that tell the act, with those who attest it; a headline rests on whom its text names."""
    telling = telling_of(members)
    again = passing(telling)
    for one in (one for one in telling if one.id not in again):
        attesting = context.identities.parties(one.event.attested_by)
        yield Account(one.event.report, context.voices(party.actor for party in attesting))


def _same_events(groups: Iterable[tuple[FindingId, ...]], scores: Mapping[Pair, float]) -> Iterable[Link]:
    for ids in groups:
        if len(ids) > 1:
            best = max((scores.get(edge, 0.0) for edge in combinations(ids, 2)), default=0.0)
            why = "same act and parties, days that can meet" if best else JUDGED
            yield _link(LinkKind.SAME_EVENT, ids, best or 1.0, why)


def _left_apart(groups: Sequence[tuple[FindingId, ...]], scores: Mapping[Pair, float]) -> Iterable[Link]:
    """Give the pairs that may be one act: those that two groups fit alike, and those just below the threshold."""
    for edge, score in candidates(groups, scores, least=MERGE - CLEAR):
        yield _link(LinkKind.CANDIDATE, edge, score, "may be one act, and fits another one as well or not quite")


def _planned_then_done(kept: Iterable[Occasion]) -> Iterable[Link]:
    """Link a planned act with what was done of it."""
    for occasion in kept:
        is_only = len(occasion.acts) == 1
        why = "planned, and the only such act done later" if is_only else "planned, and done on the planned days"
        for act in occasion.acts:
            yield _link(LinkKind.PLANNED_THEN_DONE, pair(occasion.plan.id, act.id), 0.7, why)


def _link(kind: LinkKind, members: tuple[FindingId, ...], score: float, why: str) -> Link:
    return Link(content_id("k", kind.value, *members), kind, members, score, why)
