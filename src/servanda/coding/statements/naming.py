"""Who calls whom what in so many words: "Peru regards the front as a liberation movement", "branded a puppet by Oman".

Invariant: the one who is called, the one who calls and the words are all printed in one clause; whoever calls himself
something is not listed here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import MentionKind, Party, Sense, Sentence, Span, WordClass

_MOST_WORDS = 6
"""Words of a label outside quotation marks."""
_MOST_QUOTED = 8
_MOST_BEFORE_NAME = 3
"""Words that may stand between the verb and the name of the one who is called: "the exiled opposition leader X"."""
_MOST_BEFORE_AS = 6
_ARTICLES = frozenset({"a", "an", "the"})
_OPENING = frozenset("\"“‘'«")
_CLOSING = "\"”’'» ,.;:!?"
_INSIDE = frozenset({WordClass.ADJ, WordClass.NOUN, WordClass.PROPN, WordClass.ADV, WordClass.NUM})
_HEADS = frozenset({WordClass.NOUN, WordClass.PROPN})
_PARTS = frozenset({"part", "one", "home", "front", "way"})
"""Nouns that say no more of somebody than where he belongs: "considers the island part of its territory"."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is called, by whom, the words without article and quotation marks, who is called as printed, and the verb."""

    called: Party
    by: Party
    words: Span
    whom: Span
    verb: Span


