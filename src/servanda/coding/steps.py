"""Steps of commitments: what was promised, signed, delivered, stopped, as one report tells it.

Invariant: a demand, a wish, a topic or an accusation is never a promise; silence is no step.
Source: field notes on commitments, sections 3 and 4; rulings 55 to 63.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from servanda.codebook.steps import StepEntry
from servanda.coding.acts import Act
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.goods import lines_of, terms_of
from servanda.coding.near import Speech, within
from servanda.coding.syntax import Clause
from servanda.model import (
    NO_CODE,
    UNKNOWN,
    Basis,
    CommitmentKind,
    Event,
    EventType,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    Party,
    Period,
    Scope,
    Span,
    SpeakerRole,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    TimeUse,
    WhenBasis,
    by_publication,
    cite,
    content_id,
)

_KIND_OF_CLASS = {
    ItemClass.MONEY: CommitmentKind.MONEY,
    ItemClass.TRAINING: CommitmentKind.TRAINING,
    ItemClass.TROOPS: CommitmentKind.DEPLOYMENT,
}
_TREATY_WORDS = frozenset(
    "agreement agreements treaty treaties pact pacts accord accords convention cooperation alliance deal "
    "deals contract contracts memorandum charter protocol partnership".split()
)
_BUYS = frozenset({"buy", "purchase", "import", "procure", "acquire", "receive", "obtain"})
_FUTURE = frozenset({"will", "'ll", "’ll", "we'll", "i'll", "we’ll", "i’ll", "shall", "would", "going"})
_PAUSES = frozenset("suspend freeze halt pause postpone hold".split())

_SCOPE_CUES: tuple[tuple[Scope, tuple[str, ...]], ...] = (
    (
        Scope.CUMULATIVE,
        (
            "bringing the total",
            "so far",
            "to date",
            "in total",
            "in all",
            "altogether",
            "has provided",
            "have provided",
        ),
    ),
    (Scope.REMAINDER, ("the remaining", "the rest of", "still to come", "outstanding", "the remainder")),
    (
        Scope.RESTATEMENT,
        ("reaffirm", "reiterat", "as promised", "already announced", "announced last", "renewed its", "previously"),
    ),
    (Scope.CEILING, ("up to", "credit line", "line of credit", "no more than", "at most", "ceiling")),
    (Scope.COMPONENT, ("of which", "the first of", "first tranche", "second tranche", "as part of")),
    (Scope.INCREMENT, ("another", "a further", "additional", "a new package", "a second", "a third", "new batch")),
)
"""Words that say what a sentence does to a total, the strongest first."""

_GRANTS = frozenset(
    "announce approve pledge promise authorize authorise allocate plan propose agree sign offer confirm vow".split()
)
_SHARED_WORK = frozenset({"cooperation", "partnership", "collaboration", "investment"})
_PAIR = 2
_SCORE = 0.7
_SCORE_OF_STATEMENT = 0.6


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of an act make of a commitment."""

    kind: CommitmentKind
    step: StepKind
    rule: str
    instrument: Instrument | None = None
    lines: tuple[Line, ...] = ()
    is_joint: bool = False
    is_turned: bool = False


def code_steps(
    reading: ReportReading, cast: Cast, statements: Sequence[Statement], events: Sequence[Event], told: Sequence[Act]
) -> tuple[Step, ...]:
    """Give the steps of a report in the order of the text, one for each event that moves a commitment.

    Args:
        reading: The report and its marks.
        cast: Who is who in it.
        statements: What its speakers say.
        events: The events of the report.
        told: The acts that the events were read from.
    """
    coder = _Coder(reading, cast, statements)
    agreed = [act for event in events if event.type is EventType.AGREE for act in _acts_of(event, told)]
    steps = [
        step
        for event in events
        if not _is_content(event, told, agreed)
        for step in coder.of_event(event, _acts_of(event, told))
    ]
    steps += coder.of_topics(told, steps)
    steps += coder.of_promises(steps)
    return tuple(sorted(_joined(steps), key=lambda step: (step.evidence[0].span, step.id)))


def _is_content(event: Event, told: Sequence[Act], agreed: Sequence[Act]) -> bool:
    """Say whether an event is only what an agreement of the report is about: the agreement is the step."""
    own = [act for act in _acts_of(event, told) if act.clause is not None and not act.is_noun]
    return bool(own) and all(
        any(
            one.telling.sentence == act.telling.sentence and act.telling.clauses[act.clause].governor == one.clause
            for one in agreed
        )
        for act in own
        if act.clause is not None
    )


