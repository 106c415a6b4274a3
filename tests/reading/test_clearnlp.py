"""Trees in the labels of ClearNLP become universal ones, relation by relation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pipelines import CLEAR

from servanda.model import WordClass
from servanda.reading.clearnlp import Arc, Node, universal


def turned(lines: str, *, persons: tuple[range, ...] = ()) -> list[str]:
    """Give "word relation head" for each word of a tree written as "word CLASS relation head", heads from 1."""
    rows = [line.split() for line in lines.strip().split("|")]
    nodes = [
        Node(
            head=int(head) - 1 if head != "0" else None,
            relation=relation,
            word_class=WordClass(word_class),
            lemma="be" if word in {"is", "was", "are", "been"} else word,
        )
        for word, word_class, relation, head in rows
    ]
    return [
        f"{row[0]} {arc.relation} {'-' if arc.head is None else rows[arc.head][0]}"
        for row, arc in zip(rows, universal(nodes, persons=persons), strict=True)
    ]


@pytest.mark.parametrize(
    ("clear", "ud"),
    [
        # prep + pobj: the noun is head, obl of a verb and nmod of a noun
        (
            "sent VERB ROOT 0 | maize NOUN dobj 1 | to ADP prep 1 | ports NOUN pobj 3 | in ADP prep 4 | Chad PROPN pobj 5",
            "sent root - | maize obj sent | to case ports | ports obl sent | in case Chad | Chad nmod ports",
        ),
        # what hangs on the preposition goes to the noun
        (
            "left VERB ROOT 0 | just ADV advmod 3 | before ADP prep 1 | noon NOUN pobj 3",
            "left root - | just advmod noon | before case noon | noon obl left",
        ),
        # two prepositions, one under the other, and two joined
        (
            "left VERB ROOT 0 | according VERB prep 1 | to ADP prep 2 | officials NOUN pobj 3",
            "left root - | according case officials | to case officials | officials obl left",
        ),
        (
            "fought VERB ROOT 0 | in ADP prep 1 | Chad PROPN pobj 2 | and CCONJ cc 2 | on ADP conj 2 | islands NOUN pobj 5",
            "fought root - | in case Chad | Chad obl fought | and cc islands | on case islands | islands conj Chad",
        ),
        # agent, passive subject and auxiliary
        (
            "maize NOUN nsubjpass 3 | was AUX auxpass 3 | sent VERB ROOT 0 | by ADP agent 3 | Kenya PROPN pobj 4",
            "maize nsubj:pass sent | was aux:pass sent | sent root - | by case Kenya | Kenya obl:agent sent",
        ),
        (
            "lying NOUN csubjpass 3 | was AUX auxpass 3 | denied VERB ROOT 0",
            "lying csubj:pass denied | was aux:pass denied | denied root -",
        ),
        # dative, bare and with its preposition
        (
            "gave VERB ROOT 0 | Chad PROPN dative 1 | aid NOUN dobj 1",
            "gave root - | Chad iobj gave | aid obj gave",
        ),
        (
            "gave VERB ROOT 0 | aid NOUN dobj 1 | to ADP dative 1 | Chad PROPN pobj 3",
            "gave root - | aid obj gave | to case Chad | Chad obl gave",
        ),
        # a clause under a preposition
        (
            "left VERB ROOT 0 | after ADP prep 1 | signing VERB pcomp 2 | it PRON dobj 3",
            "left root - | after mark signing | signing advcl left | it obj signing",
        ),
        (
            "plan NOUN ROOT 0 | for ADP prep 1 | sending VERB pcomp 2",
            "plan root - | for mark sending | sending acl plan",
        ),
        (
            "left VERB ROOT 0 | from ADP prep 1 | there ADV pcomp 2",
            "left root - | from case there | there obl left",
        ),
        # a preposition that lost its noun
        (
            "talked VERB ROOT 0 | about ADP prep 1",
            "talked root - | about obl talked",
        ),
        # the copula hangs on what it says, with all that hung on it
        (
            "Chad PROPN nsubj 2 | is AUX ROOT 0 | not PART neg 2 | ready ADJ acomp 2 | . PUNCT punct 2",
            "Chad nsubj ready | is cop ready | not advmod ready | ready root - | . punct ready",
        ),
        (
            "he PRON nsubj 3 | has AUX aux 3 | been AUX ccomp 6 | envoy NOUN attr 3 | , PUNCT punct 6 | said VERB ROOT 0",
            "he nsubj envoy | has aux envoy | been cop envoy | envoy ccomp said | , punct said | said root -",
        ),
        (
            "he PRON nsubj 2 | was AUX ROOT 0 | also ADV advmod 2 | in ADP prep 2 | Kyiv PROPN pobj 4",
            "he nsubj Kyiv | was cop Kyiv | also advmod Kyiv | in case Kyiv | Kyiv root -",
        ),
        (
            "there PRON expl 2 | was AUX ROOT 0 | war NOUN attr 2 | in ADP prep 2 | Chad PROPN pobj 4",
            "there expl was | was root - | war nsubj was | in case Chad | Chad obl was",
        ),
        (
            "it PRON nsubj 2 | is AUX ROOT 0",
            "it nsubj is | is root -",
        ),
        # other verbs keep their predicates
        (
            "he PRON nsubj 2 | became VERB ROOT 0 | envoy NOUN attr 2",
            "he nsubj became | became root - | envoy xcomp became",
        ),
        (
            "called VERB ROOT 0 | him PRON dobj 1 | liar NOUN oprd 1",
            "called root - | him obj called | liar xcomp called",
        ),
        # relations that only change their name
        (
            "its PRON poss 2 | men NOUN nsubj 4 | who PRON nsubj 5 | set VERB ROOT 0 | fled VERB relcl 2 | up ADP prt 4",
            "its nmod:poss men | men nsubj set | who nsubj fled | set root - | fled acl:relcl men | up compound:prt set",
        ),
        (
            "met VERB ROOT 0 | Monday PROPN npadvmod 1",
            "met root - | Monday obl:unmarked met",
        ),
        # the "to" of an infinitive
        (
            "agreed VERB ROOT 0 | to PART aux 3 | leave VERB xcomp 1",
            "agreed root - | to mark leave | leave xcomp agreed",
        ),
        # conjuncts hang on the first, "and" on the one behind it
        (
            "Chad PROPN ROOT 0 | , PUNCT punct 1 | Mali PROPN conj 1 | and CCONJ cc 3 | Niger PROPN conj 3",
            "Chad root - | , punct Chad | Mali conj Chad | and cc Niger | Niger conj Chad",
        ),
        (
            "and CCONJ cc 2 | left VERB ROOT 0",
            "and cc left | left root -",
        ),
    ],
)  # fmt: skip
def test_a_tree_is_turned(clear: str, ud: str):
    """Each row is a tree of ClearNLP and the same words in UD."""
    assert turned(clear) == [row.strip() for row in ud.split("|")]


def test_the_first_word_of_a_person_is_the_head_of_the_name():
    """A title before it describes; what hung on the last word goes to the first."""
    assert turned(
        "old ADJ amod 4 | President PROPN compound 4 | Amina PROPN compound 4 | Otieno PROPN nsubj 6 | 's PART case 4 | left VERB ROOT 0",
        persons=(range(2, 5),),
    ) == ["old amod Amina", "President nmod:desc Amina", "Amina nsubj left", "Otieno flat Amina", "'s case Amina", "left root -"]  # fmt: skip
    assert turned("Mr PROPN compound 2 | Otieno PROPN nsubj 3 | left VERB ROOT 0", persons=(range(1, 2),)) == [
        "Mr nmod:desc Otieno",
        "Otieno nsubj left",
        "left root -",
    ]


def test_other_names_and_names_in_pieces_keep_their_trees():
    """Without a person nothing tells a name from a compound; a person in two trees is left alone."""
    company = "Chad PROPN compound 2 | Oil PROPN nsubj 3 | left VERB ROOT 0"
    assert turned(company) == ["Chad compound Oil", "Oil nsubj left", "left root -"]
    apart = "Amina PROPN nsubj 3 | Otieno PROPN dobj 3 | left VERB ROOT 0"
    assert turned(apart, persons=(range(2),)) == ["Amina nsubj left", "Otieno obj left", "left root -"]


@st.composite
def trees(draw: st.DrawFn) -> list[Node]:
    """Give any tree: each word hangs on one that was placed before it, in any order of the text."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads: dict[int, int | None] = {order[0]: None}
    for place, at in enumerate(order[1:], start=1):
        heads[at] = draw(st.sampled_from([None, *order[:place]]))
    return [
        Node(
            heads[at],
            draw(st.sampled_from(CLEAR)),
            draw(st.sampled_from(WordClass)),
            draw(st.sampled_from(["be", "x"])),
        )
        for at in range(size)
    ]


@given(trees(), st.integers(0, 6), st.integers(0, 12))
def test_any_tree_stays_a_tree(nodes: list[Node], first: int, last: int):
    """As many roots as before, no circles, and no relation that only ClearNLP has."""
    arcs: tuple[Arc, ...] = universal(nodes, persons=(range(first, min(last, len(nodes))),))
    assert sum(arc.head is None for arc in arcs) == sum(node.head is None for node in nodes)
    for arc in arcs:
        steps, above = 0, arc.head
        while above is not None:
            steps, above = steps + 1, arcs[above].head
            assert steps <= len(arcs)
    assert not {"pobj", "dobj", "nsubjpass", "auxpass", "acomp", "npadvmod", "relcl"} & {arc.relation for arc in arcs}
