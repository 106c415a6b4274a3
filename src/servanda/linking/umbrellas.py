"""Steps that only another step's words complete: whom a deed was for, which vague promise it keeps, what came first.

Invariant: one candidate or none; two leave everything apart. Whoever is named is never replaced.
Source: field notes on commitments, section 5; field notes on linking, section 1; rulings 57 and 61.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation, are_of_one_sum, subject_of
from servanda.linking.context import Context, content_words, coverage, sides
from servanda.linking.goods import are_as_many
from servanda.linking.judgements import NONE, Decisions
from servanda.linking.threads import CLOSED, COUNTABLE, DEEDS, PROMISES, Thread, rank, says_again
from servanda.linking.totals import amounts_equal, tops
from servanda.model import CommitmentKind, FindingId, ItemClass, Party, RecordId, ReportId, Scope, Step, StepLink

ALIKE = 0.5
"""Share of content words of the items from which a step without a receiver is about another's goods."""
AGAIN = 366
"""Days after a signing within which a promise of the same is that which was signed."""
CARRIED = "step.carried"
"""The rule of a step that its own report ties to a promise told before it."""

_FORCES = content_words("military defence defense army armed arms weapons weaponry troops soldiers")
_RELIEF = content_words("humanitarian relief emergency food medical victims survivors displaced refugees")
_AID = content_words("aid assistance help relief support humanitarian emergency package delivery shipment first")
_MEANT = (
    (_FORCES, frozenset({ItemClass.ARMS, ItemClass.AIRCRAFT, ItemClass.VEHICLES, ItemClass.AMMUNITION})),
    (_RELIEF, frozenset({ItemClass.FOOD, ItemClass.MEDICINE})),
)
"""Words of a promise of help without goods, and the classes of goods that such help is made of."""


def received(steps: Iterable[Step], together: Mapping[FindingId, RecordId], context: Context) -> list[Step]:
    """Give a step without a receiver the one that another step of its giver has, and what two signed its direction.

    It is the one on the same goods in its origin, or the one of the same act: an account that leaves out whom troops
    left is of the leaving that another account names.

    Args:
        steps: Of all commitments, or some with all others of their origins and acts.
        together: Which record holds each event.
        context: Actors and origins.
    """
    found = sorted(steps, key=lambda step: step.id)
    gifts: dict[tuple[object, ...], list[Step]] = defaultdict(list)
    acts: dict[tuple[object, ...], list[Step]] = defaultdict(list)
    for one in found:
        if one.recipient:
            gifts[_gift(one, context)].append(one)
            if one.event in together:
                acts[_act(one, together, context)].append(one)
    told = _Directed(found, context)
    return [told.of(one) if one.recipient else _received(one, gifts, acts, together, context) for one in found]


class _Directed:
    """Says who gives whom what two sides signed together, where their report tells it of the same goods.

    "Seoul and Lima signed an accord on four vessels; Seoul will provide four vessels to the navy" is one promise.
    """

    def __init__(self, steps: Iterable[Step], context: Context) -> None:
        self._context = context
        self._gifts: dict[tuple[object, ...], list[Step]] = defaultdict(list)
        for one in steps:
            if one.kind in COUNTABLE and one.recipient and not self._is_joint(one):
                self._gifts[one.report, one.kind].append(one)

    def of(self, one: Step) -> Step:
        """Give a step with the giver and receiver of the one promise that it signs, else as it is."""
        if one.kind not in COUNTABLE or not one.lines or not self._is_joint(one):
            return one
        both = self._sides(one.provider)
        meant = {
            (self._sides(gift.provider), self._sides(gift.recipient)): gift
            for gift in self._gifts[one.report, one.kind]
            if self._sides(gift.provider) | self._sides(gift.recipient) == both and amounts_equal(gift.lines, one.lines)
        }
        if len(meant) != 1:
            return one
        gift = next(iter(meant.values()))
        return replace(one, provider=gift.provider, recipient=gift.recipient)

    def _is_joint(self, one: Step) -> bool:
        both = self._sides(one.provider)
        return len(both) > 1 and both == self._sides(one.recipient)

    def _sides(self, several: Iterable[Party]) -> frozenset[str]:
        return sides(self._context.identities.parties(several))


