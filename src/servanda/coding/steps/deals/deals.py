"""Which deal a phrase calls again: "the loan", "the vessel", "eight", "the first 50", "of which $5 million".

Invariant: the last deal told shortly before that the phrase can be of; a name of a third state in it calls none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.near import within
from servanda.coding.steps.sums.counts import bare_number, is_rest
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import CommitmentKind, Span, Step, StepKind, Token

_DEALS = frozenset(
    "loan grant deal agreement contract package project donation gift aid assistance fund funding funds money credit "
    "facility shipment consignment delivery construction work building programme program purchase order sale payment "
    "tranche half sum amount financing support supply accord treaty pact batch plan scheme promise pledge offer "
    "commitment".split()
)
"""Nouns that call a deal again, whatever it is about."""

_CRAFTS = tuple(
    frozenset(words.split())
    for words in (
        "boat ship vessel ferry frigate corvette cutter trawler tanker craft",
        "aircraft plane jet airplane aeroplane fighter warplane",
        "helicopter chopper aircraft",
        "truck lorry vehicle car van bus",
        "gun howitzer cannon mortar",
        "vaccine dose jab shot",
        "officer policeman soldier troop instructor trainer adviser advisor",
    )
)
"""Words that call one craft: a boat that is told of again is a vessel."""

ORDINALS = frozenset("first second third fourth fifth sixth last".split())
"""Words that stand for one of several things told before: "The first was handed over in May"."""

_MORE = frozenset("further another other more additional".split())
"""Words by which a number is of what comes on top, and no part of what was told."""

_AHEAD = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.MENTIONED})
"""Steps of what is still to come, of which a number can come."""

_WORKS = frozenset({"construction", "work", "works", "project", "building", "renovation", "rehabilitation"})
_BUILDS = re.compile(r"\b(?:re)?(?:build|construct|renovate|rehabilitate|restore|expand|pave|erect|upgrade)\b")

_LENT = frozenset({"loan", "credit", "grant", "facility", "money"})
_LOANS = frozenset({"loan", "credit", "grant"})
_LENDS = re.compile(r"\b(?:loans?|credits?|grants?|granted|lends?|lent|lending|financ\w+|fund\w*)\b")
_REPAYS = re.compile(r"\b(?:repa(?:y|ys|id|ying)|pa(?:y|ys|id|ying) (?:back|off))\b")

_PAIR = 2
_REACH = 3
"""Sentences over which a deal is carried on by a word for any deal."""

_FAR = 10
"""Sentences over which a deal is carried on by a word of its own goods."""

MOVED = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})
_PAPER_KINDS = frozenset({CommitmentKind.TREATY, CommitmentKind.POLICY})
_STEM = 5
_NO_ITEM = 4
"""Letters from which a word of an item calls it again."""


class Deals:
    """Finds the deal that a phrase is of, among those told before it."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.report = reading.report
        self.parties = parties
        self.starts = [sentence.span for sentence in reading.marks.sentences]

    def last(self, steps: Sequence[Step], at: int, phrase: NounPhrase) -> int | None:
        """Give the last deal told in the sentences before that a phrase calls again."""
        tokens = self.reading.marks.tokens
        named = self.parties.of_range(phrase.first, phrase.span_last)
        recent = self.starts[max(0, at - _REACH)].start
        is_it = tokens[phrase.first].text.lower() == "it"
        if self.is_of_which(phrase):
            return self._same_sentence(steps, at, phrase)
        number = bare_number(self._words(phrase))
        if number is not None or is_rest(self._words(phrase)):
            return self._counted_deal(steps, at, phrase, number)
        called: int | None = None
        for place in self._latest_first(steps, at):
            step = steps[place]
            near = self._told_before(step, at, phrase, is_it=is_it)
            sides = {party.country for party in (*step.provider, *step.recipient)}
            if not near or any(party.country not in sides for party in named) or self._is_repaid(step, phrase):
                continue
            if self._is_of_money(phrase) and not self._is_lent(step):
                continue
            if self._calls_item(phrase, step, near):
                return place
            is_recent = any(one.start >= recent for one in near)
            if is_recent and (is_it or self._is_vehicle_of(phrase, step)):
                return place
            is_called = step.kind in MOVED and self._calls_any(phrase, step)
            if called is None and is_recent and (is_called or self._calls_work(phrase, step)):
                called = place
        return called

    def _is_repaid(self, step: Step, phrase: NounPhrase) -> bool:
        """Say whether a step pays back what a phrase calls: "The loan was granted" ran the other way."""
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        return head in _LENT and any(_REPAYS.search(one.quote) for one in step.evidence)

    def _latest_first(self, steps: Sequence[Step], at: int) -> list[int]:
        """Give the places of steps by where they were told last up to a sentence, the last first."""
        end = self.starts[at].end
        told = (max((one.span.start for one in step.evidence if one.span.start < end), default=0) for step in steps)
        return [place for _, place in sorted(((start, place) for place, start in enumerate(told)), reverse=True)]

    def _is_of_money(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase calls a loan or a grant, which goods without one are not: "the grant was paid out"."""
        return self.reading.marks.tokens[phrase.head].lemma.lower() in _LOANS

    def _is_lent(self, step: Step) -> bool:
        """Say whether a deal is in money, or its words tell of a loan or a grant: "a loan for 20 buses"."""
        return step.kind is not CommitmentKind.GOODS or any(_LENDS.search(one.quote) for one in step.evidence)

    def is_of_which(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is a part of what was told: "of which $5 million was paid", "6 of which came"."""
        tokens = self.reading.marks.tokens
        beside = (tokens[max(0, phrase.first - 2) : phrase.first], tokens[phrase.head + 1 : phrase.head + 3])
        return any([token.text.lower() for token in words] in (["of", "which"], ["of", "whom"]) for words in beside)

    def _same_sentence(self, steps: Sequence[Step], at: int, phrase: NounPhrase) -> int | None:
        """Give the last deal that the same sentence tells before a phrase."""
        until = self.parties.span(phrase.first, phrase.last).start
        found = [
            (max(one.span.start for one in step.evidence), place)
            for place, step in enumerate(steps)
            if step.kind in MOVED and any(self.starts[at].start <= one.span.start < until for one in step.evidence)
        ]
        return max(found)[1] if found else None

    def _counted_deal(self, steps: Sequence[Step], at: int, phrase: NounPhrase, number: float | None) -> int | None:
        """Give the last deal in counted things, of which a bare number can be a part."""
        first = self.starts[max(0, at - _PAIR)].start
        until = self.parties.span(phrase.first, phrase.last).start
        is_more = bool(_MORE & {token.text.lower() for token in self._words(phrase)})
        for place in self._latest_first(steps, at):
            step = steps[place]
            counts = [line.quantity.high for line in step.lines if line.quantity is not None]
            near = any(first <= one.span.start and one.span.end <= until for one in step.evidence)
            is_open = step.step in _AHEAD or is_more
            if near and step.kind in MOVED and is_open and len(counts) == 1 == len(step.lines):
                is_part = counts[0] is not None and (number is None or 0 < number <= counts[0])
                return place if is_part or is_more else None
            if near and step.kind is CommitmentKind.GOODS and step.step in _AHEAD and not step.lines:
                return None  # the number may be of what that deal does not count
        return self._only_counted(steps, at, number)

    def _only_counted(self, steps: Sequence[Step], at: int, number: float | None) -> int | None:
        """Give the promise of which a number can be a part further on, where the text counts no other goods."""
        first, until = self.starts[max(0, at - _FAR)].start, self.starts[at].start
        told = [
            (place, step)
            for place, step in enumerate(steps)
            if step.kind is CommitmentKind.GOODS and any(first <= one.span.start < until for one in step.evidence)
        ]
        deals = {(_countries(step), tuple(line.item for line in step.lines)) for _, step in told}
        open_now = [place for place, step in told if step.step in _AHEAD and _is_part_of(step, number)]
        return open_now[0] if len(deals) == 1 and open_now else None

    def _told_before(self, step: Step, at: int, phrase: NounPhrase, *, is_it: bool) -> list[Span]:
        """Give where a deal is told before a phrase; "it" may be of the same sentence, and is no goods."""
        kinds = _PAPER_KINDS if is_it else MOVED | _PAPER_KINDS
        if step.kind not in kinds:
            return []
        first = self.starts[max(0, at - _FAR)].start
        until = self.parties.span(phrase.first, phrase.last).start if is_it else self.starts[at].start
        return [one.span for one in step.evidence if first <= one.span.start < until]

    def _calls_item(self, phrase: NounPhrase, step: Step, near: Sequence[Span]) -> bool:
        """Say whether a phrase uses a word of a deal's goods, or of what tells of it."""
        tokens = self.reading.marks.tokens
        within_phrase = tokens[phrase.first : phrase.span_last]
        forms = (form.lower() for token in within_phrase for form in (token.lemma, token.text))
        words = {form for form in forms if len(form) >= _NO_ITEM}  # "bus" is short, and "buses" is not
        told = [*(line.item for line in step.lines), *(one.of(self.report.text) for one in near)]
        items = {word for text in told for word in text.lower().split() if len(word) >= _NO_ITEM}
        head = tokens[phrase.head].lemma.lower()
        return head in items or any(item.startswith(word[:_STEM]) for word in words - _DEALS for item in items)

    def _calls_any(self, phrase: NounPhrase, step: Step) -> bool:
        """Say whether a phrase can be of whatever deal was told last: "the loan", "the first", "of them"."""
        tokens = self.reading.marks.tokens
        if tokens[phrase.span_last - 1].text.lower() in {"them", "these", "those"} or self._is_sum_of(phrase, step):
            return True
        behind = tokens[phrase.head + 1 : phrase.span_last]
        is_named = any(len(one.lemma) >= _NO_ITEM and one.lemma.lower() not in _DEALS for one in behind)
        head = tokens[phrase.head].lemma.lower()
        return not is_named and (head in _DEALS or head in ORDINALS)

    def _calls_work(self, phrase: NounPhrase, step: Step) -> bool:
        """Say whether a phrase is of what one side promised to build: "Construction began in April"."""
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        is_promise = step.kind is CommitmentKind.POLICY and step.step is StepKind.PLEDGED and bool(step.recipient)
        is_one_sided = {one.country for one in step.provider} != {one.country for one in step.recipient}
        if not is_promise or not is_one_sided or head not in _WORKS:
            return False
        sentence_of = (one.span for one in step.evidence)
        return any(_BUILDS.search(self._to_end(span)) for span in sentence_of)

    def _to_end(self, span: Span) -> str:
        """Give the words of a promise up to the end of its sentence."""
        end = next((one.end for one in self.starts if one.start <= span.start < one.end), span.end)
        return self.report.text[span.start : end]

    def _is_sum_of(self, phrase: NounPhrase, step: Step) -> bool:
        """Say whether a bare sum can be of a deal: money in the currency of its own."""
        span = self.parties.span(phrase.first, phrase.span_last)
        paid = {mark.value.currency for mark in within(self.reading.marks.quantities, span) if mark.value is not None}
        return bool(paid & {line.value.currency for line in step.lines if line.value is not None})

    def _is_vehicle_of(self, phrase: NounPhrase, step: Step) -> bool:
        """Say whether a phrase calls a craft by another word: "the vessel" for a boat, "the jets" for aircraft."""
        word = self.reading.marks.tokens[phrase.head].lemma.lower()
        return any(_is_alike(part, word) for line in step.lines for part in line.item.split()[-1:])

    def is_called(self, last: Sequence[str], word: str) -> bool:
        """Say whether a noun calls goods by their last word or by another word for it."""
        return any(part.lower() in {word, f"{word}s", f"{word}es"} or _is_alike(part, word) for part in last)

    def _words(self, phrase: NounPhrase) -> Sequence[Token]:
        return self.reading.marks.tokens[phrase.first : phrase.span_last]


def _is_alike(item: str, word: str) -> bool:
    """Say whether two nouns call one craft, weapon or trade."""
    return any(word in craft and item.lower().removesuffix("s") in craft for craft in _CRAFTS)


def _countries(step: Step) -> frozenset[str]:
    return frozenset(one.country for one in (*step.provider, *step.recipient))


def _is_part_of(step: Step, number: float | None) -> bool:
    """Say whether a promise of one thing is counted and of no less than a number."""
    counts = [line.quantity.high for line in step.lines if line.quantity is not None]
    whole = counts[0] if len(counts) == 1 == len(step.lines) else None
    return whole is not None and number is not None and 0 < number <= whole
