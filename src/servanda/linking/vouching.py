"""Who vouches for what a record of an event shows: the act, who did it, and the number of those harmed.

Invariant: a number and the voice beside it are of one account. Who tells of a blow without the one who struck vouches
for nobody's doing, and who tells no number for none. Other numbers stand in the disagreements, with their voices.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from servanda.linking.context import Context, sides
from servanda.linking.events import Known, is_denial
from servanda.linking.periods import Precision, order, precision
from servanda.model import Basis, Casualties, FindingId, Party

_BASES = (Basis.BOTH_PARTIES, Basis.NARRATOR, Basis.ONE_PARTY, Basis.ALLEGED, Basis.UNNAMED, Basis.DENIED)


@dataclass(frozen=True, slots=True)
class Word:
    """How many were harmed, who vouches for that and for the act, and who says so."""

    casualties: Casualties | None
    basis: Basis
    by: tuple[Party, ...]


def word(members: Sequence[Known], gone: Collection[FindingId], context: Context) -> Word:
    """Give what a record shows of who vouches for its act; the numbers of `gone` accounts were taken back."""
    telling = sorted(telling_of(members), key=fullest)
    again = passing(telling)
    counting = [one for one in telling if one.event.casualties and one.id not in gone]
    best = min(counting, key=lambda one: (one.id in again, *_counts_best(one)), default=None)
    casualties = best.event.casualties if best else None
    parts = _vouching(telling, casualties, again)
    vouching = [one for one in telling if any(one in part for part in parts)]
    by = context.identities.parties(party for one in vouching for party in one.event.attested_by)
    return Word(casualties, _both(vouching, members[0], by) or max(map(_basis, parts), key=_BASES.index), by)


def telling_of(members: Sequence[Known]) -> Sequence[Known]:
    """Give the accounts that tell an act; those that deny it only where all do."""
    return [one for one in members if not is_denial(one.event)] or members


def passing(telling: Sequence[Known]) -> frozenset[FindingId]:
    """Give the accounts in a report's own words that only say again what it has from somebody.

    A headline gives no day and leaves out who says so; the text below it tells both.
    """
    from_others = {one.event.report for one in telling if one.event.basis is not Basis.NARRATOR}
    own = (one for one in telling if one.event.basis is Basis.NARRATOR and one.event.report in from_others)
    return frozenset(one.id for one in own if precision(one.event.when) is Precision.NONE)


def fullest(one: Known) -> tuple[object, ...]:
    """Sort the account that says most first: its day, its parties, its goods, then its id; a denial comes last."""
    return (
        is_denial(one.event),
        order(one.event.when),
        -fineness((*one.source, *one.target)),
        -len(one.event.lines),
        *_counts_best(one),
        one.id,
    )


def fineness(parties: Sequence[Party]) -> int:
    """Give how exactly parties are told."""
    return sum(party.code.count(".") + 1 for party in parties)


def _counts_best(one: Known) -> tuple[bool, bool, int]:
    """Sort the account first whose number is shown: one that tells who struck, on the best word."""
    return one.event.casualties is None, not one.source, _BASES.index(one.event.basis)


def _vouching(
    telling: Sequence[Known], casualties: Casualties | None, again: Collection[FindingId]
) -> Sequence[Sequence[Known]]:
    """Give the accounts that tell all that is shown, else those of who struck and those of how many were harmed."""
    doers = [one for one in telling if one.source] or telling
    own = [one for one in doers if one.id not in again] or doers
    if casualties is None:
        return (own,)
    counting = [one for one in telling if one.event.casualties == casualties]
    both = [one for one in counting if one in own]
    return (both,) if both else (own, counting)


def _basis(accounts: Sequence[Known]) -> Basis:
    """Give the best word on which some accounts tell the same."""
    return min((one.event.basis for one in accounts), key=_BASES.index)


def _both(vouching: Sequence[Known], first: Known, by: Sequence[Party]) -> Basis | None:
    """Say whether both parties vouch for an act, each heard for itself."""
    heard = sides(by)
    principals = [sides(several) for several in (first.source, first.target) if several]
    if len(principals) == 1:  # what two did together
        principals = [frozenset({who}) for who in principals[0]]
    is_each_heard = len(principals) > 1 and all(who & heard for who in principals)
    is_of_parties = {one.event.basis for one in vouching} == {Basis.ONE_PARTY}
    return Basis.BOTH_PARTIES if is_each_heard and is_of_parties else None