def _acts_of(event: Event, told: Sequence[Act]) -> tuple[Act, ...]:
    spans = {evidence.span for evidence in event.evidence}
    return tuple(act for act in told if act.span in spans and act.status in {event.status, Status.ACTUAL})


class _Coder:
    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.cast = cast
        self.statements = {statement.id: statement for statement in statements}
        self.speech = Speech(statements)
        self.report = reading.report
        self.book = reading.book

    # from events

    def of_event(self, event: Event, told: Sequence[Act]) -> list[Step]:
        if not told or event.basis in {Basis.ALLEGED, Basis.DENIED}:
            return []
        act = next((one for one in told if not one.is_title), told[0])
        found = self._reading(event, act)
        if found is None:
            return []
        provider, recipient = self._sides(event, found)
        if not provider:
            return []
        return [self._step(event, act, found, provider, recipient)]

    def _reading(self, event: Event, act: Act) -> _Reading | None:
        if act.frame.text.startswith(("export", "import")):
            return None
        if act.frame.is_transfer or (event.lines and event.type in {EventType.AID, EventType.COOPERATE}):
            return self._transfer(event, act)
        if event.type is EventType.SANCTION:
            return self._ending(event, act)
        if event.type is EventType.RETREAT:
            return self._withdrawal(event, act)
        if event.type in {EventType.AGREE, EventType.SUPPORT}:
            return self._agreed(event, act)
        if event.status is not Status.PLANNED or event.basis is Basis.UNNAMED:
            return None
        if event.type is EventType.CONSULT:
            return _Reading(CommitmentKind.MEETING, self._promised(event, act), "step.meeting")
        if event.type in {EventType.COOPERATE, EventType.AID}:
            return _Reading(CommitmentKind.POLICY, self._promised(event, act), "step.cooperation")
        return None

    def _promised(self, event: Event, act: Act) -> StepKind:
        """Give pledged where the side that is to act says so, or the narrator; mentioned where others tell of it."""
        if self._is_expected(act) or (act.frame.is_transfer and self._is_bare_noun(act)):
            return StepKind.MENTIONED
        own = {party.country for party in (*event.source, *event.target)}
        told = {party.country for party in event.attested_by}
        return StepKind.PLEDGED if not told or own & told else StepKind.MENTIONED

    def _is_bare_noun(self, act: Act) -> bool:
        """Say whether only a noun names what is to be given, under no verb that promises it (ruling 47)."""
        if not act.is_noun:
            return False
        lemma = act.telling.clauses[act.clause].verb.lemma if act.clause is not None else ""
        return lemma not in _GRANTS

    def _is_expected(self, act: Act) -> bool:
        """Say whether an act is only expected: "is likely to visit"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or clause.governor is None or not clause.verb.infinitive:
            return False
        governor = act.telling.clauses[clause.governor]
        tokens = self.reading.marks.tokens
        word = tokens[governor.predicate].lemma if governor.predicate is not None else governor.verb.lemma
        return word in {"likely", "expect", "expected", "hope", "reported", "report", "say"}

    def _transfer(self, event: Event, act: Act) -> _Reading | None:
        plain = all(one.item_class is ItemClass.OTHER and not (one.quantity or one.value) for one in event.lines)
        if not event.lines or (plain and not {"aid", "assistance"} & set(event.lines[0].item.lower().split())):
            return None
        kind = next((_KIND_OF_CLASS[one.item_class] for one in event.lines if one.item_class in _KIND_OF_CLASS), None)
        kind = kind or CommitmentKind.GOODS
        if event.status is Status.ACTUAL:
            entry = self._entry(act)
            done = entry is not None and entry.step is StepKind.FULFILLED
            step = StepKind.FULFILLED if done else StepKind.PARTLY_DELIVERED
            if entry is not None and entry.step in {StepKind.IN_FORCE, StepKind.PLEDGED, StepKind.SUSPENDED}:
                step = entry.step
            return _Reading(kind, step, "step.transfer", entry.instrument if entry else None, event.lines)
        if event.status is Status.PLANNED:
            return _Reading(kind, self._promised(event, act), "step.promise", Instrument.STATEMENT, event.lines)
        return None

    def _ending(self, event: Event, act: Act) -> _Reading | None:
        words = {word.lower() for word in act.words}
        if not words & _TREATY_WORDS or event.mode == "convict" or not event.source or not event.target:
            return None
        if any(party.country == NO_CODE for party in (*event.source, *event.target)):
            return None
        if event.status is Status.NEGATED:
            paper = self._paper(act) or Instrument.AGREEMENT
            return _Reading(CommitmentKind.TREATY, StepKind.IN_FORCE, "step.ending", paper, is_joint=True)
        if event.status not in {Status.ACTUAL, Status.PLANNED}:
            return None
        entry = self._entry(act)
        step = StepKind.SUSPENDED if self._lemma(act) in _PAUSES else StepKind.TERMINATED
        if entry is not None and entry.step in {StepKind.SUSPENDED, StepKind.TERMINATED, StepKind.CANCELLED}:
            step = entry.step
        paper = self._paper(act) or Instrument.AGREEMENT
        return _Reading(CommitmentKind.TREATY, step, "step.ending", paper, is_joint=True)

    def _withdrawal(self, event: Event, act: Act) -> _Reading | None:
        if event.mode != "withdraw" or event.status in {Status.NEGATED, Status.CONDITIONAL}:
            return None
        step = StepKind.FULFILLED if event.status is Status.ACTUAL else self._promised(event, act)
        if event.status is Status.HYPOTHETICAL:
            step = StepKind.MENTIONED
        lines = lines_of(self.reading, act.telling.pieces, act.item)
        return _Reading(CommitmentKind.WITHDRAWAL, step, "step.withdrawal", lines=lines)

    def _agreed(self, event: Event, act: Act) -> _Reading | None:
        """Read an agreement or a promise: signed or said, and of what; an invitation or its acceptance is none."""
        if self._lemma(act) == "invite" and self._invites_over(act):
            return _Reading(CommitmentKind.MEETING, StepKind.MENTIONED, "step.meeting", is_turned=True)
        if self._lemma(act) in {"invite", "accept"} or act.at.of(self.report.text).lower().startswith("invit"):
            return None
        entry = self._entry(act)
        paper = self._paper(act)
        if event.type is EventType.SUPPORT and event.status is Status.PLANNED:
            return _Reading(CommitmentKind.DIPLOMATIC, self._promised(event, act), "step.support", Instrument.STATEMENT)
        if event.status is not Status.ACTUAL or (event.type is EventType.SUPPORT and paper is None):
            return None
        step = entry.step if entry is not None else StepKind.PLEDGED
        if step not in {StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.MENTIONED}:
            return None
        if step is StepKind.SIGNED and paper is Instrument.MEMORANDUM:
            step = StepKind.PLEDGED
        kind, lines = self._content(act)
        if len(event.source) > 1 and not event.target and kind is CommitmentKind.GOODS:
            kind, lines = CommitmentKind.POLICY, ()
        buys = self._buys(act)
        if kind is CommitmentKind.POLICY and paper in {Instrument.TREATY, Instrument.AGREEMENT} and not lines:
            kind = CommitmentKind.TREATY if paper is Instrument.TREATY else CommitmentKind.POLICY
        joint = kind is not CommitmentKind.GOODS and not (
            event.type is EventType.AGREE and event.target and len(event.source) == 1 and paper is None
        )
        instrument = paper or (Instrument.STATEMENT if step is StepKind.PLEDGED else None)
        if kind in {CommitmentKind.POLICY, CommitmentKind.MEETING} and instrument is Instrument.STATEMENT:
            instrument = None
        is_joint = (joint and not buys) or len(event.source) > 1
        return _Reading(kind, step, "step.agreement", instrument, lines, is_joint=is_joint, is_turned=buys)

    def _invites_over(self, act: Act) -> bool:
        """Say whether an invitation is to a visit: what is asked for is only mentioned (ruling 58)."""
        clauses = act.telling.clauses
        return any(one.governor == act.clause and one.verb.lemma in {"visit", "come"} for one in clauses)

    def _buys(self, act: Act) -> bool:
        """Say whether the one who agrees is to receive: "signed a deal to buy grain"."""
        clauses = act.telling.clauses
        return any(one.governor == act.clause and one.verb.lemma in _BUYS and one.verb.infinitive for one in clauses)

    def _content(self, act: Act) -> tuple[CommitmentKind, tuple[Line, ...]]:
        """Give what an agreement is about, by the act that its infinitive names."""
        if act.clause is None:
            return CommitmentKind.POLICY, ()
        for clause in act.telling.clauses:
            if clause.governor == act.clause and clause.verb.infinitive:
                return self._of_infinitive(act, clause)
        objects = act.telling.clauses[act.clause].objects if not act.is_noun else ()
        lines = lines_of(self.reading, act.telling.pieces, objects)
        goods = tuple(line for line in lines if line.item_class is not ItemClass.OTHER or line.value is not None)
        if goods:
            kind = next((_KIND_OF_CLASS[one.item_class] for one in goods if one.item_class in _KIND_OF_CLASS), None)
            return kind or CommitmentKind.GOODS, goods
        return CommitmentKind.POLICY, ()

    def _of_infinitive(self, act: Act, clause: Clause) -> tuple[CommitmentKind, tuple[Line, ...]]:
        tokens = self.reading.marks.tokens
        first = act.telling.sentence.first
        words = [token.text for token in tokens[first : act.telling.sentence.last]]
        match = self.book.events.at(words, clause.verb.main - first)
        nouns = [tokens[phrase.head].text for phrase in clause.objects]
        found = match.choose(nouns, part="verb") if match is not None else None
        if found is None:
            held = {tokens[phrase.head].lemma for phrase in clause.objects}
            is_meeting = bool(held & {"meeting", "talk", "summit", "round", "consultation", "negotiation"})
            return (CommitmentKind.MEETING if is_meeting else CommitmentKind.POLICY), ()
        if found.frame.is_transfer:
            lines = lines_of(self.reading, act.telling.pieces, clause.objects)
            kind = next((_KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in _KIND_OF_CLASS), None)
            return kind or CommitmentKind.GOODS, lines
        if found.frame.type is EventType.CONSULT:
            return CommitmentKind.MEETING, ()
        if found.frame.type is EventType.RETREAT:
            return CommitmentKind.WITHDRAWAL, ()
        return CommitmentKind.POLICY, ()

    def _entry(self, act: Act) -> StepEntry | None:
        """Give the step that the act's own word makes."""
        tokens = self.reading.marks.tokens
        first = act.telling.sentence.first
        words = [token.text for token in tokens[first : act.telling.sentence.last]]
        at = next((place for place in range(len(words)) if tokens[first + place].span.start == act.at.start), None)
        match = self.book.steps.at(words, at) if at is not None else None
        found = match.choose(act.words) if match is not None else None
        return found.entry if found is not None else None

    def _paper(self, act: Act) -> Instrument | None:
        for at in range(len(act.words)):
            found = self.book.steps.instrument(act.words, at)
            if found is not None:
                return found[0]
        return None

    def _lemma(self, act: Act) -> str:
        return act.telling.clauses[act.clause].verb.lemma if act.clause is not None and not act.is_noun else ""

    # sides, day, scope

    def _sides(self, event: Event, found: _Reading) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        source = self._states(event.source)
        target = self._states(event.target)
        both = _unique((*source, *target))
        if found.is_joint and len(both) > 1:
            return both, both
        if found.is_turned:
            return target, source
        if len(source) > 1 and not target and found.kind in {CommitmentKind.POLICY, CommitmentKind.MEETING}:
            return source, source
        if not target and found.kind is CommitmentKind.WITHDRAWAL and event.place is not None:
            target = self._state_named(event.place.country)
        return source, target

    def _state_named(self, country: str | None) -> tuple[Party, ...]:
        actor = next((one for one in self.cast.actors if one.code == country), None)
        if actor is None:
            return ()
        return (Party(actor=actor.id, code=actor.code, name=actor.name, text=actor.name),)

    def _states(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        found = _unique(self.cast.state_of(party) for party in parties)
        return tuple(party for party in found if party.country != NO_CODE) or found

    def _step(
        self, event: Event, act: Act, found: _Reading, provider: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> Step:
        by = event.attested_by[0] if event.attested_by else None
        spans = [evidence.span for evidence in event.evidence]
        return Step(
            id=FindingId(content_id("c", event.id, found.step.value, found.kind.value)),
            report=self.report.id,
            kind=found.kind,
            provider=provider,
            recipient=recipient,
            via=self._via(act),
            step=found.step,
            when=self._when(event, found),
            scope=self._scope(event, act, found),
            lines=found.lines,
            terms=self._terms(event, act),
            instrument=found.instrument,
            due=self._due(act, found),
            by=by,
            role_of_speaker=_role(by, provider, recipient),
            statement=event.statement,
            event=event.id,
            evidence=tuple(
                cite(self.report.id, self.report.text, span, rule=found.rule, score=_SCORE) for span in spans
            ),
        )

    def _terms(self, event: Event, act: Act) -> Terms:
        if event.terms is not None and event.terms is not Terms.UNKNOWN:
            return event.terms
        return terms_of(act.words)

    def _via(self, act: Act) -> tuple[Party, ...]:
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        tokens = self.reading.marks.tokens
        for adjunct in clause.adjuncts if clause is not None else ():
            if adjunct.preposition in {"through", "via"}:
                phrase = adjunct.phrase
                return self.cast.parties_of(Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end))
        return ()

    def _when(self, event: Event, found: _Reading) -> Period:
        if found.step not in {StepKind.PLEDGED, StepKind.MENTIONED} or event.status is Status.ACTUAL:
            return event.when if event.when.is_known or event.when.edtf else by_publication(self.report.published)
        statement = self.statements.get(event.statement) if event.statement is not None else None
        if statement is not None and statement.said.is_known:
            return statement.said
        return by_publication(self.report.published)

    def _scope(self, event: Event, act: Act, found: _Reading) -> Scope:
        if act.renews or (found.rule == "step.ending" and found.step is StepKind.IN_FORCE):
            return Scope.RESTATEMENT
        sentence = act.telling.sentence.span.of(self.report.text).lower()
        is_old = act.is_noun and event.type is EventType.AGREE
        if found.lines:
            for scope, cues in _SCOPE_CUES:
                if any(cue in sentence for cue in cues):
                    return scope
        elif not is_old and any(cue in sentence for cue in _SCOPE_CUES[2][1]):
            return Scope.RESTATEMENT
        dated = event.when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}
        return Scope.INCREMENT if found.step is StepKind.PARTLY_DELIVERED and dated else Scope.UNKNOWN

    def _due(self, act: Act, found: _Reading) -> Period | None:
        """Give the deadline printed with a promise; a day that has passed when it was printed is none."""
        if found.step not in {StepKind.PLEDGED, StepKind.SIGNED} or act.clause is None:
            return None
        return self._ahead(act.telling.sentence.span, act.span)

    def _ahead(self, sentence: Span, span: Span) -> Period | None:
        published = self.report.published.latest
        for mark in within(self.reading.marks.times, sentence):
            inside = mark.span in sentence and mark.span.start >= span.start and mark.use is TimeUse.EVENT
            if inside and published is not None and mark.period.latest is not None and mark.period.latest > published:
                return mark.period
        return None

    # from topics

    def of_topics(self, told: Sequence[Act], made: Sequence[Step]) -> list[Step]:
        """Give what is only talked of: "discussed the supply of rice from Peru to Togo" is mentioned (ruling 59)."""
        found = [self._named_transfer(act) for act in told] + [self._talked_over(act) for act in told]
        return [step for step in found if step is not None and not any(_tells(one, step) for one in made)]

    def _named_transfer(self, act: Act) -> Step | None:
        """Give a transfer that is a topic, with giver, receiver and goods printed."""
        if not (act.is_noun and act.frame.is_transfer and act.status is Status.HYPOTHETICAL):
            return None
        lines = lines_of(self.reading, act.telling.pieces, act.item)
        known = any(line.item_class is not ItemClass.OTHER for line in lines)
        return self._mentioned(act, CommitmentKind.GOODS, act.source, act.target, lines) if known else None

    def _talked_over(self, act: Act) -> Step | None:
        """Give the cooperation that two sides talk over: "discussed closer cooperation in mining"."""
        if act.is_noun or act.clause is None or act.status is not Status.ACTUAL or self._lemma(act) != "discuss":
            return None
        tokens = self.reading.marks.tokens
        clause = act.telling.clauses[act.clause]
        words = {token.lemma.lower() for token in tokens[clause.verb.last : act.telling.sentence.last]}
        both = _unique((*act.source, *act.target))
        if not words & _SHARED_WORK or len({party.country for party in both}) != _PAIR:
            return None
        return self._mentioned(act, CommitmentKind.POLICY, both, both, ())

    def _mentioned(
        self,
        act: Act,
        kind: CommitmentKind,
        source: Sequence[Party],
        target: Sequence[Party],
        lines: tuple[Line, ...],
    ) -> Step | None:
        provider, recipient = self._states(source), self._states(target)
        if any(party.country == NO_CODE for party in (*provider, *recipient)):
            return None
        speakers = [one for one in self.speech.holding(act.at.start) if one.speaker is not None]
        statement = min(speakers, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = statement.speaker if statement is not None else None
        when = statement.said if statement is not None and statement.said.is_known else None
        return Step(
            id=FindingId(content_id("c", self.report.id, act.at.start, act.at.end, "mentioned")),
            report=self.report.id,
            kind=kind,
            provider=provider,
            recipient=recipient,
            via=(),
            step=StepKind.MENTIONED,
            when=when or by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=lines,
            terms=terms_of(act.words),
            instrument=None,
            due=None,
            by=by,
            role_of_speaker=_role(by, provider, recipient),
            statement=statement.id if statement is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, act.span, rule="step.topic", score=_SCORE_OF_STATEMENT),),
        )

    # from promises that no frame knows

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
            if step is not None and not any(_are_same_sides(step, one) for one in made):
                found.append(step)
        return found

    def _looks_ahead(self, statement: Statement) -> bool:
        """Say whether a promise is one by its cue, or by a future in its content."""
        if statement.cue_act is Stance.PROMISES:
            return True
        words = " ".join(part.of(self.report.text) for part in statement.content_parts).lower().split()
        return bool(_FUTURE & set(words))

    def _promise(self, statement: Statement, whole: Span) -> Step | None:
        provider = self._states((statement.speaker,) if statement.speaker is not None else ())
        provider = self._promisor(statement, provider)
        own = {party.country for party in provider}
        named = [self.cast.party(mention) for part in statement.content_parts for mention in self.cast.outermost(part)]
        others = _unique(
            self.cast.state_of(party) for party in named if party is not None and party.country not in {*own, "---"}
        )
        due = self._ahead(whole, whole)
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
            scope=Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=Instrument.STATEMENT,
            due=due,
            by=statement.speaker,
            role_of_speaker=_role(statement.speaker, provider, others),
            statement=statement.id,
            event=None,
            evidence=tuple(
                cite(self.report.id, self.report.text, part, rule="step.statement", score=_SCORE_OF_STATEMENT)
                for part in statement.content_parts
            ),
        )

    def _promisor(self, statement: Statement, speaker: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give who is to act by the content's first words: "said that Oman will open the port" promises for Oman."""
        named = [one for part in statement.content_parts for one in self.cast.outermost(part)]
        if not named or named[0].span.start > statement.content_parts[0].start + 12:
            return speaker
        party = self.cast.party(named[0])
        return self._states((party,)) if party is not None and party.country != "---" else speaker


def _tells(one: Step, other: Step) -> bool:
    """Say whether a step already tells of the words of another."""
    return any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)


