"""Where a record's reports come from: origin, agency, outlet, report; copies of one text together.

Invariant: every report that is asked about stands in exactly one family; one without a known origin is its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.model import Origin, Report, ReportId
from servanda.web import wording
from servanda.web.passage import Passages, page

if TYPE_CHECKING:
    from servanda.ledger.view import View


@dataclass(frozen=True, slots=True)
class Copy:
    """A report in its family; `is_root` says that the others go back to it."""

    id: ReportId
    name: str
    title: str
    published: str
    is_root: bool


@dataclass(frozen=True, slots=True)
class Outlet:
    """The reports of one outlet in a family."""

    name: str
    reports: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """An origin with the outlets that carry it here; `elsewhere` counts reports of it that are not asked about."""

    origin: str | None
    agency: str | None
    method: str
    outlets: tuple[Outlet, ...]
    elsewhere: int

    @property
    def size(self) -> int:
        """Give how many of the reports asked about go back to it."""
        return sum(len(outlet.reports) for outlet in self.outlets)


def families(view: View, reports: Iterable[str], pages: Passages) -> tuple[Family, ...]:
    """Give the families of reports, the largest first, then by their origins' ids."""
    asked = {ReportId(report): pages.report(report) for report in sorted(set(reports))}
    found = [_family(origin, asked) for origin in view.origins_behind(asked)]
    known = {copy.id for family in found for outlet in family.outlets for copy in outlet.reports}
    found += [
        Family(None, wording.listed(report.agencies) or None, "", _outlets([report], None), 0)
        for report in asked.values()
        if report.id not in known
    ]
    return tuple(sorted(found, key=lambda family: (-family.size, family.origin or "")))


def _family(origin: Origin, asked: dict[ReportId, Report]) -> Family:
    here = [asked[report] for report in origin.reports if report in asked]
    outlets = _outlets(here, origin.root)
    method = origin.method.replace("_", " ")
    return Family(str(origin.id), origin.agency, method, outlets, len(origin.reports) - len(here))


def _outlets(reports: Iterable[Report], root: ReportId | None) -> tuple[Outlet, ...]:
    by_outlet: dict[str, list[Copy]] = {}
    for report in reports:
        published = wording.when(report.published) if report.published.is_known else "day unknown"
        copy = Copy(report.id, page(report), report.title or "(no title)", published, report.id == root)
        by_outlet.setdefault(report.outlet or "outlet unknown", []).append(copy)
    outlets = [
        Outlet(name, tuple(sorted(copies, key=lambda copy: not copy.is_root))) for name, copies in by_outlet.items()
    ]
    return tuple(sorted(outlets, key=lambda outlet: (not outlet.reports[0].is_root, outlet.name)))
