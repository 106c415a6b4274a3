"""What differs between two moments of a ledger: what came, what went, what changed, of each kind of record.

Invariant: nothing is told that does not differ, and what is not told one by one is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from servanda.errors import NoSuchRecordError
from servanda.export import row
from servanda.ledger import Kind, Shown
from servanda.ledger.view import View
from servanda.model import Disagreement, Record, Report
from servanda.web.changes import WITHOUT_SAYING
from servanda.web.entry import Entry, entry

One = TypeVar("One")

COMPARED = (Kind.COMMITMENTS, Kind.DISAGREEMENTS, Kind.EVENTS, Kind.STATEMENTS, Kind.LABELS)
"""The kinds that are compared, those first that say most about what happened."""
TOLD = 100
"""Records that are told one by one, of each kind that came, went or changed."""


@dataclass
class Told(Generic[One]):
    """Some things of which the first ones are kept and all are counted."""

    first: list[One] = field(default_factory=list)
    count: int = 0

    def add(self, one: One) -> None:
        """Count one more, and keep it while there is room."""
        self.count += 1
        if len(self.first) < TOLD:
            self.first.append(one)


@dataclass(frozen=True, slots=True)
class Change:
    """A record as it was and as it is; `fields` are values that differ and that its line does not show."""

    was: Entry
    now: Entry
    fields: tuple[str, ...]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Give what differs in its line, as it was and as it is."""
        lines = (
            (self.was.heading, self.now.heading),
            (self.was.standing, self.now.standing),
            (self.was.sources, self.now.sources),
        )
        return [(was, now) for was, now in lines if was != now]


@dataclass(frozen=True, slots=True)
class Section:
    """What differs in one kind, of which there were so many before and are so many after."""

    kind: Kind
    before: int
    after: int
    came: Told[Entry]
    went: Told[Entry]
    changed: Told[Change]

    @property
    def is_equal(self) -> bool:
        """Say whether nothing differs."""
        return not (self.came.count or self.went.count or self.changed.count)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two moments: the reports that came, and each kind of record."""

    reports: Told[Entry]
    sections: tuple[Section, ...]


def difference(before: View, after: View) -> Difference:
    """Compare two moments of one ledger, the earlier one first."""
    known = {report.id for report in before.reports()}
    came = sorted((report for report in after.reports() if report.id not in known), key=_day)
    reports: Told[Entry] = Told()
    for report in came:
        reports.add(entry(report))
    then, now = before.counts(), after.counts()
    sections = (Section(kind, then[kind], now[kind], Told(), Told(), Told()) for kind in COMPARED)
    return Difference(reports, tuple(_filled(section, before, after) for section in sections))


def _day(report: Report) -> tuple[bool, str, str]:
    """Give the order of reports: by day of publication, those of unknown day last."""
    return report.published.latest is None, str(report.published.latest), report.id


def _filled(section: Section, before: View, after: View) -> Section:
    for was, now in _rejoined(_pairs(section.kind, before, after), after):
        if was is None and now is not None:
            section.came.add(entry(now))
        elif was is not None and now is None:
            section.went.add(entry(was))
        elif was is not None and now is not None and (change := _change(was, now)):
            section.changed.add(change)
    return section


_Pair: TypeAlias = tuple[Shown | None, Shown | None]
"""A record as it was and as it is; None where there is none."""


def _pairs(kind: Kind, before: View, after: View) -> Iterator[_Pair]:
    """Give the records that differ, each beside the record that held any of its findings at the other moment.

    A record that went into another one is not told by itself: the other one is, as a change.
    """
    for id_, was_there, is_there in _differing(before.kept(kind), after.kept(kind)):
        if was_there and is_there:
            yield before.record(id_), after.record(id_)
        elif is_there:
            now = after.record(id_)
            earlier = (_answering(before, each) for each in _members(now))
            yield next((found for found in earlier if found), None), now
        elif _answering(after, id_) is None:
            yield before.record(id_), None


def _rejoined(pairs: Iterable[_Pair], after: View) -> Iterator[_Pair]:
    """Put disagreements side by side whose record has another id now: they are about one field of one record."""
    gone: dict[tuple[str, str], Shown] = {}
    came: list[Disagreement] = []
    for was, now in pairs:
        if isinstance(was, Disagreement) and now is None and (holder := _answering(after, was.record)):
            gone[str(entry(holder).id), was.field] = was
        elif was is None and isinstance(now, Disagreement):
            came.append(now)
        else:
            yield was, now
    yield from ((gone.pop((now.record, now.field), None), now) for now in came)
    yield from ((was, None) for was in gone.values())


def _differing(
    before: Iterator[tuple[str, bytes]], after: Iterator[tuple[str, bytes]]
) -> Iterator[tuple[str, bool, bool]]:
    """Walk two sorted streams side by side; give the ids that are in one of them, or whose forms differ."""
    end = ("\uffff", b"")
    was, now = next(before, end), next(after, end)
    while was != end or now != end:
        if was[0] == now[0]:
            if was[1] != now[1]:
                yield was[0], True, True
            was, now = next(before, end), next(after, end)
        elif was[0] < now[0]:
            yield was[0], True, False
            was = next(before, end)
        else:
            yield now[0], False, True
            now = next(after, end)


def _answering(view: View, sought: str) -> Shown | None:
    try:
        return view.record(sought)
    except NoSuchRecordError:
        return None


def _members(shown: Shown) -> tuple[str, ...]:
    return tuple(map(str, shown.members)) if isinstance(shown, Record) else ()


def _change(was: Shown, now: Shown) -> Change | None:
    """Give what changed; None where two forms differ in nothing that is told."""
    old, new = row(was), row(now)
    fields = tuple(
        name.replace("_", " ") for name, value in new.items() if old.get(name) != value and name not in WITHOUT_SAYING
    )
    change = Change(entry(was), entry(now), fields)
    return change if change.parts or fields else None


def as_row(found: Difference) -> dict[str, object]:
    """Give a difference as plain values: ids of what came and went, and what changed with both lines."""
    return {
        "reports": {"count": found.reports.count, "came": [each.id for each in found.reports.first]},
        **{
            section.kind.value: {
                "before": section.before,
                "after": section.after,
                "came": {"count": section.came.count, "first": [each.id for each in section.came.first]},
                "went": {"count": section.went.count, "first": [each.id for each in section.went.first]},
                "changed": {
                    "count": section.changed.count,
                    "first": [
                        {
                            "was": each.was.id,
                            "now": each.now.id,
                            "lines": [[was, now] for was, now in each.parts],
                            "fields": list(each.fields),
                        }
                        for each in section.changed.first
                    ],
                },
            }
            for section in found.sections
        },
    }
