"""The strips of a page: lines, cut where one line holds two kinds of thing.

Invariant: joined, the strips are the text; white space belongs to the strip before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.codebook.wrapping import soft_breaks
from servanda.intake.forms import CLIP, Form, ends, form, words
from servanda.intake.markup import Layout
from servanda.model import Span

DUMP_DATE = re.compile(r"\s*(?P<field>date (?P<value>\d{4}(?:-\d\d){0,2}))(?!\S)[^\S\n]*")
"""The header line that a dump begins with: " date 2031-06-14 Subscribe ..."."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BAR = re.compile(r"[^\S\n]*[|•·][^\S\n]*")
_ADDRESS_FIRST = re.compile(r"https?://\S+(?=\s+\S)")
_GLUED = re.compile(r"[a-z0-9)][.!?][\"”’]?(?=[A-ZÀ-Þ“\"][a-zà-þ])|[a-z][.!?][\"”](?=[“\"]?[A-Z])")
_PHOTO_SIGN = re.compile(r" / |[(\[](?:Photo|Picture|Image|File|Credit|PHOTO|FILE)\b")
_PHOTO_CUT = re.compile(
    r"(?<=[.\s])(?=[(\[](?:Photo|Picture|Image|File|Credit|PHOTO|FILE)\b[^()\[\]]{0,90}[)\]]\s*$)"
    r"|(?<=\s)(?=[A-ZÀ-Þ][\w'’.-]+ [A-ZÀ-Þ][\w'’.-]+ / [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Strip:
    """A line, or a part of one.

    `span` has no white space at its ends; `end` is where the next strip begins. `line` counts lines from 0.
    """

    span: Span
    start: int
    end: int
    text: str
    form: Form
    words: int
    line: int
    layout: Layout | None = None

    def part(self, words: str) -> Span:
        """Give where words of the strip stand in the text; the whole strip when they are not in it."""
        at = self.text.find(words)
        return self.span if at < 0 else Span(self.span.start + at, self.span.start + at + len(words))

    @property
    def is_sentence(self) -> bool:
        """Say whether it is a full sentence by its form and length."""
        return self.form is Form.PROSE and self.words >= 8  # noqa: PLR2004  shorter ones are often captions or slogans


LONGEST_FIELD = 25
LEAST_SENTENCE = 8
"""Between bars stand fields: none is longer in words than the first, none a sentence of more than the second."""

MOST_LINES = 20_000
"""Lines of a page that are read; what is behind them is one strip of furniture. News pages have up to 3,000."""


def strips(text: str, layouts: Mapping[int, Layout] | None = None) -> tuple[Strip, ...]:
    """Cut a text into strips; nothing but white space is between two of them.

    Args:
        text: The readable text of a page.
        layouts: Where lines stand in an HTML page, by their first character.
    """
    places: list[tuple[int, int, int]] = []
    soft = [] if layouts else soft_breaks(text)
    for number, (begin, end) in enumerate(_lines(text, soft)):
        if number == MOST_LINES:
            places.append((begin, len(text.rstrip()), number))
            break
        places += [(start, stop, number) for start, stop in _cut(text, begin, end)]
    layout: Layout | None = None
    found: list[Strip] = []
    for at, (start, stop, number) in enumerate(places):
        layout = layouts.get(start, layout) if layouts else None
        begin = 0 if at == 0 else start
        until = places[at + 1][0] if at + 1 < len(places) else len(text)
        piece = _on_one_line(text[start:stop]) if soft else text[start:stop]
        kind = form(piece) if number < MOST_LINES else Form.MARKUP
        if at == 0 and DUMP_DATE.fullmatch(piece):
            kind = Form.STAMP
        found.append(Strip(Span(start, stop), begin, until, piece, kind, words(piece[: 4 * CLIP]), number, layout))
    return tuple(found)


def recut(strip: Strip, at: int) -> tuple[Strip, Strip]:
    """Cut a strip in two before a place inside it that is no white space."""
    head, tail = strip.text[: at - strip.span.start].rstrip(), strip.text[at - strip.span.start :]
    start = strip.span.start
    return (
        Strip(Span(start, start + len(head)), strip.start, at, head, form(head), words(head), strip.line, strip.layout),
        Strip(Span(at, strip.span.end), at, strip.end, tail, form(tail), words(tail), strip.line, strip.layout),
    )


def _lines(text: str, soft: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the lines that hold more than white space, without the white space at their ends.

    Lines of a paragraph that only a width broke are one.
    """
    wraps = dict(soft)
    begin: int | None = None
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if not inner:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        begin = start if begin is None else begin
        if (end := start + len(inner)) not in wraps:
            yield begin, end
            begin = None


def _on_one_line(piece: str) -> str:
    """Give a paragraph with its line ends as spaces, each sign in its place."""
    return piece.replace("\r", " ").replace("\n", " ")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the parts of a line: dump header, leading address, fields between bars, picture credit, glued sentences."""
    if not text[:start].strip() and (header := DUMP_DATE.match(text, 0, end)):
        yield header.span("field")
        start = header.end()
    if address := _ADDRESS_FIRST.match(text, start, min(end, start + CLIP)):
        yield address.span()
        start = address.end()
        start += len(text[start:end]) - len(text[start:end].lstrip())
    if start >= end:
        return
    places = _bars(text, start, end) or _pictures(text, start, end) or _sentences(text, start, end)
    begin = start
    for place in (*places, end):
        yield begin, begin + len(text[begin:place].rstrip())
        begin = place


def _bars(text: str, start: int, end: int) -> list[int]:
    """Give where the fields of a line like "Africa | By Zawadi Otieno | 3 May 2022 | 12 views" begin."""
    line = text[start:end]
    if len(line) > 300 or line[:1] in "•·" or not _BAR.search(line):  # noqa: PLR2004  a leading dot is a list's
        return []
    fields = _BAR.split(line)
    if any(words(field) > LONGEST_FIELD or (words(field) > LEAST_SENTENCE and ends(field)) for field in fields):
        return []
    places = {
        start + place
        for match in _BAR.finditer(line)
        for place in (match.end() - len(match.group().lstrip()), match.end())
    }
    return sorted(place for place in places if start < place < end)


def _pictures(text: str, start: int, end: int) -> list[int]:
    """Give where the credit of a picture begins after its caption."""
    line = text[start:end] if end - start <= CLIP and _PHOTO_SIGN.search(text, start, end) else ""
    found = next((match.start() for match in _PHOTO_CUT.finditer(line) if match.start()), None)
    return [start + found] if found and form(line) is Form.CAPTION else []


def _sentences(text: str, start: int, end: int) -> list[int]:
    """Give where paragraphs begin that were joined without a space: "the port.He also said"."""
    return [match.end() for match in lost_spaces(text, start, end)]


def lost_spaces(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give each end of a sentence that no space follows.

    Refused: one capital before the stop ("U.S.Navy"), and what stands inside an address or a name of a file.
    """
    for match in _GLUED.finditer(text, start, end):
        before = text[max(start, match.start() - 40) : match.start() + 1].split()
        whole = f"{before[-1]} {text[match.end() : match.end() + 40].split(maxsplit=1)[0]}"
        if "/" in whole or "@" in whole or "www" in whole or whole.count(".") > 1:
            continue
        if len(before[-1].lstrip("(\"“'‘")) > 1:
            yield match
