"""Write the measured scores into the README: from the floors, so that the two cannot differ.

python evaluation/scores.py            print the table
python evaluation/scores.py --write    put it between the marks of README.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from servanda.scoring import read_floors

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "evaluation" / "floors.json"
README = ROOT / "README.md"
MARKS = re.compile(r"(<!-- scores -->).*?(<!-- end of scores -->)", re.DOTALL)
ROWS = (
    ("statements: content", "statements.content"),
    ("statements: content and speaker", "statements.content_and_speaker"),
    ("events: type", "events.type"),
    ("events: type, status and basis", "events.type_status_and_basis"),
    ("commitments: parties and kind", "commitments.parties_and_kind"),
    ("commitment steps: step and day", "steps.step_and_when"),
    ("labels: place and actor", "labels.place_and_actor"),
    ("time expressions", "times.located"),
)
SHARES = (
    ("stance, of the statements found", "statements.stance"),
    ("mentions of states with the right state", "mentions.states"),
    ("parties, of the events found", "events.parties"),
    ("day or period, of the events found", "events.when"),
)


def table() -> str:
    """Give the table in Markdown: precision and recall, or a share, for each gold."""
    floors = {floor.gold: floor.figures for floor in read_floors(FLOORS)}
    golds = [name for name in ("seeds", "world") if name in floors]
    lines = ["| | " + " | ".join(f"{name}: precision, recall" for name in golds) + " |"]
    lines.append("|---|" + "---|" * len(golds))
    for words, name in ROWS:
        cells = [_pair(floors[gold], name) for gold in golds]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    for words, name in SHARES:
        cells = [_share(floors[gold].get(name)) for gold in golds]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def section() -> str:
    """Give the part of the README between the marks."""
    return f"<!-- scores -->\n\n{table()}\n\n<!-- end of scores -->"


def _pair(figures: dict[str, float], name: str) -> str:
    precision, recall = figures.get(f"{name}.precision"), figures.get(f"{name}.recall")
    return _share(None) if precision is None and recall is None else f"{_share(precision)}, {_share(recall)}"


def _share(value: float | None) -> str:
    return "not in this gold" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        README.write_text(MARKS.sub(lambda _: section(), README.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(table())
