"""Events: same report, evidence that overlaps, an accepted type; then every field by itself.

Invariant: a planned act shown as done and an allegation shown as the narrator's word are wrong, whatever the type.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.periods import meets
from servanda.scoring.rows import Event
from servanda.scoring.sides import Part, Sides, greedy
from servanda.scoring.values import among, same_lines, same_place, shown
from servanda.scoring.words import characters, overlap, touch

FIELDS = ("parties", "mode", "status", "basis", "when", "terms", "attested_by", "lines", "contexts", "where")
DECIDING = ("parties", "status", "basis", "when", "mode")
"""Of several found events that could be a gold one, the one that agrees in most of these is it."""

TWO_SIDED = frozenset({"AGREE", "CONSULT"})

Pair = tuple[Part[Event], Part[Event]]


def match_events(sides: Sides) -> list[Pair]:
    """Pair gold's events with found ones of the same report, place and type."""
    return greedy(
        (_nearness(sides, gold, found), gold, found)
        for gold, found in _touching(sides)
        if among(found.row.type, gold.row.type, gold.row.also.get("type"))
    )


def score_events(sides: Sides, pairs: Sequence[Pair]) -> Sheet:
    """Give the figures of events, with status and basis counted with the type as well."""
    sheet = Sheet("events", FIELDS)
    tiers = [part.row.is_core for part in sides.gold_events]
    located = greedy((_nearness(sides, gold, found), gold, found) for gold, found in _touching(sides))
    right = {name: [pair for pair in pairs if _is_right(sides, pair, name)] for name in ("status", "basis")}
    both = [pair for pair in right["status"] if pair in right["basis"]]
    for name, matched in (
        ("located", located),
        ("type", pairs),
        ("type_and_status", right["status"]),
        ("type_status_and_basis", both),
    ):
        sheet.match(name, found=len(sides.found_events), gold=tiers, matched=[gold.row.is_core for gold, _ in matched])
    for pair in pairs:
        for name in FIELDS:
            _count(sides, sheet, name, pair)
    sheet.misses += _unmatched(sides, pairs)
    return sheet


def _touching(sides: Sides) -> Iterable[Pair]:
    for gold in sides.gold_events:
        for found in sides.found_events:
            if found.report == gold.report and touch(found.spans, gold.spans):
                yield gold, found


def _nearness(sides: Sides, gold: Part[Event], found: Part[Event]) -> tuple[float, ...]:
    agreeing = sum(_is_right(sides, (gold, found), name) for name in DECIDING)
    share = overlap(characters(gold.spans), characters(found.spans))
    return (float(agreeing), float(found.row.type == gold.row.type), share)


def _is_right(sides: Sides, pair: Pair, name: str) -> bool:
    gold, found = pair[0].row, pair[1].row
    also = gold.also.get({"where": "place"}.get(name, name), ())
    match name:
        case "parties":
            return _parties(sides, found, gold)
        case "when":
            return meets(found.when, gold.when, also=also)
        case "attested_by":
            return sides.parties.all(found.attested_by, gold.attested_by, also)
        case "lines":
            return same_lines(found.lines, gold.lines)
        case "contexts":
            return set(found.contexts) == set(gold.contexts)
        case "where":
            return same_place(found.place, gold.place, also)
        case _:
            return among(getattr(found, name), getattr(gold, name), also)


def _parties(sides: Sides, found: Event, gold: Event) -> bool:
    """Say whether source and target are right; of a meeting or agreement they may be exchanged or in one list."""
    sources, targets = gold.also.get("source", ()), gold.also.get("target", ())
    right = sides.parties.all
    if right(found.source, gold.source, sources) and right(found.target, gold.target, targets):
        return True
    # A visit has a direction; a call, a talk and an agreement have not.
    if gold.type not in TWO_SIDED or gold.mode == "visit":
        return False
    if right(found.target, gold.source, sources) and right(found.source, gold.target, targets):
        return True
    return right((*found.source, *found.target), (*gold.source, *gold.target), (*sources, *targets))


def _count(sides: Sides, sheet: Sheet, name: str, pair: Pair) -> None:
    gold, found = pair
    is_right = _is_right(sides, pair, name)
    words = _shown(found.row, name)
    sheet.field(name, judge(is_right=is_right, is_empty=words is None))
    if not is_right:
        sheet.misses.append(
            Miss(
                kind="events",
                what="wrong",
                gold=gold.row.id,
                row=found.row.id,
                report=gold.report,
                field=name,
                expected=_shown(gold.row, name),
                found=words,
                quote=_quote(sides, gold),
            )
        )


def _unmatched(sides: Sides, pairs: Sequence[Pair]) -> Iterable[Miss]:
    gold_matched = {id(gold) for gold, _ in pairs}
    found_matched = {id(found) for _, found in pairs}
    for gold in sides.gold_events:
        if gold.row.is_core and id(gold) not in gold_matched:
            yield Miss(
                kind="events",
                what="missed",
                gold=gold.row.id,
                row=None,
                report=gold.report,
                expected=_summary(gold.row),
                quote=_quote(sides, gold),
            )
    for found in sides.found_events:
        if id(found) not in found_matched:
            yield Miss(
                kind="events",
                what="spurious",
                gold=None,
                row=found.row.id,
                report=found.report,
                found=_summary(found.row),
                quote=_quote(sides, found),
            )


def _summary(row: Event) -> str:
    return f"{row.type} {row.status}, {row.basis}: {shown(row.source) or '-'} > {shown(row.target) or '-'}"


def _shown(row: Event, name: str) -> str | None:
    if name == "parties":
        return f"{shown(row.source) or '-'} > {shown(row.target) or '-'}" if row.source or row.target else None
    return shown(getattr(row, "place" if name == "where" else name))


def _quote(sides: Sides, part: Part[Event]) -> str:
    return " ... ".join(sides.texts[part.report][start:end] for start, end in part.spans)
