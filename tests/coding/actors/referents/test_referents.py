"""Pronouns and descriptions: who "he", "the country" and "both sides" are."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Actor, ActorMention, Findings


def actor_of(text: str, words: str, *, nth: int = 0) -> str | None:
    """Give the name of the actor that the nth printing of some words means, None when nothing decides."""
    found: Findings = findings(text)
    actors: dict[str, Actor] = {actor.id: actor for actor in found.actors}
    meant: list[ActorMention] = [one for one in found.mentions if one.quote == words]
    if len(meant) <= nth or meant[nth].actor is None:
        return None
    return actors[meant[nth].actor].name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Chadian President Idriss Moussa met his ministers. He left for Nairobi.", "He", "Idriss Moussa"),
        ("Chadian President Idriss Moussa said that his country was safe.", "his country", "Chad"),
        (
            "Chad sent its troops to the border after the Chadian army had asked for them.",
            "its troops",
            "Armed forces of Chad",
        ),
        ("Kenya signed the treaty with Chad as the country is short of water.", "the country", "Kenya"),
        ("Kenya called on Chad to respect the country.", "the country", "Chad"),
        ("Kenya has closed the port. It has opened a road.", "It", "Kenya"),
        ("The Kenyan army left the town on Monday. The army lost a truck.", "The army", "Armed forces of Kenya"),
        (
            "The Kenyan government closed the port. It added that the road was open.",
            "It",
            "Government of Kenya",
        ),
        (
            "The European Commission met on Monday. The commission will lend Kenya 20 million dollars.",
            "The commission",
            "European Commission",
        ),
        (
            "Kenya's Ministry of Finance met the lenders. The ministry statement named no sum.",
            "The ministry",
            "Finance ministry of Kenya",
        ),
        ("The Peruvian Ministry of Trade met. Later the Ministry said no.", "the Ministry", "Trade ministry of Peru"),
        ("The African Union met in Nairobi. Members of the bloc voted.", "the bloc", "African Union"),
        ("Kenya closed the port after Chad accused it of arming rebels.", "it", "Kenya"),
        ("Kenya closed the port after Chad warned it would act.", "it", "Chad"),
        ("Chad said Kenya had broken its word. Chad also accused it of arming rebels.", "it", "Kenya"),
    ],
)
def test_what_a_report_decides_is_resolved(text: str, words: str, name: str) -> None:
    """Pronouns and descriptions take the actor that the report gives them."""
    assert actor_of(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left the capital on Monday.", "He"),
        ("Kenya's Ministry of Finance and Chad's Ministry of Trade met. Then the ministry left.", "the ministry"),
        ("The African Development Bank met. Then the bank account was closed.", "the bank"),
        ("The ministry left on Monday.", "The ministry"),
        ("The Kenyan army met the Chadian army. Then the army left.", "the army"),
        ("It has opened a road.", "It"),
        ("The country is short of water.", "The country"),
        ("The official left the capital.", "The official"),
        ("The African Union met members of the\n\nbloc in Nairobi.", "bloc"),
    ],
)
def test_what_nothing_decides_stays_open(text: str, words: str) -> None:
    """Without anybody to be, a pronoun is nobody."""
    assert actor_of(text, words) is None


def test_a_body_called_again_says_by_which_rule() -> None:
    """A commission is a body, not a state: the evidence must not say that it was resolved as one."""
    found = findings("The European Commission met on Monday. The commission will lend Kenya 20 million dollars.")
    assert [one.rule for one in found.mentions if one.quote == "The commission"] == ["referent.body"]


def test_we_in_a_quotation_is_the_speakers_state_and_i_the_speaker() -> None:
    """ "We will pay and I will sign," the Kenyan president said."""
    text = 'Chad and Kenya met. "We will pay and I will sign the treaty," Kenyan President Juma Oduor said.'
    assert actor_of(text, "We") == "Kenya"
    assert actor_of(text, "I") == "Juma Oduor"


def test_he_inside_a_quotation_is_left_alone() -> None:
    """The narrator's last speaker is not the "he" of a quoted sentence."""
    text = (
        'Kenyan President Juma Oduor said that the port was open. "He is wrong," Chadian President Idriss Moussa said.'
    )
    assert actor_of(text, "He") is None


def test_a_capital_that_is_a_place_names_no_actor() -> None:
    """A visit to Nairobi is to a place; "Nairobi sent" is the government."""
    assert actor_of("The Chadian minister travelled to Nairobi on Monday.", "Nairobi") is None
    assert actor_of("Nairobi sent trucks to Chad on Monday.", "Nairobi") == "Kenya"


def test_we_of_a_speaker_without_a_state_is_nobody() -> None:
    """ "We" in the words of somebody whose state nothing tells stays open, whoever else has no state."""
    text = 'The Lumo Rowing Club left. "We have no boats," Rita Cano said.'
    found = findings(text)
    assert [one.actor for one in found.mentions if one.quote == "We"] == []


def test_a_capital_that_other_towns_are_named_after_needs_its_state() -> None:
    """ "Hamilton" is no Bermuda where only a list of towns has it; "Georgetown" is Guyana where Guyana is named."""
    towns = findings("Schools in Napier and Hamilton are full. Victoria's department of health said the plan was old.")
    guyana = findings("Georgetown said it would help. The trucks left Guyana on Monday.")
    assert {actor.code for actor in towns.actors} == set()
    assert [one.speaker.code for one in guyana.statements if one.speaker] == ["GUY"]


def test_it_is_an_open_speaker_and_nobody_before():
    """A speaking body of which nobody knows whose it is means itself by "it", not the body of the sentence before."""
    text = (
        "The African Union urged both sides to show restraint."
        " The Congolese army said on Thursday that it had captured four Rwandan soldiers near the river."
    )
    found = findings(text, reader=learned()).events
    assert [event.type.value for event in found if event.type.value != "REQUEST"] == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            (
                "The Kenyan foreign minister, Ali Juma, received the Ambassador of Chile, Ana Ruiz. The ambassador said"
                " the port was open. The minister went to Lima on 9 May, where he met traders."
            ),
            "he",
            "Ali Juma",
        ),
        (
            (
                "Kenyan President Ali Juma invited the President of Chile, Ana Ruiz. She thanked her Kenyan counterpart"
                " on Monday."
            ),
            "Kenyan counterpart",
            "Ali Juma",
        ),
        (
            (
                "Kenyan President Ali Juma met his Chilean counterpart, Ana Ruiz, in May. Juma then thanked his Chilean"
                " opposite number."
            ),
            "Chilean opposite number",
            "Ana Ruiz",
        ),
        (
            "Kenyan President Ali Juma met Chile's trade minister, Ana Ruiz. Juma thanked his Chilean counterpart.",
            "Chilean counterpart",
            "Chilean counterpart",
        ),
    ],
)
def test_who_holds_an_office_is_known_before_he_is_a_pronoun_or_a_counterpart(text, words, name):
    """The minister and he stand in one sentence; a counterpart who was named before is that person."""
    assert actor_of(text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bhutan backed the Malians. It said that the Kingdom would wait.", "Bhutan"),
        ("Bhutan's king met Jordan's king. The Malians heard that the Kingdom would wait.", None),
        ("Mali's envoy met the Malians. He said that the Kingdom would wait.", None),
    ],
)
def test_the_kingdom_is_a_state_that_has_a_monarch(text, name):
    """ "The Kingdom" is never a republic, and of two monarchies the one that "the country" would be."""
    found = findings(text, reader=learned())
    names = {one.id: one.name for one in found.actors}
    assert [names.get(one.actor or "") for one in found.mentions if one.quote == "the Kingdom"] == [name]
