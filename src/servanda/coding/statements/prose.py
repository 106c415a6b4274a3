"""A report's sentences, clauses and quotations, as the finders of statements walk them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from servanda.codebook import CueMatch
from servanda.coding.actors.cast import ReportReading
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import Sentence, Span, Token, WordClass

LEAST_CONTENT = 3
"""Tokens a content needs: "said so" is no statement."""
NOMINAL = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.DET})
OPEN = frozenset('"“„«‘[(')


WRITINGS = frozenset(
    "statement communique communiqué report reports document text letter release resolution message post tweet note"
    " memorandum memo memos declaration petition affidavit affidavits filing filings indictment cable cables"
    " memorial dossier circular documents transcript transcripts editorial editorials".split()
)
"""Nouns for what is written: it speaks for whoever issued it, and by itself where nobody is named."""


STUDIES = frozenset(
    "study studies survey surveys poll polls paper article analysis data figures statistics estimate estimates census"
    " research findings investigation investigations review audit analyses information records narrative results"
    " announcement".split()
)
"""Nouns for what was found out: they tell it by themselves, whoever made them."""


CLAIMS = frozenset(
    "claim claims accusation accusations allegation allegations assertion assertions report reports charge charges"
    " suggestion suggestions involvement responsibility rumours rumors knowledge speculation criticism account version"
    " findings idea ideas notion possibility wrongdoing contact links ties guilt threat threats warning warnings"
    " remarks comments concerns fears".split()
)
"""What is denied by being rejected; a rejected request or offer is an event, not a statement."""


_BETWEEN_COMMA = re.compile(r",\s*[-–—]\s*$")
"""A dash behind a comma, which parts a speaker from what he goes on to say: '- said Ana Ruiz, - "and'."""
_QUOTES = frozenset("\"“”„«»'")
"""Signs that words of a quotation stand between; two apostrophes are read as two signs."""


_LEAST_WORDS_QUOTED = 3


_WHOLE = 6
"""Words from which quoted words right behind a verb of saying are speech, whatever letter they begin with."""


@dataclass(frozen=True)
class Prose:
    """A report's sentences with their clauses and quotations, as the finder walks them."""

    reading: ReportReading

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Give the report's tokens."""
        return self.reading.marks.tokens

    @cached_property
    def words(self) -> Sequence[str]:
        """Give the tokens' words as printed."""
        return [token.text for token in self.tokens]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Give where each token starts, in code points."""
        return [token.span.start for token in self.tokens]

    @cached_property
    def clauses(self) -> Sequence[tuple[Clause, ...]]:
        """Give the clauses of each sentence."""
        return self.reading.clauses

    @cached_property
    def full_quotes(self) -> Sequence[Span]:
        """Give the quotations that are speech, not single quoted words."""
        return [quote for quote in self.reading.marks.quotations if self.is_full(quote)]

    def quote_before(self, place: int) -> Span | None:
        """Give the last whole quotation that ends by a place."""
        at = bisect_right(self.full_quotes, place, key=lambda quote: quote.end) - 1
        return self.full_quotes[at] if at >= 0 else None

    def quote_behind(self, place: int) -> Span | None:
        """Give the first whole quotation that starts at or behind a place."""
        at = bisect_left(self.full_quotes, place, key=lambda quote: quote.start)
        return self.full_quotes[at] if at < len(self.full_quotes) else None

    def quoted(self, place: int) -> Span | None:
        """Give the quotation that holds a character, None when it is not quoted."""
        at = bisect_right(self.reading.marks.quotations, place, key=lambda quote: quote.start) - 1
        if at < 0:
            return None
        quote = self.reading.marks.quotations[at]
        return quote if place in quote else None

    def is_full(self, quote: Span) -> bool:
        """Say whether a quotation is speech: with a verb, behind a comma, colon or cue, or starting a sentence."""
        inside = self.between(quote)
        if len(inside) < _LEAST_WORDS_QUOTED:
            return False
        if self.sentence_starting(quote) is not None and inside[-1].text in {",", ".", "?", "!", "…"}:
            return True
        before = self.reading.text_before(quote.start)
        before = _BETWEEN_COMMA.sub(",", before)
        has_verb = any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in inside)
        starts = not before or before[-1] in ',:.!?…”"' or self.sentence_starting(quote) is not None
        begins = inside[0].text[:1].isupper() or before[-1:] in {",", ":"}
        if len(inside) >= _WHOLE and self.follows_cue(quote):
            return has_verb
        return starts and has_verb and begins

    def follows_cue(self, quote: Span) -> bool:
        """Say whether a verb of saying stands right before a quotation: 'She said "the matter is closed"'."""
        at = bisect_left(self.starts, quote.start) - 1
        if at < 0 or self.tokens[at].word_class is not WordClass.VERB:
            return False
        match = self.reading.book.cues.at(self.words, at)
        verb = match.part("verb") if match else None
        return verb is not None and verb.entry.kind in {"speech", "writing"} and not verb.entry.is_weak

    def between(self, span: Span) -> Sequence[Token]:
        """Give the words of a span, quotation marks left out."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [token for token in self.tokens[first:last] if token.text not in _QUOTES]

    def sentence_starting(self, quote: Span) -> int | None:
        """Give the index of the sentence that a quotation starts, None when it stands inside one."""
        at = self.sentence_at(quote.start)
        if at is None:
            return None
        return at if self.reading.marks.sentences[at].span.start >= quote.start - 1 else None

    def sentence_at(self, place: int) -> int | None:
        """Give the index of the sentence that holds a character."""
        found = bisect_right(self.reading.marks.sentences, place, key=lambda one: one.span.start) - 1
        if found < 0 or place >= self.reading.marks.sentences[found].span.end:
            return None
        return found

    def index(self, place: int) -> int:
        """Give the index of the first token at or behind a character."""
        return bisect_left(self.starts, place)


