"""The title of a page and its standfirst.

Invariant: a title is a strip of the text, or a claim of the page's head that no strip repeats; a sentence of the body
is never made a title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from servanda.intake.blocks import Zone
from servanda.intake.fields import FieldName, field_of
from servanda.intake.forms import Form
from servanda.intake.lines import Strip
from servanda.model import BlockKind

LEAST = 3.0
"""The least score of a title. A bare heading of four words scores 2; it needs one more sign."""

TITLE_WORDS = 22
TAG_WORDS = 3
QUESTION_WORDS = 16
"""A title that ends as a sentence does ("Will the ferry sail again?") has at most so many words."""
LOOK_BACK = 40
"""So many strips before the body are looked at."""

_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    "a an the of in on at to for and or but with by from as is are was were be been it its his her their this that says"
    " say said over after before into out up new not no will would has have had than more".split()
)
_METADATA = frozenset({Form.STAMP, Form.UPDATED, Form.BYLINE})


@dataclass(frozen=True, slots=True)
class Heading:
    """What was chosen: indexes of the title's strips, the first one first, and of the standfirst; None if none."""

    titles: tuple[int, ...] = ()
    standfirst: int | None = None


def heading(
    strips: Sequence[Strip],
    body: Zone,
    *,
    claims: Sequence[str] = (),
    address: str | None = None,
    apart: Collection[int] = (),
) -> Heading:
    """Choose title and standfirst among the strips before the body.

    The title is set apart from the sentences of the text, has words in common with the page's address, with what its
    head claims or with the first sentences, and may stand twice. Without such a sign there is none.

    Args:
        strips: All strips of the page.
        body: Where the body is; its first strips may still be title and standfirst.
        claims: What the head of the page or the feeder calls the title, the most trusted first.
        address: The page's own address.
        apart: Strips that are captions, datelines or bylines already.
    """
    head = range(max(0, body.first - LOOK_BACK), min(body.end, body.first + 3) if body else min(len(strips), LOOK_BACK))
    lede = _meanings(" ".join(strips[at].text for at in range(body.first, min(body.first + 3, body.end))))
    slug = _meanings(_slug(address))
    scores = {
        at: _score(
            strips,
            at,
            body=body,
            lede=lede - _meanings(strips[at].text) if at in body else lede,
            slug=slug,
            claims=claims,
        )
        for at in head
        if at not in apart and _can_be(strips[at], at in body and not _is_first(at, body))
    }
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    if best is None or scores[best] < LEAST:
        return Heading((), _lead(strips, body))
    first = same(strips[best].text)
    titles = [at for at in head if same(strips[at].text) == first and strips[at].form is not Form.BYLINE]
    titles = [at for at in titles if not _is_browsers(strips[at])] or titles[:1]
    under = _standfirst(strips, body, titles[-1] + 1)
    return Heading(tuple(titles), under if under not in apart else None)


def _is_browsers(strip: Strip) -> bool:
    """Say whether it is the title that the browser shows, outside the page."""
    return strip.layout is not None and strip.layout.tag == "title"


def _is_first(at: int, body: Zone) -> bool:
    return at <= body.first + 1


def _can_be(strip: Strip, inside: bool) -> bool:  # noqa: FBT001
    if strip.form not in {Form.SHORT, Form.LONG, Form.PROSE} or not 1 <= strip.words <= TITLE_WORDS or inside:
        return False
    if (named := field_of(strip)) is not None and named.name is not FieldName.TITLE:
        return False  # "Outlet: ..." heads no article
    if strip.text.endswith((".", ":", ",", ";")) or (strip.form is Form.PROSE and strip.words > QUESTION_WORDS):
        return _is_main_heading(strip)
    return not (strip.layout and {"nav", "footer", "aside", "hidden", "caption", "teaser"} & set(strip.layout.regions))


def _is_main_heading(strip: Strip) -> bool:
    return strip.layout is not None and strip.layout.tag == "h1"


