"""Objects that do not stand right behind their verb, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def objects(text: str) -> list[str]:
    """Give the acts of a text in one line each, with the words that tell them."""
    return [
        f"{'+'.join(one.country for one in event.source)} > {'+'.join(one.country for one in event.target)} "
        f"{event.type.value} {event.status.value}"
        for event in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile handed the President of Kenya an invitation to visit Lima.", "CHL > KEN AGREE actual"),
        ("Peru's envoy handed the president of Chile a note of protest over the raid.", "PER > CHL ACCUSE actual"),
        ("Kenya gave the government of Peru ten trucks.", "KEN > PER AID actual"),
        ("Fiji offered the king of Tonga a patrol boat.", "FJI > TON AGREE actual"),
    ],
)
def test_a_second_object_may_stand_behind_the_of_of_the_first(text, expected):
    assert expected in objects(text)


def test_what_has_no_article_behind_of_is_no_second_object():
    """What goes on behind the name without an article is not given to anybody."""
    assert objects("Kenya gave the government of Peru notice on Monday.") == []


def test_a_bare_form_behind_let_is_what_is_let():
    """Nobody builds anything that is not let; "let" is no auxiliary."""
    assert objects("Peru will not let Chile send troops to Chad.") in (["CHL > TCD MOBILIZE negated"], [])
    assert "CHL > TCD MOBILIZE actual" not in objects("Peru did not let Chile send troops to Chad.")


def test_a_participle_of_state_has_the_subject_of_its_verb():
    """Of "remain appalled by and condemn" both have the leaders as subject."""
    text = (
        "The premier of Peru and his Kenyan counterpart Ali Otieno remain appalled by and condemn the attacks by Chad "
        "against Niger and urge Chad to withdraw."
    )
    assert {"PER+KEN > TCD ACCUSE actual", "PER+KEN > TCD REQUEST actual"} <= set(objects(text))


def test_who_calls_an_envoy_in_protests_himself():
    text = "Peru's foreign ministry said it summoned Kenya's charge d'affaires to protest the arrests."
    assert objects(text) == ["PER > KEN ACCUSE actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Peruvian president received in the palace on Monday Kenyan minister Ali Otieno.",
            ["KEN > PER CONSULT actual"],
        ),
        ("Peru's minister met at the palace on Monday the Kenyan envoy Ali Otieno.", ["PER > KEN CONSULT actual"]),
        ("Peru's minister met in Lima Tuesday.", []),
    ],
)
def test_whom_one_meets_may_stand_behind_where_and_when(text, expected):
    """A name or an article opens who is met; a day does not."""
    assert objects(text) == expected
