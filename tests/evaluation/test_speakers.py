"""The measure of speakers knows whom the words of a frame mean, and judges only full answers right."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def speakers() -> ModuleType:
    """Give the script, with the folders of the scripts that it uses."""
    sys.path[:0] = [str(ROOT / "evaluation"), str(ROOT / "training")]
    spec = importlib.util.spec_from_file_location("speakers", ROOT / "evaluation" / "speakers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["speakers"] = module
    spec.loader.exec_module(module)
    return module


def test_every_answer_of_the_frames_names_a_filled_slot(speakers: ModuleType) -> None:
    """Each frame asks for at least one speaker, and the words asked for are in the text."""
    filler = speakers.Filler(3)
    for frame in speakers.frames(speakers.FRAMES):
        filled = filler.fill(frame)
        assert filled.meant, frame.id
        for start, end, slots in filled.meant:
            assert filled.text[start:end].strip() == filled.text[start:end] != ""
            assert all(slot.replace("country", "") != slot or slot in filled.fillings for slot in slots), frame.id


def test_both_halves_of_the_frames_are_of_one_size(speakers: ModuleType) -> None:
    """The hash puts about half of the frames aside."""
    tuned = [speakers.is_tuned(frame) for frame in speakers.frames(speakers.FRAMES)]
    assert 0.35 < sum(tuned) / len(tuned) < 0.65


@pytest.mark.parametrize(
    ("given", "right", "expected", "word"),
    [
        ((), (), 1, "open"),
        (("a",), (True,), 1, "right"),
        (("a",), (False,), 1, "wrong"),
        (("a",), (True,), 2, "wrong"),
        (("a", "b"), (True, False), 2, "wrong"),
    ],
)
def test_an_answer_is_right_when_all_and_nobody_else_are_named(
    speakers: ModuleType, given: tuple[str, ...], right: tuple[bool, ...], expected: int, word: str
) -> None:
    """One of two who speak is a wrong answer, no answer an open one."""
    assert speakers.judge(given, right, expected=expected) == word
