"""Events, each test on the news text that stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_cast import reading_of
from sample_news import BOOK, DAY, findings

from servanda.coding import code
from servanda.model import UNKNOWN, BlockKind, Event


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


@settings(max_examples=40, deadline=None)
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


def test_a_participle_between_an_adjective_and_its_noun_is_no_act():
    """A "steady and committed support" commits nobody anew, where the reader knows the participle."""
    reading = reading_of("Kenyan President Juan Soto stressed the steady and committed support to Chad.")
    tokens = tuple(
        replace(token, features=("Part",)) if token.text == "committed" else token for token in reading.marks.tokens
    )
    assert code(reading.report, replace(reading.marks, tokens=tokens), BOOK).events == ()
