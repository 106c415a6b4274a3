"""Whom a paper or a speaker rests on: "Radio Lima, citing a customs officer, reported that", "..., quoting its envoy".

Invariant: only people, bodies and papers are cited so, never a reason; who is cited says what the one who cites says,
and stands inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.prose import NOMINAL, STUDIES, WRITINGS, Prose
from servanda.model import ActorKind, Sentence, Span, WordClass

CARRIED = "statement.carried"
_CITING = frozenset({"citing", "quoting"})
_KINDS = frozenset({"speech", "writing"})
_LINKS = frozenset({"of", "in", "at", "from", "with", "close", "to", "familiar"})
"""Words inside the name of who is cited: "a source in the ministry", "two people familiar with the talks"."""
_ENDS = frozenset({",", ".", ";", ")", "–", "—", "-", "”", '"'})
_FURTHER = frozenset({"information", "intelligence", "sources", "source", "media", "footage", "images", "witnesses"})
"""What is cited beside people, bodies and papers."""


def carried(prose: Prose, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give what those say whom a speaker cites in his own sentence, one for each, in the order of the text."""
    for number, sentence in enumerate(prose.reading.marks.sentences):
        citing = [at for at in range(sentence.first + 1, sentence.last - 1) if prose.words[at].lower() in _CITING]
        for at in citing:
            source = _source(prose, sentence, at)
            told = _told_beside(prose, found, number, at) if source is not None else None
            match = prose.reading.book.cues.at([prose.words[at].lower()], 0)
            verb = match.part("verb") if match is not None else None
            if source is None or told is None or verb is None:
                continue
            cue = prose.tokens[at].span
            yield Attribution(
                source=source,
                cue=cue,
                cue_words=prose.words[at],
                entry=verb.entry,
                content=told.content,
                clause_span=Span(cue.start, source.end),
                sentence=number,
                rule=CARRIED,
                score=SCORES["carried"],
            )


def _source(prose: Prose, sentence: Sentence, citing: int) -> Span | None:
    """Give who stands behind "citing", up to the comma or stop that closes it: people, a body, a paper; else None."""
    if prose.words[citing - 1] not in {",", "“", '"', "”"} and prose.tokens[citing - 1].word_class not in NOMINAL:
        return None
    end = citing + 1
    while end < sentence.last and (
        prose.tokens[end].word_class in NOMINAL | {WordClass.NUM, WordClass.PART, WordClass.PRON}
        or prose.words[end].lower() in _LINKS
    ):
        end += 1
    is_closed = end >= sentence.last or prose.words[end] in _ENDS or prose.words[end].lower() == "that"
    if end == citing + 1 or not is_closed or prose.quoted(prose.starts[citing]) is not None:
        return None
    source = Span(prose.starts[citing + 1], prose.tokens[end - 1].span.end)
    return source if _speaks(prose, citing + 1, end) and not _is_carrier(prose, source) else None


def _is_carrier(prose: Prose, source: Span) -> bool:
    """Say whether another outlet is cited, which carries words and speaks none: "citing a Lima Times report"."""
    return any(one.actor_kind is ActorKind.MEDIA and one.span.overlaps(source) for one in prose.reading.marks.names)


def _speaks(prose: Prose, first: int, last: int) -> bool:
    """Say whether the head of some words speaks: a noun of people or of a paper, or a name."""
    head = first
    while head < last and prose.words[head].lower() not in _LINKS:
        head += 1
    one = prose.tokens[head - 1]
    people = prose.reading.book.people
    is_paper = one.text.lower() in WRITINGS | STUDIES | _FURTHER
    return is_paper or one.word_class is WordClass.PROPN or people.is_person(one.lemma.lower())


def _told_beside(prose: Prose, found: Sequence[Attribution], number: int, citing: int) -> Attribution | None:
    """Give the words of saying that cite somebody: of the nearest cue of its sentence, outside its content."""
    place = prose.starts[citing]
    said = [
        one
        for one in found
        if one.sentence == number
        and one.cue is not None
        and one.source is not None
        and one.entry is not None
        and one.entry.kind in _KINDS
        and one.nested_in is None
        and not any(place in part for part in one.content)
    ]
    return min(said, key=lambda one: (abs(one.start - place), one.start), default=None)
