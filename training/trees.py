"""What a gold tree tells beside syntax: who says what, by the codebook's cues, and which phrases are names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from chunks import Attribution

from servanda.codebook import Codebook, CueEntry

_ENTITY = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "object": "PRODUCT"}
_TITLES = frozenset(
    "mr. mrs. ms. miss dr. prof. professor president vice prime minister secretary general gen. col. colonel senator"
    " sen. rep. representative governor gov. king queen prince princess pope sir lady lord judge justice chief"
    " ambassador chairman chancellor captain sergeant saint st. aunt uncle mr mrs dr".split()
)


class Sentence:
    """A sentence of a treebank: columns of words, heads by place (-1 for the root)."""

    def __init__(self, rows: Sequence[Sequence[str]], text: str) -> None:
        """Take the rows of whole words of a CoNLL-U sentence."""
        self.text = text
        self.words = [row[1] for row in rows]
        self.lemmas = [row[2].lower() for row in rows]
        self.upos = [row[3] for row in rows]
        self.xpos = [row[4] for row in rows]
        self.heads = [int(row[6]) - 1 for row in rows]
        self.relations = [row[7] for row in rows]
        self.notes = [row[9] for row in rows]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Give the words that each word governs."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, head in enumerate(self.heads):
            found[head].append(at)
        return found

    def subtree(self, root: int, *, without: Collection[int] = ()) -> set[int]:
        """Give a word and all below it, but nothing below the words left out."""
        found, waiting = set(), [root]
        while waiting:
            at = waiting.pop()
            if at not in without:
                found.add(at)
                waiting += self.children[at]
        return found

    def below(self, head: int, *relations: str) -> list[int]:
        """Give the words that a word governs in one of these relations; subtypes must be named."""
        return [at for at in self.children[head] if self.relations[at] in relations]

    def dates(self) -> Iterator[tuple[int, int]]:
        """Give the spans that the corpus marks as dates."""
        first = -1
        for at, note in enumerate(self.notes):
            marks = note.partition("XML=")[2].partition("|")[0]
            if "<date" in marks and first < 0:
                first = at
            if "</date>" in marks and first >= 0:
                yield first, at + 1
                first = -1

    def mentions(self) -> Iterator[tuple[int, int, str]]:
        """Give the entities whose marks open and close in the sentence, with the corpus' types."""
        waiting: list[tuple[str, int, str]] = []
        for at, note in enumerate(self.notes):
            marks = note.partition("Entity=")[2].partition("|")[0]
            for match in re.finditer(r"\((\w+)-([a-z]+)[^()]*(\))?|(\w+)\)|\)", marks):
                if match.group(1):
                    if match.group(3):
                        yield at, at + 1, match.group(2)
                    else:
                        waiting.append((match.group(1), at, match.group(2)))
                elif match.group(4):
                    number = next((one for one in reversed(waiting) if one[0] == match.group(4)), None)
                    if number:
                        waiting.remove(number)
                        yield number[1], at + 1, number[2]


