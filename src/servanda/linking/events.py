"""Which events of several reports are one: same act, same parties in the same roles, periods that can meet.

Invariant: a wrong merge hides a fact, a missed one shows it twice; so a tie merges nothing. Numbers that differ never
keep two accounts of one act apart; another status, another person, another day always do. An event without a day may
join dated ones, but two dated groups are never joined through it.

Source: field notes on linking, sections 1 and 3; rulings 64 to 66.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from servanda.linking.clusters import Pair, cluster, pair
from servanda.linking.context import Context, content_words, coverage, is_unnamed, item_words, quoted_words, side
from servanda.linking.periods import Precision, can_meet, precision
from servanda.linking.tellings import LIKELY, shipped
from servanda.model import (
    Basis,
    Event,
    EventType,
    FindingId,
    ItemClass,
    Line,
    Party,
    Period,
    Status,
    are_elsewhere,
)

MERGE = 0.6
"""What a pair must score to be one event."""
CLEAR = 0.05
"""By how much the best group must beat the next one."""
RECENT = 14
"""Days before publication in which an act lies that a report tells without a day."""
TOGETHER = 2
"""Days between reports that tell of one act without a day."""
AGREE = 0.5
"""Share of content words that two tellings of one text, or of one report, have in common."""
HINT = 0.3
"""The same for two texts."""
_CROWD = 300
_UNNAMED = "---:"
_CIVILIANS = "CVL"

Group = tuple[FindingId, ...]

MILITARY = frozenset({ItemClass.ARMS, ItemClass.AIRCRAFT, ItemClass.VEHICLES, ItemClass.AMMUNITION})
_RARE = frozenset({EventType.RETREAT, EventType.SANCTION, EventType.COERCE, EventType.CONCEDE, EventType.MOBILIZE})
"""Acts that the same parties do not do every month: a wide period may still tell which one is meant."""
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_OWN = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.MOBILIZE})
"""Acts of one side alone, of which a report may well leave out whom they concern."""
_HOSTILE = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.THREATEN,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.PROTEST,
    }
)
"""Acts against somebody: that two sides fought is not that one of them attacked the other."""
_STATUS = {Status.PLANNED: "planned", Status.CONDITIONAL: "planned"}


@dataclass(frozen=True, slots=True)
class Known:
    """An event with the ledger's parties and what is compared of it.

    `sides` are for whom the parties of both roles act, `actors` the exact ones, those whom no report names by their
    words.
    """

    event: Event
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    persons: tuple[frozenset[str], frozenset[str]]
    words: frozenset[str]
    items: frozenset[str]
    origin: str
    sides: tuple[frozenset[str], frozenset[str]]
    actors: tuple[frozenset[str], frozenset[str]]

    @property
    def id(self) -> FindingId:
        """Give the finding's id."""
        return self.event.id

    @property
    def parties(self) -> frozenset[str]:
        """Give for whom all parties act, whatever their roles."""
        return frozenset[str]().union(*self.sides)


def block_of(event: Event, context: Context) -> tuple[str, ...]:
    """Give the key of the block within which an event is compared; whoever has no party is alone."""
    parties = context.identities.parties
    return _block(event, *_sides(event, parties(event.source), parties(event.target)))


def _sides(event: Event, source: Sequence[Party], target: Sequence[Party]) -> tuple[frozenset[str], frozenset[str]]:
    """Give for whom the parties of both roles act."""
    acting = told_sides(source)
    return acting, _hit_sides(event, target) if target else _whose_ground(event, acting)


def _whose_ground(event: Event, acting: frozenset[str]) -> frozenset[str]:
    """Give in whose town a blow of one day falls of which nobody says whom it hits: "a strike on a depot in Ossa".

    By that it meets its fuller twin; who strikes in his own state hits somebody else.
    """
    place = event.place
    if event.type is not EventType.ASSAULT or place is None or place.lat is None or len(acting) > 1:
        return frozenset()
    is_of_one_day = event.when.is_day and precision(event.when) is Precision.NARROW
    return frozenset({place.country} - acting) if place.country and is_of_one_day else frozenset()


