"""The floors hold: what was reached once on gold is reached still. Without the gold beside the project, it is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda import export, intake, ledger, run, scoring

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "evaluation" / "floors.json"
SHARED = ROOT.parent / "shared"
SLACK = 0.04
"""Another processor may read a word otherwise here and there; that moves a share by a row or two."""
REPORTS = {"seeds": SHARED / "seeds", "world": SHARED / "gold" / "world" / "pages"}


@pytest.mark.parametrize("gold", sorted(REPORTS))
def test_no_figure_is_below_its_floor(gold: str, tmp_path: Path) -> None:
    """A figure that fell is named; a gold without a floor fails, since nothing would be held."""
    folder = SHARED / "gold" / gold
    if not (folder.is_dir() and REPORTS[gold].is_dir()):
        pytest.skip(f"the gold is not part of the project, and not beside it at {folder.relative_to(ROOT.parent)}")
    run.add(intake.sources([REPORTS[gold]]), tmp_path / "gold.db", workers=1)
    with ledger.open_view(tmp_path / "gold.db") as view:
        found = scoring.rows(export.rows_of(view))
    evaluation = scoring.evaluate(found, scoring.load(folder))
    known = scoring.read_floors(FLOORS)
    assert scoring.floor_of(evaluation, known), f"{FLOORS.name} has no floor for {gold}"
    assert [str(broken) for broken in scoring.check(evaluation, known, slack=SLACK)] == []
