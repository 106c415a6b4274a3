"""Offices that a sentence gives to a person: "Ana Ruiz was Peru's envoy until May", "replaced him as minister".

Invariant: the office stands right behind its verb or its holder; what is planned, denied or asked for gives none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.identity import state_of_code
from servanda.coding.actors.roles import role_of
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import NO_CODE, Actor, ActorId, ActorKind, NameMark, Span

_IS = frozenset({"be", "remain"})
_AS = frozenset({"serve", "act", "resign", "retire", "step", "swear", "appoint", "elect", "name", "inaugurate"})
_LEAVES = frozenset({"resign", "retire", "step"})
_GIVES = frozenset({"appoint", "elect", "name", "reelect", "re-elect"})
_FOLLOWS = frozenset({"replace", "succeed"})
_ENTERED = frozenset({"office", "over"})
_BETWEEN = frozenset("in as down the a an also now once again previously currently to be".split())


@dataclass(frozen=True, slots=True)
class _Told:
    """An office that a clause gives to a person, or takes from one."""

    person: ActorId
    mark: NameMark
    has_ended: bool


def with_told_offices(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the offices that clauses tell of their persons; who had no state gets the office's."""
    changed: dict[ActorId, Actor] = {}
    holders: dict[Span, ActorId] = {}
    for sentence in reading.clauses:
        for clause in sentence:
            for told in _told(reading, cast, clause):
                actor = changed.get(told.person) or cast.actor(told.person)
                if actor is not None and actor.kind is ActorKind.PERSON:
                    changed[told.person] = _holding(reading, actor, told)
                    holders[told.mark.span] = told.person
    if not changed:
        return cast
    cast = replace(cast, actors=tuple(changed.get(actor.id, actor) for actor in cast.actors))
    return _with_holders(cast, holders)


def _with_holders(cast: Cast, holders: Mapping[Span, ActorId]) -> Cast:
    """Give the cast with the offices told of named persons, and without unnamed holders that only stood there."""
    mentions = tuple(
        replace(one, actor=holders[one.span]) if one.rule == "name.office" and one.span in holders else one
        for one in cast.mentions
    )
    gone = {one.actor for one in cast.mentions} - {one.actor for one in mentions}
    return replace(cast, mentions=mentions, actors=tuple(one for one in cast.actors if one.id not in gone))


def _told(reading: ReportReading, cast: Cast, clause: Clause) -> Iterator[_Told]:
    """Give the offices of a clause that tells them as fact."""
    verb = clause.verb
    if not verb.is_finite or verb.negated or verb.modal is not None:
        return
    subject = _person(reading, cast, clause.subject) or _antecedent(reading, cast, clause.subject)
    behind_verb = _office_behind(reading, reading.marks.tokens[_entered(reading, clause) - 1].span.end)
    if verb.lemma == "become" or _enters(reading, clause):
        if subject is not None and behind_verb is not None:
            yield _Told(subject, behind_verb, has_ended=False)
    elif verb.lemma in (_AS if verb.passive or verb.lemma not in _GIVES else frozenset()) | _IS:
        is_over = verb.lemma in _LEAVES or (verb.tense == "past" and not verb.perfect and not verb.passive)
        if subject is not None and behind_verb is not None and (verb.lemma not in _IS or behind_verb.title_country):
            yield _Told(subject, behind_verb, has_ended=is_over)
    elif verb.lemma in _GIVES | _FOLLOWS and not verb.passive and clause.objects:
        name = _name_at(reading, clause.objects[0])
        other = party.actor if name is not None and (party := cast.party_of(name)) is not None else None
        mark = _office_behind(reading, name.end) if name is not None else None
        if mark is not None and other is not None:
            yield _Told(other, mark, has_ended=verb.lemma in _FOLLOWS)
            if verb.lemma in _FOLLOWS and subject is not None and subject != other:
                yield _Told(subject, mark, has_ended=False)


def _entered(reading: ReportReading, clause: Clause) -> int:
    """Give the token behind a verb and the "office" or "over" that it takes: "took office | as minister"."""
    return max(clause.verb.last, clause.verb.main + 2) if _enters(reading, clause) else clause.verb.last


