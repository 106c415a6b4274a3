"""What a line is by its letters alone: an address, a stamp, a credit, a sentence.

Invariant: a form is read from the line only; what the line is in its page (title, body, teaser) is decided in `blocks`.
Every pattern is anchored or bounded, so that a line of ten million characters costs no more than its ends.
"""

from __future__ import annotations

import re
from enum import StrEnum

from servanda.codebook.calendar import printed_days
from servanda.intake import wording

CLIP = 1500
"""Characters of a line that are looked at; longer lines are prose or junk, and their ends show which."""

SENTENCE = 12
"""Words from which a line with a final stop counts as full prose. Source: field study of 676 flattened pages: lines of
12 words that end in punctuation hold 86 % of the body's words."""


CAPTION_WORDS = 60
"""Longer lines are no captions, credits or notices."""

CREDIT_WORDS = 30
BYLINE_WORDS = 16
STAMP_LENGTH = 160


class Form(StrEnum):
    """What a line looks like."""

    PROSE = "prose"
    SHORT = "short"
    LONG = "long"
    ADDRESS = "address"
    STAMP = "stamp"
    UPDATED = "updated"
    COUNTER = "counter"
    MARKUP = "markup"
    NAVIGATION = "navigation"
    TAGS = "tags"
    RELATED = "related"
    TAIL = "tail"
    COMMENTS = "comments"
    CONTACT = "contact"
    RIGHTS = "rights"
    BYLINE = "byline"
    CAPTION = "caption"
    PHOTO = "photo"


FURNITURE = frozenset(
    {
        Form.ADDRESS,
        Form.COUNTER,
        Form.MARKUP,
        Form.NAVIGATION,
        Form.TAGS,
        Form.CONTACT,
        Form.RIGHTS,
        Form.TAIL,
        Form.COMMENTS,
    }
)
"""Forms that are furniture wherever they stand."""

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_STOP = re.compile(r"""[.!?…]["'”’»)\]]*\s*$|[.!?]["'”’]?\s*\(\w+\)$|\[(?:\+\d+ chars|…)\]$""")
_OPEN_END = re.compile(r"[:;,–—-]\s*$")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_PARTICLES = frozenset("and for of the in de da al bin van von with at der del la el ben ibn".split())


def words(text: str) -> int:
    """Count the words of a line."""
    return len(_WORD.findall(text, 0, 100_000))


