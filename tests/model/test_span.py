"""Ranges of characters, and the evidence that every finding carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import ModelError
from servanda.model import Evidence, Span, cite, content_id, cover, trim
from servanda.model.ids import ReportId

REPORT = ReportId("r-0011223344556677")


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a span within 40 characters."""
    start = draw(st.integers(0, 40))
    return Span(start, draw(st.integers(start, 40)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    """A span begins at 0 or later and does not end before it begins."""
    with pytest.raises(ModelError, match="0 <= start <= end"):
        Span(start, end)


def test_a_span_holds_positions_and_spans_but_nothing_else() -> None:
    """Half-open: the end is outside."""
    span = Span(2, 5)
    assert 2 in span
    assert 5 not in span
    assert Span(3, 5) in span
    assert Span(3, 6) not in span
    assert "2" not in span


@given(spans(), spans())
def test_overlap_is_mutual_and_means_a_shared_character(one: Span, other: Span) -> None:
    """Two spans overlap when a position lies in both."""
    shared = any(place in other for place in range(one.start, one.end))
    assert one.overlaps(other) == other.overlaps(one) == shared


@given(st.lists(spans(), min_size=1, max_size=5))
def test_the_cover_is_the_least_span_that_holds_all(found: list[Span]) -> None:
    """Every span lies in the cover, and the cover starts and ends with one of them."""
    whole = cover(*found)
    assert all(span in whole for span in found)
    assert whole.start in {span.start for span in found}
    assert whole.end in {span.end for span in found}


@given(st.text(alphabet=" \tab\u00a0", max_size=20))
def test_a_trimmed_span_reads_as_stripped_text(text: str) -> None:
    """Trimming takes white space from both ends and nothing else."""
    assert trim(Span(0, len(text)), text).of(text) == text.strip()


def test_a_citation_quotes_its_span() -> None:
    """The quote is the characters of the span."""
    evidence = cite(REPORT, "Chad sent wheat.", Span(5, 15), rule="event.verb", score=0.12345)
    assert (evidence.quote, evidence.score) == ("sent wheat", 0.1235)


@pytest.mark.parametrize(
    ("quote", "rule", "score"),
    [("", "rule", 0.5), ("too long", "rule", 0.5), ("word", "", 0.5), ("word", "rule", 1.5), ("word", "rule", -0.1)],
)
def test_evidence_without_quote_rule_or_score_cannot_be_built(quote: str, rule: str, score: float) -> None:
    """A finding without evidence cannot exist."""
    with pytest.raises(ModelError, match="evidence"):
        Evidence(REPORT, Span(0, 4 if quote else 0), quote, rule, score)


def test_ids_depend_on_content_only() -> None:
    """Equal parts give equal ids; other parts, or the same in another order, do not."""
    assert content_id("s", "a", 1) == content_id("s", "a", 1)
    assert content_id("s", "a", 1) != content_id("s", 1, "a")
    assert content_id("s", "ab") != content_id("s", "a", "b")
