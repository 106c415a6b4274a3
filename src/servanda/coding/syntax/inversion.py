"""Subject and auxiliary turned round: "Under no circumstances will Peru send troops", "Should Chile leave".

Invariant: an auxiliary before its subject tells a plain deed only where something but a denial stands before it:
"Only then did Peru leave". A sentence that it opens asks or supposes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from servanda.codebook.modality import ModalWords
from servanda.coding.syntax.forms import BE, DO, HAVE, MODALS, QUOTES, auxiliary, is_negated
from servanda.coding.syntax.shape import Clause
from servanda.model import Status, Token, WordClass

_DENIES = frozenset({"nor", "neither", "never", "nowhere"})
_JOINS = frozenset({"and", "but", "or"})
_STOPS = frozenset({",", ";", ":", "(", "—", "–", "-", ".", "!", "?"}) | QUOTES
_DENIES_WITH_NOT = frozenset({"once", "a", "one", "ever", "at", "even"})
"""Words behind "not" that deny the deed; "not only did Peru" and "not until May did Peru" tell of one."""
_FRONT = 8
"""Most words before a turned auxiliary that are read for a denial."""


def status_turned(tokens: Sequence[Token], words: ModalWords, clause: Clause) -> Status | None:
    """Give what an auxiliary before the subject says of an act; None where none stands there or it tells a plain deed.

    Args:
        tokens: The tokens of the report.
        words: The words that say whether an act happened.
        clause: The clause of the act.
    """
    at = _turned(tokens, clause)
    if at is None:
        return None
    front, helps = _front(tokens, at), tokens[at].text
    if front and helps[:1].isupper():
        return None  # "in May Kenya hit" has no auxiliary
    if is_negated(helps.lower()) or _is_denied(front, words):
        return Status.NEGATED
    if not front or front[-1] in _JOINS:
        return Status.HYPOTHETICAL
    modal = MODALS.get(helps.lower())
    if modal in words["planned_modal"]:
        return Status.PLANNED
    return None if modal is None else Status.HYPOTHETICAL


def _turned(tokens: Sequence[Token], clause: Clause) -> int | None:
    """Give the auxiliary that stands right before the subject of a verb which has none of its own."""
    subject, verb = clause.subject, clause.verb
    if subject is None or subject.first == 0 or verb.first < subject.first or verb.modal is not None:
        return None
    between = tokens[subject.first : verb.first]
    helper = tokens[subject.first - 1]
    word = auxiliary(helper.text.lower())
    if (
        not between
        or word is None
        or helper.word_class is WordClass.PROPN
        or any(one.text in _STOPS for one in between)
    ):
        return None
    group = (one for one in tokens[verb.first : verb.main] if one.word_class is WordClass.AUX)
    return subject.first - 1 if _takes(word, next(group, tokens[verb.main])) else None


def _takes(helper: str, main: Token) -> bool:
    """Say whether an auxiliary governs a form: "did leave", "had left", "were leaving"."""
    form = main.text.lower()
    if helper in DO or helper in MODALS:
        return form == main.lemma.lower()
    if helper in HAVE:
        return not form.endswith(("s", "ing"))
    return helper in BE and form.endswith(("ing", "ed", "en"))


def _front(tokens: Sequence[Token], at: int) -> list[str]:
    """Give the words in front of an auxiliary up to the stop, the verb or the end of a block before them."""
    first = at
    while first > max(0, at - _FRONT) and tokens[first - 1].text not in _STOPS:
        if tokens[first].span.start - tokens[first - 1].span.end > 1:
            break  # a title or a dateline stands before
        if tokens[first - 1].word_class is WordClass.VERB or tokens[first - 1].text.lower() == "that":
            break
        first -= 1
    return [token.lemma.lower() for token in tokens[first:at]]


def _is_denied(front: Sequence[str], words: ModalWords) -> bool:
    """Say whether what is drawn to the front denies the act: "at no time", "not once", "nor"."""
    if front and front[-1] in _DENIES:
        return True
    return any(
        (one == "not" and other in _DENIES_WITH_NOT) or (one == "no" and other in words["denied_noun"])
        for one, other in pairwise(front)
    )
