"""Who wrote a report, by its byline: people and bodies, each for itself.

Invariant: what is given is printed. A desk, the editors' initials, a translator, or whose materials were used is nobody
who wrote; where nobody is left the caller still has the byline as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from servanda.codebook.names import split

if TYPE_CHECKING:
    from servanda.codebook import Codebook

_CLAUSES = re.compile(r"[;|\n]")
_APART = re.compile(r"\s*(?:[/]|,(?! ?(?:Jr|Sr|II|III)\b)|\band\b|&)\s*", re.IGNORECASE)
"""What stands between the names of a byline."""
_ADDRESS = re.compile(r"\S*@\S+|\bhttps?://\S+")
_PLACE = re.compile(r"\s+(?:in|at|from)\s+[^\W\d_].*$")
_NAME = re.compile(r"(?!.*\b(?:of|for|the)\b)[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}(?:, (?:Jr|Sr|II|III)\.?)?")
"""A name of a person as bylines print it: two to four words; "Trade" alone is none."""
_INITIALS = re.compile(r"[^\W\d_]{1,3}")
"""How editors sign behind a text: "rm/kd"."""
_SMALL = frozenset("a al and de del della des di du el for für in la of on och the to und van von y e et".split())
"""Words inside names that begin with no capital."""


def writers(byline: str, codebook: Codebook, *, carriers: Iterable[str]) -> tuple[str, ...]:
    """Give the names of a byline, each for itself; a desk or a medium is nobody who wrote.

    A body whose name cannot be parted stays one: what is called "Ministry of Food and Trade" is not two.

    Args:
        byline: As printed.
        codebook: Knows media, the words for desks, and those before names that wrote or did not.
        carriers: Outlet and agencies of the report, which are named beside its writers.
    """
    own = {name.casefold() for name in carriers}
    clauses = _CLAUSES.split(_ADDRESS.sub(" ", byline))
    return tuple(dict.fromkeys(name for clause in clauses for name in _of_clause(clause, codebook, own)))


def _of_clause(clause: str, codebook: Codebook, own: Collection[str]) -> Iterator[str]:
    leads = _cue(codebook.words.listed("byline_lead"))
    credits_ = _cue(codebook.words.listed("byline_credit"))
    words = " ".join(clause.split())
    # Leads come in a row: "Report by: Ana Bel".
    while lead := leads.match(words):
        words = words[lead.end() :]
    if credit := credits_.search(words):
        words = words[: credit.start()]
    parts = [_PLACE.sub("", part).strip(" .,()-–—") for part in _APART.split(words)]
    named = [part for part in parts if not _is_nobody(part, codebook, own)]
    people = [part for part in named if _is_person(part)]
    whole = words.strip(" ,.()-–—")
    if people:
        yield from (part for part in named if part in people or _is_body(part))
    elif named and _is_body(whole):
        yield whole


@cache
def _cue(phrases: frozenset[str]) -> re.Pattern[str]:
    """Give what finds one of some phrases, the longest first, with the colon behind it."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)\s*:?\s*", re.IGNORECASE)


def _is_nobody(words: str, codebook: Codebook, own: Collection[str]) -> bool:
    """Say whether a part of a byline names a desk or a medium (named beside the writers already), or only initials."""
    rest = " ".join(codebook.words.without_desk(split(words)))
    names = {words, rest}
    is_medium = any(name.casefold() in own or codebook.media.named(name) for name in names)
    return not rest or is_medium or bool(_INITIALS.fullmatch(words)) or any(sign.isdecimal() for sign in words)


def _is_person(words: str) -> bool:
    several = words.split()
    return bool(_NAME.fullmatch(words)) and not (several[0].islower() or several[-1].islower())


def _is_body(words: str) -> bool:
    """Say whether words are printed as the name of a body: two or more, with capitals, the small ones between aside."""
    several = words.split()
    return len(several) > 1 and not any(word[:1].islower() and word.casefold() not in _SMALL for word in several)
