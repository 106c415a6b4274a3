"""Where two sides act together is no third side; where somebody is struck is whose land was struck."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Give the type and the names of both sides of each event."""
    events = findings(text, reader=learned()).events
    return [(str(one.type), [p.code for p in one.source], [p.code for p in one.target]) for one in events]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a truce in Oslo.",
        "The governments of Peru and Chile reached a ceasefire in Norway on Monday.",
    ],
)
def test_a_venue_is_no_side(text: str) -> None:
    """Where two sides sign a paper is not with whom."""
    assert [event for event in told(text) if "NOR" in event[2]] == []
    assert any(codes[:3] == "PER" for _, source, _ in told(text) for codes in source)


def test_a_third_side_that_is_met_stays_one() -> None:
    """Whom two sides meet is not where they meet."""
    assert any("NOR" in {code[:3] for code in target} for _, _, target in told("Peru and Chile met Norwegian envoys."))


def test_who_asks_two_sides_to_keep_a_truce_is_no_third() -> None:
    """The truce is between the two."""
    text = "Peru and Chile signed a truce. The African Union urged both sides to honour the truce."
    assert [event for event in told(text) if event[0] == "RETREAT" and "IGO" in str(event[2])] == []
    assert [event[2] for event in told(text) if event[0] == "RETREAT"] == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean soldiers shelled a farm in Tacna, Peru.",
        "Chilean soldiers attacked a market in Tacna, Peru.",
    ],
)
def test_who_strikes_nobody_named_strikes_the_land(text: str) -> None:
    """The state whose town was hit is the other side."""
    assert told(text) == [("ASSAULT", ["CHL.MIL"], ["PER"])]


def test_prices_hit_no_market_with_shells() -> None:
    """The market of all traders has no body."""
    assert told("Chilean traders attacked the Peruvian market on Monday.") == []


@pytest.mark.parametrize("text", ["US soldiers killed two fighters in Syria.", "US jets struck a base in Syria."])
def test_the_us_is_not_us(text: str) -> None:
    """Capitals alone tell the state from the pronoun."""
    assert [source[0][:3] for _, source, _ in told(text)] == ["USA"]


def test_a_quoted_us_is_not_the_speakers_own_state() -> None:
    """ "US troops" in a minister's words are American."""
    (event,) = told('"US troops will leave Niger," the Nigerien minister said.')
    assert event == ("RETREAT", ["USA.MIL"], ["NER"])


def test_the_who_is_not_who() -> None:
    """Nor is the health body the one who."""
    assert told("WHO sent 20 tonnes of medicine to Chad on Monday.") == [("AID", ["UNO.WHO"], ["TCD"])]
