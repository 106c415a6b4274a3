"""Which statements of one speaker are compared, and which of them a change can reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.build import day, report, state, statement
from servanda.linking import phrases
from servanda.linking.phrases import Phrasing
from servanda.model import SpeechMode

KEN = state("KEN", "Kenya")
FEW = 3

some = st.builds(
    Phrasing,
    id=st.just("s-0"),
    origin=st.sampled_from(["o-1", "o-2", "o-3", "o-4", "o-5", "o-6"]),
    day=st.none() | st.integers(1, 8),
    is_dated=st.booleans(),
    is_quoted=st.booleans(),
    runs=st.frozensets(st.integers(0, 9), min_size=1, max_size=3),
    wording=st.just(0),
    report=st.sampled_from(["r-1", "r-2", "r-3", "r-4"]),
    stems=st.frozensets(st.integers(0, 4), max_size=4).map(phrases.stemmed),
)
ids = st.integers(10, 40).map("s-{}".format)
blocks = st.dictionaries(ids, some, max_size=16)
KINDS = [
    Phrasing("s-0", f"o-{origin}", day, is_dated=bool(day), is_quoted=quoted, runs=frozenset(runs), wording=0)
    for origin in (1, 2)
    for day, quoted, runs in ((None, True, (1,)), (2, False, (1, 2)), (3, False, (2, 3)), (None, False, (3,)))
]
copied = st.dictionaries(ids, st.sampled_from(KINDS), max_size=24)


def named(told):
    """Give phrasings under their ids, sorted; those that are alike in all are worded alike."""
    return [
        replace(
            one,
            id=id_,
            wording=hash((one.day, one.is_dated, one.is_quoted, one.runs, one.stems)),
            frame=hash((one.day, one.is_dated, one.is_quoted)),
        )
        for id_, one in sorted(told.items())
    ]


@given(*2 * [blocks | copied])
def test_what_a_change_does_not_reach_is_compared_as_before(before, come):
    """Statements come, go or are told otherwise: no pair leads out of what is reached, and outside pairs stay."""
    gone = [id_ for at, id_ in enumerate(sorted(before)) if at % 4 == 0 and id_ not in come]
    now = {id_: one for id_, one in {**before, **come}.items() if id_ not in gone}
    old, new = named(before), named(now)
    changed = {*gone, *(id_ for id_ in come if before.get(id_) != come[id_])}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "CROWD", FEW)
        reached = phrases.reached(new, [one for one in old if one.id in changed], changed)
        pairs, were = phrases.candidates(new), phrases.candidates(old)
        inside = phrases.candidates(new, reached)
        copies = {*phrases.copies(new).items(), *phrases.copies(old).items()}
    assert changed <= reached
    assert all((one in reached) == (other in reached) for one, other in pairs | were | copies)
    assert {edge for edge in pairs if edge[0] not in reached} == {edge for edge in were if edge[0] not in reached}
    assert {edge for edge in pairs if edge[0] in reached} == inside


@given(st.lists(some, max_size=12))
def test_a_crowd_is_compared_as_its_pairs_are(told):
    """A block with more statements than are compared gives the pairs of a small one, as long as no run is too common."""
    block = [
        replace(one, wording=at) for at, one in enumerate(named({f"s-{at:02}": one for at, one in enumerate(told)}))
    ]
    # One more, with words of its own, is compared with nobody; the limit lies where only the block goes over it.
    most = max((sum(run in one.runs for one in block) for run in range(10)), default=0)
    pairs = phrases.candidates(block)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "CROWD", max(most, 1))
        assert phrases.candidates(block) == pairs


def test_a_phrasing_is_kept_whole():
    """`[Kenya|speaker] said [that the railway will carry grain|content]`: what is kept gives it back."""
    page = report("a", "It said that the railway will carry grain.")
    for mode in SpeechMode:
        for said in (day("2023-01"), day("2023-01-19")):
            row = statement(page, "that the railway will carry grain", KEN, mode=mode, said=said)
            one = phrases.phrasing(row, "o-1")
            assert phrases.unpacked(row.id, phrases.packed(one), page.id) == one
            assert (one.is_dated, one.is_quoted) == (said.edtf == "2023-01-19", mode is not SpeechMode.INDIRECT)
            assert len(one.runs) == 3


def test_copies_are_compared_through_the_least_of_them():
    """A hundred copies of one statement crowd nobody out: another of the day is compared with the first of them."""
    told = Phrasing("s-0", "o-1", 7, is_dated=True, is_quoted=False, runs=frozenset({1}), wording=1)
    hundred = [replace(told, id=f"s-{at:03}") for at in range(100)]
    other = replace(told, id="s-200", origin="o-2", wording=2)
    assert phrases.candidates([*hundred, other]) == {("s-000", "s-200")}
    assert set(phrases.copies([*hundred, other]).values()) == {"s-000"}


def test_who_is_judged_stands_alone():
    """Two of three copies were judged: each of them is compared for itself."""
    told = Phrasing("s-0", "o-1", None, is_dated=False, is_quoted=True, runs=frozenset({1}), wording=1)
    three = [replace(told, id=f"s-{at}") for at in range(3)]
    assert phrases.copies(three, {"s-0", "s-2"}) == {}
    assert len(phrases.candidates(three, alone={"s-0", "s-2"})) == 3


def varied(number, *, start=0, **fields):
    """Give statements of one origin that differ in one word each, of a run that all have."""
    told = Phrasing("s-0", "o-1", 7, is_dated=True, is_quoted=False, runs=frozenset({1}), wording=0)
    common = frozenset(range(8))
    return [
        replace(
            told, id=f"s-{at:03}", wording=at, report=f"r-{at}", stems=phrases.stemmed(common | {1000 + at}), **fields
        )
        for at in range(start, start + number)
    ]


def test_a_hundred_wordings_of_one_statement_are_compared_through_one():
    """Of more than are compared, those much alike are copies; of fewer each is compared with each."""
    assert set(phrases.copies(varied(100)).values()) == {"s-000"}
    assert len(phrases.copies(varied(100))) == 99
    assert phrases.copies(varied(phrases.CROWD)) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"origin": "o-2"},
        {"frame": 1},
        {"stems": phrases.stemmed(range(20, 28))},
        {"runs": frozenset({2})},
        {"report": "r-3"},
    ],
)
def test_what_is_no_variant_leads_itself(fields):
    """Of another origin, said otherwise, in other words, without a run in common, of a report that tells it already."""
    other = replace(varied(1, start=200)[0], **fields)
    assert "s-200" not in phrases.copies([*varied(100), other])
    assert phrases.copies([*varied(100), varied(1, start=200)[0]])["s-200"] == "s-000"


def test_who_is_much_like_the_first_and_unlike_the_others_leads_himself():
    """It shares six words of ten with the first, and three with those that share other words with him."""
    first, *others = varied(100)
    first = replace(first, stems=phrases.stemmed([*range(8), 20, 21]))
    other = replace(first, id="s-900", report="r-900", wording=900, stems=phrases.stemmed([*range(4, 8), 20, 21, 22]))
    found = phrases.copies([first, *others, other])
    assert found["s-099"] == "s-000"
    assert "s-900" not in found
