"""The page of one report."""

from __future__ import annotations

from ledger.values import read_main
from servanda.ledger.view import View
from servanda.web.report import report_page


def test_what_was_found_is_listed_in_the_order_of_the_text(view: View) -> None:
    """Whoever reads down the page reads down the list; ids have no order that means anything."""
    for _, found in report_page(view, read_main().report.id).found:
        firsts = [min(each.spans) for each in found if each.spans]
        assert firsts == sorted(firsts)
