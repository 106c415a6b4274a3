"""Phrases that call a deal again: "The boats", "another 25 tents", "six of them", "Supplies", "A third is on its way".

Invariant: only what is definite, counted or a part calls a deal; a count without an article is a share of what was
promised, or nothing.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.deals import ORDINALS, Deals
from servanda.coding.steps.parties.sides import Sides
from servanda.coding.steps.sums.counts import bare_number, number_of
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, CommitmentKind, Report, Span, Step, StepKind, Token, Value, WordClass

_STARTS = frozenset({"take", "enter", "come", "go", "expire", "lapse"})
"""Verbs of "it takes effect"."""

SHARE_OF = frozenset({"tranche", "instalment", "installment", "part", "portion", "half", "batch"})
"""Nouns for a part of a deal."""

_PAYS = frozenset({"disburse", "pay", "transfer", "release", "spend", "deliver"})

_SHARES = frozenset((("of", "the"), ("of", "them"), ("of", "these"), ("of", "those"), ("of", "its"), ("of", "which")))

WHOLE = frozenset({"whole", "full", "entire", "all", "both"})
"""Words by which all of a deal is meant: "the full amount", "all of them"."""

_GIVING = frozenset({"delivery", "shipment", "handover", "transfer", "payment", "dispatch", "deployment", "arrival"})
"""Nouns of giving, which is put off or stopped."""

AHEAD = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})

_FLOWS = frozenset("supplies deliveries shipments payments exports disbursements transfers".split())
"""Nouns of what goes on under a deal, which need no article: "Supplies were halted in August"."""

_SETS_OUT = frozenset({"leave", "depart", "sail"})
_JOURNEYS = frozenset({"from", "for", "to", "on", "aboard"})
"""Verbs of setting out, and the prepositions of where from, where to and by what."""

_OF_ALL = frozenset({"them", "these", "those"})

_JUST = frozenset({"only", "just", "about", "nearly", "almost"})

_DEFINITE = frozenset("half the this that these those its their both".split())

_MODIFIER = 16
"""Characters before a sum in which a word that bounds it stands: "more than"."""


class CalledDeals:
    """Finds the phrases of a report that call deals again; what is told of these is for those who build on it."""

    reading: ReportReading
    report: Report
    parties: Parties
    sides: Sides
    deals: Deals

    def _told(self, telling: Telling) -> Iterator[tuple[int, NounPhrase]]:
        """Give the clauses whose subject is a definite noun, a sum that was paid, or "it" that takes effect."""
        tokens = self.reading.marks.tokens
        for at, clause in enumerate(telling.clauses):
            phrase = self._given_by_noun(clause) or clause.subject or self._one_of(telling, clause)
            if phrase is None:
                continue
            first = tokens[phrase.first].text.lower()
            is_work = tokens[phrase.head].lemma in {"construction", "work"}
            is_it = first == "it" and clause.verb.lemma in _STARTS
            is_counted = bare_number(self._tokens(phrase)) is not None
            is_next = first in {"a", "an"} and self._is_ordinal(phrase)
            is_flow = phrase.head == phrase.first and first in _FLOWS
            is_called = (
                is_next
                or first in _DEFINITE | WHOLE
                or is_work
                or is_it
                or is_flow
                or tokens[phrase.first].word_class is WordClass.NUM
                or is_counted
                or self.deals.is_of_which(phrase)
            )
            if is_called or self._is_part(phrase) or self._is_paid(clause, phrase):
                yield at, phrase

    def _is_other_count(self, step: Step, clause: Clause, phrase: NounPhrase) -> bool:
        """Say whether a count of things without an article is no share of what was promised.

        "Eleven boats came" is one of "40 boats" promised, but not what goes to a third state.
        """
        tokens = self._tokens(phrase)
        is_bare = tokens[0].word_class is WordClass.NUM and bare_number(tokens) is None
        if not is_bare or self._is_part(phrase) or self._is_paid(clause, phrase) or self.deals.is_of_which(phrase):
            return False
        sides = {one.country for one in (*step.provider, *step.recipient)}
        words = self.parties.span(clause.first, clause.last)
        named = {party.country for one in self.sides.cast.outermost(words) if (party := self.sides.cast.party(one))}
        named -= {NO_CODE}
        number = number_of(tokens[:1])
        whole = [
            line.quantity.high
            for line in step.lines
            if line.quantity is not None and self.deals.is_called(line.item.split()[-1:], self._lemma(phrase))
        ]
        is_share = len(whole) == 1 and whole[0] is not None and number is not None and number < whole[0]
        return not is_share or step.step not in AHEAD or not named <= sides

    def _tokens(self, phrase: NounPhrase) -> Sequence[Token]:
        return self.reading.marks.tokens[phrase.first : phrase.span_last]

    def _given_by_noun(self, clause: Clause) -> NounPhrase | None:
        """Give what is given by a noun that something is done to: "Delivery of [the remaining four] was delayed"."""
        subject, tokens = clause.subject, self.reading.marks.tokens
        if subject is None or not clause.verb.passive or tokens[subject.head].lemma.lower() not in _GIVING:
            return None
        first = subject.head + 2
        is_of = tokens[subject.head + 1].text.lower() == "of" and first < subject.span_last
        is_known = is_of and tokens[first].text.lower() in _DEFINITE
        last = subject.span_last
        return NounPhrase(first, last, last - 1, first, last) if is_known else None

    def _one_of(self, telling: Telling, clause: Clause) -> NounPhrase | None:
        """Give "The second" or "All of them" before its verb, which has no noun to be a subject by."""
        if (share := self._share_of_which(telling, clause)) is not None:
            return share
        first = telling.sentence.first
        ahead = [word.lower() for word in self.parties.words(first, clause.verb.first)]
        if ahead[:1] and ahead[0] in WHOLE and ahead[-1] in _OF_ALL and len(ahead) == len(["all", "of", "them"]):
            return NounPhrase(first, clause.verb.first, clause.verb.first - 1, first, clause.verb.first)
        if ahead[:2] == ["half", "of"] and len(ahead) > len(["half", "of", "the"]):
            return NounPhrase(first, clause.verb.first, clause.verb.first - 1, first, clause.verb.first)
        words = self.parties.words(first, clause.verb.first)[:2]
        if [word.lower() for word in words[:1]] != ["the"] or not words[1:] or words[1].lower() not in ORDINALS:
            return None
        is_alone = self.reading.marks.tokens[first + 2].text in {",", self.reading.marks.tokens[clause.verb.first].text}
        return NounPhrase(first, first + 2, first + 1, first, first + 2) if is_alone else None

    def _share_of_which(self, telling: Telling, clause: Clause) -> NounPhrase | None:
        """Give "the first" or "six" of a clause that no subject was read in: "advisers, the first of whom arrived"."""
        tokens, end = self.reading.marks.tokens, clause.verb.first
        words = [word.lower() for word in self.parties.words(max(telling.sentence.first, end - 2), end)]
        if clause.relation is not ClauseRelation.RELATIVE or words not in (["of", "which"], ["of", "whom"]):
            return None
        last = end - 2
        first = last - 1 if tokens[last - 1].word_class is WordClass.NUM else last - 2
        return NounPhrase(first, last, last - 1, first, last)

    def _is_paid(self, clause: Clause, phrase: NounPhrase) -> bool:
        """Say whether a sum without a name is what was paid of a deal: "So far $800 million has been disbursed"."""
        return clause.verb.passive and clause.verb.lemma in _PAYS and self._sum_of(phrase) is not None

    def _sum_of(self, phrase: NounPhrase) -> Value | None:
        """Give the sum that a phrase is of; a word before it, "about", may stand outside the phrase."""
        span = self.parties.span(phrase.first, phrase.span_last)
        near = within(self.reading.marks.quantities, Span(max(0, span.start - _MODIFIER), span.end))
        return next((mark.value for mark in near if mark.value is not None and mark.span.overlaps(span)), None)

    def _is_part(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of things told before: "another 25 tents", "five of the boats", "six of them"."""
        words = [token.text.lower() for token in self.reading.marks.tokens[phrase.first : phrase.span_last]]
        first = phrase.first + (words[0] in _JUST and len(words) > 1)
        is_number = self.reading.marks.tokens[first].word_class is WordClass.NUM
        is_share = is_number and (any(pair in _SHARES for pair in pairwise(words)) or self._is_of_whole(phrase))
        return is_share or words[0] == "another" or "further" in words or (is_number and "more" in words)

    def _is_of_whole(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase counts so many of a number: "two of six boats"."""
        marks = within(self.reading.marks.quantities, self.parties.span(phrase.first, phrase.span_last))
        return any(mark.whole is not None for mark in marks)

    def _lemma(self, phrase: NounPhrase) -> str:
        return self.reading.marks.tokens[phrase.head].lemma.lower()

    def _is_on_way(self, clause: Clause) -> bool:
        """Say whether something has been sent: "A third is on its way"."""
        tokens = self.reading.marks.tokens
        ways = [one.phrase for one in clause.adjuncts if one.preposition in {"on", "under"}]
        return clause.verb.lemma == "be" and any(tokens[one.head].lemma.lower() == "way" for one in ways)

    def _is_ordinal(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of one in a row: "a third", "a first batch of four"."""
        tokens = self.reading.marks.tokens
        is_share = self._lemma(phrase) in SHARE_OF | _GIVING and tokens[phrase.first + 1].text.lower() in ORDINALS
        return is_share or tokens[phrase.head].text.lower() in ORDINALS

    def _sets_out(self, step: Step, clause: Clause) -> bool:
        """Say whether promised goods are on their way from a place: "Four of them left Callao", "sailed for Lome"."""
        is_ahead = step.kind is CommitmentKind.GOODS and step.step in AHEAD and not clause.verb.passive
        is_from = bool(clause.objects) or any(one.preposition in _JOURNEYS for one in clause.adjuncts)
        return is_ahead and is_from and clause.verb.lemma in _SETS_OUT

    def _words(self, phrase: NounPhrase) -> str:
        return self.parties.span(phrase.first, phrase.span_last).of(self.report.text)

    def _is_one(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names one of several: "the boat"."""
        head = self.reading.marks.tokens[phrase.head]
        return head.text.lower() == head.lemma.lower() and self._lemma(phrase) not in SHARE_OF
