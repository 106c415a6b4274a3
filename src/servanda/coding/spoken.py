"""An attribution as spans: source, cue, content, and what stands with them."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.codebook import CueEntry
from servanda.model import Sentence, Span

TELEPHONE = "telephone call"
"""The medium, as the codebook's list of words calls it, by which two speak with each other and nobody else."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attribution; `source` is None where the text names none.

    `clause_span` holds cue, source and what stands with them outside the content: the place of hearer, medium and
    day of saying. `nested_in` is the index of the attribution inside whose content this one stands. `printed` is the
    source as printed where it is more, or other, than the words that name who speaks; else None.
    """

    source: Span | None
    cue: Span | None
    cue_words: str
    entry: CueEntry | None
    content: tuple[Span, ...]
    clause_span: Span
    sentence: int
    rule: str
    score: float
    is_continuation: bool = False
    nested_in: int | None = None
    printed: Span | None = None

    @property
    def start(self) -> int:
        """Give where content or cue begins; the source may stand far before, shared with another cue."""
        return min(part.start for part in (*self.content, *([self.cue] if self.cue else [])))

    @property
    def span(self) -> Span:
        """Give the least span that holds content, cue and source."""
        parts = [*self.content, *([self.cue] if self.cue else []), *([self.source] if self.source else [])]
        return Span(min(part.start for part in parts), max(part.end for part in parts))


SCORES = {
    "described": 0.8,
    "that": 0.95,
    "bare": 0.85,
    "fronted": 0.9,
    "parted": 0.9,
    "quote": 0.95,
    "to": 0.85,
    "object": 0.75,
    "noun": 0.7,
    "according": 0.95,
    "colon": 0.85,
    "headline": 0.8,
    "turn": 0.9,
    "continued": 0.8,
    "resolved": 0.9,
    "carried": 0.75,
    "enumerated": 0.75,
}

CARRYING = frozenset({"report", "write"})
"""Verbs with which a paper carries the words of others: their unknown subject is no speaker (ruling 24)."""


def around(sentence: Sentence, content: tuple[Span, ...], cue: Span, source: Span | None) -> Span:
    """Give what stands with the cue outside the content: to the sentence's ends or the content's."""
    start, end = sentence.span.start, sentence.span.end
    for part in content:
        if part.end <= cue.start:
            start = max(start, part.end)
        if part.start >= cue.end:
            end = min(end, part.start)
    least = min(cue.start, source.start if source else cue.start)
    most = max(cue.end, source.end if source else cue.end)
    return Span(min(start, least), max(end, most))
