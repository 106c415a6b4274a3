"""Which state an office belongs to that the text prints without one: "President Amina Wafula said".

Invariant: the reasons are asked in their order, and where two states could be meant nothing decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from servanda.coding.actors import states_beside as beside
from servanda.coding.actors import states_left as left
from servanda.coding.actors import states_told as told
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.limited_titles import office_known
from servanda.coding.actors.page_states import PageStates
from servanda.coding.actors.people import Person
from servanda.coding.actors.vacancy import Reason, Setting, Vacancy, first_answer

REASONS: Final = (
    Reason(beside.party_or_firm, "who leads no state has no state to seek"),
    Reason(beside.exile, "who is driven out is of the state that nothing below would leave"),
    Reason(beside.seat, "a seat is part of the title itself"),
    Reason(beside.known_leader, "the world knows whose he is, whatever stands around him; a seat is printed"),
    Reason(beside.envoy_in_front, "the noun in front of the name is the same man, an adverbial only where he is"),
    Reason(beside.capital_in_front, "the place that a sentence opens with is his, an owner may be of his master"),
    Reason(beside.one_served, "whose owner is printed needs no neighbour"),
    Reason(beside.post_in_front, "an office with its state touches the title; a pronoun has to be resolved"),
    Reason(beside.its, "a pronoun owns him; a side counts several"),
    Reason(beside.side, "the side that he is on is his own, an embassy beside him another's"),
    Reason(beside.visited_state, "where he is met is told of him, an embassy beside him of others"),
    Reason(beside.embassy_beside, "an embassy beside him is of his host or guest; a title only tells who may bear it"),
    Reason(beside.title_of_few, "a title of few states is his own, a counterpart's state another's"),
    Reason(beside.counterpart_of_two, "of two states told of just before one is the other man's"),
    Reason(beside.his_counterpart, "whose counterpart he is excludes a state, a parliament that he informs gives one"),
    Reason(beside.own_parliament, "whose parliament he informs is printed in his clause, a portfolio elsewhere"),
    Reason(beside.portfolio, "his portfolio with its state is he, whoever stands beside him"),
    Reason(beside.two_of_one_office, "below this line the passage decides, which would give both the same state"),
    Reason(told.overthrow, "where somebody falls is told in his sentence; it forbids the page to answer for the doer"),
    Reason(told.interview, "the question that he answers is nearer than the page's head"),
    Reason(told.embassy_page, "an embassy's page has two states, and each has his office"),
    Reason(told.head_of_line, "a line's head stands above its own line only"),
    Reason(told.ministrys_page, "the form of the page is surer than what is told on it"),
    Reason(told.pledge, "what he announces for a state is his own, what another has said may be of a guest"),
    Reason(told.embassys_last_voice, "on an embassy's page the report leaves both states open"),
    Reason(told.embassy_told, "an embassy that is told of has an envoy; any other's is printed with his state"),
    Reason(told.another_envoy, "an envoy may be the one printed elsewhere with another state"),
    Reason(told.last_voice, "he goes on for the one who has just spoken"),
    Reason(told.headline, "a headline is of its paragraph, the coming act of one sentence and seldom his own"),
    Reason(told.coming_act, "he tells what his state will do where the report leaves nothing"),
    Reason(told.body_of_title, "the body told of last is the one whose title he bears"),
    Reason(left.left_by_report, "what the report leaves is the least that is known of him"),
    Reason(left.throne, "the last: only of kings, and only by what the world knows of thrones"),
)
"""Why an office is a state's, from what is printed with it to what its report leaves, in the order asked."""


class Vacancies:
    """Which state an office printed without one can belong to, by the first of `REASONS` that says something.

    Words beside the name come first, then what is told around it, then the report as a whole. Never a state whose
    same office somebody else holds beside the person.
    """

    def __init__(self, reading: ReportReading, people: Sequence[Person], home: str | None, page: PageStates) -> None:
        self._setting = Setting(reading, people, home, page)

    def country(self, person: Person, office: str) -> str | None:
        """Give the state that a person's office must belong to, None when nothing decides."""
        _, state = first_answer(REASONS, Vacancy(self._setting, person, office))
        return state

    def served(self, person: Person) -> str | None:
        """Give the state of the office holder whose a person is: "the Omani president's special envoy, Ana Ruiz"."""
        return beside.one_served(Vacancy(self._setting, person, ""))

    def posted(self, person: Person) -> str | None:
        """Give the state of the office printed right before a title: "Omani Special Envoy | Ambassador X"."""
        return beside.post_in_front(Vacancy(self._setting, person, ""))

    def limited_office(self, person: Person) -> str | None:
        """Give the office of a title that only some states know, where the report's own state is one of them."""
        reading, vacancy = self._setting.reading, Vacancy(self._setting, person, "")
        return office_known(reading, person, beside.title_of_few(vacancy))
