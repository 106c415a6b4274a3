"""Steps that only another step's words complete: whom a deed was for, which vague promise it keeps, what came first.

Invariant: one candidate or none; two leave everything apart. Whoever is named is never replaced.
Source: field notes on commitments, section 5; field notes on linking, section 1; rulings 57 and 61.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation
from servanda.linking.context import content_words, coverage, sides
from servanda.linking.judgements import NONE, Decisions
from servanda.linking.threads import CLOSED, COUNTABLE, DEEDS, PROMISES, SAID_AGAIN, Thread, rank
from servanda.model import CommitmentKind, FindingId, ItemClass, Party, RecordId, Scope, StepLink

ALIKE = 0.5
"""Share of content words of the items from which a step without a receiver is about another's goods."""
CARRIED = "step.carried"
"""The rule of a step that its own report ties to a promise told before it."""

_FORCES = content_words("military defence defense army armed arms weapons weaponry troops soldiers")
_RELIEF = content_words("humanitarian relief emergency food medical victims survivors displaced refugees")
_MEANT = (
    (_FORCES, frozenset({ItemClass.ARMS, ItemClass.AIRCRAFT, ItemClass.VEHICLES, ItemClass.AMMUNITION})),
    (_RELIEF, frozenset({ItemClass.FOOD, ItemClass.MEDICINE})),
)
"""Words of a promise of help without goods, and the classes of goods that such help is made of."""


def received(steps: Sequence[Attestation], together: Mapping[FindingId, RecordId]) -> list[Attestation]:
    """Give a step without a receiver the one that another step of its giver has.

    It is the one on the same goods in its origin, or the one of the same act: an account that leaves out whom troops
    left is of the leaving that another account names.

    Args:
        steps: Of all commitments.
        together: Which record holds each event.
    """
    named = [one for one in steps if one.recipient]
    by_act: dict[RecordId, list[Attestation]] = defaultdict(list)
    for one in named:
        for act in _acts(one, together):
            by_act[act].append(one)
    made = []
    for one in steps:
        same_act = [other for act in sorted(_acts(one, together)) for other in by_act[act]]
        recipient = one.recipient or _only_receiver(one, named) or _receiver_of_act(one, same_act)
        made.append(replace(one, recipient=recipient))
    return made


def _acts(one: Attestation, together: Mapping[FindingId, RecordId]) -> set[RecordId]:
    return {together[row.event] for row in one.rows if row.event is not None and row.event in together}


def _receiver_of_act(one: Attestation, same_act: Iterable[Attestation]) -> tuple[Party, ...]:
    found = {
        tuple(sorted(sides(other.recipient))): other.recipient
        for other in sorted(same_act, key=lambda step: step.id)
        if sides(one.provider) == sides(other.provider) and one.commitment_kind is other.commitment_kind
    }
    return next(iter(found.values())) if len(found) == 1 else ()


def _only_receiver(one: Attestation, named: Iterable[Attestation]) -> tuple[Party, ...]:
    if one.commitment_kind not in COUNTABLE:
        return ()
    found = {
        tuple(sorted(sides(other.recipient))): other.recipient
        for other in sorted(named, key=lambda step: step.id)
        if set(one.origins) & set(other.origins)
        and sides(one.provider) == sides(other.provider)
        and one.commitment_kind is other.commitment_kind
        and coverage(one.subject, other.subject) >= ALIKE
    }
    return next(iter(found.values())) if len(found) == 1 else ()


def told_in_order(steps: Sequence[Attestation]) -> list[Attestation]:
    """Give a promise that is only known by its report's day that of the first deed which the report says kept it.

    "Norway promised 40 tents. The first came last week": the promise was made before, whenever the page is printed.
    """
    blocks: dict[tuple[object, ...], list[Attestation]] = defaultdict(list)
    for one in steps:
        if any(evidence.rule == CARRIED for evidence in one.evidence):
            blocks[one.block].append(one)
    return [_before(one, blocks.get(one.block, ())) if one.kind in PROMISES else one for one in steps]


def _before(promise: Attestation, kept: Sequence[Attestation]) -> Attestation:
    if promise.when.earliest is not None:
        return promise
    reports = {row.report for row in promise.rows}
    days = [
        one.day
        for one in kept
        if reports & {row.report for row in one.rows} and coverage(promise.subject, one.subject) >= ALIKE
    ]
    return replace(promise, day=min([promise.day, *days]))


def drawn_on(threads: Sequence[Thread], book: Codebook, decisions: Decisions = NONE) -> list[Thread]:
    """Join deliveries that nobody promised to the one open promise of such help by their giver to their receiver."""
    kept = list(threads)
    for umbrella in threads:
        meant = _classes_meant(umbrella)
        if not meant:
            continue
        rivals = [one for one in threads if _classes_meant(one) & meant and _pair(one) == _pair(umbrella)]
        if len(rivals) > 1:
            continue
        deliveries = [
            one
            for one in threads
            if _pair(one) == _pair(umbrella)
            and _draws(one, umbrella, meant)
            and not decisions.forbids_any(one.members, umbrella.members)
        ]
        if deliveries:
            kept = [one for one in kept if one is not umbrella and all(one is not other for other in deliveries)]
            drawn = ((one, _how(one)) for thread in deliveries for one, _ in thread.steps)
            kept.append(together((*umbrella.steps, *drawn), book))
    return kept


def _pair(thread: Thread) -> tuple[frozenset[str], frozenset[str]]:
    first = thread.steps[0][0]
    return sides(first.provider), sides(first.recipient)


def _classes_meant(thread: Thread) -> frozenset[ItemClass]:
    """Give the goods that an open promise of help without goods can mean; what both sides agreed is no one's gift."""
    giver, receiver = _pair(thread)
    first = thread.steps[0][0]
    is_help = first.commitment_kind is CommitmentKind.POLICY and bool(receiver) and not giver & receiver
    if not is_help or not thread.has_promise or thread.state in CLOSED:
        return frozenset()
    words = frozenset[str]().union(*(one.subject for one, _ in thread.steps))
    return frozenset[ItemClass]().union(*(classes for meant, classes in _MEANT if meant & words))


def _draws(thread: Thread, umbrella: Thread, meant: frozenset[ItemClass]) -> bool:
    """Say whether a thread holds only deliveries of such goods, after the promise."""
    steps = [one for one, _ in thread.steps]
    return all(
        one.commitment_kind is CommitmentKind.GOODS
        and one.kind in DEEDS
        and bool(one.classes)
        and one.classes <= meant
        and (umbrella.promised_by <= one.day or one.scope is Scope.RESTATEMENT)
        for one in steps
    )


def _how(one: Attestation) -> StepLink:
    return StepLink.SAME if one.scope in SAID_AGAIN else StepLink.DRAWS_ON


def together(steps: Iterable[tuple[Attestation, StepLink]], book: Codebook) -> Thread:
    """Give one commitment of steps, in the order of their days."""
    whole = Thread()
    for one, link in sorted(steps, key=lambda step: (step[0].day, rank(step[0].kind), step[0].id)):
        whole.steps.append((one, link))
        whole.move(one, book)
    return whole
