"""Bodies that a noun beside their name calls so, each test on the sentence that stands in it."""

from __future__ import annotations

import pytest

from servanda.codebook import load
from servanda.model import UNKNOWN, ActorKind, Block, BlockKind, Report, Span
from servanda.reading import RuleReader

BOOK = load()


def bodies(text: str) -> list[str]:
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        outlet=None,
        published=UNKNOWN,
    )
    marks = RuleReader().read(report, BOOK).names
    return [one.span.of(text) for one in marks if one.rule == "name.organisation"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The watchdog Press Freedom Kenya condemned the arrests on Monday.", "Press Freedom Kenya"),
        ("The charity Mothers of Lamu said that nobody was hurt.", "Mothers of Lamu"),
        ("The opposition Forward Kenya party rejected the result.", "Forward Kenya"),
        ("On Monday the Nuba Monitors network denied the report.", "Nuba Monitors"),
        ("The think tank Open Chad counted six raids.", "Open Chad"),
    ],
)
def test_a_noun_before_or_behind_makes_a_body(text, name):
    """The whole run of capitals is the body's name, a state at its end or not."""
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The airline Jambo Wings halted its flights.", ActorKind.COMPANY),
        ("Prices rose, according to the Kenyan television channel Al Marsad.", ActorKind.MEDIA),
        ("The newspaper El Faro del Sur printed the letter.", ActorKind.MEDIA),
    ],
)
def test_the_noun_says_what_a_body_is(text: str, kind: ActorKind):
    """A noun of trade makes a company, one of the press a medium."""
    report = Report("r-0123456789abcdef", "0" * 64, text, (Block(Span(0, len(text)), BlockKind.BODY),), None, UNKNOWN)
    found = [one for one in RuleReader().read(report, BOOK).names if one.rule == "name.organisation"]
    assert [one.actor_kind for one in found] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "He told the party Kenya would pay.",
        "She told the group Ali Omar had left.",
        "The group Monday said that it would pay.",
        "The tank Leopard Two stood in the mud.",
        "The West African bloc ECOWAS condemned the raid.",
        "The Lagos-based firm left.",
        "The company President Ali Omar founded was sold.",
        "The Islamic State group claimed the raid.",
        "He works for the International CRISIS group, an observer said.",
        "The alliance Russia and China lead condemned the raid.",
    ],
)
def test_what_stands_beside_by_chance_is_none(text):
    """A hearer, a day, a weapon, an adjective, an office and what the codebook knows make no new body."""
    assert bodies(text) == []
