"""The picture of a time line: three lanes on one axis, as shapes with their places, drawn on the server.

Invariant: every shape lies inside the picture, and nothing is drawn on a day that the data do not name. Shapes carry
classes, never styles: colours are the style sheet's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.ledger import Kind
from servanda.model import Relation, Status
from servanda.web.axis import Axis, Stretch, Tick, days_of
from servanda.web.families import Family, family
from servanda.web.lanes import Taken, height, stacked
from servanda.web.timeline_entries import LANES, Line

WIDE, NARROW = 1080.0, 340.0
"""Units across the picture on a desk and on a phone, where time runs down."""
_ROW = 17.0
_DOT, _DOT_MOST = 5.0, 7.5
_BAR = 9.0
_SHORTEST = 8.0
"""How long the bar of a short period is drawn on a long line: longer than it is, and yet no point."""
_GAP = 2.0
"""Between two things that share a row."""
_FIGURE, _DIGIT = 9.0, 6.5
"""How high the number above a heap is, and how wide each of its signs."""
_OPEN = 26.0
"""How far a period without a beginning is drawn to the left of its end."""
_TALLEST = 6
"""Rows of the highest heap."""
_PAD = 14.0
_FEWEST_ROWS = 2
_FEWEST_ROWS_UPRIGHT = 5
"""As many as the name of a lane is wide, where names stand side by side above their lanes."""
_LABEL = 92.0
_FOOT = 24.0


@dataclass(frozen=True, slots=True)
class Heap:
    """Things of one kind that begin in one unit, too many to be drawn each for itself; families in their order."""

    unit: str
    kind: Kind
    families: Mapping[Family, int]
    told: str

    @property
    def number(self) -> int:
        """Give how many they are."""
        return sum(self.families.values())


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of a drawing: its name, its attributes, its class."""

    tag: str
    role: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What leads on from a picture: one record, or the heap of a unit; `told` says it in words.

    `is_turned` says that the number of a heap reads upwards, where its column is too narrow for it.
    """

    told: str
    classes: str
    shapes: tuple[Shape, ...]
    record: str | None = None
    unit: str | None = None
    number: str = ""
    place: tuple[str, str] = ("0", "0")
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its word, and the box that it takes."""

    word: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture; `is_upright` says that time runs down. `drawn` is by lane, in the order of `lanes`."""

    width: float
    height: float
    is_upright: bool
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[Tick, float, float, float, float], ...]
    drawn: tuple[tuple[Drawn, ...], ...]

    def of(self, word: str) -> tuple[Drawn, ...]:
        """Give what is drawn in a lane, by time."""
        return next((drawn for lane, drawn in zip(self.lanes, self.drawn, strict=True) if lane.word == word), ())


@dataclass(frozen=True, slots=True)
class _Pen:
    """Turns places along the axis and above the foot of a lane into those of the picture."""

    along: float
    foot: float
    is_upright: bool

    def point(self, along: float, above: float) -> tuple[float, float]:
        """Give x and y."""
        if self.is_upright:
            return self.foot + above, self.along + along
        return self.along + along, self.foot - above

    def box(self, role: str, start: float, end: float, low: float, high: float) -> Shape:
        """Give a bar."""
        (x0, y0), (x1, y1) = self.point(start, low), self.point(end, high)
        x, y = min(x0, x1), min(y0, y1)
        return _shape("rect", role, x=x, y=y, width=abs(x1 - x0), height=abs(y1 - y0))

    def line(self, role: str, *points: tuple[float, float]) -> Shape:
        """Give a line through points."""
        return _path(role, [self.point(*point) for point in points])


def chart(axis: Axis, lines: Iterable[Line], heaps: Sequence[Heap], *, is_upright: bool = False) -> Chart:
    """Draw moments and heaps.

    Args:
        axis: The line, as long as the picture has room; see `room`.
        lines: The moments that are drawn each for itself, in the order of time.
        heaps: The rest.
        is_upright: Time runs down, for a narrow screen.
    """
    most = max((heap.number for heap in heaps), default=1)
    by_lane: dict[Kind, list[tuple[Taken, Line | Heap]]] = {kind: [] for kind in LANES}
    for heap in heaps:
        by_lane[heap.kind].append((_heap_taken(axis, heap, most, is_upright=is_upright), heap))
    for line in lines:
        if taken := _taken(axis, line):
            by_lane[line.kind].append((taken, line))
    rows = {kind: stacked([taken for taken, _ in things], gap=_GAP) for kind, things in by_lane.items()}
    fewest = _FEWEST_ROWS_UPRIGHT if is_upright else _FEWEST_ROWS
    deep = {
        kind: max(height([taken for taken, _ in things], rows[kind]), fewest) * _ROW + _PAD
        for kind, things in by_lane.items()
    }
    lanes = _lanes(axis, deep, is_upright=is_upright)
    drawn: list[tuple[Drawn, ...]] = []
    for (kind, things), lane in zip(by_lane.items(), lanes, strict=True):
        pen = _Pen(lane.y if is_upright else lane.x, lane.x if is_upright else lane.y + lane.height, is_upright)
        drawn.append(tuple(_in_order(pen, axis, most, things, rows[kind])))
    across = sum(deep.values())
    size = (max(_LABEL / 2 + across, NARROW), axis.length + 2 * _PAD + _FOOT) if is_upright else (WIDE, across + _FOOT)
    return Chart(*size, is_upright, lanes, tuple(_ticks(axis, lanes, is_upright=is_upright)), tuple(drawn))


def room(*, is_upright: bool = False, days: int = 0) -> float:
    """Give how long an axis of some days can be; an upright one is as long as its months need."""
    return min(max(days / 2.0, 320.0), 900.0) if is_upright else WIDE - _LABEL - 2 * _PAD


def _in_order(
    pen: _Pen, axis: Axis, most: int, things: Sequence[tuple[Taken, Line | Heap]], rows: Sequence[int]
) -> Iterator[Drawn]:
    """Draw the things of a lane by time, so that keys walk through them as time goes."""
    placed = sorted(zip(things, rows, strict=True), key=lambda each: (each[0][0].start, each[1]))
    for (_, thing), row in placed:
        low = row * _ROW + _PAD / 2
        yield _heap(pen, axis, thing, most) if isinstance(thing, Heap) else _mark(pen, axis, thing, low)


# ---- where


def _heap_taken(axis: Axis, heap: Heap, most: int, *, is_upright: bool) -> Taken:
    stretch = _unit_stretch(axis, heap.unit)
    # So that the columns of two units side by side do not touch.
    edge = min(_GAP, (stretch.end - stretch.start) / 3)
    figure = _width(heap) if not is_upright and _is_turned(axis, heap) else _FIGURE
    return Taken(stretch.start + edge, stretch.end - edge, math.ceil((_heap_height(heap, most) + figure) / _ROW))


def _column(axis: Axis, heap: Heap) -> tuple[float, float]:
    """Give where the column of a heap begins and ends."""
    stretch = _unit_stretch(axis, heap.unit)
    edge = min(1.0, (stretch.end - stretch.start) / 8)
    return stretch.start + edge, stretch.end - edge


def _width(heap: Heap) -> float:
    """Give how long the number of a heap is."""
    return len(f"{heap.number:,}") * _DIGIT


def _is_turned(axis: Axis, heap: Heap) -> bool:
    """Say whether the number of a heap, in a lying picture, is wider than its column."""
    start, end = _column(axis, heap)
    return _width(heap) >= end - start


def _heap_height(heap: Heap, most: int) -> float:
    return max(_ROW * _TALLEST * heap.number / most, 4.0)


def _unit_stretch(axis: Axis, unit: str) -> Stretch:
    return axis.stretch(*days_of(unit)) or Stretch(0, 0)


def _stretch(axis: Axis, line: Line) -> Stretch | None:
    """Give the piece of the axis that a moment's period takes; an open end runs as far as can be shown."""
    earliest, latest = line.when.earliest, line.when.latest
    if earliest is None and latest is None:
        return None
    return axis.stretch(earliest or latest or date.min, latest or earliest or date.max)


