"""Promised acts that a later sentence tells as done."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

FREES = "Chile pledged to free 12 Peruvian fishermen. "
OPENS = "Chile promised Peru to reopen the crossing at Tacna. "


def kinds(text: str) -> list[str]:
    return [step.step.value for step in findings(text, reader=learned()).steps]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FREES}Nine of them were released on Monday.", "partly_delivered"),
        (f"{FREES}The fishermen were released on Monday.", "fulfilled"),
        (f"{OPENS}The crossing reopened on Friday.", "fulfilled"),
        (f"{OPENS}It reopened the crossing on Friday.", "fulfilled"),
        ("Peru pledged to withdraw its troops from Chile by June. The last troops left on Monday.", "fulfilled"),
        ("Peru pledged to withdraw its troops from Chile. The first troops left on Monday.", "partly_delivered"),
    ],
)
def test_a_promised_act_that_was_done_is_its_next_step(text, expected):
    assert kinds(text) == ["pledged", expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{FREES}Bolivia freed two fishermen on Monday.",
        f"{FREES}The fishermen were not released.",
        f"{FREES}The fishermen may be released on Monday.",
        f"{FREES}Peru demanded that they were released.",
        f"{FREES}Two miners were released from hospital.",
        f"{FREES}They were fined on Monday.",
        f"{OPENS}The crossing was closed in May.",
    ],
)
def test_another_act_is_no_step_of_the_promise(text):
    assert kinds(text) == ["pledged"]
