"""Why an office without a printed state is a state's: each reason has a report that it decides."""

from __future__ import annotations

import pytest

from coding.sample_news import BOOK, findings, learned, whose
from servanda import intake
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import home_state
from servanda.coding.actors.page_states import PageStates
from servanda.coding.actors.people import persons
from servanda.coding.actors.states_left import LEFT
from servanda.coding.actors.vacancies import REASONS
from servanda.coding.actors.vacancy import Setting, Vacancy, first_answer
from servanda.model import Report, Source

_DECIDED = {
    "party_or_firm": ("Ana Ruiz, leader of Green Dawn, thanked Peru.", "Ana Ruiz", None),
    "exile": ("Exiled president Ana Ruiz thanked Peru.", "Ana Ruiz", None),
    "seat": ("State Department spokeswoman Ana Ruiz thanked Peru.", "Ana Ruiz", "USA"),
    "known_leader": ("Peru waits. President Erdogan thanked Peru. Peru was glad.", "Erdogan", "TUR"),
    "envoy_in_front": ("The envoy of Chad, Ambassador Musa Ali, thanked Peru.", "Musa Ali", "TCD"),
    "capital_in_front": ("In Lima, government spokesman Juan Ruiz thanked Chile.", "Juan Ruiz", "PER"),
    "one_served": ("The Omani president's spokeswoman Ana Ruiz thanked Chile.", "Ana Ruiz", "OMN"),
    "post_in_front": ("Omani Special Envoy Ambassador Ana Ruiz thanked Chile.", "Ana Ruiz", "OMN"),
    "its": ("Peru protested. Its foreign minister, Ana Ruiz, left Chile.", "Ana Ruiz", "PER"),
    "side": (
        "Chad and Oman agreed. Prime Minister Ana Ruiz and Trade Minister Juan Costa attended on the Omani side.",
        "Ana Ruiz",
        "OMN",
    ),
    "visited_state": (
        "The Chadian prime minister paid a visit to Oman, during which he met Crown Prince Hamid Said.",
        "Hamid Said",
        "OMN",
    ),
    "embassy_beside": ("Minister Ana Ruiz gave the Egyptian ambassador to Chad a book.", "Ana Ruiz", "TCD"),
    "title_of_few": ("Chancellor Ana Ruiz thanked Chile. Austria was calm and Austria was glad.", "Ana Ruiz", "AUT"),
    "counterpart_of_two": (
        "The leaders of Peru and Oman met. Prime Minister Ana Ruiz and his Omani counterpart Kofi Abora said that it rained.",
        "Ana Ruiz",
        "PER",
    ),
    "his_counterpart": (
        "Omani Foreign Minister Ali Said arrived in Lima. He met his counterpart Ana Ruiz. Chad was glad.",
        "Ana Ruiz",
        "PER",
    ),
    "own_parliament": (
        "Ghana's farms failed. Minister Ana Ruiz told Ghana's parliament that it rained.",
        "Ana Ruiz",
        "GHA",
    ),
    "portfolio": (
        "Norway's fisheries minister has blocked a Chinese firm.\n\nKnut Olsen, the fisheries minister, agreed with a Chinese firm.",
        "Knut Olsen",
        "NOR",
    ),
    "two_of_one_office": ("President Ana Ruiz told President Juan Costa that it rained in Peru.", "Ana Ruiz", None),
    "overthrow": ("Peru condemned the overthrow of President Ana Ruiz in Chad.", "Ana Ruiz", "TCD"),
    "interview": ("Q: Has Peru decided? \nMinister Ana Ruiz: Yes.", "Ana Ruiz", "PER"),
    "embassy_page": (
        "Embassy of Peru in Togo: press release\n\nAmbassador Ana Ruiz opened a school on Monday. The school was a gift.",
        "Ana Ruiz",
        "PER",
    ),
    "head_of_line": (
        "* Peru: Prime Minister Ana Ruiz resigned.\n\n* Chad: The army took a village.",
        "Ana Ruiz",
        "PER",
    ),
    "ministrys_page": (
        "Ministry of Foreign Affairs of Peru\n\nMinister Ana Ruiz received a guest on Monday and thanked him for a school.",
        "Ana Ruiz",
        "PER",
    ),
    "pledge": (
        "Chad and Oman met on Monday. Prime Minister Ana Ruiz announced that Canada will pay for the school.",
        "Ana Ruiz",
        "CAN",
    ),
    "embassys_last_voice": (
        "Embassy of Peru in Togo: press release\n\nThe school was opened on Monday. Health Minister Ana Ruiz said that it was a gift.",
        "Ana Ruiz",
        None,
    ),
    "embassy_told": (
        "The Peruvian embassy in Chad gave books. Ambassador Ana Ruiz thanked Chad. Chad was glad.",
        "Ana Ruiz",
        "PER",
    ),
    "another_envoy": ("The Peruvian ambassador left Chad. Ambassador Ana Ruiz stayed in Oman.", "Ana Ruiz", None),
    "last_voice": (
        "Chad denied the raid in Oman. The troops were at home, spokesman Ana Ruiz said.",
        "Ana Ruiz",
        "TCD",
    ),
    "headline": (
        "Oman and Peru met.\n\nTonga names minister\n\nKing Aho appointed a new minister of trade on Monday, after the old one had left his office in the spring.\n\nChad and Peru agreed on a road.",
        "Aho",
        "TON",
    ),
    "coming_act": (
        "Togo will close the border, Prime Minister Ana Ruiz said. Chad and Oman agreed. Chad and Oman wrote.",
        "Ana Ruiz",
        "TGO",
    ),
    "body_of_title": (
        "Chad's army took a village in Oman. Army chief Ana Ruiz said that Oman was calm.",
        "Ana Ruiz",
        "TCD",
    ),
    "left_by_report": ("Ghana's farms failed. Minister Ana Ruiz said that it rained.", "Ana Ruiz", "GHA"),
    "throne": (
        "King Hamid on Sunday received Chadian President Ali Musa. Bhutanese and Chadian envoys were there.",
        "Hamid",
        "BTN",
    ),
}
"""A report for each reason, the official whose state it gives, and that state; None where it leaves it open."""
_LEFT = {
    "body_beside": (
        "The Omani foreign ministry in Oman and Chad said that Foreign Minister Ana Ruiz left.",
        "Ana Ruiz",
        "OMN",
    ),
    "unheld_before": (
        "The Omani president left Chad. Peru was glad. President Ana Ruiz thanked Peru and Bolivia.",
        "Ana Ruiz",
        "OMN",
    ),
    "home_of_report": ("Ghana's farms failed. Minister Ana Ruiz said that it rained.", "Ana Ruiz", "GHA"),
    "unheld_later": (
        "Foreign Minister Ana Ruiz thanked Peru and Bolivia. Chad was glad. The Omani foreign minister left.",
        "Ana Ruiz",
        "OMN",
    ),
    "host_of_two": (
        "Ghana was calm and Oman too. Oman and Ghana agreed. President Ana Ruiz received Omani Foreign Minister Ali Said.",
        "Ana Ruiz",
        "GHA",
    ),
    "guest_of_two": (
        "Foreign Minister Ana Ruiz, who is in Muscat for talks, met Omani ministers. Oman was glad. Ghana waits.",
        "Ana Ruiz",
        "GHA",
    ),
    "other_of_two": (
        "Ghana was calm and Oman too. Oman and Ghana agreed. President Ana Ruiz and Omani President Ali Said left.",
        "Ana Ruiz",
        "GHA",
    ),
}
"""The same for what the report as a whole leaves."""


