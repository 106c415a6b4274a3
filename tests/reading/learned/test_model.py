"""The model as it ships. Nothing here depends on what its weights say."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from servanda.errors import BrokenModelError, MissingPartError, NoSuchPathError
from servanda.reading.learned.model import MOST_PIECES, MOST_WORDS, SHIPPED, Model, load

FILES = ("network.onnx", "labels.json", "vocabulary.txt", "relations.npy", "lemmas.tsv.gz")
TEXT = "Kenya said on Monday that it would send 40 trucks .".split()


def copy(to: Path, *, without: str = "") -> Path:
    for path in SHIPPED.iterdir():
        if path.name != without:
            shutil.copy(path, to / path.name)
    return to


def test_a_model_is_loaded_once():
    """As often as it is asked for."""
    assert load() is load(SHIPPED)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str):
    """Each of the five is needed."""
    with pytest.raises(NoSuchPathError, match=name):
        Model(copy(tmp_path, without=name))


def test_a_missing_runtime_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """Reading by rule needs none."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingPartError, match="pip install onnxruntime"):
        Model(SHIPPED)


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("network.onnx", b"half"),
        ("labels.json", b"{}"),
        ("labels.json", b"[]"),
        ("labels.json", b"{half"),
        ("vocabulary.txt", b"peace\nwar\n"),
        ("vocabulary.txt", b"\xff\xfe"),
        ("relations.npy", b"half"),
        ("relations.npy", b""),
        ("lemmas.tsv.gz", b"half"),
        ("lemmas.tsv.gz", gzip.compress(b"sent VERB VBD send\n", mtime=0)),
        ("lemmas.tsv.gz", gzip.compress(b"sent\tVERB\tVBD\tsend\n" * 9, mtime=0)[:-9]),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, name: str, broken: bytes):
    """A download that stopped half-way is a sentence with the remedy, not a traceback."""
    copy(tmp_path)
    (tmp_path / name).write_bytes(broken)
    with pytest.raises(BrokenModelError, match="install Servanda again") as told:
        Model(tmp_path)
    assert told.value.path == str(tmp_path / name)


def test_labels_of_another_model_are_damage(tmp_path: Path):
    """One label less, and every later head would be read from its neighbour's scores."""
    copy(tmp_path)
    labels = load().labels
    (tmp_path / "labels.json").write_text(json.dumps({**labels, "upos": labels["upos"][1:]}), encoding="utf-8")
    with pytest.raises(BrokenModelError, match=r"labels\.json cannot be loaded.*names 97 labels"):
        Model(tmp_path)


def test_relations_of_another_model_are_damage(tmp_path: Path):
    """Scores for fewer relations than there are labels would name relations wrongly."""
    copy(tmp_path)
    np.save(tmp_path / "relations.npy", np.zeros((2, 3, 3), dtype=np.float16))
    with pytest.raises(BrokenModelError, match=r"relations\.npy cannot be loaded"):
        Model(tmp_path)


def test_the_fingerprint_tells_models_apart(tmp_path: Path):
    """One lemma more is another model; a note beside the files is not."""
    first = load().fingerprint
    assert len(first) == 16
    copy(tmp_path)
    (tmp_path / "README.md").write_text("A note.\n", encoding="utf-8")
    assert Model(tmp_path).fingerprint == first
    with gzip.open(tmp_path / "lemmas.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("sent\tVERB\tVBD\tsend\n")
    other = Model(tmp_path)
    assert other.fingerprint != first
    assert other.lemmas.of("sent", "VERB", "VBD") == "send"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], 0),
        (["peace"], 1),
        (["peace"] * 139, 139),
        (["peace"] * 500, MOST_WORDS),
        (["!" * 12] * 100, (MOST_PIECES - 2) // 12),
        (["!" * 5_000], 1),
        (["peace"] * 100 + ["!" * 12] * 40, 100 + (MOST_PIECES - 2 - 100) // 12),
    ],
)
def test_a_run_takes_so_many_words(words: list[str], found: int):
    """Words as a rule; where they are signs and addresses, pieces."""
    assert load().fitting(words) == found


@pytest.mark.parametrize(
    "words", [TEXT, ["x"], ["peace"] * MOST_WORDS, ["!" * 12] * 41, ["\ud83d", "", "\ufffd", "é" * 5_000]]
)
def test_scores_have_a_row_for_each_word(words: list[str]):
    """One word, words without a known piece, and as many as a run takes."""
    model = load()
    scores = model.scores(words)
    rows = len(words)
    for head, labels in model.labels.items():
        assert head == "relations" or scores.tags[head].shape == (rows, len(labels))
    width = model.relation_scores.shape[1] - 1
    assert scores.grade.shape == (rows,)
    assert scores.arcs.shape == (rows, rows + 1)
    assert scores.below.shape == (rows, width)
    assert scores.above.shape == (rows + 1, width)
    assert model.relation_scores.shape == (len(model.labels["relations"]), width + 1, width + 1)
    assert all(np.isfinite(found).all() for found in (*scores.tags.values(), scores.grade, scores.arcs))


def test_equal_words_have_equal_scores():
    """Bit for bit, whatever was read between."""
    model = load()
    first = model.scores(TEXT)
    model.scores(["Chad", "left"] * 60)
    again = model.scores(TEXT)
    assert all((first.tags[head] == again.tags[head]).all() for head in first.tags)
    assert (first.arcs == again.arcs).all()
    assert (first.grade == again.grade).all()


def test_the_labels_are_those_that_the_reader_knows():
    """O is the first of the tags of spans; the root has its relation; roles and statuses have their names."""
    labels = load().labels
    assert labels["starts"] == ["inside", "start"]
    assert labels["status"] == ["actual", "uncertain", "negated"]
    assert "root" in labels["relations"]
    assert {"O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"} == set(labels["roles"])
    for head in ("names", "roles", "times"):
        assert labels[head][0] == "O"
        assert {label[2:] for label in labels[head] if label[0] == "I"} <= {
            label[2:] for label in labels[head] if label[0] == "B"
        }
