"""Who is named, and whom an office or body without a printed state belongs to; all persons are invented."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from coding.sample_cast import cast_of, codes, phrase, reading_of
from coding.sample_news import BOOK, findings, learned
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.casting import cast
from servanda.coding.actors.home import home_state
from servanda.model import ActorKind, MentionKind, Sense


@pytest.mark.parametrize(
    ("text", "options", "printed", "code"),
    [
        ("Kenyan officials spoke. President Amina Otieno left.", {}, "President Amina Otieno", "KEN.GOV"),
        (
            "The Omani president spoke. Ghana and Togo met. President Ali Said left.",
            {},
            "President Ali Said",
            "OMN.GOV",
        ),
        ("Ghana and Togo met. President Ali Said left.", {}, "President Ali Said", "---"),
        ("President Ali Said left for Togo and Ghana.", {"outlet": "The Hindu"}, "President Ali Said", "---"),
        ("Kenya, Kenya and Kenya. President Ali Said met Peru's envoy.", {}, "President Ali Said", "KEN.GOV"),
        ("Kenya, Kenya and Kenya. President Ali Said met Kenyan President Ann Obi.", {}, "President Ali Said", "---"),
        (
            "Chinese Ambassador Wu Fang and Foreign Minister Karim Sattar signed.",
            {},
            "Foreign Minister Karim Sattar",
            "---",
        ),
        ("President Juan Paz visited Ankara.", {}, "President Juan Paz", "---"),
        (
            "Benin and Benin. Former president Samuel Dossou met Benin's president Luc Agbo.",
            {},
            "Former president Samuel Dossou",
            "BEN.GOV",
        ),
        (
            "Benin, Benin, Benin. Former president Samuel Dossou of a neighbour of Togo met Benin's president Luc Agbo.",
            {},
            "Former president Samuel Dossou",
            "---",
        ),
        ("Congolese President Jean Mbuyi left Luanda. Angola, Angola.", {}, "Congolese President Jean Mbuyi", "---"),
        (
            "The Democratic Republic of the Congo spoke. Congolese President Jean Mbuyi left.",
            {},
            "Congolese President Jean Mbuyi",
            "COD.GOV",
        ),
        ("Colombian rebels left. Red Cross spokesman Jan Vos spoke.", {}, "spokesman Jan Vos", "---"),
        (
            "Togo met Ghana. Ghana denied the raid. The troops were at home, Defence Minister Kofi Badu said.",
            {"dateline": "LOME —"},
            "Defence Minister Kofi Badu",
            "GHA.GOV",
        ),
        (
            'Togo met Ghana. Ghana denied the raid.\n"We were at home," Defence Minister Kofi Badu said.',
            {"dateline": "LOME —"},
            "Defence Minister Kofi Badu",
            "GHA.GOV",
        ),
        (
            "Togo met Ghana. Ghana denied the raid.\nDefence Minister Kofi Badu spoke.",
            {"dateline": "LOME —"},
            "Defence Minister Kofi Badu",
            "TGO.GOV",
        ),
        (
            "Togo met Ghana. Ghana attacked the port. Troops shot back, Defence Minister Kofi Badu said.",
            {"dateline": "LOME —"},
            "Defence Minister Kofi Badu",
            "TGO.GOV",
        ),
        (
            "Togo met Ghana. Togo, Ghana, Togo, Ghana, Togo, Ghana, Togo. Benin watched.\nPresident Kofi Badu spoke.",
            {"dateline": "COTONOU —"},
            "President Kofi Badu",
            "---",
        ),
        (
            "Benin, Benin, Benin. President Luc Agbo left. The Omani president stayed.",
            {},
            "President Luc Agbo",
            "BEN.GOV",
        ),
        (
            "Benin, Benin. Togo sent troops to the border, Defence Minister Kofi Badu said.",
            {"dateline": "COTONOU —"},
            "Defence Minister Kofi Badu",
            "---",
        ),
        (
            "Togo met Ghana. Prime Minister Kofi Badu accused Peru of a raid.",
            {"dateline": "LOME —"},
            "Prime Minister Kofi Badu",
            "TGO.GOV",
        ),
        ("New Zealand Prime Minister Jane Arden left.", {}, "New Zealand Prime Minister Jane Arden", "NZL.GOV"),
        (
            "Egypt, Egypt. President Carl Bidder told President Omar Assal of it in Egypt.",
            {"dateline": "CAIRO —"},
            "President Carl Bidder",
            "---",
        ),
        (
            "Sudan, Sudan, Sudan. Egyptian President Omar Assal left for the town, spokesman Bassam Rady said.",
            {},
            "spokesman Bassam Rady",
            "EGY.GOV",
        ),
        (
            "Taiwan's vice-president spoke. China, China, China. President Xu Peng left.",
            {},
            "President Xu Peng",
            "CHN.GOV",
        ),
        ("U.S. Special Envoy to the region Ambassador Mike Hummer left.", {}, "Ambassador Mike Hummer", "USA.GOV"),
        ("China, China. Ottawa's embassy spoke. The embassy left.", {}, "The embassy", None),
        ("State Department spokesman Carl Vinter spoke.", {}, "State Department spokesman Carl Vinter", "USA.GOV"),
        ("M23 spokesman Jean Mbuyi left Congo.", {}, "spokesman Jean Mbuyi", "COD.REB.M23"),
        ("A Houthi spokesman, Ali Said, left Yemen.", {}, "spokesman, Ali Said", "YEM.REB.HOUTHI"),
        ("The Houthis' spokesman, Ali Said, left.", {}, "The Houthis' spokesman, Ali Said", "YEM.REB.HOUTHI"),
        ("Hezbollah's leader, Sami Haddad, left.", {}, "Hezbollah's leader, Sami Haddad", "LBN.REB.HEZBOLLAH"),
        ("The leader of the M23, Jean Mbuyi, left.", {}, "Jean Mbuyi", "COD.REB.M23"),
        ("Talks on Hezbollah, Sami Haddad left.", {}, "Sami Haddad", "---"),
        ("The fall of the M23, Jean Mbuyi left.", {}, "Jean Mbuyi", "---"),
        ("The envoy of Peru in Chad, Ana Ruiz, left.", {}, "The envoy of Peru in Chad, Ana Ruiz", "PER.GOV"),
        ("The ambassador of Peru in Chad, Ana Ruiz, left.", {}, "The ambassador of Peru in Chad, Ana Ruiz", "PER.GOV"),
        ("Kenya, Kenya. Opposition leader Ann Obi left.", {}, "Opposition leader Ann Obi", "KEN.OPP"),
        (
            "Kenya's main opposition leader, Ann Obi, left.",
            {},
            "Kenya's main opposition leader, Ann Obi",
            "KEN.OPP",
        ),
        ("Emir Ali bin Said of Oman left.", {}, "Emir Ali bin Said", "OMN.GOV"),
        ("Emir Kusturic of Novi Sad left Serbia.", {}, "Emir Kusturic", "---"),
        (
            "The Philippines, the Philippines. Defence Secretary Jo Reyes left.",
            {},
            "Defence Secretary Jo Reyes",
            "PHL.GOV",
        ),
        ("Peru, Peru. Defence Secretary Jo Reyes left.", {}, "Defence Secretary Jo Reyes", "---"),
        (
            "Kenya's interior ministry spoke. Ghana left, ministry spokesman Ann Obi said.",
            {},
            "spokesman Ann Obi",
            "KEN.GOV",
        ),
        ("NATO Secretary General Lars Holm left.", {}, "NATO Secretary General Lars Holm", "NATO"),
        ("Gen. Ahmed Nur left Somalia.", {}, "Gen. Ahmed Nur", "---"),
        (
            "Oman and Oman. In Lima, government spokesman Luis Paz spoke.",
            {},
            "government spokesman Luis Paz",
            "PER.GOV",
        ),
        ("Oman and Oman. The envoy of Togo, Ambassador Koffi Adom, left.", {}, "Ambassador Koffi Adom", "TGO.GOV"),
        (
            "Oman met Togo. Portugal's ambassador left. Ambassador Koffi Adom left too.",
            {},
            "Ambassador Koffi Adom",
            "---",
        ),
        (
            "Oman and Oman. Togo's government spoke. In a note Foreign Minister Ali Said agreed.",
            {},
            "Foreign Minister Ali Said",
            "---",
        ),
        ("Oman and Oman. Its chief executive, Ali Said, left.", {}, "chief executive, Ali Said", "---"),
        (
            "Peru, Peru, Peru and Oman. President Ali Said left.",
            {"outlet": "omandaily.example"},
            "President Ali Said",
            "---",
        ),
        (
            "Oman and Peru met. President Ali Said left.",
            {"outlet": "omandaily.example"},
            "President Ali Said",
            "OMN.GOV",
        ),
        ("Oman, Oman and Peru. President Ali Said left.", {}, "President Ali Said", "---"),
        ("Rana Malik of Pakistan left.", {}, "Rana Malik", "---"),
    ],
)
def test_an_office_without_its_state_is_somebodys_only_when_the_report_decides(
    text: str, options: dict, printed: str, code: str
):
    """A state named for the same office, the home, the outlet's country: in this order, and never a state beside."""
    assert codes(text, **options)[printed] == code


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("Kenya and Kenya. The army left.", "The army", "KEN.MIL"),
        ("Kenya and Kenya. The army met Togo's envoys.", "The army", None),
        ("Kenya and Kenya. The local government left.", "The local government", None),
        ("Angola and Angola. Congolese troops left.", "Congolese troops", None),
        ("Ghana's army left.", "Ghana's army", "GHA.MIL"),
        ("Korean officials met in Seoul.", "Korean officials", "KOR.GOV"),
        ("Dominican police left.", "Dominican", None),
        ("They met in the Security Council.", "Security Council", None),
        ("The UN Security Council met. The Security Council voted.", "Security Council", "UNO.SC"),
        ("The Danko Rowing Club met.", "Danko Rowing Club", "---"),
        ("The NATO secretary general spoke.", "The NATO secretary general", "NATO"),
        ("Kenya and Kenya. The leadership of the rebel group left.", "The leadership", None),
        ("Kenya and Kenya. The leadership of Hezbollah left.", "The leadership", "LBN.REB.HEZBOLLAH"),
        ("Kenya and Kenya. The army of the Wagner Group left.", "The army", None),
        ("Kenya and Kenya. The government of the republic left.", "The government", "KEN.GOV"),
        ("The Chilean minister met his Russian counterpart.", "Russian counterpart", "RUS.GOV"),
        ("AFP said so.", "AFP", "FRA.JRN"),
    ],
)
def test_a_body_belongs_to_the_state_that_the_report_gives_it(text: str, printed: str, code: str | None):
    """The home is taken for "the army" alone, never for a body with an ambiguous state or below the state."""
    assert codes(text).get(printed) == code


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        ("Kenyan President Amina Otieno spoke. The Kenyan president left.", "The Kenyan president", "Amina Otieno"),
        ("Kenyan President Amina Otieno spoke. The president left.", "The president", "Amina Otieno"),
        ("Kenyan President Ann Obi met Togo's President Ben Aku. The president left.", "The president", None),
        ("The Kenyan president left.", "The Kenyan president", "Kenyan president"),
        ("Ken Mori, CEO of Danko Trading Group, spoke. The CEO left.", "The CEO", "Ken Mori"),
        ("The minister left.", "The minister", None),
        ("Okello Obi spoke. Obi left.", "Obi", "Okello Obi"),
    ],
)
def test_a_bare_office_is_its_holder_when_the_report_names_one(text: str, printed: str, name: str | None):
    """Two holders of one office make the bare office nobody."""
    found = cast_of(text)
    mention = next(one for one in found.mentions if one.quote == printed)
    actor = found.actor(mention.actor)
    assert (actor.name if actor else None) == name


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Both the Omani and Qatari governments agreed.", "the Omani and Qatari governments", ["OMN.GOV", "QAT.GOV"]),
        (
            "Both the Omani and Qatari governments agreed.",
            "Both the Omani and Qatari governments",
            ["OMN.GOV", "QAT.GOV"],
        ),
        (
            "The foreign ministers of Peru, Chile and Ecuador met.",
            "The foreign ministers of Peru, Chile and Ecuador",
            ["PER.GOV", "CHL.GOV", "ECU.GOV"],
        ),
        ("Swiss, Dutch and Danish envoys met.", "Swiss, Dutch and Danish envoys", ["CHE.GOV", "NLD.GOV", "DNK.GOV"]),
        ("The Omani government and Qatar agreed.", "The Omani government and Qatar", ["OMN.GOV", "QAT"]),
        ("The Omani and Qatari governments agreed.", "Qatari governments", ["OMN.GOV", "QAT.GOV"]),
        ("The Omani and Qatari governments agreed.", "Omani", ["OMN"]),
        ("Omani ministers left. Later a Qatari ship sank.", "Omani ministers", ["OMN.GOV"]),
    ],
)
def test_a_plural_with_several_states_is_each_states_own(text: str, words: str, expected: list[str]):
    """One noun for several states names the body or office of each."""
    found = cast_of(text)
    assert [party.code for party in found.parties_of(phrase(found, words))] == expected


