"""What an evaluation says: counts, and the shares that follow from them.

Invariant: every share is made of counts that are printed with it; nothing found is no precision, not a good one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a field of a matched row is: right, wrong, or empty where gold has a value."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


def judge(*, is_right: bool, is_empty: bool = False) -> Verdict:
    """Give the verdict on one field."""
    if is_right:
        return Verdict.RIGHT
    return Verdict.MISSING if is_empty else Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Match:
    """How many rows were found. Precision counts both tiers, recall the core alone."""

    name: str
    found: int
    matched: int
    core: int
    core_matched: int
    extra: int
    extra_matched: int

    @property
    def precision(self) -> float | None:
        """Give the share of found rows that match a gold row; None when nothing was found."""
        return self.matched / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Give the share of core rows that were found; None when gold has none."""
        return self.core_matched / self.core if self.core else None

    @property
    def f1(self) -> float | None:
        """Give the harmonic mean; 0 when nothing was found that should be, None when gold has no core row."""
        if self.recall is None:
            return None
        precision = self.precision or 0.0
        both = precision + self.recall
        return 2 * precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Field:
    """How often a field of matched rows is right."""

    name: str
    right: int
    wrong: int
    missing: int

    @property
    def of(self) -> int:
        """Give how many were judged."""
        return self.right + self.wrong + self.missing

    @property
    def rate(self) -> float | None:
        """Give the share that is right; None when none was judged."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class KindScore:
    """All figures of one kind of row."""

    kind: str
    matches: tuple[Match, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """A found row that is what a trap forbids."""

    trap: str
    tier: str
    kind: str
    row: str
    report: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as gold has it.

    `what` is missed (a core row that was not found), spurious (a found row that no gold row matches) or wrong (a
    field; `expected` and `found` say how). `gold` and `row` are ids, None on the side that has no row.
    """

    kind: str
    what: str
    gold: str | None
    row: str | None
    report: str | None
    field: str | None = None
    expected: str | None = None
    found: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A ledger compared with gold. `name` and `sha256` are the gold's; `left_out` counts reports gold does not have."""

    name: str | None
    sha256: str | None
    kinds: tuple[KindScore, ...]
    traps: int
    falls: tuple[Fall, ...]
    misses: tuple[Miss, ...]
    left_out: int = 0

    def kind(self, name: str) -> KindScore:
        """Give the figures of a kind; KeyError if gold has no such kind."""
        for kind in self.kinds:
            if kind.kind == name:
                return kind
        raise KeyError(name)


def figures(evaluation: Evaluation) -> dict[str, float | None]:
    """Give every share under its dotted name, and the counts of traps fallen into.

    `statements.content.recall`, `statements.stance`, `traps.core`: of the last, less is better.
    """
    named: dict[str, float | None] = {}
    for kind in evaluation.kinds:
        for match in kind.matches:
            stem = f"{kind.kind}.{match.name}"
            named |= {
                f"{stem}.precision": match.precision,
                f"{stem}.recall": match.recall,
                f"{stem}.f1": match.f1,
            }
        named |= {f"{kind.kind}.{field.name}": field.rate for field in kind.fields}
    if evaluation.traps:
        for tier in ("core", "extra"):
            named[f"traps.{tier}"] = float(sum(fall.tier == tier for fall in evaluation.falls))
    return named


class Sheet:
    """The counts of one kind while they are made. `names` fixes which fields are judged, and their order."""

    def __init__(self, kind: str, names: Iterable[str] = ()) -> None:
        self.kind = kind
        self.misses: list[Miss] = []
        self._matches: list[Match] = []
        self._fields: dict[str, dict[Verdict, int]] = {name: dict.fromkeys(Verdict, 0) for name in names}

    def match(self, name: str, *, found: int, gold: Iterable[bool], matched: Iterable[bool]) -> None:
        """Count rows: the tiers of the gold rows, and of those of them that were matched (core is True)."""
        tiers, got = list(gold), list(matched)
        self._matches.append(
            Match(
                name=name,
                found=found,
                matched=len(got),
                core=sum(tiers),
                core_matched=sum(got),
                extra=len(tiers) - sum(tiers),
                extra_matched=len(got) - sum(got),
            )
        )

    def field(self, name: str, verdict: Verdict, *, times: int = 1) -> None:
        """Count a verdict on a field."""
        self._fields[name][verdict] += times

    def score(self) -> KindScore:
        """Give the finished figures."""
        return KindScore(
            kind=self.kind,
            matches=tuple(self._matches),
            fields=tuple(
                Field(name, counts[Verdict.RIGHT], counts[Verdict.WRONG], counts[Verdict.MISSING])
                for name, counts in self._fields.items()
            ),
        )


def ordered(misses: Iterable[Miss]) -> Iterator[Miss]:
    """Give misses by kind, report, what they are and id."""
    yield from sorted(
        misses,
        key=lambda miss: (
            miss.kind,
            miss.report or "",
            miss.what,
            miss.gold or "",
            miss.row or "",
            miss.field or "",
            miss.quote or "",
            miss.expected or "",
            miss.found or "",
        ),
    )
