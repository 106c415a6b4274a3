"""What states are called by without their names, and who borders them."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.codebook import check, load
from servanda.codebook.rows import Folders
from servanda.codebook.traits import TraitRow, Traits

TRAITS = load().traits


@pytest.mark.parametrize(
    ("words", "some", "none"),
    [
        ("island", "FJI", "BOL"),
        ("landlocked West African", "MLI", "SEN"),
        ("West African", "SEN", "KEN"),
        ("small mountain", "LSO", "FJI"),
        ("Southeast Asian", "LAO", "PAK"),
        ("sultanate", "OMN", "QAT"),
    ],
)
def test_traits_tell_states_apart(words, some, none):
    """The longer of two traits counts, several must all fit, and other words tell nothing."""
    called = TRAITS.called(words.split())
    assert called is not None
    assert some in called
    assert none not in called


def test_words_that_are_no_trait_call_nobody():
    """A codebook without traits calls nobody either."""
    assert TRAITS.called(["small", "proud"]) is None
    assert Traits(()).called(["island"]) is None


@pytest.mark.parametrize(
    ("code", "direction", "near"),
    [
        ("ECU", "north", {"COL"}),
        ("ECU", "south", {"PER"}),
        ("PRT", "east", {"ESP"}),
        ("DZA", "west", {"MAR", "MRT"}),
        ("FJI", None, set()),
        ("XXX", None, set()),
    ],
)
def test_neighbours_lie_to_their_side(code, direction, near):
    """An island has none, and nor has a code that no row knows."""
    assert set(TRAITS.neighbours(code, direction)) == near


def test_each_border_has_two_sides():
    """Who borders a state is bordered by it; each is a state of the codebook."""
    book = load()
    rows = {row.code: row for row in Folders().read("traits.tsv", TraitRow)}
    for row in rows.values():
        assert book.actor(row.code) is not None
        assert all(row.code in rows[other].borders for other in row.borders)
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180


def test_traits_of_no_known_state_are_remarked(tmp_path: Path):
    """The check names the code."""
    (tmp_path / "traits.tsv").write_text("code\tlat\tlon\ttraits\tborders\nQQQ\t1\t2\tisland\t\n", encoding="utf-8")
    assert [one.field for one in check([tmp_path]).remarks] == ["code"]
