"""Events: who did what to whom, read clause by clause with the frames of the codebook.

Invariant: no event without the parties that its type needs, and none whose status and basis are not said with it.
Source: PLOVER 2.0 as frozen in the field notes on events; rulings 42 to 54.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from servanda.coding.actors.cast import Cast, ReportReading, coded_id
from servanda.coding.actors.soil import Soil
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of, terms_of
from servanda.coding.acts.parties import MEETINGS, Parties
from servanda.coding.acts.sides_kinds import are_armed, are_police, arms_rebels, is_crowd
from servanda.coding.events.answered import answered
from servanda.coding.events.blamed import Blamed
from servanda.coding.events.casualties import casualties_of
from servanda.coding.events.contexts import contexts_of
from servanda.coding.events.counterparts import Counterparts
from servanda.coding.events.dating import Dating
from servanda.coding.events.doubts import Doubt, Doubts
from servanda.coding.events.figures import Figures
from servanda.coding.events.labour_strikes import LabourStrikes
from servanda.coding.events.own_matters import OwnMatters
from servanda.coding.events.quarrels import faced
from servanda.coding.events.recalled import recalled_doers
from servanda.coding.events.receivers import Receivers
from servanda.coding.events.resumed import resumed_talkers
from servanda.coding.events.retellings import Draft, joined
from servanda.coding.events.sides import Sides, blames
from servanda.coding.events.spoken_acts import SpokenActs
from servanda.coding.events.sufficing import is_breach
from servanda.coding.events.told_again import ToldAgain, is_promised
from servanda.coding.events.vouching import Voucher, voucher
from servanda.coding.near import Speech, within
from servanda.coding.places.locating import Locating
from servanda.coding.places.towns import without_towns
from servanda.coding.places.venues import without_venue
from servanda.coding.syntax.forms import QUOTES, auxiliary
from servanda.coding.syntax.shape import ClauseRelation, NounPhrase
from servanda.coding.syntax.tables import table
from servanda.model import (
    NO_CODE,
    Basis,
    Event,
    EventType,
    FindingId,
    ItemClass,
    Line,
    Party,
    Period,
    Span,
    SpeechMode,
    Stance,
    Statement,
    Status,
    Terms,
    cite,
    content_id,
)

_GIVEN = frozenset({"aid", "assistance", "relief", "donation", "donations", "loan", "loans", "grant", "grants"})
_BY_PHONE = frozenset({"phone", "telephone", "telephoned", "phoned", "videoconference"})
_ARMS = frozenset({"arm", "rearm"})
"""Verbs that name what is given themselves."""

_SIGNS = frozenset({"sign", "ink", "conclude"})
_BARGAINS = frozenset({"deal", "contract", "memorandum", "mou"})
_WRECKS = frozenset({"riot", "vandalize"})
_TURNED_MODES = {EventType.PROTEST: "obstruct", EventType.COERCE: "seize"}
"""Modes of acts whose type those who do them change: a crowd that closes a road, the police that raid."""

_EXERCISES = ("exercis", "drill", "manoeuv", "maneuv", "patrol", "wargame", "rehears", "train")
"""How words for what forces of two states do together begin."""

_TALKS_TO = frozenset({"speak", "talk", "call", "phone", "telephone", "ring"})
_MEANS_TABLE = """
drone: drone
heavy-weapons: missile rocket shell artillery mortar barrage salvo projectile
explosives: bomb mine grenade device
aerial: warplane jet
firearms: bullet gunfire sniper
"""
_MEANS = table(_MEANS_TABLE)
_ON_LAND = frozenset({EventType.ASSAULT, EventType.AID})
"""Types that hit or help those in whose land they are done."""
_AIMED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_SAID = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN})
_PERFORMED = frozenset(
    {Stance.THANKS, Stance.PRAISES, Stance.CONDEMNS, Stance.DEMANDS, Stance.REQUESTS, Stance.ACCUSES}
)
_LONGEST_CUE = 4
_TOLD_BELOW = frozenset({ClauseRelation.COMPLEMENT, ClauseRelation.INFINITIVE})
_CLAIMING = frozenset({Stance.ASSERTS, Stance.ACCUSES})
"""How an act hangs on a verb of saying, and what that says of it."""
_TAKES_FOR_KNOWN = frozenset({"about", "over", "regarding", "concerning", "despite", "amid", "since", "following"})
_SCORES = {True: 0.6, False: 0.75}
"""Scores of noun and verb acts: the share of them that stood on the authors' own reading of news, rounded down."""
_STANDINGS = {Status.ACTUAL: 0, Status.NEGATED: 2}
_UNCERTAIN = 1
"""Places in `Token.standing`; planned, conditional and hypothetical acts are uncertain there."""


