"""Persons whom nothing but capitals name, as an engine sees them: "Pohang Heavy Industries" is none.

Invariant: an office beside a name makes a person whatever the engine sees; an engine that does not look for places is
not asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from servanda.model import ActorKind, NameMark, Span

_ALONE = "name.person.bare"
_TITLED = "name.person.titled"
_BESIDE_OFFICES = frozenset({_TITLED, "name.person.appositive"})
_FULL_NAME = 2


class _Seen(Enum):
    """What an engine sees where a rule reads a person's name."""

    PERSON = auto()
    BODY = auto()
    PLACE = auto()
    NOTHING = auto()


def vouched(
    text: str, found: Sequence[NameMark], offered: Sequence[NameMark], places: Iterable[Span] | None
) -> tuple[NameMark, ...]:
    """Give the names found by rule without the full names that an engine takes for no person all over the report.

    Those that it takes for a body are one. Words that end a person's name elsewhere in the report stay a person's, and
    a name begins where the engine sees it begin: "Director of Health | Rosa Tellu".

    Args:
        text: The report's text.
        found: The names found by rule, in the order of the text.
        offered: The persons and bodies that the engine names.
        places: The places that it names; None if it does not look for them.
    """
    if places is None:
        return tuple(found)
    ends = {one.span.end: one.span for one in offered if one.actor_kind is ActorKind.PERSON}
    found = [_cut(text, mark, ends.get(mark.span.end)) for mark in found]
    seen = _sight(offered, places)
    votes: dict[str, Counter[_Seen]] = defaultdict(Counter)
    for mark in found:
        if mark.name is not None and mark.rule in {_ALONE, _TITLED}:
            votes[mark.name.of(text)][_seen_at(mark.name, seen)] += 1
    people: dict[str, set[str]] = defaultdict(set)
    for words in _full_names(text, found, offered):
        people[words.split()[-1]].add(words)
    return tuple(_read(text, found, votes, people))


def _cut(text: str, mark: NameMark, person: Span | None) -> NameMark:
    """Give a mark whose name begins where the engine's full name of a person does, words before it left out."""
    if mark.rule != _ALONE or mark.name is None or person is None or person.start <= mark.name.start:
        return mark
    is_full = len(person.of(text).split()) >= _FULL_NAME
    return replace(mark, span=person, name=person) if is_full else mark


def _read(
    text: str, found: Iterable[NameMark], votes: Mapping[str, Counter[_Seen]], people: Mapping[str, set[str]]
) -> Iterator[NameMark]:
    for mark in found:
        words = mark.name.of(text) if mark.name is not None else ""
        count = votes.get(words, Counter())
        is_alone = mark.rule == _ALONE and words.count(" ") + 1 >= _FULL_NAME
        if words and people.get(words.split()[-1], set()) - {words}:
            yield mark  # another form of the name is a person's
        elif mark.rule == _TITLED and _is_no_name(words, count):
            continue
        elif not is_alone or 2 * count[_Seen.PERSON] >= count.total():
            yield mark
        elif 2 * count[_Seen.BODY] >= count.total():
            yield replace(mark, actor_kind=ActorKind.OTHER, rule="name.organisation", title=None, office=None)


def _is_no_name(words: str, count: Counter[_Seen]) -> bool:
    """Say whether a single word behind a title is a body's or place's wherever it stands: "Miss | Universe"."""
    return " " not in words and count[_Seen.PERSON] + count[_Seen.NOTHING] == 0 and count.total() > 0


def _sight(offered: Iterable[NameMark], places: Iterable[Span]) -> dict[int, tuple[_Seen, Span]]:
    """Give what the engine sees at each character that it takes for part of a name."""
    kinds = [(one.span, _Seen.PERSON if one.actor_kind is ActorKind.PERSON else _Seen.BODY) for one in offered]
    spans = [*kinds, *((span, _Seen.PLACE) for span in places)]
    return {at: (seen, span) for span, seen in spans for at in range(span.start, span.end)}


def _seen_at(name: Span, seen: Mapping[int, tuple[_Seen, Span]]) -> _Seen:
    """Give what the engine sees where a name stands: a body only where it sees the very same words."""
    inside = [seen[at] for at in range(name.start, name.end) if at in seen]
    if any(kind is _Seen.PERSON for kind, _ in inside):
        return _Seen.PERSON
    if any(kind is _Seen.BODY and span == name for kind, span in inside):
        return _Seen.BODY
    return _Seen.PLACE if inside else _Seen.NOTHING


def _full_names(text: str, found: Iterable[NameMark], offered: Iterable[NameMark]) -> Iterator[str]:
    """Give the full names that have an office beside them or that the engine takes for persons."""
    sure = [one.name for one in found if one.name and one.rule in _BESIDE_OFFICES]
    sure += [one.span for one in offered if one.actor_kind is ActorKind.PERSON]
    for span in sure:
        words = span.of(text)
        if len(words.split()) >= _FULL_NAME:
            yield words
