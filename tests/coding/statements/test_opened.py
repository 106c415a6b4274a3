"""Sentences that open with a participle of saying: both the participle and the main clause tell something."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str | None, str | None]]:
    """Give speaker and content of the statements of a text, in its order."""
    found = sorted(findings(text, reader=learned()).statements, key=lambda one: one.evidence[0].span.start)
    return [(one.speaker and one.speaker.name, one.content) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Emphasizing that water is scarce, Peru said that the dam was full.",
            [("Peru", "that water is scarce"), ("Peru", "that the dam was full")],
        ),
        (
            'Reiterating his condolences to Chad "for its loss", President Ana Ruiz of Peru said that the dam was full.',
            [("Ana Ruiz", 'his condolences to Chad "for its loss"'), ("Ana Ruiz", "that the dam was full")],
        ),
        (
            "While praising Chad's role, Peru's envoy reiterated that Peru was ready.",
            [("Peru's envoy", "Chad's role"), ("Peru's envoy", "that Peru was ready")],
        ),
        ("Noting that it was late, Ana Ruiz of Peru resigned.", [("Ana Ruiz", "that it was late")]),
        ("Smiling broadly, Peru said that the dam was full.", [("Peru", "that the dam was full")]),
        (
            "Peru, stressing that water is scarce, said that the dam was full.",
            [("Peru", "that water is scarce"), ("Peru", "that the dam was full")],
        ),
        ("Saying that the dam is full helps Peru.", []),
    ],
)
def test_an_opening_participle_and_its_main_clause_have_one_speaker(text, expected):
    """What the participle tells ends at the comma before the main clause, which is told as well."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bhutan's king said that the dam was full, praising Chad's role.",
            [("Bhutan's king", "that the dam was full"), ("Bhutan's king", "Chad's role")],
        ),
        (
            "Bhutan's king said the dam was full, calling on Chad to help.",
            [("Bhutan's king", "the dam was full"), ("Bhutan's king", "Chad to help")],
        ),
        (
            "Bhutan's king said he was ready, urging Chad to help.",
            [("Bhutan's king", "he was ready"), ("Bhutan's king", "Chad to help")],
        ),
        (
            "Bhutan's king said that Mali had left, accusing Chad of theft.",
            [("Bhutan's king", "that Mali had left, accusing Chad of theft")],
        ),
        (
            "Bhutan's king said that the dam was full, flooding Chad.",
            [("Bhutan's king", "that the dam was full, flooding Chad")],
        ),
    ],
)
def test_a_participle_of_judging_behind_what_is_said_of_a_thing_is_the_speakers(text, expected):
    """A dam praises nobody; where the subject of what is said may speak too, nothing decides."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Accusing Chile of fraud, Peru left the talks.",
            [("Peru", "Chile of fraud")],
        ),
        (
            "Urging Chile to free the sailors, Peru suspended the talks.",
            [("Peru", "Chile to free the sailors")],
        ),
        (
            'Calling Chile a "steady friend" of Peru, Peru said that the dam was full.',
            [("Peru", 'Chile a "steady friend" of Peru'), ("Peru", "that the dam was full")],
        ),
        ('Describing the dam, Peru said that it was "full".', [("Peru", 'that it was "full"')]),
        ("Writing on Twitter, Peru said that the dam was full.", [("Peru", "that the dam was full")]),
        (
            "Confirming the leak, Peru said that the dam was safe.",
            [("Peru", "the leak"), ("Peru", "that the dam was safe")],
        ),
    ],
)
def test_an_opening_participle_judges_or_demands(text, expected):
    """What opens a sentence is said of somebody by the subject; where somebody writes, and what he describes, is not."""
    assert told(text) == expected
