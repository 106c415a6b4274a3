"""Officials who are guests are of none of their hosts' states."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, told, whose

_HOSTS = "Oman was glad. Oman's king gave a dinner. Oman and Oman's firms are ready."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Foreign Minister Kofi Abora arrived in Muscat on Monday. {_HOSTS}", "---"),
        (f"Foreign Minister Kofi Abora is on a two-day visit to Oman. {_HOSTS} Ghana waits.", "GHA.GOV"),
        (f"Foreign Minister Kofi Abora, who is in Oman, met the press. {_HOSTS} Ghana waits.", "GHA.GOV"),
        (
            f"Foreign Minister Kofi Abora was warmly received in Muscat by Omani Trade Minister Ali Said. {_HOSTS}",
            "---",
        ),
        (f"Visiting Foreign Minister Kofi Abora met the press on Monday. {_HOSTS} Ghana waits.", "GHA.GOV"),
        (f"Foreign Minister Kofi Abora returned to Muscat on Monday. {_HOSTS}", "OMN.GOV"),
        (f"Foreign Minister Kofi Abora arrived in Muscat on Monday after a month abroad. {_HOSTS}", "OMN.GOV"),
        (f"Foreign Minister Kofi Abora visited Oman's north on Monday. {_HOSTS}", "OMN.GOV"),
    ],
)
def test_a_guest_is_not_of_the_state_that_a_report_names_most(text, code):
    """He is of the only other state named, else of none; who comes home or sees his own land's north is no guest."""
    assert whose(findings(text, reader=learned()), _printed(text))[:1] == [code]


def _printed(text):
    return "Visiting Foreign Minister Kofi Abora" if "Visiting" in text else "Foreign Minister Kofi Abora"


def test_who_is_visiting_is_not_of_the_capital_that_is_written_from():
    """The lead of a report from Muscat tells of Oman's own officials else."""
    page = "Talks\n\nMUSCAT, May 4 - Visiting Foreign Minister Kofi Abora met the press. Oman is ready. Ghana waits.\n"
    assert whose(told(page), "Visiting Foreign Minister Kofi Abora") == ["GHA.GOV"]
