"""Claims that a sentence goes on to deny: "accused Peru of theft, a claim that the envoy rejected".

Invariant: the content is the noun of the claim, never the words of the accuser before it.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.acts.own_papers import PAPERS
from servanda.coding.statements.extents_openings import starts_phrase
from servanda.coding.statements.prose import CLAIMS, NOMINAL, WRITINGS, Prose, phrase_span
from servanda.coding.syntax.shape import Clause
from servanda.model import Sentence, Span, Stance, WordClass


def rebuttal(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> tuple[Span, Span] | None:
    """Give who denies a claim behind a comma, and the claim: "a charge Peru denies", "a claim rejected by the bank"."""
    verb = clause.verb
    is_denied = entry.stance is Stance.DENIES or belittled(prose, sentence, clause, entry) is not None
    if not is_denied or verb.negated or verb.modal is not None:
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


def belittled(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> Span | None:
    """Give what a claim before its verb is called that makes it none: "a charge which Peru called [absurd]"."""
    if entry.kind != "judgement" or "as" not in entry.takes:
        return None
    first = clause.verb.last
    last = next((at for at in range(first, sentence.last) if prose.words[at] in _CLOSING), sentence.last)
    words = {word.lower() for word in prose.words[first:last]}
    is_short = first < last <= first + _LONGEST_NAME
    if not is_short or prose.reading.book.words.listed("belittling_word").isdisjoint(words):
        return None
    return Span(prose.starts[first], prose.tokens[last - 1].span.end)


_LONGEST_NAME = 5
"""Words in which a claim is called something: "called completely absurd"."""
_CLOSING = frozenset({".", ",", ";"})
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
    if prose.words[behind : behind + 1] == ["as"]:
        behind = next((at for at in range(behind, last) if prose.words[at] in _CLOSING), last)  # "dismissed as absurd"
    is_closed = prose.words[behind : behind + 1] in ([], ["."], [","], [";"])
    return verb is not None and verb.entry.stance is Stance.DENIES and is_closed


_MOST_DESCRIBING = 4
"""Words from the comma within which the claim is named: "a new unproven claim"."""


def _comma_before(prose: Prose, sentence: Sentence, verb: int) -> int | None:
    least = max(sentence.first, verb - _MOST_WORDS)
    return next((at for at in range(verb - 1, least, -1) if prose.words[at] == ","), None)


_MOST_WORDS = 14
"""Words from the comma to the verb: article, claim, "that", and the phrase for who denies it."""


def denied_claim(prose: Prose, entry: CueEntry, start: int, last: int) -> int | None:
    """Give where the claim begins that is denied behind a day or a name for it; None where it stands right behind.

    "Dismissed on Sunday [a report that it rained]", 'rejected as ["lies" claims by Peru that it rained]'.
    """
    if entry.stance is not Stance.DENIES or start + 1 >= last:
        return None
    first, second = (prose.words[at].lower() for at in (start, start + 1))
    words = prose.reading.book.words
    begin = start + 1 if first == "as" else start + 2 if first == "on" and second in words.weekdays else start
    noun = next((at for at in range(begin, min(last, begin + _NEAR_CLAIM)) if prose.words[at].lower() in CLAIMS), None)
    if begin == start or noun is None or _is_clause_between(prose, begin, noun):
        return None
    return begin if "that" in [word.lower() for word in prose.words[noun:last]] else None


_NEAR_CLAIM = 6
"""Words within which the name of a claim stands."""


def _is_clause_between(prose: Prose, begin: int, end: int) -> bool:
    """Say whether a verb or "that" stands between two words outside quotation marks: none in 'as "wild" reports'."""
    free = [one for one in prose.tokens[begin:end] if prose.quoted(one.span.start) is None]
    return any(one.word_class in {WordClass.VERB, WordClass.AUX} or one.text.lower() == "that" for one in free)


def is_denied_deed(prose: Prose, entry: CueEntry, start: int, last: int) -> bool:
    """Say whether a deed is denied with a participle: "denies sending weapons", "denied having sent weapons"."""
    if entry.stance is not Stance.DENIES or start >= last:
        return False
    start += start + 1 < last and prose.words[start].lower() in _EVER
    return prose.words[start].lower().endswith("ing") or entry.lemma.endswith(" having")


_EVER = frozenset({"ever", "even"})
"""Words before the participle of a denied deed: "denies [ever] having sent weapons"."""


def is_denied_thing(prose: Prose, entry: CueEntry, start: int, last: int) -> bool:
    """Say whether a plain object is denied or ruled out: "denied any role in the raid", "ruled out talks with Peru".

    Who is denied something is refused it: "denied the crew access", "denied a request for shelter" say nothing.
    """
    if entry.lemma not in _DENYING or not starts_phrase(prose, start, last):
        return False
    end = start + (prose.tokens[start].word_class in {WordClass.DET, WordClass.PRON})
    while end < last and prose.tokens[end].word_class in NOMINAL - {WordClass.DET} | {WordClass.NUM}:
        end += 1
    run = [word.lower() for word in prose.words[start:end]]
    is_one = end == last or prose.tokens[end].word_class not in {WordClass.DET, WordClass.PRON, WordClass.PART}
    return is_one and end > start and prose.reading.book.words.listed("granted_noun").isdisjoint(run)


_DENYING = frozenset({"deny", "rule out"})


def is_belittled(prose: Prose, start: int, last: int) -> bool:
    """Say whether words or papers are called something: 'dismissed the statement as "the usual threats"'.

    So is what a name in quotation marks is given to: 'dismissed what she called "old wives' tales"'.
    """
    words = [word.lower() for word in prose.words[start:last]]
    if words[:1] == ["what"] and not _CALLED.isdisjoint(words[2:4]):
        end = prose.tokens[last - 1].span.end
        is_quoted = any(prose.starts[start] < one.start < end for one in prose.reading.marks.quotations)
        return is_quoted and PAPERS.isdisjoint(words)
    belittled = WRITINGS | CLAIMS | prose.reading.book.words.listed("belittled_noun")
    return "as" in words and not belittled.isdisjoint(words[: words.index("as")])


_CALLED = frozenset({"called", "calls", "described", "describes", "termed", "terms", "labelled", "labeled", "branded"})
