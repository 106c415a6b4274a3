"""A quote as one cites it: its words, where they were printed, and the archived characters that prove them.

Source: field notes on formats, section 6. No style has a place for both the archive and the address, so both stand in
the text, the archive first: it is what was read.
"""

from __future__ import annotations

from servanda.model import Evidence, Report
from servanda.web import wording

_QUOTE, _TITLE = 3000, 400
"""Characters of a quote and of a title that are cited; the offsets say where the rest stands."""


def citation(piece: Evidence, report: Report, *, record: str, ledger: str) -> str:
    """Give the text that is copied to cite a quote.

    Args:
        piece: The quote.
        report: The page that it stands on.
        record: The id of the record that rests on it.
        ledger: The name of the ledger.
    """
    outlet = report.outlet or "outlet unknown"
    agencies = f" ({wording.listed(report.agencies)})" if report.agencies else ""
    title = f", “{wording.cut(report.title, _TITLE)}”" if report.title else ""
    published = wording.when_with_basis(report.published)
    at = f"characters {piece.span.start}-{piece.span.end} of the archived text, page sha256:{report.sha256}"
    address = f" {report.url}" if report.url else " No address is known."
    return (
        f"{wording.cut(wording.quoted(piece.quote), _QUOTE)} {outlet}{agencies}{title}, published: {published}; "
        f"{at}; record {record} of the Servanda ledger {ledger}.{address}"
    )
