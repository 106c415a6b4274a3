"""Quoted words by their marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model import Span
from servanda.reading.quotations import find, inside


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in find(text, Span(0, len(text)))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we agree" twice.', ['"we agree"']),
        ("He said “we agree” twice.", ["“we agree”"]),
        ("He said „we agree“ twice.", ["„we agree“"]),
        ("He said «we agree» twice.", ["«we agree»"]),
        ("He said ''we agree'' twice.", ["''we agree''"]),
        ("He said ‘we agree’ twice.", ["‘we agree’"]),
        ("He said ‘Kenya’s ships agree’ twice.", ["‘Kenya’s ships agree’"]),
        ("“They call it ‘free’ wheat,” she said.", ["“They call it ‘free’ wheat,”"]),
        ("Kenya’s ships left", []),
        ("the ‘90s were hard", []),
        ("rock‘n’roll", []),
        ('a 5" pipe', []),
        ('"one" and "two"', ['"one"', '"two"']),
        ('"We left,\'\' she said. "We go."', ["\"We left,''", '"We go."']),
        ("“We left.’’ He stayed.", ["“We left.’’"]),
    ],
)
def test_a_quotation_runs_from_mark_to_matching_mark(text: str, expected: list[str]):
    """Marks of all kinds pair up; an apostrophe opens nothing; inner quotations belong to the outer one."""
    assert quoted(text) == expected


@pytest.mark.parametrize("text", ["He said “we agree and go on  ", "He said ''we agree", '"We agree'])
def test_an_open_quotation_ends_with_its_paragraph_and_is_a_problem(text: str):
    """Speech that goes on in the next paragraph is still quoted here, and the problem says where it opened."""
    spans, problems = find(text, Span(0, len(text)))
    assert spans[0].end == len(text.rstrip())
    assert [problem.code for problem in problems] == ["open_quotation"]


def test_a_place_knows_its_quotation():
    """A character is inside the quotation that holds it, or inside none."""
    spans, _ = find('He said "yes".', Span(0, 14))
    assert inside(spans, 9) == spans[0]
    assert inside(spans, 1) is None


@given(st.text(alphabet="ab '\"“”‘’„«».", max_size=60))
@settings(max_examples=150)
def test_quotations_do_not_overlap(text: str):
    """Quotations come in order and none overlaps another."""
    spans, _ = find(text, Span(0, len(text)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