def told_sides(parties: Iterable[Party]) -> frozenset[str]:
    """Give for whom parties act; whom no report names is the same side where the very same words tell of him.

    Beside those who are named he tells no act from another: "banks of Chad and two officials" are Chad's.
    """
    return _named(_words_of(one) or side(one) for one in parties)


def _hit_sides(event: Event, parties: Sequence[Party]) -> frozenset[str]:
    """Give whose side an act is done to: who kills "12 people in Gao" attacks Mali, as who attacks Gao does."""
    if event.type is not EventType.ASSAULT:
        return told_sides(parties)
    told = told_sides(replace(one, code=one.country) if one.sector == _CIVILIANS else one for one in parties)
    country = event.place.country if event.place else None
    is_nobody = bool(told) and all(one.startswith(_UNNAMED) for one in told)
    return frozenset({country}) if is_nobody and country else told


def _exact(parties: Iterable[Party]) -> frozenset[str]:
    return _named(_words_of(one) or one.actor for one in parties)


def _named(told: Iterable[str]) -> frozenset[str]:
    """Give those whom a report names, and only where it names none those whom its words tell."""
    everybody = frozenset(told)
    return frozenset(one for one in everybody if not one.startswith(_UNNAMED)) or everybody


def _words_of(party: Party) -> str:
    """Give the words for somebody whom no report names; empty for all others."""
    return f"{_UNNAMED}{party.name.casefold()}" if is_unnamed(party) else ""


def _block(event: Event, source: frozenset[str], target: frozenset[str]) -> tuple[str, ...]:
    return "event", event.type, *(sorted(_acting(event, source, target)) or (event.id,))


def _acting(event: Event, source: frozenset[str], target: frozenset[str]) -> frozenset[str]:
    if event.type in _OWN and source:
        return source
    is_by_whoever = event.type is EventType.ASSAULT or _is_coup(event)
    return target if is_by_whoever and target else source | target


def _is_coup(event: Event) -> bool:
    """Say whether rulers fall: whose they are tells the act, since "soldiers" may be all that tells who did it."""
    return event.type is EventType.COERCE and "pro_autocracy" in event.contexts


def prepare(event: Event, context: Context) -> Known:
    """Give an event with the ledger's parties."""
    source, target = context.identities.parties(event.source), context.identities.parties(event.target)
    names = frozenset[str]().union(*(content_words(f"{one.text} {one.name}") for one in (*source, *target)))
    return Known(
        event=event,
        source=source,
        target=target,
        persons=(context.persons(source), context.persons(target)),
        words=quoted_words(event.evidence) - names,
        items=item_words(event.lines),
        origin=context.origin(event.report),
        sides=_sides(event, source, target),
        actors=(_exact(source), _exact(target)),
    )


def group(events: Iterable[Known], context: Context) -> tuple[list[tuple[FindingId, ...]], Mapping[Pair, float]]:
    """Give groups of events that are one, and the scores of the pairs that were compared."""
    judge = _Judge({one.id: one for one in sorted(events, key=lambda one: one.id)}, context)
    groups = sorted(found for block in _blocks(judge.events.values()) for found in _among_block(block, judge))
    return context.decisions.joined(groups), judge.scores


def whose(one: Known) -> frozenset[str]:
    """Give the sides by which accounts of one act find one another.

    Of its own acts the one who acts, of attacks and coups the one who is hit, since the other is often left out;
    else all.
    """
    return _acting(one.event, *one.sides)


def _blocks(events: Iterable[Known]) -> Iterable[list[Known]]:
    """Give the events of one type and the same sides; whoever has no party is alone."""
    blocks: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for one in events:
        blocks[_block(one.event, *one.sides)].append(one)
    return (block for _, block in sorted(blocks.items()))


def _among_block(block: Sequence[Known], judge: _Judge) -> list[Group]:
    """Group events of one block: dated ones first, then those of wide periods, then those without a day."""
    groups: list[Group] = []
    for level in Precision:
        here = [one for one in block if precision(one.event.when) is level]
        homes = judge.homes(here, groups)
        groups = [tuple(sorted((*old, *(id_ for id_, home in homes.items() if home == old)))) for old in groups]
        groups += judge.cluster([one for one in here if one.id not in homes])
    return groups


