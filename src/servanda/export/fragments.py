"""Text fragments: links that scroll the live page to a quote, if it still has these words.

Invariant: a link is a courtesy and no evidence. It may be widened to whole words; the quote never is.
Source: the recipe of the field notes on formats, section 5, each line of it tried in Chromium.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import urlsplit

from servanda.model import Report, Span

_MOST = 12
"""Words that stand in a link as they are; of longer quotes the first and the last few."""
_ENDS = 5
_CONTEXT = 3
"""Words of what stands before or behind, where the words alone are on the page twice."""
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_JOINS = "'’ʼ"

_PLAIN = {ord(sign): "'" for sign in "’‘ʼ"} | {
    code: plain
    for code in range(0xC0, 0x250)
    if (plain := unicodedata.normalize("NFKD", chr(code))[0]) and plain.isascii() and plain.isalpha()
}
"""Apostrophes and letters with accents as a browser compares them; one sign for one, so that places stay."""


_BEYOND = {sign: f"%{ord(sign):02X}" for sign in map(chr, (*range(0x21), *map(ord, '"\\{}<>^`|'), 0x7F))}
_IN_ADDRESS = str.maketrans(_BEYOND)


def written(url: str) -> str:
    """Give an address as it may stand in references and annotations: signs that none may hold are encoded (RFC 3987).

    >>> written("https://post.example/a b?{c}")
    'https://post.example/a%20b?%7Bc%7D'
    """
    return url.translate(_IN_ADDRESS)


def is_live(url: str | None) -> bool:
    """Say whether a page can be opened at an address: only `http` and `https` ever become links."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)


def live_link(report: Report, span: Span) -> str | None:
    """Give the address of a report's live page at a quote; None where the report has no address to open.

    >>> from servanda.model import Block, BlockKind, ReportId
    >>> text = "Norland sent ships. Sudria sent thanks."
    >>> blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    >>> report = Report(ReportId("r-1"), "", text, blocks, url="https://courier.example/ships")
    >>> live_link(report, Span(0, 18))
    'https://courier.example/ships#:~:text=Norland%20sent%20ships'
    """
    return Fragments(report).link(span)


