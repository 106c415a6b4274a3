"""Whether an act that a noun names happened: a noun has no tense, so the words around it decide.

Invariant: a noun that only names a topic, a wish or a plan never comes out as a plain fact.
Source: field notes on events, section 4; ruling 47. The words stand in the codebook (modality.tsv).
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.codebook.modality import ModalWords
from servanda.coding.syntax.shape import VerbGroup
from servanda.model import Status

_OPPOSES = "reject"
"""A verb that denies a claim and opposes an act: "rejected the occupation" tells of one that is there."""

_LESS = frozenset({Status.NEGATED, Status.CONDITIONAL, Status.HYPOTHETICAL})
"""What leaves a plan none: "has not scheduled talks"."""


_ENDS = frozenset("end suspension termination cessation severance halt freeze cancellation interruption".split())
"""Nouns that name the end of the act behind their "of"."""


class NounModality:
    """Says of the acts that nouns name whether they happened."""

    def __init__(self, modal: ModalWords) -> None:
        self.modal = modal

    def is_light(self, lemma: str) -> bool:
        """Say whether a verb only carries the act that its object names: "carried out an attack", "paid a visit"."""
        return lemma in self.modal["light_verb"]

    def of(
        self,
        words: Sequence[str],
        *,
        preposition: str | None,
        clause_status: Status | None,
        verb: VerbGroup | None,
        is_subject: bool,
        is_violent: bool,
        is_definite: bool = False,
        is_meeting: bool = False,
        is_tried: bool = False,
        is_told_after: bool = False,
        is_beside: bool = False,
        above: str = "",
    ) -> Status | None:
        """Give the status of an act named by a noun, None where the noun is only a topic.

        A noun has no tense: a word beside it, the verb that carries it or what presupposes it decide; else it is
        planned (ruling 47), a violent act apart, which one names because it happened.

        Args:
            words: The words before the head noun, in lower case.
            preposition: The preposition that governs the phrase, None for subjects and objects.
            clause_status: The status of the clause that the phrase stands in.
            verb: Its verb.
            is_subject: Whether the phrase is the subject.
            is_violent: Whether the act is one of force.
            is_definite: Whether "the" or an owner with the doer beside it presupposes the act; never so for transfers.
            is_meeting: Whether the act is a meeting, in which something else is told to have happened.
            is_tried: Whether the act is one that was only tried: "an attempted coup".
            is_told_after: Whether one announces it when it is done, or does it by saying so (ruling 43): "announced the
                arrest of two spies", "announced the suspension of flights".
            is_beside: Whether it is told beside something else that was done: "in addition to the delivery of rice".
            above: The noun that the phrase hangs on by its preposition: "a call for the withdrawal".
        """
        said = set(words)
        of_a_kind = is_violent and self._is_of_a_kind(words, preposition, verb, above)
        if (printed := self._by_words(said) or (Status.HYPOTHETICAL if of_a_kind else None)) is not None:
            return printed
        if (
            verb is not None
            and clause_status is not None
            and preposition is None
            and not is_subject
            and (verb.lemma in self.modal["light_verb"] or (is_told_after and verb.lemma == "announce"))
        ):
            return clause_status
        if preposition == "on" and verb is not None and verb.lemma == "be":
            return clause_status
        is_ended = above in _ENDS and preposition == "of" and not is_violent  # "the end of its cooperation with Peru"
        if is_ended or (verb is not None and self._is_none(preposition, verb.lemma)):
            return None
        if (hung := self._under_noun(above, preposition, is_violent=is_violent)) is not None:
            return hung
        if preposition == "for" and verb is not None and verb.lemma in self.modal["awaiting_verb"]:
            return Status.PLANNED
        is_setting = is_meeting and is_definite and preposition in {"in", "at"} and clause_status is Status.ACTUAL
        if (
            is_beside
            or is_setting
            or said & self.modal["done"]
            or preposition in self.modal["after"] - {"over", "from", "as"}
        ):
            return Status.ACTUAL
        if verb is None or clause_status is None:
            return Status.ACTUAL if is_violent else None
        is_force = is_violent and not is_tried  # whoever thwarts an attempt lets it have been one
        found = self._carried(
            preposition, clause_status, verb, is_subject=is_subject, is_violent=is_violent, is_force=is_force
        )
        if (
            found is None
            and is_definite
            and clause_status is Status.ACTUAL
            and verb.lemma not in self.modal.leaving_open
        ):
            return Status.ACTUAL
        return found

    def _is_none(self, preposition: str | None, verb: str) -> bool:
        """Say whether a verb makes an opinion of an act, or keeps its subject off it: "shied away from talks"."""
        judged = preposition == "as" and verb in self.modal["judging_verb"]
        return judged or (preposition == "from" and verb in self.modal["keeping_off_verb"])

    def _under_noun(self, noun: str, preposition: str | None, *, is_violent: bool) -> Status | None:
        """Give the status of an act that a noun above it only wants, fears or plans: "calls for the withdrawal"."""
        if preposition not in {"for", "of"}:
            return None
        if is_violent:
            return Status.HYPOTHETICAL if noun in self.modal["fearing_noun"] else None
        if noun in self.modal["wish_noun"]:
            return Status.HYPOTHETICAL
        return Status.PLANNED if noun in self.modal["plan_noun"] else None

    def _is_of_a_kind(self, words: Sequence[str], preposition: str | None, verb: VerbGroup | None, above: str) -> bool:
        """Say whether a blow stands for all of its kind: "covers attacks on ships", "in the event of an attack"."""
        if verb is not None and verb.lemma in self.modal["denying_verb"]:
            return False
        is_one = any(word in {"a", "an", "any"} for word in words[:1])
        if preposition == "of" and above in self.modal["case_noun"]:
            return is_one or not words
        if words[:1] == ["any"]:
            return preposition is None
        is_general = verb is not None and verb.lemma in self.modal["general_verb"]
        return is_general and not words and preposition in {None, "to"}

    def _by_words(self, said: set[str]) -> Status | None:
        """Give the status that a word beside a noun says: "no deal", "a possible visit", "the planned sale"."""
        if "no" in said:
            return Status.NEGATED
        if said & self.modal["supposed"]:
            return Status.HYPOTHETICAL
        return Status.PLANNED if said & self.modal["ahead"] else None

    def _carried(
        self,
        preposition: str | None,
        clause_status: Status,
        verb: VerbGroup,
        *,
        is_subject: bool,
        is_violent: bool,
        is_force: bool,
    ) -> Status | None:
        lemma = verb.lemma
        carried = (preposition is None and not is_subject) or (is_subject and verb.passive)
        if lemma in self.modal["presupposing_verb"]:
            return Status.ACTUAL
        if carried and lemma in self.modal["light_verb"]:
            return clause_status
        if carried and lemma in self.modal["plan_verb"] | self.modal["ordering_verb"]:
            return clause_status if clause_status in _LESS else Status.PLANNED
        if lemma in self.modal["wish_verb"] or (carried and lemma in self.modal["preventing_verb"]):
            return Status.ACTUAL if is_violent and preposition not in {None, "for"} else Status.HYPOTHETICAL
        if carried and lemma in self.modal["denying_verb"]:
            return Status.ACTUAL if is_force and lemma == _OPPOSES else Status.NEGATED
        if carried and is_force and lemma in self.modal["foiling_verb"]:
            return Status.HYPOTHETICAL
        if lemma in self.modal["topic_verb"]:
            is_held = is_subject and lemma in self.modal["turning_verb"] and clause_status is Status.ACTUAL
            return Status.ACTUAL if is_violent or is_held else None
        if is_violent:
            return Status.ACTUAL
        if is_subject and not verb.passive and clause_status is Status.ACTUAL and lemma != "be":
            return Status.ACTUAL
        return Status.ACTUAL if preposition in {"over", "from", "by"} and clause_status is Status.ACTUAL else None
