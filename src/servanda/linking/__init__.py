"""One ledger out of the findings of many reports.

Invariant: a pure function of the set of reports. The order in which they come, their batches and the clock change
nothing; every id is made from content. Linking a part anew (`relink`) gives what linking everything gives.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.codebook import Codebook
from servanda.linking.anew import link_all, relink
from servanda.linking.store import Store
from servanda.linking.whole import link_whole
from servanda.model import Findings, Judgement, Records, Report

__all__ = ["Store", "link", "link_all", "relink"]


def link(reports: Iterable[tuple[Report, Findings]], book: Codebook, judgements: Iterable[Judgement] = ()) -> Records:
    """Give all that a ledger shows: actors, origins, merged records, their disagreements, and why.

    A report that comes twice counts once. Parties carry the ledger's actors everywhere. Flags of commitments are
    computed for the day of the latest report.

    Args:
        reports: Reports with what was found in them, in any order.
        book: Titles of persons and the table of moves between states of commitments.
        judgements: What people decided, in any order; it is followed before anything is compared.

    Returns:
        Records with every tuple sorted by id.
    """
    return link_whole(reports, book, judgements).records()