def name_spans(sentence: Sentence, demonyms: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Give the names among a sentence's entities: the run of proper nouns around the head, without titles."""
    for at, word in enumerate(sentence.words):
        if word in demonyms and (sentence.upos[at] == "ADJ" or sentence.xpos[at] == "NNPS"):
            yield at, at + 1, "NORP"
    for first, last, kind in sentence.mentions():
        heads = [at for at in range(first, last) if not first <= sentence.heads[at] < last]
        if not heads or sentence.upos[heads[0]] != "PROPN" or kind not in _KINDS:
            continue
        head = heads[0]
        if kind == "person" and sentence.xpos[head] == "NNPS":
            yield head, head + 1, "NORP"
            continue
        begin, end = _run(sentence, first, last, head, whole=kind != "person")
        while kind == "person" and begin < end - 1 and sentence.words[begin].lower() in _TITLES:
            begin += 1
        yield begin, end, _KINDS[kind]


def _run(sentence: Sentence, first: int, last: int, head: int, *, whole: bool) -> tuple[int, int]:
    begin, end = head, head + 1
    bridges = {"of", "the", "and", "for", "&", "-", "de", "'s", "’s"} if whole else {"-", "de", "al", "van", "von"}

    def is_name(at: int) -> bool:
        return sentence.xpos[at] in {"NNP", "NNPS"} or sentence.upos[at] == "PROPN"

    while begin > first:
        step = next((gap for gap in (1, 2, 3) if begin - gap >= first and is_name(begin - gap)), None)
        if step is None or any(sentence.words[begin - gap] not in bridges - {"'s", "’s"} for gap in range(1, step)):
            break
        begin -= step
    while end < last:
        step = next((gap for gap in (0, 1, 2) if end + gap < last and is_name(end + gap)), None)
        if step is None or any(sentence.words[end + gap] not in bridges for gap in range(step)):
            break
        end += step + 1
    return begin, end


_CLAUSAL = frozenset({"speech", "writing", "attitude", "promise", "demand", "decree", "evidence", "judgement"})


def attributions_of(sentence: Sentence, book: Codebook) -> list[Attribution]:
    """Give who says what in a sentence, by its tree and the codebook's cues; the outer before the inner."""
    found: list[Attribution] = []
    for at in range(len(sentence.words)):
        if sentence.upos[at] == "VERB":
            found += _of_verb(sentence, at, book)
        elif sentence.upos[at] == "NOUN":
            found += _of_noun(sentence, at, book)
        elif sentence.lemmas[at] == "accord" or sentence.words[at].lower() == "according":
            found += _according(sentence, at)
    found.sort(key=lambda one: -len(one.content))
    return found


def _cue(sentence: Sentence, at: int, part: str, book: Codebook) -> CueEntry | None:
    match = book.cues.at([sentence.words[at].lower()], 0)
    reading = match.part(part) if match else None  # type: ignore[arg-type]
    return reading.entry if reading else None


def _of_verb(sentence: Sentence, at: int, book: Codebook) -> Iterator[Attribution]:
    entry = _cue(sentence, at, "verb", book)
    if entry is None or entry.kind not in _CLAUSAL:
        return
    content = _verb_content(sentence, at, entry)
    if not content:
        return
    source = _source(sentence, at)
    group = _verb_group(sentence, at) - content
    yield Attribution(frozenset(source - content - group), frozenset(group), frozenset(_trimmed(sentence, content)))


def _verb_content(sentence: Sentence, at: int, entry: CueEntry) -> set[int]:
    clauses = sentence.below(at, "ccomp")
    if entry.takes_to and not clauses:
        clauses = [
            clause
            for clause in sentence.below(at, "xcomp")
            if any(sentence.words[mark].lower() == "to" for mark in sentence.below(clause, "mark"))
        ]
        if entry.target_inside and clauses:
            clauses += sentence.below(at, "obj")
    if clauses:
        content = set().union(*(sentence.subtree(clause) for clause in clauses))
        # Quoted sentences behind the first are attached beside it.
        for more in sentence.below(at, "parataxis"):
            if (
                entry.kind in {"speech", "writing"}
                and more > at
                and ":" in {sentence.words[one] for one in range(at, more)}
            ):
                content |= sentence.subtree(more)
        return content
    if sentence.relations[at] == "parataxis" and sentence.below(at, "nsubj"):
        head = sentence.heads[at]
        return sentence.subtree(head, without=(at,))
    if entry.kind in {"speech", "writing"} and sentence.below(at, "nsubj"):
        return set().union(
            *(
                sentence.subtree(one)
                for one in sentence.below(at, "parataxis", "obj")
                if any(sentence.words[word] in {'"', "“", "''", "``"} for word in sentence.subtree(one))
            )
        )
    return set()


def _source(sentence: Sentence, at: int) -> set[int]:
    for _ in range(4):
        subjects = sentence.below(at, "nsubj", "nsubj:outer")
        if subjects:
            subject = subjects[-1] if subjects[-1] < at else subjects[0]
            relative = sentence.below(subject, "acl:relcl", "acl")
            return _edged(sentence, sentence.subtree(subject, without=relative))
        agents = sentence.below(at, "obl:agent")
        if agents:
            phrase = sentence.subtree(agents[0]) - set(sentence.below(agents[0], "case"))
            return _edged(sentence, phrase)
        if sentence.relations[at] not in {"conj", "advcl", "xcomp"}:
            break
        at = sentence.heads[at]
    return set()


def _verb_group(sentence: Sentence, at: int) -> set[int]:
    group = {at, *sentence.below(at, "aux", "aux:pass", "compound:prt", "cop")}
    group |= {one for one in sentence.below(at, "advmod") if sentence.lemmas[one] in {"not", "never"} or one == at - 1}
    first = min(one for one in group if at - one <= 5)
    return {one for one in range(first, at + 1) if one in group} | {one for one in group if one == at + 1}


def _of_noun(sentence: Sentence, at: int, book: Codebook) -> Iterator[Attribution]:
    entry = _cue(sentence, at, "noun", book)
    clauses = [
        clause
        for clause in sentence.below(at, "acl", "ccomp")
        if any(sentence.words[mark].lower() in {"that", "to"} for mark in sentence.below(clause, "mark"))
    ]
    if entry is None or not clauses:
        return
    source: set[int] = set()
    for owner in sentence.below(at, "nmod:poss"):
        source |= sentence.subtree(owner) - set(sentence.below(owner, "case"))
    for owner in sentence.below(at, "nmod"):
        if any(sentence.words[case].lower() in {"by", "from"} for case in sentence.below(owner, "case")):
            source |= sentence.subtree(owner) - set(sentence.below(owner, "case"))
    content = set().union(*(sentence.subtree(clause) for clause in clauses))
    yield Attribution(frozenset(source), frozenset({at}), frozenset(_trimmed(sentence, content)))


def _according(sentence: Sentence, at: int) -> Iterator[Attribution]:
    head = sentence.heads[at]
    if head < 0 or sentence.relations[at] not in {"case", "advcl", "amod"}:
        return
    speaker = head if sentence.relations[at] == "case" else next(iter(sentence.below(at, "obl")), -1)
    phrase = head if sentence.relations[at] == "case" else at
    governor = sentence.heads[phrase]
    if speaker < 0 or governor < 0:
        return
    whole = sentence.subtree(phrase)
    cue = {at, *(one for one in range(at + 1, min(at + 2, len(sentence.words))) if sentence.words[one].lower() == "to")}
    source = _edged(sentence, sentence.subtree(speaker) - cue - {at})
    content = _trimmed(sentence, sentence.subtree(governor, without=(phrase,)) - whole)
    yield Attribution(frozenset(source), frozenset(cue), frozenset(content))


def _edged(sentence: Sentence, words: set[int]) -> set[int]:
    """Give a phrase as one run, commas at its edges left out."""
    if not words:
        return words
    run = list(range(min(words), max(words) + 1))
    if len(run) > len(words) + 6:
        run = sorted(words)
    while run and sentence.words[run[-1]] in {",", "-", "–", "—", ")", ";"}:
        run.pop()
    while run and sentence.words[run[0]] in {",", "-", "–", "—", "(", ";"}:
        run.pop(0)
    return set(run)


_CLOSING = frozenset("\"”’'" + "''")


def _trimmed(sentence: Sentence, words: set[int]) -> set[int]:
    """Give a content without the stop and the commas at its edges, quotation marks beside it taken in."""
    found = sorted(words)
    while found and sentence.words[found[-1]] in {".", ",", ";", ":", "-", "–", "—"}:
        found.pop()
    while found and sentence.words[found[0]] in {",", ";", ":", "-", "–", "—"}:
        found.pop(0)
    return set(found)
