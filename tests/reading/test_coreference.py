from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import BrokenModelError
from servanda.reading.coreference import coreference
from servanda.reading.coreference.candidates import ALIKE, NEAR
from servanda.reading.coreference.features import COMPARED, GROWN, WEIGHED, Chains, features, summary
from servanda.reading.coreference.mentions import mentions
from servanda.reading.coreference.pairs import OWN, PLAIN, TOGETHER, own, runs
from servanda.reading.coreference.parse import NameSpan, Parse, Tree
from servanda.reading.coreference.ranker import SHIPPED, Network, Ranker, load
from servanda.reading.coreference.traits import FLAGS, GROUPS, KINDS, LABELS, RELATIONS, describe
from servanda.reading.coreference.weighing import Weigher

HULVER = """
Adil Adil PROPN NNP 3 nsubj PER
Hulver Hulver PROPN NNP 1 flat PER
praised praise VERB VBD 0 root -
Mali Mali PROPN NNP 3 obj LOC
and and CCONJ CC 7 cc -
its its PRON PRP$ 7 nmod:poss -
army army NOUN NN 4 conj -
. . PUNCT . 3 punct -

He he PRON PRP 2 nsubj -
said say VERB VBD 0 root -
that that SCONJ IN 15 mark -
the the DET DT 5 det -
army army NOUN NN 7 nsubj -
was be AUX VBD 7 cop -
strong strong ADJ JJ 2 ccomp -
. . PUNCT . 2 punct -

Hulver Hulver PROPN NNP 2 nsubj PER
left leave VERB VBD 0 root -
Mali Mali PROPN NNP 2 obj LOC
. . PUNCT . 2 punct -
"""


def parsed(text: str) -> Parse:
    """Make a parse of lines: word, lemma, UPOS, XPOS, head counted from 1 in its sentence, relation, name label."""
    rows, heads, sentences = [], [], []
    for block in text.strip().split("\n\n"):
        lines = [line.split() for line in block.splitlines()]
        heads += [len(rows) + int(line[4]) - 1 if int(line[4]) else -1 for line in lines]
        sentences.append((len(rows), len(rows) + len(lines)))
        rows += lines
    labels = [row[6] for row in rows]
    names = []
    for at, label in enumerate(labels):
        if label == "-":
            continue
        if names and names[-1].last == at and names[-1].label == label:
            names[-1] = NameSpan(names[-1].first, at + 1, label)
        else:
            names.append(NameSpan(at, at + 1, label))
    columns = [[row[column] for row in rows] for column in (0, 1, 2, 3, 5)]
    return Parse(*columns[:4], heads, columns[4], names, sentences)


def printed(parse: Parse) -> list[list[str]]:
    return [
        [" ".join(parse.words[first:last]) for first, last in cluster.mentions]
        for cluster in coreference.clusters(parse)
    ]


def test_names_and_pronouns():
    """Adil Hulver praised Mali and its army. He said that the army was strong. Hulver left Mali."""
    assert printed(parsed(HULVER)) == [
        ["Adil Hulver", "He", "Hulver"],
        ["Mali", "its", "Mali"],
        ["its army", "the army"],
    ]


def test_links_tell_why():
    """A link names what a reader sees and a score between 0 and 1."""
    links = [link for cluster in coreference.clusters(parsed(HULVER)) for link in cluster.links]
    assert [(link.mention, link.antecedent, link.reason) for link in links] == [
        ((8, 9), (0, 2), "pronoun"),
        ((16, 17), (0, 2), "shared name"),
        ((5, 6), (3, 4), "pronoun"),
        ((18, 19), (3, 4), "same words"),
        ((11, 13), (5, 7), "same noun"),
    ]
    assert all(0 < link.score <= 1 for link in links)


def test_a_text_without_words_has_no_clusters():
    assert coreference.clusters(Parse((), (), (), (), (), (), (), ())) == ()


def test_noun_phrases_are_cut_as_annotators_cut_them():
    """The new president of Mali, who met Adil (no preposition, no "who", the inner names too)."""
    parse = parsed("""
with with ADP IN 4 case -
the the DET DT 4 det -
new new ADJ JJ 4 amod -
president president NOUN NN 0 root -
of of ADP IN 6 case -
Mali Mali PROPN NNP 4 nmod LOC
who who PRON WP 8 nsubj -
met meet VERB VBD 4 acl:relcl -
Adil Adil PROPN NNP 8 obj PER
""")
    found = [" ".join(parse.words[mention.first : mention.last]) for mention in mentions(parse, Tree(parse))]
    assert found == ["the new president of Mali who met Adil", "Mali", "Adil"]


