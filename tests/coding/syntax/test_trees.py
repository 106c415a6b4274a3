"""Subjects from dependency trees, each test on the tree that stands in it."""

from __future__ import annotations

from dataclasses import replace

from coding.sample_news import BOOK
from servanda.coding.syntax.shape import Clause, clauses, pieces
from servanda.coding.syntax.trees import with_trees
from servanda.model import UNKNOWN, Block, BlockKind, Marks, Report, Span
from servanda.reading import RuleReader


def read(text: str, heads: dict[str, tuple[str | None, str]]) -> tuple[Marks, str]:
    """Give the marks of a text with a tree: for a word the word that governs it and how."""
    report = Report(
        id="r-0123456789abcdef",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        outlet=None,
        published=UNKNOWN,
    )
    marks = RuleReader().read(report, BOOK)
    place = {token.text: at for at, token in enumerate(marks.tokens)}
    tokens = [
        replace(token, head=place[heads[token.text][0] or ""] if heads[token.text][0] else None, relation=relation)
        if token.text in heads and (relation := heads[token.text][1])
        else token
        for token in marks.tokens
    ]
    return replace(marks, tokens=tuple(tokens)), text


def subject(marks: Marks, text: str, verb: str) -> str:
    """Give the words of a verb's subject."""
    found = clauses(marks, marks.sentences[0])
    clause = next(one for one in found if marks.tokens[one.verb.main].text == verb)
    return phrase(marks, text, clause)


def phrase(marks: Marks, text: str, clause: Clause) -> str:
    """Give the words of a clause's subject with what hangs on it, none if it has none."""
    if clause.subject is None:
        return ""
    tokens = marks.tokens
    return text[tokens[clause.subject.first].span.start : tokens[clause.subject.span_last - 1].span.end]


def test_a_subject_far_from_its_verb_comes_from_the_tree():
    """Commas and names between subject and verb hide it from the pieces, not from the tree."""
    text = "The mayor of Suva, a lawyer, and the envoy of Tonga, a poet, met in Apia."
    tree = {"mayor": ("met", "nsubj"), "envoy": ("mayor", "conj"), "poet": ("envoy", "appos"), "met": (None, "root")}
    marks, text = read(text, tree)
    assert subject(marks, text, "met").startswith("The mayor of Suva")
    assert subject(marks, text, "met").endswith("the envoy of Tonga, a poet")


def test_a_form_in_ed_that_is_the_root_of_the_tree_is_the_verb_of_the_sentence():
    """'A plane carrying aid landed': what landed is the plane."""
    marks, text = read(
        "A plane carrying 20 tonnes of aid landed in Sudan.",
        {"plane": ("landed", "nsubj"), "carrying": ("plane", "acl"), "landed": (None, "root")},
    )
    assert subject(marks, text, "landed") == "A plane"


def test_without_a_tree_nothing_changes():
    """A reader that makes no trees leaves the clauses as the pieces join them."""
    marks, _ = read("The mayor of Suva met the envoy.", {})
    sentence = marks.sentences[0]
    found = clauses(marks, sentence)
    assert with_trees(found, pieces(marks, sentence), sentence, marks.tokens) == found
