"""Acts that only tell again what another act tells, each test on the news text that stands in it."""

from __future__ import annotations

from coding.sample_news import findings, learned


def types(text: str) -> list[str]:
    return [event.type.value for event in findings(text, reader=learned()).events]


def test_a_coup_is_told_once():
    """'seized power in a coup' is one event, not one for the verb and one for the noun."""
    assert types("Soldiers of Fiji seized power in a coup last year.") == ["COERCE"]


def test_a_coup_that_only_a_noun_tells_stays():
    """A coup that no verb of its clause tells is an event of its own."""
    assert types("The coup in Fiji angered Tonga.") == ["COERCE"]
