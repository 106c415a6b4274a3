"""Steps of sums of help that a text only tells of: totals, what is left, what was announced or given before.

Invariant: such a sum adds nothing; one that its words do not tell as old, whole or left is no step here. What is asked
for, owed, denied or traded is none, and each side is printed or is the only one that the report leaves.
Source: field notes on commitments, section 3, the table of scopes; requests are no promises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.goods_parts import part_before
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.types import Telling
from servanda.coding.events.doubts import Doubts
from servanda.coding.near import within
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of
from servanda.coding.steps.sums.announced import AnnouncedSums
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.model import (
    CommitmentKind,
    Event,
    EventType,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    MentionKind,
    Party,
    QuantityMark,
    Scope,
    Sentence,
    Span,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    by_publication,
    cite,
    content_id,
)

RULE = "step.known"

_WHOLE = re.compile(r"\bof (?:the|its|their|an?) (?:agreed|promised|pledged|planned|announced|committed|total) $")
"""What stands before the sum that another one is a part of."""
_OF_PROMISES = re.compile(r"\btotal (?:\w+ )?(?:pledges?|commitments?|promises?|pledged|promised|committed)\b")
"""Words by which a total is of what was promised: "bringing its total pledges to $20 million"."""

_BRINGS = re.compile(r"\b(?:bring|brings|bringing|tak(?:es|ing)|rais(?:es|ing)) (?:[\w’'.-]+ ){0,8}?(?:to|at) \D*$")
"""What stands before the total that a new sum makes."""

_TOLD = frozenset({Scope.CUMULATIVE, Scope.RESTATEMENT, Scope.REMAINDER, Scope.COMPONENT})
"""What a sum may do to a total here: nothing."""

_SCOPED = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED})
_GIVEN_TO = re.compile(
    r"\b(?:provid|suppl|giv|gave|grant|lent|lend|award|promis|pledg|offer|send|sent|donat|"
    r"pa(?:y|id)|extend|help|support|assist)\w* (?:to help )?(?:the )?$",
    re.IGNORECASE,
)
"""What stands right before a receiver that no preposition opens: "has provided Togo with"."""

_GIVEN_BY = re.compile(r"\b(?:by|from) (?:the )?$", re.IGNORECASE)
_GIVES_BEHIND = re.compile(
    r"^(?:[’']s? \w+)? (?:(?:has|have|had|also|already|previously|first) ){0,3}"
    r"(?:announced|pledged|promised|committed|provided|given|gave|approved|sent|donated|signed|offered|lent)\b(?! by\b)"
)
"""What makes the name before it a giver, behind a sum: "the package that Norway announced"."""

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN})
_THANKED = re.compile(
    r"\b(?:thank(?:s|ed|ing)?|grateful to|(?:expressed|express(?:es|ing)?|conveyed) (?:\w+ ){1,4}to) (?:the )?$",
    re.IGNORECASE,
)
WHOLE_OF = re.compile(
    r"\d[\w.,]*(?: (?:thousand|million|billion))?(?: (?!in\b)\w+){0,2} "
    r"(?:out )?of (?:the|an?|its|their|this|that) [$€£]?$",
    re.IGNORECASE,
)
"""What stands before the whole of which a part is told: "the last 12 million dollars of the 60 million"."""

_MAINLY = 3
"""How much more often a report tells of one pair than of any other where that pair is meant without being named."""

_MOST_SUMS = 24
"""Amounts of one sentence that are looked at; one with more is a table."""

_ASKED = 120
"""Characters before a sum in which a word makes it one that is asked for; before them are other things."""

_WINDOW = 40
"""Characters before a name in which the word stands that says which side it is."""


_POINTS_BACK = re.compile(
    r"\W*(?:this|it|these|they|that)(?: (?:number|figure|total|sum|amount|package|assistance|aid|funding|money|support|"
    r"announcement|commitment|tranche))?(?: (?:also|now))?(?: (?:is|comes|came))?\W*",
    re.IGNORECASE,
)
"""What opens a sentence on help that was told before: "This includes", "It also includes", "That comes on top of"."""


_RAISES = re.compile(
    r"\b(?:rais|increas|doubl|tripl|quadrupl|boost|lift)(?:e|es|ed|s|ing)? (?:up )?(?:its|their|his|her) "
    r"(?:[\w-]+ ){0,3}?(?:aid|support|assistance|contribution|funding|help|pledge|commitment)\b[^.;:]* to "
    r"(?:about |some |around |nearly |almost |over |more than )?$",
    re.IGNORECASE,
)
"""What stands before the sum to which help is raised: "doubles its aid to Togo to"."""


class KnownSums(AnnouncedSums):
    """Gives the steps of sums that are told as known, which nothing else has read."""

    rule = RULE

    def __init__(
        self,
        reading: ReportReading,
        cast: Cast,
        sides: Sides,
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> None:
        super().__init__(reading, cast, sides, statements, events)
        nouns = self.scopes.words.pattern("help")
        self.doubts = Doubts(reading)
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        patterns = self.scopes.words.pattern
        self._opens_parts = re.compile(rf"\b(?:{patterns('part_before')})\b", re.IGNORECASE)
        self._adds_to = re.compile(rf"\b(?:{patterns('added_to')}|{patterns('built_on')})\b", re.IGNORECASE)
        self._owns_help = re.compile(rf"[’']s? (?:[\w-]+ ){{0,3}}(?:{nouns})\b(?! from\b)", re.IGNORECASE)
        self._help_of = re.compile(rf" (?:[\w-]+ ){{0,2}}?(?:{nouns})\b", re.IGNORECASE)
        self._help_behind = re.compile(
            rf"(?: ?\([^)]*\))?\W*(?:(?:worth )?(?:of|in|as|for) )?"
            rf"(?:(?!(?:to|for|that|which|with|by)\b)[\w’'-]+,? ){{0,5}}?"
            rf"(?:{nouns})\b",
            re.IGNORECASE,
        )
        self._help_before = re.compile(
            rf"\b(?:{nouns}),? (?:(?:for|to) [\w’' ]{{2,40}})?,? ?"
            r"(?:of|worth|valued at|totall?ing)\W+(?:\w+\W+){0,2}$",
            re.IGNORECASE,
        )

    def of_known(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with those of sums that add nothing."""
        steps = list(made)
        pairs = self._pairs(made)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            for mark in within(self.reading.marks.quantities, sentence.span)[:_MOST_SUMS]:
                if mark.value is None or self._is_converted(mark, sentence):
                    continue
                self.told = steps
                told = _telling(mark, sentence, steps)
                if told is not None:
                    steps[told] = self._settled(steps[told], mark, sentence)
                    continue
                step = self._known(mark, Telling(sentence, clauses, ()), pairs, beside(steps, sentence))
                if step is not None:
                    steps.append(step)
        return steps

    def _settled(self, step: Step, mark: QuantityMark, sentence: Sentence) -> Step:
        """Give a step what the words beside its sum say of it, where nothing has said so yet."""
        if step.scope is not Scope.UNKNOWN or step.step not in _SCOPED:
            return step
        is_signed = step.step is StepKind.SIGNED
        scope = self._scope(mark, sentence.span, is_promised=is_signed)
        return step if scope is Scope.INCREMENT and not is_signed else replace(step, scope=scope)

    def _is_told(self, mark: QuantityMark, telling: Telling, scope: Scope) -> bool:
        """Say whether nothing over a sum doubts it, and what is summed up was done: no denial, no possibility."""
        sentence, clauses = telling.sentence, telling.clauses
        if any(self.doubts.at(sentence, clauses, at) is not None for at in range(len(clauses))):
            return False
        tokens = self.reading.marks.tokens
        ahead = [at for at, one in enumerate(clauses) if tokens[one.verb.main].span.start < mark.span.start]
        if not ahead or scope is not Scope.CUMULATIVE:
            return True
        words = tuple(token.text for token in tokens[sentence.first : sentence.last])
        at = max(ahead, key=lambda place: clauses[place].verb.main)
        return self.modality.of(clauses, at, words=words) in {Status.ACTUAL, Status.PLANNED}

    def _known(
        self, mark: QuantityMark, telling: Telling, pairs: Counter[tuple[str, str]], beside: Step | None
    ) -> Step | None:
        sentence = telling.sentence
        holding = self.speech.holding(mark.span.start)
        told = _told_part(sentence.span, mark, holding)
        own = self.scopes.own_clause(self.report.text, told, mark.span)
        is_raised = _RAISES.search(self.report.text[own.start : mark.span.start]) is not None
        scope = Scope.CUMULATIVE if is_raised else self._scope(mark, sentence.span)
        is_limit = scope is Scope.CEILING and self.scopes.is_known_limit(
            self.report.text[own.start : mark.span.start], self.report.text[mark.span.end : own.end]
        )
        if not (scope in _TOLD or is_limit) or any(one.stance in NO_DEED for one in holding):
            return None
        ahead = self.report.text[sentence.span.start : mark.span.start]
        part = part_before(self.reading, mark, sentence.span.start)
        if WHOLE_OF.search(ahead) or (part is not None and part.share is not None):
            return None  # the part is told, and the whole was before
        behind = self.report.text[mark.span.end : sentence.span.end]
        is_part = self.scopes.is_part(behind) or self.scopes.is_out_of(ahead)
        if scope is Scope.COMPONENT and not is_part and not self._names_a_whole(ahead):
            return None
        if scope is Scope.COMPONENT and self._is_of_request(sentence.span, ahead):
            return None
        is_help = self._is_help(mark, own, scope, beside) or is_limit
        is_help = is_help or self._is_part_of_help(sentence.span, ahead, is_part=is_part)
        if not is_help or not self._is_told(mark, telling, scope):
            return None
        provider, recipient = self._between(mark, told, own, holding, pairs)
        if beside is not None and not (provider and recipient):
            provider, recipient = beside.provider, beside.recipient
        if not provider or not recipient or {one.country for one in provider} & {one.country for one in recipient}:
            return None
        kind = StepKind.IN_FORCE if is_limit else self._step_kind(mark, own, scope)
        if scope is Scope.CUMULATIVE and (is_raised or self._adds_to_promise(mark, sentence, beside)):
            kind = StepKind.PLEDGED
        return self._told(mark, own, (kind, scope), (provider, recipient), holding)

    def _adds_to_promise(self, mark: QuantityMark, sentence: Sentence, beside: Step | None) -> bool:
        """Say whether a total is what a new promise brings it to: "pledged $5 million, bringing its total to"."""
        is_brought = _BRINGS.search(self.report.text[sentence.span.start : mark.span.start]) is not None
        return is_brought and beside is not None and beside.step is StepKind.PLEDGED

    def _is_of_request(self, sentence: Span, ahead: str) -> bool:
        """Say whether a part is told of what the sentence before only asks for: "This includes $5 million for seed"."""
        return self.scopes.words.show("asking", self._pointed_to(sentence, ahead))

    def _is_part_of_help(self, sentence: Span, ahead: str, *, is_part: bool) -> bool:
        """Say whether a part is told of help told before: "This number includes $5 million for wells"."""
        whole = self._before(sentence) if is_part else self._pointed_to(sentence, ahead)
        words = self.scopes.words
        is_other = words.show("no_help", whole) or words.show("part_of_law", whole) or words.show("asking", whole)
        return (words.show("help", whole) or self._is_gift(sentence, whole)) and not is_other

    def _is_gift(self, sentence: Span, whole: str) -> bool:
        """Say whether the sentence that a sum points back to has told a gift of money."""
        before = [one.span for one in self.reading.marks.sentences if one.span.end <= sentence.start][-1:]
        return bool(whole) and any(
            one.kind is CommitmentKind.MONEY and any(piece.span.overlaps(span) for piece in one.evidence)
            for one in self.told
            for span in before
        )

    def _pointed_to(self, sentence: Span, ahead: str) -> str:
        """Give the sentence before that words for parts point back to; nothing where they name their whole."""
        opener = self._opens_parts.search(ahead) or self._adds_to.search(ahead)
        if opener is None or _POINTS_BACK.fullmatch(ahead[: opener.start()]) is None:
            return ""
        return self._before(sentence)

    def _before(self, sentence: Span) -> str:
        """Give the sentence before one."""
        return self._span_before(sentence).of(self.report.text)

    def _span_before(self, sentence: Span) -> Span:
        """Give where the sentence before one stands; nowhere before the first."""
        before = [one.span for one in self.reading.marks.sentences if one.span.end <= sentence.start][-1:]
        return before[0] if before else Span(sentence.start, sentence.start)

    def _names_a_whole(self, ahead: str) -> bool:
        """Say whether help or a sum stands before a word for parts: a bill or a budget that includes one is no help."""
        opener = self._opens_parts.search(ahead)
        whole = ahead[: opener.start()] if opener is not None else ""
        is_whole = self.scopes.words.show("help", whole) or re.search(r"\d [mb]illion", whole) is not None
        return is_whole or _POINTS_BACK.fullmatch(whole) is not None

    def _told(
        self,
        mark: QuantityMark,
        own: Span,
        deed: tuple[StepKind, Scope],
        between: tuple[tuple[Party, ...], tuple[Party, ...]],
        holding: Sequence[Statement],
    ) -> Step | None:
        (kind, scope), (provider, recipient) = deed, between
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        text = self.report.text
        step = Step(
            id=FindingId(content_id("c", self.report.id, mark.span.start, mark.span.end, kind.value, scope.value)),
            report=self.report.id,
            kind=CommitmentKind.MONEY,
            provider=provider,
            recipient=recipient,
            via=(),
            step=kind,
            when=by_publication(self.report.published),
            scope=scope,
            lines=(Line(self._item(mark, own), ItemClass.MONEY, None, mark.value),),
            terms=self.reading.book.words.terms(tuple(own.of(text).split())),
            instrument=Instrument.STATEMENT if kind is StepKind.PLEDGED else None,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, text, own, rule=self.rule, score=SCORE_OF_STATEMENT),),
        )
        return step if self.lending.lends(step, mark.span) else None

    def _is_help(self, mark: QuantityMark, own: Span, scope: Scope, beside: Step | None) -> bool:
        """Say whether a sum is of help: its clause has a word for it and none for trade, debts, costs or asking."""
        words, text = self.scopes.words, self.report.text
        older = max((one.end() for one in self._adds_to.finditer(text, own.start, mark.span.start)), default=own.start)
        asked = Span(max(older, mark.span.start - _ASKED), min(mark.span.end + _WINDOW, own.end))
        if words.show("asking", asked.of(text)) or words.show("no_help", own.of(text)):
            return False
        if beside is not None or self._is_of_help(mark, own):
            return True
        is_whole = self.scopes.is_whole(text[own.start : mark.span.start])  # "the aid is part of the $5 million plan"
        is_added_to = self.scopes.is_added_to(text[own.start : mark.span.start])  # "comes on top of $5 million"
        is_old = scope is Scope.RESTATEMENT and not is_whole and not is_added_to  # "the $5 million cable"
        is_helping = words.show("help", own.of(text)) or words.show("helping", own.of(text))
        return not is_old and (is_helping or words.show("perfect", text[own.start : mark.span.start]))

    def _is_of_help(self, mark: QuantityMark, own: Span) -> bool:
        """Say whether a sum's own noun is one of help: "$5 million in food aid", "a package of $5 million"."""
        text = self.report.text
        behind = self._help_behind.match(text[mark.span.end : own.end])
        return behind is not None or self._help_before.search(text[own.start : mark.span.start]) is not None

    def _scope(self, mark: QuantityMark, sentence: Span, *, is_promised: bool = False) -> Scope:
        return self.scopes.of(
            self.report.text, sentence=sentence, amount=mark.span, is_day_told=False, is_promised=is_promised
        )

    def _item(self, mark: QuantityMark, own: Span) -> str:
        """Give what a sum is for, as printed behind it, else "money"."""
        found = re.match(
            rf"(?: worth)? (?:of|in) ((?:[\w’-]+ ){{0,4}}?(?:{self.scopes.words.pattern('help')}))\b",
            self.report.text[mark.span.end : own.end],
        )
        return found[1] if found else "money"

    def _step_kind(self, mark: QuantityMark, own: Span, scope: Scope) -> StepKind:
        """Give what was done with a sum by the word for it: promised, allowed or given."""
        words, text = self.scopes.words, own.of(self.report.text)
        if _WHOLE.search(self.report.text[own.start : mark.span.start]):
            return StepKind.PLEDGED  # "$9 million of the agreed $15 million"
        if _OF_PROMISES.search(self.report.text[own.start : mark.span.start]):
            return StepKind.PLEDGED
        if words.show("given", text):
            return StepKind.PARTLY_DELIVERED
        if scope is Scope.CUMULATIVE and not words.show("said_then", text):
            return StepKind.PARTLY_DELIVERED
        return StepKind.PLEDGED

    # the two sides

    def _between(
        self,
        mark: QuantityMark,
        sentence: Span,
        own: Span,
        holding: Sequence[Statement],
        pairs: Counter[tuple[str, str]],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give giver and receiver: as printed, else the pair that what is printed leaves, alone or mainly told."""
        receiver = self._helped(mark, own) or self._helped(mark, sentence) or self._thankful(holding)
        receiver = receiver or self._helped_by_whole(mark, sentence)
        taken = {one.country for one in receiver}
        giver = self._from(mark, own, taken) or self._from(mark, sentence, taken)
        if not giver and self.scopes.words.show("first_person", own.of(self.report.text)):
            giver = self._coded([one.speaker for one in holding if one.speaker is not None][:1])
        if giver and receiver:
            return (giver, receiver) if not self._are_foes(giver, receiver) else ((), ())
        gives = {one.country for one in giver}
        left = [
            (pair, number)
            for pair, number in pairs.most_common()
            if (not taken or pair[1] in taken) and (not gives or pair[0] in gives)
        ]
        if not left:
            giver, receiver = self._understood(mark, sentence, giver, receiver, pairs)
            return (giver, receiver) if giver and receiver else self._as_before(sentence, giver, receiver)
        if len(left) > 1 and left[0][1] < _MAINLY * left[1][1]:
            return self._as_before(sentence, giver, receiver)
        provider, recipient = left[0][0]
        return giver or self.sides.state_named(provider), receiver or self.sides.state_named(recipient)

    def _are_foes(self, giver: tuple[Party, ...], receiver: tuple[Party, ...]) -> bool:
        """Say whether the report tells of a hostile act of one side against the other: help against a war is no war."""
        sides = [{one.country for one in parties} for parties in (giver, receiver)]
        return any(
            event.type in _HOSTILE
            and {one.country for one in event.source} & sides[0]
            and {one.country for one in event.target} & sides[1]
            for event in self.events
        )

    def _helped(self, mark: QuantityMark, span: Span) -> tuple[Party, ...]:
        """Give who a sum is for: opened by a word for a receiver behind it, then before it; who thanks for it."""
        text = self.report.text
        before = Span(span.start, mark.span.start)
        for place in (Span(mark.span.end, span.end), before):
            for party, name in self._named(place):
                ahead = text[max(place.start, name.start - _WINDOW) : name.start]
                if not _THANKED.search(ahead) and self._is_receiver(name):
                    return (party,)
        for mention in self.cast.outermost(before):
            whoever = self.cast.party(mention)
            states = self._coded((whoever,)) if whoever is not None else ()
            if states and self.scopes.words.show("thanking", text[mention.span.end : before.end]):
                return states[:1]
            if states:
                break
        return ()

    def _helped_by_whole(self, mark: QuantityMark, sentence: Span) -> tuple[Party, ...]:
        """Give who receives the help that a part points back to: "aid to Togo. This includes $5 million for seed"."""
        is_back = self._pointed_to(sentence, self.report.text[sentence.start : mark.span.start]) != ""
        return self._receiver(self._span_before(sentence)) if is_back else ()

    def _thankful(self, holding: Sequence[Statement]) -> tuple[Party, ...]:
        """Give who thanks for a sum, which was for him."""
        return self._coded([one.speaker for one in holding if one.stance is Stance.THANKS and one.speaker is not None])

    def _is_of_help_from(self, name: Span) -> bool:
        """Say whether a nationality or a short form stands before a word for help: "Norwegian aid", "U.S. support"."""
        mention = self.cast.mention_of(name)
        is_short = name.of(self.report.text).replace(".", "").isupper()
        is_nationality = mention is not None and mention.kind is MentionKind.DEMONYM
        return (is_nationality or is_short) and self._help_of.match(self.report.text[name.end :]) is not None

    def _is_receiver(self, place: Span) -> bool:
        """Say whether a name is opened as a receiver, by a word of its own sentence; who owns help or gives is none."""
        text = self.report.text
        ahead, behind = text[max(0, place.start - _WINDOW) : place.start], text[place.end : place.end + _WINDOW]
        if _GIVES_BEHIND.match(behind) or self._owns_help.match(behind) or ahead.rstrip()[-1:] in {".", "!", "?", "\n"}:
            return False
        return _GIVEN_TO.search(ahead) is not None or super()._is_receiver(place)

    def _from(self, mark: QuantityMark, span: Span, taken: set[str]) -> tuple[Party, ...]:
        """Give who a sum is from: thanked, behind "by", before a word for giving, else the subject before it."""
        text = self.report.text
        for party, name in self._named(span):
            ahead = text[max(0, name.start - _WINDOW) : name.start]
            behind = text[name.end : span.end]
            gives = _GIVES_BEHIND.match(behind) or self._owns_help.match(behind) or self._is_of_help_from(name)
            if is_aside(text, name.start):
                continue  # "displaced by Chad's war"
            if party.country not in taken and (_THANKED.search(ahead) or _GIVEN_BY.search(ahead) or gives):
                return (party,)
        return self._giver(Span(span.start, mark.span.start), taken)


def _told_part(sentence: Span, mark: QuantityMark, holding: Sequence[Statement]) -> Span:
    """Give the words of a sentence that are told by whoever tells a sum, without those that name him."""
    parts = [part for one in holding for part in one.content_parts if mark.span in part and part.overlaps(sentence)]
    if not parts:
        return sentence
    inner = min(parts, key=lambda part: (part.end - part.start, part))
    return Span(max(inner.start, sentence.start), min(inner.end, sentence.end))


def beside(steps: Sequence[Step], sentence: Sentence) -> Step | None:
    """Give the first step of money told in a sentence, whose sides a further sum of it can share."""
    return next(
        (
            one
            for one in steps
            if one.kind is CommitmentKind.MONEY
            and any(evidence.span.overlaps(sentence.span) for evidence in one.evidence)
        ),
        None,
    )


def _telling(mark: QuantityMark, sentence: Sentence, steps: Sequence[Step]) -> int | None:
    """Give the place of the step that tells a sum of a sentence."""
    for place, step in enumerate(steps):
        is_here = any(evidence.span.overlaps(sentence.span) for evidence in step.evidence)
        if is_here and any(line.value == mark.value for line in step.lines):
            return place
    return None