@dataclass(frozen=True, slots=True)
class _Judge:
    """Compares events, and keeps the scores."""

    events: Mapping[FindingId, Known]
    context: Context
    scores: dict[Pair, float] = field(default_factory=dict)
    chances: dict[Pair, float] = field(default_factory=dict)
    never: defaultdict[FindingId, set[FindingId]] = field(default_factory=lambda: defaultdict(set))
    free: defaultdict[FindingId, set[FindingId]] = field(default_factory=lambda: defaultdict(set))

    def cluster(self, events: Sequence[Known]) -> list[Group]:
        """Group events that are dated equally well."""
        scores = {
            pair(one.id, other.id): self.score(one.id, other.id)
            for one, other in self.neighbours(events)
            if self.are_peers(one, other)
        }
        return cluster((one.id for one in events), self.untied(scores), forbidden=self.forbids, least=MERGE)

    def untied(self, scores: Mapping[Pair, float]) -> dict[Pair, float]:
        """Give pairs and their scores without those of an account that fits two acts alike: it may be either."""
        fits: dict[FindingId, list[tuple[float, FindingId]]] = defaultdict(list)
        for (one, other), score in scores.items():
            if score >= MERGE:
                fits[one].append((score, other))
                fits[other].append((score, one))
        torn = {id_ for id_, several in fits.items() if self._is_torn(self.events[id_], several)}
        return {edge: score for edge, score in scores.items() if score < MERGE or torn.isdisjoint(edge)}

    def _is_torn(self, one: Known, fits: Sequence[tuple[float, FindingId]]) -> bool:
        """Say whether an account fits two acts; words do not tell which blow is meant that leaves somebody out."""
        best = max(fits)[0]
        alike = {id_ for score, id_ in fits if _leaves_out(one) or best - score < CLEAR}
        return any(self.barred(one, alike) for one in sorted(alike))

    def barred(self, one: FindingId, others: set[FindingId]) -> bool:
        """Say whether one of many events can never be one with this one; what was asked is not asked again."""
        if not self.never[one].isdisjoint(others):
            return True
        return any(self.forbids(one, other) for other in sorted(others - self.free[one] - {one}))

    def homes(self, events: Iterable[Known], groups: Sequence[Group]) -> dict[FindingId, Group]:
        """Give the one group that each vaguer event can only mean; two that exclude each other stay out."""
        found: dict[FindingId, Group] = {}
        near = groups[:_CROWD]
        for one in events:
            if home := self.home(one, near):
                found[one.id] = home
        return {
            id_: home
            for id_, home in found.items()
            if not any(self.forbids(id_, other) for other, same in found.items() if other != id_ and same == home)
        }

    def home(self, one: Known, groups: Sequence[Group]) -> Group | None:
        """Give the group that an event fits best, None when none or two fit."""
        fits: list[tuple[float, Group]] = []
        for members in groups:
            if any(self.forbids(one.id, member) for member in members):
                continue
            meant = [member for member in members if self.may_mean(one, self.events[member])]
            if meant and (best := max(self.score(one.id, member) for member in meant)) >= MERGE:
                fits.append((best, members))
        fits.sort(key=lambda fit: (-fit[0], fit[1]))
        if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR):
            return None
        return fits[0][1]

    def score(self, one: FindingId, other: FindingId) -> float:
        """Give how surely two events are one, 0 to 1; 0 when something forbids it."""
        edge = pair(one, other)
        if edge not in self.scores:
            first, second = self.events[edge[0]], self.events[edge[1]]
            self.scores[edge] = 0.0 if self.forbids(*edge) else self._added(first, second)
        return self.scores[edge]

    def forbids(self, one: FindingId, other: FindingId) -> bool:
        """Say whether two events can never be one."""
        if other in self.never[one]:
            return True
        if other in self.free[one]:
            return False
        is_never = self.context.decisions.forbids(one, other) or _forbid(self.events[one], self.events[other])
        answers = self.never if is_never else self.free
        answers[one].add(other)
        answers[other].add(one)
        return is_never

    def neighbours(self, events: Sequence[Known]) -> Iterable[tuple[Known, Known]]:
        """Give pairs of one origin, and those whose days, or days of publication, are near."""
        families: dict[str, list[Known]] = defaultdict(list)
        for one in events:
            families[one.origin].append(one)
        for family in families.values():
            yield from combinations(family[:_CROWD], 2)
        ordered = sorted(events, key=lambda one: (self.days(one), one.id))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _CROWD]:
                if self.days(other)[0] > self.days(one)[1] + TOGETHER:
                    break
                yield one, other

    def days(self, one: Known) -> tuple[int, int]:
        """Give first and last day of an event as numbers; without a day those of its report, 0 when unknown."""
        when = one.event.when
        if precision(when) is Precision.NONE:
            when = self.published(one)
        return _number(when.earliest or when.latest), _number(when.latest)

    def published(self, one: Known) -> Period:
        """Give when an event's report was published."""
        return self.context.published[one.event.report]

    def are_peers(self, one: Known, other: Known) -> bool:
        """Say whether two equally dated accounts may be compared at all: the vaguer, the more must agree.

        One that leaves a side out finds its home by `home`, where two that fit alike decide nothing.
        """
        if one.parties != other.parties:
            return _are_one_blow(one, other) or _is_headline(one, other)
        level = precision(one.event.when)
        if level is Precision.NARROW or one.event.report == other.event.report:
            return True
        if level is Precision.WIDE:
            return _are_rare(one, other) or self.likeness(one, other) >= HINT
        if one.origin == other.origin:
            return self.likeness(one, other) >= AGREE
        return self.is_together(one, other) and one.actors == other.actors and self.likeness(one, other) >= HINT

    def _added(self, one: Known, other: Known) -> float:
        return _score(one, other, likeness=self.likeness(one, other), is_together=self.is_together(one, other))

    def likeness(self, one: Known, other: Known) -> float:
        """Give how far two accounts are told alike, 0 to 1.

        The share of common words. Two newsrooms seldom use the same ones: where one of them gives no day, what is
        learnt of how they tell of an act by the same actors may say more.
        """
        shared = coverage(one.words, other.words)
        is_undated = Precision.NONE in (precision(one.event.when), precision(other.event.when))
        if shared >= AGREE or not is_undated or one.origin == other.origin or one.actors != other.actors:
            return shared
        edge = pair(one.id, other.id)
        if edge not in self.chances:
            first, second = (self.context.told.of(self.events[id_].event) for id_ in edge)
            self.chances[edge] = shipped().chance(first, second) if first and second else 0.0
        return self.chances[edge] if self.chances[edge] >= LIKELY else shared

    def is_together(self, one: Known, other: Known) -> bool:
        """Say whether the reports of two events were published together."""
        first, second = self.published(one).latest, self.published(other).latest
        return first is not None and second is not None and abs((first - second).days) <= TOGETHER

    def may_mean(self, vague: Known, dated: Known) -> bool:
        """Say whether a vaguer account can mean a better dated act, and why it should."""
        if vague.origin == dated.origin:
            is_told = _are_at_one_place(vague, dated) or _is_headline(vague, dated)
            return is_told or coverage(vague.words, dated.words) >= AGREE
        if precision(vague.event.when) is Precision.WIDE:
            return _are_rare(vague, dated) or coverage(vague.words, dated.words) >= AGREE
        known, act = self.published(vague).latest, dated.event.when.latest
        if known and act and 0 <= (known - act).days <= RECENT:
            is_answer = _answers(vague, dated) and ((known - act).days <= TOGETHER or _are_at_one_place(vague, dated))
            return is_answer or _same_mode(vague, dated) or self.likeness(vague, dated) >= HINT
        is_later = known is None or act is None or act <= known
        return is_later and vague.event.type in _RARE and (_same_mode(vague, dated) or _share_person(vague, dated))


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _are_one_blow(one: Known, other: Known) -> bool:
    """Say whether one attack is told, once without the attacker: of one day, in one town, on one side."""
    days = [event.when for event in (one.event, other.event)]
    is_dated = all(precision(when) is Precision.NARROW and when.is_day for when in days)
    return is_dated and _is_told_without_attacker(one, other) and _are_at_one_place(one, other)


