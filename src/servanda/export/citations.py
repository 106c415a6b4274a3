"""A report as a work that can be cited: what both forms of citation say of it.

Invariant: what is not printed is not there. No day is made up, and the day of reading is never today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.export.bylines import writers
from servanda.export.fragments import is_live
from servanda.ledger import Kind
from servanda.model import Origin, Period, Report

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View

_PRESS = frozenset({"newspaper", "agency", "magazine"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CERTAIN = re.compile(r"\d{4}(-\d{2}){0,2}")
_ROUGH = "~%?"
"""What EDTF says of a date that is approximate, uncertain, or both."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A report to cite. `authors` are names as printed; `url` is one that can be opened, else None.

    `is_press` says that a newspaper, a magazine or an agency published it. `note` says which text was read and from
    whom it comes.
    """

    id: str
    authors: tuple[str, ...]
    title: str | None
    outlet: str | None
    is_press: bool
    published: Period
    url: str | None
    sha256: str
    language: str | None
    note: str


def citations(view: View, codebook: Codebook) -> Iterator[Citation]:
    """Give the reports of a ledger as works to cite, in the order of their ids."""
    families = _families(view)
    for report in view.records(Kind.REPORTS):
        if isinstance(report, Report):
            yield _citation(report, families.get(report.id), codebook)


def is_rough(period: Period) -> bool:
    """Say whether a date is approximate or uncertain, or was worked out from the contents."""
    return any(sign in (period.edtf or "") for sign in _ROUGH)


def is_certain_year(period: Period) -> bool:
    """Say whether the year, at least, is certain."""
    return bool(period.edtf and _CERTAIN.fullmatch(period.edtf))


def clean(words: str) -> str:
    """Give words on one line and without control characters, for a list of references; quotes are not cleaned."""
    return " ".join(_CONTROLS.sub("", words).split())


def _families(view: View) -> Mapping[str, Origin]:
    """Give the origin of each report."""
    return {
        report: origin
        for origin in view.records(Kind.ORIGINS)
        if isinstance(origin, Origin)
        for report in origin.reports
    }


def _citation(report: Report, origin: Origin | None, codebook: Codebook) -> Citation:
    media = codebook.media.named(report.outlet) if report.outlet else ()
    authors = tuple(dict.fromkeys(name for name in map(clean, _authors(report, codebook)) if name))
    return Citation(
        id=report.id,
        authors=authors,
        title=clean(report.title) or None if report.title else None,
        outlet=clean(report.outlet) if report.outlet else None,
        is_press=any(medium.kind in _PRESS for medium in media),
        published=report.published,
        url=report.url if is_live(report.url) else None,
        sha256=report.sha256,
        language=report.language,
        note="; ".join(_note(report, origin, unnamed=None if _signed(report, codebook) else report.byline)),
    )


def _authors(report: Report, codebook: Codebook) -> Iterator[str]:
    """Give who is named as the writer: the names of the printed byline, then the agencies."""
    yield from _signed(report, codebook)
    for agency in report.agencies:
        known = [medium.name for medium in codebook.media.named(agency) if medium.is_agency]
        yield known[0] if len(known) == 1 else agency


def _signed(report: Report, codebook: Codebook) -> tuple[str, ...]:
    """Give the names of the printed byline."""
    carriers = (report.outlet, *report.agencies) if report.outlet else report.agencies
    return writers(report.byline or "", codebook, carriers=carriers)


def _note(report: Report, origin: Origin | None, *, unnamed: str | None) -> Iterator[str]:
    if unnamed:
        yield f"signed “{clean(unnamed)}”"
    yield f"read from the archived text sha256:{report.sha256}"
    if report.agencies:
        carrier = f", via {clean(report.outlet)}" if report.outlet and report.outlet not in report.agencies else ""
        yield f"{' and '.join(map(clean, report.agencies))}{carrier}"
    if origin is not None:
        number = len(origin.reports)
        of_it = "the only report" if number == 1 else f"1 of {number} reports"
        yield f"{of_it} of origin {origin.id}"
    published = report.published
    if not published.is_known:
        yield "day of publication unknown"
    elif published.basis.value not in ("stated", "relative"):
        yield f"published {published.edtf}, {published.basis.value}"
