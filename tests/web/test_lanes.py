from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from servanda.web.lanes import Taken, height, stacked

THINGS = some.lists(
    some.builds(
        lambda start, length, rows: Taken(start, start + length, rows),
        some.floats(0, 500),
        some.floats(0, 200),
        some.integers(1, 4),
    ),
    max_size=25,
)


@given(THINGS)
def test_no_thing_covers_another(things: list[Taken]) -> None:
    """Two things that have a row in common lie apart."""
    rows = stacked(things, gap=2.0)
    for number, (one, low) in enumerate(zip(things, rows, strict=True)):
        for other, row in list(zip(things, rows, strict=True))[:number]:
            if low < row + other.rows and row < low + one.rows:
                assert one.start >= other.end + 2.0 or other.start >= one.end + 2.0
    assert height(things, rows) <= sum(thing.rows for thing in things)


def test_things_lie_as_low_as_they_can() -> None:
    """What does not meet shares a row; what meets lies above; a tall thing takes all its rows."""
    things = [Taken(0, 10, rows=2), Taken(20, 30), Taken(5, 25), Taken(40, 50)]
    assert stacked(things, gap=2.0) == (0, 0, 2, 0)
    assert height(things, (0, 0, 2, 0)) == 3
    assert height([], ()) == 0