def _is_headline(one: Known, other: Known) -> bool:
    """Say whether one report tells of a blow twice, once without the attacker, with the same number of victims."""
    is_of_one_report = one.event.report == other.event.report
    return is_of_one_report and _is_told_without_attacker(one, other) and _harm_alike(one, other)


def _forbid(one: Known, other: Known) -> bool:
    """Say whether two accounts can never be of one act."""
    first, second = one.event, other.event
    if _claimed(first) != _claimed(second):
        return True
    if first.mode and second.mode and first.mode != second.mode:
        return True
    if not can_meet(first.when, second.when) or (
        are_elsewhere(first.place, second.place) and not _are_on_one_border(one, other)
    ):
        return True
    if not roles_agree(one, other) or _persons_differ(one, other):
        return True
    if not items_agree(first.lines, second.lines):
        return True
    if one.origin != other.origin and _tell_of_unnamed(one, other) and coverage(one.words, other.words) < AGREE:
        return True
    return first.report == second.report and not _repeats(one, other)


def _tell_of_unnamed(one: Known, other: Known) -> bool:
    """Say whether two accounts have somebody in common whom only their words tell: "militants" may be any."""
    return any(who.startswith(_UNNAMED) for who in one.parties & other.parties)


def _claimed(event: Event) -> str:
    """Give the status of an act as it is talked about: who denies an act talks about what was done, or was not."""
    if is_denial(event):
        return Status.ACTUAL
    return _STATUS.get(event.status, event.status)


