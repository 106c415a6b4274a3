from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from servanda.web.foreign import LONGEST, cut, isolated, tame

SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(alphabet="ab " + SIGNS, max_size=30))
def test_no_sign_reaches_beyond_its_words(words: str) -> None:
    """Isolates are opened and closed in pairs around all that turns letters, and no letter is lost."""
    shown = isolated(words)
    depth, within = 0, True
    for sign in shown:
        within = within and (depth > 0 or sign not in SIGNS or sign == "\u2068")
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth >= 0
    assert depth == 0
    assert within
    assert [sign for sign in shown if sign not in SIGNS] == [sign for sign in words if sign not in SIGNS]


def test_ordinary_words_stay_as_they_are() -> None:
    """Right-to-left words without such signs, numbers and markup that a template made are left alone."""
    assert isolated("Été שלום قمح") == "Été שלום قمح"
    assert tame(7) == 7
    long = Markup("<b>x</b>") * 9000
    assert tame(long) is long


def test_what_is_too_long_says_so() -> None:
    """The cut is told with the length of the whole."""
    assert tame("x" * (LONGEST + 1)) == "x" * LONGEST + "… (cut here, 5,001 characters in all)"
    assert cut("short", 5) == "short"
