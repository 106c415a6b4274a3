"""Sentences of every day whose content or speaker the clauses alone miss."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            'Kenyan minister Ann Barasa claimed the people would never pay, "as we are a poor nation."',
            "Ann Barasa",
            'the people would never pay, "as we are a poor nation."',
        ),
        (
            '"No," Ann Barasa said when asked if Kenya would leave. "Why should we?"',
            "Ann Barasa",
            '"No," "Why should we?"',
        ),
        (
            "A Kenyan court has ruled two clerks are to spend May in prison.",
            None,
            "two clerks are to spend May in prison",
        ),
        (
            "The attacks, according to the Kenyan Commission on Human Rights, left 35 people dead.",
            None,
            "The attacks left 35 people dead",
        ),
        (
            "Kenya's water ministry reports that nobody was hurt, but cautions that the dam may burst.",
            None,
            "that the dam may burst",
        ),
        (
            "''Nothing will change,'' Kenyan minister Ann Barasa said. ''The issue is pay. It is a problem.''",
            "Ann Barasa",
            "''Nothing will change,'' ''The issue is pay. It is a problem.''",
        ),
        ("The Kenyan pilot radioed that he had lost an engine.", None, "that he had lost an engine"),
        ("Catches fell by a fifth, per a draft report circulated in Kenya.", None, "Catches fell by a fifth"),
    ],
)
def test_what_is_said_is_found_whole(text: str, speaker: str | None, content: str) -> None:
    """Each content is told in all its parts, by whoever says it."""
    found = findings(text, reader=learned()).statements
    assert content in [one.content for one in found]
    if speaker is not None:
        assert {one.speaker.name for one in found if one.speaker} == {speaker}


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Kenyan minister Ann Barasa said the case would be dealt with according to the law.",
            ["the case would be dealt with"],
        ),
        ("Kenya's envoy Ann Barasa accused them and thanked us.", []),
    ],
)
def test_a_measure_and_a_lone_pronoun_say_nothing(text: str, contents: list[str]) -> None:
    """The law that a case is dealt with by is no source, and whom somebody thanks is no content."""
    assert [one.content for one in findings(text, reader=learned()).statements] == contents


def test_a_long_name_behind_a_quotation_speaks_it() -> None:
    """The subject of a verb inside the quotation is not who condemns by it."""
    text = (
        "“Moreno, who received the bishops in the 1980s, is the one who expelled their order from the country,” denounced"
        " the independent Peruvian Center for Human Rights (Cenid) on Twitter."
    )
    (one,) = findings(text, reader=learned()).statements
    assert one.source_span is not None
    assert one.source_span.of(text).startswith("the independent Peruvian Center for Human Rights")
