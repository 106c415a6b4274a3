"""Spans of sources, cues and contents to attributions."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.learned.attributions import Attribution, Places, linked, with_subjects
from servanda.reading.learned.spans import Tagged, quotations

MARKS = {"<": "source", "{": "cue", "[": "content"}


def read(text: str) -> tuple[list[str], list[Tagged], list[tuple[int, int]]]:
    """Give the words, spans and sentences of "<source> {cue} [content] | next sentence"."""
    words: list[str] = []
    roles: list[Tagged] = []
    borders = [0]
    first, role = 0, ""
    for bit in text.split():
        if bit == "|":
            borders.append(len(words))
            continue
        if bit[0] in MARKS:
            first, role = len(words), MARKS[bit[0]]
        words.append(bit.strip("<>{}[]"))
        if bit[-1] in ">}]":
            roles.append((first, len(words), role))
    return words, roles, list(zip(borders, [*borders[1:], len(words)], strict=True))


def told(text: str) -> list[str]:
    """Give each attribution as "source | cue | content", runs parted by " + "."""
    words, roles, sentences = read(text)

    def print_(places: Places) -> str:
        return " + ".join(" ".join(words[first:last]) for first, last in places)

    found = linked(roles, words, sentences, quotations(words))
    return [" | ".join(print_(role) for role in (one.source, one.cue, one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<Kenya> {said} [it agreed]", ["Kenya | said | it agreed"]),
        ("[“ We agree , ”] {said} <Kenya> [“ and now . ”]", ["Kenya | said | “ We agree , ” + “ and now . ”"]),
        # Each content has the nearest cue, each cue the nearest source that is free.
        ("<Kenya> {said} [yes] while <Chad> {said} [no]", ["Kenya | said | yes", "Chad | said | no"]),
        # A second cue without a source of its own shares the one before it.
        ("<Kenya> {said} [it agreed] and {added} [that it paid]", ["Kenya | said | it agreed", "Kenya | added | that it paid"]),
        # But not over the end of a sentence.
        ("<Kenya> {said} [yes] . | {Added} [that it paid]", ["Kenya | said | yes", " | Added | that it paid"]),
        # A cue without a content says nothing; a source alone neither.
        ("<Kenya> {spoke} . | <Chad> {said} [yes]", ["Chad | said | yes"]),
        # A quotation that goes on has the speaker of the one before it; words without marks have none.
        ("[“ Yes , ”] {said} <Kenya> . | [“ We pay . ”]", ["Kenya | said | “ Yes , ” + “ We pay . ”"]),
        ("[“ Yes , ”] {said} <Kenya> . | [it pays]", ["Kenya | said | “ Yes , ”"]),
        ("[“ Yes . ”] | Chad left .", []),
        # The mark of a quotation belongs to the content; a cue inside it ends it.
        ("<Kenya> {said} “ [We agree] . ”", ["Kenya | said | “ We agree . ”"]),
        ("“ [We agree , {said} <Kenya> , and pay . ”", []),
        ("“ [We agree] , {said} <Kenya> , and pay . ”", ["Kenya | said | “ We agree ,"]),
        ("<Kenya> {said} “ [We agree . ”] <Chad> left", ["Kenya | said | “ We agree . ”"]),
        # Two that were widened to one quotation are one.
        ("<Hulver> {tells} us [to “ go] and [vote] ”", ["Hulver | tells | to “ go and vote ”"]),
        # Two that touch are one run.
        ("[“ No . ”] [“ Never . ”] {said} <Kenya>", ["Kenya | said | “ No . ” “ Never . ”"]),
        # A content over two sentences has a cue in the first or the last.
        ("<Kenya> {said} [“ yes . | No . ”]", ["Kenya | said | “ yes . No . ”"]),
        ("", []),
    ],
)  # fmt: skip
def test_spans_are_linked_by_their_cues(text: str, found: list[str]):
    """One cue, one attribution."""
    assert told(text) == found


WORDS = ("a", "b", "“", "”", '"', ".", ",", "``", "''")


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[list[str], list[Tagged], list[tuple[int, int]]]:
    """Give words, spans that do not overlap, and sentences."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
    ends = sorted(draw(st.sets(st.integers(0, len(words)), max_size=16)))
    roles = [
        (first, last, role)
        for first, last in pairwise(ends)
        if (role := draw(st.sampled_from(["source", "cue", "content", ""])))
    ]
    borders = sorted({0, len(words), *draw(st.sets(st.integers(0, len(words)), max_size=4))})
    return words, roles, list(pairwise(borders))