def test_a_joint_office_is_its_holders_where_the_report_names_them():
    """Presidents of two states are the persons whom the report names so."""
    found = cast_of("Kenyan President Ann Obi came. The presidents of Kenya and Togo met.")
    parties = found.parties_of(phrase(found, "The presidents of Kenya and Togo"))
    assert [party.name for party in parties] == ["Ann Obi", "presidents of Togo"]


def test_the_home_is_the_state_that_leads_and_a_title_counts_twice():
    """A capital that somebody goes to says nothing of the home; without a leader there is none."""
    assert home_state(reading_of("Peru spoke. Chile spoke.", title="Peru votes")) == "PER"
    assert home_state(reading_of("Peru spoke. Chile spoke.")) is None
    assert home_state(reading_of("They flew to Lima. Chile spoke.")) == "CHL"
    assert home_state(reading_of("It rained.")) is None


def test_no_other_state_leads_in_a_report_from_a_capital_that_begins_with_its_own():
    """What a giver sent there names the giver more often; "the government" is still not the giver's."""
    gifts = "Zambia has doses from China. China sent them on a Chinese ship. The rebels accused the government."
    assert (home_state(reading_of(gifts)), codes(gifts)["the government"]) == ("CHN", "CHN.GOV")
    assert home_state(reading_of(gifts, title="Zambia", dateline="LUSAKA, May 3 (SWX) -")) is None
    assert codes(gifts, title="Zambia", dateline="LUSAKA, May 3 (SWX) -")["the government"] == "ZMB.GOV"
    abroad = "Kenya talks. Chad fights. Chad shot. Chad won. Chad fled."
    assert home_state(reading_of(abroad, dateline="NAIROBI, May 3 (SWX) -")) == "TCD"
    later = "Chad fights. Chad shot. Kenya talks."
    assert home_state(reading_of(later + " Chad won.", dateline="NAIROBI, May 3 (SWX) -")) == "TCD"


