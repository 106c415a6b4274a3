"""Where a person says that something was: a town, a state, or a point, written on one line.

Invariant: a name that several towns bear is never settled by their size; the refusal lists them, each as it is written.
"""

from __future__ import annotations

import re

from servanda.codebook import Codebook, Site, split
from servanda.codebook.geonames import SITES
from servanda.errors import CallError
from servanda.model import ActorKind, Place, PlacePrecision

_POINT = re.compile(r"(?P<place>.+?),\s*(?P<lat>-?\d{1,2}(?:\.\d+)?),\s*(?P<lon>-?\d{1,3}(?:\.\d+)?)")
_MOST_NORTH, _MOST_EAST = 90, 180
_LISTED = 5


def read(text: str, book: Codebook) -> Place:
    """Give the place that a person names: "Gulu, UGA", "Gulu", "Kenya", or with its point "Gulu, UGA, 2.77, 32.30".

    The state is a code or a name. A town has the point of the gazetteer where exactly one fits; one that the gazetteer
    does not know has none.

    Raises:
        CallError: What stands behind the comma is no state, several towns fit, or the point is not on the earth.
    """
    pointed = _POINT.fullmatch(text)
    words = pointed["place"] if pointed else text
    name, behind = (part.strip() for part in (words.rsplit(",", 1) if "," in words else (words, "")))
    country = _state(behind, book) or _state(behind.upper(), book) if behind else None
    if not name or (behind and country is None):
        came = f"found no state called {behind!r}" if name else "found no name in front of the comma"
        raise CallError(
            f"place cannot be {text!r}; expected a town and its state (Gulu, UGA), a state (Kenya), or with its point"
            f" (Gulu, UGA, 2.77, 32.30); {came}"
        )
    if pointed:
        return _pointed(name, country, float(pointed["lat"]), float(pointed["lon"]))
    state = _state(name, book)
    if state and country in {None, state}:
        return Place(name, state, precision=PlacePrecision.COUNTRY, feature="PCLI")
    return _town(name, country, _sites(name, country, book))


def _state(text: str, book: Codebook) -> str | None:
    """Give the code of a state that is called so."""
    known = book.actor(text)
    if known and known.kind is ActorKind.STATE:
        return known.code
    words = split(text)
    match = book.names.longest(words, 0) if words else None
    if match is None or match.length < len(words):
        return None
    found = {entry.code for entry in match.entries if entry.kind == "name" and entry.actor_kind is ActorKind.STATE}
    return found.pop() if len(found) == 1 else None


def _pointed(name: str, country: str | None, lat: float, lon: float) -> Place:
    if abs(lat) > _MOST_NORTH or abs(lon) > _MOST_EAST:
        raise CallError(f"place cannot have the point {lat:g}, {lon:g}; expected degrees north and degrees east")
    return Place(name, country, lat, lon, PlacePrecision.TOWN)


def _sites(name: str, country: str | None, book: Codebook) -> list[Site]:
    """Give the towns that a name can mean, in the state if one is named; those that go by it before those also so."""
    found = [one for one in book.gazetteer.find(name) if country in {None, one.site.country}]
    return [one.site for one in found if one.is_main] or [one.site for one in found]


def _town(name: str, country: str | None, sites: list[Site]) -> Place:
    if not sites:
        return Place(name, country, precision=PlacePrecision.TOWN if country else None)
    if len(sites) > 1:
        written = [f"{name}, {one.country}, {one.lat}, {one.lon}" for one in sites[:_LISTED]]
        more = f" and {len(sites) - _LISTED} more" if len(sites) > _LISTED else ""
        raise CallError(
            f"place cannot be {name!r} alone: {len(sites)} places are called so; write one of them with its point:"
            f" {'; '.join(written)}{more}"
        )
    (site,) = sites
    precision = PlacePrecision.EXACT if site.feature in SITES else PlacePrecision.TOWN
    return Place(name, site.country, site.lat, site.lon, precision, site.feature, site.number)


def written(place: Place) -> str:
    """Give a place as a person would write it.

    >>> written(Place("Gulu", "UGA", 2.7724, 32.2881))
    'Gulu, UGA, 2.7724, 32.2881'
    """
    point = () if place.lat is None or place.lon is None else (f"{place.lat:g}", f"{place.lon:g}")
    return ", ".join(part for part in (place.name, place.country, *point) if part)