def vacancies(text):
    """Give the offices without a printed state of a report, by the names of their holders."""
    report = intake.read(Source("a.txt", text.encode(), file="a.txt"), BOOK)
    assert isinstance(report, Report)
    reading = ReportReading(report, learned().read(report, BOOK), BOOK)
    people = persons(report, reading.marks, BOOK.words.listed("named_thing"))
    setting = Setting(reading, people, home_state(reading), PageStates(reading))
    return {one.name: Vacancy(setting, one, one.office or "") for one in people}


@pytest.mark.parametrize("name", _DECIDED)
def test_a_reason_decides_its_report(name):
    """The first reason in the order that says something."""
    text, official, state = _DECIDED[name]
    assert first_answer(REASONS, vacancies(text)[official]) == (name, state)


@pytest.mark.parametrize("name", _LEFT)
def test_what_a_report_leaves_is_decided_in_its_order(name):
    """Only asked where nothing beside the name decides."""
    text, official, state = _LEFT[name]
    assert first_answer(LEFT, vacancies(text)[official]) == (name, state)


def test_each_reason_has_a_report_and_tells_why_it_stands_where_it_does():
    """In the order of the table, so that test and table read alike."""
    assert [one.name for one in REASONS] == list(_DECIDED)
    assert [one.name for one in LEFT] == list(_LEFT)
    assert all(one.why and one.state.__doc__ for one in (*REASONS, *LEFT))


@pytest.mark.parametrize(
    ("text", "official", "state"),
    [
        (
            "Togo voted. Togo's farms grow. Togo's roads are good. Togo waits. President Kofi Abora blamed President Ama Sefa.",
            "Kofi Abora",
            "TGO",
        ),
        (
            "Togo and Chad are calm. President Kofi Abora met Vice-President Ama Sefa of the old house.",
            "Kofi Abora",
            None,
        ),
        (
            "Togo is calm. Then-Prime Minister Kofi Abora left, and Prime Minister Ama Sefa said that it rained.",
            "Ama Sefa",
            "TGO",
        ),
    ],
)
def test_two_of_one_office_are_of_one_state_where_no_other_is_told_of(text, official, state):
    """Nor is a deputy, or who has left, a second holder."""
    name, found = first_answer(REASONS, vacancies(text)[official])
    assert found == state
    assert name != "two_of_one_office"


