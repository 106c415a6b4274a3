"""Parties that this ledger does not know: misspelt ones are refused with what is near, real ones are only absent."""

from __future__ import annotations

import re

import pytest

from servanda.errors import NoSuchActorError
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.web import asking
from servanda.web.strangers import Stranger, refuse_unknown, strangers


def test_parties_that_the_ledger_does_not_know_are_named(view: View) -> None:
    """A misspelt name is told from a party that did nothing; one that stands only in a record is known."""
    asked = asking.query(Kind.EVENTS, {"from": "Norlnad", "to": "Sudria", "actor": "XYZ"})
    assert strangers(view, asked) == (Stranger("Norlnad", None), Stranger("XYZ", None))
    assert strangers(view, asking.query(Kind.EVENTS, {"type": "AID"})) == ()


@pytest.mark.parametrize("written", ["Kenya", "kenya", "KEN", "ken"])
def test_a_real_actor_that_is_not_here_is_only_absent(view: View, written: str) -> None:
    """That these reports tell nothing of a state is an answer, and no mistake of the one who asks."""
    (absent,) = refuse_unknown(view, asking.query(Kind.EVENTS, {"from": written}))
    assert absent == Stranger(written, "Kenya")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("Norlnad", "did you mean Norland (NRL)?"),
        ("Keyna", "did you mean Kenya (KEN)?"),
        ("Great Britian", "did you mean United Kingdom (GBR)?"),
        ("Ana", "did you mean Ana Bel (NRL.GOV.MFA)"),
        (
            "Congo",
            "'Congo' can be Democratic Republic of the Congo (COD) or Republic of the Congo (COG); name the code",
        ),
        ("Qwxzyvk", "`servanda show actors` lists those of this ledger"),
    ],
)
def test_a_party_that_nobody_knows_is_refused_with_what_is_near(view: View, written: str, says: str) -> None:
    """An empty list would read as "they did nothing"; the refusal offers names of the ledger and of the codebook."""
    with pytest.raises(NoSuchActorError, match=re.escape(says)):
        refuse_unknown(view, asking.query(Kind.EVENTS, {"to": written}))


def test_what_is_like_nothing_is_offered_nothing(view: View) -> None:
    """A guess that helps nobody is not made."""
    with pytest.raises(NoSuchActorError) as refused:
        refuse_unknown(view, asking.query(Kind.EVENTS, {"to": "Qwxzyvk"}))
    assert "did you mean" not in str(refused.value)
