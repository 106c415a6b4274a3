"""The rows that are compared: the fields of the public records that gold has an opinion on.

Invariant: a row that cannot be read is an error with its file and line, never a row less.
A kind without a file is empty; only kinds that the gold folder holds are scored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from servanda.errors import EvaluationError


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row has; `tier` and `also` are the gold's: what may be found, and what else is right."""

    id: str
    tier: str = "core"
    also: dict[str, list[Any]] = {}

    @property
    def is_core(self) -> bool:
        """Say whether the row must be found."""
        return self.tier != "extra"


class Quote(msgspec.Struct, frozen=True):
    """Evidence: exact characters of one report; a gold row of a page without its text has no bounds."""

    report: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None


class When(msgspec.Struct, frozen=True):
    """A period as exported: days are ISO strings, both included."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    relation: str = "at"
    basis: str = "unknown"
    text: str | None = None


class Party(msgspec.Struct, frozen=True):
    """An actor in one part of a row."""

    actor: str
    code: str
    name: str
    text: str | None = None
    role: str | None = None


class Quantity(msgspec.Struct, frozen=True):
    """How many, in the row's own unit."""

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: bool = False
    text: str | None = None


class Value(msgspec.Struct, frozen=True):
    """How much money."""

    low: float | None = None
    high: float | None = None
    currency: str | None = None


class Line(msgspec.Struct, frozen=True):
    """What is promised or moved."""

    item: str | None = None
    class_: str | None = msgspec.field(default=None, name="class")
    quantity: Quantity | None = None
    value: Value | None = None


class Block(msgspec.Struct, frozen=True):
    """A piece of a report's text."""

    start: int
    end: int
    kind: str


class Problem(msgspec.Struct, frozen=True):
    """What was odd, and where; without bounds it is said of the whole report."""

    code: str
    start: int | None = None
    end: int | None = None


class Report(Row, frozen=True, kw_only=True):
    """One archived page."""

    url: str | None = None
    file: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    title: str | None = None
    language: str | None = None
    published: When | None = None
    sha256: str | None = None
    text: str | None = None
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


class Mention(Row, frozen=True, kw_only=True):
    """A span that names an actor; in gold made of the actors' `mention_spans`, whose `type` is finer than `kind`."""

    report: str
    start: int
    end: int
    quote: str | None = None
    actor: str | None = None
    kind: str = "other"
    sense: str | None = None


class Time(Row, frozen=True, kw_only=True):
    """A printed time."""

    report: str
    start: int
    end: int
    quote: str | None = None
    when: When | None = None
    use: str | None = None


class Origin(Row, frozen=True, kw_only=True):
    """Reports that go back to one text."""

    root: str | None = None
    reports: tuple[str, ...] = ()
    agency: str | None = None


class Role(msgspec.Struct, frozen=True):
    """An office that an actor holds."""

    title: str
    country: str | None = None
    since: When | None = msgspec.field(default=None, name="from")
    until: When | None = msgspec.field(default=None, name="to")
    evidence: tuple[Quote, ...] | Quote = ()


class MentionSpan(msgspec.Struct, frozen=True):
    """A mention inside a gold actor."""

    report: str
    start: int
    end: int
    quote: str | None = None
    type: str = "name"


class Actor(Row, frozen=True, kw_only=True):
    """Who speaks, promises and acts."""

    code: str
    name: str
    kind: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mention_spans: tuple[MentionSpan, ...] = ()


class Statement(Row, frozen=True, kw_only=True):
    """Who said what."""

    content: str
    evidence: tuple[Quote, ...]
    speaker: Party | None = None
    speakers: tuple[Party, ...] = ()
    hearer: Party | None = None
    via: tuple[str, ...] = ()
    medium: str | None = None
    mode: str | None = None
    cue: str | None = None
    cue_span: tuple[int, int] | None = None
    cue_act: str | None = None
    stance: str | None = None
    target: Party | None = None
    content_parts: tuple[tuple[int, int], ...] = ()
    hedges: tuple[str, ...] = ()
    scare_quotes: tuple[str, ...] = ()
    nested_in: str | None = None
    said: When | None = None
    same_utterance: str | None = None
    members: tuple[str, ...] = ()
    origins: int | None = None


class Place(msgspec.Struct, frozen=True):
    """Where it was."""

    name: str
    country: str | None = None


