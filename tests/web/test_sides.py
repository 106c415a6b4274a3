from __future__ import annotations

from servanda.ledger.view import View
from servanda.web.sides import names


def test_the_ledger_names_first_then_the_codebook_then_the_code_stands(view: View) -> None:
    """Norland is in this ledger, Mali only in the codebook, and nobody is called SDR."""
    assert names(view, ["NRL", "MLI", "SDR", None], None) == {"NRL": "Norland", "MLI": "Mali", "SDR": "SDR"}
