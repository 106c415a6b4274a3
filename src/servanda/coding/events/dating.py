"""The day of an act: times of its own clause, of the clause it goes on from, else by publication.

Invariant: the publication day is only ever a latest day (rulings 39 and 41).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.events import coups
from servanda.coding.events.vouching import Voucher
from servanda.coding.near import within
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import (
    UNKNOWN,
    EventType,
    Period,
    Relation,
    Span,
    Status,
    TimeMark,
    TimeUse,
    WhenBasis,
    WordClass,
    by_publication,
)

_SPOKEN = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
_COUNTED = frozenset({EventType.AID, EventType.COERCE, EventType.ASSAULT, EventType.CONSULT, EventType.COOPERATE})
"""Types of which a list of dates tells several: "in March and August" are two deliveries."""
_BETWEEN_DATES = frozenset({",", "and", "again", "in", "on", "then", "also", "later", "once", "more", "or"})
_DOES_BY_SAYING = frozenset({"announce", "declare", "proclaim"})
"""Verbs by which an act is done on the day of saying (ruling 43)."""


_SAYING = frozenset("statement interview report reports speech according said told tweet message briefing".split())
"""Words between a verb and a time that make it the time of what was said."""

_SPEAKING = frozenset({"speak", "address", "talk", "write", "testify"})
"""Verbs whose gerund tells on what occasion words were said."""

_HAPPENS = frozenset({"happen", "occur"})

_WENT_BEFORE = frozenset({"following", "after", "since", "before", "despite", "amid"})
"""Words that open a sentence with what went before, or was to come, on a day of its own."""

_LONGEST_DATED = 4
"""Words behind a year among which the noun stands that it dates."""
_BEFORE_NAME = 2
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_PARTS_OF_TIME = frozenset("end beginning start middle close course month year week day night evening eve rest".split())


class Dating:
    """When an act was, by the times that stand with its clause."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.report = reading.report

    def days(self, act: Act, found: Voucher) -> list[Period]:
        """Give the days of an act: several for a list of days, by publication where no words date what happened."""
        marks = coups.days_of(act, self.reading) or self._times(act, found)
        if act.status is Status.ACTUAL:
            dated = [mark for mark in marks if not self._is_limit(mark.period)]
            known = [mark for mark in dated if mark.period.is_known or mark.period.edtf or mark.period.text]
            if act.frame.type in _COUNTED and len(known) > 1 and self._are_listed(known):
                return [mark.period for mark in known]
            return [_printed_day(known) if known else by_publication(self.report.published)]
        if act.status is Status.NEGATED:
            return [self._denied_day(act, marks)]
        ahead = [mark.period for mark in marks if self._lies_ahead(mark.period)]
        return [ahead[0] if ahead else UNKNOWN]

    def _denied_day(self, act: Act, marks: Sequence[TimeMark]) -> Period:
        """Give the printed day on which somebody is said not to have acted: "never sent rifles in 2023"."""
        verb = act.telling.clauses[act.clause].verb if act.clause is not None else None
        is_past = verb is not None and (verb.tense == "past" or verb.perfect) and verb.modal is None
        days = [one.period for one in marks if one.period.is_known and one.period.relation is Relation.AT]
        return days[0] if is_past and days else UNKNOWN

    def _times(self, act: Act, found: Voucher) -> list[TimeMark]:
        """Give the times that date an act: its own, else those of the clause that it goes on from."""
        own = self._own_times(act, found, spoken=act.frame.type in _SPOKEN and found.statement is None)
        own = own or self._while_speaking(act, found)
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if own or clause is None or clause.governor is None:
            return own
        governor = act.telling.clauses[clause.governor]
        above = replace(act, clause=clause.governor)
        if clause.marker in {"when", "while"}:
            return self._own_times(above, found, spoken=False)
        if clause.relation is ClauseRelation.COORDINATED and not act.is_noun:
            shared = self._own_times(above, found, spoken=act.frame.type in _SPOKEN and found.statement is None)
            verb = self.reading.marks.tokens[governor.verb.main].span
            # "Chad sold gas until April, and Mali pledged boats": the day of the first is not the new one's.
            is_new = clause.subject is not None and clause.subject != governor.subject
            return [mark for mark in shared if not is_new or mark.span.start < verb.start]
        if self._goes_with(act, clause):
            return self._own_times(above, found, spoken=False)
        if clause.relation is ClauseRelation.COMPLEMENT and governor.verb.lemma in _DOES_BY_SAYING and not act.is_noun:
            return self._own_times(above, Voucher(found.basis, (), None), spoken=True)
        return own

    def _goes_with(self, act: Act, clause: Clause) -> bool:
        """Say whether an act is done with that of the clause before: "ended the second phase, pulling out 900 men"."""
        verb, tokens = clause.verb, self.reading.marks.tokens
        is_with = clause.relation is ClauseRelation.PARTICIPIAL and clause.noun is None and not act.is_noun
        is_behind = verb.first > act.telling.sentence.first and tokens[verb.first - 1].text == ","
        return is_with and is_behind and not verb.perfect and tokens[verb.main].text.lower().endswith("ing")

    def _while_speaking(self, act: Act, found: Voucher) -> list[TimeMark]:
        """Give the times of the speech in which something is done: "Speaking in Doha on Monday, he condemned"."""
        if act.is_noun or act.frame.type not in _SPOKEN or found.statement is not None:
            return []
        for index, clause in enumerate(act.telling.clauses):
            is_opening = clause.first < act.telling.clauses[act.clause or 0].verb.first and clause.verb.participle
            if is_opening and clause.governor == act.clause and clause.verb.lemma in _SPEAKING:
                return self._own_times(replace(act, clause=index), found, spoken=True)
        return []

    def _own_times(self, act: Act, found: Voucher, *, spoken: bool) -> list[TimeMark]:
        """Give the times of the act's clause, inside the statement that tells it."""
        uses = {TimeUse.EVENT, TimeUse.STATEMENT} if spoken else {TimeUse.EVENT}
        inside = [
            mark
            for mark in within(self.reading.marks.times, act.telling.sentence.span)
            if (mark.use in uses or self._stands_with(act, mark))
            and self._is_of(act, mark)
            and not (self._dates_other_noun(act, mark) if act.is_noun else self._dates_noun(act, mark))
        ]
        if found.statement is not None:
            parts = found.statement.content_parts
            inside = [mark for mark in inside if any(mark.span.overlaps(part) for part in parts)]
        return inside

    def _stands_with(self, act: Act, mark: TimeMark) -> bool:
        """Say whether a time taken for one of speech stands with the act's own verb, "agreed in a call on Monday" (38).

        It does not behind a comma or words for what somebody said: "sent boats, a statement on Monday said".
        """
        if mark.use is not TimeUse.STATEMENT or act.is_noun or act.clause is None:
            return False
        owner = self._clause_of(act, mark)
        below = act.telling.clauses[owner] if owner is not None else None
        is_below = below is not None and below.governor == act.clause and below.verb.infinitive
        if owner != act.clause and not is_below:
            return False
        verb = self.reading.marks.tokens[act.telling.clauses[act.clause].verb.main].span
        between = Span(min(verb.end, mark.span.end), max(verb.start, mark.span.start)).of(self.report.text).lower()
        return "," not in between and not _SAYING & set(between.split())

    def _dates_other_noun(self, act: Act, mark: TimeMark) -> bool:
        """Say whether a year stands before a noun that is not the act: "its commitment under the 1951 treaty"."""
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, mark.span.start, key=lambda token: token.span.start)
        if at < 1 or not self._is_year_of_noun(at, mark):
            return False
        end = bisect_left(tokens, mark.span.end, key=lambda token: token.span.start)
        dated = tokens[end : end + _LONGEST_DATED]
        return not any(token.span.overlaps(act.at) for token in dated)

    def _dates_noun(self, act: Act, mark: TimeMark) -> bool:
        """Say whether a time dates a noun and no verb: "the agreement of 2019", "After his visit in May, Chile"."""
        return self._names(mark) or self._is_of_what_came_before(act, mark)

    def _is_of_what_came_before(self, act: Act, mark: TimeMark) -> bool:
        """Say whether a time stands in an opening that tells what went before: "Following the vote in May, Chile"."""
        tokens, first = self.reading.marks.tokens, act.telling.sentence.first
        at = bisect_left(tokens, mark.span.start, key=lambda token: token.span.start)
        verb = act.telling.clauses[act.clause].verb.first if act.clause is not None else at
        opens = tokens[first].text.lower() in _WENT_BEFORE and at < verb
        between = tokens[first:at]
        is_noun = any(one.word_class in {WordClass.NOUN, WordClass.PROPN} for one in between)
        return opens and is_noun and all(one.text != "," for one in between)

    def _names(self, mark: TimeMark) -> bool:
        """Say whether a time belongs to a noun and dates no verb: "the agreement of 2019", "the coup in July"."""
        if coups.dates_coup(mark, self.report.text):
            return True
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, mark.span.start, key=lambda token: token.span.start)
        if at >= 1 and self._is_year_of_noun(at, mark):
            return True
        if at < _BEFORE_NAME or tokens[at - 1].text.lower() != "of":
            return False
        named = tokens[at - 2]
        return named.word_class in {WordClass.NOUN, WordClass.PROPN} and named.lemma not in _PARTS_OF_TIME

    def _is_year_of_noun(self, at: int, mark: TimeMark) -> bool:
        """Say whether a year stands before its noun: "the 2011 customs treaty", "its May 2019 offer"."""
        tokens = self.reading.marks.tokens
        end = bisect_left(tokens, mark.span.end, key=lambda token: token.span.start)
        is_opened = tokens[at - 1].word_class is WordClass.DET or tokens[at - 1].text.lower() in _OWNERS
        is_followed = end < len(tokens) and tokens[end].word_class in {WordClass.NOUN, WordClass.ADJ, WordClass.PROPN}
        return is_opened and is_followed and tokens[end - 1].text.isdecimal()

    def _is_of(self, act: Act, mark: TimeMark) -> bool:
        if act.is_noun and mark.span in act.span:
            return True
        owner = self._clause_of(act, mark)
        if owner is None or act.clause is None:
            return owner is None and act.clause is None
        if owner == act.clause:
            return not act.is_noun or act.telling.clauses[act.clause].verb.lemma != "say"
        below = act.telling.clauses[owner]
        return (
            below.governor == act.clause
            and below.verb.infinitive
            and act.status is Status.ACTUAL
            and not self._lies_ahead(mark.period)
        )

    def _clause_of(self, act: Act, mark: TimeMark) -> int | None:
        """Give the clause that a time stands in: the last one begun before it, the first finite one if it leads."""
        tokens = self.reading.marks.tokens
        if (led := self._led(act, mark)) is not None:
            return led
        begun = [
            index
            for index, clause in enumerate(act.telling.clauses)
            if tokens[clause.first].span.start <= mark.span.start
            and tokens[clause.verb.main].text.lower() != "according"  # "on Monday, according to both": no act
        ]
        if begun:
            return self._reopened(act, max(begun, key=lambda index: self._begins(act, index, mark)), mark)
        return next((index for index, clause in enumerate(act.telling.clauses) if clause.verb.is_finite), None)

    def _led(self, act: Act, mark: TimeMark) -> int | None:
        """Give the clause behind "and" that a time stands before: "expelled envoys and in March [revoked] a pact"."""
        tokens = self.reading.marks.tokens
        first = bisect_left(tokens, mark.span.start, key=lambda one: one.span.start)
        behind = bisect_left(tokens, mark.span.end, key=lambda one: one.span.start)
        if first and tokens[first - 1].word_class is WordClass.ADP:
            first -= 1
        if first <= act.telling.sentence.first or tokens[first - 1].word_class is not WordClass.CCONJ:
            return None
        led = (index for index, clause in enumerate(act.telling.clauses) if clause.verb.first == behind)
        return next((index for index in led if act.telling.clauses[index].relation is ClauseRelation.COORDINATED), None)

    def _begins(self, act: Act, index: int, mark: TimeMark) -> tuple[int, int]:
        """Give where a clause begins; of clauses with one subject the last whose verb stands before the time is it."""
        clause = act.telling.clauses[index]
        verb = self.reading.marks.tokens[clause.verb.main].span.start
        return clause.first, clause.verb.main if verb <= mark.span.start else -1

    def _reopened(self, act: Act, index: int, mark: TimeMark) -> int:
        """Go back to the clause that a relative clause interrupts, once a comma has closed it."""
        clause = act.telling.clauses[index]
        tokens = self.reading.marks.tokens
        between = Span(tokens[clause.verb.main].span.end, max(tokens[clause.verb.main].span.end, mark.span.start))
        if (
            clause.relation is ClauseRelation.RELATIVE
            and clause.governor is not None
            and "," in between.of(self.report.text)
        ):
            return clause.governor
        is_before_verb = mark.span.end <= tokens[clause.verb.first].span.start
        if is_before_verb and clause.governor is not None and not clause.verb.is_finite:
            return clause.governor  # "accused Peru on Monday of arming rebels"
        return index + 1 if self._tells_fronted_day(act, index) else index

    def _tells_fronted_day(self, act: Act, index: int) -> bool:
        """Say whether a relative clause only dates the sentence: "In one raid, which happened in May, he died"."""
        clauses = act.telling.clauses
        clause = clauses[index]
        tokens = self.reading.marks.tokens
        happens = clause.verb.lemma in _HAPPENS or (
            clause.verb.lemma == "take" and any(tokens[one.head].lemma == "place" for one in clause.objects)
        )
        leads = tokens[act.telling.sentence.first].word_class is WordClass.ADP and index == 0
        return happens and leads and clause.relation is ClauseRelation.RELATIVE and len(clauses) > 1

    def _is_limit(self, period: Period) -> bool:
        """Say whether a time only ends, in days to come, what an act has begun: "suspended the talks until Monday"."""
        published = self.report.published.latest
        is_end = period.relation is Relation.UNTIL and period.latest is not None
        return is_end and published is not None and period.latest is not None and period.latest > published

    def _lies_ahead(self, period: Period) -> bool:
        published = self.report.published.latest
        if published is not None and period.latest is None and period.earliest is not None:
            return period.earliest >= published  # "from 1 July" has no end
        if published is None or period.latest is None:
            return period.is_known and period.basis is WhenBasis.STATED and published is None
        return period.latest >= published

    def _are_listed(self, marks: Sequence[TimeMark]) -> bool:
        text = self.report.text
        for one, other in pairwise(marks):
            between = text[one.span.end : other.span.start].replace(",", " , ").lower().split()
            if not set(between) <= _BETWEEN_DATES:
                return False
        return True


def _printed_day(marks: Sequence[TimeMark]) -> Period:
    """Give the first time of an act; a day that is printed goes before "today": a page may be put up later."""
    first = marks[0].period
    if first.text is None or first.text.lower() != "today":
        return first
    printed = (
        mark.period for mark in marks[1:] if mark.period.is_day and any(map(str.isdigit, mark.period.text or ""))
    )
    return next(printed, first)
