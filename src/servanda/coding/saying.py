"""Whether a verb says something where it stands: what is negated, advised or only possible says nothing.

Invariant: a verb that has not been spoken yet is no cue, whoever reads it as one.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.prose import NOMINAL, WRITINGS, Prose, cue_of, phrase_span
from servanda.coding.syntax import Clause, ClauseRelation
from servanda.model import BlockKind, Sentence, Span, WordClass


def may_say(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a verb can be a cue in this form and place: "would say" can, "was praised" cannot."""
    if _is_only_advised(prose, sentence, clause):
        return False
    verb = clause.verb
    is_speech = entry.kind in {"speech", "writing"}
    is_aside = clause.relation is ClauseRelation.PARTICIPIAL and (is_speech or _is_said_beside(prose, sentence, clause))
    is_aside = is_aside or (is_speech and speaker_behind_with(prose, sentence, clause) is not None)
    if verb.participle and not verb.passive and not is_aside and issuer(prose, sentence, clause) is None:
        return False
    if verb.participle and _word_before(prose, sentence, verb.first) in _NO_ASIDE:
        return False
    if verb.passive and (entry.kind != "speech" or (verb.participle and entry.addressee == "outside")):
        return False  # "people briefed on the plan" hear
    if sentence.block.kind is BlockKind.TITLE and entry.kind in {"attitude", "topic", "evidence"}:
        return False
    if verb.first == sentence.first and clause.subject is None and verb.lemma in _ASKING:
        return False  # "Asked whether it rained, the envoy said no"
    if verb.negated or _is_only_described(clause, entry):
        return False
    if verb.modal in {"can", "could"}:
        return verb.lemma in _CAN_BE_SAID
    return verb.modal is None or verb.modal == "would"


def _is_only_described(clause: Clause, entry: CueEntry) -> bool:
    """Say whether a clause says which or on what condition, and tells no saying.

    "Those who demand pay", "a poem which talks about the sea", "until the police promise that", "if Peru says".
    """
    if clause.relation is ClauseRelation.ADVERBIAL:
        return clause.marker in _OPEN
    is_thing = entry.kind == "topic" and clause.marker == "which"
    return clause.relation is ClauseRelation.RELATIVE and (is_thing or entry.kind == "demand")


def _word_before(prose: Prose, sentence: Sentence, at: int) -> str:
    """Give the word before a verb and its adverbs, in lower case: "[without] ever admitting"; empty at the start."""
    while at > sentence.first and prose.tokens[at - 1].word_class is WordClass.ADV:
        at -= 1
    return prose.words[at - 1].lower() if at > sentence.first else ""


def _is_said_beside(prose: Prose, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a participle goes on, behind a comma, from a verb of saying: "the envoy said, promising to pay"."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or clause.governor is None or prose.words[clause.verb.first - 1] != ",":
        return False
    above = prose.clauses[at][clause.governor].verb
    match = cue_of(prose, prose.clauses[at][clause.governor])
    verb = match[0].part("verb") if match else None
    is_telling = verb is not None and verb.entry.kind in {"speech", "writing"} and not verb.entry.is_weak
    return is_telling and above.is_finite and above.modal is None and not above.negated


def speaker_behind_with(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give whom only a participle lets speak: "with [one nurse] saying", "with [Ana Ruiz], a nurse, saying".

    No verb stands between, and what a comma adds to the name is left out.
    """
    last = clause.verb.first
    first = last
    while first > sentence.first and last - first < _LONGEST_WITH and _stands_with(prose, first - 1):
        first -= 1
    if first in {last, sentence.first} or "Ger" not in _features(prose, clause):
        return None
    comma = next((at for at in range(first, last) if prose.words[at] == ","), last)
    is_with = prose.words[first - 1].lower() == "with" and comma > first
    return Span(prose.starts[first], prose.tokens[comma - 1].span.end) if is_with else None


def _stands_with(prose: Prose, at: int) -> bool:
    """Say whether a word can stand between "with" and the participle that it opens."""
    token = prose.tokens[at]
    is_nominal = token.word_class in NOMINAL | {WordClass.PRON, WordClass.NUM, WordClass.PART} or token.text == ","
    return is_nominal or (token.word_class is WordClass.ADP and token.text.lower() != "with")


_LONGEST_WITH = 20


_ASKING = frozenset({"ask", "question", "press", "quiz"})
_OPEN = frozenset({"if", "unless", "until", "till", "lest", "whether"})
"""Words that open a clause of which nobody knows yet whether it comes true."""
_NO_ASIDE = frozenset({"to", "that", "of", "for", "by", "in", "from", "with", "about", "without"})
"""Words before a gerund that is a noun: "committed to maintaining", "by insisting"."""
_CAN_BE_SAID = frozenset({"confirm", "reveal", "announce", "disclose", "report"})
"""What is said by saying that it can be: "can confirm"; who can add or tell has not yet."""


def _is_only_advised(prose: Prose, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a participle hangs on what has not happened: "should list them, also clarifying which"."""
    at = prose.sentence_at(sentence.span.start)
    if clause.relation is not ClauseRelation.PARTICIPIAL or clause.governor is None or at is None:
        return False
    return prose.clauses[at][clause.governor].verb.modal in {"should", "must", "can", "could", "may", "might"}


def issuer(prose: Prose, sentence: Sentence, clause: Clause) -> Span | None:
    """Give who issued the paper that a participle lets speak: "[Chad] issued a statement saying that"; else None."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or clause.subject is None or clause.governor is None or "Ger" not in _features(prose, clause):
        return None
    above = prose.clauses[at][clause.governor]
    is_paper = clause.subject.head == clause.verb.first - 1 and prose.words[clause.subject.head].lower() in WRITINGS
    if not is_paper or above.subject is None or above.verb.passive or above.verb.modal or above.verb.negated:
        return None
    return phrase_span(prose, above.subject) if above.verb.lemma in _ISSUING else None


def _features(prose: Prose, clause: Clause) -> frozenset[str]:
    return frozenset(prose.tokens[clause.verb.main].features)


_ISSUING = frozenset("issue release publish post send write sign circulate share address make put adopt tweet".split())
"""Verbs whose subject gives out what a paper says."""
