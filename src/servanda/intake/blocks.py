"""Which strips are title, standfirst, body, and which are everything else.

Invariant: blocks tile the text; a strip is never dropped, only given a kind.
The body of a dump is the run of strips with the greatest sum, where sentences count their words and everything else
costs. In HTML the strips that the extractor chose are given, and the rest is read around them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from servanda.codebook.listing import ITEM_SIGN
from servanda.intake.forms import FURNITURE, Form
from servanda.intake.lines import Strip
from servanda.model import Block, BlockKind, Span

# Set by hand while looking at every sixth of 676 flattened development pages (WCXB, CC BY 4.0). Body words of the 563
# others: precision .905, recall .947, F .926.
WORDS_CAP = 60
"""No strip counts more than this many words, so that one huge line cannot outweigh a page."""
COST_SHORT = 5
COST_FURNITURE = 8
COST_TAIL = 40
LONG_SHARE = 0.6
"""A long line without a final stop counts this share of its words."""
RUN_OF_SHORT = 4
"""So many short strips in a row inside the body are tags or a menu."""
SHORT = 4
"""A short strip has at most so many words."""
RESUMES = 60
"""Words of unbroken prose after a "Read more" line that show that the article goes on."""

_AWAY = frozenset({"nav", "footer", "aside", "form", "hidden", "teaser", "comments"})
"""Regions of an HTML page that hold no body unless the extractor says so."""

_APART = frozenset({"caption", "byline", "standfirst"})
_BESIDE_A_PICTURE = frozenset({BlockKind.BODY, BlockKind.FURNITURE, BlockKind.TEASER})
_LISTED = re.compile(rf"{ITEM_SIGN}\s*\S")
_TITLE_CASE = re.compile(r"\b[A-ZÀ-Þ0-9‘“'\"]")


@dataclass(frozen=True, slots=True)
class Zone:
    """The run of strips that holds the body: first and one past the last; empty when there is no article."""

    first: int
    end: int

    def __len__(self) -> int:
        return self.end - self.first

    def __contains__(self, at: int) -> bool:
        return self.first <= at < self.end


def zone(strips: Sequence[Strip]) -> Zone:
    """Give the run of strips that holds the body of a flattened page."""
    until = _final(strips)
    best = Zone(0, 0)
    best_sum = total = 0.0
    start = 0
    for at in range(until):
        gain = _gain(strips[at])
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best_sum:
            best_sum, best = total, Zone(start, at + 1)
    return _with_list(strips, _without_teasers(strips, best))


def _with_list(strips: Sequence[Strip], found: Zone) -> Zone:
    """Add the list that an article ends with: strips that begin with a list's sign, or follow a colon."""
    end = found.end
    announced = end > 0 and strips[end - 1].text.endswith(":")
    while 0 < end < len(strips) and strips[end].form in {Form.SHORT, Form.LONG, Form.PROSE}:
        if not (
            _LISTED.match(strips[end].text)
            or announced
            or (strips[end].text.endswith(":") and _is_listed(strips, end + 1))
        ):
            break
        end += 1
    return Zone(found.first, end)


def _is_listed(strips: Sequence[Strip], at: int) -> bool:
    return at < len(strips) and bool(_LISTED.match(strips[at].text))


def _gain(strip: Strip) -> float:
    layout = strip.layout
    if layout and (_AWAY & set(layout.regions) or layout.linked > 0.6):  # noqa: PLR2004  most of it is a link
        return -COST_SHORT
    if strip.form is Form.PROSE:
        return float(min(strip.words, WORDS_CAP))
    if strip.form is Form.LONG:
        return min(strip.words, WORDS_CAP) * LONG_SHARE
    if strip.form in {Form.TAIL, Form.COMMENTS}:
        return -COST_TAIL
    if strip.form is Form.SHORT:
        return -COST_SHORT
    return -COST_FURNITURE


def _final(strips: Sequence[Strip]) -> int:
    """Give where the article is over for good: a "Related" line after which no unbroken prose stands."""
    total = sum(strip.words for strip in strips if strip.is_sentence)
    before = 0
    for at, strip in enumerate(strips):
        if strip.is_sentence:
            before += strip.words
        elif (strip.form is Form.COMMENTS and before >= RESUMES) or (
            strip.form is Form.TAIL and before * 2 > total and not _resumes(strips, at + 1)
        ):
            return at
    return len(strips)


def _resumes(strips: Sequence[Strip], start: int) -> bool:
    """Say whether three and more sentences in a row follow soon after a line, as in an article that goes on."""
    run = count = 0
    for strip in strips[start : start + 12]:
        if strip.is_sentence:
            run += strip.words
            count += 1
            if run >= RESUMES and count >= 3:  # noqa: PLR2004  teasers have one or two sentences each
                return True
        elif strip.form not in {Form.CAPTION, Form.PHOTO}:
            run = count = 0
    return False


def _without_teasers(strips: Sequence[Strip], found: Zone) -> Zone:
    """Cut the end of a zone where headings and single sentences take turns: the first lines of other articles."""
    end = found.end
    pairs = 0
    while end - 2 > found.first and strips[end - 1].is_sentence and _is_headline(strips[end - 2]):
        if strips[end - 1].words > 32:  # noqa: PLR2004  a teaser is one sentence
            break
        end -= 2
        pairs += 1
    body = sum(strip.is_sentence for strip in strips[found.first : end])
    return Zone(found.first, end) if pairs >= 3 and body >= 3 else found  # noqa: PLR2004  two may be subheadings


