"""Where sentences begin: after a stop, also where the space is missing; never inside an abbreviation.

Invariant: sentences lie in one block, in order, and together hold every word of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from servanda.codebook import Codebook
from servanda.codebook.listing import ITEM_SIGN
from servanda.codebook.wrapping import is_soft
from servanda.model import ActorKind, BlockKind, Span
from servanda.reading.tokens import Word

_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’'»)]")
_OPENERS = frozenset("\"“‘'«([„")
_ITEM = re.compile(rf"{ITEM_SIGN}\s")


def paragraphs(text: str, within: Span, *, kind: BlockKind, soft: Sequence[tuple[int, int]] = ()) -> Iterator[Span]:
    """Give the paragraphs of a block: parted by empty lines, and by line ends that do not wrap a sentence.

    A line end wraps when it is soft, or when the line has no closing stop and the next goes on in lower case or after a
    comma; behind a colon or semicolon, a list's next item begins.

    Args:
        text: The text of the report.
        within: The block.
        kind: Its kind.
        soft: The breaks of the text that only a width made, in order.
    """
    part = within.of(text)
    start = 0
    for match in re.finditer(r"\r?\n", part):
        before = part[start : match.start()].rstrip()
        after = part[match.end() :].lstrip(" \t\u00a0")
        if is_soft(soft, within.start + match.start()) or (
            before and kind is not BlockKind.TITLE and _wraps(before, after)
        ):
            continue
        if before.strip():
            yield Span(within.start + start, within.start + match.start())
        start = match.end()
    if part[start:].strip():
        yield Span(within.start + start, within.end)


def _wraps(before: str, after: str) -> bool:
    if not after or after[0] in "\r\n":
        return False
    last = before.rstrip("\"”’'»)]")[-1:]
    if last in _STOPS or (last in ":;" and _ITEM.match(after)):
        return False
    return after[0].islower() or last in ",;–—-"  # pages print dashes as any of these


def split(words: Sequence[Word], book: Codebook) -> tuple[tuple[int, int], ...]:
    """Give first and last word (half-open) of each sentence in one paragraph's words."""
    cuts = [0]
    if (label := _label_end(words, book)) is not None:
        cuts.append(label)
    for at in range(len(words)):
        if words[at].text not in _STOPS and words[at].text != "...":
            continue
        end = _after_closers(words, at)
        if end < len(words) and end > cuts[-1] and _starts_after(words, at, end, book):
            cuts.append(end)
    cuts.append(len(words))
    return tuple((first, last) for first, last in pairwise(cuts) if first < last)


def _label_end(words: Sequence[Word], book: Codebook) -> int | None:
    """Give where a list's item begins behind the state that it is about: "* Peru: | the army left"; else None."""
    if len(words) < _LEAST_LABELLED or not _SIGN.fullmatch(words[0].text):
        return None
    match = book.names.longest([word.text for word in words[1 : _LONGEST_LABEL + 1]], 0)
    if match is None or any(entry.actor_kind is not ActorKind.STATE for entry in match.entries):
        return None
    colon = 1 + match.length
    return colon + 1 if colon + 1 < len(words) and words[colon].text == ":" else None


_SIGN = re.compile(ITEM_SIGN)
_LEAST_LABELLED = 4
_LONGEST_LABEL = 8
"""Words of a state's name, more than any has."""


def _after_closers(words: Sequence[Word], stop: int) -> int:
    """Give the index of the first word after a stop and the marks that close with it."""
    at = stop + 1
    while at < len(words) and words[at].text in _STOPS and words[at].span.start == words[at - 1].span.end:
        at += 1
    while at < len(words) and words[at].text in _CLOSERS and words[at].span.start == words[at - 1].span.end:
        at += 1
    return at


def _starts_after(words: Sequence[Word], stop: int, after: int, book: Codebook) -> bool:
    """Say whether a sentence starts at a word behind a stop."""
    following = words[after]
    gap = following.span.start > words[after - 1].span.end
    begins = following
    if following.text in _OPENERS and after + 1 < len(words):
        begins = words[after + 1]
    letter = begins.text[:1]
    if words[stop].text != ".":
        return gap and not letter.islower()
    previous = words[stop - 1] if stop else None
    touching = previous is not None and previous.span.end == words[stop].span.start
    if touching and previous is not None and _is_abbreviation(previous, begins, book, gap=gap):
        return False
    if not gap:
        return _is_glued(previous, words[stop], following, letter)
    is_start = letter.isupper() or letter.isdigit() or _is_money(letter)
    return is_start or following.text in _OPENERS or begins.text == "..."


def _is_money(letter: str) -> bool:
    """Say whether a letter is a sign of money, with which a sentence may begin: "signed a loan. $5 million went to"."""
    return letter != "" and unicodedata.category(letter) == "Sc"


def _is_glued(previous: Word | None, stop: Word, following: Word, letter: str) -> bool:
    """Say whether a stop without a space behind it ends a sentence: "harbour.He"; not "U.S", not "3.5", not "a.Com"."""
    if previous is None or len(previous.text) == 1 or previous.span.end != stop.span.start:
        return following.text in _OPENERS and len(following.text) == 1
    whole = previous.text[-1].islower() or previous.text[-1].isdigit() or previous.text[-1] in '”"’)'
    return whole and letter.isupper()


def _is_abbreviation(previous: Word, following: Word, book: Codebook, *, gap: bool) -> bool:
    """Say whether the stop behind a word belongs to the word: "Mr.", "Gen.", an initial."""
    lower = previous.lower
    if len(previous.text) == 1 and previous.text.isupper() and previous.text != "I":
        return True
    if lower in book.words.abbreviations:
        first = following.text[:1]
        return not gap or first.isupper() or first.isdigit() or _is_money(first)
    return False
