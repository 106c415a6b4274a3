"""Amounts that their own sentence calls promised, and that came: "the first of six boats promised by Peru arrived".

Invariant: the promise stands right behind the noun of the amount, and the next verb, or the one over it, tells that it
came, in part or whole; both sides are printed with the promise or the arrival. What "has not arrived" may still come.
Source: field notes on commitments, sections 3 and 4: a part that is delivered is a step of the promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.acts.goods import in_full, lines_of
from servanda.coding.acts.goods_parts import part_before
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.sums.graded import DEEDS, NO_DEED, SAID, Find
from servanda.coding.steps.sums.sums import SumSteps
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import (
    NO_CODE,
    BlockKind,
    Instrument,
    Line,
    Party,
    Quantity,
    QuantityMark,
    Scope,
    Span,
    Status,
    Step,
    StepKind,
    TimeUse,
    WordClass,
    by_publication,
)

_PROMISES = frozenset({"promise", "pledge", "offer", "order", "buy", "purchase"})
"""Verbs behind a noun by which it is still to come."""

_BUYS = frozenset({"order", "buy", "purchase"})
_COMES = frozenset({"arrive", "reach", "land", "come", "dock"})
_SENT = frozenset({"deliver", "hand", "send", "ship", "pay", "transfer", "dispatch", "supply", "disburse", "receive"})
_TAKES = frozenset({"receive", "get", "collect"})
"""Verbs whose subject is the one to whom something came."""

_OF_THEM = re.compile(r"(?:out )?of (?:the |its |their )?(?:total )?", re.IGNORECASE)
"""What opens a sentence on a part of what was promised: "Of the 60 buses promised by Peru, 25 arrived"."""

_HARDLY = re.compile(r"\b(?:not (?:one|a single)|none|few|hardly any|neither|no)\b (?:\w+ )?(?:of )?", re.IGNORECASE)
"""Words by which next to nothing came: "not one of the six cars", "few of the 50 pumps"."""

_SHARE_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|part|most|some|many|percent|cent|%) (?:out )?of (?:the |its |their )?$|"
    r"\bhalf (?:the|its|their) $",
    re.IGNORECASE,
)
_STOPS = frozenset({",", ";", ":"})
_DAYS = frozenset({TimeUse.EVENT, TimeUse.STATEMENT})
_NEAR = 6
"""Tokens behind a noun in which the promise of it stands: "the 40 tents that the government pledged"."""

_FAR = 9
"""Tokens of "took delivery on Wednesday of the second of"."""

_MOST_AMOUNTS = 24
"""Amounts of one sentence that are looked at; one with more is a table."""


class KeptSteps(SumSteps):
    """Gives the steps by which promised amounts came, and the promises themselves where nothing tells them."""

    def of_kept(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, with those of amounts that their own words call promised."""
        steps = list(made)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            if sentence.block.kind is BlockKind.TITLE:
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            here = [one for one in steps if any(piece.span.overlaps(sentence.span) for piece in one.evidence)]
            found = next(self._kept(telling, here), ()) if not any(one.step in DEEDS for one in here) else ()
            steps += found
        return steps

    def _kept(self, telling: Telling, here: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
        for mark in within(self.reading.marks.quantities, telling.sentence.span)[:_MOST_AMOUNTS]:
            phrase = self.amounts.phrase(mark, telling)
            promise = self._promise(telling, phrase) if phrase is not None else None
            if phrase is None or promise is None:
                continue
            if any(one.stance in NO_DEED for one in self.speech.holding(mark.span.start)):
                continue
            steps = self._came(telling, promise, mark, phrase, here)
            if steps:
                yield steps

    def _promise(self, telling: Telling, phrase: NounPhrase) -> int | None:
        """Give the clause right behind a noun that tells that it was promised."""
        tokens = self.reading.marks.tokens
        for at, clause in enumerate(telling.clauses):
            between = tokens[phrase.last : clause.verb.main]
            is_near = 0 <= clause.verb.main - phrase.last <= _NEAR and not any(one.text in _STOPS for one in between)
            if is_near and clause.verb.lemma in _PROMISES and not clause.verb.negated:
                return at
        return None

    def _came(
        self, telling: Telling, promise: int, mark: QuantityMark, phrase: NounPhrase, here: Sequence[Step]
    ) -> tuple[Step, ...]:
        """Give the steps of an amount that came, and of its promise where nothing has read that."""
        places = range(len(telling.clauses))
        at = next((one for one in places if self._is_arrival(telling, one, promise)), None)
        at = at if at is not None else next((one for one in places if self._is_taking(telling, one, phrase)), None)
        lines = lines_of(self.reading, telling.pieces, (phrase,))[:1]
        if at is None or not lines:
            return ()
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        is_told = self.amounts.modality.of(telling.clauses, at, words=words) is Status.ACTUAL
        part = self._part(telling, promise, at, mark, lines[0])
        giver, taker = self._between_whom(telling, at, promise, here)
        is_doubted = self.amounts.doubts.at(telling.sentence, telling.clauses, at) is not None
        if not is_told or is_doubted or part is None or not giver or not taker:
            return ()
        whole = replace(lines[0], quantity=in_full(mark.whole)) if isinstance(mark.whole, Quantity) else lines[0]
        tokens = self.reading.marks.tokens
        promised, came = (tokens[telling.clauses[one].verb.main].span.end for one in (promise, at))
        deed = self._between(
            Find(mark, telling, at, StepKind.PARTLY_DELIVERED, Status.ACTUAL, None, (part,)), giver, taker
        )
        end = telling.sentence.span.end
        found = [(deed, Span(came, promised if came < promised else end))]
        if not here:
            old = self._between(self._promised(telling, promise, mark, whole), giver, taker)
            found.append((old, Span(promised, came if promised < came else end)))
        own = self.scopes.own_clause(self.report.text, telling.sentence.span, mark.span)
        is_so_far = self.scopes.words.show("total_around", own.of(self.report.text))
        return tuple(self._as_kept(step, around, is_so_far=is_so_far) for step, around in found if step is not None)

    def _as_kept(self, step: Step, around: Span, *, is_so_far: bool) -> Step:
        """Give a step with the day that stands behind its own verb: "promised in 2020 arrived on Monday" has two.

        What has come "so far" is all that came.
        """
        days = [mark.period for mark in within(self.reading.marks.times, around) if mark.use in _DAYS]
        known = next((day for day in days if day.is_known), None)
        return replace(
            step,
            when=known or by_publication(self.report.published),
            scope=Scope.CUMULATIVE if is_so_far and step.step in DEEDS else Scope.UNKNOWN,
            evidence=self._cited([piece.span for piece in step.evidence], "step.kept"),
        )

    def _is_arrival(self, telling: Telling, at: int, promise: int) -> bool:
        """Say whether a clause behind a promise tells that what was promised came: "arrived", "was delivered"."""
        verb, over = telling.clauses[at].verb, telling.clauses[promise].verb
        is_moved = verb.lemma in _COMES or (verb.lemma in _SENT and verb.passive)
        return is_moved and verb.main > over.main and not verb.negated and not verb.infinitive

    def _is_taking(self, telling: Telling, at: int, phrase: NounPhrase) -> bool:
        """Say whether a clause tells that its subject got an amount: "received", "took delivery on Friday of"."""
        clause = telling.clauses[at]
        if clause.verb.passive or clause.verb.negated or clause.verb.infinitive or clause.subject is None:
            return False
        tokens = self.reading.marks.tokens
        is_first = any(one.first <= phrase.first < one.span_last for one in clause.objects)
        takes = clause.verb.lemma in _TAKES and is_first
        between = tokens[clause.verb.main + 1 : phrase.first] if clause.verb.lemma == "take" else ()
        words = [one.text.lower() for one in between[:_FAR]]
        return takes or (words[:1] == ["delivery"] and words[-1] == "of")

    def _promised(self, telling: Telling, promise: int, mark: QuantityMark, line: Line) -> Find:
        is_order = telling.clauses[promise].verb.lemma in _BUYS
        kind, paper = (StepKind.SIGNED, Instrument.AGREEMENT) if is_order else (StepKind.PLEDGED, Instrument.STATEMENT)
        return Find(mark, telling, promise, kind, Status.ACTUAL, paper, (line,))

    def _part(self, telling: Telling, promise: int, at: int, mark: QuantityMark, line: Line) -> Line | None:
        """Give what came of a promised amount: a number of it, a share without a number, or all."""
        tokens = self.reading.marks.tokens
        ahead = self.report.text[telling.sentence.span.start : mark.span.start]
        if _HARDLY.search(f"{ahead}{mark.span.of(self.report.text)}"):
            return None
        if mark.whole is not None:
            return line
        told = part_before(self.reading, mark, telling.sentence.span.start)
        if told is not None:
            return told.of(line, self.report.text)
        if _OF_THEM.fullmatch(ahead):
            last, first = telling.clauses[at].verb.first, telling.clauses[promise].verb.main + 1
            counts = [one.text.replace(",", "") for one in tokens[first:last] if one.word_class is WordClass.NUM]
            number = next((float(one) for one in reversed(counts) if one.isdigit()), None)
            if number is None or line.quantity is None:
                return None
            amount = replace(line.quantity, low=number, high=number, text=f"{number:.0f}")
            return replace(line, quantity=amount, value=None)
        return replace(line, quantity=None, value=None) if _SHARE_OF.search(ahead) else line

    def _between_whom(
        self, telling: Telling, at: int, promise: int, here: Sequence[Step]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give giver and receiver: those of the promise that is read, else those that it and the arrival print."""
        told = [one for one in here if one.step in SAID and one.provider and one.recipient and one.lines]
        if here:
            return (told[0].provider, told[0].recipient) if len(told) == len(here) == 1 else ((), ())
        receivers, over, clause = self.of_sums.receivers, telling.clauses[promise], telling.clauses[at]
        places = self.parties.of_clause(over, over.verb.last)
        doer = receivers.named(over.subject) if over.subject is not None and not over.verb.passive else ()
        doer = self.parties.in_places(("by",), places) or doer
        if over.verb.lemma in _BUYS:
            got = receivers.named(clause.subject) if over.verb.passive and clause.subject is not None else ()
            maker = self.parties.in_places(("from", "in", "with"), places)
            return self.sides.givers(maker), self.sides.states(doer or got)
        reached = clause.objects if clause.verb.lemma == "reach" else ()
        to = self.parties.in_places(("to", "second", "object"), places) if over.verb.passive else ()
        to = to or tuple(party for phrase in reached for party in receivers.named(phrase))
        taker = clause.subject if clause.verb.main < over.verb.main else None
        to = to or (receivers.named(taker) if taker is not None else receivers.receiver(telling, at))
        giver = tuple(one for one in self.sides.givers(doer) if one.country != NO_CODE)
        own = {one.country for one in giver}
        return giver, tuple(one for one in self.sides.states(to) if one.country not in {*own, NO_CODE})