def _taken(axis: Axis, line: Line) -> Taken | None:
    stretch = _stretch(axis, line)
    if stretch is None:
        return None
    if _is_since(line):
        return Taken(stretch.start, axis.length)
    if line.when.earliest is None:
        return Taken(max(stretch.middle - _OPEN, -_PAD), stretch.middle + _radius(line))
    if line.when.is_day:
        return Taken(stretch.middle - _radius(line), stretch.middle + _radius(line))
    long = _lengthened(stretch)
    return Taken(long.start, long.end)


def _lengthened(stretch: Stretch) -> Stretch:
    """Give a stretch that is long enough to be seen."""
    half = max(stretch.end - stretch.start, _SHORTEST) / 2
    return replace(stretch, start=stretch.middle - half, end=stretch.middle + half)


def _is_since(line: Line) -> bool:
    return line.when.latest is None or line.when.relation is Relation.SINCE


def _radius(line: Line) -> float:
    """Give the radius of a dot: more independent origins, a greater one."""
    return min(_DOT + 0.9 * (max(line.origins, 1) - 1), _DOT_MOST)


# ---- shapes


def _mark(pen: _Pen, axis: Axis, line: Line, low: float) -> Drawn:
    stretch, radius = _stretch(axis, line) or Stretch(0, 0), _radius(line)
    middle = low + _ROW / 2
    if _is_since(line):
        shapes = _arrow(pen, stretch.start, axis.length, middle, radius, line)
    elif line.when.earliest is None:
        shapes = _open(pen, stretch.middle, middle, radius, line)
    elif line.when.is_day:
        shapes = _dot(pen, stretch.middle, middle, radius, line.status)
    else:
        shapes = _bar(pen, _lengthened(stretch), middle, line.status)
    alleged = " alleged" if line.is_alleged else ""
    classes = f"mark {family(line.type)} {line.status}{alleged}"
    return Drawn(line.told, classes, tuple(shapes), record=line.id)


