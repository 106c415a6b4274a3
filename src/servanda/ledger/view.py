"""One moment of the ledger, read only.

Invariant: a view shows what was committed when it was opened, however much is appended meanwhile, and cannot change
a byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    FromClause,
    RowMapping,
    Select,
    func,
    literal_column,
    select,
)

from servanda.errors import NoLedgerError, NoSuchRecordError, NotALedgerError
from servanda.ledger import selection
from servanda.ledger.actor_pages import shown
from servanda.ledger.kinds import FINDINGS, JUDGEMENT, RECORDS, Kind, Shown
from servanda.ledger.packing import unpack_data, unpack_pieces, unpack_problems, unpack_report
from servanda.ledger.place import connect_reader, explained, path_of
from servanda.ledger.query import Query
from servanda.ledger.readers import ReadBy, read_by
from servanda.ledger.schema import (
    current,
    findings,
    judgements,
    members,
    pages,
    pending,
    problems,
    quoted,
    readings,
    records,
    require_current,
    sightings,
    state,
    texts,
)
from servanda.model import Finding, Findings, Judgement, Link, Problem, Report, ReportId

CROWDED = 200
"""Findings in one record above which it is shown as a problem (field notes on linking, section 6)."""
_WEAKEST = 3
_MERGED = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS)
_CURRENT = pages.join(current, current.c.page == pages.c.id).join(readings, readings.c.id == current.c.reading)
_LEAST_FILE = select(func.min(sightings.c.file)).where(sightings.c.page == pages.c.id).scalar_subquery().label("file")
_EXCERPT: ColumnElement[str] = literal_column("snippet(texts, 0, '[', ']', '…', 24)").label("excerpt")
_RANK: ColumnElement[float] = literal_column("bm25(texts)")
_REPORT = select(
    pages.c.report, readings.c.id, readings.c.body, readings.c.problems, readings.c.text, _LEAST_FILE
).select_from(_CURRENT)


@dataclass(frozen=True, slots=True)
class Hit:
    """A report in which words were found, and the best place: the words stand between `[` and `]`."""

    report: ReportId
    title: str | None
    excerpt: str


def open_view(place: str | Path) -> View:
    """Open a ledger for reading; see `servanda.ledger.open_view`."""
    path = path_of(place)
    if path.is_dir():
        raise NotALedgerError(str(path), "a folder")
    if not path.exists():
        raise NoLedgerError(str(path))
    with explained(path):
        connection = connect_reader(path)
        try:
            require_current(connection, path)
        except Exception:
            connection.close()
            raise
    return View(connection, path)


class View:
    """One moment of the ledger. Use it as a context manager; closed, it answers no more.

    Reports and records come in the order of their ids. What is streamed must be read before the view is closed.
    """

    __slots__ = ("_connection", "path")

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def fetch(self, statement: Executable) -> Iterator[RowMapping]:
        """Stream the rows of a statement; for this room, others ask by name or by `Query`."""
        with explained(self.path):
            yield from self._connection.execute(statement, execution_options={"yield_per": 200}).mappings()

    # ---- evidence

    def reports(self) -> Iterator[Report]:
        """Stream all reports, with the problems that coding met in them, without their pieces."""
        return (_report(row) for row in self.fetch(_REPORT.order_by(pages.c.report)))

    def report(self, report: str) -> Report:
        """Give one report, pieces included.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        row = self._one(_REPORT.add_columns(readings.c.pieces).where(pages.c.report == report), report)
        return _report(row)

    def text(self, report: str) -> str:
        """Give the readable text of one report.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        stored = select(readings.c.text).select_from(_CURRENT).where(pages.c.report == report)
        return str(self._one(stored, report)["text"])

    def data(self, report: str) -> bytes:
        """Give the archived bytes of one report.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        return unpack_data(self._one(select(pages.c.data).where(pages.c.report == report), report)["data"])

    def names_of(self, report: str) -> tuple[str, ...]:
        """Give the names under which a report's bytes came, sorted: paths, addresses, lines of files."""
        named = select(sightings.c.name).distinct().join(pages, pages.c.id == sightings.c.page)
        return tuple(row["name"] for row in self.fetch(named.where(pages.c.report == report).order_by("name")))

    def read_by(self, report: str) -> ReadBy:
        """Give by what a report was read: code, codebook and engine.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        stored = select(readings.c.reader).select_from(_CURRENT).where(pages.c.report == report)
        return read_by(str(self._one(stored, report)["reader"]))

    def readers(self) -> Mapping[ReadBy, int]:
        """Give by what the reports here were read, with how many each read, in the order of their lines."""
        stored = select(readings.c.reader, func.count().label("number")).select_from(_CURRENT)
        rows = self.fetch(stored.group_by(readings.c.reader).order_by(readings.c.reader))
        return {read_by(row["reader"]): int(row["number"]) for row in rows}

    def findings(self) -> Iterator[tuple[Report, Findings]]:
        """Stream each report with its findings: what linking reads. Reports come without their pieces."""
        for row in self.fetch(_REPORT.order_by(pages.c.report)):
            yield _report(row, coded=False), self._findings(row)

    def findings_of(self, report: str) -> Findings:
        """Give the findings of one report.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        return self._findings(self._one(_REPORT.where(pages.c.report == report), report))

    def finding(self, sought: str) -> Finding:
        """Give a finding as it was read, whatever people judged of it.

        An actor of the codebook is in many reports: it comes as the least of them has it.

        Raises:
            NoSuchRecordError: No reading of today has a finding with this id.
        """
        stored = (
            select(findings.c.kind, findings.c.body)
            .select_from(_CURRENT.join(findings, findings.c.reading == readings.c.id))
            .where(findings.c.finding == sought)
            .order_by(pages.c.report)
            .limit(1)
        )
        row = self._one(stored, sought)
        found: Finding = FINDINGS[row["kind"]].decode(row["body"])
        return found

    def judgements(self) -> Iterator[Judgement]:
        """Stream the decisions of people."""
        stored = select(judgements.c.body).order_by(judgements.c.judgement)
        return (JUDGEMENT.decode(row["body"]) for row in self.fetch(stored))

    def problems(self) -> tuple[Problem, ...]:
        """Give the problems of inputs that gave no report, by source."""
        stored = select(problems).order_by(problems.c.source, problems.c.code, problems.c.message)
        return tuple(
            Problem(code=row["code"], message=row["message"], source=row["source"]) for row in self.fetch(stored)
        )

    def crowded(self) -> tuple[Problem, ...]:
        """Give the records that hold so many findings that a person should look what holds them together.

        Each problem's `source` is the record; it names the weakest links inside.
        """
        number = func.count().label("number")
        held = select(records.c.record, records.c.block, number).join(members, members.c.record == records.c.id)
        many = held.where(records.c.kind.in_(_MERGED)).group_by(records.c.id).having(number > CROWDED)
        return tuple(
            Problem(
                code="crowded_record",
                message=f"{row['number']} findings are one record; weakest links: {self._weakest(row)}",
                source=row["record"],
            )
            for row in list(self.fetch(many.order_by(records.c.record)))
        )

    def _weakest(self, row: RowMapping) -> str:
        stored = select(records.c.body).where(records.c.kind == Kind.LINKS, records.c.block == row["block"])
        links = sorted((RECORDS[Kind.LINKS].decode(each["body"]) for each in self.fetch(stored)), key=_weakness)
        return "; ".join(f"{link.id} ({link.score:.2f}, {link.why})" for link in links[:_WEAKEST]) or "none was kept"

    # ---- what linking made of it

    @property
    def is_linked(self) -> bool:
        """Say whether the records were made of exactly the reports and judgements that are here."""
        return self.linked_with() is not None

    def linked_with(self) -> str | None:
        """Give the version of linking that made the records, None when reports or judgements came since."""
        is_pending = any(True for _ in self.fetch(select(pending).limit(1)))
        (judged,) = self.fetch(select(func.count().label("number")).select_from(judgements))
        known = {row["name"]: row["value"] for row in self.fetch(select(state))}
        return None if is_pending or known.get("judged") != str(judged["number"]) else self.linked_by()

    def linked_by(self) -> str | None:
        """Give the version of linking that made the records, whatever came since; None when nothing made any."""
        for row in self.fetch(select(state.c.value).where(state.c.name == "linker")):
            return str(row["value"])
        return None

    def records(self, kind: Kind) -> Iterator[Shown]:
        """Stream all records of a kind, in the order of their ids."""
        if kind is Kind.REPORTS:
            return self.reports()
        if kind is Kind.JUDGEMENTS:
            return self.judgements()
        stored = select(*selection.SHOWN).where(records.c.kind == kind).order_by(records.c.record)
        return (_record(row) for row in self.fetch(stored))

    def record(self, sought: str) -> Shown:
        """Give the record that answers to an id: its own, or that of any of its members; a report to its own.

        Raises:
            NoSuchRecordError: Nothing here answers to it.
        """
        if sought.startswith("r-"):
            return self.report(sought)
        itself = select(*selection.SHOWN).where(records.c.record == sought)
        of_member = (
            select(*selection.SHOWN)
            .join(members, members.c.record == records.c.id)
            .where(members.c.member == sought)
            .order_by(records.c.record)
            .limit(1)
        )
        for statement in (itself, of_member):
            for row in self.fetch(statement):
                return _record(row)
        return self._judgement(sought)

    def quoting(self, report: str) -> tuple[Shown, ...]:
        """Give the records that quote a report, by kind and id."""
        stored = (
            select(*selection.SHOWN)
            .join(quoted, quoted.c.record == records.c.id)
            .where(quoted.c.report == report)
            .order_by(records.c.kind, records.c.record)
        )
        return tuple(_record(row) for row in self.fetch(stored))

    def select(self, query: Query) -> tuple[Shown, ...]:
        """Give the records that a query asks for, by their first day, those of unknown date last, then by id.

        Judgements know no filter but `limit`.
        """
        if query.kind is Kind.JUDGEMENTS:
            return tuple(self.judgements())[: query.limit]
        if query.kind is Kind.REPORTS:
            return tuple(_report(row) for row in self.fetch(selection.reports_of(query, _REPORT)))
        return tuple(_record(row) for row in self.fetch(selection.records_of(query)))

    def count(self, query: Query) -> int:
        """Give how many records a query asks for, whatever its limit."""
        asked = replace(query, limit=None)
        if query.kind is Kind.JUDGEMENTS:
            return len(self.select(asked))
        if query.kind is Kind.REPORTS:
            found = selection.reports_of(asked, select(pages.c.report).select_from(_CURRENT))
        else:
            found = selection.records_of(asked)
        return self._count(found.order_by(None).subquery())

    def last(self, kind: Kind, number: int) -> tuple[Shown, ...]:
        """Give the last reports, or derived records of a kind, by their first day, the last one first."""
        if kind is Kind.REPORTS:
            return tuple(_report(row) for row in self.fetch(selection.last_reports(number, _REPORT)))
        return tuple(_record(row) for row in self.fetch(selection.last_of(kind, number)))

    def search(self, sought: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Give the reports whose text has all these words, best first; equals by id.

        Words between quotation marks stand together. Case and accents do not count.
        """
        expression = selection.phrases(sought)
        if not expression:
            return ()
        found = (
            select(pages.c.report, readings.c.body, _EXCERPT)
            .select_from(_CURRENT.join(texts, texts.c.rowid == readings.c.id))
            .where(texts.c.texts.match(expression))
            .order_by(_RANK, pages.c.report)
            .limit(limit)
        )
        return tuple(
            Hit(report=row["report"], title=msgspec.json.decode(row["body"])["title"], excerpt=row["excerpt"])
            for row in self.fetch(found)
        )

    def counts(self) -> Mapping[Kind, int]:
        """Give how many records of each kind there are, every kind named."""
        of_kind = select(records.c.kind, func.count().label("number")).group_by(records.c.kind)
        counted = {row["kind"]: int(row["number"]) for row in self.fetch(of_kind)}
        for kind, table in ((Kind.REPORTS, current), (Kind.JUDGEMENTS, judgements)):
            counted[kind] = self._count(table)
        return {kind: counted.get(kind, 0) for kind in Kind}

    # ---- rows

    def _count(self, table: FromClause) -> int:
        return sum(int(row["number"]) for row in self.fetch(select(func.count().label("number")).select_from(table)))

    def _one(self, statement: Select[Any], sought: str) -> RowMapping:
        for row in self.fetch(statement):
            return row
        raise NoSuchRecordError(sought)

    def _findings(self, row: RowMapping) -> Findings:
        found: dict[str, list[Any]] = {kind: [] for kind in FINDINGS}
        stored = select(findings.c.kind, findings.c.body).where(findings.c.reading == row["id"])
        for finding in self.fetch(stored.order_by(findings.c.id)):
            found[finding["kind"]].append(FINDINGS[finding["kind"]].decode(finding["body"]))
        return Findings(
            **{kind: tuple(several) for kind, several in found.items()}, problems=unpack_problems(row["problems"])
        )

    def _judgement(self, sought: str) -> Judgement:
        row = self._one(select(judgements.c.body).where(judgements.c.judgement == sought), sought)
        return JUDGEMENT.decode(row["body"])


def _weakness(link: Link) -> tuple[float, str]:
    return link.score, link.id


def _report(row: RowMapping, *, coded: bool = True) -> Report:
    """Give a report; `coded` adds the problems that coding met in it, each once."""
    pieces = unpack_pieces(row["pieces"]) if "pieces" in row else ()
    report = unpack_report(row["body"], row["text"], file=row["file"], pieces=pieces)
    met = unpack_problems(row["problems"]) if coded else ()
    return replace(report, problems=tuple(dict.fromkeys((*report.problems, *met)))) if met else report


def _record(row: RowMapping) -> Shown:
    return shown(Kind(row["kind"]), row["body"], row["cited"])
