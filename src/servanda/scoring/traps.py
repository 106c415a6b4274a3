"""Traps: places where something must not be produced, and the found rows that are there all the same.

Invariant: the bar is zero, so gold itself falls into none. A row falls when it is of the kind in `never`, has all
properties in `with`, and one of its evidence spans shares a character with the trap's span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from servanda.errors import EvaluationError
from servanda.scoring.actors import MentionPair, code_of, is_actor_right
from servanda.scoring.figures import Fall
from servanda.scoring.marks import labels_right
from servanda.scoring.periods import falls_on, is_day, is_unknown, meets
from servanda.scoring.relations import Matches
from servanda.scoring.rows import (
    Actor,
    Commitment,
    Event,
    Label,
    Line,
    Mention,
    Never,
    Party,
    Report,
    Rows,
    Statement,
    Trap,
    When,
)
from servanda.scoring.sides import Record, Sides
from servanda.scoring.words import fold, touch

Properties = Mapping[str, Any]
ANY = "any"


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the rules look at: both sides, and which records gold's rows were found in."""

    sides: Sides
    matches: Matches
    mentions: Sequence[MentionPair]

    @property
    def matched(self) -> frozenset[str]:
        return frozenset(record for records in self.matches.values() for record in records)


def fall_into(sides: Sides, matches: Matches, mentions: Sequence[MentionPair]) -> list[Fall]:
    """Give every found row that a trap forbids, once for each trap.

    Raises:
        EvaluationError: A trap forbids a kind of row that is not known here.
    """
    ground = _Ground(sides, matches, mentions)
    falls: dict[tuple[str, str, str], Fall] = {}
    for trap in sides.gold.traps:
        for never in trap.never:
            rule = RULES.get(never.kind)
            if rule is None:
                raise EvaluationError(
                    f"trap {trap.id} forbids {never.kind!r}; expected one of {', '.join(sorted(RULES))}"
                )
            for row in rule(ground, trap, never):
                fall = Fall(trap.id, trap.tier, never.kind, row, trap.report, trap.quote or "", trap.reason or "")
                falls[trap.id, never.kind, row] = fall
    return [falls[key] for key in sorted(falls)]


