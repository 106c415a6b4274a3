"""What a record tells, from its sentence down to every quote: the one content of `servanda trace` and of its page."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.errors import NoSuchRecordError
from servanda.ledger import Kind, Shown
from servanda.ledger.view import View
from servanda.linking.judgements import kind_of, place_of
from servanda.model import (
    ActorRecord,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Judgement,
    Label,
    Link,
    Origin,
    Record,
    Report,
    Scope,
    Statement,
    Totals,
)
from servanda.web import wording
from servanda.web.entry import Entry, entry
from servanda.web.passage import Passage, Passages

_CARRIERS = 24
"""Outlets that a statement's own page names; its JSON gives all of them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value of a record; `to` are the ids of records and reports that it points to."""

    name: str
    value: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a record with quotes of its own: a step, a disputed value, an office; else all its quotes."""

    when: str
    heading: str
    note: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A record told whole.

    `asked` is the id that was asked for when it is that of a member, else None. `others` are the records that quote
    a report, empty for every other kind.
    """

    id: str
    kind: Kind
    heading: str
    standing: str
    facts: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    members: tuple[str, ...]
    asked: str | None
    others: tuple[Entry, ...]


def tell(view: View, asked: str, *, with_others: bool = True) -> Story:
    """Tell the record that answers to an id: its own, or that of one of its findings.

    Args:
        view: The ledger.
        asked: The id.
        with_others: Whether the records that quote a report are told too; a long one has thousands.

    Raises:
        NoSuchRecordError: Nothing answers to it.
    """
    try:
        shown = view.record(asked)
    except NoSuchRecordError:
        return _left_out(view, asked)
    line = entry(shown)
    pages = Passages(view)
    members = shown.members if isinstance(shown, Record | ActorRecord) else ()
    return Story(
        id=line.id,
        kind=line.kind,
        heading=line.heading,
        standing=line.standing,
        facts=tuple(fact for fact in (*_facts(shown), *_readers(view, shown), *_judged(view, shown)) if fact.value),
        chapters=_chapters(shown, line, pages),
        members=tuple(members),
        asked=asked if asked != line.id else None,
        others=tuple(map(entry, view.quoting(shown.id))) if with_others and isinstance(shown, Report) else (),
    )


def _left_out(view: View, asked: str) -> Story:
    """Tell a finding that is in no record because a person judged it wrong; it stays in the ledger."""
    finding = view.finding(asked)
    about = [one for one in view.judgements() if finding.id in one.target]
    place = place_of(finding)
    cited = (Evidence(place.report, place.span, place.quote, place.kind, place.score),) if place else ()
    quotes = _passages(cited, Passages(view))
    return Story(
        id=str(finding.id),
        kind=_KINDS[kind_of(finding)],
        heading=f"{kind_of(finding)} that is in no record",
        standing="read in a report, and left out of the records",
        facts=tuple(Fact("judged", f"{wording.judged(one)}, {wording.judged_by(one)}", (one.id,)) for one in about),
        chapters=(Chapter("", "", "", quotes),) if quotes else (),
        members=(),
        asked=None,
        others=(),
    )


_KINDS = {
    "actor": Kind.ACTORS,
    "mention": Kind.MENTIONS,
    "time": Kind.TIMES,
    "statement": Kind.STATEMENTS,
    "event": Kind.EVENTS,
    "step": Kind.COMMITMENTS,
    "label": Kind.LABELS,
}


def _judged(view: View, shown: Shown) -> tuple[Fact, ...]:
    """Give what people judged of a record's findings; a corrected value names what was read."""
    ids = shown.judgements if isinstance(shown, Record) else ()
    decisions = [one for one in view.judgements() if one.id in ids] if ids else []
    return tuple(Fact("judged", f"{wording.judged(one)}, {wording.judged_by(one)}", (one.id,)) for one in decisions)


# ---- chapters


def _chapters(shown: Shown, line: Entry, pages: Passages) -> tuple[Chapter, ...]:
    match shown:
        case Record(content=Commitment() as commitment):
            return _steps(commitment, pages)
        case Disagreement():
            return _values(shown, pages)
        case ActorRecord():
            return _offices(shown, pages)
        case _:
            quotes = _passages(line.evidence, pages)
            return (Chapter("", "", "", quotes),) if quotes else ()


