"""Tests of who "we" and "both sides" are: by the head of a statement, in an interview, by those called sides."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options: object) -> list[str]:
    """Give the events of a text as "SOURCE > TARGET TYPE status", those that happened without their status."""
    return [
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} "
        f"{event.type.value} {event.status.value}".removesuffix(" actual")
        for event in findings(text, reader=learned(), **options).events  # type: ignore[arg-type]
    ]


INTERVIEW = """Interview with the commander of the Chadian navy

Q: What happened on the lake?
A: Five of our marines were wounded. The smugglers shot at our marines. We arrested three Nigerien nationals.
Q: Who started it?
A: We did not enter Nigerien waters.
Q: Who helped you?
A: Peru has lent us two drones.
"""


def test_one_whose_office_alone_is_told_answers_an_interview():
    """The commander named in the heading answers, so that "we" and "our" are his state."""
    rows = told(INTERVIEW)
    assert "TCD > NER.CVL COERCE" in rows
    assert "PER > TCD AID" in rows


STATEMENT = """We, the interior ministers, met in Lome today. We strongly condemn the murder of a Kenyan pilot. We demand that the
group lay down its arms. "We will wait," said a fisherman.
"""


def test_those_whose_joint_statement_it_is_are_we():
    """The states of the head before "on" are "we" outside quotations."""
    rows = told(STATEMENT, title="Joint statement of Peru, Togo and Chad on the river")
    assert "PER+TGO+TCD >  CONSULT" in rows
    assert any(one.startswith("PER+TGO+TCD > ") and one.endswith("ACCUSE") for one in rows)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Statement by the Foreign Minister of Togo on the raid", True),
        ("Address of the President of Togo", True),
        ("Statement on the raid", False),
        ("Nobody read the statement of Togo", False),
    ],
)
def test_the_state_of_a_statement_is_we(title: str, expected: bool):
    """Only a head that opens with its paper and names whose it is before its subject tells who "we" are."""
    text = "We condemn the raid by Chad. Our soldiers have returned fire. Togo and Chad share a border."
    assert ("TGO > TCD ACCUSE" in told(text, title=title)) == expected


def test_two_that_are_called_sides_are_both_sides():
    """Who is only a place between them is none: "The Peruvian side ... The Chadian side ... Both sides"."""
    text = (
        "The Peruvian side voiced concern about an attack by militants from Niger. The Chadian side reported that its "
        "troops had killed five militants who had come from Niger. Both sides agreed to set up joint patrols."
    )
    assert any(one.startswith("PER+TCD >  ") for one in told(text))


def test_a_blow_on_what_is_ours_hits_the_state_that_speaks():
    """A ministry that tells of "our patrol boat" tells that its state was hit."""
    title = "Statement of the Ministry of Defence of Togo"
    assert "TCD > TGO ASSAULT" in told("A Chadian trawler rammed our patrol boat.", title=title)
