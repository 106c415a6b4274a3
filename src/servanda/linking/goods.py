"""Whether two lists of goods are of the same things, as many of each.

Invariant: sums of money return too often to be one for being equal; only pieces are compared. What one list leaves out
says nothing of the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.linking.context import content_words, coverage
from servanda.model import Line

ALIKE = 0.5
"""Share of content words from which two lines are of one thing."""


def are_as_many(mine: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Say whether all goods that two lists have in common are told with one number; what one leaves out is open."""
    pairs = [(one.quantity, other.quantity) for one in mine for other in theirs if are_one_thing(one, other)]
    numbers = [((one.low, one.high), (other.low, other.high)) for one, other in pairs if one and other]
    return bool(numbers) and all(first == second != (None, None) for first, second in numbers)


def are_one_thing(one: Line, other: Line) -> bool:
    """Say whether two lines are of one class and half of their words, or the last one, which says what it is."""
    first, second = content_words(one.item), content_words(other.item)
    ends = [content_words(line.item.rpartition(" ")[2]) for line in (one, other)]
    return one.item_class is other.item_class and (coverage(first, second) >= ALIKE or bool(ends[0] & ends[1]))