def test_joined_nouns_are_one_mention_and_two():
    """Iran and Turkey."""
    parse = parsed("""
Iran Iran PROPN NNP 0 root LOC
and and CCONJ CC 3 cc -
Turkey Turkey PROPN NNP 1 conj LOC
""")
    found = [" ".join(parse.words[mention.first : mention.last]) for mention in mentions(parse, Tree(parse))]
    assert found == ["Iran and Turkey", "Iran", "Turkey"]


def test_a_weather_it_is_no_mention():
    """It rains."""
    parse = parsed("""
It it PRON PRP 2 expl -
rains rain VERB VBZ 0 root -
""")
    assert mentions(parse, Tree(parse)) == []


def pointing(*, start: float) -> Ranker:
    """Make a ranker to which every antecedent of "he" is as likely as the next, and no other link is."""
    width = COMPARED + len(GROUPS) + len(RELATIONS) + len(LABELS) + len(KINDS) + len(FLAGS) + OWN
    weights = np.zeros((width, 1), dtype=np.float32)
    weights[width - OWN + GROUPS.index("he")] = 10
    pair = Network(((weights, np.array([-5], dtype=np.float32)),))
    alone = Network(((np.zeros((OWN + WEIGHED + 1, 1), dtype=np.float32), np.array([start], dtype=np.float32)),))
    return Ranker(np.zeros((8, len(KINDS)), dtype=np.float32), (pair,), (alone,), 0.0)


ADIL_MET_BRUNO = """
Adil Adil PROPN NNP 2 nsubj PER
met meet VERB VBD 0 root -
Bruno Bruno PROPN NNP 2 obj PER
. . PUNCT . 2 punct -

He he PRON PRP 2 nsubj -
left leave VERB VBD 0 root -
"""
ADIL_SLEPT = """
Adil Adil PROPN NNP 2 nsubj PER
slept sleep VERB VBD 0 root -
. . PUNCT . 2 punct -

He he PRON PRP 2 nsubj -
left leave VERB VBD 0 root -
"""


def test_one_antecedent_is_taken():
    """Adil slept. He left."""
    found = coreference.clusters(parsed(ADIL_SLEPT), ranker=pointing(start=0))
    assert [cluster.mentions for cluster in found] == [((0, 1), (3, 4))]


def test_ties_resolve_to_nothing():
    """Adil met Bruno. He left: both are as likely."""
    assert coreference.clusters(parsed(ADIL_MET_BRUNO), ranker=pointing(start=0)) == ()


def test_a_likelier_start_opens_a_cluster():
    assert coreference.clusters(parsed(ADIL_SLEPT), ranker=pointing(start=6)) == ()


def by_hand(network: Network, rows: np.ndarray) -> np.ndarray:
    """Apply a network layer by layer."""
    for number, (weights, biases) in enumerate(network.layers):
        rows = (np.maximum(rows, 0) if number else rows) @ weights + biases
    return rows[..., 0]


def test_scores_are_those_of_the_networks():
    """What is summed up beforehand for many mentions adds up to what each network gives the whole row."""
    parse, ranker = parsed(HULVER), load(SHIPPED)
    tree = Tree(parse)
    found = mentions(parse, tree)
    traits = describe(parse, tree, found, ranker.kinds_of(parse, tree, found))
    chains, weigher, alone = Chains(traits), Weigher(ranker, traits), own(traits)
    pairs = 0
    for run in runs(traits):
        begun = weigher.begun(run)
        for choice, places in run.choices():
            grown = chains.columns(choice)
            if len(choice.chosen):
                rows = features(alone, choice, grown)
                sums = begun.of(choice.mention - run.first, places)
                wanted = np.mean([by_hand(network, rows) for network in ranker.pairs], axis=0)
                assert weigher.weigh(sums, grown) == pytest.approx(wanted, abs=1e-4)
                start = summary(alone, choice, rows)
                wanted = np.mean([by_hand(network, start) for network in ranker.starts]) + ranker.caution
                assert weigher.weigh_start(sums, choice, grown) == pytest.approx(wanted, abs=1e-4)
            chains.put(choice.mention, choice.mention % 2 if choice.mention > 1 else -1)
            pairs += len(choice.chosen)
    assert pairs > len(found)


