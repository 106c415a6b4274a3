"""GDELT's shape: acts as its table of events, quotes as its table of mentions, for programs written for those.

Invariant: the shape has no status and no basis, so that only what was done, on a known day, and is more than alleged is
in it; a column whose value is not known is empty.
Source: the columns of GDELT 2.0; the codes of CAMEO in the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.export.account import Account, Form, accounted
from servanda.export.event_tables import day_of, state_of, write_table
from servanda.export.fragments import is_live
from servanda.ledger import Kind
from servanda.model import Basis, Event, Party, Place, PlacePrecision, Record, Report, Status
from servanda.reading.numbering import numbering

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View

FORM = Form(
    "gdelt",
    ("gdelt-events.tsv", "gdelt-mentions.tsv"),
    """gdelt-events.tsv has the 61 columns of GDELT 2.0's table of events, gdelt-mentions.tsv the 16 of its table of
    mentions: tabs, no header, nothing quoted. They are for programs that read those tables, and hold less than every
    other form: no status, no basis, no periods, no promises and no statements.

    Written are acts with status "actual", on one known day, attested by somebody who is named and not only alleged or
    denied; all others are named in the
    table of what was left out. EventCode is the root of CAMEO that comes closest, with a nought (cameo.tsv in the
    codebook). Of several parties of one side the first stands in the row.

    NumMentions counts quotes, NumArticles reports, and NumSources independent origins, where GDELT counts outlets.
    GlobalEventID is the id of the ledger, as text. GoldsteinScale, AvgTone, IsRootEvent and the places of actors are
    empty; so are the country codes of places, which are FIPS 10-4 there, and FeatureID. SentenceID counts from 1,
    ActionCharOffset in code points of the archived text; Extras is the id of the report.

    A text that a spreadsheet would take for a formula has an apostrophe in front.""",
)

_NOT_DONE = "not done: GDELT has no status"
_ALLEGED = "only alleged or denied: GDELT has no basis"
_UNNAMED = "told by nobody who is named: GDELT has no basis"
_NO_DAY = "no known day"
_NO_ACTOR = "nobody is known who acts"
_NOTHING: tuple[None, ...] = (None,)
_GEO = {PlacePrecision.COUNTRY: 1, PlacePrecision.REGION: 5, PlacePrecision.TOWN: 4, PlacePrecision.EXACT: 4}
"""GDELT's type of a place: 1 a country, 4 a town of the world, 5 a province of the world."""
_WEB, _CITED = 1, 2
"""GDELT's type of a mention: a page of the web, or a text that is only cited."""

_Row = tuple[object, ...]


def write(view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None) -> tuple[Path, ...]:
    """Write both tables with their account.

    Returns:
        The files.
    """
    with accounted(view, folder, FORM, known_on=known_on) as (part, account):
        events, mentions = (part / name for name in FORM.files)
        write_table(events, _events(view, codebook, account))
        write_table(mentions, _mentions(view, codebook))
    return tuple(folder / name for name in FORM.all_files)


def _acts(view: View) -> Iterator[Record[Event]]:
    for record in view.records(Kind.EVENTS):
        if isinstance(record, Record) and isinstance(record.content, Event):
            yield record


def _events(view: View, codebook: Codebook, account: Account) -> Iterator[_Row]:
    """Give a row for each act that the shape can say; the others are named in the account."""
    for record in _acts(view):
        if reason := _unfit(record.content):
            account.leave_out(record.id, reason)
        else:
            account.write()
            yield _event(view, codebook, record)


def _unfit(event: Event) -> str | None:
    if event.status is not Status.ACTUAL:
        return f"{_NOT_DONE}: {event.status.value}"
    if event.basis in {Basis.ALLEGED, Basis.DENIED}:
        return _ALLEGED
    if event.basis is Basis.UNNAMED:
        return _UNNAMED
    if not event.source:
        return _NO_ACTOR
    return None if event.when.is_day else _NO_DAY


def _fraction(day: date) -> float:
    """Give a year and how much of it has passed, in the shape's own months of 30 days."""
    return day.year + ((day.month - 1) * 30 + day.day) / 365


def _event(view: View, codebook: Codebook, record: Record[Event]) -> _Row:
    event, day = record.content, record.content.when.earliest
    assert day is not None  # noqa: S101 - it is fit
    code = codebook.cameo.get(event.type)
    score = codebook.plover.score_of(event.type, event.mode)
    reports = [view.report(name) for name in sorted({piece.report for piece in event.evidence})]
    added = min((found for report in reports if (found := day_of(report.published))), default=None)
    address = next((report.url for report in reports if is_live(report.url)), None)
    return (
        record.id, day_of(event.when), f"{day:%Y%m}", f"{day:%Y}", f"{_fraction(day):.4f}",
        *_actor(event.source, codebook),
        *_actor(event.target, codebook),
        None, code, code, code[:2] if code else None, score.quad if score else None, None,
        len(event.evidence), record.support.origins, record.support.texts, None,
        *_NOTHING * 16,
        *_place(event.place),
        added, address,
    )  # fmt: skip


def _actor(parties: tuple[Party, ...], codebook: Codebook) -> _Row:
    """Give the ten columns of one actor: code, name, state, known group, five of kinds that no party has, and types."""
    if not parties:
        return _NOTHING * 10
    party = parties[0]
    is_coded = party.code[:1].isalpha()
    state = state_of(party, codebook)
    sector = party.sector or None if state else None
    group = None if state or not is_coded else party.country
    code = f"{party.country}{sector or ''}" if is_coded else None
    return code, party.name, state, group, None, None, None, sector, None, None


def _place(place: Place | None) -> _Row:
    if place is None:
        return _NOTHING * 8
    fineness = _GEO.get(place.precision) if place.precision else None
    return fineness, place.name, None, None, None, place.lat, place.lon, None


def _mentions(view: View, codebook: Codebook) -> Iterator[_Row]:
    """Give a row for each quote of the acts that are written."""
    for record in _acts(view):
        for piece in () if _unfit(record.content) else sorted(record.content.evidence):
            report = view.report(piece.report)
            yield (
                record.id, day_of(record.content.when), day_of(report.published), *_source(report),
                numbering(report, codebook).at(piece.span.start), None, None, piece.span.start, 1,
                round(100 * piece.score), len(report.text), None, None, report.id,
            )  # fmt: skip


def _source(report: Report) -> _Row:
    """Give the type of a mention, who carries it, and where it is."""
    is_web = is_live(report.url)
    return _WEB if is_web else _CITED, report.outlet, report.url if is_web else report.id
