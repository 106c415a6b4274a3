"""Events, each test on the news text that stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.sample_cast import reading_of
from coding.sample_news import BOOK, DAY, findings, learned
from servanda.coding import code
from servanda.model import UNKNOWN, BlockKind, Event, EventType


def events(text: str, **options) -> tuple[Event, ...]:
    return findings(text, **options).events


def told(event: Event) -> str:
    """Give an event in one line: source > target TYPE status basis."""
    source = "+".join(party.code for party in event.source)
    target = "+".join(party.code for party in event.target)
    return f"{source} > {target} {event.type.value} {event.status.value} {event.basis.value}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya sent tents to Malawi.", "KEN > MWI AID actual narrator"),
        ("Malawi received tents from Kenya.", "KEN > MWI AID actual narrator"),
        ("Tents were sent to Malawi by Kenya.", "KEN > MWI AID actual narrator"),
        ("Canada bought eight patrol boats from South Korea.", "KOR > CAN COOPERATE actual narrator"),
        ("Norway will send 50 armoured vehicles to Moldova.", "NOR > MDA AID planned narrator"),
        ("Portugal's president will visit Angola.", "PRT.GOV > AGO CONSULT planned narrator"),
        ("Chile expelled three Peruvian diplomats.", "CHL > PER.GOV SANCTION actual narrator"),
        ("Ghana has urged Togo to release the fishermen.", "GHA > TGO REQUEST actual narrator"),
        ("Angola threatened to close its border with Zambia.", "AGO > ZMB THREATEN actual narrator"),
        ("Israeli forces killed two Palestinians.", "ISR.MIL > PSE ASSAULT actual narrator"),
        ("Zambia suspended a fisheries agreement with Angola.", "ZMB > AGO SANCTION actual narrator"),
        ("Greece condemned the Turkish move.", "GRC > TUR ACCUSE actual narrator"),
    ],
)
def test_an_act_has_its_giver_receiver_status_and_basis(text, expected):
    """Whatever the verb and the voice, the doer is source and the one it is done to is target."""
    assert expected in [told(event) for event in events(text)]


def test_what_is_demanded_is_hypothetical():
    """'called on Uganda to withdraw its troops' is a demand; the withdrawal has not happened."""
    found = events("The Kenyan government called on Uganda to withdraw its troops.")
    assert [(one.type.value, one.status.value) for one in found] == [("REQUEST", "actual"), ("RETREAT", "hypothetical")]


def test_what_somebody_is_accused_of_is_alleged():
    """The content of an accusation is never the narrator's."""
    found = events("Oman's foreign minister accused Yemen of bombing an Omani village.")
    assert "OMN.GOV > YEM ACCUSE actual narrator" in [told(one) for one in found]
    assert all(one.basis.value == "alleged" for one in found if one.type.value == "ASSAULT")


def test_what_somebody_denies_is_denied_and_negated():
    """'Peru denied that it had closed its border with Chile' tells of no closed border."""
    found = events("Peru denied that it had closed its border with Chile.")
    assert [(one.status.value, one.basis.value) for one in found] == [("negated", "denied")]


def test_what_did_not_happen_is_negated():
    """A negated verb is an event that did not take place."""
    found = events("Iran and Iraq have not signed the treaty.")
    assert {one.status.value for one in found} == {"negated"}


def test_what_is_only_possible_is_no_event():
    """'could send' tells of nothing."""
    assert events("Kenya could send tents to Malawi.") == ()


def test_an_act_under_if_is_conditional_at_most():
    """An act that hangs on a condition never comes out as actual or planned."""
    found = events("Kenya will send tents to Malawi if Tanzania opens the road.")
    assert {one.status.value for one in found} <= {"conditional"}


def test_a_statement_attests_what_it_tells():
    """What a named speaker tells has basis one_party and the speaker beside it."""
    text = "Kenyan Foreign Minister Asha Mbeki said that Turkey had sent ten drones to Niger."
    event = next(one for one in events(text) if one.type.value == "AID")
    assert (event.basis.value, [party.code for party in event.attested_by]) == ("one_party", ["KEN.GOV"])
    assert event.statement is not None


def test_each_day_of_a_list_is_a_delivery():
    """'in March and August 2021, and again in January 2022' tells of three deliveries."""
    found = events("Niger received drones from Turkey in March and August 2021, and again in January 2022.")
    assert [one.when.edtf for one in found] == ["2021-03", "2021-08", "2022-01"]


def test_a_relative_clause_that_only_dates_the_sentence_dates_its_act():
    """'In the first raid, which took place on 3 May': the day is the day of what the sentence tells."""
    found = events("In the first raid, which took place on 3 May 2021, Chadian troops attacked Niger.")
    assert {one.when.edtf for one in found} == {"2021-05-03"}


def test_the_day_of_a_relative_clause_is_not_the_day_of_the_act():
    """'Kenya, which sold boats in May 2021, sent tents': nothing prints the day of the sending."""
    found = [one for one in events("Kenya, which bought boats in May 2021, sent tents to Malawi.") if one.target]
    assert [one.when.basis.value for one in found] == ["publication"]


def test_an_undated_act_that_happened_is_known_by_publication():
    """The publication day is only the latest day, never the day of the event."""
    event = events("Kenya sent tents to Malawi.")[0]
    assert (event.when.earliest, event.when.latest, event.when.basis.value) == (None, DAY, "publication")


def test_without_a_publication_day_an_undated_act_is_undated():
    """No date is no date."""
    assert events("Kenya sent tents to Malawi.", dated=False)[0].when == UNKNOWN


