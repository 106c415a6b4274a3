"""Families of reports that go back to one text: independent sources are origins, not pages."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.ids import OriginId, ReportId


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one text; `root` is the earliest or the credited one."""

    id: OriginId
    root: ReportId
    reports: tuple[ReportId, ...]
    agency: str | None
    method: str
