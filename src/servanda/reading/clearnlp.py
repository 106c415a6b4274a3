"""Trees in the labels of ClearNLP, as English spaCy pipelines draw them, to universal ones (UD).

Invariant: trees stay trees; a relation without a rule here keeps its name.

Source: Choi and Palmer 2012, Guidelines for the Clear Style Constituent to Dependency Conversion; de Marneffe and
others 2021, Universal Dependencies. Names of persons begin with their head, other names keep theirs: UD English treats
only those without inner grammar as `flat`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from servanda.model import WordClass

LABELS = frozenset({"pobj", "dobj", "nsubjpass", "auxpass", "acomp", "npadvmod"})
"""Relations of ClearNLP that UD does not have: a parser that knows one of them draws these trees."""

_RENAMED = {
    "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked",
    "neg": "advmod",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "intj": "discourse",
    "meta": "dep",
    "prep": "obl",
    "agent": "obl:agent",
    "pobj": "obl",
}
"""What keeps its head. A preposition without a noun ("lived in") stands for the noun that is not there: `obl`."""

_NOMINAL = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.PRON, WordClass.NUM, WordClass.SYM})
_VERBAL = frozenset({WordClass.VERB, WordClass.AUX})
_GOVERNED = frozenset({"pobj", "pcomp"})
_PREPOSED = frozenset({"prep", "agent", "dative"})
_PREDICATES = frozenset({"attr", "acomp"})
_OTHER_PREDICATES = frozenset({*_PREDICATES, "oprd", "xcomp", "ccomp", "advcl", "auxpass", "dobj"})
_LIGHT = frozenset({"advmod", "neg"})


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a tree: the index of its head, None for a root, its relation to it, its class and its lemma."""

    head: int | None
    relation: str
    word_class: WordClass
    lemma: str


@dataclass(frozen=True, slots=True)
class Arc:
    """The head of a word, None for a root, and its universal relation."""

    head: int | None
    relation: str


def universal(nodes: Sequence[Node], *, persons: Sequence[range] = ()) -> tuple[Arc, ...]:
    """Give the universal arcs of trees in the labels of ClearNLP, one for each word.

    Args:
        nodes: The words, in the order of the text; their heads form trees.
        persons: Words that name a person, half-open; their first becomes the head of the name.
    """
    tree = _Tree(nodes)
    tree.turn_prepositions()
    tree.turn_copulas()
    tree.mark_infinitives()
    tree.flatten_conjuncts()
    for person in persons:
        tree.head_name(person)
    return tuple(
        Arc(head, _RENAMED.get(relation, relation)) for head, relation in zip(tree.heads, tree.relations, strict=True)
    )


