"""Words that others wrote, as they may stand between our own: no longer than a page bears, and turning nothing else.

Invariant: every value that a template writes goes through `tame`; only what a template has escaped itself, such as the
text of a report in its own place, is left as it is.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

LONGEST = 5000
"""Characters of one value; longer titles and names are somebody's joke or a page that was read as one line."""
HEADING = 300
"""Characters of a heading in a list."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENING, _CLOSING = frozenset("\u2066\u2067\u2068"), "\u2069"
_APART = "\u2068"
"""First strong isolate: what follows, up to its end, turns nothing around it (Unicode Standard Annex 9)."""


def tame(value: Any) -> Any:
    """Give a value as a page may show it; what is no plain text comes back as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return isolated(cut(value, LONGEST))


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


def isolated(words: str) -> str:
    """Give words whose signs for turned letters end with them; an end sign that ends nothing is left out."""
    if not _TURNING.search(words):
        return words
    kept, depth = [], 0
    for sign in words:
        if sign == _CLOSING and not depth:
            continue
        depth += (sign in _OPENING) - (sign == _CLOSING)
        kept.append(sign)
    return _APART + "".join(kept) + _CLOSING * (depth + 1)
