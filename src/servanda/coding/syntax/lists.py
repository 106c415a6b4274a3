"""Lists that go on with the sentence before them: "Kenya will:", then "- deliver ten ambulances to Uganda;".

Invariant: only what an item's words leave open, its doer and whether it is ahead, comes from the sentence that opens
the list; an item with a subject or a tense of its own keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.codebook import Codebook
from servanda.codebook.listing import ITEM_SIGN
from servanda.coding.syntax.types import Clause, ClauseRelation, NounPhrase
from servanda.model import Marks, WordClass

_MARKER = re.compile(rf"\s*{ITEM_SIGN}(?=\s|$)")

_BETWEEN = frozenset({"to", "also", "not", "jointly"})
"""Words that may stand between an item's marker and its verb."""

_LONGEST_CUE = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """What the sentence that opens a list leaves to its items: who does them, and the modal they stand under."""

    subject: NounPhrase
    modal: str


def opened_by(text: str, marks: Marks) -> Mapping[int, int]:
    """Give the sentence that opens the list, for each sentence that stands in an item of one.

    Args:
        text: The report's text.
        marks: Its marks.

    Returns:
        Indices of sentences: item to opener. A list ends with the first line that is no item, or an item of another
        list: behind "2. They agreed to:" and its dashes, "3." goes on the numbers.
    """
    found: dict[int, int] = {}
    opener, is_item, sign = None, False, ""
    for number, sentence in enumerate(marks.sentences):
        starts_line = number == 0 or "\n" in text[marks.sentences[number - 1].span.end : sentence.span.start]
        if starts_line:
            marker = _kind_of_marker(sentence.span.of(text))
            is_item = opener is not None and marker is not None and (not sign or marker == sign)
            opener, sign = (opener, marker or "") if is_item else (None, "")
        if opener is not None and is_item:
            found[number] = opener
        if marks.tokens[sentence.last - 1].text == ":" and not is_item:
            opener, sign = number, ""
    return found


def _kind_of_marker(line: str) -> str | None:
    """Give the kind of sign that opens an item, None where none does: all numbers are one kind, all letters another."""
    marker = _MARKER.match(line)
    if marker is None:
        return None
    sign = marker.group().strip().lower().replace("\\", "").removeprefix("(")
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", sign))


def with_openers(
    found: Sequence[tuple[Clause, ...]], openers: Mapping[int, int], *, text: str, marks: Marks, book: Codebook
) -> tuple[tuple[Clause, ...], ...]:
    """Give the clauses of all sentences, the first one of each item with the doer and the modal of its list."""
    carried = {opener: _opening(found[opener], marks, book) for opener in set(openers.values())}
    headed = {opener: _heading(found[opener], marks, opener) for opener in carried}
    joined = list(found)
    for item, opener in openers.items():
        opening, sentence = carried[opener], marks.sentences[item]
        if (heading := headed[opener]) is not None:
            joined[item] = tuple(_done_by(heading, one) for one in found[item])
            continue
        if opening is None or not found[item]:
            continue
        marker = _MARKER.match(sentence.span.of(text))
        behind = sentence.span.start + (marker.end() if marker else 0)
        first = found[item][0]
        if _leaves_open(first, marks, range(sentence.first, sentence.last), behind):
            verb = replace(first.verb, modal=opening.modal, tense="future", infinitive=False)
            joined[item] = (replace(first, verb=verb, subject=opening.subject, first=verb.first), *found[item][1:])
    return tuple(joined)


def _heading(clauses: Sequence[Clause], marks: Marks, opener: int) -> NounPhrase | None:
    """Give the body that opens a list without a verb of its own: "The Council, meeting in Accra:"; else None."""
    sentence = marks.sentences[opener]
    if any(one.verb.is_finite and one.relation is not ClauseRelation.RELATIVE for one in clauses):
        return None
    tokens = marks.tokens
    end = next((at for at in range(sentence.first, sentence.last) if tokens[at].text in {",", ":"}), sentence.last)
    link = next((at for at in range(sentence.first, end) if tokens[at].word_class is WordClass.ADP), end)
    head = next((at for at in range(link - 1, sentence.first - 1, -1) if tokens[at].word_class in _NOUNS), None)
    if head is None or tokens[sentence.first].text.lower() != "the":
        return None
    return NounPhrase(sentence.first, head + 1, head, sentence.first, end)


_NOUNS = frozenset({WordClass.NOUN, WordClass.PROPN})


def _done_by(heading: NounPhrase, clause: Clause) -> Clause:
    """Give a clause of an item its doer, where it has none: "1. Condemns the raid and calls on Chad to leave"."""
    return replace(clause, subject=heading) if clause.subject is None and clause.relation in _GOES_ON else clause


_GOES_ON = frozenset({ClauseRelation.ROOT, ClauseRelation.COORDINATED, ClauseRelation.INFINITIVE})


def _leaves_open(clause: Clause, marks: Marks, within: range, behind: int) -> bool:
    """Say whether a clause opens its item with a bare form or an infinitive: "deliver ...", "to deliver ..."."""
    verb = clause.verb
    if verb.modal is not None or verb.passive or verb.participle or verb.tense not in {"none", "present"}:
        return False
    before = {
        marks.tokens[at].text.lower() for at in within if at < verb.main and marks.tokens[at].span.start >= behind
    }
    return before <= _BETWEEN and marks.tokens[verb.main].text.lower() == verb.lemma


def _opening(clauses: Sequence[Clause], marks: Marks, book: Codebook) -> Opening | None:
    """Give what the last clause before the colon leaves to the items: "will:", "agreed to:", "called on Chad to:"."""
    if not clauses:
        return None
    clause = max(clauses, key=lambda one: one.verb.main)
    if clause.verb.modal == clause.verb.lemma:
        return Opening(clause.subject, clause.verb.modal) if clause.subject is not None else None
    words = [token.text.lower() for token in marks.tokens[clause.verb.main : clause.verb.main + _LONGEST_CUE]]
    match = book.cues.at(words, 0)
    entry = match.entry if match is not None else None
    if entry is None or not entry.takes_to:
        return None
    if not entry.target_inside:
        return Opening(clause.subject, "will") if clause.subject is not None else None
    asked = _asked(clause)
    return Opening(asked, "should") if asked is not None else None


def _asked(clause: Clause) -> NounPhrase | None:
    """Give whom a demand is put to: the last phrase behind its verb."""
    behind = [*clause.objects, *(adjunct.phrase for adjunct in clause.adjuncts)]
    return max(behind, key=lambda phrase: phrase.first, default=None)
