"""Commitments, over all of gold's reports: provider, recipient, kind and overlapping evidence; then their life.

Invariant: a commitment is judged as the ledger shows it, never report by report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.periods import is_unknown, meets
from servanda.scoring.rows import Commitment, Quote, Step
from servanda.scoring.sides import Places, Sides, greedy
from servanda.scoring.values import among, same_lines, shown
from servanda.scoring.words import Span, touch

FIELDS = ("state", "steps", "lines", "due", "flags", "terms", "instrument", "origins")
STEP_FIELDS = ("scope", "by", "role_of_speaker", "link", "lines")
UNSCORED_FLAGS = frozenset({"stale"})
"""`stale` depends on a threshold that gold does not have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A commitment with its evidence in gold's reports."""

    row: Commitment
    places: Places


Pair = tuple[Placed, Placed]


def found_commitments(sides: Sides) -> list[Placed]:
    """Give the found commitments that have evidence in gold's reports."""
    return [Placed(row, places) for row, places in sides.placed["commitment"] if isinstance(row, Commitment)]


def match_commitments(sides: Sides) -> list[Pair]:
    """Pair gold's commitments with found ones."""
    return greedy(
        (_nearness(sides, gold, found), gold, found)
        for gold, found in _touching(sides)
        if _is_same(sides, found.row, gold.row)
    )


def score_commitments(sides: Sides, pairs: Sequence[Pair]) -> tuple[Sheet, Sheet]:
    """Give the figures of commitments and of their steps."""
    sheet, steps = Sheet("commitments", FIELDS), Sheet("steps", STEP_FIELDS)
    rows = found_commitments(sides)
    tiers = [row.is_core for row in sides.gold.commitments]
    located = greedy((_nearness(sides, gold, found), gold, found) for gold, found in _touching(sides))
    sheet.match("located", found=len(rows), gold=tiers, matched=[gold.row.is_core for gold, _ in located])
    sheet.match("parties_and_kind", found=len(rows), gold=tiers, matched=[gold.row.is_core for gold, _ in pairs])
    matched_steps: list[bool] = []
    for gold, found in pairs:
        joined = _match_steps(sides, found.row, gold.row)
        matched_steps += [gold.row.is_core and not step.is_optional for step, _ in joined]
        for name in FIELDS:
            _count(sides, sheet, name, (gold, found), joined)
        for step, other in joined:
            _count_step(sides, steps, gold.row.id, found.row.id, step, other)
    steps.match(
        "step_and_when",
        found=sum(len(_here(sides, commitment.row)) for commitment in rows),
        gold=[row.is_core and not step.is_optional for row in sides.gold.commitments for step in row.steps],
        matched=matched_steps,
    )
    sheet.misses += _unmatched(sides, pairs, rows)
    return sheet, steps


def _gold(sides: Sides) -> list[Placed]:
    return [Placed(row, _places(row.evidence)) for row in sides.gold.commitments]


def _places(quotes: Iterable[Quote]) -> Places:
    places: dict[str, tuple[Span, ...]] = {}
    for quote in quotes:
        if quote.start is not None and quote.end is not None:
            places[quote.report] = (*places.get(quote.report, ()), (quote.start, quote.end))
    return places


def _touching(sides: Sides) -> list[Pair]:
    found = found_commitments(sides)
    return [(gold, other) for gold in _gold(sides) for other in found if _shared(gold.places, other.places)]


def _shared(one: Places, other: Places) -> int:
    return sum(touch([span], other.get(report, ())) for report, spans in one.items() for span in spans)


def _nearness(sides: Sides, gold: Placed, found: Placed) -> tuple[float, ...]:
    is_same = _is_same(sides, found.row, gold.row)
    agreeing = sum(_is_right(name, found.row, gold.row) for name in ("state", "lines", "due"))
    return (float(is_same), float(_shared(gold.places, found.places)), float(agreeing))


def _is_same(sides: Sides, found: Commitment, gold: Commitment) -> bool:
    right = sides.parties.all
    return (
        among(found.kind, gold.kind, gold.also.get("kind"))
        and right(found.provider, gold.provider, gold.also.get("provider", ()))
        and right(found.recipient, gold.recipient, gold.also.get("recipient", ()))
    )


def _here(sides: Sides, row: Commitment) -> list[Step]:
    return [step for step in row.steps if sides.places(step.evidence)]


def _match_steps(sides: Sides, found: Commitment, gold: Commitment) -> list[tuple[Step, Step]]:
    """Pair steps of the same kind and day, the one with shared evidence before another."""
    candidates = []
    for step in gold.steps:
        for other in _here(sides, found):
            if not among(other.step, step.step, step.also.get("step")):
                continue
            if meets(other.when, step.when, also=step.also.get("when", ())):
                shared = _shared(_places(step.evidence), sides.places(other.evidence))
                nearness = (float(shared), float(other.step == step.step), float(not step.is_optional))
                candidates.append((nearness, step, other))
    return greedy(candidates)


