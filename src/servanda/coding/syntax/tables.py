"""Small tables of words printed as they are read: a heading, a colon, the words under it.

Invariant: a word stands under one heading.
"""

from __future__ import annotations

from collections.abc import Mapping

from servanda.errors import ModelError


def table(text: str) -> Mapping[str, str]:
    """Give for each word the heading that it stands under; a line that begins with a space goes on with the last one.

    Raises:
        ModelError: A word stands under two headings.
    """
    found: dict[str, str] = {}
    heading = ""
    for line in text.strip().splitlines():
        words = line
        if not line.startswith(" "):
            heading, words = line.split(":", 1)
        for word in words.split():
            if found.setdefault(word, heading) != heading:
                raise ModelError(f"{word!r} stands under {found[word]} and under {heading}")
    return found
