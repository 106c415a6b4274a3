"""The steps that the events of a report make, with their sides, day, deadline and scope."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook.names import split
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import terms_of
from servanda.coding.acts.goods_parts import part_in
from servanda.coding.acts.parties import Parties
from servanda.coding.events.doubts import Doubts
from servanda.coding.near import within
from servanda.coding.steps.moves.moves import Moves
from servanda.coding.steps.moves.words import PLEDGING, Move, lemma_of
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import SCORE, Sides, counted_from, day_of_talks, role_of, stands_apart, unique
from servanda.coding.steps.sums.scopes import Scopes
from servanda.model import (
    NO_CODE,
    ActorKind,
    ActorMention,
    Basis,
    CommitmentKind,
    Event,
    EventType,
    FindingId,
    Instrument,
    Line,
    MentionKind,
    Party,
    Period,
    Scope,
    Span,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    WhenBasis,
    WordClass,
    by_publication,
    cite,
    content_id,
)

_OFFICIAL = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.PERSON, ActorKind.IGO})
_LANDS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.PERSON, ActorKind.BODY})
_NAMED = frozenset({MentionKind.NAME, MentionKind.DEMONYM, MentionKind.METONYM})
_DEBTS = frozenset({"debt", "debts", "arrears"})
_BEFORE = 2
"""Sentences before an act in which the land is named that forces leave, or the talks are told of."""
_OF_TWO = frozenset({CommitmentKind.POLICY, CommitmentKind.MEETING})
_FOR_OTHERS = frozenset({"step.support", "step.opening", "step.training"})
"""Rules of what is done for another side, which must be known."""
_OF_STATES = _FOR_OTHERS | {"step.agreement", "step.cooperation", "step.meeting"}
"""Rules of what is said or agreed, where who has no code is nobody's side."""
_AGAINST = frozenset("against from by via through than despite without in over".split())
"""Words before a state that is promised nothing."""

_AT = frozenset({"in", "across", "inside", "around", "throughout"})
"""Words before a land in which those are who receive what is given."""

_PROMISED = frozenset({"step.agreement", "step.promise", "step.transfer"})
_LINK = 20
"""Characters before a name in which the word that ties it to the sentence stands."""

_GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})
"""Kinds of what goes to a school, a hospital or a party of a land: the land that is named with it receives."""

_SIGNED_PAPERS = frozenset({Instrument.AGREEMENT, Instrument.MEMORANDUM, Instrument.TREATY})
_HELPS = frozenset(
    "build construct renovate rehabilitate rebuild fund finance provide give grant lend donate train help assist "
    "supply send equip restore expand upgrade support".split()
)
"""Verbs of what one state promises to do for another."""

_DELIVERED = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_PROMISES = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})


_NEXT_CLAUSE = re.compile(r"(?:,|;) (?:and|but|while|whereas) (?!to\b)")
"""Where what somebody else does begins: "offered to mediate, | and the bloc called on both"."""


_APPROVES = frozenset({"approve", "ratify", "endorse", "accept", "authorise", "authorize"})
_LENT = frozenset({"loan", "loans", "grant", "grants", "credit", "credits"})
"""Nouns of what is approved by whoever gets it, if its giver is another."""

_WHAT_IT_IS = re.compile(
    r"\ban? (?:[\w-]+ ){0,3}(?:country|nation|state|ally|partner|power|neighbou?r) "
    r"(?:that|which|who) ha(?:s|d) (?:\w+ )?$"
)
"""What stands before the verb of what a state is described by."""

_OWNS_NAMED = re.compile(r"[’']s? (?P<name>[A-Z])")
"""What stands between a state and the name of something of its own."""


