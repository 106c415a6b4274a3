"""Noun phrases and the actors they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coding.sample_cast import cast_of, phrase, reading_of
from coding.sample_news import findings, learned
from servanda.coding.actors.cast import with_mentions
from servanda.errors import ModelError
from servanda.model import ActorId, ActorKind, Span


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kenya's foreign minister left.", "Kenya's foreign minister", "KEN.GOV"),
        ("Kenyan soil is rich.", "Kenyan soil", "KEN"),
        ("A shipment from Kenya left.", "A shipment from Kenya", None),
        ("Kenyan helicopters left.", "Kenyan helicopters", None),
        ("Kenya's helicopters left.", "Kenya's helicopters", None),
        ("Kenya and Kenya. The Foreign Ministry statement said so.", "The Foreign Ministry statement", "KEN.GOV.MFA"),
        ("It was spokesman Ken Obi.", "spokesman Ken Obi", "---"),
        ("The envoy to Chad Ali Oumar left.", "The envoy", "---"),
        ("The lawyers of singer Ana Lima left.", "The lawyers of singer Ana Lima", None),
        ("A tax expert and writer Ana Lima of Peru left.", "A tax expert and writer Ana Lima", "---"),
        ("They met the director of the farm, Peruvian Ana Lima.", "the director of the farm, Peruvian Ana Lima", "---"),
        (
            "Hong Kong and Macau Trade Office director Ana Lima left.",
            "Hong Kong and Macau Trade Office director Ana Lima",
            "---",
        ),
        ("It rained.", "It", None),
        ("Kenya's envoy to Chad left.", "Kenya's envoy", "KEN.GOV"),
        ("Ghana's Volta River Authority left.", "Ghana's Volta River Authority", "GHA.GOV"),
        ("Kenya's Green Union party left.", "Kenya's Green Union party", "---"),
        ("The opposition Green Union left.", "The opposition Green Union", "---"),
        ("The Kenya Salt Board left.", "The Kenya Salt Board", "---"),
        ("The Hamas movement left.", "The Hamas movement", "PSE.REB.HAMAS"),
        ("The Hamas attack failed.", "The Hamas attack", None),
        ("The attack of the Hamas movement failed.", "The attack of the Hamas movement", None),
        ("Talks with Kenya failed.", "Talks with Kenya", None),
        ("Kenya, which left, slept.", "Kenya, which left", "KEN"),
        ("Kenya in May left.", "Kenya in May", "KEN"),
        ("The long-serving Kenyan president left.", "The long-serving Kenyan president", "KEN.GOV"),
    ],
)
def test_a_phrase_names_the_actor_at_its_head(text: str, words: str, expected: str | None):
    """Only the head counts: what is sent from a state, or made there, is not the state."""
    found = cast_of(text)
    party = found.party_of(phrase(found, words))
    assert (party.code if party else None) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chad and Niger left.", "Chad and Niger", ["TCD", "NER"]),
        ("Chad, Niger and Togo left.", "Chad, Niger and Togo", ["TCD", "NER", "TGO"]),
        ("Chad met Niger.", "Chad met Niger", []),
        ("Chad, Niger left.", "Chad, Niger", ["TCD"]),
        ("Rain fell.", "Rain", []),
    ],
)
def test_a_joined_phrase_names_all_its_actors(text: str, words: str, expected: list[str]):
    """Commas and "and" join; a verb does not."""
    found = cast_of(text)
    assert [party.code for party in found.parties_of(phrase(found, words))] == expected


def test_a_post_of_several_words_is_its_holders():
    """The portfolio is no part of the name, and the phrase speaks for whom it ends with."""
    said = findings("Director of Health Ana Lima told reporters that the ward was full.", reader=learned()).statements
    assert [one.speaker.name for one in said if one.speaker] == ["Ana Lima"]


def test_a_name_before_a_post_and_its_house_speaks():
    """What the post belongs to stands between the last two commas, and says nothing."""
    said = findings("Ada Obiora, director, Lagos Lake Hospital, said the ward was full.", reader=learned()).statements
    assert [one.speaker.name for one in said if one.speaker] == ["Ada Obiora"]


def test_a_joint_phrase_of_an_unknown_actor_cannot_be_asked_for():
    """A joint phrase points at actors of the cast."""
    found = cast_of("Both sides left.")
    broken = replace(found, joint={Span(0, 10): (ActorId("a-none"),)})
    with pytest.raises(ModelError, match="a-none"):
        broken.parties_of(Span(0, 10))


def test_the_state_behind_a_party():
    """A government has its state when the report names it; a state and an unknown actor are their own."""
    found = cast_of("Kenya's army met the Togolese army and Ann Obi.")
    army, state = found.party_of(phrase(found, "Kenya's army")), found.party_of(phrase(found, "Kenya"))
    assert found.state_of(army).code == "KEN"
    assert found.state_of(state) == state
    person = found.party_of(phrase(found, "Ann Obi"))
    assert found.state_of(person) == person


def test_a_state_that_the_report_does_not_name_is_not_made():
    """The Kremlin alone makes no mention of Russia."""
    found = cast_of("The Kremlin agreed.")
    party = found.party_of(phrase(found, "Kremlin"))
    assert found.state_of(party) == party


def test_further_mentions_keep_the_first_at_one_place():
    """A mention at a taken place is not added."""
    found = cast_of("Kenya met Togo.")
    again = replace(found.mentions[0], rule="referent.state")
    elsewhere = replace(found.mentions[0], span=Span(6, 9), quote="met")
    more = with_mentions(found, [again, elsewhere])
    assert [(one.span.start, one.rule) for one in more.mentions] == [
        (0, "name.codebook.name"),
        (6, "name.codebook.name"),
        (10, "name.codebook.name"),
    ]


def test_mentions_of_a_span_come_in_order_and_longer_first():
    """The person comes before the nationality in the title."""
    found = cast_of("Kenyan President Ann Obi met Togo.")
    assert [one.quote for one in found.in_span(Span(0, 24))] == ["Kenyan President Ann Obi", "Kenyan"]
    assert [one.quote for one in found.outermost(Span(0, 40))] == ["Kenyan President Ann Obi", "Togo"]


def test_nobody_is_party_to_an_open_mention():
    """A mention without an actor gives no party."""
    found = cast_of("The minister left.")
    assert found.party(found.mentions[0]) is None
    assert all(actor.kind is not ActorKind.PERSON for actor in found.actors)


def test_the_text_before_a_place_ends_at_its_line():
    """The line's start is a border."""
    reading = reading_of("One.\nTwo  three")
    assert reading.text_before(10) == "Two"
