"""The picture of who with whom: sides as circles with their names, dyads as lines that lead to their records.

Invariant: a line is a row of the table, and no name is left out. How sure a line is shows in its stroke: dotted where
all of its records are alleged or denied, dashed where all tell what was not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.web.families import Family
from servanda.web.spread import spread

WIDTH, HEIGHT = 720.0, 620.0
SIDES = 40
"""Sides of a picture: with more of them their names cover each other. The strongest rows are drawn."""
_PAD_X, _PAD_Y = 60.0, 34.0
_LEAST, _MOST = 4.0, 15.0
_THIN, _THICK = 1.3, 6.0
_BESIDE = 13.0
_FAN = 84.0
"""Between two lines of one pair, and how far the outermost of many may lie apart."""
_HEAD = 7.0
_LETTER, _LINE = 7.6, 15.0
"""Room of a letter, and of a line of letters."""
_NAME = 30


_PIECES = 8
"""Into so many a line is cut, to see whether it runs through a name."""
_CROSSED = 25.0
"""Square units that a name covers of others for every piece of a line behind it: either makes it hard to read."""

_Place: TypeAlias = tuple[float, float]


class Row(Protocol):
    """What is drawn of a row of the table."""

    @property
    def ends(self) -> tuple[str, str]:
        """Give the codes of the giving and the receiving side."""

    @property
    def names(self) -> tuple[str, str]:
        """Give what both are called."""

    @property
    def number(self) -> int:
        """Give how many records it has."""

    @property
    def family(self) -> Family:
        """Give the family of its type."""

    @property
    def stroke(self) -> str:
        """Give `alleged`, `negated`, or nothing where some of it is plainly told."""

    @property
    def told(self) -> str:
        """Give it in words."""


@dataclass(frozen=True, slots=True)
class Node:
    """A side: its circle, and its name where nothing covers it."""

    side: str
    name: str
    whole_name: str
    x: float
    y: float
    radius: float
    name_x: float
    name_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line with its head; `row` is its place in the table."""

    row: int
    classes: str
    line: str
    head: str
    through: tuple[_Place, ...]
    width: float
    told: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A picture; `drawn` of the rows are in it."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    drawn: int
    width: float = WIDTH
    height: float = HEIGHT


def graph(rows: Sequence[Row]) -> Graph:
    """Draw the rows of a table, the strongest first, as far as their sides fit."""
    chosen = _chosen(rows)
    names = {side: name for row in chosen.values() for side, name in zip(row.ends, row.names, strict=True)}
    order = {side: place for place, side in enumerate(sorted(names))}
    weights: dict[tuple[int, int], float] = {}
    records = dict.fromkeys(order, 0)
    for row in chosen.values():
        one, other = sorted(order[side] for side in row.ends)
        weights[one, other] = weights.get((one, other), 0.0) + math.sqrt(row.number)
        for side in row.ends:
            records[side] += row.number
    places = {
        side: (_PAD_X + x * (WIDTH - 2 * _PAD_X), _PAD_Y + y * (HEIGHT - 2 * _PAD_Y))
        for side, (x, y) in zip(order, spread(len(order), weights), strict=True)
    }
    most = max(records.values(), default=1)
    radii = {side: _LEAST + (_MOST - _LEAST) * math.sqrt(number / most) for side, number in records.items()}
    ties = tuple(_ties(chosen, places, radii))
    lines = np.array([place for tie in ties for place in tie.through]).reshape(-1, 2)
    return Graph(tuple(_named(names, places, radii, lines)), ties, len(chosen))


def _chosen(rows: Sequence[Row]) -> dict[int, Row]:
    """Give the rows that are drawn, by their places in the table."""
    sides: set[str] = set()
    chosen = {}
    for place, row in enumerate(rows):
        if len(sides.union(row.ends)) <= SIDES:
            sides.update(row.ends)
            chosen[place] = row
    return chosen


# ---- lines


def _ties(chosen: Mapping[int, Row], places: Mapping[str, _Place], radii: Mapping[str, float]) -> Iterator[Tie]:
    """Give the lines, those of one pair side by side."""
    fans: dict[tuple[str, ...], list[int]] = {}
    for place, row in chosen.items():
        fans.setdefault(tuple(sorted(row.ends)), []).append(place)
    widest = max((row.number for row in chosen.values()), default=1)
    for place, row in chosen.items():
        fan = fans[tuple(sorted(row.ends))]
        apart = min(_BESIDE, _FAN / len(fan)) * (fan.index(place) - (len(fan) - 1) / 2)
        # Beside the line from the first of both sides to the other, whichever of them gives.
        bent = apart if row.ends == tuple(sorted(row.ends)) else -apart
        width = _THIN + (_THICK - _THIN) * math.sqrt((row.number - 1) / max(widest - 1, 1))
        source, target = row.ends
        line, head, through = _bow(places[source], places[target], radii[target], bent, width)
        yield Tie(place, f"tie {row.family} {row.stroke}".rstrip(), line, head, through, round(width, 1), row.told)


