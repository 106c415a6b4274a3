"""Where the sides of a network lie: those with much between them near each other, all others apart.

Invariant: nothing is left to chance. The same sides with the same ties lie at the same places.

Source: Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991); with a pull to the middle, so that
sides that nothing joins to the rest stay in the picture.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

ROUNDS = 150
"""Steps until all rest; each is shorter than the one before."""
_PULL = 1.1
_NEAREST = 0.01
_FIRST_STEP = 0.12
_UNEVEN, _GOLDEN = 0.2, 0.618


def spread(number: int, ties: Mapping[tuple[int, int], float]) -> tuple[tuple[float, float], ...]:
    """Give the place of each side, between 0 and 1 across and down.

    Args:
        number: How many sides there are.
        ties: How strongly two sides are tied, by their numbers; more than 0.
    """
    if number == 0:
        return ()
    turns = 2 * np.pi * np.arange(number) / number
    # Not all equally far out: from a perfect circle forces that are alike on both sides lead nowhere.
    far = 1 + _UNEVEN * np.modf(np.arange(number) * _GOLDEN)[0]
    places = np.stack([far * np.cos(turns), far * np.sin(turns)], axis=1)
    strength = np.zeros((number, number))
    for (one, other), weight in sorted(ties.items()):
        strength[one, other] += weight
        strength[other, one] += weight
    strength /= max(strength.max(), 1.0)
    ideal = 1.6 / np.sqrt(number)
    for step in np.linspace(_FIRST_STEP, 0.002, ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), _NEAREST)
        push = (ideal / distance) ** 2
        draw = (strength > 0) * (0.35 + 0.25 * strength) * distance / ideal
        moved = ((push - draw)[:, :, None] * apart).sum(axis=1) - _PULL * places
        length = np.maximum(np.linalg.norm(moved, axis=1), 1e-9)
        places = places + moved * (np.minimum(length, step) / length)[:, None]
    low, high = places.min(axis=0), places.max(axis=0)
    fitted = np.where(high - low > _NEAREST, (places - low) / np.maximum(high - low, _NEAREST), 0.5)
    return tuple((float(x), float(y)) for x, y in fitted)
