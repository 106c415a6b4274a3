"""Offices that take many words before their holder: "the undersecretary of Mines and Trade of the Ministry, X".

Invariant: only a minister's or secretary's office is gone on with, and only up to a comma before a full name.
"""

from __future__ import annotations

from servanda.model import WordClass
from servanda.reading.name_words import name_end, skip_ranks
from servanda.reading.sentence_words import Text

_OF_MINISTRIES = frozenset({"minister", "secretary", "undersecretary", "under-secretary"})
_TIES = frozenset({"of", "for", "and", "&", "the", "in", "on", "with"})
_INSIDE = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.NUM})
_LONGEST = 28
"""Words of such an office; the longest of 40 read by hand had 21."""
_FULL_NAME = 2


def past_long(text: Text, first: int, last: int) -> int:
    """Give the comma before the holder's name, `last` where none stands behind the office's further words.

    "Minister of Trade[, Fisheries and Mines], Ana Ruiz", "Vice Minister of Towns [and Officer of Funds for Growth], X".
    """
    if _OF_MINISTRIES.isdisjoint(text.lower(at) for at in range(first, last)) or not _goes_on(text, last):
        return last
    for at in range(last, min(last + _LONGEST, len(text.words))):
        if text.word(at) == ",":
            if at > last and _names_holder(text, at + 1):
                return at
        elif not _is_inside(text, at):
            break
    return last


def _goes_on(text: Text, last: int) -> bool:
    """Say whether an office's further words follow: behind "of" and "and", or a portfolio in a list that "and" ends."""
    if text.word(last) != ",":
        return text.lower(last) in {"of", "for", "and", "&"}
    at = last + 1
    while text.word(at)[:1].isupper() or (text.word(at) == "," and text.word(at + 1)[:1].isupper()):
        at += 1
    return at > last + 1 and text.lower(at) in {"and", "&"} and text.word(at + 1)[:1].isupper()


def _is_inside(text: Text, at: int) -> bool:
    """Say whether a word can stand in an office: a name, a noun or what ties them, nobody who holds another office."""
    if text.book.offices.longest(text.words, at) is not None:
        return False
    if text.lower(at) in _TIES or text.word(at)[:1].isupper():
        return True
    return text.tokens[at].word_class in _INSIDE and not text.book.people.is_person(text.lower(at))


def _names_holder(text: Text, at: int) -> bool:
    """Say whether a full name stands at a word, and behind it a comma, a verb or the end."""
    begin, _ = skip_ranks(text, at)
    end = name_end(text, begin)
    is_ended = end >= len(text.words) or text.word(end) in {",", ".", ""}
    return end - begin >= _FULL_NAME and (is_ended or text.tokens[end].word_class in {WordClass.VERB, WordClass.AUX})
