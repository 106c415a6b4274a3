"""`servanda review`: what waits for a person, and what people decided."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from rich.text import Text

from servanda import ledger
from servanda.cli import terminal
from servanda.cli.moments import opened
from servanda.errors import BrokenLinesError, CallError, NoSuchPathError
from servanda.export import row
from servanda.ledger.view import View
from servanda.linking.judgements import Decisions, Fate
from servanda.model import Judgement, JudgementKind, Problem
from servanda.run.judgement_lines import read_lines
from servanda.run.judging import Judged, draft, judge, standing
from servanda.web import wording
from servanda.web.changes import about, changes, judged_findings, moment
from servanda.web.doubt import Doubt, doubts
from servanda.web.passage import Passages

_FATES = {
    Fate.STANDS: "stands",
    Fate.ANSWERED: "answered by a later one",
    Fate.TAKEN_BACK: "taken back",
    Fate.ORPHAN: "its finding is gone",
    Fate.CONTRADICTED: "contradicted",
}


def decide(
    kind: JudgementKind,
    ids: Sequence[str],
    *,
    place: str,
    additions: Path | None,
    who: str | None,
    at: str | None,
    field: str | None = None,
    value: str | None = None,
    reason: str | None = None,
) -> int:
    """Write one judgement, link again, and say what came of it; give 1 when it cannot be followed."""
    decided = _time(at)
    with ledger.open_view(place) as view:
        made = draft(
            view,
            kind,
            ids,
            who=who or getpass.getuser(),
            at=decided,
            field=field,
            value=value,
            reason=reason,
            additions=additions,
        )
        judged = judged_findings(view, made)
        found = about(view, judged)
        before = moment(view, judged)
    done = judge(place, [made], additions=additions)
    with ledger.open_view(place) as view:
        changed = changes(before, moment(view, judged, before=before))
    console = terminal.output()
    is_new = "" if done.new else ", which was there already"
    terminal.write(console, Text(f"{made.id}  {told(made)}{is_new}"))
    terminal.write(console, *(Text(line, "place") for line in found), *(Text(line, "standing") for line in changed))
    return _tell_problems(done.problems, about={made.id})


def _time(at: str | None) -> datetime:
    if at is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        raise CallError(f"--at cannot be {at!r}; expected a time such as 2031-05-01T12:00:00Z") from None


def _tell_problems(problems: Iterable[Problem], *, about: set[str]) -> int:
    """Print the judgements that cannot be followed; give 1 when one of those asked about is among them."""
    listed = list(problems)
    for problem in listed:
        click.echo(f"{problem.code.replace('_', ' ')}: {problem.message} [{problem.source}]", err=True)
    return int(any(problem.source in about for problem in listed))


def told(made: Judgement) -> str:
    """Give a judgement as one line: what, of what, by whom, when, why."""
    return f"{wording.judged(made)}, {wording.judged_by(made)}"


# ---- what waits


def queue(*, place: str, limit: int | None, form: str) -> int:
    """List what a person should look at, the most doubtful first."""
    with opened(place) as view:
        waiting = doubts(view, standing(view))
        shown = waiting[:limit]
        if form == "table":
            _print_queue(view, shown)
        else:
            _write(form, [each.row() for each in shown])
        judged = view.counts()[ledger.Kind.JUDGEMENTS]
    rest = f", {len(waiting) - len(shown)} more with --limit" if len(shown) < len(waiting) else ""
    answered = f"{wording.counted(judged, 'judgement')} so far; `servanda review list` lists them"
    waits = f"{wording.counted(len(waiting), 'question')} waiting{rest}" if waiting else "nothing waits"
    click.echo(f"{waits}; {answered}", err=True)
    return 0


def _print_queue(view: View, shown: Iterable[Doubt]) -> None:
    console = terminal.output()
    pages = Passages(view)
    for each in shown:
        body = Text(f"{each.question}\n", "heading")
        body.append(f"{each.why}, doubt {each.doubt:.2f}\n", "standing")
        for piece in each.evidence:
            body.append(f"{wording.quoted(piece.quote)}\n", "quote")
            body.append(f"{pages.where(piece)}\n", "place")
        terminal.write(console, body, *(f"  servanda review {answer}" for answer in each.answers), "")


def _write(form: str, rows: Sequence[dict[str, object]]) -> None:
    if form == "json":
        terminal.write_data(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")
    else:
        terminal.write_data(b"".join(msgspec.json.encode(each) + b"\n" for each in rows))


# ---- what was decided


def log(*, place: str, only: str | None, form: str) -> int:
    """List all judgements with what has become of each; give 1 when one of them cannot be followed."""
    with ledger.open_view(place) as view:
        come_to = standing(view)
        listed = sorted(view.judgements(), key=lambda one: (one.at, one.id))
    kept = [one for one in listed if only in (None, come_to.fates[one.id].value)]
    if form == "table":
        _print_log(kept, come_to)
    else:
        _write(form, [{**row(one), "fate": come_to.fates[one.id].value} for one in kept])
    counted = [
        f"{sum(1 for fate in come_to.fates.values() if fate is each)} {_FATES[each]}"
        for each in Fate
        if each in come_to.fates.values()
    ]
    click.echo(f"{wording.counted(len(listed), 'judgement')}{': ' if counted else ''}{', '.join(counted)}", err=True)
    return _tell_problems(come_to.problems, about=set(come_to.fates))


def _print_log(listed: Iterable[Judgement], come_to: Decisions) -> None:
    console = terminal.output()
    for one in listed:
        body = Text(f"{wording.judged(one)}\n", "heading")
        fate = come_to.fates[one.id]
        body.append(f"{_FATES[fate]}", "good" if fate is Fate.STANDS else "bad")
        body.append(f" · {wording.judged_by(one)}\n", "standing")
        for place in one.places:
            body.append(f"{wording.quoted(place.quote)}\n", "quote")
        body.append(f"{one.id}\n", "place")
        terminal.write(console, body)


# ---- in and out


def take(path: Path, *, place: str, additions: Path | None) -> int:
    """Take in the judgements of a file, or of standard input for `-`: all of them, or none where a line is none.

    Gives 1 when a judgement that was taken in cannot be followed here.
    """
    is_standard_input = str(path) == "-"
    if not is_standard_input and not path.exists():
        raise NoSuchPathError(str(path))
    data = sys.stdin.buffer.read() if is_standard_input else path.read_bytes()
    found, faults = read_lines(data.split(b"\n"))
    if faults:
        raise BrokenLinesError(str(path), faults)
    done = judge(place, found, additions=additions) if found else Judged(0, 0, ())
    terminal.write(terminal.output(), Text(f"{wording.counted(done.new, 'new judgement')}, {done.known:,} known"))
    if not found:
        click.echo(f"no judgement in {path}: expected one JSON object a line, found none", err=True)
    return _tell_problems(done.problems, about={one.id for one in found})


def give(path: Path, *, place: str) -> int:
    """Write all judgements as JSON Lines into a file, or to standard output for `-`."""
    with ledger.open_view(place) as view:
        rows = [row(one) for one in view.judgements()]
    data = b"".join(msgspec.json.encode(each) + b"\n" for each in rows)
    if str(path) == "-":
        terminal.write_data(data)
    else:
        path.write_bytes(data)
        terminal.write(terminal.output(), f"{wording.counted(len(rows), 'judgement')} written to {path}")
    return 0