def test_a_state_named_once_is_no_home_of_a_report_from_anothers_capital():
    """A report from Lima that only tells of "the Chilean raid" is not about Chile."""
    assert home_state(reading_of("The ministry complained of the Chilean raid.", dateline="LIMA -")) is None
    assert home_state(reading_of("The ministry complained of the Chilean raid.")) == "CHL"
    assert home_state(reading_of("Chile and Chile complained.", dateline="LIMA -")) == "CHL"


def test_a_capital_is_a_government_or_a_place():
    """The words before a capital decide its sense."""
    found = cast_of("Cairo agreed. They met in Cairo.")
    assert [one.sense for one in found.mentions] == [Sense.GOVERNMENT, Sense.PLACE]
    assert {one.kind for one in found.mentions} == {MentionKind.METONYM}


def test_a_surname_in_a_title_is_the_person_of_the_body():
    """A name that only the body gives in full is known in the title too."""
    found = cast_of("Kenyan President Amina Otieno left.", title="Otieno Leaves For Talks In Togo Today")
    assert found.mentions[0].rule == "name.person.surname"
    assert found.actor(found.mentions[0].actor).name == "Amina Otieno"


def test_two_persons_of_one_surname_share_no_mention():
    """A surname that two persons have belongs to neither."""
    found = cast_of("Ann Obi met Ben Obi. Obi left.")
    assert len([one for one in found.actors if one.kind is ActorKind.PERSON]) == 2
    assert [one.quote for one in found.mentions] == ["Ann Obi", "Ben Obi"]


