"""Events: who did what to whom, read clause by clause with the frames of the codebook.

Invariant: no event without the parties that its type needs, and none whose status and basis are not said with it.
Source: PLOVER 2.0 as frozen in the field notes on events; rulings 42 to 54.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from servanda.coding.acts import Act, acts
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.goods import lines_of, terms_of
from servanda.coding.modality import Voucher, voucher
from servanda.coding.syntax import Clause, ClauseRelation
from servanda.model import (
    UNKNOWN,
    ActorKind,
    Basis,
    Event,
    EventType,
    Evidence,
    FindingId,
    ItemClass,
    Line,
    Party,
    Period,
    Place,
    Sense,
    Span,
    Stance,
    Statement,
    Status,
    Terms,
    TimeMark,
    TimeUse,
    WhenBasis,
    by_publication,
    cite,
    content_id,
)

_BOTH_NEEDED = frozenset(
    {
        EventType.AID,
        EventType.COOPERATE,
        EventType.SANCTION,
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.SUPPORT,
    }
)
"""Types that say nothing without source and target; a joint source of two serves where both act."""

_MUTUAL = frozenset({EventType.COOPERATE, EventType.CONSULT, EventType.AGREE, EventType.SUPPORT})
_SPOKEN = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_COUNTED = frozenset({EventType.AID, EventType.COERCE, EventType.ASSAULT, EventType.CONSULT, EventType.COOPERATE})
"""Types of which a list of dates tells several: "in March and August" are two deliveries."""

_CONTEXT_OF = {
    ItemClass.ARMS: "military",
    ItemClass.AIRCRAFT: "military",
    ItemClass.AMMUNITION: "military",
    ItemClass.TROOPS: "military",
    ItemClass.FOOD: "human_security",
    ItemClass.MEDICINE: "health",
    ItemClass.MONEY: "economic",
    ItemClass.ENERGY: "economic",
    ItemClass.FUEL: "economic",
}
_PROMISE_NOUNS = frozenset({"commitment", "commitments", "pledge", "pledges", "promise", "promises", "vow"})
_GIVEN = frozenset({"aid", "assistance", "relief", "donation", "donations", "loan", "loans", "grant", "grants"})
_BETWEEN_DATES = frozenset({",", "and", "again", "in", "on", "then", "also", "later", "once", "more", "or"})
_ASKS = frozenset(
    "call urge ask demand press push request order tell appeal want implore beg pressure require insist "
    "encourage lobby".split()
)
_ASKED_AS = frozenset({ClauseRelation.INFINITIVE, ClauseRelation.COMPLEMENT})
_AGREES = frozenset(
    {
        "agree",
        "pledge",
        "promise",
        "vow",
        "commit",
        "sign",
        "discuss",
        "undertake",
        "cancel",
        "scrap",
        "suspend",
        "halt",
    }
)
_PROMISES = frozenset({"pledge", "promise", "vow", "commit", "undertake", "offer", "agree"})
_DOES_BY_SAYING = frozenset({"announce", "declare", "proclaim"})
"""Verbs by which an act is done on the day of saying (ruling 43)."""

_BY_PHONE = frozenset({"phone", "telephone", "telephoned", "phoned", "videoconference"})
_PLACE_LINKS = frozenset({"in", "at", "near", "outside", "inside", "across", "to"})

_SCORES = {True: 0.6, False: 0.75}
"""Scores of noun and verb acts: the share of them that stood on the authors' own reading of news, rounded down."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before those of one report that tell the same act are joined."""

    act: Act
    event: Event
    day: Period


