"""Every archived byte and every quote, held against each other.

The chain that is checked: the bytes have the hash that names the report; decoded, they give the text again; blocks
tile the text; each quote of each finding and record is exactly the characters of its span. A changed byte breaks a
link of it.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import RowMapping, select, text

from servanda.errors import LedgerError, ModelError, NoSuchRecordError
from servanda.ledger.actor_pages import shown
from servanda.ledger.evidence import Quote, quotes
from servanda.ledger.kinds import FINDINGS, Kind
from servanda.ledger.packing import unpack_data, unpack_pieces, unpack_report
from servanda.ledger.schema import findings, pages, readings, records
from servanda.ledger.selection import SHOWN
from servanda.ledger.view import View
from servanda.model import Piece, Report, ReportId, Span

_SPACES = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold.

    `code` is a lower-case word, `message` a sentence. `report` is where, `record` the finding or record that quotes,
    `span` the place in the text; None where there is none.
    """

    code: str
    message: str
    report: str | None = None
    record: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """How many pages and quotes were checked, and what does not hold."""

    pages: int
    checked: int
    faults: tuple[Fault, ...]

    @property
    def is_clean(self) -> bool:
        """Say whether everything holds."""
        return not self.faults


@dataclass(slots=True)
class _Tally:
    pages: int = 0
    checked: int = 0
    faults: list[Fault] = field(default_factory=list)

    @contextmanager
    def reading(self, what: str, *, report: str | None = None, record: str | None = None) -> Iterator[None]:
        """Count what cannot even be read as a fault, and go on."""
        try:
            yield
        except LedgerError as error:
            self.faults.append(Fault("damaged_file", str(error), report, record))
        except (ModelError, NoSuchRecordError, ValueError) as error:
            self.faults.append(Fault("unreadable", f"{what} cannot be read: {error}", report, record))


def audit(view: View) -> Audit:
    """Hold every quote of a ledger against its archived page.

    Readings that a later reader replaced are checked too: evidence is kept for good. Faults come in the order of
    reports, then of records.

    Args:
        view: What to check.
    """
    tally = _Tally()
    with tally.reading("the file"):
        for row in view.fetch(text("PRAGMA integrity_check(10)")):
            if row["integrity_check"] != "ok":
                tally.faults.append(Fault("damaged_file", f"the file is damaged: {row['integrity_check']}"))
    with tally.reading("the archive"):
        for row in view.fetch(_archived()):
            _check_page(view, row, tally)
    with tally.reading("the records"):
        stored = select(records.c.record, *SHOWN)
        text_of = lru_cache(maxsize=256)(view.text)
        for row in view.fetch(stored.order_by(records.c.kind, records.c.record)):
            _check_record(row, text_of, tally)
    return Audit(pages=tally.pages, checked=tally.checked, faults=tuple(tally.faults))


def _archived() -> Any:
    return (
        select(
            *(pages.c.report, pages.c.sha256, pages.c.size, pages.c.data),
            *(readings.c.id, readings.c.body, readings.c.text, readings.c.pieces),
        )
        .join(readings, readings.c.page == pages.c.id)
        .order_by(pages.c.report, readings.c.id)
    )


def _check_page(view: View, row: RowMapping, tally: _Tally) -> None:
    tally.pages += 1
    report: str = row["report"]
    with tally.reading("the archived bytes", report=report):
        data = unpack_data(row["data"])
        digest = hashlib.sha256(data).hexdigest()
        if (digest, f"r-{digest[:16]}", len(data)) != (row["sha256"], report, row["size"]):
            tally.faults.append(
                Fault("changed_bytes", f"expected SHA-256 {row['sha256']}, the archived bytes have {digest}", report)
            )
        with tally.reading("the report", report=report):
            read = unpack_report(row["body"], row["text"], file=None, pieces=unpack_pieces(row["pieces"]))
            tally.faults += _text_faults(read, data)
    stored = select(findings.c.kind, findings.c.finding, findings.c.body).where(findings.c.reading == row["id"])
    for finding in view.fetch(stored.order_by(findings.c.id)):
        with tally.reading("the finding", report=report, record=finding["finding"]):
            for quote in quotes(FINDINGS[finding["kind"]].decode(finding["body"])):
                _check_quote(quote, row["text"], finding["finding"], tally)


def _check_record(row: RowMapping, text_of: Callable[[str], str], tally: _Tally) -> None:
    with tally.reading("the record", record=row["record"]):
        for quote in quotes(shown(Kind(row["kind"]), row["body"], row["cited"])):
            _check_quote(quote, text_of(quote.report), row["record"], tally)


def _check_quote(quote: Quote, words: str, record: str, tally: _Tally) -> None:
    tally.checked += 1
    if not quote.is_in(words):
        message = f"the report reads {quote.span.of(words)!r}, the ledger quotes {quote.words!r}"
        tally.faults.append(Fault("changed_quote", message, quote.report, record, quote.span))


def _text_faults(report: Report, data: bytes) -> Iterator[Fault]:
    """Give the places where the text does not follow from the bytes; one that is made from several gives the first."""
    source = data.decode(report.charset, errors="replace")
    candidates = (source, *_fields(source))
    faults = [_difference(report.id, report.text, candidate, report.pieces) for candidate in candidates]
    if all(faults):
        yield from faults[:1]  # type: ignore[misc]  # all of them are faults


def _fields(source: str) -> tuple[str, ...]:
    """Give the strings of a JSON object, which is how pages come in JSON Lines; none if it is none."""
    try:
        found = msgspec.json.decode(source, type=dict[str, Any])
    except msgspec.MsgspecError:
        return ()
    return tuple(value for value in found.values() if isinstance(value, str))


def _difference(report: ReportId, words: str, source: str, pieces: tuple[Piece, ...]) -> Fault | None:
    """Give the first place at which a text is not what its source says, None when it is all there."""
    if words == source:
        return None
    if not pieces:
        return _changed(report, _first_difference(words, source))
    at = 0
    for piece in pieces:
        if words[at : piece.text.start].strip() or not _says(piece.source.of(source), piece.text.of(words)):
            return _changed(report, Span(at, piece.text.end))
        at = piece.text.end
    return _changed(report, Span(at, len(words))) if words[at:].strip() else None


def _says(source: str, words: str) -> bool:
    """Say whether a run of source reads as the words: as it is, or with references and white space resolved."""
    return words in {source, _SPACES.sub(" ", source), _SPACES.sub(" ", html.unescape(source))}


def _first_difference(words: str, source: str) -> Span:
    same = next((at for at, (one, other) in enumerate(zip(words, source, strict=False)) if one != other), None)
    start = min(len(words), len(source)) if same is None else same
    return Span(start, len(words)) if start < len(words) else Span(start, start)


def _changed(report: ReportId, span: Span) -> Fault:
    return Fault("changed_text", "the text is not what the archived bytes say", report, None, span)