def _records(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Statements, events and commitments: their own properties, `second` and `count`."""
    wanted = {name: value for name, value in never.properties.items() if name not in ("second", "count")}
    there = _there(ground, trap, never.kind)
    fallen = [row for row in there if all(_has(ground, row, name, value) for name, value in wanted.items())]
    if "count" in never.properties:
        return [row.id for row in fallen] if len(fallen) == int(never.properties["count"]) else []
    if never.properties.get("second"):
        return [row.id for row in fallen if _is_second(ground, row, trap, never.kind, there)]
    return [row.id for row in fallen]


def _there(ground: _Ground, trap: Trap, kind: str) -> list[Record]:
    """Give the found records of a kind that have evidence on the trap's place."""
    span = [(trap.start, trap.end)]
    return [row for row, places in ground.sides.placed[kind] if touch(places.get(trap.report, ()), span)]


def _of_kind(rows: Rows, kind: str) -> Sequence[Record]:
    match kind:
        case "statement":
            return rows.statements
        case "event":
            return rows.events
        case _:
            return rows.commitments


def _is_second(ground: _Ground, row: Record, trap: Trap, kind: str, there: Sequence[Record]) -> bool:
    """Say whether a record stands beside the one that is gold's.

    It matches no gold row itself, and a gold row of this place was found in another record. Where gold has no row of
    the kind at the place, any record that matches nothing is one too many.
    """
    if row.id in ground.matched:
        return False
    here = _gold_there(ground, trap, kind)
    if not here:
        return True
    return any(ground.matches.get(name) for name in here) or any(other.id != row.id for other in there)


def _gold_there(ground: _Ground, trap: Trap, kind: str) -> list[str]:
    return [
        row.id
        for row in _of_kind(ground.sides.gold, kind)
        if any(
            quote.report == trap.report and touch([(quote.start, quote.end)], [(trap.start, trap.end)])
            for quote in row.evidence
            if quote.start is not None and quote.end is not None
        )
    ]


def _has(ground: _Ground, row: Record, name: str, value: Any) -> bool:
    """Say whether a record has a property; a list of values means any of them, a list of parties all of them."""
    parties = ground.sides.parties
    found = getattr(row, name, None)
    if name == "speaker":
        assert isinstance(row, Statement)  # noqa: S101  traps of other kinds name no speaker
        speakers = row.speakers or ((row.speaker,) if row.speaker else ())
        return bool(speakers) if value == ANY else any(parties.accepts(party, value) for party in speakers)
    if value == ANY:
        return not (is_unknown(found) if isinstance(found, When | None) else found in ((), ""))
    if name in ("source", "target", "provider", "recipient"):
        return _names_parties(ground, row, name, value)
    if name == "lines":
        return any(_mentions_item(line, str(value)) for line in found or ())
    if isinstance(found, When):
        return falls_on(found, str(value))
    return found in value if isinstance(value, list) else found == value


def _names_parties(ground: _Ground, row: Record, name: str, value: Any) -> bool:
    accepts = ground.sides.parties.accepts
    parties: tuple[Party, ...] = getattr(row, name, ())
    if isinstance(value, list):
        # One act with all of them: whoever is on the other side takes part in it as well.
        together = (*parties, *(getattr(row, "target", ()) if name == "source" else ()))
        return all(any(accepts(party, one) for party in together) for one in value)
    return any(accepts(party, value) for party in parties)


def _mentions_item(line: Line, words: str) -> bool:
    printed = (line.item, line.quantity.text if line.quantity else None)
    return any(fold(words) in fold(text) for text in printed if text)


def _origins(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """A record of this place that counts more origins than its evidence has."""
    family = {report: origin.id for origin in ground.sides.gold.origins for report in origin.reports}
    for kind in ("statement", "event", "commitment"):
        for row in _there(ground, trap, kind):
            known = {family.get(report, report) for report in ground.sides.places(row.evidence)}
            others = {quote.report for quote in row.evidence if ground.sides.report(quote.report) is None}
            if (row.origins or 0) > len(known) + len(others) and never.properties.get("second", True):
                yield row.id


def _mentions(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Mentions on the place, without those that are gold's own.

    "Aliasaid" forbids a mention of the glued words, not the name in it. Where the trap forbids an actor, gold's own
    span excuses only the right one.
    """
    excused = {
        id(found)
        for gold, found in ground.mentions
        if not never.properties or is_actor_right(ground.sides, found, gold)
    }
    return [mention.id for mention in _fallen_mentions(ground, trap, never.properties, excused=excused)]


def _fallen_mentions(
    ground: _Ground, trap: Trap, properties: Properties, *, excused: AbstractSet[int]
) -> list[Mention]:
    gold_of = {id(found): gold for gold, found in ground.mentions}
    fallen = []
    for mention in ground.sides.found_mentions:
        if mention.report != trap.report or not touch([(mention.start, mention.end)], [(trap.start, trap.end)]):
            continue
        gold = gold_of.get(id(mention))
        is_exact = gold is not None and (gold.start, gold.end) == (mention.start, mention.end)
        if not (is_exact and id(mention) in excused) and _is_mention(ground, mention, properties):
            fallen.append(mention)
    return fallen


def _is_mention(ground: _Ground, mention: Mention, properties: Properties) -> bool:
    for name, value in properties.items():
        if name == "actor":
            if not ground.sides.parties.is_actor(mention.actor, code_of(ground.sides, mention), value):
                return False
        elif name == "kind":
            actor = next((row for row in ground.sides.found.actors if row.id == mention.actor), None)
            if value not in (mention.kind, mention.sense, actor.kind if actor else None):
                return False
        else:
            return False
    return True


def _actors(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Actors by their mentions on the place, without those whose mention there is gold's own and right."""
    right = {id(found) for gold, found in ground.mentions if is_actor_right(ground.sides, found, gold)}
    fallen = {mention.actor for mention in _fallen_mentions(ground, trap, {}, excused=right)}
    return [
        actor.id
        for actor in ground.sides.found.actors
        if actor.id in fallen and _is_actor(actor, trap, never.properties)
    ]


def _is_actor(actor: Actor, trap: Trap, properties: Properties) -> bool:
    names = {fold(name) for name in (actor.name, *actor.aliases)}
    for name, value in properties.items():
        if name == "named":
            if (fold(actor.name) not in fold(trap.quote or "")) != value:
                return False
        elif name == "name":
            if fold(str(value)) not in names:
                return False
        elif getattr(actor, name, None) != value:
            return False
    return True


def _labels(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Labels on the place, without those that are gold's own, with the one whose word they are."""
    right = labels_right(ground.sides)
    for label in ground.sides.found.labels:
        if label.id in right:
            continue
        there = ground.sides.places(label.evidence).get(trap.report, ())
        is_by = "by" not in never.properties or _is_by(ground, label, never.properties["by"])
        if is_by and touch(there, [(trap.start, trap.end)]):
            yield label.id


def _is_by(ground: _Ground, label: Label, value: Any) -> bool:
    if isinstance(label.by, Party):
        # Two agencies of one country share their code; only the very one is meant.
        gold = next((party for party in _gold_parties(ground.sides) if party.actor == value), None)
        return ground.sides.parties.named(label.by, gold) if gold else ground.sides.parties.accepts(label.by, value)
    return label.by is not None and fold(label.by) == fold(str(value))


def _gold_parties(sides: Sides) -> Iterable[Party]:
    for actor in sides.gold.actors:
        yield Party(actor=actor.id, code=actor.code, name=actor.name)
    for label in sides.gold.labels:
        if isinstance(label.by, Party):
            yield label.by


def _times(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Times on the place; one that is used for nothing dates nothing and does no harm."""
    for time in ground.sides.found.times:
        is_there = ground.sides.report(time.report) == trap.report and touch(
            [(time.start, time.end)], [(trap.start, trap.end)]
        )
        if is_there and time.use != "none" and _is_time(time.when, never.properties):
            yield time.id


def _is_time(when: When | None, properties: Properties) -> bool:
    if properties.get("granularity") == "day" and not is_day(when):
        return False
    return "value" not in properties or falls_on(when, str(properties["value"]))


def _quantities(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Rows with an amount whose printed words stand on the place."""
    for kind in ("event", "commitment"):
        for row in _there(ground, trap, kind):
            lines = row.lines if isinstance(row, Event) else _all_lines(row)
            if any(_is_printed(line, trap) for line in lines) and not never.properties:
                yield row.id


def _all_lines(row: Record) -> tuple[Line, ...]:
    if not isinstance(row, Commitment):
        return ()
    return (*row.lines, *(line for step in row.steps for line in step.lines))


def _is_printed(line: Line, trap: Trap) -> bool:
    words = line.quantity.text if line.quantity else None
    if words is None:
        return False
    return fold(words) in fold(trap.quote or "") or fold(trap.quote or "") in fold(words)


def _reports(ground: _Ground, trap: Trap) -> Iterable[tuple[Report, Report]]:
    gold = next((report for report in ground.sides.gold.reports if report.id == trap.report), None)
    found = ground.sides.found_report(gold) if gold else None
    if gold is not None and found is not None:
        yield gold, found


def _blocks(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    for _, found in _reports(ground, trap):
        for block in found.blocks:
            start, end = max(block.start, trap.start), min(block.end, trap.end)
            printed = (found.text or "")[start:end] if start < end else ""
            if printed.strip() and block.kind == never.properties.get("kind", block.kind):
                yield f"{found.id} [{block.start}, {block.end}) {block.kind}"


def _published(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """The day of publication, if it is wrong and was read off this place, or is a day where none can be known."""
    for gold, found in _reports(ground, trap):
        if is_unknown(found.published) or meets(found.published, gold.published, also=gold.also.get("published", ())):
            continue
        if never.properties.get("granularity") == "day":
            is_fallen = is_day(found.published)
        else:
            is_fallen = _is_read_off(ground, found.published, trap)
        if is_fallen:
            yield found.id


def _is_read_off(ground: _Ground, published: When | None, trap: Trap) -> bool:
    printed, quote = fold((published and published.text) or ""), fold(trap.quote or "")
    if printed and (printed in quote or quote in printed):
        return True
    times = [
        time.when
        for time in ground.sides.gold.times
        if time.report == trap.report and touch([(time.start, time.end)], [(trap.start, trap.end)])
    ]
    return any(not is_unknown(when) and meets(published, when) for when in times)


def _agencies(ground: _Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Agencies whose names stand on the place, unless gold credits them elsewhere in the page."""
    quote = f" {' '.join(fold(trap.quote or '').replace('/', ' ').split())} "
    for gold, found in _reports(ground, trap):
        credited = {fold(name) for names in (gold.agencies, *gold.also.get("agencies", ())) for name in names}
        for name in found.agencies:
            if f" {fold(name)} " in quote and fold(name) not in credited and not never.properties:
                yield f"{found.id} {name}"


def _merges(ground: _Ground, _: Trap, never: Never) -> Iterable[str]:
    """Two gold actors or events that the ledger holds for one."""
    events = never.properties.get("events", ())
    records = [ground.matches.get(event, frozenset()) for event in events]
    if events and (both := frozenset.intersection(*records)):
        yield min(both)
    actors = never.properties.get("actors", ())
    resolved = [_resolved(ground, actor) for actor in actors]
    if actors and (both := frozenset.intersection(*resolved)):
        yield min(both)


def _resolved(ground: _Ground, actor: str) -> frozenset[str]:
    """Give the found actors that gold's mentions of an actor are resolved to."""
    return frozenset(found.actor for gold, found in ground.mentions if gold.actor == actor and found.actor)


RULES: Mapping[str, Callable[[_Ground, Trap, Never], Iterable[str]]] = {
    "statement": _records,
    "event": _records,
    "commitment": _records,
    "origin": _origins,
    "mention": _mentions,
    "actor": _actors,
    "label": _labels,
    "time": _times,
    "quantity": _quantities,
    "block": _blocks,
    "published": _published,
    "agency": _agencies,
    "merge": _merges,
}
