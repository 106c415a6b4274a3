"""Commitments over all reports, as lists of steps.

Invariant: one promisor, one commitment; equal sums prove nothing; what was done before a promise does not fulfil it;
a state moves only by the table of allowed moves, and silence moves nothing.

Source: field notes on commitments, sections 3 to 6; rulings 55 to 63.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

from servanda.codebook import Codebook
from servanda.linking.alleged import Act, accused, weighed
from servanda.linking.attestations import Attestation, are_of_one_sum, attest, is_vague
from servanda.linking.authorities import under_authority
from servanda.linking.backing import Account
from servanda.linking.beside import is_beside
from servanda.linking.context import Context, coverage
from servanda.linking.conversions import in_all_currencies
from servanda.linking.currencies import add_up_in_one
from servanda.linking.events import MILITARY
from servanda.linking.first_words import first_told
from servanda.linking.flags import flags
from servanda.linking.foreseen import Deed
from servanda.linking.goods import are_as_many
from servanda.linking.judgements import Decisions
from servanda.linking.leavings import as_part, due_of_whole
from servanda.linking.legs import leg_of
from servanda.linking.meant import is_more, meant
from servanda.linking.meetings import met
from servanda.linking.periods import Precision, anchor, can_meet, order, precision, until_told
from servanda.linking.raised import raised
from servanda.linking.ratifications import PAPERS, as_ratified
from servanda.linking.records import fullest_lines
from servanda.linking.signed_days import signed_then
from servanda.linking.threads import CLOSED, COUNTABLE, DEEDS, PROMISES, Thread, is_rest, rank, says_again
from servanda.linking.totals import (
    amounts_equal,
    amounts_meet,
    completed,
    exceeds_rest,
    is_in_full,
    is_new_sum,
    not_counted,
    tops,
    totals,
)
from servanda.linking.umbrellas import directed, drawn_on, together, told_beside, told_in_order
from servanda.model import (
    Commitment,
    CommitmentKind,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    Link,
    LinkedStep,
    LinkKind,
    Record,
    RecordId,
    Scope,
    Step,
    StepKind,
    StepLink,
    Terms,
    content_id,
)

_OF_THE_WHOLE = frozenset({"kind", "provider", "recipient", "terms", "instrument", "due"})
"""What a correction of one step says of the whole commitment."""
KNOWN = "step.known"
"""The rule of a sum that its report points at as set before."""
ALIKE = 0.5
"""Share of content words of the items from which two promises without amounts are one."""
AGAIN = 366
"""Days within which as many pieces of the same goods are the promise told again."""
ONE_LEAVING = 366
"""Days within which troops that leave one state leave it in parts."""
ONE_NIGHT = 7
"""Days by which accounts of one leaving may differ."""
_SHARES = frozenset({Scope.REMAINDER, Scope.COMPONENT, Scope.CUMULATIVE})
"""What is told of a promise in another number than its own: what is left of it, a part of it."""
_SEVERAL = 2
_LINKS = {
    StepLink.DRAWS_ON: LinkKind.DRAWS_ON,
    StepLink.FULFILS: LinkKind.FULFILS,
    StepLink.COMPONENT_OF: LinkKind.COMPONENT_OF,
}


@dataclass(frozen=True, slots=True)
class Histories:
    """The commitments of the ledger and what was decided between their steps."""

    records: tuple[Record[Commitment], ...]
    attestations: Mapping[RecordId, tuple[Attestation, ...]]
    links: tuple[Link, ...]

    @property
    def of(self) -> Mapping[FindingId, RecordId]:
        """Give which record holds each finding."""
        return {row.id: record for record, steps in self.attestations.items() for one in steps for row in one.rows}


def merge(
    steps: Iterable[Step],
    together: Mapping[FindingId, RecordId],
    context: Context,
    book: Codebook,
    *,
    today: date | None,
    deeds: Iterable[Deed] = (),
    acts: Iterable[Act] = (),
) -> Histories:
    """Give the commitments of the ledger.

    Args:
        steps: Of all reports, or all of some blocks (`attestations.block_of`), with their receivers (see
            `umbrellas.received`).
        together: Which record holds each statement and event; steps in one record are one step.
        context: Actors, origins and days of publication.
        book: Whose table of moves decides on states.
        today: The day for which flags are computed, that of the latest report; None when no report has a day.
        deeds: What was done of the plans of their reports.
        acts: What somebody alleges or denies.
    """
    blocks: dict[tuple[object, ...], list[Attestation]] = defaultdict(list)
    attested = (accused(one, book) for one in weighed(attest(steps, together, context, book), acts, context))
    made = [_as_told(one, context) for one in attested]
    for one in told_in_order(directed(made)):
        blocks[one.block].append(one)
    done = list(deeds)
    whole = ([*block, *met(block, done, context)] for _, block in sorted(blocks.items()))
    apart = [thread for block in whole for thread in _threads(block, book, context.decisions)]
    drawn = drawn_on(told_beside(apart, book, context.decisions), book, context.decisions)
    drawn = _joined(drawn, book, context.decisions)
    threads = under_authority(drawn, book, context.decisions)
    for thread in threads:
        add_up_in_one(thread)
    records = [_record(thread, context, today) for thread in threads]
    attestations = {
        record.id: tuple(one for one, _ in thread.steps) for record, thread in zip(records, threads, strict=True)
    }
    links = (link for thread in threads for link in _links(thread))
    return Histories(
        records=tuple(sorted(records, key=lambda record: record.id)),
        attestations=attestations,
        links=tuple(sorted(links, key=lambda link: link.id)),
    )


def withdrawals(
    steps: Iterable[Step], commitments: Mapping[FindingId, RecordId], events: Mapping[FindingId, RecordId]
) -> Mapping[RecordId, RecordId]:
    """Give the withdrawal that each event is a step of; of several the one with the least id.

    Args:
        steps: All that tell of these events.
        commitments: Which record holds each step.
        events: Which record holds each event.
    """
    found: dict[RecordId, RecordId] = {}
    for one in steps:
        if one.kind is CommitmentKind.WITHDRAWAL and one.event is not None and one.event in events:
            event, record = events[one.event], commitments[one.id]
            found[event] = min(found.get(event, record), record)
    return found


def _as_told(one: Attestation, context: Context) -> Attestation:
    """Give a running total "since July" the day by which so much had come: that of the report, not July 1."""
    if one.scope is not Scope.CUMULATIVE or not one.is_counted:
        return one
    told = min((context.published[row.report] for row in one.rows), key=lambda day: (day.latest or date.max, str(day)))
    when = until_told(one.when, told)
    return one if when is one.when else replace(one, when=when, day=anchor(when, told))


def _threads(block: Sequence[Attestation], book: Codebook, decisions: Decisions) -> list[Thread]:
    """Join the steps of one giver, receiver and kind into commitments, in the order of their days."""
    threads: list[Thread] = []
    ordered = sorted(block, key=_in_time)
    for step in (as_part(each, ordered, book) for each in ordered):
        if step.plans:
            _keep(step, threads, book)
            continue
        near = [thread for thread in threads if not decisions.forbids_any(step.members, thread.members)]
        near = [thread for thread in near if not is_beside(thread, step)]
        fitting = [thread for thread in near if _about_same(thread, step)] or _umbrella(near, step)
        one, changed = raised(first_told(step, fitting, block), fitting, block)
        thread, link = changed or leg_of(fitting, one, book), StepLink.SAME
        told = replace(one, scope=Scope.RESTATEMENT) if thread is not None and changed is None else one
        if thread is None:
            thread, link = _place(one, fitting, block)
        if thread is None:
            thread = Thread()
            threads.append(thread)
        elif _goes_on_leaving(thread, one):
            thread.take_for_parts(book)
        elif link is StepLink.SAME and is_rest(one.kind, one.scope):
            told = replace(one, scope=Scope.RESTATEMENT)
        elif _is_all(thread, one) or _is_so_far(thread, one, book):
            told = replace(told, scope=Scope.CUMULATIVE)
        told = as_ratified(told, (step for step, _ in thread.steps), book)
        thread.steps.append((told, link))
        thread.move(told if told.scope is Scope.COMPONENT else one, book)
    return threads


def _in_time(one: Attestation) -> tuple[date, int, bool, bool, FindingId]:
    """Sort by days, and on one day by kind; a sum that became another comes before that, what is said again last."""
    return one.day, rank(one.kind), is_new_sum(one), one.scope is Scope.RESTATEMENT, one.id


def _is_all(thread: Thread, one: Attestation) -> bool:
    """Say whether all that was promised is told to have come, after parts of it: "all 40 have now been delivered"."""
    if one.kind is not StepKind.FULFILLED or one.scope is not Scope.UNKNOWN or not one.is_counted:
        return False
    parts = [step for step, _ in thread.steps if step.kind in DEEDS and step.is_counted]
    promised = [step for step, _ in thread.steps if step.kind in PROMISES and step.is_counted]
    return bool(parts) and any(amounts_equal(step.lines, one.lines) for step in promised)


def _is_so_far(thread: Thread, one: Attestation, book: Codebook) -> bool:
    """Say whether what is told of no day is all that has come: "only 8,500 tonnes have arrived", after parts of it.

    It must be of more than was left to come, since "so far" can be told of one part, too.
    """
    is_undated = one.scope is Scope.UNKNOWN and precision(one.when) is Precision.NONE
    if one.kind is not StepKind.PARTLY_DELIVERED or not is_undated or not one.is_counted:
        return False
    steps = [step for step, _ in thread.steps]
    has_parts = any(step.kind in DEEDS and step.is_counted for step in steps)
    quotes = [cited.quote for cited in one.evidence]
    is_told = any(book.scopes.show("so_far", quote) for quote in quotes)
    is_next = any(book.scopes.show("more", quote) for quote in quotes)
    return has_parts and is_told and not is_next and exceeds_rest(steps, one)


def _keep(one: Attestation, threads: Sequence[Thread], book: Codebook) -> None:
    """Put the act that was done of a plan into the commitment that the plan began, while that is open."""
    for thread in threads:
        if thread.state not in CLOSED and one.plans & set(thread.members):
            thread.steps.append((one, StepLink.FULFILS))
            thread.move(one, book)


def _joined(threads: Sequence[Thread], book: Codebook, decisions: Decisions) -> list[Thread]:
    """Put commitments together of which people say that they are one, as far as nothing in them is two."""
    kept = {thread.members[0]: thread for thread in threads}
    home = {member: lead for lead, thread in kept.items() for member in thread.members}
    for one, other in decisions.same:
        if one not in home or other not in home or home[one] == home[other]:
            continue
        mine, theirs = kept[home[one]], kept[home[other]]
        if decisions.forbids_any(mine.members, theirs.members):
            continue
        whole = together((*mine.steps, *((step, _again(link)) for step, link in theirs.steps)), book)
        del kept[home[other]]
        kept[home[one]] = whole
        home |= dict.fromkeys(whole.members, home[one])
    return list(kept.values())


def _again(link: StepLink) -> StepLink:
    """Give how a step joins another's commitment: what began one of its own says the same."""
    return StepLink.SAME if link is StepLink.NEW else link


