"""The reader: one report in, its marks out.

Invariant: marks are spans of the report's text, lie in blocks that may yield findings, and depend on nothing but
report, codebook and the engine that tags.

What engines differ in is the `Tagger`: it gives words their class, lemma, form and tree, and may find names. All else
(words, sentences, times, amounts, quotations, the codebook's names) is one code for all of them, in `mark`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from servanda.codebook import Codebook
from servanda.codebook.wrapping import soft_breaks
from servanda.errors import ModelError
from servanda.model import (
    UNKNOWN,
    Block,
    BlockKind,
    Marks,
    NameMark,
    Problem,
    QuantityMark,
    Report,
    Sentence,
    Span,
    SpeechMark,
    TimeMark,
    TimeUse,
    Token,
    WordClass,
)
from servanda.reading import names, quotations, sentences, tagger, tokens
from servanda.reading.called_bodies import with_called_bodies
from servanda.reading.dates import dates
from servanda.reading.quantities import quantities
from servanda.reading.sentence_words import SCORES, is_headline
from servanda.reading.tokens import Word
from servanda.reading.vouched_names import vouched

_MOST_CHARACTERS = 200_000
"""Longer texts are read up to here, and a problem says so: a page is an article, not an archive."""


class Reader(Protocol):
    """An engine that marks one report.

    `name` goes into the reading's version; two readers of one name must give equal marks. A reader can be sent to
    other processes (pickled): what is heavy is loaded where it is used.
    """

    @property
    def name(self) -> str:
        """Give the engine's name and version, and those of the model that it reads with."""
        ...

    def read(self, report: Report, book: Codebook) -> Marks:
        """Mark a report; trouble in the text is a problem among the marks, never an exception."""
        ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a tagger is given: one paragraph that has words.

    `words` are cut by the project and have their places in `text`, the whole text of the report. `sentences` are
    half-open indices into `words`, in order, and hold every word. `span` is the paragraph in `text`.
    """

    text: str
    span: Span
    kind: BlockKind
    words: Sequence[Word]
    sentences: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a tagger gives: one token for each word of the paragraph, in order, and the names that it found.

    `Token.head` counts from the first word of the paragraph and stays in its sentence. `names` may be empty; those
    that share a character with a name found by rule are left out of the marks. `speech` is who says what, if the engine
    learnt to hear it. `times` are the time expressions that it sees: where no rule reads one, it is marked with an
    unknown period. `places` are spans that it takes for names of places, None if it does not look for them.
    """

    tokens: Sequence[Token]
    names: Sequence[NameMark] = ()
    speech: Sequence[SpeechMark] = ()
    times: Sequence[Span] = ()
    places: Sequence[Span] | None = None


class Tagger(Protocol):
    """What gives the words of a paragraph their class, lemma, form and tree.

    Equal paragraphs give equal answers, whatever was tagged before.
    """

    def tag_paragraph(self, paragraph: Paragraph) -> Tagged:
        """Tag one paragraph."""
        ...


class RuleTagger:
    """Word classes by rule, sentence by sentence; no trees and no names of its own."""

    def tag_paragraph(self, paragraph: Paragraph) -> Tagged:
        """Tag one paragraph; capitals say nothing in a title that prints every word with one."""
        found: list[Token] = []
        for first, last in paragraph.sentences:
            part = paragraph.words[first:last]
            is_title = paragraph.kind is BlockKind.TITLE and is_headline([word.text for word in part])
            found.extend(tagger.tag(part, all_capitals=is_title))
        return Tagged(found)


class RuleReader:
    """The reader that needs no model: word lists, endings and neighbours."""

    name = "rules-1"

    def read(self, report: Report, book: Codebook) -> Marks:
        """Mark a report by rule; see `Reader.read`."""
        return mark(report, book, tagger=RuleTagger())


