"""One report through the rooms, in order: the only module that knows the order."""

from __future__ import annotations

from dataclasses import dataclass

from servanda import coding, intake
from servanda.codebook import Codebook
from servanda.model import Problem, ReadReport, Source
from servanda.reading import LearnedReader, Reader


def read_source(source: Source, book: Codebook, *, reader: Reader | None = None) -> ReadReport | Problem:
    """Read one source: bytes to a report, its marks, its findings.

    A pure function of bytes, codebook and reader, so that reports can be read on many machines and in any order.

    Args:
        source: The bytes and where they came from.
        book: The codebook.
        reader: The engine that marks the text; the shipped model when none is named.

    Returns:
        The report with all findings, or the problem that kept it from being one.
    """
    report = intake.read(source, book)
    if isinstance(report, Problem):
        return report
    marks = (reader or LearnedReader()).read(report, book)
    return ReadReport(report=report, data=source.data, findings=coding.code(report, marks, book))


@dataclass(frozen=True, slots=True)
class ReadWith:
    """Reads sources with one reader; it travels to other processes as its reader does."""

    reader: Reader

    def __call__(self, source: Source, book: Codebook) -> ReadReport | Problem:
        """Read one source; see `read_source`."""
        return read_source(source, book, reader=self.reader)