def _umbrella(threads: Sequence[Thread], one: Attestation) -> list[Thread]:
    """Give the one open promise that vague words can only mean: a reaffirmation, a deed under a promise of no goods.

    Two open promises leave it open.
    """
    promised = [thread for thread in threads if thread.has_promise and thread.state not in CLOSED]
    if one.kind is not StepKind.MENTIONED:  # what is reaffirmed was promised, not only talked over
        promised = [thread for thread in promised if thread.state is not StepKind.MENTIONED] or promised
    if len(promised) != 1:
        return []
    is_named = one.lines and any(step.lines for step, _ in promised[0].steps)
    is_vague = one.scope is Scope.RESTATEMENT or (one.commitment_kind in COUNTABLE and one.kind in DEEDS)
    return promised if is_vague and not (is_named and one.commitment_kind in COUNTABLE) else []


def _about_same(thread: Thread, one: Attestation) -> bool:
    """Say whether a step is about what a commitment is about."""
    return any(_items_alike(step, one) for step, _ in thread.steps) and not any(
        _told_apart(step, one) for step, _ in thread.steps
    )


def _told_apart(mine: Attestation, theirs: Attestation) -> bool:
    """Say whether one report promises both on different terms: a grant and a loan. Two reports may just disagree."""
    known = {mine.terms, theirs.terms} - {Terms.UNKNOWN}
    are_promises = {mine.kind, theirs.kind} <= PROMISES
    reports, others = ({row.report for row in one.rows} for one in (mine, theirs))
    return are_promises and len(known) > 1 and bool(reports & others)


