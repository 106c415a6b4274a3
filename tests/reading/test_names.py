"""Persons, offices, bodies and organisations as printed; all persons are invented."""

from __future__ import annotations

import pytest
from sample_marks import names, persons, read, states

from servanda.model import ActorKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan President Amina Otieno left.", ("Amina Otieno", "President", "GOV.PRES", "KEN")),
        ("Kenya's President Amina Otieno left.", ("Amina Otieno", "President", "GOV.PRES", "KEN")),
        ("President Amina Otieno of Kenya left.", ("Amina Otieno", "President", "GOV.PRES", "KEN")),
        ("The president of Chad, General Idris Oumar, left.", ("Idris Oumar", "president", "GOV.PRES", "TCD")),
        ("The president of Chad, Idris Oumar, left.", ("Idris Oumar", "president", "GOV.PRES", "TCD")),
        ("Rana Malik, the foreign minister of Pakistan, left.", ("Rana Malik", "foreign minister", "GOV.MFA", "PAK")),
        ("Rana Malik, Pakistan's foreign minister, left.", ("Rana Malik", "foreign minister", "GOV.MFA", "PAK")),
        ("Rana Malik, who is Pakistan's foreign minister, left.", ("Rana Malik", "foreign minister", "GOV.MFA", "PAK")),
        (
            "Ali Hassan was appointed as minister of defence of Iraq.",
            ("Ali Hassan", "minister of defence", "GOV.MOD", "IRQ"),
        ),
        ("Ali Hassan became president of Iraq.", ("Ali Hassan", "president", "GOV.PRES", "IRQ")),
        ("The ex-foreign minister of Chad, Adam Oumar, left.", ("Adam Oumar", "ex-foreign minister", "GOV.MFA", "TCD")),
        (
            "Minister of Tribal Welfare and Salt Omar Deng left.",
            ("Omar Deng", "Minister of Tribal Welfare and Salt", "GOV", None),
        ),
        (
            "Anil Rao, Union Minister of Salt and Ink, left India.",
            ("Anil Rao", "Minister of Salt and Ink", "GOV", None),
        ),
        (
            "Ivan Zorin, deputy chairman of the Belarusian Security Council, left.",
            ("Ivan Zorin", "deputy chairman of the Belarusian Security Council", "GOV.NSC", "BLR"),
        ),
        (
            "The Syrian regime's Foreign Minister Faysal Deeb left.",
            ("Faysal Deeb", "Foreign Minister", "GOV.MFA", "SYR"),
        ),
        ("Secretary for Health Lo Chung left.", ("Lo Chung", "Secretary for Health", "GOV", None)),
        ("Maj Gen Okello Tamba of the Ugandan army left.", ("Okello Tamba", None, "MIL", "UGA")),
        ("Dr Sultan bin Rashid Amri left.", ("Sultan bin Rashid Amri", None, None, None)),
        ("Former Kenyan President Sam Otieno left.", ("Sam Otieno", "Former Kenyan President", "GOV.PRES", "KEN")),
        ("Kremlin spokesman Igor Pavlov left.", ("Igor Pavlov", "spokesman", "GOV", "RUS")),
        ("Malaysia's Ambassador to Kenya Lim Wei Han left.", ("Lim Wei Han", "Ambassador to Kenya", "GOV.AMB", "MYS")),
        (
            "The Malaysian ambassador to Kenya, Lim Wei Han, left.",
            ("Lim Wei Han", "ambassador to Kenya", "GOV.AMB", "MYS"),
        ),
        ("Ambassador of Malaysia Lim Wei Han left.", ("Lim Wei Han", "Ambassador", "GOV.AMB", "MYS")),
        ("Gen. Ahmed Nur left.", ("Ahmed Nur", None, None, None)),
        ("Gen. Ahmed Nur, the Somali defence minister, left.", ("Ahmed Nur", "defence minister", "GOV.MOD", "SOM")),
        ("Nepali Foreign Secretary Ram Thapa left.", ("Ram Thapa", "Foreign Secretary", "GOV", "NPL")),
        ("NATO Secretary General Lars Holm left.", ("Lars Holm", "NATO Secretary General", "NATO", "NATO")),
        ("Toyota president Ken Mori left.", ("Ken Mori", "president", None, None)),
        ("On Sunday the Rowing Club president Ken Mori left.", ("Ken Mori", "president", None, None)),
        ("Toyota's president Ken Mori left.", ("Ken Mori", "president", None, None)),
        ("Union minister Anil Rao left.", ("Anil Rao", "minister", "GOV", None)),
        ("Bank of Lesotho Governor Thabo Mokoena left.", ("Thabo Mokoena", "Governor", None, None)),
        ("Palestinian Authority President Omar Nasser left.", ("Omar Nasser", "President", "GOV.PRES", "PSE")),
        (
            "The head of the Ukrainian Foreign Ministry, Oleh Danko, left.",
            ("Oleh Danko", "head of the Ukrainian Foreign Ministry", "GOV.MFA", "UKR"),
        ),
        (
            "Speaker of the Ghanaian parliament Kofi Mensah left.",
            ("Kofi Mensah", "Speaker of the Ghanaian parliament", "LEG", "GHA"),
        ),
        (
            "The Portuguese Republic's envoy and the minister of foreign affairs of the Portuguese Republic, Rui Sousa, left.",
            ("Rui Sousa", "minister of foreign affairs", "GOV.MFA", "PRT"),
        ),
        (
            "Afghan acting foreign minister Amir Khan Rahmani left.",
            ("Amir Khan Rahmani", "acting foreign minister", "GOV.MFA", "AFG"),
        ),
        ("Sultan A. Al-Harbi left.", ("Sultan A. Al-Harbi", None, None, None)),
        ("Omani Foreign Minister Said al-Busaidi left.", ("Said al-Busaidi", "Foreign Minister", "GOV.MFA", "OMN")),
        ("They met Salma ash-Sharif.", ("Salma ash-Sharif", None, None, None)),
        ("Juan de la Cruz left.", ("Juan de la Cruz", None, None, None)),
        ("J. P. Obi left with Ann Obi.", ("J. P. Obi", None, None, None)),
        ("Prime Minister, Rana Malik, left.", ("Rana Malik", "Prime Minister", "GOV.PM", None)),
        ("Ali Obi, an emir, met Sheikh Rana Malik.", ("Rana Malik", None, None, None)),
        ("The head of the Ukrainian parliament, Oleh, left with Taras Danko.", ("Taras Danko", None, None, None)),
        ("The Kremlin's spokesman Igor Pavlov left.", ("Igor Pavlov", "spokesman", "GOV", "RUS")),
        ("The Taliban's minister Amin Rahmani left.", ("Amin Rahmani", "minister", "GOV", "AFG")),
        (
            "Ministry of Defence spokesman Brig. Gen. Ayo Bello left.",
            ("Ayo Bello", "Ministry of Defence spokesman", "GOV.MOD", None),
        ),
        (
            "They met Estonian Defence Forces chief Gen. Kalle Tamm.",
            ("Kalle Tamm", "Defence Forces chief", "MIL", "EST"),
        ),
        ("OPEC chief Ann Obi left.", ("Ann Obi", "chief", "GOV", "OPEC")),
        ("They met U.S. Army Secretary Dan Poole.", ("Dan Poole", None, None, None)),
        ("Col. Sekou Bangoura said so.", ("Sekou Bangoura", None, None, None)),
    ],
)
def test_a_person_is_read_with_title_office_and_country(text: str, expected: tuple[str, ...]):
    """Every pattern of title and name gives the name alone, the printed title, its code, and its state."""
    assert expected in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Upper Valley Road flooded.",
        "They met in the Upper Omo.",
        "A Lagos-based trader left.",
        "The government published it.",
        "On Monday ships left.",
        "Queen Amina Relief Foundation sent rice.",
        "King Amadu Humanitarian Aid and Relief Center sent rice.",
        "The foreign ministers left.",
        "Kenya Sends More Relief Goods North",
    ],
)
def test_no_person_is_read_into_places_bodies_and_headlines(text: str):
    """Capitals of places, of bodies that are named after somebody, and of headlines name no person."""
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "office", "codes"),
    [
        ("The Kenyan army left.", "The Kenyan army", "MIL", ["KEN.MIL"]),
        ("Ghana's Ministry of Health left.", "Ghana's Ministry of Health", "GOV", ["GHA.GOV"]),
        ("The government of Oman left.", "The government of Oman", "GOV", ["OMN.GOV"]),
        ("The foreign ministry in Muscat left.", "The foreign ministry in Muscat", "GOV", ["OMN.GOV.MFA"]),
        ("The government in Salalah left.", "The government", "GOV", []),
        ("The army in Muscat left.", "The army", "MIL", []),
        ("The embassy in Muscat left.", "The embassy", "GOV", []),
        ("The transitional Chadian government left.", None, None, None),
        ("Chad's transitional government left.", "Chad's transitional government", "GOV", ["TCD.GOV"]),
        ("The army left.", "The army", "MIL", []),
        ("The army colonels left.", None, None, None),
        ("NATO's army left.", None, None, None),
        ("Congolese troops left.", "Congolese troops", "MIL", []),
    ],
)
def test_a_body_is_read_with_its_state(text: str, printed: str | None, office: str | None, codes: list[str] | None):
    """A body joins the state beside it; a word that only describes the next noun is no body."""
    report, marks = read(text)
    found = [mark for mark in marks.names if mark.rule == "name.body"]
    if printed is None:
        assert not any(mark.span.start == 0 and mark.readings for mark in found)
        return
    assert found[0].span.of(report.text) == printed
    assert found[0].office.split(".")[0] == office
    assert [one.code.rsplit(".MOH", 1)[0] for one in found[0].readings] == codes


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("The Control Yuan met.", "Control Yuan", ActorKind.OTHER),
        ("The Danko Rowing Club met.", "Danko Rowing Club", ActorKind.OTHER),
        ("They hired Obi Trading Company in May.", "Obi Trading Company", ActorKind.COMPANY),
        ("Queen Amina Relief Foundation sent rice.", "Queen Amina Relief Foundation", ActorKind.OTHER),
        ("The Silver Line met.", "Silver Line", ActorKind.OTHER),
        ("Rowing Club President Ken Mori left.", "Rowing Club", ActorKind.OTHER),
        ("Control Yuan Member Lin Mei-hua left.", "Control Yuan", ActorKind.OTHER),
        ("They asked Bank of Lagos staff.", "Bank of Lagos", ActorKind.COMPANY),
    ],
)
def test_an_unknown_organisation_is_read_by_its_words(text: str, printed: str, kind: ActorKind):
    """Capitals with a word for an organisation, or behind "the", name one; an office behind it is not part of it."""
    report, marks = read(text)
    found = [mark for mark in marks.names if mark.rule == "name.organisation"]
    assert [(mark.span.of(report.text), mark.actor_kind) for mark in found] == [(printed, kind)]


