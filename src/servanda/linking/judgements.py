"""What the decisions of people come to: which stand, what they are about today, and what linking has to follow.

Invariant: a function of the set of judgements and findings. A decision that was taken back leaves no trace in what is
linked; one whose finding is gone is told, never dropped. Where *same* and *different* contradict one another,
*different* holds: a wrong merge hides a fact.

Source: field notes on linking, section 2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations
from typing import Protocol

from servanda.linking.clusters import Pair, pair
from servanda.linking.groups import Groups
from servanda.model import (
    Actor,
    ActorId,
    ActorMention,
    Event,
    Evidence,
    Finding,
    FindingId,
    Findings,
    JudgedPlace,
    Judgement,
    JudgementKind,
    Label,
    Problem,
    Record,
    ReportId,
    Span,
    Statement,
    Step,
    TimeExpression,
)
from servanda.model.record import Content

BETWEEN = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT, JudgementKind.UNSURE})
"""What is said of two findings or more."""
OF_LINES = frozenset({"item", "class", "quantity", "value"})
"""What is corrected inside a line of goods; the other fields are those of the finding."""
OF_CASUALTIES = frozenset({"dead", "injured"})
"""What is corrected inside the casualties of an event."""
OF_ONE = frozenset({JudgementKind.RIGHT, JudgementKind.WRONG})
_KINDS: tuple[tuple[type, str], ...] = (
    (Actor, "actor"),
    (ActorMention, "mention"),
    (TimeExpression, "time"),
    (Statement, "statement"),
    (Event, "event"),
    (Step, "step"),
    (Label, "label"),
)
MERGED = frozenset({"actor", "statement", "event", "step"})
"""Kinds of findings of which linking makes one thing out of several."""


JUDGED = "a person says that they are one"
"""The reason of a link that no rule made."""


class Fate(StrEnum):
    """What has become of a judgement."""

    STANDS = "stands"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"
    ORPHAN = "orphan"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What linking has to follow.

    `same` and `two` are the pairs of findings as judged. `units` says of each finding that was judged *same* which
    finding leads those that are one with it; `apart` are pairs of such leaders that are two. `wrong` and `values` are
    the judgements about single findings, values by field. `unsure` are pairs on which a person would not decide. `of`
    are the judgements about each finding that stand; `fates` says of every judgement what has become of it.
    """

    units: Mapping[FindingId, FindingId] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    same: tuple[Pair, ...] = ()
    two: tuple[Pair, ...] = ()
    unsure: frozenset[Pair] = frozenset()
    wrong: Mapping[FindingId, Judgement] = field(default_factory=dict)
    values: Mapping[FindingId, Mapping[str, Judgement]] = field(default_factory=dict)
    of: Mapping[FindingId, tuple[str, ...]] = field(default_factory=dict)
    fates: Mapping[str, Fate] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def forbids(self, one: FindingId, other: FindingId) -> bool:
        """Say whether a person keeps two findings apart, themselves or what they are one with."""
        return bool(self.apart) and pair(self.units.get(one, one), self.units.get(other, other)) in self.apart

    def forbids_any(self, these: Iterable[FindingId], those: Iterable[FindingId]) -> bool:
        """Say whether a person keeps any of some findings apart from any of others."""
        if not self.apart:
            return False
        listed = list(those)
        return any(self.forbids(one, other) for one in these for other in listed)

    def joins(self, one: FindingId, other: FindingId) -> bool:
        """Say whether a person says that two findings are one."""
        return one in self.units and self.units[one] == self.units.get(other)

    def about(self, findings: Iterable[FindingId]) -> tuple[str, ...]:
        """Give the ids of the judgements that stand and are about any of these findings, sorted."""
        return tuple(sorted({each for one in findings for each in self.of.get(one, ())})) if self.of else ()

    def joined(self, groups: Sequence[tuple[FindingId, ...]]) -> list[tuple[FindingId, ...]]:
        """Give groups with those together that people say are one; who is kept apart from one of them steps out."""
        if not self.same:
            return list(groups)
        home = {id_: group[0] for group in groups for id_ in group}
        together = Groups([group[0] for group in groups])
        for one, other in self.same:
            if one in home and other in home:
                together.join(home[one], home[other])
        members = {group[0]: group for group in groups}
        whole = (tuple(sorted(id_ for lead in leads for id_ in members[lead])) for leads in together.all())
        return sorted(part for group in whole for part in self._parts(group))

    def _parts(self, group: tuple[FindingId, ...]) -> Iterator[tuple[FindingId, ...]]:
        """Cut a group so that no part holds two that are apart; those that people joined come first."""
        units: dict[FindingId, list[FindingId]] = defaultdict(list)
        for id_ in group:
            units[self.units.get(id_, id_)].append(id_)
        parts: list[list[FindingId]] = []
        for _, unit in sorted(units.items(), key=lambda item: (-len(item[1]), item[0])):
            home = next((part for part in parts if not self.forbids_any(unit, part)), None)
            if home is None:
                parts.append(list(unit))
            else:
                home += unit
        return (tuple(sorted(part)) for part in parts)


