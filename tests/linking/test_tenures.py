"""Who held an office on a day, and whom a report means by an office alone."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, quote
from linking.test_identities import BOOK, cast, names
from servanda.linking.tenures import office
from servanda.model import UNKNOWN, MentionKind, Period, Relation, Role, WhenBasis, on


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Kenyan foreign minister", ("GOV.MFA", "KEN")),
        ("Foreign Minister", ("GOV.MFA", "KEN")),
        ("the minister of foreign affairs of Kenya", ("GOV.MFA", "KEN")),
        ("president of Kenya", ("head_of_state", "KEN")),
        ("interim president", ("transitional_president", "KEN")),
        ("Kenya's prime minister", ("GOV.PM", "KEN")),
        ("minister", None),
        ("Kenyan ambassador", None),
        ("former foreign minister", None),
        ("deputy defence minister", None),
        ("foreign ministers", None),
        ("Kenyan farmer", None),
    ],
)
def test_an_office_of_one_holder_is_known_by_its_words(words, held):
    """A minister of nothing, a deputy, one of the past and several are nobody's office alone."""
    assert office(words, "KEN", BOOK) == held
    assert office(words, None, BOOK) is None


def minister(name, who, when, title="Foreign Minister", code="KEN.GOV"):
    """Give a report that names somebody in an office."""
    return cast(
        name,
        (who, code),
        published=on(date.fromisoformat(when)),
        roles=lambda page: (Role(title, "KEN", UNKNOWN, UNKNOWN, quote(page, "In")),),
    )


def unnamed(name, when, words="Kenyan foreign minister", code="KEN.GOV"):
    """Give a report that names an office and nobody."""
    published = on(date.fromisoformat(when)) if when else UNKNOWN
    return cast(name, (words, code), published=published, form=MentionKind.ROLE, aliases=lambda _: ())


def test_an_office_alone_is_its_holder_between_two_sightings():
    """'The Kenyan foreign minister' of June is who was named as such in May and in July, under his name."""
    read = [minister("a", "Daniel Otieno", "2023-05-01"), unnamed("b", "2023-06-01")]
    assert names(*read, minister("c", "Daniel Otieno", "2023-07-01")) == [("Daniel Otieno",)]


def test_an_office_alone_is_the_holders_for_a_season():
    """Three months after the only sighting it is still his, a year after it is nobody's; before it likewise."""
    seen = minister("a", "Daniel Otieno", "2023-05-01")
    assert names(seen, unnamed("b", "2023-06-01")) == [("Daniel Otieno",)]
    assert names(seen, unnamed("b", "2023-04-01")) == [("Daniel Otieno",)]
    assert len(names(seen, unnamed("b", "2024-06-01"))) == 2
    assert len(names(seen, unnamed("b", None))) == 2


def test_a_successor_inherits_nothing():
    """Between the old and the new minister nobody knows who is meant; behind the new one's sighting it is the new one."""
    read = [minister("a", "Daniel Otieno", "2023-05-01"), minister("b", "Jane Wanjiru", "2023-07-01")]
    assert len(names(*read, unnamed("c", "2023-06-01"))) == 3
    assert ("Daniel Otieno",) in names(*read, unnamed("c", "2023-04-01"))
    assert len(names(*read, unnamed("c", "2023-04-01"))) == 2
    assert len(names(*read, unnamed("c", "2023-08-01"))) == 2


def test_two_who_are_seen_in_one_office_on_a_day_leave_it_open():
    """A tie resolves to nothing."""
    read = [minister("a", "Daniel Otieno", "2023-05-01"), minister("b", "Jane Wanjiru", "2023-05-01")]
    assert len(names(*read, unnamed("c", "2023-05-01"))) == 3


def test_another_office_or_another_state_is_not_meant():
    """The defence minister is not the foreign minister, nor is the foreign minister of a neighbour."""
    seen = minister("a", "Daniel Otieno", "2023-05-01")
    assert len(names(seen, unnamed("b", "2023-05-02", words="Kenyan defence minister"))) == 2
    assert len(names(seen, unnamed("b", "2023-05-02", words="Somali foreign minister", code="SOM.GOV"))) == 2
    assert len(names(seen, unnamed("b", "2023-05-02", words="Kenyan minister"))) == 2


def test_told_days_of_an_office_count_before_the_day_of_the_report():
    """A page of 2023 that tells who was minister in May 2019 sees him then, not now."""
    then = day("2019-05-01")
    told = cast(
        "a",
        ("Daniel Otieno", "KEN.GOV"),
        published=on(date(2023, 5, 1)),
        roles=lambda page: (
            Role("Foreign Minister", "KEN", then, then, quote(page, "In")),
            Role("minister", "KEN", UNKNOWN, UNKNOWN, quote(page, "In")),
        ),
    )
    assert len(names(told, unnamed("b", "2023-05-02"))) == 2
    assert names(told, unnamed("b", "2019-05-02")) == [("Daniel Otieno",)]
    open_ended = Period("2019-05-01/..", date(2019, 5, 1), None, Relation.SINCE, WhenBasis.STATED, "since May 2019")
    still = cast(
        "a",
        ("Daniel Otieno", "KEN.GOV"),
        published=UNKNOWN,
        roles=lambda page: (Role("Foreign Minister", "KEN", open_ended, UNKNOWN, quote(page, "In")),),
    )
    assert len(names(still, unnamed("b", "2019-05-02"))) == 2


def test_two_ministers_of_one_government_whose_names_are_spelt_alike_are_two():
    """Two offices in the same days are two people, unless the names are the very same."""
    foreign = minister("a", "Yusuf Kharroubi", "2023-05-01")
    defence = minister("b", "Youssouf Kharoubi", "2023-05-03", title="Defence Minister")
    assert len(names(foreign, defence)) == 2
    assert len(names(foreign, minister("b", "Youssouf Kharoubi", "2023-09-03", title="Defence Minister"))) == 1
    assert len(names(foreign, minister("b", "Yusuf Kharroubi", "2023-05-03", title="Defence Minister"))) == 1
    assert len(names(foreign, minister("b", "Youssouf Kharoubi", "2023-05-03"))) == 1
    assert len(names(foreign, minister("b", "Youssouf Kharoubi", "2023-05-03", title="minister"))) == 1


def test_a_surname_under_a_bare_title_is_nobodys():
    """'Minister Otieno' may be any minister of that name: a title that many hold is no second sign."""
    one = minister("a", "Daniel Otieno", "2023-05-01", title="minister")
    assert len(names(one, minister("b", "Otieno", "2023-05-03", title="minister"))) == 2
