"""Which earlier mentions may be meant: those that stand near, and those with a word in common however far back.

Invariant: the candidates of a mention hang on what stands before it, never on clusters; they come in the text's order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from servanda.reading.coreference.traits import CLASSES, GROUPS, MAN, ONE, RELATIONS, THING, WOMAN, Ints, Traits

NEAR: Final = 45
"""Mentions back that are always candidates."""
ALIKE: Final = 24
"""Earlier mentions with a shared head, name, text or initials that are candidates however far back.

With both numbers 41 of 1,711 links of OntoGUM dev are out of reach.
"""
Signs = NDArray[np.bool_]

_PRONOUN = CLASSES.index("pronoun")
_POSSESSIVE = RELATIONS.index("nmod:poss")
_THIRD = 3
_IT = GROUPS.index("it")
_HE, _SHE = GROUPS.index("he"), GROUPS.index("she")
_MANY = (GROUPS.index("they"), GROUPS.index("these"))
_HUMANS: Final = np.array([False, True, True, True, False])


def candidates(traits: Traits) -> list[Ints]:
    """Give of every mention the earlier ones that may be meant, in order."""
    reached = list(_reached(traits))
    sizes = [len(others) for others in reached]
    mentions = np.repeat(np.arange(len(reached)), sizes)
    others = np.concatenate([np.empty(0, dtype=np.int64), *map(np.asarray, reached)]).astype(np.int64)
    fits = ~_clashing(traits, mentions, others)
    ends = np.cumsum(sizes)[:-1]
    return [one[fit] for one, fit in zip(np.split(others, ends), np.split(fits, ends), strict=True)]


def _reached(traits: Traits) -> Iterator[Sequence[int]]:
    """Give of every mention the earlier ones that stand near or share a word."""
    texts, heads, acronyms = traits.text.tolist(), traits.head_text.tolist(), traits.acronym.tolist()
    is_pronoun = (traits.pronoun >= 0).tolist()
    by_text: defaultdict[int, list[int]] = defaultdict(list)
    by_head: defaultdict[int, list[int]] = defaultdict(list)
    by_proper: defaultdict[str, list[int]] = defaultdict(list)
    by_acronym: defaultdict[int, list[int]] = defaultdict(list)
    for mention in range(len(texts)):
        lists = [by_text[texts[mention]]]
        if not is_pronoun[mention]:
            lists += [by_head[heads[mention]], *(by_proper[word] for word in traits.proper[mention])]
            lists += [by_acronym[acronyms[mention]]] if acronyms[mention] >= 0 else []
        low = max(0, mention - NEAR)
        alike = sorted({other for one in lists for other in one[-ALIKE:] if other < low})
        yield [*alike, *range(low, mention)]
        for one in lists:
            one.append(mention)


def _clashing(traits: Traits, mentions: Ints, others: Ints) -> Signs:
    """Say which pairs cannot be meant: of another gender or person, or one around or inside the other."""
    groups, kinds = traits.group[mentions], traits.kind_of[others]
    is_alone = (traits.pronoun[mentions] >= 0) & (traits.relation[mentions] != _POSSESSIVE)
    around, within = is_around(traits, others, mentions), is_around(traits, mentions, others)
    wrong: Signs = within | (traits.head[others] == traits.head[mentions]) | (around & is_alone)
    genders, pronoun = traits.gender[others], kinds == _PRONOUN
    he, she = groups == _HE, groups == _SHE
    wrong |= (he & (genders == WOMAN)) | (she & (genders == MAN)) | ((he | she) & (genders == THING))
    wrong |= (groups == _IT) & _HUMANS[genders] & pronoun
    wrong |= np.isin(groups, _MANY) & (traits.number[others] == ONE) & pronoun
    speaks = np.isin(traits.person[mentions], (1, 2))
    person, same_speech = traits.person[others], traits.quote[others] == traits.quote[mentions]
    another = (person > 0) & (traits.group[others] != groups) & same_speech
    wrong |= speaks & ((person == _THIRD) | another)
    return wrong


def is_around(traits: Traits, outer: Ints, inner: Ints) -> Signs:
    """Say of pairs of mentions where one holds all words of the other."""
    holds: Signs = (traits.first[outer] <= traits.first[inner]) & (traits.last[outer] >= traits.last[inner])
    return holds
