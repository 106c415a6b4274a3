"""Words that say whether an act happened, by what they do to the act behind or beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar, Literal

from servanda.codebook.rows import Row

ModalList = Literal[
    "plan_verb",
    "wish_verb",
    "asking_verb",
    "asking_noun",
    "needed",
    "liking_verb",
    "telling_wish",
    "refusal_verb",
    "exclusion_verb",
    "ceasing_verb",
    "halting_verb",
    "weighing_verb",
    "implying_verb",
    "staying_verb",
    "seeming_verb",
    "blaming_verb",
    "alleging_verb",
    "faulting_verb",
    "denying_verb",
    "knowing_verb",
    "ranking_verb",
    "rank",
    "unranked_noun",
    "plan_noun",
    "wish_noun",
    "refusal_noun",
    "topical_noun",
    "case_noun",
    "general_verb",
    "fearing_noun",
    "open_modal",
    "planned_modal",
    "condition",
    "waiting",
    "waiting_under_future",
    "condition_before_as",
    "rumour",
    "ahead",
    "supposed",
    "done",
    "after",
    "beside",
    "topic_verb",
    "turning_verb",
    "presupposing_verb",
    "judging_verb",
    "awaiting_verb",
    "opening_verb",
    "preventing_verb",
    "light_verb",
    "ordering_verb",
    "addressing_verb",
    "uttered_verb",
    "keeping_off_verb",
    "denied_noun",
    "permitting_verb",
    "authorising_verb",
    "nearly",
    "falling_short",
    "foiling_verb",
]
"""The lists; modality.tsv says of each what its words do."""


class ModalRow(Row, frozen=True):
    """A row of modality.tsv: a list's name and a word of it, in lower case and its base form."""

    KEY: ClassVar[tuple[str, ...]] = ("list", "word")

    list: ModalList
    word: str


class ModalWords:
    """The lists of modality.tsv, `words["plan_verb"]`, and what several of them make together."""

    def __init__(self, rows: Iterable[ModalRow]) -> None:
        lists: dict[ModalList, set[str]] = {}
        for row in rows:
            lists.setdefault(row.list, set()).add(row.word.lower())
        self._lists = {name: frozenset(words) for name, words in lists.items()}

    def __getitem__(self, name: ModalList) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    @cached_property
    def asking(self) -> frozenset[str]:
        """Give verbs behind which a bare form is only asked for: "demanded that Chad withdraw"."""
        return (self["wish_verb"] | self["asking_verb"]) - self["liking_verb"]

    @cached_property
    def wishing(self) -> frozenset[str]:
        """Give verbs whose clause is only wanted, never told."""
        return self["wish_verb"] - self["telling_wish"]

    @cached_property
    def excluding(self) -> frozenset[str]:
        """Give verbs that shut an act out; where they are negated themselves, the act is left open."""
        return self["refusal_verb"] | self["exclusion_verb"]

    @cached_property
    def waits(self) -> frozenset[str]:
        """Give words that open what has not happened: "until", or "when" under a future."""
        return self["waiting"] | self["waiting_under_future"]

    @cached_property
    def due_modals(self) -> frozenset[str]:
        """Give modal verbs that put ahead what hangs on them; what can or could be is not due."""
        return self["planned_modal"] | self["open_modal"] - {"can", "could", "might"}

    @cached_property
    def demanding(self) -> frozenset[str]:
        """Give nouns and adjectives behind which a bare form is only asked for: "it is vital that"."""
        return self["asking_noun"] | self["needed"]

    @cached_property
    def aiming(self) -> frozenset[str]:
        """Give verbs whose infinitive is planned or wanted."""
        return self["plan_verb"] | self["wish_verb"]

    @cached_property
    def judged(self) -> frozenset[str]:
        """Give words whose infinitive a form of be does not leave open: "is ready to send"."""
        return self["plan_verb"] | self["wish_verb"] | self["implying_verb"] | self["plan_noun"]

    @cached_property
    def unranked(self) -> frozenset[str]:
        """Give nouns that are first or only without having done anything: "the first step to"."""
        return self["plan_noun"] | self["wish_noun"] | self["unranked_noun"]

    @cached_property
    def leaving_open(self) -> frozenset[str]:
        """Give verbs that leave open whether the act that their object names took place."""
        return self["topic_verb"] | self["opening_verb"]
