"""One archived page: its bytes' hash, its readable text, and blocks that tile the text.

Invariant: joined, the blocks are the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.errors import ModelError
from servanda.model.ids import ReportId
from servanda.model.period import UNKNOWN, Period
from servanda.model.problem import Problem
from servanda.model.span import Span


class BlockKind(StrEnum):
    """What a piece of a report's text is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"
    FURNITURE = "furniture"


PROSE = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY})
"""The kinds of block that may yield findings (ruling 9: nothing else ever does)."""


REPEATED = "repeated_text"
"""The code of the problem that marks the second printing of a text."""


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A piece of a report's text, white space around it included; `kind` says what it is."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the readable text and the run of the decoded source that it came from.

    When both have one length, character i came from character i; else the whole run came from the whole source run
    (a character reference, squeezed white space).
    """

    text: Span
    source: Span


TOLD_BY = "told_by"
"""The field of the credits that say on whom a report rests for some of its words: "Reuters reported"."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A field of a report with the span it was read from and the rule that read it; of `TOLD_BY` what rests on it."""

    field: str
    value: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """One archived news page or text dump.

    `text` is made once and never changed; every later offset counts in it. `pieces` lead from it to the decoded
    source and are empty where text and source are the same. `outlet` is None when the page does not name it.
    `credits` says where outlet, agencies, byline, title and publication were read, and who is credited for what.
    """

    id: ReportId
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    title: str | None = None
    language: str | None = None
    published: Period = UNKNOWN
    credits: tuple[Credit, ...] = ()
    problems: tuple[Problem, ...] = ()
    charset: str = "utf-8"
    media_type: str = "text/plain"
    pieces: tuple[Piece, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.span.start != at or len(block.span) == 0:
                raise ModelError(f"report {self.id}: a block starts at {block.span.start}, expected {at}")
            at = block.span.end
        if at != len(self.text):
            raise ModelError(f"report {self.id}: blocks end at {at}, the text at {len(self.text)}")

    @property
    def prose(self) -> tuple[Block, ...]:
        """Give the blocks that may yield findings, in order; a text printed twice yields them once (ruling 4)."""
        again = [problem.span for problem in self.problems if problem.code == REPEATED and problem.span]
        return tuple(
            block
            for block in self.blocks
            if block.kind in PROSE and not any(block.span.overlaps(span) for span in again)
        )

    def block_at(self, position: int) -> Block:
        """Give the block that holds a character.

        Raises:
            ModelError: No character stands there.
        """
        if not 0 <= position < len(self.text):
            raise ModelError(f"report {self.id} has no character at {position}")
        return self.blocks[bisect_right(self.blocks, position, key=lambda block: block.span.start) - 1]


@dataclass(frozen=True, slots=True)
class Imprint:
    """When and by which outlet a report was published, and whom it credits: all of it that its text is not read for."""

    published: Period
    outlet: str | None = None
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to be read: bytes, and what is known of where they came from.

    `name` is for people (a path, `-`, `pages.jsonl:12`). `file` is the base name that the record shows, None for
    addresses and standard input. `published` is what the feeder claims (a JSON Lines field), as printed.
    """

    name: str
    data: bytes
    file: str | None = None
    url: str | None = None
    published: str | None = None
    media_type: str | None = None
