"""Short ways to look at a report in tests."""

from __future__ import annotations

from servanda.model import BlockKind, Problem, Report


def kinds_of(report: Report) -> list[tuple[str, str]]:
    """Give kind and words of every block."""
    return [(block.kind.value, block.span.of(report.text).strip()) for block in report.blocks]


def words_of(report: Report, kind: BlockKind) -> list[str]:
    """Give the words of the blocks of one kind."""
    return [block.span.of(report.text).strip() for block in report.blocks if block.kind is kind]


def codes(report: Report) -> list[str]:
    """Give the codes of a report's problems."""
    return [problem.code for problem in report.problems]


def problem(report: Report, code: str) -> Problem:
    """Give the first problem of a code."""
    return next(one for one in report.problems if one.code == code)
