"""What waits for a person: near-ties, weak merges, promises and actors that may be one, conflicts, weak rows.

Invariant: what a person has judged, or would not decide, is not asked again. Each question comes with the calls that
answer it, so that the terminal and a page ask the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from heapq import nsmallest
from itertools import combinations
from typing import Any

from servanda import codebook
from servanda.errors import NoSuchRecordError
from servanda.ledger import Kind
from servanda.ledger.filing import LOW
from servanda.ledger.view import View
from servanda.linking.clusters import pair
from servanda.linking.corrections import fields_of
from servanda.linking.doubles import Doubles, doubles
from servanda.linking.judgements import OF_CASUALTIES, Decisions, place_of
from servanda.linking.namesakes import Namesakes, namesakes
from servanda.model import (
    ActorRecord,
    Commitment,
    Disagreement,
    DisagreementKind,
    Event,
    Evidence,
    FindingId,
    Link,
    LinkKind,
    Record,
    Statement,
)
from servanda.web import wording
from servanda.web.entry import Entry, entry

WEAK = 0.7
"""Score below which a merge is asked about."""
_OPEN = 0.5
"""Doubt about a conflict: nobody knows which value is right."""
_MERGES = frozenset({LinkKind.SAME_EVENT, LinkKind.SAME_UTTERANCE})


class Queue(StrEnum):
    """What a question is about: one thing or two, one actor or two, which value, rightly read or not."""

    RECORDS = "records"
    ACTORS = "actors"
    VALUES = "values"
    READINGS = "readings"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to a person: `doubt` 0 to 1, why it is asked, the findings, the quotes, and the calls that answer."""

    queue: Queue
    doubt: float
    question: str
    why: str
    ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    answers: tuple[str, ...]

    @property
    def place(self) -> tuple[float, tuple[str, ...]]:
        """Give its place in the queue: the most doubtful first, equals by their ids."""
        return -self.doubt, self.ids

    def row(self) -> dict[str, object]:
        """Give the question as plain values."""
        quotes = [{"report": one.report, "start": one.span.start, "quote": one.quote} for one in self.evidence]
        return {
            "queue": self.queue.value,
            "doubt": self.doubt,
            "question": self.question,
            "why": self.why,
            "ids": list(self.ids),
            "quotes": quotes,
            "answers": list(self.answers),
        }


@dataclass(frozen=True, slots=True)
class Open:
    """A question before it is asked: what it is about and how doubtful that is.

    To `tell` it costs some milliseconds, and of the thousands that a ledger has few are ever asked.
    """

    queue: Queue
    doubt: float
    ids: tuple[str, ...]
    tell: Callable[[View], Doubt] = field(compare=False, repr=False)

    @property
    def place(self) -> tuple[float, tuple[str, ...]]:
        """Give its place in the queue; see `Doubt.place`."""
        return -self.doubt, self.ids


def doubts(view: View, decisions: Decisions) -> list[Doubt]:
    """Give all open questions of a ledger, the most doubtful first, equals by their ids."""
    told = (one.tell(view) for one in each_doubt(view, decisions))
    return sorted(told, key=lambda one: (*one.place, one.question))


def first_doubts(view: View, decisions: Decisions, *, queue: Queue | None, limit: int) -> tuple[list[Doubt], int]:
    """Give the most doubtful questions of one queue, or of all, and how many there are."""
    found = [one for one in each_doubt(view, decisions) if queue in (None, one.queue)]
    return [one.tell(view) for one in nsmallest(limit, found, key=lambda one: one.place)], len(found)


def each_doubt(view: View, decisions: Decisions) -> Iterator[Open]:
    """Stream all open questions of a ledger."""
    yield from _of_links(view, decisions)
    yield from _of_commitments(view, decisions)
    yield from _of_actors(view, decisions)
    yield from _of_conflicts(view)
    yield from _of_scores(view, decisions)


