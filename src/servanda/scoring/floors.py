"""Floors: scores that were reached once and are not to be lost.

Invariant: a floor belongs to one gold, pinned by the hash of its files; it is lowered only by somebody who says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from servanda.errors import EvaluationError
from servanda.scoring.figures import Evaluation, figures

TOLERANCE = 0.0005
"""Half of the last digit that a floor is written with."""
CEILINGS = ("traps.core", "traps.extra")
"""Figures of which less is better."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The figures that were reached on one gold; `sha256` is the hash that `digest` gives of its folder."""

    gold: str
    sha256: str
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Broken:
    """A figure that fell: `reached` is None when it can no longer be computed, or the gold itself changed."""

    figure: str
    floor: float | str
    reached: float | str | None

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.figure}: floor {self.floor}, reached {'nothing' if self.reached is None else self.reached}"


def read(path: str | Path) -> tuple[Floor, ...]:
    """Read a file of floors.

    Raises:
        EvaluationError: There is no such file, or it cannot be read.
    """
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=tuple[Floor, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise EvaluationError(f"expected a file of floors at {str(path)!r}: {error}") from error


def write(path: str | Path, floors: Iterable[Floor]) -> None:
    """Write floors, sorted by the gold's name, so that the file changes only where a figure does."""
    ordered = sorted(floors, key=lambda floor: (floor.gold, floor.sha256))
    Path(path).write_bytes(msgspec.json.format(msgspec.json.encode(ordered, order="sorted"), indent=2) + b"\n")


def check(evaluation: Evaluation, floors: Iterable[Floor], *, slack: float = 0.0) -> list[Broken]:
    """Give the floors that an evaluation breaks, by figure.

    A gold of the same name with other bytes breaks its floor as a whole: its figures say nothing of the new gold. A
    gold without a floor breaks none: ask `floor_of` first.

    Args:
        evaluation: What is held against the floors.
        floors: As they stand.
        slack: How far below its floor a share may fall, 0 to 1: the reader's network counts in eight bits, and on
            another processor a word may be read otherwise here and there. Traps know no slack.
    """
    floor = floor_of(evaluation, floors)
    if floor is None:
        return []
    if floor.sha256 != evaluation.sha256:
        return [Broken("gold", floor.sha256, evaluation.sha256)]
    return _broken(floor, figures(evaluation), slack)


def _broken(floor: Floor, reached: dict[str, float | None], slack: float) -> list[Broken]:
    broken = []
    for name, least in sorted(floor.figures.items()):
        value = reached.get(name)
        if value is None or _is_worse(name, value, least, slack):
            broken.append(Broken(name, least, value))
    return broken


def _is_worse(name: str, value: float, floor: float, slack: float) -> bool:
    return value - floor > TOLERANCE if name in CEILINGS else floor - value > TOLERANCE + slack


def raised(evaluation: Evaluation, floors: Sequence[Floor], *, lower: bool = False) -> tuple[Floor, ...]:
    """Give the floors with those of this evaluation put at what it reached, rounded to three digits.

    Args:
        evaluation: Of a gold that was loaded from a folder.
        floors: As they stand.
        lower: Allow a figure to fall, vanish, or the gold to change; say why where the change is recorded.

    Raises:
        EvaluationError: The gold has no hash, or a floor would be lowered and `lower` was not asked for.
    """
    if evaluation.name is None or evaluation.sha256 is None:
        raise EvaluationError("expected an evaluation against a gold folder; rows in memory have no hash to pin")
    broken = check(evaluation, floors)
    if broken and not lower:
        lines = "\n  ".join(str(each) for each in broken)
        raise EvaluationError(
            f"{len(broken)} floors would be lowered; mend the cause, or ask for it and say why:\n  {lines}"
        )
    reached = {name: round(value, 3) for name, value in sorted(figures(evaluation).items()) if value is not None}
    new = Floor(gold=evaluation.name, sha256=evaluation.sha256, figures=reached)
    old = floor_of(evaluation, floors)
    return tuple(sorted((new, *(floor for floor in floors if floor is not old)), key=lambda floor: floor.gold))


def floor_of(evaluation: Evaluation, floors: Iterable[Floor]) -> Floor | None:
    """Give the floor of the same bytes, else of the same name; None when nothing is pinned for this gold."""
    known = list(floors)
    same = (floor for floor in known if floor.sha256 == evaluation.sha256)
    named = (floor for floor in known if floor.gold == evaluation.name)
    return next(same, None) or next(named, None)