def test_an_undated_act_still_to_come_is_undated():
    """A plan without a day has no day."""
    assert events("Norway will send 50 armoured vehicles to Moldova.")[0].when == UNKNOWN


def test_title_and_body_tell_one_event():
    """A headline infinitive and the sentence that says it in full are one event with both quotes."""
    found = events("Turkey delivered six drones to Niger on Monday.", title="Turkey delivers six drones to Niger")
    assert [len(one.evidence) for one in found if one.type.value == "AID"] == [2]


def test_a_headline_infinitive_is_planned():
    """'Chad, Niger to reopen border' is still to come."""
    found = events("The border is long.", title="Chad, Niger to hold talks")
    assert {one.status.value for one in found} <= {"planned"}


def test_what_was_agreed_is_no_second_event():
    """'agreed to strengthen cooperation' is one agreement."""
    found = events("Norway and Finland agreed to strengthen their cooperation.")
    assert [told(one) for one in found] == ["NOR+FIN >  AGREE actual narrator"]


def test_goods_are_lines_with_their_amount_and_class():
    """'50 armoured vehicles' is one line of vehicles."""
    line = events("Norway sent 50 armoured vehicles to Moldova.")[0].lines[0]
    assert (line.item, line.item_class.value) == ("armoured vehicles", "vehicles")
    assert line.quantity is not None
    assert line.quantity.low == 50


def test_listed_goods_are_lines_of_their_own():
    """'rice, fuel and fertiliser' are three lines."""
    event = events("India sent rice, fuel and fertiliser to Nepal.")[0]
    assert [(one.item, one.item_class.value) for one in event.lines] == [
        ("rice", "food"),
        ("fuel", "fuel"),
        ("fertiliser", "fertiliser"),
    ]


def test_terms_come_from_words_about_terms_only():
    """'sent' says nothing of terms, 'donated' does."""
    assert [one.terms.value for one in events("India sent rice to Nepal.") if one.terms] == ["unknown"]
    assert [one.terms.value for one in events("India donated rice to Nepal.") if one.terms] == ["gift"]


def test_money_that_is_paid_out_is_no_sale():
    """Aid that is paid is help; what is paid for is bought."""
    (paid,) = events("India has paid out 5 million dollars in aid to Nepal.")
    assert (paid.type.value, paid.terms.value if paid.terms else "") == ("AID", "unknown")


def test_a_trend_is_no_event():
    """'has strengthened ties' names no act."""
    assert events("Peru has strengthened ties with Chile.") == ()


def test_an_unresolved_party_gives_no_event():
    """Who 'the visitors' are nobody says."""
    assert events("The visitors sent tents to the villagers.") == ()


def test_captions_give_no_event():
    """A picture's caption is no prose."""
    assert events("Kenya sent tents to Malawi.", kind=BlockKind.CAPTION) == ()


def test_a_time_behind_a_closed_relative_clause_dates_the_main_verb():
    """'withdrew soldiers who had guarded the port, from Chile in 2019' happened in 2019."""
    found = events("Peru withdrew soldiers who had guarded the port, from Chile in 2019.")
    assert [one.when.edtf for one in found if one.type.value == "RETREAT"] == ["2019"]


def test_evidence_quotes_the_text_and_names_its_rule():
    """Every event leads to its words."""
    text = "Kenya sent tents to Malawi. Portugal's president visited Angola on Monday."
    for event in events(text):
        for evidence in event.evidence:
            assert evidence.span.of(text) == evidence.quote
            assert evidence.rule.startswith("event.")


def test_the_same_text_gives_the_same_events_twice():
    """Nothing depends on a run."""
    text = "Kenya sent tents to Malawi. Chile expelled three Peruvian diplomats."
    assert events(text) == events(text)


NEWS = (
    "Kenya Malawi Peru's the president said that sent will tents to with and , who not agreed accused of by in 2019"
    ' on Monday signed a treaty " “ ” ( . aid from troops withdrew if visit talks'
).split()


@settings(max_examples=40)
@given(st.lists(st.sampled_from(NEWS), max_size=40))
def test_any_order_of_words_gives_events_with_evidence(words):
    """No text raises, and no event stands without its quote."""
    text = " ".join(words) or "x"
    for event in events(text):
        assert all(one.span.of(text) == one.quote for one in event.evidence)
        assert event.source or event.target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president of Chile spoke to the president of Peru and the king of Norway.", 2),
        ("Chile's president called the president of Peru.", 1),
        ("Chile, Peru and Norway held talks.", 1),
    ],
)
def test_calls_to_two_presidents_are_two_events(text, expected):
    """Two calls are two, a summit of three is one."""
    assert len([one for one in events(text) if one.type.value == "CONSULT"]) == expected