NONE = Decisions()
"""Nobody has judged anything."""


def judged(ids: Iterable[ActorId], decisions: Decisions) -> Groups[ActorId]:
    """Give groups in which those are together that people say are one, and never those that they say are two."""
    groups = Groups(ids, apart=((ActorId(one), ActorId(other)) for one, other in decisions.two))
    for mine, theirs in decisions.same:
        one, other = ActorId(mine), ActorId(theirs)
        if one in groups.members and other in groups.members:
            groups.join(one, other)
    return groups


def stamped(made: tuple[Record[Content], ...], decisions: Decisions) -> tuple[Record[Content], ...]:
    """Give records with the judgements about their findings."""
    if not decisions.of:
        return made
    return tuple(replace(record, judgements=decisions.about(record.members)) for record in made)


def kind_of(finding: Finding) -> str:
    """Give the word for a finding's kind."""
    return next(word for made, word in _KINDS if isinstance(finding, made))


def place_of(finding: Finding) -> JudgedPlace | None:
    """Give where a finding stands: its first quote; None for an actor of whom its report quotes nothing."""
    if isinstance(finding, ActorMention | TimeExpression):
        cited: Sequence[Evidence] = (
            Evidence(finding.report, finding.span, finding.quote, finding.rule, finding.score),
        )
    else:
        cited = finding.evidence
    if not cited:
        return None
    return JudgedPlace(kind_of(finding), cited[0].report, cited[0].span, cited[0].quote, cited[0].score)


def all_of(findings: Findings) -> Iterator[Finding]:
    """Give the findings of all kinds that can be judged."""
    yield from findings.actors
    yield from findings.mentions
    yield from findings.times
    yield from findings.statements
    yield from findings.events
    yield from findings.steps
    yield from findings.labels


class Named(Protocol):
    """A report as far as judgements need it."""

    @property
    def id(self) -> ReportId:
        """Give the id by which places name it."""


def settle(judgements: Iterable[Judgement], read: Iterable[tuple[Named, Findings]]) -> Decisions:
    """Give what judgements come to over the findings of today.

    Args:
        judgements: All of them, in any order.
        read: The reports with their findings. Reports that no judgement names may be left out; of the others the
            judged findings are enough, as long as every judgement's are there by their ids.
    """
    known = {one.id: one for one in judgements}
    if not known:
        return NONE
    ordered = sorted(known.values(), key=lambda one: (one.at, one.id))
    fates = dict.fromkeys(known, Fate.STANDS)
    for each in taken_back(known):
        fates[each] = Fate.TAKEN_BACK
    places = _Places(ordered, read)
    problems: list[Problem] = []
    open_ones: list[tuple[Judgement, tuple[FindingId, ...]]] = []
    for one in ordered:
        if fates[one.id] is Fate.TAKEN_BACK:
            continue
        if one.kind is JudgementKind.UNDO:
            if one.undoes not in known:
                fates[one.id] = Fate.ORPHAN
                problems.append(_orphan(one, f"takes back {one.undoes!r}, which is not here"))
            continue
        targets = places.of(one)
        if targets is None:
            fates[one.id] = Fate.ORPHAN
            problems.append(_orphan(one, f"is about {_told(one)}, which no reading of today has"))
        else:
            open_ones.append((one, targets))
    return _decide(open_ones, fates, problems)