def places(runs: Places) -> list[int]:
    return [at for first, last in runs for at in range(first, last)]


@given(paragraphs())
def test_no_word_has_two_roles_save_a_source_that_cues_share(paragraph):
    """Whatever spans stand wherever; runs lie in order and do not touch."""
    words, roles, sentences = paragraph
    quoted = quotations(words)
    found = linked(roles, words, sentences, quoted)
    seen = Counter(at for one in found for role in (one.cue, one.content) for at in places(role))
    assert not seen or max(seen.values()) == 1
    assert not {at for one in found for at in places(one.source)} & set(seen)
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    for one in found:
        assert len(one.cue) == 1
        assert (*one.cue[0], "cue") in roles
        assert all((*source, "source") in roles for source in one.source)
        assert len(one.source) <= 1
        assert one.content
        assert all(first < last <= len(words) for first, last in one.content)
        assert all(before[1] < after[0] for before, after in pairwise(one.content))
        assert (one.depth, one.holder) == (0, None)


@given(paragraphs())
def test_a_content_never_ends_inside_a_quotation_that_it_opens(paragraph):
    """Only a source or a cue keeps it from the closing mark."""
    words, roles, sentences = paragraph
    quoted = quotations(words)
    edges = {first for first, _, role in roles if role != "content"}
    for one in linked(roles, words, sentences, quoted):
        for first, last in one.content:
            assert not any(first <= begin < last < end for begin, end in quoted if last not in edges)


@given(paragraphs(), st.lists(st.sampled_from(WORDS), max_size=5))
def test_words_of_a_further_sentence_without_spans_change_nothing(paragraph, further: list[str]):
    """Where all quotations are closed."""
    words, roles, sentences = paragraph
    after = [word for word in further if word in {"a", "b", "."}]
    closed = quotations(words)
    if closed and closed[-1][1] == len(words):
        return
    longer = [*words, *after]
    wider = [*sentences, (len(words), len(longer))]
    assert linked(roles, longer, wider, quotations(longer)) == linked(roles, words, sentences, closed)


def test_an_inner_attribution_is_put_on_the_places_of_its_words():
    """What lies over a gap between the runs of its holder is two runs."""
    inner = Attribution(((0, 1),), ((1, 2),), ((2, 5),))
    assert inner.at([3, 4, 5, 9, 10], holder=7, depth=1) == Attribution(
        ((3, 4),), ((4, 5),), ((5, 6), (9, 11)), holder=7, depth=1
    )


def test_a_paragraph_of_many_thousand_spans_is_linked():
    """A hostile page: each sentence of five words with a speaker."""
    words, roles, sentences = read(" | ".join(["<Kenya> {said} [it agreed] ."] * 2_000))
    assert len(linked(roles, words, sentences, [])) == 2_000


def test_a_cue_without_a_source_takes_its_subject_from_the_tree() -> None:
    """The subject of the verb, its relative clause left out; a subject inside the content is nobody who speaks."""
    words = "The envoy , who left , insisted that Peru would pay .".split()
    heads = [1, 6, 4, 4, 1, 1, -1, 10, 10, 10, 6, 6]
    relations = "det nsubj punct nsubj acl:relcl punct root mark nsubj aux ccomp punct".split()
    one = Attribution((), ((6, 7),), ((7, 11),))
    assert [found.source for found in with_subjects([one], heads, relations, words)] == [((0, 2),)]
    inside = Attribution((), ((10, 11),), ((7, 11),))
    assert [found.source for found in with_subjects([inside], heads, relations, words)] == [()]