def _items_alike(mine: Attestation, theirs: Attestation) -> bool:
    """Say whether two steps are about one class of goods, or in other matters about the same words."""
    if mine.commitment_kind is CommitmentKind.WITHDRAWAL or _are_one_visit(mine, theirs):
        return True
    if mine.commitment_kind in COUNTABLE and mine.classes and theirs.classes:
        first, second = mine.classes - {ItemClass.OTHER}, theirs.classes - {ItemClass.OTHER}
        # "Arms" can be any of them; boats and ammunition are two promises, whoever gives both.
        is_vague = ItemClass.ARMS in first | second
        if first & second or (is_vague and first & MILITARY and second & MILITARY):
            return True
    return coverage(mine.subject, theirs.subject) >= ALIKE


def _are_one_visit(mine: Attestation, theirs: Attestation) -> bool:
    """Say whether one report tells of an invitation to a visit and of the visit that is promised."""
    reports, others = ({row.report for row in one.rows} for one in (mine, theirs))
    kinds = {mine.kind, theirs.kind}
    return mine.commitment_kind is CommitmentKind.MEETING and kinds == _INVITED and bool(reports & others)


_INVITED = frozenset({StepKind.MENTIONED, StepKind.PLEDGED})


def _place(one: Attestation, threads: Sequence[Thread], block: Sequence[Attestation]) -> tuple[Thread | None, StepLink]:
    """Give the commitment that a step belongs to and how; None for one of its own.

    Args:
        one: A step.
        threads: The commitments that it fits, with the steps of the days before.
        block: All steps between the two sides.
    """
    if one.scope is Scope.RESTATEMENT and one.is_counted:
        told = [thread for thread in threads if not _counts_else(thread) or _tells_sum(thread, one)]
        threads = told or _only_promised(threads, one)
    elif one.scope is Scope.COMPONENT:
        threads = [thread for thread in threads if _is_beside(thread, one, block)]
    if not threads:
        return None, StepLink.NEW
    latest = meant(one, threads)[-1]
    is_end_again = latest.state in CLOSED and latest.state is one.kind
    if _goes_on_leaving(latest, one):
        return latest, StepLink.FULFILS if latest.has_promise else StepLink.SAME
    if says_again(one.kind, one.scope) or (is_end_again and can_meet(latest.steps[-1][0].when, one.when)):
        return latest, StepLink.COMPONENT_OF if one.scope is Scope.COMPONENT else StepLink.SAME
    if one.kind in DEEDS:
        return _place_deed(one, threads)
    if one.kind in PROMISES:
        return _place_promise(one, threads)
    open_ones = [thread for thread in threads if thread.may_go_on(one.kind)]
    return (open_ones[-1], StepLink.SAME) if open_ones else (None, StepLink.NEW)