def _steps(commitment: Commitment, pages: Passages) -> tuple[Chapter, ...]:
    why = {refused.step: refused.why for refused in commitment.not_counted}
    chapters = []
    for number, step in enumerate(commitment.steps):
        items = f": {wording.thing(commitment.kind, step.lines)}" if step.lines else ""
        counted = f"; not added: {why[number]}" if number in why else ""
        link = step.link.value.replace("_", " ")
        scope = f"; {step.scope.value} amount" if step.lines and step.scope is not Scope.UNKNOWN else ""
        note = f"{wording.whose_word(step.role_of_speaker, step.by)}{scope}; {link}{counted}"
        chapters.append(
            Chapter(
                wording.stamp(step.when), f"{wording.state(step.step)}{items}", note, _passages(step.evidence, pages)
            )
        )
    return tuple(chapters)


def _values(disagreement: Disagreement, pages: Passages) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(
            "",
            value.value,
            f"{wording.counted(len(value.origins), 'origin')}, by {wording.names(value.said_by, empty='the outlet')}",
            _passages(value.evidence, pages),
        )
        for value in disagreement.values
    )


def _offices(record: ActorRecord, pages: Passages) -> tuple[Chapter, ...]:
    actor = record.content
    chapters = [
        Chapter(
            "",
            f"{role.title}{f' of {role.country}' if role.country else ''}",
            f"from {wording.when(role.since)}, to {wording.when(role.until)}",
            _passages((role.evidence,), pages),
        )
        for role in actor.roles
    ]
    chapters += [
        Chapter(
            "",
            f"said to be {wording.full_name(claim.actor)}",
            f"{wording.name(claim.says)} says so; never merged on a claim",
            _passages((claim.evidence,), pages),
        )
        for claim in actor.same_as
    ]
    named = _passages(actor.evidence, pages)
    return (*chapters, Chapter("", "named in the pages", "", named)) if named else tuple(chapters)


def _passages(evidence: tuple[Evidence, ...], pages: Passages) -> tuple[Passage, ...]:
    return tuple(pages.passage(piece) for piece in sorted(set(evidence)))


# ---- facts


def _facts(shown: Shown) -> tuple[Fact, ...]:  # noqa: C901 - one line for each kind
    match shown:
        case Record(content=Statement() as statement):
            return (*_of_statement(statement), Fact("stands on", wording.support(shown.support)))
        case Record(content=Event() as event):
            return (*_of_event(event), Fact("stands on", wording.support(shown.support)))
        case Record(content=Commitment() as commitment):
            return (*_of_commitment(commitment), Fact("stands on", wording.support(shown.support)))
        case Report():
            return _of_report(shown)
        case ActorRecord():
            return _of_actor(shown)
        case Label():
            return (Fact("who says so", wording.full_name(shown.by)), Fact("of whom", wording.full_name(shown.actor)))
        case Disagreement():
            return (Fact("about", shown.record, (shown.record,)), Fact("kind", shown.kind.value))
        case Origin():
            return (Fact("root", shown.root, (shown.root,)), Fact("reports", ", ".join(shown.reports), shown.reports))
        case Link():
            return (Fact("members", ", ".join(shown.members), tuple(shown.members)), Fact("why", shown.why))
        case Judgement():
            return (
                Fact("who", shown.who),
                Fact("at", shown.at.isoformat()),
                Fact("target", ", ".join(shown.target), tuple(shown.target)),
                Fact("field", shown.field or ""),
                Fact("value", shown.value or ""),
                Fact("read as", shown.was or ""),
                Fact("reason", shown.reason or ""),
                *_pointing("takes back", shown.undoes),
            )
        case _:
            return ()


def _of_statement(statement: Statement) -> tuple[Fact, ...]:
    speakers = statement.speakers or ((statement.speaker,) if statement.speaker else ())
    return (
        Fact("speaker", wording.listed([wording.full_name(party) for party in speakers]) or "unnamed"),
        Fact("to", wording.full_name(statement.hearer) if statement.hearer else ""),
        Fact("of", wording.full_name(statement.target) if statement.target else ""),
        Fact("cue", statement.cue),
        Fact("said", wording.when_with_basis(statement.said)),
        Fact("speech", statement.mode.value),
        Fact("medium", statement.medium or ""),
        Fact("via", wording.some(statement.via, _CARRIERS) or wording.UNKNOWN),
        Fact("hedges", "; ".join(statement.hedges)),
        Fact("in quotation marks of distance", "; ".join(statement.scare_quotes)),
        *_pointing("told inside", statement.nested_in),
        *_pointing("same utterance as", statement.same_utterance),
    )


