"""Times and labels: printed words with a place, and what they mean there.

Invariant: the place decides which rows are compared; the meaning is judged after that.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.periods import is_unknown, meets
from servanda.scoring.rows import Label, Party, Time
from servanda.scoring.sides import Sides, greedy
from servanda.scoring.values import among, shown
from servanda.scoring.words import Span, fold

TIME_FIELDS = ("when", "use")
LABEL_FIELDS = ("by", "kind", "polarity")


def score_times(sides: Sides) -> Sheet:
    """Give the figures of times: the same span, then the period, and the use where gold says one."""
    sheet = Sheet("times", TIME_FIELDS)
    found = [time for time in sides.found.times if sides.report(time.report) is not None]
    gold = [time for time in sides.gold.times if time.report in sides.texts]
    located = [(mine, sides.report(mine.report)) for mine in found]
    for name, is_same in (("located", _overlaps), ("span", _equals)):
        pairs = greedy(
            (_nearness(row, mine), row, mine)
            for row in gold
            for mine, report in located
            if report == row.report and is_same(row, mine)
        )
        sheet.match(
            name,
            found=len(found),
            gold=[row.is_core for row in gold],
            matched=[row.is_core for row, _ in pairs],
        )
    for row, mine in pairs:
        is_right = meets(mine.when, row.when, also=row.also.get("when", ()))
        sheet.field("when", judge(is_right=is_right, is_empty=is_unknown(mine.when)))
        if not is_right:
            sheet.misses.append(_time_miss("wrong", row, mine, "when"))
        if row.use is not None:
            is_used = among(mine.use, row.use, row.also.get("use"))
            sheet.field("use", judge(is_right=is_used, is_empty=mine.use is None))
    met, used = {row.id for row, _ in pairs}, {mine.id for _, mine in pairs}
    sheet.misses += [_time_miss("missed", row, None, None) for row in gold if row.is_core and row.id not in met]
    sheet.misses += [_spurious_time(sides, mine) for mine in found if mine.id not in used]
    return sheet


def _equals(gold: Time, found: Time) -> bool:
    return (gold.start, gold.end) == (found.start, found.end)


def _overlaps(gold: Time, found: Time) -> bool:
    return gold.start < found.end and found.start < gold.end


def _nearness(gold: Time, found: Time) -> tuple[float, ...]:
    shared = min(gold.end, found.end) - max(gold.start, found.start)
    return (float(_equals(gold, found)), float(meets(found.when, gold.when)), float(shared))


def _time_miss(what: str, gold: Time, found: Time | None, field: str | None) -> Miss:
    return Miss(
        kind="times",
        what=what,
        gold=gold.id,
        row=found.id if found else None,
        report=gold.report,
        field=field,
        expected=shown(gold.when),
        found=shown(found.when) if found else None,
        quote=gold.quote,
    )


def _spurious_time(sides: Sides, found: Time) -> Miss:
    return Miss(
        kind="times",
        what="spurious",
        gold=None,
        row=found.id,
        report=sides.report(found.report),
        found=shown(found.when),
        quote=found.quote,
    )


def match_labels(sides: Sides) -> list[tuple[Label, Label]]:
    """Pair labels: the same words at the same place for the same actor."""
    placed = [(label, _gold_places(sides, label)) for label in sides.gold.labels]
    return greedy(
        ((float(_by(sides, mine, row)),), row, mine)
        for row, theirs in placed
        for mine in sides.found.labels
        if label_places(sides, mine) & theirs and sides.parties.one(mine.actor, row.actor, row.also.get("actor", ()))
    )


def labels_right(sides: Sides) -> frozenset[str]:
    """Give the found labels that are gold's, also in whose word they are."""
    return frozenset(mine.id for row, mine in match_labels(sides) if _by(sides, mine, row))


def score_labels(sides: Sides) -> Sheet:
    """Give the figures of labels: place and actor, then whose words they are."""
    sheet = Sheet("labels", LABEL_FIELDS)
    found = [label for label in sides.found.labels if label_places(sides, label)]
    pairs = match_labels(sides)
    sheet.match(
        "place_and_actor",
        found=len(found),
        gold=[row.is_core for row in sides.gold.labels],
        matched=[row.is_core for row, _ in pairs],
    )
    for row, mine in pairs:
        for name in LABEL_FIELDS:
            if name == "by":
                is_right = _by(sides, mine, row)
            else:
                is_right = getattr(mine, name) in (getattr(row, name), *row.also.get(name, ()))
            sheet.field(name, judge(is_right=is_right, is_empty=getattr(mine, name) is None))
            if not is_right:
                sheet.misses.append(_label_miss("wrong", row, mine, name))
    met, used = {row.id for row, _ in pairs}, {mine.id for _, mine in pairs}
    sheet.misses += [
        _label_miss("missed", row, None, None) for row in sides.gold.labels if row.is_core and row.id not in met
    ]
    sheet.misses += [
        Miss(
            kind="labels",
            what="spurious",
            gold=None,
            row=mine.id,
            report=sides.report(mine.evidence[0].report),
            found=f"{mine.label}: {shown(mine.actor)}",
            quote=mine.evidence[0].quote,
        )
        for mine in found
        if mine.id not in used
    ]
    return sheet


def label_places(sides: Sides, label: Label) -> frozenset[tuple[str, int | None]]:
    """Give the head words of a found label in gold's reports."""
    spans = (
        (report, _inside(sides.texts[report], span, label.label))
        for report, found in sides.places(label.evidence).items()
        for span in found
    )
    return frozenset((report, sides.words[report].head(span)) for report, span in spans)


def _gold_places(sides: Sides, label: Label) -> frozenset[tuple[str, int | None]]:
    return frozenset(
        (quote.report, sides.words[quote.report].head(_inside(sides.texts[quote.report], span, label.label)))
        for quote in label.evidence
        for span in _spans(quote.start, quote.end)
        if quote.report in sides.texts
    )


def _spans(start: int | None, end: int | None) -> Iterable[Span]:
    if start is not None and end is not None:
        yield start, end


def _inside(text: str, span: Span, label: str) -> Span:
    """Give where the label itself stands in its evidence; the whole evidence if it is worded otherwise."""
    start = text[span[0] : span[1]].lower().find(label.lower())
    return span if start < 0 else (span[0] + start, span[0] + start + len(label))


def _by(sides: Sides, found: Label, gold: Label) -> bool:
    also = gold.also.get("by", ())
    if isinstance(found.by, Party) and isinstance(gold.by, Party):
        return sides.parties.one(found.by, gold.by, also)
    mine, theirs = _name(found.by), _name(gold.by)
    if mine is None or theirs is None:
        return mine is theirs
    return fold(mine) == fold(theirs)


def _name(by: Party | str | None) -> str | None:
    return by.name if isinstance(by, Party) else by


def _label_miss(what: str, gold: Label, found: Label | None, field: str | None) -> Miss:
    return Miss(
        kind="labels",
        what=what,
        gold=gold.id,
        row=found.id if found else None,
        report=gold.evidence[0].report,
        field=field,
        expected=f"{shown(gold.actor)} by {_name(gold.by)}",
        found=f"{shown(found.actor)} by {_name(found.by)}" if found else None,
        quote=f"{gold.label} [{gold.evidence[0].start}, {gold.evidence[0].end})",
    )
