"""Names that the codebook knows, with all their readings; states beside an office or a body.

Invariant: a printed form with several readings keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.codebook.names import NameEntry, fold
from servanda.model import (
    NO_CODE,
    ActorKind,
    MentionKind,
    NameMark,
    Reading,
    Span,
)
from servanda.reading.name_words import is_name_word
from servanda.reading.sentence_words import KIND, NOTHING, SCORES, Found, Text


@dataclass(frozen=True, slots=True)
class Country:
    """A state printed at some words: as adjective, possessive or after "of"."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    is_adjective: bool


def _readings(entries: Sequence[NameEntry]) -> tuple[Reading, ...]:
    return tuple(
        Reading(code=entry.code, name=entry.name, actor_kind=entry.actor_kind)
        for entry in entries
        if entry.code != NO_CODE
    )


def _match(text: Text, at: int) -> tuple[tuple[NameEntry, ...], int] | None:
    """Give the codebook's readings of the form at a word, on the day of the report."""
    match = text.book.names.longest(text.words, at)
    if match is None:
        return None
    return match.on(text.published.latest).entries, match.length


def codebook_name(text: Text, at: int) -> Found:
    found = _match(text, at)
    if found is None:
        return NOTHING
    entries, length = found
    end = at + length
    readings = _readings(entries)
    if not readings or _is_part_of_person(text, at, end, entries) or not _is_printed_as_name(text, at, entries):
        return NOTHING if _is_part_of_person(text, at, end, entries) else ((), end)
    entry = entries[0]
    kind = KIND.get(entry.kind)
    if kind is None:
        return (), end
    plain = len({reading.code for reading in readings}) == 1
    mark = NameMark(
        span=text.span(at, end),
        kind=kind,
        actor_kind=entry.actor_kind,
        readings=readings,
        rule=f"name.codebook.{'context' if 'context' in entry.care else entry.kind}",
        score=SCORES["codebook" if plain else "ambiguous"],
    )
    acronym = _acronym_behind(text, end, entry)
    return (mark, *acronym[0]), max(end, acronym[1])


def _acronym_behind(text: Text, end: int, entry: NameEntry) -> Found:
    """Give the short form printed in brackets behind a name ("Islamic State (IS)"), as the same actor."""
    if text.word(end) != "(" or text.word(end + 2) != ")" or not text.word(end + 1).isupper():
        return NOTHING
    mark = NameMark(
        span=text.span(end + 1, end + 2),
        kind=MentionKind.NAME,
        actor_kind=entry.actor_kind,
        readings=_readings((entry,)),
        rule="name.codebook.acronym",
        score=SCORES["codebook"],
    )
    return (mark,), end + 3


def _is_printed_as_name(text: Text, at: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a form that is also a common word is printed as a name here."""
    word = text.words[at]
    if any(entry.kind in {"description", "people"} for entry in entries):
        return True
    return not word[0].isalpha() or word[0].isupper() or not entries[0].text[:1].isupper() or fold(word) == "the"


def _is_part_of_person(text: Text, at: int, end: int, entries: Sequence[NameEntry]) -> bool:
    """Say whether a form that is also a first name or surname is part of a person's name here."""
    if not any("person" in entry.care for entry in entries):
        return False
    return is_name_word(text, end) or (at > 0 and is_name_word(text, at - 1))


def hyphenated(text: Text, at: int) -> Iterator[NameMark]:
    """Give the names inside one hyphenated word: "Kenya-led", "Franco-German"."""
    token = text.tokens[at]
    for start, end, match in text.book.names.within(token.text):
        entries = match.on(text.published.latest).entries
        kind = KIND.get(entries[0].kind)
        readings = _readings(entries)
        if kind is None or not readings or not token.text[start].isupper():
            continue
        yield NameMark(
            span=Span(token.span.start + start, token.span.start + end),
            kind=kind,
            actor_kind=entries[0].actor_kind,
            readings=readings,
            rule=f"name.codebook.{entries[0].kind}",
            score=SCORES["codebook" if len(readings) == 1 else "ambiguous"],
        )


def country_at(text: Text, at: int) -> Country | None:
    """Give the state that stands at a word as adjective or possessive, or bare in a headline ("Kenya Army Chief")."""
    found = _match(text, at)
    if found is None:
        return None
    entries, length = found
    readings = _readings(entries)
    if not readings or not text.words[at][:1].isupper():
        return None
    end = at + length
    if entries[0].kind in {"demonym", "people"}:
        return Country(at, end, readings, is_adjective=True)
    if entries[0].kind in {"name", "acronym", "capital", "former"} and entries[0].actor_kind in {
        ActorKind.STATE,
        ActorKind.IGO,
    }:
        if text.word(end).lower().replace("’", "'") in {"'s", "'"}:
            return Country(at, end + 1, readings, is_adjective=True)
        return Country(at, end, readings, is_adjective=False)
    owner = text.book.actor(entries[0].code)
    if owner and owner.country and text.word(end).lower().replace("’", "'") in {"'s", "'"}:
        state = text.book.actor(owner.country)
        if state and entries[0].actor_kind in {ActorKind.GROUP, ActorKind.GOVERNMENT}:
            reading = Reading(code=state.code, name=state.name, actor_kind=ActorKind.STATE)
            return Country(at, end + 1, (reading,), is_adjective=True)
    return None


def country_after(text: Text, at: int, *, is_sent: bool = False) -> Country | None:
    """Give the state behind "of", "of the" or "for" at a word; behind "to" only for somebody sent there."""
    if text.word(at).lower() not in ({"of", "for", "to"} if is_sent else {"of", "for"}):
        return None
    start = at + 2 if text.word(at + 1).lower() == "the" else at + 1
    country = country_at(text, start) or country_at(text, at + 1)
    return country if country and country.readings[0].actor_kind is not ActorKind.MEDIA else None


def codes(country: Country | None) -> str | None:
    if country is None:
        return None
    codes = {reading.code for reading in country.readings}
    return codes.pop() if len(codes) == 1 else None


def country_mark(text: Text, country: Country | None) -> tuple[NameMark, ...]:
    """Mark the state of a title by itself, so that every mention of a state is counted."""
    if country is None:
        return ()
    last = country.last - 1 if text.words[country.last - 1].lower().replace("’", "'") in {"'s", "'"} else country.last
    found = _match(text, country.first)
    kind = KIND.get(found[0][0].kind, MentionKind.NAME) if found else MentionKind.NAME
    form = found[0][0].kind if found else "name"
    return (
        NameMark(
            span=text.span(country.first, last),
            kind=kind,
            actor_kind=country.readings[0].actor_kind,
            readings=country.readings,
            rule=f"name.codebook.{form}",
            score=SCORES["codebook" if len(country.readings) == 1 else "ambiguous"],
        ),
    )