def is_denial(event: Event) -> bool:
    """Say whether an account of an act is that somebody denies it, or that it was not done on a day that is told.

    "Has sent no tanks" without a day may be of any act, and is no account of one that others tell.
    """
    is_of_one_act = event.basis is Basis.DENIED or event.when.is_day
    return event.status is Status.NEGATED and is_of_one_act


def _answers(one: Known, other: Known) -> bool:
    """Say whether one side denies the blow at the other of which the other account tells."""
    are_blows = one.event.type is EventType.ASSAULT is other.event.type
    is_denied = is_denial(one.event) is not is_denial(other.event)
    return are_blows and is_denied and one.sides == other.sides and all(one.sides)


def _are_on_one_border(one: Known, other: Known) -> bool:
    """Say whether charge and denial lie in the lands of both sides, one of them in no town: both claim the hill."""
    places = [place for place in (one.event.place, other.event.place) if place]
    is_near = len({place.country for place in places} & one.parties) > 1 and any(place.lat is None for place in places)
    return is_near and _answers(one, other)


def roles_agree(one: Known, other: Known) -> bool:
    """Say whether the parties have the same roles; a silent side agrees, a joint act of peace has no roles."""
    are_joint = _is_joint(one), _is_joint(other)
    if one.event.type in _MUTUAL or any(are_joint):
        return one.parties == other.parties and (all(are_joint) or one.event.type not in _HOSTILE)
    sources, targets = zip(one.sides, other.sides, strict=True)
    return all(not mine or not theirs or mine == theirs for mine, theirs in (sources, targets)) and (
        any(mine and mine == theirs for mine, theirs in (sources, targets)) or _are_halves_of_one_blow(one, other)
    )


def _leaves_out(one: Known) -> bool:
    """Say whether a blow is told without who struck or without who was hit."""
    return one.event.type is EventType.ASSAULT and not (one.source and one.target)


def _are_halves_of_one_blow(one: Known, other: Known) -> bool:
    """Say whether one tells who struck and the other who was hit, of one day and in one town."""
    dated = [event.when.is_day and precision(event.when) is Precision.NARROW for event in (one.event, other.event)]
    return all(dated) and _are_at_one_place(one, other)


def _is_joint(one: Known) -> bool:
    return not one.target and len(told_sides(one.source)) > 1


def _persons_differ(one: Known, other: Known) -> bool:
    """Say whether for one side two different people act."""
    mine, theirs = _persons(one), _persons(other)
    return any(not mine[whose] & theirs[whose] for whose in mine.keys() & theirs.keys())


def _persons(one: Known) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for parties, persons in zip((one.source, one.target), one.persons, strict=True):
        for party in parties:
            if party.actor in persons:
                found[side(party)] = found.get(side(party), frozenset()) | {party.actor}
    return found