def code_events(
    reading: ReportReading, cast: Cast, statements: Sequence[Statement], told: Sequence[Act]
) -> tuple[Event, ...]:
    """Give the events of a report in the order of the text.

    Tellings of one act (title, lead, body) are one event with the evidence of all.

    Args:
        reading: The report and its marks.
        cast: Who is who in it.
        statements: What its speakers say.
        told: The acts of the report, as `acts` gives them.
    """
    coder = _Coder(reading, cast, statements)
    drafts = [draft for act in told for draft in coder.drafts(act, told)]
    said = tuple(SpokenActs(reading, cast, statements).of_statements(told))
    drafts = [one for one in drafts if not any(_tells_more(event, one.event) for event in said)]
    cues = {one.id: one.cue_span for one in statements if one.cue_span is not None}
    spoken = [event for event in said if not _is_told_already(event, drafts, cues)]
    return in_order((*joined(drafts), *spoken))


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give events in the order of the text, those of one place by day."""
    return tuple(sorted(events, key=_order))


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
        self.sides = Sides(reading, cast)
        self.figures = Figures(reading)
        self.labour_strikes = LabourStrikes(reading)
        self.dating = Dating(reading)
        self.locating = Locating(reading, without_towns(cast))
        self.speech = Speech(statements)
        self.parties = Parties(reading, cast)
        self.doubts = Doubts(reading)
        self.told_again = ToldAgain(reading, self.sides)
        self.counterparts = Counterparts(reading, cast)
        self.soil = Soil(reading, cast)
        self.receivers = Receivers(reading, cast, self.soil, self.sides)
        self.own_matters = OwnMatters(reading, self.parties)
        self.blamed = Blamed(reading, self.parties)

    def drafts(self, act: Act, told: Sequence[Act]) -> list[Draft]:
        is_said = self._is_said_by_itself(act)
        act = replace(act, status=Status.ACTUAL) if is_said and act.status is Status.NEGATED else act
        if act.status in {Status.HYPOTHETICAL, Status.CONDITIONAL} and not self.sides.is_asked(act):
            return []
        if self.figures.is_none(act) or self.labour_strikes.holds(act) or self._is_question(act):
            return []
        source, target = self.sides.of(act)
        if not source and not target:
            source = resumed_talkers(act, told, self.reading, self.sides)
        source = source or self.told_again.struck_by(act, told)
        blamed, accusers = self.blamed.of(act) if all(one.country == NO_CODE for one in source) else ((), ())
        source = blamed or source
        target = without_venue(act, source, target, self.reading.report.text) or self._promised_to(act, source, told)
        target = target or recalled_doers(act, told, self.reading, self.sides) or self._whose_land(act, source)
        target = self._of_those_hit(act, target, told) or self._by_outcome(act, told)
        if all(party.country == NO_CODE for party in target):
            target = self.receivers.of(act, source, told) or target
        target = target or answered(act, source, told, self.statements, self.reading, self.sides)
        target = target or self._beside(act, source, told) or self.counterparts.of(act, source)
        target = target or faced(act, source, told, self.reading, self.sides, self.soil)
        target = self.own_matters.neighbours(act, target)
        if not self.sides.suffice(act, source, target) or self.told_again.holds(act, source, target, told):
            return []
        if self.own_matters.holds(act, source, target):
            return []
        doubt = self.doubts.of(act) if not is_said else None
        if doubt is not None and doubt.kind == "unproven":
            return []
        if doubt is not None and doubt.kind == "false":
            act = replace(act, status=Status.NEGATED)
        found = self._hearsay(act, self._doubted(self._voucher(act, source, target), doubt, source))
        if blamed:
            found = Voucher(Basis.ALLEGED, accusers or found.attested_by, found.statement)
        days = self.dating.days(act, found)
        return [
            Draft(act, self._event(act, source, one, found, day, number), day)
            for number, (day, one) in enumerate(product(days, self._talks(act, target)))
        ]

    def _is_question(self, act: Act) -> bool:
        """Say whether a sentence only asks if something is so: "Did Chile seize it?"; "why" takes it for known."""
        tokens, sentence = self.reading.marks.tokens, act.telling.sentence
        opening = next((one for one in tokens[sentence.first : sentence.last] if one.text not in QUOTES), None)
        closing = next(
            (one for one in reversed(tokens[sentence.first : sentence.last]) if one.text not in QUOTES), None
        )
        is_asked = opening is not None and auxiliary(opening.text.lower()) is not None
        return is_asked and closing is not None and closing.text == "?"

    def _is_said_by_itself(self, act: Act) -> bool:
        """Say whether an accusation or demand is a statement that no other holds: "denied it, and accused them"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        is_verb = clause is not None and not act.is_noun and not clause.verb.negated and clause.verb.is_finite
        return (
            is_verb
            and act.frame.type in _SAID
            and any(
                one.cue_span is not None and one.cue_span in act.at and one.nested_in is None for one in self.statements
            )
        )

    def _whose_land(self, act: Act, source: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give the state in which others strike or help nobody who is named: "shelled a market in Lome, Togo"."""
        given = {party.country for party in source}
        if act.frame.type not in _ON_LAND or act.is_noun or not given or NO_CODE in given:
            return ()
        if act.frame.type is EventType.AID and self._is_at_meeting(act):
            return ()  # money that is handed over at a conference goes to others than its host
        place = self.locating.place(act)
        if place is None or place.country is None or place.country in given or place.evidence is None:
            return ()
        state = coded_id(place.country)
        return (self.cast.party_there(state, place.evidence.span),) if self.cast.actor(state) is not None else ()

    def _beside(self, act: Act, source: tuple[Party, ...], told: Sequence[Act]) -> tuple[Party, ...]:
        """Give whom ties are cut with by what else the sentence cuts: "expelled Peru's consul and recalled its own"."""
        if act.frame.type is not EventType.SANCTION or act.is_noun or not source:
            return ()
        own = {party.country for party in source}
        for other in told:
            if other.telling is not act.telling or other is act or other.frame.type is not EventType.SANCTION:
                continue
            doers, hit = self.sides.of(other)
            if {party.country for party in doers} == own and len({party.country for party in hit} - {NO_CODE}) == 1:
                return hit
        return ()

    def _of_those_hit(self, act: Act, target: tuple[Party, ...], told: Sequence[Act]) -> tuple[Party, ...]:
        """Give whose people a blow killed that hit a named side: "shelled a Peruvian post, killing two soldiers"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        is_open = all(party.country == NO_CODE for party in target)
        if act.frame.type not in _AIMED or clause is None or not clause.verb.participle or not is_open:
            return target
        above = (
            self.sides.of(one)[1]
            for one in told
            if one.telling is act.telling and one.clause == clause.governor and one.frame.type in _AIMED
        )
        hit = next(above, ())
        return hit if any(party.country != NO_CODE for party in hit) else target

    def _by_outcome(self, act: Act, told: Sequence[Act]) -> tuple[Party, ...]:
        """Give whom a blow hit that names nobody, by what it did: "struck a convoy, wounding two Omani nurses"."""
        if act.frame.type is not EventType.ASSAULT or act.clause is None or act.is_noun:
            return ()
        for other in told:
            clause = other.telling.clauses[other.clause] if other.clause is not None and not other.is_noun else None
            is_of_it = other.telling is act.telling and clause is not None and clause.governor == act.clause
            if is_of_it and clause is not None and clause.verb.participle and other.frame.type is EventType.ASSAULT:
                return self.sides.of(other)[1]
        return ()

    def _is_at_meeting(self, act: Act) -> bool:
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        heads = (
            {self.reading.marks.tokens[one.phrase.head].lemma.lower() for one in clause.adjuncts} if clause else set()
        )
        return not heads.isdisjoint(MEETINGS)

    def _promised_to(self, act: Act, source: tuple[Party, ...], told: Sequence[Act]) -> tuple[Party, ...]:
        """Give to whom a participle promises more of what its sentence gives: "sent Chad rice, vowing to send tea"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if act.frame.type is not EventType.AGREE or clause is None or not clause.verb.participle:
            return ()
        if not any(one.frame.is_transfer and not one.is_noun and is_promised(one, act) for one in told):
            return ()
        giving = {party.country for party in source}
        gifts = (
            self.sides.of(one)
            for one in told
            if one.telling is act.telling and one.frame.is_transfer and one.clause != act.clause
        )
        found = {
            tuple(receiver.country for receiver in receivers): receivers
            for givers, receivers in gifts
            if receivers and {party.country for party in givers} == giving
        }
        return next(iter(found.values())) if len(found) == 1 else ()

    def _talks(self, act: Act, target: tuple[Party, ...]) -> list[tuple[Party, ...]]:
        """Give whom each of several talks is with: calls to two presidents are two calls, a summit is one."""
        is_call = act.frame.type is EventType.CONSULT and not act.is_noun and act.frame.text.split()[0] in _TALKS_TO
        if not is_call or len({party.country for party in target}) == 1:
            return [target]
        return [(party,) for party in target] or [target]

    def _voucher(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> Voucher:
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        governor = (
            act.telling.clauses[clause.governor].verb.lemma
            if clause is not None and clause.governor is not None
            else ""
        )
        holding = self.speech.holding(act.at.start)
        tellers = [one.speaker for one in holding if one.speaker is not None]
        kind = EventType.AID if arms_rebels(act.frame.type, target) else act.frame.type
        is_denied = act.frame.type in _SAID and self._is_denied_elsewhere(act, holding)
        if self._is_given(act) or is_denied or self._is_performed(act):
            holding = ()
        is_alleged = governor in self.reading.book.modality["alleging_verb"]
        return voucher(
            [self._with_known_speaker(one) for one in holding],
            blamed=source,
            others=target,
            is_blame=is_alleged or is_breach(act) or blames(tellers, kind, source, target),
            hedges=[word.lower() for word in act.words],
            rumours=self.reading.book.modality["rumour"],
        )

    def _with_known_speaker(self, statement: Statement) -> Statement:
        """Give a statement without its speaker where that is people nobody names: whose word it is stays open."""
        is_open = statement.speaker is not None and self.cast.is_unnamed(statement.speaker)
        return replace(statement, speaker=None, speakers=()) if is_open else statement

    def _hearsay(self, act: Act, found: Voucher) -> Voucher:
        """Give nobody as the one who vouches for what a paper or a thing only claims: "the editorial claims that"."""
        if found.basis is not Basis.NARRATOR or act.clause is None:
            return found
        clause = act.telling.clauses[act.clause]
        while clause.relation in _TOLD_BELOW and clause.governor is not None:
            teller = act.telling.clauses[clause.governor]
            cue = self.reading.book.cues.get(teller.verb.lemma)
            is_said = cue is not None and cue.kind == "speech" and cue.stance in _CLAIMING
            if is_said and clause.relation is not ClauseRelation.INFINITIVE and teller.subject is not None:
                return Voucher(Basis.UNNAMED, (), None)
            clause = teller
        return found

    def _doubted(self, found: Voucher, doubt: Doubt | None, blamed: Sequence[Party]) -> Voucher:
        """Give who vouches for an act in doubt: the accuser that the sentence names, or nobody by name."""
        if doubt is None or doubt.kind == "false" or found.basis in {Basis.DENIED, Basis.ALLEGED}:
            return found
        if doubt.kind == "blame":
            named = self.parties.of_phrase(doubt.accuser) if doubt.accuser is not None else ()
            accusers = tuple(party for party in named or found.attested_by if party not in blamed)
            return Voucher(Basis.ALLEGED, accusers, found.statement)
        return found if found.statement is not None else Voucher(Basis.UNNAMED, (), None)

    def _is_denied_elsewhere(self, act: Act, holding: Sequence[Statement]) -> bool:
        """Say whether what was said is denied, not that it was: "accuses the activists, a charge they deny"."""
        denied = any(Stance.DENIES in {one.stance, one.cue_act} for one in holding)
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        stands = clause is not None and (clause.governor is None or clause.relation is ClauseRelation.COORDINATED)
        return denied and stands

    def _is_performed(self, act: Act) -> bool:
        """Say whether a speaker does an act by these very words: "We thank Peru", "I condemn the raid" (ruling 43)."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or clause.subject is None or clause.verb.tense != "present" or clause.verb.negated:
            return False
        tokens = self.reading.marks.tokens
        subject = tokens[clause.subject.head]
        is_own = subject.text.lower() in {"i", "we"} and any(
            subject.span in quote for quote in self.reading.marks.quotations
        )
        words = [token.text for token in tokens[clause.verb.main : clause.verb.main + _LONGEST_CUE]]
        match = self.reading.book.cues.at(words, 0)
        cue = match.part("verb") if match is not None else None
        return is_own and cue is not None and cue.entry.stance in _PERFORMED

    def _is_given(self, act: Act) -> bool:
        """Say whether a noun tells an act that the speech around it takes for known: "concern about Peru's raid"."""
        if not act.is_noun or act.status is not Status.ACTUAL or not self.speech.holding(act.at.start):
            return False
        if any(one.mode is not SpeechMode.INDIRECT for one in self.speech.holding(act.at.start)):
            return False
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, act.span.start, key=lambda token: token.span.start)
        return at > 0 and tokens[at - 1].text.lower() in _TAKES_FOR_KNOWN

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
        terms = self._terms(act, lines)
        kind = self._kind(act, source, target, terms)
        mode = self._mode(act) if kind is act.frame.type else _TURNED_MODES.get(kind)
        score = round(_SCORES[act.is_noun] * self._trust(act), 4)
        evidence = cite(self.report.id, self.report.text, act.span, rule=rule_of(act), score=score)
        return Event(
            id=self._id(act, kind, number),
            report=self.report.id,
            type=kind,
            mode=mode,
            contexts=contexts_of(
                act, lines, mode=mode, words=self._evidence_words(act), known=self.reading.book.contexts
            ),
            source=source,
            target=target,
            when=when,
            place=self.locating.place(act),
            status=Status.NEGATED if found.basis is Basis.DENIED else self._status(act, when),
            basis=found.basis,
            attested_by=found.attested_by,
            lines=lines,
            terms=terms,
            casualties=casualties_of(self.reading, act),
            statement=found.statement.id if found.statement is not None else None,
            evidence=(evidence,),
        )

    def _status(self, act: Act, when: Period) -> Status:
        """Give whether an act happened; what a report dates behind its own day is still to come: "her visit in May"."""
        published = self.report.published.latest
        lies_ahead = when.earliest is not None and published is not None and when.earliest > published
        return Status.PLANNED if act.status is Status.ACTUAL and lies_ahead else act.status

    def _kind(self, act: Act, source: Sequence[Party], target: Sequence[Party], terms: Terms | None) -> EventType:
        """Give the type of an act, which who does it and on what terms may change."""
        kind = act.frame.type
        if kind is EventType.MOBILIZE and len({party.country for party in source}) > 1 and self._is_exercise(act):
            return EventType.COOPERATE
        is_shut = kind is EventType.COERCE and act.frame.mode == "restrict"
        if (is_shut or (kind is EventType.SANCTION and act.frame.mode == "withdraw")) and is_crowd(source):
            return EventType.PROTEST
        wrecks = kind is EventType.PROTEST and act.frame.mode in _WRECKS
        if wrecks and (are_armed(source) or are_police(source)):
            return EventType.ASSAULT
        if kind is EventType.ASSAULT and act.frame.text == "raid" and are_police(source):
            return EventType.COERCE
        if kind is EventType.SUPPORT and self._is_bargain(act):
            kind = EventType.AGREE
        if arms_rebels(kind, target):
            return EventType.AID
        return EventType.COOPERATE if kind is EventType.AID and terms is Terms.SALE else kind

    def _is_exercise(self, act: Act) -> bool:
        """Say whether forces only train or patrol, so that two states do it together; each moves its own troops."""
        printed = {*act.frame.text.lower().split(), *(word.lower() for word in act.words)}
        return any(word.startswith(_EXERCISES) for word in printed)

    def _trust(self, act: Act) -> float:
        """Give from a half to one how far the reader, if it weighs that, shares the status that the rules gave."""
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, act.at.end, key=lambda token: token.span.start) - 1
        standing = tokens[at].standing if at >= 0 else None
        if standing is None:
            return 1.0
        shared = standing[_STANDINGS.get(act.status, _UNCERTAIN)]
        return 0.5 + 0.5 * shared

    def _lines(self, act: Act) -> tuple[Line, ...]:
        """Give what is moved; a noun such as "humanitarian aid" names it itself."""
        if not act.frame.is_transfer and act.frame.type is not EventType.AID:
            return ()
        things = tuple(phrase for phrase in act.item if not self._is_receiver(act, phrase))
        lines = lines_of(self.reading, act.telling.pieces, things)
        if not things and act.item and act.frame.text in _ARMS:
            return (Line(item="arms", item_class=ItemClass.ARMS),)
        if lines or not act.is_noun or act.frame.type is not EventType.AID:
            return lines
        printed = act.at.of(self.report.text)
        last = printed.lower().split()[-1]
        return (Line(item=printed, item_class=ItemClass.OTHER),) if last in _GIVEN else ()

    def _is_receiver(self, act: Act, phrase: NounPhrase) -> bool:
        """Say whether an object is who receives, not what: "arming the rebels"."""
        if "object" not in act.frame.target:
            return False
        tokens = self.reading.marks.tokens
        printed = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end).of(self.report.text).lower()
        return any(party.text.lower() in printed for party in act.target if party.text)

    def _priced(self, act: Act, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Give a single line the price that stands beside it: "boats for $1 billion", "aid worth 2 million euros"."""
        if len(lines) != 1 or lines[0].value is not None:
            return lines
        text = self.report.text
        for mark in within(self.reading.marks.quantities, act.span):
            before = text[max(0, mark.span.start - 12) : mark.span.start].lower().split()
            if (
                mark.value is not None
                and mark.span in act.span
                and before
                and before[-1] in {"for", "worth", "at", "of"}
            ):
                return (replace(lines[0], value=mark.value),)
        return lines

    def _is_bargain(self, act: Act) -> bool:
        """Say whether what is signed is a bargain of two sides; a treaty that is signed is supported (ruling 42)."""
        if act.clause is None or act.is_noun or act.telling.clauses[act.clause].verb.lemma not in _SIGNS:
            return False
        tokens = self.reading.marks.tokens
        clause = act.telling.clauses[act.clause]
        papers = (*clause.objects, *((clause.subject,) if clause.subject is not None else ()))
        return any(tokens[paper.head].lemma.lower() in _BARGAINS for paper in papers)

    def _evidence_words(self, act: Act) -> list[str]:
        sentence = act.telling.sentence
        tokens = self.reading.marks.tokens[sentence.first : sentence.last]
        return [token.text for token in tokens if token.span in act.span]

    def _mode(self, act: Act) -> str | None:
        if act.frame.type is EventType.CONSULT and act.frame.mode in {None, "visit"}:
            said = {word.lower() for word in act.words}
            return "phone" if said & _BY_PHONE and not said & {"visit", "visited", "visits"} else act.frame.mode
        if act.by_means and act.frame.mode is None and act.clause is not None:
            subject = act.telling.clauses[act.clause].subject
            lemma = self.reading.marks.tokens[subject.head].lemma.lower() if subject is not None else ""
            return _MEANS.get(lemma)
        return act.frame.mode

    def _terms(self, act: Act, lines: Sequence[Line]) -> Terms | None:
        if not act.frame.is_transfer:
            return None
        return act.frame.terms or terms_of(self.reading, act.words, lines)

    def _id(self, act: Act, kind: EventType, number: int) -> FindingId:
        return FindingId(content_id("e", self.report.id, act.at.start, act.at.end, kind.value, number))


def _tells_more(event: Event, other: Event) -> bool:
    """Say whether a statement tells to whom an act was, which its verb alone left open."""
    is_same = event.type is other.type and bool(event.target) and not other.target
    return is_same and any(mine.span.overlaps(own.span) for mine in event.evidence for own in other.evidence)


def _is_told_already(event: Event, drafts: Iterable[Draft], cues: Mapping[FindingId, Span]) -> bool:
    """Say whether a frame has read the act of a statement already, or the cue is a blow and no word.

    What somebody says of another's blow is a charge beside it: "said that Togo had violated its airspace" (ruling 43).

    A call is told already wherever the report tells that the two came together.
    """
    two = {party.country for party in (*event.source, *event.target)}
    if event.type is EventType.CONSULT and any(
        one.event.type is EventType.CONSULT and {side.country for side in (*one.event.source, *one.event.target)} == two
        for one in drafts
    ):
        return True
    cue = cues.get(event.statement) if event.statement is not None else None
    return any(
        any(mine.span.overlaps(own.span) for mine in event.evidence for own in draft.event.evidence)
        and (
            draft.event.type in {event.type, EventType.AGREE}
            or (draft.event.type in _BLOWS and (cue is None or draft.act.at.overlaps(cue)))
        )
        for draft in drafts
    )


_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE})
