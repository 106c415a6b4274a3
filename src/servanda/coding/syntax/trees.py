"""Subjects from the reader's dependency trees, where the pieces of a sentence left a verb without one.

Invariant: a subject that the pieces gave stays, unless the tree gives a verb in -ed, read as a participle, one of its
own; what another verb of the sentence takes as its object stays its object; a reader without trees changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.syntax.types import Clause, ClauseRelation, NounPhrase, Piece
from servanda.model import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_LOOSE = frozenset({",", ";", "–", "—", "-"})
_STAYS = frozenset({"remain", "stay", "feel", "seem", "become", "appear", "look", "keep"})
"""Verbs that a participle goes on from without a subject of its own."""
_MOST = 60
"""Tokens that the subject of a verb may span; longer ones are no plain phrase."""


def with_trees(
    found: Sequence[Clause], cut: Sequence[Piece], sentence: Sentence, tokens: Sequence[Token]
) -> tuple[Clause, ...]:
    """Give the clauses of a sentence with the subjects that only its tree shows.

    Args:
        found: The clauses as the pieces join.
        cut: The pieces of the sentence.
        sentence: The sentence.
        tokens: The report's tokens.
    """
    subjects: dict[int, int] = {}
    for at in range(sentence.first, sentence.last):
        head = tokens[at].head
        if head is not None and tokens[at].relation in _SUBJECTS:
            subjects.setdefault(head, at)
    if not subjects:
        return tuple(found)
    held = (piece.phrase for piece in cut if piece.phrase is not None)
    phrases = {at: phrase for phrase in held for at in range(phrase.first, phrase.last)}
    reach = _reaches(sentence, tokens)
    done_to = {one.head for clause in found for one in clause.objects}
    return _going_on(
        [
            clause
            if clause.subject is not None and subjects.get(clause.verb.main) in done_to
            else _mended(clause, subjects, phrases, reach, tokens)
            for clause in found
        ]
    )


def _going_on(mended: list[Clause]) -> tuple[Clause, ...]:
    """Give clauses behind "and" the subject that only the tree showed for the first: "The envoy, Ana Ruiz, met and"."""
    for at, clause in enumerate(mended):
        elder = mended[at - 1] if at else None
        if elder is not None and clause.subject is None and _is_said_of(clause, elder):
            mended[at] = replace(clause, subject=elder.subject)
            continue
        goes_on = clause.relation is ClauseRelation.COORDINATED and clause.subject is None and clause.verb.is_finite
        if goes_on and clause.governor is not None and clause.governor < at:
            mended[at] = replace(clause, subject=mended[clause.governor].subject)
    return tuple(mended)


def _is_said_of(clause: Clause, elder: Clause) -> bool:
    """Say whether a participle only says in what state somebody is: "remain | appalled by"."""
    is_bare = clause.relation is ClauseRelation.ROOT and clause.verb.first == clause.verb.main == elder.verb.last
    return is_bare and elder.verb.lemma in _STAYS and clause.verb.is_finite


def _mended(
    clause: Clause,
    subjects: dict[int, int],
    phrases: dict[int, NounPhrase],
    reach: dict[int, int],
    tokens: Sequence[Token],
) -> Clause:
    at = subjects.get(clause.verb.main)
    phrase = phrases.get(at) if at is not None else None
    if at is None or phrase is None or phrase.first > clause.verb.first:
        return clause
    wide = _wide(phrase, min(reach.get(at, at) + 1, clause.verb.first), tokens)
    if clause.verb.is_finite and (clause.subject is None or _is_below(clause.subject.head, at, tokens)):
        return replace(clause, subject=wide, first=min(clause.first, wide.first))
    if _is_misread(clause, at, tokens):
        verb = replace(clause.verb, participle=False, passive=False, tense="past")
        return replace(
            clause,
            verb=verb,
            subject=wide,
            first=clause.verb.first,
            governor=None,
            relation=ClauseRelation.ROOT,
            marker=None,
            noun=None,
        )
    return clause


def _is_below(part: int, whole: int, tokens: Sequence[Token]) -> bool:
    """Say whether a word is only the last of a list, or an apposition, that another word heads."""
    at: int | None = part
    for _ in range(_MOST):
        if at is None or tokens[at].relation not in {"conj", "appos"}:
            return False
        at = tokens[at].head
        if at == whole:
            return True
    return False


def _is_misread(clause: Clause, subject: int, tokens: Sequence[Token]) -> bool:
    """Say whether a form in -ed that was read as a participle is the verb of the sentence by the tree."""
    verb = clause.verb
    bare = verb.participle and verb.passive and verb.first == verb.main
    return bare and tokens[verb.main].relation == "root" and tokens[subject].relation == "nsubj"


def _wide(phrase: NounPhrase, last: int, tokens: Sequence[Token]) -> NounPhrase:
    """Give a phrase with all that hangs on it, a closing comma left out."""
    while last > phrase.last and tokens[last - 1].text in _LOOSE:
        last -= 1
    if last - phrase.first > _MOST:
        return phrase
    return replace(phrase, span_last=max(phrase.span_last, last))


def _reaches(sentence: Sentence, tokens: Sequence[Token]) -> dict[int, int]:
    """Give for each token the last one that hangs on it, by names and lists: no clause is followed."""
    reach = {at: at for at in range(sentence.first, sentence.last)}
    for at in range(sentence.last - 1, sentence.first - 1, -1):
        holder, steps = tokens[at].head, 0
        if not _is_part(tokens[at].relation):
            continue
        while holder is not None and holder in reach and steps < _MOST:
            reach[holder] = max(reach[holder], at)
            if not _is_part(tokens[holder].relation):
                break
            holder, steps = tokens[holder].head, steps + 1
    return reach


def _is_part(relation: str | None) -> bool:
    """Say whether a word is a part of the phrase of its head."""
    return relation is not None and relation.split(":")[0] in {"conj", "appos", "flat", "nmod", "compound", "cc"}
