"""What speaks for and against an antecedent whatever the clusters are, as numbers: for many mentions at once.

Invariant: a row depends on the mention and on the candidate, never on clusters nor on what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from servanda.reading.coreference.candidates import Signs, candidates, is_around
from servanda.reading.coreference.traits import (
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
    word_number,
)

TOGETHER: Final = 32
"""Mentions whose pairs are made at once: of some two thousand pairs, whatever the length of the text."""
OWN: Final = len(GROUPS) + len(RELATIONS) + len(LABELS) + len(KINDS) + len(FLAGS) + 5
"""Columns of a mention alone."""
ALONE: Final = OWN - 5
"""The first of these, which a candidate has too."""
PLAIN: Final = np.array(
    [
        *(*range(8), *range(16, 30), *range(33, 38), 42, 43, 44, *range(46, 50)),
        *(57, 67, 68, 70, 71, 72, 73, 74, *range(76, 83)),
    ]
)
"""Where the columns that compare a mention with a candidate stand among those that compare it with the cluster too."""
SAME: Final = (18, 19, 21)
"""Which of these columns say that texts, heads or initials are the same."""
RECENT: Final = slice(0, 3)
"""Which of them say that the candidate stands at most two sentences before."""
OPPOSITE: Final = np.array([-1, WOMAN, MAN, -1, -1])
"""The gender that speaks against another; -1 for none."""
Column = NDArray[np.bool_] | NDArray[np.floating] | Ints

_HUMANS: Final = np.array([False, True, True, True, False])
_SUBJECTS: Final = np.array([name.startswith("nsubj") for name in RELATIONS])
_POSSESSIVE, _SPEAKER = RELATIONS.index("nmod:poss"), FLAGS.index("is_speaker")
_DISTANCES = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10))
_BITS = 64


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention with its candidates and what is known of each pair: (candidates, PLAIN)."""

    mention: int
    chosen: Ints
    plain: Floats


@dataclass(frozen=True, slots=True)
class Run:
    """Mentions that follow each other, with all their candidates.

    `others` and `plain` have one row a pair; those of the mention `first` + i begin at `starts[i]`.
    """

    first: int
    starts: list[int]
    others: Ints
    plain: Floats

    def choices(self) -> Iterator[tuple[Choice, slice]]:
        """Give each mention with its candidates, and where its rows stand."""
        for at in range(len(self.starts) - 1):
            rows = slice(self.starts[at], self.starts[at + 1])
            yield Choice(self.first + at, self.others[rows], self.plain[rows]), rows


def runs(traits: Traits) -> Iterator[Run]:
    """Give all mentions with their candidates, run by run."""
    chosen, words = candidates(traits), Words(traits)
    for first in range(0, len(chosen), TOGETHER):
        own = chosen[first : first + TOGETHER]
        starts = [0, *np.cumsum([len(others) for others in own]).tolist()]
        others = np.concatenate(own)
        pairs = _Pairs(traits, words, np.repeat(np.arange(first, first + len(own)), np.diff(starts)), others, starts)
        yield Run(first, starts, others, pairs.table())


class Words:
    """The words of mentions, as far as numbers tell: whether two can share one, and whether they can be the same."""

    def __init__(self, traits: Traits) -> None:
        self.tokens, self.proper = signatures(traits.tokens), signatures(traits.proper)
        numbers: dict[frozenset[str], int] = {}
        self.numerals: Ints = np.array([numbers.setdefault(one, len(numbers)) for one in traits.numerals])
        self.has_words: Signs = np.array([bool(one) for one in traits.tokens])


def signatures(sets: Sequence[frozenset[str]]) -> NDArray[np.uint64]:
    """Give 64 bits for each set of words: two that share a word share a bit, and no bit stands for no word."""
    return np.array([signature(words) for words in sets], dtype=np.uint64)


def signature(words: Iterable[str]) -> int:
    """Give the 64 bits of some words."""
    bits = 0
    for word in words:
        bits |= 1 << word_number(word) % _BITS
    return bits


