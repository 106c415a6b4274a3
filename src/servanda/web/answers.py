"""What the machine-readable pages answer beside the rows of the contract.

Invariant: every answer is one of these types or a row of `servanda.web.contract`, so that the description of the pages
is made of what they give.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from servanda.export import balances
from servanda.export.columns import PARTY, Column, Many, Scalar
from servanda.ledger import Kind
from servanda.web.contract import row_type, struct_of

_TEXT = Scalar.TEXT


class Trouble(msgspec.Struct, frozen=True):
    """Why a question was not answered, as RFC 9457 has it; `detail` says what to do."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


class Index(msgspec.Struct, frozen=True):
    """Where everything is: the addresses below, and how many records of each kind there are."""

    addresses: tuple[str, ...]
    counts: dict[str, int]
    is_linked: bool


class Answering(msgspec.Struct, frozen=True):
    """The record that answers to an id: its own, or that of one of its findings (`asked`)."""

    asked: str
    id: str
    kind: str
    address: str


class Word(msgspec.Struct, frozen=True):
    """Words of an excerpt; `is_sought` says that they were searched for."""

    words: str
    is_sought: bool


class Hit(msgspec.Struct, frozen=True):
    """A report in which words were found, with the best place in it."""

    report: str
    title: str | None
    excerpt: tuple[Word, ...]


class Said(msgspec.Struct, frozen=True):
    """A record in which words were found: its heading, how sure it is, and a quote."""

    id: str
    heading: str
    standing: str
    quote: str | None


class Shelf(msgspec.Struct, frozen=True):
    """The first records of a kind in which words were found; `all` is the address of all of them."""

    kind: str
    count: int
    is_all: bool
    first: tuple[Said, ...]
    all: str


class Found(msgspec.Struct, frozen=True):
    """Where words were found: reports, best first, and records by kind.

    Where `is_common` says that the words are nearly everywhere, the reports are the latest ones and have no `next`:
    `/api/reports?text=` has all of them.
    """

    reports: tuple[Hit, ...]
    records: tuple[Shelf, ...]
    next: str | None
    is_common: bool


class Match(msgspec.Struct, frozen=True):
    """A record or report that has the words, as a row: `quote` is of a record, or the best place of a report's text.

    A report has its title as `heading` and no `standing`.
    """

    kind: str
    id: str
    heading: str | None
    standing: str | None
    quote: str | None


class Moment(msgspec.Struct, frozen=True):
    """A row of the time line: an utterance, an act, one step of a promise or the day when it is due.

    `id` is the record's, `number` tells its moments apart. `type` is a stance, an event type, a step or `due`.
    """

    lane: str
    id: str
    number: int
    kind: str
    type: str
    status: str
    is_alleged: bool
    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: str
    heading: str
    standing: str
    sources: str
    origins: int
    report: str | None
    start: int | None
    end: int | None
    quote: str | None


class Timeline(msgspec.Struct, frozen=True):
    """A part of the time line, by first day, what has none last; `counts` is of all that answer, by lane."""

    rows: tuple[Moment, ...]
    counts: dict[str, int]
    undated: int
    next: str | None


class Dyad(msgspec.Struct, frozen=True):
    """Records of one type from one side to another, and how many of them stand on two or more origins."""

    source: str
    source_name: str
    target: str
    target_name: str
    kind: str
    type: str
    records: int
    records_of_two_or_more_origins: int
    first: str | None
    last: str | None


class Network(msgspec.Struct, frozen=True):
    """Who with whom: a part of the dyads, by side, kind and type."""

    rows: tuple[Dyad, ...]
    next: str | None


class Sum(msgspec.Struct, frozen=True):
    """An amount of a card: `of` is promised, delivered or outstanding."""

    of: str
    amount: str


class Card(msgspec.Struct, frozen=True):
    """A commitment on the board; `flags` are the pressing ones."""

    id: str
    parties: str
    what: str
    quote: str
    state: str
    since: str | None
    amounts: tuple[Sum, ...]
    due: str
    flags: tuple[str, ...]
    support: str


class Standing(msgspec.Struct, frozen=True):
    """A commitment of the board with the column that it stands in, as a row; `flags` are the pressing ones."""

    column: str
    id: str
    parties: str
    what: str
    quote: str
    state: str
    since: str | None
    promised: str | None
    delivered: str | None
    outstanding: str | None
    due: str
    flags: tuple[str, ...]
    support: str


class State(msgspec.Struct, frozen=True):
    """How many commitments stand in a state; `all` is the address of all of them."""

    state: str
    count: int
    all: str


class Stand(msgspec.Struct, frozen=True):
    """A column of the board: its states and the latest of its commitments."""

    name: str
    count: int
    states: tuple[State, ...]
    first: tuple[Card, ...]


class Board(msgspec.Struct, frozen=True):
    """The commitments by how far they got; each that the filters let through is counted in one column."""

    columns: tuple[Stand, ...]
    count: int
    in_all: int


class Carrying(msgspec.Struct, frozen=True):
    """An outlet or agency; `copies` of its `reports` go back to another's text."""

    name: str
    is_agency: bool
    reports: int
    copies: int