def test_a_meeting_and_its_topic_are_one_event():
    """'met to discuss the dam' is one meeting."""
    found = events("The president of Peru met the president of Chile to discuss a dam.")
    assert [one.type.value for one in found] == ["CONSULT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Somalia rejects Ethiopia's port deal with Djibouti.", "SOM > ETH REJECT actual narrator"),
        ("The Kenyan cabinet rejected the memorandum.", "KEN.GOV >  REJECT actual narrator"),
        ("Japan pledged to provide 60 million dollars in aid.", "JPN >  AGREE actual narrator"),
        ("An accord was signed between Peru and Chile.", "PER+CHL >  SUPPORT actual narrator"),
        (
            "The accord, signed by Kenyan Energy Minister Peter Juma and his Ugandan counterpart Ruth Achan, is long.",
            "KEN.GOV+UGA.GOV >  SUPPORT actual narrator",
        ),
        ("Peru broke an alliance with Chile.", "PER > CHL SANCTION actual narrator"),
        ("Fiji gave Tonga 40 generators.", "FJI > TON AID actual narrator"),
        ("Nigeria announced the deployment of 230 troops to Liberia.", "NGA > LBR MOBILIZE planned one_party"),
        ("Norway's support for rebels in Chad goes back to 2012.", "NOR > TCD.REB AID actual narrator"),
        (
            "In addition to the planes, Ghanaian guards, described by some as tired, attacked a Togolese post.",
            "GHA > TGO ASSAULT",
        ),
        ("Hundreds of Peruvian miners marched against Chile.", "PER.LAB > CHL PROTEST actual narrator"),
        ("Peru has financed two hospitals in Togo.", "PER > TGO AID actual narrator"),
    ],
)
def test_papers_promises_and_gifts_find_their_sides(text, expected):
    """What a title, a passive, two objects or a count hide is found."""
    assert any(told(event).startswith(expected) for event in events(text))


def test_the_side_that_is_hit_blames_the_one_it_names():
    """A victim's word of an attack is an allegation, its word of its own deeds is not."""
    text = "Chad's foreign minister Ali Moussa said that Sudan had bombed a Chadian village. {} said so."
    found = events(text.format("Everybody"))
    assert {one.basis.value for one in found if one.type.value == "ASSAULT"} == {"alleged"}


def test_title_and_body_are_one_even_if_one_leaves_the_other_side_open():
    """The title says against whom, the body does not."""
    found = events("The Somali cabinet rejected the memorandum.", title="Somalia rejects Ethiopia's port deal")
    assert [(len(one.evidence), one.type.value) for one in found] == [(2, "REJECT")]


def test_a_relative_clause_whose_verb_looks_like_a_noun_is_read():
    """'who exited a bloc' tells what they did."""
    found = events("Ghana and Togo, who exited a western trade bloc in 2019, met Benin.")
    assert "GHA+TGO > --- SANCTION actual narrator" in [told(one) for one in found]


def test_a_promise_said_again_is_an_event_of_its_own():
    """The old promise keeps its day, the new one is told beside it."""
    found = events("Ghana's new government reaffirmed the commitment made in May 2017 by Ghana to hold elections.")
    assert len([one for one in found if one.type.value == "AGREE"]) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Kenya signed a deal with Oman to buy oil.", "AGREE"), ("Kenya signed a treaty with Oman.", "SUPPORT")],
)
def test_a_bargain_is_agreed_and_a_treaty_supported(text, kind):
    """Deals, contracts and memoranda are agreements; signing a treaty supports it."""
    assert kind in {one.type.value for one in events(text)}


def test_the_year_of_an_agreement_is_not_the_year_of_its_end() -> None:
    """Kenya suspended the border agreement of 2019 with Uganda."""
    found = events("Kenya suspended the border agreement of 2019 with Uganda.")
    assert [event.when.edtf for event in found] == ["[..2022-06-15]"]


def rows(text: str) -> list[str]:
    """Give the events of a text, each in one line."""
    return [told(event) for event in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels in Chad attacked a Chadian village on Monday.", "TCD.REB > TCD ASSAULT actual narrator"),
        ("Rebels seized the Chadian town of Bokoro on Monday.", "TCD.REB > TCD COERCE actual narrator"),
        ("Colombia declared a ceasefire with the rebels.", "COL > COL.REB CONCEDE actual narrator"),
    ],
)
def test_those_who_fight_a_state_are_another_side_than_the_state(text, expected):
    """Insurgents and the state they fight share a country and are two sides."""
    assert expected in rows(text)


def test_help_for_ones_own_people_has_one_side():
    """What a state gives to its own villagers is no act between two sides."""
    assert rows("Chile gave tents to Chilean villagers.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of Bolivians marched through La Paz on Monday.",
        "Thousands of people took to the streets of Lima to protest against the Peruvian government.",
    ],
)
def test_a_crowd_that_came_together_to_protest_has_protested(text):
    """A nationality names a crowd, and the purpose for which it took to the streets was met."""
    assert [(one.type.value, one.status.value) for one in events(text)] == [("PROTEST", "actual")]


def test_the_police_act_against_those_who_speak_up():
    """An arrest of activists is an act of politics; one of burglars happens every day."""
    assert "UGA.COP > UGA.CVL COERCE actual narrator" in rows("Police in Uganda arrested seven opposition activists.")
    assert rows("Police in Uganda arrested two burglars.") == []


def test_unnamed_people_belong_to_the_one_place_that_a_sentence_names():
    """The villagers killed in Kenya are Kenyans, whoever killed them; a state that only acts is no place."""
    assert "KEN.UAF > KEN.CVL ASSAULT actual narrator" in rows("Gunmen killed six villagers on Friday in Kenya.")
    assert "SOM.REB > KEN.CVL ASSAULT actual narrator" in rows("Somali gunmen killed six villagers on Friday in Kenya.")
    assert not any("KEN.CVL" in one for one in rows("Kenya said that Somali gunmen killed six villagers on Friday."))


def test_who_is_expelled_in_the_passive_is_sent_away_by_the_state_left():
    """'were expelled from Chile' says who expelled them."""
    assert "CHL > PER.GOV SANCTION actual narrator" in rows("Three Peruvian diplomats were expelled from Chile.")


