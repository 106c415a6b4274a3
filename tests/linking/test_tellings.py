"""How likely two tellings are of one act, by their words alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import BrokenTableError
from servanda.linking import tellings
from servanda.linking.tellings import (
    NO_PAGE,
    SIGNS,
    Lexicon,
    Likelihood,
    page_of,
    shipped,
    signs,
    stem,
    telling_of,
    words_of,
)

FLOOD = (
    "Rains flood Ossa",
    "Heavy rains flooded the port of Ossa on Monday and cut off forty villages along the river Lume, rescuers said.",
)
AGAIN = (
    "Ossa under water",
    "Villages on the Lume were cut off when the river flooded the port of Ossa after heavy rain, rescue teams reported.",
)
OTHER = ("Mill fire in Tarn", "A fire destroyed an old mill in Tarn and the owner blamed a cable.")


def telling(page: tuple[str, str], act: str, *, name: str = "", around: bool = True) -> tellings.Telling:
    """Give an act that the sentence of a page tells."""
    head, sentence = page
    words = words_of(sentence)
    at = words.index(act)
    about = page_of(f"{head}\n{sentence}", head, shipped().lexicon) if around else NO_PAGE
    return telling_of(name or head, about, words, (at, at + 1), shipped().lexicon)


def test_forms_of_one_word_have_one_stem():
    """ "Raids", "raided" and "raiding" are one; what has no ending keeps its letters."""
    assert {stem(word) for word in ("raids", "raided", "raiding", "Raid")} == {"raid"}
    assert stem("planned") == stem("planning") == "plan"
    assert stem("his") == "his"


def test_pages_about_other_things_are_not_asked():
    """The very same words on a page about a mill are no sign; on one's own page nothing hangs on what it is about."""
    flood, again = telling(FLOOD, "flooded"), telling(AGAIN, "flooded")
    mill = telling(OTHER, "destroyed").page
    assert shipped().chance(flood, replace(again, page=mill)) == 0.0
    assert shipped().chance(flood, replace(flood, page=mill)) > 0.0


def test_one_act_in_other_words_is_likely_and_another_act_is_not():
    """Two newsrooms on one flood, and a fire elsewhere."""
    flood, again, fire = telling(FLOOD, "flooded"), telling(AGAIN, "flooded"), telling(OTHER, "destroyed")
    assert shipped().chance(flood, again) >= tellings.LIKELY
    assert shipped().chance(flood, fire) < 0.1
    assert shipped().chance(telling(FLOOD, "flooded"), telling(FLOOD, "said")) < 0.1


@pytest.mark.parametrize(
    ("one", "other"),
    [("sanction", "sanctions"), ("election", "elections"), ("ally", "allies"), ("carries", "carried")],
)
def test_numbers_and_tenses_of_one_word_meet(one, other):
    """Whatever letter the ending takes with it."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("mission", "miss"), ("billion", "bill"), ("nation", "nat")])
def test_a_word_keeps_what_only_looks_like_an_ending(one, other):
    """A mission is no miss."""
    assert stem(one) != stem(other)


def test_words_that_mean_the_same_are_near():
    """Stems that are not the same may be near in sense; a stem that nobody knows is near to itself alone."""
    near = shipped().lexicon.senses([stem("attack"), stem("assault"), stem("harvest"), "qqqqzx", "qqqqzx"])
    assert near[0] @ near[1] > near[0] @ near[2]
    assert near[3] @ near[4] == pytest.approx(1.0)
    assert max(near[:3] @ near[3]) < 0.5


def test_rare_words_weigh_more():
    """What stands in every text says little; an unknown stem is as rare as can be."""
    lexicon = shipped().lexicon
    assert lexicon.rarity(stem("year")) < lexicon.rarity(stem("embargo")) <= lexicon.rarity("qqqqzx")


def test_nothing_to_compare_is_told():
    """An act of an empty word, alone in its sentence and on a page of which nothing is known."""
    lexicon = Lexicon(["a"], np.ones(1, np.float32), *([np.ones((1, 2), np.int8)] * 2), unknown=2.0)
    one = telling_of("p", NO_PAGE, ["did"], (0, 1), lexicon)
    bare = telling_of("q", NO_PAGE, ["at"], (0, 1), lexicon)
    found = dict(zip(SIGNS, signs(one, bare), strict=True))
    assert found["act near in sense, less"] == -1.0
    assert found["act among the other's words, less"] == -1.0
    assert found["pages alike"] == found["names alike"] == 0.0


def test_a_page_is_its_words_and_its_head():
    """Rare words weigh more than common ones; the head stands for itself."""
    page = page_of("the embargo of the year: embargo, ships", "Ships wait", shipped().lexicon)
    assert page.words["embargo"] > page.words["ship"] > page.words["year"]
    assert set(page.head) == {"ship", "wait"}
    assert page_of("", "", shipped().lexicon) == NO_PAGE


@settings(max_examples=25)
@given(st.data())
def test_the_order_of_two_tellings_does_not_matter(data: st.DataObject):
    """Whichever is asked for first, the signs and the chance are the same."""
    pages = st.sampled_from((FLOOD, AGAIN, OTHER))
    drawn = []
    for name in ("a", "b"):
        page = data.draw(pages)
        act = data.draw(st.sampled_from(words_of(page[1])))
        drawn.append(telling(page, act, name=name, around=data.draw(st.booleans())))
    one, other = drawn
    assert signs(one, other) == signs(other, one)
    assert shipped().chance(one, other) == shipped().chance(other, one)


def test_a_dump_without_full_stops_is_compared_around_the_act():
    """Words far from the act are no part of its sentence."""
    words = ["port"] * 900 + ["flooded"] + ["river"] * 900
    told = telling_of("d", NO_PAGE, words, (900, 901), shipped().lexicon)
    assert told.length == 2 * tellings.MOST + 1


@pytest.mark.parametrize("name", ["words.npz", "trees.onnx"])
@pytest.mark.parametrize("left", [None, 0, 4000])
def test_a_missing_or_damaged_file_is_named(tmp_path: Path, name: str, left: int | None):
    """Which one, and what to do."""
    for each in ("words.npz", "trees.onnx"):
        (tmp_path / each).write_bytes((tellings.SHIPPED / each).read_bytes())
    path = tmp_path / name
    if left is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(BrokenTableError, match=f"{name} cannot be loaded.*install Servanda again"):
        Likelihood(tmp_path)


def test_tables_of_unequal_length_and_trees_of_other_signs_are_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """They would be asked for what they do not hold."""
    (tmp_path / "trees.onnx").write_bytes((tellings.SHIPPED / "trees.onnx").read_bytes())
    with np.load(tellings.SHIPPED / "words.npz") as table:
        parts = {**table, "rarity": table["rarity"][:-1]}
    np.savez(tmp_path / "words.npz", **parts)
    with pytest.raises(BrokenTableError, match="rows for them"):
        Likelihood(tmp_path)
    monkeypatch.setattr(tellings, "SIGNS", SIGNS[:-1])
    with pytest.raises(BrokenTableError, match="signs, and there are"):
        Likelihood(tellings.SHIPPED)