def _goes_on_leaving(thread: Thread, one: Attestation) -> bool:
    """Say whether troops that have left leave again: what had left before was a part of them.

    "The base in the north was handed over", and weeks later "the last soldiers went home", are one withdrawal.
    """
    is_over = thread.state is one.kind is StepKind.FULFILLED and not says_again(one.kind, one.scope)
    if (
        not is_over
        or one.commitment_kind is not CommitmentKind.WITHDRAWAL
        or precision(one.when) is not Precision.NARROW
    ):
        return False
    return ONE_NIGHT < (one.day - thread.steps[-1][0].day).days <= ONE_LEAVING


def _counts_else(thread: Thread) -> bool:
    """Say whether a commitment has amounts of its own: those of its promise, or of deeds that nobody promised."""
    return thread.is_counted or (not thread.has_promise and any(step.is_counted for step, _ in thread.steps))


def _only_promised(threads: Sequence[Thread], one: Attestation) -> list[Thread]:
    """Give the one open promise of which a delivery that is told as known can be: "the first four of eight boats"."""
    open_ones = [thread for thread in threads if thread.promised_by <= one.day and thread.state not in CLOSED]
    return open_ones if one.kind in DEEDS and len(open_ones) == 1 else []


def _tells_sum(thread: Thread, one: Attestation) -> bool:
    """Say whether a commitment has a sum that a step can say again; of a limit, only the very limit."""
    return any(
        step.is_counted and amounts_equal(step.lines, one.lines)
        for step, _ in thread.steps
        if step.scope is not Scope.CEILING or tops(step.lines) == tops(one.lines)
    )


