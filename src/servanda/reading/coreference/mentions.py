"""What may refer: noun phrases, names and pronouns, cut from a tree as careful annotators cut them.

Invariant: two mentions never have the same words; mentions come in the order of their first word, longer first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from servanda.reading.coreference.parse import NameSpan, Parse, Tree
from servanda.reading.coreference.words import PRONOUNS

MentionType = Literal["name", "noun", "pronoun", "list", "other"]

_NOUN_LIKE = frozenset(("NOUN", "PROPN"))
_ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "conj", "dislocated", "vocative"))
_NEVER = frozenset(("flat", "fixed", "goeswith", "reparandum", "expl", "discourse", "cc", "case"))
_OUT_BEFORE = frozenset(
    "case punct cc mark advmod cop nsubj csubj aux discourse reparandum parataxis expl vocative dislocated advcl obl"
    " obj orphan ccomp conj".split()
)
_OUT_AFTER = frozenset(
    "conj cc punct parataxis discourse dep list advcl nsubj advmod orphan reparandum obl cop csubj aux vocative"
    " dislocated ccomp xcomp".split()
)
_ALONE = frozenset(word for word in PRONOUNS if word not in {"this", "that", "these", "those", "you", "we", "us"})
_RELATIVE = frozenset(("WP", "WDT", "WP$", "WRB", "EX"))
_PAIRS = {"(": ")", "[": "]", "-LRB-": "-RRB-", "“": "”", '"': '"', "‘": "’"}
_POINTING = frozenset("here there now then".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A range of words that may refer, with its head word and the label of the name that its head lies in, or ""."""

    first: int
    last: int
    head: int
    type: MentionType
    label: str

    @property
    def span(self) -> tuple[int, int]:
        """Give the range, half-open."""
        return self.first, self.last


def mentions(parse: Parse, tree: Tree) -> list[Mention]:
    """Give every range of words that may refer, in order.

    Left out are relative and asking pronouns, "there is", the "it" of "it rains", and nouns inside of compounds.
    """
    labels = _labels(parse)
    found: dict[tuple[int, int], Mention] = {}
    for head in range(len(parse.words)):
        for mention in _at(parse, tree, head, labels):
            found.setdefault(mention.span, mention)
    heads = {mention.head for mention in found.values()}
    for name in parse.names:
        mention = _of_name(tree, name)
        if mention.head not in heads:
            found.setdefault(mention.span, mention)
    return sorted(found.values(), key=lambda mention: (mention.first, -mention.last))


def _labels(parse: Parse) -> list[str]:
    labels = [""] * len(parse.words)
    for name in parse.names:
        labels[name.first : name.last] = [name.label] * (name.last - name.first)
    return labels


def _of_name(tree: Tree, name: NameSpan) -> Mention:
    words = range(name.first, name.last)
    head = next((word for word in words if tree.heads[word] not in words), name.first)
    return Mention(name.first, name.last, head, "name", name.label)


def _at(parse: Parse, tree: Tree, head: int, labels: list[str]) -> list[Mention]:
    upos, relation = parse.upos[head], parse.relations[head].partition(":")[0]
    word = parse.words[head].lower()
    if relation in _NEVER and upos != "PRON":
        return []
    if upos == "PRON" or parse.xpos[head] in {"PRP", "PRP$"}:
        return _pronoun(parse, tree, head)
    if upos in _NOUN_LIKE:
        if relation == "compound" and upos == "NOUN":
            return []
        return _phrases(parse, tree, head, labels)
    if upos in {"DET", "NUM", "ADJ", "X", "SYM"} and relation in _ARGUMENTS:
        return [Mention(*_cut(parse, tree, head), head, "other", labels[head])]
    if upos == "ADV" and word in _POINTING:
        return [Mention(head, head + 1, head, "other", "")]
    return []


def _pronoun(parse: Parse, tree: Tree, head: int) -> list[Mention]:
    word, relation = parse.words[head].lower(), parse.relations[head]
    if relation.startswith("expl") or parse.xpos[head] in _RELATIVE:
        return []
    if word in _ALONE:
        return [Mention(head, head + 1, head, "pronoun", "")]
    first, last = _cut(parse, tree, head)
    known = word in PRONOUNS and last - first == 1
    return [Mention(first, last, head, "pronoun" if known else "other", "")]


def _phrases(parse: Parse, tree: Tree, head: int, labels: list[str]) -> list[Mention]:
    first, last = _cut(parse, tree, head)
    kind: MentionType = "name" if parse.upos[head] == "PROPN" or labels[head] in {"PER", "ORG", "LOC"} else "noun"
    phrases = [Mention(first, last, head, kind, labels[head])]
    joined = [child for child in tree.children[head] if parse.relations[child] == "conj" and child > head]
    if joined and any(parse.relations[child] == "cc" for part in joined for child in tree.children[part]):
        whole = max(_cut(parse, tree, part)[1] for part in joined)
        phrases.append(Mention(first, max(whole, last), head, "list", ""))
    return phrases


def _cut(parse: Parse, tree: Tree, head: int) -> tuple[int, int]:
    """Give the words of a noun phrase: its yield without prepositions, joined parts, asides and verbs around it."""
    first, last = head, head + 1
    for child in tree.children[head]:
        relation = parse.relations[child].partition(":")[0]
        low, high = tree.yields[child]
        if child < head:
            first = first if relation in _OUT_BEFORE else min(first, low)
        elif relation == "case":
            last = max(last, high) if parse.upos[child] == "PART" else last  # the 's of "Mali's" is part of its name
        elif relation not in _OUT_AFTER and not _is_year(parse, child):
            last = max(last, high)
    return _close(parse, first, last)


def _is_year(parse: Parse, child: int) -> bool:
    """Say whether a word is a number in brackets behind a noun: "Elevator to the Gallows (1958)"."""
    return parse.relations[child] == "nmod:unmarked" and parse.upos[child] == "NUM"


def _close(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Drop loose punctuation at the ends; take a bracket in when its partner is inside."""
    while last - first > 1 and parse.upos[last - 1] == "PUNCT" and not _is_closed(parse, first, last):
        last -= 1
    while last - first > 1 and parse.upos[first] == "PUNCT" and not _is_closed(parse, first, last):
        first += 1
    if last < len(parse.words) and any(
        parse.words[word] in _PAIRS
        and _PAIRS[parse.words[word]] == parse.words[last]
        and _PAIRS[parse.words[word]] not in parse.words[word + 1 : last]
        for word in range(first, last)
    ):
        last += 1
    return first, last


def _is_closed(parse: Parse, first: int, last: int) -> bool:
    """Say whether the last sign closes one that was opened inside, or the first is closed by the last."""
    sign = parse.words[last - 1]
    return any(_PAIRS.get(parse.words[word]) == sign for word in range(first, last - 1))
