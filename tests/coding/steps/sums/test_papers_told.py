"""Papers that are told of by the way, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

HEAD = "Joint statement on the visit of the President of Peru to Togo"


def papers(body: str) -> list[str]:
    """Give the steps of a joint statement: sides kind step day."""
    return [
        f"{'+'.join(sorted(one.country for one in step.provider))} {step.kind.value} {step.step.value} {step.when.edtf}"
        for step in findings(body, title=HEAD, reader=learned()).steps
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "The two Presidents welcomed the signing of a fisheries agreement and the entry into force, on 1 May, of "
                "the convention on the avoidance of double taxation."
            ),
            ["PER+TGO policy signed ..2022-06-15", "PER+TGO treaty in_force 2022-05-01"],
        ),
        (
            "They noted the signing of a Memorandum of Understanding on water and a protocol on customs.",
            ["PER+TGO policy pledged ..2022-06-15", "PER+TGO policy signed ..2022-06-15"],
        ),
        (
            "The memorandum on mining, signed in 2019, entered into force on 3 May.",
            ["PER+TGO policy in_force 2022-05-03"],
        ),
        (
            "An agreement on double taxation, initialled in 2019, was ratified by Togo's parliament on 3 May.",
            ["PER+TGO policy in_force 2022-05-03"],
        ),
        ("The memorandum on mining has not entered into force.", []),
        ("The treaty between Peru and Togo entered into force on 3 May.", ["PER+TGO treaty in_force 2022-05-03"]),
        ("They welcomed the signing of the UN treaty on the high seas.", []),
        ("They welcomed the signing of the convention on mercury.", []),
        ("They welcomed the efforts at an early conclusion of an agreement on cotton.", []),
        ("They welcomed the signing of a fisheries agreement between Peru, Togo and Chile.", []),
    ],
)
def test_papers_that_are_welcomed_were_signed_by_the_two_of_the_statement(body, expected):
    """What many sign, what others made and what is still to come is no paper of the two."""
    assert [one.replace("[", "").replace("]", "") for one in papers(body)] == expected
