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


def test_the_end_of_a_visit_is_told_by_its_noun():
    """'The visit of X and Y to Peru ended' is one visit, whoever pays it."""
    text = "The visit of Omani Minister Ali Said and Omani envoy Omar Hadi to Peru ended on Friday."
    assert types(text) == ["CONSULT"]


def test_a_wish_that_is_conveyed_supports_nobody():
    """Good wishes do."""
    assert types("Omani envoy Ali Said conveyed his country's wish to trade more to Peru.") == []
    assert types("Omani envoy Ali Said conveyed his country's good wishes to Peru.") == ["SUPPORT"]


def test_a_courtesy_call_is_a_visit_and_no_call_on_anybody():
    """'A call on Chad to free the crew' asks for something."""
    assert types("Omani envoy Ali Said made a courtesy call on Chadian Prime Minister Musa Bello.") == ["CONSULT"]
    assert types("Oman's call on Chad to free the crew was heard.") == ["REQUEST"]


def test_a_blow_that_names_nobody_hit_those_whom_it_hurt():
    """'Struck a convoy, wounding two engineers' hit them and their state."""
    text = "An Omani drone struck a convoy near the border, wounding two Kenyan engineers."
    (event,) = findings(text, reader=learned()).events
    assert ([one.code for one in event.source], [one.code for one in event.target]) == (["OMN"], ["KEN"])
