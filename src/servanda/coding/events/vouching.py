"""Who vouches for an act: the narrator, one side, both, an accuser, or nobody by name.

Invariant: what somebody alleges or denies never comes out as the narrator's.
Source: field notes on events, section 4; rulings 43 and 44.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.model import Basis, Party, Stance, Statement

_NO_TELLING = frozenset({Stance.AGREES, Stance.DISCUSSES})
"""Acts of speech that tell nothing of the world: to agree or to talk about something does not attest it."""


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches for an act: the basis, those who attest it, and the statement that holds it."""

    basis: Basis
    attested_by: tuple[Party, ...]
    statement: Statement | None


def voucher(
    holding: Sequence[Statement],
    *,
    blamed: Sequence[Party],
    others: Sequence[Party],
    is_blame: bool,
    hedges: Sequence[str],
    rumours: frozenset[str],
) -> Voucher:
    """Give who vouches for an act.

    The outermost statement that holds it attests it (what the palace says that the king said is known from the
    palace), the innermost one is named with it.

    Args:
        holding: The statements that hold the act's word.
        blamed: Who does the act.
        others: To whom it is done; several who tell are both parties only where each is a side of the act.
        is_blame: Whether the act is one that somebody is accused of by the words around it.
        hedges: Words of the clause in lower case.
        rumours: Words that name nobody as the one who knows.
    """
    holding = [one for one in holding if one.cue_act not in _NO_TELLING]
    if not holding:
        basis = Basis.UNNAMED if set(hedges) & rumours else Basis.NARRATOR
        return Voucher(basis, (), None)
    inner = min(holding, key=lambda one: (sum(len(part) for part in one.content_parts), one.id))
    chain = [one for one in holding if one.nested_in is None] or [inner]
    outer = min(chain, key=lambda one: (sum(len(part) for part in one.content_parts), one.id))
    speakers = outer.speakers or ((outer.speaker,) if outer.speaker is not None else ())
    basis = _basis(inner, speakers, blamed, is_blame=is_blame)
    are_sides = {party.country for party in speakers} <= {party.country for party in (*blamed, *others)}
    basis = Basis.ONE_PARTY if basis is Basis.BOTH_PARTIES and not are_sides else basis
    return Voucher(basis, speakers, inner)


def _basis(statement: Statement, speakers: Sequence[Party], blamed: Sequence[Party], *, is_blame: bool) -> Basis:
    if statement.stance is Stance.DENIES or statement.cue_act is Stance.DENIES:
        return Basis.DENIED
    if not speakers:
        return Basis.UNNAMED
    other = not {party.country for party in speakers} & {party.country for party in blamed}
    if other and blamed and (is_blame or statement.stance is Stance.ACCUSES or statement.cue_act is Stance.ACCUSES):
        return Basis.ALLEGED
    return Basis.BOTH_PARTIES if len({party.country for party in speakers}) > 1 else Basis.ONE_PARTY
