"""Legs of one delivery: what was shipped and what then arrived are counted once.

Invariant: as many pieces of the same goods, told once as setting out and once as coming in, the second within weeks of
the first; more of them, or two that may be meant, stay apart.
Source: field notes on commitments, section 5, rule 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from servanda.codebook import Codebook
from servanda.codebook.scopes import ScopeSign
from servanda.linking.attestations import Attestation
from servanda.linking.context import coverage
from servanda.linking.threads import DEEDS, Thread, says_again
from servanda.model import Scope

ALIKE = 0.5
"""Share of content words of the goods from which two legs are of the same ones."""
ON_THE_WAY = timedelta(days=60)
"""Between the day on which goods set out and that on which they came."""


def leg_of(threads: Sequence[Thread], one: Attestation, book: Codebook) -> Thread | None:
    """Give the one commitment in which goods set out that a step tells the coming of.

    Args:
        threads: Commitments between the two sides, with the steps of the days before.
        one: A step.
        book: Whose words tell that goods set out, came in, or are more of the same.
    """
    if (
        one.kind not in DEEDS
        or says_again(one.kind, one.scope)
        or not _pieces(one)
        or not _tells(one, "comes_in", book)
    ):
        return None
    if _tells(one, "more", book):
        return None
    found = [thread for thread in threads if any(_set_out(step, one, book) for step, _ in thread.steps)]
    is_open = len(found) == 1 and not any(
        step.scope is Scope.RESTATEMENT and _tells(step, "comes_in", book) and _pieces(step) == _pieces(one)
        for step, _ in found[0].steps
    )
    return found[0] if is_open else None


def _set_out(step: Attestation, came: Attestation, book: Codebook) -> bool:
    return (
        step.kind in DEEDS
        and not step.is_alleged
        and not says_again(step.kind, step.scope)
        and _pieces(step) == _pieces(came)
        and coverage(step.subject, came.subject) >= ALIKE
        and timedelta() <= came.day - step.day <= ON_THE_WAY
        and _tells(step, "sets_out", book)
        and not _tells(step, "comes_in", book)
    )


def _tells(one: Attestation, sign: ScopeSign, book: Codebook) -> bool:
    """Say whether the quotes of a step have words of a list."""
    return any(book.scopes.show(sign, cited.quote) for cited in one.evidence)


def _pieces(one: Attestation) -> frozenset[tuple[float | None, float | None]]:
    """Give the numbers of a step's goods."""
    amounts = (line.quantity for line in one.lines if line.quantity is not None)
    return frozenset((amount.low, amount.high) for amount in amounts if amount.low is not None)
