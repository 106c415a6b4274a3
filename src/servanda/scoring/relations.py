"""Links and disagreements: what hangs together across rows, and on what origins differ.

Invariant: only rows that were matched can be judged here; a pair that must be kept apart is never excused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.rows import Commitment, Disagreement, DisputedValue, Event, Rows, Statement
from servanda.scoring.sides import Sides, greedy
from servanda.scoring.words import fold, touch

MERGING = frozenset({"same_event", "same_allegation"})
"""Kinds of gold links whose members may stand in one record."""
JOINING = frozenset({"same_event", "same_utterance"})
"""Kinds of found links that say that two findings are one."""

Matches = Mapping[str, frozenset[str]]
"""The records that a gold row was found in, by gold id."""

GoldPair = tuple[str, str]


def score_links(sides: Sides, matches: Matches) -> Sheet:
    """Give the figures of links, over the pairs of gold rows that were both found."""
    sheet = Sheet("links", ("both_found", "kept_apart"))
    record = _records(sides.found)
    joined = _found_links(sides.found, record)
    wanted: list[tuple[str, GoldPair, bool]] = []
    for link in sides.gold.links:
        for pair in combinations(link.members, 2):
            is_known = all(matches.get(member) for member in pair)
            sheet.field("both_found", judge(is_right=is_known, is_empty=not is_known))
            if not is_known:
                continue
            if link.kind != "not_same":
                wanted.append((link.kind, pair, link.is_core))
                continue
            is_apart = not _is_joined(matches, joined, pair, JOINING)
            sheet.field("kept_apart", judge(is_right=is_apart))
            if not is_apart:
                sheet.misses.append(_link_miss("wrong", link.id, "not_same", pair))
    right = [(kind, pair, is_core) for kind, pair, is_core in wanted if _is_linked(matches, joined, pair, kind)]
    merged = _merged(matches, joined, sides.gold)
    accepted = {frozenset(pair) for kind, pair, _ in wanted if kind in MERGING}
    spurious = [pair for pair in merged if frozenset(pair) not in accepted]
    sheet.match(
        "pairs",
        found=len(right) + len(spurious),
        gold=[is_core for _, _, is_core in wanted],
        matched=[is_core for _, _, is_core in right],
    )
    sheet.misses += [
        _link_miss("missed", None, kind, pair)
        for kind, pair, is_core in wanted
        if is_core and (kind, pair, is_core) not in right
    ]
    sheet.misses += [_link_miss("spurious", None, "same record", pair) for pair in spurious]
    return sheet


def _link_miss(what: str, gold: str | None, kind: str, pair: GoldPair) -> Miss:
    return Miss(kind="links", what=what, gold=gold, row=None, report=None, expected=kind, quote=" and ".join(pair))


def _records(rows: Rows) -> dict[str, str]:
    records: tuple[Statement | Event | Commitment, ...] = (*rows.statements, *rows.events, *rows.commitments)
    return {name: row.id for row in records for name in (row.id, *row.members)}


def _found_links(rows: Rows, record: Mapping[str, str]) -> dict[frozenset[str], set[str]]:
    """Give the kinds of found links by pair of records."""
    kinds: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for link in rows.links:
        for one, other in combinations(link.members, 2):
            pair = frozenset((record.get(one, one), record.get(other, other)))
            # A link inside one record joins nothing: a plan merged with its deed is one row, not two.
            if len(pair) > 1:
                kinds[pair].add(link.kind)
    return kinds


def _is_joined(
    matches: Matches, joined: Mapping[frozenset[str], set[str]], pair: GoldPair, kinds: Iterable[str]
) -> bool:
    one, other = matches[pair[0]], matches[pair[1]]
    if one & other:
        return True
    return any(joined.get(frozenset((a, b)), set()) & set(kinds) for a in one for b in other)


def _is_linked(matches: Matches, joined: Mapping[frozenset[str], set[str]], pair: GoldPair, kind: str) -> bool:
    if kind in MERGING:
        return _is_joined(matches, joined, pair, {*JOINING, kind})
    return any(kind in joined.get(frozenset((a, b)), set()) for a in matches[pair[0]] for b in matches[pair[1]])


def _merged(matches: Matches, joined: Mapping[frozenset[str], set[str]], gold: Rows) -> list[GoldPair]:
    """Give the pairs of gold events that the ledger takes for one."""
    events = [row.id for row in gold.events if matches.get(row.id)]
    return [pair for pair in combinations(events, 2) if _is_joined(matches, joined, pair, JOINING)]


def score_disagreements(sides: Sides, matches: Matches) -> Sheet:
    """Give the figures of disagreements: the matched record and the field, then the set of values and the kind."""
    sheet = Sheet("disagreements", ("values", "kind"))
    record = _records(sides.found)
    found = [row for row in sides.found.disagreements if _is_here(sides, row)]
    pairs = greedy(
        ((float(_shared(sides, mine.values, row.values)),), row, mine)
        for row in sides.gold.disagreements
        for mine in found
        if mine.field == row.field and record.get(mine.record, mine.record) in matches.get(row.record, frozenset())
    )
    sheet.match(
        "record_and_field",
        found=len(found),
        gold=[row.is_core for row in sides.gold.disagreements],
        matched=[row.is_core for row, _ in pairs],
    )
    for row, mine in pairs:
        shared = _shared(sides, mine.values, row.values)
        sheet.field("values", judge(is_right=shared == len(row.values) == len(mine.values)))
        sheet.field("kind", judge(is_right=mine.kind in (row.kind, *row.also.get("kind", ()))))
    met, used = {row.id for row, _ in pairs}, {mine.id for _, mine in pairs}
    sheet.misses += [
        _dispute("missed", row.id, None, row) for row in sides.gold.disagreements if row.is_core and row.id not in met
    ]
    sheet.misses += [_dispute("spurious", None, mine.id, mine) for mine in found if mine.id not in used]
    return sheet


def _dispute(what: str, gold: str | None, row: str | None, disagreement: Disagreement) -> Miss:
    return Miss(
        kind="disagreements",
        what=what,
        gold=gold,
        row=row,
        report=None,
        field=disagreement.field,
        expected=" | ".join(str(value.value) for value in disagreement.values),
    )


def _is_here(sides: Sides, row: Disagreement) -> bool:
    return any(sides.places(value.evidence) for value in row.values)


def _shared(sides: Sides, found: Sequence[DisputedValue], gold: Sequence[DisputedValue]) -> int:
    pairs = greedy(((1.0,), theirs, mine) for theirs in gold for mine in found if _is_same_value(sides, mine, theirs))
    return len(pairs)


def _is_same_value(sides: Sides, found: DisputedValue, gold: DisputedValue) -> bool:
    """Say whether two values are one: the same words, the same day, or free words read at the same place."""
    mine, theirs = str(found.value), str(gold.value)
    if fold(mine) == fold(theirs):
        return True
    if theirs[:4].isdigit():
        return False
    places = sides.places(found.evidence)
    return any(
        touch(places.get(quote.report, ()), [(quote.start, quote.end)])
        for quote in gold.evidence
        if quote.start is not None and quote.end is not None
    )
