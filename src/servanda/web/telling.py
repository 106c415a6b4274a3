"""A record in one sentence, made of its fields: what a person would say of it who has read nothing else.

Invariant: the sentence opens with whose word it is and says what the words claim of the world, so a plan, a denial or
an allegation cannot be read as a fact. Nothing is in it that no field holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.model import (
    Commitment,
    Event,
    EventType,
    Party,
    Period,
    Record,
    Relation,
    Statement,
    Status,
    StepKind,
    WhenBasis,
)
from servanda.web import wording

CUT = 280
"""Characters of a statement's words that its sentence holds; the quotes below hold all of them."""
_ACTS = {
    EventType.AGREE: ("an agreement", "by", "with"),
    EventType.CONSULT: ("talks", "of", "with"),
    EventType.SUPPORT: ("support in words", "by", "for"),
    EventType.CONCEDE: ("a concession", "by", "to"),
    EventType.COOPERATE: ("cooperation", "by", "with"),
    EventType.AID: ("aid or a transfer", "from", "to"),
    EventType.RETREAT: ("a retreat or easing", "by", "with regard to"),
    EventType.REQUEST: ("a request", "by", "to"),
    EventType.ACCUSE: ("an accusation", "by", "against"),
    EventType.REJECT: ("a rejection", "by", "with regard to"),
    EventType.THREATEN: ("a threat", "by", "against"),
    EventType.PROTEST: ("a protest", "by", "against"),
    EventType.SANCTION: ("a sanction", "by", "against"),
    EventType.MOBILIZE: ("a mobilisation", "by", "with regard to"),
    EventType.COERCE: ("coercion", "by", "against"),
    EventType.ASSAULT: ("an attack", "by", "on"),
}
_CLAIMS = {
    Status.ACTUAL: "took place",
    Status.PLANNED: "is planned",
    Status.CONDITIONAL: "would follow if a condition is met",
    Status.HYPOTHETICAL: "is only supposed",
    Status.NEGATED: "did not or will not take place",
}


def sentence(record: Record[Statement] | Record[Event] | Record[Commitment]) -> str:
    """Give a record in one sentence, or two where goods or flags are told."""
    match record.content:
        case Statement() as statement:
            return _said(statement)
        case Event() as event:
            return _done(event)
        case commitment:
            return _promised(commitment)


def _said(statement: Statement) -> str:
    speakers = statement.speakers or ((statement.speaker,) if statement.speaker else ())
    who = wording.names(speakers, empty="A speaker whom the page does not name")
    verb = wording.says(statement.stance, is_joint=len(speakers) > 1)
    hearer = f", speaking to {wording.name(statement.hearer)}" if statement.hearer else ""
    target = statement.target if statement.target != statement.hearer else None
    about = f" (of {wording.name(target)})" if target else ""
    tell = "tells" if len(statement.via) == 1 else "tell"
    carried = f", as {wording.some(statement.via)} {tell} it" if statement.via else ""
    words = wording.quoted(wording.cut(statement.content, CUT))
    return f"{who} {verb}{about}{hearer}{dated(statement.said)}{carried}: {words}"


def _done(event: Event) -> str:
    noun, giving, receiving = _ACTS[event.type]
    kind = f" ({event.mode.replace('_', ' ')})" if event.mode else ""
    parties = _between(event.source, event.target, giving, receiving)
    is_side = event.place and event.place.name in {wording.name(one) for one in (*event.source, *event.target)}
    where = f" in {wording.town(event.place)}" if event.place and not is_side else ""
    goods = f" {capital(wording.items(event.lines))}." if event.lines else ""
    harm = f" {capital(wording.casualties(event.casualties))}." if event.casualties else ""
    whose = capital(wording.vouched(event.basis, event.attested_by))
    return f"{whose}: {noun}{kind}{parties}{where} {_CLAIMS[event.status]}{dated(event.when)}.{goods}{harm}"


def _between(source: Iterable[Party], target: Iterable[Party], giving: str, receiving: str) -> str:
    """Give who acts on whom; parties that stand on both sides are named once."""
    by, on = wording.names(source, empty=""), wording.names(target, empty="")
    if by and by == on:
        return f" between {by}" if len(set(source)) > 1 else f" {giving} {by}"
    acting = f" {giving} {by or 'an unknown party'}"
    return f"{acting} {receiving} {on}" if on else acting


def _promised(commitment: Commitment) -> str:
    giving, receiving = wording.names(commitment.provider), wording.names(commitment.recipient, empty="")
    to = f" to {receiving}" if receiving and receiving != giving else ""
    what = wording.thing(commitment.kind, commitment.lines)
    state = f"{capital(wording.state(commitment.state))}{dated(commitment.state_since)}."
    only = {step.step for step in commitment.steps} <= {StepKind.MENTIONED}
    nothing = " Nothing is promised yet, as far as these reports go." if only else ""
    flags = list(map(wording.flag, commitment.flags))
    open_ = f" {capital(', '.join(flags))}." if flags else ""
    return f"{giving}{to}: {what}. {state}{nothing}{open_}"


def dated(period: Period) -> str:
    """Give a period as the end of a clause, with how it is known where that is not by stated words.

    An unknown one says so: a sentence without a day would read as if nobody had asked.
    """
    if not period.is_known:
        return ", on a day that is unknown"
    told = wording.when(period)
    if period.basis is WhenBasis.PUBLICATION:
        return f", {told} (the day of publication)"
    basis = " (inferred)" if period.basis is WhenBasis.INFERRED else ""
    if period.relation is not Relation.AT or period.earliest is None:
        return f", {told}{basis}"
    if period.latest is None or period.is_day:
        return f" on {told}{basis}"
    if " to " in told:
        return f" some time from {told}{basis}"
    return f" in {told}{basis}"


def capital(words: str) -> str:
    """Give words with a capital at their beginning.

    >>> capital("on the word of both sides")
    'On the word of both sides'
    """
    return words[:1].upper() + words[1:]
