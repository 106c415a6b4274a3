"""What became of the one deal that a report is about: its works begun, opened or handed over, its goods received.

Invariant: all steps of the report are between the same two states, none of them is a deed or an ending, and one is of
works, goods or money; the sentence names no third state and tells what happened, of works or goods that it calls
certain. What is expected, doubted or not yet done is no step.
Source: field notes on commitments, sections 2 and 3, "Words to steps".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.acts.goods import goods_class, lines_of
from servanda.coding.acts.types import Telling
from servanda.coding.steps.deals.plain import PlainSteps
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT
from servanda.coding.steps.sums.graded import DEEDS, NO_DEED, SAID
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import (
    NO_CODE,
    BlockKind,
    CommitmentKind,
    FindingId,
    ItemClass,
    Line,
    Scope,
    Span,
    Step,
    StepKind,
    WordClass,
    by_publication,
    cite,
    content_id,
)

RULE = "step.life"

_BEGINS = frozenset({"begin", "start", "commence", "launch", "resume", "proceed"})
_ENDS = frozenset({"complete", "finish", "open", "inaugurate", "conclude", "unveil", "commission"})
_GETS = frozenset({"receive", "deliver", "hand", "supply", "install"})
_STANDS = frozenset({"be", "remain", "stay"})
_HELD = frozenset({"hold", "attend", "mark", "preside", "take", "occur", "conduct", "organise", "organize"})
_WORKS = frozenset(
    "construction work works implementation project programme program phase rehabilitation renovation expansion "
    "reconstruction restoration building complex network system facility village centre center campus training".split()
)
"""Nouns of what a deal pays for, beside the buildings that the list of goods has."""

_DEFINITE = frozenset({"the", "this", "these", "its", "their", "both", "all"})
_GROUND = re.compile(
    r"\b(?:ground[- ]?breaking|breaking[- ]of[- ]ground|foundation|cornerstone|sod|launch)", re.IGNORECASE
)
_OPENING = re.compile(r"\b(?:inaugurat|opening|hand(?:ing)?[- ]?over|handover|completion|commissioning)", re.IGNORECASE)
_SIGNING = re.compile(r"\b(?:sign|negotiat|talk|agree)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:(?:under|in) (?:construction|implementation|way|operation|use|progress)|underway|ongoing|on-going|"
    r"operational|being implemented|being built)\b",
    re.IGNORECASE,
)
_IN_USE = re.compile(r"\b(?:in operation|in use|operational|complete)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:not|never|yet|unclear|whether|appears?|expected|planned|scheduled|would|will|should)\b", re.IGNORECASE
)
_DOUBTED = re.compile(
    r"\b(?:whether|unclear|unknown|likely|unlikely|appears?|seems?|presumabl\w+|cannot|could not|no information)\b",
    re.IGNORECASE,
)
_OF_WORKS = re.compile(
    r"\b(?:financ|fund|construct|build|built|rebuil|renovat|rehabilitat|reconstruct|refurbish|expan|moderni|upgrad|"
    r"project|school|hospital|road|bridge|dam|port|stadium|cent(?:re|er)|plant|restor|equip)\w*",
    re.IGNORECASE,
)
"""Words by which a deal is one of works."""

_PAIR = 2
_REACH = 6
"""Sentences before and behind a deal in which what became of it is told."""


class LifeSteps(PlainSteps):
    """Gives what became of the works and goods of the only deal of a report."""

    def of_life(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and the first that tells of works begun and of works done."""
        steps = list(made)
        countries = {party.country for step in steps for party in (*step.provider, *step.recipient)}
        deals = [step for step in steps if step.step in SAID and step.kind in _OF_DEALS]
        is_open = len(deals) > 0 and all(step.step in SAID | {StepKind.MENTIONED} for step in steps)
        is_paid = any(step.kind is CommitmentKind.MONEY or _is_of_works(step) for step in deals)
        if not is_open or len(countries) != _PAIR or NO_CODE in countries:
            return steps
        told = " ".join(one.quote.lower() for step in deals for one in step.evidence)
        found: dict[StepKind, Step] = {}
        near = self._around(deals)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            if (
                sentence.span not in near
                or sentence.block.kind is BlockKind.TITLE
                or self._names_third(sentence.span, countries)
            ):
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            for at in range(len(clauses)):
                step = self._became(telling, at, _deal_of(deals))
                thing = self._thing(telling.clauses[at])
                if step is not None and (is_paid or (thing is not None and self._head(thing) in told)):
                    found.setdefault(step.step, step)
        return [*steps, *found.values()]

    def _around(self, deals: Sequence[Step]) -> Span:
        """Give the sentences around the deals of a report in which their life is told."""
        sentences = self.reading.marks.sentences
        starts = [sentence.span.start for sentence in sentences]
        told = [bisect_right(starts, one.span.start) - 1 for step in deals for one in step.evidence]
        first, last = max(0, min(told) - _REACH), min(len(sentences) - 1, max(told) + _REACH)
        return Span(sentences[first].span.start, sentences[last].span.end)

    def _names_third(self, span: Span, countries: set[str]) -> bool:
        """Say whether a sentence names a state or an organisation that has no part in the deal."""
        parties = (self.cast.party(one) for one in self.cast.outermost(span))
        return any(party is not None and party.country not in {*countries, NO_CODE} for party in parties)

    def _became(self, telling: Telling, at: int, deal: Step) -> Step | None:
        """Give what a clause tells of the works or goods of a deal."""
        clause = telling.clauses[at]
        if any(one.stance in NO_DEED for one in self.speech.holding(self._at(clause).start)):
            return None
        thing = self._thing(clause)
        kind = self._stage(telling, clause, thing)
        if kind is None or self._deed(telling, at) not in DEEDS or clause.verb.negated:
            return None
        span = self._words(telling, clause)
        if _UNSURE.search(span.of(self.report.text)) or _DOUBTED.search(telling.sentence.span.of(self.report.text)):
            return None
        day = self._day(telling.sentence)
        is_thing = thing is not None and self._head(thing) != "ceremony"
        lines = lines_of(self.reading, telling.pieces, (thing,))[:1] if thing is not None and is_thing else ()
        lines = lines or deal.lines or (Line("project", ItemClass.INFRASTRUCTURE, None, None),)
        return replace(
            deal,
            id=FindingId(content_id("c", self.report.id, span.start, span.end, kind.value, "life")),
            kind=CommitmentKind.GOODS if deal.kind is CommitmentKind.POLICY else deal.kind,
            step=kind,
            when=day or by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=tuple(replace(line, value=None) for line in lines),
            instrument=None,
            due=None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=SCORE_OF_STATEMENT),),
        )

    def _head(self, thing: NounPhrase) -> str:
        return self.reading.marks.tokens[thing.head].lemma.lower()

    def _thing(self, clause: Clause) -> NounPhrase | None:
        """Give what begins, ends or comes: the subject of a passive or of a verb without object, else the object."""
        if clause.verb.passive or not clause.objects or clause.verb.lemma in _STANDS:
            return clause.subject
        return clause.objects[0]

    def _stage(self, telling: Telling, clause: Clause, thing: NounPhrase | None) -> StepKind | None:
        """Give how far works are by the verb of a clause and what it is about."""
        lemma = clause.verb.lemma
        words = self._words(telling, clause).of(self.report.text)
        if lemma in _HELD and "ceremony" in words.lower() and not _SIGNING.search(words):
            if _GROUND.search(words):
                return StepKind.PARTLY_DELIVERED
            return StepKind.FULFILLED if _OPENING.search(words) else None
        if thing is None or not self._is_of_deal(thing):
            return None
        if lemma in _STANDS and _GOES_ON.search(words):
            return StepKind.FULFILLED if _IN_USE.search(words) else StepKind.PARTLY_DELIVERED
        if lemma in _BEGINS:
            return StepKind.PARTLY_DELIVERED
        if lemma in _ENDS:
            return StepKind.FULFILLED
        return StepKind.PARTLY_DELIVERED if lemma in _GETS else None

    def _is_of_deal(self, thing: NounPhrase) -> bool:
        """Say whether a phrase is of certain works or goods: "the van", "the villages", "construction"."""
        tokens = self.reading.marks.tokens
        head = tokens[thing.head]
        is_bare = head.lemma.lower() in {"construction", "work", "works", "implementation", "rehabilitation"}
        is_certain = tokens[thing.first].text.lower() in _DEFINITE or head.word_class is WordClass.PROPN or is_bare
        known = goods_class(self.reading, thing)
        listed = self.reading.book.items.item((head.lemma,), 0)
        is_thing = head.lemma.lower() in _WORKS or known is ItemClass.INFRASTRUCTURE or listed is not None
        return is_certain and is_thing


def _is_of_works(step: Step) -> bool:
    return step.kind is CommitmentKind.GOODS or any(_OF_WORKS.search(one.quote) for one in step.evidence)


def _deal_of(deals: Sequence[Step]) -> Step:
    """Give the deal that is carried on: the first that tells who gives to whom, else the first."""
    one_way = [step for step in deals if {*step.provider} != {*step.recipient} and step.recipient]
    return (one_way or list(deals))[0]


_OF_DEALS = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS, CommitmentKind.POLICY, CommitmentKind.TRAINING})
