"""Whose an official is whom a report prints without a state, each test on the text that stands in it."""

from __future__ import annotations

from coding.sample_news import findings, learned


def codes(text: str) -> dict[str, str]:
    """Give the codes of the actors of a text by name."""
    return {one.name: one.code for one in findings(text, reader=learned()).actors}


def test_a_name_behind_a_states_possessive_is_of_that_state():
    """'Togo's Yao Mensah' is of Togo though no office is printed."""
    assert codes("Togo's Yao Mensah urged Benin to open the border.")["Yao Mensah"] == "TGO"


def test_a_name_that_two_states_own_is_of_neither():
    """One name behind two possessives stays open."""
    text = "Togo's Yao Mensah urged Chad to act. Benin's Yao Mensah spoke."
    assert codes(text)["Yao Mensah"] == "---"


def test_a_president_beside_the_one_state_of_two_is_of_the_other():
    """A report on Togo and Benin tells of Benin's president by state, and of Togo's by name alone."""
    text = (
        "Togo and Benin exchanged 30 prisoners. Togo freed ten of them and Benin freed twenty. "
        "President Yao Mensah met Beninese President Luc Agbo in Accra."
    )
    assert codes(text)["Yao Mensah"] == "TGO.GOV"


def test_where_a_third_state_counts_a_president_stays_open():
    """Beside a third state that is named as often nothing decides."""
    text = (
        "Togo, Benin and Ghana exchanged 30 prisoners. Togo freed ten, Benin nine and Ghana eleven. "
        "President Yao Mensah met Beninese President Luc Agbo on Monday."
    )
    assert codes(text)["Yao Mensah"] == "---"


def test_an_organisation_that_has_spoken_has_no_prime_minister():
    """A prime minister who speaks in the next paragraph is not of the European Union."""
    text = (
        "The European Union said that the bloc was ready to impose sanctions on Togo.\n\n"
        '"We will not be intimidated," Prime Minister Luc Agbo told reporters.'
    )
    assert not codes(text).get("Luc Agbo", "---").startswith("EUE")


def test_what_is_only_like_a_state_is_not_that_state():
    """'a Tunisia-style revolt' is none of Tunisia's."""
    assert "Tunisia" not in codes("Kenya's opposition threatened to start a Tunisia-style revolt.")