class Namings:
    """Reads the clauses that call somebody something."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self._reading = reading
        self._cast = cast
        self._tokens = reading.marks.tokens
        self._text = reading.report.text

    def in_sentence(self, sentence: Sentence) -> Iterator[Naming]:
        """Give who is called what by whom in a sentence, in the order of its clauses."""
        for clause in self._reading.own_clauses(sentence):
            way = self._reading.book.words.naming(clause.verb.lemma)
            if way is None or clause.verb.negated or clause.verb.modal is not None:
                continue
            found = self._passive(sentence, clause, way) if clause.verb.passive else self._active(sentence, clause, way)
            if found is not None and found.called.actor != found.by.actor:
                yield found

    def _active(self, sentence: Sentence, clause: Clause, way: str) -> Naming | None:
        """Read "Oman called the front a band of thieves", "the front, which Oman regards as thieves"."""
        by = self._party(clause.subject)
        at = self._behind(clause.verb.main + 1, sentence, {"to"} if clause.verb.lemma == "refer" else set())
        if by is None or at is None:
            return None
        named = self._named_at(at, sentence)
        called = named[0] if named is not None else self._antecedent(sentence, clause)
        words = self._words(named[1] if named is not None else at, sentence, way)
        party = self._cast.party_of(called) if called is not None else None
        return Naming(party, by, words, called, self._verb(clause)) if party and called and words else None

    def _passive(self, sentence: Sentence, clause: Clause, way: str) -> Naming | None:
        """Read "the front, described by Oman as thieves", "X was branded a thief by Oman"."""
        by = self._party(next((one.phrase for one in clause.adjuncts if one.preposition == "by"), None))
        called = self._party(clause.subject)
        at = clause.verb.main + 1
        if by is None or called is None or clause.subject is None or at >= sentence.last:
            return None
        if self._tokens[at].text.lower() == "by" and (whom := self._named_at(at + 1, sentence)) is not None:
            at = whom[1]
        words = self._words(at, sentence, way)
        return Naming(called, by, words, self._span(clause.subject), self._verb(clause)) if words is not None else None

    def _verb(self, clause: Clause) -> Span:
        return self._tokens[clause.verb.main].span

    # ---- who

    def _behind(self, at: int, sentence: Sentence, needed: set[str]) -> int | None:
        """Give the place behind adverbs, and behind the word that has to stand there."""
        while at < sentence.last and self._tokens[at].word_class is WordClass.ADV:
            at += 1
        if needed and (at >= sentence.last or self._tokens[at].text.lower() not in needed):
            return None
        at += len(needed)
        return at if at < sentence.last else None

    def _named_at(self, at: int, sentence: Sentence) -> tuple[Span, int] | None:
        """Give who is named from a token on, with the place behind the name."""
        end = Span(self._tokens[at].span.start, sentence.span.end)
        mention = next(iter(self._cast.outermost(end)), None)
        if mention is None or mention.actor is None or mention.sense is Sense.PLACE:
            return None
        first = bisect_left(self._tokens, mention.span.start, key=lambda token: token.span.start)
        before = self._tokens[at:first]
        if len(before) > _MOST_BEFORE_NAME or any(one.word_class not in _INSIDE | {WordClass.DET} for one in before):
            return None
        behind = bisect_left(self._tokens, mention.span.end, key=lambda token: token.span.start)
        is_apart = behind + 1 < sentence.last and self._tokens[behind].text == ","
        if is_apart and self._tokens[behind + 1].text.lower() in _ARTICLES:
            behind += 1  # "branded the exiled leader, X, a fugitive"
        return mention.span, behind

    def _antecedent(self, sentence: Sentence, clause: Clause) -> Span | None:
        """Give the words for whom a relative clause speaks of: "the rebels, whom Oman calls thieves"."""
        phrases = self._reading.noun_phrases(sentence)
        phrase = next((one for one in phrases if clause.noun is not None and one.first <= clause.noun < one.last), None)
        is_object = phrase is not None and (clause.subject is None or clause.subject.head != phrase.head)
        return self._span(phrase) if phrase is not None and is_object else None

    def _party(self, phrase: NounPhrase | None) -> Party | None:
        if phrase is None:
            return None
        wide = Span(self._tokens[phrase.first].span.start, self._tokens[phrase.span_last - 1].span.end)
        return self._cast.party_of(wide) or self._cast.party_of(self._span(phrase))

    def _span(self, phrase: NounPhrase) -> Span:
        return Span(self._tokens[phrase.first].span.start, self._tokens[phrase.last - 1].span.end)

    # ---- what

    def _words(self, at: int, sentence: Sentence, way: str) -> Span | None:
        """Give the words of a label that stand from a token on; behind "as" where the verb wants it."""
        place = self._behind_as(at, sentence) if way != "plain" else None
        if place is None and way != "as":
            place = at
        if place is None:
            return None
        while place < sentence.last and self._tokens[place].text.lower() in _ARTICLES:
            place += 1
        if place >= sentence.last:
            return None
        return self._quoted(place) or self._noun(at, place, sentence)

    def _behind_as(self, at: int, sentence: Sentence) -> int | None:
        for place in range(at, min(at + _MOST_BEFORE_AS, sentence.last - 1)):
            token = self._tokens[place]
            if token.text.lower() == "as":
                return place + 1
            if token.word_class in {WordClass.VERB, WordClass.AUX, WordClass.PUNCT, WordClass.CCONJ}:
                return None
        return None

    def _quoted(self, place: int) -> Span | None:
        """Give the words inside quotation marks that open at a token, if they are few."""
        token = self._tokens[place]
        holding = [
            one
            for one in self._reading.marks.quotations
            if one.start <= token.span.start < one.end and token.span.start - one.start <= 1
        ]
        if not holding or not (token.text[:1] in _OPENING or holding[0].start < token.span.start):
            return None
        start, end = holding[0].start, holding[0].end
        inside = self._text[start:end]
        start += len(inside) - len(inside.lstrip("".join(_OPENING) + " "))
        end -= len(inside) - len(inside.rstrip(_CLOSING))
        words = self._text[start:end].split()
        if words and words[0].lower() in _ARTICLES and len(words) > 1:
            start = self._text.index(words[1], start + len(words[0]))
        return Span(start, end) if 0 < len(words) <= _MOST_QUOTED and start < end else None

    def _noun(self, at: int, place: int, sentence: Sentence) -> Span | None:
        """Give a noun with what stands before it; without an article or "as" only one in the plural, or with "of"."""
        end = place
        while end < min(place + _MOST_WORDS, sentence.last) and (
            self._tokens[end].word_class in _INSIDE or (end > place and self._tokens[end].text in {"-", "of"})
        ):
            end += 1
        while end > place and self._tokens[end - 1].word_class not in _HEADS:
            end -= 1
        if end == place or self._tokens[end - 1].lemma.lower() in _PARTS or self._tokens[place].lemma in _PARTS:
            return None
        words = Span(self._tokens[place].span.start, self._tokens[end - 1].span.end)
        is_plural = self._tokens[end - 1].text.lower() != self._tokens[end - 1].lemma.lower()
        if place == at and not is_plural:
            return None  # "called Putin Friday"
        is_time = any(mark.span.overlaps(words) for mark in self._reading.marks.times)
        is_name = any(
            one.kind is MentionKind.NAME and one.span.start == words.start for one in self._cast.in_span(words)
        )
        return None if is_time or is_name else words
