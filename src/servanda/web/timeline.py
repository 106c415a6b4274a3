"""What was said, promised and done, in the order of time: the list, and the picture of the same rows.

Invariant: what the picture gathers in one column the list holds one by one; what has no day is in neither, but in a
section of its own with a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind, timeline
from servanda.ledger.timeline import TIMED, Asked, Place, Unit
from servanda.ledger.view import View
from servanda.model import Relation, Status
from servanda.web import asking, chart, wording
from servanda.web.addresses import KNOWN_ON
from servanda.web.axis import Axis, days_of
from servanda.web.chart import Chart
from servanda.web.families import TYPES, Family, family
from servanda.web.timeline_entries import LANES, NOUNS, Line, line

SHOWN = 100
"""Moments of the list until more are asked for."""
UNDATED = 20
"""Moments without a day that are shown below the others."""
_CROWDED = 8
"""Moments of one lane in one unit of time above which they are drawn as one."""
_DRAWN = 300
"""Marks that a picture can hold and still be read."""
_COUNTED = 3_000
"""Moments up to which their origins are counted; to count them takes ten times as long as to find them."""
_FAR = 0.4
_FEW = 0.1
"""A tenth of the moments or fewer, with a gap of two fifths of the line before the rest, are left off its ends."""

_NONE = "[]"
_OF_RECORDS = ("between", "sides", "actor", "from", "to", "about", "text", "outlet")
_OF_DAYS = ("since", "until")
FILTERS = (*_OF_RECORDS, "type", "status", "origins", "lanes", *_OF_DAYS)
"""The names of the filters of a time line."""
_OF_PAGES = ("after", "undated", KNOWN_ON)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many moments answer, by kind; `undated` of them have no day.

    `records` have them; None where too much answers to count.
    """

    of: Mapping[Kind, int]
    undated: int
    records: int | None = None

    @property
    def all(self) -> int:
        """Give how many there are."""
        return sum(self.of.values())

    @property
    def words(self) -> str:
        """Give the counts of the lanes in words."""
        told = ", ".join(wording.counted(number, *NOUNS[kind]) for kind, number in self.of.items())
        return told if self.records is None else f"{told}, of {wording.counted(self.records, 'record')}"