def test_what_is_refused_is_one_event_with_the_refusal():
    """'refused to withdraw' is a refusal; the withdrawal that did not come is no second event."""
    assert [one.type.value for one in events("Uganda refused to withdraw its troops from Congo.")] == ["REJECT"]


def test_who_dies_in_an_attack_is_its_target():
    """'died in an attack by' gives the attack both sides."""
    assert "MLI.REB > MLI.MIL ASSAULT actual narrator" in rows("Two Malian soldiers died in an attack by jihadists.")


def test_who_did_what_is_condemned_is_the_one_condemned():
    """'condemned the arrest of its envoy by Burundi' speaks against Burundi."""
    assert "RWA > BDI ACCUSE actual narrator" in rows("Rwanda condemned the arrest of its envoy by Burundi.")


def test_an_order_needs_somebody_who_is_to_obey():
    """'ordered the president to go' demands something; 'ordered the killing' demands nothing of the one killed."""
    assert "PER > CHL REQUEST actual narrator" in rows("Peru ordered Chile to close the mine.")
    assert not any("REQUEST" in one for one in rows("The Peruvian president ordered the killing of a Chilean envoy."))


def test_the_departure_of_a_person_alone_is_no_withdrawal():
    """One who departs may leave an office, a town or a room."""
    assert rows("The Peruvian president spoke of his departure.") == []


def test_what_somebody_waits_for_is_still_to_come():
    """'are waiting for the signing of' tells of no signature."""
    found = events("Traders are waiting for the signing of a treaty by Peru with Chile.")
    assert {one.status.value for one in found} <= {"planned"}


def test_a_freed_captive_needs_no_named_captor():
    """'were freed' is a release though nobody is told to have released them."""
    assert [(one.type.value, one.mode) for one in events("Two Swedish nationals were freed on Friday.")] == [
        ("RETREAT", "release")
    ]


def test_a_word_of_blame_makes_a_name_an_accusation():
    """'called the Peruvian plan illegal' disapproves; 'called the Peruvian plan a start' does not."""
    assert "CHL > PER ACCUSE actual narrator" in rows("Chile called the Peruvian decision an illegal provocation.")
    assert not any("ACCUSE" in one for one in rows("Chile called the Peruvian decision a start."))


def test_a_broken_truce_is_violence():
    """Who violates a ceasefire shoots."""
    assert [one.type.value for one in events("Armenian forces violated the ceasefire with Azerbaijan.")] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An explosion killed five Chadian soldiers.", "> TCD.MIL ASSAULT"),
        ("A bomb attack by rebels killed five Chadian soldiers.", "TCD.REB > TCD.MIL ASSAULT"),
        ("A Russian missile hit the Ukrainian embassy.", "RUS > UKR"),
    ],
)
def test_a_weapon_or_an_attack_does_harm_though_nobody_is_named(text, expected):
    """The blast stands for who set it off; 'by' names him where it is printed."""
    found = rows(text)
    assert len(found) == 1
    assert expected in found[0]


def test_an_attack_and_what_it_did_are_one_event():
    """'An attack on the base killed twelve' tells of one act with its dead."""
    found = events("An attack by gunmen on a Nigerien army base killed 12 soldiers.")
    assert [one.type.value for one in found] == ["ASSAULT"]
    assert found[0].casualties is not None


def test_a_mishap_is_no_violence():
    """Who dies in a fire or a flood was killed by nobody, unless somebody attacked."""
    assert rows("Thirty people were killed in a fire at a mill in Nepal.") == []
    assert len(rows("Thirty people were killed in an attack on a mill in Nepal.")) == 1


def test_two_sides_that_clash_need_no_target():
    """A joint subject of two states fights itself."""
    found = events("Ethiopian and Sudanese troops clashed on Sunday.")
    assert [(one.type.value, len(one.source)) for one in found] == [("ASSAULT", 2)]


def test_a_protest_is_aimed_at_the_house_before_which_it_is_held():
    """'outside the embassy of' names the target."""
    assert any("> CHL" in one for one in rows("Hundreds of students protested outside the Chilean embassy."))


def test_workers_who_strike_hit_nobody():
    """'strike' without an object is a protest."""
    assert [one.mode for one in events("Teachers in Kenya have been striking over pay.")] == ["strike"]


def test_goods_that_arrive_are_help_and_people_a_visit():
    """The same verb tells of two acts by what arrives."""
    assert rows("The Peruvian minister arrived in Chile.") == ["PER.GOV > CHL CONSULT actual narrator"]
    assert "PER > CHL AID actual narrator" in rows("A shipment from Peru arrived in Chile.")


@pytest.mark.parametrize(
    "text",
    [
        "Peru received a request from Chile.",
        "The Peruvian president received an award from a Chilean newspaper.",
        "Cocaine was shipped from Venezuela to Spain.",
    ],
)
def test_what_is_no_goods_is_no_help(text):
    """Requests, prizes and drugs that change hands help nobody."""
    assert not any("AID" in one for one in rows(text))


def test_a_person_who_leaves_withdraws_no_force():
    """'The president left Mali' is a journey; his troops would be a withdrawal."""
    assert not any("RETREAT" in one for one in rows("President Ada Mahamane left Mali on Monday."))
    assert "TGO.MIL > MLI RETREAT actual narrator" in rows("Togolese troops left Mali on Monday.")


def test_a_danger_is_no_threat():
    """'groups that threaten villagers' describes; 'threatened to close' threatens."""
    assert rows("They spoke of armed groups that threaten villagers in Kenya.") == []