@pytest.mark.parametrize(
    ("text", "official", "state"),
    [
        (
            "Togo's king was joined by Foreign Minister Kofi Abora; Ama Sefa; and Togo's envoy to Peru, Afi Mba. Togo was glad.",
            "Kofi Abora",
            "TGO",
        ),
        (
            "Togo was glad. Foreign Minister Kofi Abora met Portugal's ambassador to Togo, Ana Costa. Togo is calm.",
            "Kofi Abora",
            "TGO",
        ),
    ],
)
def test_an_envoy_of_ones_own_list_is_of_ones_own_side(text, official, state):
    """One whom the official meets is another state's."""
    assert first_answer(REASONS, vacancies(text)[official])[1] == state


def test_a_report_on_many_states_leaves_no_official_to_the_outlet_behind_another_state():
    """The paper of Chad tells of Togo's president without saying whose he is."""
    text = (
        "Prices rose in Chad and in Mali. Mali was calm. Unrest grew in Togo as President Kofi Abora fled. "
        "Chad was calm, and Togo was not."
    )
    assert whose(findings(text, outlet="chadtimes.example", reader=learned()), "President Kofi Abora") == ["---"]


def test_the_state_of_a_portal_is_not_its_readers():
    """It prints papers of many states."""
    text = (
        "Minister Kofi Abora said that Togo's bridge was late. Togo waits. Togo pays. The United States lent it money."
    )
    assert whose(findings(text, outlet="allAfrica", reader=learned()), "Minister Kofi Abora") == ["TGO.GOV"]


def test_a_deputy_minister_is_not_the_minister():
    """Nor is "the minister" the deputy."""
    text = (
        "Togo's Foreign Minister Kofi Abora flew to Chad. Deputy Foreign Minister Ama Sefa stayed in Togo. The deputy "
        "minister said that it rained. The foreign minister agreed."
    )
    found = findings(text, reader=learned())
    named = {one.id: one.name for one in found.actors}
    meant = {one.quote: named.get(one.actor) for one in found.mentions}
    assert meant["The deputy minister"] == "Ama Sefa"
    assert meant["The foreign minister"] == "Kofi Abora"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Prime Minister Taro Sato said that it rained. Chile was glad. Chile waits. Chile pays.", "---"),
        ("Prime Minister Taro Sato said that it rained. Peru was glad. Peru waits. Peru pays.", "PER.GOV"),
        ("King Hamid said that it rained. Chile was glad. Chile waits. Chile pays.", "---"),
        ("King Hamid said that it rained. Bhutan was glad. Bhutan waits. Bhutan pays.", "BTN.GOV"),
    ],
)
def test_no_official_is_of_a_state_without_his_office(text, code):
    """Peru has a prime minister and Chile has none."""
    [who] = [one for one in findings(text, reader=learned()).actors if one.name in {"Taro Sato", "Hamid"}]
    assert who.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, chargé d'affaires at the Peruvian embassy in Chad, opened a school. Chad was glad.",
        "The Peruvian embassy in Chad gave books. Chargé d'affaires Ana Ruiz opened a school. Chad was glad.",
    ],
)
def test_who_runs_an_embassy_is_of_the_state_that_sent_it(text):
    """Not of the host, whom the report names more often."""
    found = findings(text, reader=learned())
    assert {one.code for one in found.actors if one.name == "Ana Ruiz"} == {"PER.GOV"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Omani Foreign Minister Ali Said visited Peru, where he met his counterpart Ana Ruiz. Chad sent food.",
            "PER.GOV",
        ),
        ("Omani Foreign Minister Ali Said met his counterpart Ana Ruiz on Monday. Peru was glad.", "PER.GOV"),
        ("Omani Foreign Minister Ali Said met his counterpart Ana Ruiz. Peru was glad. Chad was glad.", "---"),
    ],
)
def test_a_counterpart_is_never_of_ones_own_state(text, code):
    """He is of the host's, or of the only other one named."""
    found = findings(text, reader=learned())
    assert {one.code for one in found.actors if one.name == "Ana Ruiz"} == {code}


def test_who_heads_an_office_that_stands_for_an_embassy_is_sent():
    """As Taiwan's partners call theirs."""
    text = (
        "Speaker Ali Said of Oman's parliament received Ana Ruiz, the head of the Peruvian Trade and Cultural Office."
    )
    found = findings(text, reader=learned())
    assert {one.code for one in found.actors if one.name == "Ana Ruiz"} == {"PER.GOV"}


def test_the_head_of_a_states_diplomacy_is_its_own():
    """As French and Spanish papers call a foreign minister."""
    found = findings("The head of Omani diplomacy, Ana Ruiz, met Peru's president.", reader=learned())
    assert {one.code for one in found.actors if one.name == "Ana Ruiz"} == {"OMN.GOV"}
