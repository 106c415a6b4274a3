"""Officials without a printed state, by the state for which they announce something."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

NAMED = "Kenyan President Juma Oduor called. Kenya and Uganda met. Uganda and Kenya are near."


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Prime Minister Clara Fortin announced that Uganda will repair the bridge.", "UGA.GOV"),
        ("Prime Minister Clara Fortin underlined Uganda's support for the court.", "UGA.GOV"),
        ("Prime Minister Clara Fortin praised Uganda's roads.", "---"),
        ("Prime Minister Clara Fortin said that Uganda will lose the match.", "---"),
        (
            (
                "Prime Minister Clara Fortin announced that Uganda will pay. Prime Minister Clara Fortin stressed Kenya's "
                "commitment to peace."
            ),
            "---",
        ),
    ],
)
def test_an_official_belongs_to_the_state_whose_acts_are_announced(words: str, code: str) -> None:
    """What is only said of a state, and what is said for two, decides nothing."""
    found = findings(f"{NAMED} {words}", reader=learned()).actors
    assert [one.code for one in found if one.name == "Clara Fortin"] == [code]
