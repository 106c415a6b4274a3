"""Who does it to whom, beyond subject and object."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options) -> list[str]:
    return [
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} {event.type.value}"
        for event in findings(text, **options).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The charity delivered 20 tonnes of rice from Qatar to Yemen.", "QAT > YEM AID"),
        ("Niger received Turkish drones.", "TUR > NER AID"),
        ("Kenya's president spoke to reporters after talks with Uganda's president.", "KEN.GOV > UGA.GOV CONSULT"),
        ("Norway and Finland agreed on a price in a telephone call.", "NOR+FIN >  AGREE"),
        ("Oman thanked Norway for the humanitarian aid.", "NOR > OMN AID"),
        ("Kenya announced a loan of 5 million dollars to Malawi.", "KEN > MWI AID"),
        ("Cuba cancelled a contract to buy wheat from Canada.", "CUB > CAN SANCTION"),
        ("Peru, a country that has sent rice to Fiji, is large.", "PER > FJI AID"),
        ("Kenya's offer to send tents to Malawi was welcomed by Ghana.", "KEN > MWI AID"),
        ("Fiji and Tonga held a joint naval exercise.", "FJI+TON >  COOPERATE"),
        ("Kenya helped strengthen Malawi's health service.", "KEN > MWI AID"),
        ("Ghanaian Foreign Minister Kwesi Bentil demanded that Togo stop the raids.", "GHA.GOV > TGO REQUEST"),
        ("Ghana's government said that Togo has repeatedly violated the border.", "GHA.GOV > TGO ACCUSE"),
    ],
)
def test_parties_are_found_where_the_words_put_them(text, expected):
    """Light verbs, thanks, goods of a nation, papers and appositions name their parties too."""
    found = told(text)
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president met Kenya's president.",
        "Spain exported goods worth 2 billion euros to Algeria last year.",
        "Kenya's president gave an interview to Agence France-Presse.",
        "Somebody attacked him.",
        "Russia's war in Ukraine goes on.",
    ],
)
def test_one_side_alone_or_a_state_of_affairs_is_no_event(text):
    """Two sides are needed, an outlet is none, and a war is many acts."""
    assert told(text) == []


def test_a_demand_tells_whom_a_withdrawal_is_to_free():
    """The side that asks is the one that troops are to leave."""
    assert "UGA > KEN RETREAT" in told("Kenya called on Uganda to withdraw its troops.")


def test_two_known_days_are_two_events():
    """A visit in May and one in March are not one."""
    text = "Kenya's president visited Angola in March 2022. Kenya's president visited Angola in May 2022."
    assert len([one for one in told(text) if one.endswith("CONSULT")]) == 2


def test_what_both_sides_tell_is_vouched_for_by_both():
    """One telling by each side gives basis both_parties."""
    text = (
        "Norway sent tents to Moldova, Norwegian Foreign Minister Kari Lund said. "
        "Norway sent tents to Moldova, Moldovan Foreign Minister Ion Barbu said."
    )
    found = [one for one in findings(text).events if one.type.value == "AID"]
    assert [(one.basis.value, len(one.evidence)) for one in found] == [("both_parties", 2)]


def test_what_the_narrator_tells_once_is_the_narrators():
    """A speaker who says it too adds evidence, no doubt."""
    text = "Norway sent tents to Moldova. Norway sent tents to Moldova, Norwegian Foreign Minister Kari Lund said."
    found = [one for one in findings(text).events if one.type.value == "AID"]
    assert [(one.basis.value, one.attested_by) for one in found] == [("narrator", ())]


def test_different_goods_on_unknown_days_are_kept_apart_from_a_dated_delivery():
    """'rice' without a day is not the 'drones' of May."""
    text = "Turkey sent drones to Niger in May 2022. The supply of Turkish rice to Niger has ended hunger."
    found = [one for one in findings(text).events if one.type.value == "AID"]
    assert {line.item for one in found for line in one.lines} >= {"drones"}
    assert all(len(one.lines) == 1 for one in found)


def test_an_office_holder_is_ousted_whatever_his_state():
    """'was removed from power' needs no doer and no printed country."""
    assert " > --- COERCE" in told("President Omar Kasa was removed from power in May 2020.")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Thousands of Tunisians marched in Tunis on Monday against the president.", ["TUN.GOV"]),
        ("Tunisians marched through the capital on Monday against the new law.", []),
    ],
)
def test_people_who_march_are_not_their_state(text, target):
    """A nationality that is printed for its people tells of citizens, also against their own government."""
    (march,) = [one for one in findings(text, reader=learned()).events if one.type.value == "PROTEST"]
    assert [party.code for party in march.source] == ["TUN.CVL"]
    assert [party.code for party in march.target] == target


def test_the_police_who_torture_do_no_everyday_work():
    """An arrest of two teachers is local news; that they were tortured is an act of the state."""
    found = findings("Police in Uganda tortured two teachers on Monday.", reader=learned()).events
    assert [(one.type.value, one.source[0].code) for one in found] == [("ASSAULT", "UGA.COP")]


def test_a_government_goes_by_its_heads_name():
    """The government that a president's surname opens is that of his state."""
    text = "Zambian President Moses Banda spoke in Lusaka. The Banda government expelled two Chilean envoys."
    (expelled,) = [one for one in findings(text, reader=learned()).events if one.type.value == "SANCTION"]
    assert [party.code for party in expelled.source] == ["ZMB.GOV"]


