"""Records as rows: plain values under the names of the public contract, ready for JSON.

Every surface shows these rows: files, the command line and the web page. Empty is `[]` or null, never a missing key,
never an empty string; a whole number is written without a point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from servanda.ledger import Kind, Shown
from servanda.model import (
    ActorMention,
    ActorRecord,
    Amount,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    IdentityClaim,
    JudgedPlace,
    Judgement,
    Label,
    Line,
    Link,
    LinkedStep,
    Origin,
    Party,
    Period,
    Problem,
    Record,
    Report,
    Role,
    Span,
    Statement,
    TimeExpression,
    Value,
)

if TYPE_CHECKING:
    from servanda.ledger.view import View

Row: TypeAlias = dict[str, Any]
"""A record as JSON: the fields of `servanda.export.columns.COLUMNS`, in that order."""


def rows_of(view: View) -> dict[str, list[Row]]:
    """Give all rows of a ledger by kind, in memory; for scoring and small ledgers."""
    return {kind.value: list(rows(view, kind)) for kind in Kind}


def rows(view: View, kind: Kind) -> Iterator[Row]:
    """Stream the rows of a kind, in the order of their ids."""
    origin_of = origins_by_report(view) if kind is Kind.REPORTS else {}
    return (
        row(record, origin=origin_of.get(record.id) if isinstance(record, Report) else None)
        for record in view.records(kind)
    )


def origins_by_report(view: View) -> Mapping[str, str]:
    """Give the id of the origin that each report goes back to."""
    return {
        report: origin.id
        for origin in view.records(Kind.ORIGINS)
        if isinstance(origin, Origin)
        for report in origin.reports
    }


def row(record: Shown, *, origin: str | None = None) -> Row:
    """Give the row of a record.

    Args:
        record: Of any kind.
        origin: For a report, the id of its origin, which the report itself does not know.
    """
    if isinstance(record, Report):
        return _report(record, origin)
    if isinstance(record, Record):
        return _MERGED[type(record.content)](record, record.content)
    return _OTHERS[type(record)](record)


def _report(report: Report, origin: str | None) -> Row:
    return {
        "id": report.id,
        "url": report.url,
        "file": report.file,
        "outlet": report.outlet,
        "agencies": list(report.agencies),
        "byline": report.byline,
        "title": report.title,
        "language": report.language,
        "published": _when(report.published),
        "sha256": report.sha256,
        "text": report.text,
        "blocks": [
            {"start": block.span.start, "end": block.span.end, "kind": block.kind.value} for block in report.blocks
        ],
        "origin": origin,
        "problems": [_problem(problem) for problem in report.problems],
    }


def _problem(problem: Problem) -> Row:
    span = problem.span
    return {
        "code": problem.code,
        "message": problem.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _origin(origin: Origin) -> Row:
    return {
        "id": origin.id,
        "root": origin.root,
        "reports": list(origin.reports),
        "agency": origin.agency,
        "method": origin.method,
    }


def _mention(mention: ActorMention) -> Row:
    return {
        "id": mention.id,
        **_quoted(mention),
        "actor": mention.actor,
        "kind": mention.kind.value,
        "sense": mention.sense.value if mention.sense else None,
        "rule": mention.rule,
        "score": mention.score,
    }


def _time(time: TimeExpression) -> Row:
    return {
        "id": time.id,
        **_quoted(time),
        "when": _when(time.when),
        "use": time.use.value,
        "rule": time.rule,
        "score": time.score,
    }


def _quoted(finding: ActorMention | TimeExpression) -> Row:
    span = finding.span
    return {"report": finding.report, "start": span.start, "end": span.end, "quote": finding.quote}


def _actor(record: ActorRecord) -> Row:
    actor = record.content
    return {
        "id": actor.id,
        "code": actor.code,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "aliases": list(actor.aliases),
        "roles": _each(_role, actor.roles),
        "same_as": _each(_claim, actor.same_as),
        "mention_count": record.mention_count,
    }


def _role(role: Role) -> Row:
    return {
        "title": role.title,
        "country": role.country,
        "from": _when(role.since),
        "to": _when(role.until),
        "evidence": _evidence(role.evidence),
    }


def _claim(claim: IdentityClaim) -> Row:
    return {"actor": _party(claim.actor), "says": _party(claim.says), "evidence": _evidence(claim.evidence)}


def _statement(record: Record[Any], said: Statement) -> Row:
    return {
        "id": record.id,
        "speaker": _maybe(_party, said.speaker),
        "speakers": _each(_party, said.speakers),
        "hearer": _maybe(_party, said.hearer),
        "via": list(said.via),
        "medium": said.medium,
        "mode": said.mode.value,
        "cue": said.cue or None,
        "cue_span": _maybe(_span, said.cue_span),
        "source_span": _maybe(_span, said.source_span),
        "cue_act": said.cue_act.value,
        "stance": said.stance.value,
        "target": _maybe(_party, said.target),
        "content": said.content,
        "content_parts": _each(_span, said.content_parts),
        "hedges": list(said.hedges),
        "scare_quotes": list(said.scare_quotes),
        "nested_in": said.nested_in,
        "said": _when(said.said),
        "same_utterance": said.same_utterance,
        **_support(record),
        "evidence": _each(_evidence, said.evidence),
    }


def _event(record: Record[Any], event: Event) -> Row:
    return {
        "id": record.id,
        "type": event.type.value,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "source": _each(_party, event.source),
        "target": _each(_party, event.target),
        "when": _when(event.when),
        "place": _place(event),
        "status": event.status.value,
        "basis": event.basis.value,
        "attested_by": _each(_party, event.attested_by),
        "lines": _each(_line, event.lines),
        "terms": event.terms.value if event.terms else None,
        "casualties": _casualties(event),
        "statement": event.statement,
        **_support(record),
        "evidence": _each(_evidence, event.evidence),
    }


def _place(event: Event) -> Row | None:
    place = event.place
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value if place.precision else None,
        "feature": place.feature,
        "geonames": place.geonames,
        "alternatives": [
            {"name": one.name, "country": one.country, "lat": one.lat, "lon": one.lon, "geonames": one.geonames}
            for one in place.alternatives
        ],
        "evidence": _evidence(place.evidence) if place.evidence else None,
    }


def _casualties(event: Event) -> Row | None:
    told = event.casualties
    if told is None:
        return None
    return {"dead": _maybe(_range, told.dead), "injured": _maybe(_range, told.injured)}


def _commitment(record: Record[Any], commitment: Commitment) -> Row:
    totals = commitment.totals
    sums = {
        "promised": _maybe(_amount, totals.promised),
        "delivered": _maybe(_amount, totals.delivered),
        "outstanding": _maybe(_amount, totals.outstanding),
    }
    return {
        "id": record.id,
        "kind": commitment.kind.value,
        "provider": _each(_party, commitment.provider),
        "recipient": _each(_party, commitment.recipient),
        "via": _each(_party, commitment.via),
        "lines": _each(_line, commitment.lines),
        "terms": commitment.terms.value,
        "instrument": commitment.instrument.value if commitment.instrument else None,
        "parent": commitment.parent,
        "due": _maybe(_when, commitment.due),
        "state": commitment.state.value,
        "state_since": _when(commitment.state_since),
        "flags": [flag.value for flag in commitment.flags],
        "steps": _each(_step, commitment.steps),
        "totals": sums if any(sums.values()) else None,
        "not_counted": [{"step": each.step, "why": each.why} for each in commitment.not_counted],
        **_support(record),
    }


def _step(step: LinkedStep) -> Row:
    return {
        "step": step.step.value,
        "when": _when(step.when),
        "scope": step.scope.value,
        "lines": _each(_line, step.lines),
        "by": _maybe(_party, step.by),
        "role_of_speaker": step.role_of_speaker.value,
        "link": step.link.value,
        "evidence": _each(_evidence, step.evidence),
    }


def _label(label: Label) -> Row:
    return {
        "id": label.id,
        "actor": _party(label.actor),
        "label": label.label,
        "by": _party(label.by),
        "kind": label.kind.value,
        "polarity": label.polarity,
        "evidence": _each(_evidence, label.evidence),
    }


def _disagreement(disagreement: Disagreement) -> Row:
    return {
        "id": disagreement.id,
        "record": disagreement.record,
        "field": disagreement.field,
        "values": [
            {
                "value": disputed.value,
                "origins": list(disputed.origins),
                "said_by": _each(_party, disputed.said_by),
                "evidence": _each(_evidence, disputed.evidence),
            }
            for disputed in disagreement.values
        ],
        "kind": disagreement.kind.value,
    }


def _link(link: Link) -> Row:
    return {
        "id": link.id,
        "kind": link.kind.value,
        "members": list(link.members),
        "score": link.score,
        "why": link.why,
    }


def _judgement(judgement: Judgement) -> Row:
    return {
        "id": judgement.id,
        "at": judgement.at.isoformat(),
        "who": judgement.who,
        "kind": judgement.kind.value,
        "target": list(judgement.target),
        "field": judgement.field,
        "value": judgement.value,
        "reason": judgement.reason,
        "undoes": judgement.undoes,
        "places": _each(_judged_place, judgement.places),
        "was": judgement.was,
    }


def _judged_place(place: JudgedPlace) -> Row:
    span = place.span
    return {
        "kind": place.kind,
        "report": place.report,
        "start": span.start,
        "end": span.end,
        "quote": place.quote,
        "score": place.score,
    }


# ---- what rows share


def _support(record: Record[Any]) -> Row:
    support = record.support
    return {
        "members": list(record.members),
        "origins": support.origins,
        "origins_high": support.origins_high,
        "voices": support.voices,
        "outlets": support.outlets,
        "texts": support.texts,
        "judgements": list(record.judgements),
    }


def _each(made: Callable[[Any], Any], values: Iterable[Any]) -> list[Any]:
    return [made(value) for value in values]


def _maybe(made: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else made(value)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _when(period: Period) -> Row:
    return {
        "edtf": period.edtf,
        "earliest": period.earliest.isoformat() if period.earliest else None,
        "latest": period.latest.isoformat() if period.latest else None,
        "relation": period.relation.value,
        "basis": period.basis.value,
        "text": period.text,
    }


def _party(party: Party) -> Row:
    return {
        "actor": party.actor,
        "code": party.code,
        "name": party.name,
        "text": party.text,
        "role": party.role,
    }


def _evidence(evidence: Evidence) -> Row:
    return {
        "report": evidence.report,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "rule": evidence.rule,
        "score": evidence.score,
    }


def _line(line: Line) -> Row:
    quantity, value = line.quantity, line.value
    return {
        "item": line.item,
        "class": line.item_class.value,
        "quantity": quantity
        and {**_range(quantity), "unit": quantity.unit, "approx": quantity.approx, "text": quantity.text},
        "value": _value(value) if value else None,
        "conversions": [_value(one) for one in line.conversions],
    }


def _value(value: Value) -> Row:
    return {**_range(value), "currency": value.currency}


def _range(interval: Any) -> Row:
    return {"low": _number(interval.low), "high": _number(interval.high)}


def _amount(amount: Amount) -> Row:
    return {**_range(amount), "unit": amount.unit}


def _number(number: float | None) -> float | int | None:
    """Give a whole number as such: 5 helicopters, not 5.0."""
    return int(number) if number is not None and float(number).is_integer() else number


_MERGED: dict[type, Callable[[Record[Any], Any], Row]] = {
    Statement: _statement,
    Event: _event,
    Commitment: _commitment,
}
_OTHERS: dict[type, Callable[[Any], Row]] = {
    Origin: _origin,
    ActorMention: _mention,
    TimeExpression: _time,
    ActorRecord: _actor,
    Label: _label,
    Disagreement: _disagreement,
    Link: _link,
    Judgement: _judgement,
}


# ---- pieces that other tables are made of


def amount_row(amount: Amount | None) -> Row | None:
    """Give an amount; null where there is none."""
    return None if amount is None else _amount(amount)


when_row, line_row, party_row, evidence_row = _when, _line, _party, _evidence
