"""Places: which of two tells more, and which two cannot be one."""

from __future__ import annotations

import pytest

from servanda.model import Place, PlacePrecision, are_elsewhere, distance, finer

STATE = Place("Kenya", "KEN", precision=PlacePrecision.COUNTRY)
REGION = Place("Rift Valley", "KEN", precision=PlacePrecision.REGION)
OPEN = Place("Busia", "KEN", precision=PlacePrecision.TOWN)
TOWN = Place("Busia", "KEN", 0.46, 34.11, precision=PlacePrecision.TOWN)
FAR = Place("Lamu", "KEN", -2.27, 40.9, precision=PlacePrecision.TOWN)
BARE = Place("the palace", "KEN", precision=PlacePrecision.EXACT)
SITE = Place("Busia airport", "KEN", 0.45, 34.13, precision=PlacePrecision.EXACT)
PLAIN = Place("Busia", None)


@pytest.mark.parametrize(
    ("one", "other", "better"),
    [
        (None, None, None),
        (None, STATE, STATE),
        (STATE, None, STATE),
        (STATE, REGION, REGION),
        (REGION, OPEN, OPEN),
        (OPEN, TOWN, TOWN),
        (BARE, TOWN, TOWN),
        (TOWN, SITE, SITE),
        (TOWN, FAR, TOWN),
        (PLAIN, STATE, STATE),
    ],
)
def test_the_smaller_place_tells_more(one: Place | None, other: Place | None, better: Place | None) -> None:
    """A site with its point, then a town with one, a bare site, a region, a state; of equal ones the first."""
    assert finer(one, other) == better


@pytest.mark.parametrize(
    ("one", "other", "elsewhere"),
    [
        (TOWN, FAR, True),
        (TOWN, SITE, False),
        (TOWN, Place("Tororo", "UGA"), True),
        (TOWN, REGION, False),
        (OPEN, FAR, False),
        (TOWN, PLAIN, False),
        (TOWN, None, False),
        (None, TOWN, False),
    ],
)
def test_only_known_points_and_states_part_two_acts(one: Place | None, other: Place | None, elsewhere: bool) -> None:
    """A region, an open name and an unknown state could be the same place; towns far apart cannot."""
    assert are_elsewhere(one, other) is elsewhere


def test_a_distance_is_measured_over_the_globe() -> None:
    """From the pole to the equator a quarter of the earth's girth; across the line of dates a short way."""
    pole, equator = Place("a", None, 90.0, 0.0), Place("b", None, 0.0, 30.0)
    assert distance(pole, equator) == pytest.approx(10_007, abs=2)
    assert distance(Place("a", None, 0.0, 179.9), Place("b", None, 0.0, -179.9)) == pytest.approx(22, abs=1)
    assert distance(pole, PLAIN) is None
    assert distance(PLAIN, pole) is None
