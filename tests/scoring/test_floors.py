"""Floors hold, and give way only when asked."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from small_gold import small_gold, statement, trap

from servanda import scoring
from servanda.errors import EvaluationError

PLACE = trap("x-1", "a.txt", "Belmark border closed", {"kind": "statement"})
GOLD = scoring.rows(small_gold() | {"traps": [PLACE]}, name="small")


def evaluation(*, drop: int = 0, fall: bool = False, sha256: str = "f00") -> scoring.Evaluation:
    """An evaluation with some statements left out, or one that falls into a trap."""
    found = small_gold()
    found["statements"] = found["statements"][drop:]
    if fall:
        found["statements"].append(statement("s-9", "a.txt", None, "closed", "border closed", "border closed"))
    return dataclasses.replace(scoring.evaluate(scoring.rows(found), GOLD), sha256=sha256)


FLOORS = scoring.raised(evaluation(drop=1), [])


def test_a_floor_that_is_reached_holds() -> None:
    """The same scores, and better ones, break nothing."""
    assert scoring.check(evaluation(drop=1), FLOORS) == []
    assert scoring.check(evaluation(), FLOORS) == []


def test_a_score_below_its_floor_is_broken() -> None:
    """A lower share is named with its floor and what was reached."""
    broken = scoring.check(evaluation(drop=2), FLOORS)
    assert "statements.content.recall: floor 0.8, reached 0.6" in [str(each) for each in broken]


def test_a_share_that_cannot_be_computed_any_more_is_broken() -> None:
    """Nothing found is no precision: below any floor."""
    broken = scoring.check(evaluation(drop=9), FLOORS)
    assert "statements.content.precision: floor 1.0, reached nothing" in [str(each) for each in broken]


def test_of_traps_less_is_better() -> None:
    """A fall more than the floor allows breaks it; a fall less does not."""
    assert [
        each.figure for each in scoring.check(evaluation(drop=1, fall=True), FLOORS) if each.figure.startswith("traps")
    ] == ["traps.core"]
    allowing = scoring.raised(evaluation(fall=True), [])
    assert scoring.check(evaluation(), allowing) == []


def test_slack_lets_shares_fall_but_no_trap() -> None:
    """Another processor may cost a row; an allegation that stands as a fact is never let through."""
    assert scoring.check(evaluation(drop=2), FLOORS) != []
    assert scoring.check(evaluation(drop=2), FLOORS, slack=1.0) == []
    broken = scoring.check(evaluation(fall=True), FLOORS, slack=1.0)
    assert [each.figure for each in broken] == ["traps.core"]


def test_the_tolerance_is_half_of_the_last_digit() -> None:
    """A share that rounds to the floor holds."""
    floor = dataclasses.replace(FLOORS[0], figures={"statements.content.recall": 0.8004})
    assert scoring.check(evaluation(drop=1), [floor]) == []
    floor = dataclasses.replace(FLOORS[0], figures={"statements.content.recall": 0.801})
    assert len(scoring.check(evaluation(drop=1), [floor])) == 1


def test_changed_gold_breaks_its_floor() -> None:
    """Gold of the same name with other bytes cannot be held against the old figures."""
    assert [each.figure for each in scoring.check(evaluation(sha256="other"), FLOORS)] == ["gold"]


def test_gold_without_a_floor_breaks_none() -> None:
    """Nothing is pinned for a gold that is not in the list."""
    other = dataclasses.replace(evaluation(sha256="other"), name="another")
    assert scoring.floor_of(other, FLOORS) is None
    assert scoring.check(other, FLOORS) == []
    assert scoring.floor_of(evaluation(), FLOORS) == FLOORS[0]


def test_floors_rise_by_themselves_and_fall_only_when_asked() -> None:
    """Raising takes the new figures; lowering is refused unless it is asked for."""
    better = scoring.raised(evaluation(), FLOORS)
    assert better[0].figures["statements.content.recall"] == 1.0
    with pytest.raises(EvaluationError, match=r"statements\.content\.recall: floor 1\.0, reached 0\.8"):
        scoring.raised(evaluation(drop=1), better)
    assert scoring.raised(evaluation(drop=1), better, lower=True) == FLOORS


def test_only_a_folder_can_be_pinned() -> None:
    """Rows in memory have no hash."""
    with pytest.raises(EvaluationError, match="no hash"):
        scoring.raised(dataclasses.replace(evaluation(), sha256=None), [])


def test_floors_are_written_and_read_again(tmp_path: Path) -> None:
    """Writing and reading gives the same floors, sorted by gold; a broken or missing file is an error."""
    other = dataclasses.replace(FLOORS[0], gold="another", sha256="abc")
    path = tmp_path / "floors.json"
    scoring.write_floors(path, [*FLOORS, other])
    assert scoring.read_floors(path) == (other, *FLOORS)
    assert scoring.raised(evaluation(), [*FLOORS, other])[0] == other
    path.write_text("{")
    with pytest.raises(EvaluationError, match="floors"):
        scoring.read_floors(path)
    with pytest.raises(EvaluationError, match="floors"):
        scoring.read_floors(tmp_path / "none.json")


def test_the_project_s_own_floors_can_be_read() -> None:
    """evaluation/floors.json is a list of floors."""
    for floor in scoring.read_floors(Path(__file__).resolve().parents[2] / "evaluation" / "floors.json"):
        assert len(floor.sha256) == 64
