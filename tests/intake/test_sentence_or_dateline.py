"""What looks like a dateline by its letters alone, on whole pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda import codebook, intake
from servanda.model import BlockKind, Report

BODY = "LIMA, 4 March 2031 (SWX) - Peru sent two ships to Togo on Monday, the navy said, and more will follow soon."


def report_of(text: str, folder: Path) -> Report:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    found = [intake.read(page, codebook.load()) for page in intake.sources([folder / "a.txt"])]
    assert isinstance(found[0], Report)
    return found[0]


@pytest.mark.parametrize(
    "before",
    [
        "President Ana Ruiz, Lima, 14 May 2021. Peru marks its day.",
        "Independence Day, July 28, 2021. The ships were at sea.",
    ],
)
def test_a_caption_with_a_day_dates_no_report(before: str, tmp_path: Path) -> None:
    """A full stop ends a dateline only behind a place."""
    read = report_of(f"Peru sends ships to Togo\n\n{before}\n\n{BODY}\n", tmp_path)
    assert read.published.edtf == "2031-03-04"
    lines = [one.span.of(read.text) for one in read.blocks if one.kind is BlockKind.DATELINE]
    assert lines == ["LIMA, 4 March 2031 (SWX) - "]


def test_a_town_with_a_day_and_a_full_stop_is_a_dateline(tmp_path: Path) -> None:
    """The codebook knows the place."""
    read = report_of("Peru sends ships\n\nLima, 4 March 2031. Peru sent two ships to Togo on Monday.\n", tmp_path)
    assert read.published.edtf == "2031-03-04"
