"""Quotations as contents: which one a cue renders, and what of its sentence goes with it.

Invariant: a quotation belongs to the cue that touches it; another verb of saying in between has it for itself.
"""

from __future__ import annotations

from bisect import bisect_right

from servanda.codebook import CueEntry
from servanda.coding.statements.extents_openings import has_subject_and_verb
from servanda.coding.statements.fronted import fronted_content
from servanda.coding.statements.prose import (
    LEAST_CONTENT,
    Prose,
    cue_of,
    paragraph_start,
    words_between,
)
from servanda.coding.syntax.shape import Clause
from servanda.model import Sentence, Span, WordClass


def ends_before(prose: Prose, sentence: Sentence, quote: Span) -> bool:
    """Say whether a quotation ended with a full stop before a sentence: '"Nobody came." He said that he wrote.'."""
    return quote.end <= sentence.span.start + 1 and quote.of(prose.reading.report.text).rstrip("\"”»’'")[-1:] == "."


def ends_in_quote(prose: Prose, entry: CueEntry, behind: int, quoted: tuple[Span, ...]) -> bool:
    """Say whether a clause behind a cue only ends in a quotation: 'He said [nobody would pay, "as we are poor"]'."""
    first = prose.index(quoted[0].start)
    if len(quoted) > 1 or first <= behind or prose.words[first - 1] != "," or entry.addressee == "outside":
        return False
    words = quoted[0].of(prose.reading.report.text).lstrip("\"“”„«»'‘’")
    return words[:1].islower() and has_subject_and_verb(prose, behind, first - 1)


def quoted_content(prose: Prose, sentence: Sentence, cue: Span, source: Span | None) -> tuple[Span, ...] | None:
    """Give the whole quotations that touch a cue's clause on either side, with commas, source and adverbs between."""
    least = min(cue.start, source.start if source else cue.start)
    most = max(cue.end, source.end if source else cue.end)
    before = prose.quote_before(least)
    behind = prose.quote_behind(most)
    parts: list[Span] = []
    is_near = before is not None and before.end >= paragraph_start(prose, sentence)
    if before and is_near and not words_between(prose, before.end, least):
        before = None if _is_taken_before(prose, sentence, before.end, cue.start) else before
    else:
        before = None
    if before:
        parts.append(_with_opening(prose, before))
    elif short := _short_before(prose, sentence, least):
        parts.append(short)
    if behind and behind.start < sentence.span.end + 2 and not _has_own_cue(prose, behind, cue):
        gap = words_between(prose, most, behind.start)
        is_near = gap is not None and len(gap) <= _MOST_BETWEEN and not {"that", "whether"} & set(gap)
        is_near = is_near and not _is_taken_before(prose, sentence, most, behind.start)
        opens = prose.reading.text_before(behind.start)[-1:] in {",", ":"}
        if is_near and (parts or opens or not gap):
            parts.append(behind)
    is_whole = bool(parts) and sum(len(prose.between(part)) for part in parts) >= LEAST_CONTENT
    return tuple(parts) if is_whole else None


def _short_before(prose: Prose, sentence: Sentence, place: int) -> Span | None:
    """Give a quotation of a word or two right before a cue, which another one goes on: '"No," Ruiz said. "Why?"'."""
    quotes = prose.reading.marks.quotations
    at = bisect_right(quotes, place, key=lambda one: one.end) - 1
    quote = quotes[at] if at >= 0 else None
    if quote is None or quote in prose.full_quotes or words_between(prose, quote.end, place):
        return None
    if quote.start < paragraph_start(prose, sentence):
        return None
    is_closed = quote.of(prose.reading.report.text).rstrip("\"”»’'")[-1:] in {",", "?", "!"}
    return quote if is_closed and prose.sentence_starting(quote) is not None else None


def with_words_before(
    prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry, quoted: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Give the quotation behind a cue with what was said before it: '[Rain is late], said Ana Ruiz. ["..."]'.

    So has one that goes on in small letters: '[Rain is late], Ana Ruiz said, ["but the dam is full"]'.
    """
    words = quoted[0].of(prose.reading.report.text).lstrip("\"“”„«»'‘’")
    sign = prose.reading.text_before(quoted[0].start)[-1:]
    is_next = sign == "." or (sign == "," and words[:1].islower())
    if len(quoted) > 1 or not is_next:
        return quoted
    fronted = fronted_content(prose, sentence, clause, entry)
    is_before = fronted is not None and fronted[0].end <= quoted[0].start
    return (fronted[0], *quoted) if fronted is not None and is_before else quoted


def _is_taken_before(prose: Prose, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether another verb of saying stands between a cue and a quotation, and has it for itself."""
    at = prose.sentence_at(sentence.span.start)
    between = (one for one in prose.clauses[at] if start < prose.starts[one.verb.main] < end) if at is not None else ()
    return any(
        (found := cue_of(prose, one)) is not None
        and (verb := found[0].part("verb")) is not None
        and verb.entry.kind in {"speech", "writing"}
        and not verb.entry.is_weak
        for one in between
    )


def _with_opening(prose: Prose, quote: Span) -> Span:
    """Give a quotation with the indirect words that its sentence opens with: 'The fund "had left by May", he said'.

    A verb of saying before it has the quotation for itself.
    """
    at = prose.sentence_at(quote.start)
    first = prose.index(quote.start)
    if at is None or not prose.between(quote)[0].text[:1].islower():
        return quote
    begin = prose.reading.marks.sentences[at].first
    while begin < first and prose.words[begin].lower() in CONNECTING:
        begin += 1
    told = any(cue_of(prose, one) for one in prose.clauses[at] if begin <= one.verb.main < first)
    is_long = first - begin >= LEAST_CONTENT and prose.tokens[begin].word_class not in {WordClass.VERB, WordClass.CCONJ}
    return Span(prose.starts[begin], quote.end) if is_long and not told else quote


CONNECTING = frozenset({"but", "and", "meanwhile", ",", "however", "yet", "so"})


def _has_own_cue(prose: Prose, quote: Span, cue: Span) -> bool:
    """Say whether another verb of saying follows a quotation that asks for one: '"We left," Ruiz said'.

    A cue with nothing but a comma before the quotation has it for itself: 'saying, "We left," he noted'.
    """
    if words_between(prose, cue.end, quote.start) == () and prose.words[prose.index(quote.start) - 1] in {",", ":"}:
        return False
    end = quote.of(prose.reading.report.text).rstrip("\"”»’'")[-1:]
    at = prose.sentence_at(quote.start)
    if at is None or end not in {",", "?", "!"}:
        return False
    last = prose.index(quote.end)
    return any(
        last <= one.verb.first <= last + (_LONGEST_SOURCE if end == "," else _SOURCE_WORDS)
        and prose.starts[one.verb.main] >= cue.end
        and "\n" not in prose.reading.report.text[quote.end : prose.starts[one.verb.first]]
        and (found := cue_of(prose, one)) is not None
        and (verb := found[0].part("verb")) is not None
        and verb.entry.kind in {"speech", "writing"}
        for near in range(at, min(at + 2, len(prose.clauses)))
        for one in prose.clauses[near]
    )


_SOURCE_WORDS = 6
"""Words of a speaker between a quotation and its verb of saying: "the ministry's spokeswoman Ana Ruiz said"."""
_LONGEST_SOURCE = 14
"""Words of a speaker behind a quotation that ends with a comma, which asks for its verb."""


_MOST_BETWEEN = 14
"""Words between a cue and the quotation behind it: hearer, medium, day."""
