"""Acts over the ways in which news tells them, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)}"
        f" {one.type.value} {one.status.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya offered to mediate, but Somalia turned the offer down.", "SOM > KEN REJECT actual"),
        ("Chad let a Sudanese convoy through.", "TCD > SDN RETREAT actual"),
        ("Togo's justice minister handed in his resignation.", "TGO.GOV >  RETREAT actual"),
        ("An Omani drone struck a Yemeni outpost.", "OMN > YEM ASSAULT actual"),
        ("Kuwait backed off from its threat to expel Jordan's consul.", "KWT > JOR.GOV CONCEDE actual"),
        ("Latvia offered Estonia an apology for the spill.", "LVA > EST CONCEDE actual"),
        ("Nepal insisted that Bhutan reopen the road.", "NPL > BTN REQUEST actual"),
        ("Qatar offered to pay the wages of Tunisian nurses.", "QAT > TUN AGREE actual"),
        ("Accusing Malawi of smuggling timber, Zambia recalled its envoy.", "ZMB > MWI ACCUSE actual"),
    ],
)
def test_verbs_keep_their_sides(text: str, expected: str):
    """A particle behind the object, two objects, a participle before its subject: who acts on whom stays the same."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege of Aden, Yemen, was ended by Oman.", "OMN > YEM RETREAT actual"),
        ("A demand by Peru was rejected by Chile.", "CHL > PER REJECT actual"),
        (
            "An invitation was extended to Kenya's president by Ghana's foreign minister.",
            "GHA.GOV > KEN.GOV AGREE actual",
        ),
        ("Oman rejected a plan drawn up by Kuwait.", "OMN > KWT REJECT actual"),
    ],
)
def test_a_passive_reads_what_hangs_on_its_subject(text: str, expected: str):
    """What "of" and "by" tie to the subject of a passive names a side of the act that it suffers."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspension by Finland of its aid to Niger took effect in May.", "FIN > NER SANCTION actual"),
        ("An appeal by Fiji to Japan for help was answered at once.", "FJI > JPN REQUEST actual"),
        ("Samoa's claim that Tonga is fishing in its waters was repeated on Sunday.", "WSM > TON ACCUSE actual"),
        ("The abduction of two Danish nurses by gunmen in Chad was reported.", "TCD.UAF > DNK.MED ASSAULT actual"),
        ("A truce took hold between Kyrgyzstan and Tajikistan.", "KGZ+TJK >  RETREAT actual"),
        ("Hundreds of Bolivians took part in a protest in Sucre.", "BOL.CVL >  PROTEST actual"),
        ("Tunisia and Algeria completed a series of joint drills.", "TUN+DZA >  COOPERATE actual"),
        ("Kenya's government announced an amnesty for Somali fishermen.", "KEN.GOV > SOM.CVL CONCEDE actual"),
        ("Kenya's premier, on a two-day trip to Ghana, toured the port of Tema.", "KEN.GOV > GHA CONSULT actual"),
        ("Peru's call-up of reservists began on Sunday.", "PER >  MOBILIZE actual"),
    ],
)
def test_nouns_keep_their_sides(text: str, expected: str):
    """An act that a noun tells has the sides that stand with the noun, or that its clause supplies."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland is sending 900 soldiers to its border with Belarus.", "POL > BLR MOBILIZE actual"),
        ("Chad massed troops along the Sudanese border.", "TCD > SDN MOBILIZE actual"),
        ("Peruvian warships are patrolling near Chile.", "PER.MIL > CHL MOBILIZE actual"),
        ("Peru sent a frigate to Chile on Monday.", "PER > CHL MOBILIZE actual"),
        ("Qatar gave Lebanon the trucks Turkey had promised.", "QAT > LBN AID actual"),
        ("Two boys were wounded in shelling of a village in Libya's south.", " > LBY.CVL ASSAULT actual"),
        ("Peru sent two patrol boats to Chile on Monday.", "PER > CHL AID actual"),
        ("Togo blamed Ghana for the fire, and Benin deplored the country's role.", "BEN > GHA ACCUSE actual"),
        ("Serbia gave Malta 20 tents. Croatia also sent the country a team of doctors.", "HRV > MLT AID actual"),
        ("The UN mission voiced alarm at the arrest of two lawyers in Chad.", "UNO >  ACCUSE actual"),
        ("Albanian and Greek police jointly dismantled a smuggling ring.", "ALB+GRC.COP >  COOPERATE actual"),
        ("Omani helicopters strafed a wedding.", "OMN >  ASSAULT actual"),
    ],
)
def test_sides_are_found_around_the_act(text: str, expected: str):
    """Beyond a border, behind "the country", in an adverb or a craft: the words around tell who acts on whom."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana gave Togo 50 tonnes of rice.", "GHA > TGO AID actual"),
        ("Kenya's minister spoke by telephone with her Ugandan colleague.", "KEN.GOV > UGA CONSULT actual"),
        ("Nepal endorsed Bhutan's candidate for the post.", "NPL > BTN SUPPORT actual"),
        ("Zambian and Namibian rangers patrol the lake together.", "ZMB+NAM >  COOPERATE actual"),
        ("Norway has poured 30 million euros into Malawi's clinics.", "NOR > MWI AID actual"),
        ("Kenya has suspended the deployment of police to Haiti.", "KEN > HTI SANCTION actual"),
        ("Oman offered to mediate between Chad and Sudan.", "OMN > TCD+SDN AGREE actual"),
        ("Omani traders blocked the highway to the port.", "OMN.CVL >  PROTEST actual"),
        ("Protesters marched in Lome, Togo, and police fired tear gas to disperse them.", "TGO.COP >  ASSAULT actual"),
        ("Peru lodged a complaint with the United Nations.", "PER >  ACCUSE actual"),
        (
            "Fiji's prime minister praised Samoa. His predecessor had turned down a Samoan offer.",
            "FJI > WSM REJECT actual",
        ),
        ("Kenya and Somalia signed a truce. Both armies left the town of Dif.", "KEN+SOM >  RETREAT actual"),
    ],
)
def test_more_sides_are_found_around_the_act(text: str, expected: str):
    """A measure of goods, a forum, a crowd, one of the same house: the words around tell who acts on whom."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister voiced Kenya's concern about the delay.",
        "Bolivia defended its move.",
        "Chad's court sat on Friday. The State alleged that the mayor took bribes.",
        "Ghana's police chief spoke. It is suspected that the men fled.",
    ],
)
def test_words_about_oneself_and_nobody_are_no_acts(text: str):
    """Whose concern it is, is who voices it; the State in a court and a bare "it" are no powers."""
    assert rows(text) in ([], ["KEN.GOV >  ACCUSE actual"])


