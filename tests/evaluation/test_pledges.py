"""The measure of steps: what counts as a right sum, state and scope."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from servanda.codebook import load
from servanda.model import Value
from servanda.reading import RuleReader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pledges() -> ModuleType:
    """Give the script that measures steps."""
    spec = importlib.util.spec_from_file_location("pledges", ROOT / "evaluation" / "pledges.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_sum_is_near_when_one_end_and_the_currency_agree(pledges: ModuleType) -> None:
    """ "Over $5 million" is held against five million; five million euros are not."""
    gold = {"low": 5e6, "high": 5e6, "currency": "USD"}
    assert pledges.is_near(Value(5e6, None, "USD"), gold)
    assert not pledges.is_near(Value(5e6, 5e6, "EUR"), gold)
    assert not pledges.is_sum(Value(5e6, None, "USD"), gold)


def test_a_text_is_measured_by_what_the_product_finds(pledges: ModuleType) -> None:
    """The sum, the state and the sides are those of the steps of the whole pipeline."""
    row = {
        "id": "own-1",
        "text": "The embassy held a ceremony in Lome.\n\nNorway gave Togo 5 million dollars on Monday, it said.",
        "state3": "moving",
        "value": {"low": 5e6, "high": 5e6, "currency": "USD"},
        "provider": [{"code": "NOR"}],
        "recipient": [{"code": "TGO"}],
    }
    tally = pledges.Tally()
    pledges.score_aid(pledges.Pages(load(), RuleReader()), [row], tally, lambda _: None)
    assert dict(tally.right) == dict(tally.asked)
    assert set(tally.asked) >= {"sum", "state of three", "provider", "recipient"}


def test_a_sum_without_a_line_is_answered_by_none(pledges: ModuleType) -> None:
    """A price that nobody promises is no step, and the measure counts that as right."""
    text = "The bridge near Lome cost Togo 5 million dollars in 2009, the builders said on Monday."
    start = text.index("5 million")
    value = {"low": 5e6, "high": 5e6, "currency": "USD"}
    row = {"id": "own-2", "report": "own", "start": start, "end": start + 17, "value": value, "scope": "none"}
    texts = {"own": {"id": "own", "text": text, "date": "2022-06-15"}}
    tally, pages = pledges.Tally(), pledges.Pages(load(), RuleReader())
    pledges.score_scopes(pledges.read_once(pages, [row], texts), [row], texts, tally, lambda _: None)
    assert tally.right["no line where none is"] == 1


def test_lines_broken_at_a_width_are_joined(pledges: ModuleType) -> None:
    """A paragraph that a corpus has broken into lines is one line again."""
    assert pledges.unfolded("up to\n$5 million\n\nThe end") == "up to $5 million\n\nThe end"


def test_items_of_a_list_stand_on_lines_of_their_own(pledges: ModuleType) -> None:
    """What a page shows as an item is not run into the one before it; a dash inside a line begins nothing."""
    text = "Help for Togo:\n- $5 million\n  for wells.\n-   Tents - from\nOslo.\n\n1. Boats"
    assert pledges.unfolded(text) == "Help for Togo:\n- $5 million for wells.\n- Tents - from Oslo.\n\n1. Boats"


def test_a_sum_told_twice_in_the_same_words_is_found_where_it_stands(pledges: ModuleType) -> None:
    """The second of two equal sentences is not taken for the first."""
    text = "Norway announced that it is prepared to give $5 million now.\n\n" * 2
    start = text.rindex("$5 million")
    assert pledges.place_of(text, text, {"start": start, "end": start + 10}) == start + 9
    first = text.index("$5 million")
    assert pledges.place_of(text, text, {"start": first, "end": first + 10}) == first + 9
