"""What linking keeps between two runs, so that the next one can leave alone what a report does not touch.

Invariant: nothing here is evidence; all of it can be made again from findings.
"""

from __future__ import annotations

import hashlib
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from servanda.model.actor import ActorMention
from servanda.model.commitment import Commitment
from servanda.model.disagreement import Disagreement
from servanda.model.event import Event
from servanda.model.label import Label
from servanda.model.link import Link
from servanda.model.origin import Origin
from servanda.model.record import ActorRecord, Record
from servanda.model.statement import Statement
from servanda.model.time import TimeExpression

Derived: TypeAlias = (
    Origin
    | ActorRecord
    | Record[Statement]
    | Record[Event]
    | Record[Commitment]
    | Label
    | Disagreement
    | Link
    | ActorMention
    | TimeExpression
)
"""Whatever linking makes."""


class Shelf(IntEnum):
    """What kind of thing is kept; docs/plans/0003-incremental-linking.md says what stands in each field."""

    SKETCH = 1
    OVERLAP = 2
    ORIGIN = 3
    UNSURE = 4
    CAST = 5
    BOND = 6
    HOLDER = 7
    IDENTITY = 8
    BLOCK = 9
    TURN = 10
    TALLY = 11
    OFFICE = 12
    ENDING = 13
    JUDGED = 14
    DEED = 15


class Kept(NamedTuple):
    """One thing that is kept: found again by its key, and by its owner, with whom it goes.

    `owner` is the id of a report, an actor or an origin, or the name of a block; `item` what the thing is about.
    """

    shelf: Shelf
    key: int
    owner: str
    item: str = ""
    body: bytes = b""


class Made(NamedTuple):
    """A derived record and the block that it was made of: it is made anew when, and only when, its block is."""

    block: int
    value: Derived


@lru_cache(maxsize=65536)
def key_of(*words: str) -> int:
    """Give the number that stands for some words, between -2**63 and 2**63.

    >>> key_of("event", "AID") == key_of("event", "AID") != key_of("event AID")
    True
    """
    digest = hashlib.blake2b("\0".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
