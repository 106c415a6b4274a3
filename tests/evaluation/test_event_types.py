"""The measure of event types: what it reads, how it folds, what it leaves out."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from servanda.model import EventType, Status

SCRIPT = Path(__file__).parents[2] / "evaluation" / "event_types.py"


@pytest.fixture(scope="module")
def script():
    """Give the script as a module."""
    spec = importlib.util.spec_from_file_location("event_types", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["event_types"] = module
    spec.loader.exec_module(module)
    return module


def write(path: Path, *rows: dict) -> Path:
    """Write rows as JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "status", "from_cameo", "expected"),
    [
        (EventType.CONSULT, Status.PLANNED, False, "AGREE"),
        (EventType.ASSAULT, Status.CONDITIONAL, False, "THREATEN"),
        (EventType.RETREAT, Status.PLANNED, False, "CONCEDE"),
        (EventType.RETREAT, Status.PLANNED, True, "AGREE"),
        (EventType.RETREAT, Status.ACTUAL, True, "YIELD"),
        (EventType.AID, Status.NEGATED, False, "REJECT"),
        (EventType.ASSAULT, Status.NEGATED, False, "ASSAULT"),
    ],
)
def test_a_status_is_folded_into_the_type(script, kind, status, from_cameo, expected):
    """What is planned is agreed to or threatened, what is refused is rejected."""
    assert script.folded(kind, status, "visited", from_cameo=from_cameo) == expected


def test_conventions_of_a_corpus_are_followed(script):
    """By the table from CAMEO an embargo is COERCE; signing is SUPPORT by table and manual."""
    assert script.folded(EventType.SANCTION, Status.ACTUAL, "imposed an embargo", from_cameo=True) == "COERCE"
    assert script.folded(EventType.SANCTION, Status.ACTUAL, "imposed an embargo", from_cameo=False) == "SANCTION"
    assert script.folded(EventType.SANCTION, Status.ACTUAL, "cut aid", from_cameo=True) == "SANCTION"
    assert script.folded(EventType.AGREE, Status.ACTUAL, "signed a deal", from_cameo=False) == "SUPPORT"


def test_rows_without_two_marked_sides_are_left_out_and_counted(script, tmp_path):
    """A row whose target is not printed cannot be typed."""
    row = {"text": "Peru sent Chile tents.", "source": "Peru", "target": "Chile", "type": "AID", "quad": 2}
    whole = row | {"source_span": [0, 4], "target_span": [10, 15]}
    broken = row | {"target": "Bolivia", "source_span": [0, 4], "target_span": None}
    rows, left = script.rows_of(write(tmp_path / "corpus.jsonl", whole, broken))
    assert [one.type for one in rows] == ["AID"]
    assert left == 1


def test_a_gold_record_whose_actor_is_not_printed_is_placed_by_its_markup(script, tmp_path):
    """The words marked as source and target stand in when the actor's own name is not in the text."""
    expected = {"actor": [{"actorText": "Ghana"}], "recipient": [{"actorText": "Togo"}], "event": "AID"}
    row = {
        "text": "Accra sent Togo tents.",
        "expected": [expected],
        "markup": "(SRC: Accra) (EVT: sent) (TAR: Togo) tents.",
    }
    rows, left = script.rows_of(write(tmp_path / "corpus.jsonl", row))
    assert [(one.source.start, one.target.start) for one in rows] == [(0, 11)]
    assert left == 0


def test_types_of_few_rows_stay_out_of_the_mean(script, tmp_path, capsys):
    """A type with under 20 rows is shown and not counted into macro-F1 of the large ones."""
    row = {"text": "Kenya sent tents to Malawi.", "source": "Kenya", "target": "Malawi", "type": "AID", "quad": 2}
    rows = [row | {"source_span": [0, 5], "target_span": [20, 26]}] * 20
    odd = row | {"source_span": [0, 5], "target_span": [20, 26], "type": "PROTEST", "quad": 4}
    assert script.main([str(write(tmp_path / "corpus.jsonl", *rows, odd))]) == 0
    printed = capsys.readouterr().out
    assert "(1 types, of 20 rows and more)" in printed
    assert "(2 types, all)" in printed