class Fragments:
    """The links to the quotes of one report; keeps what it had to work out of the text."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def link(self, span: Span) -> str | None:
        """Give the address of the live page at a quote; None where there is none."""
        if not self._report.url or not is_live(self._report.url):
            return None
        directive = self.directive(span)
        if not directive:
            return self._report.url
        page, _, anchor = self._report.url.partition("#")
        joined = "&" if ":~:" in anchor else ":~:"
        return f"{page}#{anchor}{joined}{directive}"

    def directive(self, span: Span) -> str:
        """Give the part of an address that names the words, `text=...`; empty where the quote has no word."""
        words = self._words_in(self._widened(span))
        if not words:
            return ""
        first, last = self._ends_of(words)
        before, behind = self._context(words, first)
        pieces = (f"{_coded(before)}-," if before else "", _coded(first), f",{_coded(last)}" if last else "")
        return f"text={''.join(pieces)}{f',-{_coded(behind)}' if behind else ''}"

    def _ends_of(self, words: tuple[Span, ...]) -> tuple[str, str]:
        """Give the words to look for: all of them and nothing, or the first and the last of a long quote."""
        whole = self._said(words)
        if len(words) <= _MOST and "\n" not in whole and self._is_in_one_block(words):
            return whole, ""
        # No run of words is found across the end of a line: it may be the end of a paragraph.
        first = self._said(self._line_of(words)[:_ENDS])
        last = self._said(tuple(reversed(self._line_of(tuple(reversed(words)))[:_ENDS])))
        return first, last

    def _line_of(self, words: tuple[Span, ...]) -> tuple[Span, ...]:
        """Give the words on the line, and in the block, of the first of them."""
        kept = list(words[:1])
        for word in words[1:]:
            pair = tuple(sorted((kept[-1], word)))
            if "\n" in self._said(pair) or not self._is_in_one_block(pair):
                break
            kept.append(word)
        return tuple(kept)

    def _context(self, words: tuple[Span, ...], first: str) -> tuple[str, str]:
        """Give the words before and behind that tell this place from the others with the same words."""
        places = self._places_of(first)
        if len(places) <= 1:
            return "", ""
        before, behind = self._beside(words)
        if before and self._is_one(re.compile(rf"{_shape(before)}\s*{_shape(first)}")):
            return before, ""
        return before, behind

    def _is_one(self, shape: re.Pattern[str]) -> bool:
        return sum(1 for _ in shape.finditer(self._folded)) == 1

    def _beside(self, words: tuple[Span, ...]) -> tuple[str, str]:
        """Give up to three words on either side, of the same line and block."""
        at = self._all_words.index(words[0]) if words[0] in self._known else -1
        end = self._all_words.index(words[-1]) if words[-1] in self._known else -1
        if at < 0 or end < 0:
            return "", ""
        ahead = self._line_of(tuple(reversed(self._all_words[max(0, at - _CONTEXT) : at + 1])))[1:]
        after = self._line_of(self._all_words[end : end + _CONTEXT + 1])[1:]
        # The signs between the words belong to them: a browser steps over white space and nothing else.
        before = self._report.text[ahead[-1].start : words[0].start].rstrip() if ahead else ""
        behind = self._report.text[words[-1].end : after[-1].end].lstrip() if after else ""
        return before, behind

    def _places_of(self, words: str) -> list[int]:
        return [match.start() for match in re.finditer(_shape(words), self._folded)]

    def _widened(self, span: Span) -> Span:
        """Give the span with the whole of the words that it cuts: a browser finds only whole words."""
        text, start, end = self._report.text, span.start, span.end
        while start > 0 and _is_inside(text, start):
            start -= 1
        while end < len(text) and _is_inside(text, end):
            end += 1
        return Span(start, end)

    def _words_in(self, span: Span) -> tuple[Span, ...]:
        found = _WORD.finditer(self._report.text, span.start, span.end)
        return tuple(Span(match.start(), match.end()) for match in found)

    def _said(self, words: tuple[Span, ...]) -> str:
        return self._report.text[words[0].start : words[-1].end] if words else ""

    def _is_in_one_block(self, words: tuple[Span, ...]) -> bool:
        whole = Span(words[0].start, words[-1].end)
        return any(whole in block.span for block in self._report.blocks)

    @cached_property
    def _folded(self) -> str:
        return _fold(self._report.text)

    @cached_property
    def _all_words(self) -> tuple[Span, ...]:
        return self._words_in(Span(0, len(self._report.text)))

    @cached_property
    def _known(self) -> frozenset[Span]:
        return frozenset(self._all_words)


def _is_inside(text: str, at: int) -> bool:
    """Say whether a place lies inside a word, an apostrophe between letters included."""
    left, right = text[at - 1], text[at]
    if left in _JOINS:
        return right.isalnum() and at > 1 and text[at - 2].isalnum()
    if right in _JOINS:
        return left.isalnum() and text[at + 1 : at + 2].isalnum()
    return left.isalnum() and right.isalnum()


def _fold(words: str) -> str:
    return words.translate(_PLAIN).lower()


def _shape(words: str) -> str:
    """Give the pattern of words as a browser looks for them: whole, in any case, with any white space."""
    shape = r"\s+".join(map(re.escape, _fold(words).split()))
    start, end = (r"\b" if sign.isalnum() else "" for sign in (words[:1], words[-1:]))
    return f"{start}{shape}{end}"


def _coded(words: str) -> str:
    """Give words for an address: everything but letters and digits is written as bytes, a hyphen too."""
    return "".join(_byte(byte) for byte in words.encode())


def _byte(byte: int) -> str:
    sign = chr(byte)
    return sign if sign.isascii() and sign.isalnum() else f"%{byte:02X}"


def links(report: Report, spans: Iterable[Span]) -> dict[Span, str]:
    """Give the live address of each of several quotes of one report; empty where it has no address."""
    fragments = Fragments(report)
    found = ((span, fragments.link(span)) for span in spans)
    return {span: link for span, link in found if link}
