"""Reasons and conditions around what is said: "because it had rained" belongs to it, before its cue and behind.

Invariant: only a clause that commas part from source and cue is taken in.
"""

from __future__ import annotations

from servanda.coding.statements.extents import content_limit
from servanda.coding.statements.extents_openings import is_finite
from servanda.coding.statements.parted import comma_behind
from servanda.coding.statements.prose import LEAST_CONTENT, Prose, span_of_words
from servanda.coding.statements.quoted import CONNECTING
from servanda.coding.syntax.shape import Clause
from servanda.model import Sentence, Span


def reason_behind(prose: Prose, sentence: Sentence, clause: Clause, source: Span) -> tuple[Span, ...]:
    """Give the reason or condition behind an aside of saying: "it was late, he said, [because it had rained]"."""
    behind = prose.index(max(source.end, prose.tokens[clause.verb.last - 1].span.end))
    if on := _dash_behind(prose, sentence, clause, behind):
        return on
    comma = comma_behind(prose, sentence, behind)
    first = comma + 1 if comma is not None else sentence.last
    first += first < sentence.last and prose.words[first].lower() in ADDED
    opens = first < sentence.last and prose.words[first].lower() in _BEHIND_REASONS
    if comma is None or not opens:
        return ()
    last = content_limit(prose, sentence, comma + 1)
    return span_of_words(prose, comma + 1, last) if last - comma > LEAST_CONTENT else ()


def _dash_behind(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> tuple[Span, ...]:
    """Give what goes on behind an aside between dashes: "it is late - said Ana Ruiz - [and nobody came]"."""
    is_aside = behind < sentence.last and {prose.words[clause.verb.first - 1], prose.words[behind]} <= _DASHES
    if not is_aside or not any(map(is_finite, prose.tokens[behind : sentence.last])):
        return ()
    return span_of_words(prose, behind + 1, content_limit(prose, sentence, behind + 1))


_DASHES = frozenset({"-", "–", "—"})
ADDED = frozenset({"especially", "particularly", "mainly", "partly", "only", "even"})
"""Words before a reason that is added: "especially because"."""
_BEHIND_REASONS = frozenset({"because", "although", "though", "unless", "if"})


def with_opening_clause(
    prose: Prose, sentence: Sentence, cue: Span, source: Span | None, after: tuple[tuple[Span, ...], str]
) -> tuple[tuple[Span, ...], str]:
    """Give a bare content with what its sentence opens with: "[As it rained], the envoy said, [nobody came]".

    Only where commas part source and cue from both sides, and the words before have no main clause of their own.
    """
    content, rule = after
    if rule != "bare" or source is None or source.end > cue.start:
        return after
    first, last, behind = sentence.first, prose.index(source.start) - 1, prose.index(cue.end)
    while first < last and prose.words[first].lower() in CONNECTING:
        first += 1
    opens = first < last and prose.words[first].lower() in _REASONS
    is_aside = opens and prose.words[last] == "," and prose.words[behind : behind + 1] == [","]
    if not is_aside or last - first < LEAST_CONTENT:
        return after
    return (*span_of_words(prose, first, last), *content), rule


_REASONS = frozenset({"as", "because", "since", "if", "unless", "although", "though", "given", "when", "while", "once"})
"""Words that open a clause which belongs to the main clause behind it."""