class _Pairs:
    """Mentions beside their candidates; every sign is an array over the pairs."""

    def __init__(self, traits: Traits, words: Words, mentions: Ints, others: Ints, starts: Sequence[int]) -> None:
        self.traits, self.known, self.mentions, self.others = traits, words, mentions, others
        self.ends = np.repeat(np.array(starts[1:]), np.diff(starts))
        self.sentences = traits.sentence[mentions] - traits.sentence[others]
        self.number, self.gender = traits.number[mentions], traits.gender[mentions]
        self.numbers, self.genders = traits.number[others], traits.gender[others]

    def table(self) -> Floats:
        """Give the columns that `PLAIN` places."""
        columns = [*self._place(), *self._words(), *self._agreement(), *self._rivals(), *self._speech()]
        table: Floats = np.empty((len(self.others), len(columns)), dtype=np.float32)
        for at, column in enumerate(columns):
            table[:, at] = column
        return table

    def _same(self, values: Ints) -> Signs:
        """Say where a trait is that of the mention; -1 stands for none."""
        ours = values[self.mentions]
        same: Signs = (values[self.others] == ours) & (ours >= 0)
        return same

    def _place(self) -> list[Column]:
        """Give distances and the places in the trees."""
        traits, mentions, others, sentences = self.traits, self.mentions, self.others, self.sentences
        around = is_around(traits, others, mentions)
        same_verb = self._same(traits.verb) & ~around
        relation = traits.relation[mentions]
        possessive = relation == _POSSESSIVE
        below = traits.parent[mentions] == traits.head[others]
        return [
            *((sentences >= low) & (sentences <= high) for low, high in _DISTANCES),
            np.log1p(sentences) / 3,
            np.log1p(mentions - others) / 4,
            np.log1p(np.maximum(0, traits.first[mentions] - traits.last[others])) / 5,
            around,
            around & below & possessive,
            same_verb,
            same_verb & _SUBJECTS[traits.relation[others]],
            same_verb & possessive,
            self._same(traits.verb_text) & ~same_verb,
            traits.parent[others] == traits.head[mentions],
            below,
            (traits.relation[others] == relation) & (sentences > 0),
            traits.depth[others] / 5,
        ]

    def _words(self) -> list[Column]:
        """Compare texts, heads and initials, then content words, names and numerals."""
        traits, is_noun = self.traits, self.traits.pronoun[self.mentions] < 0
        text = self._same(traits.text)
        head = self._same(traits.head_text) & is_noun & (traits.pronoun[self.others] < 0)
        initials = self._same(traits.acronym) & ~text & is_noun
        return [text, head, head & self._same(traits.label), initials, *self._overlaps()]

    def _overlaps(self) -> list[Column]:
        traits, known, mentions, others = self.traits, self.known, self.mentions, self.others
        both = known.has_words[mentions] & known.has_words[others]
        table = np.zeros((5, len(others)), dtype=np.float32)
        words, names = known.tokens[mentions] & known.tokens[others], known.proper[mentions] & known.proper[others]
        for row in np.flatnonzero((words != 0) & both).tolist():
            ours, theirs = traits.tokens[mentions[row]], traits.tokens[others[row]]
            common = len(ours & theirs)
            table[:2, row] = common / len(ours), common / len(theirs)
        for row in np.flatnonzero((names != 0) & both).tolist():
            ours, theirs = traits.proper[mentions[row]], traits.proper[others[row]]
            if ours & theirs:
                table[2:, row] = True, ours <= theirs, theirs <= ours
        return [*table, both & (known.numerals[mentions] != known.numerals[others])]

    def _agreement(self) -> list[Column]:
        """Compare number, gender, kind of thing and label."""
        traits, mentions, others = self.traits, self.mentions, self.others
        number, gender, genders, numbers = self.number, self.gender, self.genders, self.numbers
        label, labels = traits.label[mentions], traits.label[others]
        are_known, are_labelled = (numbers != UNKNOWN) & (number != UNKNOWN), (labels > 0) & (label > 0)
        return [
            (numbers == number) & are_known,
            (numbers != number) & are_known,
            (genders == gender) & (gender != NOBODY),
            _HUMANS[genders] & (gender == THING),
            (genders == THING) & _HUMANS[gender],
            genders == OPPOSITE[gender],
            np.einsum("ij,ij->i", traits.kinds[mentions], traits.kinds[others]),
            (labels == label) & are_labelled,
            (labels != label) & are_labelled,
            self._same(traits.pronoun),
            self._same(traits.group) & (traits.pronoun[mentions] >= 0),
        ]

    def _rivals(self) -> list[Column]:
        """Count the candidates that agree and stand nearer."""
        number, gender, genders = self.number, self.gender, self.genders
        agrees_in_number = (self.numbers == number) | (self.numbers == UNKNOWN) | (number == UNKNOWN)
        either = (gender == NOBODY) | (genders == NOBODY) | (_HUMANS[genders] & (gender == HUMAN))
        agreeing = agrees_in_number & ((genders == gender) | either)
        nearer = self._after(agreeing)
        subjects = self._after(agreeing & _SUBJECTS[self.traits.relation[self.others]])
        return [np.log1p(nearer) / 3, agreeing & (nearer == 0), np.log1p(subjects) / 2]

    def _after(self, signs: Signs) -> Ints:
        """Count the signs behind each place, among the candidates of one mention."""
        sums = np.cumsum(np.concatenate([[False], signs]))
        behind: Ints = sums[self.ends] - sums[1:]
        return behind

    def _speech(self) -> list[Column]:
        """Say which of the two stand in quotations, and which is the subject of a reporting verb."""
        traits = self.traits
        quote, quotes = traits.quote[self.mentions], traits.quote[self.others]
        speakers = traits.flags[:, _SPEAKER] > 0
        speaker = speakers[self.others]
        return [
            (quotes == quote) & (quote > 0),
            (quotes > 0) & (quote > 0) & (quotes != quote),
            (quotes == 0) & (quote > 0),
            (quotes > 0) & (quote == 0),
            speaker,
            speaker & (quote > 0) & (quotes == 0),
            speaker & speakers[self.mentions],
        ]


_ONE_OF_GROUPS, _ONE_OF_RELATIONS, _ONE_OF_LABELS = (
    np.eye(len(names), dtype=np.float32) for names in (GROUPS, RELATIONS, LABELS)
)


def own(traits: Traits) -> Floats:
    """Give the signs of every mention alone, (mentions, OWN); the first ALONE are its signs as a candidate too."""
    number = traits.number
    rest = [
        number == ONE,
        number == MANY,
        np.log1p(traits.last - traits.first) / 3,
        np.log1p(np.arange(len(number))) / 6,
        traits.depth / 5,
    ]
    parts = [
        _ONE_OF_GROUPS[traits.group],
        _ONE_OF_RELATIONS[traits.relation],
        _ONE_OF_LABELS[traits.label],
        traits.kinds,
        traits.flags,
        np.stack(rest, axis=1),
    ]
    return np.concatenate(parts, axis=1).astype(np.float32)
