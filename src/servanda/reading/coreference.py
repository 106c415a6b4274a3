"""Which mentions of a text stand for one thing: names, roles and pronouns, each link with its reason and score.

Invariant: no mention stands in two clusters, every cluster has two mentions or more, two runs give the same clusters.
A tie resolves to nothing: where two things are meant with nearly equal chance, the mention stays alone.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from servanda.reading.coreference_features import Chains, features, summary
from servanda.reading.coreference_mentions import mentions
from servanda.reading.coreference_parse import Cluster, Link, NameSpan, Parse, Tree
from servanda.reading.coreference_ranker import Ranker, english
from servanda.reading.coreference_traits import Floats, Ints, Traits, describe

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
    chains = Chains(traits)
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for mention in range(len(found)):
        cluster, link = _antecedent(chains, mention, ranker)
        chains.put(mention, cluster)
        if link:
            links[cluster].append(link)
    members: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, cluster in zip(found, chains.cluster.tolist(), strict=True):
        members[cluster].append(place.span)
    return tuple(Cluster(tuple(spans), tuple(links[cluster])) for cluster, spans in members.items() if links[cluster])


def _antecedent(chains: Chains, mention: int, ranker: Ranker) -> tuple[int, Link | None]:
    """Give the cluster that a mention joins and why; -1 and None where it opens one."""
    chosen = chains.candidates(mention)
    if not chosen.size:
        return -1, None
    rows = features(chains, mention, chosen)
    scores = ranker.weigh(rows)
    start = ranker.weigh_start(summary(chains, mention, chosen, rows))
    numbers, places, chances, alone = _chances(chains.cluster[chosen], scores, start)
    best = int(chances.argmax())
    rest = np.delete(chances, best)
    if chances[best] <= alone or (rest.size and chances[best] - rest.max() < TIE):
        return -1, None
    traits = chains.traits
    inside = np.flatnonzero(places == best)
    if traits.pronoun[mention] < 0:  # a name is better shown by a name than by "he"
        nouns = inside[traits.pronoun[chosen[inside]] < 0]
        inside = nouns if nouns.size else inside
    antecedent = int(chosen[inside[scores[inside].argmax()]])
    link = Link(
        traits.mentions[mention].span,
        traits.mentions[antecedent].span,
        float(chances[best]),
        _reason(traits, mention, antecedent),
    )
    return int(numbers[best]), link


def _chances(clusters: Ints, scores: Floats, start: float) -> tuple[Ints, Ints, Floats, float]:
    """Give cluster numbers, the place of each candidate among them, their chances, and the chance of a new cluster.

    The chance of a cluster is the sum of the chances of its mentions.
    """
    numbers, places = np.unique(clusters, return_inverse=True)
    top = max(float(scores.max()), start)
    weights = np.bincount(places, np.exp(scores - top))
    alone = float(np.exp(start - top))
    total = float(weights.sum()) + alone
    return numbers, places, (weights / total).astype(np.float32), alone / total


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
