"""Papers that a report only tells of by the way: "welcomed the signing of the air services agreement".

Invariant: the paper is one of the two states that its passage is about; treaties that many sign, and peace that others
made, are welcomed too and are no step of these two. What is hoped for or still to come is none.
Source: field notes on commitments, "Words to steps": a memorandum is a pledge, an agreement is signed (ruling 59).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import Speech, within
from servanda.coding.steps.parties.pairs import Pairs
from servanda.coding.steps.parties.partners import Partners
from servanda.coding.steps.parties.sides import Sides, role_of
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.model import (
    BlockKind,
    CommitmentKind,
    Event,
    FindingId,
    Instrument,
    Party,
    Period,
    Scope,
    Sentence,
    Span,
    Statement,
    Step,
    StepKind,
    Terms,
    TimeUse,
    by_publication,
    cite,
    content_id,
)

RULE = "step.paired"
_SCORE = 0.5
_PAIR = 2

_PAPER = (
    r"(?:Memorand(?:um|a) of (?:Understanding|Cooperation)|MoUs?|memorand(?:um|a)|agreements?|protocols?|arrangements?|"
    r"accords?|pacts?|treat(?:y|ies)|conventions?|programmes? of cooperation)\b"
)
_PHRASE = re.compile(
    rf"\b(?:a|an|the|two|three|four|five|six|seven|eight)\s+(?:[\w’'-]+\s+){{0,6}}?{_PAPER}"
    rf"(?:\s+(?:on|for|of|concerning|regarding)\s+(?:(?!(?:and|or|as well as)\s+(?:a|an|the)\s)[\w’'-]+\s?){{1,10}})?",
    re.IGNORECASE,
)
"""A paper with what it is about, up to the next one."""

_WELCOMES = re.compile(
    r"\b(?:welcom(?:ed|es)|hail(?:ed|s)|note[ds]?|witness(?:ed|es)|applaud(?:ed|s)|commend(?:ed|s)|satisfaction|pleased)\b"
)
_BECAME = re.compile(
    r"\b(?:(?P<signed>signing|signature|conclusion)|entry into force)(?:,? (?:on|in|last|this) [^,.]*?,?)? of ",
    re.IGNORECASE,
)
"""What stands before papers that somebody welcomes."""

_ENTERED = re.compile(
    r"(?<!not )(?<!yet )(?<!never )\b(?:entered|came|has come) into (?:force|effect)\b|\btook effect\b|"
    r"\b(?:was|were|has been|have been) ratified\b"
)
_FORWARD = re.compile(
    r"\b(?:look\w* forward|expect\w*|early|forthcoming|upcoming|planned|hop(?:e|es|ed|ing))\b", re.IGNORECASE
)
"""Words of a paper that is still to come."""

_OF_MANY = re.compile(
    r"\b(?:UN|United Nations|WTO|WHO|Paris|Geneva|Kigali|Escaz[uú]|Schengen|Abraham|global|world|continental|African|"
    r"multilateral|international|nuclear|Seas?|Oceans?|climate|peace|ceasefire|truce|armistice|normali[sz]ation)\b",
    re.IGNORECASE,
)
"""Words of papers that many sign, or that others made between them."""

_OF_TWO = re.compile(
    r"\b(?:doubl\w+|tax\w*|extradition|legal|judicial|social|consular|investments?|boundar\w+|border|maritime|"
    r"friendship|defen[cs]e|transfer)\b",
    re.IGNORECASE,
)
"""Words of treaties and conventions that two sign."""

_TREATY = re.compile(r"\b(?:treat(?:y|ies)|conventions?)\b", re.IGNORECASE)
_MEMORANDUM = re.compile(r"\b(?:memorand(?:um|a)|MoUs?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A paper that a sentence tells of: its words, what became of it, and where its day stands."""

    span: Span
    step: StepKind
    around: Span
    paper_end: int


