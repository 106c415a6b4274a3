"""Accusations, demands, threats and calls that are done by saying something (ruling 43)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.spoken import TELEPHONE
from servanda.model import (
    NO_CODE,
    ActorKind,
    Basis,
    Event,
    EventType,
    FindingId,
    Party,
    Span,
    Stance,
    Statement,
    Status,
    by_publication,
    content_id,
)

_DONE_BY_SAYING: dict[Stance, tuple[EventType, str | None]] = {
    Stance.ACCUSES: (EventType.ACCUSE, "allege"),
    Stance.CONDEMNS: (EventType.ACCUSE, "disapprove"),
    Stance.DEMANDS: (EventType.REQUEST, "change"),
    Stance.REQUESTS: (EventType.REQUEST, None),
    Stance.THREATENS: (EventType.THREATEN, None),
    Stance.THANKS: (EventType.SUPPORT, None),
}

_CALL = (EventType.CONSULT, "phone")
_SCORE_OF_STATEMENT = 0.6
_SUMMONS = frozenset({"summon", "call in"})
_OPENING_WORDS = 2
"""Words that may stand before the first name of a content: "that the ..."."""


class SpokenActs:
    """Acts that a statement does by what it says, where no frame has its verb."""

    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.cast = cast
        self.statements = statements
        self.report = reading.report

    def of_statements(self, told: Sequence[Act]) -> list[Event]:
        """Give accusations, demands and threats that a statement makes against somebody abroad, and calls (ruling 43).

        Args:
            told: The acts that frames read; where one has the verb of an accusation, it says who is accused, but for
                a deed that is condemned: "they condemned the raid by Togo" tells whose it was.
        """
        found: list[Event] = []
        for statement in self.statements:
            speakers = statement.speakers or ((statement.speaker,) if statement.speaker is not None else ())
            call = self._called(statement, speakers)
            if call is not None and not any(_is_call(one, {call.country, *_countries(speakers)}) for one in found):
                found.append(self._spoken(statement, _CALL, speakers, call))
            kind = _DONE_BY_SAYING.get(statement.stance)
            if kind is None or statement.nested_in is not None or not statement.evidence or statement.cue_span is None:
                continue
            is_open = statement.stance is Stance.CONDEMNS and statement.target is not None
            if kind[0] is EventType.ACCUSE and not is_open and any(_is_cue(act, statement.cue_span) for act in told):
                continue
            if any(_is_summons(act, statement.cue_span) or _is_refusal(act, statement.cue_span) for act in told):
                continue
            own = {party.country for party in speakers}
            is_thanks = statement.stance is Stance.THANKS  # whatever it is for may come first
            target = statement.target or (None if is_thanks else self._first_named(statement))
            if kind[0] is EventType.THREATEN and (target is None or target.country in own):
                target = self._only_other(statement, own) or _hurt_by(statement, told, own)
            if not own or "---" in own or target is None or target.country in own | {"---"}:
                continue
            found.append(self._spoken(statement, kind, speakers, target))
        return found

    def _called(self, statement: Statement, speakers: Sequence[Party]) -> Party | None:
        """Give whom a state's own speaks with by telephone: "told the Omani minister by telephone that ..."."""
        own = _countries(speakers)
        is_plain = statement.nested_in is None and bool(statement.evidence)
        hearer = statement.hearer if is_plain and statement.medium == TELEPHONE else None
        is_abroad = hearer is not None and bool(own) and NO_CODE not in own and hearer.country not in own | {NO_CODE}
        return hearer if is_abroad else None

    def _first_named(self, statement: Statement) -> Party | None:
        """Give whom the content begins with: "said that Togo had broken its word" speaks against Togo."""
        if not statement.content_parts:
            return None
        part = statement.content_parts[0]
        inside = self.cast.outermost(part)
        if not inside or len(part.of(self.report.text)[: inside[0].span.start - part.start].split()) > _OPENING_WORDS:
            return None
        party = self.cast.party(inside[0])
        actor = self.cast.actor(party.actor) if party is not None else None
        return party if actor is not None and actor.kind is not ActorKind.PERSON else None

    def _only_other(self, statement: Statement, own: set[str]) -> Party | None:
        """Give the one other state that the words of a threat name: "would shut its road to Benin"."""
        named = (self.cast.party(one) for part in statement.content_parts for one in self.cast.outermost(part))
        others = {party.country: party for party in named if party is not None and party.country not in own | {NO_CODE}}
        helpers = _WITH.search(statement.content)
        return next(iter(others.values())) if len(others) == 1 and helpers is None else None

    def _spoken(
        self, statement: Statement, kind: tuple[EventType, str | None], speakers: tuple[Party, ...], target: Party
    ) -> Event:
        when = statement.said if statement.said.is_known else by_publication(self.report.published)
        return Event(
            id=FindingId(content_id("e", statement.id, kind[0].value)),
            report=self.report.id,
            type=kind[0],
            mode=kind[1],
            contexts=(),
            source=speakers,
            target=(target,),
            when=when,
            place=None,
            status=Status.ACTUAL,
            basis=Basis.NARRATOR,
            attested_by=(),
            lines=(),
            terms=None,
            casualties=None,
            statement=statement.id,
            evidence=tuple(
                replace(one, rule="event.statement", score=_SCORE_OF_STATEMENT) for one in statement.evidence
            ),
        )


def _countries(parties: Sequence[Party]) -> set[str]:
    return {party.country for party in parties}


def _is_call(event: Event, countries: set[str]) -> bool:
    """Say whether an event is a call between these countries: what two tell each other in one call is no second one."""
    return event.type is EventType.CONSULT and _countries((*event.source, *event.target)) == countries


def _hurt_by(statement: Statement, told: Sequence[Act], own: set[str]) -> Party | None:
    """Give who did last what a threat answers: "would respond in kind" after "Togo expelled three envoys"."""
    if statement.cue_span is None or not _ANSWERING.search(statement.content):
        return None
    for act in reversed([one for one in told if one.at.start < statement.cue_span.start]):
        others = [party for party in act.source if party.country not in own | {NO_CODE}]
        if act.frame.type in _HOSTILE and others and {party.country for party in act.target} & own:
            return others[0]
    return None


_WITH = re.compile(r"\b(?:together|along|jointly) with\b", re.IGNORECASE)
_ANSWERING = re.compile(r"\b(?:respond|retaliat\w+|in kind|reciprocal|answer|response|reprisals?)\b", re.IGNORECASE)
_HOSTILE = frozenset({EventType.SANCTION, EventType.ACCUSE, EventType.COERCE, EventType.ASSAULT, EventType.THREATEN})


def _is_cue(act: Act, cue: Span) -> bool:
    """Say whether a frame has read the verb of an accusation: "accused it of raids on Togo" does not accuse Togo."""
    return act.frame.type is EventType.ACCUSE and not act.is_noun and act.at.overlaps(cue)


def _is_refusal(act: Act, cue: Span) -> bool:
    """Say whether a frame has read a verb of refusing, which criticises whose plan it is and accuses nobody."""
    return act.frame.type is EventType.REJECT and not act.is_noun and act.at.overlaps(cue)


def _is_summons(act: Act, cue: Span) -> bool:
    """Say whether a frame has read what a demand is made by: who summons or expels an envoy asks for no more."""
    is_summons = act.frame.mode == "disapprove" and act.frame.text in _SUMMONS
    return (is_summons or act.frame.mode == "expel") and act.at.overlaps(cue)
