"""The attributions of a report held against each other: doubles joined, speeches carried on, one inside another.

Invariant: of two that found one content the better rule stays; what stands inside another one says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.carried import CARRIED
from servanda.coding.statements.prose import (
    Prose,
)
from servanda.model import Span


class Shelf:
    """Attributions by the stretches of text that they touch, so that only neighbours are compared."""

    def __init__(self, found: Iterable[Attribution] = ()) -> None:
        self._by_stretch: dict[int, list[Attribution]] = {}
        for one in found:
            self.add(one)

    def add(self, one: Attribution) -> None:
        """Put an attribution on the shelf."""
        for stretch in range(one.span.start // _STRETCH, one.span.end // _STRETCH + 1):
            self._by_stretch.setdefault(stretch, []).append(one)

    def touching(self, span: Span) -> Iterator[Attribution]:
        """Give the attributions that touch the stretches of a span's ends, each once."""
        seen: set[int] = set()
        for stretch in sorted({span.start // _STRETCH, span.end // _STRETCH}):
            for one in self._by_stretch.get(stretch, ()):
                if id(one) not in seen:
                    seen.add(id(one))
                    yield one


_STRETCH = 400
"""Characters in a stretch: most attributions touch one or two."""


def joined(found: Sequence[Attribution]) -> list[Attribution]:
    """Give one attribution for each content: of two that share most of it, the one with the better rule."""
    kept: list[Attribution] = []
    shelf = Shelf()
    for one in sorted(found, key=lambda each: (-each.score, each.span)):
        if one.source is not None and any(one.source in part for part in one.content):
            continue
        if not any(_is_same_content(one, other) for other in shelf.touching(one.span)):
            kept.append(one)
            shelf.add(one)
    return kept


def clipped(prose: Prose, found: Sequence[Attribution]) -> list[Attribution]:
    """Give attributions whose content ends where the speaker of a quotation is named in the same sentence.

    'Asked whether Peru [invites Chile to talks], Ana Ruiz said, "This is a joke"'.
    """
    shelf = Shelf(one for one in found if one.rule == "statement.quote")
    return [_clipped(prose, one, shelf) for one in found]


def _clipped(prose: Prose, one: Attribution, quotes: Shelf) -> Attribution:
    text, last = prose.reading.report.text, one.content[-1]
    for other in quotes.touching(last):
        if other.source is None or other.cue is None or other is one:
            continue
        is_within = last.start < other.source.start and other.cue.end < last.end and one.sentence == other.sentence
        opens = other.source.start < other.cue.start and 0 <= other.content[0].start - other.cue.end <= _BEFORE_QUOTE
        if is_within and opens and text[: other.source.start].endswith(", ") and prose.quoted(other.cue.start) is None:
            end = other.source.start - len(", ")
            return replace(one, content=(*one.content[:-1], Span(last.start, end)))
    return one


_BEFORE_QUOTE = 3
"""Characters between a cue and the quotation that it opens."""


def _is_same_content(one: Attribution, other: Attribution) -> bool:
    """Say whether two attributions found one content; one whose cue stands in the other's content is told by it."""
    if any(a.cue and any(a.cue in part for part in b.content) for a, b in ((one, other), (other, one))):
        return False
    if one.content == other.content and (_follows(one, other) or _follows(other, one)):
        return False  # two say it: "a paper claimed, and the ministry confirmed, that"
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    least = min(sum(map(len, one.content)), sum(map(len, other.content)))
    most = max(sum(map(len, one.content)), sum(map(len, other.content)))
    return shared > _SHARED * least and least > _ALIKE * most


def _follows(second: Attribution, first: Attribution) -> bool:
    """Say whether only ", and" stands between a cue and the source of the next one; "said in its report" is one."""
    gap = second.source.start - first.cue.end if second.source and first.cue else -1
    return len(" and ") <= gap <= len(", and ")


_SHARED = 0.8


_ALIKE = 0.6
"""Share of the shorter content that two renderings have in common, and of the longer one that it reaches."""


def unattributed(prose: Prose, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the whole quotations that no cue took, each with the cue of the speech that it goes on with."""
    shelf = Shelf(found)
    outer = [one for one in found if not any(_is_inside(one, other) for other in shelf.touching(one.span))]
    ended = sorted((one for one in outer if one.source is not None), key=lambda one: (one.span.end, one.span.start))
    more: list[Attribution] = []
    later = _told_later(prose, found)
    for quote in prose.full_quotes:
        if any(_takes(one, quote) for one in shelf.touching(quote)):
            continue
        last = bisect_right(ended, quote.start + 1, key=lambda one: one.span.end) - 1
        previous = ended[last] if last >= 0 else None
        if more and previous is not None and more[-1].span.end > previous.span.end:
            previous = more[-1]  # a speech of many paragraphs
        if previous is None or not _is_open(prose, previous):
            previous = later.get(quote, previous)
        at = prose.sentence_at(quote.start)
        is_far = previous is not None and quote.start - previous.span.end > _MOST_APART
        if previous is None or at is None or is_far:
            continue
        if prose.reading.report.text[: quote.start].rstrip()[-1:] == ":" or _is_heading(prose, quote):
            continue  # 'Diaz wrote:', 'Ruiz: "..."': somebody else's words begin
        more.append(
            Attribution(
                source=previous.source,
                cue=None,
                cue_words=previous.cue_words,
                entry=previous.entry,
                content=(quote,),
                clause_span=Span(quote.start, quote.end),
                sentence=at,
                rule="statement.continued",
                score=SCORES["continued"],
                is_continuation=True,
            )
        )
    return more


def _is_open(prose: Prose, speech: Attribution) -> bool:
    """Say whether a speech ends with a quotation without a closing mark, which the next paragraph goes on with."""
    end = max(part.end for part in speech.content)
    quote = prose.quoted(end - 1)
    return quote is not None and quote.end == end and prose.reading.report.text[end - 1] not in _CLOSING


def _told_later(prose: Prose, found: Sequence[Attribution]) -> dict[Span, Attribution]:
    """Give the open quotations that paragraphs behind go on with, and the speech that names their speaker at last.

    Only one without a closing mark goes on, by the same mark: '"We stay.', '"Nobody asked us," said Ana Ruiz'.
    """
    text = prose.reading.report.text
    opened = {one.content[0].start: one for one in found if one.rule == "statement.quote" and one.source is not None}
    later: dict[Span, Attribution] = {}
    for quote in reversed(prose.full_quotes):
        behind = len(text) - len(text[quote.end :].lstrip())
        goes_on = text[quote.end - 1] not in _CLOSING and "\n" in text[quote.end : behind]
        goes_on = goes_on and text[behind : behind + 1] == text[quote.start]
        if goes_on and (speech := opened.get(behind)) is not None:
            later[quote] = opened[quote.start] = speech
    return later


_CLOSING = frozenset("\"”»'’")


def _is_heading(prose: Prose, quote: Span) -> bool:
    """Say whether a quotation is a line of few words without a stop, which heads what follows and goes on nothing."""
    text = prose.reading.report.text
    begin = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    words = line.strip("\"“”«»'‘’")
    return line == quote.of(text).strip() and words[-1:].isalnum() and len(words.split()) <= _HEADING_WORDS


_HEADING_WORDS = 9


def _takes(one: Attribution, quote: Span) -> bool:
    """Say whether an attribution has a quotation for its own, and does not only tell something inside it."""
    is_inner = one.cue is not None and one.cue in quote and all(part.start > quote.start + 1 for part in one.content)
    return not is_inner and any(part.overlaps(quote) for part in one.content)


_MOST_APART = 400
"""Characters between a speech and the quotation that goes on with it without naming a speaker."""


def nested(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give each attribution with the innermost one inside whose content it stands."""
    shelf = Shelf(found)
    place = {id(one): at for at, one in enumerate(found)}
    for one in found:
        holders = [
            place[id(other)] for other in shelf.touching(one.span) if other is not one and _is_inside(one, other)
        ]
        if one.rule == CARRIED:
            holders = [place[id(other)] for other in shelf.touching(one.span) if _cites(other, one)]
        inner = min(holders, key=lambda index: (sum(map(len, found[index].content)), index), default=None)
        yield replace(one, nested_in=inner)


def _cites(other: Attribution, one: Attribution) -> bool:
    """Say whether an attribution is that of the paper which cites the other one's speaker: both say one thing."""
    return other.rule != CARRIED and other.content == one.content and other.sentence == one.sentence


def _is_inside(one: Attribution, other: Attribution) -> bool:
    """Say whether an attribution stands in another one's content, cue and all."""
    is_held = one.entry is not None and one.entry.kind == "attitude" and one.cue is not None
    told = Span(one.start, one.content[-1].end) if is_held else one.span  # "Peru says it believes that": Peru is shared
    if not any(told in part for part in other.content):
        return False
    return other.cue is None or not any(other.cue in part for part in one.content)


_TOLD_KINDS = frozenset({"speech", "writing", "promise", "demand", "decree", "judgement"})
"""Kinds of cue that make a statement of their own inside another one; what was discussed or agreed there is an event
(ruling 20)."""


def is_worth_telling(shelf: Shelf, one: Attribution) -> bool:
    """Say whether an attribution stands by itself, or tells another speaker's words inside the outer ones."""
    inside = any(_is_inside(one, other) for other in shelf.touching(one.span) if other is not one)
    return not inside or (one.entry is not None and one.entry.kind in _TOLD_KINDS)