class Event(Row, frozen=True, kw_only=True):
    """Who did what to whom."""

    type: str
    evidence: tuple[Quote, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    when: When | None = None
    place: Place | None = None
    status: str | None = None
    basis: str | None = None
    attested_by: tuple[Party, ...] = ()
    lines: tuple[Line, ...] = ()
    terms: str | None = None
    members: tuple[str, ...] = ()
    origins: int | None = None


class Step(msgspec.Struct, frozen=True):
    """A step in the life of a commitment; `optional` and `also` are the gold's."""

    step: str
    when: When | None = None
    scope: str | None = None
    lines: tuple[Line, ...] = ()
    by: Party | None = None
    role_of_speaker: str | None = None
    link: str | None = None
    evidence: tuple[Quote, ...] = ()
    also: dict[str, list[Any]] = {}
    optional: bool | None = None

    @property
    def is_optional(self) -> bool:
        """Say whether the step may be absent."""
        return bool(self.optional) or self.also.get("optional") == [True]


class Commitment(Row, frozen=True, kw_only=True):
    """A promise and its life."""

    kind: str
    provider: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    via: tuple[Party | str, ...] = ()
    lines: tuple[Line, ...] = ()
    terms: str | None = None
    instrument: str | None = None
    due: When | None = None
    state: str | None = None
    flags: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    members: tuple[str, ...] = ()
    origins: int | None = None

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The evidence of all steps."""
        return tuple(quote for step in self.steps for quote in step.evidence)


class Label(Row, frozen=True, kw_only=True):
    """What somebody calls an actor."""

    actor: Party
    label: str
    evidence: tuple[Quote, ...]
    by: Party | str | None = None
    kind: str | None = None
    polarity: int | None = None


class DisputedValue(msgspec.Struct, frozen=True):
    """One of the values that origins give."""

    value: Any = None
    evidence: tuple[Quote, ...] = ()


class Disagreement(Row, frozen=True, kw_only=True):
    """A field on which origins differ."""

    record: str
    field: str
    values: tuple[DisputedValue, ...] = ()
    kind: str | None = None


class Link(Row, frozen=True, kw_only=True):
    """What hangs together, or must not."""

    kind: str
    members: tuple[str, ...] = ()


class Never(msgspec.Struct, frozen=True):
    """What must not be produced at a trap's place."""

    kind: str
    properties: dict[str, Any] = msgspec.field(default_factory=dict, name="with")


class Trap(Row, frozen=True, kw_only=True):
    """A place where something must not be produced."""

    report: str
    start: int
    end: int
    quote: str | None = None
    never: tuple[Never, ...] = ()
    reason: str | None = None


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one folder by kind.

    `kinds` are the kinds that were there, also when empty; `name` is the folder's name and `sha256` the hash of its
    JSON Lines files, both None for rows that did not come from a folder.
    """

    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    origins: tuple[Origin, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    labels: tuple[Label, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    links: tuple[Link, ...] = ()
    traps: tuple[Trap, ...] = ()
    kinds: frozenset[str] = frozenset()
    name: str | None = None
    sha256: str | None = None


KINDS: Mapping[str, type[Row]] = {
    "reports": Report,
    "mentions": Mention,
    "times": Time,
    "origins": Origin,
    "actors": Actor,
    "statements": Statement,
    "events": Event,
    "commitments": Commitment,
    "labels": Label,
    "disagreements": Disagreement,
    "links": Link,
    "traps": Trap,
}
CITING = ("statements", "events", "labels")

AnyRow = TypeVar("AnyRow", bound=Row)


def load(folder: str | Path) -> Rows:
    """Read the JSON Lines files of a folder, one for each kind; other files are left alone.

    Raises:
        EvaluationError: There is no such folder, it holds no file of a known kind, or a row is broken.
    """
    place = Path(folder)
    files = {kind: place / f"{kind}.jsonl" for kind in KINDS}
    there = {kind: path for kind, path in files.items() if path.is_file()}
    if not there:
        raise EvaluationError(
            f"expected a folder with reports.jsonl and its like at {str(folder)!r}, found none;"
            " `servanda export OUT --format jsonl` writes one"
        )
    read = {kind: _lines(path, KINDS[kind]) for kind, path in there.items()}
    return _rows(read, name=place.resolve().name, sha256=digest(place))


def rows(kinds: Mapping[str, Iterable[Mapping[str, Any]]], *, name: str | None = None) -> Rows:
    """Give the rows of objects that are already in memory, as they would be written to JSON Lines.

    Raises:
        EvaluationError: A kind is unknown or a row is broken.
    """
    if unknown := sorted(set(kinds) - set(KINDS) - {"judgements"}):
        raise EvaluationError(f"expected rows of the kinds {', '.join(KINDS)}, got {', '.join(unknown)}")
    read = {
        kind: tuple(_convert(row, KINDS[kind], f"{kind}, row {number}") for number, row in enumerate(given, start=1))
        for kind, given in kinds.items()
        if kind in KINDS
    }
    return _rows(read, name=name, sha256=None)


def digest(folder: str | Path) -> str:
    """Give the hash that pins a gold folder: over the sorted names and the bytes of its JSON Lines files."""
    total = hashlib.sha256()
    for path in sorted(Path(folder).glob("*.jsonl"), key=lambda path: path.name):
        data = path.read_bytes()
        total.update(f"{path.name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _rows(read: Mapping[str, tuple[Row, ...]], *, name: str | None, sha256: str | None) -> Rows:
    for kind, found in read.items():
        _expect_unique(kind, found)
    ordered: dict[str, Any] = {kind: tuple(sorted(found, key=lambda row: row.id)) for kind, found in read.items()}
    return Rows(**ordered, kinds=frozenset(read), name=name, sha256=sha256)


def _expect_unique(kind: str, found: Iterable[Row]) -> None:
    seen = set()
    for row in found:
        if row.id in seen:
            raise EvaluationError(f"{kind}: the id {row.id!r} stands on two rows; expected every id once")
        seen.add(row.id)
        if kind in CITING and not getattr(row, "evidence", ()):
            raise EvaluationError(f"{kind}: row {row.id!r} has no evidence; a row without evidence cannot be judged")


def _lines(path: Path, kind: type[AnyRow]) -> tuple[AnyRow, ...]:
    # Line ends inside a text are escaped in JSON, so bytes are cut at "\n" alone.
    return tuple(_decode(line, kind, f"{path}, line {number}") for number, line in _numbered(path.read_bytes()))


def _numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _decode(line: bytes, kind: type[AnyRow], place: str) -> AnyRow:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{place}: expected a {kind.__name__.lower()} row of records.md: {error}") from error


def _convert(row: Mapping[str, Any], kind: type[AnyRow], place: str) -> AnyRow:
    try:
        return msgspec.convert(row, type=kind)
    except msgspec.ValidationError as error:
        raise EvaluationError(f"{place}: expected a {kind.__name__.lower()} row of records.md: {error}") from error
