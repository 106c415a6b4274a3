"""The reader: one report in, its marks out.

Invariant: marks are spans of the report's text, lie in blocks that may yield findings, and depend on nothing but
report and codebook.
"""

from __future__ import annotations

from typing import Protocol

from servanda.codebook import Codebook
from servanda.model import Block, BlockKind, Marks, Problem, Report, Sentence, Span, Token
from servanda.reading import dates, names, quantities, quotations, sentences, tagger, tokens
from servanda.reading.sentence_words import is_headline

_MOST_CHARACTERS = 200_000
"""Longer texts are read up to here, and a problem says so: a page is an article, not an archive."""


class Reader(Protocol):
    """An engine that marks one report.

    `name` goes into the reading's version; two readers of one name must give equal marks.
    """

    @property
    def name(self) -> str:
        """Give the engine's name and version."""
        ...

    def read(self, report: Report, book: Codebook) -> Marks:
        """Mark a report; trouble in the text is a problem among the marks, never an exception."""
        ...


class RuleReader:
    """The reader that needs no model: word lists, endings and neighbours."""

    name = "rules-1"

    def read(self, report: Report, book: Codebook) -> Marks:
        """Mark a report by rule; see `Reader.read`."""
        found_tokens: list[Token] = []
        found_sentences: list[Sentence] = []
        quoted: list[Span] = []
        problems: list[Problem] = []
        surnames = tokens.surnames(report.text, [block.span for block in report.prose])
        for block in report.prose:
            if block.span.start >= _MOST_CHARACTERS:
                problems.append(
                    Problem("text_not_read", f"the text is read up to character {_MOST_CHARACTERS}", block.span)
                )
                break
            for paragraph in sentences.paragraphs(report.text, block.span, kind=block.kind):
                marks, trouble = quotations.find(report.text, paragraph)
                quoted += marks
                problems += trouble
                _read_paragraph(report, block, paragraph, surnames, book, found_tokens, found_sentences)
        return Marks(
            tokens=tuple(found_tokens),
            sentences=tuple(found_sentences),
            names=names.find(found_tokens, found_sentences, book=book, published=report.published),
            times=dates.find(found_tokens, found_sentences, text=report.text, published=report.published),
            quantities=tuple(
                mark
                for sentence in found_sentences
                for mark in quantities.find(found_tokens[sentence.first : sentence.last], text=report.text)
            ),
            quotations=tuple(quoted),
            problems=tuple(problems),
        )


def _read_paragraph(
    report: Report,
    block: Block,
    paragraph: Span,
    surnames: frozenset[str],
    book: Codebook,
    found_tokens: list[Token],
    found_sentences: list[Sentence],
) -> None:
    words = tokens.words(report.text, paragraph, surnames=surnames)
    for first, last in sentences.split(words, book):
        part = words[first:last]
        is_title = block.kind is BlockKind.TITLE and is_headline([word.text for word in part])
        start = len(found_tokens)
        found_tokens.extend(tagger.tag(part, all_capitals=is_title))
        span = Span(part[0].span.start, part[-1].span.end)
        found_sentences.append(Sentence(span=span, first=start, last=len(found_tokens), block=block))
