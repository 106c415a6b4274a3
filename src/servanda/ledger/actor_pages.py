"""The page of an actor in two parts: what it says, and its evidence, report by report.

Invariant: both parts together are the page. The evidence of a state grows with every report that names it; kept apart,
one report more or less changes that report's part alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from servanda.ledger.kinds import RECORDS, Kind, Shown
from servanda.model import ActorId, ActorRecord, Evidence


class _Cited(msgspec.Struct):
    """The words of a piece of evidence."""

    quote: str


class Called(msgspec.Struct, frozen=True):
    """What an actor is called: of its page no more is read."""

    id: ActorId
    code: str
    name: str
    aliases: tuple[str, ...]


class _Named(msgspec.Struct):
    """A page of which nothing but the names are read."""

    content: Called


_NAMED = msgspec.json.Decoder(_Named)
_CITED = msgspec.json.Decoder(list[_Cited])
_EVIDENCE = msgspec.json.Decoder(tuple[Evidence, ...])


def parted(record: ActorRecord) -> tuple[bytes, Mapping[str, bytes]]:
    """Give the page without its evidence, and the evidence by report: JSON objects between commas.

    Args:
        record: The page; its evidence in the order of the reports' ids, as linking gives it.
    """
    content = record.content
    pieces: dict[str, list[bytes]] = {}
    for one in content.evidence:
        pieces.setdefault(one.report, []).append(msgspec.json.encode(one))
    cited = {report: b",".join(several) for report, several in pieces.items()}
    return msgspec.json.encode(replace(record, content=replace(content, evidence=()))), cited


def quotes_in(cited: Mapping[str, bytes]) -> frozenset[str]:
    """Give the words of evidence by report."""
    return frozenset(one.quote for pieces in cited.values() for one in _CITED.decode(b"[" + pieces + b"]"))


def quote_as_written(quote: str) -> bytes:
    """Give how evidence with these words holds them: no other evidence has these bytes."""
    return b'"quote":' + msgspec.json.encode(quote) + b","


def called(body: bytes) -> Called:
    """Give what an actor is called, from its page: a page of many offices takes ten times as long to read."""
    return _NAMED.decode(body).content


def shown(kind: Kind, body: bytes, cited: str | None) -> Shown:
    """Give a derived record as it was made.

    Args:
        kind: What it is.
        body: The record; of an actor the page without its evidence.
        cited: The evidence of an actor, in the order of its reports' ids, between commas; None when there is none.
    """
    record: Shown = RECORDS[kind].decode(body)
    if cited is None or not isinstance(record, ActorRecord):
        return record
    return replace(record, content=replace(record.content, evidence=_EVIDENCE.decode(f"[{cited}]")))