@pytest.mark.parametrize(
    "text",
    [
        "Peru insists that it has enforced the ban on Chile.",
        "Kenya's tailors struck an agreeable tone.",
        "The ministers of Peru and Chile jointly condemned nobody.",
    ],
)
def test_like_words_tell_no_act(text: str):
    """An insistence on what is so, a figure of speech and no one condemned are no acts."""
    assert not [row for row in rows(text) if row.split()[-2] in {"REQUEST", "ASSAULT", "COOPERATE"}]


def test_a_pronoun_is_what_was_freed_before():
    """ "freed two sailors and handed them over": people who are handed over are no aid; trucks are."""
    found = rows("Togo freed two sailors of the Beninese navy on Friday and handed them over to Ghana.")
    assert not any(" AID " in one for one in found)
    assert "TGO > GHA AID actual" in rows("Togo repaired 20 trucks on Friday and handed them over to Ghana.")


def test_what_an_army_does_is_not_what_those_it_fights_do():
    """Both sides of one country freed prisoners: two acts, whoever is freed."""
    found = rows(
        "The Rapid Support Forces freed 40 soldiers of the Sudanese army on Friday."
        " The army has released only 15 fighters of the Rapid Support Forces."
    )
    assert found == ["SDN.PRM.RSF > SDN.MIL RETREAT actual", "SDN.MIL > SDN.PRM.RSF RETREAT actual"]


def test_both_sides_of_a_war_at_home_are_the_army_and_the_group():
    """ "Both sides" behind an army and rebels are these two; two states that judge stand beside them."""
    found = rows("Colombia's army and the ELN rebels agreed to a truce on Friday. Both sides accused Chad of delays.")
    assert any(one.startswith("COL.MIL+COL.REB") and one.endswith("> TCD ACCUSE actual") for one in found)
    beside = rows("The Rapid Support Forces freed two men. Chad and Togo welcomed it. Peru threatened both sides.")
    assert "PER > TCD+TGO THREATEN actual" not in beside


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador hit Bolivia 4-0.",
        "Chile's inflation hit Peruvian importers.",
        "A Peruvian cyclist was struck by a Chilean taxi.",
        "Ghana and Togo jointly lost 3 million dollars to smugglers.",
        "Japan assured Nepal that it had not fired the shots.",
        "Zambia had deferred repayment of a Chinese loan.",
    ],
)
def test_scores_prices_and_accidents_are_no_acts(text: str):
    """A word of wide use tells of an act only where states, forces or armed groups do it to another's own."""
    assert not [
        one for one in rows(text) if any(kind in one for kind in ("ASSAULT", "COERCE", "COOPERATE", "AID", "AGREE"))
    ]
