"""Firms that a report names with their state, each test on the news text that stands in it."""

from __future__ import annotations

from coding.sample_news import speakers, told, whose


def test_a_firm_is_no_part_of_its_state():
    """ "Its" and "the company" are the firm's, and so is the contract."""
    found = told(
        "Gas\n\nItaly's Orinex will stop its project in Mozambique, the company said on Monday. Its chief executive "
        "told investors that it was late. Japan's Velgas has signed a contract with Mozambique.\n"
    )
    assert whose(found, "Italy's Orinex") == whose(found, "the company") == ["ITA.BUS"]
    assert speakers(found) == [["ITA.BUS"], ["ITA.BUS"]]


def test_a_name_behind_a_state_is_no_firm_where_nothing_tells_of_one():
    """A politician goes by his surname too; a person of the report stays one."""
    assert whose(told("Talks\n\nHungary's Kovarek met Peru.\n"), "Hungary's Kovarek") == []
    found = told("Talks\n\nThe company left. Minister Jan Kovarek of Hungary spoke. Hungary's Kovarek met Peru.\n")
    assert whose(found, "Hungary's Kovarek") == []
    found = told("Floods\n\nPeru's Arequipa was hit, and Kenya's Aldana University left. The company paid.\n")
    assert whose(found, "Peru's Arequipa") == whose(found, "Kenya's Aldana University") == []