def _gift(one: Step, context: Context) -> tuple[object, ...]:
    """Give whose gift of what kind a text tells of."""
    return context.origin(one.report), sides(context.identities.parties(one.provider)), one.kind


def _act(one: Step, together: Mapping[FindingId, RecordId], context: Context) -> tuple[object, ...]:
    """Give whose part of what kind a text tells of in an act."""
    act = together[one.event] if one.event else None
    return act, sides(context.identities.parties(one.provider)), one.kind


def _received(
    one: Step,
    gifts: Mapping[tuple[object, ...], Sequence[Step]],
    acts: Mapping[tuple[object, ...], Sequence[Step]],
    together: Mapping[FindingId, RecordId],
    context: Context,
) -> Step:
    subject = subject_of(one)
    alike = (
        [other for other in gifts.get(_gift(one, context), ()) if coverage(subject, subject_of(other)) >= ALIKE]
        if one.kind in COUNTABLE
        else ()
    )
    same_act = acts.get(_act(one, together, context), ()) if one.event in together else ()
    return replace(one, recipient=_only_receiver(alike, context) or _only_receiver(same_act, context))


def _only_receiver(named: Iterable[Step], context: Context) -> tuple[Party, ...]:
    """Give the receiver that all these steps have, none where they differ."""
    found = {tuple(sorted(sides(context.identities.parties(other.recipient)))): other.recipient for other in named}
    return next(iter(found.values())) if len(found) == 1 else ()


def directed(steps: Sequence[Attestation]) -> list[Attestation]:
    """Give what two sides signed together the giver and receiver of the one promise of these goods that it signs.

    As `_Directed`, over all reports: one tells the promise, another one months later the signing, or the promise again.
    """
    gifts: dict[tuple[frozenset[str], CommitmentKind], list[Attestation]] = defaultdict(list)
    for one in steps:
        givers, takers = sides(one.provider), sides(one.recipient)
        if one.commitment_kind in COUNTABLE and one.kind in PROMISES and takers and not givers & takers:
            gifts[givers | takers, one.commitment_kind].append(one)
    made = [_as_promised(one, gifts.get((sides(one.provider), one.commitment_kind), ())) for one in steps]
    return _as_kept(made)


def _as_kept(steps: Sequence[Attestation]) -> list[Attestation]:
    """Give a paper of two sides on goods the direction in which all that came of it went: one paper, one direction.

    "Minsk and Belgrade signed a contract on 100 buses", and Minsk delivered 40 buses to Belgrade under it.
    """
    given: dict[tuple[frozenset[str], CommitmentKind], list[Attestation]] = defaultdict(list)
    papers: dict[tuple[frozenset[str], CommitmentKind], list[Attestation]] = defaultdict(list)
    for one in steps:
        givers, takers = sides(one.provider), sides(one.recipient)
        if one.commitment_kind not in COUNTABLE or not one.lines:
            continue
        if givers == takers and len(givers) > 1 and one.kind in PROMISES:
            papers[givers, one.commitment_kind].append(one)
        elif takers and not givers & takers and one.kind not in PROMISES:  # one promise of many may be another
            given[givers | takers, one.commitment_kind].append(one)
    turned = {one.id: _directed_by(one, given[key], several) for key, several in papers.items() for one in several}
    return [turned.get(one.id, one) for one in steps]


def _directed_by(paper: Attestation, given: Sequence[Attestation], papers: Sequence[Attestation]) -> Attestation:
    """Give a paper the direction of what was given after it, where no other paper of such goods can be meant."""
    alike = [one for one in given if paper.day <= one.day and _are_alike(paper, one)]
    is_only = sum(_are_alike(paper, other) for other in papers) == 1
    if not is_only or len({(sides(one.provider), sides(one.recipient)) for one in alike}) != 1:
        return paper
    return replace(paper, provider=alike[0].provider, recipient=alike[0].recipient)


def _are_alike(one: Attestation, other: Attestation) -> bool:
    """Say whether two steps are of one class of goods, or in the same words."""
    shared = (one.classes & other.classes) - {ItemClass.OTHER}
    return bool(shared) or coverage(one.subject, other.subject) >= ALIKE


