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
) -> list[tuple[FindingId, ...]]:
    """Give groups of ids whose mean score over all pairs reaches a threshold.

    Args:
        ids: All findings; one without a pair is a group of its own.
        scores: Of the pairs that were compared; the others count 0.
        forbidden: Says of two findings that they can never be one.
        least: What a pair and the mean of two groups must reach.

    Returns:
        Groups and their members sorted.
    """
    groups = Groups(ids)
    held: dict[FindingId, tuple[FindingId, ...]] = {id_: (id_,) for id_ in groups.members}
    strong = [edge for edge, score in scores.items() if score >= least]
    for one, other in sorted(strong, key=lambda edge: (-scores[edge], edge)):
        first, second = groups.leader(one), groups.leader(other)
        if first == second:
            continue
        across = [pair(mine, theirs) for mine in held[first] for theirs in held[second]]
        mean = sum(scores.get(edge, 0.0) for edge in across) / len(across)
        if mean < least or any(forbidden(*edge) for edge in across):
            continue
        groups.join(first, second)
        held[min(first, second)] = tuple(sorted(held.pop(first) + held.pop(second)))
    return groups.all()