def _is_right(name: str, found: Commitment, gold: Commitment, unscored: frozenset[str] = UNSCORED_FLAGS) -> bool:
    also = gold.also.get(name, ())
    match name:
        case "lines":
            return same_lines(found.lines, gold.lines)
        case "due":
            # Without a day nothing is due: "by publication" is no answer here.
            if is_unknown(gold.due):
                return is_unknown(found.due) or any(meets(found.due, None, also=[value]) for value in also if value)
            return meets(found.due, gold.due, also=also)
        case "flags":
            accepted = [_flags(flags, unscored) for flags in (gold.flags, *also)]
            return _flags(found.flags, unscored) in accepted
        case "terms":
            # What has no terms, as a visit, and what tells of none are written in either way.
            return (found.terms or "unknown") in {value or "unknown" for value in (gold.terms, *also)}
        case "origins":
            return found.origins == gold.origins
        case _:
            return among(getattr(found, name), getattr(gold, name), also)


def _flags(flags: Iterable[str], unscored: frozenset[str]) -> set[str]:
    return set(flags) - unscored


def _unscored(sides: Sides) -> frozenset[str]:
    """Give the flags on which gold has no opinion: of how many sources a record is, gold without origins cannot say."""
    return UNSCORED_FLAGS if "origins" in sides.gold.kinds else UNSCORED_FLAGS | {"single_source"}


def _steps_right(sides: Sides, found: Commitment, gold: Commitment, joined: Sequence[tuple[Step, Step]]) -> bool:
    asked = sum(not step.is_optional for step in gold.steps)
    return sum(not step.is_optional for step, _ in joined) == asked and len(joined) == len(_here(sides, found))


def _count(sides: Sides, sheet: Sheet, name: str, pair: Pair, joined: Sequence[tuple[Step, Step]]) -> None:
    gold, found = pair
    if name == "steps":
        is_right = _steps_right(sides, found.row, gold.row, joined)
    else:
        is_right = _is_right(name, found.row, gold.row, _unscored(sides))
    words = _shown(found.row, name)
    sheet.field(name, judge(is_right=is_right, is_empty=words is None))
    if not is_right:
        sheet.misses.append(
            Miss(
                kind="commitments",
                what="wrong",
                gold=gold.row.id,
                row=found.row.id,
                report=None,
                field=name,
                expected=_shown(gold.row, name),
                found=words,
                quote=_quote(gold.row),
            )
        )


def _count_step(sides: Sides, sheet: Sheet, gold_id: str, found_id: str, gold: Step, found: Step) -> None:
    for name in STEP_FIELDS:
        mine, theirs = getattr(found, name), getattr(gold, name)
        also = gold.also.get(name, ())
        if name == "by":
            is_right = sides.parties.one(mine, theirs, also)
        elif name == "lines":
            is_right = same_lines(mine, theirs)
        else:
            is_right = among(mine, theirs, also)
        sheet.field(name, judge(is_right=is_right, is_empty=not mine))
        if not is_right:
            sheet.misses.append(
                Miss(
                    kind="steps",
                    what="wrong",
                    gold=gold_id,
                    row=found_id,
                    report=None,
                    field=f"{gold.step}.{name}",
                    expected=shown(theirs),
                    found=shown(mine),
                    quote=gold.evidence[0].quote if gold.evidence else None,
                )
            )


def _unmatched(sides: Sides, pairs: Sequence[Pair], rows: Sequence[Placed]) -> Iterable[Miss]:
    gold_matched = {gold.row.id for gold, _ in pairs}
    found_matched = {found.row.id for _, found in pairs}
    for row in sides.gold.commitments:
        if row.is_core and row.id not in gold_matched:
            yield Miss(
                kind="commitments",
                what="missed",
                gold=row.id,
                row=None,
                report=None,
                expected=_summary(row),
                quote=_quote(row),
            )
    for found in rows:
        if found.row.id not in found_matched:
            yield Miss(
                kind="commitments",
                what="spurious",
                gold=None,
                row=found.row.id,
                report=min(found.places),
                found=_summary(found.row),
                quote=_quote(found.row),
            )


def _summary(row: Commitment) -> str:
    return f"{row.kind} {row.state}: {shown(row.provider) or '-'} > {shown(row.recipient) or '-'}"


def _shown(row: Commitment, name: str) -> str | None:
    if name == "steps":
        return ", ".join(f"{step.step} {step.when.edtf if step.when else None}" for step in row.steps) or None
    return shown(getattr(row, name))


def _quote(row: Commitment) -> str | None:
    return next((quote.quote for quote in row.evidence), None)
