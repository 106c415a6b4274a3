"""The one writer: appends what was read, and rewrites what linking makes of it.

Invariant: evidence is appended in whole transactions and never changed; the same reports in any order and any
batches leave a ledger that shows the same.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select

from servanda.codebook.names import fold
from servanda.errors import NoSuchPathError, NotALedgerError
from servanda.ledger.copying import KnownBy, copy_until
from servanda.ledger.evidence import check
from servanda.ledger.kinds import DERIVED, FINDINGS
from servanda.ledger.leaving import take_out
from servanda.ledger.packing import pack_data, pack_pieces, pack_problems, pack_report
from servanda.ledger.place import connect_writer, explained, path_of, sole_writer, wipe
from servanda.ledger.schema import (
    carriers,
    current,
    findings,
    judgements,
    migrate,
    pages,
    pending,
    problems,
    readings,
    refuse_strangers,
    sightings,
    state,
    texts,
)
from servanda.ledger.shelves import Shelves
from servanda.ledger.view import View, open_view
from servanda.model import Findings, Judgement, Made, Problem, ReadReport, Records, Report, ReportId, Source


@dataclass(frozen=True, slots=True)
class Appended:
    """What one append did: reports never seen before, reports read anew by another reader, and reports known."""

    new: int = 0
    renewed: int = 0
    known: int = 0


class _Was(Enum):
    NEW = "new"
    RENEWED = "renewed"
    KNOWN = "known"


def open_writer(place: str | Path, *, wait: float) -> Writer:
    """Open a ledger for appending; see `servanda.ledger.open_writer`."""
    path = path_of(place)
    if path.is_dir():
        raise NotALedgerError(str(path), "a folder")
    if not path.parent.is_dir():
        raise NoSuchPathError(str(path.parent))
    with explained(path), ExitStack() as held:
        # Looked at before anything is written: a file of another program must stay as it is.
        refuse_strangers(path)
        held.enter_context(sole_writer(path, wait=wait))
        connection = held.enter_context(connect_writer(path, wait=wait))
        migrate(connection, path)
        return Writer(connection, path, held.pop_all())


class Writer:
    """The right to append to a ledger. Use it as a context manager; closed, it gives the right back."""

    __slots__ = ("_connection", "_held", "path")

    def __init__(self, connection: Connection, path: Path, held: ExitStack) -> None:
        self._connection = connection
        self._held = held
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the right to write back."""
        self._held.close()

    def view(self) -> View:
        """Open a view of what is committed by now."""
        return open_view(self.path)

    def judgements(self) -> tuple[Judgement, ...]:
        """Give what people judged: what linking follows."""
        with self.view() as view:
            return tuple(view.judgements())

    def findings(self) -> Iterator[tuple[Report, Findings]]:
        """Stream each report with its findings, in the order of ids: what linking reads."""
        with self.view() as view:
            yield from view.findings()

    def recognise(self, sources: Sequence[Source], *, reader: str) -> tuple[Source, ...]:
        """Note where known bytes came from once more, and give the sources that have still to be read.

        A source is known when this reader has read the same bytes with the same claims about them (address, day of
        publication, kind of file), since claims may change what is read.

        Args:
            sources: Whatever came.
            reader: The version of all that reads: code and codebook.
        """
        unread = []
        with explained(self.path), self._connection.begin():
            for source in sources:
                page = self._page(f"r-{hashlib.sha256(source.data).hexdigest()[:16]}")
                if page is None or not self._is_read(page, reader, _claims(source)):
                    unread.append(source)
                    continue
                self._sight(page, source)
                self._make_current(page, reader)
                self._settle([source.name])
        return tuple(unread)

    def append(
        self,
        read: Sequence[ReadReport],
        noted: Sequence[Problem] = (),
        *,
        sources: Sequence[Source] = (),
        reader: str = "",
    ) -> Appended:
        """Append reports with their findings, and the problems of inputs that gave none, in one transaction.

        When it returns, all of it is on the disk; before, none of it is. What is there already is left alone. The
        problems of a source are replaced when the source comes again.

        Args:
            read: What the pipeline gave.
            noted: Problems without a report; their `source` names the input.
            sources: What each report was read from, in the same order; left out, it is taken from the reports.
            reader: The version of all that read: code and codebook.

        Raises:
            EvidenceError: A quote is not what its report says; nothing of this call was appended.
            ModelError: A report or finding breaks another law of evidence; nothing was appended.
        """
        for each in read:
            check(each)
        came = sources or tuple(_source(each.report) for each in read)
        counted: Counter[_Was] = Counter()
        with explained(self.path), self._connection.begin():
            for each, source in zip(read, came, strict=True):
                counted[self._append(each, source, reader)] += 1
            self._settle([source.name for source in came])
            self._note(noted)
        return Appended(new=counted[_Was.NEW], renewed=counted[_Was.RENEWED], known=counted[_Was.KNOWN])

    def drop(self, begun: str) -> ReportId:
        """Take a report out, with its bytes, its names and its findings, in one transaction; judgements stay.

        What linking made of it stands until the ledger is linked again. The bytes are overwritten in the file.

        Args:
            begun: The report's id, or at least four signs of its beginning.

        Raises:
            NoSuchRecordError: No report's id begins so.
            SeveralReportsError: Several do; nothing was taken out.
        """
        with explained(self.path):
            with self._connection.begin():
                report = take_out(self._connection, begun)
            wipe(self._connection)
        return report

    def take_until(self, whole: Path, day: date) -> KnownBy:
        """Take over, into a ledger that has no reports, those of another that were published by a day.

        Args:
            whole: The file of the other ledger.
            day: The last day of publication that counts; reports of unknown publication are left out.
        """
        with explained(whole):
            return copy_until(self._connection, whole, day)

    def judge(self, decisions: Sequence[Judgement]) -> None:
        """Append decisions of people; one that is there already is left alone."""
        rows = [{"judgement": each.id, "body": msgspec.json.encode(each)} for each in decisions]
        with explained(self.path), self._connection.begin():
            self._insert(judgements, rows, again="OR IGNORE")

    @contextmanager
    def linking(self, linker: str) -> Iterator[Shelves]:
        """Give what linking reads and writes; at the end the records are those of just these reports.

        One transaction: broken off, nothing of it was done.

        Args:
            linker: The version of linking.
        """
        with explained(self.path), self._connection.begin():
            yield Shelves(self._connection)
            self._connection.execute(delete(pending))
            self._connection.execute(delete(state))
            judged = self._connection.execute(select(func.count()).select_from(judgements)).scalar_one()
            self._insert(state, [{"name": "linker", "value": linker}, {"name": "judged", "value": str(judged)}])

    def replace_records(self, made: Records, *, linker: str = "") -> None:
        """Replace all that linking made by what was made otherwise, in one transaction.

        Args:
            made: What is made of `findings()` and `judgements()`.
            linker: The version of what made it.
        """
        with self.linking(linker) as shelves:
            shelves.clear()
            shelves.replace((), (Made(0, value) for kind in DERIVED for value in getattr(made, kind)))

    # ---- evidence

    def _append(self, read: ReadReport, source: Source, reader: str) -> _Was:
        page = self._page(read.report.id)
        was = _Was.RENEWED if page is not None else _Was.NEW
        if page is None:
            page = self._keep(read)
        self._sight(page, source)
        claims = _claims(source)
        if self._is_read(page, reader, claims):
            was = _Was.KNOWN
        else:
            self._keep_reading(page, read, reader, claims)
        self._make_current(page, reader)
        return was

    def _page(self, report: str) -> int | None:
        return self._connection.execute(select(pages.c.id).where(pages.c.report == report)).scalar_one_or_none()

    def _keep(self, read: ReadReport) -> int:
        row = {
            "report": read.report.id,
            "sha256": read.report.sha256,
            "size": len(read.data),
            "data": pack_data(read.data),
        }
        return self._number(pages, row)

    def _is_read(self, page: int, reader: str, claims: str) -> bool:
        found = select(readings.c.id).where(
            readings.c.page == page, readings.c.reader == reader, readings.c.claims == claims
        )
        return self._connection.execute(found).first() is not None

    def _keep_reading(self, page: int, read: ReadReport, reader: str, claims: str) -> None:
        report = read.report
        row = {
            "page": page,
            "reader": reader,
            "claims": claims,
            "earliest": _day(report.published.earliest),
            "latest": _day(report.published.latest),
            "body": pack_report(report),
            "problems": pack_problems(read.findings.problems),
            "text": report.text,
            "pieces": pack_pieces(report.pieces),
        }
        reading = self._number(readings, row)
        names = dict.fromkeys(fold(name) for name in (report.outlet, *report.agencies) if name)
        self._insert(texts, [{"rowid": reading, "text": report.text}])
        self._insert(carriers, [{"reading": reading, "name": name} for name in names])
        self._insert(
            findings,
            [
                {"reading": reading, "kind": kind, "finding": finding.id, "body": msgspec.json.encode(finding)}
                for kind in FINDINGS
                for finding in getattr(read.findings, kind)
            ],
        )

    def _sight(self, page: int, source: Source) -> None:
        row = {"page": page, "name": source.name, "file": source.file, "url": source.url}
        self._insert(sightings, [row], again="OR IGNORE")

    def _make_current(self, page: int, reader: str) -> None:
        """Show the reading of the newest reader; of several, that with the least claims, whichever came first."""
        least = (
            select(readings.c.id)
            .where(readings.c.page == page, readings.c.reader == reader)
            .order_by(readings.c.claims)
            .limit(1)
        )
        reading = self._connection.execute(least).one().id
        shown = select(current.c.reading).where(current.c.page == page)
        if self._connection.execute(shown).scalar_one_or_none() != reading:
            # Taken out first: what is replaced in passing goes by no trigger.
            self._connection.execute(delete(current).where(current.c.page == page))
            self._insert(current, [{"page": page, "reading": reading}])
            name = select(pages.c.report).where(pages.c.id == page)
            self._insert(pending, [{"report": self._connection.execute(name).scalar_one()}], again="OR IGNORE")

    def _settle(self, names: Iterable[str]) -> None:
        """Forget the problems of sources that came again; with a line comes the file that had none before."""
        named = tuple(names)
        lines = map(_LINE.fullmatch, named)
        for name in dict.fromkeys((*named, *(line[1] for line in lines if line))):
            self._connection.execute(delete(problems).where(problems.c.source == name))

    def _note(self, noted: Sequence[Problem]) -> None:
        rows = [{"source": each.source or "", "code": each.code, "message": each.message} for each in noted]
        self._settle(row["source"] for row in rows)
        self._insert(problems, rows, again="OR IGNORE")

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]], *, again: str = "") -> None:
        if rows:
            self._connection.execute(insert(table).prefix_with(again) if again else insert(table), rows)

    def _number(self, table: Table, row: dict[str, Any]) -> int:
        """Insert one row and give its number."""
        return self._connection.execute(insert(table).values(row)).lastrowid


_LINE = re.compile(r"(.+):\d+", re.DOTALL)
"""The name of a source that is a line of a file."""


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _source(report: Report) -> Source:
    """Give the source of a report that came without one."""
    return Source(name=report.file or report.url or report.id, data=b"", file=report.file, url=report.url)


def _claims(source: Source) -> str:
    """Give what was said of the bytes and may change how they are read, as a text whose order prefers the fuller."""
    suffix = Path(source.file or source.name).suffix.lower()
    known = (source.url is None, source.published is None, source.media_type is None)
    return msgspec.json.encode((*known, source.url, source.published, source.media_type, suffix)).decode()
