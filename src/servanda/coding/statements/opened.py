"""Participles of saying before and behind another cue: "Stressing that rain is late, the minister said no, thanking".

Invariant: what an opening participle tells ends at the comma before the main clause, whose subject speaks both; one
that follows is spoken by whom the cue before it has, where what that says is about a thing.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.coding.statements.extents_turns import judges_next
from servanda.coding.statements.prose import Prose, cue_of
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import Sentence, WordClass

_OPENERS = frozenset("while by in when after before also further further, moreover meanwhile additionally".split())
"""Words that may stand before the participle."""
_MOST_BEFORE = 3
_MAIN = frozenset({ClauseRelation.ROOT, ClauseRelation.COORDINATED})
_QUOTES = frozenset({"”", '"', "’", "'", "»"})


def main_behind(prose: Prose, sentence: Sentence, at: int, clause: Clause) -> tuple[int, Clause] | None:
    """Give where the words of an opening participle end, and the main clause behind its comma; None for others."""
    first = clause.verb.first
    if "Ger" not in prose.tokens[clause.verb.main].features or clause.subject is not None:
        return None
    before = range(sentence.first, first)
    is_opening = len(before) <= _MOST_BEFORE and all(_may_open(prose, place) for place in before)
    if not is_opening:
        return None
    for main in prose.clauses[at]:
        if main.subject is None or not main.verb.is_finite or main.relation is not ClauseRelation.ROOT:
            continue
        comma = main.subject.span_first - 1
        while comma > first and prose.words[comma] in _QUOTES:
            comma -= 1
        if first < comma and prose.words[comma] == "," and main.subject.span_first < main.verb.main:
            return comma, main
    return None


def with_teller(prose: Prose, sentence: Sentence, at: int, clause: Clause) -> Clause:
    """Give a participle with the subject of the cue before it: "the king said the dam was full, [thanking Chad]"."""
    first = clause.verb.first
    told = [
        (place, one)
        for place, one in enumerate(prose.clauses[at])
        if one.subject is not None and one.verb.is_finite and one.verb.main < first
        if one.relation in _MAIN and cue_of(prose, one) is not None
    ]
    if not told or prose.words[first - 1] != ",":
        return clause
    place, main = told[-1]
    if not judges_next(prose, main.verb.last, first - 1, sentence.last):
        return clause
    return replace(clause, subject=main.subject, governor=place)


def _may_open(prose: Prose, place: int) -> bool:
    is_small = prose.words[place].lower() in _OPENERS or prose.words[place] == ","
    return is_small or prose.tokens[place].word_class is WordClass.ADV
