"""Whether a verb says something where it stands: what is negated, advised or only possible says nothing.

Invariant: a verb that has not been spoken yet is no cue, whoever reads it as one.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.prose import WRITINGS, Prose, phrase_span
from servanda.coding.syntax import Clause, ClauseRelation
from servanda.model import BlockKind, Sentence, Span


def may_say(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry) -> bool:
    """Say whether a verb can be a cue in this form and place: "would say" can, "was praised" cannot."""
    if _is_only_advised(prose, sentence, clause):
        return False
    verb = clause.verb
    is_speech = entry.kind in {"speech", "writing"}
    is_aside = clause.relation is ClauseRelation.PARTICIPIAL and is_speech
    if verb.participle and not verb.passive and not is_aside and issuer(prose, sentence, clause) is None:
        return False
    if (
        verb.participle
        and prose.words[verb.first - 1 : verb.first]
        and prose.words[verb.first - 1].lower() in _NO_ASIDE
    ):
        return False
    if verb.passive and entry.kind != "speech":
        return False
    if sentence.block.kind is BlockKind.TITLE and entry.kind in {"attitude", "topic", "evidence"}:
        return False
    if verb.first == sentence.first and clause.subject is None and verb.lemma in _ASKING:
        return False  # "Asked whether it rained, the envoy said no"
    if verb.negated or (clause.relation is ClauseRelation.RELATIVE and entry.kind == "demand"):
        return False
    if verb.modal in {"can", "could"}:
        return verb.lemma in _CAN_BE_SAID
    return verb.modal is None or verb.modal == "would"


_ASKING = frozenset({"ask", "question", "press", "quiz"})
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
