"""Acts of diplomacy and trade whose sides the words around tell, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str, *, title: str = "") -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)}"
        f" {one.type.value} {one.status.value}"
        for one in findings(text, title=title, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo returned to Fiji a stolen mask.", "TGO > FJI RETREAT actual"),
        ("Togo returned stolen statues to Fiji.", "TGO > FJI RETREAT actual"),
        ("Nepal placed on record its gratitude for the Omani doctors.", "NPL > OMN.MED SUPPORT actual"),
        ("Ghana dropped its 12 per cent levy on Togolese cement.", "GHA > TGO RETREAT actual"),
        ("13:40 Ghana votes against the final text; Togo abstains.", "GHA >  REJECT actual"),
        ("13:40 Ghana votes against the final text; Togo abstains.", "TGO >  REJECT actual"),
        ("Oman barred Qatari milk, a step Doha described as unfriendly, in May.", "QAT > OMN ACCUSE actual"),
        ("A clinic thanked the people of Fiji, whose government paid for schools in Nepal.", "FJI > NPL AID actual"),
        ("Ghana has unfrozen Fijian assets.", "GHA > FJI RETREAT actual"),
        ("Ghana invested $20 million in a Fijian mine.", "GHA > FJI COOPERATE actual"),
        ("Fiji took delivery of two ferries donated by Ghana.", "GHA > FJI AID actual"),
    ],
)
def test_sides_stand_where_the_words_put_them(text: str, expected: str):
    """An object behind a phrase, a share in per cent, a clock before the verb: who acts on whom stays the same."""
    assert expected in rows(text)


def test_who_only_stands_between_two_is_no_side():
    """ "with the Red Cross as mediator" names nobody to whom the two do something."""
    found = rows("Ghana and Togo exchanged six prisoners each, with the Red Cross as mediator.")
    assert found == ["GHA+TGO >  COOPERATE actual"]


def test_help_goes_on_to_whom_it_was_given_before():
    """ "gave Fiji 40 buses and will train 100 nurses": they are nurses of Fiji; of a third state named they are not."""
    assert "GHA > FJI AID planned" in rows("Ghana gave Fiji 40 ambulances and will train 100 nurses.")
    named = rows("Ghana gave Fiji 40 ambulances. It will train 100 nurses with Peru.")
    assert "GHA > FJI AID planned" not in named
    anew = rows("Ghana gave Fiji 40 ambulances.\n\nGhana will send 60 buses.")
    assert "GHA > FJI AID planned" not in anew


def test_help_in_a_report_on_a_state_goes_there():
    """Relief without a receiver goes to the state that the report is on; what a charity gets does not."""
    text = "Nepal's rivers rose on Monday. {}"
    assert "FJI > NPL AID actual" in rows(
        text.format("Fiji has doubled its flood relief to 8 million dollars."), title="Flood in Nepal"
    )
    assert not any(
        "NPL AID" in one
        for one in rows(text.format("Fiji has sent 20 trucks of rice to a charity."), title="Flood in Nepal")
    )


def test_papers_are_signed_by_the_two_who_met():
    """ "A treaty on fishing was signed" by those who met right before; by nobody where nobody met."""
    met = "Fiji's foreign minister held talks with his Omani counterpart in Muscat. {}"
    assert "FJI.GOV+OMN.GOV >  SUPPORT actual" in rows(met.format("A treaty on fishing was signed."))
    assert not any("SUPPORT" in one for one in rows("Rain fell in Muscat. A treaty on fishing was signed."))


def test_three_and_four_are_those_just_told_of():
    """ "The three" opens a sentence behind three states that were one subject; "the four" would be others."""
    text = "Peru, Chile and Fiji signed a pact on cod. The {} have been in talks since spring."
    assert "PER+CHL+FJI >  CONSULT actual" in rows(text.format("three"))
    assert not any("CONSULT" in one for one in rows(text.format("four")))


def test_trade_that_one_of_two_cuts_is_cut_with_the_other():
    """In a report on a quarrel of two, who suspends flights suspends them to the other."""
    text = "Ghana accused Togo of smuggling. Ghana suspended all flights."
    found = rows(text, title="Ghana and Togo fall out over cocoa")
    assert "GHA > TGO SANCTION actual" in found


def test_an_own_wish_asks_nobody():
    """ "wants to train Peruvian nurses" asks for no help from Peru."""
    assert not any("AID" in one for one in rows("Fiji wants to train Peruvian nurses."))


def test_an_official_who_answers_speaks_for_the_state_he_is_asked_about():
    """The first question names one state: "we" is that state, whatever other ministers the answers name."""
    found = rows(
        "Reporter: Has Nepal decided on the mine?\n"
        "Minister Thapa: Yes. We thanked Warsaw. I met Minister Said of Oman in Muscat.\n"
        "Reporter: And the railway?\n"
        "Minister Thapa: Fiji has offered us the use of its ports."
    )
    assert {"NPL > POL SUPPORT actual", "FJI > NPL AGREE actual"} <= set(found)


def test_an_official_in_a_heading_that_a_capital_ends_is_of_its_state():
    """ "Press conference of Foreign Minister X, Stockholm" is Sweden's; in front of two states nobody is."""
    answers = (
        "QUESTION: Will you ask for sanctions?\nANSWER: We have frozen the assets of two judges. We thanked Peru.\n"
        "QUESTION: And Chad?\nANSWER: I met the Chadian minister on Monday. Chad offered us gas.\n"
    )
    head = "Press conference of Foreign Minister Eva Lindqvist{}"
    assert "SWE > PER SUPPORT actual" in rows(answers, title=head.format(", Stockholm"))
    assert not any(one.startswith("SWE") for one in rows(answers, title=head.format(", Stockholm and Oslo")))
    assert not any(one.startswith("SWE") for one in rows(answers, title=head.format("")))