def _of_event(event: Event) -> tuple[Fact, ...]:
    return (
        Fact("from", wording.listed([wording.full_name(party) for party in event.source]) or wording.UNKNOWN),
        Fact("to", wording.listed([wording.full_name(party) for party in event.target])),
        Fact("when", wording.when_with_basis(event.when)),
        Fact("where", wording.place(event.place) if event.place else ""),
        Fact("status", event.status.value),
        Fact("whose word", wording.vouched(event.basis, event.attested_by)),
        Fact("items", wording.items(event.lines)),
        Fact("terms", event.terms.value if event.terms else ""),
        Fact("casualties", wording.casualties(event.casualties) if event.casualties else ""),
        Fact("contexts", ", ".join(event.contexts).replace("_", " ")),
        *_pointing("told in", event.statement),
    )


def _of_commitment(commitment: Commitment) -> tuple[Fact, ...]:
    return (
        Fact("from", wording.listed([wording.full_name(party) for party in commitment.provider]) or wording.UNKNOWN),
        Fact("to", wording.listed([wording.full_name(party) for party in commitment.recipient]) or wording.UNKNOWN),
        Fact("through", wording.listed([wording.full_name(party) for party in commitment.via])),
        Fact("kind", commitment.kind.value),
        Fact("items", wording.items(commitment.lines)),
        Fact("terms", commitment.terms.value),
        Fact("paper", wording.paper(commitment.instrument)),
        Fact("due", wording.when_with_basis(commitment.due) if commitment.due else wording.UNKNOWN),
        *_sums(commitment),
        *_pointing("part of", commitment.parent),
    )


def _sums(commitment: Commitment) -> tuple[Fact, ...]:
    """Give what was promised, delivered and is outstanding, where one unit counts it."""
    totals = commitment.totals
    if totals == Totals(None, None, None) and len(_units(commitment)) > 1:
        return (Fact("amounts", wording.SEVERAL_UNITS),)
    return (
        Fact("promised", wording.amount(totals.promised)),
        Fact("delivered", wording.amount(totals.delivered)),
        Fact("outstanding", wording.amount(totals.outstanding)),
    )


def _units(commitment: Commitment) -> set[str]:
    """Give the units and currencies of the steps' amounts."""
    lines = [line for step in commitment.steps for line in step.lines]
    counted = {line.quantity.unit or line.item for line in lines if line.quantity is not None}
    return counted | {line.value.currency for line in lines if line.value is not None}


def _readers(view: View, shown: Shown) -> tuple[Fact, ...]:
    """Give by what a report was read: two reports with other values here are not read alike."""
    if not isinstance(shown, Report):
        return ()
    by = view.read_by(shown.id)
    return Fact("reader", by.engine), Fact("codebook", by.codebook or wording.UNKNOWN), Fact("version", by.code)


def _of_report(report: Report) -> tuple[Fact, ...]:
    problems = [problem.code.replace("_", " ") for problem in report.problems]
    return (
        Fact("outlet", report.outlet or wording.UNKNOWN),
        Fact("agencies", wording.listed(report.agencies)),
        Fact("byline", report.byline or ""),
        Fact("published", wording.when_with_basis(report.published)),
        Fact("language", report.language or wording.UNKNOWN),
        Fact("file", report.file or ""),
        Fact("address", report.url or ""),
        Fact("SHA-256", report.sha256),
        Fact("problems", ", ".join(dict.fromkeys(problems)) or "none"),
    )


def _of_actor(record: ActorRecord) -> tuple[Fact, ...]:
    actor = record.content
    return (
        Fact("code", actor.code),
        Fact("kind", actor.kind.value),
        Fact("country", actor.country or ""),
        Fact("also named", ", ".join(alias for alias in actor.aliases if alias != actor.name)),
        Fact("mentions", wording.number(record.mention_count)),
    )


def _pointing(name: str, to: str | None) -> tuple[Fact, ...]:
    return (Fact(name, to, (to,)),) if to else ()