def _is_beside(thread: Thread, one: Attestation, block: Sequence[Attestation]) -> bool:
    """Say whether a report tells both: a part is of the whole that is named beside it, before it or behind it."""
    reports = {row.report for row in one.rows}
    again = (step for step in block if step.scope is Scope.RESTATEMENT and step.is_counted and _tells_sum(thread, step))
    told = chain((step for step, _ in thread.steps), again)
    return any(row.report in reports for step in told for row in step.rows)


def _place_deed(one: Attestation, threads: Sequence[Thread]) -> tuple[Thread | None, StepLink]:
    promised = [
        thread
        for thread in threads
        if thread.has_promise
        and thread.promised_by <= one.day
        and thread.may_go_on(one.kind)
        and not (is_more(one, thread) and _tell_both(thread, one))
    ]
    if promised:
        kept = meant(one, promised)[-1]
        return kept, StepLink.FULFILS if one.kind is StepKind.FULFILLED else StepLink.DRAWS_ON
    fulfilled = [thread for thread in threads if thread.has_promise and thread.state is StepKind.FULFILLED]
    if fulfilled and is_rest(one.kind, one.scope):  # nothing was left of it but what was said to have come
        return fulfilled[-1], StepLink.SAME
    vague = [thread for thread in threads if not thread.has_promise]
    # A deed without a day or a number may be any of those that are counted (ruling 57).
    return (vague[-1], StepLink.SAME) if vague and is_vague(one) else (None, StepLink.NEW)


def _tell_both(thread: Thread, one: Attestation) -> bool:
    """Say whether one report tells of a promise and of a step: if the step is of more, it is of something else."""
    reports = {row.report for row in one.rows}
    return any(row.report in reports for step, _ in thread.steps if step.kind in PROMISES for row in step.rows)


def _place_promise(one: Attestation, threads: Sequence[Thread]) -> tuple[Thread | None, StepLink]:
    """Join a promise to the open one that it says again; a new sum, one on top, or a limit stands for itself."""
    if one.scope in {Scope.INCREMENT, Scope.CEILING}:
        open_ones = [thread for thread in threads if thread.state not in CLOSED]
        same = [thread for thread in open_ones if _is_signing(thread, one) or _is_known_limit(thread, one)]
        return (same[-1], StepLink.SAME) if same else (None, StepLink.NEW)
    then, apart = signed_then(one, threads)
    for thread in (*then, *(each for each in reversed(threads) if each not in then and each not in apart)):
        if thread.state in CLOSED and thread not in then:
            continue
        if not (one.is_counted and thread.is_counted) or _goes_on(thread, one) or _says_again(thread, one):
            return thread, StepLink.SAME
    return None, StepLink.NEW