def test_a_death_without_a_doer_needs_a_blow_nearby():
    """'were injured' alone may tell of anything; behind an attack it tells of the attack."""
    assert rows("Three Peruvian farmers were injured on Monday.") == []
    found = rows("Gunmen attacked a farm on Monday. Three Peruvian farmers were injured.")
    assert any("PER" in one and "ASSAULT" in one for one in found)


def test_whom_a_verb_behind_a_quotation_names_is_who_spoke():
    """'"...," denounced the Chilean party' accuses nobody that is printed behind it."""
    assert not any("> CHL" in one for one in rows('"Peru expelled them," denounced the Chilean opposition.'))


def test_what_is_only_seen_as_an_act_is_no_act():
    """'considered the law as a violation of' is an opinion."""
    assert rows("Chile considers the law as a violation of the airspace of Peru.") == []


def test_an_act_that_speech_takes_for_known_is_the_narrators():
    """'expressed concern about the invasion' takes the invasion for known; it alleges nothing."""
    text = "Kenyan President Amina Wafula expressed concern about Ethiopia's invasion of Somalia."
    found = [one for one in events(text) if one.type.value == "ASSAULT"]
    assert [one.basis.value for one in found] == ["narrator"]


def test_what_hangs_on_a_supposition_is_supposed():
    """'may stay on, imposing sanctions' imposes nothing yet."""
    assert rows("Peru may go on for years, imposing sanctions on Chile.") == []


def test_a_continents_people_are_no_state():
    """'South American' is not American."""
    assert not any("USA" in one for one in rows("The South American president visited Kenya."))


def test_refugees_who_cross_a_border_attack_nobody():
    """The same verb tells of forces that attack and of people who only arrive."""
    assert not any("ASSAULT" in one for one in rows("About 3,000 villagers crossed into Thailand on Monday."))
    assert any("ASSAULT" in one for one in rows("Cambodian troops crossed into Thailand on Monday."))


def test_a_charge_that_the_other_side_denies_stays_a_charge():
    """'accuses Nigeria of financing rebels, a charge it denies': the accusing is not denied."""
    found = rows("Cameroon accuses Nigeria of financing the insurgents, a charge it denies.")
    assert "CMR > NGA ACCUSE actual narrator" in found


def test_people_of_a_sentence_without_a_state_are_at_home():
    """In a report that opens with Peru and tells of nobody else, 'miners' are Peruvians."""
    found = rows("Peru raised a tax on copper. Peruvian mines are few. Miners protested on Monday.")
    assert "PER.LAB >  PROTEST actual narrator" in found


def test_what_leads_by_number_alone_is_not_home():
    """The report opens with Kenya; that Somalia is named more often makes no rebels Somali."""
    text = "Kenya closed a camp on Monday. Somalia was told. Somalia said it knew. Somalia waits. Rebels fled Togo."
    assert not any("SOM.REB" in one for one in rows(text))


def test_its_neighbours_are_somebody_else():
    """'its neighbours sold arms' does not make the owner of 'its' the seller."""
    assert not any(one.startswith("MYS") for one in rows("Malaysia said its neighbours sold drones to Laos."))


def test_who_walks_out_of_talks_refuses_to_meet():
    """'withdrew from the negotiations' moves no troops."""
    assert [(one.type.value, one.mode) for one in events("Norway withdrew from the negotiations in 2021.")] == [
        ("REJECT", "meet")
    ]


def test_to_be_on_strike_is_to_strike():
    """A state that lasts is the protest, since its day."""
    found = events("Teachers in Kenya have been on strike since January.")
    assert [(one.type.value, one.mode, one.when.relation.value) for one in found] == [("PROTEST", "strike", "since")]


def test_journalists_are_arrested_though_outlets_meet_nobody():
    """An outlet is no party of talks; its people can be seized."""
    assert rows("Two Turkish journalists have been arrested in Cyprus.") == [" > TUR.JRN COERCE actual narrator"]


def test_a_crowd_that_blocks_a_border_protests():
    """The same verb is force when a state does it and protest when farmers do."""
    found = events("Farmers in Poland blocked the border with Ukraine.")
    assert [(one.type.value, one.mode) for one in found] == [("PROTEST", "obstruct")]
    assert [one.type.value for one in events("Poland blocked the border with Ukraine.")] == ["COERCE"]


def test_a_truce_between_two_needs_no_target():
    """Both sides cease fire."""
    found = events("A truce between Armenia and Azerbaijan took effect on Monday.")
    assert [(one.type.value, len(one.source)) for one in found] == [("RETREAT", 2)]


def test_the_weapon_gives_the_mode():
    """A drone that strikes makes a drone strike."""
    assert [one.mode for one in events("A Russian drone struck a Ukrainian port.")] == ["drone"]


def test_a_figure_of_trade_is_no_act():
    """'Trade rose by 4 percent' tells how much."""
    assert rows("Trade between Peru and Chile rose by 4 percent last year.") == []


def test_who_receives_an_envoy_is_helped_by_nobody():
    """A guest is no goods."""
    assert not any("AID" in one for one in rows("The Peruvian president received the Chilean ambassador Ana Quispe."))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The Peruvian embassy warned citizens of a storm.", "THREATEN"),
        ("Peru's tax on salt killed its trade.", "ASSAULT"),
        ("Norway hosted a retreat with the European Union.", "RETREAT"),
        ("The Peruvian parliament asked itself whether to go on.", "REQUEST"),
        ("The Peruvian minister negotiated an agreement with Chile.", "AGREE"),
    ],
)
def test_words_that_only_look_like_an_act_are_none(text, never):
    """A caution, a figure of speech, a gathering, a question to oneself and talks without an end are not these acts."""
    assert not any(never in one for one in rows(text))


