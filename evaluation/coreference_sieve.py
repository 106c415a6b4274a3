"""Coreference by rules alone: what the learned ranker has to beat.

In order: same words, names within names and acronyms, same noun with no other modifiers, pronouns by number, gender and
distance (the nearest subject first). Source: the sieve of Lee et al. 2013, without its speech sieve.
"""

from __future__ import annotations

import numpy as np

from servanda.reading.coreference.candidates import candidates
from servanda.reading.coreference.features import Chains
from servanda.reading.coreference.mentions import mentions
from servanda.reading.coreference.parse import Parse, Tree
from servanda.reading.coreference.ranker import english
from servanda.reading.coreference.traits import (
    CLASSES,
    GROUPS,
    HUMAN,
    KINDS,
    MAN,
    RELATIONS,
    THING,
    WOMAN,
    Ints,
    Traits,
    describe,
)

Span = tuple[int, int]
REACH = 5
"""Sentences back in which a pronoun looks for its antecedent."""
_HUMANS = {MAN, WOMAN, HUMAN}
_NEVER_AGAIN = {"indefinite", "bare", "list", "other"}
_SPEECH = {"i", "we", "you"}
_MANY = 2
_PERSON = KINDS.index("person")


def clusters(parse: Parse) -> list[list[Span]]:
    """Give clusters of two mentions or more."""
    tree = Tree(parse)
    found = mentions(parse, tree)
    traits = describe(parse, tree, found, english().kinds_of(parse, tree, found))
    chains = Chains(traits)
    for mention, chosen in enumerate(candidates(traits)):
        antecedent = _antecedent(chains, mention, chosen[::-1])
        chains.put(mention, int(chains.cluster[antecedent]) if antecedent >= 0 else -1)
    together: dict[int, list[Span]] = {}
    for mention, cluster in zip(found, chains.cluster.tolist(), strict=True):
        together.setdefault(cluster, []).append(mention.span)
    return [spans for spans in together.values() if len(spans) > 1]


def _antecedent(chains: Chains, mention: int, chosen: Ints) -> int:
    traits = chains.traits
    group = GROUPS[traits.group[mention]]
    if traits.pronoun[mention] >= 0:
        return _of_pronoun(traits, mention, group, chosen)
    if group in _NEVER_AGAIN:
        return -1
    rules = (_same_words, _same_name, _same_noun)
    return next((int(other) for rule in rules for other in chosen if rule(chains, mention, int(other))), -1)


def _same_words(chains: Chains, mention: int, other: int) -> bool:
    traits = chains.traits
    return bool(traits.text[mention] == traits.text[other] and traits.pronoun[other] < 0)


def _same_name(chains: Chains, mention: int, other: int) -> bool:
    traits = chains.traits
    if GROUPS[traits.group[mention]] != "name" or GROUPS[traits.group[other]] != "name":
        return False
    if traits.acronym[mention] >= 0 and traits.acronym[mention] == traits.acronym[other]:
        return True
    ours, theirs = traits.proper[mention], traits.proper[other]
    same_head = traits.head_text[mention] == traits.head_text[other]
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours) and (same_head or len(ours) == 1)


def _same_noun(chains: Chains, mention: int, other: int) -> bool:
    traits = chains.traits
    same = traits.head_text[mention] == traits.head_text[other] and traits.pronoun[other] < 0
    return bool(same) and traits.tokens[mention] <= chains.tokens[chains.cluster[other]]


def _of_pronoun(traits: Traits, mention: int, group: str, chosen: np.ndarray) -> int:
    if group in _SPEECH:
        return next((int(other) for other in chosen if traits.group[other] == traits.group[mention]), -1)
    near = [int(other) for other in chosen if traits.sentence[mention] - traits.sentence[other] <= REACH]
    fitting = [other for other in near if _fits(traits, other, group)]
    for distance in range(REACH + 1):
        level = [other for other in fitting if traits.sentence[mention] - traits.sentence[other] == distance]
        subjects = [other for other in level if RELATIONS[traits.relation[other]].startswith("nsubj")]
        if level:
            return min(subjects) if subjects else level[0]
    return -1


def _fits(traits: Traits, other: int, group: str) -> bool:
    if traits.person[other] in {1, 2} or CLASSES[traits.kind_of[other]] == "other":
        return False
    number, gender = int(traits.number[other]), int(traits.gender[other])
    person = traits.kinds[other].argmax() == _PERSON
    if group in {"he", "she"}:
        return number != _MANY and (gender in _HUMANS or (gender != THING and bool(person)))
    if group in {"they", "these"}:
        return number != 1
    return number != _MANY and gender not in _HUMANS and not person
