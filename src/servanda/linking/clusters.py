"""Groups of findings that are one thing, out of scored pairs.

Invariant: a function of the pairs alone. Components first; inside one, average linkage with edges sorted by score and
ids; whatever is forbidden between two members holds for their groups.

Source: field notes on linking, section 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from servanda.linking.groups import Groups
from servanda.model import FindingId

Pair = tuple[FindingId, FindingId]
Value = TypeVar("Value")


def pair(one: FindingId, other: FindingId) -> Pair:
    """Give two ids in order."""
    return (one, other) if one < other else (other, one)


def candidates(
    groups: Sequence[tuple[FindingId, ...]], scores: Mapping[Pair, float], *, least: float
) -> Iterator[tuple[Pair, float]]:
    """Give the pairs that are alike and yet in two groups: of two groups the pair that is most alike, the least ids.

    Args:
        groups: As they were made.
        scores: Of the pairs that were compared.
        least: What a pair must reach to be worth a question.
    """
    home = {id_: group[0] for group in groups for id_ in group}
    best: dict[Pair, tuple[float, Pair]] = {}
    for edge, score in scores.items():
        leads = pair(home[edge[0]], home[edge[1]])
        if score >= least and leads[0] != leads[1]:
            best[leads] = min(best.get(leads, (0.0, edge)), (-score, edge))
    return ((edge, -score) for _, (score, edge) in sorted(best.items()))


def cluster(
    ids: Iterable[FindingId],
    scores: Mapping[Pair, float],
    *,
    forbidden: Callable[[FindingId, FindingId], bool],
    least: float,
    copies: Mapping[FindingId, int] | None = None,
) -> list[tuple[FindingId, ...]]:
    """Give groups of ids whose mean score over all pairs reaches a threshold.

    Args:
        ids: All findings; one without a pair is a group of its own.
        scores: Of the pairs that were compared; the others count 0.
        forbidden: Says of two findings that they can never be one.
        least: What a pair and the mean of two groups must reach.
        copies: How many there are of a finding, where one stands for several of which all is said that is said of it.

    Returns:
        Groups and their members sorted.
    """
    ties = _Ties(ids, scores, copies or {})
    strong = [edge for edge, score in scores.items() if score >= least]
    for one, other in sorted(strong, key=lambda edge: (-scores[edge], edge)):
        ties.join(one, other, forbidden=forbidden, least=least)
    return ties.groups.all()


class _Ties:
    """Groups while they grow, with the sum of the scores between any two: each pair of members is asked once."""

    def __init__(self, ids: Iterable[FindingId], scores: Mapping[Pair, float], copies: Mapping[FindingId, int]) -> None:
        self.groups = Groups(ids)
        self.sizes = {id_: copies.get(id_, 1) for id_ in self.groups.members}
        self.held: dict[FindingId, list[FindingId]] = {id_: [id_] for id_ in self.groups.members}
        self.sums: dict[FindingId, dict[FindingId, int]] = {id_: {} for id_ in self.groups.members}
        for (one, other), score in scores.items():
            self.sums[one][other] = self.sums[other][one] = _whole(score) * self.sizes[one] * self.sizes[other]

    def join(
        self, one: FindingId, other: FindingId, *, forbidden: Callable[[FindingId, FindingId], bool], least: float
    ) -> None:
        """Join the groups of two findings where their mean score allows it and nothing forbids it."""
        first, second = sorted((self.groups.leader(one), self.groups.leader(other)))
        if first == second or self.groups.are_apart(first, second):
            return
        mine, theirs = self.held[first], self.held[second]
        if self.sums[first].get(second, 0) < _whole(least) * self.sizes[first] * self.sizes[second]:
            return
        if any(forbidden(*pair(here, there)) for here in mine for there in theirs):
            self.groups.keep_apart(first, second)
            return
        self.groups.join(first, second)
        mine += self.held.pop(second)
        self.sizes[first] += self.sizes[second]
        ours = self.sums[first]
        for near, total in self.sums.pop(second).items():
            del self.sums[near][second]
            if near != first:
                ours[near] = self.sums[near][first] = ours.get(near, 0) + total


def _whole(score: float) -> int:
    """Give a score as a whole number, of which sums are exact in whatever order."""
    return round(score * _UNIT)


_UNIT = 1 << 40
