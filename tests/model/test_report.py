"""Reports: blocks tile the text, and what may yield findings."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from servanda.errors import ModelError
from servanda.model import Block, BlockKind, Problem, Report, Span
from servanda.model.ids import ReportId


def report(text: str, *blocks: Block, problems: tuple[Problem, ...] = ()) -> Report:
    """Give a report of these blocks."""
    return Report(ReportId("r-0011223344556677"), "0" * 64, text, blocks, problems=problems)


TITLE = Block(Span(0, 6), BlockKind.TITLE)
BODY = Block(Span(6, 10), BlockKind.BODY)


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (TITLE,),
        (BODY,),
        (TITLE, Block(Span(7, 10), BlockKind.BODY)),
        (TITLE, BODY, Block(Span(10, 10), BlockKind.BODY)),
    ],
)
def test_blocks_that_do_not_tile_the_text_are_refused(blocks: tuple[Block, ...]) -> None:
    """No gap, no overlap, no empty block, nothing beyond the text."""
    with pytest.raises(ModelError, match="block"):
        report("Title\nbody", *blocks)


def test_prose_is_title_standfirst_and_body() -> None:
    """A caption yields nothing."""
    caption = Block(Span(10, 14), BlockKind.CAPTION)
    assert report("Title\nbodycapt", TITLE, BODY, caption).prose == (TITLE, BODY)


def test_a_text_printed_twice_yields_findings_once() -> None:
    """The second printing of a title is kept, marked, and read no more."""
    again = Block(Span(10, 16), BlockKind.TITLE)
    problem = Problem("repeated_text", "the title stands twice", Span(10, 15))
    assert report("Title\nbodyTitle\n", TITLE, BODY, again, problems=(problem,)).prose == (TITLE, BODY)


def test_every_character_stands_in_a_block_and_no_other_does() -> None:
    """The block at a position; beyond the text there is none."""
    made = report("Title\nbody", TITLE, BODY)
    assert made.block_at(6) == BODY
    with pytest.raises(ModelError, match="no character at 10"):
        made.block_at(10)


def test_the_block_of_a_place_is_found_without_looking_at_all() -> None:
    """In a report of a thousand lines a block's place is asked of some ten of them."""
    lines = [Block(Span(at, at + 1), BlockKind.BODY) for at in range(1000)]
    made = report("x" * 1000, *lines)
    asked = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal asked
        asked += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        assert made.block_at(990) == lines[990]
    finally:
        sys.setprofile(before)
    assert asked < 40
