"""Verbs that more often act than say, where they say: "put the toll at 17", "ruled the levy was void".

Invariant: without the figure, or without a clause of its own behind it, such a verb says nothing.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.statements.extents_openings import is_clause, is_finite
from servanda.coding.statements.prose import Prose, span_of_words
from servanda.model import Span, WordClass


def ruled(prose: Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    """Give the clause of a ruling without "that": "the court ruled [the levy was void]", no "ruled the isle until"."""
    if entry.lemma != "rule" or not is_clause(prose, start, last):
        return None
    verb = next((at for at in range(start, last) if is_finite(prose.tokens[at])), last)
    is_own = all(prose.tokens[at].word_class is not WordClass.SCONJ for at in range(start, verb))
    is_own = is_own and all(word.lower() not in {"who", "which", "when"} for word in prose.words[start:verb])
    return (span_of_words(prose, start, last), "bare") if verb < last and is_own else None


def put_at(prose: Prose, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    """Give the figure that somebody gives: "put [the death toll at 17]"; what is put elsewhere is no statement."""
    at = next(
        (one for one in range(start + 1, min(last - 1, start + _FIGURE)) if prose.words[one].lower() == "at"), None
    )
    if at is None or _FIGURES.isdisjoint(word.lower() for word in prose.words[start:at]):
        return None
    is_number = any(one.word_class is WordClass.NUM or one.text[:1].isdigit() for one in prose.tokens[at + 1 : at + 4])
    return (span_of_words(prose, start, last), "object") if is_number else None


_FIGURE = 12
"""Words from "put" to the figure."""
_FIGURES = frozenset(
    "toll number numbers figure count total casualties dead deaths losses loss damage damages cost costs strength"
    " turnout estimate value share rate size".split()
)
