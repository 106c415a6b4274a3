"""What a statement does, by the words of its content."""

from __future__ import annotations

import pytest
from sample_news import findings, learned

from servanda.model import Stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenyan President Juma Oduor said that Kenya would not send soldiers to Uganda.", Stance.DENIES),
        ("Kenyan President Juma Oduor said that Kenya would send doctors to Uganda.", Stance.PROMISES),
        ("Kenyan President Juma Oduor said that Kenya would not abandon Uganda.", Stance.PROMISES),
        ("Kenyan President Juma Oduor said that he asked Uganda to keep its pledge.", Stance.ASSERTS),
        (
            "The Kenyan government said that ten teachers were sent to the school to guarantee better lessons.",
            Stance.ASSERTS,
        ),
        ('"You don\'t have to be rich to plant trees," Juma Oduor said.', Stance.ASSERTS),
        ('"Uganda has to open the road," Juma Oduor said.', Stance.DEMANDS),
    ],
)
def test_a_refusal_a_purpose_and_what_nobody_must_do_are_no_promise_and_no_demand(text: str, stance: Stance) -> None:
    """An own future with "not" refuses, unless somebody can rely on it; "to guarantee" and "its pledge" promise nothing."""
    assert [one.stance for one in findings(text).statements] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenyan minister Ana Otieno said the Kenyan people will be impressed.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said Uganda thanked Chad.", Stance.ASSERTS),
        ('"I would like to thank Chad," Kenyan minister Ana Otieno said.', Stance.THANKS),
        ("Kenyan minister Ana Otieno said a man committed a crime at home.", Stance.CONDEMNS),
        ("Kenyan minister Ana Otieno said her country was committed to the treaty.", Stance.PROMISES),
        ("Kenyan minister Ana Otieno said the report, which would be printed, was long.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said flights between Nairobi and Kampala would be resumed.", Stance.PROMISES),
        ("Kenyan minister Ana Otieno said that Kenya will be paid.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said Uganda should have paid.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said the road needs to be mended.", Stance.DEMANDS),
        ('"If we do not agree, we are going to lose the lake," Kenyan minister Ana Otieno said.', Stance.WARNS),
        ("Kenyan minister Ana Otieno said laundering risks had been the topic.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said the hostile forces named by Chad did not mean everyone.", Stance.ASSERTS),
        ('"The viewers stay until they are satisfied," Kenyan minister Ana Otieno said.', Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said Chad had violated the border.", Stance.ACCUSES),
        ("Kenya expects that Chad will find another date.", Stance.HOPES),
        ("Kenya expects to present papers.", Stance.INTENDS),
    ],
)
def test_whose_act_it_is_stands_with_its_subject(text: str, stance: Stance) -> None:
    """The subject of the clause tells whose act is told; what is done to somebody, or which and when, is none."""
    assert [one.stance for one in findings(text, reader=learned()).statements if one.nested_in is None] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Chad has delivered six of the 18 boats it promised Peru, the Peruvian defence minister said.",
            Stance.ASSERTS,
        ),
        ("The Kenyan government said that the road it had once promised Chad was open.", Stance.ASSERTS),
        ("Kenya's president said the boats his country pledged had arrived in May.", Stance.ASSERTS),
        ("The Kenyan government said it had promised to open a port.", Stance.PROMISES),
        ("The Kenyan government said that after the talks it promised Chad a new port.", Stance.PROMISES),
        ("Kenya said the talks had failed, and that it pledged 20 million dollars.", Stance.PROMISES),
    ],
)
def test_a_promise_that_only_describes_a_thing_is_none_now(text: str, stance: Stance) -> None:
    """Boats that "it promised" are told of; "it promised a port" promises."""
    assert [one.stance for one in findings(text).statements] == [stance]
