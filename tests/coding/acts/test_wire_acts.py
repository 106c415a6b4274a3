"""Acts in the words of wires and ministries, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Basis, EventType


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
        ("Togo has frozen a gold mining agreement with Benin.", "TGO > BEN SANCTION actual"),
        ("Togo is preparing new sanctions against Benin.", "TGO > BEN SANCTION planned"),
        ("Togo told Benin's ambassador to leave within 48 hours.", "TGO > BEN.GOV SANCTION actual"),
        ("Eight Polish consular staff had been told to leave Belarus.", " > POL.GOV SANCTION actual"),
        ("Togo pulled out its ambassador from Benin.", "TGO > BEN SANCTION actual"),
        ("Togo slapped a tariff on steel from Benin.", "TGO > BEN SANCTION actual"),
        ("Togo voted in favour of a resolution on Benin.", "TGO > BEN SUPPORT actual"),
        ("Togo stepped up its aid to Benin.", "TGO > BEN AID actual"),
        ("Togo tightened visa rules for citizens of Benin.", "TGO > BEN.CVL COERCE actual"),
        ("Togo awarded a contract to a company from Benin.", "TGO > BEN.BUS COOPERATE actual"),
        ("Moldova voted to leave the Commonwealth of Independent States.", "MDA > CIS SANCTION planned"),
        ("Gunmen in Yemen freed five United Nations staff.", "YEM.UAF > UNO.CVL RETREAT actual"),
        ("The West African bloc ECOWAS condemned Togo's decision.", "ECOWAS > TGO ACCUSE actual"),
        ("A Houthi missile struck a Greek tanker. Greece condemned the strike.", "GRC > YEM.REB.HOUTHI ACCUSE actual"),
        ("Togo dispatched an envoy to Benin.", "TGO > BEN CONSULT actual"),
        ("Kenyan troops arrived in Haiti on Monday.", "KEN.MIL > HTI MOBILIZE actual"),
        ("A Kenyan delegation arrived in Haiti on Monday.", "KEN.GOV > HTI CONSULT actual"),
        ("Armenia handed two villages back to Azerbaijan.", "ARM > AZE RETREAT actual"),
        ("Two bankers were extradited from Kazakhstan to Turkey.", "KAZ > TUR COOPERATE actual"),
        ("Sudan's army shelled a market held by the Rapid Support Forces.", "SDN.MIL > SDN.PRM.RSF ASSAULT actual"),
        ("Ethiopian troops recaptured the town of Lalibela from the rebels.", "ETH.MIL > ETH.REB COERCE actual"),
        ("Sudanese government troops shelled a village in Chad.", "SDN.MIL > TCD ASSAULT actual"),
        ("UN peacekeepers repelled an M23 attack. The M23 rebels left Congo.", "UNO.MIL > COD.REB.M23 ASSAULT actual"),
        ("Opposition forces clashed with the army in eastern Chad.", "TCD.REB > TCD.MIL ASSAULT actual"),
        (
            "President Luc Agbo of Benin and President Yao Mensah of Togo signed five agreements.",
            "BEN.GOV+TGO.GOV >  SUPPORT actual",
        ),
        (
            "Togo and Benin traded fire on Tuesday. Ghana announced that the sides had agreed to a truce.",
            "TGO+BEN >  CONCEDE actual",
        ),
        (
            "President Luc Agbo of Benin met Emir Ali bin Said of Oman. They agreed to open embassies.",
            "BEN.GOV+OMN.GOV >  AGREE actual",
        ),
    ],
)
def test_an_act_is_read_in_the_words_of_wires(text: str, expected: str):
    """Verbs, bodies and orders of words as they stand in unseen reports."""
    assert expected in rows(text)


def test_expelled_envoys_do_not_also_withdraw():
    """'told to leave' is the expulsion, no demand and no withdrawal beside it."""
    assert [one.split()[-2] for one in rows("Togo told three diplomats from Benin to leave the country.")] == [
        "SANCTION"
    ]


def test_who_is_to_be_freed_is_not_asked():
    """A demand for the release of prisoners is made of whoever holds them."""
    assert rows("Kenya's opposition leader, Ann Obi, demanded the release of all political prisoners.") == [
        "KEN.OPP >  REQUEST actual"
    ]


def test_we_of_a_rebel_is_his_group():
    """The commander of an armed group does not speak for the state that it fights."""
    text = 'The ELN met in Colombia. "If it rains, we will leave the talks," ELN commander Luis Paz told reporters.'
    assert any(one.startswith("COL.REB.ELN > ") for one in rows(text))
    assert not any(one.startswith("COL > ") for one in rows(text))


def test_a_threat_that_answers_is_against_who_acted():
    """'respond in kind' threatens whoever did what it answers."""
    text = "Togo expelled 12 diplomats from Benin on Friday. Benin said it would respond in kind."
    assert "BEN > TGO THREATEN actual" in rows(text)


def test_what_a_giver_is_thanked_for_is_given():
    """'thanked Qatar for donating' tells of the gift, on the receiver's word."""
    assert "QAT > MNG AID actual" in rows("Mongolia thanked Qatar for donating 50,000 doses of vaccine.")


@pytest.mark.parametrize(
    "text",
    [
        '"We will not be intimidated," Kenyan President Ann Obi said.',
        "Kenyan President Ann Obi had failed to stop attacks by jihadists.",
    ],
)
def test_what_nobody_does_or_others_do_is_no_act(text: str):
    """A defiance names no doer, and who fails to stop the attacks of others has laid down no arms."""
    assert rows(text) == []


def test_two_who_condemn_a_deed_accuse_who_did_it():
    """ "They" are those who spoke together; the deed says whose it was."""
    text = (
        "Prime Minister Clara Fortin of Canada and President Ramon Cruz of Peru spoke. They condemned the ramming of a "
        "supply boat by the Chilean navy."
    )
    found = [one for one in findings(text, reader=learned()).events if one.type is EventType.ACCUSE]
    assert [({party.country for party in one.source}, one.target[0].country) for one in found] == [
        ({"CAN", "PER"}, "CHL")
    ]


def test_thanks_in_a_speakers_own_words_are_given_by_saying_them():
    """ "We thank Peru" is the act itself; "we thanked Peru" is what one side tells of it."""
    found = findings('"We thank Peru for its help," Chilean Foreign Minister Ana Soto said.', reader=learned())
    (one,) = [event for event in found.events if event.type is EventType.SUPPORT]
    assert (one.basis, one.attested_by) == (Basis.NARRATOR, ())
    found = findings('"We thanked Peru for its help," Chilean Foreign Minister Ana Soto said.', reader=learned())
    (one,) = [event for event in found.events if event.type is EventType.SUPPORT]
    assert one.basis is Basis.ONE_PARTY


def test_a_border_service_accuses_in_its_own_name():
    """Border guards are no interior ministry."""
    assert rows("Togo's border service accused Benin of shelling a hamlet.")[0] == "TGO.MIL.BORDER > BEN ACCUSE actual"
