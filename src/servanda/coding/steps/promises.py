"""Promises whose act no frame knows: "we will not leave you alone", with a side or a deadline in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from servanda.coding.actors.cast import ReportReading
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, counted_from, role_of, stands_apart, unique
from servanda.coding.steps.sums.scopes import Scopes
from servanda.model import (
    NO_CODE,
    ActorKind,
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


_TELLS = frozenset({Stance.ASSERTS, Stance.ANNOUNCES, Stance.CONFIRMS})
"""What a speaker does who tells of another side's promise."""

_PLANS = re.compile(r"\b(?:expects?|plans?|intends?|going|prepar\w+|wants?|aims?|ready|about) to \w+", re.IGNORECASE)
"""A plan of the speaker's own; "the goal is" plans nothing yet."""

_COMMITS = re.compile(
    r"\b(?:giv|mak|renew)(?:e|es|ing) (?:an? |our |its |their )?(?:new |renewed )(?:commitment|pledge|promise) to\b",
    re.IGNORECASE,
)
"""What goes on is promised anew: "We are giving a new commitment to"."""

_ORGANISED = frozenset({ActorKind.IGO, ActorKind.BODY})
"""What a side is that is no state: the body of a state stands for its state."""

_FAVOURED = (
    "send|give|supply|deliver|provide|recogni[sz]e|support|help|aid|arm|allow|sell|pay|train|accept|host|fund|talk"
)
_REFUSES = re.compile(
    rf"\b(?:(?:not|never|no longer) (?:to )?(?:\w+ )?(?:{_FAVOURED})|(?:{_FAVOURED}) (?:\w+ )?no (?:more|further)?)\b",
    re.IGNORECASE,
)
"""A favour that is refused is promised to nobody; "not to attack" is one."""

_OPENING = 12
"""Characters in which "that the" stands before a subject."""

_BEFORE_SUBJECT = re.compile(r"(?:that )?(?:under|in|by|with|as part of|in line with) [^,.;:]{1,60}, ", re.IGNORECASE)
"""A phrase before a subject: "Under the deal, | Turkey will resume"."""

_FAVOURS = (
    "allow|let|permit|open|reopen|lift|ease|waive|scrap|host|support|help|assist|back|join|recogni[sz]e|resume|restore|"
    "return|extend|share|accept|buy|import|invest|build|train|free|release|grant|take back|give up|repair|connect"
)
_FAVOUR = re.compile(
    rf"^(?:[’']s \w+)? (?:will|would|is to|was to|shall) (?:also |soon |now )?(?:{_FAVOURS})\b", re.IGNORECASE
)
"""What one state does for another, ahead; what is threatened or only foretold is none."""

_WISHES = re.compile(
    r"^(?:to )?(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3} |them |him |her |you )?"
    r"(?:its|his|her|their|our|my|the|a|an)? ?"
    r"(?:\w+ ){0,3}?(?:condolences?|sympath(?:y|ies)|congratulations|greetings|regrets?|apolog(?:y|ies)|thanks|prayers|"
    r"(?:good|best) wishes|solidarity)\b"
)
"""What is offered in words alone: "offered Peru its condolences"."""

_ASKS = re.compile(
    r"^(?:that )?(?:[\w’'.-]+ ){1,3}?(?:will|would|shall|is to) (?:also |soon |now )?"
    r"(?:ask|request|urge|call (?:on|for)|press|appeal|demand|invite)\b",
    re.IGNORECASE,
)
"""A future of asking, by which what is asked for is promised to nobody."""

_SECOND_OBJECT = re.compile(r" (?:its|his|her|their|our|my|an?|more|further|full) ")
"""What stands behind the name of whom something is promised to: "offered Ankara its support"."""

_BACKS = re.compile(r"\b(?:support|back|stand (?:by|with|behind|alongside)) (?:them|you|him|her|it)\b", re.IGNORECASE)
_TO_THEM = re.compile(
    r"\b(?:support|back|help|assist|defend|protect|stand (?:by|with|behind|alongside)) (?:them|you|him|her|it)\b",
    re.IGNORECASE,
)
"""A promise to those of whom the text has just told."""

_BEFORE = 2
"""Sentences before a promise in which those are named to whom it is made."""

_FORECAST = re.compile(r"^[^,;:]{0,60}?\b(?:will|would|shall)(?: \w+ly)?(?: also)? be (?!\w+ing\b)", re.IGNORECASE)
"""A future of being, not of doing, in the first clause; "will be sending" is a doing."""