def _bow(start: _Place, end: _Place, radius: float, bent: float, width: float) -> tuple[str, str, tuple[_Place, ...]]:
    """Give a bow from a circle to another, its head at the edge of that, and places through which it runs."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    middle = (x0 + x1) / 2 - (y1 - y0) / length * bent * 2, (y0 + y1) / 2 + (x1 - x0) / length * bent * 2
    reach = math.hypot(x1 - middle[0], y1 - middle[1]) or 1.0
    along = ((x1 - middle[0]) / reach, (y1 - middle[1]) / reach)
    tip = (x1 - along[0] * (radius + 1.5), y1 - along[1] * (radius + 1.5))
    size = _HEAD + width
    foot = (tip[0] - along[0] * size, tip[1] - along[1] * size)
    half = size * 0.42
    left = (foot[0] - along[1] * half, foot[1] + along[0] * half)
    right = (foot[0] + along[1] * half, foot[1] - along[0] * half)
    through = tuple(_along(start, middle, foot, step / _PIECES) for step in range(1, _PIECES + 1))
    return f"M{_at(start)}Q{_at(middle)} {_at(foot)}", f"M{_at(tip)}L{_at(left)}L{_at(right)}Z", through


def _along(start: _Place, middle: _Place, end: _Place, part: float) -> _Place:
    """Give a place on a bow, so far along it."""
    first, second, third = (1 - part) ** 2, 2 * part * (1 - part), part**2
    return (
        first * start[0] + second * middle[0] + third * end[0],
        first * start[1] + second * middle[1] + third * end[1],
    )


def _at(place: _Place) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}"


# ---- names


def _short(name: str) -> str:
    words = " ".join(name[: 4 * _NAME].split())
    return words if len(words) <= _NAME else f"{words[: _NAME - 1].rstrip()}…"


_Box: TypeAlias = tuple[float, float, float, float]


def _named(
    names: Mapping[str, str], places: Mapping[str, _Place], radii: Mapping[str, float], lines: NDArray[np.float64]
) -> Iterator[Node]:
    """Give the sides, each with its name where it covers least; the greatest choose first."""
    taken = [(x - radii[side], y - radii[side], x + radii[side], y + radii[side]) for side, (x, y) in places.items()]
    for side in sorted(places, key=lambda each: (-radii[each], each)):
        (x, y), radius, name = places[side], radii[side], _short(names[side])
        choices = (
            (x + radius + 4, y + 4, "start"),
            (x - radius - 4, y + 4, "end"),
            (x, y + radius + 13, "middle"),
            (x, y - radius - 5, "middle"),
        )
        boxes = {choice: _box(*choice, len(name) * _LETTER) for choice in choices}
        chosen = min(choices, key=lambda choice: _covered(boxes[choice], taken, lines))
        taken.append(boxes[chosen])
        name_x, name_y, anchor = chosen
        yield Node(
            side=side,
            name=name,
            whole_name=names[side],
            x=round(x, 1),
            y=round(y, 1),
            radius=round(radius, 1),
            name_x=round(name_x, 1),
            name_y=round(name_y, 1),
            anchor=anchor,
        )


def _box(x: float, y: float, anchor: str, wide: float) -> _Box:
    left = x - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
    return left, y - _LINE + 4, left + wide, y + 4


def _covered(box: _Box, taken: Sequence[_Box], lines: NDArray[np.float64]) -> float:
    """Give how much a box covers of others and of lines, what runs out of the picture ten times."""
    left, top, right, foot = box
    out = max(0.0, 2 - left) + max(0.0, right - WIDTH + 2) + max(0.0, -top) + max(0.0, foot - HEIGHT)
    shared = sum(
        max(0.0, min(right, one[2]) - max(left, one[0])) * max(0.0, min(foot, one[3]) - max(top, one[1]))
        for one in taken
    )
    is_inside = (lines > (left, top)).all(axis=1) & (lines < (right, foot)).all(axis=1)
    return shared + _CROSSED * float(is_inside.sum()) + 10 * out * _LINE
