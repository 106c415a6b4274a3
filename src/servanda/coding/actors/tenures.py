"""When offices begin and end, where the text tells it: "was ousted in May", "resigned on Monday", "was sworn in".

Invariant: only a verb that begins or ends an office dates it; a title met in passing still proves one day (ruling 31).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import UNKNOWN, Actor, ActorId, ActorKind, Period, Relation, Role, Sentence, Span, WhenBasis

_REACH = 60
"""Characters between a verb and the time that dates it, other times of the sentence apart."""


def with_tenures(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the offices of its persons begun and ended where a verb says so."""
    changed: dict[ActorId, Actor] = {}
    for at, sentence in enumerate(reading.marks.sentences):
        for clause in reading.clauses[at]:
            for identity, is_end in _turned(reading, cast, clause):
                actor = changed.get(identity) or cast.actor(identity)
                if actor is not None and actor.kind is ActorKind.PERSON:
                    when = _when(reading, sentence, clause)
                    changed[identity] = _dated(reading, actor, clause, when, is_end=is_end)
    if not changed:
        return cast
    return replace(cast, actors=tuple(changed.get(actor.id, actor) for actor in cast.actors))


def _turned(reading: ReportReading, cast: Cast, clause: Clause) -> Iterator[tuple[ActorId, bool]]:
    """Give who comes into or out of office by a clause that tells it as done, and whether he goes."""
    words, verb = reading.book.words, clause.verb
    if not verb.is_finite or verb.negated or verb.modal is not None or clause.relation is ClauseRelation.ADVERBIAL:
        return
    is_end, is_begin = verb.lemma in words.listed("office_end"), verb.lemma in words.listed("office_begin")
    for phrase in (clause.subject,) if verb.passive else clause.objects:
        if phrase is not None and (is_end or is_begin):
            yield from ((party, is_end) for party in _people(reading, cast, phrase))
    if (verb.lemma == "become" or _takes_office(reading, clause)) and clause.subject is not None:
        yield from ((party, False) for party in _subjects(reading, cast, clause))
    if not verb.passive and clause.subject is not None and _goes(reading, clause):
        yield from ((party, True) for party in _people(reading, cast, clause.subject))


def _takes_office(reading: ReportReading, clause: Clause) -> bool:
    """Say whether a clause tells that its subject enters office: "took office as minister", "took over"."""
    tokens, end = reading.marks.tokens, clause.verb.main + 1
    behind = tokens[end].text.lower() if end < len(tokens) else ""
    return clause.verb.lemma == "take" and not clause.verb.passive and behind == "office"


def _subjects(reading: ReportReading, cast: Cast, clause: Clause) -> Sequence[ActorId]:
    """Give the persons who are the subject of a clause, for "who" those named right before it."""
    tokens, subject = reading.marks.tokens, clause.subject
    if subject is None or tokens[subject.first].text.lower() != "who" or subject.first < _NAME_BEFORE:
        return _people(reading, cast, subject) if subject is not None else ()
    last = subject.first - (2 if tokens[subject.first - 1].text == "," else 1)
    named = cast.in_span(Span(tokens[max(0, last - _NAME_REACH)].span.start, tokens[last].span.end))
    return [one.actor for one in named if one.actor is not None and one.span.end == tokens[last].span.end][:1]


_NAME_BEFORE = 2
_NAME_REACH = 8
"""Tokens of a name with its title."""


def _goes(reading: ReportReading, clause: Clause) -> bool:
    """Say whether a clause tells that its subject leaves office: "resigned", "stepped down"."""
    tokens, listed = reading.marks.tokens, reading.book.words.listed("office_leave")
    behind = tokens[clause.verb.main + 1].text.lower() if clause.verb.main + 1 < len(tokens) else ""
    return clause.verb.lemma in listed or f"{clause.verb.lemma} {behind}" in listed


def _people(reading: ReportReading, cast: Cast, phrase: NounPhrase) -> Sequence[ActorId]:
    tokens = reading.marks.tokens
    span = Span(tokens[phrase.span_first].span.start, tokens[phrase.span_last - 1].span.end)
    return [party.actor for party in cast.parties_of(span)]


def _when(reading: ReportReading, sentence: Sentence, clause: Clause) -> Period | None:
    """Give the time of a clause's sentence that stands nearest to its verb; None where none is near."""
    verb = reading.marks.tokens[clause.verb.main].span
    near = [
        (max(mark.span.start - verb.end, verb.start - mark.span.end), mark.period)
        for mark in reading.marks.times
        if mark.span in sentence.span and mark.period.is_known and mark.period.latest is not None
    ]
    distance, period = min(near, key=lambda pair: pair[0], default=(_REACH + 1, None))
    return period if distance <= _REACH or len(near) == 1 else None


def _dated(reading: ReportReading, actor: Actor, clause: Clause, when: Period | None, *, is_end: bool) -> Actor:
    """Give a person whose last office printed by then is dated; one that has no office yet stays as it is."""
    end = reading.marks.tokens[clause.verb.last - 1].span.end
    held = [role for role in actor.roles if role.evidence.span.start < end + _AS]
    role = max(held, key=lambda one: one.evidence.span, default=None)
    if role is None or (is_end and role.until.is_known and role.until.basis is not WhenBasis.PUBLICATION):
        return actor  # an office ends once
    changed = _ended(reading, role, when) if is_end else _begun(role, when)
    return replace(actor, roles=tuple(changed if one is role else one for one in actor.roles))


_AS = len(" office as the  ")
"""Characters between a verb and the office that it names: "resigned as the president"."""


def _ended(reading: ReportReading, role: Role, when: Period | None) -> Role:
    """Give an office that has ended: at a printed time, else by publication; it began before."""
    day = reading.report.published.latest if reading.report.published.is_day else None
    if when is not None and when.latest is not None:
        before = Period(f"[..{when.latest}]", None, when.latest, Relation.AT, when.basis)
        return replace(role, since=before, until=when)
    until = Period(f"[..{day}]", None, day, Relation.AT, WhenBasis.PUBLICATION) if day is not None else UNKNOWN
    return replace(role, since=UNKNOWN, until=until)


def _begun(role: Role, when: Period | None) -> Role:
    return replace(role, since=when) if when is not None else role
