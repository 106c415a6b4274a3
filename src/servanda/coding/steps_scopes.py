"""What a printed sum or number does to a total: by the words beside it, then by those of its sentence.

Invariant: words beside an amount decide before words elsewhere; without any word the scope is unknown.
Source: field notes on commitments, section 3, the table of scopes.
"""

from __future__ import annotations

import re

from servanda.codebook.scopes import ScopeWords
from servanda.model import Scope, Span

_BESIDE = 48
"""Characters before and behind an amount that say most of what it does."""

_NEXT_TO = 24
"""Characters before an amount that belong to it: "an additional"."""


class Scopes:
    """Says what amounts do to totals."""

    def __init__(self, words: ScopeWords) -> None:
        self.words = words
        then = rf"(?:{words.pattern('said_then')}) (?:last|earlier|previously|in) \w+(?! (?:\d{{4}} )?(?:to|that)\b)"
        self._then_behind = re.compile(
            rf"^(?:(?!,|;|:|\b(?:and|but|or|was|were|been|has|have|had)\b)[^.]){{0,60}}"
            rf"(?:\b(?:that|which) (?:was|were|had been|has been|have been|(?:it|they|he|she) (?:had )?) ?)?\b{then}",
            re.IGNORECASE,
        )
        self._then_of_noun = re.compile(rf"\S \b(?:the|its|their|these|those) (?:\w+ ){{1,4}}{then}", re.IGNORECASE)
        self._told = re.compile(rf"(?:{words.pattern('told')}) (?:of|to \w+) (?:\S+ )?$", re.IGNORECASE)
        self._known = re.compile(rf"\b(?:{words.pattern('pointing')}) (?:\S+ )?$", re.IGNORECASE)
        self._added_to = re.compile(rf"\b(?:{words.pattern('added_to')})\W+(?:[\w.]+\W+){{0,4}}$", re.IGNORECASE)
        self._built_on = re.compile(rf"\b(?:{words.pattern('built_on')}) [^\d,;:]{{0,120}}$", re.IGNORECASE)
        self._part_before = re.compile(rf"\b(?:{words.pattern('part_before')})\W+(?:\w+\W+){{0,4}}$", re.IGNORECASE)

    def again(self, words: str) -> bool:
        """Say whether a promise is told as one made before: "reaffirmed", "will fulfil all previous agreements"."""
        return self.words.show("again", words) or self.words.show("keeping", words)

    def of(
        self, text: str, *, sentence: Span, amount: Span | None, is_day_told: bool, is_promised: bool = False
    ) -> Scope:
        """Give what a sentence does to a total.

        A participle behind an amount tells an old promise, "the 5 million pledged in May"; "pledged in May to give" is
        the promise itself. Behind a noun without an amount it does so too, but not at the start of a sentence, where
        it may be the subject's verb.

        Args:
            text: The text of the report.
            sentence: Where the sentence stands.
            amount: Where the sum or number stands in it, None where the sentence has none.
            is_day_told: Whether the act has a day of its own.
            is_promised: Whether money is promised in these words; what nothing calls old is then new.
        """
        whole = sentence.of(text)
        if amount is None:
            is_again = self.words.show("again", whole) or self._then_of_noun.search(whole)
            return Scope.RESTATEMENT if is_again else Scope.UNKNOWN
        before = text[max(sentence.start, amount.start - _BESIDE) : amount.start]
        beside = before + text[amount.start : min(sentence.end, amount.end + _BESIDE)]
        behind = text[amount.end : min(sentence.end, amount.end + 2 * _BESIDE)]
        if self.words.show("adding_up", behind) and not self.words.show("total_before", before):
            return Scope.INCREMENT
        if self._added_to.search(before) or self._built_on.search(text[sentence.start : amount.start].rstrip("$€£")):
            return Scope.RESTATEMENT
        near = text[max(sentence.start, amount.start - _NEXT_TO) : amount.end]
        found = self._beside(before, near, beside) or self._around(text[sentence.start : amount.end], whole, before)
        if found is not Scope.RESTATEMENT and self._then_behind.search(behind):
            return Scope.RESTATEMENT
        if found is not None:
            return found
        return Scope.INCREMENT if is_day_told or is_promised or self.words.show("now", whole) else Scope.UNKNOWN

    def _beside(self, before: str, near: str, beside: str) -> Scope | None:
        """Give what the words beside an amount, and those printed with it ("up to"), say of it, the strongest first."""
        if self.words.show("remainder", beside):
            return Scope.REMAINDER
        if self.words.show("total_before", before):
            return Scope.CUMULATIVE
        if self._told.search(before) and not self.words.show("now", before):
            return Scope.RESTATEMENT
        if self._part_before.search(before):
            return Scope.COMPONENT
        if self.words.show("ceiling", near):
            return Scope.CEILING
        if self.words.show("more", near):
            return Scope.INCREMENT
        return Scope.RESTATEMENT if self._known.search(before) else None

    def _around(self, until: str, whole: str, before: str) -> Scope | None:
        """Give what the words of the sentence say of its amount; "of which" tells only of what stands behind it."""
        is_over_time = self.words.show("perfect", before)
        is_of_a_time = (is_over_time or self.words.show("perfect_said", before)) and self.words.show("since", whole)
        if self.words.show("total_around", whole) or is_of_a_time:
            return Scope.CUMULATIVE
        if self.words.show("again", whole):
            return Scope.RESTATEMENT
        if self.words.show("limit", whole):
            return Scope.CEILING
        if self.words.show("part_behind", until) or self.words.show("part_around", whole):
            return Scope.COMPONENT
        if self.words.show("more", before):
            return Scope.INCREMENT
        return Scope.CUMULATIVE if is_over_time else None
