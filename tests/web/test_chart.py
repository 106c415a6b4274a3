from __future__ import annotations

import re
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as some

from servanda.ledger import Kind
from servanda.model import Period, Relation, Status, WhenBasis
from servanda.web.axis import Axis
from servanda.web.chart import Chart, Drawn, Heap, chart, room
from servanda.web.families import Family
from servanda.web.timeline_entries import Line

FIRST, LAST = date(2030, 1, 1), date(2032, 12, 31)
DAYS = some.dates(FIRST, LAST)


def line(
    earliest: date | None,
    latest: date | None,
    status: Status = Status.ACTUAL,
    *,
    origins: int = 1,
    alleged: bool = False,
) -> Line:
    when = Period(None, earliest, latest, Relation.AT, WhenBasis.STATED)
    return Line("e-1", Kind.EVENTS, "done", "AID", status, alleged, when, "Norland aids Sudria", "", "", None, origins)


def drawn(*lines: Line, heaps: tuple[Heap, ...] = (), is_upright: bool = False) -> Chart:
    length = room(is_upright=is_upright, days=1096)
    return chart(Axis(FIRST, LAST, length), lines, heaps, is_upright=is_upright)


def only(picture: Chart) -> Drawn:
    (mark,) = picture.of("done")
    return mark


def numbers(mark: Drawn, role: str) -> dict[str, float]:
    shape = next(shape for shape in mark.shapes if shape.role == role)
    return {name: float(value) for name, value in shape.attributes}


def roles(mark: Drawn) -> list[str]:
    return [shape.role for shape in mark.shapes]


