"""The card of the English model says what was measured, and its notices name every corpus that the model learnt from."""

from __future__ import annotations

import ast
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from servanda.reading.learned import model

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "evaluation" / "reading.json"
RESEARCH = ROOT / "evaluation" / "reading_research.json"
PAGES = {
    "README": ROOT / "training" / "README.md",
    "NOTICE": ROOT / "src" / "servanda" / "data" / "english" / "NOTICE.md",
}


def loaded(path: Path) -> ModuleType:
    """Give a script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def card() -> ModuleType:
    """Give the script that writes the card."""
    return loaded(ROOT / "training" / "card.py")


@pytest.fixture(scope="module")
def measured() -> dict:
    """Give what was measured of the shipped model."""
    return json.loads(MEASURED.read_text(encoding="utf-8"))


def open_build() -> tuple[list[str], list[str]]:
    """Give the corpora of the open build and the files that they are read from, from the source."""
    tree = ast.parse((ROOT / "training" / "corpora.py").read_text(encoding="utf-8"))
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "open_build")
    texts = [
        node.value for node in ast.walk(function) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    files = [text for text in texts if text.endswith((".conllu", ".tsv", ".jsonl"))]
    table = next(node.value for node in ast.walk(function) if isinstance(node, ast.Assign) and _is_table(node))
    corpora = [key.value for key in table.keys if isinstance(key, ast.Constant)]
    return [*corpora, "frames"], files


def _is_table(node: ast.Assign) -> bool:
    return isinstance(node.value, ast.Dict)


def test_the_card_is_made_from_what_was_measured(card: ModuleType, measured: dict) -> None:
    """A figure that moved is written with `python training/card.py`; none is typed."""
    research = json.loads(RESEARCH.read_text(encoding="utf-8")) if RESEARCH.exists() else None
    assert card.CARD.read_text(encoding="utf-8") == card.page(measured, research)


def test_what_was_measured_is_the_model_that_ships(measured: dict) -> None:
    """Another model needs another measurement: `python evaluation/reading.py --json evaluation/reading.json`."""
    assert measured["model"]["fingerprint"] == model.load().fingerprint
    floors = json.loads((ROOT / "evaluation" / "reading_floors.json").read_text(encoding="utf-8"))
    assert floors["model"] == measured["model"]["fingerprint"]


def test_the_shipped_model_learnt_from_the_open_build_alone(measured: dict) -> None:
    """Corpora without a stated licence teach nothing that ships."""
    assert list(measured["learnt_from"]) == open_build()[0]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_corpus_and_file_of_the_open_build_is_named(page: str) -> None:
    """Whoever adds a corpus writes its row in the table and its notice."""
    text = PAGES[page].read_text(encoding="utf-8")
    corpora, files = open_build()
    mark = "| `{}`" if page == "README" else "\n## {}: "
    assert [corpus for corpus in corpora if mark.format(corpus) not in text] == []
    assert [file for file in files if file not in text] == []


def test_the_table_has_the_words_that_were_counted(measured: dict) -> None:
    """The sizes in the table are those of the data that the model learnt from."""
    text = PAGES["README"].read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in reversed(text.splitlines()) if line.startswith("| `")}
    counts = {corpus: f"{count['words']:,} words" for corpus, count in measured["learnt_from"].items()}
    assert {corpus: words for corpus, words in counts.items() if words not in rows[corpus]} == {}


def test_a_research_build_stands_beside_the_open_one(card: ModuleType, measured: dict) -> None:
    """Its corpora are named as what does not ship."""
    research = measured | {"learnt_from": measured["learnt_from"] | {"polnear": {"chunks": 1, "words": 2}}}
    page = card.page(measured, research)
    assert "| open build: what ships | research build |" in page
    assert "PolNeAR, train (**none stated**). Its weights are not shipped" in page


def test_a_figure_below_its_floor_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A point passes, as processors differ; a figure without a floor does not."""
    monkeypatch.syspath_prepend(ROOT / "evaluation")
    floors = loaded(ROOT / "evaluation" / "reading_floors.py")
    kept = {"ewt": {"las": 88.0, "uas": 90.0}}
    assert floors.broken({"ewt": {"las": 87.0, "uas": 91.0}}, kept) == []
    assert floors.broken({"ewt": {"las": 86.9}}, kept) == ["ewt las is 86.9, its floor 88.0"]
    assert "has no floor" in floors.broken({"gum": {"las": 80.0}}, kept)[0]


def test_every_head_has_a_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the floors holds what is measured, neither more nor less."""
    monkeypatch.syspath_prepend(ROOT / "evaluation")
    floors = loaded(ROOT / "evaluation" / "reading_floors.py")
    kept = json.loads(floors.FLOORS.read_text(encoding="utf-8"))
    assert {part: tuple(figures) for part, figures in kept["floors"].items()} == floors.HELD
    assert sorted(kept["corpora"]) == sorted(floors.FILES.values())
