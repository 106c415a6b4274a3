"""Names of records, made from content only: no counter, no clock, no order of arrival."""

from __future__ import annotations

import hashlib
import json
from typing import NewType

ReportId = NewType("ReportId", str)
"""`r-` and the first 16 hex digits of the SHA-256 of the archived bytes."""

ActorId = NewType("ActorId", str)
FindingId = NewType("FindingId", str)
"""A kind letter and 16 hex digits: s statement, e event, c commitment step, l label, a actor, m mention, t time."""

RecordId = NewType("RecordId", str)
"""The id of a record's least finding."""

OriginId = NewType("OriginId", str)

Part = str | int | float | bool | None | list["Part"]


def content_id(letter: str, *parts: Part) -> str:
    """Give `<letter>-<16 hex>` for the parts; equal parts give equal ids on every machine.

    >>> content_id("s", "r-0011223344556677", 10, 20)
    's-901c5f5dec8aaaef'
    """
    content = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return f"{letter}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"
