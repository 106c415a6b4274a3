"""The page of an actor without reading all of its evidence, which grows with every report that names it.

Invariant: what comes out are the bytes that encoding the whole page gives.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

import msgspec

from servanda.model import Actor, ActorRecord, ReportId


class Cited(msgspec.Struct):
    """Where a piece of evidence stands, and its words."""

    report: ReportId
    quote: str


class _Fields(msgspec.Struct):
    """A page with the fields of its actor as they are written."""

    content: dict[str, msgspec.Raw]
    members: msgspec.Raw
    mention_count: msgspec.Raw


_FIELDS = msgspec.json.Decoder(_Fields)
_ACTOR = msgspec.json.Decoder(ActorRecord)
_PIECES = msgspec.json.Decoder(list[msgspec.Raw])
_CITED = msgspec.json.Decoder(list[Cited])
_EVIDENCE = "evidence"


def face_of(body: bytes) -> ActorRecord:
    """Give an actor without its evidence."""
    page = _FIELDS.decode(body)
    page.content[_EVIDENCE] = msgspec.Raw(b"[]")
    record: ActorRecord = _ACTOR.decode(msgspec.json.encode(page))
    return record


def amended(body: bytes, record: ActorRecord, reports: Collection[ReportId]) -> tuple[bytes, list[Cited]]:
    """Give a page with the fields of a record, and of the evidence in some reports that of the record.

    Gives also where all of its evidence stands, in its order.
    """
    held = _FIELDS.decode(body).content[_EVIDENCE]
    pieces = [
        (one, piece)
        for one, piece in zip(_CITED.decode(held), _PIECES.decode(held), strict=True)
        if one.report not in reports
    ]
    for report in sorted({one.report for one in record.content.evidence}):
        at = bisect_left(pieces, report, key=lambda piece: piece[0].report)
        pieces[at:at] = _encoded(record.content, report)
    page = _FIELDS.decode(msgspec.json.encode(replace(record, content=replace(record.content, evidence=()))))
    page.content[_EVIDENCE] = msgspec.Raw(b"[" + b",".join(bytes(piece) for _, piece in pieces) + b"]")
    return msgspec.json.encode(page), [one for one, _ in pieces]


def _encoded(actor: Actor, report: ReportId) -> Sequence[tuple[Cited, msgspec.Raw]]:
    here = (one for one in actor.evidence if one.report == report)
    return [(Cited(one.report, one.quote), msgspec.Raw(msgspec.json.encode(one))) for one in here]
