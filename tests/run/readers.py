"""Stand-ins for the pipeline and for linking: quick, whole, and some of them wicked."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import replace

from ledger.values import report_of, statement
from servanda.codebook import Codebook
from servanda.model import (
    Findings,
    Judgement,
    Origin,
    OriginId,
    Problem,
    ReadReport,
    Record,
    RecordId,
    Records,
    Report,
    Source,
    Support,
)


def sources(number: int, *, first: int = 0) -> list[Source]:
    """Give pages that differ; every seventh has no bytes."""
    return [
        Source(
            name=f"news/{at:03}.txt",
            data=f"Norland promised Sudria {at} tractors, officials said.\n".encode() if at % 7 else b"",
            file=f"{at:03}.txt",
        )
        for at in range(first, first + number)
    ]


def read(source: Source, book: Codebook) -> ReadReport | Problem:
    """Read a page into one statement, as the pipeline would."""
    if not source.data:
        return Problem("empty", "the file is empty")
    report = report_of(source.data.decode(), file=source.file, problems=(Problem("no_date", "no date"),))
    said = statement(report, report.text.split(",")[0])
    return ReadReport(report, source.data, Findings(statements=(said,), problems=(Problem("odd", "odd words"),)))


def read_slowly(source: Source, book: Codebook) -> ReadReport | Problem:
    """Take a moment over each page, so that there is something to interrupt."""
    time.sleep(0.002)
    return read(source, book)


def read_wickedly(source: Source, book: Codebook) -> ReadReport | Problem:
    """Raise, die, hang or lie over some pages."""
    at = int((source.file or "0").split(".")[0])
    if at == 3:
        raise RecursionError("too deep")
    if at == 5:
        os._exit(9)
    if at == 8:
        time.sleep(60)
    gave = read(source, book)
    if at == 10 and isinstance(gave, ReadReport):
        said = gave.findings.statements[0]
        lie = replace(said, evidence=(replace(said.evidence[0], quote="x" * len(said.evidence[0].quote)),))
        return replace(gave, findings=Findings(statements=(lie,)))
    return gave


def link(reports: Iterable[tuple[Report, Findings]], book: Codebook, judgements: Iterable[Judgement] = ()) -> Records:
    """Make a record of each statement and an origin of each report."""
    found = [(report, findings) for report, findings in reports]
    return Records(
        origins=tuple(
            sorted(
                (
                    Origin(
                        OriginId(f"o-{hashlib.sha256(report.id.encode()).hexdigest()[:16]}"),
                        report.id,
                        (report.id,),
                        None,
                        "own",
                    )
                    for report, _ in found
                ),
                key=lambda origin: origin.id,
            )
        ),
        statements=tuple(
            sorted(
                (
                    Record(RecordId(said.id), said, (said.id,), Support(1, 1, 1))
                    for _, findings in found
                    for said in findings.statements
                ),
                key=lambda record: record.id,
            )
        ),
    )