def test_a_spokesman_in_the_title_makes_it_his_ministrys_page():
    """ "Statement of the spokesperson of the Ministry of ... of Fiji": "Minister X" below is Fiji's."""
    found = rows(
        "The Ministry of Foreign Affairs takes note with concern of the storm. Fiji has sent its condolences. "
        "Minister Ana Tora spoke by telephone yesterday with the Omani Deputy Prime Minister.",
        title="Statement of the spokesperson of the Ministry of Foreign Affairs of Fiji",
    )
    assert "FJI.GOV > OMN.GOV CONSULT actual" in found


def test_two_things_that_are_judged_are_two_acts():
    """Who calls a dam a threat has not yet criticised a treaty; the move that is condemned again is one act."""
    two = rows("Egypt denounced the canal. Rain fell in Cairo. Later Egypt criticised the fisheries treaty.")
    assert two.count("EGY >  ACCUSE actual") == 2
    again = rows("Egypt denounced the canal. Rain fell in Cairo. Later Egypt criticised the move.")
    assert again.count("EGY >  ACCUSE actual") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad ratified the river treaty.", "TCD >  SUPPORT actual"),
        ("Fiji banned Tongan taro, then relented after a visit by Tonga's trade minister.", "FJI > TON CONCEDE actual"),
        (
            "Fiji banned Tongan taro, then relented after a visit by Tonga's trade minister.",
            "TON.GOV > FJI CONSULT actual",
        ),
        ("Tonga asked for talks and Fiji agreed.", "FJI > TON AGREE actual"),
        ("The king of Fiji received in Suva on Sunday the president of Chad.", "TCD.GOV > FJI.GOV CONSULT actual"),
        ("Chile opened a dispute at the WTO against Fijian duties on salt.", "CHL > FJI ACCUSE actual"),
        ("Fiji withdrew its recognition of Taiwan.", "FJI > TWN SANCTION actual"),
    ],
)
def test_one_state_acts_by_itself_or_on_who_stood_before(text: str, expected: str):
    """A treaty is joined alone, "then" goes on with the subject, a visitor has a host, a yes has who asked."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Gambia, Guinea and Mali each backed Fiji in letters.", "GMB+GIN+MLI > FJI SUPPORT actual"),
        ("Oman - Muscat and Tehran began joint development of a gas field.", "OMN+IRN >  COOPERATE actual"),
        ("Fiji lifted its objections to the talks with Tonga.", "FJI > TON CONCEDE actual"),
        ("Fiji has supported water projects in Nepal since 1987.", "FJI > NPL AID actual"),
    ],
)
def test_heads_of_lines_and_floating_words_part_no_sides(text: str, expected: str):
    """ "each" behind a subject and a state that heads a line stand aside; who acts stays the same."""
    assert expected in rows(text)


def test_who_is_called_on_is_of_the_state_that_is_visited():
    """A guest is received by the host's prime minister, though the text leaves out whose he is."""
    found = rows(
        "LIMA, 7 July - Peru and Chile agreed to open a bridge. Chilean Foreign Minister Ana Ruiz arrived for a two-day"
        " visit and was received by Prime Minister Luis Soto. Chile will lend Peru 2 million dollars."
    )
    assert "CHL.GOV > PER.GOV CONSULT actual" in found


def test_an_embassy_in_capitals_is_an_embassy():
    """ "EMBASSY OF NORWAY IN MALAWI" above the text: a deputy minister who thanks Norway is Malawi's."""
    text = "Ambassador Anne Berg handed over 24 pumps on Tuesday. Deputy Minister John Banda thanked Norway."
    assert "MWI.GOV > NOR SUPPORT actual" in rows(text, title="EMBASSY OF NORWAY IN MALAWI")


def test_who_condemns_after_a_visit_is_no_host():
    """The visit may have been to anybody; nor does a request that nobody known receives ask anybody."""
    found = rows("Fiji condemned the raid after a visit by Tonga's trade minister.")
    assert not any("CONSULT" in one for one in found)
    assert rows("He received a request from the envoy of Ghana.") == []