def items_agree(mine: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Say whether two lists of goods can be one: a class in common, military goods as one; how many never matters."""
    if not mine or not theirs:
        return True
    if item_words(mine) & item_words(theirs):
        return True
    first, second = ({line.item_class for line in lines} - {ItemClass.OTHER} for lines in (mine, theirs))
    return bool(first & second) or bool(first & MILITARY and second & MILITARY)


def _repeats(one: Known, other: Known) -> bool:
    """Say whether two sentences of one report tell of one act: same actors, much the same words, not one sentence.

    Acts that a report lists in one sentence are different ones: the writer counts them.
    """
    if any(
        mine.span.overlaps(theirs.span)
        for mine in one.event.evidence
        for theirs in other.event.evidence
        if mine.report == theirs.report
    ):
        return False
    if Precision.NONE not in (precision(one.event.when), precision(other.event.when)):
        return one.actors == other.actors and coverage(one.words, other.words) >= AGREE
    is_blow = one.event.type is EventType.ASSAULT is other.event.type
    is_doer_left_out = is_blow and _is_told_without_attacker(one, other)
    if (is_doer_left_out and _harm_alike(one, other)) or (one.sides == other.sides and _are_at_one_place(one, other)):
        return True  # a headline and its sentence
    are_alike = (is_doer_left_out and _same_mode(one, other)) or (
        is_blow and all(one.sides) and one.sides == other.sides
    )
    return (are_alike or one.actors == other.actors) and coverage(one.words, other.words) >= AGREE


def _harm_alike(one: Known, other: Known) -> bool:
    """Say whether two accounts tell one number of dead, or of injured: "kills 12", "at least 12 were killed"."""
    mine, theirs = one.event.casualties, other.event.casualties
    if mine is None or theirs is None:
        return False
    pairs = [(mine.dead, theirs.dead), (mine.injured, theirs.injured)]
    told = [(first.low, second.low) for first, second in pairs if first and second]
    return bool(told) and all(first == second for first, second in told)


def _is_told_without_attacker(one: Known, other: Known) -> bool:
    """Say whether two accounts of a blow at one side leave out who struck in one of them: "The shells hit"."""
    (mine, hit), (theirs, struck) = one.sides, other.sides
    return bool(hit) and hit == struck and bool(mine) is not bool(theirs)


def _are_at_one_place(one: Known, other: Known) -> bool:
    """Say whether two attacks are told to be in one town; talks take place in one capital every week."""
    mine, theirs = one.event.place, other.event.place
    return (
        one.event.type is EventType.ASSAULT is other.event.type
        and mine is not None
        and theirs is not None
        and (mine.name, mine.country) == (theirs.name, theirs.country)
        and mine.lat is not None
    )


def _score(one: Known, other: Known, *, likeness: float, is_together: bool) -> float:
    """Add up the signs that two accounts are of one act; `is_together` when their reports are of the same days."""
    levels = precision(one.event.when), precision(other.event.when)
    is_dated = levels == (Precision.NARROW, Precision.NARROW)
    signs = (
        (0.4, True),
        (0.2, is_dated),
        (0.1, Precision.NONE not in levels and not is_dated),
        (0.1, one.actors == other.actors),
        (0.1, bool(set(one.event.contexts) & set(other.event.contexts))),
        (0.1, _same_mode(one, other)),
        (0.1, bool(one.items & other.items) or _share_person(one, other) or _are_at_one_place(one, other)),
        (0.1, _is_headline(one, other)),
        (0.15, one.origin == other.origin),
        (0.2, Precision.NONE in levels and _answers(one, other)),
        (0.2 * likeness, True),
        (0.1, Precision.NONE in levels and is_together and likeness >= AGREE),
    )
    return round(min(sum(weight for weight, holds in signs if holds), 1.0), 4)


def _are_rare(one: Known, other: Known) -> bool:
    """Say whether two acts are of a kind that is rare; force takes many forms, of which both must be the same."""
    if one.event.type is EventType.COERCE:
        return _same_mode(one, other) or bool(set(one.event.contexts) & set(other.event.contexts))
    return one.event.type in _RARE


def _same_mode(one: Known, other: Known) -> bool:
    return one.event.mode is not None and one.event.mode == other.event.mode


def _share_person(one: Known, other: Known) -> bool:
    return any(mine & theirs for mine, theirs in zip(one.persons, other.persons, strict=True))
