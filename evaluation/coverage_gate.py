"""Hold the coverage of each room against its floor; run after the tests have written `.coverage`.

Rooms that decide what counts as evidence have every line and branch covered; the others have nine tenths.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from coverage import Coverage

FLOORS = dict.fromkeys(("model", "codebook", "intake", "linking", "ledger"), 100.0)
"""Percent of lines and branches, room by room."""

ELSEWHERE = 90.0


def room_of(path: str) -> str:
    """Give the room that a source file belongs to: the first name below the package; loose modules are one room.

    >>> room_of("servanda/src/servanda/intake/page.py"), room_of("src/servanda/errors.py")
    ('intake', 'servanda')
    """
    parts = Path(path).parts
    below = parts[len(parts) - parts[::-1].index("servanda") :]
    return below[0] if len(below) > 1 else "servanda"


def percents(data_file: str) -> dict[str, float]:
    """Give the covered share of lines and branches of each room, in percent; rooms sorted by name."""
    coverage = Coverage(data_file=data_file)
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "coverage.json")
        coverage.json_report(outfile=str(out))
        files = json.loads(out.read_text(encoding="utf-8"))["files"]
    covered: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for path, entry in files.items():
        summary, room = entry["summary"], room_of(path)
        covered[room] += summary["covered_lines"] + summary.get("covered_branches", 0)
        known[room] += summary["num_statements"] + summary.get("num_branches", 0)
    return {room: 100.0 * covered[room] / known[room] if known[room] else 100.0 for room in sorted(known)}


def main(data_file: str = ".coverage") -> int:
    """Print a line for each room; give 1 when one is below its floor."""
    below = 0
    # A room that no test imported is not there; it counts as uncovered, not as well covered.
    measured = dict.fromkeys(FLOORS, 0.0) | percents(data_file)
    for room, percent in measured.items():
        floor = FLOORS.get(room, ELSEWHERE)
        # Rounded down, so that 99.96 is never shown as 100.0.
        shown = int(percent * 10) / 10
        is_below = percent < floor
        below += is_below
        print(f"coverage {room:<12} {shown:5.1f} %  floor {floor:5.1f} %{'  BELOW' if is_below else ''}")
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