def test_actors_of_the_codebook_have_one_id_in_all_reports():
    """The id of a coded actor comes from its code alone."""
    assert cast_of("Kenya left.").actors[0].id == cast_of("It was Kenya.").actors[0].id
    assert BOOK.actor("KEN") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seoul's officers met. The NPA sent ten officers abroad.", False),
        ("Rebels of the NPA left a town in the Philippines.", True),
        ("The New People's Army (NPA) left a town. The NPA rested.", True),
    ],
)
def test_the_letters_of_an_armed_group_name_it_only_at_home(text: str, expected: bool):
    """A police with the same letters is no group of rebels: its country or its full name must stand in the report."""
    assert (codes(text)["NPA"] == "PHL.REB.NPA") is expected


def calls_of(reading: ReportReading) -> int:
    """Count the calls that casting a report takes."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        cast(reading)
    finally:
        sys.setprofile(before)
    return counted


def test_a_page_in_one_line_takes_work_in_step_with_its_length() -> None:
    """Four times the names, all in one line, take about four times the calls, not sixteen times."""
    news = "Kenyan Foreign Minister Amina Wafula met President Idriss Moussa. Wafula thanked Moussa. "
    small, large = (reading_of((news * times).strip()) for times in (20, 80))
    cast(small)  # what is kept for the whole process is not counted
    assert calls_of(large) < 6 * calls_of(small)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ghana spoke.\nThe former prime ", ["former", "prime"]),
        ("Ghana spoke.\nEx-", ["ex"]),
        ("Ghana spoke.\n", []),
        ("Ghana spoke of its vice-", ["its", "vice"]),
    ],
)
def test_the_words_before_a_name_stand_in_its_line(line: str, words: list[str]) -> None:
    """At most the last two, in lower case, hyphens parted."""
    assert reading_of(line + "Minister Amina Wafula left.").words_before(len(line), most=2) == words


def test_justice_without_a_name_is_no_judge() -> None:
    """Who is wanted by the Peruvian justice has met no judge."""
    assert codes("Peru and Peru. He is wanted by the Peruvian justice.").get("Peruvian justice") is None


def test_a_foreign_letter_keeps_a_surname_from_being_a_state() -> None:
    """ "Jordán" behind "Xavier Jordán" is his name."""
    found = codes("Xavier Jordán left. In May, Jordán spoke.")
    assert found["Jordán"] == "---"


def test_a_papers_name_holds_no_state() -> None:
    """Who told the Manila Times told no state."""
    assert "PHL" not in codes("Ali Said told the Manila Times.").values()
    assert "PHL" in codes("Ali Said told Manila.").values()


def test_half_of_a_hyphened_name_is_not_another_names_end() -> None:
    """The Executive Yuan is not Hsu Jui-yuan; "the European country" is not the report's."""
    found = cast_of("Minister Hsu Jui-yuan left, the Executive Yuan said.")
    assert "Yuan" not in [mention.quote for mention in found.mentions]


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("Kenya sent grain to Togo, the second batch, the health ministry said.", "the health ministry", "KEN.GOV.MOH"),
        ("Kenyan troops met Togo. The defence ministry said so.", "The defence ministry", "KEN.GOV.MOD"),
        ("Kenya met Togo. Togo left. The army said so.", "The army", "KEN.MIL"),
        ("Kenya met Togo. Togo's army left. The army said so.", "The army", None),
        ("Kenya met Togo. Togo asked for more, the health ministry said.", "the health ministry", None),
        ("Togo met Kenya. It rained. The army said so.", "The army", None),
    ],
)
def test_a_body_is_of_the_state_that_a_report_is_written_in(text: str, printed: str, code: str | None):
    """The dateline decides where the sentence or the lead begins with its state, and no other's body is named."""
    assert codes(text, dateline="NAIROBI -")[printed] == code
    assert codes(text, dateline="LIMA -")[printed] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kenyan Defence Minister Ann Obi left. The ministry said trucks went to Togo.", "KEN.GOV.MOD"),
        ("Kenyan Defence Minister Ann Obi met Togo's Health Minister Ben Aku. The ministry said so.", None),
        ("Kenyan Defence Minister Ann Obi met Culture Minister Ben Aku. The ministry said so.", None),
        ("Former Kenyan Defence Minister Ann Obi left. The ministry said so.", None),
        ("Kenyan Prime Minister Ann Obi left. The ministry said so.", None),
        ("Kenyan Defence Minister Ann Obi called the Kenyan foreign ministry. The ministry said so.", None),
        ("Kenyan Defence Minister Ann Obi left. The ministry of trade said so.", None),
    ],
)
def test_the_ministry_is_that_of_the_only_minister_named(text: str, code: str | None):
    """Another minister, or a ministry, named before it may be meant as well."""
    assert codes(text).get("The ministry") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The UN was silent. The Security Council met on Monday.", "UNO.SC"),
        ("UNHCR was silent. The Security Council met on Monday.", "UNO.SC"),
        ("The Special Representative of the Secretary-General, Ana Ruiz, left. The Security Council met.", "UNO.SC"),
        ("Russia's Security Council met. The UN was silent. The Security Council met again.", None),
        ("Peru was silent. The Security Council met on Monday.", None),
    ],
)
def test_a_council_is_that_of_the_organisation_that_is_named(text, code):
    """A body, or an officer, of the United Nations is a sign of theirs; a state's own council is another."""
    found = findings(text, reader=learned())
    actors = {one.id: one.code for one in found.actors}
    meant = [actors.get(one.actor or "") for one in found.mentions if one.quote.endswith("Security Council")]
    assert meant[-1] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chadian President Ali Musa named an envoy to Peru, the president's office said.", "TCD.GOV.PRES"),
        ("Chadian President Ali Musa met Omani President Ana Ruiz, the president's office said.", None),
        ("Jordanian King Hamid met Chadian President Ali Musa, the royal court said.", "JOR.GOV.CROWN"),
        ("Chadian Foreign Minister Ali Musa flew to Peru, the foreign ministry said.", None),
    ],
)
def test_the_office_of_a_leader_is_that_of_the_only_one_named(text, code):
    """Whose house it is that speaks, where one leader has such an office; ministries are told otherwise."""
    (told,) = findings(text).statements
    assert (told.speaker and told.speaker.code) == code


def test_officials_of_a_states_agency_are_of_its_government() -> None:
    """Who works for an agency of a state speaks for that state."""
    found = findings("Senior USAID officials stressed the importance of the roads of Peru.", reader=learned())
    assert [one.speaker and one.speaker.code for one in found.statements] == ["USA.GOV"]