PERIODS = some.tuples(some.none() | DAYS, some.none() | DAYS).map(
    lambda days: (min(days), max(days)) if None not in days else days
)
LINES = some.lists(
    some.builds(
        lambda days, status, origins: line(*days, status, origins=origins),
        PERIODS.filter(lambda days: days != (None, None)),
        some.sampled_from(Status),
        some.integers(1, 9),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(LINES, some.booleans())
@example(lines=[line(LAST, None, origins=9)], is_upright=True)
@example(lines=[line(LAST, None, origins=9)], is_upright=False)
def test_every_mark_lies_inside_the_picture(lines: list[Line], is_upright: bool) -> None:
    """Whatever is drawn, wherever its days lie, no point of it is outside."""
    picture = drawn(*lines, is_upright=is_upright)
    assert len(picture.of("done")) == len(lines)
    for mark in picture.of("done"):
        for shape in mark.shapes:
            at = dict(shape.attributes)
            if shape.tag == "path":
                points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", at["d"])
                xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
            elif shape.tag == "circle":
                x, y, r = float(at["cx"]), float(at["cy"]), float(at["r"])
                xs, ys = [x - r, x + r], [y - r, y + r]
            else:
                x, y = float(at["x"]), float(at["y"])
                xs, ys = [x, x + float(at["width"])], [y, y + float(at["height"])]
            assert min(xs) >= 0
            assert max(xs) <= picture.width
            assert min(ys) >= 0
            assert max(ys) <= picture.height


def test_a_day_is_a_point_and_a_month_a_bar() -> None:
    """A bar is as long as the period that is known."""
    day = date(2031, 3, 9)
    assert only(drawn(line(day, day))).shapes[0].tag == "circle"
    bar = numbers(only(drawn(line(date(2031, 3, 1), date(2031, 3, 31)))), "body")
    year = numbers(only(drawn(line(date(2031, 1, 1), date(2031, 12, 31)))), "body")
    assert abs(year["width"] / bar["width"] - 365 / 31) < 0.05
    assert year["x"] < bar["x"] < bar["x"] + bar["width"] < year["x"] + year["width"]


def test_what_has_begun_runs_on_and_what_was_by_some_day_is_open() -> None:
    """An arrow reaches the end of the line; a line with a hollow end stands before the day."""
    since = only(drawn(line(date(2031, 3, 1), None)))
    assert roles(since) == ["stem", "head", "body"]
    by = only(drawn(line(None, date(2031, 3, 1))))
    assert roles(by) == ["stem open", "hollow", "body"]
    assert numbers(by, "hollow")["cx"] < numbers(by, "body")["cx"]


def test_a_status_is_told_by_shape_and_class() -> None:
    """No status is told by colour alone."""
    day = date(2031, 3, 9)
    signs = {status: roles(only(drawn(line(day, day, status)))) for status in Status}
    assert signs == {
        Status.ACTUAL: ["body"],
        Status.PLANNED: ["body"],
        Status.CONDITIONAL: ["body", "fill"],
        Status.HYPOTHETICAL: ["body", "fill"],
        Status.NEGATED: ["body", "cross", "cross"],
    }
    assert only(drawn(line(day, day, Status.PLANNED, alleged=True))).classes == "mark deeds-for planned alleged"


def test_more_origins_make_a_greater_point() -> None:
    """Three independent origins are seen."""
    day = date(2031, 3, 9)
    radii = [numbers(only(drawn(line(day, day, origins=origins))), "body")["r"] for origins in (1, 3, 50, 51)]
    assert radii == sorted(radii)
    assert radii[0] < radii[1] < radii[2] == radii[3]


def test_names_of_lanes_do_not_cover_one_another() -> None:
    """On a phone lanes stand side by side, and "promised" is wider than a lane of one dot."""
    for lane in drawn(line(FIRST, FIRST), is_upright=True).lanes:
        assert lane.width > 8.5 * len(lane.word)


def test_a_heap_is_as_high_as_it_holds_many_and_shows_its_families() -> None:
    """Parts of a column add up to it, and the higher column has more."""
    heaps = (
        Heap("2031-03", Kind.EVENTS, {Family.DEEDS_FOR: 30, Family.WORDS_AGAINST: 10}, "40 events"),
        Heap("2031-04", Kind.EVENTS, {Family.DEEDS_FOR: 20}, "20 events"),
    )
    for is_upright, size in ((False, "height"), (True, "width")):
        first, second = drawn(heaps=heaps, is_upright=is_upright).of("done")
        assert roles(first) == ["part deeds-for", "part words-against"]
        parts = [numbers(first, role)[size] for role in roles(first)]
        assert abs(parts[0] / parts[1] - 3) < 0.1
        assert abs(sum(parts) / numbers(second, "part deeds-for")[size] - 2) < 0.05


def heap(unit: str, number: int) -> Heap:
    return Heap(unit, Kind.EVENTS, {Family.PLAIN: number}, f"{number} events")


def test_a_number_wider_than_its_column_reads_upwards() -> None:
    """Five years of months: 12 stands above its column, 1,203 is turned, and the lane has the room for it."""
    axis = Axis(date(2030, 1, 1), date(2034, 12, 31), room())
    few, many = chart(axis, (), (heap("2031-03", 1), heap("2031-04", 1203))).of("done")
    assert (few.number, few.is_turned) == ("1", False)
    assert (many.number, many.is_turned) == ("1,203", True)
    assert float(many.place[1]) - 5 * 6.5 > 0
    (beside,) = chart(axis, (), (heap("2031-04", 1203),), is_upright=True).of("done")
    assert (beside.number, beside.is_turned) == ("1,203", False)


def test_a_column_thinner_than_a_line_of_text_has_no_number() -> None:
    """Twenty years of months on one screen: a number would lie over its neighbours'."""
    axis = Axis(date(2020, 1, 1), date(2039, 12, 31), room())
    (thin,) = chart(axis, (), (heap("2031-04", 1203),)).of("done")
    assert thin.number == ""


def test_columns_side_by_side_stand_on_one_floor() -> None:
    """Every month of three years as a column: the lane is as high as one of them."""
    months = [f"{year}-{month:02}" for year in (2030, 2031, 2032) for month in range(1, 13)]
    one, all_ = (
        drawn(heaps=tuple(Heap(month, Kind.EVENTS, {Family.PLAIN: 9}, "9 events") for month in some_months))
        for some_months in (months[:1], months)
    )
    assert len(all_.of("done")) == 36
    assert all_.height == one.height


def test_marks_are_given_as_time_goes() -> None:
    """Keys walk from left to right, whatever lies above what."""
    days = [date(2031, 5, 1), date(2030, 2, 1), date(2032, 1, 1)]
    marks = drawn(*(line(day, day) for day in days)).of("done")
    places = [numbers(mark, "body")["cx"] for mark in marks]
    assert places == sorted(places)
