"""Linking anew only what reports touch, with the result of linking everything.

Invariant: a block (see `servanda.linking.blocks`) holds every finding that can be one with any of its own; so what is
made of a block, from all its findings and from what they name, is what linking the whole ledger makes of it.

Source: field notes on linking, section 1; docs/plans/0003-incremental-linking.md says what depends on what.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from servanda.codebook import Codebook
from servanda.linking import blocks, casts, copies, disagreements, histories, phrases, records, statements
from servanda.linking.alleged import VOUCHED, Act, doubted, may_tell
from servanda.linking.backing import credits_of
from servanda.linking.blocks import COMMITMENTS, EVENTS, LABELS, STATEMENTS
from servanda.linking.casts import Recast
from servanda.linking.clusters import Pair
from servanda.linking.collecting import uncollected
from servanda.linking.context import Context
from servanda.linking.events import Known, prepare
from servanda.linking.heard import Heard, hear, shelve
from servanda.linking.judgements import stamped
from servanda.linking.origins import Lineage
from servanda.linking.pages import identities_of
from servanda.linking.statements import Beside
from servanda.linking.store import Store
from servanda.linking.told import Told
from servanda.linking.umbrellas import received
from servanda.linking.whole import Linked, label_of, link_whole, shown_of
from servanda.model import (
    ActorId,
    CommitmentKind,
    Event,
    FindingId,
    Findings,
    Kept,
    Label,
    Made,
    OriginId,
    Problem,
    RecordId,
    Report,
    ReportId,
    Shelf,
    Statement,
    Step,
    key_of,
)

Found = TypeVar("Found", Statement, Event, Step, Label)
Read = Sequence[tuple[Report, Findings]]
Keys = set[int]
_TODAY = "today"


@uncollected()
def link_all(store: Store, book: Codebook) -> tuple[Problem, ...]:
    """Link everything, and keep what is needed to link anew a part of it; give the judgements not followed."""
    linked = link_whole(store.everything(), book, store.judgements())
    store.clear()
    for sketch in linked.context.lineage.sketches:
        store.post(sketch.report, copies.runs_of(sketch))
    placed = [row for _, found in linked.read for row in blocks.rows(found, linked.context)]
    placed += blocks.step_rows(linked.steps, linked.context)
    keys = blocks.keys_by_finding(placed)
    # All at once: what comes into an empty ledger is sorted, and indexed when it is there.
    store.keep(chain(placed, _shelved(linked, book, keys), shelve(store, book)))
    store.replace((), blocks.made_of_all(linked, keys))
    return linked.problems


def _shelved(linked: Linked, book: Codebook, keys: Mapping[str, int]) -> Iterator[Kept]:
    """Give what is kept of all reports, but where their findings stand."""
    context = linked.context
    yield from copies.shelve(context.lineage, {report.id: report for report, _ in linked.read})
    yield from casts.shelve(linked.read, context.identities, book, context.lineage.of, context.decisions)
    for _, found in linked.read:
        yield from blocks.ending_rows(found.events, context)
    yield from blocks.turns(linked.kept, keys)
    yield from blocks.deed_rows(linked.done.deeds, keys)
    yield _today_row(linked.today)


@uncollected()
def relink(store: Store, book: Codebook) -> tuple[Problem, ...]:
    """Link anew what the changed reports, and what people decided since, touch; give the judgements not followed."""
    heard = hear(store, book)
    if heard is None:
        return link_all(store, book)
    came = frozenset(store.changed())
    traced = copies.relink(store, came)
    recast = casts.relink(store, book, came | heard.reports, traced.moved | heard.reports, heard)
    read = store.read(recast.reports)
    context = _context(store, blocks.parties(findings for _, findings in read), recast.reports, heard)
    dirty, touched = _sort_anew(store, read, recast.reports, context)
    moved = _link_statements(store, [row for row in dirty if blocks.is_of(row, STATEMENTS)], recast.reports, heard)
    dirty += store.owned(Shelf.BLOCK, moved)
    acts = _link_events(store, [row for row in dirty if blocks.is_of(row, EVENTS)], recast.reports, heard)
    dirty += store.owned(Shelf.BLOCK, acts.moved)
    dirty += _receive_anew(store, _families(store, recast.reports) | traced.kin | acts.near, heard)
    dirty += _deeds_in(store, acts.near)
    told = _link_commitments(store, blocks.of_kind(dirty, COMMITMENTS), book, heard)
    _link_endings(store, touched | set(store.owned(Shelf.ENDING, recast.reports | acts.reports | told)), heard)
    _link_labels(store, read, recast, blocks.of_kind(dirty, LABELS), context, heard)
    return heard.problems


def _with_judged(store: Store, keys: Iterable[int], heard: Heard) -> Keys:
    """Give blocks with those of which people say that findings of both are one."""
    units, whole = heard.decisions.units, set(keys)
    together: dict[str, Keys] = defaultdict(set)
    for row in store.owned(Shelf.BLOCK, {heard.homes[one] for one in units if one in heard.homes}):
        if (leader := units.get(FindingId(row.item))) is not None:
            together[leader].add(row.key)
    size = -1
    while len(whole) != size:
        size = len(whole)
        whole.update(*(several for several in together.values() if several & whole))
    return whole


def _sort_anew(
    store: Store, read: Read, reports: frozenset[ReportId], context: Context
) -> tuple[list[Kept], set[Kept]]:
    """Put findings of reports into their blocks; give where they stand or stood, and what bore on leavings before."""
    before = store.owned(Shelf.BLOCK, reports)
    told = [row for row in before if not blocks.is_of(row, COMMITMENTS)]
    now = [row for _, findings in read for row in blocks.rows(findings, context)]
    store.forget(told)
    store.keep(now)
    ended = store.owned(Shelf.ENDING, reports)
    store.forget(ended)
    store.keep(row for _, findings in read for row in blocks.ending_rows(findings.events, context))
    return [*before, *now], set(ended)


def _receive_anew(store: Store, reports: set[ReportId], heard: Heard) -> set[Kept]:
    """Put steps of reports into the blocks of their receivers; give where they stand otherwise than before."""
    steps = _received(store, store.steps_in(reports), heard)
    context = _around(store, steps, heard)
    before = {row for row in store.owned(Shelf.BLOCK, reports) if blocks.is_of(row, COMMITMENTS)}
    now = set(blocks.step_rows(steps, context))
    store.forget(before - now)
    store.keep(now - before)
    return before ^ now


def _received(store: Store, found: Sequence[Step], heard: Heard) -> list[Step]:
    """Give steps with the receivers that others of their origins or acts have."""
    known = {one.id for one in found}
    lacking = [one for one in found if not one.recipient]
    acts = store.records_of({one.event for one in lacking if one.event})
    reports = _families(store, {one.report for one in lacking}) | store.cited_by(acts.values())
    others = [one for one in store.steps_in(reports) if one.id not in known]
    together = store.records_of({one.event for one in (*found, *others) if one.event})
    whole = received((*found, *others), together, _around(store, (*found, *others), heard))  # type: ignore[arg-type]
    return [one for one in whole if one.id in known]


def _families(store: Store, reports: Iterable[ReportId]) -> set[ReportId]:
    """Give reports with all that go back to the same texts: there a step may find its receiver."""
    origins = {row.item for row in store.places(Shelf.ORIGIN, reports)}
    return {*reports, *(ReportId(row.owner) for row in store.kept(Shelf.ORIGIN, map(key_of, origins)))}


def _context(store: Store, parties: Iterable[ActorId], reports: Iterable[ReportId], heard: Heard) -> Context:
    """Give what is known of the actors and reports of some findings."""
    here = set(reports)
    imprints = store.imprints(here)
    origins = {ReportId(row.owner): copies.origin_of(row) for row in store.owned(Shelf.ORIGIN, here)}
    of = {report: origin for report, (origin, _) in origins.items()}
    unsure = store.places(Shelf.UNSURE, set(of.values()))
    pairs = (sorted((OriginId(row.owner), OriginId(row.item))) for row in unsure)
    undecided = frozenset((first, second) for first, second in pairs)
    return Context(
        identities=identities_of(store, set(parties)),
        lineage=Lineage(origins=(), undecided=undecided, of=of, agencies=dict(origins.values())),
        published={report: one.published for report, one in imprints.items()},
        outlets={report: one.outlet for report, one in imprints.items()},
        told_by={report: told for report, one in imprints.items() if (told := credits_of(one.credits))},
        newsrooms=heard.newsrooms,
        decisions=heard.decisions,
        told=Told(lambda report: store.reports([report]).get(report), heard.acts, heard.scopes),
    )


def _load(
    store: Store, keys: Iterable[int], load: Callable[[Iterable[Kept]], Iterable[Found]]
) -> tuple[list[Found], dict[str, int]]:
    """Give the findings of blocks, and the block of each."""
    rows = store.kept(Shelf.BLOCK, keys)
    return list(load(rows)), blocks.keys_by_finding(rows)


def _around(store: Store, found: Iterable[Statement | Event | Step | Label], heard: Heard) -> Context:
    """Give what is known of the actors and reports of findings."""
    several = list(found)
    return _context(store, blocks.parties_of(several), {one.report for one in several}, heard)


def _link_statements(store: Store, dirty: Sequence[Kept], reports: frozenset[ReportId], heard: Heard) -> set[ReportId]:
    """Link statements that changed with all that can be grouped otherwise by it, and those that name one that moved.

    Gives the reports with statements of which another record holds them than before.
    """
    told = set(dirty)
    while True:
        near, pairs = _reached(store, told, heard)
        found = list(store.statements(near))
        by_id = {one.id for one in found}
        beside = _beside(store, found)
        said = statements.group(found, _spoken(store, found, heard), beside=beside, pairs=pairs)
        held = store.records_of({*by_id, *(row.item for row in dirty)})
        moved = {one.id: one.report for one in found if held.get(one.id) != said.of[one.id]}
        more = {
            row
            for row, one in _statements_of(store, set(moved.values()))
            if one.id not in by_id and (one.nested_in in moved or one.same_utterance in moved)
        }
        if not more:
            break
        told |= more
    anew = _said_anew(found, said.of, held, moved, reports)
    # Most are what they were: of their reports, and of whom they name, no more is asked than who spoke.
    shown = [one for one in found if said.of[one.id] in anew]
    done = statements.recorded(said, _around(store, (*shown, *said.beside.statements), heard), anew=anew)
    done = replace(done, records=stamped(done.records, heard.decisions))
    keys = map(blocks.said_key, {*held.values(), *said.of.values()})
    store.replace(keys, blocks.made_of_statements(done, found), but=set(said.of.values()) - anew)
    return set(moved.values())


def _reached(store: Store, told: Collection[Kept], heard: Heard) -> tuple[list[Kept], set[Pair]]:
    """Give the statements that can be grouped otherwise because some are told otherwise, and what is compared of them.

    What people call one may hang together through nothing else: of whom they judged a statement, all are looked at.
    """
    judged = heard.decisions.of
    keys = _with_judged(store, {row.key for row in told}, heard)
    now: dict[int, list[Kept]] = defaultdict(list)
    for row in store.kept(Shelf.BLOCK, keys):
        now[row.key].append(row)
    near: list[Kept] = []
    pairs: set[Pair] = set()
    changed = {row.item for row in told}
    for key, rows in now.items():
        block = sorted(map(blocks.phrasing_of, rows), key=lambda one: one.id)
        some = {row.item for row in rows}
        if some.isdisjoint(judged):
            here = set(rows)
            before = [blocks.phrasing_of(row) for row in told if row.key == key and row not in here]
            some = phrases.reached(block, before, changed)
        near += (row for row in rows if row.item in some)
        pairs |= phrases.candidates(block, some, alone=judged)
    return near, pairs


def _spoken(store: Store, found: Sequence[Statement], heard: Heard) -> Context:
    """Give what it takes to group statements: who speaks, and to which origins their reports go back."""
    speakers = {party.actor for one in found for party in (one.speaker, *one.speakers) if party}
    origins = store.places(Shelf.ORIGIN, {one.report for one in found})
    return Context(
        identities=identities_of(store, speakers),
        lineage=Lineage(
            origins=(), undecided=frozenset(), of={ReportId(row.owner): OriginId(row.item) for row in origins}
        ),
        published={},
        decisions=heard.decisions,
    )


def _said_anew(
    found: Iterable[Statement],
    of: Mapping[FindingId, RecordId],
    held: Mapping[str, str],
    moved: Collection[str],
    reports: frozenset[ReportId],
) -> set[RecordId]:
    """Give the records of statements that are not what they were.

    These are the ones that got or lost a statement, hold one of a changed report, or one that names a statement of
    which another record holds it now.
    """
    here = set(of)
    lost = {RecordId(held[id_]) for id_ in held if id_ in moved or id_ not in here}
    got = {
        of[one.id]
        for one in found
        if one.id in moved or one.report in reports or one.nested_in in moved or one.same_utterance in moved
    }
    return lost | got


def _statements_of(store: Store, reports: set[ReportId]) -> list[tuple[Kept, Statement]]:
    rows = [row for row in store.owned(Shelf.BLOCK, reports) if blocks.is_of(row, STATEMENTS)]
    by_id = {one.id: one for one in store.statements(rows)}
    return [(row, by_id[statement]) for row in rows if (statement := row.item) in by_id]  # type: ignore[index]


def _beside(store: Store, found: Iterable[Statement]) -> Beside:
    """Give the statements that others name, those that these name, and so on, with their records."""
    known = {one.id: one for one in found}
    beside: dict[str, Statement] = {}
    at = list(known.values())
    while at:
        named = {
            Kept(Shelf.BLOCK, 0, one.report, id_)
            for one in at
            for id_ in (one.nested_in, one.same_utterance)
            if id_ and id_ not in known and id_ not in beside
        }
        at = list(store.statements(named)) if named else []
        beside |= {one.id: one for one in at}
    held = store.records_of(beside)
    return Beside(tuple(beside.values()), {one.id: RecordId(held[one.id]) for one in beside.values() if one.id in held})


@dataclass(frozen=True, slots=True)
class _Acts:
    """What became of events: the reports of those linked anew, and of those that are in another record.

    `near` are the reports that tell, or told, of one act with a changed report or with an event that moved. A plan of
    which another act is done than before counts as moved.
    """

    reports: frozenset[ReportId]
    moved: frozenset[ReportId]
    near: frozenset[ReportId]


def _link_events(store: Store, dirty: Sequence[Kept], changed: Collection[ReportId], heard: Heard) -> _Acts:
    """Link the blocks of events that changed, or of which a statement is told otherwise; `changed` are reports."""
    touched = [row.item for row in dirty]
    keys = _with_judged(store, {row.key for row in dirty}, heard)
    found, by_id = _load(store, keys, store.events)
    context = _around(store, found, heard)
    told = store.records_of({one.statement for one in found if one.statement})
    done = records.merge(found, told, context)  # type: ignore[arg-type]
    done = replace(done, records=stamped(done.records, heard.decisions))
    held = store.records_of({*(one.id for one in found), *touched})
    moved = {one.id: one.report for one in found if held.get(one.id) != done.of[one.id]}
    near = store.cited_by({held[id_] for id_ in {*moved, *touched} if id_ in held})
    disputes = disagreements.of_events(done.members, context)
    store.replace(keys, blocks.made_of_events(done, disputes, by_id))
    near |= store.cited_by(store.records_of({*moved, *touched}).values())
    kept = _keep_deeds(store, keys, set(blocks.deed_rows(done.deeds, by_id)), changed)
    moved |= {one.id: one.report for one in found if one.id in kept}
    return _Acts(frozenset(one.report for one in found), frozenset(moved.values()), frozenset(near))


def _keep_deeds(store: Store, keys: Keys, now: set[Kept], changed: Collection[ReportId]) -> set[str]:
    """Keep what was done of the plans of some blocks; give the plans of which it is another, or told by others."""
    before = set(store.owned(Shelf.DEED, map(str, keys)))
    store.forget(before - now)
    store.keep(now - before)
    told = {deed.plan for deed in blocks.deeds_of(now) if any(cited.report in changed for cited in deed.evidence)}
    return {row.item for row in before ^ now} | told


def _deeds_in(store: Store, reports: Iterable[ReportId]) -> list[Kept]:
    """Give where the deeds and promises of reports stand: when others tell of their acts, others may vouch for them."""
    told = {one.id: one.report for one in store.steps_in(reports) if one.step in VOUCHED}
    return [row for row in store.owned(Shelf.BLOCK, set(told.values())) if row.item in told]


def _doubted(store: Store, steps: Iterable[Step], heard: Heard) -> list[Act]:
    """Give the acts of deeds and promises that somebody alleges or denies."""
    told: dict[ReportId, list[Step]] = defaultdict(list)
    for one in steps:
        if one.step in VOUCHED:
            told[one.report].append(one)
    near = store.events(row for row in store.owned(Shelf.BLOCK, told) if blocks.is_of(row, EVENTS))
    acts = store.records_of(event.id for event in near if any(may_tell(one, event) for one in told[event.report]))
    held = set(acts.values())
    rows = [row for row in store.owned(Shelf.BLOCK, store.cited_by(held)) if blocks.is_of(row, EVENTS)]
    of = store.records_of({row.item for row in rows})
    members: dict[str, list[Event]] = defaultdict(list)
    for event in store.events(row for row in rows if of.get(row.item) in held):
        members[of[event.id]].append(event)
    return doubted(members.values(), _around(store, chain.from_iterable(members.values()), heard))


def _link_commitments(store: Store, dirty: Keys, book: Codebook, heard: Heard) -> set[ReportId]:
    """Link blocks of steps, and those whose flags are others today than when they were made; give their reports."""
    today = store.latest()
    keys = _with_judged(store, dirty | _turned(store, today), heard)
    found, by_id = _load(store, keys, store.steps)
    found = _received(store, found, heard)
    named = {id_ for one in found for id_ in (one.statement, one.event) if id_}
    together = store.records_of(named)
    meeting = {one.report for one in found if one.kind is CommitmentKind.MEETING}
    deeds = blocks.deeds_of(store.kept(Shelf.DEED, map(key_of, meeting)))
    telling = {cited.report for deed in deeds for cited in deed.evidence}
    context = _context(store, blocks.parties_of(found), {one.report for one in found} | telling, heard)
    acts = _doubted(store, found, heard)
    kept = histories.merge(found, together, context, book, today=today, deeds=deeds, acts=acts)  # type: ignore[arg-type]
    kept = replace(kept, records=stamped(kept.records, heard.decisions))
    disputes = disagreements.of_commitments(kept.attestations, context)
    store.forget(store.places(Shelf.TURN, map(str, keys)))
    store.keep(blocks.turns(kept, by_id))
    store.replace(keys, blocks.made_of_commitments(kept, disputes, by_id))
    return {one.report for one in found}


def _link_endings(store: Store, touched: Iterable[Kept], heard: Heard) -> None:
    """Say anew who brought about that some sides left others."""
    keys = {row.key for row in touched}
    bearing = store.kept(Shelf.ENDING, keys)
    ids = {row.item for row in bearing}
    near = {row.key for row in store.places(Shelf.BLOCK, {row.owner for row in bearing}) if row.item in ids}
    found, by_id = _load(store, near, store.events)
    context = _around(store, found, heard)
    of = store.records_of(by_id)
    members: dict[RecordId, list[Known]] = defaultdict(list)
    for one in found:
        members[RecordId(of[one.id])].append(prepare(one, context))
    steps = [one for one in store.steps_in({one.report for one in found}) if one.event in by_id]
    commitments = store.records_of(one.id for one in steps)
    withdrawals = histories.withdrawals(steps, commitments, of)  # type: ignore[arg-type]
    told = disagreements.of_endings(members, withdrawals, context)
    mine = {row.body.decode() for row in bearing}
    store.replace(keys, blocks.made_of_endings({leaver: told[leaver] for leaver in sorted(mine & told.keys())}))


def _turned(store: Store, today: date | None) -> Keys:
    """Give the blocks of commitments whose flags turn between the day of the last linking and today."""
    before = store.places(Shelf.TURN, [_TODAY])
    now = _today_row(today)
    store.forget(before)
    store.keep([now])
    first, last = sorted((*(int(row.item) for row in before), int(now.item)))
    return {int(row.owner) for row in store.between(Shelf.TURN, first, last)}


def _today_row(today: date | None) -> Kept:
    return Kept(Shelf.TURN, -1, _TODAY, str(today.toordinal() if today else 0))


def _link_labels(store: Store, read: Read, recast: Recast, dirty: Keys, context: Context, heard: Heard) -> None:
    """Show the mentions, times and labels of reports anew, and on which labels reports let voices differ."""
    shown = (
        Made(key_of(report.id), value)
        for report, findings in read
        if report.id in recast.reports
        for value in shown_of(findings, context)
    )
    store.replace({key_of(report) for report in recast.reports}, shown)
    # A disagreement is found under all that its actor is found under, so it is filed anew with the actor.
    keys = dirty | store.made(blocks.label_key(actor) for actor in recast.actors)
    rows = store.kept(Shelf.BLOCK, keys)
    voices = Counter((row.key, row.owner) for row in rows)
    # Labels of an actor can differ only where one report has two of them.
    found = store.labels(row for row in rows if voices[row.key, row.owner] > 1)
    around = _around(store, found, heard)
    disputes = disagreements.of_labels([label_of(one, around) for one in found], around)
    store.replace(keys, blocks.made_of_labels(disputes))
