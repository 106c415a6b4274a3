"""Communiques whose list is headed by the body that gives it, each test on the text that stands in it."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows
from coding.sample_news import findings, learned

_COMMUNIQUE = """The Council of the Arab League, meeting in Tunis under the chairmanship of President Ana Ruiz of Peru:

1. Condemns the raid by Chad;

2. Decides to suspend Chad;

3. Thanks Togo for its mediation and calls on the United Nations to act.
"""


def test_the_body_that_heads_a_list_does_what_its_items_tell() -> None:
    """Nobody stands in an item itself; who is named last in the heading has only the chair."""
    assert rows(_COMMUNIQUE) == [
        "ARL > TCD ACCUSE actual",
        "ARL > TCD SANCTION planned",
        "ARL > TGO SUPPORT actual",
        "ARL > UNO REQUEST actual",
    ]
    said = findings(_COMMUNIQUE, reader=learned()).statements
    assert {one.speaker.code if one.speaker else None for one in said} == {"ARL"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Authority of Heads of State of ECOWAS condemned Togo.", "ECOWAS > TGO ACCUSE actual"),
        ("The foreign ministers of the Arab League condemned Togo.", "ARL > TGO ACCUSE actual"),
        ("The commission of inquiry of Chad condemned Togo.", None),
    ],
)
def test_an_organ_is_its_organisation(text: str, expected: str | None) -> None:
    """An authority, a council or the leaders of an organisation act for it."""
    assert expected is None or expected in rows(text)


_ANSWERS = """Press conference of Foreign Minister Hari Thapa of Nepal

Q: Will Nepal sign?

A: We will sign in May. It is a good text.

Q: And the dam?

A: We are still waiting for Laos.

The foreign minister of Laos, Kham Souk, said later that Laos would pay.
"""


def test_the_last_answer_ends_where_the_reporter_goes_on() -> None:
    """A paragraph that tells by itself who said what is no part of an answer."""
    said = findings(_ANSWERS, reader=learned()).statements
    assert not any("Kham Souk" in one.content for one in said)
    assert "Kham Souk" in {one.speaker.name for one in said if one.speaker}
