"""A paragraph's words to a parse. Nothing here depends on what the model's weights say."""

from __future__ import annotations

import tracemalloc
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servanda.reading.learned.model import MOST_WORDS, load
from servanda.reading.learned.parsing import Parse, _join, _windows, parse
from servanda.reading.learned.spans import Tagged
from servanda.reading.learned.words import spans

NEWS = (
    "“ Kenya will send 40 trucks , ” Otieno said on Monday . “ We hope that Chad agrees . ” The envoy of Sudan told"
    " reporters that the minister had said that talks were over , and added that Kenya did not lie . “ Yes , ” he said ."
).split()
BITS = st.sampled_from(
    [*NEWS, '"', "''", "!?", "\ufffd", "\ud83d", "👍🏽", "\u200f", "שלום", "é" * 5_000, "x" * 5_000, "!" * 90]
)


def sound(found: Parse) -> None:
    """Check all that holds of every parse."""
    words = len(found.words)
    lists = (found.upos, found.xpos, found.lemmas, found.heads, found.relations, found.status, found.grades)
    assert {len(one) for one in lists} == {words}
    assert [at for first, last in found.sentences for at in range(first, last)] == list(range(words))
    for first, last in found.sentences:
        inside = range(first, last)
        assert [found.heads[at] for at in inside].count(-1) == 1
        for at in inside:
            assert (found.heads[at] == -1) == (found.relations[at] == "root")
            steps, above = 0, at
            while above != -1:
                assert above in inside
                assert steps < last - first
                steps, above = steps + 1, found.heads[above]
    for places in (found.times, [(first, last) for first, last, _ in found.names]):
        ends = [0, *(end for place in places for end in place), words]
        assert all(before <= after for before, after in pairwise(ends))
        assert all(first < last for first, last in places)
    assert all(abs(sum(chances) - 1) < 1e-4 and min(chances) >= 0 for chances in found.status)
    _sound_attributions(found)


def _sound_attributions(found: Parse) -> None:
    roles: dict[tuple[int, int], str] = {}
    for number, one in enumerate(found.attributions):
        for role, runs in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            for first, last in runs:
                assert 0 <= first < last <= len(found.words)
                for at in range(first, last):
                    before = roles.setdefault((one.depth, at), role)
                    assert before == role
        assert one.cue
        assert one.content
        if one.holder is None:
            assert one.depth == 0
            continue
        holder = found.attributions[one.holder]
        assert one.holder < number
        assert one.depth == holder.depth + 1
        held = {at for first, last in holder.content for at in range(first, last)}
        own = {at for runs in (one.source, one.cue, one.content) for first, last in runs for at in range(first, last)}
        assert own <= held


@settings(max_examples=25)
@given(st.lists(BITS, max_size=40))
@example([])
@example(["Kenya"])
@example(["\ud83d"])
@example(["\ufffd"] * 30)
@example(["x" * 5_000])
@example(NEWS)
def test_any_words_have_a_sound_parse_and_always_the_same(words: list[str]):
    """Sentences tile the words, each is a tree, spans lie inside, an inner speaker inside its holder's content."""
    found = parse(load(), words)
    sound(found)
    assert found == parse(load(), tuple(words))
    assert found.words == words


def test_no_words_have_an_empty_parse():
    """With known sentences or without."""
    assert parse(load(), []) == parse(load(), [], sentences=[]) == Parse([])


@settings(max_examples=15)
@given(st.data())
def test_known_sentences_are_kept(data: st.DataObject):
    """Whole, wherever windows end, as long as one window takes each; the context makes way."""
    sizes = data.draw(st.lists(st.integers(1, 60) | st.sampled_from([139, MOST_WORDS]), min_size=1, max_size=6))
    borders = list(pairwise(accumulate(sizes, initial=0)))
    words = [NEWS[at % len(NEWS)] for at in range(sum(sizes))]
    found = parse(load(), words, sentences=borders, depth=0)
    assert found.sentences == borders
    sound(found)


def test_the_context_makes_way_for_a_long_sentence():
    """A sentence of 100 words before one of 130: they are no one window's."""
    words = ["peace"] * 300
    borders = [(0, 30), (30, 130), (130, 260), (260, 300)]
    windows = list(_windows(load(), words, {first for first, _ in borders}))
    assert [(window.begin, window.first, window.last) for window in windows] == [
        (0, 0, 130),
        (130, 130, 260),
        (260, 260, 300),
    ]


