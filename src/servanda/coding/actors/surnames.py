"""Surnames that look like a people, a state or a capital: "Ana German", "Juma Santiago", and then "Santiago said".

Invariant: only words printed right behind a person's name are taken for its surname.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.model import ActorKind, MentionKind, NameMark, Span, Token, WordClass

_OF_PEOPLES = frozenset({"name.codebook.demonym", "name.codebook.people"})
_ALSO_SURNAMES = _OF_PEOPLES | {"name.codebook.name", "name.codebook.capital"}
_FULL_NAME = 2
_IS_PLACE = re.compile(r"\b(?:in|to|from|into|inside|across|near|visit|visits|visited|of)\s+$", re.IGNORECASE)


def with_surnames(reading: ReportReading) -> ReportReading:
    """Give the marks with persons' names to their end, and without nationalities that are a person's surname.

    "Ana German said" is one name; "German left" is then the same person's.
    """
    text = reading.report.text
    reading = _with_titled_cities(reading)
    names = tuple(_completed(reading))
    surnames = {word for mark in names if _is_person(mark) and mark.name for word in mark.name.of(text).split()[1:]}
    kept = tuple(mark for mark in names if mark.span.of(text) not in surnames or not _is_of_person(mark, names, text))
    if kept == reading.marks.names:
        return reading
    return replace(reading, marks=replace(reading.marks, names=kept))


def _is_of_person(mark: NameMark, names: Sequence[NameMark], text: str) -> bool:
    """Say whether a surname that stands alone is the person's: "German left", "Chad told reporters".

    A state is meant behind "in" or "to", and in a report that also tells of its people or its capital; foreign letters
    are the person's ("Jordán" behind "Ana Jordán").
    """
    if mark.rule in _OF_PEOPLES:
        return not mark.span.of(text).endswith("s")
    if mark.rule == "name.codebook.name" and not mark.span.of(text).isascii():
        return True
    if mark.rule not in _ALSO_SURNAMES or _IS_PLACE.search(text, 0, mark.span.start):
        return False
    codes = {one.code.partition(".")[0] for one in mark.readings}
    others = (one for one in names if one.span.of(text) != mark.span.of(text) and not _is_person(one))
    return not any(codes & {one.code.partition(".")[0] for one in other.readings} for other in others)


def _is_person(mark: NameMark) -> bool:
    return mark.actor_kind is ActorKind.PERSON and mark.name is not None


def _with_titled_cities(reading: ReportReading) -> ReportReading:
    """Give the marks with the persons of whom a city's name is the surname, by an office in capitals right before it.

    "President Cairo has every right": where the report prints that, "Ana Cairo" is her whole name.
    """
    text = reading.report.text
    cities = [mark for mark in reading.marks.names if mark.rule == "name.codebook.capital"]
    offices = {mark.span.end: mark for mark in reading.marks.names if mark.rule == "name.office"} if cities else {}
    titled = {
        city: office
        for city in cities
        if text[city.span.start - 1 : city.span.start] == " "
        and (office := offices.get(city.span.start - 1)) is not None
        and office.title_country is None
        and office.title is not None
        and office.title.of(text).istitle()
    }
    if not titled:
        return reading
    surnames = {city.span.of(text) for city in titled}
    gone = {*titled, *titled.values()}
    kept = [mark for mark in reading.marks.names if mark not in gone]
    people = [_titled(office, city.span) for city, office in titled.items()]
    for city in [one for one in cities if one not in titled and one.span.of(text) in surnames]:
        given = _given_name(reading, city.span)
        if given is not None:
            whole = Span(given.start, city.span.end)
            kept = [mark for mark in kept if not mark.span.overlaps(whole)]
            people.append(_named(city, whole))
    names = tuple(sorted([*kept, *people], key=lambda mark: (mark.span, mark.rule)))
    return replace(reading, marks=replace(reading.marks, names=names))


def _titled(office: NameMark, surname: Span) -> NameMark:
    """Give the person who holds an office right before a surname."""
    span = Span(office.span.start, surname.end)
    return replace(office, span=span, kind=MentionKind.NAME, rule="name.person.titled", name=surname)


def _named(city: NameMark, whole: Span) -> NameMark:
    """Give the person of whose name a city's is the end."""
    person = replace(city, span=whole, name=whole, kind=MentionKind.NAME, actor_kind=ActorKind.PERSON)
    return replace(person, rule="name.person.bare", readings=())


def _given_name(reading: ReportReading, surname: Span) -> Span | None:
    """Give the one capital that stands right before a surname, where nothing else in the marks holds it."""
    tokens = reading.marks.tokens
    at = bisect_left(tokens, surname.start, key=lambda token: token.span.start) - 1
    if at < 0 or tokens[at].span.end != surname.start - 1 or tokens[at].word_class is not WordClass.PROPN:
        return None
    given = tokens[at].span
    holding = (mark for mark in reading.marks.names if mark.span.overlaps(given))
    return given if all(_is_bare(mark) for mark in holding) else None


def _completed(reading: ReportReading) -> Iterator[NameMark]:
    """Give the marks in their order, a person's with the surname behind it, which is then no mark of its own."""
    names = sorted(reading.marks.names, key=lambda mark: (mark.span, mark.rule))
    at = 0
    while at < len(names):
        mark, last = names[at], at
        if _is_person(mark) and at + 1 < len(names) and _is_surname(reading, mark, names[at + 1]):
            last = at + 1
            if last + 1 < len(names) and _touches(reading, names[last], names[last + 1]) and _is_bare(names[last + 1]):
                last += 1
        end = names[last].span.end
        if last > at and mark.name is not None:
            mark = replace(mark, span=Span(mark.span.start, end), name=Span(mark.name.start, end))
        yield mark
        at = last + 1


def _is_bare(mark: NameMark) -> bool:
    return mark.rule == "name.person.bare"


def _touches(reading: ReportReading, first: NameMark, second: NameMark) -> bool:
    return reading.report.text[first.span.end : second.span.start] == " "


def _is_surname(reading: ReportReading, person: NameMark, mark: NameMark) -> bool:
    """Say whether a mark right behind a person's name ends it: no noun follows that it could describe."""
    text = reading.report.text
    if mark.rule not in _ALSO_SURNAMES or not _touches(reading, person, mark):
        return False
    if mark.rule in _OF_PEOPLES and mark.span.of(text).endswith("s"):
        return False
    if len(mark.span.of(text).split()) > 1:
        return False
    is_long = not _is_bare(person) or (person.name is not None and len(person.name.of(text).split()) >= _FULL_NAME)
    following = _token_at(reading.marks.tokens, mark.span.end)
    describes = following is not None and following.word_class in {WordClass.NOUN, WordClass.ADJ}
    return not describes and (is_long or mark.rule in _OF_PEOPLES)


def _token_at(tokens: Sequence[Token], place: int) -> Token | None:
    """Give the first token that begins at a place or behind it."""
    at = bisect_left(tokens, place, key=lambda token: token.span.start)
    return tokens[at] if at < len(tokens) else None
