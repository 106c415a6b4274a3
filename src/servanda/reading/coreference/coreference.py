"""Which mentions of a text stand for one thing: names, roles and pronouns, each link with its reason and score.

Invariant: no mention stands in two clusters, every cluster has two mentions or more, two runs give the same clusters.
A tie resolves to nothing: where two things are meant with nearly equal chance, the mention stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp

import numpy as np

from servanda.reading.coreference.features import Chains
from servanda.reading.coreference.mentions import mentions
from servanda.reading.coreference.pairs import Choice, runs
from servanda.reading.coreference.parse import Cluster, Link, NameSpan, Parse, Tree
from servanda.reading.coreference.ranker import Ranker, english
from servanda.reading.coreference.traits import Floats, Traits, describe
from servanda.reading.coreference.weighing import Begun, Weigher

__all__ = ["Cluster", "Link", "NameSpan", "Parse", "Ranker", "clusters", "english"]

TIE = 0.02
"""Least lead of the best cluster over the next one, in chance; set by hand, not tuned."""


def clusters(parse: Parse, *, ranker: Ranker | None = None) -> tuple[Cluster, ...]:
    """Give the things that a text mentions more than once, in the order of their first mention.

    Mentions are read from left to right; each joins the cluster that is most likely meant, or opens its own.
    Refused are events ("he left; that surprised us") and whatever is mentioned once.

    Args:
        parse: Words, classes, trees and names of one text.
        ranker: Other weights than those that ship with Servanda.

    Returns:
        Clusters of two mentions or more; no range of words stands in two of them.

    Source: OntoGUM (Zhu, Pradhan and Zeldes 2021) for what a mention is;
    the mention ranking of Denis and Baldridge 2008.
    """
    ranker = ranker or english()
    tree = Tree(parse)
    found = mentions(parse, tree)
    if not found:
        return ()
    traits = describe(parse, tree, found, ranker.kinds_of(parse, tree, found))
    chains, weigher = Chains(traits), Weigher(ranker, traits)
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for run in runs(traits):
        begun = weigher.begun(run)
        for choice, rows in run.choices():
            cluster, link = -1, None
            if len(choice.chosen):
                cluster, link = _antecedent(chains, choice, weigher, begun.of(choice.mention - run.first, rows))
            chains.put(choice.mention, cluster)
            if link:
                links[cluster].append(link)
    members: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, cluster in zip(found, chains.cluster.tolist(), strict=True):
        members[cluster].append(place.span)
    return tuple(Cluster(tuple(spans), tuple(links[cluster])) for cluster, spans in members.items() if links[cluster])


def _antecedent(chains: Chains, choice: Choice, weigher: Weigher, begun: Begun) -> tuple[int, Link | None]:
    """Give the cluster that a mention joins and why; -1 and None where it opens one."""
    grown = chains.columns(choice)
    scores = weigher.weigh(begun, grown)
    clusters: list[int] = chains.cluster[choice.chosen].tolist()
    chances, alone = _chances(clusters, scores, weigher.weigh_start(begun, choice, grown))
    best = max(chances, key=chances.__getitem__)
    chance = chances.pop(best)
    if chance <= alone or chance - max(chances.values(), default=-TIE) < TIE:
        return -1, None
    traits, mention = chains.traits, choice.mention
    inside = [at for at, cluster in enumerate(clusters) if cluster == best]
    if traits.pronoun[mention] < 0:  # a name is better shown by a name than by "he"
        inside = [at for at in inside if traits.pronoun[choice.chosen[at]] < 0] or inside
    antecedent = int(choice.chosen[max(inside, key=scores.__getitem__)])
    link = Link(
        traits.mentions[mention].span,
        traits.mentions[antecedent].span,
        chance,
        _reason(traits, mention, antecedent),
    )
    return best, link


def _chances(clusters: Sequence[int], scores: Floats, start: float) -> tuple[dict[int, float], float]:
    """Give the chance of each cluster among the candidates, and of a new one.

    The chance of a cluster is the sum of the chances of its mentions.
    """
    top = max(float(scores.max()), start)
    alone = exp(start - top)
    weights: defaultdict[int, float] = defaultdict(float)
    for cluster, weight in zip(clusters, np.exp(scores - top).tolist(), strict=True):
        weights[cluster] += weight
    total = sum(weights.values()) + alone
    return {cluster: weight / total for cluster, weight in weights.items()}, alone / total


def _reason(traits: Traits, mention: int, antecedent: int) -> str:
    """Say what a reader sees in a pair."""
    if traits.pronoun[mention] >= 0:
        return "pronoun"
    if traits.text[mention] == traits.text[antecedent]:
        return "same words"
    if traits.proper[mention] & traits.proper[antecedent]:
        return "shared name"
    if traits.acronym[mention] >= 0 and traits.acronym[mention] == traits.acronym[antecedent]:
        return "acronym"
    if traits.head_text[mention] == traits.head_text[antecedent]:
        return "same noun"
    return "description"
