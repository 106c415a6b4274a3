"""Random samples and what their errors say."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.scoring.samples import drawn, rate

IDS = [f"e-{number:016x}" for number in range(500)]


@given(st.randoms(use_true_random=False), st.integers(0, 10**9), st.integers(0, 60))
def test_a_sample_depends_on_nothing_but_its_seed(chance: random.Random, seed: int, number: int) -> None:
    """Whatever the order of the findings, the same ones are drawn, each once; a larger sample begins with them."""
    shuffled = chance.sample(IDS, len(IDS))
    sample = drawn(IDS, number, seed=seed)
    assert drawn(shuffled, number, seed=seed) == sample
    assert len(set(sample)) == number
    assert drawn(IDS, number + 5, seed=seed)[:number] == sample


def test_every_finding_is_as_likely_as_any_other() -> None:
    """Over many seeds each is drawn about as often: within five standard errors of 2,000 draws of a tenth."""
    counted = Counter(id_ for seed in range(2_000) for id_ in drawn(IDS[:50], 5, seed=seed))
    assert len(counted) == 50
    assert all(abs(number - 200) < 5 * (2_000 * 0.1 * 0.9) ** 0.5 for number in counted.values())


def test_a_sample_of_more_than_there_are_is_all_of_them() -> None:
    """Nothing is drawn twice to fill it up."""
    assert sorted(drawn(IDS[:3], 20, seed=1)) == IDS[:3]


@pytest.mark.parametrize(
    ("wrong", "judged", "low", "high"),
    [
        (0, 20, 0.0, 0.1684),
        (1, 20, 0.0013, 0.2487),
        (10, 20, 0.2720, 0.7280),
        (20, 20, 0.8316, 1.0),
        (5, 100, 0.0164, 0.1128),
        (0, 0, 0.0, 1.0),
        (1, 1, 0.0250, 1.0),
    ],
)
def test_the_interval_is_that_of_the_tables(wrong: int, judged: int, low: float, high: float) -> None:
    """Known values of Clopper and Pearson's limits at 95 %."""
    found = rate(wrong, judged)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.share == (wrong / judged if judged else None)


@given(st.integers(1, 400), st.data())
def test_the_interval_holds_the_share_and_narrows_with_the_sample(judged: int, data: st.DataObject) -> None:
    """The share lies inside, and twice the sample with twice the errors tells more."""
    wrong = data.draw(st.integers(0, judged))
    one, two = rate(wrong, judged), rate(2 * wrong, 2 * judged)
    assert one.low <= wrong / judged <= one.high
    assert two.high - two.low < one.high - one.low


@pytest.mark.slow
def test_the_interval_holds_the_true_rate_as_often_as_it_says() -> None:
    """Of 4,000 samples of 40 at a true rate of 12 %, at least 95 % have it in their interval."""
    chance = random.Random(7)  # noqa: S311 - a simulation
    held = 0
    for _ in range(4_000):
        found = rate(sum(chance.random() < 0.12 for _ in range(40)), 40)
        held += found.low <= 0.12 <= found.high
    assert held / 4_000 >= 0.95


def test_more_errors_than_judgements_are_no_rate() -> None:
    """The numbers are told."""
    with pytest.raises(ValueError, match="between 0 and 2"):
        rate(3, 2)