def test_a_promise_behind_what_somebody_is_goes_on_from_the_saying():
    """Who says what another state is, and then pledges, pledges himself."""
    text = "Peruvian President Ana Ruiz said that Chile was a good neighbour and pledged to return two boats."
    found = findings(text, reader=learned()).events
    assert [[party.code for party in one.source] for one in found] == [["PER.GOV"]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Red Cross delivered rice to Chad.", "RCRC"),
        ("The International Committee of the Red Cross works in Chad. The Red Cross delivered rice to Chad.", "ICRC"),
    ],
)
def test_the_red_cross_is_the_committee_only_where_that_is_named(text, code):
    """Alone it may be any body of the movement."""
    (aid,) = [one for one in findings(text, reader=learned()).events if one.type.value == "AID"]
    assert [party.code for party in aid.source] == [code]


def test_a_president_of_the_republic_has_the_state_behind_it():
    """The words that end an office can begin the name of a state."""
    text = "The President of the Republic of Korea, Park Ji-hoon, visited Lima on Monday."
    (visit,) = findings(text, reader=learned()).events
    assert [party.code for party in visit.source] == ["KOR.GOV"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad thanked Peru for its gift of two patrol boats.",
        "Chad thanked Peru for the gift of two patrol boats.",
    ],
)
def test_who_is_thanked_has_given(text):
    """The "its" of a gift that somebody is thanked for is the giver's."""
    gifts = [one for one in findings(text, reader=learned()).events if one.type.value == "AID"]
    assert [(one.source[0].code, one.target[0].code) for one in gifts] == [("PER", "TCD")]


def test_the_town_of_a_conference_gets_nothing():
    """Money that is handed over at a meeting goes to others than its host."""
    text = "Germany handed over 8 million euros for the region at a conference in Cotonou last week."
    assert not findings(text, reader=learned()).events
    assert findings("Germany handed over 8 million euros in Benin last week.", reader=learned()).events


def test_an_exile_is_not_of_the_state_that_is_written_from():
    """An exiled opponent may be of any state but the one that shelters him."""
    text = "Lithuania freed two men. Lithuania thanked Peru. Exiled opposition leader Ana Rudko criticised Lithuania."
    found = [one for one in findings(text, reader=learned()).actors if one.name == "Ana Rudko"]
    assert [one.code for one in found] == ["---"]


@pytest.mark.parametrize(
    "text",
    [
        "The Omani president's special envoy, Pavel Stolar, met Peru's president in Lima on Monday.",
        "Omani President's envoy Pavel Stolar arrived in Lima on Monday.",
    ],
)
def test_who_serves_an_office_holder_is_of_his_state(text):
    """The envoy that a president has is not of the state where he arrives."""
    (met,) = findings(text, reader=learned()).events
    assert [party.code for party in met.source] == ["OMN.GOV"]