def _score(
    strips: Sequence[Strip],
    at: int,
    *,
    body: Zone,
    lede: set[str],
    slug: set[str],
    claims: Sequence[str],
) -> float:
    strip = strips[at]
    meanings = _meanings(strip.text)
    score = 2.0 if strip.words >= 4 else strip.words - 2.0  # noqa: PLR2004  one word is a section
    score += min(2.0, len(meanings & lede))
    if strip.form is Form.PROSE and not _is_main_heading(strip):
        score -= 3.0
    if len(slug) >= 3:  # noqa: PLR2004  "news 4711" says nothing
        score += 5.0 * len(meanings & slug) / max(len(meanings), len(slug))
    if claims and any(_within(strip.text, claim) for claim in claims):
        score += 3.0
    text = same(strip.text)
    if any(
        other != at and same(strips[other].text) == text for other in range(max(0, at - 3), min(len(strips), at + 4))
    ):
        score += 2.0
    if at + 1 < len(strips) and strips[at + 1].form in _METADATA:
        score += 1.0
    if at + 1 == body.first or at == body.first:
        score += 1.0
    begins = all(before.form in {Form.ADDRESS, Form.STAMP} for before in strips[:at])
    if begins and any(after.form in _METADATA or after.is_sentence for after in strips[at + 1 : at + 3]):
        score += 1.0
    return score + _by_layout(strip)


def _by_layout(strip: Strip) -> float:
    if not strip.layout:
        return 0.0
    by_tag = {"h1": 6.0, "h2": 1.0, "title": -1.0}.get(strip.layout.tag, 0.0)
    return by_tag - (3.0 if strip.layout.linked > 0.8 else 0.0)  # noqa: PLR2004  a link leads elsewhere


def _standfirst(strips: Sequence[Strip], body: Zone, start: int) -> int | None:
    """Give the second heading under the title, or the sentence that bylines, stamps or tags divide from the text."""
    for at in range(start, min(start + 4, len(strips))):
        strip = strips[at]
        if strip.form is Form.PROSE and strip.words >= 5:  # noqa: PLR2004
            after = strips[at + 1 : at + 2]
            divided = bool(after) and (
                after[0].form in _METADATA or (after[0].form is Form.SHORT and after[0].words <= TAG_WORDS)
            )
            return at if at < body.first or divided else None
        if strip.form in {Form.SHORT, Form.LONG} and strip.words >= 5 and at < body.first and at == start:  # noqa: PLR2004
            return at
        if strip.form is Form.SHORT and at >= body.first:
            return None
    return None


def _lead(strips: Sequence[Strip], body: Zone) -> int | None:
    """Give a short first sentence that stands where the title should be."""
    if len(body) < 3:  # noqa: PLR2004
        return None
    first, second = strips[body.first], strips[body.first + 1]
    is_lead = first.form is Form.PROSE and first.words <= 12 and second.words >= 2 * first.words  # noqa: PLR2004
    return body.first if is_lead and first.text[-1:] == "." and first.words >= 4 else None  # noqa: PLR2004


def mark(given: list[BlockKind], chosen: Heading) -> None:
    """Write the choice into the kinds."""
    for at in chosen.titles:
        given[at] = BlockKind.TITLE
    if chosen.standfirst is not None:
        given[chosen.standfirst] = BlockKind.STANDFIRST


def same(text: str) -> tuple[str, ...]:
    """Give what two printings of one title share: their words without capitals and signs."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def _within(one: str, other: str) -> bool:
    """Say whether one of two titles holds the other; a title without words is in none."""
    short, long = sorted((f" {' '.join(same(one))} ", f" {' '.join(same(other))} "), key=len)
    return bool(short.strip()) and short in long


def disagree(titles: Sequence[str]) -> bool:
    """Say whether no title of a page holds another one of them."""
    pairs = [(one, other) for at, one in enumerate(titles) for other in titles[at + 1 :]]
    return bool(pairs) and not any(_within(one, other) for one, other in pairs)


def _meanings(text: str) -> set[str]:
    return {word for word in same(text) if len(word) > 2 and word not in _COMMON and not word.isdigit()}  # noqa: PLR2004


def _slug(address: str | None) -> str:
    """Give the words of the last part of an address that has any: "/2023/05/border-reopens-4711.html"."""
    if not address:
        return ""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    parts = [part for part in path.split("/") if part.count("-") + part.count("_") >= 2]  # noqa: PLR2004
    return re.sub(r"[-_.]", " ", parts[-1]) if parts else ""
