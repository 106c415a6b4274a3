"""Where it was: a place as printed, its state, how exact it is, its point, and what else the name could mean.

Invariant: only a town or a site has a point; a tie between places of one name has none and keeps them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from servanda.model.span import Evidence

FAR = 100.0
"""Kilometres between two points that are not one place: a town's name is also used of the district around it."""

_EARTH = 6371.0
"""Kilometres from the middle of the earth to its surface."""


class PlacePrecision(StrEnum):
    """How much of the earth a place may be; a town's point also stands for what was near it."""

    COUNTRY = "country"
    REGION = "region"
    TOWN = "town"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place of a gazetteer that a printed name can mean, with its number there."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    geonames: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was, as printed; a point only where a gazetteer knows the town or the site (degrees, WGS 84).

    `country` is ISO3, None where nothing decides, or where the place is in several (the Sahel). `feature` is the code
    of GeoNames ("PPL" a town, "ADM1" a division, "PCLI" a state) and `geonames` the number there. `alternatives` are
    other places of that name that the report could mean; where it has no point, nothing chose between them.
    """

    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    feature: str | None = None
    geonames: int | None = None
    alternatives: tuple[PlaceReading, ...] = ()
    evidence: Evidence | None = None


_FINENESS = (None, *PlacePrecision)


def finer(one: Place | None, other: Place | None) -> Place | None:
    """Give the more exact of two places, the first of equal ones; a town with its point tells more than a bare site."""
    if one is None or other is None:
        return one or other
    return other if _fineness(other) > _fineness(one) else one


def _fineness(place: Place) -> tuple[int, bool, bool]:
    level = _FINENESS.index(place.precision)
    if place.precision is PlacePrecision.EXACT and place.lat is None:
        return _FINENESS.index(PlacePrecision.TOWN), False, place.country is not None
    return level, place.lat is not None, place.country is not None


def are_elsewhere(one: Place | None, other: Place | None) -> bool:
    """Say whether two acts were in different states, or in towns that are far apart.

    A region, a state, and a name that could be several towns have no point, so they are far from nothing.
    """
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    away = distance(one, other)
    return away is not None and away > FAR


def distance(one: Place, other: Place) -> float | None:
    """Give the kilometres between two places; None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2
    half += cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