def ends(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return bool(_STOP.search(text[-40:]))


def form(text: str) -> Form:
    """Give the form of a line without the white space at its ends.

    >>> form("318 views"), form("Published: 3 May 2022, 18:40"), form("By Adaeze Nwosu")
    (<Form.COUNTER: 'counter'>, <Form.STAMP: 'stamp'>, <Form.BYLINE: 'byline'>)
    """
    line = text if len(text) <= CLIP else f"{text[: CLIP // 2]} {text[-CLIP // 2 :]}"
    count = words(line)
    if count > CAPTION_WORDS:
        return Form.MARKUP if wording.MARKUP.search(line) else _prose(line, count)
    for read in (_small, _credit, _furniture):
        found = read(line, count)
        if found:
            return found
    return _prose(line, count)


def _small(line: str, count: int) -> Form | None:
    """Give the form of what is no language: addresses, days, counts, code."""
    if wording.MARKUP.search(line):
        return Form.MARKUP
    if count > 20:  # noqa: PLR2004  stamps and counters are short
        return None
    if wording.ADDRESS.match(line):
        return Form.ADDRESS
    return _stamp(line) or (Form.COUNTER if wording.COUNTER.match(line) else None)


def _credit(line: str, count: int) -> Form | None:
    if wording.PHOTO_RIGHTS.match(line):
        return Form.PHOTO
    if wording.CAPTION.match(line) or (wording.PICTURED.search(line) and not _quoted(line)):
        return Form.CAPTION
    if wording.PHOTO_START.match(line):
        return Form.PHOTO if count <= 12 else Form.CAPTION  # noqa: PLR2004  longer ones describe the picture
    if wording.PHOTO_END.search(line) or wording.PHOTO_SLASHES.search(line):
        return Form.CAPTION
    if wording.DESK.match(line) or (count <= CREDIT_WORDS and wording.BASED.match(line)):
        return Form.BYLINE
    if count <= BYLINE_WORDS and wording.BYLINE.match(line) and _names(line):
        return Form.BYLINE
    return None


def _names(line: str) -> bool:
    """Say whether names follow "By" or "Source:"; "By Friday it was over." is a sentence."""
    after = wording.BYLINE.sub("", line, count=1)
    lower = [word for word in _LOWER.findall(after) if word not in _PARTICLES]
    return after[:1].isupper() and (not ends(line) or not lower) and len(lower) <= 4  # noqa: PLR2004


def _quoted(line: str) -> bool:
    return line[:1] in "\"“‘'«"


def _furniture(line: str, count: int) -> Form | None:
    if count <= 14:  # noqa: PLR2004  menus and headings of lists are short
        if wording.NAVIGATION.match(line):
            return Form.NAVIGATION
        if wording.COMMENTS.match(line):
            return Form.COMMENTS
        if wording.TAIL.match(line):
            return Form.TAIL
    if wording.TAGS.match(line) or _keywords(line):
        return Form.TAGS
    if count <= CREDIT_WORDS and wording.RELATED.match(line):
        return Form.RELATED
    if wording.RIGHTS.search(line):
        return Form.RIGHTS
    if count <= 20 and wording.CONTACT.search(line) and not (ends(line) and count > SENTENCE):  # noqa: PLR2004
        return Form.CONTACT
    if not _quoted(line) and len(wording.NOTICE.findall(line)) > count // 15:  # one hit may be what the news is about
        return Form.NAVIGATION
    return None


def _keywords(line: str) -> bool:
    """Say whether a line is a list of keywords: commas, no stop, hardly a capital: "trade, border, sugar exports"."""
    parts = line.split(",")
    if len(parts) < 4 or not line[:1].islower() or ends(line) or _OPEN_END.search(line):  # noqa: PLR2004
        return False
    return all(0 < words(part) <= 4 for part in parts) and " and " not in parts[-1]  # noqa: PLR2004


_PLACE = re.compile(
    r"(?!(?:By|BY|From)\b)[A-ZÀ-Þ][\w'’.-]*(?:(?:[ /-]|, | / | and | & )[A-ZÀ-Þ][\w'’.-]*){0,4}"
    r"(?:\s\([A-ZÀ-Þ][^()\n]{1,49}\))?(?:,\s+|\s+[–—|·-]{1,2}\s+|:\s+|\s+\(|(?<=\))\s+)"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
)
"""A place, with the agency or without, as it stands before a day: "Port Vila, 4 May 2021", "Lima (SWX) 4 May 2021",
"Suva, Fiji — Tuesday, 4 May 2021"."""

AGENCY_BEHIND = re.compile(r"(?<=\d)\s+[(/](?P<name>[A-ZÀ-Þ][^()/\n]{1,30})[)/][.:]?$")
"""An agency behind a place and its day: "Port Vila, 4 May 2021 (SWX)"."""

_BY = re.compile(r"\bby\s+(?:\w+|[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ][\w'’.-]*){1,3})\s*$")
"""Who posted it, behind the day: "Posted on August 9, 2023 by webmaster"."""


def _stamp(line: str) -> Form | None:
    """Give STAMP or UPDATED for a line that holds a day or an hour and nothing else, but for a place before the day."""
    place = _PLACE.match(line)
    if place is not None and _is_told_of(place.group()):
        place = None
    if place is not None and any(day.start == place.end() for day in printed_days(line)):
        line = AGENCY_BEHIND.sub("", line[place.end() :])
    if len(line) > STAMP_LENGTH or not (any(char.isdigit() for char in line) or wording.AGO.search(line)):
        return None
    rest = line
    for day in reversed(list(printed_days(line))):
        rest = rest[: day.start] + " " + rest[day.end :]
    dated = rest != line
    for pattern in (wording.NO_YEAR, wording.CLOCK, wording.AGO):
        rest, count = pattern.subn(" ", rest)
        dated = dated or count > 0
    if not dated:
        return None
    if wording.PUBLISHED.search(line):
        rest = _BY.sub(" ", rest)
    for pattern in (wording.ZONE, wording.WEEKDAY, wording.OTHER_CALENDARS, wording.STAMP_WORDS):
        rest = pattern.sub(" ", rest)
    if re.search(r"[^\W\d_]", rest):
        return None
    return Form.UPDATED if wording.UPDATED.search(line) and not wording.PUBLISHED.search(line) else Form.STAMP


def _is_told_of(words: str) -> bool:
    """Say whether words before a day say what happened to the page: "Updated: 4 May 2031" names no place."""
    return bool(wording.UPDATED.search(words) or wording.PUBLISHED.search(words))


def _prose(line: str, count: int) -> Form:
    if ends(line):
        return Form.PROSE if count >= 3 or (count and _quoted(line)) else Form.SHORT  # noqa: PLR2004  "Not yet."
    if count >= SENTENCE:
        return Form.LONG
    return Form.PROSE if _OPEN_END.search(line) and count >= 6 else Form.SHORT  # noqa: PLR2004  a label otherwise