class ToldPapers:
    """Gives the steps of papers that two states are told to have signed or put into force."""

    def __init__(
        self, reading: ReportReading, sides: Sides, statements: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.report = reading.report
        self.partners = Partners(sides, events)
        self.pairs = Pairs(self.partners)
        self.speech = Speech(statements)

    def of_papers(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of papers that no step tells of yet."""
        steps = list(made)
        for place, sentence in enumerate(self.reading.marks.sentences):
            if sentence.block.kind is BlockKind.TITLE:
                continue
            for told in self._told(sentence):
                step = self._step(told, place, steps)
                if step is not None and not any(_tells(one, step, sentence.span) for one in made):
                    steps.append(step)
        return steps

    def _told(self, sentence: Sentence) -> Iterator[_Told]:
        """Give the papers of a sentence that are welcomed, or that it says have come into force."""
        text, start, end = self.text, sentence.span.start, sentence.span.end
        welcomed = _WELCOMES.search(text, start, end)
        opened = list(_BECAME.finditer(text, welcomed.end(), end)) if welcomed is not None else []
        for found, behind in zip(opened, [*(one.start() for one in opened[1:]), end], strict=False):
            step = StepKind.SIGNED if found["signed"] else StepKind.IN_FORCE
            for paper in _PHRASE.finditer(text, found.end(), behind):
                yield _Told(Span(*paper.span()), step, Span(found.start(), behind), paper.end())
        entered = _ENTERED.search(text, start, end)
        phrase = _PHRASE.search(text, start, entered.start()) if entered is not None else None
        if entered is not None and phrase is not None and not text[start : phrase.start()].strip("-*•–1234567890. "):
            yield _Told(Span(phrase.start(), entered.end()), StepKind.IN_FORCE, Span(entered.end(), end), phrase.end())

    def _step(self, told: _Told, place: int, made: Sequence[Step]) -> Step | None:
        words = told.span.of(self.text)
        is_treaty = _TREATY.search(words) is not None
        before = self.text[self.reading.marks.sentences[place].span.start : told.span.start]
        is_of_two = _OF_TWO.search(words) is not None or self.text.startswith(" between ", told.paper_end)
        if _OF_MANY.search(words) or _FORWARD.search(before) or (is_treaty and not is_of_two):
            return None
        pair = self.pairs.at(place, made, is_dealt=True)
        holding = self.speech.holding(told.span.start)
        if len(pair) != _PAIR or any(one.stance in NO_DEED for one in holding):
            return None
        return self._made(told, tuple(pair.values()), holding)

    def _made(self, told: _Told, both: tuple[Party, ...], holding: Sequence[Statement]) -> Step:
        words = told.span.of(self.text)
        is_memorandum = _MEMORANDUM.search(words) is not None
        paper = Instrument.MEMORANDUM if is_memorandum else Instrument.AGREEMENT
        paper = Instrument.TREATY if _TREATY.search(words) else paper
        step = StepKind.PLEDGED if is_memorandum and told.step is StepKind.SIGNED else told.step
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        return Step(
            id=FindingId(content_id("c", self.report.id, told.span.start, told.span.end, step.value)),
            report=self.report.id,
            kind=CommitmentKind.TREATY if paper is Instrument.TREATY else CommitmentKind.POLICY,
            provider=both,
            recipient=both,
            via=(),
            step=step,
            when=self._day(told.around) or by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=paper,
            due=None,
            by=by,
            role_of_speaker=role_of(by, both, both),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.text, told.span, rule=RULE, score=_SCORE),),
        )

    def _day(self, around: Span) -> Period | None:
        days = within(self.reading.marks.times, around)
        return next((one.period for one in days if one.use is TimeUse.EVENT and one.period.is_known), None)


def _tells(one: Step, step: Step, sentence: Span) -> bool:
    """Say whether a step of the sentence tells of a paper already."""
    is_here = any(mine.span.overlaps(sentence) for mine in one.evidence)
    is_here_only = is_here and any(mine.span.overlaps(own.span) for mine in one.evidence for own in step.evidence)
    return is_here_only and one.step in {step.step, StepKind.SIGNED, StepKind.IN_FORCE}