def _of_links(view: View, decisions: Decisions) -> Iterator[Open]:
    """Ask about pairs that linking left apart though they are alike, and about merges that hang on little."""
    for link in view.records(Kind.LINKS):
        if not isinstance(link, Link) or _is_judged(link.members, decisions):
            continue
        if link.kind is LinkKind.CANDIDATE:
            yield _about_link(link, link.score, "left apart")
        elif link.kind in _MERGES and link.score < WEAK:
            yield _about_link(link, round(1 - link.score, 4), "merged")


def _about_link(link: Link, doubt: float, done: str) -> Open:
    ids = " ".join(link.members)

    def tell(view: View) -> Doubt:
        return Doubt(
            queue=Queue.RECORDS,
            doubt=doubt,
            question=f"the same? {_heading(view, link.members[0])}",
            why=f"{done}: {link.why}, {link.score:.2f}",
            ids=tuple(link.members),
            evidence=_quotes(view, link.members),
            answers=tuple(f"{word} {ids}" for word in ("same", "different", "unsure")),
        )

    return Open(Queue.RECORDS, doubt, tuple(link.members), tell)


def _heading(view: View, finding: str) -> str:
    try:
        return entry(view.record(finding)).heading
    except NoSuchRecordError:
        return finding


def _quotes(view: View, findings: Iterable[FindingId]) -> tuple[Evidence, ...]:
    """Give the first quote of each finding."""
    places = (place_of(view.finding(each)) for each in findings)
    return tuple(Evidence(one.report, one.span, one.quote, one.kind, one.score) for one in places if one)


def _is_judged(findings: Iterable[FindingId], decisions: Decisions) -> bool:
    """Say whether a person has said of every pair whether it is one, or would not decide."""
    return all(
        decisions.forbids(*edge) or decisions.joins(*edge) or pair(*edge) in decisions.unsure
        for edge in combinations(findings, 2)
    )


def _of_commitments(view: View, decisions: Decisions) -> Iterator[Open]:
    """Ask about commitments that all but one thing lets be one and that linking left apart."""
    for each in doubles(_commitments(view)):
        if not _are_judged(each, decisions):
            yield _about_commitments(each)


def _commitments(view: View) -> Iterator[Record[Commitment]]:
    for record in view.records(Kind.COMMITMENTS):
        if isinstance(record, Record) and isinstance(record.content, Commitment):
            yield record


def _about_commitments(each: Doubles) -> Open:
    ids = (each.one.id, each.other.id)

    def tell(view: View) -> Doubt:
        del view  # all is said by the two
        both = (entry(each.one), entry(each.other))
        return Doubt(
            queue=Queue.RECORDS,
            doubt=each.score,
            question=f"one commitment? {' and '.join(map(_dated, both))}",
            why=f"left apart: {each.why}, {each.score:.2f}",
            ids=ids,
            evidence=tuple(piece for line in both for piece in line.evidence[:1]),
            answers=tuple(f"{word} {' '.join(ids)}" for word in ("same", "different", "unsure")),
        )

    return Open(Queue.RECORDS, each.score, ids, tell)


def _dated(line: Entry) -> str:
    """Give a heading with its day, by which two of one heading are told apart."""
    return f"{line.heading} ({wording.when(line.when)})" if line.when else line.heading


def _of_actors(view: View, decisions: Decisions) -> Iterator[Open]:
    """Ask about actors whose names let them be one and whom linking left apart."""
    actors = (record for record in view.faces() if isinstance(record, ActorRecord))
    for each in namesakes(actors, codebook.load()):
        if not _are_judged(each, decisions):
            yield _about_actors(str(each.one.content.id), str(each.other.content.id), each.score, each.why)


