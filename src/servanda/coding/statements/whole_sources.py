"""Sources as they are printed: the whole phrase that names who speaks, "who" where a relative clause tells.

Invariant: whom the words name is not changed here; a whole source never reaches into its own cue or content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.spoken import Attribution
from servanda.coding.statements.prose import NOMINAL, Prose
from servanda.model import Span, WordClass


def with_whole_sources(prose: Prose, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give attributions with the whole phrase of each source: "[papers seen by the wire] show", "Ana Ruiz, [who] said".

    The reader saw the whole paragraph, so a longer phrase of its own goes before the run of words up to the cue.

    Source: the conventions of PolNeAR, by which a relative "who" is the source of what it tells.
    """
    heard = {mark.cue[0]: mark.source[0] for mark in prose.reading.marks.speech if mark.cue and len(mark.source) == 1}
    for one in found:
        printed = _relative(prose, one) or _heard(one, heard, prose.reading.report.text) or _run_to_cue(prose, one)
        yield replace(one, printed=printed) if printed is not None else one


def _relative(prose: Prose, one: Attribution) -> Span | None:
    """Give the "who" or "which" right behind a source, with no more than adverbs before the cue."""
    if one.source is None or one.cue is None or one.source.end > one.cue.start:
        return None
    at, last = prose.index(one.source.end), prose.index(one.cue.start)
    at += prose.words[at : at + 1] == [","]
    is_open = at < last and prose.words[at].lower() in {"who", "which"}
    is_near = is_open and all(prose.tokens[place].word_class is WordClass.ADV for place in range(at + 1, last))
    return prose.tokens[at].span if is_near else None


def _heard(one: Attribution, heard: dict[Span, Span], text: str) -> Span | None:
    """Give the longer phrase that the reader heard around a source, before the same cue."""
    longer = heard.get(one.cue) if one.cue is not None else None
    if longer is not None and text[longer.end - 1] == ",":
        longer = Span(longer.start, longer.end - 1)
    if longer is None or one.source is None or longer == one.source or one.source not in longer:
        return None
    others = (*one.content, *([one.cue] if one.cue else []))
    return None if any(longer.overlaps(other) for other in others) else longer


def _run_to_cue(prose: Prose, one: Attribution) -> Span | None:
    """Give a source with the words that describe it up to its cue: "a person [close to the talks] said".

    A day, a comma or a verb with a tense ends nothing of a source: "Chad on Monday said" has the source "Chad".
    """
    if one.source is None or one.cue is None or one.source.end >= one.cue.start:
        return None
    first, last = prose.index(one.source.end), prose.index(one.cue.start)
    run = prose.tokens[first:last]
    if not run or len(run) > _LONGEST_RUN or any(one.source.end <= part.start < one.cue.start for part in one.content):
        return None
    is_described = run[0].word_class in {WordClass.ADP, WordClass.ADJ} or not _DESCRIBING.isdisjoint(run[0].features)
    span = Span(one.source.start, run[-1].span.end)
    is_dated = any(mark.span.overlaps(span) for mark in prose.reading.marks.times)
    is_plain = all(_describes(token.word_class, token.features) for token in run)
    return span if is_described and is_plain and not is_dated else None


def _describes(word_class: WordClass, features: Sequence[str]) -> bool:
    is_word = word_class in NOMINAL | {WordClass.ADP, WordClass.NUM, WordClass.PART, WordClass.PRON}
    return is_word or (word_class is WordClass.VERB and not _DESCRIBING.isdisjoint(features))


_DESCRIBING = frozenset({"Part", "Ger"})
_LONGEST_RUN = 14
"""Words in which a source is described behind its name."""
