"""What speaks for and against an antecedent, as numbers: one row for each earlier mention that may be meant.

Invariant: a row depends on the mention, on the candidate and on the clusters made so far, never on what follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from servanda.reading.coreference_traits import (
    CLASSES,
    FLAGS,
    GROUPS,
    HUMAN,
    KINDS,
    LABELS,
    MAN,
    MANY,
    NOBODY,
    ONE,
    RELATIONS,
    THING,
    UNKNOWN,
    WOMAN,
    Floats,
    Ints,
    Traits,
)

NEAR: Final = 45
"""Mentions back that are always candidates."""
ALIKE: Final = 24
"""Earlier mentions with a shared head, name, text or initials that are candidates however far back.

With both numbers 41 of 1,711 links of OntoGUM dev are out of reach.
"""
OWN: Final = len(GROUPS) + len(RELATIONS) + len(LABELS) + len(KINDS) + len(FLAGS) + 5
"""Columns of a mention alone."""
COMPARED: Final = 83
"""The first columns of `features`: those that compare a mention with a candidate."""
WEIGHED: Final = 74
"""The first columns of these, without those on rivals and speech: a new cluster is weighed by their greatest values."""
Signs = NDArray[np.bool_]
Column = NDArray[np.bool_] | NDArray[np.floating] | Ints

_HUMANS: Final = np.array([False, True, True, True, False])
_SUBJECTS: Final = np.array([name.startswith("nsubj") for name in RELATIONS])
_NAME, _PRONOUN = GROUPS.index("name"), CLASSES.index("pronoun")
_POSSESSIVE, _SPEAKER = RELATIONS.index("nmod:poss"), FLAGS.index("is_speaker")
_DISTANCES = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10))
_RECENT, _SEVERAL, _THIRD = 2, 4, 3


class Chains:
    """Clusters made so far, as arrays over cluster numbers; grown by `put`."""

    __slots__ = (
        *("_by_acronym", "_by_head", "_by_proper", "_by_text", "cluster", "count", "first", "genders", "has_name"),
        *("kinds", "last", "numbers", "proper", "size", "tokens", "traits", "labels", "numerals"),
    )

    def __init__(self, traits: Traits) -> None:
        many = len(traits.mentions)
        self.traits = traits
        self.cluster: Ints = np.full(many, -1, dtype=np.int64)
        self.count = 0
        self.size = np.zeros(many, dtype=np.int64)
        self.first = np.zeros(many, dtype=np.int64)
        self.last = np.zeros(many, dtype=np.int64)
        self.has_name = np.zeros(many, dtype=bool)
        self.genders = np.zeros((many, 5), dtype=np.float32)
        self.numbers = np.zeros((many, 3), dtype=np.float32)
        self.kinds = np.zeros((many, traits.kinds.shape[1]), dtype=np.float32)
        self.labels = np.zeros((many, len(LABELS)), dtype=np.float32)
        self.tokens: list[set[str]] = []
        self.proper: list[set[str]] = []
        self.numerals: list[set[str]] = []
        self._by_text: defaultdict[int, list[int]] = defaultdict(list)
        self._by_head: defaultdict[int, list[int]] = defaultdict(list)
        self._by_proper: defaultdict[str, list[int]] = defaultdict(list)
        self._by_acronym: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, mention: int, cluster: int) -> None:
        """Add a mention to a cluster; -1 opens a new one."""
        traits = self.traits
        if cluster < 0:
            cluster, self.count = self.count, self.count + 1
            self.first[cluster] = mention
            self.tokens.append(set())
            self.proper.append(set())
            self.numerals.append(set())
        self.cluster[mention] = cluster
        self.size[cluster] += 1
        self.last[cluster] = mention
        self.has_name[cluster] |= traits.group[mention] == _NAME
        self.genders[cluster, traits.gender[mention]] += 1
        self.numbers[cluster, traits.number[mention]] += 1
        self.kinds[cluster] += traits.kinds[mention]
        self.labels[cluster, traits.label[mention]] += 1
        self.tokens[cluster] |= traits.tokens[mention]
        self.proper[cluster] |= traits.proper[mention]
        self.numerals[cluster] |= traits.numerals[mention]
        self._by_text[int(traits.text[mention])].append(mention)
        if traits.pronoun[mention] < 0:
            self._by_head[int(traits.head_text[mention])].append(mention)
            for word in traits.proper[mention]:
                self._by_proper[word].append(mention)
            if traits.acronym[mention] >= 0:
                self._by_acronym[int(traits.acronym[mention])].append(mention)

    def candidates(self, mention: int) -> Ints:
        """Give the earlier mentions that may be meant, in order."""
        near = set(range(max(0, mention - NEAR), mention))
        traits = self.traits
        alike = set(self._by_text[int(traits.text[mention])][-ALIKE:])
        if traits.pronoun[mention] < 0:
            alike.update(self._by_head[int(traits.head_text[mention])][-ALIKE:])
            for word in traits.proper[mention]:
                alike.update(self._by_proper[word][-ALIKE:])
            alike.update(self._by_acronym[int(traits.acronym[mention])][-ALIKE:])
        chosen = np.array(sorted(near | alike), dtype=np.int64)
        if not chosen.size:
            return chosen
        return chosen[~self._clashing(mention, chosen)]

    def _clashing(self, mention: int, chosen: Ints) -> Signs:
        """Say which candidates cannot be meant: of another gender or person, or around or inside the mention."""
        traits = self.traits
        group = GROUPS[traits.group[mention]]
        around = (traits.first[chosen] <= traits.first[mention]) & (traits.last[chosen] >= traits.last[mention])
        within = (traits.first[chosen] >= traits.first[mention]) & (traits.last[chosen] <= traits.last[mention])
        pronoun = traits.kind_of[chosen] == _PRONOUN
        genders = traits.gender[chosen]
        wrong: Signs = within | (traits.head[chosen] == traits.head[mention])
        if traits.pronoun[mention] >= 0 and traits.relation[mention] != _POSSESSIVE:
            wrong |= around
        if group in {"he", "she"}:
            wrong |= (genders == (WOMAN if group == "he" else MAN)) | (genders == THING)
        elif group == "it":
            wrong |= _HUMANS[genders] & pronoun
        elif group in {"they", "these"}:
            wrong |= (traits.number[chosen] == ONE) & pronoun
        if traits.person[mention] in {1, 2}:
            person = traits.person[chosen]
            same_speech = traits.quote[chosen] == traits.quote[mention]
            wrong |= (person == _THIRD) | ((person > 0) & (traits.group[chosen] != traits.group[mention]) & same_speech)
        return wrong


def features(chains: Chains, mention: int, chosen: Ints) -> Floats:
    """Give one row for each candidate: place, words, agreement, speech, then what the two are on their own."""
    traits = chains.traits
    pair = _Pair(chains, mention, chosen)
    parts = [
        _table([*pair.place(), *pair.words(), *pair.agreement(), *pair.rivals(), *pair.speech()], len(chosen)),
        _ONE_OF_GROUPS[traits.group[chosen]],
        _ONE_OF_RELATIONS[traits.relation[chosen]],
        _ONE_OF_LABELS[traits.label[chosen]],
        traits.kinds[chosen],
        traits.flags[chosen],
        np.broadcast_to(own(traits, mention), (len(chosen), OWN)),
    ]
    rows: Floats = np.concatenate(parts, axis=1)
    return rows


_ONE_OF_GROUPS, _ONE_OF_RELATIONS, _ONE_OF_LABELS = (
    np.eye(len(names), dtype=np.float32) for names in (GROUPS, RELATIONS, LABELS)
)


def _table(columns: Sequence[Column], length: int) -> Floats:
    """Give columns of several types side by side; `column_stack` makes an array of each first, which is slower."""
    table: Floats = np.empty((length, len(columns)), dtype=np.float32)
    for at, column in enumerate(columns):
        table[:, at] = column
    return table


class _Pair:
    """A mention beside its candidates; every sign is an array over the candidates."""

    def __init__(self, chains: Chains, mention: int, chosen: Ints) -> None:
        traits = chains.traits
        self.chains, self.traits, self.mention, self.chosen = chains, traits, mention, chosen
        self.clusters = chains.cluster[chosen]
        self.sentences = traits.sentence[mention] - traits.sentence[chosen]
        self.number, self.gender = int(traits.number[mention]), int(traits.gender[mention])
        self.numbers, self.genders = traits.number[chosen], traits.gender[chosen]

    def _same(self, values: Ints) -> Signs:
        """Say where a trait is that of the mention; -1 stands for none."""
        same: Signs = (values[self.chosen] == values[self.mention]) & (values[self.mention] >= 0)
        return same

    def _in_cluster(self, signs: Signs) -> Signs:
        """Spread a sign from one mention to all candidates of its cluster."""
        spread = np.zeros(self.chains.count, dtype=bool)
        spread[self.clusters[signs]] = True
        return spread[self.clusters]

    def place(self) -> list[Column]:
        """Give distances, what is known of the cluster, and the places in the trees."""
        chains, traits, chosen, mention, clusters = self.chains, self.traits, self.chosen, self.mention, self.clusters
        sentences, size = self.sentences, chains.size[self.clusters]
        around = (traits.first[chosen] <= traits.first[mention]) & (traits.last[chosen] >= traits.last[mention])
        same_verb = self._same(traits.verb) & ~around
        possessive = traits.relation[mention] == _POSSESSIVE
        below = traits.parent[mention] == traits.head[chosen]
        return [
            *((sentences >= low) & (sentences <= high) for low, high in _DISTANCES),
            np.log1p(sentences) / 3,
            np.log1p(mention - chosen) / 4,
            np.log1p(np.maximum(0, traits.first[mention] - traits.last[chosen])) / 5,
            np.log1p(mention - chains.last[clusters]) / 4,
            chains.last[clusters] == chosen,
            chains.first[clusters] == chosen,
            np.log1p(chains.first[clusters]) / 6,
            np.log1p(size) / 3,
            size > 1,
            size > _SEVERAL,
            chains.has_name[clusters],
            around,
            around & below & possessive,
            same_verb,
            same_verb & _SUBJECTS[traits.relation[chosen]],
            same_verb & possessive,
            self._same(traits.verb_text) & ~same_verb,
            traits.parent[chosen] == traits.head[mention],
            below,
            (traits.relation[chosen] == traits.relation[mention]) & (sentences > 0),
            traits.depth[chosen] / 5,
        ]

    def words(self) -> list[Column]:
        """Compare texts, heads and initials, then content words, names and numerals, with mention and cluster."""
        traits, nouns = self.traits, self.traits.pronoun[self.chosen] < 0
        is_noun = traits.pronoun[self.mention] < 0
        text = self._same(traits.text)
        head = self._same(traits.head_text) & nouns & is_noun
        initials = self._same(traits.acronym) & ~text & is_noun
        signs = (text, head, initials)
        labelled = head & self._same(traits.label)
        return [text, head, labelled, initials, *(self._in_cluster(sign) for sign in signs), *self._overlaps()]

    def _overlaps(self) -> list[Column]:
        traits, chains, mention = self.traits, self.chains, self.mention
        ours, proper, numerals = traits.tokens[mention], traits.proper[mention], traits.numerals[mention]
        table = np.zeros((len(self.chosen), 10), dtype=np.float32)
        places = zip(self.chosen.tolist(), self.clusters.tolist(), strict=True)
        for row, (other, cluster) in enumerate(places if ours else ()):
            theirs, named, known = traits.tokens[other], traits.proper[other], chains.proper[cluster]
            if not theirs:
                continue
            common = len(ours & theirs)
            table[row] = (
                common / len(ours),
                common / len(theirs),
                bool(proper & named),
                bool(proper) and proper <= named,
                bool(named) and named <= proper,
                len(ours & chains.tokens[cluster]) / len(ours),
                bool(proper & known),
                bool(proper) and proper <= known,
                bool(proper - known) and bool(known - proper),
                bool(numerals ^ traits.numerals[other]),
            )
        return list(table.T)

    def agreement(self) -> list[Column]:
        """Compare number, gender, kind of thing and label with the candidate and with its whole cluster."""
        chains, traits, chosen, clusters = self.chains, self.traits, self.chosen, self.clusters
        number, gender, genders, numbers = self.number, self.gender, self.genders, self.numbers
        size = chains.size[clusters][:, None]
        counted = chains.numbers[clusters]
        kinds, all_genders = chains.kinds[clusters] / size, chains.genders[clusters] / size
        none = np.zeros(len(chosen), dtype=np.float32)
        opposite = {MAN: WOMAN, WOMAN: MAN}.get(gender)
        label = int(traits.label[self.mention])
        labels, all_labels = traits.label[chosen], chains.labels[clusters]
        return [
            (numbers == number) & (number != UNKNOWN),
            (numbers != number) & (numbers != UNKNOWN) & (number != UNKNOWN),
            counted[:, number] / (counted[:, 1:].sum(axis=1) + 1e-3) if number != UNKNOWN else none + 0.5,
            (genders == gender) & (gender != NOBODY),
            _HUMANS[genders] & (gender == THING),
            (genders == THING) & bool(_HUMANS[gender]),
            (genders == opposite) if opposite else none,
            *all_genders.T,
            all_genders[:, opposite] if opposite else none,
            all_genders[:, gender] if gender != NOBODY else none,
            traits.kinds[chosen] @ traits.kinds[self.mention],
            kinds @ traits.kinds[self.mention],
            *kinds.T,
            (labels == label) & (label > 0),
            (labels != label) & (labels > 0) & (label > 0),
            (all_labels[:, 1:].sum(axis=1) > 0) & (all_labels[:, label] == 0) & (label > 0),
            self._same(traits.pronoun),
            self._same(traits.group) & (traits.pronoun[self.mention] >= 0),
        ]

    def rivals(self) -> list[Column]:
        """Count the candidates that agree and stand nearer, and how often the cluster was just mentioned."""
        number, gender, genders = self.number, self.gender, self.genders
        agrees_in_number = (self.numbers == number) | (self.numbers == UNKNOWN) | (number == UNKNOWN)
        either = (gender == NOBODY) | (genders == NOBODY) | (_HUMANS[genders] & (gender == HUMAN))
        agreeing = agrees_in_number & ((genders == gender) | either)
        subjects = agreeing & _SUBJECTS[self.traits.relation[self.chosen]]
        nearer = _after(agreeing)
        recent = self.clusters[self.sentences <= _RECENT]
        return [
            np.log1p(nearer) / 3,
            agreeing & (nearer == 0),
            np.log1p(_after(subjects)) / 2,
            np.log1p(np.bincount(recent, minlength=self.chains.count)[self.clusters]) / 2,
        ]

    def speech(self) -> list[Column]:
        """Say which of the two stand in quotations, and which is the subject of a reporting verb."""
        traits = self.traits
        quote, quotes = int(traits.quote[self.mention]), traits.quote[self.chosen]
        speaker = traits.flags[self.chosen, _SPEAKER] > 0
        return [
            (quotes == quote) & (quote > 0),
            (quotes > 0) & (quote > 0) & (quotes != quote),
            (quotes == 0) & (quote > 0),
            (quotes > 0) & (quote == 0),
            speaker,
            speaker & (quote > 0) & (quotes == 0),
            speaker & bool(traits.flags[self.mention, _SPEAKER] > 0),
        ]


def _after(signs: Signs) -> Ints:
    """Count the signs behind each place."""
    counts: Ints = np.cumsum(signs[::-1])[::-1] - signs
    return counts


def own(traits: Traits, mention: int) -> Floats:
    """Give the signs of a mention alone."""
    chosen = (traits.group[mention], traits.relation[mention], traits.label[mention])
    number = traits.number[mention]
    rest = [
        number == ONE,
        number == MANY,
        np.log1p(traits.last[mention] - traits.first[mention]) / 3,
        np.log1p(mention) / 6,
        traits.depth[mention] / 5,
    ]
    tables = zip((len(GROUPS), len(RELATIONS), len(LABELS)), chosen, strict=True)
    one_hot = [np.arange(size) == value for size, value in tables]
    row: Floats = np.concatenate([*one_hot, traits.kinds[mention], traits.flags[mention], rest]).astype(np.float32)
    return row


def summary(chains: Chains, mention: int, chosen: Ints, rows: Floats) -> Floats:
    """Give the signs of a mention that may open a new cluster: its own, and the best that the candidates show."""
    number = np.array([len(chosen) / (NEAR + ALIKE)], dtype=np.float32)
    return np.concatenate([own(chains.traits, mention), rows[:, :WEIGHED].max(axis=0), number])
