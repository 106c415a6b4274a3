"""One word of a name under its many spellings: from other scripts, and by French, English, German, Russian habits.

Invariant: rules act on one word alone and never look at other names. Short words are equal or different, nothing
between: in "Wenbin" and "Weibin" one letter is another person.

Source: corpora of name pairs and general knowledge of romanisation; measured in tests/linking/test_names.py.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("chr", "kr"),
        ("tsch|tch|tsh", "t"),
        ("sch|sh|ch", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("gu(?=[ei])", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("zh|dj", "j"),
        ("q|ck", "k"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("(?:aou|aw|ao)$", "au"),
        ("w", "v"),
        ("ou|oo", "u"),
        ("ee|y", "i"),
        ("^ie", "e"),
        ("[ae]h$", "a"),
        ("enka$", "enko"),
        (r"(.)\1+", r"\1"),
    )
)
_ONE_NAME = {
    form: forms[0]
    for forms in (
        ("vladimir", "volodymyr", "uladzimir"),
        ("aleksandr", "alexander", "oleksandr", "aliaksandr"),
        ("aleksei", "alexei", "alexey", "aleksey", "oleksii", "oleksiy"),
        ("sergei", "serhii", "serhiy", "siarhei"),
        ("dmitri", "dmytro"),
        ("nikolai", "mykola", "mikalai"),
        ("andrei", "andrii", "andriy"),
        ("evgeni", "yevhen", "yevgeny", "evgeny"),
        ("mikhail", "mykhailo"),
        ("benjamin", "binyamin", "benyamin"),
    )
    for form in forms
}
"""First names that one person bears in two state languages."""

_SILENT = re.compile("(?<=..[aeiouy][jklmnrstvz])e$")
_VOWELS = "aiu"
_LOOSE = 5
"""From this length on o is u and e is i (Hossein, Hussein; but Li and Le are two names)."""
_ROUGH = 6
"""From this length on unwritten and wavering vowels are forgiven (Haftar, Hifter)."""
_CONSONANTS = 4
"""So many consonants must agree before a vowel may be missing."""
_MISPRINT = 8
"""From this length on one replaced letter is a misprint; a letter more or less never is (Karimov, Karimova)."""


class Likeness(IntEnum):
    """How alike two words of names are."""

    DIFFERENT = 0
    INITIAL = 1
    ROUGH = 2
    SPELLING = 3
    EQUAL = 4


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Give a word in lower-case Latin letters, without accents and apostrophes.

    >>> plain("N'Dour"), plain("Кузнецов")
    ('ndour', 'kuznetsov')
    """
    return _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", word))).lower().strip(".,")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Give the one spelling that stands for all spellings of a plain word.

    >>> sound("moustapha") == sound("mustafa")
    True
    """
    word = _ONE_NAME.get(word, word)
    for written, sounds in _SOUNDS:
        word = written.sub(sounds, word)
    if len(word) < _LOOSE:
        return word
    return re.sub(r"(.)\1+", r"\1", word.translate(str.maketrans("eo", "iu")))


@lru_cache(maxsize=65536)
def likeness(one: str, other: str, *, is_surname: bool = False) -> Likeness:
    """Say how alike two plain words are; the order of the two does not matter.

    Args:
        one: As `plain` gives it.
        other: As `plain` gives it.
        is_surname: A silent e at the end is forgiven ("Poutine"); in first names it tells women from men.
    """
    if one == other:
        return Likeness.EQUAL
    if len(one) == 1 or len(other) == 1:
        return Likeness.INITIAL if one[:1] == other[:1] else Likeness.DIFFERENT
    if is_surname:
        one, other = _SILENT.sub("", one), _SILENT.sub("", other)
    first, second = sound(one), sound(other)
    if first == second:
        return Likeness.SPELLING
    return Likeness.ROUGH if _rough(first, second) or _misprint(first, second) else Likeness.DIFFERENT


def _rough(first: str, second: str) -> bool:
    """Say whether the consonants agree, k and g taken as one, and the vowels nearly."""
    if min(len(first), len(second)) < _ROUGH:
        return False
    bones, others = _consonants(first), _consonants(second)
    if bones != others:
        return False
    if first.replace("g", "k") == second.replace("g", "k"):
        return True
    return len(bones) >= _CONSONANTS and _vowels_waver(first, second)


def _consonants(word: str) -> str:
    return "".join("k" if letter == "g" else letter for letter in word if letter not in _VOWELS)


def _vowels_waver(first: str, second: str) -> bool:
    """Say whether the vowels differ only by a for i, or by one that is not written."""
    mine = "".join("u" if letter == "u" else "a" for letter in first if letter in _VOWELS)
    theirs = "".join("u" if letter == "u" else "a" for letter in second if letter in _VOWELS)
    if len(mine) == len(theirs):
        return mine == theirs
    shorter, longer = sorted((mine, theirs), key=len)
    ends_alike = (first[-1] in _VOWELS) == (second[-1] in _VOWELS)
    dropped = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
    return ends_alike and len(longer) == len(shorter) + 1 and shorter in dropped


def _misprint(first: str, second: str) -> bool:
    """Say whether one letter is replaced; the last one may not be (Fernando, Fernanda)."""
    if len(first) != len(second) or len(first) < _MISPRINT or first[-1] != second[-1]:
        return False
    return sum(mine != theirs for mine, theirs in zip(first, second, strict=True)) == 1
