"""Actors whose names let them be one and whom nothing joined: questions for a person, never merges.

Invariant: whoever is asked about is asked once for a pair, and no pair is asked about whose states or names contradict
one another. A surname that many bear says nothing, so nobody is asked about it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from servanda.codebook import Codebook
from servanda.linking.identities import country, is_known, words_of
from servanda.linking.names import Verdict, compare
from servanda.linking.spelling import sound
from servanda.model import Actor, ActorKind, ActorRecord

BEARERS = 3
"""Most actors that a name may fit for a question to be asked: among more, a person cannot tell either."""
CROWD = 300
"""Actors with one word in their names, above which the word tells nobody apart."""
_OFFICE, _SAME, _PART = 0.8, 0.6, 0.4
"""How likely a pair is one: one office, names that are the same, a name that is a part of the other. By hand."""
_VOWELS = frozenset("aeiou")
_COMPARED = frozenset({ActorKind.PERSON, ActorKind.BODY, ActorKind.GROUP, ActorKind.COMPANY, ActorKind.MEDIA})


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two actors of the ledger that may be one, how likely that is, and why it is asked."""

    one: ActorRecord
    other: ActorRecord
    score: float
    why: str


def namesakes(records: Iterable[ActorRecord], book: Codebook) -> list[Namesakes]:
    """Give the pairs of actors that could be one, the likeliest first, equals by their ids.

    Args:
        records: The actors of a ledger.
        book: Whose ranks and honorifics are no part of a name.
    """
    named = [
        _Named(record, words_of(record.content, book))
        for record in records
        if record.content.aliases and record.content.kind in _COMPARED
    ]
    found = {(pair.one.content.id, pair.other.content.id): pair for pair in _pairs(named)}
    bearers = Counter(id_ for ids in found for id_ in ids)
    asked = (pair for ids, pair in found.items() if all(bearers[id_] <= BEARERS for id_ in ids))
    return sorted(asked, key=lambda pair: (-pair.score, pair.one.content.id, pair.other.content.id))


class _Named:
    """An actor with the words of its name, how each begins, and its state."""

    __slots__ = ("beginnings", "country", "record", "words")

    def __init__(self, record: ActorRecord, words: tuple[str, ...]) -> None:
        self.record = record
        self.words = words
        self.beginnings = frozenset(_beginning(word) for word in words if len(word) > 1)
        self.country = country(record.content)

    def may_be(self, other: _Named) -> bool:
        """Say whether two can be one at all: at a glance, since nearly all pairs of a large ledger cannot."""
        if self.country and other.country and self.country != other.country:
            return False
        return self.beginnings <= other.beginnings or other.beginnings <= self.beginnings


def _beginning(word: str) -> str:
    """Give the first two consonants of a word, which its spellings have in common."""
    return "".join("k" if letter == "g" else letter for letter in sound(word) if letter not in _VOWELS)[:2]


def _pairs(named: Iterable[_Named]) -> Iterator[Namesakes]:
    """Compare those that share the sound of a word of their names."""
    blocks: dict[tuple[ActorKind, str], list[_Named]] = defaultdict(list)
    for each in named:
        for key in {sound(word) for word in each.words if len(word) > 1}:
            blocks[each.record.content.kind, key].append(each)
    for block in blocks.values():
        if len(block) <= CROWD:
            for one, other in combinations(sorted(block, key=lambda each: each.record.content.id), 2):
                if one.may_be(other) and (pair := _pair(one, other)):
                    yield pair


def _pair(one: _Named, other: _Named) -> Namesakes | None:
    mine, theirs = one.record, other.record
    first, second = mine.content, theirs.content
    if is_known(first) and is_known(second):
        return None
    if first.kind is not ActorKind.PERSON:
        why = "one name, and no second sign (state, text) that they are one"
        return Namesakes(mine, theirs, _SAME, why) if one.words == other.words else None
    verdict = compare(one.words, other.words)
    if verdict is Verdict.DIFFERENT:
        return None
    if office := _office(first, second):
        return Namesakes(mine, theirs, _OFFICE, f"the names can be one, and both are {office}")
    if verdict is Verdict.SAME:
        return Namesakes(mine, theirs, _SAME, "one name, and no second sign (state, office, text) that they are one")
    why = "one name can be short for the other, and no second sign (office, text) that they are one"
    return Namesakes(mine, theirs, _PART, why)


def _office(one: Actor, other: Actor) -> str | None:
    """Give an office of one state that both hold at some time."""
    mine, theirs = ({(role.title, role.country) for role in actor.roles if role.country} for actor in (one, other))
    return min((f"{title} of {state}" for title, state in mine & theirs), default=None)