def _orphan(one: Judgement, why: str) -> Problem:
    return Problem("judgement_orphaned", f"what {one.who} judged ({one.kind}) {why}", source=one.id)


def _told(one: Judgement) -> str:
    return "; ".join(f"“{place.quote}” in {place.report}" for place in one.places) or ", ".join(one.target)


def taken_back(known: Mapping[str, Judgement]) -> set[str]:
    """Give the judgements that an undo which stands names; an undo of an undo lets the first one stand again."""
    depths = {one: _depth(one, known) for one in known}
    gone: set[str] = set()
    for one in sorted(known, key=lambda id_: (-depths[id_], id_)):
        taken = known[one].undoes
        if taken is not None and taken in known and one not in gone and known[one].kind is JudgementKind.UNDO:
            gone.add(taken)
    return gone


def _depth(one: str, known: Mapping[str, Judgement]) -> int:
    """Count the undos that stand one on the other under a judgement."""
    seen: set[str] = set()
    while (below := known[one].undoes) is not None and below in known and below not in seen:
        seen.add(below)
        one = below
    return len(seen)


class _Places:
    """Finds the findings that judgements are about: by id, and where a report was read anew by their place."""

    def __init__(self, judgements: Sequence[Judgement], read: Iterable[tuple[Named, Findings]]) -> None:
        ids = {target for one in judgements for target in one.target}
        reports = {place.report for one in judgements for place in one.places}
        self._known: dict[FindingId, str] = {}
        self._near: dict[tuple[ReportId, str], list[tuple[Span, FindingId]]] = defaultdict(list)
        for report, findings in read:
            for finding in all_of(findings):
                id_ = FindingId(finding.id)
                if id_ in ids:
                    self._known[id_] = kind_of(finding)
                if report.id in reports and (place := place_of(finding)):
                    self._near[report.id, place.kind].append((place.span, id_))

    def of(self, one: Judgement) -> tuple[FindingId, ...] | None:
        """Give the findings of today that a judgement is about; None when one of them is not to be found."""
        places: Iterable[JudgedPlace | None] = one.places or [None] * len(one.target)
        found = [self._find(target, place) for target, place in zip(one.target, places, strict=True)]
        return tuple(each for each in found if each) if all(found) else None

    def _find(self, target: FindingId, place: JudgedPlace | None) -> FindingId | None:
        if target in self._known:
            return target
        if place is None:
            return None
        near = self._near.get((place.report, place.kind), [])
        exact = sorted({id_ for span, id_ in near if span == place.span})
        overlapping = sorted({id_ for span, id_ in near if span.overlaps(place.span)})
        return next((found[0] for found in (exact, overlapping) if len(found) == 1), None)


def _decide(
    open_ones: Sequence[tuple[Judgement, tuple[FindingId, ...]]], fates: dict[str, Fate], problems: list[Problem]
) -> Decisions:
    """Let later judgements answer earlier ones about the same thing, and set those on pairs against one another."""
    last: dict[tuple[object, ...], Judgement] = {}
    targets = {one.id: found for one, found in open_ones}
    for one, found in open_ones:
        for matter in _matters(one, found):
            before = last.get(matter)
            if before and before.who != one.who and _says(before) != _says(one):
                problems.append(_contested(before, one))
            last[matter] = one
    standing = {one.id for one in last.values()}
    fates |= {one.id: Fate.ANSWERED for one, _ in open_ones if one.id not in standing}
    on_pairs: dict[JudgementKind, list[tuple[Judgement, Pair]]] = defaultdict(list)
    for matter, one in last.items():
        if one.kind in BETWEEN:
            on_pairs[one.kind].append((one, matter[1]))  # type: ignore[arg-type]
    same, units, apart = _sides(on_pairs[JudgementKind.SAME], on_pairs[JudgementKind.DIFFERENT], fates, problems)
    of: dict[FindingId, list[str]] = defaultdict(list)
    for each in standing:
        for target in targets[each]:
            of[target].append(each)
    return Decisions(
        units=units,
        apart=apart,
        same=same,
        two=tuple(sorted({edge for _, edge in on_pairs[JudgementKind.DIFFERENT]})),
        unsure=frozenset(edge for _, edge in on_pairs[JudgementKind.UNSURE]),
        wrong={targets[one.id][0]: one for one in last.values() if one.kind is JudgementKind.WRONG},
        values=_values((one, targets[one.id][0]) for one in last.values() if one.kind is JudgementKind.VALUE),
        of={target: tuple(sorted(set(ids))) for target, ids in of.items()},
        fates=fates,
        problems=tuple(sorted(set(problems), key=lambda one: (one.source or "", one.code, one.message))),
    )


