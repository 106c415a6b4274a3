"""Names of persons compared word by word.

Invariant: a wrong merge is worse than a missed one. Likeness of whole strings never decides, and a name that is part
of another one is another person until something else says so: fathers and sons share names.

Source: field notes on actors; 125 pairs of names, see tests/linking/test_names.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache, lru_cache

from servanda.linking.spelling import Likeness, likeness, plain, sound

IsTitle = Callable[[tuple[str, ...]], int]
"""Gives how many words at the start of a name are ranks or honorifics."""

_GENERATION = frozenset({"jr", "junior", "sr", "senior", "ii", "iii", "iv"})
_ARTICLES = frozenset({"al", "el", "ul"})
_LEFT_OUT = frozenset({sound("mohammad")})
"""First of several names, often left out in print."""
_PARTICLES = frozenset("bin bint ibn ben van von der den de da dos das del della di du la le".split())
"""Words inside a name that are no name of their own."""
_WORD = re.compile(r"[^\s\-‐‑–.,()\"“”]+\.?")


class Verdict(Enum):
    """What two names alone say. `LIKELY` needs the same office at the same time besides."""

    SAME = "same"
    LIKELY = "likely"
    DIFFERENT = "different"


def words(name: str, *, is_title: IsTitle) -> tuple[str, ...]:
    """Give the plain words of a name, without ranks, honorifics and articles.

    >>> words("Colonel Ousmane N'Diaye-Sarr", is_title=lambda rest: int(rest[0] == "Colonel"))
    ('ousmane', 'ndiaye', 'sarr')
    """
    printed = tuple(_WORD.findall(name))
    while len(printed) > 1 and (titles := is_title(printed)):
        printed = printed[min(titles, len(printed) - 1) :]
    plains = (plain(word) for word in printed)
    kept = tuple(word for word in plains if word and word not in _ARTICLES)
    return kept or tuple(plain(word) for word in printed)


@lru_cache(maxsize=65536)
def compare(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
    """Say whether two names, as `words` gives them, can be one person's.

    It refuses to call a name the same when only its last part agrees, when a generation differs ("Jr."), when a part is
    missing and an initial is among the rest, and when two names between the first and the last are missing: who drops
    a name drops the mother's, not the father's.
    """
    if not one or not other or _generation(one) != _generation(other):
        return Verdict.DIFFERENT
    shorter, longer = sorted((_own(one), _own(other)), key=lambda name: (len(name), name))
    if sorted(shorter) == sorted(longer):
        return Verdict.SAME
    pairs = _align(shorter, longer)
    if pairs is None:
        return Verdict.DIFFERENT
    return _judge(shorter, longer, pairs)


def _own(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in name if word not in _GENERATION) or name


def _generation(name: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name) & _GENERATION


Pairs = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
"""Which words of the shorter name go with which of the longer one, both in order."""


def _align(shorter: Sequence[str], longer: Sequence[str]) -> Pairs | None:
    """Give a partner to every word of the shorter name, in order; at most one of them a rough one."""

    @cache  # without it, names of many equal words take time that doubles with every word
    def best(mine: int, theirs: int, roughs: int) -> tuple[int, Pairs] | None:
        if mine == len(shorter):
            return 0, ()
        if theirs == len(longer):
            return None
        found = [best(mine, theirs + 1, roughs)]
        for taken_mine, taken_theirs in ((1, 1), (2, 1), (1, 2)):
            if mine + taken_mine > len(shorter) or theirs + taken_theirs > len(longer):
                continue
            left = "".join(shorter[mine : mine + taken_mine])
            right = "".join(longer[theirs : theirs + taken_theirs])
            ends = mine + taken_mine == len(shorter) and theirs + taken_theirs == len(longer)
            like = likeness(left, right, is_surname=ends)
            rough = roughs + (like is Likeness.ROUGH)
            # Glued words must be spelt alike: two rough halves would hide a third name.
            if rough > 1 or like < (Likeness.INITIAL if taken_mine == taken_theirs else Likeness.SPELLING):
                continue
            rest = best(mine + taken_mine, theirs + taken_theirs, rough)
            if rest is not None:
                pair = (tuple(range(mine, mine + taken_mine)), tuple(range(theirs, theirs + taken_theirs)))
                found.append((like + rest[0], (pair, *rest[1])))
        return max((one for one in found if one is not None), default=None)

    aligned = best(0, 0, 0)
    return aligned[1] if aligned else None


def _judge(shorter: Sequence[str], longer: Sequence[str], pairs: Pairs) -> Verdict:
    taken = {place for _, theirs in pairs for place in theirs}
    missing = [place for place in range(len(longer)) if place not in taken]
    full = any(len(shorter[mine[0]]) > 1 and len(longer[theirs[0]]) > 1 for mine, theirs in pairs)
    if not missing:
        return Verdict.SAME if full else Verdict.LIKELY
    if len(pairs) == 1:
        return Verdict.LIKELY
    if any(len(word) == 1 for word in (*shorter, *longer)):
        return Verdict.LIKELY
    inner = [place for place in missing if 0 < place < len(longer) - 1 and longer[place] not in _PARTICLES]
    if len(inner) > 1 and len(longer) - 1 not in missing:
        return Verdict.LIKELY
    if 0 not in missing:
        return Verdict.SAME
    return Verdict.SAME if missing == [0] and sound(longer[0]) in _LEFT_OUT else Verdict.LIKELY