def _dot(pen: _Pen, along: float, above: float, radius: float, status: Status) -> Iterator[Shape]:
    x, y = pen.point(along, above)
    yield _shape("circle", "body", cx=x, cy=y, r=radius)
    yield from _sign(x, y, radius, status)


def _bar(pen: _Pen, stretch: Stretch, above: float, status: Status) -> Iterator[Shape]:
    """Draw a period from its first to its last day; where the axis ends before it, the bar has no end there."""
    yield pen.box("body", stretch.start, stretch.end, above - _BAR / 2, above + _BAR / 2)
    for is_cut, end in ((stretch.opens, stretch.start), (stretch.runs_on, stretch.end)):
        if is_cut:
            yield pen.line("gap", (end, above - _BAR / 2), (end, above + _BAR / 2))
    if status is Status.CONDITIONAL:
        yield pen.box("fill", stretch.start, stretch.end, above - _BAR / 2, above)
    else:
        x, y = pen.point(stretch.middle, above)
        yield from _sign(x, y, _BAR / 2, status)


def _arrow(pen: _Pen, start: float, end: float, above: float, radius: float, line: Line) -> Iterator[Shape]:
    """Draw what has begun and has no end that is known: a dot and an arrow to the end of the axis."""
    yield pen.line("stem", (start, above), (end, above))
    yield pen.line("head", (end - 5, above + 4), (end, above), (end - 5, above - 4))
    # What began in the last days of the axis has its dot at the end, not outside the picture.
    yield from _dot(pen, min(start + radius, end), above, radius, line.status)


def _open(pen: _Pen, end: float, above: float, radius: float, line: Line) -> Iterator[Shape]:
    """Draw what was by some day: a line to that day, with a hollow end where the beginning is not known."""
    start = max(end - _OPEN, -_PAD + 3)
    yield pen.line("stem open", (start, above), (end, above))
    x, y = pen.point(start, above)
    yield _shape("circle", "hollow", cx=x, cy=y, r=2.5)
    yield from _dot(pen, end, above, radius, line.status)


def _sign(x: float, y: float, radius: float, status: Status) -> Iterator[Shape]:
    """Tell a status by more than a colour: half, a point, a cross."""
    if status is Status.CONDITIONAL:
        arc = f"M{_n(x - radius)} {_n(y)}A{_n(radius)} {_n(radius)} 0 0 0 {_n(x + radius)} {_n(y)}Z"
        yield Shape("path", "fill", (("d", arc),))
    elif status is Status.HYPOTHETICAL:
        yield _shape("circle", "fill", cx=x, cy=y, r=radius / 3)
    elif status is Status.NEGATED:
        arm = radius * 0.9
        yield _path("cross", [(x - arm, y - arm), (x + arm, y + arm)])
        yield _path("cross", [(x - arm, y + arm), (x + arm, y - arm)])


def _heap(pen: _Pen, axis: Axis, heap: Heap, most: int) -> Drawn:
    """Draw a heap: a column, as high as there are many, each family a part of it."""
    (start, end), tall = _column(axis, heap), _heap_height(heap, most)
    shapes, low = [], 0.0
    for kind, number in heap.families.items():
        high = low + tall * number / heap.number
        shapes.append(pen.box(f"part {kind}", start, end, low, high))
        low = high
    is_turned = not pen.is_upright and _is_turned(axis, heap)
    # Over a column thinner than a line of text even a turned number has no room.
    has_room = not is_turned or end - start >= _FIGURE
    x, y = pen.point((start + end) / 2, tall + (10 if pen.is_upright else 3))
    return Drawn(
        heap.told,
        "heap",
        tuple(shapes),
        unit=heap.unit,
        number=f"{heap.number:,}" if has_room else "",
        place=(_n(x), _n(y)),
        is_turned=is_turned,
    )


def _lanes(axis: Axis, deep: Mapping[Kind, float], *, is_upright: bool) -> tuple[Lane, ...]:
    found, at = [], _LABEL / 2 if is_upright else 0.0
    for kind, depth in deep.items():
        if is_upright:
            found.append(Lane(LANES[kind], at, _FOOT + _PAD, depth, axis.length))
        else:
            found.append(Lane(LANES[kind], _LABEL + _PAD, at, axis.length, depth))
        at += depth
    return tuple(found)


def _ticks(axis: Axis, lanes: Sequence[Lane], *, is_upright: bool) -> Iterator[tuple[Tick, float, float, float, float]]:
    """Give ticks with the ends of their lines."""
    first, last = lanes[0], lanes[-1]
    for tick in axis.ticks():
        if is_upright:
            y = first.y + tick.at
            yield tick, first.x, y, last.x + last.width, y
        else:
            x = first.x + tick.at
            yield tick, x, first.y, x, last.y + last.height


def _path(role: str, points: Sequence[tuple[float, float]]) -> Shape:
    way = "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    return Shape("path", role, (("d", f"M{way}"),))


def _shape(tag: str, role: str, **places: float) -> Shape:
    return Shape(tag, role, tuple((name, _n(value)) for name, value in places.items()))


def _n(value: float) -> str:
    """Give a number with one decimal at most: no eye sees a smaller step, and pages stay small."""
    return f"{value:.1f}".removesuffix(".0")
