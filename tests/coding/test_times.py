"""Time expressions as findings."""

from __future__ import annotations

from sample_news import findings


def test_every_printed_time_is_a_finding_with_its_quote():
    """Times come in the order of the text with the words printed."""
    found = findings("Kenya left on 3 May 2022. Togo left in 2021.")
    assert [(one.quote, one.when.edtf) for one in found.times] == [("3 May 2022", "2022-05-03"), ("2021", "2021")]
    assert len({one.id for one in found.times}) == 2
