"""Which capitalised words make a name that the codebook does not know: a person, an organisation."""

from __future__ import annotations

from servanda.codebook import inflect
from servanda.codebook.names import fold
from servanda.model import (
    WordClass,
)
from servanda.reading.sentence_words import Text

_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den bin bint ibn ben abu al el y e dit ould wuld".split()
)


_JOINERS = frozenset({"-", "."})


_ORGANISATION_WORDS = frozenset(
    "agency alliance army association authority bank board brigade bureau cabinet center centre chamber club coalition"
    " college commission committee company confederation conference congress convoy corporation corps council court"
    " department directorate embassy federation force forces foundation front fund government group guard hospital house"
    " initiative institute institution league legion mission ministry movement network office organisation organization"
    " parliament party plc police post press programme program project radio republic school senate service society"
    " station summit syndicate times today tribune tribunal tv union university news daily gazette herald journal"
    " treaty agreement pact accord airlines airport port bridge road street square forum festival cup act law plan"
    " ltd inc corp co gmbh llc sa".split()
)


_NEVER_NAMES = frozenset(
    "river sea gulf lake mount island islands strait valley desert city province state region district county"
    " day week month year january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday mr mrs ms".split()
)
"""Capitalised words that are no part of a person's name, and make no organisation either."""


_MOST_NAME_WORDS = 6


def skip_ranks(text: Text, at: int) -> tuple[int, int]:
    """Give the first word behind ranks and honorifics, and how many words were stepped over."""
    start = at
    while at < len(text.words):
        step = text.book.titles.at(text.words, at)
        if step is None or step[0] not in {"rank", "honorific"} or not text.words[at][0].isupper():
            break
        at += step[1]
        if text.word(at) == "." and text.tokens[at].span.start == text.tokens[at - 1].span.end:
            at += 1
    return at, at - start


def name_end(text: Text, at: int) -> int:
    """Give the end of the capitalised words of a person's name that start at a word; the same word when none do."""
    end = at
    while end < len(text.words) and end - at < _MOST_NAME_WORDS:
        if is_name_word(text, end):
            end += 1
        elif end > at and fold(text.words[end]) in _PARTICLES and is_name_word(text, end + 1):
            end += 2
        elif _is_initial(text, end):
            end += 2
        else:
            break
    return end


def _is_initial(text: Text, at: int) -> bool:
    """Say whether an initial with its stop stands at a word and the name goes on behind it."""
    word = text.word(at)
    return len(word) == 1 and word.isupper() and text.word(at + 1) == "." and is_name_word(text, at + 2)


def is_name_word(text: Text, at: int) -> bool:
    """Say whether a word can be part of a person's name: a capital, no name of the codebook, no common word."""
    word = text.word(at)
    if (
        len(word) < 2
        or not word[0].isupper()
        or (word.isupper() and len(word) > 2 and not text.is_headline and _is_acronym(text, word))
    ):  # noqa: PLR2004
        return False
    folded = fold(word)
    if folded in _ORGANISATION_WORDS or folded in _NEVER_NAMES or text.book.names.within(word):
        return False
    if text.tokens[at].word_class not in {
        WordClass.PROPN,
        WordClass.NOUN,
        WordClass.VERB,
        WordClass.ADJ,
        WordClass.ADV,
        WordClass.X,
    }:
        return False
    if text.is_headline and (folded in text.lower_words or inflect.lemma(folded)):
        return False
    if not at and word.lower() in text.lower_words:
        return False
    match = text.book.names.longest(text.words, at)
    if match is not None and not any("person" in entry.care for entry in match.entries):
        return match.length == 1 and all(entry.kind == "place" for entry in match.entries)
    return (
        text.book.offices.longest(text.words, at) is None
        or text.tokens[at].word_class is WordClass.PROPN
        and at > 0
        and _continues(text, at)
    )


def _is_acronym(text: Text, word: str) -> bool:
    return len(word) <= 5 or text.word(0) != word  # noqa: PLR2004 - surnames in capitals are longer, mostly


def _continues(text: Text, at: int) -> bool:
    """An office word inside a run of capitals is a name only between two other names ("Maria King Obi")."""
    return (
        text.words[at - 1][0].isupper()
        and text.word(at + 1)[:1].isupper()
        and text.book.offices.longest(text.words, at) is not None
        and text.book.offices.longest(text.words, at).length == 1  # type: ignore[union-attr]
        and text.book.titles.at(text.words, at) is None
        and text.tokens[at - 1].word_class is WordClass.PROPN
        and text.book.names.longest(text.words, at - 1) is None
    )


_COMMON_ENDINGS = ("tion", "sion", "ment", "ship", "ness", "ities", "ism")


def is_common(text: Text, word: str) -> bool:
    """Say whether a capitalised word of an untitled name is a common word: printed in lower case too, or formed so."""
    lower = word.lower()
    return lower in text.lower_words or lower.endswith(_COMMON_ENDINGS)


def organisation_end(text: Text, at: int) -> int:
    """Give the end of a run of capitalised words that holds a word for an organisation; `at` when there is none."""
    end = at
    is_organisation = False
    while end < len(text.words) and end - at < _MOST_NAME_WORDS + 2:
        word = text.words[end]
        inner = (
            end > at
            and fold(word) in {"of", "for", "and", "the", "de", "du", "des"}
            and text.word(end + 1)[:1].isupper()
        )
        if not (word[0].isupper() or inner):
            break
        if fold(word) in _ORGANISATION_WORDS and end > at:
            is_organisation = True
        if (
            text.tokens[end].word_class in {WordClass.PRON, WordClass.AUX, WordClass.CCONJ, WordClass.SCONJ}
            and not inner
        ):
            break
        end += 1
    return end if is_organisation and end - at > 1 else at
