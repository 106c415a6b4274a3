"""Place, day and agency before the first sentence: "NAIROBI, March 3 (Xinhua) -- Kenya ...".

Invariant: what is cut off is no sentence; in doubt it stays with the text, because a body must not be lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.codebook.names import split

LONGEST = 120
"""Characters in which a dateline must end."""
MOST_WORDS = 8
_MOST_BEHIND = 4
"""Words of a place that stands behind the day: a sentence may begin with its day too."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_DAY = re.compile(
    rf"\(?(?:{_WEEKDAY}\b\.?,?\s+)?(?:(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH}(?![a-z]))"
    r"(?:[,.]?\s+\d{4}(?!\d))?|\d{4}-\d\d-\d\d(?!\w)|(?:0?[1-9]|[12]\d|3[01])(?P<sep>[./])(?:0?[1-9]|[12]\d|3[01])(?P=sep)\d{4}(?!\w))\)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\((?P<name>[^()\n]{2,50})\)")
_SLASHES = re.compile(r"/\s?(?P<name>[A-Z][^/\n]{1,30})/(?:\.|(?=\s))")
_COUNTRY = re.compile(r"\[[^\]\n]{2,30}\]|\((?:[A-Z][a-z]+\s?){1,3}\)(?=,)")
_WORD = re.compile(r"[A-ZÀ-ÞĀ-Ž0-9][\w'’.]*(?:-\w[\w'’]*|/(?![^/\n]{1,30}/[.\s])[A-ZÀ-ÞĀ-Ž][\w'’]*)*|[’'][A-Z]\w+")
_PARTICLE = re.compile(r"(?:de|del|da|do|dos|of|el|al|la|le|les|and|the|es|ben|sur|in|near|on|&|/|\+)(?=\s)")
_BREAK = re.compile(r"\s*(?:\.?\s?--+|\.?\s?[–—]|\.-+|\s-+(?=\s)|-(?=\s)|(?<=\))-(?=\S)|:(?!\d)|\|)\s*")
_GAP = re.compile(r"[\s,.;\]]*")
_STOP = re.compile(r"\.\s+(?=[\"“‘'«]?[A-ZÀ-ÞĀ-Ž])")
_YEAR = re.compile(r"\d{4}")
_ALL = re.compile(r"\[[^\[\]]+\]\s*[-–—:|]")
_GOES_ON = re.compile(r"[\"“‘'«(\[]?[A-ZÀ-ÞĀ-Ž0-9$€£#]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: one past its last character (white space included), and what it says, as printed; None if nothing."""

    end: int
    place: str | None
    day: str | None
    agency: str | None
    sign: str


def dateline(text: str) -> Dateline | None:  # noqa: C901  a grammar: the order of its parts is the rule
    """Read the dateline that a paragraph begins with, None if it begins with its sentence.

    It only says what the letters allow; whether "Muscat:" is a place is for the caller to decide by `sign`, which is
    the dash, colon or bar that ends the dateline, "" after an agency that needs none.

    >>> found = dateline("Thimphu, 4 May (Kuensel) - The cabinet met on Monday.")
    >>> found.place, found.day, found.agency
    ('Thimphu', '4 May', 'Kuensel')
    """
    limit = min(len(text), LONGEST)
    at, words = int(_is_boxed(text, limit)), 0
    place_start = place_end = at
    day = agency = None
    is_day_first = False
    while at < limit and words <= MOST_WORDS:
        if day is None and (found := _DAY.match(text, at, limit)):
            day, at = found.group().strip("()"), found.end()
            # "3 March 2031, Suva -"; in "3 March 2031 Ruiz: We will pay" somebody speaks.
            is_day_first = not words and _YEAR.search(day) is not None and text.startswith(",", at)
        elif agency is None and (found := _SLASHES.match(text, at, limit) or _BRACKET.match(text, at, limit)):
            agency, at = found.group("name"), found.end()
        elif found := _COUNTRY.match(text, at, limit):
            at = found.end()
        elif found := _BREAK.match(text, at):
            later = _DAY.match(text, found.end(), limit) if day is None else None
            if not later:
                return _ended(text, found.end(), text[place_start:place_end], day, agency, found.group().strip())
            at = found.end()
            continue
        elif (
            (day is None or (is_day_first and words < _MOST_BEHIND))
            and agency is None
            and (found := _WORD.match(text, at, limit) or (_PARTICLE.match(text, at, limit) if words else None))
        ):
            place_start = place_start if words else at
            at, words = found.end(), words + 1
            place_end = at
        elif agency is not None:
            break
        elif words == 0 and day is None and (found := re.compile(r"[a-z]+(?=\s[A-Z])").match(text)):
            at, words, place_end = found.end(), 1, found.end()
        else:
            return None
        if words and not is_day_first and day and _YEAR.search(day) and (found := _STOP.match(text, at)):
            return _ended(text, found.end(), text[place_start:place_end], day, agency, ".")
        if not _BREAK.match(text, at):
            at = _GAP.match(text, at).end()  # type: ignore[union-attr]
    return _ended(text, at, text[place_start:place_end], day, agency, "") if agency is not None else None


def _is_boxed(text: str, limit: int) -> bool:
    """Say whether a whole dateline stands in square brackets, with its day: "[Photo] -" is none."""
    found = _ALL.match(text, 0, limit)
    return found is not None and _DAY.search(found.group()) is not None


def _ended(text: str, end: int, place: str, day: str | None, agency: str | None, sign: str) -> Dateline | None:
    """Give the dateline if it says something and a sentence follows."""
    if not _GOES_ON.match(text, end) or len(split(text[end : end + 200])) < 5:  # noqa: PLR2004
        return None
    place = place.strip(" ,.;/")
    if not (place or day or agency):
        return None
    return Dateline(end, place or None, day, agency, sign)
