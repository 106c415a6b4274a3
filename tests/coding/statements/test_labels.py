"""Labels, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Label


def labels(text: str, **options) -> tuple[Label, ...]:
    return findings(text, **options).labels


def told(label: Label) -> tuple[str, str, str]:
    return label.actor.code, label.label.lower(), label.by.name


def test_a_word_outside_quotation_marks_belongs_to_the_outlet():
    """The narrator says regime."""
    found = labels("The Taliban regime closed the border.")
    assert [(label, by) for _, label, by in map(told, found)] == [("regime", "Sample Wire")]
    assert found[0].polarity == -1


def test_a_word_inside_quotation_marks_belongs_to_the_one_quoted():
    """The minister says regime, the outlet does not."""
    found = labels('"The Taliban regime closed the border," Pakistani Foreign Minister Omar Khel said.')
    assert [one.by.code for one in found] == ["PAK.GOV"]


def test_described_by_somebody_as_something_belongs_to_that_somebody():
    """'described by Kenya as terrorists' is Kenya's word."""
    found = labels("Al-Shabaab, described by Kenya as terrorists, left the town.")
    assert [(one.by.code, one.label) for one in found] == [("KEN", "terrorists")]


def test_what_the_writer_calls_those_whom_another_calls_otherwise():
    """'Turkish advisers, described by Kenya as mercenaries' are advisers to the writer; a name or 'group' is no word."""
    found = labels("Turkish advisers, described by Kenya as mercenaries, left the town.")
    assert [(one.by.name, one.label, one.polarity) for one in found] == [
        ("Sample Wire", "advisers", 0),
        ("Kenya", "mercenaries", -1),
    ]
    plain = labels("The armed group in Mali, described by Kenya as terrorists, left the town.")
    assert "group" not in [one.label for one in plain]
    assert (
        labels("Turkish advisers, described by Kenya as mercenaries, left the town.", outlet=None)[0].by.code == "KEN"
    )


def test_what_somebody_is_said_to_be_is_a_label_of_the_subject():
    """'Peru is a strategic partner' calls Peru a partner."""
    found = labels("Peru is a strategic partner.")
    assert [(one.actor.code, one.label) for one in found] == [("PER", "strategic partner")]


@pytest.mark.parametrize(
    "text", ["Kenya's foreign minister left.", "The Kenyan army left.", "The Kenyan government met."]
)
def test_plain_offices_and_armies_are_no_labels(text):
    """An office or a force is named, not called something."""
    assert labels(text) == ()


def test_a_report_that_names_no_outlet_has_no_labels_of_its_own():
    """Nobody is made the owner of a word."""
    assert labels("The Taliban regime closed the border.", outlet=None) == ()


def test_the_same_word_for_the_same_actor_is_one_label():
    """Two places are two pieces of evidence of one label."""
    found = labels("The Taliban regime closed the border. The Taliban regime opened it again.")
    assert [len(one.evidence) for one in found] == [2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad closed its border. Militants attacked Chad's army.", ("TCD.REB", "militants", "Sample Wire")),
        ("Chad closed its border. Armed groups attacked Chad's army.", ("TCD.REB", "armed groups", "Sample Wire")),
        ("Norway has presented itself as a reliable partner.", ("NOR", "reliable partner", "Sample Wire")),
    ],
)
def test_words_for_fighters_and_partners_are_labels(text, expected):
    """Fighters of the state that the report is about, and who shows itself as something."""
    assert expected in [told(one) for one in labels(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru is big. The main ally of Chile spoke.",
        "The National Liberation Army left.",
        "A group of Peruvian miners left.",
    ],
)
def test_names_counts_and_the_friends_of_others_are_no_labels(text):
    """'the main ally of Chile' is not Chile; a word inside a name judges nobody."""
    assert labels(text) == ()


def test_only_the_word_after_as_is_whom_it_is_said_of():
    """In 'described by Kenya as terrorists from a militia' nobody is called a militia by Kenya."""
    found = labels("Al-Shabaab, described by Kenya as terrorists from a militia, left the town.")
    assert [(one.by.code, one.label) for one in found if one.by.code == "KEN"] == [("KEN", "terrorists")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portugal armed rebels. Angola's former colonial master had sent ships.", [("PRT", "former colonial master")]),
        ("French troops left Mali. It broke with its former colonial power.", [("FRA", "former colonial power")]),
    ],
)
def test_the_former_colonial_power_is_the_one_just_told_of(text, expected):
    """Whom "its former colonial power" means is read from the sentence before, where only one such state stands."""
    found = labels(text, reader=learned())
    assert [(one.actor.code, one.label) for one in found if "colonial" in one.label] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chad broke with its former colonial power.",
        "French and British ships met. Chad broke with its former colonial power.",
    ],
)
def test_a_colonial_power_that_nothing_or_two_states_decide_is_nobody(text):
    """Without a state told of, or with two, no name is filled in."""
    assert not [one for one in labels(text, reader=learned()) if "colonial" in one.label]


