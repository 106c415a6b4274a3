"""What the goods, the money or the paper of a step are worth, where words beside them tell it.

Invariant: the noun before "worth" calls the goods or the deal of a step that has no sum yet; a second such step leaves
the worth out.
Source: field notes on commitments, section 3.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT
from servanda.model import CommitmentKind, ItemClass, Line, QuantityMark, Span, Step, StepKind, Value, WordClass, cite

_WORTH = re.compile(
    r"\b(?:worth|valued at|estimated at|costing|totall?ing|amounting to|"
    r"(?P<of>valued (?:the|these) [\w-]+(?: [\w-]+)? at)|"
    r"(?:financed|funded) (?:by|with|through) an? (?:[\w-]+ ){0,2}(?:grant|loan|credit) of|"
    r"(?:at|with) a (?:total )?(?:cost|value|price) of|(?:in|for) (?:the|an) amount of)"
    r"(?: (?:a|an|the|total|of|about|around|some|over|more|than|nearly|almost|roughly|approximately|up|to|close|"
    r"estimated|at|least))*\s*$",
    re.IGNORECASE,
)
_OF = "of|worth|valued at|totall?ing|amounting to"
_ABOUT = "up to|about|around|some|over|nearly|almost|more than|at least|a total of|RMB|US"
"""Words between a noun of help and its sum."""

_BEFORE = 60
"""Characters before a sum in which the words of its worth stand."""

_DEALS = frozenset(
    "loan grant deal agreement contract package donation gift aid assistance credit project memorandum accord pact "
    "protocol relief consignment shipment equipment material supply facility funding financing document".split()
)
"""Nouns that call what a step is about, whatever it is."""

_PAPERS = frozenset("agreement deal contract memorandum accord pact protocol document".split())
_DEFINITE = frozenset({"the", "this", "these", "its", "their", "both"})
_OPEN = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS})
_SIGNED = frozenset({StepKind.SIGNED, StepKind.PLEDGED, StepKind.IN_FORCE})
_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_REACH = 2
"""Sentences behind a step in which its worth is told."""

_NOUNS = 3
"""Nouns before the words of worth that may call what they tell of."""

_NAMED = 10
"""Tokens before those words in which the nouns stand."""

_ARTICLE = 4
"""Tokens before a noun of a later sentence in which its "the" stands."""

_MOST_SUMS = 24


class WorthSteps:
    """Puts told worths into the steps whose goods have no sum."""

    def __init__(self, reading: ReportReading) -> None:
        self.tokens = reading.marks.tokens
        self.marks = reading.marks.quantities
        self.sentences = reading.marks.sentences
        self.report = reading.report
        self.text = reading.report.text
        help_words = reading.book.scopes.pattern("help")
        self._of_help = re.compile(rf"\b(?:{help_words}|investments?) (?:{_OF}) (?:{_ABOUT} ){{0,3}}$", re.IGNORECASE)
        self._in_help = re.compile(rf"^(?: [\w-]+){{0,3}} (?:{help_words})\b", re.IGNORECASE)

    def with_worths(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps, each with the worth that words beside its goods tell, where it had no sum."""
        steps = list(made)
        for at in range(len(self.sentences)):
            for mark, value, nouns in self._worths(at):
                if any(line.value == value for step in steps for line in step.lines):
                    continue  # another step has it already
                place = self._owner(steps, at, mark, nouns)
                if place is not None:
                    steps[place] = self._cited(with_worth(steps[place], value), at, mark)
            self._with_help(steps, at)
        return steps

    def _cited(self, step: Step, at: int, mark: QuantityMark) -> Step:
        """Give a step with the words of its worth as evidence, where another sentence tells it."""
        sentence = self.sentences[at].span
        if any(one.span.overlaps(sentence) for one in step.evidence):
            return step
        rule = step.evidence[0].rule
        told = Span(sentence.start, mark.span.end)
        return replace(
            step,
            evidence=(*step.evidence, cite(self.report.id, self.text, told, rule=rule, score=SCORE_OF_STATEMENT)),
        )

    def _with_help(self, steps: list[Step], at: int) -> None:
        """Put the only sum of a sentence into the paper that it tells of, where the sum is called help.

        "Oman and Togo signed an agreement to mend the port with a loan of 5 million dollars." The sum of a second step
        of the sentence, or one that stands before the paper, is left out.
        """
        sentence = self.sentences[at].span
        marks = [mark for mark in within(self.marks, sentence) if mark.value is not None]
        here = [one for one, step in enumerate(steps) if any(piece.span.overlaps(sentence) for piece in step.evidence)]
        if not marks or len(here) != 1 or not _is_open(steps[here[0]]) or steps[here[0]].lines:
            return
        mark, first = marks[0], steps[here[0]].evidence[0].span.start
        is_one = all(self.text[: one.span.start].rstrip().endswith("(") for one in marks[1:])
        before, behind = self.text[first : mark.span.start], self.text[mark.span.end : sentence.end]
        is_help = self._of_help.search(before) or self._in_help.search(behind)
        if is_one and mark.span.start > first and is_help and mark.value is not None:
            rule = steps[here[0]].evidence[0].rule
            told = cite(self.report.id, self.text, mark.span, rule=rule, score=SCORE_OF_STATEMENT)
            worth = with_worth(steps[here[0]], mark.value)
            steps[here[0]] = replace(worth, evidence=(*worth.evidence, told))

    def _worths(self, at: int) -> Iterator[tuple[QuantityMark, Value, list[int]]]:
        """Give the sums of a sentence that words of worth open, with the tokens of the nouns before those words."""
        sentence = self.sentences[at]
        for mark in within(self.marks, sentence.span)[:_MOST_SUMS]:
            first = max(sentence.span.start, mark.span.start - _BEFORE)
            opened = _WORTH.search(self.text[first : mark.span.start])
            if mark.value is None or opened is None:
                continue
            end = first + (opened.end("of") if opened["of"] else opened.start())
            last = bisect_left(self.tokens, end, key=lambda token: token.span.start)
            before = range(max(sentence.first, last - _NAMED), last)
            nouns = [place for place in reversed(before) if self.tokens[place].word_class is WordClass.NOUN]
            if nouns:
                yield mark, mark.value, nouns[:_NOUNS]

    def _owner(self, steps: Sequence[Step], at: int, mark: QuantityMark, nouns: Sequence[int]) -> int | None:
        """Give the one open step that a noun calls: of the same sentence, else of the two before it."""
        sentence = self.sentences[at].span
        here = [
            place
            for place, step in enumerate(steps)
            if any(one.span.overlaps(sentence) and one.span.start < mark.span.start for one in step.evidence)
        ]
        called = [place for place in here if _is_open(steps[place]) and self._calls(steps[place], nouns)]
        if called:
            return called[0] if len(called) == 1 else None
        first = self.sentences[max(0, at - _REACH)].span.start
        near = [
            place
            for place, step in enumerate(steps)
            if any(first <= one.span.start < sentence.start for one in step.evidence) and place not in here
        ]
        called = [place for place in near if self._calls(steps[place], nouns, is_later=True)]
        is_one = len(called) == 1 and _is_open(steps[called[0]]) and not here
        return called[0] if is_one else None

    def _calls(self, step: Step, nouns: Sequence[int], *, is_later: bool = False) -> bool:
        """Say whether a noun calls the goods or the paper of a step; one of a later sentence by "the" or "its"."""
        items = {word for line in step.lines for word in line.item.lower().split()}
        is_part = step.step in _DEEDS and any(line.quantity is not None for line in step.lines)
        if is_part and nouns and self.tokens[nouns[0]].lemma.lower() in _PAPERS:
            return False  # "received 12 tanks ordered under a contract worth $5 million": it is worth all of them
        for place in nouns:
            token = self.tokens[place]
            words = {token.text.lower(), token.lemma.lower()}
            known = bool(words & items) or bool(words & (_DEALS if step.lines or is_later else _PAPERS))
            before = self.tokens[max(0, place - _ARTICLE) : place]
            if known and (not is_later or any(one.text.lower() in _DEFINITE for one in before)):
                return True
        return False


def _is_open(step: Step) -> bool:
    """Say whether a step lacks a sum that it could have: goods, money, or a paper without lines."""
    if any(line.value is not None for line in step.lines):
        return False
    return step.kind in _OPEN or (step.kind is CommitmentKind.POLICY and step.step in _SIGNED and not step.lines)


def with_worth(step: Step, value: Value) -> Step:
    """Give a step with the worth of its goods; a paper or promise without lines becomes one of money."""
    if not step.lines:
        line = Line("money", ItemClass.MONEY, None, value)
        return replace(step, kind=CommitmentKind.MONEY, lines=(line,))
    return replace(step, lines=(replace(step.lines[0], value=value), *step.lines[1:]))