def _goes_on(thread: Thread, one: Attestation) -> bool:
    """Say whether a promise takes its next step, as from pledged to signed, with a sum that can be the same."""
    return all(rank(step.kind) < rank(one.kind) and amounts_meet(step.lines, one.lines) for step, _ in thread.steps)


def _says_again(thread: Thread, one: Attestation) -> bool:
    """Say whether a promise is of just as many pieces of the same goods as an earlier one: four boats, four vessels.

    Only one without a day of its own: what is promised on two days is promised twice. Sums of money return too often to
    be one for being equal: they are for one purpose.
    """
    if precision(one.when) is not Precision.NONE:
        return False
    return _is_of_as_many(thread, one) or _is_of_one_sum(thread, one)


def _is_of_one_sum(thread: Thread, one: Attestation) -> bool:
    return all(
        step.kind in PROMISES and are_of_one_sum(step, one) and (one.day - step.day).days <= AGAIN
        for step, _ in thread.steps
    )


def _is_signing(thread: Thread, one: Attestation) -> bool:
    """Say whether what was pledged is signed on a day of its own: as many pieces of the same goods.

    A sum for one purpose is also approved, and may be signed on the day on which it is promised.
    """
    if one.scope is not Scope.INCREMENT:
        return False
    is_signed = all(step.kind is StepKind.PLEDGED for step, _ in thread.steps) and one.kind is StepKind.SIGNED
    return (is_signed and _is_of_as_many(thread, one)) or _takes_next_step(thread, one)


def _takes_next_step(thread: Thread, one: Attestation) -> bool:
    """Say whether a promise of money goes on, as from pledged to signed to approved: one sum for one purpose."""
    is_next = all(rank(step.kind) < rank(one.kind) for step, _ in thread.steps)
    return one.kind in PROMISES and is_next and _is_of_one_sum(thread, one)


def _is_known_limit(thread: Thread, one: Attestation) -> bool:
    """Say whether words point at a limit that was set before: "under the credit line of $90 million"."""
    is_known = one.scope is Scope.CEILING and all(cited.rule == KNOWN for cited in one.evidence)
    limits = (step for step, _ in thread.steps if step.scope is Scope.CEILING and (one.day - step.day).days <= AGAIN)
    return is_known and any(tops(step.lines) == tops(one.lines) for step in limits)


def _is_of_as_many(thread: Thread, one: Attestation) -> bool:
    promised = [step for step, _ in thread.steps if step.kind in PROMISES and step.scope not in _SHARES]
    return (
        one.commitment_kind is CommitmentKind.GOODS
        and bool(promised)
        and all(_is_in_a_number_of(step, one) and (one.day - step.day).days <= AGAIN for step in promised)
    )


def _is_in_a_number_of(step: Attestation, one: Attestation) -> bool:
    """Say whether a step has as many pieces as a promise, as any of its origins tells it."""
    return any(are_as_many(lines, one.lines) for lines in (step.lines, *step.also))


def _record(thread: Thread, context: Context, today: date | None) -> Record[Commitment]:
    attestations = [one for one, _ in thread.steps]
    rows = [row for one in attestations for row in one.rows]
    first = attestations[0]
    id_ = _id(thread)
    linked = tuple(_linked(one, link) for one, link in thread.steps)
    sums = totals(attestations)
    # What is only alleged moved no state: it was talked of.
    state, since = thread.state or StepKind.MENTIONED, thread.since or first.when
    if state is StepKind.PARTLY_DELIVERED and is_in_full(attestations, sums):
        state, since = StepKind.FULFILLED, completed(attestations).when
    behind = context.behind(cited for one in attestations for cited in one.evidence)
    support = behind.support(account for one in attestations for account in _accounts(one, context))
    promised = [one.lines for one in attestations if one.kind in PROMISES and one.lines]
    became = (one.lines for one in reversed(attestations) if is_new_sum(one) and not says_again(one.kind, one.scope))
    promised = list(islice(became, 1)) or promised
    content = Commitment(
        id=id_,
        kind=_kind(attestations),
        provider=next((one.provider for one in attestations if one.provider), ()),
        recipient=next((one.recipient for one in attestations if one.recipient), ()),
        via=context.identities.parties(party for row in rows for party in row.via),
        lines=in_all_currencies(fullest_lines(promised), promised) if promised else _things(attestations),
        terms=next((one.terms for one in attestations if one.terms is not Terms.UNKNOWN), Terms.UNKNOWN),
        instrument=_instrument(attestations),
        parent=_id(thread.parent) if thread.parent else None,
        due=min((row.due for row in due_of_whole(rows) if row.due), key=order, default=None),
        state=state,
        state_since=since,
        flags=(),
        steps=linked,
        totals=sums,
        not_counted=not_counted(attestations),
    )
    settled = {name: value for name, value in context.put_right(rows).items() if name in _OF_THE_WHOLE}
    content = replace(content, **settled)
    # An outlet that writes of it again in other words is no second source: where that is open, the lower count holds.
    content = replace(content, flags=flags(content, attestations, is_of_one_source=support.origins == 1, today=today))
    return Record(id=id_, content=content, members=tuple(sorted(row.id for row in rows)), support=support)