def mark(report: Report, book: Codebook, *, tagger: Tagger) -> Marks:
    """Mark a report, its words tagged by an engine.

    Args:
        report: The report; only its prose is read.
        book: The codebook.
        tagger: What gives words their class, lemma, form and tree.

    Raises:
        ModelError: The tagger gave other words than it was given, or a head outside the sentence.
    """
    found_tokens: list[Token] = []
    found_sentences: list[Sentence] = []
    offered: list[NameMark] = []
    quoted: list[Span] = []
    speech: list[SpeechMark] = []
    seen: list[Span] = []
    sites: list[Span] | None = None
    problems: list[Problem] = []
    surnames = tokens.surnames(report.text, [block.span for block in report.prose])
    soft = soft_breaks(report.text)
    for block in report.prose:
        if block.span.start >= _MOST_CHARACTERS:
            problems.append(
                Problem("text_not_read", f"the text is read up to character {_MOST_CHARACTERS}", block.span)
            )
            break
        for span in sentences.paragraphs(report.text, block.span, kind=block.kind, soft=soft):
            marks, trouble = quotations.find(report.text, span)
            quoted += marks
            problems += trouble
            words = tokens.words(report.text, span, surnames=surnames)
            paragraph = Paragraph(report.text, span, block.kind, words, sentences.split(words, book))
            tagged = tagger.tag_paragraph(paragraph)
            found_sentences += _sentences(paragraph, block, shift=len(found_tokens))
            found_tokens += _placed(paragraph, tagged.tokens, shift=len(found_tokens))
            offered += tagged.names
            speech += tagged.speech
            seen += tagged.times
            if tagged.places is not None:
                sites = [*(sites or ()), *tagged.places]
    by_rule = names.find(found_tokens, found_sentences, book=book, published=report.published)
    people_vouched = vouched(report.text, by_rule, offered, sites)
    found_names = with_called_bodies(people_vouched, found_tokens, found_sentences, book=book)
    lines = dates.printed(found_tokens, found_sentences, text=report.text)
    found_amounts = [
        mark
        for sentence, line in zip(found_sentences, lines if found_sentences else (), strict=True)
        for mark in quantities.find(
            found_tokens[sentence.first : sentence.last], text=report.text, items=book.items, printed=line.times
        )
    ]
    return Marks(
        tokens=_nouns_in_money(found_tokens, found_amounts),
        sentences=tuple(found_sentences),
        names=_outside_money(_joined(found_names, offered), found_amounts),
        times=_with_unread(
            dates.find(found_tokens, found_sentences, text=report.text, published=report.published, lines=lines), seen
        ),
        quantities=tuple(found_amounts),
        quotations=tuple(quoted),
        problems=tuple(problems),
        speech=tuple(speech),
        places=None if sites is None else tuple(sites),
    )


def _sentences(paragraph: Paragraph, block: Block, *, shift: int) -> Iterator[Sentence]:
    """Give the sentences of a paragraph; `shift` is how many tokens stand before it."""
    words = paragraph.words
    for first, last in paragraph.sentences:
        span = Span(words[first].span.start, words[last - 1].span.end)
        yield Sentence(span=span, first=shift + first, last=shift + last, block=block)


def _placed(paragraph: Paragraph, tagged: Sequence[Token], *, shift: int) -> Iterator[Token]:
    """Give a paragraph's tokens with heads counted from the first token of the report; `shift` stand before it."""
    if [token.span for token in tagged] != [word.span for word in paragraph.words]:
        raise ModelError(f"the tagger gave other words than it was given at {paragraph.span}")
    for first, last in paragraph.sentences:
        for token in tagged[first:last]:
            if token.head is None:
                yield token
            elif first <= token.head < last:
                yield replace(token, head=shift + token.head)
            else:
                raise ModelError(f"the tagger gave {token.text!r} at {token.span} a head outside its sentence")


def _joined(found: Sequence[NameMark], offered: Iterable[NameMark]) -> tuple[NameMark, ...]:
    """Give the names found by rule and those of an engine that share no character with them, in the text's order."""
    taken = {at for mark in found for at in range(mark.span.start, mark.span.end)}
    more = [mark for mark in offered if taken.isdisjoint(range(mark.span.start, mark.span.end))]
    return tuple(sorted((*found, *more), key=lambda mark: (mark.span, mark.rule))) if more else tuple(found)


def _nouns_in_money(words: Sequence[Token], amounts: Sequence[QuantityMark]) -> tuple[Token, ...]:
    """Read what looks like a verb inside a printed sum as the noun for money that it is: "5 million crowns"."""
    starts = {at for mark in amounts if mark.value is not None for at in range(mark.span.start, mark.span.end)}
    return tuple(
        replace(token, word_class=WordClass.NOUN, features=())
        if token.word_class is WordClass.VERB and token.span.start in starts
        else token
        for token in words
    )


def _outside_money(names: tuple[NameMark, ...], amounts: Sequence[QuantityMark]) -> tuple[NameMark, ...]:
    """Leave out the names inside a printed sum: the state of "600m U.S. dollars" only tells whose money it is."""
    sums = {at for mark in amounts if mark.value is not None for at in range(mark.span.start, mark.span.end)}
    return tuple(mark for mark in names if not sums.issuperset(range(mark.span.start, mark.span.end)))


def _with_unread(read: Sequence[TimeMark], seen: Iterable[Span]) -> tuple[TimeMark, ...]:
    """Give the times that were read, and those that an engine sees beside them, whose period nothing tells."""
    taken = {at for mark in read for at in range(mark.span.start, mark.span.end)}
    more = [
        TimeMark(span, UNKNOWN, TimeUse.NONE, rule="time.unread", score=SCORES["model"])
        for span in seen
        if taken.isdisjoint(range(span.start, span.end))
    ]
    return tuple(sorted((*read, *more), key=lambda mark: (mark.span, mark.rule))) if more else tuple(read)
