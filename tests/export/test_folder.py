from __future__ import annotations

from pathlib import Path

import pytest

from servanda.errors import CallError
from servanda.export.folder import appearing


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    """Nothing is at the place until everything is written; missing parents are made."""
    place = tmp_path / "deep" / "out"
    with appearing(place) as part:
        (part / "a.txt").write_text("a")
        assert not place.exists()
    assert [each.name for each in place.iterdir()] == ["a.txt"]
    assert [each.name for each in place.parent.iterdir()] == ["out"]


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    """In a folder that is there, files of the same name are replaced and others left alone."""
    for name in ("a.txt", "mine.txt"):
        (tmp_path / name).write_text("old")
    with appearing(tmp_path) as part:
        (part / "a.txt").write_text("new")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"a.txt": "new", "mine.txt": "old"}


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    """When writing breaks off, the place is as it was."""

    def break_off() -> None:
        with appearing(tmp_path / "out") as part:
            (part / "a.txt").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file at the place is refused, not overwritten."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CallError, match="found a file"), appearing(tmp_path / "out"):
        pass
    assert (tmp_path / "out").read_text() == "mine"