def _kind(attestations: Sequence[Attestation]) -> CommitmentKind:
    """Give what is promised: goods may keep a promise of help, and a paper is a treaty once a report calls it so."""
    kinds = [one.commitment_kind for one in attestations]
    is_treaty = CommitmentKind.TREATY in kinds and set(kinds) <= PAPERS
    return CommitmentKind.TREATY if is_treaty else next((kind for kind in kinds if kind in COUNTABLE), kinds[0])


def _accounts(one: Attestation, context: Context) -> Iterator[Account]:
    """Give the accounts of a step, with whoever says it; of what was done of a plan, the act's own first."""
    for row in one.rows:
        by = (context.identities.party(row.by).actor,) if row.by else ()
        yield Account(row.report, context.voices(by))
    yield from (Account(cited.report, ()) for cited in one.evidence[:1] if one.plans)


def _things(attestations: Sequence[Attestation]) -> tuple[Line, ...]:
    """Give what deeds without a counted promise moved: one deed's goods as told, of several each thing once.

    The amount of one deed is never shown beside the day of another.
    """
    told = [one.lines for one in attestations if one.lines and not says_again(one.kind, one.scope)]
    if len(set(told)) < _SEVERAL:
        return fullest_lines(told or (one.lines for one in attestations))
    things = {line.item.casefold(): replace(line, quantity=None, value=None) for lines in told for line in lines}
    return tuple(things.values())


def _id(thread: Thread) -> RecordId:
    return RecordId(min(row.id for one, _ in thread.steps for row in one.rows))


def _instrument(attestations: Sequence[Attestation]) -> Instrument | None:
    """Give the strongest paper that a step names."""
    named = [one.instrument for one in attestations if one.instrument]
    return max(named, key=list(Instrument).index, default=None)


def _linked(one: Attestation, link: StepLink) -> LinkedStep:
    return LinkedStep(
        finding=one.id,
        step=one.kind,
        when=one.when,
        scope=one.scope,
        lines=one.lines,
        by=one.by,
        role_of_speaker=one.role_of_speaker,
        link=link,
        evidence=one.evidence,
        also=one.also,
        is_alleged=one.is_alleged,
    )


def _links(thread: Thread) -> Iterable[Link]:
    first = thread.steps[0][0]
    for one, link in thread.steps[1:]:
        if link in _LINKS:
            goods = "one giver, receiver and kind; the same goods; done after it was promised"
            yield _link(_LINKS[link], first, one, "planned, and done" if one.plans else goods)
    if thread.parent is not None:
        limit = thread.parent.steps[0][0]
        yield _link(LinkKind.DRAWS_ON, limit, first, "one giver and receiver; a part of the one open limit before it")


def _link(kind: LinkKind, first: Attestation, other: Attestation, why: str) -> Link:
    members = (first.id, other.id)
    return Link(content_id("k", kind.value, *members), kind, members, 0.7, why)