def _is_headline(strip: Strip) -> bool:
    """Say whether a strip is set as headlines are: four to twenty words, no stop, most of them with a capital."""
    if strip.form not in {Form.SHORT, Form.LONG} or not 4 <= strip.words <= 20:  # noqa: PLR2004
        return False
    capitals = sum(bool(_TITLE_CASE.match(word)) for word in strip.text.split())
    return capitals >= strip.words * 0.6


def kinds(strips: Sequence[Strip], found: Zone, *, chosen: Collection[int] | None = None) -> list[BlockKind]:
    """Give the kind of each strip, but for the title and standfirst, which `byline` chooses among what is before.

    Args:
        strips: All strips of the page.
        found: Where the body is.
        chosen: In HTML, the strips that the extractor chose; None for dumps.
    """
    given = [_kind(strips, at, found, chosen) for at in range(len(strips))]
    if chosen is None:
        _lists_of_tags(strips, found, given)
    _repeats(strips, given)
    _captions_in_two(strips, given)
    return given


def _kind(strips: Sequence[Strip], at: int, found: Zone, chosen: Collection[int] | None) -> BlockKind:
    strip = strips[at]
    if chosen is not None and at in chosen and strip.form in {Form.PROSE, Form.LONG, Form.SHORT, Form.CONTACT}:
        return _set_apart(strip) if _regions(strip) & _APART else BlockKind.BODY
    by_form = _BY_FORM.get(strip.form)
    if by_form:
        if strip.form is Form.ADDRESS and at >= found.end > 0:
            return BlockKind.TEASER
        return by_form
    if _regions(strip) & _APART:
        return _set_apart(strip)
    if at in found and chosen is None and not (_regions(strip) & _AWAY):
        return BlockKind.BODY
    return _outside(strips, at, found)


_BY_FORM = {
    Form.STAMP: BlockKind.DATELINE,
    Form.UPDATED: BlockKind.DATELINE,
    Form.BYLINE: BlockKind.BYLINE,
    Form.CAPTION: BlockKind.CAPTION,
    Form.PHOTO: BlockKind.CAPTION,
    Form.RELATED: BlockKind.TEASER,
    **dict.fromkeys(FURNITURE, BlockKind.FURNITURE),
}


def _regions(strip: Strip) -> set[str]:
    return set(strip.layout.regions) if strip.layout else set()


def _set_apart(strip: Strip) -> BlockKind:
    """Give the kind that the page's own class names say; a long "byline" is the author's portrait, no byline."""
    regions = _regions(strip)
    if "caption" in regions:
        return BlockKind.CAPTION
    if "byline" in regions:
        return BlockKind.BYLINE if strip.words <= 14 else BlockKind.FURNITURE  # noqa: PLR2004
    return BlockKind.STANDFIRST


def _outside(strips: Sequence[Strip], at: int, found: Zone) -> BlockKind:
    """Give teaser for what reads like another article, furniture for the rest."""
    strip = strips[at]
    if at < found.end or not found:
        return BlockKind.TEASER if strip.form in {Form.PROSE, Form.LONG} else BlockKind.FURNITURE
    if strip.form in {Form.PROSE, Form.LONG} or _is_headline(strip):
        return BlockKind.TEASER
    # A kicker ("WORLD NEWS") stands over a headline.
    after = strips[at + 1 : at + 2]
    return BlockKind.TEASER if after and _is_headline(after[0]) else BlockKind.FURNITURE


def _lists_of_tags(strips: Sequence[Strip], found: Zone, given: list[BlockKind]) -> None:
    """Make furniture of runs of short strips inside the body, unless a colon announces a list."""
    start = found.first
    for at in range(found.first, found.end + 1):
        inside = at < found.end and strips[at].form is Form.SHORT and strips[at].words <= SHORT
        if inside:
            continue
        announced = start > 0 and strips[start - 1].text.endswith(":")
        if at - start >= RUN_OF_SHORT and not announced:
            given[start:at] = [BlockKind.FURNITURE] * (at - start)
        start = at + 1


def _repeats(strips: Sequence[Strip], given: list[BlockKind]) -> None:
    """Make furniture of a paragraph that stands in the body a second time, word for word."""
    seen: set[str] = set()
    for at, strip in enumerate(strips):
        if given[at] is BlockKind.BODY and strip.words >= 8:  # noqa: PLR2004  short lines may repeat: "he said."
            if strip.text in seen:
                given[at] = BlockKind.FURNITURE
            seen.add(strip.text)


def _captions_in_two(strips: Sequence[Strip], given: list[BlockKind]) -> None:
    """Make caption of what stands on one line with the credit of a picture, before it."""
    for at in range(1, len(strips)):
        same_line = strips[at].line == strips[at - 1].line
        if same_line and given[at] is BlockKind.CAPTION and given[at - 1] in _BESIDE_A_PICTURE:
            given[at - 1] = BlockKind.CAPTION


def tiles(strips: Sequence[Strip], given: Sequence[BlockKind], length: int) -> tuple[Block, ...]:
    """Give the blocks: one for each strip, neighbours on one line joined when they are of one kind."""
    found: list[Block] = []
    for at, strip in enumerate(strips):
        before = found[-1] if found else None
        same_line = at > 0 and strips[at - 1].line == strip.line
        if before and same_line and before.kind is given[at] and given[at] is BlockKind.FURNITURE:
            found[-1] = Block(Span(before.span.start, strip.end), before.kind)
        else:
            found.append(Block(Span(strip.start, strip.end), given[at]))
    if not found and length:
        return (Block(Span(0, length), BlockKind.FURNITURE),)
    return tuple(found)