def _about_actors(one: str, other: str, score: float, why: str) -> Open:
    def tell(view: View) -> Doubt:
        both = [entry(view.record(each)) for each in (one, other)]
        return Doubt(
            queue=Queue.ACTORS,
            doubt=score,
            question=f"one actor? {both[0].heading} and {both[1].heading}",
            why=f"left apart: {why}",
            ids=(one, other),
            evidence=tuple(piece for line in both for piece in line.evidence[:1]),
            answers=tuple(f"{word} {one} {other}" for word in ("same", "different", "unsure")),
        )

    return Open(Queue.ACTORS, score, (one, other), tell)


def _are_judged(each: Namesakes | Doubles, decisions: Decisions) -> bool:
    """Say whether a person has judged any two names of two actors, or steps of two commitments."""
    mine, theirs = (
        [FindingId(member) for member in record.members if FindingId(member) in decisions.of]
        for record in (each.one, each.other)
    )
    return any(_is_judged((one, other), decisions) for one in mine for other in theirs)


def _of_conflicts(view: View) -> Iterator[Open]:
    for one in view.records(Kind.DISAGREEMENTS):
        if not isinstance(one, Disagreement) or one.kind is not DisagreementKind.CONFLICT:
            continue
        record = view.record(one.record)
        if isinstance(record, Record) and not record.judgements:
            yield Open(Queue.VALUES, _OPEN, (one.id, *record.members), partial(_about_values, one, record))


def _about_values(one: Disagreement, record: Record[Any], view: View) -> Doubt:
    del view  # all is said by the two
    values = " or ".join(value.value for value in one.values)
    apart = [f"different {' '.join(record.members)}"] if len(record.members) > 1 else []
    field = one.field.partition(" ")[0]
    named = sorted(OF_CASUALTIES) if field == "casualties" else [field]
    fields = [each for each in named if each in fields_of(_kind(record.content))]
    rights = [f"correct {member} {each} VALUE" for member in record.members for each in fields]
    return Doubt(
        queue=Queue.VALUES,
        doubt=_OPEN,
        question=f"{field.replace('_', ' ')}: {values}? {entry(record).heading}",
        why=f"{len(one.values)} values of {one.record}",
        ids=(one.id, *record.members),
        evidence=tuple(value.evidence[0] for value in one.values if value.evidence),
        answers=(*rights, *apart, f"right {record.id}"),
    )


def _kind(content: Statement | Event | Commitment) -> str:
    """Give the word for the kind of the findings that a record is made of."""
    return {Statement: "statement", Event: "event", Commitment: "step"}[type(content)]


def _of_scores(view: View, decisions: Decisions) -> Iterator[Open]:
    """Ask about single rows that were read with little certainty."""
    for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS):
        for record in view.badly_read(kind):
            if not isinstance(record, Record):
                continue
            for piece, finding in _read_badly(record):
                if not decisions.of.get(finding):
                    doubt = round(1 - piece.score, 4)
                    yield Open(Queue.READINGS, doubt, (finding,), partial(_about_reading, record, piece, finding))


def _about_reading(record: Record[Any], piece: Evidence, finding: FindingId, view: View) -> Doubt:
    del view  # all is said by the record
    return Doubt(
        queue=Queue.READINGS,
        doubt=round(1 - piece.score, 4),
        question=f"right? {entry(record).heading}",
        why=f"read by {piece.rule} with score {piece.score:.2f}",
        ids=(finding,),
        evidence=(piece,),
        answers=(f"right {finding}", f"wrong {finding}", f"correct {finding} FIELD VALUE"),
    )


def _read_badly(record: Record[Any]) -> Iterator[tuple[Evidence, FindingId]]:
    """Give the quotes of a row that hang on a low score, with the finding to judge: a commitment's is the step's."""
    content = record.content
    if isinstance(content, Commitment):
        for step in content.steps:
            if step.evidence and step.evidence[0].score < LOW:
                yield step.evidence[0], step.finding
    elif content.evidence and content.evidence[0].score < LOW:
        yield content.evidence[0], FindingId(record.id)
