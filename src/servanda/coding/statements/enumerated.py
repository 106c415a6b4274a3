"""What one speaker says in turn between semicolons: "The court finds that ...; rejects ...; and orders ...".

Invariant: only a verb of saying right behind a semicolon, without a subject and in the tense of the first one, goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.coding.spoken import SCORES, Attribution, around
from servanda.coding.statements.contents import is_deed
from servanda.coding.statements.prose import LEAST_CONTENT, Prose, cue_at
from servanda.model import Sentence, Span, WordClass

_KINDS = frozenset({"speech", "writing", "judgement", "demand", "promise", "attitude", "decree"})
_DECIDING = frozenset({"decide", "resolve"})
_BEFORE = frozenset("and also further finally then strongly deeply but".split())
_TENSES = frozenset({"Past", "Pres"})


def enumerated(prose: Prose, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give what goes on behind the semicolons of a sentence whose first cue has a speaker, and no rule has found."""
    for number, sentence in enumerate(prose.reading.marks.sentences):
        marks = [at for at in range(sentence.first, sentence.last) if _parts(prose, at)]
        first = _first(prose, found, number, marks[0]) if marks else None
        if first is None:
            continue
        cues = [one.cue for one in found if one.cue is not None and one.source is not None and one.sentence == number]
        for at, end in zip(marks, [*marks[1:], sentence.last], strict=True):
            one = _behind(prose, sentence, number, first, at + 1, end)
            if one is not None and one.cue is not None and not any(one.cue.overlaps(cue) for cue in cues):
                yield one


def _parts(prose: Prose, at: int) -> bool:
    return prose.words[at] == ";" and prose.quoted(prose.starts[at]) is None


def _first(prose: Prose, found: Sequence[Attribution], number: int, mark: int) -> Attribution | None:
    """Give the first attribution of a sentence whose speaker and cue stand before its first semicolon."""
    limit = prose.starts[mark]
    told = [
        one
        for one in found
        if one.sentence == number and one.cue is not None and one.source is not None and one.cue.end <= limit
        if one.source.end <= one.cue.start
    ]
    return min(told, key=lambda one: one.cue.start if one.cue is not None else 0, default=None)


def _behind(
    prose: Prose, sentence: Sentence, number: int, first: Attribution, begin: int, end: int
) -> Attribution | None:
    verb = begin
    while verb < end and prose.words[verb].lower() in _BEFORE:
        verb += 1
    while end > verb and prose.words[end - 1].lower() in {".", ",", ";", "and"}:
        end -= 1
    if verb + LEAST_CONTENT >= end or prose.tokens[verb].word_class is not WordClass.VERB or first.cue is None:
        return None
    cue = cue_at(prose, verb, verb + 1)
    reading = cue[0].part("verb") if cue is not None else None
    if cue is None or reading is None or not _in_one_tense(prose, first.cue, verb):
        return None
    entry, behind = reading.entry, cue[1]
    is_kind = entry.kind in _KINDS or entry.lemma in _DECIDING
    if not is_kind or end - behind < LEAST_CONTENT or is_deed(prose, entry, behind, end):
        return None
    printed = Span(prose.starts[verb], prose.tokens[behind - 1].span.end)
    content = (Span(prose.starts[behind], prose.tokens[end - 1].span.end),)
    return Attribution(
        source=first.source,
        cue=printed,
        cue_words=" ".join(prose.words[verb:behind]),
        entry=entry,
        content=content,
        clause_span=around(sentence, content, printed, None),
        sentence=number,
        rule="statement.enumerated",
        score=SCORES["enumerated"],
    )


def _in_one_tense(prose: Prose, cue: Span, verb: int) -> bool:
    """Say whether a verb stands in the tense of a cue's first verb."""
    first = next((token for token in prose.between(cue) if token.word_class in _VERBS), None)
    return first is not None and bool(_TENSES & set(first.features) & set(prose.tokens[verb].features))


_VERBS = frozenset({WordClass.VERB, WordClass.AUX})
