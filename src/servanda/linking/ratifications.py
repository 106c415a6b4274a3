"""Papers of several sides that each of them ratifies: in force when all have, or when a report says so.

Invariant: one parliament's vote is a step of its own and moves nothing; whose it is comes from the words of its report.
Source: field notes on commitments, section 4, the table of moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation
from servanda.linking.context import side, sides
from servanda.model import CommitmentKind, Scope, Step, StepKind

PAPERS = frozenset({CommitmentKind.POLICY, CommitmentKind.TREATY})
_PAIR = 2


def is_joint(one: Attestation) -> bool:
    """Say whether a step is of a paper that all its sides are bound by."""
    givers = sides(one.provider)
    return one.commitment_kind in PAPERS and len(givers) >= _PAIR and givers == sides(one.recipient)


def ratified_by(one: Attestation, book: Codebook) -> frozenset[str]:
    """Give the sides that ratify a paper by a step; all of them where it is in force by that, none by another step."""
    if one.kind is not StepKind.IN_FORCE or not is_joint(one):
        return frozenset()
    by = {side(row.provider[0]) for row in one.rows if row.provider and _is_by_one(row, book)}
    return frozenset(by) if by and all(_is_by_one(row, book) for row in one.rows) else sides(one.provider)


def _is_by_one(row: Step, book: Codebook) -> bool:
    """Say whether a report tells that one side ratified a paper, approved it or signed it into law."""
    quotes = [cited.quote for cited in row.evidence]
    is_vote = any(book.scopes.show("ratifies", quote) for quote in quotes)
    return is_vote and not any(book.scopes.show("binds_all", quote) for quote in quotes)


def as_ratified(one: Attestation, before: Iterable[Attestation], book: Codebook) -> Attestation:
    """Give the ratification of a part of the sides as such a part, and all else as it is.

    Args:
        one: A step.
        before: The steps of its commitment so far.
        book: Whose words tell who ratifies.
    """
    by = ratified_by(one, book)
    known = by.union(*(ratified_by(step, book) for step in before))
    return replace(one, scope=Scope.COMPONENT) if by and known != sides(one.provider) else one
