"""Sentences that open with a participle of saying: "Stressing that rain is late, the minister of Peru said no".

Invariant: what such a participle tells ends at the comma before the main clause, whose subject speaks both.
"""

from __future__ import annotations

from servanda.coding.prose import Prose
from servanda.coding.syntax import Clause, ClauseRelation
from servanda.model import Sentence, WordClass

_OPENERS = frozenset("while by in when after before also further further, moreover meanwhile additionally".split())
"""Words that may stand before the participle."""
_MOST_BEFORE = 3
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


def _may_open(prose: Prose, place: int) -> bool:
    is_small = prose.words[place].lower() in _OPENERS or prose.words[place] == ","
    return is_small or prose.tokens[place].word_class is WordClass.ADV