def test_every_column_is_filled_once():
    assert sorted([*PLAIN, *GROWN]) == list(range(COMPARED))


def test_a_long_text_is_weighed_run_by_run():
    """The candidates of many mentions do not stand in memory at once, however many there are."""
    block = "Adil Adil PROPN NNP 2 nsubj PER\nslept sleep VERB VBD 0 root -\n\n"
    parse = parsed(block * 200)
    tree = Tree(parse)
    found = mentions(parse, tree)
    traits = describe(parse, tree, found, load(SHIPPED).kinds_of(parse, tree, found))
    made = list(runs(traits))
    assert [run.first for run in made] == list(range(0, 200, TOGETHER))
    assert max(len(run.others) for run in made) <= TOGETHER * (NEAR + ALIKE)
    assert [len(cluster.mentions) for cluster in coreference.clusters(parse)] == [200]


def test_a_circle_in_a_tree_is_cut():
    tree = Tree(Parse(("a", "b"), ("a", "b"), ("NOUN", "NOUN"), ("NN", "NN"), (1, 0), ("nmod", "nmod"), (), ((0, 2),)))
    assert tree.heads == [-1, 0]


def test_the_file_holds_arrays_only():
    file = io.BytesIO()
    np.savez(file, kinds=np.array([{}], dtype=object))
    file.seek(0)
    with pytest.raises(ValueError, match="allow_pickle"):
        Ranker.read(file)


def arrays(**table: object) -> bytes:
    file = io.BytesIO()
    np.savez(file, **table)
    return file.getvalue()


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"half",
        arrays(kinds=np.zeros((8, 2))),
        arrays(kinds=np.zeros((8, 2)), networks=1, caution=0.0),
        arrays(kinds=np.zeros((8, 2)), networks=1, caution=0.0)[:-40],
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, broken: bytes):
    """The file and what to do are told, whatever part of it is missing."""
    (tmp_path / "coreference.npz").write_bytes(broken)
    with pytest.raises(BrokenModelError, match=r"coreference\.npz cannot be loaded.*install Servanda again"):
        load(tmp_path / "coreference.npz")


WORDS = st.sampled_from(
    [
        ("Adil", "PROPN", "NNP"),
        ("UN", "PROPN", "NNP"),
        ("minister", "NOUN", "NN"),
        ("ministers", "NOUN", "NNS"),
        ("he", "PRON", "PRP"),
        ("its", "PRON", "PRP$"),
        ("they", "PRON", "PRP"),
        ("I", "PRON", "PRP"),
        ("this", "DET", "DT"),
        ("said", "VERB", "VBD"),
        ("and", "CCONJ", "CC"),
        ("“", "PUNCT", "``"),
        (".", "PUNCT", "."),
    ]
)
ANY_RELATION = st.sampled_from("nsubj obj obl nmod nmod:poss conj cc appos compound flat acl:relcl root punct".split())


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Any words under any tree, even heads that leave their sentence or run in circles."""
    rows = draw(st.lists(st.tuples(WORDS, st.integers(-2, 40), ANY_RELATION), min_size=1, max_size=35))
    cuts = sorted({0, len(rows), *draw(st.lists(st.integers(0, len(rows)), max_size=4))})
    words = [word for (word, _, _), _, _ in rows]
    names = [NameSpan(at, at + 1, "PER") for at, word in enumerate(words) if word == "Adil"]
    return Parse(
        words,
        words,
        [upos for (_, upos, _), _, _ in rows],
        [xpos for (_, _, xpos), _, _ in rows],
        [head for _, head, _ in rows],
        [relation for _, _, relation in rows],
        names,
        list(pairwise(cuts)),
    )


@settings(max_examples=60)
@given(parses())
def test_clusters_are_disjoint_and_the_same_twice(parse):
    """Whatever the tree, no range stands in two clusters, links go backwards, and two runs agree."""
    found = coreference.clusters(parse)
    spans = [span for cluster in found for span in cluster.mentions]
    assert len(spans) == len(set(spans))
    assert all(0 <= first < last <= len(parse.words) for first, last in spans)
    for cluster in found:
        assert len(cluster.mentions) > 1
        assert len(cluster.links) == len(cluster.mentions) - 1
        assert all(link.antecedent in cluster.mentions and link.mention in cluster.mentions for link in cluster.links)
    assert coreference.clusters(parse) == found