class _Tree:
    """Arcs that are being turned; every step leaves a tree."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self.heads = [node.head for node in nodes]
        self.relations = ["root" if node.head is None else node.relation for node in nodes]
        self._children: list[list[int]] = [[] for _ in nodes]
        for at, node in enumerate(nodes):
            if node.head is not None:
                self._children[node.head].append(at)

    # ---- the moves

    def _hang(self, at: int, head: int | None, relation: str) -> None:
        before = self.heads[at]
        if before is not None:
            self._children[before].remove(at)
        if head is not None:
            self._children[head].append(at)
            self._children[head].sort()
        self.heads[at], self.relations[at] = head, relation

    def _turn(self, upper: int, lower: int, *, upward: str, downward: str) -> None:
        """Put a word in the place of its head, and hang the head and all else that hung on it on the word."""
        self._hang(lower, self.heads[upper], upward)
        for child in list(self._children[upper]):
            self._hang(child, lower, self.relations[child])
        self._hang(upper, lower, downward)

    def _below(self, at: int, relations: Collection[str]) -> list[int]:
        return [child for child in self._children[at] if self.relations[child] in relations]

    def _outwards(self) -> list[int]:
        """Give the words from the leaves to the roots, so that what hangs below is turned before what is above."""
        order = [at for at, head in enumerate(self.heads) if head is None]
        for at in order:
            order.extend(self._children[at])
        return order[::-1]

    # ---- the rules

    def turn_prepositions(self) -> None:
        """Make the noun head and the preposition its `case`; before a clause the preposition becomes its `mark`."""
        for at in self._outwards():
            governed = next(iter(self._below(at, _GOVERNED)), None)
            if governed is None:
                continue
            is_clause = self.relations[governed] == "pcomp" and self._nodes[governed].word_class in _VERBAL
            upward = self._preposed(at, is_clause=is_clause)
            self._turn(at, governed, upward=upward, downward="mark" if is_clause else "case")

    def _preposed(self, at: int, *, is_clause: bool) -> str:
        """Give the relation of what a preposition governs to the preposition's head."""
        relation, head = self.relations[at], self.heads[at]
        if relation not in _PREPOSED:
            return relation
        above = self._nodes[head].word_class if head is not None else WordClass.X
        if head is not None and self.relations[head] in _PREPOSED and not self._below(head, _GOVERNED):
            return "pcomp" if is_clause else "pobj"  # "according to officials": "to" hangs on "according"
        if is_clause:
            return "acl" if above in _NOMINAL else "advcl"
        if relation == "agent":
            return "obl:agent"
        return "nmod" if above in _NOMINAL else "obl"

    def turn_copulas(self) -> None:
        """Make what "be" says of its subject head, and "be" its `cop`; what there is ("there is") is its subject."""
        for at in self._outwards():
            if self._nodes[at].lemma != "be":
                continue
            predicate = next(iter(self._below(at, _PREDICATES)), None)
            if self._below(at, {"expl"}):
                if predicate is not None and not self._below(at, {"nsubj"}):
                    self._hang(predicate, at, "nsubj")
                continue
            if predicate is None:
                predicate = self._placed(at)
            if predicate is not None:
                self._turn(at, predicate, upward=self.relations[at], downward="cop")

    def _placed(self, at: int) -> int | None:
        """Give the phrase that "be" says of its subject where no other predicate is: "was in Kyiv", "is about gas"."""
        if not self._below(at, {"nsubj", "csubj"}) or self._below(at, _OTHER_PREDICATES):
            return None
        behind = (child for child in self._children[at] if child > at and self.relations[child] not in _LIGHT)
        first = next(behind, None)
        if first is None or self.relations[first] != "obl" or not self._below(first, {"case"}):
            return None
        return first

    def mark_infinitives(self) -> None:
        """Make the "to" of an infinitive its `mark`."""
        for at, node in enumerate(self._nodes):
            if self.relations[at] == "aux" and node.word_class is WordClass.PART:
                self.relations[at] = "mark"

    def flatten_conjuncts(self) -> None:
        """Hang all conjuncts on the first, and "and" on the conjunct behind it."""
        for at in range(len(self._nodes)):
            head = self.heads[at]
            if self.relations[at] == "cc" and head is not None:
                joined = next((child for child in self._below(head, {"conj"}) if child > at), None)
                if joined is not None:
                    self._hang(at, joined, "cc")
        for at in range(len(self._nodes)):
            head = self.heads[at]
            while self.relations[at] == "conj" and head is not None and self.relations[head] == "conj":
                head = self.heads[head]
            if head != self.heads[at]:
                self._hang(at, head, "conj")

    def head_name(self, person: range) -> None:
        """Make the first word of a person's name its head, the others `flat`; a title before it is `nmod:desc`."""
        name = [at for at in person if self._nodes[at].word_class is WordClass.PROPN]
        tops = [at for at in name if self.heads[at] not in name]
        if len(tops) != 1 or any(self.relations[at] != "compound" for at in name if at != tops[0]):
            return
        top, first = tops[0], name[0]
        for title in self._below(top, {"compound"}):
            if title < first:
                self.relations[title] = "nmod:desc"
        if first != top:
            self._hang(first, self.heads[top], self.relations[top])
        for at in name:
            for child in list(self._children[at]) if at != first else ():
                if child not in name:
                    self._hang(child, first, self.relations[child])
            if at != first:
                self._hang(at, first, "flat")
