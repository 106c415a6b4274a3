"""CSL-JSON: the reports as references for Zotero, pandoc and word processors.

A date has the parts that are known: a day, a month, a year, or two dates for a range; none where it is unknown.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from servanda.export.account import Form, accounted
from servanda.export.citations import Citation, citations, is_rough
from servanda.export.fragments import written

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View
    from servanda.model import Period

FORM = Form(
    "csl",
    ("references.json",),
    """references.json holds each report as one item of CSL-JSON, in the order of their ids.

    Names are literals, as printed: nothing tells first names from last names. "issued" is absent where the page does
    not tell when it was published, has two dates for a range, and says "circa" where the day is approximate. "accessed"
    is absent: the ledger does not know when a page was captured. "archive_location" is the SHA-256 of the page that was
    read; the address in "URL" may show something else by now.""",
)

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
_SEASONS = range(21, 25)
"""The months of EDTF that are spring to winter, which CSL counts from 1."""


def write(view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None) -> tuple[Path, ...]:
    """Write `references.json` with its account.

    Returns:
        The files.
    """
    archive = f"Servanda ledger {view.fingerprint()[:16]}"
    with (
        accounted(view, folder, FORM, known_on=known_on) as (part, account),
        (part / "references.json").open("wb") as file,
    ):
        file.write(b"[")
        for each in citations(view, codebook):
            file.write((b",\n" if account.written else b"\n") + msgspec.json.encode(item(each, archive=archive)))
            account.write()
        file.write(b"\n]\n")
    return tuple(folder / name for name in FORM.all_files)


def item(citation: Citation, *, archive: str) -> dict[str, Any]:
    """Give a report as an item of CSL-JSON."""
    fields: dict[str, Any] = {
        "id": citation.id,
        "type": "article-newspaper" if citation.is_press else "webpage",
        "author": [{"literal": name} for name in citation.authors] or None,
        "title": citation.title,
        "container-title": citation.outlet,
        "issued": issued(citation.published),
        "URL": written(citation.url) if citation.url else None,
        "archive": archive,
        "archive_location": f"sha256:{citation.sha256}",
        "language": citation.language,
        "note": citation.note,
    }
    return {name: value for name, value in fields.items() if value is not None}


def issued(period: Period) -> dict[str, Any] | None:
    """Give a period as a date of CSL; None where it is unknown or open, since CSL has no open dates."""
    found = _parts(period)
    if found is None:
        return None
    return {**found, "circa": True} if is_rough(period) else found


def _parts(period: Period) -> dict[str, Any] | None:
    if match := _DATE.fullmatch(period.edtf or ""):
        year, *rest = (int(part) for part in match.groups() if part)
        if rest and rest[0] in _SEASONS:
            return {"date-parts": [[year]], "season": rest[0] - _SEASONS.start + 1}
        return {"date-parts": [[year, *rest]]}
    if period.earliest is None or period.latest is None:
        return None
    ends = dict.fromkeys((day.year, day.month, day.day) for day in (period.earliest, period.latest))
    return {"date-parts": [list(end) for end in ends]}
