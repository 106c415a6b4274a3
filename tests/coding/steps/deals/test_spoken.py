"""Deals, invitations and wishes that a speaker tells of in his own words."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

TALKS = "The president of Togo, Kossi Ama, met Norwegian foreign minister Kari Lund in Lome on Tuesday. "


def told(text: str) -> list[str]:
    """Give the steps of a report, each in one line: provider > recipient kind step scope."""
    found = findings(text, reader=learned()).steps
    return [
        f"{'+'.join(sorted(p.country for p in one.provider))} > {'+'.join(sorted(p.country for p in one.recipient))} "
        f"{one.kind.value} {one.step.value} {one.scope.value}"
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TALKS + '"We have agreed to open a consulate in Bergen," Ama said.',
            "NOR+TGO > NOR+TGO policy pledged unknown",
        ),
        (
            TALKS + '"The minister invited me to visit Norway," Ama said.',
            "TGO > NOR meeting mentioned unknown",
        ),
        (
            TALKS + '"I gladly accept this invitation to come to Togo," Lund said.',
            "NOR > TGO meeting pledged unknown",
        ),
        (
            TALKS + '"We spoke of our desire to strengthen our diplomatic and economic relations," Ama said.',
            "TGO > NOR policy mentioned restatement",
        ),
    ],
)
def test_what_a_side_tells_of_both_is_a_step(text, expected):
    """'We have agreed to', 'invited me to visit', 'I accept', 'our desire to': the other side was told of just before."""
    assert expected in told(text)


def test_what_both_agreed_is_told_again_by_one():
    """A quotation that echoes the agreement adds nothing to it."""
    text = (
        "Norway and Togo agreed to widen their cooperation against piracy on Wednesday. "
        '"We have agreed to work more closely in the fight against pirates," Togolese president Kossi Ama said.'
    )
    assert told(text) == ["NOR+TGO > NOR+TGO policy pledged unknown", "NOR+TGO > NOR+TGO policy pledged restatement"]


@pytest.mark.parametrize(
    "text",
    [
        '"We have agreed to lower the price of bread," Togolese president Kossi Ama said.',
        TALKS + '"We have agreed to disagree," Ama said.',
        (
            "The presidents of Chad and Oman met Togolese president Kossi Ama. "
            '"We have agreed to work more closely," Ama said.'
        ),
    ],
)
def test_we_of_nobody_known_is_no_deal(text):
    """At home, in jest and among three nothing says who owes whom."""
    assert not any("policy" in one for one in told(text))


def test_the_host_is_who_invites():
    """An invitation that the guest tells of is the host's word."""
    step = next(
        one
        for one in findings(TALKS + '"Madam Minister invited me to visit Norway," Ama said.', reader=learned()).steps
        if one.kind.value == "meeting"
    )
    assert step.by is not None
    assert (step.by.country, step.role_of_speaker.value) == ("NOR", "recipient")