_TITLE_WORDS = 4
"""Words before a name in which the word that ties it to the sentence may stand: "from the government of"."""

_ELSEWHERE = frozenset("from in on at by via through than about over near into against".split())
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
            if not self._has_speaker(statement) or not statement.content_parts or not self._is_promise(statement):
                continue
            whole = Span(statement.content_parts[0].start, statement.content_parts[-1].end)
            if any(span.overlaps(whole) for span in covered):
                continue
            step = self._promise(statement, whole)
            if step is not None and not any(_is_told(step, one, self.report.text) for one in made):
                found.append(step)
        return found

    def _has_speaker(self, statement: Statement) -> bool:
        """Say whether somebody speaks who can promise: not "a diplomatic source"."""
        return statement.speaker is not None and not self.sides.cast.is_unnamed(statement.speaker)

    def _is_promise(self, statement: Statement) -> bool:
        """Say whether a speaker promises, plans for another side's sake, or tells what another side will do for it."""
        if statement.stance is Stance.PROMISES:
            return self._looks_ahead(statement)
        if statement.stance is Stance.INTENDS:
            return _PLANS.search(self._content(statement)) is not None
        return statement.stance in _TELLS and self._favour(statement) is not None

    def _favour(self, statement: Statement) -> Party | None:
        """Give the other state that a speaker says will do his own a favour: "said that Iran will open its port"."""
        named = [one for part in statement.content_parts for one in self.sides.cast.outermost(part)]
        speaker = statement.speaker
        if not named or speaker is None or speaker.country == NO_CODE:
            return None
        giver = self.sides.cast.party(named[0])
        behind = self.report.text[named[0].span.end : statement.content_parts[-1].end]
        is_subject = named[0].span.start <= self._opening(statement)
        if giver is None or not is_subject or giver.country in {NO_CODE, speaker.country}:
            return None
        is_for_own = any(
            (party := self.sides.cast.party(one)) is not None and party.country == speaker.country for one in named[1:]
        )
        return giver if is_for_own and _FAVOUR.match(behind) else None

    def _content(self, statement: Statement) -> str:
        return " ".join(part.of(self.report.text) for part in statement.content_parts)

    def _looks_ahead(self, statement: Statement) -> bool:
        """Say whether a promise looks ahead: by an infinitive behind its cue, a future or a new commitment."""
        words = self._content(statement).lower().split()
        if _FUTURE & set(words) or _COMMITS.search(self._content(statement)):
            return True
        return statement.cue_act is Stance.PROMISES and words[0] != "that"

    def _promise(self, statement: Statement, whole: Span) -> Step | None:
        provider = self.sides.givers((statement.speaker,) if statement.speaker is not None else ())
        provider = self._promisor(statement, provider)
        own = {party.country for party in provider}
        content = self._content(statement)
        if self._is_forecast(statement) or _WISHES.search(content) or _REFUSES.search(content) or _ASKS.search(content):
            return None
        others = self._others(statement, own)
        others = others or self._meant(statement, own)
        due = self.sides.ahead(whole, whole)
        is_diplomatic = self._is_diplomatic(statement, others)
        others = others or self._heard(statement, own, is_due=due is not None)
        if not others and statement.stance is not Stance.PROMISES:
            return None
        if len(others) > 1 or (not others and due is None) or "---" in own:
            return None
        when = statement.said if statement.said.is_known else by_publication(self.report.published)
        return Step(
            id=FindingId(content_id("c", statement.id, "promise")),
            report=self.report.id,
            kind=CommitmentKind.DIPLOMATIC if is_diplomatic else CommitmentKind.POLICY,
            provider=provider,
            recipient=others,
            via=(),
            step=StepKind.PLEDGED,
            when=when,
            scope=Scope.RESTATEMENT if self._is_again(statement) else Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=Instrument.STATEMENT,
            due=counted_from(due, when, self.report.published),
            by=statement.speaker,
            role_of_speaker=role_of(statement.speaker, provider, others),
            statement=statement.id,
            event=None,
            evidence=tuple(
                cite(self.report.id, self.report.text, part, rule="step.statement", score=SCORE_OF_STATEMENT)
                for part in statement.content_parts
            ),
        )

    def _meant(self, statement: Statement, own: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the one other state told of just before a promise to "them" or "you"."""
        if _TO_THEM.search(self._content(statement)) is None:
            return ()
        start = statement.content_parts[0].start
        sentences = self.sides.reading.marks.sentences
        at = max(0, bisect_right(sentences, start, key=lambda one: one.span.start) - 1)
        near = Span(sentences[max(0, at - _BEFORE)].span.start, start)
        named = (self.sides.cast.party(one) for one in self.sides.cast.outermost(near))
        found = unique(
            self.sides.cast.state_of(party)
            for party in named
            if party is not None and party.country not in {*own, NO_CODE} and not stands_apart(party)
        )
        return found if len({party.country for party in found}) == 1 else ()

    def _heard(self, statement: Statement, own: AbstractSet[str], *, is_due: bool) -> tuple[Party, ...]:
        """Give the state or organisation that a promise is made to in so many words: "assured the union that"."""
        hearer = statement.hearer
        if hearer is None or hearer.country in {*own, NO_CODE} or stands_apart(hearer):
            return ()
        return (self.sides.cast.state_of(hearer),) if is_due or statement.cue_act is Stance.PROMISES else ()

    def _others(self, statement: Statement, own: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the other sides to whom a promise may be made; of several the one behind "to"."""
        met: list[tuple[str, Party]] = []
        for part in statement.content_parts:
            for mention in self.sides.cast.outermost(part):
                party, link = self.sides.cast.party(mention), self._link(mention.span)
                is_other = party is not None and party.country not in {*own, NO_CODE} and not stands_apart(party)
                is_met = link not in _ELSEWHERE and not is_aside(self.report.text, mention.span.start)
                if party is not None and is_other and is_met:
                    met.append((link, self.sides.cast.state_of(party)))
        others = unique(party for _, party in met)
        return others if len(others) <= 1 else unique(party for link, party in met if link == "to") or others

    def _link(self, named: Span) -> str:
        """Give the word that ties a name to its sentence: nothing is promised to him "with help from" whom one acts."""
        before = self.report.text[: named.start].lower().split()[-_TITLE_WORDS:]
        return next((word for word in reversed(before) if word in _LINKS), "")

    def _is_diplomatic(self, statement: Statement, others: Sequence[Party]) -> bool:
        """Say whether a side is to be backed, or something is to be brought before an organisation."""
        actors = [self.sides.cast.actor(party.actor) for party in others]
        is_before = any(actor is not None and actor.kind in _ORGANISED for actor in actors)
        return is_before or _BACKS.search(self._content(statement)) is not None

    def _is_forecast(self, statement: Statement) -> bool:
        """Say whether a future only tells how things will be: "the visitors will be impressed"."""
        first = statement.content_parts[0].of(self.report.text)
        return statement.cue_act is not Stance.PROMISES and _FORECAST.search(first) is not None

    def _is_again(self, statement: Statement) -> bool:
        """Say whether a promise is said again: "reaffirmed", or a new commitment to what goes on already."""
        return any(map(self.scopes.again, self._words(statement))) or bool(_COMMITS.search(self._content(statement)))

    def _words(self, statement: Statement) -> list[str]:
        """Give the words of a statement, its cue first."""
        return [statement.cue or "", *(part.of(self.report.text) for part in statement.content_parts)]

    def _opening(self, statement: Statement) -> int:
        """Give the last place at which the subject of a content can begin, a phrase before it left out."""
        first = statement.content_parts[0]
        before = _BEFORE_SUBJECT.match(first.of(self.report.text))
        return first.start + _OPENING + (before.end() if before is not None else 0)

    def _promisor(self, statement: Statement, speaker: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give who is to act by the content's first words: "said that Oman will open the port" promises for Oman."""
        named = [one for part in statement.content_parts for one in self.sides.cast.outermost(part)]
        is_own = statement.content_parts[0].of(self.report.text).lower().startswith("to ")
        if is_own or not named or named[0].span.start > self._opening(statement):
            return speaker
        if _SECOND_OBJECT.match(self.report.text, named[0].span.end):
            return speaker
        if statement.cue_act is Stance.PROMISES and self.report.text.startswith(" to ", named[0].span.end):
            return speaker  # "promised Togo to open the border"
        party = self.sides.cast.party(named[0])
        return self.sides.givers((party,)) if party is not None and party.country != "---" else speaker


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
