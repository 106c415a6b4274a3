"""The measure of linking acts: what common words tell, which acts are the product's own, what groups come out."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SENTENCES = (
    ("Police in Ossa raided the old mill.", "raided", "raid"),
    ("Police raided the old mill, said Ossa.", "raided", "raid"),
    ("Soldiers raided a far harbour.", "raided", "harbour"),
    ("The delegation visited a school.", "visited", "visit"),
)


def texts() -> list[dict]:
    """Give texts of one sentence with one act each, of which the first two are one."""
    return [
        {
            "doc_id": f"d{at}",
            "text": sentence,
            "sentences": [{"span": [0, len(sentence)], "selected": True}],
            "mentions": [
                {
                    "id": f"d{at}#1",
                    "kind": "action",
                    "selected": True,
                    "spans": [[sentence.index(act), sentence.index(act) + len(act)]],
                    "cluster": one_with,
                }
            ],
        }
        for at, (sentence, act, one_with) in enumerate(SENTENCES)
    ]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give the script."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "evaluation"), *sys.path])
    return importlib.import_module("linking_events")


def test_acts_of_one_word_are_compared_by_their_sentences(script: ModuleType) -> None:
    """Other acts are not compared; pairs are counted by the share of words in common."""
    mentions = script.marked(texts())
    scores = script.compared(mentions)
    assert sorted(scores) == [("d0#1", "d1#1"), ("d0#1", "d2#1"), ("d1#1", "d2#1")]
    assert scores["d0#1", "d1#1"] == 1.0
    counted = list(script.bands(mentions, scores))
    assert counted[0] == "  0.0 to 0.3: 0 of 2, 0.000"
    assert counted[1] == "  0.3 to 0.4: 0 of 0"
    assert counted[-1] == "  0.7 to 1.0: 1 of 1, 1.000"


def test_the_product_clusters_what_has_words_in_common(script: ModuleType) -> None:
    """From the least share on, as in the ledger."""
    mentions = script.marked(texts())
    groups = script.grouped(mentions, script.compared(mentions), 0.3)
    assert groups == [("d0#1", "d1#1"), ("d2#1",), ("d3#1",)]
    assert sorted(map(len, script.clusters_of(mentions))) == [1, 1, 2]


def test_like_pages_are_compared_by_what_was_learnt(script: ModuleType) -> None:
    """The two raids on the mill are one by their chance, whatever words they share; the school is another page."""
    mentions = script.marked(texts())
    learnt = script.chances(mentions, script.shipped())
    assert learnt["d0#1", "d1#1"] > 0.5
    assert ("d0#1", "d3#1") not in learnt
    assert script.chances([], script.shipped()) == {}


def test_the_product_asks_words_or_a_high_chance(script: ModuleType) -> None:
    """A chance under the line says nothing; from it on the higher of both counts."""
    words, learnt = {("a", "b"): 0.4, ("a", "c"): 0.9}, {("a", "b"): 0.8, ("a", "c"): 0.75, ("b", "c"): 0.69}
    assert script.as_product(words, learnt) == {("a", "b"): 0.8, ("a", "c"): 0.9}


def test_own_acts_take_the_place_of_marked_ones(script: ModuleType) -> None:
    """A verb that people marked has their id; one that they left out has its own."""
    found = {one.id for one in script.own(texts())}
    assert {"d0#1", "d1#1", "d2#1", "d3#1"} <= found
    assert f"d1 {SENTENCES[1][0].index('said')}" in found


def test_a_missing_measure_is_told(script: ModuleType, tmp_path: Path) -> None:
    """The message says what was expected where."""
    with pytest.raises(SystemExit, match="expected the measure of clusters at"):
        script.measure_of(tmp_path / "none.py")


def test_the_figures_are_printed(script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bands first, then a line with and one without clusters of one for each least share."""
    corpus, measure = tmp_path / "texts.jsonl", tmp_path / "measure.py"
    corpus.write_text("\n".join(map(json.dumps, texts())), encoding="utf-8")
    measure.write_text(
        "class Score:\n    f1 = 0.5\n\n"
        "def scores(gold, given, *, singletons):\n"
        "    return dict.fromkeys(('muc', 'b3', 'ceafe', 'conll', 'lea'), Score)\n"
    )
    assert script.main([str(corpus), "--scorer", str(measure)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("4 marked acts, 3 clusters")
    assert printed[7] == "joined from 0.3 of the words"
    assert printed[13] == "of pairs of like pages, by the learnt chance, one are"
    assert printed[20] == "joined from a chance of 0.4"
    assert printed[23] == "joined from 0.3 of the words or a chance of 0.7, as the product asks"
    assert printed[-1] == "  without clusters of one: muc 50.0, b3 50.0, ceafe 50.0, conll 50.0, lea 50.0"
