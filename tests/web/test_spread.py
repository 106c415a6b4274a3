"""Where the sides of a network lie."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as some

from servanda.web.spread import spread


@some.composite
def tied(draw: some.DrawFn) -> tuple[int, dict[tuple[int, int], float]]:
    """Give some sides with ties between them."""
    number = draw(some.integers(1, 12))
    pairs = [(one, other) for one in range(number) for other in range(one + 1, number)]
    chosen = draw(some.lists(some.sampled_from(pairs), unique=True)) if pairs else []
    return number, {pair: draw(some.floats(1, 40)) for pair in chosen}


@settings(max_examples=40, deadline=None)
@given(tied())
def test_every_side_has_a_place_of_its_own_inside_the_picture(given_: tuple[int, dict[tuple[int, int], float]]) -> None:
    """No two sides lie on each other, and the same question gives the same answer."""
    places = spread(*given_)
    assert len(places) == given_[0]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    assert all(math.dist(one, other) > 0.02 for number, one in enumerate(places) for other in places[:number])
    assert spread(*given_) == places


def test_what_is_tied_lies_nearer_than_what_is_not() -> None:
    """Of three sides the two with something between them."""
    one, two, three = spread(3, {(0, 1): 5.0})
    assert math.dist(one, two) < min(math.dist(one, three), math.dist(two, three))


def test_nobody_has_no_place() -> None:
    """An empty network is drawn empty."""
    assert spread(0, {}) == ()
