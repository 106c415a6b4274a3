"""The evidence of one moment of the ledger, read only: reports, findings, judgements, problems.

Invariant: nothing that linking made is asked for; what a report says comes as it was read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import (
    Connection,
    Executable,
    FromClause,
    RowMapping,
    Select,
    func,
    select,
)

from servanda.errors import NoSuchRecordError
from servanda.ledger.derived import listed
from servanda.ledger.kinds import FINDINGS, JUDGEMENT
from servanda.ledger.packing import unpack_data, unpack_pieces, unpack_problems, unpack_report
from servanda.ledger.place import explained
from servanda.ledger.readers import ReadBy, read_by
from servanda.ledger.schema import (
    current,
    findings,
    judgements,
    pages,
    problems,
    readings,
    sightings,
)
from servanda.model import (
    Finding,
    Findings,
    Judgement,
    Problem,
    Report,
)

CURRENT = pages.join(current, current.c.page == pages.c.id).join(readings, readings.c.id == current.c.reading)
LEAST_FILE = select(func.min(sightings.c.file)).where(sightings.c.page == pages.c.id).scalar_subquery().label("file")
REPORT = select(
    pages.c.report, readings.c.id, readings.c.body, readings.c.problems, readings.c.text, LEAST_FILE
).select_from(CURRENT)


class Archive:
    """What was read and judged. Use it as a context manager; closed, it answers no more.

    Reports come in the order of their ids. What is streamed must be read before it is closed.
    """

    __slots__ = ("_connection", "found", "path")

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        # What questions found, each looked up once: a view shows one moment.
        self.found: dict[Hashable, Any] = {}
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

    def copy_to(self, path: Path) -> None:
        """Write the ledger of this moment to a new file."""
        with explained(self.path), closing(sqlite3.connect(path)) as copy:
            source = self._connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 - the one database of this room
            source.backup(copy)

    def reports(self) -> Iterator[Report]:
        """Stream all reports, with the problems that coding met in them, without their pieces."""
        return (report_of(row) for row in self.fetch(REPORT.order_by(pages.c.report)))

    def report(self, report: str) -> Report:
        """Give one report, pieces included.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        row = self._one(REPORT.add_columns(readings.c.pieces).where(pages.c.report == report), report)
        return report_of(row)

    def text(self, report: str) -> str:
        """Give the readable text of one report.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        stored = select(readings.c.text).select_from(CURRENT).where(pages.c.report == report)
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

    def files_among(self, names: Collection[str]) -> frozenset[str]:
        """Give those of some base names of files under which bytes of a report came."""
        held = select(sightings.c.file).distinct().where(sightings.c.file.in_(sorted(names)))
        return frozenset(str(row["file"]) for row in self.fetch(held)) if names else frozenset()

    def read_by(self, report: str) -> ReadBy:
        """Give by what a report was read: code, codebook and engine.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        stored = select(readings.c.reader).select_from(CURRENT).where(pages.c.report == report)
        return read_by(str(self._one(stored, report)["reader"]))

    def readers(self) -> Mapping[ReadBy, int]:
        """Give by what the reports here were read, with how many each read, in the order of their lines."""
        stored = select(readings.c.reader, func.count().label("number")).select_from(CURRENT)
        rows = self.fetch(stored.group_by(readings.c.reader).order_by(readings.c.reader))
        return {read_by(row["reader"]): int(row["number"]) for row in rows}

    def findings(self) -> Iterator[tuple[Report, Findings]]:
        """Stream each report with its findings: what linking reads. Reports come without their pieces."""
        for row in self.fetch(REPORT.order_by(pages.c.report)):
            yield report_of(row, coded=False), self._findings(row)

    def findings_of(self, report: str, *, kinds: Collection[str] = ()) -> Findings:
        """Give the findings of one report.

        Args:
            report: Its id.
            kinds: Fields of `Findings`; of no other kinds any are given. All kinds if none is named.

        Raises:
            NoSuchRecordError: No report has this id.
        """
        return self._findings(self._one(REPORT.where(pages.c.report == report), report), kinds=kinds)

    def forms_of(self, report: str) -> tuple[tuple[str, bytes], ...]:
        """Give the findings of one report as they are kept, each with its kind, a field of `Findings`, in their order.

        For who wants few of a report's thousands: `servanda.ledger.kinds.FINDINGS` reads a form.
        """
        held = select(readings.c.id).select_from(CURRENT).where(pages.c.report == report).scalar_subquery()
        stored = select(findings.c.kind, findings.c.body).where(findings.c.reading == held).order_by(findings.c.id)
        return tuple((row["kind"], row["body"]) for row in self.fetch(stored))

    def finding(self, sought: str) -> Finding:
        """Give a finding as it was read, whatever people judged of it.

        An actor of the codebook is in many reports: it comes as the least of them has it.

        Raises:
            NoSuchRecordError: No reading of today has a finding with this id.
        """
        stored = (
            select(findings.c.kind, findings.c.body)
            .select_from(CURRENT.join(findings, findings.c.reading == readings.c.id))
            .where(findings.c.finding == sought)
            .order_by(pages.c.report)
            .limit(1)
        )
        row = self._one(stored, sought)
        found: Finding = FINDINGS[row["kind"]].decode(row["body"])
        return found

    def findings_named(self, sought: Iterable[str]) -> Mapping[str, Finding]:
        """Give those findings that some reading of today has, by their ids; see `finding`."""
        found: dict[str, Finding] = {}
        for some in listed(sought):
            stored = (
                select(findings.c.finding, findings.c.kind, findings.c.body)
                .select_from(CURRENT.join(findings, findings.c.reading == readings.c.id))
                .where(findings.c.finding.in_(some))
                .order_by(findings.c.finding, pages.c.report)
            )
            for row in self.fetch(stored):
                found.setdefault(row["finding"], FINDINGS[row["kind"]].decode(row["body"]))
        return found

    def finding_ids(self, kind: str) -> Iterator[str]:
        """Stream the ids of all findings of a kind, sorted, each once: what a sample is drawn from.

        Args:
            kind: A field of `Findings`, such as "events".
        """
        stored = select(findings.c.finding).distinct().join(current, current.c.reading == findings.c.reading)
        rows = self.fetch(stored.where(findings.c.kind == kind).order_by(findings.c.finding))
        return (row["finding"] for row in rows)

    def read_so_far(self) -> tuple[int, int]:
        """Give the number of the last reading and how many reports there are: equal as long as nothing is read."""
        counted = select(func.max(readings.c.id).label("last")).union_all(select(func.count()).select_from(current))
        last, number = (int(row["last"] or 0) for row in self.fetch(counted))
        return last, number

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

    # ---- rows

    def _count(self, table: FromClause) -> int:
        return sum(int(row["number"]) for row in self.fetch(select(func.count().label("number")).select_from(table)))

    def _one(self, statement: Select[Any], sought: str) -> RowMapping:
        for row in self.fetch(statement):
            return row
        raise NoSuchRecordError(sought)

    def _findings(self, row: RowMapping, *, kinds: Collection[str] = ()) -> Findings:
        found: dict[str, list[Any]] = {kind: [] for kind in FINDINGS}
        stored = select(findings.c.kind, findings.c.body).where(findings.c.reading == row["id"])
        stored = stored.where(findings.c.kind.in_(sorted(kinds))) if kinds else stored
        for finding in self.fetch(stored.order_by(findings.c.id)):
            found[finding["kind"]].append(FINDINGS[finding["kind"]].decode(finding["body"]))
        return Findings(
            **{kind: tuple(several) for kind, several in found.items()}, problems=unpack_problems(row["problems"])
        )


def report_of(row: RowMapping, *, coded: bool = True) -> Report:
    """Give a report; `coded` adds the problems that coding met in it, each once."""
    pieces = unpack_pieces(row["pieces"]) if "pieces" in row else ()
    report = unpack_report(row["body"], row["text"], file=row["file"], pieces=pieces)
    met = unpack_problems(row["problems"]) if coded else ()
    return replace(report, problems=tuple(dict.fromkeys((*report.problems, *met)))) if met else report