def cue_of(prose: Prose, clause: Clause) -> tuple[CueMatch, int] | None:
    """Give the cue that a clause's verb is, and the index behind its last word."""
    return cue_at(prose, clause.verb.main, clause.verb.last)


def cue_at(prose: Prose, verb: int, last: int) -> tuple[CueMatch, int] | None:
    """Give the cue that a verb is whose group ends before `last`, and the index behind the cue's last word."""
    match = prose.reading.book.cues.at(prose.words, verb)
    if match is None or match.part("verb") is None:
        return None
    if wide := _with_own_noun(prose, verb):
        return wide
    return match, max(verb + match.length, last)


def _with_own_noun(prose: Prose, verb: int) -> tuple[CueMatch, int] | None:
    """Give the cue that a verb is with a noun further on, before what is said: "expressed [their firm] wish to"."""
    at = verb + 1
    limit = min(len(prose.words) - 1, verb + _MOST_APART)
    if at < limit and prose.words[at].lower() == "to":
        at = _past_receiver(prose, at + 1, limit)  # "conveyed to the king | the wish to"
        limit = min(len(prose.words) - 1, at + _MOST_APART)
    if quoted := _with_quoted_noun(prose, verb, limit):
        return quoted
    owner = next((place for place in range(at, limit) if prose.words[place] in {"'s", "’s"}), None)
    if owner is not None and all(prose.tokens[place].word_class in NOMINAL for place in range(at, owner)):
        at = owner + 1  # "expressed the king's wish to"
    while at < limit and prose.tokens[at].word_class in {WordClass.DET, WordClass.PRON, WordClass.ADJ}:
        at += 1
    if not verb + 1 < at < limit or prose.words[at + 1].lower() not in _LEADS_ON:
        return None
    match = prose.reading.book.cues.at((prose.words[verb], prose.words[at]), 0)
    is_whole = match is not None and match.length == 2 and match.part("verb") is not None  # noqa: PLR2004
    return (match, at + 1) if match is not None and is_whole else None


