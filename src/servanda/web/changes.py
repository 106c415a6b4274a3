"""What a judgement changed in the ledger, told in a few lines: the finding it is about, and the records around it.

Invariant: two moments of the ledger are compared, field by field, and nothing is told that does not differ. What is
compared are the records that quote the reports of the judged findings; how many records there are in all is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.export import Row, row
from servanda.ledger import Kind, Shown
from servanda.linking.judgements import kind_of, place_of
from servanda.model import ActorRecord, Event, Finding, FindingId, Judgement, Record, Statement, Step
from servanda.web import wording
from servanda.web.entry import entry

if TYPE_CHECKING:
    from servanda.ledger.view import View

_COUNTED = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.ACTORS, Kind.LABELS, Kind.DISAGREEMENTS)
WITHOUT_SAYING = frozenset(
    "id members judgements evidence mention_count outlets texts origins origins_high voices".split()
)
"""Fields whose change is told otherwise, or follows from the findings that came or went."""
_LISTED = 3
"""Records told one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A record as it was at one moment."""

    id: str
    kind: str
    heading: str
    standing: str
    members: tuple[str, ...]
    fields: Row

    @property
    def line(self) -> str:
        """Give heading and standing as lists show them."""
        return " · ".join(part for part in (self.heading, self.standing) if part)


@dataclass(frozen=True, slots=True)
class Moment:
    """The records around some findings, and how many records of each kind there are."""

    records: Mapping[str, _Told]
    counts: Mapping[Kind, int]


def judged_findings(view: View, made: Judgement) -> tuple[FindingId, ...]:
    """Give the findings that a judgement decides on; an undo decides on those of what it takes back."""
    known = {one.id: one for one in view.judgements()}
    while made.undoes in known:
        made = known[made.undoes]
    return made.target


def moment(view: View, findings: Iterable[str], *, before: Moment | None = None) -> Moment:
    """Give the records around findings as they are now.

    Args:
        view: The ledger.
        findings: Those that are judged.
        before: The moment to compare with, whose findings are followed into the records that hold them now.
    """
    ids = {*findings, *(each for told in (before.records.values() if before else ()) for each in told.members)}
    around = {told.id: told for each in sorted(ids) for told in _holding(view, each)}
    for report in sorted(_reports(view, findings)):
        around |= {told.id: told for told in map(_told, view.quoting(report)) if told.kind in _COUNTED_NAMES}
    return Moment(around, view.counts())


def _holding(view: View, finding: str) -> Iterator[_Told]:
    try:
        yield _told(view.record(finding))
    except NoSuchRecordError:
        return


def _reports(view: View, findings: Iterable[str]) -> Iterator[str]:
    for each in findings:
        try:
            place = place_of(view.finding(each))
        except NoSuchRecordError:
            continue
        if place:
            yield place.report


_COUNTED_NAMES = frozenset(kind.value[:-1] for kind in _COUNTED if kind is not Kind.ACTORS)
"""What is compared beside the judged records themselves; actors are named in too many reports."""


def _told(shown: Shown) -> _Told:
    line = entry(shown)
    members = shown.members if isinstance(shown, Record | ActorRecord) else (line.id,)
    return _Told(line.id, line.kind.value[:-1], line.heading, line.standing, tuple(map(str, members)), row(shown))


# ---- in words


def about(view: View, findings: Iterable[str]) -> list[str]:
    """Tell each judged finding: what was read, in which words, whether its record holds others, what stays beside it.

    Of the words of an event or a statement a step can be read too, which has judgements of its own.
    """
    return [line for each in findings for line in _about(view, each)]


def _about(view: View, sought: str) -> Iterator[str]:
    try:
        finding = view.finding(sought)
    except NoSuchRecordError:
        return
    what = f"step {wording.state(finding.step)}" if isinstance(finding, Step) else kind_of(finding)
    place = place_of(finding)
    words = f" {wording.quoted(place.quote)}" if place else ""
    beside = "".join(
        f", one of {len(told.members)} findings of {told.kind} {told.id}; only this one is judged"
        for told in _holding(view, sought)
        if len(told.members) > 1
    )
    yield f"{sought} is the {what}{words}{beside}"
    for step in _steps_of(view, finding):
        for told in _holding(view, step.id):
            state = wording.state(step.step)
            yield (
                f"of the same words is the step {state} {step.id} of {told.kind} {told.id}: "
                "it is judged by itself, and stays in the totals"
            )


def _steps_of(view: View, finding: Finding) -> Iterable[Step]:
    """Give the steps that hang on an event or a statement: those that were read of the same words."""
    if not isinstance(finding, Event | Statement):
        return ()
    steps = view.findings_of(finding.report, kinds=("steps",)).steps
    return (one for one in steps if finding.id in (one.event, one.statement))


def changes(before: Moment, after: Moment) -> list[str]:
    """Tell what differs between two moments; one line says so where nothing does."""
    holders = {member: told for told in after.records.values() for member in told.members}
    lines: list[str] = []
    for told in before.records.values():
        now = [holders[member] for member in told.members if member in holders]
        lines += _of_record(told, list({one.id: one for one in now}.values()))
    held = {member for told in before.records.values() for member in told.members}
    fresh = (one for one in after.records.values() if not held & {*one.members})
    lines += [f"now in the ledger: {one.kind} {one.id}, {one.line}" for one in fresh]
    shown = lines[:_LISTED] if len(lines) > _LISTED + 1 else lines
    if len(shown) < len(lines):
        shown.append(f"and {len(lines) - len(shown)} more records around it changed")
    counted = "; ".join(_counted(before, after))
    return [*shown, *([f"the ledger now holds {counted}"] if counted else [])] or ["no record changed"]


def _of_record(was: _Told, now: list[_Told]) -> Iterator[str]:
    if not now:
        yield f"gone: {was.kind} {was.id}, {was.line}"
    elif len(now) > 1:
        yield f"{was.kind} {was.id} is now {len(now)} records: {', '.join(one.id for one in now)}"
    else:
        yield from _altered(was, now[0])


def _altered(was: _Told, now: _Told) -> Iterator[str]:
    fields = [name for name, value in now.fields.items() if was.fields.get(name) != value]
    altered = [name.replace("_", " ") for name in fields if name not in WITHOUT_SAYING]
    parts = [
        f"now {now.id}" if now.id != was.id else "",
        f"{wording.counted(len(now.members), 'finding')}, before {len(was.members)}" if _resized(was, now) else "",
        f"{wording.listed(altered)} changed" if altered else "",
        f"now reads {now.heading}" if now.heading != was.heading else "",
        f"now {now.standing}" if now.standing != was.standing else "",
    ]
    if any(parts):
        yield f"{was.kind} {was.id}: {'; '.join(part for part in parts if part)}"


def _resized(was: _Told, now: _Told) -> bool:
    return len(was.members) != len(now.members)


def _counted(before: Moment, after: Moment) -> Iterator[str]:
    for kind in _COUNTED:
        if by := after.counts[kind] - before.counts[kind]:
            more = "more" if by > 0 else "fewer"
            yield f"{wording.counted(after.counts[kind], kind.value[:-1])}, {wording.number(abs(by))} {more}"
