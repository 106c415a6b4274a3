"""Offices that a report shows a person to hold; all persons are invented."""

from __future__ import annotations

from datetime import date

import pytest

from coding.sample_cast import cast_of
from coding.sample_news import findings, learned
from servanda.model import UNKNOWN, WhenBasis

DAY = date(2022, 6, 15)


def roles(text: str, day: date | None = DAY):
    return [role for actor in cast_of(text, day=day).actors for role in actor.roles]


def test_a_title_met_in_passing_proves_one_day():
    """The office had begun by that day and had not ended before."""
    role = roles("Kenyan President Amina Otieno left.")[0]
    assert (role.title, role.country) == ("President", "KEN")
    assert (role.since.latest, role.until.earliest) == (DAY, DAY)
    assert role.since.basis is WhenBasis.PUBLICATION


def test_a_former_office_had_ended_by_then():
    """When it began is unknown."""
    role = roles("Former Kenyan President Amina Otieno left.")[0]
    assert (role.since, role.until.latest) == (UNKNOWN, DAY)


def test_an_office_hyphened_to_ex_had_ended_too():
    """The whole office is read behind the prefix."""
    role = roles("Ex-Prime Minister Juno Habel of Estonia left.")[0]
    assert (role.title, role.country, role.since, role.until.latest) == ("Ex-Prime Minister", "EST", UNKNOWN, DAY)


def test_an_undated_report_dates_no_office():
    """Without a day nothing is known of begin and end."""
    role = roles("Kenyan President Amina Otieno left.", None)[0]
    assert (role.since, role.until) == (UNKNOWN, UNKNOWN)


def test_one_title_is_one_role_however_often_it_is_printed():
    """Two titles are two roles."""
    text = "Kenyan President Amina Otieno left. Kenyan President Otieno slept. General Otieno, the Kenyan envoy, woke."
    assert [role.title for role in roles(text)] == ["President", "envoy"]


def test_an_office_of_a_club_has_no_country():
    """The title is kept, and no state is made of it."""
    role = roles("Kenya spoke. Kenya left. Rowing Club president Ken Mori left.")[0]
    assert (role.title, role.country) == ("president", None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bosnian Civil Matters Minister Ana Ruiz left.", "Civil Matters Minister"),
        (
            "Peru's Women and Vulnerable Populations Minister Ana Ruiz left.",
            "Women and Vulnerable Populations Minister",
        ),
        ("Peruvian Minister Ana Ruiz left.", "Minister"),
    ],
)
def test_a_portfolio_before_the_minister_need_not_be_listed(text, title):
    """The capitals between a state and its minister are what he is minister of."""
    roles = [role.title for one in findings(text, reader=learned()).actors for role in one.roles]
    assert roles == [title]
