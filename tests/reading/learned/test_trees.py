"""Arc scores to trees."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from servanda.reading.learned.trees import Floats, best_heads, best_tree, label_scores, lower_ends


def is_tree(heads: list[int] | tuple[int, ...]) -> bool:
    """Say whether every word leads to the root, and one alone hangs on it."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at = start
        for _ in heads:
            at = heads[at - 1] if at else 0
        if at:
            return False
    return True


@cache
def trees(words: int) -> list[tuple[int, ...]]:
    return [heads for heads in product(range(words + 1), repeat=words) if is_tree(heads)]


def total(arcs: Floats, heads: list[int] | tuple[int, ...]) -> float:
    return float(arcs[np.arange(len(heads)), heads].astype(np.float64).sum())


NUMBERS = st.floats(-100, 100, width=32) | st.integers(-2, 2)


@given(st.integers(1, 5).flatmap(lambda words: arrays.arrays(np.float32, (words, words + 1), elements=NUMBERS)))
def test_the_tree_is_the_best_of_all(arcs: Floats):
    """Against every tree with one root, one by one."""
    best = max(total(arcs, heads) for heads in trees(len(arcs)))
    found = best_heads(arcs)
    assert is_tree(found)
    assert total(arcs, found) == pytest.approx(best, abs=1e-3)


EXTREMES = st.sampled_from([-np.inf, np.inf, 0.0, -0.0, 1e-30, 1e30, -1e30, 1e6, -1e6, 3e38, 1.0])


@given(st.integers(1, 9).flatmap(lambda words: arrays.arrays(np.float32, (words, words + 1), elements=EXTREMES)))
@example(np.full((4, 5), -np.inf, dtype=np.float32))
@example(np.full((4, 5), np.inf, dtype=np.float32))
@example(np.array([[-np.inf, 0, 1], [-np.inf, 1, 0]], dtype=np.float32))
def test_there_is_a_tree_whatever_the_scores(arcs: Floats):
    """Infinite ones, equal ones, and a root that nothing may hang on."""
    assert is_tree(best_heads(arcs))


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1), st.integers(1, 140), st.sampled_from([0.0, 1.0, 30.0]))
def test_a_sentence_as_long_as_a_window_is_a_tree(seed: int, words: int, scale: float):
    """A hundred and forty words, with ties and circles."""
    arcs = (np.random.default_rng(seed).integers(-3, 4, (words, words + 1)) * scale).astype(np.float32)
    assert is_tree(best_heads(arcs))


def test_circles_within_circles_are_broken():
    """Pairs that each want the other, and pairs of pairs: one contraction leads to the next."""
    words = 128
    arcs = np.zeros((words, words + 1), dtype=np.float32)
    for word in range(words):
        for level in range(7):
            arcs[word, (word ^ (1 << level)) + 1] = 8 - level
    assert is_tree(best_heads(arcs))


def test_a_word_alone_hangs_on_the_root():
    """As does no word at all."""
    assert best_heads(np.zeros((1, 2), dtype=np.float32)) == [0]
    assert best_heads(np.zeros((0, 1), dtype=np.float32)) == []


def drawn(seed: int, words: int) -> tuple[Floats, Floats]:
    """Give scores of arcs and of four labels for each arc."""
    chance = np.random.default_rng(seed)
    arcs = chance.normal(size=(words, words + 1)).astype(np.float32)
    return arcs, chance.normal(size=(words, 4, words + 1)).astype(np.float32)


def log_chance(scores: Floats, chosen: int) -> float:
    raised = scores.astype(np.float64)
    return float(raised[chosen] - np.log(np.exp(raised).sum()))


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(0, 3))
def test_tree_and_labels_are_the_likeliest_together(seed: int, words: int, root: int):
    """Against every tree, each arc with its best label; the root's label is the root's alone."""
    arcs, labels = drawn(seed, words)
    others = [label for label in range(4) if label != root]

    def arc(word: int, head: int) -> float:
        best = 0.0 if head == 0 else max(log_chance(labels[word, others, head], at) for at in range(3))
        return log_chance(arcs[word], head) + best

    heads, found = best_tree(arcs, labels, root)
    assert is_tree(heads)
    total_of = {tree: sum(arc(word, head) for word, head in enumerate(tree)) for tree in trees(words)}
    assert total_of[tuple(heads)] == pytest.approx(max(total_of.values()), abs=1e-3)
    for word, head in enumerate(heads):
        assert (found[word] == root) == (head == 0)
        if head:
            assert labels[word, found[word], head] == pytest.approx(labels[word, others, head].max(), abs=1e-4)


def test_a_sure_label_outweighs_a_head_that_is_a_little_likelier():
    """The second word's head is nearly open; its label is a guess for one and sure for the other."""
    arcs = np.array([[5, 0, 0, 0], [0, 1.1, 0, 1.0], [0, 5, 0, 0]], dtype=np.float32)
    labels = np.zeros((3, 4, 4), dtype=np.float32)
    labels[1, 2, 3] = 9
    assert best_heads(arcs) == [0, 1, 1]
    assert best_tree(arcs, labels, root=0) == ([0, 3, 1], [0, 2, 1])


def test_a_head_has_one_word_of_a_lone_label():
    """The less sure subject takes its next label, if that is nearly as likely; a sure one stays."""
    arcs = np.array([[9, 0, 0, 0], [0, 9, 0, 0], [0, 9, 0, 0]], dtype=np.float32)
    labels = np.zeros((3, 4, 4), dtype=np.float32)
    labels[1, 1, 1], labels[2, 1, 1], labels[2, 3, 1] = 8, 5, 4
    assert best_tree(arcs, labels, root=0) == ([0, 1, 1], [0, 1, 1])
    assert best_tree(arcs, labels, root=0, lone=[[1]]) == ([0, 1, 1], [0, 1, 3])
    labels[2, 1, 1] = 9
    labels[2, 3, 1] = 0
    assert best_tree(arcs, labels, root=0, lone=[[1]]) == ([0, 1, 1], [0, 1, 1])


@given(st.integers(0, 2**32 - 1), st.integers(0, 6))
def test_labels_are_scored_from_both_ends(seed: int, words: int):
    """Against the product of both ends and each label, one by one."""
    chance = np.random.default_rng(seed)
    below, above = (chance.normal(size=(rows, 3)).astype(np.float32) for rows in (words, words + 1))
    scores = chance.normal(size=(5, 4, 4)).astype(np.float32)
    found = label_scores(lower_ends(below, scores), above)
    for word, label, head in product(range(words), range(5), range(words + 1)):
        lower, upper = np.append(below[word], 1), np.append(above[head], 1)
        assert found[word, label, head] == pytest.approx(float(lower @ scores[label] @ upper), abs=1e-4)
