"""What a resolution says, line by line: "The Senate,", "Noting with concern that ...,", "1. Urges Chad to pay;".

Invariant: only lines that open with a verb of saying behind the body that heads them are read so; each is a statement
of that body, from its verb to the sign that closes the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.codebook import CueEntry
from servanda.codebook.listing import ITEM_SIGN
from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.prose import LEAST_CONTENT, Prose, cue_at
from servanda.model import BlockKind, Span

_SIGN = re.compile(rf"\s*(?:{ITEM_SIGN}(?=\s)\s*)?")
_CLOSING = frozenset({",", ";", ".", "and"})
_LONGEST_HEAD = 24
"""Words of the body that heads a resolution, and where it meets."""
_LEAST_SAID = 2
"""Lines with a verb of saying that make a resolution of what stands under a body's name."""
_KINDS = frozenset({"speech", "writing", "judgement", "demand", "promise", "attitude", "decree"})
_DECIDING = frozenset({"decide", "resolve"})
"""Verbs that elsewhere tell what somebody has in mind, and here what a body lays down."""
_BEFORE = frozenset("also further deeply gravely strongly again once more solemnly firmly hereby and".split())
"""Words that stand before the verb of a line: "Further requests", "Strongly condemns"."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as words: the first one behind its sign, and the one behind its last."""

    first: int
    last: int


def resolved(prose: Prose) -> Iterator[Attribution]:
    """Give what the resolutions of a report say, in the order of their lines."""
    bodies = (block.span for block in prose.reading.report.blocks if block.kind is BlockKind.BODY)
    yield from _of_lines(prose, [line for span in bodies for line in _lines(prose, span)])  # pages part any lines


def _lines(prose: Prose, within: Span) -> Iterator[_Line]:
    """Give the lines of a block that hold words, without the signs that open and close them."""
    start = within.start
    for line in within.of(prose.reading.report.text).split("\n"):
        sign = _SIGN.match(line)
        first, last = prose.index(start + (sign.end() if sign else 0)), prose.index(start + len(line))
        while last > first and prose.words[last - 1].lower() in _CLOSING:
            last -= 1
        if last > first:
            yield _Line(first, last)
        start += len(line) + 1


def _of_lines(prose: Prose, lines: Sequence[_Line]) -> Iterator[Attribution]:
    heads = [at for at, line in enumerate(lines) if _is_head(prose, line)]
    for head, following in pairwise([*heads, len(lines)]):
        behind = (_of_line(prose, lines[head], line) for line in lines[head + 1 : following])
        told = [one for one in behind if one is not None]
        if len(told) >= _LEAST_SAID:
            yield from told


def _is_head(prose: Prose, line: _Line) -> bool:
    """Say whether a line names a body and tells nothing of it: "The Senate,", "The Council, meeting in Accra,"."""
    if line.last - line.first > _LONGEST_HEAD or prose.words[line.first] != "The":
        return False
    is_open = prose.words[line.last : line.last + 1] == [","]
    return is_open and not any(_TENSED & set(token.features) for token in prose.tokens[line.first : line.last])


_TENSED = frozenset({"Past", "Pres", "Modal"})


def _of_line(prose: Prose, head: _Line, line: _Line) -> Attribution | None:
    """Give what a line says: "Urges ...", "Noting with concern that ..."; None of "Recalling its resolution 9"."""
    verb = line.first
    while verb < line.last and prose.words[verb].lower() in _BEFORE:
        verb += 1
    cue = cue_at(prose, verb, verb + 1) if verb < line.last else None
    reading = cue[0].part("verb") if cue is not None else None
    if cue is None or reading is None or not _says(prose, reading.entry, verb, cue[1]):
        return None
    if line.last - cue[1] < LEAST_CONTENT:
        return None
    end = next((at for at in range(head.first, head.last) if prose.words[at] == ","), head.last)
    source = Span(prose.starts[head.first], prose.tokens[end - 1].span.end)
    told = Span(prose.starts[cue[1]], prose.tokens[line.last - 1].span.end)
    at = prose.sentence_at(prose.starts[verb])
    if at is None:
        return None
    said = Span(prose.starts[line.first], prose.tokens[cue[1] - 1].span.end)
    return Attribution(
        source=source,
        cue=said,
        cue_words=" ".join(prose.words[line.first : cue[1]]),
        entry=reading.entry,
        content=(told,),
        clause_span=said,
        sentence=at,
        rule="statement.resolved",
        score=SCORES["resolved"],
    )


def _says(prose: Prose, entry: CueEntry, verb: int, behind: int) -> bool:
    """Say whether the verb of a line says something: it is told of the body, or stands with "that" as its ground."""
    word = prose.words[verb].lower()
    if entry.kind not in _KINDS and entry.lemma not in _DECIDING:
        return False
    if word.endswith("ing"):
        is_voiced = " " in entry.lemma or entry.kind in {"judgement", "demand"}
        return is_voiced or prose.words[behind].lower() == "that"
    return not word.endswith("ed")


def with_resolutions(found: Sequence[Attribution], told: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions with what resolutions say, in place of all that other rules saw between their lines.

    What somebody says inside a line stays: "Notes [the warning of Chad that the dam will burst]".
    """
    kept = [one for one in found if not any(_is_between(one, first, second) for first, second in _spells(told))]
    return [*kept, *told]


def _spells(told: Sequence[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """Give each line with the one before it of the same body, the first with itself."""
    last: Attribution | None = None
    for one in told:
        yield (last if last is not None and last.source == one.source else one), one
        last = one


def _is_between(one: Attribution, first: Attribution, second: Attribution) -> bool:
    """Say whether a cue stands from the body, or from the line before, up to the end of a line, in no line's words."""
    if one.cue is None or first.source is None:
        return False
    start = first.source.start if first is second else first.content[0].end
    inside = one.span in second.content[0]
    return start <= one.cue.start < second.content[0].end and not inside
