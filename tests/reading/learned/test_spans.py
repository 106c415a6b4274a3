"""Tags to spans, and quotations."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from servanda.reading.learned.spans import Floats, best_tags, closed, quotations, spans

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")


def allowed(tags: tuple[int, ...]) -> bool:
    """Say whether every inner tag stands behind one of its own kind."""
    before = "O"
    for tag in tags:
        label = LABELS[tag]
        if label.startswith("I-") and before[2:] != label[2:]:
            return False
        before = label
    return True


@cache
def sequences(words: int) -> list[tuple[int, ...]]:
    return [tags for tags in product(range(len(LABELS)), repeat=words) if allowed(tags)]


def logits(words: int | st.SearchStrategy[int], bound: float) -> st.SearchStrategy[Floats]:
    sizes = st.just(words) if isinstance(words, int) else words
    numbers = st.floats(-bound, bound, width=32) | st.integers(-3, 3)
    return sizes.flatmap(lambda size: arrays.arrays(np.float32, (size, len(LABELS)), elements=numbers))


@given(logits(st.integers(1, 5), 100))
def test_the_tags_are_the_best_that_the_rules_allow(scores: Floats):
    """Against every sequence, one by one."""

    def total(tags: tuple[int, ...]) -> float:
        return float(scores[np.arange(len(tags)), tags].astype(np.float64).sum())

    best = max(total(tags) for tags in sequences(len(scores)))
    found = tuple(best_tags(scores, LABELS))
    assert allowed(found)
    assert total(found) == pytest.approx(best)


@given(logits(st.integers(1, 60), 2.0**100))
@example(np.array([[0, 0, 1e30, 0, 1e30]] * 3, dtype=np.float32))
def test_spans_never_overlap_and_are_opened_by_a_first_tag(scores: Floats):
    """However large the numbers are."""
    tags = best_tags(scores, LABELS)
    assert allowed(tuple(tags))
    end = 0
    for first, last, label in spans(tags, LABELS):
        assert end <= first < last <= len(scores)
        assert LABELS[tags[first]] == f"B-{label}"
        assert all(LABELS[tag] == f"I-{label}" for tag in tags[first + 1 : last])
        end = last
    assert sum(LABELS[tag].startswith("B-") for tag in tags) == len(list(spans(tags, LABELS)))


def test_spans_that_touch_are_two():
    """A second first tag begins a second span, of the same kind or of another."""
    assert list(spans([1, 2, 1, 3, 4, 0, 1], LABELS)) == [(0, 2, "cue"), (2, 3, "cue"), (3, 5, "source"), (6, 7, "cue")]
    assert list(spans([], LABELS)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“ We agree , ” he said . “ Yes . ”", ["“ We agree , ”", "“ Yes . ”"]),
        ('" We agree , " he said', ['" We agree , "']),
        ("`` We agree , '' he said", ["`` We agree , ''"]),
        ('`` We agree , " he said', ['`` We agree , "']),
        ("'' We agree , '' he said", ["'' We agree , ''"]),
        ("« We agree » „ Ja “ he said", ["« We agree »", "„ Ja “"]),
        ('“ He said " yes " to us ” .', ['“ He said " yes " to us ”']),
        ("He said : “ We agree .", ["“ We agree ."]),
        ("We agree ” he said", []),
        ("", []),
    ],
)  # fmt: skip
def test_quotations_are_found_with_their_marks(text: str, found: list[str]):
    """One that is not closed ends with the paragraph; marks inside one of another kind open nothing."""
    words = text.split()
    assert [" ".join(words[first:last]) for first, last in quotations(words)] == found


@given(st.lists(st.sampled_from(["“", "”", '"', "''", "``", "«", "»", "„", "a"])))
def test_quotations_do_not_overlap(words: list[str]):
    """Whatever marks stand in whatever order."""
    end = 0
    for first, last in quotations(words):
        assert end <= first < last <= len(words)
        end = last


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he said [“ We agree] , ”", "“ We agree , ”"),
        ("he said “ [We agree] , ”", "“ We agree , ”"),
        ("he said “ We [agree ,] ”", "agree , ”"),
        ("he [hopes that “ we] agree ” soon", "hopes that “ we agree ”"),
        ("he said “ We [do] agree ”", "do"),
        ("he said “ [We agree ”] .", "“ We agree ”"),
        ("he said [that] “ we agree ”", "that"),
    ],
)
def test_a_content_ends_with_the_quotation_that_it_runs_into(text: str, found: str):
    """Words from the middle of a quotation stay as they are."""
    first = last = 0
    words: list[str] = []
    for word in text.split():
        if word.startswith("["):
            first = len(words)
        words.append(word.strip("[]"))
        if word.endswith("]"):
            last = len(words)
    start, end = closed(first, last, quotations(words))
    assert " ".join(words[start:end]) == found
