"""Steps of promised sums that become others: "raised its pledge to Togo from 100 to 150 million euros".

Invariant: the new sum is all of the promise from that day, the old one is said again; what is raised or cut by a sum is
no new whole: raised by it, it is on top. A pledge that is asked to be raised, or might be, is not.
Source: field notes on commitments, section 3, words to steps: an amended sum replaces the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook.scopes import ScopeWords
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.steps.sums.known import KnownSums
from servanda.model import QuantityMark, Scope, Span, Step, StepKind, TimeUse, Value

RULE = "step.raised"

_OWN = r"(?:its|their|his|her|the|this|that|an? (?:earlier|previous)|[A-Z][\w’'.-]*[’']s?)"
_BEFORE_SUM = re.compile(
    r"\b(?P<how>to|from|by)(?: (?:a|about|around|some|nearly|almost|over|more than|just|total|of|roughly|as much as|"
    r"only))* *[$€£]?$",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|appeal\w*|demand\w*|want(?:s|ed|ing)?|"
    r"could|might|should|if|unless|whether|not|never|n['’]t|no|without|den(?:y|ies|ied)|refus\w+|reject\w*|fail\w*|"
    r"consider\w*|discuss\w*|propos\w+|may)\b",
    re.IGNORECASE,
)
"""Words before a change that leave open whether it was made."""
_BETWEEN = 120
"""Characters between the word for a pledge and the sum that it becomes."""


class RaisedSums(KnownSums):
    """Gives the steps of promised sums that were raised or cut to others."""

    rule = RULE

    def of_raised(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, with those of sums that became others."""
        steps, words = list(made), self.scopes.words
        pattern = _resizing(words)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            if words.show("resized", sentence.span.of(self.report.text)):
                steps = self._with(steps, Telling(sentence, clauses, ()), pattern)
        return steps

    def _with(self, steps: list[Step], telling: Telling, pattern: re.Pattern[str]) -> list[Step]:
        """Give the steps, those of a sentence on a sum that became another read as that."""
        how = self._marks(telling.sentence.span, pattern)
        new, added, old, less = ([mark for mark, word in how if word == one] for one in ("to", "by", "from", "less"))
        if less and not new:  # what is left is not told
            return [step for step in steps if not _is_of(step, telling.sentence.span, {one.value for one in less})]
        if len(new) + len(added) != 1 or len(old) > 1:
            return steps
        mark = (*new, *added)[0]
        whole = self._raised(mark, telling, steps, Scope.CUMULATIVE if new else Scope.INCREMENT)
        if whole is None:
            return steps
        sums = {one.value for one in (mark, *old)}
        others = [step for step in steps if not _is_of(step, telling.sentence.span, sums)]
        before = self._raised(old[0], telling, steps, Scope.RESTATEMENT) if old else None
        return [*others, *([before] if before is not None else []), whole]

    def _marks(self, sentence: Span, pattern: re.Pattern[str]) -> list[tuple[QuantityMark, str]]:
        """Give the sums behind a change of a pledge, each with its "from", "to" or "by", "less" where cut by it."""
        text, found = self.report.text, []
        for mark in within(self.reading.marks.quantities, sentence):
            ahead = text[sentence.start : mark.span.start]
            opened, word = pattern.search(ahead), _BEFORE_SUM.search(ahead)
            if mark.value is None or opened is None or word is None or _DOUBTED.search(ahead[: opened.start()]):
                continue
            how = word["how"].lower()
            is_rise = self.scopes.words.show("raised", opened["change"] or opened["changed"])
            found.append((mark, "less" if how == "by" and not is_rise else how))
        return found

    def _raised(self, mark: QuantityMark, telling: Telling, steps: Sequence[Step], scope: Scope) -> Step | None:
        """Give the step of one of the sums, between the sides that its sentence tells of."""
        span, holding = telling.sentence.span, self.speech.holding(mark.span.start)
        if any(one.stance in NO_DEED for one in holding) or not self._is_told(mark, telling, Scope.CUMULATIVE):
            return None
        here = [one for one in steps if one.provider and one.recipient and _overlaps(one, span)]
        sides = {(one.provider, one.recipient) for one in here}
        if len(sides) != 1:
            sides = {self._between(mark, span, span, holding, self._pairs(steps))}
        provider, recipient = sides.pop()
        if not provider or not recipient or {one.country for one in provider} & {one.country for one in recipient}:
            return None
        step = self._told(mark, span, (StepKind.PLEDGED, scope), (provider, recipient), holding)
        days = [one.period for one in within(self.reading.marks.times, span) if one.use is TimeUse.EVENT]
        return replace(step, when=days[0]) if step is not None and len(days) == 1 and days[0].is_known else step


def _resizing(words: ScopeWords) -> re.Pattern[str]:
    """Give what opens the sums of a pledge that was changed, up to the end of what stands before one."""
    resized, noun = words.pattern("resized"), rf"(?:[\w-]+ ){{0,3}}?(?:{words.pattern('promised_sum')})\b"
    own = rf"(?P<change>{resized}) (?:up |back |down )?{_OWN} {noun}"
    passive = rf"(?:{words.pattern('promised_sum')})\b[^.;:]{{0,60}}? (?:was|were|been|is|be|being) (?:now |later )?"
    return re.compile(
        rf"\b(?:{own}|{passive}(?P<changed>{resized})\b)[^.;:]{{0,{_BETWEEN}}}$",
        re.IGNORECASE,
    )


def _is_of(step: Step, sentence: Span, sums: set[Value | None]) -> bool:
    """Say whether a step of a sentence tells nothing but the pledge that was changed."""
    is_open = step.step in {StepKind.PLEDGED, StepKind.MENTIONED, StepKind.SUPERSEDED, StepKind.IN_FORCE}
    return is_open and _overlaps(step, sentence) and all(line.value in sums for line in step.lines)


def _overlaps(step: Step, sentence: Span) -> bool:
    return any(one.span.overlaps(sentence) for one in step.evidence)
