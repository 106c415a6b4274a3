"""MUC, B3, CEAFe and their mean, the CoNLL F1, without clusters of one mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

Clusters = Sequence[frozenset[Hashable]]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def scores(gold: Iterable[Collection[Hashable]], given: Iterable[Collection[Hashable]]) -> dict[str, Score]:
    """Give muc, b3, ceafe, conll and mentions; a cluster of one counts on neither side."""
    keys = [frozenset(cluster) for cluster in gold if len(set(cluster)) > 1]
    answers = [frozenset(cluster) for cluster in given if len(set(cluster)) > 1]
    found = {
        "muc": _score(_muc(answers, keys), _muc(keys, answers)),
        "b3": _score(_b3(answers, keys), _b3(keys, answers)),
        "ceafe": _score(*((_paired(keys, answers), len(side)) for side in (answers, keys))),
    }
    ours, theirs = set().union(*answers), set().union(*keys)
    mean = Score(*(sum(numbers) / len(found) for numbers in zip(*found.values(), strict=True)))
    common = len(ours & theirs)
    return {**found, "conll": mean, "mentions": _score((common, len(ours)), (common, len(theirs)))}


def _score(precision: tuple[float, float], recall: tuple[float, float]) -> Score:
    sides = [right / total if total else 0.0 for right, total in (precision, recall)]
    return Score(*sides, 2 * sides[0] * sides[1] / sum(sides) if sum(sides) else 0.0)


def _shares(cluster: frozenset[Hashable], other: Mapping[Hashable, int]) -> Counter[int]:
    return Counter(other[mention] for mention in cluster if mention in other)


def _where(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _muc(ours: Clusters, theirs: Clusters) -> tuple[float, float]:
    """Give the links kept together by the other side, and all links."""
    other = _where(theirs)
    shares = [_shares(cluster, other) for cluster in ours]
    return sum(sum(share.values()) - len(share) for share in shares), sum(len(cluster) - 1 for cluster in ours)


def _b3(ours: Clusters, theirs: Clusters) -> tuple[float, float]:
    """Give the sum over mentions of the share of its cluster that the other side keeps with it, and all mentions."""
    other = _where(theirs)
    kept = sum(sum(n * n for n in _shares(cluster, other).values()) / len(cluster) for cluster in ours)
    return kept, sum(map(len, ours))


def _paired(keys: Clusters, answers: Clusters) -> float:
    """Give the worth of the best pairing of clusters, 2 * common / (size + size) a pair."""
    place = _where(keys)
    edges: dict[int, dict[int, float]] = {}
    for number, answer in enumerate(answers):
        for key, common in _shares(answer, place).items():
            edges.setdefault(number, {})[key] = 2 * common / (len(keys[key]) + len(answer))
    return _best_worth(edges)


def _best_worth(edges: Mapping[int, Mapping[int, float]]) -> float:
    """Give the greatest total of a pairing: augment along the best path until no path gains (Bellman and Ford)."""
    partner: dict[int, int] = {}
    free, total = set(edges), 0.0
    while True:
        gain = {left: (0.0, [left]) for left in free}
        best: tuple[float, list[int]] = (0.0, [])
        queue = sorted(free)
        while queue:
            following = set()
            for left in queue:
                worth, way = gain[left]
                for right, value in edges[left].items():
                    held = partner.get(right)
                    if held == left:
                        continue
                    if held is None:
                        best = max(best, (worth + value, [*way, right]))
                    elif worth + value - edges[held][right] > gain.get(held, (-1e9,))[0] + 1e-12:
                        gain[held] = (worth + value - edges[held][right], [*way, right, held])
                        following.add(held)
            queue = sorted(following)
        if best[0] <= 0:
            return total
        total += best[0]
        way = best[1]
        free.discard(way[0])
        partner.update(zip(way[1::2], way[0::2], strict=True))
