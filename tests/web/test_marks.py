"""A text with marks keeps its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model import Block, BlockKind, Report, ReportId, Span
from servanda.web.marks import Mark, anchor, parts

TEXT = "Menu Home\nSudria votes\nSudria said it would vote.\n"
REPORT = Report(
    id=ReportId("r-0011223344556677"),
    sha256="0" * 64,
    text=TEXT,
    blocks=(
        Block(Span(0, 5), BlockKind.FURNITURE),
        Block(Span(5, 10), BlockKind.FURNITURE),
        Block(Span(10, 23), BlockKind.TITLE),
        Block(Span(23, len(TEXT)), BlockKind.BODY),
    ),
)


def mark(start: int, end: int, record: str = "s-1", kind: str = "content") -> Mark:
    """Give a mark of a record."""
    return Mark(Span(start, end), record, kind, f"{kind}: {record}")


def test_nested_and_crossing_marks_are_cut_at_every_end() -> None:
    """Each segment carries all the marks over it, the narrowest first."""
    body = parts(REPORT, [mark(23, 40), mark(30, 49, "e-1", "event"), mark(30, 34, "s-2", "cue")])[-1]
    assert [(segment.words, [each.record for each in segment.marks]) for segment in body.segments] == [
        ("Sudria ", ["s-1"]),
        ("said", ["s-2", "s-1", "e-1"]),
        (" it wo", ["s-1", "e-1"]),
        ("uld vote.", ["e-1"]),
        ("\n", []),
    ]


def test_a_place_is_anchored_where_it_begins() -> None:
    """A link to a quote finds exactly one place."""
    body = parts(REPORT, [mark(23, 40), mark(23, 29, "s-2")])[-1]
    assert [segment.anchors for segment in body.segments] == [("q23-29", "q23-40"), (), ()]
    assert anchor(Span(23, 29)) == "q23-29"


def test_what_is_not_read_is_shown_and_said() -> None:
    """Neighbouring furniture is one part; a short one stays open, a long one is folded."""
    found = parts(REPORT, [])
    assert [(part.kind, part.is_read, part.is_folded) for part in found] == [
        (BlockKind.FURNITURE, False, False),
        (BlockKind.TITLE, True, False),
        (BlockKind.BODY, True, False),
    ]
    long = Report(ReportId("r-1"), "0", "x" * 300, (Block(Span(0, 300), BlockKind.TEASER),))
    assert parts(long, [])[0].is_folded
    assert not parts(long, [mark(0, 5)])[0].is_folded


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@settings(max_examples=60)
@given(st.lists(SPANS, max_size=8))
def test_the_words_stay_the_words(spans: list[list[int]]) -> None:
    """Joined, the segments are the text, whatever is marked; no anchor stands twice."""
    marks = [mark(start, end, f"s-{number}") for number, (start, end) in enumerate(spans) if start < end]
    segments = [segment for part in parts(REPORT, marks) for segment in part.segments]
    assert "".join(segment.words for segment in segments) == TEXT
    anchors = [name for segment in segments for name in segment.anchors]
    assert len(anchors) == len(set(anchors)) == len({each.span for each in marks})
