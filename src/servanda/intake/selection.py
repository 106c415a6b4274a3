"""Which strips of a flattened HTML page are its article, as trafilatura chooses.

Invariant: the extractor only chooses. Its strings are thrown away; what it chose is found again as a run of words in
the flat text, and what is not found exactly is a Problem, never a guess: a nearly right offset is a wrong one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.intake.forms import Form
from servanda.intake.lines import Strip
from servanda.model import Problem

LARGEST = 3_000_000
"""Characters of a page beyond which the extractor is not asked; the strips alone decide."""

DEEPEST = 600
"""Elements inside one another beyond which the extractor is not asked: it walks them by recursion."""

LEAST_WORDS = 20
"""An article of fewer words is none."""

ANCHOR = 4
"""Words that must agree for a paragraph to be looked for at a place."""

PLACES = 500
"""So many places of its rarest word are tried for a paragraph; a text of one word repeated must end."""

_WORD = re.compile(r"\w+")
_AWAY = frozenset({"nav", "footer", "aside", "form", "hidden", "teaser", "comments", "caption", "byline"})


@dataclass(frozen=True, slots=True)
class Selection:
    """The indexes of the strips that were chosen, and what could not be placed."""

    chosen: frozenset[int]
    problems: tuple[Problem, ...] = ()


def select(source: str, text: str, strips: Sequence[Strip], *, depth: int) -> Selection:
    """Give the strips that hold the article.

    Strips of the same element between chosen ones are chosen too when they are sentences: the extractor drops
    passages that stand twice, and a body without its quotations looks like a shorter article.

    Args:
        source: The decoded page.
        text: Its flat text.
        strips: The strips of the flat text.
        depth: How deep the page's elements are nested.
    """
    if len(source) > LARGEST or depth > DEEPEST:
        return Selection(
            frozenset(),
            (Problem("page_too_large", "too long or too deeply nested to be extracted; read by its lines"),),
        )
    paragraphs = [line for line in _extract(source).split("\n") if line.strip()]
    start = next((strip.start for strip in strips if not _is_head(strip)), len(text))
    words = [(match.group(), match.start()) for match in _WORD.finditer(text, start)]
    spans, lost = _place(paragraphs, words)
    marked = bytearray(len(text))
    for first, last in spans:
        marked[first:last] = b"\x01" * (last - first)
    chosen = {at for at, strip in enumerate(strips) if _covered(strip, marked) * 2 > strip.words}
    if sum(strips[at].words for at in chosen) < LEAST_WORDS:
        return Selection(frozenset(), ())
    chosen |= set(_holes(strips, chosen))
    problems = [
        Problem("unmapped_paragraph", f"a paragraph that the extractor chose was not found in the page: {line[:60]!r}")
        for line in lost
    ]
    return Selection(frozenset(chosen), tuple(problems))


def _is_head(strip: Strip) -> bool:
    """Say whether it is the title that the browser shows, which repeats words of the article."""
    return strip.layout is not None and "head" in strip.layout.regions


def _extract(source: str) -> str:
    """Give the article's paragraphs as trafilatura finds them, one a line; nothing when it finds none or breaks."""
    from trafilatura import extract  # noqa: PLC0415  half a second to import; text dumps do without

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = extract(source, output_format="txt", include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # noqa: BLE001  any fault of a foreign parser on a foreign page means only: nothing chosen
        return ""
    return found or ""


def _place(paragraphs: Sequence[str], words: Sequence[tuple[str, int]]) -> tuple[list[tuple[int, int]], list[str]]:
    """Find each paragraph as a run of words, after the last one found or anywhere; give ranges and what is lost."""
    letters = [word for word, _ in words]
    index: dict[str, list[int]] = {}
    for at, word in enumerate(letters):
        index.setdefault(word, []).append(at)
    spans: list[tuple[int, int]] = []
    lost: list[str] = []
    cursor = 0
    for paragraph in paragraphs:
        for at, length, printed in _parts(paragraph, letters, index, cursor):
            if at < 0:
                lost.append(printed)
                continue
            last, start = words[at + length - 1]
            spans.append((words[at][1], start + len(last)))
            cursor = at + length
    return spans, lost


def _parts(
    paragraph: str, letters: Sequence[str], index: Mapping[str, Sequence[int]], cursor: int
) -> Iterator[tuple[int, int, str]]:
    """Give the place of a paragraph, or of each of its sentences when the whole is not there; -1 for no place."""
    wanted = _WORD.findall(paragraph)
    if not wanted:
        return
    at = _run(wanted, letters, index, cursor)
    if at >= 0:
        yield at, len(wanted), paragraph
        return
    for sentence in re.split(r"(?<=[.!?])\s+", paragraph):
        piece = _WORD.findall(sentence)
        if piece:
            found = _run(piece, letters, index, cursor) if len(piece) >= ANCHOR else -1
            yield found, len(piece), sentence
            cursor = found + len(piece) if found >= 0 else cursor


def _run(wanted: Sequence[str], letters: Sequence[str], index: Mapping[str, Sequence[int]], cursor: int) -> int:
    """Give where the words stand one after the other, at or after the cursor before anywhere else; -1 for nowhere."""
    rarest = min(range(min(len(wanted), 12)), key=lambda at: len(index.get(wanted[at], ())))
    places = [at - rarest for at in index.get(wanted[rarest], ())]
    length = len(wanted)
    for at in sorted((place for place in places if place >= 0), key=lambda place: (place < cursor, place))[:PLACES]:
        if letters[at : at + length] == wanted:
            return at
    return -1


def _covered(strip: Strip, chosen: bytearray) -> int:
    """Count the words of a strip that begin at chosen characters."""
    return sum(chosen[strip.span.start + match.start()] for match in _WORD.finditer(strip.text))


def _holes(strips: Sequence[Strip], chosen: set[int]) -> Iterator[int]:
    """Give the sentences between chosen strips that stand in the same element as one of them."""
    first, last = min(chosen), max(chosen)
    parents = {layout.parent for at in chosen if (layout := strips[at].layout)}
    for at in range(first, last):
        strip = strips[at]
        layout = strip.layout
        if at in chosen or layout is None or strip.form is not Form.PROSE or _AWAY & set(layout.regions):
            continue
        if layout.linked < 0.5 and (layout.parent in parents or layout.tag == "blockquote"):  # noqa: PLR2004
            yield at
