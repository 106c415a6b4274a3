"""News agencies and other media as credit lines name them.

Invariant: letters alone credit nobody; whoever asks here has looked at the place first (ruling 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.codebook import Codebook
from servanda.codebook.media import MediaIndex, Medium
from servanda.codebook.names import spans

NAME_WORDS = 7
"""The longest name of a medium, in words and signs: 'GSV "Russia - Islamic World"' has six."""

LOOKED_AT = 400
"""Characters of a line in which names are looked for; credit lines are shorter."""

ACRONYM = 5
"""A name in capitals of at most so many letters is matched in capitals only."""

_NAME_AFTER = re.compile(r"\s[A-ZÀ-Þ][a-zà-þ]")
_NAME_BEFORE = re.compile(r"(?<!\w)(?!By |Author |Source |From |Via )[A-ZÀ-Þ][a-zà-þ'’-]+\s$")
_PICTURE = re.compile(r"photo|picture|image|pool\b|getty", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:reporting|writing|editing) by\b", re.IGNORECASE)
"""Words of a closing line that name the agency whose form they are, by the codebook, without naming it."""


def named_agencies(line: str, book: Codebook) -> Iterator[tuple[str, int, int]]:
    """Give the agencies that a credit line names, with their places in it; the longest name wins."""
    if _PICTURE.search(line):
        return
    found = False
    for medium, start, end in media_in(line, book.media):
        if medium.kind == "agency":
            found = True
            yield short_name(medium), start, end
    if not found and (signed := _SIGNED.search(line)):
        letters = signed.group().lower()
        signing = [one for one in book.media if one.kind == "agency" and letters in " ".join(one.credits).lower()]
        if len(signing) == 1:
            yield short_name(signing[0]), *signed.span()


def media_in(line: str, media: MediaIndex) -> Iterator[tuple[Medium, int, int]]:
    """Give the media that a line names, with their places in it, longest names first come, none inside another."""
    places = list(spans(line[:LOOKED_AT]))
    at = 0
    while at < len(places):
        for length in range(min(NAME_WORDS, len(places) - at), 0, -1):
            start, end = places[at][0], places[at + length - 1][1]
            words = line[start:end]
            named = _printed(media, words) if words[:1].isupper() or words[:1].isdigit() else ()
            if named and not (length == 1 and not words.isupper() and _is_of_a_person(line, start, end)):
                yield _likeliest(named), start, end
                at += length
                break
        else:
            at += 1


def _printed(media: MediaIndex, words: str) -> tuple[Medium, ...]:
    """Give the media of a printed name; a short acronym must be printed in capitals: "Ana" is not ANA."""
    return tuple(
        medium
        for medium in media.named(words)
        if words.isupper() or len(words) > ACRONYM or not any(_is_acronym(name, words) for name in medium.names)
    )


def _is_acronym(name: str, words: str) -> bool:
    return name.isupper() and name.casefold() == words.casefold()


def _is_of_a_person(line: str, start: int, end: int) -> bool:
    """Say whether a word is part of a person's name: "Petra Halven" writes for nobody called Petra."""
    return bool(_NAME_AFTER.match(line, end) or _NAME_BEFORE.search(line[:start]))


def _likeliest(named: Sequence[Medium]) -> Medium:
    """Give the agency among media of one name; which of two agencies "APA" is does not change the printed name."""
    return next((medium for medium in named if medium.kind == "agency"), named[0])


def agency_of(printed: str | None, book: Codebook, *, certain: bool) -> str | None:
    """Give the agency of a printed name, the last part of "Borneo Bulletin/ANN" before the first.

    Args:
        printed: As it stands in brackets or after a dash.
        book: The codebook.
        certain: The place alone proves an agency (place, day, brackets, dash): an unknown acronym is taken too.
    """
    if not printed:
        return None
    parts = [part.strip(" .") for part in re.split(r"[/,]", printed)]
    for part in reversed(parts):
        for medium in _printed(book.media, part):
            if medium.kind == "agency":
                return short_name(medium)
    last = parts[-1]
    return last if certain and last.isupper() and 2 <= len(last) <= 10 and last.isalpha() else None  # noqa: PLR2004


def short_name(medium: Medium) -> str:
    """Give the name that credits print: AFP, TASS, Reuters."""
    acronyms = [name for name in medium.names if name.isupper() and " " not in name]
    return min(acronyms or medium.names or (medium.name,), key=lambda name: (len(name), name))
