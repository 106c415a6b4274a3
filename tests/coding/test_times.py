"""Time expressions as findings."""

from __future__ import annotations

from coding.sample_news import findings
from servanda import codebook, intake
from servanda.coding import code
from servanda.model import Source
from servanda.reading import RuleReader


def test_every_printed_time_is_a_finding_with_its_quote():
    """Times come in the order of the text with the words printed."""
    found = findings("Kenya left on 3 May 2022. Togo left in 2021.")
    assert [(one.quote, one.when.edtf) for one in found.times] == [("3 May 2022", "2022-05-03"), ("2021", "2021")]
    assert len({one.id for one in found.times}) == 2


def test_the_printed_day_of_publication_is_a_time_too():
    """The day above the text is told apart by its use, and its label is no part of it."""
    page = "A harbour opens\ndate 2022-05-04\n\nKenya opened the harbour of Lamu on 3 May 2022, the ministry said.\n"
    book = codebook.load()
    report = intake.read(Source("a.txt", page.encode(), file="a.txt"), book)
    found = code(report, RuleReader().read(report, book), book).times
    assert (found[0].quote, found[0].use.value) == ("2022-05-04", "publication")
