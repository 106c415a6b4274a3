"""What a statement does, by the words of its content."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
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
        ('"In those days I would pay for the bus," Juma Oduor said.', Stance.ASSERTS),
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


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenyan minister Ana Otieno said Chad attacked the port.", Stance.ACCUSES),
        ("Kenyan minister Ana Otieno said the port was attacked by Chad.", Stance.ACCUSES),
        ("Kenyan minister Ana Otieno said Chad had no right to interfere.", Stance.ACCUSES),
        ("Kenyan minister Ana Otieno said the law was part of Chad's efforts to prevent attacks.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said the raid was a crime.", Stance.CONDEMNS),
        ("Kenyan minister Ana Otieno said the man showed no remorse for his crime.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said Chad was a close ally.", Stance.PRAISES),
        ("Kenyan minister Ana Otieno said the president was welcomed by the king in May.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said Chad welcomes thousands every year.", Stance.ASSERTS),
        ('"We welcome the ruling," Kenyan minister Ana Otieno said.', Stance.PRAISES),
        ("Kenyan minister Ana Otieno said the frogs of the lake are in danger.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno assured that she has all the papers.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno assured Chad that Kenya would send two ships.", Stance.PROMISES),
        ("Kenyan minister Ana Otieno announced that Kenya will expel two envoys.", Stance.ANNOUNCES),
        ("Kenyan minister Ana Otieno said Kenya will recall its envoy.", Stance.INTENDS),
        ("Kenyan minister Ana Otieno said that it should keep the old plants.", Stance.DEMANDS),
        ('"They told us we would sail at dawn," Kenyan minister Ana Otieno said.', Stance.ASSERTS),
        ("Engineers said it would then part from the ship and sink.", Stance.ASSERTS),
        ('"It is a new way. We demand that Chad release the crew," Kenyan minister Ana Otieno said.', Stance.DEMANDS),
        ('"We do not demand that Chad pay," Kenyan minister Ana Otieno said.', Stance.ASSERTS),
        ("Kenyan minister Ana Otieno spoke, telling clerks to mend the roads.", Stance.DEMANDS),
        ("Kenyan minister Ana Otieno said on a radio show that the clerks needed to respect the king.", Stance.DEMANDS),
        ('"We have undertaken a survey of the lake," Kenyan minister Ana Otieno said.', Stance.ASSERTS),
        ('"We undertake to mend the road," Kenyan minister Ana Otieno said.', Stance.PROMISES),
        ('"We will take all measures to mend the road," Kenyan minister Ana Otieno said.', Stance.PROMISES),
        ('"We will take measures against Chad," Kenyan minister Ana Otieno said.', Stance.THREATENS),
        ('"We are barely taking part," Kenyan minister Ana Otieno said.', Stance.ASSERTS),
        ("Kenyan minister Ana Otieno expressed her aim to mend the roads.", Stance.INTENDS),
        ('"I never said I would stay," Kenyan minister Ana Otieno said.', Stance.DENIES),
        ("Kenyan minister Ana Otieno said Kenya has welcomed back many visitors.", Stance.ASSERTS),
        ("A judge said the suspect claimed that he hid the bag and was going to burn it.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said the nurses had not received an answer.", Stance.ASSERTS),
        ("Kenyan minister Ana Otieno said Kenya had not received the ships.", Stance.DENIES),
        ("Kenyan minister Ana Otieno alleged that Chad had moved the buoys.", Stance.ACCUSES),
        ("Kenyan minister Ana Otieno complained of slow mail at the port.", Stance.CONDEMNS),
        ("Kenyan minister Ana Otieno expressed the government's commitment to mending the roads.", Stance.PROMISES),
    ],
)
def test_blame_and_praise_stand_with_who_does_what(text: str, stance: Stance) -> None:
    """A wrong is blamed on its doer, praise is the speaker's own verb or a predicate, a promise is still to be kept."""
    first = next(one for one in findings(text, reader=learned()).statements if one.nested_in is None)
    assert first.stance is stance


def test_what_goes_on_without_a_cue_does_what_its_own_words_do() -> None:
    """Behind "Kenya proposes that", the next quotation only asserts."""
    text = "Kenya proposes that Chad open the port.\n\n“The port was built in May. It is wide enough.”"
    assert [one.stance for one in findings(text, reader=learned()).statements] == [Stance.REQUESTS, Stance.ASSERTS]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kenya condemned the overthrow of the Malian president by soldiers.", None),
        ("Chile condemned the imprisonment of Peruvian journalists.", None),
        ("Chad condemned the decision of Niger to close the border.", "Niger"),
        ("The African Union demanded the release of two Malian envoys.", None),
        ("Norway called for the extradition of two Qatari bankers.", None),
        ("Peru demanded the withdrawal of Chilean troops.", "Armed forces of Chile"),
    ],
)
def test_who_suffers_what_is_judged_or_asked_for_is_no_target(text: str, target: str | None) -> None:
    """ "The overthrow of", "the release of" name who suffers or is freed; "the decision of" names who did it."""
    found = [one.target.name if one.target else None for one in findings(text, reader=learned()).statements]
    assert found == [target]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Chad condemned the decision of Niger to close the border.",
            {("ACCUSE", "actual", "TCD", "NER"), ("COERCE", "planned", "NER", "")},
        ),
        (
            "Kenya welcomed the decision of the government of Uganda to deploy 300 troops to Goma.",
            {("SUPPORT", "actual", "KEN", "UGA.GOV"), ("MOBILIZE", "planned", "UGA.GOV", "COD")},
        ),
        (
            "Ghana called on Togo and Benin to support the plan.",
            {("REQUEST", "actual", "GHA", "TGO|BEN"), ("SUPPORT", "hypothetical", "TGO|BEN", "")},
        ),
    ],
)
def test_whose_plan_it_is_does_what_the_infinitive_tells(text: str, rows: set[tuple[str, str, str, str]]) -> None:
    """ "The decision of Niger to close" is Niger's; who is called on to support has not done so."""
    found = {
        (one.type.value, one.status.value, *("|".join(p.code for p in side) for side in (one.source, one.target)))
        for one in findings(text, reader=learned()).events
    }
    assert found == rows


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"These are fabrications," Kenyan President Juma Oduor said.', Stance.DENIES),
        ('"The charges are baseless and politically motivated," Juma Oduor said.', Stance.DENIES),
        ('"That is simply not true," Juma Oduor said.', Stance.DENIES),
        ("Juma Oduor said the claims were false.", Stance.DENIES),
        ('"The bridge is a fantasy," Juma Oduor said.', Stance.ASSERTS),
        ('"That is true," Juma Oduor said.', Stance.ASSERTS),
    ],
)
def test_whoever_calls_a_claim_a_lie_denies_it(text: str, stance: Stance) -> None:
    """By what was said before, or by a noun for a claim; what is called so for itself is no claim."""
    assert [one.stance for one in findings(text, reader=learned()).statements] == [stance]
