"""Words that others wrote, as they may stand between our own: no longer than a page bears, and with nothing hidden.

A sign that does not show can turn the letters behind it round, part a word or carry words that nobody sees. On a page
each has a mark with its name.

Invariant: every value that a template writes goes through `tame`. Where characters count (the text of a report, what
can be copied, what a form sends back) they stay, and the style sheet draws the marks: `shown`, `exact`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from markupsafe import Markup, escape

LONGEST = 5000
"""Characters of one value; longer titles and names are somebody's joke or a page that was read as one line."""
HEADING = 300
"""Characters of a heading in a list."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab and the ends of lines
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # In emoji and in Persian or Indian words these belong to the letters; in Latin ones they can only hide something.
    r"|(?:^|(?<=[\sA-Za-z\u00c0-\u024f\ufe00-\ufe0f]))[\u200c\u200d\ufe00-\ufe0f]"
)
"""Signs that have no shape of their own: controls, and what Unicode says to ignore where it cannot be drawn.

Source: Unicode 15, Default_Ignorable_Code_Point.
"""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tame(value: Any) -> Any:
    """Give a value as a page may show it; what is no plain text comes back as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return named(cut(value, LONGEST))


def cut(words: str, most: int) -> str:
    """Give words up to so many characters, and say so where there were more.

    >>> cut("one two three", 7)
    'one two… (cut here, 13 characters in all)'
    """
    return words if len(words) <= most else f"{words[:most].rstrip()}… (cut here, {len(words):,} characters in all)"


def for_xml(words: str) -> str:
    """Give words with a sign of replacement for each character that XML cannot hold; a name may have brought some.

    >>> for_xml("a" + chr(0) + "b")
    'a\ufffdb'
    """
    return _NO_XML.sub("\ufffd", words)


def named(words: str) -> str:
    """Give words in which each sign that does not show is a mark with its name.

    >>> named("a" + chr(0x202E) + "b")
    'a⟨right-to-left override⟩b'
    """
    # Nearly every value of a page is such, and asking costs a tenth of looking at each sign.
    if words.isascii() and words.isprintable():
        return words
    return _HIDDEN.sub(lambda found: f"⟨{_name(found.group())}⟩", words)


def hidden(words: str) -> Iterator[tuple[int, str]]:
    """Give where signs stand that do not show, each with its mark.

    >>> list(hidden("a" + chr(0x200B) + "b"))
    [(1, '⟨zero width space⟩')]
    """
    return ((found.start(), f"⟨{_name(found.group())}⟩") for found in _HIDDEN.finditer(words))


def shown(words: str) -> Markup:
    """Give words with their own characters, each hidden one in an element that the style sheet draws as its mark.

    It stands apart from the words around it, and so turns none of them.
    """
    pieces, at = [], 0
    for found in _HIDDEN.finditer(words):
        sign = found.group()
        pieces.append(escape(words[at : found.start()]))
        pieces.append(
            Markup('<bdi class="sign" data-name="{}" title="U+{:04X}">{}</bdi>').format(_name(sign), ord(sign), sign)
        )
        at = found.end()
    return Markup("").join((*pieces, escape(words[at:])))


def exact(words: Any) -> Markup:
    """Give words for the field of a form: what is sent back is what stood there."""
    return escape(words)


@cache
def _name(sign: str) -> str:
    """Give what Unicode calls a sign; of a control, which it does not name, the number."""
    return unicodedata.name(sign, "").lower() or f"control U+{ord(sign):04X}"