def test_a_source_that_was_handed_on_gives_way_to_the_cues_own_subject() -> None:
    """The second cue's own subject speaks; a second cue without one keeps the first speaker."""
    words = "Peru said it paid and Chile denied it owed .".split()
    heads = [1, -1, 3, 1, 6, 6, 1, 8, 6, 1]
    relations = "nsubj root nsubj ccomp cc nsubj conj nsubj ccomp punct".split()
    first = Attribution(((0, 1),), ((1, 2),), ((2, 4),))
    second = Attribution(((0, 1),), ((6, 7),), ((7, 9),))
    found = with_subjects([first, second], heads, relations, words)
    assert [one.source for one in found] == [((0, 1),), ((5, 6),)]
    alone = [*relations[:5], "obj", *relations[6:]]
    found = with_subjects([first, second], heads, alone, words)
    assert [one.source for one in found] == [((0, 1),), ((0, 1),)]


def test_a_cue_that_hangs_on_another_verb_has_the_speaker_of_that_one() -> None:
    """The crowd marched, shouting that it was hungry."""
    words = "The crowd marched , shouting that it was hungry .".split()
    relations = "det nsubj root punct advcl mark nsubj cop ccomp punct".split()
    shouted = Attribution((), ((4, 5),), ((5, 9),))
    found = with_subjects([shouted], [1, 2, -1, 2, 2, 8, 8, 8, 4, 2], relations, words)
    assert [one.source for one in found] == [((0, 2),)]
    by_noun = [*relations[:4], "acl", *relations[5:]]
    heads = [1, 2, -1, 2, 1, 8, 8, 8, 4, 2]
    assert [one.source for one in with_subjects([shouted], heads, by_noun, words)] == [()]
    words[3] = "while"
    assert [one.source for one in with_subjects([shouted], heads, by_noun, words)] == [((0, 2),)]


def test_whom_somebody_makes_speak_is_left_open() -> None:
    """Peru asked the bank to say why."""
    words = "Peru asked the bank to say why it fell".split()
    relations = "nsubj root det obj mark xcomp advmod nsubj ccomp".split()
    found = with_subjects([Attribution((), ((5, 6),), ((6, 9),))], [1, -1, 3, 1, 5, 1, 8, 8, 5], relations, words)
    assert [one.source for one in found] == [()]


def test_a_noun_that_tells_has_its_owner_behind_of_for_a_speaker() -> None:
    """The warning of the clinic that it floods; a warning in the paper is nobody's."""
    words = "The warning of the clinic that it floods came".split()
    relations = "det nsubj case det nmod mark nsubj acl root".split()
    heads = [1, 8, 4, 4, 1, 7, 7, 1, -1]
    one = Attribution((), ((1, 2),), ((5, 8),))
    assert [found.source for found in with_subjects([one], heads, relations, words)] == [((3, 5),)]
    words[2] = "in"
    assert [found.source for found in with_subjects([one], heads, relations, words)] == [()]


def test_a_source_that_breaks_off_before_its_noun_is_whole() -> None:
    """A new census shows that towns grew."""
    words = "A new census shows that towns grew .".split()
    relations = "det amod nsubj root mark nsubj ccomp punct".split()
    one = Attribution(((0, 2),), ((3, 4),), ((4, 7),))
    found = with_subjects([one], [2, 2, 3, -1, 6, 6, 3, 3], relations, words)
    assert [one.source for one in found] == [((0, 3),)]


def test_who_is_asked_is_nobody_who_speaks() -> None:
    """The envoy was asked whether it rained."""
    words = "The envoy was asked whether it rained .".split()
    relations = "det nsubj:pass aux:pass root mark nsubj ccomp punct".split()
    one = Attribution(((0, 2),), ((2, 4),), ((4, 7),))
    found = with_subjects([one], [1, 3, 3, -1, 6, 6, 3, 3], relations, words)
    assert [one.source for one in found] == [()]