_LEADS_ON = frozenset({"to", "that", "of"})
"""What follows the noun of a cue: what is wished, or who wishes it: "the readiness of Peru to"."""


def _past_receiver(prose: Prose, first: int, limit: int) -> int:
    """Give where the next phrase opens behind whom something is said to; `first` where none does."""
    for at in range(first + 1, limit):
        opens = prose.tokens[at].word_class in {WordClass.DET, WordClass.PRON}
        if opens and prose.tokens[at - 1].word_class in {WordClass.NOUN, WordClass.PROPN}:
            return at
    return first


def _with_quoted_noun(prose: Prose, verb: int, limit: int) -> tuple[CueMatch, int] | None:
    """Give the cue that a verb is with the noun that ends a quotation behind it: 'voiced ["grave concern"] over'.

    The noun stays in the content, whose printed words it is.
    """
    at = verb + 1
    at += at < limit and prose.tokens[at].word_class in {WordClass.DET, WordClass.PRON}
    quote = prose.quoted(prose.starts[at] + 1) if at < limit else None
    if quote is None or quote.start not in {prose.starts[at], prose.starts[at] - 1}:
        return None
    last = prose.index(quote.end) - 1
    while last > verb and not prose.words[last][:1].isalpha():
        last -= 1
    if not verb < last < limit:
        return None
    match = prose.reading.book.cues.at((prose.words[verb], prose.words[last]), 0)
    is_whole = match is not None and match.length == 2 and match.part("verb") is not None  # noqa: PLR2004
    return (match, verb + 1) if match is not None and is_whole else None


_MOST_APART = 6
"""Words between a verb and the noun with which it is a cue: "voiced his very deep concern"."""


def phrase_span(prose: Prose, phrase: NounPhrase) -> Span:
    """Give the span of a phrase with what hangs on it, an apposition's closing comma and open ends left out."""
    first, last = _with_acronym(prose, phrase.span_first), phrase.span_last
    while last > first + 1 and prose.words[last - 1] in {",", ";", "(", "-", "–"}:
        last -= 1
    return Span(prose.tokens[first].span.start, prose.tokens[last - 1].span.end)


def _with_acronym(prose: Prose, first: int) -> int:
    """Give the first word of a name that goes on behind its acronym: "the Free Sahel Army (FSA) group"."""
    opening = first - _ACRONYM_WORDS
    if opening <= 0 or prose.words[first - 1] != ")" or prose.words[opening] != "(":
        return first
    at = opening
    while at > 0 and prose.tokens[at - 1].word_class in NOMINAL:
        at -= 1
    return at


_ACRONYM_WORDS = 3
"""An acronym and its two brackets."""


def words_between(prose: Prose, start: int, end: int) -> tuple[str, ...] | None:
    """Give the words between two places, signs left out; of a long stretch only as many as rules look at."""
    if end < start:
        return None
    first = prose.index(start)
    words = [prose.words[at].lower() for at in range(first, min(prose.index(end), first + _MOST_WORDS))]
    return tuple(word for word in words if word[:1].isalnum())


_MOST_WORDS = 60


def paragraph_start(prose: Prose, sentence: Sentence) -> int:
    """Give where the line or block of a sentence starts, in code points."""
    text = prose.reading.report.text
    return max(text.rfind("\n", 0, sentence.span.start) + 1, sentence.block.span.start)


def span_of_words(prose: Prose, first: int, last: int) -> tuple[Span, ...]:
    """Give the span of some words, closing an open quotation; empty tuple refused by the caller's rules."""
    while first < last and prose.words[first] in {",", ":", ";"}:
        first += 1
    end = prose.tokens[max(last, first + 1) - 1].span.end
    start = prose.tokens[first].span.start
    quote = prose.quoted(end - 1)
    if quote is not None and quote.start >= start and quote.end > end:
        end = quote.end
    return (Span(start, end),)
