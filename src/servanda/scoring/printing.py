"""An evaluation as plain text and as JSON.

Invariant: every share stands beside its counts; a share of nothing is printed as "-".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from servanda.scoring.figures import Evaluation, Field, KindScore, Match, figures


def table(evaluation: Evaluation) -> str:
    """Give the figures as aligned lines, a paragraph for each kind, ending with a line end."""
    head = f"gold {evaluation.name or '(rows)'}" + (f"  sha256 {evaluation.sha256}" if evaluation.sha256 else "")
    parts = [head, *(_kind(kind) for kind in evaluation.kinds), _traps(evaluation)]
    if evaluation.left_out:
        parts.append(f"{evaluation.left_out} reports of the ledger are not in this gold and were left out")
    return "\n\n".join(part for part in parts if part) + "\n"


def _kind(kind: KindScore) -> str:
    lines = []
    if kind.matches:
        lines.append(f"{kind.kind:<26}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'right':>7}{'core':>11}{'extra':>11}")
        lines += [_match(match) for match in kind.matches]
    if kind.fields:
        lines.append(f"{'' if kind.matches else kind.kind:<26}{'share':>7}{'right':>8}{'wrong':>7}{'missing':>9}")
        lines += [_field(field) for field in kind.fields]
    return "\n".join(lines)


def _match(match: Match) -> str:
    core, extra = f"{match.core_matched}/{match.core}", f"{match.extra_matched}/{match.extra}"
    shares = "".join(f"{_share(share):>7}" for share in (match.precision, match.recall, match.f1))
    return f"  {match.name:<24}{shares}{match.found:>8}{match.matched:>7}{core:>11}{extra:>11}"


def _field(field: Field) -> str:
    return f"  {field.name:<24}{_share(field.rate):>7}{field.right:>8}{field.wrong:>7}{field.missing:>9}"


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _traps(evaluation: Evaluation) -> str:
    if not evaluation.traps:
        return ""
    tiers = Counter(fall.tier for fall in evaluation.falls)
    lines = [f"traps: {tiers['core']} falls (and {tiers['extra']} of the extra tier) into {evaluation.traps} traps"]
    lines += [
        f"  {fall.trap} {fall.kind} {fall.row}: {_short(fall.quote)!r}, {fall.reason}" for fall in evaluation.falls
    ]
    return "\n".join(lines)


def misses(evaluation: Evaluation) -> str:
    """Give every missed, spurious and wrong row with its words, by kind and report; empty when there is none."""
    lines: list[str] = []
    kind = report = None
    for miss in evaluation.misses:
        if (miss.kind, miss.report) != (kind, report):
            kind, report = miss.kind, miss.report
            lines += ["", " ".join(("#", kind, *((report,) if report else ())))]
        lines.append(_line([miss.what, miss.gold, miss.row, miss.field]) + _said(miss.expected, miss.found))
        if miss.quote:
            lines.append(f"    {_short(miss.quote)}")
    return "\n".join(lines[1:]) + "\n" if lines else ""


def _line(words: Iterable[str | None]) -> str:
    return "  " + " ".join(word for word in words if word)


def _said(expected: str | None, found: str | None) -> str:
    parts = [f"expected {expected}"] * (expected is not None) + [f"found {found}"] * (found is not None)
    return ": " + ", ".join(parts) if parts else ""


def _short(words: str, *, most: int = 160) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 3] + "..."


def to_json(evaluation: Evaluation) -> bytes:
    """Give everything as one JSON object with sorted keys: the figures by name, the counts, falls and misses."""
    tree = {
        "gold": {"name": evaluation.name, "sha256": evaluation.sha256},
        "figures": figures(evaluation),
        "kinds": evaluation.kinds,
        "traps": {"number": evaluation.traps, "falls": evaluation.falls},
        "misses": evaluation.misses,
        "left_out": evaluation.left_out,
    }
    return msgspec.json.format(msgspec.json.encode(tree, order="sorted"), indent=2) + b"\n"
