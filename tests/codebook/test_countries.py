"""Other codes of states."""

from __future__ import annotations

from servanda import codebook


def test_states_of_today_have_their_two_letters() -> None:
    """Each has its own; what is no state of ISO 3166 has none."""
    letters = codebook.load().countries
    assert (letters["KEN"], letters["FRA"]) == ("KE", "FR")
    assert "SUN" not in letters
    assert len(set(letters.values())) == len(letters)
    assert all(codebook.load().actor(code) for code in letters)
