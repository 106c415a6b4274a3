from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from servanda.web.foreign import LONGEST, cut, exact, named, shown, tame

SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\xad\x1b"
TAG = re.compile("<[^<>]*>")


@given(st.text(alphabet="ab<& " + SIGNS, max_size=30))
def test_no_sign_is_hidden_and_no_letter_lost(words: str) -> None:
    """Between our own words a mark stands for the sign; where characters count it stays, alone in its element."""
    assert not set(named(words)) & set(SIGNS)
    assert re.sub("⟨[^⟩]*⟩", "", named(words)) == "".join(sign for sign in words if sign not in SIGNS)
    drawn = shown(words)
    assert unescape(TAG.sub("", drawn)) == words
    assert not set(re.sub("<bdi .*?</bdi>", "", drawn)) & set(SIGNS)
    assert re.findall('data-name="([^"]+)"', drawn) == re.findall("⟨([^⟩]*)⟩", named(words))


def test_a_hidden_sign_is_named_as_unicode_names_it() -> None:
    """[Deliveries of U+202E 21 trucks]: without the mark a reader sees "skcurt 12"."""
    assert tame("Deliveries of \u202e21 trucks") == "Deliveries of ⟨right-to-left override⟩21 trucks"
    assert tame("grain\x1b[31m") == "grain⟨control U+001B⟩[31m"
    assert shown("pay\xadment") == Markup('pay<bdi class="sign" data-name="soft hyphen" title="U+00AD">\xad</bdi>ment')


def test_what_belongs_to_letters_stays() -> None:
    """Joiners in Persian words and emoji are how they are written; between Latin letters, or in a row, they hide."""
    for words in ("می\u200cخواهم", "\U0001f468\u200d\U0001f33e", "\u2764\ufe0f", "©\ufe0f", "1\ufe0f\u20e3"):
        assert named(words) == words
    assert named("Nor\u200cland") == "Nor⟨zero width non-joiner⟩land"
    assert named("\u2764\ufe0f\ufe01") == "\u2764\ufe0f⟨variation selector-2⟩"


def test_ordinary_words_stay_as_they_are() -> None:
    """Right-to-left words without such signs, numbers and markup that a template made are left alone."""
    assert named("Été شلום قمح\n\t") == "Été شلום قمح\n\t"
    assert tame(7) == 7
    long = Markup("<b>x</b>") * 9000
    assert tame(long) is long


def test_a_field_sends_back_what_stood_there() -> None:
    """A form that is filled in again keeps the signs of its values."""
    assert exact('"\u202e"') == "&#34;\u202e&#34;"


def test_what_is_too_long_says_so() -> None:
    """The cut is told with the length of the whole."""
    assert tame("x" * (LONGEST + 1)) == "x" * LONGEST + "… (cut here, 5,001 characters in all)"
    assert cut("short", 5) == "short"