def _are_same_sides(one: Step, other: Step) -> bool:
    sides = ({party.country for party in one.provider}, {party.country for party in one.recipient})
    return sides == ({party.country for party in other.provider}, {party.country for party in other.recipient})


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.actor: party for party in parties}.values())


def _role(by: Party | None, provider: Sequence[Party], recipient: Sequence[Party]) -> SpeakerRole:
    if by is None:
        return SpeakerRole.THIRD_PARTY
    if by.country == "---":
        return SpeakerRole.UNKNOWN
    if by.country in {party.country for party in provider}:
        return SpeakerRole.PROVIDER
    return SpeakerRole.RECIPIENT if by.country in {party.country for party in recipient} else SpeakerRole.THIRD_PARTY


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Join steps that one report tells twice: same sides, kind, step and day, lines that do not differ."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda one: (one.evidence[0].span, one.id)):
        place = next((at for at, elder in enumerate(kept) if _is_same(elder, step)), None)
        if place is None:
            kept.append(step)
            continue
        elder = kept[place]
        unique = {(one.span, one.rule): one for one in (*elder.evidence, *step.evidence)}
        kept[place] = replace(
            elder,
            lines=elder.lines or step.lines,
            due=elder.due or step.due,
            evidence=tuple(unique[key] for key in sorted(unique)),
        )
    return kept


def _is_same(one: Step, other: Step) -> bool:
    return (
        (one.kind, one.step) == (other.kind, other.step)
        and {party.actor for party in one.provider} == {party.actor for party in other.provider}
        and {party.actor for party in one.recipient} == {party.actor for party in other.recipient}
        and (one.scope is Scope.RESTATEMENT) is (other.scope is Scope.RESTATEMENT)
        and (one.when == other.when or UNKNOWN in {one.when, other.when} or one.when.basis is WhenBasis.PUBLICATION)
        and (
            not one.lines or not other.lines or {x.item_class for x in one.lines} == {x.item_class for x in other.lines}
        )
    )