def test_a_phrase_that_opens_a_sentence_lends_its_owner_to_no_verb():
    """'In the first year of our rule soldiers seized a ship' seizes nothing of ours."""
    text = "In the first year of Peru's rule soldiers of Chile seized a ship."
    assert not any("> PER" in one for one in rows(text))


def test_powers_that_warn_each_other_threaten():
    """A warning between two states is a threat."""
    assert "CHN > AUS THREATEN actual narrator" in rows("China warned Australia on Monday.")


def test_an_accent_is_nobody_to_talk_to():
    """'speaks with a Peruvian accent' meets nobody; 'spoke with Peruvian officials' does."""
    assert rows("The Chilean minister speaks with a Peruvian accent.") == []
    assert any("CONSULT" in one for one in rows("The Chilean minister spoke with Peruvian officials."))


def test_two_of_one_country_build_no_ties_with_each_other():
    """A joint doer needs two countries where no target is named."""
    assert rows("Peru and Peruvian companies have built relations over decades.") == []


def test_a_bank_of_two_continents_belongs_to_no_state():
    """'Inter-American' is not American."""
    assert rows("The Inter-American bank was closed for a week.") == []


def test_a_participle_between_an_adjective_and_its_noun_is_no_act():
    """A "steady and committed support" commits nobody anew, where the reader knows the participle."""
    reading = reading_of("Kenyan President Juan Soto stressed the steady and committed support to Chad.")
    tokens = tuple(
        replace(token, features=("Part",)) if token.text == "committed" else token for token in reading.marks.tokens
    )
    assert code(reading.report, replace(reading.marks, tokens=tokens), BOOK).events == ()


def test_a_day_of_what_went_before_is_not_the_day_of_the_act():
    """'Following the departure in 2019, Chile closed': the year is that of the departure."""
    found = events("Following Peru's departure from the bloc in December 2019, Chile closed its embassy in Lima.")
    dated = {event.type.value: event.when.edtf for event in found}
    assert dated["RETREAT"] == "2019-12"
    assert dated["SANCTION"] != "2019-12"


def test_a_coup_needs_only_its_state():
    """'The army staged a coup in Fiji' is an event without a second side (ruling 49)."""
    found = events("The army staged a coup in Fiji in 2021.")
    assert [(one.type.value, one.mode, one.when.edtf) for one in found] == [("COERCE", None, "2021")]
    assert "pro_autocracy" in found[0].contexts


def test_talks_that_turned_to_something_were_held():
    """'A telephone conversation between A and B focused on trade' is a call."""
    found = events(
        "A telephone conversation between Omani Foreign Minister Badr Salim and Kenyan Foreign Minister "
        "Asha Mbeki focused on trade."
    )
    assert [(one.type.value, one.mode) for one in found] == [("CONSULT", "phone")]


def test_leaders_of_several_states_are_all_there():
    """'The leaders of Kenya, Uganda and Rwanda met' has three sides, each state's own leader."""
    found = events("The leaders of Kenya, Uganda and Rwanda met in Kampala on Monday.")
    assert [party.code for party in found[0].source] == ["KEN.GOV", "UGA.GOV", "RWA.GOV"]


