"""What a report says of itself in traps: its blocks, its day of publication, its agencies.

Invariant: what gold has for the report is never a trap, wherever it was read.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.scoring.ground import Ground
from servanda.scoring.periods import is_day, is_unknown, meets
from servanda.scoring.rows import (
    Never,
    Report,
    Trap,
    When,
)
from servanda.scoring.words import fold, touch


def _reports(ground: Ground, trap: Trap) -> Iterable[tuple[Report, Report]]:
    gold = next((report for report in ground.sides.gold.reports if report.id == trap.report), None)
    found = ground.sides.found_report(gold) if gold else None
    if gold is not None and found is not None:
        yield gold, found


def blocks(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Blocks of the forbidden kind that print something on the place."""
    for _, found in _reports(ground, trap):
        for block in found.blocks:
            start, end = max(block.start, trap.start), min(block.end, trap.end)
            printed = (found.text or "")[start:end] if start < end else ""
            if printed.strip() and block.kind == never.properties.get("kind", block.kind):
                yield f"{found.id} [{block.start}, {block.end}) {block.kind}"


def published(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
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


def _is_read_off(ground: Ground, published: When | None, trap: Trap) -> bool:
    printed, quote = fold((published and published.text) or ""), fold(trap.quote or "")
    if printed and (printed in quote or quote in printed):
        return True
    times = [
        time.when
        for time in ground.sides.gold.times
        if time.report == trap.report and touch([(time.start, time.end)], [(trap.start, trap.end)])
    ]
    return any(not is_unknown(when) and meets(published, when) for when in times)


def agencies(ground: Ground, trap: Trap, _: Never) -> Iterable[str]:
    """Agencies whose names stand on the place, unless gold credits them elsewhere in the page."""
    quote = f" {' '.join(fold(trap.quote or '').replace('/', ' ').split())} "
    for gold, found in _reports(ground, trap):
        credited = {fold(name) for names in (gold.agencies, *gold.also.get("agencies", ())) for name in names}
        for name in found.agencies:
            if f" {fold(name)} " in quote and fold(name) not in credited:
                yield f"{found.id} {name}"
