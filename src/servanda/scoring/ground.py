"""What the rules of traps look at: both sides, and where gold's rows were found.

Invariant: it decides nothing; every rule sees the same ground.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from servanda.scoring.actors import MentionPair
from servanda.scoring.relations import Matches
from servanda.scoring.sides import Sides

Properties = Mapping[str, Any]
"""What a trap forbids together, by the name of the field."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules look at: both sides, and which records gold's rows were found in."""

    sides: Sides
    matches: Matches
    mentions: Sequence[MentionPair]

    @property
    def matched(self) -> frozenset[str]:
        """The records that are a gold row's."""
        return frozenset(record for records in self.matches.values() for record in records)