def test_the_sentence_before_a_seam_is_read_again():
    """As context; each word is of one window."""
    words = ["peace"] * 300
    windows = list(_windows(load(), words, range(0, 300, 30)))
    assert [(window.begin, window.first, window.last) for window in windows] == [
        (0, 0, 120),
        (90, 120, 210),
        (180, 210, 300),
    ]


@pytest.mark.parametrize("words", [["peace"] * 700, NEWS * 12, ["!" * 12] * 200, ["!" * 12, *["peace"] * 150] * 4])
def test_a_long_paragraph_is_read_in_windows(words: list[str]):
    """Each word once; a seam is a start of a sentence, as are all that the model finds."""
    windows = list(_windows(load(), words, None))
    assert [at for window in windows for at in range(window.first, window.last)] == list(range(len(words)))
    for window in windows:
        assert window.begin <= window.first < window.last <= window.begin + len(window.scores.grade)
        assert len(window.scores.grade) <= MOST_WORDS
        assert window.sentences[0][0] == window.first
        assert window.sentences[-1][1] == window.last
    sound(parse(load(), words, depth=1))


def test_a_sentence_longer_than_a_window_is_cut():
    """There is no border to cut at: the window is full."""
    found = parse(load(), ["peace"] * 300, sentences=[(0, 300)], depth=0)
    assert found.sentences == [(0, 140), (140, 280), (280, 300)]
    sound(found)


@pytest.mark.parametrize("known", [True, False])
def test_what_stands_after_a_window_changes_nothing_before_its_seam(known: bool):
    """Whatever follows, and however much of it."""
    words = (NEWS * 4)[:MOST_WORDS]
    starts = range(0, 1_000, 30) if known else None
    borders = [(at, at + 30) for at in range(0, 990, 30)] if known else None
    seam = next(_windows(load(), [*words, "."], starts)).last
    tails = [["."], ["Chad", "left", "."] * 20, ["”", "\ufffd", "x" * 5_000] * 80]
    parses = [parse(load(), words + tail, sentences=borders, depth=0) for tail in tails]
    for found in parses:
        for name in ("upos", "xpos", "lemmas", "heads", "relations", "status", "grades"):
            assert getattr(found, name)[:seam] == getattr(parses[0], name)[:seam]
        for name in ("sentences", "names", "times"):
            before = [[one for one in getattr(each, name) if one[1] <= seam] for each in (found, parses[0])]
            assert before[0] == before[1]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([(3, 9, "content")], [(9, 12, "content"), (13, 14, "cue")], [(3, 12, "content"), (13, 14, "cue")]),
        ([(3, 8, "content")], [(9, 12, "content")], [(3, 8, "content"), (9, 12, "content")]),
        ([(3, 9, "cue")], [(9, 12, "content")], [(3, 9, "cue"), (9, 12, "content")]),
        ([(3, 9, "cue")], [(9, 12, "cue")], [(3, 9, "cue"), (9, 12, "cue")]),
        ([], [(9, 12, "content")], [(9, 12, "content")]),
        ([(3, 6, "content"), (6, 9, "content")], [], [(3, 6, "content"), (6, 9, "content")]),
    ],
)
def test_a_content_that_a_seam_cut_is_one(before: list[Tagged], after: list[Tagged], found: list[Tagged]):
    """Two that touch inside one window stay two."""
    _join(before, after)
    assert before == found


def test_without_depth_no_content_is_read_again():
    """The outer attributions are the same."""
    shallow = parse(load(), NEWS, depth=0).attributions
    assert all(one.depth == 0 for one in shallow)
    assert [one for one in parse(load(), NEWS).attributions if one.depth == 0] == shallow


def test_a_text_is_read_by_its_words():
    """What `words.spans` cuts is what is parsed."""
    text = "Kenya\u00a0can’t pay… “We won't,” Okaforsaid 👍🏽."
    words = [text[start:end] for start, end in spans(text, cuts={text.index("said")})]
    found = parse(load(), words)
    sound(found)
    assert found.words == words


def test_the_memory_that_a_long_paragraph_takes_is_bounded():
    """Two thousand words: what a window needs is given back with it."""
    model = load()
    parse(model, NEWS)
    tracemalloc.start()
    try:
        parse(model, NEWS * 40, depth=0)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
