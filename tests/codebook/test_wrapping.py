"""Line breaks that only a width made."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.codebook.wrapping import is_soft, soft_breaks

PROSE = (
    "Fiji has sent two ferries to Tonga, the harbour master said on Monday, and will send two more before the rains "
    "begin. Tonga, which paid for the first in May, thanked Fiji and asked for a third. Nobody said who would pay "
    "for the crew, and the ministry in Suva did not answer questions."
)


def joined(text: str) -> str:
    """Give a text with its soft breaks as single spaces."""
    for start, end in reversed(soft_breaks(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


@given(st.integers(50, 110), st.integers(2, 5), st.sampled_from(["\n", "\r\n", "\n   "]))
def test_wrapped_paragraphs_come_back(width, count, end):
    """Whatever the width and the line end: empty lines part paragraphs, all other breaks are soft."""
    wrapped = "\n\n".join(textwrap.fill(f"{PROSE} {number}", width) for number in range(count)).replace("\n", end)
    whole = joined(wrapped)
    assert [part.strip() for part in whole.split(end + end)] == [f"{PROSE} {number}" for number in range(count)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        "Home\nSea\nTrade\nAbout us\nContact",
        f"{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}",
        "\n".join(f"{part}." for part in PROSE.split(". ") * 2),
        "The ferry left at dawn and came back at noon with forty people.\n" * 6,
    ],
)
def test_lines_that_are_paragraphs_or_menus_stay_apart(text):
    """Long lines, short lines, and lines that each end a sentence wrap nothing."""
    assert soft_breaks(text) == []


def test_items_and_short_lines_of_a_wrapped_text_stay_apart():
    """A line that had room left ends its paragraph; a list's sign opens an item."""
    lines = textwrap.wrap(PROSE, 60) * 3
    text = "\n".join(["By Ana Cruz", *lines, "- the next item of the list stands here and is long enough", *lines])
    whole = joined(text)
    assert whole.startswith("By Ana Cruz\nFiji has sent")
    assert "\n- the next item" in whole


@given(st.text(alphabet="ab .\n-1)", max_size=400))
def test_breaks_are_ordered_and_hold_a_line_end(text):
    """Each break is white space with one line end in it, behind the one before."""
    found = soft_breaks(text)
    assert found == sorted(found)
    for start, end in found:
        assert text[start:end].count("\n") == 1
        assert not text[start:end].strip()
        assert is_soft(found, start)
        assert not is_soft(found, end)
