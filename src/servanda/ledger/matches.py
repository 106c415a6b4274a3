"""Search in the texts of reports, best first.

Invariant: an excerpt is cut from the text and says which of its words were sought; nothing in a text can pass for that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from sqlalchemy import ColumnElement, and_, exists, func, literal_column, or_, select

from servanda.codebook.names import fold
from servanda.ledger import selection
from servanda.ledger.schema import current, pages, readings, texts
from servanda.model import ReportId

if TYPE_CHECKING:
    from servanda.ledger.view import View

_LOOKED_AT = 200_000
"""Characters of a text in which the best place is looked for: whole books come as one page, too."""
_PLACES = 500
"""Sought words of a text that are looked at: the database's own excerpts take minutes on a page of one word."""
_AROUND, _WIDTH = 60, 200
"""Characters before the first sought word of an excerpt, and from there on."""
_WORD = re.compile(r"\w+")
RANKED = 20_000
"""Reports up to which hits are put in the order of their fit: that looks at every one of them."""
_LONG = 20_000
"""Characters from which a text is first looked through for the words as they are written."""
_RANK: ColumnElement[float] = literal_column("bm25(texts)").label("rank")


Pieces: TypeAlias = tuple[tuple[str, bool], ...]
"""A text in pieces, with whether each was sought."""


class _Titled(msgspec.Struct):
    title: str | None


_TITLED = msgspec.json.Decoder(_Titled)


@dataclass(frozen=True, slots=True)
class Match:
    """How well a report matches (less is better), and its id: where a list of hits stands."""

    rank: float
    report: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report in which words were found, and the best place: pieces of its text, with whether they were sought."""

    report: ReportId
    title: str | None
    pieces: Pieces
    match: Match

    @property
    def excerpt(self) -> str:
        """Give the best place as one text."""
        return "".join(words for words, _ in self.pieces)


def search(view: View, sought: str, *, limit: int, after: Match | None) -> tuple[Hit, ...]:
    """Give the reports whose text has all these words, best first; equals by id.

    Words between quotation marks stand together. Case and accents do not count.

    Args:
        view: The ledger.
        sought: The words.
        limit: The most hits.
        after: The match of the hit before the first one.
    """
    expression = selection.phrases(sought)
    if not expression:
        return ()
    ranked = select(texts.c.rowid.label("reading"), _RANK).where(texts.c.texts.match(expression)).subquery()
    found = (
        select(ranked.c.reading, ranked.c.rank, pages.c.report)
        .select_from(ranked)
        .join(current, current.c.reading == ranked.c.reading)
        .join(pages, pages.c.id == current.c.page)
    )
    if after:
        equal = and_(ranked.c.rank == after.rank, pages.c.report > after.report)
        found = found.where(or_(ranked.c.rank > after.rank, equal))
    rows = list(view.fetch(found.order_by(ranked.c.rank, pages.c.report).limit(limit)))
    shown = _excerpts(view, sought, [row["reading"] for row in rows])
    return tuple(
        Hit(ReportId(row["report"]), *shown[row["reading"]], Match(row["rank"], row["report"])) for row in rows
    )


def is_common(view: View, sought: str) -> bool:
    """Say whether so many reports have all these words that they are not put in the order of their fit."""
    met = select(texts.c.rowid).where(texts.c.texts.match(selection.phrases(sought))).limit(RANKED + 1).subquery()
    (row,) = view.fetch(select(func.count().label("number")).select_from(met))
    return int(row["number"]) > RANKED


def latest(view: View, sought: str, *, limit: int) -> tuple[Hit, ...]:
    """Give the reports whose text has all these words, those published last foremost: for words that are everywhere."""
    met = select(texts.c.rowid).where(texts.c.texts.match(selection.phrases(sought)))
    # With a plus before it the number is no reason to begin with the words, which many have.
    found = (
        select(readings.c.id, selection.REPORT.label("report"))
        .where(literal_column("+readings.id").in_(met), exists().where(current.c.reading == readings.c.id))
        .where(selection.READ_DAY < selection.UNDATED)
        .order_by(selection.READ_DAY.desc(), selection.REPORT.desc())
        .limit(limit)
    )
    rows = list(view.fetch(found))
    shown = _excerpts(view, sought, [row["id"] for row in rows])
    return tuple(Hit(ReportId(row["report"]), *shown[row["id"]], Match(0.0, row["report"])) for row in rows)


def _excerpts(view: View, sought: str, found: list[int]) -> dict[int, tuple[str | None, Pieces]]:
    """Give title and best place of some readings."""
    text = func.substr(readings.c.text, 1, _LOOKED_AT).label("text")
    stored = select(readings.c.id, readings.c.body, text).where(readings.c.id.in_(found))
    return {row["id"]: (_TITLED.decode(row["body"]).title, _excerpt(row["text"], sought)) for row in view.fetch(stored)}


def pointed_out(text: str, sought: str) -> Pieces:
    """Give a text in pieces, with whether each is one of some words; case and accents do not count.

    >>> pointed_out("Été at the dam", "ete DAM")
    (('Été', True), (' at the ', False), ('dam', True))
    """
    pieces: list[tuple[str, bool]] = []
    end = 0
    for word, _ in _places(text, sought):
        pieces += [(text[end : word.start()], False), (word[0], True)]
        end = word.end()
    pieces.append((text[end:], False))
    return tuple((piece, is_sought) for piece, is_sought in pieces if piece)


def _excerpt(text: str, sought: str) -> Pieces:
    """Give the place of a text that has most of the words, the first of equals; its beginning where none was seen."""
    places = _written(text, sought) if len(text) >= _LONG else []
    places = places or [(word.start(), folded) for word, folded in islice(_places(text, sought), _PLACES)]
    starts = [start for start, _ in places]
    best, most = 0, 0
    for at, start in enumerate(starts):
        different = len({folded for _, folded in places[at : bisect_right(starts, start + _WIDTH)]})
        if different > most:
            best, most = start, different
    start, end = max(0, best - _AROUND), best + _WIDTH
    words = text[start:end]
    # Halves of words at a cut end say nothing.
    words = words.split(" ", 1)[-1] if start else words
    words = words.rsplit(" ", 1)[0] if end < len(text) else words
    return pointed_out(f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}", sought)


def _written(text: str, sought: str) -> list[tuple[int, str]]:
    """Give where sought words stand that are written as they are sought, but for their case: to fold all takes long."""
    words = sorted({re.escape(word) for word in _WORD.findall(sought)})
    found = re.finditer(rf"\b(?:{'|'.join(words)})\b", text, re.IGNORECASE) if words else ()
    return [(word.start(), fold(word[0])) for word in islice(found, _PLACES)]


def _places(text: str, sought: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give the words of a text that are among the sought, each with its folded form."""
    wanted = {fold(word) for word in _WORD.findall(sought)}
    known: dict[str, str] = {}
    for word in _WORD.finditer(text):
        if word[0] not in known:
            known[word[0]] = fold(word[0])
        if known[word[0]] in wanted:
            yield word, known[word[0]]
