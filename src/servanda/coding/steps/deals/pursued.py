"""Steps of a deal that one of its sides takes further: "It cancelled the delivery of the shells", "They never arrived".

Invariant: who acts is a side of the deal told shortly before, and the words call what it is about; what has only not
come yet ends nothing.
Source: field notes on commitments, section 3, "Words to steps", and section 4: never by silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.acts.goods import lines_of
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.carried import CarriedSteps
from servanda.coding.steps.deals.deals import MOVED
from servanda.coding.steps.sums.counts import bare_number, counted, number_of
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import Instrument, Line, Period, Scope, Span, Status, Step, StepKind, by_publication

_THEM = frozenset({"them", "they", "these", "those"})
_OPEN = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED})
_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_ENDS = frozenset({StepKind.SUSPENDED, StepKind.CANCELLED, StepKind.WITHDRAWN, StepKind.TERMINATED})
_DECLINES = frozenset({"decline", "reject", "refuse", "turn"})
"""Verbs by which who was to receive ends what was offered."""

_TAKES = frozenset({"receive", "get", "take", "obtain"})
"""Verbs whose subject is the receiver."""

_STILL = frozenset({"other", "remaining", "last"})
"""Words before a number of things that are still to come: "will deliver the other two"."""

_SHARES = frozenset({"%", "percent", "per"})
"""Words behind a number that is a share: "the remaining 15%"."""

_ARRIVES = frozenset({"arrive", "come", "reach", "materialise", "materialize"})
"""Verbs whose subject is what was promised."""

_NOT_YET = frozenset({"once", "if", "until", "unless", "before", "when", "whether"})
_AFTER_NUMBER = frozenset({"in", "on", "and", ",", "more", "last", "this", "earlier"})
"""Words behind a number that counts nothing printed beside it."""

_NEXT = 10
"""Characters behind a number in which its day begins: "eight more on Monday"."""

_REACH = 2
"""Sentences before a pronoun in which the deal is told."""


class PursuedSteps(CarriedSteps):
    """Gives what the giver or the receiver of a deal then does with it."""

    def pursued(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with the further steps that a side of their deals takes."""
        steps = sorted(made, key=lambda step: (step.evidence[0].span, step.id))
        for at, telling in self._tellings():
            for place, clause in enumerate(telling.clauses):
                thing = self._thing(telling, clause)
                before = self._deal(steps, at, thing) if thing is not None and clause.marker not in _NOT_YET else None
                if thing is None or before is None:
                    continue
                found = self._taken(steps[before], telling, place, thing)
                if not any(_is_in_words(one, step) and not _is_bare(one) for one in steps for step in found):
                    steps = [one for one in steps if not any(_is_in_words(one, step) for step in found)]
                    steps += found
        return steps

    def _thing(self, telling: Telling, clause: Clause) -> NounPhrase | None:
        """Give what a clause is done with: its object, or "they" that never came."""
        subject = clause.subject
        if (
            subject is not None
            and self._word(subject) in _THEM
            and (clause.verb.passive or clause.verb.lemma in _ARRIVES)
        ):
            return subject
        if clause.verb.passive or clause.verb.infinitive:
            return None
        return self._behind_particle(telling, clause) or (clause.objects[-1] if clause.objects else None)

    def _behind_particle(self, telling: Telling, clause: Clause) -> NounPhrase | None:
        """Give what stands behind the particle of a step's verb: "handed over five", "took back its promise"."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        match = self.reading.book.steps.at(words, clause.verb.main - telling.sentence.first)
        end = clause.verb.main + (match.length if match is not None else 1)
        for piece in telling.pieces:
            if piece.phrase is not None and piece.first <= end < piece.last and end > clause.verb.main + 1:
                phrase = piece.phrase
                return phrase if end == phrase.first else replace(phrase, first=end, span_first=end)
        return None

    def _word(self, phrase: NounPhrase) -> str:
        return self.reading.marks.tokens[phrase.head].text.lower()

    def _deal(self, steps: Sequence[Step], at: int, phrase: NounPhrase) -> int | None:
        """Give the deal that a pronoun, a bare number or a definite noun calls."""
        tokens = self._tokens(phrase)
        words = [token.text.lower() for token in tokens]
        if bare_number(tokens[:1]) is not None and words[1:2] and words[1] in _AFTER_NUMBER:
            phrase = replace(phrase, span_last=phrase.first + 1)  # "six in March and eight more in May"
            tokens = tokens[:1]
        if self._is_on_top(phrase) or (words[-1] in _THEM and (len(words) == 1 or words[-2] == "of")):
            return self._nearest(steps, at, phrase)
        is_called = words[0] in {"the", "its", "their", "this", "these", "those"}
        if not is_called and number_of(tokens) is None:
            return None
        return self.deals.last(steps, at, phrase)

    def _nearest(self, steps: Sequence[Step], at: int, phrase: NounPhrase) -> int | None:
        """Give the deal in several things that was told last before a pronoun."""
        first = self.starts[max(0, at - _REACH)].start
        until = self.parties.span(phrase.first, phrase.last).start
        told = [
            (max(one.span.start for one in step.evidence), place)
            for place, step in enumerate(steps)
            if step.kind in MOVED and any(first <= one.span.start < until for one in step.evidence)
        ]
        return max(told)[1] if told else None

    def _taken(self, deal: Step, telling: Telling, at: int, thing: NounPhrase) -> list[Step]:
        """Give the step that a clause makes of a deal, and of each number that it adds: "six in May and two more"."""
        clause = telling.clauses[at]
        kind = self._what(deal, telling, at) if deal.kind in MOVED and deal.step in _OPEN else None
        span = self.parties.span(clause.first, clause.last)
        if kind is None or any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return []
        if kind is StepKind.PLEDGED:
            return [self._on_top(deal, telling, clause, thing)]
        day = self._day(telling, at)
        when = day or by_publication(self.report.published)
        scope = self._scope_of(telling, thing, kind, is_day_told=day is not None)
        several = self._several(deal, thing) if kind in _DEEDS else []
        if several:
            return [
                self._again(deal, number, kind, when=self._next_day(number) or when, scope=scope, lines=lines)
                for number, lines in several
            ]
        return [self._again(deal, span, kind, when=when, scope=scope, lines=self._amounts(deal, telling, thing))]

    def _on_top(self, deal: Step, telling: Telling, clause: Clause, thing: NounPhrase) -> Step:
        """Give the promise of more of what was given: "and will send 30 more by August"."""
        span = self.parties.span(clause.verb.first, clause.last)
        numbers = [number_of((token,)) for token in self._tokens(thing)]
        number = next((one for one in numbers if one is not None), None)
        lines = (counted(deal.lines[0], number, self._words(thing)),) if number is not None else ()
        when = by_publication(self.report.published)
        is_rest = self._tokens(thing)[0].text.lower() == "the"
        scope = Scope.REMAINDER if is_rest else Scope.INCREMENT
        step = self._again(deal, span, StepKind.PLEDGED, when=when, scope=scope, lines=lines)
        return replace(step, instrument=Instrument.STATEMENT, due=self.sides.ahead(telling.sentence.span, span))

    def _several(self, deal: Step, thing: NounPhrase) -> list[tuple[Span, tuple[Line, ...]]]:
        """Give each number of a list of deliveries with its words: "six in March and eight more in May"."""
        tokens = self.reading.marks.tokens[thing.first : thing.span_last]
        found: list[tuple[Span, tuple[Line, ...]]] = []
        for token, behind in zip(tokens, (*tokens[1:], None), strict=True):
            number = number_of((token,))
            is_day = any(token.span in mark.span for mark in within(self.reading.marks.times, token.span))
            if number is not None and not is_day and (behind is None or behind.text.lower() in _AFTER_NUMBER):
                found.append((token.span, (counted(deal.lines[0], number, token.text),)))
        return found if len(found) > 1 and len(deal.lines) == 1 else []

    def _next_day(self, number: Span) -> Period | None:
        """Give the day printed right behind a number."""
        near = within(self.reading.marks.times, Span(number.end, number.end + _NEXT))
        return next((mark.period for mark in near if mark.period.is_known), None)

    def _what(self, deal: Step, telling: Telling, at: int) -> StepKind | None:
        """Give what a clause makes of a deal; None where its doer is no side of it or nothing is settled."""
        clause = telling.clauses[at]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        match = self.reading.book.steps.at(words, clause.verb.main - telling.sentence.first)
        found = match.choose(self.parties.nouns(clause.objects)) if match is not None else None
        is_taken = found is None and clause.verb.lemma in _TAKES
        if not is_taken and (found is None or found.entry.part != "verb" or found.entry.resumes):
            return None
        kind = found.entry.step if found is not None else StepKind.PARTLY_DELIVERED
        if clause.verb.lemma in _DECLINES:
            return None  # whose offer is turned down, RefusedSteps tells
        if not self._is_by_side(deal, clause, kind) or self.doubts.at(telling.sentence, telling.clauses, at):
            return None
        status = self.modality.of(telling.clauses, at, words=words)
        if status is Status.PLANNED and kind in _DEEDS and any(map(self._is_on_top, clause.objects)):
            return StepKind.PLEDGED
        if deal.step is StepKind.PARTLY_DELIVERED and kind not in _ENDS:
            return None  # "delivered the boats" tells what was told, in other words
        if status is Status.NEGATED and kind in _DEEDS and not self.is_only_late(telling, clause):
            return StepKind.NOT_FULFILLED if self.is_over(clause) else None
        if status is not Status.ACTUAL or kind not in _DEEDS | _ENDS:
            return None
        return (
            StepKind.CANCELLED if kind is StepKind.TERMINATED else kind
        )  # goods and money run no course like a treaty

    def _is_on_top(self, phrase: NounPhrase) -> bool:
        """Say whether a bare number is on top of what was told: "will send 30 more", "another 30"."""
        tokens = self.reading.marks.tokens
        words = [token.text.lower() for token in tokens[phrase.first : phrase.span_last + 1]]
        is_more = "more" in words[1:] and bare_number(tokens[phrase.first : phrase.first + 1]) is not None
        is_another = words[0] == "another" and bare_number(tokens[phrase.first + 1 : phrase.span_last]) is not None
        is_rest = (
            words[0] == "the" and words[1:2] and words[1] in _STILL and bare_number(self._tokens(phrase)) is not None
        )
        return is_more or is_another or bool(is_rest)

    def _is_by_side(self, deal: Step, clause: Clause, kind: StepKind) -> bool:
        """Say whether the side of a deal that can do so acts: who gives also ends, who is to have it receives."""
        if clause.verb.passive or clause.verb.lemma in _ARRIVES:
            return True
        subject = clause.subject
        if subject is None:
            return False
        doers = {party.country for party in self.parties.of_range(subject.first, subject.span_last)}
        takes = clause.verb.lemma in _TAKES and kind in _DEEDS
        side = deal.recipient if takes else deal.provider
        return bool(doers) and doers <= {party.country for party in side}

    def _scope_of(self, telling: Telling, thing: NounPhrase, kind: StepKind, *, is_day_told: bool) -> Scope:
        if kind not in _DEEDS:
            return Scope.UNKNOWN
        return self.scopes.of(
            self.report.text,
            sentence=telling.sentence.span,
            amount=self.parties.span(thing.first, thing.last),
            is_day_told=is_day_told,
            is_delivered=True,
            is_share=number_of(self._tokens(thing)) is not None,
        )

    def _amounts(self, deal: Step, telling: Telling, thing: NounPhrase) -> tuple[Line, ...]:
        """Give a deal's goods in the number that a clause tells; "them" and "the boats" are all of them."""
        number = number_of(self._tokens(thing))
        if number is not None and len(deal.lines) == 1:
            return (counted(deal.lines[0], number, self._words(thing)),)
        if len(deal.lines) == 1 and (measured := self._measured(deal.lines[0], thing)) is not None:
            return (measured,)
        told = lines_of(self.reading, telling.pieces, (thing,)) if number is None else ()
        own = [line for line in told if line.quantity is not None or line.value is not None]
        called = {word for token in self._tokens(thing) for word in (token.text.lower(), token.lemma.lower())}
        named = tuple(line for line in deal.lines if called & set(line.item.lower().split()))
        return tuple(own[:1]) or named or deal.lines

    def _measured(self, line: Line, thing: NounPhrase) -> Line | None:
        """Give a deal's goods in the measure that a phrase tells without naming them: "the first 50 tonnes".

        A measure of another unit leaves open how much it is; it is never all that was promised.
        """
        marks = within(self.reading.marks.quantities, self.parties.span(thing.first, thing.span_last))
        told = next((mark.quantity for mark in marks if mark.item is None and mark.quantity is not None), None)
        if told is None or line.quantity is None:
            return None
        return replace(line, quantity=told if told.unit == line.quantity.unit else None, value=None)


def _is_in_words(one: Step, other: Step) -> bool:
    """Say whether a deed or an end is already told in the words of another; a promise beside it is told before it."""
    return one.step in _DEEDS | _ENDS | {StepKind.NOT_FULFILLED} and any(
        mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence
    )


def _is_bare(step: Step) -> bool:
    """Say whether a step tells neither of what nor to whom: "took back its promise" alone."""
    return not step.lines and not step.recipient