def code_events(reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> tuple[Event, ...]:
    """Give the events of a report in the order of the text.

    Tellings of one act (title, lead, body) are one event with the evidence of all.
    """
    coder = _Coder(reading, cast, statements)
    told = acts(reading, cast)
    drafts = [draft for act in told for draft in coder.drafts(act, told)]
    spoken = [event for event in coder.of_statements() if not _is_told_already(event, drafts)]
    return tuple(sorted((*_joined(drafts), *spoken), key=_order))


def _order(event: Event) -> tuple[Span, str, str]:
    """Order by the text, then by day: of a list of days the earliest first."""
    day = event.when.earliest or event.when.latest
    return event.evidence[0].span, day.isoformat() if day is not None else "", event.id


def rule_of(act: Act) -> str:
    """Give the rule that reads an event out of an act: by verb or noun, and whether goods move."""
    part = "noun" if act.is_noun else "verb"
    return f"event.{part}.transfer" if act.frame.is_transfer else f"event.{part}"


class _Coder:
    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.cast = cast
        self.statements = statements
        self.report = reading.report

    def drafts(self, act: Act, told: Sequence[Act]) -> list[_Draft]:
        if act.status in {Status.HYPOTHETICAL, Status.CONDITIONAL} and not self._is_asked(act):
            return []
        source, target = self._parties(act)
        if not self._has_parties(act, source, target) or self._is_within_agreement(act):
            return []
        if self._is_spelled_out(act, source, told):
            return []
        found = self._voucher(act, source)
        days = self._days(act, found)
        return [
            _Draft(act, self._event(act, source, target, found, day, number), day) for number, day in enumerate(days)
        ]

    def _is_asked(self, act: Act) -> bool:
        """Say whether an act that is not real is at least asked for or conditional; what is only possible is none."""
        if act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        if act.status is Status.CONDITIONAL or clause.governor is None:
            return act.status is Status.CONDITIONAL
        return clause.relation in _ASKED_AS and act.telling.clauses[clause.governor].verb.lemma in _ASKS

    def _is_spelled_out(self, act: Act, source: Sequence[Party], told: Sequence[Act]) -> bool:
        """Say whether one side's promise is of an act that is coded itself, planned (ruling 42)."""
        if act.frame.type is not EventType.AGREE or act.is_noun or len(source) != 1 or act.clause is None:
            return False
        if act.telling.clauses[act.clause].verb.lemma not in _PROMISES:
            return False
        return any(
            one.telling.sentence == act.telling.sentence
            and one.clause is not None
            and not one.is_noun
            and one.telling.clauses[one.clause].governor == act.clause
            and one.status is Status.PLANNED
            and self._has_parties(one, *self._parties(one))
            and not self._is_within_agreement(one)
            for one in told
        )

    def _is_within_agreement(self, act: Act) -> bool:
        """Say whether an act only says what was agreed: "agreed to strengthen ties" is one event (ruling 42)."""
        if act.clause is None or act.frame.type not in {EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE}:
            return False
        clause = act.telling.clauses[act.clause]
        if act.is_noun:
            return clause.verb.lemma in _AGREES or self._is_under_agreement(act, clause)
        return self._is_under_agreement(act, clause)

    def _is_under_agreement(self, act: Act, clause: Clause) -> bool:
        governor = act.telling.clauses[clause.governor] if clause.governor is not None else None
        return clause.verb.infinitive and governor is not None and governor.verb.lemma in _AGREES

    # acts done by saying that no frame tells

    def of_statements(self) -> list[Event]:
        """Give accusations, demands and threats that a statement makes against somebody abroad (ruling 43)."""
        found: list[Event] = []
        for statement in self.statements:
            kind = _DONE_BY_SAYING.get(statement.stance)
            speakers = statement.speakers or ((statement.speaker,) if statement.speaker is not None else ())
            if kind is None or statement.nested_in is not None or not statement.evidence or statement.cue_span is None:
                continue
            own = {party.country for party in speakers}
            target = statement.target or self._first_named(statement)
            if not own or "---" in own or target is None or target.country in own | {"---"}:
                continue
            found.append(self._spoken(statement, kind, speakers, target))
        return found

    def _first_named(self, statement: Statement) -> Party | None:
        """Give whom the content begins with: "said that Togo had broken its word" speaks against Togo."""
        if not statement.content_parts:
            return None
        part = statement.content_parts[0]
        inside = self.cast.outermost(part)
        if not inside or len(part.of(self.report.text)[: inside[0].span.start - part.start].split()) > _OPENING_WORDS:
            return None
        party = self.cast.party(inside[0])
        actor = self.cast.actor(party.actor) if party is not None else None
        return party if actor is not None and actor.kind is not ActorKind.PERSON else None

    def _spoken(
        self, statement: Statement, kind: tuple[EventType, str | None], speakers: tuple[Party, ...], target: Party
    ) -> Event:
        when = statement.said if statement.said.is_known else by_publication(self.report.published)
        return Event(
            id=FindingId(content_id("e", statement.id, kind[0].value)),
            report=self.report.id,
            type=kind[0],
            mode=kind[1],
            contexts=(),
            source=speakers,
            target=(target,),
            when=when,
            place=None,
            status=Status.ACTUAL,
            basis=Basis.NARRATOR,
            attested_by=(),
            lines=(),
            terms=None,
            casualties=None,
            statement=statement.id,
            evidence=tuple(
                replace(one, rule="event.statement", score=_SCORE_OF_STATEMENT) for one in statement.evidence
            ),
        )

    # parties

    def _parties(self, act: Act) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        source, target = act.source, act.target
        if act.frame.is_transfer and all(party.country == "---" for party in source):
            source = self._sender(act) or self._maker(act) or source
        if act.frame.type is EventType.CONSULT and not source:
            source = self._talkers(act, target)
        if act.clause is not None and self._is_trade_figure(act):
            return (), ()
        if act.frame.type in {EventType.AID, EventType.COOPERATE}:
            source, target = self._states(source), self._states(target)
        if act.frame.type is EventType.RETREAT and not target:
            target = self._asker(act)
        same = {party.actor for party in source}
        if act.frame.type is EventType.RETREAT:
            target = tuple(party for party in target if party.country not in {one.country for one in source})
        return self._without_media(source), self._without_media(one for one in target if one.actor not in same)

    def _without_media(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Leave out outlets: an interview is no meeting of states."""
        kinds = ((party, self.cast.actor(party.actor)) for party in parties)
        return tuple(party for party, actor in kinds if actor is None or actor.kind is not ActorKind.MEDIA)

    def _asker(self, act: Act) -> tuple[Party, ...]:
        """Take the side that asks for a withdrawal as the one that is to be rid of it."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or not self._is_asked(act) or clause.governor is None:
            return ()
        return self._subject(act.telling.clauses[clause.governor])

    def _subject(self, clause: Clause) -> tuple[Party, ...]:
        if clause.subject is None:
            return ()
        tokens = self.reading.marks.tokens
        first, last = clause.subject.first, clause.subject.span_last
        return self.cast.parties_of(Span(tokens[first].span.start, tokens[last - 1].span.end))

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Give the states for which persons give and receive."""
        found = [self.cast.state_of(one) if self._is_person(one) else one for one in parties]
        return tuple({party.actor: party for party in found}.values())

    def _is_person(self, party: Party) -> bool:
        actor = self.cast.actor(party.actor)
        return actor is not None and actor.kind is ActorKind.PERSON

    def _is_trade_figure(self, act: Act) -> bool:
        """Say whether a sentence only gives a sum of trade: "exported goods worth 2 billion euros last year"."""
        if not act.frame.text.startswith(("export", "import")):
            return False
        return any(
            mark.value is not None and mark.span in act.telling.sentence.span for mark in self.reading.marks.quantities
        )

    def _sender(self, act: Act) -> tuple[Party, ...]:
        """Take the giver from "from" when the subject is unknown: "the charity delivered rice from Qatar to Yemen"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        for adjunct in clause.adjuncts if clause is not None and not act.is_noun else ():
            if adjunct.preposition == "from":
                tokens = self.reading.marks.tokens
                first, last = adjunct.phrase.first, adjunct.phrase.span_last
                found = self.cast.parties_of(Span(tokens[first].span.start, tokens[last - 1].span.end))
                if found:
                    return found
        return ()

    def _maker(self, act: Act) -> tuple[Party, ...]:
        """Take the giver from the goods when no phrase names it: "received Turkish drones"."""
        tokens = self.reading.marks.tokens
        for phrase in act.item:
            span = Span(tokens[phrase.first].span.start, tokens[phrase.span_last - 1].span.end)
            for mention in self.cast.outermost(span):
                party = self.cast.party(mention)
                if party is not None and party.actor not in {one.actor for one in act.target}:
                    return (party,)
        return ()

    def _talkers(self, act: Act, target: Sequence[Party]) -> tuple[Party, ...]:
        """Take those who talk from the clause that a meeting is mentioned in: "agreed in a call", "after talks with"."""
        if act.clause is None or not act.is_noun:
            return ()
        clause = act.telling.clauses[act.clause]
        while clause.governor is not None and clause.verb.infinitive:
            clause = act.telling.clauses[clause.governor]
        found = self._subject(clause)
        others = {party.country for party in found} - {party.country for party in target}
        return found if len(found) > 1 or (target and others) else ()

    def _has_parties(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        kind = act.frame.type
        if act.frame.needs_state and not any(party.country != "---" for party in (*source, *target)):
            return False
        known = [party for party in (*source, *target) if party.country != "---"]
        if not known or (kind not in _FORCE and any(party.country == "---" for party in source)):
            return False
        if kind in _FORCE:
            return (
                bool(target)
                and any(party.country != "---" for party in target)
                and (bool(source) or act.frame.contexts != ())
            )
        if kind is EventType.AGREE and source and self._is_public_promise(act):
            return True
        if kind in {EventType.CONSULT, EventType.AGREE}:
            return len({party.actor for party in (*source, *target)}) > 1
        if kind in _BOTH_NEEDED:
            return bool(source) and (bool(target) or (kind in _MUTUAL and len(source) > 1))
        return bool(source)

    def _is_passive(self, act: Act) -> bool:
        return act.clause is not None and act.telling.clauses[act.clause].verb.passive

    def _is_public_promise(self, act: Act) -> bool:
        """Say whether a promise stands without a receiver: "the commitment to hold elections"."""
        if not act.is_noun or act.at.of(self.report.text).lower().split()[-1] not in _PROMISE_NOUNS:
            return False
        tokens = self.reading.marks.tokens
        return any(
            clause.verb.infinitive
            and (
                (clause.noun is not None and tokens[clause.noun].span.end == act.at.end)
                or tokens[clause.verb.main].span.start > act.at.end
            )
            for clause in act.telling.clauses
        )

    # who vouches, when, where

    def _voucher(self, act: Act, source: Sequence[Party]) -> Voucher:
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        governor = (
            act.telling.clauses[clause.governor].verb.lemma
            if clause is not None and clause.governor is not None
            else ""
        )
        return voucher(
            act.at,
            self.statements,
            blamed=source,
            is_blame=governor in {"accuse", "allege", "blame", "claim", "charge"},
            hedges=[word.lower() for word in act.words],
        )

    def _days(self, act: Act, found: Voucher) -> list[Period]:
        marks = self._times(act, found)
        if act.status is Status.ACTUAL:
            known = [mark for mark in marks if mark.period.is_known or mark.period.edtf or mark.period.text]
            if act.frame.type in _COUNTED and len(known) > 1 and self._are_listed(known):
                return [mark.period for mark in known]
            return [known[0].period if known else by_publication(self.report.published)]
        ahead = [mark.period for mark in marks if self._lies_ahead(mark.period)]
        return [ahead[0] if ahead and act.status is not Status.NEGATED else UNKNOWN]

    def _times(self, act: Act, found: Voucher) -> list[TimeMark]:
        """Give the times that date an act: its own, else those of the clause that it goes on from."""
        own = self._own_times(act, found, spoken=act.frame.type in _SPOKEN and found.statement is None)
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if own or clause is None or clause.governor is None:
            return own
        governor = act.telling.clauses[clause.governor]
        above = replace(act, clause=clause.governor)
        if clause.marker in {"when", "while"}:
            return self._own_times(above, found, spoken=False)
        if clause.relation is ClauseRelation.COORDINATED and not act.is_noun:
            return self._own_times(above, found, spoken=act.frame.type in _SPOKEN and found.statement is None)
        if clause.relation is ClauseRelation.COMPLEMENT and governor.verb.lemma in _DOES_BY_SAYING and not act.is_noun:
            return self._own_times(above, Voucher(found.basis, (), None), spoken=True)
        return own

    def _own_times(self, act: Act, found: Voucher, *, spoken: bool) -> list[TimeMark]:
        """Give the times of the act's clause, inside the statement that tells it."""
        uses = {TimeUse.EVENT, TimeUse.STATEMENT} if spoken else {TimeUse.EVENT}
        inside = [
            mark
            for mark in self.reading.marks.times
            if mark.use in uses and mark.span in act.telling.sentence.span and self._is_of(act, mark)
        ]
        if found.statement is not None:
            parts = found.statement.content_parts
            inside = [mark for mark in inside if any(mark.span.overlaps(part) for part in parts)]
        return inside

    def _is_of(self, act: Act, mark: TimeMark) -> bool:
        if act.is_noun and mark.span in act.span:
            return True
        owner = self._clause_of(act, mark)
        if owner is None or act.clause is None:
            return owner is None and act.clause is None
        if owner == act.clause:
            return not act.is_noun or act.telling.clauses[act.clause].verb.lemma != "say"
        below = act.telling.clauses[owner]
        return (
            below.governor == act.clause
            and below.verb.infinitive
            and act.status is Status.ACTUAL
            and not self._lies_ahead(mark.period)
        )

    def _clause_of(self, act: Act, mark: TimeMark) -> int | None:
        """Give the clause that a time stands in: the last one begun before it, the first finite one if it leads."""
        tokens = self.reading.marks.tokens
        begun = [
            index
            for index, clause in enumerate(act.telling.clauses)
            if tokens[clause.first].span.start <= mark.span.start
        ]
        if begun:
            return self._reopened(act, max(begun, key=lambda index: act.telling.clauses[index].first), mark)
        return next((index for index, clause in enumerate(act.telling.clauses) if clause.verb.is_finite), None)

    def _reopened(self, act: Act, index: int, mark: TimeMark) -> int:
        """Go back to the clause that a relative clause interrupts, once a comma has closed it."""
        clause = act.telling.clauses[index]
        tokens = self.reading.marks.tokens
        between = Span(tokens[clause.verb.main].span.end, max(tokens[clause.verb.main].span.end, mark.span.start))
        if (
            clause.relation is ClauseRelation.RELATIVE
            and clause.governor is not None
            and "," in between.of(self.report.text)
        ):
            return clause.governor
        return index

    def _lies_ahead(self, period: Period) -> bool:
        published = self.report.published.latest
        if published is None or period.latest is None:
            return period.is_known and period.basis is WhenBasis.STATED and published is None
        return period.latest >= published

    def _are_listed(self, marks: Sequence[TimeMark]) -> bool:
        text = self.report.text
        for one, other in zip(marks, marks[1:], strict=False):
            between = text[one.span.end : other.span.start].replace(",", " , ").lower().split()
            if not set(between) <= _BETWEEN_DATES:
                return False
        return True

    def _place(self, act: Act) -> Place | None:
        tokens = self.reading.marks.tokens
        links = _PLACE_LINKS if act.frame.mode == "visit" else _PLACE_LINKS - {"to"}
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        for adjunct in clause.adjuncts if clause is not None else ():
            if adjunct.preposition not in links:
                continue
            phrase = adjunct.phrase
            span = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
            if not act.is_noun or span in act.span:
                place = self._place_at(span)
                if place is not None:
                    return place
        return None

    def _place_at(self, span: Span) -> Place | None:
        for mention in self.cast.outermost(span):
            if mention.sense in {Sense.PLACE, Sense.STATE} and mention.span.end == span.end:
                actor = self.cast.actor(mention.actor)
                return Place(name=mention.quote, country=actor.code.split(".")[0] if actor is not None else None)
        return None

    # the event

    def _event(
        self,
        act: Act,
        source: tuple[Party, ...],
        target: tuple[Party, ...],
        found: Voucher,
        when: Period,
        number: int,
    ) -> Event:
        lines = self._lines(act)
        lines = self._priced(act, lines)
        terms = self._terms(act)
        kind = act.frame.type
        if kind is EventType.MOBILIZE and len({party.country for party in source}) > 1:
            kind = EventType.COOPERATE
        if kind is EventType.AID and terms is Terms.SALE:
            kind = EventType.COOPERATE
        evidence = cite(self.report.id, self.report.text, act.span, rule=rule_of(act), score=_SCORES[act.is_noun])
        return Event(
            id=self._id(act, kind, number),
            report=self.report.id,
            type=kind,
            mode=self._mode(act) if kind is act.frame.type else None,
            contexts=_contexts(act, lines),
            source=source,
            target=target,
            when=when,
            place=self._place(act),
            status=Status.NEGATED if found.basis is Basis.DENIED else act.status,
            basis=found.basis,
            attested_by=found.attested_by,
            lines=lines,
            terms=terms,
            casualties=None,
            statement=found.statement.id if found.statement is not None else None,
            evidence=(evidence,),
        )

    def _lines(self, act: Act) -> tuple[Line, ...]:
        """Give what is moved; a noun such as "humanitarian aid" names it itself."""
        if not act.frame.is_transfer and act.frame.type is not EventType.AID:
            return ()
        lines = lines_of(self.reading, act.telling.pieces, act.item)
        if lines or not act.is_noun or act.frame.type is not EventType.AID:
            return lines
        printed = act.at.of(self.report.text)
        last = printed.lower().split()[-1]
        return (Line(item=printed, item_class=ItemClass.OTHER),) if last in _GIVEN else ()

    def _priced(self, act: Act, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Give a single line the price that stands beside it: "boats for $1 billion", "aid worth 2 million euros"."""
        if len(lines) != 1 or lines[0].value is not None:
            return lines
        text = self.report.text
        for mark in self.reading.marks.quantities:
            before = text[max(0, mark.span.start - 12) : mark.span.start].lower().split()
            if (
                mark.value is not None
                and mark.span in act.span
                and before
                and before[-1] in {"for", "worth", "at", "of"}
            ):
                return (replace(lines[0], value=mark.value),)
        return lines

    def _mode(self, act: Act) -> str | None:
        if act.frame.type is EventType.CONSULT and act.frame.mode in {None, "visit"}:
            said = {word.lower() for word in act.words}
            return "phone" if said & _BY_PHONE and not said & {"visit", "visited", "visits"} else act.frame.mode
        return act.frame.mode

    def _terms(self, act: Act) -> Terms | None:
        if not act.frame.is_transfer:
            return None
        return act.frame.terms or terms_of(act.words)

    def _id(self, act: Act, kind: EventType, number: int) -> FindingId:
        return FindingId(content_id("e", self.report.id, act.at.start, act.at.end, kind.value, number))


def _contexts(act: Act, lines: Sequence[Line]) -> tuple[str, ...]:
    """Give the contexts of the frame and those that the goods show."""
    goods = (_CONTEXT_OF[line.item_class] for line in lines if line.item_class in _CONTEXT_OF)
    return tuple(dict.fromkeys((*act.frame.contexts, *goods)))


_DONE_BY_SAYING: dict[Stance, tuple[EventType, str | None]] = {
    Stance.ACCUSES: (EventType.ACCUSE, "allege"),
    Stance.CONDEMNS: (EventType.ACCUSE, "disapprove"),
    Stance.DEMANDS: (EventType.REQUEST, "change"),
    Stance.REQUESTS: (EventType.REQUEST, None),
    Stance.THREATENS: (EventType.THREATEN, None),
}
_SCORE_OF_STATEMENT = 0.6
_OPENING_WORDS = 2
"""Words that may stand before the first name of a content: "that the ..."."""


def _is_told_already(event: Event, drafts: Iterable[_Draft]) -> bool:
    """Say whether a frame has read the act of a statement already, or the cue is a blow and no word."""
    return any(
        draft.event.type in {event.type, EventType.ASSAULT, EventType.COERCE}
        and any(mine.span.overlaps(own.span) for mine in event.evidence for own in draft.event.evidence)
        for draft in drafts
    )


def _is_within_one_side(source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether doer and receiver are one side: the state and its own government, or two with one code."""
    for one in source:
        for other in target:
            if one.country == other.country != "---" and (one.code == other.code or one.country in {one.code, other.code}):
                return True
    return False


# --- one act told several times -------------------------------------------------------------------------------------


def _joined(drafts: Iterable[_Draft]) -> list[Event]:
    """Join the tellings of one act inside the report; two known different days are two acts."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.act.is_title, one.act.at, one.event.id)):
        place = next((at for at, elder in enumerate(kept) if _is_same(elder, draft)), None)
        if place is None:
            kept.append(draft)
        else:
            kept[place] = replace(kept[place], event=_merged(kept[place].event, draft.event))
    return [draft.event for draft in kept]


def _is_same(elder: _Draft, younger: _Draft) -> bool:
    one, other = elder.event, younger.event
    return (
        one.type is other.type
        and (one.mode == other.mode or None in {one.mode, other.mode})
        and one.status is other.status
        and _are_same_parties(one, other)
        and _fit(elder, younger)
        and _lines_fit(one, other)
        and (one.basis is other.basis or {one.basis, other.basis} <= _VOUCHED)
    )


_VOUCHED = frozenset({Basis.NARRATOR, Basis.ONE_PARTY, Basis.BOTH_PARTIES})


def _are_same_parties(one: Event, other: Event) -> bool:
    if one.type in _MUTUAL:
        return _countries((*one.source, *one.target)) == _countries((*other.source, *other.target))
    return _countries(one.source) == _countries(other.source) and _countries(one.target) == _countries(other.target)


def _countries(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.country if party.country != "---" else party.actor for party in parties)


def _fit(elder: _Draft, younger: _Draft) -> bool:
    """Say whether two tellings can be one by their days: an undated one joins a dated one only if it points to it."""
    one, other = elder.event.when, younger.event.when
    if _is_open(one) and _is_open(other):
        return True
    if _is_open(one) or _is_open(other):
        bare = elder if _is_open(one) else younger
        return bare.act.is_title or bare.act.is_noun or _are_near(elder.act, younger.act)
    return (one.edtf, one.relation) == (other.edtf, other.relation)


def _are_near(one: Act, other: Act) -> bool:
    """Say whether two acts stand in one sentence or in neighbours."""
    return abs(one.telling.sentence.first - other.telling.sentence.last) <= 1 or (
        abs(other.telling.sentence.first - one.telling.sentence.last) <= 1
        or one.telling.sentence == other.telling.sentence
    )


def _is_open(period: Period) -> bool:
    return period.basis in {WhenBasis.UNKNOWN, WhenBasis.PUBLICATION}


def _lines_fit(one: Event, other: Event) -> bool:
    """Say whether goods can be one delivery: one class, and the same words where only one telling has a day."""
    if not one.lines or not other.lines:
        return True
    if _is_open(one.when) is not _is_open(other.when):
        return bool({line.item.lower() for line in one.lines} & {line.item.lower() for line in other.lines})
    return bool({line.item_class for line in one.lines} & {line.item_class for line in other.lines})


def _merged(one: Event, other: Event) -> Event:
    when = other.when if _is_open(one.when) and not _is_open(other.when) else one.when
    attested = tuple({party.actor: party for party in (*one.attested_by, *other.attested_by)}.values())
    return replace(
        one,
        basis=_joint_basis(one, other, attested),
        attested_by=() if Basis.NARRATOR in {one.basis, other.basis} else attested,
        mode=one.mode or other.mode,
        contexts=tuple(dict.fromkeys((*one.contexts, *other.contexts))),
        when=when,
        place=one.place or other.place,
        lines=one.lines or other.lines,
        terms=other.terms if one.terms in {None, Terms.UNKNOWN} and other.terms is not None else one.terms,
        evidence=_sorted((*one.evidence, *other.evidence)),
    )


def _joint_basis(one: Event, other: Event, attested: Sequence[Party]) -> Basis:
    """Give who vouches for an act told twice: the narrator if he does once, both sides if each tells it."""
    if one.basis not in _VOUCHED:
        return one.basis
    if Basis.NARRATOR in {one.basis, other.basis}:
        return Basis.NARRATOR
    sides = {party.country for party in (*one.source, *one.target)}
    told = {party.country for party in attested} & sides
    both = Basis.BOTH_PARTIES in {one.basis, other.basis} or len(told) > 1
    return Basis.BOTH_PARTIES if both else one.basis


def _sorted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    unique = {(one.span, one.rule): one for one in evidence}
    return tuple(unique[key] for key in sorted(unique))