def _matters(one: Judgement, found: tuple[FindingId, ...]) -> Iterator[tuple[object, ...]]:
    """Give what a judgement decides: each of its pairs, a field of a finding, or whether a finding is right."""
    if one.kind in BETWEEN:
        for edge in sorted({pair(*edge) for edge in combinations(found, 2) if edge[0] != edge[1]}):
            yield "pair", edge
    elif one.kind is JudgementKind.VALUE:
        yield "value", found[0], one.field
    else:
        yield "right", found[0]


def _says(one: Judgement) -> tuple[str, str | None]:
    return one.kind.value, one.value


def _contested(before: Judgement, after: Judgement) -> Problem:
    return Problem(
        "judgements_differ",
        f"{before.who} judged {' '.join(filter(None, _says(before)))} ({before.id}), {after.who} later"
        f" {' '.join(filter(None, _says(after)))} ({after.id}); the later one stands",
        source=after.id,
    )


def _values(found: Iterable[tuple[Judgement, FindingId]]) -> Mapping[FindingId, Mapping[str, Judgement]]:
    values: dict[FindingId, dict[str, Judgement]] = defaultdict(dict)
    for one, target in found:
        values[target][one.field or ""] = one
    return {target: dict(sorted(fields.items())) for target, fields in values.items()}


_Edges = Sequence[tuple[Judgement, Pair]]


def _sides(
    same: _Edges, different: _Edges, fates: dict[str, Fate], problems: list[Problem]
) -> tuple[tuple[Pair, ...], Mapping[FindingId, FindingId], frozenset[Pair]]:
    """Join what is one as far as nothing in it is two; what cannot be followed is told with all that it takes."""
    two = sorted({edge for _, edge in different})
    groups = Groups({id_ for _, edge in (*same, *different) for id_ in edge}, apart=two)
    followed: list[Pair] = []
    for one, edge in sorted(same, key=lambda told: (told[0].at, told[0].id, told[1])):
        if groups.join(*edge):
            followed.append(edge)
        else:
            fates[one.id] = Fate.CONTRADICTED
    for one, edge in sorted(different, key=lambda told: (told[1], told[0].id)):
        if chain := _chain(edge, [(told, step) for told, step in same if step != edge]):
            problems.append(_contradiction(one, edge, chain))
    units = {id_: groups.leader(id_) for edge in followed for id_ in edge}
    return tuple(sorted(set(followed))), units, frozenset(pair(groups.leader(a), groups.leader(b)) for a, b in two)


def _chain(edge: Pair, same: _Edges) -> tuple[tuple[Judgement, Pair], ...]:
    """Give the shortest chain of *same* that leads from one finding of a pair to the other; empty when none does."""
    start, goal = edge
    reached: dict[FindingId, tuple[tuple[Judgement, Pair], ...]] = {start: ()}
    ahead = [start]
    for here in ahead:
        for one, step in sorted(same, key=lambda told: (told[1], told[0].id)):
            there = step[1] if step[0] == here else step[0] if step[1] == here else None
            if there is not None and there not in reached:
                reached[there] = (*reached[here], (one, step))
                ahead.append(there)
    return reached.get(goal, ())


def _contradiction(one: Judgement, edge: Pair, chain: tuple[tuple[Judgement, Pair], ...]) -> Problem:
    told = ", ".join(f"{a} and {b} are one ({judged.id})" for judged, (a, b) in chain)
    return Problem(
        "judgements_contradict",
        f"people say that {told}, and that {edge[0]} and {edge[1]} are two ({one.id}); they are kept apart until one"
        " of these judgements is taken back",
        source=one.id,
    )
