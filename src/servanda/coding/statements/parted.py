"""Contents on both sides of their cue: "CONTENT, SOURCE said, CONTENT".

Invariant: what stands whole on one side of the aside is left to the rules for that side.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.statements.extents import content_limit
from servanda.coding.statements.extents_openings import is_finite
from servanda.coding.statements.fronted import source_run, turned_run
from servanda.coding.statements.prose import NOMINAL, Prose, span_of_words
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import Sentence, Span, WordClass


def parted_content(
    prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry
) -> tuple[tuple[Span, ...], Span] | None:
    """Give content and source of "CONTENT, SOURCE said, CONTENT", where neither part of the content stands alone.

    The first part has no main verb of its own ("The levy, Ana Ruiz told reporters, [would be lowered]") or only opens
    the second one ("Unless rain falls, the agency warns, [the herds may die]").
    """
    source, first = _aside(prose, sentence, clause)
    begin = sentence.first
    while begin < sentence.last and prose.words[begin].lower() in _LINKS:
        begin += 1
    if source is None or prose.words[first - 1] != "," or clause.verb.negated or first - 1 <= begin:
        return None
    behind = prose.index(max(source.end, prose.tokens[clause.verb.last - 1].span.end))
    comma = comma_behind(prose, sentence, behind)
    if comma is None or comma + 1 >= sentence.last:
        return None
    if comma > behind and entry.addressee == "none" and not _is_beside(prose, behind):
        return None  # "the court rejected the request, saying": the verb has an object
    last = content_limit(prose, sentence, comma + 1)
    opens = prose.words[begin].lower() in _OPENING
    has_own = _has_finite(prose, begin, first - 1) and not _only_describes(prose, begin, first - 1)
    verb = comma + 1
    while verb + 1 < sentence.last and prose.tokens[verb].word_class is WordClass.ADV:
        verb += 1
    goes_on = _has_finite(prose, verb, verb + 1)
    is_whole = opens and has_own and _has_finite(prose, comma + 1, last) and not goes_on
    is_split = not opens and not has_own and goes_on and prose.tokens[first - 2].word_class in NOMINAL
    if not is_whole and not is_split:
        return None
    return (*span_of_words(prose, begin, first - 1), *span_of_words(prose, comma + 1, last)), source


def _only_describes(prose: Prose, first: int, last: int) -> bool:
    """Say whether the only verbs with a tense are those of a relative clause: "the nurse [who came], Ana Ruiz said"."""
    at = prose.sentence_at(prose.starts[first])
    clauses = prose.clauses[at] if at is not None else ()
    told = [one for one in clauses if first <= one.verb.main < last and one.verb.is_finite]
    is_near = any(word.lower() in {"who", "which", "that"} for word in prose.words[first:last])
    return is_near and all(one.relation is ClauseRelation.RELATIVE for one in told)


def _aside(prose: Prose, sentence: Sentence, clause: Clause) -> tuple[Span | None, int]:
    """Give who speaks in an aside, and the first word of it: "Ana Ruiz said" as well as "said Ana Ruiz"."""
    verb = clause.verb.first
    if verb > sentence.first and prose.words[verb - 1] == ",":
        return turned_run(prose, sentence, clause), verb
    first = source_run(prose, sentence, clause)
    if first is None or first >= verb:
        return None, verb
    source = Span(prose.starts[first], prose.tokens[verb - 1].span.end)
    is_relative = source.of(prose.reading.report.text).lower().split()[0] in _NO_SPEAKERS
    return (None if is_relative else source), first


def _is_beside(prose: Prose, at: int) -> bool:
    """Say whether a word behind a cue only tells when, where or how it was said."""
    token, book = prose.tokens[at], prose.reading.book.words
    is_link = token.word_class in {WordClass.ADP, WordClass.ADV}
    return is_link or token.text.lower() in book.weekdays or token.text.lower() in {"last", "this", "earlier", "late"}


_NO_SPEAKERS = frozenset({"who", "which", "that", "as", "and", "but"})


def comma_behind(prose: Prose, sentence: Sentence, at: int) -> int | None:
    """Give the comma that ends an aside of saying: at once, or behind whom and when it was told."""
    for place in range(at, min(sentence.last, at + _LONGEST_ASIDE)):
        if prose.words[place] == ",":
            return place
        if is_finite(prose.tokens[place]) or prose.words[place].lower() in {"that", ":", ";"}:
            return None
    return None


def _has_finite(prose: Prose, first: int, last: int) -> bool:
    return any(is_finite(token) or token.text.lower() in _MODALS for token in prose.tokens[first:last])


_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should", "must", "shall"})
"""Words that stand before a verb whatever class the reader gives them."""


_LONGEST_ASIDE = 9
_LINKS = frozenset({"but", "and", "meanwhile", ",", "however", "still", "yet"})
_OPENING = frozenset("if unless when while as because since although though once until after before should".split())
"""Words that open a clause which belongs to the main clause behind it."""
