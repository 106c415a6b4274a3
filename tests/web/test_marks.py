"""A text with marks keeps its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model import Block, BlockKind, Report, ReportId, Span
from servanda.web.marks import Mark, anchor, only_around, parts

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


def test_only_what_is_around_marks_may_stay() -> None:
    """So many characters on either side; the rest is cut out and said to be, the title and every anchor stay."""
    text = f"Sudria votes\n{'a' * 50}said{'b' * 90}said{'c' * 50}\n"
    body = Block(Span(13, len(text)), BlockKind.BODY)
    report = Report(id=REPORT.id, sha256=REPORT.sha256, text=text, blocks=(Block(Span(0, 13), BlockKind.TITLE), body))
    whole = parts(report, [mark(63, 67), mark(157, 161)])
    title, cut = only_around(whole, around=20)
    assert title == whole[0]
    assert [segment.words for segment in cut.segments] == [
        f" […] {'a' * 20}", "said", f"{'b' * 20} […] {'b' * 20}", "said", f"{'c' * 20} […] ",
    ]  # fmt: skip
    assert [each.anchors for each in cut.segments] == [each.anchors for each in whole[1].segments]
    assert only_around(whole, around=60) == whole


def test_a_part_without_marks_is_cut_out() -> None:
    """Nothing was read from it."""
    assert [segment.words for segment in only_around(parts(REPORT, []), around=20)[-1].segments] == [" […] "]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), max_size=12))
def test_every_mark_lies_over_all_that_it_covers(bounds: list[list[int]]) -> None:
    """However marks nest and cross, a segment has exactly those that share a character with it, the narrowest first."""
    marks = [mark(start, end, f"s-{number}") for number, (start, end) in enumerate(bounds)]
    at = 0
    for segment in (segment for part in parts(REPORT, marks) for segment in part.segments):
        here = Span(at, at + len(segment.words))
        over = [each for each in marks if each.span.overlaps(here)]
        assert sorted(segment.marks, key=marks.index) == over
        assert [len(each.span) for each in segment.marks] == sorted(len(each.span) for each in over)
        at = here.end
    assert at == len(TEXT)
