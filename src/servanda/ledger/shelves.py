"""What linking asks for and keeps, in the writer's own transaction (see `servanda.linking.Store`).

Invariant: all of it is derived; what is written is seen by the next question, and by nobody else before the commit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection

from servanda.ledger.derived import amend, clear, listed, marks, rewrite
from servanda.ledger.kinds import FINDINGS, JUDGEMENT, RECORDS, Kind
from servanda.ledger.packing import unpack_problems, unpack_report
from servanda.ledger.wholesale import wholesale
from servanda.model import (
    Actor,
    ActorId,
    ActorRecord,
    Event,
    Findings,
    Imprint,
    Judgement,
    Kept,
    Label,
    Made,
    Report,
    ReportId,
    Shelf,
    Statement,
    Step,
)

Found = TypeVar("Found")
_HALF = 1 << 63
_MANY = 500
"""Rows that are worth to do without the index while they are written into an empty table."""
_PLACE = itemgetter(0, 1, 2, 3)
"""What a row is kept under: in this order rows are written one behind the other."""
_CURRENT = "pages JOIN current ON current.page = pages.id JOIN readings ON readings.id = current.reading"


_IMPRINT = msgspec.json.Decoder(Imprint)


class Shelves:
    """The ledger as linking sees it while the writer's transaction lasts."""

    __slots__ = ("_connection", "_left", "_raw")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # Asked hundreds of times for one report: past the query language, which would take a part of the time.
        self._raw: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
        self._left: Callable[[Sequence[Any]], Sequence[Any]] = lambda rows: rows

    # ---- evidence

    def changed(self) -> Sequence[ReportId]:
        """Give the reports that came, went or were read anew since the records were made."""
        return tuple(ReportId(report) for (report,) in self._rows("SELECT report FROM pending ORDER BY report"))

    def share_changed(self) -> float:
        """Give the share of the reports that changed, of those here now."""
        ((share,),) = self._rows(
            "SELECT CAST((SELECT count(*) FROM pending) AS REAL) / max(1, (SELECT count(*) FROM pages))"
        )
        return float(share)

    def everything(self) -> Iterator[tuple[Report, Findings]]:
        """Stream all reports with their findings, in the order of ids."""
        ids = [report for (report,) in self._rows("SELECT report FROM pages ORDER BY report")]
        for some in listed(ids):
            yield from self.read(some)

    def reports(self, ids: Iterable[ReportId]) -> Mapping[ReportId, Report]:
        """Give those of the reports that are here, in the order of ids."""
        found = self._of_reports("readings.body, readings.text", ids)
        return {ReportId(id_): unpack_report(body, text, file=None) for id_, body, text in found}

    def read(self, ids: Iterable[ReportId]) -> Sequence[tuple[Report, Findings]]:
        """Give those of the reports that are here, with their findings, in the order of ids."""
        found = self._of_reports("readings.body, readings.text, readings.id, readings.problems", ids)
        return [
            (unpack_report(body, text, file=None), self._findings(reading, problems))
            for _, body, text, reading, problems in found
        ]

    def judgements(self) -> Sequence[Judgement]:
        """Give all that people judged."""
        return [JUDGEMENT.decode(body) for (body,) in self._rows("SELECT body FROM judgements ORDER BY judgement")]

    def reports_with(self, findings: Iterable[str]) -> Mapping[str, Sequence[ReportId]]:
        """Give the reports in which findings stand, sorted; an actor of the codebook stands in many."""
        found: dict[str, list[ReportId]] = {}
        for some in listed(findings):
            for finding, report in self._rows(
                f"SELECT finding, report FROM findings JOIN readings ON readings.id = findings.reading"  # noqa: S608
                " JOIN current ON current.reading = readings.id JOIN pages ON pages.id = current.page"
                f" WHERE finding IN ({marks(some)}) ORDER BY finding, report",
                *some,
            ):
                found.setdefault(finding, []).append(ReportId(report))
        return found

    def hear(self, left: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        """Give findings from now on as `left` makes them."""
        self._left = left

    def imprints(self, ids: Iterable[ReportId]) -> Mapping[ReportId, Imprint]:
        """Give when and by which outlet reports were published, and whom they credit."""
        found = self._of_reports("readings.body", ids)
        return {ReportId(id_): _IMPRINT.decode(body) for id_, body in found}

    def latest(self) -> date | None:
        """Give the last day of publication of any report."""
        found = self._rows(
            "SELECT latest FROM readings JOIN current ON current.reading = readings.id WHERE latest IS NOT NULL"
            " ORDER BY latest DESC LIMIT 1"
        )
        return next((date.fromisoformat(day) for (day,) in found), None)

    def actors(self, holders: Iterable[Kept]) -> Sequence[Actor]:
        """Give actors of single reports: `owner` is the report, `item` the actor."""
        return self._named("actors", holders)

    def statements(self, rows: Iterable[Kept]) -> Sequence[Statement]:
        """Give statements of reports: `owner` is the report, `item` the finding."""
        return self._named("statements", rows)

    def events(self, rows: Iterable[Kept]) -> Sequence[Event]:
        """Give events; see `statements`."""
        return self._named("events", rows)

    def steps(self, rows: Iterable[Kept]) -> Sequence[Step]:
        """Give steps; see `statements`."""
        return self._named("steps", rows)

    def steps_in(self, ids: Iterable[ReportId]) -> Sequence[Step]:
        """Give all steps of reports, in the order of the reports' ids."""
        asked = "SELECT body FROM findings WHERE reading = ? AND kind = 'steps' ORDER BY id"
        decode = FINDINGS["steps"].decode
        return self._left(
            [decode(body) for reading in self._readings(ids).values() for (body,) in self._rows(asked, reading)]
        )

    def labels(self, rows: Iterable[Kept]) -> Sequence[Label]:
        """Give labels; see `statements`."""
        return self._named("labels", rows)

    def _findings(self, reading: int, problems: bytes) -> Findings:
        found: dict[str, list[Any]] = {kind: [] for kind in FINDINGS}
        for kind, body in self._rows("SELECT kind, body FROM findings WHERE reading = ? ORDER BY id", reading):
            found[kind].append(FINDINGS[kind].decode(body))
        left = {kind: tuple(self._left(several)) for kind, several in found.items()}
        return Findings(**left, problems=unpack_problems(problems))

    def _readings(self, ids: Iterable[str]) -> dict[str, int]:
        """Give the number of the reading of those of the reports that are here, in the order of ids."""
        asked = "SELECT report, reading FROM pages JOIN current ON current.page = pages.id WHERE report IN"
        return dict(
            row for some in listed(ids) for row in self._rows(f"{asked} ({marks(some)}) ORDER BY report", *some)
        )

    def _of_reports(self, columns: str, ids: Iterable[str]) -> Iterator[Any]:
        for some in listed(ids):
            yield from self._rows(
                f"SELECT report, {columns} FROM {_CURRENT} WHERE report IN ({marks(some)}) ORDER BY report",  # noqa: S608
                *some,
            )

    def _named(self, kind: str, rows: Iterable[Kept]) -> Sequence[Any]:
        decode = FINDINGS[kind].decode
        wanted = sorted({(row.owner, row.item) for row in rows})
        readings = self._readings({one for one, _ in wanted})
        places = [(readings[report], item) for report, item in wanted if report in readings]
        bodies: dict[tuple[int, str], bytes] = {}
        for some in listed(places):
            asked = ",".join(["(?,?)"] * len(some))
            for reading, finding, body in self._rows(
                # A cross join asks the index once for each; left to choose, SQLite reads all findings.
                f"SELECT reading, finding, body FROM (VALUES {asked}) CROSS JOIN findings"  # noqa: S608 - only marks
                " ON reading = column1 AND finding = column2",
                *(value for place in some for value in place),
            ):
                bodies[reading, finding] = body
        return self._left([decode(bodies[place]) for place in places if place in bodies])

    # ---- what was kept and made

    def records_of(self, members: Iterable[str]) -> Mapping[str, str]:
        """Give the record that holds each of some findings."""
        asked = "SELECT member, records.record FROM members JOIN records ON records.id = members.record WHERE member IN"
        return dict(row for some in listed(members) for row in self._rows(f"{asked} ({marks(some)})", *some))

    def cited_by(self, records: Iterable[str]) -> set[ReportId]:
        """Give the reports that records quote."""
        asked = "SELECT report FROM quoted JOIN records ON records.id = quoted.record WHERE records.record IN"
        return {
            ReportId(report) for some in listed(records) for (report,) in self._rows(f"{asked} ({marks(some)})", *some)
        }

    def face(self, id_: ActorId) -> ActorRecord | None:
        """Give an actor of the ledger without its evidence."""
        for (body,) in self._rows("SELECT body FROM records WHERE record = ? AND kind = 'actors'", id_):
            face: ActorRecord = RECORDS[Kind.ACTORS].decode(body)
            return face
        return None

    def made(self, blocks: Iterable[int]) -> set[int]:
        """Give those of some blocks of which anything was made."""
        return {
            block
            for some in listed(blocks)
            for (block,) in self._rows(
                f"SELECT DISTINCT block FROM records WHERE block IN ({marks(some)})",  # noqa: S608 - only marks
                *some,
            )
        }

    def kept(self, shelf: Shelf, keys: Iterable[int]) -> Sequence[Kept]:
        """Give what is kept under keys."""
        return self._kept("kept WHERE shelf = ? AND key IN", shelf, keys)

    def owned(self, shelf: Shelf, owners: Iterable[str]) -> Sequence[Kept]:
        """Give what owners have."""
        # Left to choose, SQLite reads the whole shelf: its key begins with the shelf, too.
        return self._kept("kept INDEXED BY kept_by_owner WHERE shelf = ? AND owner IN", shelf, owners)

    def places(self, shelf: Shelf, owners: Iterable[str]) -> Sequence[Kept]:
        """Give what owners have, without its bodies: the index alone says it, which takes a third of the time."""
        return [
            Kept(shelf, *row)
            for some in listed(owners)
            for row in self._rows(
                f"SELECT key, owner, item FROM kept INDEXED BY kept_by_owner WHERE shelf = ? AND owner IN ({marks(some)})"  # noqa: S608, E501
                " ORDER BY key, owner, item",
                int(shelf),
                *some,
            )
        ]

    def between(self, shelf: Shelf, first: int, last: int) -> Sequence[Kept]:
        """Give what is kept under keys from the first to the last, which is not one of them."""
        asked = "SELECT key, owner, item, body FROM kept WHERE shelf = ? AND key >= ? AND key < ?"
        return [Kept(shelf, *row) for row in self._rows(asked, int(shelf), first, last)]

    def keep(self, rows: Iterable[Kept]) -> None:
        """Keep rows."""
        some = sorted(((int(row[0]), *row[1:]) for row in rows), key=_PLACE)
        is_wholesale = len(some) > _MANY and not self._rows("SELECT EXISTS (SELECT 1 FROM kept)")[0][0]
        with wholesale(self._connection, {"kept"}) if is_wholesale else nullcontext():
            self._many("INSERT OR REPLACE INTO kept VALUES (?,?,?,?,?)", some)

    def forget(self, rows: Iterable[Kept]) -> None:
        """Keep rows no longer."""
        self._many(
            "DELETE FROM kept WHERE shelf = ? AND key = ? AND owner = ? AND item = ?",
            ((int(row.shelf), row.key, row.owner, row.item) for row in rows),
        )

    def holders(self, run: int, most: int, *, past: int = 0) -> Sequence[ReportId]:
        """Give the reports with a run of words, the least ids first, but the first few."""
        asked = "SELECT report FROM runs WHERE run = ? ORDER BY report LIMIT ? OFFSET ?"
        return [_report(number) for (number,) in self._rows(asked, run - _HALF, most, past)]

    def post(self, report: ReportId, runs: Iterable[int]) -> None:
        """Enter a report under its runs of words."""
        number = _number(report)
        self._many("INSERT OR IGNORE INTO runs VALUES (?,?)", ((run - _HALF, number) for run in runs))

    def unpost(self, report: ReportId, runs: Iterable[int]) -> None:
        """Take a report out from under its runs of words."""
        number = _number(report)
        self._many("DELETE FROM runs WHERE run = ? AND report = ?", ((run - _HALF, number) for run in runs))

    def replace(self, blocks: Iterable[int], made: Iterable[Made], *, but: Iterable[str] = ()) -> None:
        """Replace all that was made of some blocks, but records with these ids, which are what they were."""
        rewrite(self._connection, blocks, made, but=but)

    def amend(self, page: Made, reports: Collection[ReportId]) -> None:
        """Change the page of an actor: its evidence in some reports, and all that is no evidence."""
        amend(self._connection, page, reports)

    def clear(self) -> None:
        """Forget everything that was kept or made."""
        clear(self._connection)
        self._rows("DELETE FROM kept")
        self._rows("DELETE FROM runs")

    def _kept(self, source: str, shelf: Shelf, sought: Iterable[Any]) -> list[Kept]:
        return [
            Kept(shelf, *row)
            for some in listed(sought)
            for row in self._rows(
                f"SELECT key, owner, item, body FROM {source} ({marks(some)})"  # noqa: S608 - only marks
                " ORDER BY shelf, key, owner, item",
                int(shelf),
                *some,
            )
        ]

    def _rows(self, statement: str, *values: Any) -> list[Any]:
        return self._raw.execute(statement, values).fetchall()

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._raw.executemany(statement, list(rows))


def _number(report: ReportId) -> int:
    """Give a report's id as a number, in the order of the ids."""
    return int(report.removeprefix("r-"), 16) - _HALF


@lru_cache(maxsize=65536)
def _report(number: int) -> ReportId:
    return ReportId(f"r-{number + _HALF:016x}")
