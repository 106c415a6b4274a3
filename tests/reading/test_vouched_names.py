"""Persons whom only capitals name, and what an engine sees there."""

from __future__ import annotations

from servanda.model import ActorKind, MentionKind, NameMark, Span
from servanda.reading.vouched_names import vouched


def name(text: str, words: str, kind: ActorKind, rule: str, *, nth: int = 0) -> NameMark:
    """Give the mark of some words of a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    return NameMark(span, MentionKind.NAME, kind, (), rule, 0.6, span)


def bare(text: str, words: str, *, nth: int = 0) -> NameMark:
    """Give a person whom only capitals name."""
    return name(text, words, ActorKind.PERSON, "name.person.bare", nth=nth)


def seen(text: str, words: str, kind: ActorKind, *, nth: int = 0) -> NameMark:
    """Give what an engine sees at some words."""
    return name(text, words, kind, "name.model", nth=nth)


def test_capitals_that_the_engine_takes_for_a_body_are_one() -> None:
    """The Lantern Partners never were a person; Rosa Tellu, whom it sees as one, stays."""
    text = "Lantern Partners met Rosa Tellu."
    offered = [seen(text, "Lantern Partners", ActorKind.OTHER), seen(text, "Rosa Tellu", ActorKind.PERSON)]
    found = vouched(text, [bare(text, "Lantern Partners"), bare(text, "Rosa Tellu")], offered, [])
    assert [(one.rule, one.actor_kind) for one in found] == [
        ("name.organisation", ActorKind.OTHER),
        ("name.person.bare", ActorKind.PERSON),
    ]


def test_capitals_that_are_a_place_or_nothing_to_the_engine_are_left_out() -> None:
    """Neither a quarter of a town nor the heading of a table becomes a person."""
    text = "He lives in West Meddin. Gross Output fell."
    found = vouched(text, [bare(text, "West Meddin"), bare(text, "Gross Output")], [], [Span(12, 23)])
    assert found == ()


def test_the_report_decides_and_a_tie_keeps_the_person() -> None:
    """Seen as a person once of two times is enough; once of three is not."""
    text = "Ela Brand, Ela Brand. Tor Vann, Tor Vann, Tor Vann."
    names = [
        *(bare(text, "Ela Brand", nth=at) for at in range(2)),
        *(bare(text, "Tor Vann", nth=at) for at in range(3)),
    ]
    offered = [seen(text, "Ela Brand", ActorKind.PERSON), seen(text, "Tor Vann", ActorKind.PERSON)]
    assert [one.span.of(text) for one in vouched(text, names, offered, [])] == ["Ela Brand", "Ela Brand"]


def test_an_office_or_a_known_last_name_needs_no_engine() -> None:
    """Who has an office is a person, and so is whoever bears the same last name; only a lone word may be a body's."""
    text = "President Omar Deel and Lia Deel of Miss Galaxy."
    titled = name(text, "Omar Deel", ActorKind.PERSON, "name.person.titled")
    lone = name(text, "Galaxy", ActorKind.PERSON, "name.person.titled")
    found = vouched(text, [titled, bare(text, "Lia Deel"), lone], [seen(text, "Galaxy", ActorKind.OTHER)], [])
    assert [one.span.of(text) for one in found] == ["Omar Deel", "Lia Deel"]


def test_a_name_begins_where_the_engine_sees_it_begin():
    """The portfolio before it is none of it; a longer name than the engine's is kept where the ends differ."""
    text = "Director of Health Pekka Laine met Mariam Al Tal."
    offered = [seen(text, "Pekka Laine", ActorKind.PERSON), seen(text, "Mariam Al", ActorKind.PERSON)]
    found = vouched(text, [bare(text, "Health Pekka Laine"), bare(text, "Mariam Al Tal")], offered, [])
    assert [one.name.of(text) for one in found if one.name] == ["Pekka Laine", "Mariam Al Tal"]


def test_an_engine_that_sees_no_places_is_not_asked() -> None:
    """The rules stand alone then."""
    text = "Lantern Partners left."
    assert vouched(text, [bare(text, "Lantern Partners")], [], None) == (bare(text, "Lantern Partners"),)