class EventSteps:
    """Gives the steps that events make."""

    def __init__(
        self, reading: ReportReading, sides: Sides, statements: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self.reading = reading
        self.events = events
        self.sides = sides
        self.statements = {statement.id: statement for statement in statements}
        self.report = reading.report
        self.moves = Moves(reading)
        self.doubts = Doubts(reading)
        self.scopes = Scopes(reading.book.scopes)
        self.receivers = Receivers(reading, Parties(reading, sides.cast))

    def of_event(self, event: Event, told: Sequence[Act]) -> list[Step]:
        """Give the step of an event by the acts that it was read from; none where no side or no move is told."""
        if not told or event.basis in {Basis.ALLEGED, Basis.DENIED}:
            return []
        doubts = [self.doubts.of(one) for one in told]
        is_heard = all(self.doubts.is_report(one, act.telling.sentence) for one, act in zip(doubts, told, strict=True))
        if (None not in doubts and not is_heard) or self._is_bare_title(told):
            return []
        act = next((one for one in told if not one.is_title), told[0])
        found = self.moves.of_event(event, act)
        if is_heard:
            found = _heard(found)
        if found is None or self._binds_nobody(event, act, found):
            return []
        provider, recipient = self._coded(found, *self._sides(event, act, found))
        if found.kind in _GIFTS:
            recipient = tuple(party for party in recipient if not self._is_only_aside(act, party))
        if approver := self._approver(act, provider) if found.kind is CommitmentKind.MONEY else ():
            recipient, found = approver, replace(found, step=StepKind.IN_FORCE, instrument=None)
        if teller := self._teller_meant(event, act, recipient):
            provider = teller
            found = replace(found, step=StepKind.PLEDGED) if found.step is StepKind.MENTIONED else found
        if not provider or _is_at_home(found, provider, recipient):
            return []
        recipient = self._receiver(event, act, found, provider, recipient)
        return [self._step(event, act, found, provider, recipient)]

    def _binds_nobody(self, event: Event, act: Act, found: Move) -> bool:
        """Say whether a move is told that makes no step between two sides."""
        if found.rule == "step.meeting" and found.is_turned and not _has_code(event.source):
            return True  # an invitation by somebody without a state is told by whoever speaks of it
        if found.rule == "step.agreement" and found.is_joint and self._is_with_firm(act):
            return True  # "a contract with Peru's Ncellora for six boats" binds no second state
        return found.kind in _GIFTS and self._is_description(event, act)

    def _is_description(self, event: Event, act: Act) -> bool:
        """Say whether a gift without a number only tells what a state is: "Chad, a state that has armed Togo"."""
        is_counted = any(one.quantity is not None or one.value is not None for one in event.lines)
        return not is_counted and _WHAT_IT_IS.search(self.report.text, 0, act.at.start) is not None

    def _is_with_firm(self, act: Act) -> bool:
        """Say whether a paper is signed with what a state owns by a name of its own: "with Peru's Ncellora"."""
        text, tokens = self.report.text, self.reading.marks.tokens
        for mention in self.sides.cast.outermost(Span(min(act.at.end, act.span.end), act.span.end)):
            owns = _OWNS_NAMED.match(text, mention.span.end)
            if owns is None or not text[: mention.span.start].endswith(("with ", "with the ")):
                continue
            behind = next((one for one in tokens if one.span.start == owns.start("name")), None)
            if (
                behind is not None
                and behind.word_class is WordClass.PROPN
                and self.sides.cast.mention_of(behind.span) is None
            ):
                return True
        return False

    def _is_only_aside(self, act: Act, party: Party) -> bool:
        """Say whether an act names a receiver only beside what a gift is for: "for villages near Estonia"."""
        cast, text = self.sides.cast, self.report.text
        named = [one for one in cast.outermost(act.span) if (own := cast.party(one)) and own.country == party.country]
        return bool(named) and all(is_aside(text, one.span.start) for one in named)

    def _approver(self, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give who approves a loan of another: "Malawi's cabinet approved a Chinese loan for a road to Zambia"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and act.is_noun else None
        is_approved = clause is not None and clause.verb.lemma in _APPROVES and not clause.verb.passive
        if (
            clause is None
            or clause.subject is None
            or not is_approved
            or act.at.of(self.report.text).lower() not in _LENT
        ):
            return ()
        found = self.sides.states(self.receivers.named(clause.subject))
        own = {party.country for party in provider} | {NO_CODE}
        return found if found and not {party.country for party in found} & own else ()

    def _receiver(
        self, event: Event, act: Act, found: Move, provider: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Give who receives; a side left open, or without a code, is the land that is named with it."""
        if found.kind in _GIFTS and recipient and all(party.country == NO_CODE for party in recipient):
            return (
                self._in_name(recipient, provider)
                or self._behind(act, provider)
                or self._host(act, provider)
                or recipient
            )
        if recipient:
            return recipient
        if found.kind is CommitmentKind.WITHDRAWAL:
            return self._land(event, act, provider)
        if found.rule == "step.opening" and (hearer := self._promised_in_words(event, provider)):
            return hearer
        is_of_debt = found.kind is CommitmentKind.MONEY and self._is_of_debt(act)
        is_backing = found.kind is CommitmentKind.DIPLOMATIC and found.rule == "step.agreement"
        if is_of_debt or is_backing or (found.rule == "step.meeting" and found.is_turned):
            return self._behind(act, provider)
        if found.rule in _PROMISED and found.kind in _GIFTS and found.lines and len(provider) == 1:
            given = self._where_given(act, provider)
            if given:
                return given
        if found.rule != "step.agreement" or found.step is not StepKind.PLEDGED or len(provider) != 1:
            return ()
        plain = self._promised_to(act, provider) if found.kind is CommitmentKind.POLICY else ()
        return plain or (self._helped(act, provider) if self._is_help(act) else ())

    def _promised_in_words(self, event: Event, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the other state to which a promise is spoken: "promised Peru that it would free ten men"."""
        statement = self.statements.get(event.statement) if event.statement is not None else None
        if statement is None or statement.cue_act is not Stance.PROMISES or not statement.content_parts:
            return ()
        start, own = statement.content_parts[0].start, {party.country for party in provider} | {NO_CODE}
        near = self.sides.cast.outermost(Span(max(0, start - _LINK), start))
        named = (self.sides.cast.party(one) for one in near if start - one.span.end <= len(" that "))
        hearers = (statement.hearer, *named)
        return self.sides.states(one for one in hearers if one is not None and one.country not in own)[:1]

    def _is_help(self, act: Act) -> bool:
        """Say whether what is promised is done for somebody: "agreed to build a hospital", "pledged to train"."""
        return any(one.governor == act.clause and one.verb.lemma in _HELPS for one in act.telling.clauses)

    def _helped(self, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the one other state of the sentences around a promise of help that names no receiver."""
        taken = {party.country for party in provider}
        named = self.receivers.only_other(act.telling, taken, act.clause)
        return self.sides.states(named or self.receivers.in_passage(act.telling, taken))

    def _teller_meant(self, event: Event, act: Act, recipient: Sequence[Party]) -> tuple[Party, ...]:
        """Give the state that speaks where "it" opens what it says: "while Oman said it would send 40 tents"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        statement = self.statements.get(event.statement) if event.statement is not None else None
        if clause is None or clause.subject is None or statement is None or statement.speaker is None:
            return ()
        subject = self.reading.marks.tokens[clause.subject.head]
        opens = statement.content_parts and subject.span.start <= statement.content_parts[0].start + len("that ")
        speaker = self.sides.givers((statement.speaker,))
        own = {party.country for party in recipient} | {NO_CODE}
        is_own = subject.text.lower() == "it" and opens and not {party.country for party in speaker} & own
        return speaker if is_own else ()

    def _is_bare_title(self, told: Sequence[Act]) -> bool:
        """Say whether only a title tells an act, and names nobody: whose "Troops to leave" is, the body says."""
        return all(
            one.is_title
            and not any(named.kind in _NAMED for named in self.sides.cast.outermost(one.telling.sentence.span))
            for one in told
        )

    def _coded(
        self, found: Move, provider: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Leave out who has no code from what is said or agreed; support of nobody, or of oneself, is no step."""
        if found.rule == "step.ending" and not found.is_joint:
            return provider, tuple(party for party in recipient if party.country != NO_CODE)
        if found.rule not in _OF_STATES:
            return provider, recipient
        givers = tuple(party for party in provider if party.country != NO_CODE)
        others = tuple(party for party in recipient if party.country != NO_CODE)
        own = {party.country for party in givers}
        if found.rule == "step.meeting" and not any(self._is_official(party) for party in givers):
            return (), ()
        if found.rule in _FOR_OTHERS and not {party.country for party in others} - own:
            return (), ()
        if found.is_joint and len({*own, *(party.country for party in others)}) == 1 and recipient:
            return (), ()
        return givers, others

    def _is_official(self, party: Party) -> bool:
        """Say whether a party can visit for a state: a team, a band and a company cannot."""
        actor = self.sides.cast.actor(party.actor)
        return actor is not None and actor.kind in _OFFICIAL

    def _sides(self, event: Event, act: Act, found: Move) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        source = self.sides.givers(event.source)
        target = self.sides.states(event.target)
        known = self.sides.states((*source, *target))
        if found.instrument in _SIGNED_PAPERS and found.is_joint and len(known) == 1:
            both = unique((*known, *self._signer(event, act, known)))
            source, target = (both, ()) if len(both) > 1 else (source, target)
        if len(event.source) > len(source) == 1 and not target and found.kind in _OF_TWO:
            return (), ()  # two talked and the report leaves one of them without a state: with whom is not known
        is_among = len({party.country for party in source}) > 1 and found.rule == "step.agreement"
        both = unique((*source, *(one for one in target if not is_among or self._is_with(act, one))))
        if found.is_joint and len(both) > 1:
            return both, both
        if found.is_turned:
            return target, source
        if len(source) > 1 and not target and found.kind in {CommitmentKind.POLICY, CommitmentKind.MEETING}:
            return source, source
        if not target and found.kind is CommitmentKind.WITHDRAWAL and event.place is not None:
            target = self.sides.state_named(event.place.country)
        return source, target

    def _land(self, event: Event, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the one other state that is told of just before forces leave: it is where they stood."""
        near = Span(self._before(act), act.telling.sentence.span.end)
        out = {party.country for party in (*provider, *event.attested_by)} | {NO_CODE}
        found: dict[str, Party] = {}
        for mention in self.sides.cast.outermost(near):
            party, actor = self.sides.cast.party(mention), self.sides.cast.actor(mention.actor)
            if party is not None and actor is not None and actor.kind in _LANDS and party.country not in out:
                found.setdefault(party.country, self.sides.cast.state_of(party))
        return tuple(found.values()) if len(found) == 1 else ()

    def _is_of_debt(self, act: Act) -> bool:
        """Say whether a sentence tells of a debt: who is to be forgiven is whose it was."""
        sentence = act.telling.sentence
        return bool(_DEBTS & {one.text.lower() for one in self.reading.marks.tokens[sentence.first : sentence.last]})

    def _behind(self, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the one other state that a sentence names behind an act: "to reopen its embassy in Beirut"."""
        own = {party.country for party in provider} | {NO_CODE}
        named = self.sides.states(
            party for one in self._named_behind(act) if (party := self.sides.cast.party(one)) is not None
        )
        found = tuple(party for party in named if party.country not in own)
        return found if len(found) == 1 else ()

    def _named_behind(self, act: Act) -> tuple[ActorMention, ...]:
        """Give those whom a sentence names behind an act, up to where it tells what somebody else does."""
        rest = Span(act.at.end, act.telling.sentence.span.end)
        other = _NEXT_CLAUSE.search(rest.of(self.report.text))
        return self.sides.cast.outermost(Span(rest.start, rest.start + other.start()) if other is not None else rest)

    def _host(self, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give where the giver's envoy serves who gives to a body of no land: "the envoy to Chad gave the ministry"."""
        doers = Span(act.telling.sentence.span.start, act.at.start)
        return self.sides.states(self.receivers.host_in(doers, {party.country for party in provider}))

    def _where_given(self, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the one other state in which those are who receive: "5 million for victims of the floods in Peru"."""
        own = {party.country for party in provider} | {NO_CODE}
        text = self.report.text
        found: dict[str, Party] = {}
        is_open = True
        for mention in self.sides.cast.in_span(Span(act.at.end, act.telling.sentence.span.end)):
            party = self.sides.cast.party(mention)
            if party is None or mention.kind not in _NAMED:
                continue
            before = text[max(0, mention.span.start - _LINK) : mention.span.start].lower().split()
            is_open = is_open and bool(_AT & set(before[-2:])) and party.country not in own
            found[party.country] = self.sides.cast.state_of(party)
        return tuple(found.values()) if is_open and len(found) == 1 else ()

    def _is_with(self, act: Act, party: Party) -> bool:
        """Say whether several agree with another: in "A and B agreed to punish C" C agrees to nothing."""
        words = act.telling.sentence.span.of(self.report.text)
        return re.search(rf"\b(?:with|and) (?:the )?{re.escape(party.text)}", words) is not None

    def _signer(self, event: Event, act: Act, own: Sequence[Party]) -> tuple[Party, ...]:
        """Give the state of a signer without a code: that in its name, else the host of the other side's envoy.

        "Signed by the envoy of Fiji to Togo and the finance minister, Ama Sossou": the minister is Togo's.
        """
        lost = [party for party in (*event.source, *event.target) if party.country == NO_CODE]
        if not lost:
            return ()
        taken = {party.country for party in own}
        named = self.receivers.host(act.telling, taken) or self.receivers.only_other(act.telling, taken)
        return self._in_name(lost, own) or self.sides.states(named)

    def _in_name(self, recipient: Sequence[Party], provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the one other state that a receiver's own name holds: "the Fiji-Togo Friendship Hospital"."""
        own = {party.country for party in provider}
        found: set[str] = set()
        for party in recipient:
            words = split(" ".join(party.text.replace("-", " ").split()))
            named = (self.reading.book.names.longest(words, at) for at in range(len(words)))
            found |= {one.code for one in named if one is not None and one.code is not None} - own
        states = {code for code in found if (actor := self.reading.book.actor(code)) and actor.kind is ActorKind.STATE}
        return self.sides.state_named(min(states)) if len(states) == 1 else ()

    def _promised_to(self, act: Act, provider: Sequence[Party]) -> tuple[Party, ...]:
        """Give the one other state whose concern is promised: "pledged to support Peru's bid", not "against Peru"."""
        own = {party.country for party in provider} | {NO_CODE}
        text = self.report.text
        found: dict[str, Party] = {}
        for mention in self._named_behind(act):
            party = self.sides.cast.party(mention)
            before = text[max(0, mention.span.start - _LINK) : mention.span.start].lower().split()
            if party is None or party.country in own or stands_apart(party) or mention.kind is MentionKind.PRONOUN:
                continue
            if _AGAINST & set(before[-2:]):
                return ()
            found[party.country] = self.sides.cast.state_of(party)
        return tuple(found.values()) if len(found) == 1 else ()

    def _step(
        self, event: Event, act: Act, found: Move, provider: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> Step:
        is_invited = found.rule == "step.meeting" and found.is_turned
        hosts = [party for party in event.source if is_invited and party.country != NO_CODE]
        by = _mouth(
            hosts or (recipient if is_invited else ()) or event.attested_by
        )  # who invites says so, whoever tells of it
        spans = [evidence.span for evidence in event.evidence]
        spans += self._behind_paper(act, found, spans)
        when = self._when(event, act, found)
        return Step(
            id=FindingId(content_id("c", event.id, found.step.value, found.kind.value)),
            report=self.report.id,
            kind=found.kind,
            provider=provider,
            recipient=recipient,
            via=self._via(act),
            step=found.step,
            when=when,
            scope=self._scope(event, act, found),
            lines=found.lines,
            terms=self._terms(event, act, found),
            instrument=found.instrument,
            due=counted_from(self._due(act, found), when, self.report.published),
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=event.statement,
            event=event.id,
            evidence=tuple(
                cite(self.report.id, self.report.text, span, rule=found.rule, score=SCORE) for span in spans
            ),
        )

    def _behind_paper(self, act: Act, found: Move, told: Sequence[Span]) -> list[Span]:
        """Give the words behind a paper that tell its goods: "signed an agreement | to lend 5 million for a port"."""
        if found.rule != "step.agreement" or act.clause is None or self._amount(act, found.lines) is not None:
            return []
        tokens = self.reading.marks.tokens
        amounts = {amount for line in found.lines for amount in (line.value, line.quantity) if amount is not None}
        return [
            span
            for clause in act.telling.clauses
            if clause.governor == act.clause and clause.verb.infinitive
            for span in [Span(tokens[clause.verb.first].span.start, tokens[clause.last - 1].span.end)]
            if any({mark.value, mark.quantity} & amounts for mark in within(self.reading.marks.quantities, span))
            and not any(span.overlaps(one) for one in told)
        ][:1]

    def _terms(self, event: Event, act: Act, found: Move) -> Terms:
        if lemma_of(act) == "exchange" and not event.target:
            return Terms.UNKNOWN  # notes are exchanged, not goods
        if event.terms is not None and event.terms is not Terms.UNKNOWN:
            return event.terms
        told = terms_of(self.reading, act.words, event.lines)
        return told if told is not Terms.UNKNOWN else self._terms_of_purpose(act, found)

    def _terms_of_purpose(self, act: Act, found: Move) -> Terms:
        """Give the terms that the purpose of a paper states: "signed a deal to buy 40 buses" is a sale."""
        if act.clause is None or act.is_noun or found.kind is not CommitmentKind.GOODS:
            return Terms.UNKNOWN
        tokens = self.reading.marks.tokens
        for _, below in act.telling.below(act.clause):
            words = [token.text for token in tokens[below.verb.first : below.last]]
            is_of_goods = any(line.item.split()[-1] in words for line in found.lines if line.item)
            if below.verb.infinitive and is_of_goods:
                return terms_of(self.reading, words[: below.verb.last - below.verb.first], found.lines)
        return Terms.UNKNOWN

    def _via(self, act: Act) -> tuple[Party, ...]:
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        tokens = self.reading.marks.tokens
        for adjunct in clause.adjuncts if clause is not None else ():
            if adjunct.preposition in {"through", "via"}:
                phrase = adjunct.phrase
                return self.sides.cast.parties_of(
                    Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
                )
        return ()

    def _agreed_in_talks(self, event: Event, act: Act) -> Period | None:
        """Give the day of the talks just told of: "The queen met the king on Monday. They agreed to build a port"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or clause.verb.perfect or clause.verb.tense != "past":
            return None
        near = Span(self._before(act), act.span.end)
        talks = [one for one in self.events if any(near.start <= piece.span.start < near.end for piece in one.evidence)]
        return day_of_talks(talks, (*event.source, *event.target))

    def _before(self, act: Act) -> int:
        """Give where the sentences begin that stand just before an act."""
        sentences = self.reading.marks.sentences
        at = bisect_left(sentences, act.telling.sentence.span.start, key=lambda one: one.span.start)
        return sentences[max(0, at - _BEFORE)].span.start

    def _when(self, event: Event, act: Act, found: Move) -> Period:
        is_dated = event.when.is_known or bool(event.when.edtf)
        if found.rule == "step.agreement" and event.when.basis is WhenBasis.PUBLICATION:
            return self._agreed_in_talks(event, act) or event.when
        is_said = found.step in {StepKind.PLEDGED, StepKind.MENTIONED}
        if event.status is Status.ACTUAL or (is_dated and not is_said):
            return event.when if is_dated else by_publication(self.report.published)
        statement = self.statements.get(event.statement) if event.statement is not None else None
        said = statement.said if statement is not None and statement.said.is_known else None
        if said is not None and said.basis is not WhenBasis.PUBLICATION:
            return said
        return self._day_of_promise(act) or said or by_publication(self.report.published)

    def _day_of_promise(self, act: Act) -> Period | None:
        """Give the day that stands with the verb of a promise: "promised Kenya in January to free the men"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or not clause.verb.infinitive or clause.governor is None:
            return None
        tokens, above = self.reading.marks.tokens, act.telling.clauses[clause.governor].verb
        if above.lemma not in PLEDGING or above.modal or above.negated:
            return None
        start = tokens[above.main].span.end
        between = Span(start, max(start, tokens[clause.verb.main].span.start))
        told = [mark.period for mark in self.reading.marks.times if mark.span in between]
        return told[0] if len(told) == 1 and told[0].is_known else None

    def _scope(self, event: Event, act: Act, found: Move) -> Scope:
        if found.step is StepKind.NOT_FULFILLED:
            return Scope.UNKNOWN  # "had promised" tells of the promise, not of its end
        if act.renews or (found.rule == "step.ending" and found.step is StepKind.IN_FORCE):
            return Scope.RESTATEMENT
        if found.rule == "step.withdrawal":
            return self.scopes.of(self.report.text, sentence=act.telling.sentence.span, amount=None, is_day_told=False)
        dated = event.when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}
        is_deed = found.step is StepKind.PARTLY_DELIVERED and dated
        if not found.lines and act.is_noun and event.type is EventType.AGREE:
            return Scope.UNKNOWN
        amount = self._amount(act, found.lines) if found.lines else None
        if found.lines and amount is None:
            return Scope.INCREMENT if is_deed else Scope.UNKNOWN
        sentence = act.telling.sentence.span
        if found.lines and not within(self.reading.marks.quantities, act.span):
            again = self.scopes.of(self.report.text, sentence=sentence, amount=None, is_day_told=False)
            if again is Scope.RESTATEMENT or (act.is_noun and not dated):
                return Scope.RESTATEMENT  # "the supply of rice", undated and unnumbered (ruling 57)
        promised = found.step in _PROMISES and any(line.value is not None for line in found.lines)
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        is_promised = promised and clause is not None and not clause.verb.perfect and not act.is_noun
        return self.scopes.of(
            self.report.text,
            sentence=sentence,
            amount=amount,
            is_day_told=is_deed,
            is_promised=is_promised,
            is_delivered=event.status is Status.ACTUAL and found.step in _DELIVERED,
            is_share=self._is_share(act, found.lines),
            is_pieces=all(line.value is None for line in found.lines),
        )

    def _is_share(self, act: Act, lines: Sequence[Line]) -> bool:
        """Say whether goods are told as so many of a whole: "the first of 30 ambulances"."""
        told = {line.quantity for line in lines if line.quantity is not None}
        marks = within(self.reading.marks.quantities, act.telling.sentence.span)
        is_counted = any(mark.whole is not None and mark.quantity in told for mark in marks)
        part = part_in(self.reading, act.span)  # "half of the 20 tents"
        return is_counted or (part is not None and part.share is not None)

    def _amount(self, act: Act, lines: Sequence[Line]) -> Span | None:
        """Give where the first amount of an act's goods stands, else its first amount, else the thing itself."""
        marks = within(self.reading.marks.quantities, act.span)
        told = {amount for line in lines for amount in (line.value, line.quantity) if amount is not None}
        own = [mark for mark in marks if {mark.value, mark.quantity} & told]
        if marks:
            return (own or marks)[0].span
        tokens = self.reading.marks.tokens
        return next((tokens[phrase.head].span for phrase in act.item), None)

    def _due(self, act: Act, found: Move) -> Period | None:
        """Give the deadline printed with a promise; a day that has passed when it was printed is none."""
        if found.step not in {StepKind.PLEDGED, StepKind.SIGNED} or act.clause is None:
            return None
        return self.sides.ahead(act.telling.sentence.span, act.span)


def _is_at_home(found: Move, provider: Sequence[Party], recipient: Sequence[Party]) -> bool:
    """Say whether a state would give to itself: its bank to its government, its ministry to itself."""
    givers, receivers = ({party.country for party in parties} for parties in (provider, recipient))
    return not found.is_joint and len(givers) == 1 and givers == receivers and NO_CODE not in givers


def _heard(found: Move | None) -> Move | None:
    """Give a promise that only nameless reports tell as a mention; a deed that they tell is none."""
    if found is None or found.step not in _PROMISES:
        return None
    return replace(found, step=StepKind.MENTIONED, instrument=None)


def _has_code(parties: Sequence[Party]) -> bool:
    return any(party.country != NO_CODE for party in parties)


def _mouth(attested: Sequence[Party]) -> Party | None:
    """Give who speaks first, as the body of his state that the report names: the presidency, not the state."""
    own = [party for party in attested if party.country == attested[0].country]
    return max(own, key=lambda party: party.code.count("."), default=None)
