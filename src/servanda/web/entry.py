"""A record as one entry of a list: the same words in the terminal's tables and in the page's lists.

Invariant: the standing of an event (status and basis) is part of its entry; no list shows the act without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from servanda.ledger import Kind, Shown
from servanda.model import (
    ActorMention,
    ActorRecord,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Judgement,
    Label,
    Line,
    Link,
    Origin,
    Period,
    Record,
    Report,
    Span,
    Statement,
    TimeExpression,
)
from servanda.web import wording
from servanda.web.disputed import field_in_words, value_in_words
from servanda.web.foreign import HEADING, LONGEST, cut


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list.

    `when` is None for kinds that have no time. `standing` says how sure and whose word; `sources` how many stand
    behind it. `evidence` is all of it, of a merged record first what its values rest on, else in order of report and
    place; `telling` is what of it prints the amounts of the heading, or all where none does; `quote` is the first that
    tells. `members` are the findings that went into it.
    `is_due` says that `when` is no day of an act or a step but the day when it is due.
    """

    id: str
    kind: Kind
    when: Period | None
    heading: str
    standing: str
    sources: str
    quote: str | None
    evidence: tuple[Evidence, ...]
    telling: tuple[Evidence, ...] = ()
    members: tuple[str, ...] = ()
    is_due: bool = False

    @property
    def cited(self) -> Evidence | None:
        """Give the piece whose quote is shown."""
        return self.telling[0] if self.telling else None


def entry(shown: Shown) -> Entry:
    """Give the entry of a record, finding or report; what is too long for a line is cut and says so."""
    line = _whole(shown)
    return replace(line, heading=cut(line.heading, HEADING), quote=line.quote and cut(line.quote, LONGEST))


def _whole(shown: Shown) -> Entry:  # noqa: C901 - one line for each kind
    match shown:
        case Record():
            return replace(_of_record(shown), members=shown.members)
        case Report():
            return _of_report(shown)
        case ActorRecord():
            return _of_actor(shown)
        case Label():
            return _of_label(shown)
        case Disagreement():
            return _of_disagreement(shown)
        case Origin():
            return _of_origin(shown)
        case Link():
            heading = f"{shown.kind.value.replace('_', ' ')}: {', '.join(shown.members)}"
            return _plain(shown.id, Kind.LINKS, heading, f"{shown.why}, {shown.score:.2f}")
        case ActorMention():
            sense = f" as {shown.sense.value}" if shown.sense else ""
            return _of_span(shown, Kind.MENTIONS, None, f"{shown.actor or 'nobody known'}: {shown.kind.value}{sense}")
        case TimeExpression():
            return _of_span(shown, Kind.TIMES, shown.when, f"{wording.when_with_basis(shown.when)}: {shown.use.value}")
        case Judgement():
            return _plain(shown.id, Kind.JUDGEMENTS, wording.judged(shown), wording.judged_by(shown))


def _of_record(record: Record[Statement] | Record[Event] | Record[Commitment]) -> Entry:
    content = record.content
    sources = wording.support(record.support)
    match content:
        case Statement():
            return _entry(record.id, Kind.STATEMENTS, content.said, *_said(content), sources, content.evidence)
        case Event():
            return _entry(
                record.id, Kind.EVENTS, content.when, *_done(content), sources, content.evidence, content.lines
            )
        case Commitment():
            evidence = tuple(piece for step in content.steps for piece in step.evidence)
            first = first_day(content)
            line = _entry(record.id, Kind.COMMITMENTS, first, *_promised(content), sources, evidence, content.lines)
            return replace(line, is_due=first == content.due and all(step.when != first for step in content.steps))


def first_day(commitment: Commitment) -> Period:
    """Give the period by whose first day a commitment is listed: the earliest of its steps and of the day it is due."""
    due = (commitment.due,) if commitment.due else ()
    known = [when for when in (*(step.when for step in commitment.steps), *due) if when.is_known]
    return min(known, key=_begun, default=commitment.state_since)


def _begun(period: Period) -> tuple[bool, date]:
    return period.earliest is None, period.earliest or period.latest or date.max


def _said(statement: Statement) -> tuple[str, str]:
    speakers = statement.speakers or ((statement.speaker,) if statement.speaker else ())
    speaker = wording.names(speakers, empty=_unnamed(statement))
    verb = wording.says(statement.stance, is_joint=len(speakers) > 1)
    hearer = f" → {wording.name(statement.hearer)}" if statement.hearer else ""
    target = statement.target if statement.target != statement.hearer else None
    about = f" {wording.name(target)}" if target else ""
    told = f"{statement.mode.value} speech, via {wording.some(statement.via) or wording.UNKNOWN}"
    nested = ", told by another speaker" if statement.nested_in else ""
    return f"{speaker}{hearer} {verb}{about}", told + nested