@dataclass(frozen=True, slots=True)
class Left:
    """What lies outside the picture on one side: how many, and the filters that show them."""

    words: str
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Picture:
    """The chart for a desk and for a phone, with the filters behind each column and what lies outside."""

    wide: Chart
    narrow: Chart
    label: str
    heaps: Mapping[tuple[str, str], Mapping[str, str]]
    columns: tuple[tuple[str, Mapping[str, str], int], ...]
    left: tuple[Left, ...]
    zooms: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A time line: its counts, its picture, the first moments by month, and those without a day.

    `after` is where the next moments begin, None when all are shown. `without` says of each filter how many moments
    there are without it, when none answer.
    """

    counts: Counts
    picture: Picture | None
    months: tuple[tuple[str, tuple[Line, ...]], ...]
    after: str | None
    undated: tuple[Line, ...]
    undated_after: str | None
    without: tuple[tuple[str, str, int], ...]


def asked(filters: Mapping[str, str]) -> Asked:
    """Give what an address asks for; parties stand in it as they were written.

    Raises:
        NoSuchValueError: A filter is unknown, or has a value that nothing can have.
        CallError: A day, a number or a pair is not one.
    """
    given = {key: value.strip() for key, value in filters.items() if value.strip()}
    for key in given:
        if key not in (*FILTERS, *_OF_PAGES):
            raise NoSuchValueError("a filter", key, FILTERS)
    return Asked(
        query=asking.query(Kind.EVENTS, {key: value for key, value in given.items() if key in _OF_RECORDS}),
        kinds=kinds_of(given.get("lanes")),
        type=one_of("type", given.get("type"), TYPES),
        status=one_of("status", given.get("status"), tuple(map(str, Status))),
        origins=asking.limit({"limit": given["origins"]}) if "origins" in given else None,
        since=asking.day_of("since", given.get("since"), at_end=False),
        until=asking.day_of("until", given.get("until"), at_end=True),
    )


def understood(
    view: View, wanted: Asked, additions: Path | None, *, narrowed: Callable[[View, Asked], Asked] = timeline.narrowed
) -> Asked:
    """Give what is asked for with its records looked up, and its parties understood by any name of the codebook.

    Parties that look like codes or ids are first taken for them, which needs no codebook. `narrowed` looks records up.
    """
    if asking.is_coded(wanted.query):
        found = narrowed(view, wanted)
        if found.among != _NONE or not asking.parties(wanted.query):
            return found
    return narrowed(view, replace(wanted, query=asking.in_codes(wanted.query, additions)))


def sheet(view: View, wanted: Asked, filters: Mapping[str, str], *, additions: Path | None = None) -> Sheet:
    """Give a time line.

    Args:
        view: The ledger.
        wanted: Which moments, with parties in codes.
        filters: As the address has them.
        additions: The user's own codebook entries.
    """
    kept = {key: value for key, value in filters.items() if key in FILTERS and value.strip()}
    months = timeline.heaps(view, wanted)
    counts = replace(counted(months, wanted.kinds), records=timeline.records_of(view, wanted))
    dated, after = _dated(view, wanted, filters)
    undated, undated_after = _undated(view, wanted, filters) if counts.undated else ((), None)
    return Sheet(
        counts=counts,
        picture=picture(view, wanted, kept, months) if counts.all > counts.undated else None,
        months=tuple(_by_month(dated)),
        after=after,
        undated=undated,
        undated_after=undated_after,
        without=() if counts.all else tuple(_without(view, kept, additions)),
    )


def counted(months: Iterable[timeline.Heap], kinds: Sequence[Kind] = TIMED) -> Counts:
    """Give how many moments there are of each kind."""
    of: Counter[Kind] = Counter()
    undated = 0
    for heap in months:
        of[heap.kind] += heap.number
        undated += 0 if heap.unit else heap.number
    return Counts({kind: of[kind] for kind in LANES if kind in kinds}, undated)


# ---- the address


def kinds_of(written: str | None) -> tuple[Kind, ...]:
    """Give the kinds of the lanes that are named, all if none is.

    Raises:
        NoSuchValueError: There is no such lane.
    """
    if not written:
        return TIMED
    by_word = {word: kind for kind, word in LANES.items()}
    words = [word.strip().casefold() for word in written.split(",") if word.strip()]
    for word in words:
        if word not in by_word:
            raise NoSuchValueError("lanes", word, tuple(by_word))
    return tuple(kind for kind, word in LANES.items() if word in words) or TIMED


def one_of(option: str, written: str | None, allowed: Sequence[str]) -> str | None:
    """Give the value that is meant, however its capitals and spaces are written; None where nothing is.

    Raises:
        NoSuchValueError: It is none of those that are allowed.
    """
    if written is None:
        return None
    by_word = {word.casefold(): word for word in allowed}
    if (found := by_word.get(written.casefold().replace(" ", "_").replace("-", "_"))) is None:
        raise NoSuchValueError(option, written, list(by_word.values()))
    return found


def place_of(written: str) -> Place:
    """Give the place that `after` in an address names.

    Raises:
        CallError: It is none.
    """
    first, _, rest = written.partition("~")
    record, _, number = rest.partition("~")
    if not record or not number.isdecimal() or len(number) > 6:  # noqa: PLR2004 - no promise has a million steps
        raise CallError(f"after cannot be {written!r}; follow the link “next” of a page, or leave it out")
    return Place(first, record, int(number))


def mark_of(place: Place) -> str:
    """Give a place as `after` in an address names it."""
    return f"{place.first}~{place.record}~{place.number}"


# ---- the list


def _dated(view: View, wanted: Asked, filters: Mapping[str, str]) -> tuple[tuple[Line, ...], str | None]:
    if filters.get("undated"):
        return (), None
    place = place_of(filters["after"]) if filters.get("after") else None
    found = timeline.dated(view, wanted, limit=SHOWN + 1, after=place)
    return tuple(map(line, found[:SHOWN])), mark_of(found[SHOWN - 1].place) if len(found) > SHOWN else None


def _undated(view: View, wanted: Asked, filters: Mapping[str, str]) -> tuple[tuple[Line, ...], str | None]:
    """Give moments without a day: the first few below the others, page by page when they are asked for alone."""
    is_alone = bool(filters.get("undated"))
    if filters.get("after") and not is_alone:
        return (), None
    place = place_of(filters["after"]) if filters.get("after") else None
    most = SHOWN if is_alone else UNDATED
    found = timeline.undated(view, wanted, limit=most + 1, after=place)
    return tuple(map(line, found[:most])), mark_of(found[most - 1].place) if len(found) > most else None


def _by_month(lines: Iterable[Line]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for _, of_month in groupby(lines, key=_month):
        # A year does not begin in its January more than in any other month: what is wider stands before, by itself.
        ordered = sorted(of_month, key=lambda one: not _is_wide(one))
        for heading, several in groupby(ordered, key=_heading):
            yield heading, tuple(several)


def _month(one: Line) -> str:
    first = one.when.earliest or one.when.latest
    return first.isoformat()[: Unit.MONTH] if first else ""


def _heading(one: Line) -> str:
    """Give the month in which a moment begins, or of one that is wider the year, or since which month it may be."""
    month = _month(one)
    if not _is_wide(one):
        return unit_words(month)
    is_year = one.when.edtf == month[: Unit.YEAR]
    return month[: Unit.YEAR] if is_year else f"From {unit_words(month)}"


def _is_wide(one: Line) -> bool:
    """Say whether a moment may be in several months; what has begun and goes on is in the month when it began."""
    earliest, latest = one.when.earliest, one.when.latest
    if earliest is None or latest is None or one.when.relation is Relation.SINCE:
        return False
    return (earliest.year, earliest.month) != (latest.year, latest.month)


def _without(view: View, kept: Mapping[str, str], additions: Path | None) -> Iterator[tuple[str, str, int]]:
    """Give each filter with its value and the number of moments that there are without it."""
    for name, value in kept.items():
        rest = understood(view, asked({key: each for key, each in kept.items() if key != name}), additions)
        yield name, value, counted(timeline.heaps(view, rest)).all


# ---- the picture


def picture(view: View, wanted: Asked, kept: Mapping[str, str], months: Sequence[timeline.Heap]) -> Picture | None:
    """Give the picture of moments.

    Args:
        view: The ledger.
        wanted: Which moments.
        kept: The filters, for the addresses of columns.
        months: How many of them begin in each month.
    """
    numbers: Counter[str] = Counter()
    for heap in months:
        if heap.unit:
            numbers[heap.unit] += heap.number
    if not numbers:
        return None
    first, last = _window(numbers, wanted)
    unit = Axis(first, last, 1.0).unit
    by_day = unit is Unit.DAY
    within = replace(wanted, since=first, until=last)
    bins = _bins(timeline.heaps(view, within, by_day=True) if by_day else months, unit, first, last)
    crowded = _crowded(bins)
    spaces = _spaces(bins, crowded, months, unit)
    found = timeline.within(view, wanted, spaces, limit=_DRAWN, by_day=by_day)
    lines = tuple(map(line, found))
    total = sum(numbers.values())
    origins = timeline.origins(view, wanted, unit) if crowded and total <= _COUNTED else {}
    heaps = [_column(key, bins[key], origins.get(key)) for key in sorted(crowded)]
    wide = Axis(first, last, chart.room())
    upright = Axis(first, last, chart.room(is_upright=True, days=wide.days))
    return Picture(
        wide=chart.chart(wide, lines, heaps),
        narrow=chart.chart(upright, lines, heaps, is_upright=True),
        label=_label(wanted, numbers, first, last, heaps),
        heaps={(heap.unit, LANES[heap.kind]): _narrowed(kept, heap.unit, heap.kind) for heap in heaps},
        columns=tuple(_columns(kept, numbers, unit)),
        left=tuple(_left(kept, numbers, first, last)),
        zooms=_zooms(kept, first, last),
    )


_Key = tuple[str, Kind]


def _window(numbers: Mapping[str, int], wanted: Asked) -> tuple[date, date]:
    """Give the days that the picture shows: those asked for, else all but a few that lie far from the rest."""
    begun = sorted(numbers)
    total, most = sum(numbers.values()), None
    while len(begun) > 1 and most != (begun[0], begun[-1]):
        most = (begun[0], begun[-1])
        length = (_month_end(begun[-1]) - _month_start(begun[0])).days
        for end, beside in ((0, 1), (-1, -2)):
            gap = abs((_month_start(begun[end]) - _month_start(begun[beside])).days)
            left = total - sum(numbers[month] for month in begun) + numbers[begun[end]]
            if len(begun) > 2 and gap > _FAR * length and left <= _FEW * total:  # noqa: PLR2004 - two ends
                begun.pop(end)
                break
    first = wanted.since or _month_start(begun[0])
    last = wanted.until or max(_month_end(begun[-1]), first)
    return min(first, last), last


def _month_start(month: str) -> date:
    return days_of(month)[0]


def _month_end(month: str) -> date:
    return days_of(month)[1]


def _bins(heaps: Iterable[timeline.Heap], unit: Unit, first: date, last: date) -> dict[_Key, Counter[Family]]:
    """Give how many moments of each family begin in each unit that the picture shows, by unit and kind."""
    bins: dict[_Key, Counter[Family]] = {}
    for heap in heaps:
        name = unit.of(heap.unit)
        if len(name) == int(unit) and _overlaps(name, first, last):
            bins.setdefault((name, heap.kind), Counter())[family(heap.type)] += heap.number
    return bins


def _overlaps(unit: str, first: date, last: date) -> bool:
    begin, end = days_of(unit)
    return begin <= last and end >= first


def _crowded(bins: Mapping[_Key, Counter[Family]]) -> set[_Key]:
    """Give the units that are drawn as one: as few as leave no more marks than a picture can hold."""
    for most in (_CROWDED, 4, 2, 1):
        crowded = {key for key, of in bins.items() if of.total() > most}
        if sum(of.total() for key, of in bins.items() if key not in crowded) <= _DRAWN:
            return crowded
    return set(bins)


def _spaces(
    bins: Mapping[_Key, Counter[Family]], crowded: set[_Key], months: Sequence[timeline.Heap], unit: Unit
) -> dict[Kind, list[str]]:
    """Give the units whose moments are drawn each for itself, as the ledger counts them: days or months."""
    spaces: dict[Kind, list[str]] = {}
    if unit is Unit.DAY:
        for name, kind in sorted(bins.keys() - crowded):
            spaces.setdefault(kind, []).append(name)
        return spaces
    for heap in months:
        key = (unit.of(heap.unit), heap.kind)
        if key in bins and key not in crowded and heap.unit not in spaces.setdefault(heap.kind, []):
            spaces[heap.kind].append(heap.unit)
    return spaces


def _column(key: _Key, of: Counter[Family], origins: int | None) -> chart.Heap:
    unit, kind = key
    many = wording.counted(of.total(), *NOUNS[kind])
    behind = f", {wording.counted(origins, 'origin')}" if origins else ""
    told = f"{unit_words(unit)}, {LANES[kind]}: {many}{behind}; show them"
    return chart.Heap(unit, kind, {each: of[each] for each in Family if of[each]}, told)


def _label(wanted: Asked, numbers: Mapping[str, int], first: date, last: date, heaps: Sequence[chart.Heap]) -> str:
    lanes = wording.listed([LANES[kind] for kind in LANES if kind in wanted.kinds])
    grouped = f", {wording.counted(len(heaps), 'column')} of many" if heaps else ""
    entries = wording.counted(sum(numbers.values()), "dated entry", "dated entries")
    return f"Time line of what was {lanes}, {wording.day(first)} to {wording.day(last)}: {entries}{grouped}"


def _columns(
    kept: Mapping[str, str], numbers: Mapping[str, int], unit: Unit
) -> Iterator[tuple[str, Mapping[str, str], int]]:
    """Give years, or the months of a few years, with the filters that show them and how many begin there."""
    by_unit: Counter[str] = Counter()
    for month, number in numbers.items():
        by_unit[min(unit, Unit.MONTH).of(month) if len(numbers) > 1 else month] += number
    for name, number in sorted(by_unit.items()):
        yield unit_words(name), _narrowed(kept, name), number


def _left(kept: Mapping[str, str], numbers: Mapping[str, int], first: date, last: date) -> Iterator[Left]:
    before = {month: number for month, number in numbers.items() if _month_end(month) < first}
    behind = {month: number for month, number in numbers.items() if _month_start(month) > last}
    if before:
        words = f"{sum(before.values()):,} begin earlier, from {unit_words(min(before)[: Unit.YEAR])}"
        yield Left(words, {**_timeless(kept), "until": _moved(first, -timedelta(days=1)).isoformat()})
    if behind:
        words = f"{sum(behind.values()):,} begin later, until {unit_words(max(behind)[: Unit.YEAR])}"
        yield Left(words, {**_timeless(kept), "since": _moved(last, timedelta(days=1)).isoformat()})


def _zooms(kept: Mapping[str, str], first: date, last: date) -> Mapping[str, Mapping[str, str]]:
    """Give the filters of a closer and a wider look, of what came before and after, and of all.

    Where no days are asked for all is shown already, and nothing is wider.
    """
    days = (last - first).days + 1
    quarter = timedelta(days=max(days // 4, 1))
    half = timedelta(days=max(days // 2, 1))
    around = {
        "closer": (_moved(first, quarter), _moved(last, -quarter)),
        "wider": (_moved(first, -half), _moved(last, half)),
        "earlier": (_moved(first, -half), _moved(last, -half)),
        "later": (_moved(first, half), _moved(last, half)),
    }
    found = {
        name: {**_timeless(kept), "since": since.isoformat(), "until": until.isoformat()}
        for name, (since, until) in around.items()
        if since <= until
    }
    if kept.keys().isdisjoint(_OF_DAYS):
        return {name: filters for name, filters in found.items() if name != "wider"}
    return {**found, "all": _timeless(kept)}


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _timeless(kept: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in kept.items() if key not in _OF_DAYS}


def _narrowed(kept: Mapping[str, str], unit: str, kind: Kind | None = None) -> Mapping[str, str]:
    lanes = {"lanes": LANES[kind]} if kind else {}
    return {**_timeless(kept), **lanes, "since": unit, "until": unit}


def unit_words(unit: str) -> str:
    """Give a year, month or day in words.

    >>> unit_words("2031-03"), unit_words("2031")
    ('March 2031', '2031')
    """
    if len(unit) == Unit.YEAR:
        return unit
    begin, end = days_of(unit)
    return wording.day(begin) if begin == end else wording.day(begin).partition(" ")[2]
