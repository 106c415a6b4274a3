"""How attributions are held against gold."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared" / "gold" / "attr_score.py"


@pytest.fixture(scope="module")
def measures() -> ModuleType:
    """Give the script with the measures."""
    spec = importlib.util.spec_from_file_location("reading_measures", ROOT / "evaluation" / "reading_measures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reading_measures"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SCORER.is_file(), reason="the measure of attributions lies beside the gold")
def test_two_speakers_of_one_content_are_each_held_against_their_own(measures: ModuleType) -> None:
    """The Herald, citing a harbour master, wrote that two boats sank."""
    text = "The Herald, citing a harbour master, wrote that two boats sank."

    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    told = [
        {"source": spans(source), "cue": spans(cue), "content": spans("that two boats sank"), "kind": None}
        for source, cue in (("The Herald", "wrote"), ("a harbour master", "citing"))
    ]
    for found in (told, told[::-1]):
        tally = measures.scorer_of(SCORER).Tally()
        tally.add(text, told, found)
        assert measures.attribution_figures(tally)["full"] == 100.0
    tally = measures.scorer_of(SCORER).Tally()
    tally.add(text, told, told[:1])
    figures = measures.attribution_figures(tally)
    assert (figures["full_precision"], figures["full_recall"]) == (100.0, 50.0)