def test_gunmen_at_the_head_of_a_sentence_are_people():
    """'Gunmen killed 12 farmers in northern Ghana' has doers that no code tells."""
    found = events("Gunmen killed 12 farmers in northern Ghana on Sunday.")
    assert [(one.type.value, [party.text for party in one.source]) for one in found] == [("ASSAULT", ["Gunmen"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan promised Lebanon cheaper electricity.", "JOR > LBN AGREE actual narrator"),
        ("Tanzania will lease Burundi a dry port.", "TZA > BDI COOPERATE planned narrator"),
        ("Envoys from Armenia and Azerbaijan convened in Tbilisi.", "ARM.GOV+AZE.GOV >  CONSULT actual narrator"),
        ("Swiss diplomats shuttled between Tehran and Riyadh.", "CHE.GOV > IRN+SAU CONSULT actual narrator"),
        ("The Dutch foreign minister paid a courtesy call on Ghana's president.", "NLD.GOV > GHA.GOV CONSULT"),
        ("China wrote off $20 million of Zambia's debt.", "CHN > ZMB AID actual narrator"),
        ("The last Danish soldiers departed from Mali.", "DNK.MIL > MLI RETREAT actual narrator"),
        ("Ecuador wants Spain to extradite the banker.", "ECU > ESP REQUEST actual narrator"),
        ("Madagascar's government brushed aside French criticism.", "MDG.GOV > FRA REJECT actual narrator"),
        ("Poland blocked the appointment of a Hungarian judge.", "POL > HUN.JUD REJECT actual narrator"),
        ("Mali took Ukraine to the Security Council.", "MLI > UKR ACCUSE actual narrator"),
        ("Prisoners in Bahrain refused food over their conditions.", "BHR.CVL >  PROTEST actual narrator"),
        ("Latvia declared two Russian diplomats personae non gratae.", "LVA > RUS.GOV SANCTION actual narrator"),
        ("Kenyan police were deployed in Nairobi.", "KEN.COP >  MOBILIZE actual narrator"),
        ("Rwandan troops were deployed to Mozambique.", "RWA.MIL > MOZ MOBILIZE actual narrator"),
        ("Algeria reinforced its garrison on the border.", "DZA >  MOBILIZE actual narrator"),
        ("Guatemala declared a state of siege.", "GTM >  COERCE actual narrator"),
        ("A military junta took power in Gabon.", "GAB.GOV.JUNTA > GAB COERCE actual narrator"),
        ("Russian forces captured a town in eastern Ukraine.", "RUS.MIL > UKR COERCE actual narrator"),
        ("Turkish jets struck Kurdish positions in northern Iraq.", "TUR > IRQ ASSAULT actual narrator"),
        ("Sudanese refugees came under attack in Chad.", " > SDN.REF ASSAULT actual narrator"),
        ("UN peacekeepers came under fire in South Sudan.", " > UNO.MIL ASSAULT actual narrator"),
        ("A grenade was thrown at the Cuban embassy in Paris.", " > CUB.GOV.AMB ASSAULT actual narrator"),
        ("Boats of the Sri Lankan navy sank an Indian trawler.", "LKA.MIL > IND ASSAULT actual narrator"),
        ("Fighting broke out between the army and rebels in Chad.", "TCD.MIL+TCD.REB >  ASSAULT actual narrator"),
        ("Norway's ambassador was summoned to the foreign ministry in Moscow.", "RUS.GOV.MFA > NOR.GOV ACCUSE actual"),
    ],
)
def test_ordinary_wordings_of_an_act_are_read(text, expected):
    """Receivers before what they receive, crowds of envoys, boats of a navy, blows that are only suffered."""
    assert any(told(event).startswith(expected) for event in events(text, reader=learned()))


def test_a_summons_is_one_event():
    """Who summons an envoy protests; that he asks him to come is no second event."""
    found = events("Jordan summoned the Israeli ambassador.")
    assert [told(one) for one in found] == ["JOR > ISR.GOV ACCUSE actual narrator"]


def test_foreign_troops_that_are_ordered_out_are_not_moved_by_him_who_orders():
    """'ordered French troops to leave' is a demand; no force of Togo moves."""
    found = events("Togo ordered French troops to leave the country.", reader=learned())
    assert "MOBILIZE" not in [one.type.value for one in found]
    assert "TGO > FRA.MIL REQUEST actual narrator" in [told(one) for one in found]


def test_who_closes_his_own_border_closes_nobody_elses():
    """'its border' is the doer's, whoever 'its' may mean elsewhere."""
    found = events("Chadian rebels killed two soldiers. Cameroon closed its border.")
    assert "CMR >  COERCE actual narrator" in [told(one) for one in found]


def test_a_victim_of_a_nationality_is_no_victim_of_the_state_where_he_dies():
    """A Croatian engineer who is killed in Egypt is Croatian."""
    found = events("Militants beheaded a Croatian engineer in Egypt.")
    assert [told(one) for one in found] == ["EGY.REB > HRV ASSAULT actual narrator"]


def test_protesters_outside_an_embassy_are_not_its_people():
    """Whose consulate it is does not say who stands before it."""
    found = events("Demonstrators gathered outside the Iranian consulate.")
    assert [told(one) for one in found] == ["--- > IRN.GOV.AMB PROTEST actual narrator"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN envoy Stefan Hart protested the executions in Nigeria.", ["UNO > NGA ACCUSE actual narrator"]),
        ("Beijing was accused of bugging the headquarters.", [" > CHN ACCUSE actual narrator"]),
        ("Moscow chose to blame Israel for the incident.", ["RUS > ISR ACCUSE actual narrator"]),
        ("European leaders are shying away from meetings with the Kenyan president.", []),
        ("Kenya's parliament set up a panel to look into the organisation of the vote.", []),
        ("Israel would warn the Russians in Syria before each strike.", []),
        ("Peru decided to retaliate against Chile on an issue of trade.", []),
        ("A seat on the Security Council had been occupied by Taiwan.", []),
        ("The bank lent $4 billion, with China having received $1 billion and South Africa $1.4 billion.", []),
    ],
)
def test_words_that_look_like_acts(text, expected):
    """An accusation needs no accuser; meetings shunned, seats held, notices given and sums listed are no acts."""
    assert [told(event) for event in events(text, reader=learned())] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Direct flights between Nairobi and Doha will be launched in May.", ["KEN+QAT >  COOPERATE planned narrator"]),
        ("Tunisia presented evidence of Libyan support for the smugglers.", ["TUN > LBY ACCUSE actual narrator"]),
        ("Three Iranian diplomats were expelled last week.", [" > IRN.GOV SANCTION actual narrator"]),
        ("Sanctions were imposed on Belarus after the vote.", [" > BLR SANCTION actual narrator"]),
        ("Eritrean troops have withdrawn from towns in northern Ethiopia.", ["ERI.MIL > ETH RETREAT actual narrator"]),
        ("Turkish drones entered Greece and its airspace.", ["TUR > GRC COERCE actual narrator"]),
        ("Venezuela reopened its border with Colombia.", ["VEN > COL RETREAT actual narrator"]),
        ("Finland closed its last border crossing with Russia.", ["FIN > RUS COERCE actual narrator"]),
        ("Hundreds of Haitians were deported from the Dominican Republic.", ["DOM > HTI COERCE actual narrator"]),
        ("The Philippines filed a diplomatic protest against China.", ["PHL > CHN ACCUSE actual narrator"]),
        ("Chad's foreign minister handed the German ambassador a note.", ["TCD.GOV > DEU.GOV ACCUSE actual narrator"]),
        ("Bolivia and Chile restored ambassadors.", ["BOL+CHL >  SUPPORT actual narrator"]),
        ("Mozambique welcomed the arrival of Rwandan troops.", ["MOZ > RWA.MIL SUPPORT actual narrator"]),
        ("Thousands rallied in Yerevan.", ["ARM.CVL >  PROTEST actual narrator"]),
        ("The Kenyan minister met journalists in Nairobi.", []),
        ("A Congolese woman who helped refugees spoke.", []),
        ("India received a rare exemption from the United States.", []),
        ("Two Turkish soldiers were killed in a rocket attack in Iraq.", [" > TUR.MIL ASSAULT actual narrator"]),
        ("Kuwait allocated a grant to finance a hospital in Jordan.", ["KWT > JOR AID actual narrator"]),
    ],
)
def test_sides_that_passives_borders_and_crowds_give(text, expected):
    """Whoever is named is a side, once: behind a border, under a passive, in a crowd, in the purpose of a gift."""
    assert [told(event) for event in events(text, reader=learned())] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor spoke of the massacre of civilians in Zakho, Iraq.", [" > IRQ.CVL ASSAULT actual narrator"]),
        (
            "They are waiting for the signing of a memorandum of understanding between Kuwait and Oman.",
            ["KWT+OMN >  SUPPORT planned narrator"],
        ),
        (
            "Kenya condemned the invasion of Ukraine.",
            ["KEN >  ACCUSE actual narrator", " > UKR ASSAULT actual one_party"],
        ),
        (
            "Kenya condemned the killing of two Chadian envoys by Sudanese rebels.",
            ["KEN > SDN.REB ACCUSE actual narrator", "SDN.REB > TCD.GOV ASSAULT actual one_party"],
        ),
        (
            "Kenya welcomed the release of two Chadian envoys by Sudan.",
            ["KEN > SDN SUPPORT actual narrator", "SDN > TCD.GOV RETREAT actual one_party"],
        ),
        ("After the killing of two Chadian envoys by rebels, Kenya spoke.", ["--- > TCD.GOV ASSAULT actual narrator"]),
        ("Teachers at a school in Japan were mocked and condemned.", []),
        ("President Otieno of Kenya lifted the ban on executions.", []),
        ("The Ghanaian central bank gave money to the government of Ghana.", []),
        ("Bolivians took to the streets to protest the Chilean raid.", ["BOL.CVL > CHL PROTEST actual narrator"]),
        ("Permission had been given despite warnings by the Kenyan ministry.", []),
        (
            "Turkey plans to buy more gas from Iran amid developing ties between Turkey and Iran.",
            ["IRN > TUR COOPERATE planned narrator"],
        ),
    ],
)
def test_what_only_stands_beside_an_act_is_no_act(text, expected):
    """A paper's name, a warner behind a passive, a rule at home, a payment in one house are no acts between states."""
    assert [told(event) for event in events(text, reader=learned())] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many are still in detention in Uzbekistan after unrest in the republic of Karakalpakstan.", []),
        ("The commission for cooperation between Peru and Chile was praised.", []),
        ("Chinese financing in Africa has undergone a shift, according to the Kenyan minister.", []),
        ("The US accused China of the practice of forced labour involving prisoners.", ["USA > CHN ACCUSE"]),
        ("The arrest in Lima of two Chilean envoys by police angered Chile.", ["PER.COP > CHL.GOV COERCE"]),
        ("The shelling of a Chadian town by rebels went on.", ["TCD.REB > TCD ASSAULT"]),
    ],
)
def test_what_hangs_on_a_noun_is_its_own(text, expected):
    """A later noun's 'of' is not the act's; whoever owns the town is hit with it; 'forced' may only describe."""
    assert [told(event).rsplit(" ", 2)[0] for event in events(text, reader=learned())] == expected


