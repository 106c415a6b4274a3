"""Whose an official is not, by what he does to others, and whose he is by the house that he speaks to.

Invariant: only the object of his own verb counts, a state by its own name or people, and not what is a state's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from servanda.coding.actors.beside import Beside
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.people import Person
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import ActorKind, EventType, NameMark, Span

_TO_OTHERS = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.SANCTION}
)
"""Types of what an official does to another state than his own."""
_RECEIVES = frozenset({"receive", "host", "welcome", "greet"})
"""Verbs of a host, who is of another state than his guest."""
_SPEAKS_TO = frozenset({"tell", "address", "inform", "brief"})
_LISTS = frozenset({"and", "the", "both"})
"""Words of a list of states beside their names."""
_MOST_SENTENCES = 5
"""Sentences with a person's name that are looked at, so that a long report costs no more per person."""
_MOST_BEHIND = 4
_LONGEST_TITLE = 80
"""Characters before a subject in which the title of its name begins."""


def acted_on(reading: ReportReading, beside: Beside, person: Person) -> set[str]:
    """Give the states that an official thanks, accuses or receives: "President X accused Peru" is none of Peru's."""
    found: set[str] = set()
    for clause in _clauses(reading, beside, person):
        words = [token.text for token in reading.marks.tokens[clause.verb.main : clause.verb.main + _MOST_BEHIND]]
        match = reading.book.events.at(words, 0)
        types = {one.frame.type for one in match.readings} if match is not None else set()
        if clause.verb.lemma in _RECEIVES:
            marks = [mark for one in clause.objects[:1] for mark in beside.named_in(_span(reading, one))]
            found |= {code for one in marks if (code := _guest_state(one)) is not None}
        elif types and types <= _TO_OTHERS:
            found |= {code for one in clause.objects[:1] for code in _states(reading, beside, one)}
    return found


def spoken_to(reading: ReportReading, beside: Beside, person: Person) -> str | None:
    """Give the state whose parliament an official tells something: "Minister X told Peru's parliament" is of Peru."""
    for clause in _clauses(reading, beside, person):
        if clause.verb.lemma not in _SPEAKS_TO:
            continue
        named = [mark for one in clause.objects[:1] for mark in beside.named_in(_span(reading, one))]
        owners = {_owner(mark) for mark in named} - {None}
        if len(owners) == 1:
            return owners.pop()
    return None


def _clauses(reading: ReportReading, beside: Beside, person: Person) -> Iterator[Clause]:
    """Give the clauses whose subject is a person, of the first sentences that name him."""
    own = {mark.span for mark in person.marks}
    sentences = reading.marks.sentences
    for span in beside.sentences_of(person)[:_MOST_SENTENCES]:
        at = bisect_left(sentences, span.start, key=lambda one: one.span.start)
        for clause in reading.own_clauses(sentences[at]):
            if clause.subject is None or clause.verb.passive or not clause.verb.is_finite:
                continue
            subject = _span(reading, clause.subject)
            near = beside.beginning_in(Span(max(span.start, subject.start - _LONGEST_TITLE), subject.end))
            if any(one.span in own and one.span.overlaps(subject) for one in near):
                yield clause


def _states(reading: ReportReading, beside: Beside, phrase: NounPhrase) -> set[str]:
    """Give the states that are all of a phrase: "Peru and Chad", "the Peruvians"; none for "Peru's army"."""
    tokens = reading.marks.tokens
    is_list = phrase.last < phrase.span_last and tokens[phrase.last].text.lower() in {"and", ","}
    last = phrase.span_last if is_list else phrase.last
    span = Span(tokens[phrase.first].span.start, tokens[last - 1].span.end)
    marks = [one for one in beside.named_in(span) if len(one.readings) == 1]
    states = [one for one in marks if one.readings[0].actor_kind is ActorKind.STATE]
    rest, end = "", span.start
    for one in states:
        rest += reading.report.text[end : one.span.start]
        end = one.span.end
    rest += reading.report.text[end : span.end]
    is_whole = set(rest.lower().replace(",", " ").split()) <= _LISTS
    return {one.readings[0].code for one in states} if is_whole else set()


def _guest_state(mark: NameMark) -> str | None:
    """Give the state of a guest: "the [Omani] guest", "[the Omani envoy]"."""
    codes = {one.code for one in mark.readings if one.actor_kind is ActorKind.STATE}
    return mark.title_country or (codes.pop() if len(codes) == 1 else None)


def _owner(mark: NameMark) -> str | None:
    """Give the state whose parliament a name is."""
    if mark.office == "LEG" and mark.title_country is not None:
        return mark.title_country
    codes = {one.code for one in mark.readings if one.code.endswith(".LEG")}
    return codes.pop().partition(".")[0] if len(codes) == 1 else None


def _span(reading: ReportReading, phrase: NounPhrase) -> Span:
    tokens = reading.marks.tokens
    return Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
