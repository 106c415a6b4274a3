"""Promises whose act no frame knows: "we will not leave you alone", with a side or a deadline in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.coding.cast import ReportReading
from servanda.coding.steps_scopes import Scopes
from servanda.coding.steps_sides import SCORE_OF_STATEMENT, Sides, role_of, unique
from servanda.model import (
    CommitmentKind,
    FindingId,
    Instrument,
    Party,
    Scope,
    Span,
    Stance,
    Statement,
    Step,
    StepKind,
    Terms,
    by_publication,
    cite,
    content_id,
)

_FUTURE = frozenset({"will", "'ll", "’ll", "we'll", "i'll", "we’ll", "i’ll", "shall", "would", "going"})


_FORECAST = re.compile(r"^[^,;:]{0,60}?\b(?:will|would|shall)(?: \w+ly)?(?: also)? be (?!\w+ing\b)", re.IGNORECASE)
"""A future of being, not of doing, in the first clause; "will be sending" is a doing."""

_TITLE_WORDS = 4
"""Words before a name in which the word that ties it to the sentence may stand: "from the government of"."""

_ELSEWHERE = frozenset("from in on at by via through than about over near into".split())
"""Links behind which nobody is promised anything."""

_LINKS = _ELSEWHERE | frozenset({"to", "for", "with", "toward", "towards", "alongside"})


class PromisedSteps:
    """Gives the pledges that statements make in words of no frame."""

    def __init__(self, reading: ReportReading, sides: Sides, statements: Sequence[Statement]) -> None:
        self.sides = sides
        self.statements = {statement.id: statement for statement in statements}
        self.report = reading.report
        self.scopes = Scopes(reading.book.scopes)

    def of_promises(self, made: Sequence[Step]) -> list[Step]:
        """Give a pledge for a promise whose act has no frame, where the text names to whom or by when."""
        covered = [evidence.span for step in made for evidence in step.evidence]
        found: list[Step] = []
        for statement in self.statements.values():
            if statement.stance is not Stance.PROMISES or statement.speaker is None or not statement.content_parts:
                continue
            if not self._looks_ahead(statement):
                continue
            whole = Span(statement.content_parts[0].start, statement.content_parts[-1].end)
            if any(span.overlaps(whole) for span in covered):
                continue
            step = self._promise(statement, whole)
            if step is not None and not any(_is_told(step, one, self.report.text) for one in made):
                found.append(step)
        return found

    def _looks_ahead(self, statement: Statement) -> bool:
        """Say whether a promise looks ahead: by an infinitive behind its cue, or by a future in its content."""
        words = " ".join(part.of(self.report.text) for part in statement.content_parts).lower().split()
        if _FUTURE & set(words):
            return True
        return statement.cue_act is Stance.PROMISES and words[0] != "that"

    def _promise(self, statement: Statement, whole: Span) -> Step | None:
        provider = self.sides.states((statement.speaker,) if statement.speaker is not None else ())
        provider = self._promisor(statement, provider)
        own = {party.country for party in provider}
        if self._is_forecast(statement):
            return None
        named = [
            self.sides.cast.party(mention)
            for part in statement.content_parts
            for mention in self.sides.cast.outermost(part)
            if self._is_met(mention.span)
        ]
        others = unique(
            self.sides.cast.state_of(party)
            for party in named
            if party is not None and party.country not in {*own, "---"} and not _is_armed(party)
        )
        due = self.sides.ahead(whole, whole)
        if len(others) > 1 or (not others and due is None) or "---" in own:
            return None
        when = statement.said if statement.said.is_known else by_publication(self.report.published)
        return Step(
            id=FindingId(content_id("c", statement.id, "promise")),
            report=self.report.id,
            kind=CommitmentKind.POLICY,
            provider=provider,
            recipient=others,
            via=(),
            step=StepKind.PLEDGED,
            when=when,
            scope=Scope.RESTATEMENT if any(map(self.scopes.again, self._words(statement))) else Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=Instrument.STATEMENT,
            due=due,
            by=statement.speaker,
            role_of_speaker=role_of(statement.speaker, provider, others),
            statement=statement.id,
            event=None,
            evidence=tuple(
                cite(self.report.id, self.report.text, part, rule="step.statement", score=SCORE_OF_STATEMENT)
                for part in statement.content_parts
            ),
        )

    def _is_met(self, named: Span) -> bool:
        """Say whether a promise may be made to one named here: not to him "with help from" or "in" whose land it is."""
        before = self.report.text[: named.start].lower().split()[-_TITLE_WORDS:]
        link = next((word for word in reversed(before) if word in _LINKS), "")
        return link not in _ELSEWHERE

    def _is_forecast(self, statement: Statement) -> bool:
        """Say whether a future only tells how things will be: "the visitors will be impressed"."""
        first = statement.content_parts[0].of(self.report.text)
        return statement.cue_act is not Stance.PROMISES and _FORECAST.search(first) is not None

    def _words(self, statement: Statement) -> list[str]:
        """Give the words of a statement, its cue first."""
        return [statement.cue or "", *(part.of(self.report.text) for part in statement.content_parts)]

    def _promisor(self, statement: Statement, speaker: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give who is to act by the content's first words: "said that Oman will open the port" promises for Oman."""
        named = [one for part in statement.content_parts for one in self.sides.cast.outermost(part)]
        if not named or named[0].span.start > statement.content_parts[0].start + 12:
            return speaker
        party = self.sides.cast.party(named[0])
        return self.sides.states((party,)) if party is not None and party.country != "---" else speaker


def _is_armed(party: Party) -> bool:
    """Say whether a party is one that fights a state: whom a text names beside a promise, not to whom it is made."""
    return bool({"REB", "SEP"} & set(party.code.split(".")))


def _is_told(one: Step, other: Step, text: str) -> bool:
    """Say whether another step has the promise: to the same side in words that share one; of one side alone any."""
    if not _are_same_sides(one, other):
        return False
    if one.kind is other.kind or not one.recipient:
        return one.kind is other.kind
    mine = _telling(one, text)
    return not mine or bool(mine & _telling(other, text))


def _telling(step: Step, text: str) -> set[str]:
    """Give the stems of the words that say what is promised: no names, no words of every promise."""
    names = {word for party in (*step.provider, *step.recipient) for word in party.name.lower().split()}
    words = {word for evidence in step.evidence for word in re.findall(r"[a-z]+", evidence.span.of(text).lower())}
    return {word[:_STEM] for word in words - names if len(word) >= _STEM} - _GENERAL


_STEM = 5
"""Letters by which a word is known again."""

_GENERAL = frozenset(
    "would shall their there which these those about other suppo conti provi assis helpi count gover promi pledg commi "
    "inten agree minis presi".split()
)
"""Stems that stand in promises of every kind."""


def _are_same_sides(one: Step, other: Step) -> bool:
    sides = ({party.country for party in one.provider}, {party.country for party in one.recipient})
    return sides == ({party.country for party in other.provider}, {party.country for party in other.recipient})
