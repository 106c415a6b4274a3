"""What each mention shows about its referent: number, gender, kind of thing, grammatical place, words.

Invariant: nothing here looks at other mentions; row i of every array is mention i.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from servanda.reading.coreference.mentions import Mention
from servanda.reading.coreference.parse import Parse, Tree
from servanda.reading.coreference.words import (
    BODIES,
    DEFINITES,
    DEMONSTRATIVES,
    GIVEN_MEN,
    GIVEN_WOMEN,
    INDEFINITES,
    MEN,
    MEN_TITLES,
    PEOPLE,
    POSSESSIVE_MARKS,
    PRONOUNS,
    REPORTING,
    TIMES,
    WOMEN,
    WOMEN_TITLES,
)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

KINDS: Final = ("person", "organization", "place", "time", "abstract", "object", "event", "other")
"""Kinds of things that a mention may stand for; the entity types of GUM, the rare ones together."""

CLASSES: Final = ("name", "noun", "pronoun", "list", "other")
GROUPS: Final = (
    *("i", "we", "you", "he", "she", "it", "they", "this", "these"),
    *("name", "definite", "demonstrative", "possessed", "indefinite", "bare", "list", "other"),
)
"""How a mention is worded; what an antecedent must look like hangs on it."""

RELATIONS: Final = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "appos", "conj"),
    *("root", "vocative", "compound", "xcomp", "parataxis", "dislocated", "other"),
)
LABELS: Final = ("", "PER", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "MISC")
UNKNOWN, ONE, MANY = 0, 1, 2
NOBODY, MAN, WOMAN, HUMAN, THING = 0, 1, 2, 3, 4
_OPEN_QUOTES, _CLOSE_QUOTES = frozenset("“‘"), frozenset("”")


@dataclass(frozen=True, slots=True)
class Traits:
    """Arrays over mentions; text as numbers that are equal where the words are equal.

    `tokens` are the content words of each mention, `proper` those that are names, `numerals` those that are numbers;
    pronouns have none. `verb` is the governing verb's word, -1 for none. `acronym` stands for the initials, -1 where
    there are fewer than two capitals. `quote` is the number of the quotation, 0 outside.
    """

    mentions: tuple[Mention, ...]
    first: Ints
    last: Ints
    head: Ints
    sentence: Ints
    kind_of: Ints
    group: Ints
    pronoun: Ints
    person: Ints
    number: Ints
    gender: Ints
    relation: Ints
    label: Ints
    head_text: Ints
    text: Ints
    acronym: Ints
    verb: Ints
    verb_text: Ints
    quote: Ints
    depth: Ints
    parent: Ints
    flags: Floats
    tokens: tuple[frozenset[str], ...]
    proper: tuple[frozenset[str], ...]
    numerals: tuple[frozenset[str], ...]
    kinds: Floats


FLAGS: Final = ("is_reflexive", "is_speaker", "has_copula", "body", "listed_time", "in_quote", "starts")


@lru_cache(maxsize=50_000)
def word_number(text: str) -> int:
    """Give a number that is the same for the same text on every machine; kept, because a text repeats its words."""
    return crc32(text.encode())


def describe(parse: Parse, tree: Tree, mentions: Sequence[Mention], kinds: Floats) -> Traits:
    """Give what each mention shows; `kinds` are the chances of each of KINDS, one row a mention."""
    quotes = _quotes(parse.words)
    rows = [_Row(parse, tree, mention, quotes) for mention in mentions]

    def ints(name: str) -> Ints:
        return np.array([getattr(row, name) for row in rows], dtype=np.int64)

    return Traits(
        mentions=tuple(mentions),
        first=ints("first"),
        last=ints("last"),
        head=ints("head"),
        sentence=ints("sentence"),
        kind_of=ints("kind_of"),
        group=ints("group"),
        pronoun=ints("pronoun"),
        person=ints("person"),
        number=ints("number"),
        gender=ints("gender"),
        relation=ints("relation"),
        label=ints("label"),
        head_text=ints("head_text"),
        text=ints("text"),
        acronym=ints("acronym"),
        verb=ints("verb"),
        verb_text=ints("verb_text"),
        quote=ints("quote"),
        depth=ints("depth"),
        parent=ints("parent"),
        flags=np.array([row.flags for row in rows], dtype=np.float32).reshape(len(rows), len(FLAGS)),
        tokens=tuple(row.tokens for row in rows),
        proper=tuple(row.proper for row in rows),
        numerals=tuple(row.numerals for row in rows),
        kinds=kinds,
    )


def _quotes(words: Sequence[str]) -> list[int]:
    """Give each word the number of the quotation it stands in, 0 outside; straight marks open and close in turn."""
    inside, number, numbers = False, 0, []
    for word in words:
        if word in _OPEN_QUOTES or (word in {'"', "``"} and not inside):
            inside, number = True, number + 1
            numbers.append(number)
            continue
        numbers.append(number if inside else 0)
        if word in _CLOSE_QUOTES or word in {'"', "''"}:
            inside = False
    return numbers


class _Row:
    """One mention's traits, as `Traits` names them."""

    def __init__(self, parse: Parse, tree: Tree, mention: Mention, quotes: Sequence[int]) -> None:
        self._parse, self._tree, self._mention = parse, tree, mention
        self.first, self.last, self.head = mention.first, mention.last, mention.head
        self._words = [word.lower() for word in parse.words[self.first : self.last]]
        self._lower = parse.words[self.head].lower()
        self._lemma = parse.lemmas[self.head].lower()
        self._sense = PRONOUNS.get(self._lower) if mention.type == "pronoun" else None
        self.sentence = tree.sentence_of[self.head]
        self.kind_of = CLASSES.index(mention.type)
        self.pronoun = word_number(self._lower) if self._sense else -1
        self.person = self._sense.person if self._sense else 0
        self.label = LABELS.index(mention.label) if mention.label in LABELS else len(LABELS) - 1
        self.group = GROUPS.index(self._group())
        self.number = self._number()
        self.gender = self._gender()
        self.relation = self._relation()
        self.quote = quotes[self.first] if self.first < len(quotes) else 0
        above = tree.above(self.head)
        self.depth = len(above)
        self.parent = tree.heads[self.head]
        self.verb = next((word for word in above if parse.upos[word] in {"VERB", "AUX"} or self._is_clause(word)), -1)
        self.verb_text = word_number(parse.lemmas[self.verb].lower()) if self.verb >= 0 else -1
        self._strings()
        self.flags = self._flags()

    def _is_clause(self, word: int) -> bool:
        return any(self._parse.relations[child] == "cop" for child in self._tree.children[word])

    def _group(self) -> str:
        if self._sense:
            by_person = {1: ("i", "we"), 2: ("you", "you")}
            if self._sense.person in by_person:
                return by_person[self._sense.person][self._sense.number == "many"]
            if self._lower in DEMONSTRATIVES:
                return "these" if self._sense.number == "many" else "this"
            if self._sense.gender in {"man", "woman"}:
                return "he" if self._sense.gender == "man" else "she"
            return "they" if self._sense.number == "many" else "it"
        if self._mention.type in {"name", "list", "other"}:
            return self._mention.type
        opening = self._words[0]
        if opening in DEMONSTRATIVES:
            return "demonstrative"
        if opening in DEFINITES:
            return "definite"
        if opening in INDEFINITES:
            return "indefinite"
        children = self._tree.children[self.head]
        return "possessed" if any(self._parse.relations[child] == "nmod:poss" for child in children) else "bare"

    def _number(self) -> int:
        if self._sense:
            return {"one": ONE, "many": MANY, "either": UNKNOWN}[self._sense.number]
        if self._mention.type == "list":
            return MANY
        if self._mention.label == "PER":
            return ONE
        tag = self._parse.xpos[self.head]
        if tag in {"NNS", "NNPS"}:
            return MANY
        return ONE if tag in {"NN", "NNP"} else UNKNOWN

    def _gender(self) -> int:
        if self._sense:
            return {"man": MAN, "woman": WOMAN, "person": HUMAN, "thing": THING, "any": NOBODY}[self._sense.gender]
        if self._mention.type == "list":
            return NOBODY
        if self._lower in MEN or self._lemma in MEN:
            return MAN
        if self._lower in WOMEN or self._lemma in WOMEN:
            return WOMAN
        if self._mention.type == "name":
            return self._gender_of_name()
        if self._lemma in PEOPLE or self._lower in PEOPLE:
            return HUMAN
        return NOBODY

    def _gender_of_name(self) -> int:
        for word in self._words[:3]:
            if word in MEN_TITLES or word in WOMEN_TITLES:
                return MAN if word in MEN_TITLES else WOMAN
        if self._mention.label in {"ORG", "LOC", "FAC", "PRODUCT", "EVENT"}:
            return THING
        given = self._lower if self._mention.label == "PER" else ""
        for word in (given, *self._words[:2]):
            if word in GIVEN_MEN and word not in GIVEN_WOMEN:
                return MAN
            if word in GIVEN_WOMEN and word not in GIVEN_MEN:
                return WOMAN
        return HUMAN if self._mention.label == "PER" else NOBODY

    def _relation(self) -> int:
        relation = self._parse.relations[self.head]
        for name in (relation, relation.partition(":")[0]):
            if name in RELATIONS:
                return RELATIONS.index(name)
        return len(RELATIONS) - 1

    def _strings(self) -> None:
        parse = self._parse
        kept = [
            word
            for word in range(self.first, self.last)
            if parse.upos[word] not in {"DET", "PUNCT", "ADP", "CCONJ", "PART", "SCONJ"}
            and parse.words[word].lower() not in POSSESSIVE_MARKS
        ]
        core = self._words[1:] if self._words[0] in DEFINITES | INDEFINITES and len(self._words) > 1 else self._words
        core = core[:-1] if len(core) > 1 and core[-1] in POSSESSIVE_MARKS else core
        self.text = word_number(" ".join(core))
        self.head_text = word_number(self._lemma if parse.upos[self.head] != "PROPN" else self._lower)
        pronoun = self._sense is not None
        self.tokens = frozenset() if pronoun else frozenset(parse.lemmas[word].lower() for word in kept)
        self.proper = frozenset(
            parse.words[word].lower() for word in kept if parse.upos[word] == "PROPN" and not pronoun
        )
        self.numerals = frozenset(parse.words[word].lower() for word in kept if parse.upos[word] == "NUM")
        self.acronym = self._initials(kept)

    def _initials(self, kept: Sequence[int]) -> int:
        words = [self._parse.words[word] for word in kept]
        if len(words) == 1:
            letters = words[0].replace(".", "")
            return word_number(letters) if letters.isupper() and len(letters) > 1 else -1
        letters = "".join(word[0] for word in words if word[:1].isupper())
        return word_number(letters) if len(letters) > 1 else -1

    def _flags(self) -> list[float]:
        parse, relation = self._parse, self._parse.relations[self.head]
        parent = self.parent
        speaks = parent >= 0 and relation.startswith("nsubj") and parse.lemmas[parent].lower() in REPORTING
        children = self._tree.children[self.head]
        return [
            float(self._sense is not None and self._sense.is_reflexive),
            float(speaks),
            float(any(parse.relations[child] == "cop" for child in children)),
            float(self._lemma in BODIES),
            float(self._lemma in TIMES),
            float(self.quote > 0),
            float(self.first == parse.sentences[self.sentence][0]),
        ]


def hints(parse: Parse, tree: Tree, mention: Mention) -> list[str]:
    """Give the marks by which the kind of a mention is guessed: head, its endings, its name label, its surroundings."""
    head = mention.head
    lower, lemma = parse.words[head].lower(), parse.lemmas[head].lower()
    parent = tree.heads[head]
    relation = parse.relations[head]
    marks = [
        f"head={lemma}",
        f"ends={lower[-2:]}",
        f"ends={lower[-3:]}",
        f"ends={lower[-4:]}",
        f"label={mention.label}",
        f"label+type={mention.label}{mention.type}",
        f"tag={parse.xpos[head]}",
        f"first={parse.words[mention.first].lower()}",
        f"capital={parse.words[head][:1].isupper()}{parse.words[head].isupper()}{mention.type}",
        f"relation={relation}",
        "bias",
    ]
    if parent >= 0:
        marks += [f"parent={relation.partition(':')[0]} {parse.lemmas[parent].lower()}"]
    for child in tree.children[head]:
        name = parse.relations[child].partition(":")[0]
        if name in {"case", "amod", "compound", "nmod", "flat", "acl"}:
            marks.append(f"child={name} {parse.lemmas[child].lower()}")
    return marks
