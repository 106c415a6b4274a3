"""One question to a person, drawn out: what is asked, the evidence, the answers, and what each of them would change.

Invariant: no answer is chosen beforehand, and what is read stands beside the words that it was read from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.errors import NoSuchRecordError
from servanda.ledger.view import View
from servanda.linking.corrections import fields_of, was
from servanda.linking.judgements import OF_LINES, kind_of, place_of
from servanda.model import (
    Actor,
    ActorMention,
    ActorRecord,
    Disagreement,
    Event,
    Evidence,
    Finding,
    Record,
    RecordId,
    Statement,
    Step,
    Support,
    TimeExpression,
)
from servanda.web import wording
from servanda.web.doubt import Doubt, Queue
from servanda.web.entry import entry
from servanda.web.passage import Passage, Passages

_AROUND = 200
"""Characters shown on either side of a quote: what a person needs to judge it."""
_CARDS = 12
"""Findings shown under one question; the others are counted."""
_EMPTY = ("none", "unknown", "")
_ALONE = Support(1, 1, 1)

WHY_WRONG = (
    "not said",
    "wrong party",
    "wrong date",
    "wrong quantity",
    "wrong type",
    "wrong status",
    "another story",
    "other",
)
"""Why a finding is wrong, to be chosen from."""
KEYS = {"same": "s", "different": "d", "unsure": "n", "right": "r", "wrong": "w"}
"""The key of each answer."""
SAID = {
    "same": "Same",
    "different": "Different",
    "unsure": "Nobody can tell",
    "right": "Right",
    "wrong": "Wrong",
}
"""How each answer is said."""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is judged: what was read, and where it stands.

    `record` is the record that holds it, None where it is in none; `beside` how many other findings that record has.
    """

    id: str
    what: str
    heading: str
    standing: str
    facts: tuple[tuple[str, str], ...]
    passage: Passage | None
    record: str | None = None
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its key, its word, the call that gives it at the command line, and what it would change."""

    key: str
    word: str
    call: str
    effect: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is shown; `fields` are the values that can be put right, each with what was read."""

    text: str
    why: str
    cards: tuple[Card, ...]
    more: int
    answers: tuple[Answer, ...]
    fields: tuple[tuple[str, str], ...]
    calls: tuple[str, ...]


def drawn(view: View, doubt: Doubt) -> Question:
    """Give a question of the queue with its evidence."""
    pages = Passages(view)
    found = [each for sought in _findings(doubt) if (each := _finding(view, sought))]
    is_of_values = doubt.queue is Queue.VALUES
    cards = _values(view, doubt, pages) if is_of_values else [card(view, pages, each) for each in found[:_CARDS]]
    return Question(
        text=doubt.question,
        why=f"{doubt.why}; doubt {doubt.doubt:.2f}",
        cards=tuple(cards),
        more=0 if is_of_values else max(0, len(found) - _CARDS),
        answers=tuple(_answer(view, doubt.queue, call) for call in doubt.answers if call.split()[0] in KEYS),
        fields=tuple(_correctable(doubt, found)),
        calls=doubt.answers,
    )


def about(view: View, sought: str) -> Question:
    """Give the question whether one finding is right, whatever its score.

    Raises:
        NoSuchRecordError: No reading of today has it.
    """
    finding = view.finding(sought)
    shown = card(view, Passages(view), finding)
    calls = (f"right {sought}", f"wrong {sought}", f"correct {sought} FIELD VALUE")
    return Question(
        text=f"right? {shown.heading}",
        why=f"read with score {shown.passage.evidence.score:.2f}" if shown.passage else "",
        cards=(shown,),
        more=0,
        answers=tuple(_answer(view, Queue.READINGS, call) for call in calls[:2]),
        fields=tuple((f"{finding.id} {name}", _read_as(finding, name)) for name in _fields(finding)),
        calls=calls,
    )


def between(view: View, sought: Sequence[str]) -> Question:
    """Give the question whether findings are one, whoever asks.

    Raises:
        NoSuchRecordError: No reading of today has one of them.
    """
    pages = Passages(view)
    found = [view.finding(each) for each in dict.fromkeys(sought)]
    ids = " ".join(str(finding.id) for finding in found)
    calls = tuple(f"{word} {ids}" for word in ("same", "different", "unsure"))
    return Question(
        text=f"the same? {headed(found[0])[0]}",
        why=f"{wording.counted(len(found), 'finding')}, chosen by hand",
        cards=tuple(card(view, pages, finding) for finding in found[:_CARDS]),
        more=max(0, len(found) - _CARDS),
        answers=tuple(_answer(view, Queue.RECORDS, call) for call in calls),
        fields=(),
        calls=calls,
    )


def _findings(doubt: Doubt) -> tuple[str, ...]:
    return doubt.ids[1:] if doubt.queue is Queue.VALUES else doubt.ids


def _finding(view: View, sought: str) -> Finding | None:
    try:
        return view.finding(sought)
    except NoSuchRecordError:
        return None


# ---- what was read


