"""Actors that may be one, and that nothing joined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linking.build import actor, person, report, role
from servanda import codebook
from servanda.linking.namesakes import BEARERS, namesakes
from servanda.model import NO_CODE, ActorKind, ActorRecord

BOOK = codebook.load()


def record(
    name: str, code: str = NO_CODE, *, kind: ActorKind = ActorKind.PERSON, at: str = "1", **fields
) -> ActorRecord:
    """Give an actor of the ledger that one report names."""
    page = report(at, f"{name} spoke.")
    party = person(page, name, code)
    made = replace(actor(page, party), kind=kind, aliases=(name,), **fields)
    return ActorRecord(made, (made.id,), 1)


def asked(*records: ActorRecord) -> list[tuple[str, str]]:
    """Give the names of the pairs that are asked about, each pair sorted."""
    return [
        tuple(sorted((pair.one.content.name, pair.other.content.name)))  # type: ignore[misc]
        for pair in namesakes(records, BOOK)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ali Odhiambo",), ("Ali Odhiambo", "KEN.GOV")),
        (("Odhiambo",), ("Ali Odhiambo", "KEN.GOV")),
        (("Moustapha Keino", "KEN"), ("Mustafa Keino", "KEN")),
        (("Ali Odhiambo Keino",), ("Ali Keino Odhiambo",)),
        (("General Ali Odhiambo",), ("Ali Odhiambo",)),
        (("A. Odhiambo", "KEN"), ("Ali Odhiambo", "KEN")),
        (("Ali Haftar", "KEN"), ("Ali Hifter", "KEN")),
    ],
)
def test_names_that_let_two_be_one_are_asked_about(one, other):
    """The very name without a state, a short name, another spelling, a rank in front."""
    assert len(asked(record(*one), record(*other, at="2"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ali Odhiambo", "KEN"), ("Ali Odhiambo", "UGA")),
        (("Ali Odhiambo",), ("Omar Odhiambo",)),
        (("Alisa Odhiambo", "KEN"), ("Alusine Odhiambo", "KEN")),
        (("Ali Odhiambo",), ("Lake Herald",)),
    ],
)
def test_who_cannot_be_one_is_not_asked_about(one, other):
    """Two states, two first names, two names."""
    assert asked(record(*one), record(*other, at="2")) == []


def test_a_name_that_many_could_bear_is_not_asked_about():
    """Where a surname fits more than a few, a person cannot tell either; each of a few is asked about."""
    people = [record(f"{first} Odhiambo", "KEN", at=first) for first in ("Ali", "Omar", "Jane", "Ruth")]
    alone = record("Odhiambo", at="9")
    assert len(asked(alone, *people[:BEARERS])) == BEARERS
    assert asked(alone, *people) == []


def test_an_office_that_both_hold_comes_first():
    """The likelier pair is asked first, and the office is the reason."""
    page = report("1", "The foreign minister spoke.")
    held = (role(page, "foreign minister", "KEN"),)
    pairs = namesakes(
        [
            record("Omar Keino"),
            record("Omar Keino", at="2"),
            record("Odhiambo", "KEN", roles=held),
            record("Ali Odhiambo", "KEN", at="2", roles=held),
        ],
        BOOK,
    )
    assert [pair.one.content.name.split()[-1] for pair in pairs] == ["Odhiambo", "Keino"]
    assert "foreign minister of KEN" in pairs[0].why
    assert pairs[0].score > pairs[1].score


def test_bodies_and_groups_are_asked_about_by_exactly_their_name():
    """A part of a body's name is another body."""
    group = {"kind": ActorKind.GROUP}
    assert len(asked(record("Hill Front", **group), record("Hill Front", "KEN", at="2", **group))) == 1
    assert asked(record("Hill Front", **group), record("Hill", at="2", **group)) == []
    assert asked(record("Hill Front", **group), record("Hill Front", at="2")) == []


def test_a_word_that_a_crowd_bears_is_passed_over(monkeypatch: pytest.MonkeyPatch):
    """Comparing everybody with everybody would take hours, and the word tells nobody apart."""
    pair = record("Ali Odhiambo"), record("Odhiambo", at="2")
    assert len(asked(*pair)) == 1
    monkeypatch.setattr("servanda.linking.namesakes.CROWD", 1)
    assert asked(*pair) == []


def test_who_is_known_or_never_named_is_not_asked_about():
    """Actors of the codebook have one id everywhere; "his counterpart" is no name."""
    page = report("1", "Kenya spoke.")
    known = replace(
        actor(page, person(page, "Hill Front")), id=codebook_id("KEN.REB"), code="KEN.REB", aliases=("Hill Front",)
    )
    other = replace(known, id=codebook_id("KEN.GOV"), code="KEN.GOV")
    assert namesakes([ActorRecord(known, (known.id,), 1), ActorRecord(other, (other.id,), 1)], BOOK) == []
    nameless = record("Ali Odhiambo", at="2", country=None)
    unnamed = replace(nameless, content=replace(nameless.content, aliases=()))
    assert namesakes([record("Ali Odhiambo"), unnamed], BOOK) == []


def codebook_id(code: str) -> str:
    """Give the id that an actor of the codebook has in every report."""
    from servanda.model import content_id  # noqa: PLC0415 - only here

    return content_id("a", "code", code)
