"""Words that say whether an act happened."""

from __future__ import annotations

from pathlib import Path

from servanda.codebook import load
from servanda.codebook.modality import ModalRow, ModalWords


def test_lists_are_asked_for_by_their_name(book) -> None:
    """A list without words is empty, not a mistake."""
    words = ModalWords([ModalRow(list="plan_verb", word="Decide")])
    assert words["plan_verb"] == {"decide"}
    assert words["wish_verb"] == frozenset()
    assert "decide" in book.modality["plan_verb"]


def test_several_lists_make_one_together(book) -> None:
    """What is proposed is asked for, what is loved is not; a claim may tell what is."""
    assert {"demand", "propose"} <= book.modality.asking
    assert "love" not in book.modality.asking
    assert "tell" in book.modality["wish_verb"]
    assert "tell" not in book.modality.wishing
    assert {"refuse", "exclude"} <= book.modality.excluding
    assert {"until", "when"} <= book.modality.waits
    assert "will" in book.modality.due_modals
    assert "could" not in book.modality.due_modals


def test_a_word_of_ones_own_joins_its_list(tmp_path: Path) -> None:
    """The shipped words stay."""
    (tmp_path / "modality.tsv").write_text("list\tword\nplan_verb\tswither\n", encoding="utf-8")
    assert {"swither", "decide"} <= load(tmp_path).modality["plan_verb"]
