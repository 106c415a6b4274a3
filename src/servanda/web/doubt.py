"""What waits for a person: near-ties, weak merges, actors that may be one, conflicts, rows of low score; by doubt.

Invariant: what a person has judged, or would not decide, is not asked again. Each question comes with the calls that
answer it, so that the terminal and a page ask the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from servanda import codebook
from servanda.errors import NoSuchRecordError
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.linking.clusters import pair
from servanda.linking.corrections import fields_of
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
from servanda.web.entry import entry

WEAK = 0.7
"""Score below which a merge is asked about."""
LOW = 0.5
"""Score below which a single row is asked about."""
_OPEN = 0.5
"""Doubt about a conflict: nobody knows which value is right."""
_MERGES = frozenset({LinkKind.SAME_EVENT, LinkKind.SAME_UTTERANCE})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to a person: `doubt` 0 to 1, why it is asked, the findings, the quotes, and the calls that answer."""

    doubt: float
    question: str
    why: str
    ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    answers: tuple[str, ...]

    def row(self) -> dict[str, object]:
        """Give the question as plain values."""
        quotes = [{"report": one.report, "start": one.span.start, "quote": one.quote} for one in self.evidence]
        return {
            "doubt": self.doubt,
            "question": self.question,
            "why": self.why,
            "ids": list(self.ids),
            "quotes": quotes,
            "answers": list(self.answers),
        }


def doubts(view: View, decisions: Decisions) -> list[Doubt]:
    """Give all open questions of a ledger, the most doubtful first, equals by their ids."""
    found = (
        *_of_links(view, decisions),
        *_of_actors(view, decisions),
        *_of_conflicts(view),
        *_of_scores(view, decisions),
    )
    return sorted(found, key=lambda one: (-one.doubt, one.ids, one.question))


def _of_links(view: View, decisions: Decisions) -> Iterator[Doubt]:
    """Ask about pairs that linking left apart though they are alike, and about merges that hang on little."""
    for link in view.records(Kind.LINKS):
        if not isinstance(link, Link) or _is_judged(link.members, decisions):
            continue
        if link.kind is LinkKind.CANDIDATE:
            yield _about_link(view, link, link.score, "left apart", ("same", "different", "unsure"))
        elif link.kind in _MERGES and link.score < WEAK:
            yield _about_link(view, link, round(1 - link.score, 4), "merged", ("same", "different", "unsure"))


def _about_link(view: View, link: Link, doubt: float, done: str, words: Iterable[str]) -> Doubt:
    ids = " ".join(link.members)
    return Doubt(
        doubt=doubt,
        question=f"the same? {_heading(view, link.members[0])}",
        why=f"{done}: {link.why}, {link.score:.2f}",
        ids=tuple(link.members),
        evidence=_quotes(view, link.members),
        answers=tuple(f"{word} {ids}" for word in words),
    )


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


def _of_actors(view: View, decisions: Decisions) -> Iterator[Doubt]:
    """Ask about actors whose names let them be one and whom linking left apart."""
    actors = (record for record in view.records(Kind.ACTORS) if isinstance(record, ActorRecord))
    for each in namesakes(actors, codebook.load()):
        if _are_judged(each, decisions):
            continue
        ids = (str(each.one.content.id), str(each.other.content.id))
        yield Doubt(
            doubt=each.score,
            question=f"one actor? {entry(each.one).heading} and {entry(each.other).heading}",
            why=f"left apart: {each.why}",
            ids=ids,
            evidence=tuple(piece for record in (each.one, each.other) for piece in entry(record).evidence[:1]),
            answers=tuple(f"{word} {' '.join(ids)}" for word in ("same", "different", "unsure")),
        )


def _are_judged(each: Namesakes, decisions: Decisions) -> bool:
    """Say whether a person has judged any two names of two actors."""
    mine, theirs = (
        [FindingId(member) for member in record.members if FindingId(member) in decisions.of]
        for record in (each.one, each.other)
    )
    return any(_is_judged((one, other), decisions) for one in mine for other in theirs)


def _of_conflicts(view: View) -> Iterator[Doubt]:
    for one in view.records(Kind.DISAGREEMENTS):
        if not isinstance(one, Disagreement) or one.kind is not DisagreementKind.CONFLICT:
            continue
        record = view.record(one.record)
        if not isinstance(record, Record) or record.judgements:
            continue
        values = " or ".join(value.value for value in one.values)
        apart = f"different {' '.join(record.members)}" if len(record.members) > 1 else f"right {record.id}"
        field = one.field.partition(" ")[0]
        named = sorted(OF_CASUALTIES) if field == "casualties" else [field]
        fields = [each for each in named if each in fields_of(_kind(record.content))]
        rights = [f"correct {member} {each} VALUE" for member in record.members for each in fields]
        yield Doubt(
            doubt=_OPEN,
            question=f"{field.replace('_', ' ')}: {values}? {entry(record).heading}",
            why=f"{len(one.values)} values of {one.record}",
            ids=(one.id, *record.members),
            evidence=tuple(value.evidence[0] for value in one.values if value.evidence),
            answers=(*rights, apart),
        )


def _kind(content: Statement | Event | Commitment) -> str:
    """Give the word for the kind of the findings that a record is made of."""
    return {Statement: "statement", Event: "event", Commitment: "step"}[type(content)]


def _of_scores(view: View, decisions: Decisions) -> Iterator[Doubt]:
    """Ask about single rows that were read with little certainty."""
    for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS):
        for record in view.records(kind):
            if not isinstance(record, Record):
                continue
            for piece, finding in _read_badly(record):
                if decisions.of.get(finding):
                    continue
                yield Doubt(
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
