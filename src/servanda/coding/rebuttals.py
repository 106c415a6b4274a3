"""Claims that a sentence goes on to deny: "accused Peru of theft, a claim that the envoy rejected".

Invariant: the content is the noun of the claim, never the words of the accuser before it.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.prose import CLAIMS, NOMINAL, Prose, phrase_span
from servanda.coding.syntax import Clause
from servanda.model import Sentence, Span, Stance, WordClass


def rebuttal(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> tuple[Span, Span] | None:
    """Give who denies a claim behind a comma, and the claim: "a charge Peru denies", "a claim rejected by the bank"."""
    verb = clause.verb
    if entry.stance is not Stance.DENIES or verb.negated or verb.modal is not None:
        return None
    comma = _comma_before(prose, sentence, verb.first)
    noun = apposed_claim(prose, comma, verb.first) if comma is not None else None
    if comma is None or noun is None:
        return None
    claim = Span(prose.starts[comma + 1], prose.tokens[noun].span.end)
    first = noun + 1 + (prose.words[noun + 1].lower() in {"that", "which"})
    if first < verb.first:
        is_source = all(token.word_class in _SOURCE for token in prose.tokens[first : verb.first])
        return (Span(prose.starts[first], prose.tokens[verb.first - 1].span.end), claim) if is_source else None
    by = next((one.phrase for one in clause.adjuncts if one.preposition == "by"), None)
    return (phrase_span(prose, by), claim) if by is not None else None


_SOURCE = NOMINAL | {WordClass.ADP, WordClass.PART, WordClass.PRON}


def apposed_claim(prose: Prose, comma: int, last: int) -> int | None:
    """Give the noun of a claim that takes up what stands before a comma: ", an unproven [accusation]"; else None."""
    at = comma + 1
    if _denies_it(prose, at, last):
        return at
    has_article = at < last and prose.words[at].lower() in {"a", "an"}
    at += has_article
    while at < min(last, comma + _MOST_DESCRIBING) and prose.words[at].lower() not in CLAIMS:
        at += 1
    between = prose.tokens[comma + 1 + has_article : at]
    word = prose.words[at].lower() if at < last else ""
    # A reader may take "allegations" for a verb; only "claims" and its like can be one.
    is_claim = word in CLAIMS and (word.endswith("ions") or prose.tokens[at].word_class is WordClass.NOUN)
    is_plain = all(token.word_class in {WordClass.ADJ, WordClass.NOUN} for token in between)
    return at if is_claim and is_plain and (has_article or word.endswith("s")) else None


def _denies_it(prose: Prose, which: int, last: int) -> bool:
    """Say whether "which" takes up all that was said and somebody denies it: "had left, [which] the envoy denied"."""
    if which >= last or prose.words[which].lower() != "which":
        return False
    at = which + 1
    while at < min(len(prose.words), which + _MOST_WORDS) and prose.tokens[at].word_class in _SOURCE | {WordClass.ADV}:
        at += 1
    match = prose.reading.book.cues.at(prose.words, at) if which + 1 < at < len(prose.words) else None
    verb = match.part("verb") if match is not None else None
    behind = at + match.length if match is not None else at
    is_closed = prose.words[behind : behind + 1] in ([], ["."], [","], [";"])
    return verb is not None and verb.entry.stance is Stance.DENIES and is_closed


_MOST_DESCRIBING = 4
"""Words from the comma within which the claim is named: "a new unproven claim"."""


def _comma_before(prose: Prose, sentence: Sentence, verb: int) -> int | None:
    least = max(sentence.first, verb - _MOST_WORDS)
    return next((at for at in range(verb - 1, least, -1) if prose.words[at] == ","), None)


_MOST_WORDS = 14
"""Words from the comma to the verb: article, claim, "that", and the phrase for who denies it."""