class Family(msgspec.Struct, frozen=True):
    """An origin with how many reports go back to it; `root` is the report that is the earliest or the credited one."""

    id: str
    root: str
    agency: str | None
    method: str
    reports: int


class Sources(msgspec.Struct, frozen=True):
    """Where the reports come from; `names` carriers there are in all, `nameless` reports have none."""

    reports: int
    origins: int
    copies: int
    names: int
    nameless: int
    rows: tuple[Carrying, ...]
    largest: tuple[Family, ...]


class Ids(msgspec.Struct, frozen=True):
    """How many records came or went, and the first of them."""

    count: int
    first: tuple[str, ...]


class Changed(msgspec.Struct, frozen=True):
    """A record that differs: both ids, both forms of each line that differs, and the fields that differ beside."""

    was: str
    now: str
    lines: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]


class Changes(msgspec.Struct, frozen=True):
    """How many records changed, and the first of them."""

    count: int
    first: tuple[Changed, ...]


class Compared(msgspec.Struct, frozen=True):
    """What differs in one kind, of which there were `before` and are `after`."""

    kind: str
    before: int
    after: int
    came: Ids
    went: Ids
    changed: Changes


class Difference(msgspec.Struct, frozen=True):
    """What the reports that came between two days changed; `until` is null for today."""

    since: str
    until: str | None
    reports: Ids
    rows: tuple[Compared, ...]


class Verdict(msgspec.Struct, frozen=True):
    """A finding of a sample and what was said of it: right, wrong, corrected or open."""

    id: str
    verdict: str


class Audit(msgspec.Struct, frozen=True):
    """A sample drawn by chance: `rate` of those judged are wrong, with 95 % certainty between `low` and `high`.

    `judged_twice` of them were judged by two people or more; `alpha` is Krippendorff's, whether they were rightly read.
    """

    kind: str
    number: int
    of: int
    seed: int
    judged: int
    wrong: int
    rate: float | None
    low: float
    high: float
    judged_twice: int
    alpha: float | None
    findings: tuple[Verdict, ...]


class Place(msgspec.Struct, frozen=True):
    """Where a quote begins, and its words."""

    report: str
    start: int
    quote: str


class Question(msgspec.Struct, frozen=True):
    """A question to a person: `doubt` 0 to 1, why it is asked, the findings, the quotes, the calls that answer it."""

    queue: str
    doubt: float
    question: str
    why: str
    ids: tuple[str, ...]
    quotes: tuple[Place, ...]
    answers: tuple[str, ...]


class Questions(msgspec.Struct, frozen=True):
    """A part of the questions that wait, the most doubtful first; `counts` is of all of them, by queue.

    Of today's ledger the 5,000 most doubtful are kept, and no more are given however many there are.
    """

    rows: tuple[Question, ...]
    counts: dict[str, int]
    next: str | None


SILENCE = (
    Column("id", _TEXT, "id of the record"),
    Column("kind", _TEXT, "its kind"),
    Column("heading", _TEXT, "the record in a line"),
    Column("standing", _TEXT, "how sure it is, and on whose word"),
    Column("sources", _TEXT, "how many reports, outlets and origins stand behind it"),
    Column("heard", Many(PARTY), "who is heard"),
    Column("silent", Many(PARTY), "of whom no report here has a word"),
)
Silence = struct_of("Silence", SILENCE)
"""A record of which one side's word is missing, as far as these reports go."""


class Silences(msgspec.Struct, frozen=True):
    """Records of which one side's word is missing, by their first day."""

    rows: Sequence[Silence]  # type: ignore[valid-type]  # a type that is made
    count: int


class Unread(msgspec.Struct, frozen=True):
    """An input that gave no report."""

    source: str
    code: str
    message: str


class Odd(msgspec.Struct, frozen=True):
    """Something odd in a report; the place is null when the whole page is meant."""

    report: str
    code: str
    message: str
    start: int | None
    end: int | None


class Problems(msgspec.Struct, frozen=True):
    """What could not be read, and what is odd in what was: how often, and some of it."""

    unread: dict[str, int]
    odd: dict[str, int]
    unread_first: tuple[Unread, ...]
    rows: tuple[Odd, ...]
    next: str | None


Balance = struct_of("Balance", balances.COLUMNS)
"""What one side promised another of one class of goods, as `servanda totals` gives it."""


class Balances(msgspec.Struct, frozen=True):
    """Balances, and the day as of which they stand, null for today's ledger."""

    rows: Sequence[Balance]  # type: ignore[valid-type]  # a type that is made
    as_of: str | None


@cache
def leaf_of(kind: Kind) -> type[msgspec.Struct]:
    """Give the type of a part of a list; `previous` and `next` are the addresses of the parts on either side."""
    fields: list[tuple[str, Any]] = [("rows", list[row_type(kind)]), ("previous", str | None), ("next", str | None)]  # type: ignore[misc]
    return msgspec.defstruct(f"{row_type(kind).__name__}s", fields, forbid_unknown_fields=True)