def test_an_acronym_in_brackets_is_the_name_before_it():
    """The acronym and the full name are one actor, named twice."""
    found = names("The World Health Organization (WHO) met.")
    assert [one.code for mark in found for one in mark.readings] == ["UNO.WHO", "UNO.WHO"]


def test_several_holders_of_an_office_are_a_group():
    """Ministers in the plural are nobody in particular."""
    assert [mark.actor_kind for mark in names("The foreign ministers met.")] == [ActorKind.GROUP]


def test_an_office_of_some_states_alone_is_none_without_its_state():
    """A chancellor may be a university's: the office is nobody's."""
    assert [(one.office, one.title_country) for one in names("The chancellor left.")] == [(None, None)]


def test_a_presidents_federation_keeps_its_president():
    """The president of a federation is no head of state, whatever nationality stands in its name."""
    found = names("The president of the Zambian Chess Federation left.")
    assert [(mark.office, mark.title_country) for mark in found if mark.rule == "name.office"] == [(None, None)]


def test_an_office_word_in_a_persons_name_names_nobody():
    """A word that is a first name in this place begins the name: "Prince Obi"."""
    assert persons("Prince Obi Okafor left.")[0][0] == "Prince Obi Okafor"


def test_king_of_a_people_is_king_of_their_state():
    """A people stands for its state behind "of"."""
    assert persons("The king of the Belgians, Albert Prins, left.")[0][3] == "BEL"


