"""The fields that sources differ on, and their values, in words.

Invariant: a value keeps what it says; only its form changes.
"""

from __future__ import annotations

from servanda.web import wording

_FIELDS = {
    "when": "day",
    "due": "due day",
    "lines": "goods",
    "basis": "who vouches for it",
    "label": "what it is called",
}


def field_in_words(field: str) -> str:
    """Give the name of a disputed field.

    >>> field_in_words("lines of c-0123456789abcdef"), field_in_words("when")
    ('goods of one step', 'day')
    """
    name, _, step = field.partition(" of ")
    told = _FIELDS.get(name, name.replace("_", " "))
    return f"{told} of one step" if step else told


def value_in_words(field: str, value: str) -> str:
    """Give a disputed value as people write it; days of both fields of days are words.

    >>> value_in_words("when", "2031-03"), value_in_words("terms", "gift")
    ('March 2031', 'gift')
    """
    if field in {"when", "due"}:
        return wording.edtf(value)
    if field == "terms" and value == wording.UNKNOWN:
        return "no terms told"
    return value.replace("_", " ") if field in {"basis", "terms"} else value