def card(view: View, pages: Passages, finding: Finding) -> Card:
    """Give a finding as it is judged."""
    cited = _cited(finding)
    heading, standing = headed(finding)
    held = _members(view, str(finding.id))
    read = ((name, was(finding, name)) for name in _fields(finding))
    return Card(
        id=str(finding.id),
        what=kind_of(finding),
        heading=heading,
        standing=standing,
        facts=tuple((_plain(name), value) for name, value in read if value not in _EMPTY),
        passage=pages.passage(cited, around=_AROUND) if cited else None,
        record=held[0] if held else None,
        beside=len(held[1]) - 1 if held else 0,
    )


def _cited(finding: Finding) -> Evidence | None:
    """Give the first quote of a finding with the rule that read it."""
    if isinstance(finding, ActorMention | TimeExpression):
        return Evidence(finding.report, finding.span, finding.quote, finding.rule, finding.score)
    return finding.evidence[0] if finding.evidence else None


def headed(finding: Finding) -> tuple[str, str]:
    """Give heading and standing of a finding alone, whatever record holds it."""
    match finding:
        case Statement():
            line = entry(Record(RecordId(finding.id), finding, (finding.id,), _ALONE))
        case Event():
            line = entry(Record(RecordId(finding.id), finding, (finding.id,), _ALONE))
        case Actor():
            line = entry(ActorRecord(finding, (str(finding.id),), 0))
        case Step():
            sides = wording.sides(finding.provider, finding.recipient)
            heading = f"{wording.state(finding.step)}: {sides}: {wording.thing(finding.kind, finding.lines)}"
            return heading, wording.whose_word(finding.role_of_speaker, finding.by)
        case _:
            line = entry(finding)
    return line.heading, line.standing


def _fields(finding: Finding) -> Iterator[str]:
    """Give the fields of a finding that can be put right; those of goods by their number where there are several."""
    lines = len(finding.lines) if isinstance(finding, Event | Step) else 0
    for name in fields_of(kind_of(finding)):
        if name not in OF_LINES or lines == 1:
            yield name
        else:
            yield from (f"{name}.{number}" for number in range(1, lines + 1))


def _read_as(finding: Finding, name: str) -> str:
    return f"{_plain(name)}, read as {was(finding, name)}"


def _plain(name: str) -> str:
    return name.replace("_", " ").replace(".", " ")


def _values(view: View, doubt: Doubt, pages: Passages) -> list[Card]:
    """Give one card for each value of a disagreement."""
    shown = view.record(doubt.ids[0])
    values = shown.values if isinstance(shown, Disagreement) else ()
    return [
        Card(
            id=doubt.ids[0],
            what="value",
            heading=value.value,
            standing=f"{wording.counted(len(value.origins), 'origin')},"
            f" by {wording.names(value.said_by, empty='the outlet')}",
            facts=(),
            passage=pages.passage(value.evidence[0], around=_AROUND) if value.evidence else None,
        )
        for value in values
    ]


def _correctable(doubt: Doubt, found: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Give the values that can be put right, as the queue names them, each with what was read and where."""
    if doubt.queue is Queue.READINGS:
        for finding in found:
            yield from ((f"{finding.id} {name}", _read_as(finding, name)) for name in _fields(finding))
    by_id = {str(finding.id): finding for finding in found}
    for call in doubt.answers if doubt.queue is Queue.VALUES else ():
        verb, sought, *rest = call.split()
        if verb == "correct" and sought in by_id:
            for name in (each for each in _fields(by_id[sought]) if each.partition(".")[0] == rest[0]):
                place = place_of(by_id[sought])
                words = f" in {wording.quoted(place.quote)}" if place else ""
                yield f"{sought} {name}", f"{_read_as(by_id[sought], name)}{words}"


# ---- what the answers change


def _answer(view: View, queue: Queue, call: str) -> Answer:
    word, *ids = call.split()
    said = "Both stand" if queue is Queue.VALUES and word == "right" else SAID[word]
    return Answer(KEYS[word], said, call, _effect(view, word, ids))


def _effect(view: View, word: str, ids: Sequence[str]) -> str:
    """Say what an answer changes in the records, as far as it is sure before they are made anew."""
    held = dict(each for id_ in ids if (each := _members(view, id_)))
    findings = sum(map(len, held.values()))
    match word:
        case "same" if len(held) > 1:
            return f"{wording.counted(len(held), 'record')} become one of {wording.counted(findings, 'finding')}"
        case "different" if len(held) == 1 and findings > 1:
            return f"one record of {wording.counted(findings, 'finding')} is parted"
        case "wrong" if findings > 1:
            return f"it leaves its record, which keeps {wording.counted(findings - 1, 'finding')}"
        case "wrong":
            return "its record rests on it alone and goes; the finding stays in the ledger"
        case _:
            return "no record changes; it is not asked again"


def _members(view: View, sought: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the record that holds a finding, with all its findings; None where none does."""
    try:
        shown = view.record(sought)
    except NoSuchRecordError:
        return None
    if isinstance(shown, Record | ActorRecord):
        return entry(shown).id, tuple(map(str, shown.members))
    return entry(shown).id, (sought,)
