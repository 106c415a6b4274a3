"""Sums that one state pays another or helps it with: "will pay Uganda $3 billion", "supported Togo with 5 million".

Invariant: a fine, a ransom, wages and what a court made somebody pay are no payment under a deal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.goods import is_sum
from servanda.coding.acts.goods_parts import Part, part_before
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.sums.found import Amounts
from servanda.coding.steps.sums.graded import Find
from servanda.coding.syntax.shape import Clause
from servanda.model import Instrument, ItemClass, Line, QuantityMark, Span, Status, StepKind

PAYS = frozenset({"pay", "repay"})
_HELPS = frozenset({"support", "assist", "help", "aid", "back"})
"""Verbs of help that give what stands behind "with"."""

_NO_DEAL = frozenset(
    "fine fines fined ransom ransoms wage wages salary salaries pension pensions tax taxes bribe bribes court judge "
    "damages bail penalty penalties tribute homage attention visit price".split()
)

_HALF_OF = re.compile(r"\b(?:half|third|quarter|fifth|part|most) of (?:the|its|their)\b", re.IGNORECASE)
"""Words by which a part of a price is paid, which is a step of the sale."""

_SHARE_OF = re.compile(
    r"(?:\d+(?: percent| per cent|%)|half|a third|a quarter|most|part) of (?:the|its|their) (?:\w+ )?"
    r"(?:sum|price|cost|costs|amount|contract|bill|debt)\b",
    re.IGNORECASE,
)

_WITH = re.compile(r"\bwith (?:(?:more|less|over|about|around|nearly|almost|some|up|to|than|a|an|at|least) )*$")
_IN_FULL = re.compile(r" (?:in full|the (?:whole|entire|full)|all of)\b")
_PART = re.compile(
    r"\b(?:so far|to date|in advance|already|instal?lments?|tranches?|down payment|advance payment|"
    r"the (?:last|final|first|remaining) [$€£]?\d[^.;]{0,40}? of (?:an?|the|its|their)|"
    r"under (?:the|that|this|an?|two|three|several) (?:\w+ )?(?:deal|agreement|contract|lease|accord|pact)s?|"
    r"under (?:deal|agreement|contract|lease)s)\b",
    re.IGNORECASE,
)
"""Words by which a payment is a part of what a deal makes due."""


class Payments:
    """Finds the sums that a verb of paying moves, which no verb of giving stands over."""

    def __init__(self, reading: ReportReading, amounts: Amounts) -> None:
        self.reading = reading
        self.amounts = amounts

    def found(self) -> Iterator[Find]:
        """Give the sums that were paid or are to be paid, in the order of the text."""
        tokens = self.reading.marks.tokens
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            words = {token.text.lower() for token in tokens[sentence.first : sentence.last]}
            is_part = _HALF_OF.search(sentence.span.of(self.reading.report.text)) is not None
            is_no_deal = words & (_NO_DEAL - {"price"} if is_part else _NO_DEAL)
            if is_no_deal or not any(clause.verb.lemma in PAYS | _HELPS | {"make"} for clause in clauses):
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            for at, clause in enumerate(clauses):
                is_paid = clause.verb.lemma in PAYS | _HELPS or self._makes_payment(clause)
                find = self._paid(telling, at) if is_paid else None
                if find is not None:
                    yield find

    def _makes_payment(self, clause: Clause) -> bool:
        """Say whether a payment is made: "A payment of $6 million was made in May"."""
        paid = (clause.subject,) if clause.verb.passive else clause.objects
        heads = {self.reading.marks.tokens[one.head].lemma.lower() for one in paid if one is not None}
        return clause.verb.lemma == "make" and "payment" in heads

    def holds(self, find: Find) -> bool:
        """Say whether a find is of these verbs."""
        clause = find.telling.clauses[find.clause]
        return clause.verb.lemma in PAYS | _HELPS or self._makes_payment(clause)

    def is_without_payer(self, find: Find) -> bool:
        """Say whether a payment is told without who pays: "half of the price has been paid"."""
        return self.holds(find) and find.telling.clauses[find.clause].verb.passive

    def _is_part(self, telling: Telling, verb: str, part: Part | None) -> bool:
        """Say whether what was paid is called a part of what is due, or paid back; else it may be a price."""
        if part is not None:
            return True
        return verb == "repay" or bool(_PART.search(telling.sentence.span.of(self.reading.report.text)))

    def _is_told(self, clause: Clause) -> bool:
        """Say whether a clause tells a payment: with its payer, or of a part "that has been paid"."""
        is_passive = clause.verb.passive and clause.verb.is_finite and clause.verb.lemma in PAYS | {"make"}
        return clause.subject is not None if is_passive else not clause.verb.passive and not clause.verb.participle

    def _share(self, telling: Telling, at: int) -> Find | None:
        """Give a share of a price that was paid, whose sum was told before: "has paid 60 percent of the sum"."""
        phrases = telling.clauses[at].objects
        span = self.amounts.parties.span(phrases[0].first, phrases[0].span_last) if phrases else None
        if span is None or _SHARE_OF.match(span.of(self.reading.report.text)) is None:
            return None
        if self.amounts.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        bare = QuantityMark(span, None, None, span, "", 0.0)
        line = Line("money", ItemClass.MONEY, None, None)
        return Find(bare, telling, at, StepKind.PARTLY_DELIVERED, Status.ACTUAL, None, (line,))

    def _paid(self, telling: Telling, at: int) -> Find | None:
        tokens, clause = self.reading.marks.tokens, telling.clauses[at]
        span = Span(tokens[clause.verb.main].span.end, tokens[clause.last - 1].span.end)
        if clause.verb.passive and clause.subject is not None:
            span = self.amounts.parties.span(clause.subject.first, clause.subject.span_last)
        marks = [mark for mark in within(self.reading.marks.quantities, span) if is_sum(self.reading, mark)]
        helps = clause.verb.lemma in _HELPS
        if helps:
            text = self.reading.report.text
            marks = [one for one in marks if _WITH.search(text[span.start : one.span.start])]
        words = self.amounts.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.amounts.modality.of(telling.clauses, at, words=words)
        is_told = self._is_told(clause) and clause.marker not in {"if", "unless"}
        if not marks and is_told and status is Status.ACTUAL and not helps:
            return self._share(telling, at)
        if not marks or not is_told or self.amounts.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        line = Line("money", ItemClass.MONEY, marks[0].quantity, marks[0].value)
        part = part_before(self.reading, marks[0], span.start)
        line = part.of(line, self.reading.report.text) if part is not None else line
        is_now = clause.verb.perfect and clause.verb.tense == "present"  # "has paid 5 million" is of what was due
        is_known = (is_now or clause.verb.lemma == "make") and clause.subject is not None
        if status is Status.ACTUAL and (helps or is_known or self._is_part(telling, clause.verb.lemma, part)):
            is_whole = clause.verb.lemma == "repay" and _IN_FULL.match(span.of(self.reading.report.text)) is not None
            step = StepKind.FULFILLED if is_whole else StepKind.PARTLY_DELIVERED
            return Find(marks[0], telling, at, step, status, None, (line,))
        if status is Status.PLANNED:
            return Find(marks[0], telling, at, StepKind.PLEDGED, status, Instrument.STATEMENT, (line,))
        return None