def _unnamed(statement: Statement) -> str:
    """Give a speaker whom the page does not name as it prints him: unnamed (“a police spokesman”)."""
    source = statement.source_span
    for piece in statement.evidence:
        if source and source in piece.span and piece.report == statement.report:
            words = piece.quote[source.start - piece.span.start : source.end - piece.span.start]
            return f"unnamed ({wording.quoted(words)})"
    return "unnamed"


def _done(event: Event) -> tuple[str, str]:
    return f"{wording.sides(event.source, event.target)}: {wording.deed(event)}", wording.standing(event)


def _promised(commitment: Commitment) -> tuple[str, str]:
    parties = wording.sides(commitment.provider, commitment.recipient)
    since = wording.when(commitment.state_since) if commitment.state_since.is_known else "day unknown"
    flags = "".join(f", {wording.flag(flag)}" for flag in commitment.flags)
    heading = f"{parties}: {wording.thing(commitment.kind, commitment.lines)}"
    return heading, f"{wording.state(commitment.state)}, {since}{flags}"


def _of_report(report: Report) -> Entry:
    outlet = report.outlet or "outlet unknown"
    agencies = f", with {wording.listed(report.agencies)}" if report.agencies else ""
    codes = ", ".join(dict.fromkeys(problem.code.replace("_", " ") for problem in report.problems))
    problems = wording.counted(len(report.problems), "problem") + (f": {codes}" if codes else "")
    heading = report.title or "(no title)"
    return Entry(report.id, Kind.REPORTS, report.published, heading, outlet + agencies, problems, None, ())


def _of_actor(record: ActorRecord) -> Entry:
    actor = record.content
    others = [alias for alias in actor.aliases if alias != actor.name]
    offices = dict.fromkeys(f"{role.title}{f' ({role.country})' if role.country else ''}" for role in actor.roles)
    standing = "; ".join([*offices, *([f"also {', '.join(others)}"] if others else [])])
    mentions = wording.counted(record.mention_count, "mention")
    heading = f"{actor.name} [{actor.code}], {actor.kind.value}"
    told = (*actor.evidence, *(role.evidence for role in actor.roles), *(claim.evidence for claim in actor.same_as))
    evidence = tuple(sorted(told))
    return _entry(actor.id, Kind.ACTORS, None, heading, standing, mentions, evidence)


def _of_label(label: Label) -> Entry:
    heading = f"{wording.name(label.by)} calls {wording.name(label.actor)} “{label.label}”"
    tone = {-1: "negative", 0: "neutral", 1: "positive"}[label.polarity]
    evidence = tuple(sorted(label.evidence))
    return _entry(label.id, Kind.LABELS, None, heading, f"{label.kind.value}, {tone} word", "", evidence)


def _of_disagreement(disagreement: Disagreement) -> Entry:
    told = [
        f"{value_in_words(disagreement.field, value.value)} ({wording.counted(len(value.origins), 'origin')})"
        for value in disagreement.values
    ]
    heading = f"{field_in_words(disagreement.field)}: {' or '.join(told)}"
    evidence = tuple(sorted(piece for value in disagreement.values for piece in value.evidence))
    return _entry(
        disagreement.id,
        Kind.DISAGREEMENTS,
        None,
        heading,
        f"{disagreement.kind.value}, about {disagreement.record}",
        "",
        evidence,
    )


def _of_origin(origin: Origin) -> Entry:
    agency = f" of {origin.agency}" if origin.agency else ""
    reports = wording.counted(len(origin.reports), "report")
    return _plain(origin.id, Kind.ORIGINS, f"{reports}{agency}, root {origin.root}", origin.method.replace("_", " "))


def _of_span(mark: ActorMention | TimeExpression, kind: Kind, period: Period | None, heading: str) -> Entry:
    piece = Evidence(mark.report, mark.span, mark.quote, mark.rule, mark.score)
    return _entry(mark.id, kind, period, heading, "", "", (piece,))


def _plain(record: str, kind: Kind, heading: str, standing: str) -> Entry:
    return Entry(record, kind, None, heading, standing, "", None, ())


def _entry(
    record: str,
    kind: Kind,
    period: Period | None,
    heading: str,
    standing: str,
    sources: str,
    evidence: tuple[Evidence, ...],
    lines: tuple[Line, ...] = (),
) -> Entry:
    pieces = _each_once(evidence)
    amounts = [line.quantity.text for line in lines if line.quantity]
    telling = tuple(piece for piece in pieces if all(amount in piece.quote for amount in amounts)) or pieces
    quote = telling[0].quote if telling else None
    return Entry(record, kind, period, heading, standing, sources, quote, pieces, telling)


def _each_once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    by_place: dict[tuple[str, Span], Evidence] = {}
    for piece in evidence:
        by_place.setdefault((piece.report, piece.span), piece)
    return tuple(by_place.values())
