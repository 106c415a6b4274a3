"""Interviews printed as questions and answers: "Q: When? A: In May.", "Ana Ruiz: We will sign".

Invariant: only a report with several turns of at least two speakers is a transcript; who asks makes no statements.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.prose import LEAST_CONTENT, Prose
from servanda.model import ActorKind, BlockKind, Span

_WORD = r"[A-Z][\w.’'-]*"
_LABEL = re.compile(rf"[^\S\n]*({_WORD}(?:[^\S\n]+(?:{_WORD}|of|al|bin|de|van|von)){{0,5}})[^\S\n]*:[^\S\n]+(?=\S)")
"""A turn's label at the start of a line: up to six words in capitals and a colon, and words behind it."""
_ASKS = frozenset({"q", "question", "interviewer", "reporter", "journalist", "correspondent"})
_ANSWERS = frozenset({"a", "answer"})
_HEADINGS = frozenset(
    {"transcript", "interview", "subject", "source", "note", "photo", "text", "date", "place", "title"}
)
"""Labels of lines that are nobody's turn."""
_NO_NAMES = _HEADINGS | {"briefing", "conference", "question", "answer"}
"""Words of a heading that are read as a name at times."""
_LEAST_TURNS = 4
_MOST_LINES = 6
"""Lines without a label that still belong to the turn before them."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn: its printed label and the words up to the next one."""

    label: Span
    name: Span
    """The label, or the full one of which it is the initials."""
    words: Span
    asks: bool


def transcribed(prose: Prose) -> list[Attribution]:
    """Give the answers of an interview, each with the speaker of its label; "A:" is the last one named in a label."""
    text = prose.reading.report.text
    turns = _called_in_full(text, _turns(prose))
    names = Counter(turn.name.of(text).casefold() for turn in turns)
    is_long = len(turns) >= _LEAST_TURNS and len(names) > 1 and max(names.values()) > 1
    if not is_long and not _is_asked_once(prose, turns):
        return []
    return [one for one in _answers(prose, turns, _askers(text, turns)) if one is not None]


def _is_asked_once(prose: Prose, turns: Sequence[_Turn]) -> bool:
    """Say whether a few turns are an interview: a question first, then somebody named who does not ask."""
    if len(turns) < 2 or not turns[0].asks:  # noqa: PLR2004 - a question and its answer
        return False
    text, first = prose.reading.report.text, turns[0].name.of(prose.reading.report.text).casefold()
    others = {turn.name for turn in turns if turn.name.of(text).casefold() != first}
    people = [one.span for one in prose.reading.marks.names if one.actor_kind is ActorKind.PERSON]
    return bool(others) and all(any(one.overlaps(name) for one in people) for name in others)


def with_turns(found: Sequence[Attribution], turns: Sequence[Attribution]) -> list[Attribution]:
    """Give attributions with the turns of a transcript, those without that a label or colon gave for the same words."""
    labels = [turn.clause_span for turn in turns]
    kept = [one for one in found if one.cue is None or not any(one.cue.overlaps(label) for label in labels)]
    return [*kept, *turns]


def _turns(prose: Prose) -> list[_Turn]:
    """Give the turns of a report's body in the order of the text."""
    text = prose.reading.report.text
    found: list[tuple[Span, int, list[Span]]] = []
    for line in _lines(prose):
        label = _LABEL.match(text, line.start, line.end)
        if label is not None and label.group(1).casefold() in _HEADINGS:
            continue
        if label is not None:
            found.append((Span(*label.span(1)), label.end(), [Span(label.end(), line.end)]))
        elif found and len(found[-1][2]) <= _MOST_LINES:
            found[-1][2].append(line)
    if found:
        found[-1] = (*found[-1][:2], list(_of_turn(text, found[-1][2])))
    turns = []
    for name, start, lines in found:
        words = Span(start, start + len(text[start : lines[-1].end].rstrip()))
        turns.append(_Turn(name, name, words, lines[0].of(text).rstrip().endswith("?")))
    return turns


def _of_turn(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Give the lines of the last turn: up to one in which the reporter tells by himself what somebody said."""
    yield from lines[:1]
    for line in lines[1:]:
        words = set(re.findall(r"[a-z]+", _QUOTED.sub("", line.of(text).lower())))
        if words & _TELLS and not words & _FIRST_PERSON:
            return
        yield line


_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_TELLS = frozenset({"said", "says", "told", "added"})
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me"})


def _called_in_full(text: str, turns: Sequence[_Turn]) -> list[_Turn]:
    """Give the turns, a label of initials ("AR") with the label before it that they stand for ("Ana Ruiz")."""
    known: dict[str, Span] = {}
    found = []
    for turn in turns:
        label = turn.label.of(text)
        known.setdefault("".join(word[0].upper() for word in label.split()), turn.label)
        found.append(replace(turn, name=known.get(label, turn.label)))
    return found


def _lines(prose: Prose) -> Iterator[Span]:
    """Give the lines of the body that are not blank."""
    report = prose.reading.report
    for block in report.blocks:
        if block.kind is not BlockKind.BODY:
            continue
        start = block.span.start
        for line in block.span.of(report.text).split("\n"):
            if line.strip():
                yield Span(start, start + len(line))
            start += len(line) + 1


def _askers(text: str, turns: Sequence[_Turn]) -> frozenset[str]:
    """Give the labels of those who ask: "Q", or most of whose turns are questions."""
    asked: dict[str, list[bool]] = {}
    for turn in turns:
        asked.setdefault(turn.name.of(text).casefold(), []).append(turn.asks)
    return _ASKS | {label for label, asks in asked.items() if sum(asks) * 2 > len(asks)}


def _answers(prose: Prose, turns: Sequence[_Turn], askers: frozenset[str]) -> Iterator[Attribution | None]:
    text = prose.reading.report.text
    named = _guest(prose, turns[0].label.start)
    for turn in turns:
        label = turn.name.of(text).casefold()
        if label in askers:
            continue
        if label not in _ANSWERS:
            named = turn.name
        yield _answer(prose, turn, named)


def _guest(prose: Prose, first: int) -> Span | None:
    """Give the one person or ministry before the first turn: "Press conference of Minister Ana Ruiz".

    Where nobody is named it is whose office is told: "Briefing by the spokesman of Peru's army".
    """
    text = prose.reading.report.text
    before = [one for one in prose.reading.marks.names if one.span.end <= first]
    people = [one.span for one in before if one.name is not None and one.span.of(text).casefold() not in _NO_NAMES]
    offices = [one.span for one in before if one.office is not None and one.actor_kind is ActorKind.PERSON]
    bodies = [one.span for one in before if one.rule == "name.body" and (one.office or "").startswith("GOV")]
    hosts = people or offices or bodies
    return hosts[0] if len({one.of(text) for one in hosts}) == 1 else None


def _answer(prose: Prose, turn: _Turn, speaker: Span | None) -> Attribution | None:
    at = prose.sentence_at(turn.words.start)
    match = prose.reading.book.cues.at(["says"], 0)
    if at is None or match is None or len(prose.between(turn.words)) < LEAST_CONTENT:
        return None
    colon = prose.reading.report.text.index(":", turn.label.end)
    return Attribution(
        source=speaker,
        cue=Span(colon, colon + 1),
        cue_words=":",
        entry=match.entry,
        content=(turn.words,),
        clause_span=Span(turn.label.start, colon + 1),
        sentence=at,
        rule="statement.turn",
        score=SCORES["turn"],
        is_continuation=speaker != turn.label,
        printed=turn.label,
    )
