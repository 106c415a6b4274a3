"""Which of its quotes a merged record is shown with: that of the text which told it first, not of a copy.

Invariant: the quote comes from the root of the origin whose reports were published earliest, as far as it is among the
record's own; reports of unknown day stand behind all others. Who denies an act never speaks for a record that tells it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from servanda.ledger import Kind, Shown
from servanda.model import Basis, Event, Evidence, Origin, Record, Status
from servanda.web import wording
from servanda.web.entry import Entry, entry
from servanda.web.foreign import HEADING, LONGEST, cut

if TYPE_CHECKING:
    from servanda.ledger.around import Descent
    from servanda.ledger.view import View

_MERGED = frozenset({Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS})


def entries(view: View, shown: Iterable[Shown]) -> list[Entry]:
    """Give the entries of records, each with the quote that is foremost; those of origins with titles and outlets."""
    several = list(shown)
    told = [_of_origin(view, each) if isinstance(each, Origin) else entry(each) for each in several]
    lines = _telling(view, several, told)
    merged = [line for line in lines if line.kind in _MERGED and len(_reports(line)) > 1]
    found = view.came_of({report for line in merged for report in _reports(line)}) if merged else {}
    return [_with_first(line, found) if line in merged else line for line in lines]


def _telling(view: View, shown: Sequence[Shown], lines: Sequence[Entry]) -> list[Entry]:
    """Give the entries of records; those of acts without the quotes of accounts that deny them, where others tell."""
    merged = [one for one in shown if isinstance(one, Record)]
    acts = {str(one.id) for one in merged if isinstance(one.content, Event) and not _denies(one.content)}
    named = {id_ for line in lines if line.id in acts and len(_reports(line)) > 1 for id_ in line.members}
    against = {
        piece
        for one in view.findings_named(sorted(named)).values()
        if isinstance(one, Event) and _denies(one)
        for piece in one.evidence
    }
    return [_without(line, against) if line.id in acts else line for line in lines]


def _denies(event: Event) -> bool:
    return event.basis is Basis.DENIED or event.status is Status.NEGATED


def _without(line: Entry, against: Collection[Evidence]) -> Entry:
    """Give an entry told without some quotes, unless there are no others."""
    telling = tuple(piece for piece in line.telling if piece not in against) or line.telling
    quote = cut(telling[0].quote, LONGEST) if telling else None
    return replace(line, telling=telling, quote=quote)


def _of_origin(view: View, origin: Origin) -> Entry:
    """Give an origin by the title of the text that its reports go back to; an id alone tells a reader nothing."""
    root, line = view.report(origin.root), entry(origin)
    of = f" of {origin.agency}" if origin.agency else ""
    heading = f"{root.title or '(no title)'}: {wording.counted(len(origin.reports), 'report')}{of}"
    return replace(line, heading=cut(heading, HEADING), standing=f"{root.outlet or 'outlet unknown'}; {line.standing}")


def _reports(line: Entry) -> frozenset[str]:
    return frozenset(piece.report for piece in line.telling)


def _with_first(line: Entry, found: Mapping[str, Descent]) -> Entry:
    """Give an entry with the first quote of its first report, of those that print the amounts of its heading."""
    known = {report: found[report] for report in sorted(_reports(line)) if report in found}
    if not known:
        return line
    days: dict[str, str] = {}
    for descent in known.values():
        days[descent.origin] = min(descent.day, days.get(descent.origin, descent.day))

    def order(report: str) -> tuple[str, str, bool, str, str]:
        descent = known[report]
        return days[descent.origin], descent.origin, not descent.is_root, descent.day, report

    first = min(known, key=order)
    quote = next(piece.quote for piece in line.telling if piece.report == first)
    return replace(line, quote=cut(quote, LONGEST))