def _as_promised(one: Attestation, gifts: Sequence[Attestation]) -> Attestation:
    if sides(one.provider) != sides(one.recipient) or not one.lines:
        return one
    meant = [gift for gift in gifts if (gift.day - one.day).days <= AGAIN and _signs(one, gift)]
    if len({(sides(gift.provider), sides(gift.recipient)) for gift in meant}) != 1:
        return one
    return replace(one, provider=meant[0].provider, recipient=meant[0].recipient)


def _signs(paper: Attestation, gift: Attestation) -> bool:
    """Say whether a paper is of as many pieces as a promise, of one limit, or of one sum for one purpose."""
    are_limits = paper.scope is Scope.CEILING and gift.scope in {Scope.CEILING, Scope.RESTATEMENT}
    is_one_limit = are_limits and bool(tops(paper.lines)) and tops(gift.lines) == tops(paper.lines)
    return is_one_limit or are_as_many(gift.lines, paper.lines) or are_of_one_sum(gift, paper)


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
    pairs: dict[tuple[frozenset[str], frozenset[str]], list[Thread]] = defaultdict(list)
    for one in threads:
        pairs[_pair(one)].append(one)
    for umbrella in threads:
        meant = _classes_meant(umbrella)
        if not meant:
            continue
        here = pairs[_pair(umbrella)]
        if sum(bool(_classes_meant(one) & meant) for one in here) > 1:
            continue
        deliveries = [
            one
            for one in here
            if _draws(one, umbrella, meant) and not decisions.forbids_any(one.members, umbrella.members)
        ]
        if deliveries:
            kept = [one for one in kept if one is not umbrella and all(one is not other for other in deliveries)]
            drawn = ((one, _how(one)) for thread in deliveries for one, _ in thread.steps)
            kept.append(together((*umbrella.steps, *drawn), book))
    return kept


def told_beside(threads: Sequence[Thread], book: Codebook, decisions: Decisions = NONE) -> list[Thread]:
    """Join "the aid" that a report tells without an amount to the one gift that it counts, between the same two.

    A headline has "aid reaches Malawi", its report the sum or the tents that this is.
    """
    kept = {thread.members[0]: thread for thread in threads}
    pairs: dict[tuple[frozenset[str], frozenset[str]], list[Thread]] = defaultdict(list)
    for one in threads:
        pairs[_pair(one)].append(one)
    for vague in threads:
        beside = [one for one in pairs[_pair(vague)] if one is not vague and _counts_beside(one, vague)]
        if len(beside) != 1 or not _is_bare_aid(vague) or decisions.forbids_any(vague.members, beside[0].members):
            continue
        lead = next(lead for lead, thread in kept.items() if beside[0].members[0] in thread.members)
        whole = together((*kept.pop(lead).steps, *((step, StepLink.SAME) for step, _ in vague.steps)), book)
        del kept[vague.members[0]]
        kept[whole.members[0]] = whole
    return list(kept.values())


def _is_bare_aid(thread: Thread) -> bool:
    """Say whether a thread holds only deliveries of "aid" and its like in one report, without an amount."""
    steps = [one for one, _ in thread.steps]
    words = frozenset[str]().union(*(content_words(line.item) for one in steps for line in one.lines))
    is_plain = all(one.kind in DEEDS and not one.is_counted and one.lines for one in steps)
    return is_plain and len(_reports(thread)) == 1 and words <= _AID


def _counts_beside(thread: Thread, vague: Thread) -> bool:
    """Say whether a report of bare aid counts a gift."""
    mine = _reports(vague)
    return any(
        one.is_counted and one.commitment_kind in COUNTABLE and bool(mine & {row.report for row in one.rows})
        for one, _ in thread.steps
    )


def _reports(thread: Thread) -> set[ReportId]:
    return {row.report for one, _ in thread.steps for row in one.rows}


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
    return StepLink.SAME if says_again(one.kind, one.scope) else StepLink.DRAWS_ON


def together(steps: Iterable[tuple[Attestation, StepLink]], book: Codebook) -> Thread:
    """Give one commitment of steps, in the order of their days."""
    whole = Thread()
    for one, link in sorted(steps, key=lambda step: (step[0].day, rank(step[0].kind), step[0].id)):
        whole.steps.append((one, link))
        whole.move(one, book)
    return whole
