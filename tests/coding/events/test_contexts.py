"""Contexts of events, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Norway sent tanks to Moldova.", {"military"}),
        ("Kenya and Uganda agreed to strengthen cooperation against terrorism.", {"terrorism"}),
        ("Peru and Chile agreed on a trade agreement.", {"economic"}),
        ("The president of Peru spoke by telephone with the president of Chile.", {"diplomatic"}),
        ("The army of Gabon overthrew the president of Gabon.", set()),
        ("The president of Gabon was ousted in a coup in 2019.", {"executive", "pro_autocracy"}),
        ("Chile sent vaccines to Peru.", {"health"}),
        ("Oman visited nobody.", set()),
    ],
)
def test_frame_goods_and_words_give_the_contexts(text, contexts):
    """What an act is about is said by its own clause."""
    found = {context for event in findings(text).events for context in event.contexts}
    assert contexts <= found


def test_soldiers_who_topple_a_ruler_are_no_context():
    """They are who did it."""
    (coup,) = findings("The president of Gabon was ousted by army officers in 2019.").events
    assert coup.contexts == ("executive", "pro_autocracy")
