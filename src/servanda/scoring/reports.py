"""Reports and origins: what a page says of itself, how its text is cut, and which pages go back to one text.

Invariant: only reports that gold has are judged; one that the ledger does not have is missed with all its rows.
"""

from __future__ import annotations

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.periods import meets
from servanda.scoring.rows import Problem, Report
from servanda.scoring.sides import Sides, greedy
from servanda.scoring.values import among, same_words, shown
from servanda.scoring.words import fold

FIELDS = (
    "text",
    "outlet",
    "agencies",
    "byline",
    "title",
    "language",
    "published",
    "published_basis",
    "tiling",
    "block_characters",
)


def score_reports(sides: Sides) -> Sheet:
    """Give the figures of reports."""
    sheet = Sheet("reports", FIELDS)
    joined = [(gold, sides.found_report(gold)) for gold in sides.gold.reports]
    pairs = [(gold, found) for gold, found in joined if found is not None]
    sheet.match(
        "file",
        found=sum(sides.report(report.id) is not None for report in sides.found.reports),
        gold=[gold.is_core for gold in sides.gold.reports],
        matched=[gold.is_core for gold, _ in pairs],
    )
    sheet.misses += [
        Miss(kind="reports", what="missed", gold=gold.id, row=None, report=gold.id, expected=gold.file)
        for gold, found in joined
        if gold.is_core and found is None
    ]
    for gold, found in pairs:
        for name in FIELDS[:-1]:
            _count(sheet, name, gold, found)
        _count_blocks(sheet, gold, found)
    return sheet


def _count(sheet: Sheet, name: str, gold: Report, found: Report) -> None:
    if gold.text is None and name in ("text", "tiling"):
        return
    is_right = _is_right(name, found, gold)
    words = _shown(found, name)
    sheet.field(name, judge(is_right=is_right, is_empty=words is None))
    if not is_right:
        sheet.misses.append(
            Miss(
                kind="reports",
                what="wrong",
                gold=gold.id,
                row=found.id,
                report=gold.id,
                field=name,
                expected=_shown(gold, name),
                found=words,
            )
        )


def _is_right(name: str, found: Report, gold: Report) -> bool:
    also = gold.also.get(name, ())
    match name:
        case "text":
            return found.text == gold.text
        case "agencies":
            accepted = [gold.agencies, *also]
            return {fold(agency) for agency in found.agencies} in [
                {fold(agency) for agency in names} for names in accepted
            ]
        case "published":
            return meets(found.published, gold.published, also=also)
        case "published_basis":
            bases = [value["basis"] for value in gold.also.get("published", ()) if isinstance(value, dict)]
            return among(_basis(found), _basis(gold), [*gold.also.get("published.basis", ()), *bases])
        case "tiling":
            return is_tiled(found)
        case "language":
            return among(found.language, gold.language, also)
        case _:
            return same_words(getattr(found, name), getattr(gold, name), also)


def is_tiled(report: Report) -> bool:
    """Say whether the blocks of a report cover its text once, in order."""
    edge = 0
    for block in report.blocks:
        if not edge == block.start < block.end:
            return False
        edge = block.end
    return edge == len(report.text or "")


def _basis(report: Report) -> str:
    return report.published.basis if report.published else "unknown"


def _shown(report: Report, name: str) -> str | None:
    match name:
        case "text":
            return None if report.text is None else f"{len(report.text)} characters"
        case "tiling":
            return ", ".join(f"{block.start}-{block.end}" for block in report.blocks) or None
        case "published_basis":
            return None if report.published is None else report.published.basis
        case _:
            return shown(getattr(report, name))


def _count_blocks(sheet: Sheet, gold: Report, found: Report) -> None:
    """Count characters by the kind of their block; white space belongs to either neighbour and is left out."""
    text = gold.text or ""
    theirs, mine = _kinds(gold, len(text)), _kinds(found, len(text))
    wrong: dict[tuple[str, str], list[int]] = {}
    for position, character in enumerate(text):
        if character.isspace() or theirs[position] is None:
            continue
        kind, other = theirs[position], mine[position]
        sheet.field("block_characters", judge(is_right=kind == other, is_empty=other is None))
        if kind != other:
            wrong.setdefault((kind or "", other or "no block"), []).append(position)
    for (kind, other), positions in sorted(wrong.items()):
        sheet.misses.append(
            Miss(
                kind="reports",
                what="wrong",
                gold=gold.id,
                row=found.id,
                report=gold.id,
                field="block_characters",
                expected=kind,
                found=f"{other}: {len(positions)} characters",
                quote=text[positions[0] : positions[-1] + 1][:200],
            )
        )


def _kinds(report: Report, length: int) -> list[str | None]:
    kinds: list[str | None] = [None] * length
    for block in report.blocks:
        for position in range(max(block.start, 0), min(block.end, length)):
            kinds[position] = block.kind
    return kinds


def score_problems(sides: Sides) -> Sheet:
    """Give the figures of problems: the same code, at a place that overlaps where both have one."""
    sheet = Sheet("problems")
    joined = [(gold, sides.found_report(gold)) for gold in sides.gold.reports]
    pairs = [(gold, found) for gold, found in joined if found is not None]
    matched: list[bool] = []
    for gold, found in pairs:
        shared = greedy(
            ((1.0,), problem, other)
            for problem in gold.problems
            for other in found.problems
            if problem.code == other.code and _overlap(problem, other)
        )
        matched += [gold.is_core] * len(shared)
        met = {id(problem) for problem, _ in shared}
        sheet.misses += [
            Miss(kind="problems", what="missed", gold=gold.id, row=None, report=gold.id, expected=problem.code)
            for problem in gold.problems
            if gold.is_core and id(problem) not in met
        ]
    sheet.match(
        "code_and_place",
        found=sum(len(found.problems) for _, found in pairs),
        gold=[report.is_core for report in sides.gold.reports for _ in report.problems],
        matched=matched,
    )
    return sheet


def _overlap(one: Problem, other: Problem) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    # An empty span marks a boundary between two characters.
    return one.start <= other.end and other.start <= one.end


def score_origins(sides: Sides) -> Sheet:
    """Give the figures of origins: families of gold's reports, each right only as a whole."""
    sheet = Sheet("origins", ("root", "agency"))
    here = {report.id for report in sides.gold.reports}
    gold = {frozenset(row.reports) & here: row for row in sides.gold.origins if here.intersection(row.reports)}
    found = {}
    for row in sides.found.origins:
        family = frozenset(name for report in row.reports if (name := sides.report(report)) is not None)
        if family:
            found[family] = row
    both = [family for family in gold if family in found]
    sheet.match(
        "family",
        found=len(found),
        gold=[row.is_core for row in gold.values()],
        matched=[gold[family].is_core for family in both],
    )
    for family in both:
        root, theirs = sides.report(found[family].root or ""), gold[family].root
        sheet.field("root", judge(is_right=root == theirs, is_empty=root is None))
        agency = found[family].agency
        is_right = same_words(agency, gold[family].agency, gold[family].also.get("agency"))
        sheet.field("agency", judge(is_right=is_right, is_empty=agency is None))
    sheet.misses += [
        Miss(
            kind="origins",
            what="missed",
            gold=row.id,
            row=None,
            report=min(family),
            expected=", ".join(sorted(family)),
        )
        for family, row in gold.items()
        if row.is_core and family not in found
    ]
    return sheet
