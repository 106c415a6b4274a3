"""What people judge: drafted from findings, appended to the ledger, followed by linking.

The command line and the web page write judgements through `draft` and `judge`, so both write the same. The time and
the person are given by the caller; nothing here reads the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from servanda import codebook, ledger
from servanda.errors import CallError, NoSuchRecordError
from servanda.linking.corrections import Known, correct, was
from servanda.linking.judgements import BETWEEN, MERGED, Decisions, Named, kind_of, place_of, settle
from servanda.model import (
    ActorRecord,
    Finding,
    FindingId,
    Findings,
    Judgement,
    JudgementKind,
    Problem,
    ReportId,
    sealed,
)
from servanda.run.relinking import LinkAll, relink

if TYPE_CHECKING:
    from servanda.ledger.view import View


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of judging: how many judgements are new, how many were there already, which cannot be followed."""

    new: int
    known: int
    problems: tuple[Problem, ...]


def draft(
    view: View,
    kind: JudgementKind,
    ids: Sequence[str],
    *,
    who: str,
    at: datetime,
    field: str | None = None,
    value: str | None = None,
    reason: str | None = None,
    additions: Path | None = None,
) -> Judgement:
    """Give a judgement about findings of a ledger; nothing is written.

    Args:
        view: Of the ledger.
        kind: What is decided.
        ids: Of findings, or of records, which are those of their least finding; for an undo that of a judgement.
        who: The person.
        at: When; a time without a zone is taken for UTC.
        field: What is corrected; see `servanda.linking.corrections.correct`.
        value: To what.
        reason: Why, in the person's words.
        additions: Folder of the user's codebook entries, whose actors a value may name.

    Raises:
        NoSuchRecordError: No finding or judgement has such an id.
        CallError: The findings cannot be judged so, or the value cannot be read.
    """
    if not who.strip():
        raise CallError("a judgement needs the name of the person who makes it; found an empty one")
    moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    if kind is JudgementKind.UNDO:
        made = Judgement("", moment, who, kind, (), reason=reason, undoes=_undone(view, ids))
        return sealed(made)
    found = _findings(view, kind, ids)
    places = tuple(place_of(finding) for finding in found)
    made = Judgement(
        id="",
        at=moment,
        who=who,
        kind=kind,
        target=tuple(FindingId(finding.id) for finding in found),
        reason=reason,
        places=tuple(place for place in places if place) if all(places) else (),
    )
    if kind is not JudgementKind.VALUE:
        return sealed(made)
    if field is None or value is None or len(found) != 1:
        raise CallError("a corrected value needs one finding, a field and a value")
    correct(found[0], field, value, _known(view, additions))
    return sealed(replace(made, field=field, value=value.strip(), was=was(found[0], field)))


def _undone(view: View, ids: Sequence[str]) -> str:
    """Give the id of the judgement that is taken back."""
    known = {judgement.id for judgement in view.judgements()}
    if len(ids) != 1 or ids[0] not in known:
        raise CallError(
            f"{' '.join(ids)!r} is no judgement of this ledger; expected one id, as `servanda review list` prints"
        )
    return ids[0]


def _findings(view: View, kind: JudgementKind, ids: Sequence[str]) -> list[Finding]:
    found = [_finding(view, each) for each in dict.fromkeys(ids)]
    kinds = sorted({kind_of(finding) for finding in found})
    if kind in BETWEEN:
        if len(found) < 2:  # noqa: PLR2004
            raise CallError(f"{kind} is said of two findings or more; found {len(found)}: {' '.join(ids)}")
        if len(kinds) > 1 or not MERGED.issuperset(kinds):
            expected = ", ".join(sorted(MERGED))
            raise CallError(f"{kind} is said of findings of one kind ({expected}); found {', '.join(kinds)}")
    elif kind is JudgementKind.WRONG and kinds == ["actor"]:
        raise CallError("an actor is not wrong by itself: judge the findings that name it, or `different` two actors")
    return found


def _finding(view: View, sought: str) -> Finding:
    try:
        return view.finding(sought)
    except NoSuchRecordError:
        record = view.record(sought)  # an id that nothing answers to is told in the ledger's words
        raise CallError(
            f"{sought!r} ({type(record).__name__.lower()}) is not what is judged; expected the id of a statement,"
            " event, commitment, label, actor, mention or time"
        ) from None


def _known(view: View, additions: Path | None) -> Known:
    actors = {
        str(record.content.id): record.content
        for record in view.records(ledger.Kind.ACTORS)
        if isinstance(record, ActorRecord)
    }
    return Known(actors, codebook.load(additions))


def judge(
    place: str | Path,
    judgements: Sequence[Judgement],
    *,
    additions: Path | None = None,
    link: LinkAll | None = None,
    wait_seconds: float = 5.0,
) -> Judged:
    """Append judgements to a ledger and link it as they say; what is there already is left alone.

    Args:
        place: Path of the ledger.
        judgements: As `draft` or `read_rows` give them.
        additions: Folder of the user's codebook entries.
        link: What makes records, if not linking.
        wait_seconds: How long to wait for another writer.

    Raises:
        NoLedgerError: There is no ledger to judge.
        LedgerBusyError: Another process is writing; nothing was judged.
    """
    with ledger.open_view(place) as view:
        there = {judgement.id for judgement in view.judgements()}
    new = {judgement.id for judgement in judgements} - there
    with ledger.open_writer(place, wait=wait_seconds) as writer:
        writer.judge(judgements)
        problems = relink(writer, codebook.load(additions), link=link)
    return Judged(len(new), len({judgement.id for judgement in judgements}) - len(new), problems)


def standing(view: View) -> Decisions:
    """Give what the judgements of a ledger come to: which stand, which nobody can follow and why."""
    judgements = tuple(view.judgements())
    return settle(judgements, _judged_reports(view, judgements))


@dataclass(frozen=True, slots=True)
class _Named:
    """A report of which nothing but its id is read."""

    id: ReportId


def _judged_reports(view: View, judgements: Sequence[Judgement]) -> Iterator[tuple[Named, Findings]]:
    """Give the findings that judgements are about; of reports that were read anew since, all of them."""
    there = view.findings_named(target for one in judgements for target in one.target)
    lost = {
        place.report for one in judgements if any(target not in there for target in one.target) for place in one.places
    }
    by_report: dict[ReportId, list[Finding]] = defaultdict(list)
    for finding in there.values():
        by_report[ReportId(finding.report)].append(finding)
    for report, found in sorted(by_report.items()):
        if report not in lost:
            yield _Named(report), _only(found)
    for report in sorted(lost):
        try:
            yield _Named(report), view.findings_of(report)
        except NoSuchRecordError:
            continue


_FIELDS = {kind: f"{kind}s" for kind in ("actor", "mention", "time", "statement", "event", "step", "label")}
"""The field of `Findings` that holds each kind."""


def _only(found: Iterable[Finding]) -> Findings:
    """Give findings of one report as the only ones that it has."""
    several: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        several[_FIELDS[kind_of(finding)]].append(finding)
    return Findings(**{name: tuple(some) for name, some in several.items()})  # type: ignore[arg-type]
