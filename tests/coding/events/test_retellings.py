"""Tellings of one act in one report."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType, Status


def test_thanks_are_no_retelling_of_a_pact():
    """Who thanks a state in one sentence did not found relations with it in the year of the next one."""
    text = "Peru thanked South Korea for the ships. The two countries established diplomatic relations in 1963."
    told = {("+".join(one.code for one in event.source), event.when.edtf) for event in findings(text).events}
    assert ("PER+KOR", "1963") in told
    assert ("PER", "1963") not in told


def test_an_agreement_told_again_further_down_is_one():
    """A day in the lead is that of the later sentence with the same words; another pact is another one."""
    lead = "Togo and Ghana agreed on Monday to strengthen coastal radar cooperation. The road was closed. Rain fell. "
    again = "The presidents of Togo and Ghana agreed to strengthen radar cooperation."
    other = "The presidents of Togo and Ghana agreed to build schools."
    assert [len(found) for found in (agreed(lead + again), agreed(lead + other))] == [1, 2]


def test_an_accepted_invitation_is_no_pact():
    """Who accepts an invitation has not thereby agreed to what the report tells beside it."""
    found = findings("Togo and Ghana agreed to buy radars. Togo accepted an invitation to visit Ghana.").events
    assert len([one for one in found if one.type is EventType.AGREE]) == 2


def test_what_was_agreed_in_a_call_tells_of_the_call():
    """The call is an act of its own, on its day; what was discussed in it further down and who spoke belong to it."""
    text = "Togo and Ghana agreed to boost trade in a telephone call on Monday. Togolese President Ama Ruiz spoke to "
    text += "Ghanaian President Kofi Lund. The road was closed. Ruiz and Lund also discussed fish."
    (call,) = [one for one in findings(text).events if one.type is EventType.CONSULT]
    assert (call.mode, call.when.edtf, len(call.evidence)) == ("phone", "2022-06-13", 3)
    assert [party.name for party in (*call.source, *call.target)] == ["Ama Ruiz", "Kofi Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "Togo and Ghana agreed to discuss trade in a telephone call.",
        "Togo and Ghana want to boost trade in a telephone call.",
    ],
)
def test_a_call_that_is_only_wanted_is_none(text):
    """Who agrees to talk in a call has not talked."""
    calls = [one for one in findings(text).events if one.type is EventType.CONSULT]
    assert Status.ACTUAL not in {one.status for one in calls}


@pytest.mark.parametrize(
    ("again", "calls"),
    [
        ("Togolese minister Efua Sarr also met Ghanaian minister Yaw Boto on Monday.", 2),
        ("Ruiz also met Ghanaian minister Yaw Boto on Monday.", 2),
        ("The Togolese president met Lund on Monday.", 1),
        ("Togo and Ghana held talks on Monday.", 1),
    ],
)
def test_other_officials_hold_other_talks(again, calls):
    """Two presidents' talks are not those of their ministers; who is told by the office or the state may be they."""
    text = f"Togolese President Ama Ruiz met Ghanaian President Kofi Lund on Monday. {again}"
    assert len([one for one in findings(text).events if one.type is EventType.CONSULT]) == calls


@pytest.mark.parametrize(
    ("title", "body", "types"),
    [
        ("Togo agrees with Ghana to trade more", "Togo and Ghana signed a trade agreement on Monday.", ["SUPPORT"]),
        ("Togo and Ghana sign trade agreement", "Togo and Ghana agreed on Monday to trade more.", ["AGREE"]),
        ("Togo thanks Ghana", "Togo agreed with Ghana on Monday to build a school.", ["AGREE", "SUPPORT"]),
        (
            "Ghana agrees with Kenya to trade more",
            "Togo and Benin signed a trade agreement on Monday.",
            ["AGREE", "SUPPORT"],
        ),
    ],
)
def test_what_a_title_calls_agreed_is_what_the_body_calls_signed(title, body, types):
    """`[Togo|source] agrees with Ghana to trade more` over `signed a trade agreement on Monday`: one act, of that day."""
    told = [one for one in findings(body, title=title).events if one.type in {EventType.AGREE, EventType.SUPPORT}]
    assert sorted(one.type for one in told) == types
    assert any(one.when.edtf == "2022-06-13" for one in told)


def agreed(text: str) -> list[str]:
    """Give the agreements of a text."""
    return [one.id for one in findings(text).events if one.type is EventType.AGREE]


def test_what_one_side_also_promises_is_no_part_of_what_both_agreed():
    """'Norway also promised Togo $250 million' is a promise of its own, not the swap of prisoners told again."""
    text = "Norway and Togo agreed on Wednesday to exchange 400 prisoners. Norway also promised Togo $250 million."
    events = [one for one in findings(text).events if one.type is EventType.AGREE]
    assert [[one.code for one in event.source] for event in events] == [["NOR", "TGO"], ["NOR"]]


def test_talks_on_a_visit_have_guest_and_host():
    """The sides of the visit are those of the talks on it."""
    talks = "President Ali Said of Oman and President Ana Ruiz of Peru discussed trade"
    one, *others = findings(f"{talks} during his visit to Lima.", reader=learned()).events
    assert ([p.code for p in one.source], [p.code for p in one.target], others) == (["OMN.GOV"], ["PER.GOV"], [])


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Chile criticised Peru's decision to expel Chilean envoys. Peru expelled the Chilean envoys.", ["actual"]),
        (
            "Japan regretted Oman's decision to suspend a pact with Japan. Oman suspended the pact with Japan.",
            ["actual"],
        ),
        ("Kenya's move to ban Ugandan milk hurt farmers. Kenya banned Ugandan milk in March.", ["actual"]),
        ("Chad told of its plan to ban Ugandan milk. Chad banned Ugandan milk.", ["planned", "actual"]),
    ],
)
def test_what_was_decided_and_done_is_one_act(text, statuses):
    """A plan may be carried out otherwise, and stays an event of its own."""
    found = findings(text, reader=learned()).events
    assert [one.status.value for one in found if one.type.value == "SANCTION"] == statuses