def test_a_body_named_after_an_officer_is_left_to_the_longer_office():
    """Behind an office with its state no organisation begins with the name."""
    assert ("Obi", "Foreign Minister", "GOV.MFA", "KEN") not in persons("Kenyan Foreign Minister Obi Relief Fund left.")


def test_somebody_sent_belongs_to_the_sender_alone():
    """An envoy to a state is not that state's, and nobody's when no sender is printed."""
    assert persons("Ambassador to Chad Ali Oumar left.")[0][2:] == (None, None)
    assert persons("The ambassador to it, Ali Oumar, left.")[0][2:] == (None, None)


@pytest.mark.parametrize(
    "text", ["The Swedish ambassador to Chad left.", "Swedish Ambassador to Chad Karin Lund left."]
)
def test_where_an_envoy_is_sent_is_a_mention_of_that_state(text):
    """The host inside a title is a state by itself, as the sender is."""
    assert states(text) == [("Swedish", "SWE"), ("Chad", "TCD")]


def test_an_office_that_goes_on_to_speak_is_no_apposition():
    """Behind a name and a comma the subject of the next clause is somebody else."""
    assert persons("They came with Ana Lima, the president said.") == [("Ana Lima", None, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway lent US$74 million to Fiji.", ["Norway", "Fiji"]),
        ("Norway lent US $74 million to Fiji.", ["Norway", "Fiji"]),
        ("Norway lent Fiji $74 million.", ["Norway", "Fiji"]),
        ("Norway lent 5 million Australian dollars to Fiji.", ["Norway", "Fiji"]),
        ("Norway lent 300 Indian tents to Fiji.", ["Norway", "Indian", "Fiji"]),
        ("Norway met South American leaders.", ["Norway"]),
        ("Norway met Latin Americans and Americans.", ["Norway", "Americans"]),
    ],
)
def test_whose_money_and_which_continent_name_no_state(text: str, expected: list[str]):
    """The 'US' of a sum and the 'American' of a continent are no party."""
    assert [mark.span.of(text) for mark in names(text) if mark.readings] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chad got 600 million U.S. dollars.",
        "Chad got 600m U.S. dollars.",
        "Chad got tens of millions of U.S. dollars.",
        "Chad got several Australian dollars.",
        "Chad was paid in U.S. dollars.",
        "Chad got a 600-million-US-dollar loan.",
        "Chad got a 600-million-U.S.-dollar loan.",
    ],
)
def test_a_state_inside_a_sum_is_nobody(text):
    """The name before the word for money only tells whose money it is."""
    assert states(text) == [("Chad", "TCD")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "The Joint Committee for Trade, Salt and Other Matters met.",
            "Joint Committee for Trade, Salt and Other Matters",
        ),
        ("The Joint Committee for Trade, Ana Ruiz and Omar Bah met.", "Joint Committee for Trade"),
        ("The Lantern Committee, Salt and Other Matters Ltd met.", "Lantern Committee"),
    ],
)
def test_what_an_organisation_is_for_may_be_a_list(text: str, printed: str):
    """A comma inside such a list does not end the name; people behind it are none of it."""
    found = [one.span.of(text) for one in names(text) if one.rule == "name.organisation"]
    assert found[0] == printed


@pytest.mark.parametrize("text", ["Egypt today accused Peru.", "Peru reports: it rained.", "Togo first signed it."])
def test_a_state_that_acts_today_is_no_newspaper(text: str):
    """Names of media that go on from a state's name with a common word are not found in a sentence."""
    assert [mark.readings[0].actor_kind for mark in names(text)][:1] == [ActorKind.STATE]


def test_works_named_after_a_king_are_no_king():
    """A shipyard signs as itself."""
    text = "King Hamid Shipbuilding Complex signed it. King Hamid Refinery paid."
    found = [(one.rule, one.span.of(text)) for one in names(text)]
    assert found == [
        ("name.organisation", "King Hamid Shipbuilding Complex"),
        ("name.organisation", "King Hamid Refinery"),
    ]
