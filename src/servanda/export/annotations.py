"""Web Annotations: every quote of a record as an annotation of the archived text and of the live page.

Invariant: the first target is exact (characters of a text with a hash), the second a courtesy; what the record says of
its act (status, whose word) goes with every quote of it.
Source: the W3C's Web Annotation Data Model, whose positions are code points, as ours are.
"""

from __future__ import annotations

import base64
import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from servanda.errors import NoSuchRecordError
from servanda.export.account import Account, Form, accounted
from servanda.export.fragments import Fragments, written
from servanda.ledger import Kind, Shown
from servanda.linking.judgements import taken_back
from servanda.model import (
    Actor,
    ActorMention,
    ActorRecord,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    JudgedPlace,
    Judgement,
    JudgementKind,
    Label,
    Party,
    Record,
    Report,
    Span,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View

FORM = Form(
    "annotations",
    ("annotations.jsonl", "annotations-texts.csv"),
    """annotations.jsonl holds one W3C Web Annotation for each quote that a record rests on, one JSON object a line. Its
    body is the record (urn:servanda:ID) and a line that says what the record says of it: for an act its status and
    whose word it is, which no use of it may leave out.

    The first target is the archived text, as a resource named by its SHA-256 (RFC 6920), with its position in code
    points and its words with 32 characters on either side. The second, where the page has an address, is the live page,
    by the words alone and by a text fragment: it may show something else by now. Where the words are not found in a
    text, say so; do not move the annotation.

    What a person judged is an annotation on the annotations of the quote, with the motivation "assessing".

    annotations-texts.csv says which report each text is of, and the SHA-256 of the archived page that it was made of.
    For a plain text both hashes are one. Names and days by themselves (mentions, times) are marks of reading and stand
    in JSON Lines.""",
    counted="quotes",
)

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
_AROUND = 32
"""Characters on either side of a quote, as archived."""

_KINDS = (Kind.ACTORS, Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS, Kind.DISAGREEMENTS)
_MARKS = (Kind.MENTIONS, Kind.TIMES)
_MARK = "a name or day by itself, a mark of reading: in mentions.jsonl or times.jsonl"
_TAKEN_BACK = "taken back by a later judgement, or itself taking one back"
_REPORTLESS = "its report is not in this ledger"
_PLACELESS = "the judgement names no place in a text"

_HELD = 2_000
"""Texts in memory at once."""

Annotation: TypeAlias = dict[str, Any]
_Place: TypeAlias = tuple[str, str, Span]
"""The letter of a kind of record, a report, and where in it."""
_LETTERS = {"actor": "a", "statement": "s", "event": "e", "step": "c", "label": "l"}
"""The letter that begins the id of the record that a kind of finding goes into."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote of a record: which one it is, and what the record says of it."""

    record: str
    place: str
    says: str
    evidence: Evidence

    @property
    def id(self) -> str:
        """Give the name of its annotation."""
        return f"urn:servanda:{self.record}:{self.place}"


@dataclass
class _Texts:
    """The texts that quotes stand in; keeps the last ones that it has opened."""

    view: View
    _reports: dict[str, tuple[Report, str, Fragments]] = field(default_factory=dict)

    def of(self, report: str) -> tuple[Report, str, Fragments]:
        """Give a report, the name of its text, and its links."""
        if report not in self._reports:
            if len(self._reports) >= _HELD:
                self._reports.clear()
            found = self.view.report(report)
            self._reports[report] = (found, named(found.text), Fragments(found))
        return self._reports[report]

    def has(self, report: str) -> bool:
        """Say whether a report is here: one that was dropped, or came after the day asked for, is not."""
        try:
            self.of(report)
        except NoSuchRecordError:
            return False
        return True


def write(view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None) -> tuple[Path, ...]:
    """Write `annotations.jsonl` and the list of texts, with their account.

    Returns:
        The files.
    """
    del codebook
    texts = _Texts(view)
    with (
        accounted(view, folder, FORM, known_on=known_on) as (part, account),
        (part / "annotations.jsonl").open("wb") as file,
    ):
        judged = tuple(view.judgements())
        places: dict[_Place, list[str]] = {_place_of(place): [] for one in judged for place in one.places}
        for cited in _cited(view):
            if (at := (cited.record[:1], cited.evidence.report, cited.evidence.span)) in places:
                places[at].append(cited.id)
            file.write(msgspec.json.encode(annotation(cited, texts)) + b"\n")
            account.write()
        for assessed in _assessments(judged, texts, places, account):
            file.write(msgspec.json.encode(assessed) + b"\n")
            account.write()
        for kind in _MARKS:
            for mark in view.records(kind):
                if isinstance(mark, ActorMention | TimeExpression):
                    account.leave_out(mark.id, _MARK)
        _write_texts(view, part / "annotations-texts.csv")
    return tuple(folder / name for name in FORM.all_files)


def named(text: str) -> str:
    """Give the name of a text that says which characters it has: its SHA-256 as RFC 6920 writes it.

    >>> named("")
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    digest = hashlib.sha256(text.encode()).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def annotation(cited: Cited, texts: _Texts) -> Annotation:
    """Give the annotation of one quote."""
    report, name, fragments = texts.of(cited.evidence.report)
    return {
        "@context": _CONTEXT,
        "id": cited.id,
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            f"urn:servanda:{cited.record}",
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": cited.says},
        ],
        "target": _targets(report, name, fragments, cited.evidence.span),
    }


def _targets(report: Report, name: str, fragments: Fragments, span: Span) -> list[Annotation]:
    text = report.text
    words = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    archived = {"type": "SpecificResource", "source": name, "selector": [position, words]}
    if not (report.url and fragments.link(span)):
        return [archived]
    live: list[Annotation] = [words]
    if directive := fragments.directive(span):
        live.append({"type": "FragmentSelector", "conformsTo": _FRAGMENTS, "value": f":~:{directive}"})
    return [archived, {"type": "SpecificResource", "source": written(report.url), "selector": live}]


# ---- the quotes of records, and what the records say


def _cited(view: View) -> Iterator[Cited]:
    for kind in _KINDS:
        for record in view.records(kind):
            yield from _quotes_of(record)


def _quotes_of(record: Shown) -> Iterator[Cited]:
    match record:
        case Record(content=Statement() as said):
            yield from _each(record.id, "evidence", _said(said), said.evidence)
        case Record(content=Event() as event):
            yield from _each(record.id, "evidence", _done(event), event.evidence)
            yield from _each(record.id, "place", "the place of the act", _of_place(event))
        case Record(content=Commitment() as promise):
            for number, step in enumerate(promise.steps):
                told = f"step {step.step.value}; role of the speaker: {step.role_of_speaker.value}{_by(step.by)}"
                yield from _each(record.id, f"steps:{number}", told, step.evidence)
        case Label():
            told = f"{record.actor.name} is called {record.label!r} by {record.by.name}"
            yield from _each(record.id, "evidence", told, record.evidence)
        case Disagreement():
            for number, value in enumerate(record.values):
                told = f"{record.kind.value} on {record.field} of {record.record}: {value.value}"
                yield from _each(record.id, f"values:{number}", told, value.evidence)
        case ActorRecord(content=actor):
            yield from _of_actor(actor)


def _of_place(event: Event) -> list[Evidence]:
    return [event.place.evidence] if event.place and event.place.evidence else []


def _of_actor(actor: Actor) -> Iterator[Cited]:
    for number, role in enumerate(actor.roles):
        yield from _each(actor.id, f"roles:{number}", f"{actor.name}: {role.title}", [role.evidence])
    for number, claim in enumerate(actor.same_as):
        told = f"{claim.says.name} says that {actor.name} and {claim.actor.name} are one"
        yield from _each(actor.id, f"same_as:{number}", told, [claim.evidence])


def _each(record: str, part: str, says: str, evidence: tuple[Evidence, ...] | list[Evidence]) -> Iterator[Cited]:
    return (Cited(record, f"{part}:{number}", says, piece) for number, piece in enumerate(evidence))


def _said(said: Statement) -> str:
    speakers = said.speakers or ((said.speaker,) if said.speaker else ())
    return f"statement, {said.stance.value}, {said.mode.value} speech; speaker: {_names(speakers)}"


def _done(event: Event) -> str:
    kind = f"{event.type.value}{f', {event.mode}' if event.mode else ''}"
    sides = f"{_names(event.source)} to {_names(event.target)}" if event.target else _names(event.source)
    attested = f" ({_names(event.attested_by)})" if event.attested_by else ""
    return f"{kind}: {sides}; status: {event.status.value}; basis: {event.basis.value}{attested}"


def _by(party: Party | None) -> str:
    return f" ({party.name})" if party else ""


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties) or "unknown"


# ---- judgements


def _assessments(
    judged: Sequence[Judgement], texts: _Texts, places: Mapping[_Place, list[str]], account: Account
) -> Iterator[Annotation]:
    """Give what people judged, as annotations on the annotations of the quotes that they judged."""
    undone = taken_back({one.id: one for one in judged})
    for one in judged:
        if one.kind is JudgementKind.UNDO or one.id in undone:
            account.leave_out(one.id, _TAKEN_BACK)
            continue
        here = [place for place in one.places if texts.has(place.report)]
        targets = [target for place in here for target in _judged(place, texts, places)]
        if not targets:
            account.leave_out(one.id, _REPORTLESS if one.places else _PLACELESS)
            continue
        yield _assessment(one, targets)


def _judged(place: JudgedPlace, texts: _Texts, places: Mapping[_Place, list[str]]) -> list[Any]:
    """Give the annotations of a judged place; where no record rests on it any more, the place itself."""
    if known := places.get(_place_of(place)):
        return list(known)
    report, name, fragments = texts.of(place.report)
    return list(_targets(report, name, fragments, place.span))


def _place_of(place: JudgedPlace) -> _Place:
    return _LETTERS.get(place.kind, ""), place.report, place.span


def _assessment(judgement: Judgement, targets: list[Any]) -> Annotation:
    word = judgement.kind.value
    if judgement.kind is JudgementKind.VALUE:
        word = judgement.value or ""
    bodies = [{"type": "TextualBody", "purpose": "assessing", "value": word}]
    if judgement.field:
        bodies.append({"type": "TextualBody", "purpose": "classifying", "value": judgement.field})
    if judgement.reason:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": judgement.reason})
    return {
        "@context": _CONTEXT,
        "id": f"urn:servanda:{judgement.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": judgement.who},
        "created": judgement.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "body": bodies,
        "target": targets,
    }


def _write_texts(view: View, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("report", "text", "page_sha256", "url"))
        for report in view.records(Kind.REPORTS):
            if isinstance(report, Report):
                rows.writerow((report.id, named(report.text), report.sha256, report.url or ""))
