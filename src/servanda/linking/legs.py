"""Legs of one delivery: what was shipped and what then arrived, what was paid and what was received, are counted once.

Invariant: as many pieces of the same goods, told once as setting out and once as coming in, the second within weeks of
the first; the very same sum, told once as paid and once as received, within days and not for another purpose; more of
them, or two that may be meant, stay apart.
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
from servanda.model import CommitmentKind, Line, Scope

ALIKE = 0.5
"""Share of content words of the goods from which two legs are of the same ones."""
ON_THE_WAY = timedelta(days=60)
"""Between the day on which goods set out and that on which they came."""
BY_BANK = timedelta(days=7)
"""Between the day on which money was paid and that on which it came; equal sums return, though seldom within a week."""


def leg_of(threads: Sequence[Thread], one: Attestation, book: Codebook) -> Thread | None:
    """Give the one commitment in which goods set out, or money was paid, that a step tells the coming of.

    Args:
        threads: Commitments between the two sides, with the steps of the days before.
        one: A step.
        book: Whose words tell that goods set out, that money was paid, that they came in, or are more of the same.
    """
    if (
        one.kind not in DEEDS
        or says_again(one.kind, one.scope)
        or not _amounts(one)
        or not _tells(one, "comes_in", book)
    ):
        return None
    if _tells(one, "more", book):
        return None
    found = [thread for thread in threads if any(_set_out(step, one, book) for step, _ in thread.steps)]
    is_open = len(found) == 1 and not any(
        step.scope is Scope.RESTATEMENT and _tells(step, "comes_in", book) and _amounts(step) & _amounts(one)
        for step, _ in found[0].steps
    )
    return found[0] if is_open else None


def _set_out(step: Attestation, came: Attestation, book: Codebook) -> bool:
    is_money = step.commitment_kind is CommitmentKind.MONEY
    return (
        step.kind in DEEDS
        and not step.is_alleged
        and not says_again(step.kind, step.scope)
        and bool(_amounts(step) & _amounts(came))
        and _are_of_one_use(step, came)
        and timedelta() <= came.day - step.day <= (BY_BANK if is_money else ON_THE_WAY)
        and _tells(step, "pays_out" if is_money else "sets_out", book)
        and not _tells(step, "comes_in", book)
    )


def _are_of_one_use(step: Attestation, came: Attestation) -> bool:
    """Say whether two deeds are of one kind of goods, or of money that is not told to be for two purposes."""
    if step.commitment_kind is not CommitmentKind.MONEY:
        return coverage(step.subject, came.subject) >= ALIKE
    return not (step.purpose and came.purpose) or coverage(step.purpose, came.purpose) >= ALIKE


def _tells(one: Attestation, sign: ScopeSign, book: Codebook) -> bool:
    """Say whether the quotes of a step have words of a list."""
    return any(book.scopes.show(sign, cited.quote) for cited in one.evidence)


def _amounts(one: Attestation) -> frozenset[frozenset[tuple[object, ...]]]:
    """Give the numbers of a step's goods, of money its sums, as each of its origins tells them."""
    told = (_sums(lines) if one.commitment_kind is CommitmentKind.MONEY else _pieces(lines) for lines in _accounts(one))
    return frozenset(amounts for amounts in told if amounts)


def _accounts(one: Attestation) -> Sequence[Sequence[Line]]:
    return (one.lines, *one.also)


def _pieces(lines: Sequence[Line]) -> frozenset[tuple[object, ...]]:
    amounts = (line.quantity for line in lines if line.quantity is not None)
    return frozenset((amount.low, amount.high) for amount in amounts if amount.low is not None)


def _sums(lines: Sequence[Line]) -> frozenset[tuple[object, ...]]:
    sums = (line.value for line in lines if line.value is not None)
    return frozenset((worth.low, worth.high, worth.currency) for worth in sums if worth.low is not None)
