"""Deeds and promises that only outsiders tell and that are alleged or denied: told, but not shown to have been made.

Invariant: an allegation is never a fact, and a copy of one is no second word for it. What the giver, the receiver or a
newsroom of another origin tells in its own words is shown, whoever else denies it.
Source: ruling 44; field notes on commitments, sections 3 and 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation
from servanda.linking.context import Context, side, sides
from servanda.linking.events import is_denial
from servanda.linking.threads import DEEDS
from servanda.model import (
    ARMED_APART,
    NO_CODE,
    Basis,
    Event,
    EventType,
    FindingId,
    OriginId,
    Party,
    ReportId,
    Step,
    StepKind,
)

_OWN_WORDS = frozenset({Basis.NARRATOR, Basis.BOTH_PARTIES})
_DOUBTED = frozenset({Basis.ALLEGED, Basis.DENIED})
_PROMISED = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})
VOUCHED = DEEDS | _PROMISED
"""The steps that somebody must vouch for; talk and endings move no sum."""


@dataclass(frozen=True, slots=True)
class Account:
    """How one report tells of an act: who vouches for it, and to which origin the report goes back."""

    origin: OriginId
    basis: Basis
    is_denial: bool
    by: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """All accounts of an act that somebody alleges or denies; `settled` is what a person said of who vouches for it."""

    events: tuple[Event, ...]
    accounts: tuple[Account, ...]
    settled: Basis | None


def doubted(acts: Iterable[Iterable[Event]], context: Context) -> list[Act]:
    """Give the acts that somebody alleges or denies, of acts with all that tell of each."""
    found = []
    for several in acts:
        events = tuple(sorted(several, key=lambda event: event.id))
        if any(event.basis in _DOUBTED or is_denial(event) for event in events):
            accounts = tuple(_account(event, context) for event in events)
            found.append(Act(events, accounts, context.put_right(events).get("basis")))
    return found


def may_tell(step: Step, event: Event) -> bool:
    """Say whether a step and an event of its report can be of one deed: named by it, or told in the same words.

    In the words of a promise only an agreement or a promise is told.
    """
    is_of_kind = step.step in DEEDS or (step.step in _PROMISED and event.type is EventType.AGREE)
    return step.step in VOUCHED and (
        step.event == event.id
        or (
            is_of_kind
            and any(
                mine.span.overlaps(theirs.span)
                for mine in step.evidence
                for theirs in event.evidence
                if mine.report == theirs.report
            )
        )
    )


def _account(event: Event, context: Context) -> Account:
    by = context.identities.parties(event.attested_by)
    return Account(context.origin(event.report), event.basis, is_denial(event), by)


def weighed(steps: Iterable[Attestation], acts: Iterable[Act], context: Context) -> list[Attestation]:
    """Give steps, deeds and promises with whether they are only alleged, and whether a side of them denies them."""
    told_in: dict[ReportId, list[tuple[Event, Act]]] = defaultdict(list)
    for act in acts:
        for event in act.events:
            told_in[event.report].append((event, act))
    return [_weighed(one, told_in, context) for one in steps]


def accused(one: Attestation, book: Codebook) -> Attestation:
    """Give a breach that only others than the promisor tell as alleged: to break one's word is what one is accused of.

    That something did not come is told as what happened: "did not deliver the rice" is no charge.
    """
    if one.kind is not StepKind.NOT_FULFILLED or one.by is None or side(one.by) in sides(one.provider):
        return one
    is_charge = any(book.scopes.show("breach", cited.quote) for cited in one.evidence)
    return replace(one, is_alleged=True) if is_charge else one


def _weighed(
    one: Attestation, told_in: Mapping[ReportId, Sequence[tuple[Event, Act]]], context: Context
) -> Attestation:
    told = {
        row.id: [(event, act) for event, act in told_in.get(row.report, ()) if _tells(one, row, event, context)]
        for row in one.rows
    }
    acts = [act for _, act in chain.from_iterable(told.values())]
    if not acts:
        return one
    accounts = [account for act in acts for account in act.accounts]
    is_denied = any(_is_of(one, by) for account in accounts if account.is_denial for by in account.by)
    settled = {act.settled for act in acts} - {None}
    in_own_words = frozenset(id_ for id_, several in told.items() if not several)
    vouching = [row for row in one.rows if not any(event.basis is Basis.ALLEGED for event, _ in told[row.id])]
    is_shown = not settled & _DOUBTED if settled else _is_shown(one, accounts, vouching, in_own_words, context)
    return replace(one, is_alleged=not is_shown, is_denied=is_denied)


def _tells(one: Attestation, row: Step, event: Event, context: Context) -> bool:
    """Say whether an event is the deed that a finding tells: its own, or one of the same giver in the same words."""
    is_of_giver = sides(context.identities.parties(event.source)) & sides(one.provider)
    return may_tell(row, event) and (row.event == event.id or bool(is_of_giver))


def _is_shown(
    one: Attestation,
    accounts: Iterable[Account],
    vouching: Iterable[Step],
    without_event: Collection[FindingId],
    context: Context,
) -> bool:
    """Say whether a side of a deed, or a newsroom that has it from nobody who alleges it, tells that it was done.

    Args:
        one: The deed or promise.
        accounts: Of its acts.
        vouching: The findings whose own words are none of somebody who alleges it: what Armenia claims that Turkey
            promised is no word of Turkey's.
        without_event: Those of them that no act tells.
        context: Actors and origins.
    """
    told = [account for account in accounts if not account.is_denial]
    for row in vouching:
        by = context.identities.parties([row.by] if row.by else [])
        if by or row.id in without_event:
            basis = Basis.ONE_PARTY if by else Basis.NARRATOR
            told.append(Account(context.origin(row.report), basis, is_denial=False, by=by))
    if any(_is_of(one, by) for account in told for by in account.by):
        return True
    own, from_others = (
        {account.origin for account in told if (account.basis in _OWN_WORDS) is is_own} for is_own in (True, False)
    )
    return bool(own - from_others)


def _is_of(one: Attestation, by: Party) -> bool:
    """Say whether somebody speaks for the giver or the receiver; no state does for those who fight it."""
    parties = (*one.provider, *one.recipient)
    states = {party.country for party in parties if party.code != NO_CODE and party.sector not in ARMED_APART}
    return side(by) in sides(parties) or by.country in states