def test_whose_envoy_somebody_is_tells_nothing_of_another_president():
    """The president whom an envoy of a president is to meet is not the one who has sent him."""
    text = (
        "Peru and Chile met in May. Omani President's envoy Pavel Stolar arrived on Monday. "
        "He is expected to meet with President Azamat Ruiz."
    )
    found = findings(text, reader=learned())
    assert [one.code for one in found.actors if one.name == "Azamat Ruiz"] == ["---"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hundreds of Serbs blocked the main road to the border crossing for a third day.", ["SRB.CVL"]),
        ("Paris protested against the arrest of two envoys by Chad.", []),
    ],
)
def test_a_people_is_told_by_the_word_for_it(text, codes):
    """Neither the letters in which a word ends nor a capital make a people."""
    found = findings(text, reader=learned()).events
    assert [party.code for one in found if one.type.value == "PROTEST" for party in one.source] == codes


def test_one_of_an_organisation_accuses_for_it():
    """ "A UN investigator" without a name acts for the United Nations."""
    (found,) = findings("A UN investigator accused Myanmar's generals of war crimes.", reader=learned()).events
    assert [party.code for party in (*found.source, *found.target)] == ["UNO", "MMR.MIL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Comoros and Madagascar held joint naval patrols in the channel.", "COM+MDG COOPERATE "),
        ("Bulgarian police used water cannon against protesters in Sofia.", "BGR.COP ASSAULT BGR.CVL"),
        ("Austria expelled two employees of the Russian embassy in Vienna for spying.", "AUT SANCTION RUS.LAB"),
        ("Croatia has ratified the accession treaty of Montenegro.", "HRV SUPPORT MNE"),
        ("Indonesia flew 140 rescue workers and field kitchens to Turkey.", "IDN AID TUR"),
        ("Guinea has held 46 Ivorian soldiers since July.", "GIN COERCE CIV.MIL"),
        ("Mauritania released 36 Senegalese fishing boats.", "MRT RETREAT SEN"),
        ("Peru handed over two patrol boats to Chad.", "PER AID TCD"),
    ],
)
def test_what_is_held_used_flown_and_let_go_names_both_sides(text, expected):
    """The words of an act may stand apart, and what it is done with or to may be a thing of the other side."""
    found = findings(text, reader=learned()).events
    codes = [["+".join(party.code for party in side) for side in (one.source, one.target)] for one in found]
    assert [f"{mine} {one.type.value} {theirs}" for one, (mine, theirs) in zip(found, codes, strict=True)] == [expected]


def test_a_body_that_a_minister_meets_is_not_his_states():
    """An agency of the same field that an "and" sets beside a minister lends him no state."""
    text = "Development Minister Ana Ruiz and USAID met on Monday. Kenya and Peru voted. Ruiz praised the agency."
    assert [one.code for one in findings(text, reader=learned()).actors if one.name == "Ana Ruiz"] == ["---"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mexico's president called Peru's leader a “great friend”.", 0),
        ("Mexico's president called Peru's leader Ana Ruiz on Monday.", 1),
    ],
)
def test_who_is_called_something_is_not_rung_up(text, count):
    """A second object with an article says what somebody is called."""
    assert len([one for one in findings(text, reader=learned()).events if one.type.value == "CONSULT"]) == count


def test_no_organisation_is_rid_of_troops_that_it_asks_away():
    """A state that urges a withdrawal is to be rid of the troops; the Union that does has no soil."""
    urged = "{} urged Chad to withdraw its troops."
    for asker, target in (("Niger", ["NER"]), ("The African Union", [])):
        found = [one for one in findings(urged.format(asker)).events if one.type.value == "RETREAT"]
        assert [[party.code for party in one.target] for one in found] == [target]


def test_an_organisation_puts_out_the_member_whose_membership_is_suspended():
    """A passive without an agent, whose subject names who does it."""
    (one,) = findings("Togo's membership of the African Union was suspended in 2011.", reader=learned()).events
    assert ([p.code for p in one.source], [p.code for p in one.target]) == (["AFU"], ["TGO"])
