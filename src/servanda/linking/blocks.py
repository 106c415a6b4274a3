"""Under which keys findings meet, and of which block each record was made.

Invariant: findings of two blocks are never one, whatever else the ledger holds; every record, link and disagreement
has one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

import msgspec

from servanda.linking import attestations, events, statements
from servanda.linking.context import Context
from servanda.linking.disagreements import of_commitments, of_events, of_labels
from servanda.linking.endings import leavers
from servanda.linking.flags import STALE
from servanda.linking.foreseen import Deed
from servanda.linking.histories import Histories
from servanda.linking.phrases import Phrasing, packed, phrasing, unpacked
from servanda.linking.records import EventRecords
from servanda.linking.statements import StatementRecords
from servanda.linking.whole import Linked, shown_of
from servanda.model import (
    ActorId,
    Disagreement,
    Event,
    FindingId,
    Findings,
    Kept,
    Label,
    Link,
    Made,
    Party,
    Shelf,
    Statement,
    Step,
    key_of,
)

STATEMENTS, EVENTS, COMMITMENTS, LABELS = b"statements", b"events", b"commitments", b"labels"
Keys = Mapping[str, int]


def rows(findings: Findings, context: Context) -> Iterator[Kept]:
    """Give the blocks of a report's findings, without those of steps, which depend on what events become."""
    for said in findings.statements:
        phrased = packed(phrasing(said, context.origin(said.report)))
        yield _row(STATEMENTS + phrased, said, statements.block_of(said, context))
    for event in findings.events:
        yield _row(EVENTS, event, events.block_of(event, context))
    for label in findings.labels:
        actor = context.identities.party(label.actor).actor
        yield Kept(Shelf.BLOCK, label_key(actor), label.report, label.id, LABELS)


def step_rows(steps: Iterable[Step], context: Context) -> Iterator[Kept]:
    """Give the blocks of steps that have their receivers."""
    yield from (_row(COMMITMENTS, step, attestations.block_of(step, context)) for step in steps)


def ending_rows(events: Iterable[Event], context: Context) -> Iterator[Kept]:
    """Give the events that bear on why one side left another, under who left."""
    for event in events:
        for leaver in leavers(event, context):
            yield Kept(Shelf.ENDING, ending_key(leaver), event.report, event.id, leaver.encode())


def ending_key(leaver: str) -> int:
    """Give the key of the leavings of a side."""
    return key_of("ending", leaver)


def label_key(actor: ActorId) -> int:
    """Give the key of the labels that an actor of the ledger is given."""
    return key_of("label", actor)


def _row(kind: bytes, found: Statement | Event | Step, block: Sequence[str]) -> Kept:
    return Kept(Shelf.BLOCK, key_of(*block), found.report, found.id, kind)


def is_of(row: Kept, kind: bytes) -> bool:
    """Say whether a row tells where a finding of one kind stands."""
    return row.body.startswith(kind)


def phrasing_of(row: Kept) -> Phrasing:
    """Give how a statement is phrased, of the row that tells where it stands."""
    return unpacked(FindingId(row.item), row.body.removeprefix(STATEMENTS), row.owner)


def of_kind(several: Iterable[Kept], kind: bytes) -> set[int]:
    """Give the keys of the blocks of one kind."""
    return {row.key for row in several if is_of(row, kind)}


def keys_by_finding(several: Iterable[Kept]) -> dict[str, int]:
    """Give the block of each finding."""
    return {row.item: row.key for row in several}


def parties(several: Iterable[Findings]) -> set[ActorId]:
    """Give the actors that findings of reports name."""
    found = set[ActorId]()
    for findings in several:
        found |= parties_of((*findings.statements, *findings.events, *findings.steps, *findings.labels))
        found |= {mention.actor for mention in findings.mentions if mention.actor}
    return found


def parties_of(several: Iterable[Statement | Event | Step | Label]) -> set[ActorId]:
    """Give the actors that findings name."""
    return {party.actor for one in several for party in _parties(one) if party is not None}