def test_a_word_right_before_a_name_is_that_names_label():
    """ "The private military company Wagner" calls Wagner one."""
    found = labels("Chad met the private military company Wagner in May.", reader=learned())
    assert [(one.actor.code, one.label) for one in found] == [("RUS.PRM.WAGNER", "private military company")]


def test_a_label_of_two_states_is_eachs():
    """ "The military regimes of Burkina Faso and Niger" calls both so."""
    found = labels("Chad met the military regimes of Burkina Faso and Niger.", reader=learned())
    assert {one.actor.country for one in found} == {"BFA", "NER"}


def test_the_people_of_a_firm_or_service_are_no_evaluation():
    """Agents and contractors are what they work as."""
    assert labels("Mossad agents met a naval contractor of China.", reader=learned()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The repressive plans of the Taliban government failed in May.",
        "Chad turned towards dictatorship and an increasingly careful leader, Idriss Moussa.",
        "The Kenyan government called Chad's nurses “terrorists” in May.",
    ],
)
def test_a_word_for_a_thing_or_for_another_word_is_no_label_of_a_name(text: str):
    """Plans are repressive, not who has them; what "and" joins is not the leader; who is called so is no armed group."""
    assert labels(text, reader=learned()) == ()


def test_a_word_of_two_joined_by_and_is_a_label_of_the_subject():
    """Who "is a reliable partner and a good neighbour" is a reliable partner."""
    found = labels(
        '"Chad is a reliable partner and a good neighbour," Kenyan minister Ana Otieno said.', reader=learned()
    )
    assert [(one.actor.code, one.label) for one in found] == [("TCD", "reliable partner")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Algeria regards the Polisario Front as a liberation movement.", ("Algeria", "liberation movement", 1)),
        ('Turkey labelled Cyprus "a spoiled child".', ("Turkey", "spoiled child", 0)),
        ('Iran denounced Israel as a "cancerous tumour".', ("Iran", "cancerous tumour", 0)),
        ("India referred to Pakistan as the cradle of unrest.", ("India", "cradle of unrest", 0)),
        ("Zambia considers Zimbabwe a safe country.", ("Zambia", "safe country", 0)),
        ("Eritrea, which Ethiopia regards as the main aggressor, left.", ("Ethiopia", "main aggressor", -1)),
        ("France was described by Algeria as an arrogant landlord.", ("Algeria", "arrogant landlord", 0)),
        ("Peru branded the opposition leader, Ana Ruiz, a fugitive.", ("Peru", "fugitive", -1)),
        ("Kenya has publicly called Rwandans true friends.", ("Kenya", "true friends", 1)),
    ],
)
def test_what_somebody_is_called_in_so_many_words_is_a_label(text, expected):
    """Words of the codebook have its tone, all others none; the words belong to who uses them."""
    assert expected in [(one.by.name, one.label, one.polarity) for one in labels(text, reader=learned())]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya called Rwanda on Friday.",
        "President William Ruto called Rwandan President Paul Kagame Friday.",
        "Kenya does not consider Hamas a terrorist organisation.",
        "Kenya would call Hamas a terrorist organisation.",
        "Uganda called on Rwanda to leave.",
        "Uganda called Rwanda's plan a mistake.",
        "Iran sees Turkey as part of the problem.",
        "Kenya called itself a friend of peace.",
        'Kenya called Rwanda "a land of many hills and lakes that has gone its own way since".',
        "Kenya recognises Peru as Chile.",
        "Kenya was described as a bully.",
        "Kenya regards Rwanda highly, as Uganda said.",
        '"Iran calls Oman a bully," Yemeni President Ali Deel said.',
        "Oman said that Iran regards Yemen as a vassal.",
        "Iran denied that it had called Oman a traitor.",
    ],
)
def test_calls_plans_and_what_nobody_says_are_no_labels(text):
    """A telephone call, a thing, a negated, possible or denied word, one told by somebody else: nobody is called that."""
    assert [one for one in labels(text, reader=learned()) if one.evidence[0].rule == "label.as"] == []