def test_who_is_blamed_for_an_attack_was_not_attacked():
    """'blamed the attack on rebels' accuses the rebels."""
    found = findings("Gunmen shelled a village in Kenya. Nairobi blamed the attack on al-Shabaab.").events
    accused = {party.code for event in found if event.type is EventType.ACCUSE for party in event.target}
    attacked = {party.code for event in found if event.type is EventType.ASSAULT for party in event.target}
    assert accused == {"SOM.REB.AL-SHABAAB"}
    assert not attacked & accused


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bolivia ordered two Peruvian diplomats to leave within 72 hours.", ["SANCTION"]),
        ("Chad told the Sudanese ambassador to leave the country.", ["SANCTION"]),
        ("Bolivia ordered two Peruvian diplomats to return the documents.", ["REQUEST"]),
    ],
)
def test_an_envoy_who_is_told_to_leave_is_expelled(text, types):
    """To be told to leave is to be expelled; to be told anything else is a demand."""
    assert [event.type.value for event in findings(text, reader=learned()).events] == types


@pytest.mark.parametrize(
    ("text", "doer", "place"),
    [
        ("Al-Shabaab fighters attacked the town of Mandera on Tuesday.", "Al-Shabaab", "Mandera"),
        ("The Kenyan army captured the town of Afmadow.", "Armed forces of Kenya", "Afmadow"),
    ],
)
def test_force_on_a_place_needs_nobody_else(text, doer, place):
    """Who storms or takes a town acts, though nothing names the people of the place."""
    (event,) = findings(text, reader=learned()).events
    assert [party.name for party in event.source] == [doer]
    assert (event.target, event.place and event.place.name) == ((), place)