def _parties(one: Statement | Event | Step | Label) -> Iterable[Party | None]:
    match one:
        case Statement():
            return (one.speaker, *one.speakers, one.hearer, one.target)
        case Event():
            return (*one.source, *one.target, *one.attested_by)
        case Step():
            return (*one.provider, *one.recipient, *one.via, one.by)
        case _:
            return (one.actor, one.by)


def turns(kept: Histories, keys: Keys) -> Iterator[Kept]:
    """Give the last days on which commitments are not yet overdue and not yet stale: after them, flags turn."""
    for record in kept.records:
        steps = kept.attestations[record.id]
        due = record.content.due.latest if record.content.due else None
        told = [step.day.toordinal() + STALE for step in steps if step.day < date.max]
        days = {*([due.toordinal()] if due else []), *([max(told)] if told else [])}
        for day in days:
            yield Kept(Shelf.TURN, day, str(keys[record.id]), record.id)


def deed_rows(deeds: Iterable[Deed], keys: Keys) -> Iterator[Kept]:
    """Give what was done of plans: under the report that tells of the plan, with the block of events that it is of."""
    for deed in deeds:
        yield Kept(Shelf.DEED, key_of(deed.report), str(keys[deed.plan]), deed.plan, msgspec.json.encode(deed))


def deeds_of(rows: Iterable[Kept]) -> list[Deed]:
    """Give what was done of plans, as it was kept."""
    return [msgspec.json.decode(row.body, type=Deed) for row in rows]


def made_of_all(linked: Linked, keys: Keys) -> Iterator[Made]:
    """Give everything that was made of a ledger, with its blocks."""
    context = linked.context
    yield from (Made(key_of(origin.id), origin) for origin in context.lineage.origins)
    for report, findings in linked.read:
        of_it = key_of(report.id)
        yield from (Made(of_it, one) for one in shown_of(findings, context))
    yield from (Made(key_of(actor.content.id), actor) for actor in context.identities.actors)
    said = chain.from_iterable(findings.statements for _, findings in linked.read)
    yield from made_of_statements(linked.said, said)
    yield from made_of_events(linked.done, of_events(linked.done.members, context), keys)
    yield from made_of_commitments(linked.kept, of_commitments(linked.kept.attestations, context), keys)
    yield from made_of_endings(linked.endings())
    yield from made_of_labels(of_labels(linked.labels, context))


def said_key(record: str) -> int:
    """Give the key of what is made of the statements of a record: most of a speaker's are made for themselves."""
    return key_of("said", record)


def made_of_statements(said: StatementRecords, found: Iterable[Statement]) -> Iterator[Made]:
    """Give what was made of statements; a link between two renderings is of the one that points to the other."""
    points = {one.id: one.same_utterance for one in found}
    yield from (Made(said_key(record.id), record) for record in said.records)
    for link in said.links:
        pointing = (one for one in link.members if points.get(one) in link.members)
        yield Made(said_key(said.of[next(pointing, link.members[0])]), link)


def made_of_events(done: EventRecords, disputes: Iterable[Disagreement], keys: Keys) -> Iterator[Made]:
    """Give what was made of events."""
    yield from (Made(keys[record.id], record) for record in done.records)
    yield from _about(done.links, disputes, keys)


def made_of_commitments(kept: Histories, disputes: Iterable[Disagreement], keys: Keys) -> Iterator[Made]:
    """Give what was made of steps."""
    yield from (Made(keys[record.id], record) for record in kept.records)
    yield from _about(kept.links, disputes, keys)


def made_of_endings(disputes: Mapping[str, Iterable[Disagreement]]) -> Iterator[Made]:
    """Give the disagreements on why one side left another, given by who left."""
    yield from (Made(ending_key(leaver), one) for leaver, several in disputes.items() for one in several)


def made_of_labels(disputes: Iterable[Disagreement]) -> Iterator[Made]:
    """Give the disagreements on what actors are called."""
    yield from (Made(label_key(ActorId(one.record)), one) for one in disputes)


def _about(links: Iterable[Link], disputes: Iterable[Disagreement], keys: Keys) -> Iterator[Made]:
    yield from (Made(keys[link.members[0]], link) for link in links)
    yield from (Made(keys[one.record], one) for one in disputes)
