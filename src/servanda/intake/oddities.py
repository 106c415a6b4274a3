"""What is odd in a text: lost spaces, leftovers, a body that may not be whole. Nothing is repaired.

Invariant: every Problem has its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.intake.forms import Form
from servanda.intake.heading import same
from servanda.intake.lines import Strip, lost_spaces
from servanda.model import BlockKind, Problem, Span

MOST = 20
"""No more Problems of one code and page than this; the last one counts the rest."""

_SAID = r"said|says|told|added|adds|noted|notes|stated|announced|warned|explained|confirmed|insisted|stressed|claimed"
_GLUED_VERB = re.compile(rf"(?<!\w)([A-ZÀ-Þ][a-zà-þ]{{2,}})({_SAID})(?!\w)")
_TRUNCATED = re.compile(
    r"(?:\.\.\.|…|\[\+\d+ chars\]|\[…\]|\[\.\.\.\]|\bread more|\bcontinue reading"
    r"|\bsubscribe to (?:read|continue)[\w ]*)\W*$",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:subscribe to (?:read|continue|unlock)|to continue reading|already a subscriber|premium content"
    r"|subscribers only|this (?:article|content|story) is (?:for|only|available)[\w ]* subscribers)\b",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "“«", "”»"
_BASED = re.compile(
    r"^\W*(?:based on|with (?:inputs?|reports?|reporting|information|files|material)|adapted from|material from)\b",
    re.IGNORECASE,
)


def oddities(text: str, strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Problem]:
    """Give what is odd in a report's text, in the order of the checks and then of the text."""
    yield from _at_most(list(_repeated(strips, kinds)))
    yield from _at_most(
        [Problem("markup", "markup left in the text", strip.span) for strip in strips if strip.form is Form.MARKUP]
    )
    yield from _lost(text, strips, kinds)
    yield from _hidden_spaces(text, strips, kinds)
    yield from _glued_captions(strips, kinds)
    yield from (
        Problem("agency_text_absent", "made after an agency's text, which is another report", strip.span)
        for at, strip in enumerate(strips)
        if kinds[at] is BlockKind.BYLINE and _BASED.match(strip.text)
    )
    yield from _incomplete(strips, kinds)


def _repeated(strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    title: tuple[str, ...] | None = None
    for at, strip in enumerate(strips):
        if kinds[at] is BlockKind.TITLE:
            if title is not None and same(strip.text) == title:
                yield Problem("repeated_text", "the title stands twice", strip.span)
            title = title or same(strip.text)
        elif strip.form is Form.PROSE and strip.words >= 8:  # noqa: PLR2004
            words = same(strip.text)
            if words in seen and kinds[at] is BlockKind.FURNITURE:
                yield Problem("repeated_text", "a paragraph stands twice; the second copy is not read", strip.span)
            if kinds[at] in {BlockKind.BODY, BlockKind.STANDFIRST}:
                seen.add(words)


def _lost(text: str, strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Problem]:
    """Give the sentences that run together, also where they were cut into strips, and names that run into a verb."""
    found: list[Problem] = []
    for at, strip in enumerate(strips):
        if kinds[at] not in {BlockKind.BODY, BlockKind.STANDFIRST}:
            continue
        # A strip was cut there: the two letters behind it show what follows.
        found += [
            Problem("lost_space", "no space between two sentences", Span(match.start() + 1, match.end() + 1))
            for match in lost_spaces(text, strip.span.start, min(strip.span.end + 2, len(text)))
        ]
        found += [
            Problem("lost_space", f'no space inside "{glued.group()}"', Span(*glued.span()))
            for glued in _GLUED_VERB.finditer(text, strip.span.start, strip.span.end)
            if re.search(rf"(?<!\w){glued.group(1)}(?!\w)", text)
        ]
    yield from _at_most(found)


def _at_most(found: Sequence[Problem]) -> Iterator[Problem]:
    yield from found[:MOST]
    if len(found) > MOST:
        last = found[-1]
        yield Problem(last.code, f"{last.message}; {len(found) - MOST - 1} more between", last.span)


def _hidden_spaces(text: str, strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Problem]:
    places = [
        place
        for at, strip in enumerate(strips)
        if kinds[at] is BlockKind.BODY
        for place in (
            match.start()
            for match in re.finditer("[\u00a0\u00ad\u200b\u2009\u202f\ufeff]", text[strip.span.start : strip.span.end])
        )
        for place in (place + strip.span.start,)
    ]
    if places:
        message = f"{len(places)} spaces in the body are no plain spaces; the first is U+{ord(text[places[0]]):04X}"
        yield Problem("hidden_space", message, Span(places[0], places[0] + 1))


def _glued_captions(strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Problem]:
    for at in range(1, len(strips)):
        both = kinds[at - 1] is kinds[at] is BlockKind.CAPTION and strips[at - 1].line == strips[at].line
        if both and not strips[at - 1].text.endswith((".", "!", "?")) and strips[at].text[:1] not in "([":
            span = Span(strips[at - 1].span.start, strips[at].span.end)
            yield Problem("glued_caption", "the caption and the credit of a picture stand without a break", span)


def _incomplete(strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Problem]:
    """Give the signs that words of the article are missing."""
    body = [strip for at, strip in enumerate(strips) if kinds[at] is BlockKind.BODY]
    if not body:
        return
    last = body[-1]
    if _TRUNCATED.search(last.text[-60:]):
        yield _maybe("the text breaks off", Span(max(last.span.start, last.span.end - 20), last.span.end))
    elif last.form is Form.LONG:
        yield _maybe(
            "the text ends without a final stop", Span(max(last.span.start, last.span.end - 20), last.span.end)
        )
    for strip in strips:
        if strip.words <= 40 and _WALL.search(strip.text):  # noqa: PLR2004
            yield _maybe("the rest is for subscribers", strip.span)
            break
    unclosed = [strip for strip, after in zip(body, [*body[1:], None], strict=True) if _opens(strip, after)]
    if unclosed:
        yield _maybe("a quotation is opened and not closed", unclosed[0].span)
    glued = [strip for strip in body if _GLUED_VERB.search(strip.text)]
    if glued:
        yield _maybe("a name and a verb of saying run together: a quotation may be lost", glued[0].span)


def _opens(strip: Strip, after: Strip | None) -> bool:
    """Say whether a quotation is left open; one that runs on opens again in the next paragraph."""
    opened = sum(strip.text.count(mark) for mark in _OPENING)
    closed = sum(strip.text.count(mark) for mark in _CLOSING)
    return opened > closed and not (after and after.text[:1] in _OPENING)


def _maybe(why: str, span: Span) -> Problem:
    return Problem("body_may_be_incomplete", f"{why}; that something is not in it proves nothing", span)
