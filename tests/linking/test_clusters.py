"""Groups out of scored pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from servanda.linking.clusters import cluster, pair
from servanda.linking.groups import Groups


def free(one, other):
    """Forbid nothing."""
    return False


def test_strong_pairs_make_a_group():
    """Three findings that all agree are one."""
    scores = {("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.7}
    assert cluster("abcd", scores, forbidden=free, least=0.6) == [("a", "b", "c"), ("d",)]


def test_a_chain_does_not_hold():
    """Two that were never alike are not joined through a third: the mean counts missing pairs as nothing."""
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert cluster("abc", scores, forbidden=free, least=0.6) == [("a", "b"), ("c",)]


def test_what_is_forbidden_holds_for_groups():
    """A finding that excludes one member excludes the group."""
    scores = {("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.8}
    assert cluster("abc", scores, forbidden=lambda one, other: (one, other) == ("b", "c"), least=0.6) == [
        ("a", "b"),
        ("c",),
    ]


def test_copies_weigh_what_they_are():
    """Whether nine copies are given one by one or as one finding: what is like them, and not like a third, joins them."""
    scores = {("a", "b"): 0.9, ("a", "c"): 0.9}
    assert cluster("abc", scores, forbidden=free, least=0.6) == [("a", "b"), ("c",)]
    assert cluster("abc", scores, forbidden=free, least=0.6, copies={"a": 9}) == [("a", "b", "c")]


def test_weak_pairs_join_nothing():
    """Below the threshold nothing is merged."""
    assert cluster("ab", {("a", "b"): 0.5}, forbidden=free, least=0.6) == [("a",), ("b",)]


def test_no_pair_is_asked_twice_what_forbids_it():
    """In a crowd where all are alike and two camps exclude each other, each pair is asked once at most."""
    ids = [f"{number:02}" for number in range(40)]
    asked: list[tuple[str, str]] = []

    def forbidden(one, other):
        asked.append((one, other))
        return int(one) % 2 != int(other) % 2

    scores = {(one, other): 0.8 for at, one in enumerate(ids) for other in ids[at + 1 :]}
    assert cluster(ids, scores, forbidden=forbidden, least=0.6) == [tuple(ids[::2]), tuple(ids[1::2])]
    assert len(set(asked)) == len(asked)


def test_the_mean_of_groups_is_exact():
    """Many equal scores have a mean of just that score, whatever floats add up to."""
    ids = [f"{number:02}" for number in range(30)]
    scores = {(one, other): 0.6 for at, one in enumerate(ids) for other in ids[at + 1 :]}
    assert cluster(ids, scores, forbidden=free, least=0.6) == [tuple(ids)]


edges = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda one: one[0] < one[1]),
    st.sampled_from([0.3, 0.6, 0.7, 0.8, 1.0]),
)


@given(edges, st.randoms())
def test_order_changes_no_group(scores, random):
    """The order in which pairs come changes nothing, and every finding is in one group."""
    shuffled = list(scores.items())
    random.shuffle(shuffled)
    groups = cluster("abcdef", scores, forbidden=free, least=0.6)
    assert cluster("fedcba", dict(shuffled), forbidden=free, least=0.6) == groups
    assert sorted(one for group in groups for one in group) == list("abcdef")


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_the_least_leads_its_group(joins):
    """Whatever is joined in whatever order, a group is led by its least member."""
    groups = Groups("abcdef")
    for one, other in joins:
        groups.join(one, other)
    assert all(groups.leader(one) == group[0] == min(group) for group in groups.all() for one in group)


def test_a_pair_is_in_order():
    """Two ids have one pair."""
    assert pair("b", "a") == pair("a", "b") == ("a", "b")


def test_groups_kept_apart_stay_apart():
    """What is kept apart after some joins is never joined, through whatever member."""
    groups = Groups("abcd")
    groups.join("a", "b")
    groups.keep_apart("b", "c")
    assert groups.are_apart("a", "c")
    assert not groups.are_apart("a", "d")
    groups.join("c", "d")
    assert groups.are_apart("d", "b")
    assert not groups.join("d", "a")
    assert groups.all() == [("a", "b"), ("c", "d")]