def _enters(reading: ReportReading, clause: Clause) -> bool:
    """Say whether a clause tells that its subject enters office: "took office", "took over"."""
    behind = reading.marks.tokens[clause.verb.main + 1 : clause.verb.main + 2]
    return (
        clause.verb.lemma == "take" and not clause.verb.passive and any(one.text.lower() in _ENTERED for one in behind)
    )


def _antecedent(reading: ReportReading, cast: Cast, phrase: NounPhrase | None) -> ActorId | None:
    """Give the person whose name stands right before "who"."""
    tokens = reading.marks.tokens
    if phrase is None or tokens[phrase.first].text.lower() != "who" or not phrase.first:
        return None
    before = tokens[phrase.first - 1]
    end = tokens[phrase.first - 2].span.end if before.text == "," and phrase.first > 1 else before.span.end
    at = bisect_left(reading.marks.names, tokens[phrase.first].span.start, key=lambda mark: mark.span.start)
    near = reading.marks.names[max(0, at - _MOST_AT_ONE_PLACE) : at]
    name = next((one.span for one in near if one.span.end == end and one.name is not None), None)
    party = cast.party_of(name) if name is not None else None
    return party.actor if party is not None else None


def _person(reading: ReportReading, cast: Cast, phrase: NounPhrase | None) -> ActorId | None:
    if phrase is None:
        return None
    tokens = reading.marks.tokens
    span = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
    parties = cast.parties_of(span)
    return parties[0].actor if len(parties) == 1 else None


def _name_at(reading: ReportReading, phrase: NounPhrase) -> Span | None:
    """Give the name that a phrase begins with; the parse may take the office behind it too: "elected [X speaker]"."""
    start = reading.marks.tokens[phrase.first].span.start
    at = bisect_left(reading.marks.names, start, key=lambda mark: mark.span.start)
    here = reading.marks.names[at : at + _MOST_AT_ONE_PLACE]
    return next((one.span for one in here if one.span.start == start and one.name is not None), None)


_MOST_AT_ONE_PLACE = 4


def _office_behind(reading: ReportReading, place: int) -> NameMark | None:
    """Give the office that begins right behind a place, articles and "as" between them left out."""
    text = reading.report.text
    at = bisect_left(reading.marks.names, place, key=lambda mark: mark.span.start)
    for mark in reading.marks.names[at : at + _MOST_AT_ONE_PLACE]:
        words = text[place : mark.span.start].lower().split()
        if not set(words) <= _BETWEEN:
            return None
        if mark.rule == "name.office" and mark.actor_kind is ActorKind.PERSON and mark.office is not None:
            return mark
    return None


def _joined(reading: ReportReading, mark: NameMark) -> str:
    """Give the second half of an office of two: "president [and head of state]"."""
    place = mark.span.end + len(_AND)
    at = bisect_left(reading.marks.names, place, key=lambda one: one.span.start)
    other = next((one for one in reading.marks.names[at : at + 1] if one.span.start == place), None)
    is_second = other is not None and other.rule == "name.office" and other.title_country is None
    text = reading.report.text
    is_joined = is_second and text.startswith(_AND, mark.span.end)
    return text[mark.span.end : other.span.end] if other is not None and is_joined else ""


_AND = " and "


def _holding(reading: ReportReading, actor: Actor, told: _Told) -> Actor:
    """Give a person with a further office; one without a state gets that of an office that he has not left."""
    role = role_of(reading, told.mark, told.mark.title_country or actor.country, has_ended=told.has_ended)
    if second := _joined(reading, told.mark):
        halves = tuple(one for one in actor.roles if (one.title, one.country) != (role.title, role.country))
        actor, role = replace(actor, roles=halves), replace(role, title=f"{role.title}{second}")
    same = [one for one in actor.roles if (one.title.casefold(), one.country) == (role.title.casefold(), role.country)]
    kept = tuple(one for one in actor.roles if one not in same) if told.has_ended else actor.roles
    roles = kept if same and not told.has_ended else (*kept, role)
    country, office = told.mark.title_country, told.mark.office
    if actor.code != NO_CODE or country is None or office is None or state_of_code(reading.book, country) is None:
        return replace(actor, roles=roles)
    return replace(actor, roles=roles, code=f"{country}.{office.split('.', 1)[0]}", country=country)
