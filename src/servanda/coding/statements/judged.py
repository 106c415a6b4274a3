"""Judgements and demands in the passive: "X was accused by SOURCE of Y"."""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.spoken import SCORES, Attribution
from servanda.coding.statements.extents import content_limit
from servanda.coding.statements.prose import Prose, phrase_span, span_of_words
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import Sentence, Span, Stance, WordClass


def judged(prose: Prose, sentence: Sentence, at: int, clause: Clause, entry: CueEntry) -> Attribution | None:
    """Give the attribution of "X was accused by SOURCE of Y", "X was urged by SOURCE to leave": X and what follows."""
    verb = clause.verb
    by = next((one for one in clause.adjuncts if one.preposition == "by"), None)
    if not verb.passive or verb.participle or verb.negated or verb.modal or entry.kind not in {"judgement", "demand"}:
        return None
    if entry.stance is Stance.ASSERTS:
        return None  # "was characterised by commentators": as what is not said
    if by is None or clause.subject is None or by.at < verb.last or clause.relation is ClauseRelation.RELATIVE:
        return None
    first = by.phrase.span_last
    links = {word for word in entry.takes if word in _JUDGED_FOR}
    last = content_limit(prose, sentence, first) if prose.words[first : first + 1] else first
    is_followed = first < last and prose.words[first].lower() in links
    if entry.kind == "demand" and not is_followed:
        return None
    head = prose.tokens[clause.subject.head]
    is_somebody = head.word_class is WordClass.PROPN or prose.reading.book.people.is_person(head.lemma)
    if entry.stance is Stance.PRAISES and is_somebody and not is_followed:
        return None  # "the president was welcomed by the crown prince" tells of a visit
    subject = phrase_span(prose, clause.subject)
    cue = Span(prose.starts[verb.first], prose.tokens[verb.last - 1].span.end)
    source = phrase_span(prose, by.phrase)
    return Attribution(
        source=source,
        cue=cue,
        cue_words=" ".join(prose.words[verb.first : verb.last]),
        entry=entry,
        content=(subject, *(span_of_words(prose, first, last) if is_followed else ())),
        clause_span=Span(cue.start, source.end),
        sentence=at,
        rule="statement.described",
        score=SCORES["described"],
    )


_JUDGED_FOR = frozenset({"of", "for", "to"})
"""Words behind who judges that open what for: "accused by Chad [of] theft"."""
