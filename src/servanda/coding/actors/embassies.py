"""Whose an official is on an embassy's page, where the host and the sender both have his office.

Invariant: only an act between him and one of the two states tells that he is of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.coding.actors.beside import Beside
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.page_states import ENVOY, PageStates
from servanda.coding.actors.people import Person
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import ActorKind, NameMark, Span


def signed(
    reading: ReportReading, beside: Beside, person: Person, page: PageStates, holders: Sequence[Person]
) -> str | None:
    """Give the state of an official who visits, meets or thanks the other one's: "Minister X visited Togo"."""
    known = {mark.span: one.country for one in holders for mark in one.marks}
    own = {mark.span for mark in person.marks}
    met: set[str] = set()
    for one, other in _acts(reading, beside, person):
        for self_side, other_side in ((one, other), (other, one)):
            if any(mark.span in own for mark in self_side) and not any(mark.span in own for mark in other_side):
                met |= {code for mark in other_side if (code := _state(mark, known, page)) is not None}
    left = {page.sender, page.host} - met
    return next(iter(left)) if len(left) == 1 else None


def _state(mark: NameMark, known: dict[Span, str | None], page: PageStates) -> str | None:
    """Give the state that a name is, or is of; that of an embassy's own envoy."""
    if mark.readings and mark.readings[0].actor_kind is ActorKind.STATE:
        return mark.readings[0].code
    return known.get(mark.span) or mark.title_country or (page.sender if mark.office == ENVOY else None)


def _acts(
    reading: ReportReading, beside: Beside, person: Person
) -> Iterator[tuple[Sequence[NameMark], Sequence[NameMark]]]:
    """Give the names on the two sides of each act in the sentences that name a person."""
    spans = set(beside.sentences_of(person))
    tokens = reading.marks.tokens
    for sentence in (one for one in reading.marks.sentences if one.span in spans):
        for clause in reading.own_clauses(sentence):
            words = [token.text for token in tokens[clause.verb.main : clause.last]]
            if clause.subject is not None and not clause.verb.passive and reading.book.events.at(words, 0) is not None:
                yield (
                    _named(reading, beside, clause.subject),
                    [mark for phrase in _others(clause) for mark in _named(reading, beside, phrase)],
                )


def _others(clause: Clause) -> Iterator[NounPhrase]:
    """Give whom an act is done to or with."""
    yield from clause.objects
    is_arrival = clause.verb.lemma in _ARRIVES
    yield from (one.phrase for one in clause.adjuncts if one.preposition in {"to", "with"} or is_arrival)


_ARRIVES = frozenset({"arrive", "land"})


def _named(reading: ReportReading, beside: Beside, phrase: NounPhrase) -> list[NameMark]:
    tokens = reading.marks.tokens
    return beside.named_in(Span(tokens[phrase.span_first].span.start, tokens[phrase.span_last - 1].span.end))
