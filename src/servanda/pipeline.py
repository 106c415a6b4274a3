"""One report through the rooms, in order: the only module that knows the order."""

from __future__ import annotations

from servanda import coding, intake
from servanda.codebook import Codebook
from servanda.model import Problem, ReadReport, Source
from servanda.reading import Reader, RuleReader


def read_source(source: Source, book: Codebook, *, reader: Reader | None = None) -> ReadReport | Problem:
    """Read one source: bytes to a report, its marks, its findings.

    A pure function of bytes, codebook and reader, so that reports can be read on many machines and in any order.

    Args:
        source: The bytes and where they came from.
        book: The codebook.
        reader: The engine that marks the text; the rules when none is named.

    Returns:
        The report with all findings, or the problem that kept it from being one.
    """
    report = intake.read(source, book)
    if isinstance(report, Problem):
        return report
    marks = (reader or RuleReader()).read(report, book)
    return ReadReport(report=report, data=source.data, findings=coding.code(report, marks, book))
