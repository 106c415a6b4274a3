"""The gazetteer: towns of the world and their points, looked up by name on demand.

A gazetteer is a zip file of tables, sorted by folded name and cut into pages; `unzip -p gazetteer.zip '*.tsv'` prints
it. Invariant: all rows of one name stand on one page, and only pages that somebody asks for are ever read.

Source: GeoNames (https://www.geonames.org), CC BY 4.0; see NOTICE.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from servanda.codebook.names import fold
from servanda.errors import CodebookError

CREDIT = (
    "Contains information from GeoNames (https://www.geonames.org), made available under the Creative Commons"
    " Attribution 4.0 International licence (https://creativecommons.org/licenses/by/4.0/). Changes: a selection was"
    " made, names were folded, points were rounded to four decimals.\n"
)

_CREDITS = "NOTICE.txt"
_COUNTRIES = "countries.txt"
_INDEX = "index.txt"
_ROWS = 1000
_PAGES = 32
"""Pages kept in memory, of 60 KB each on average."""
_ALIKE = "@"
_CELLS = 8
"""Tabs in the row of a place."""
_SAINT = re.compile(r"^st\.? ")
_GREATER = 10
"""How many times the people of any namesake in another state a town has that is meant without more words."""
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Site:
    """A place that a gazetteer knows.

    `country` is ISO3. `region` is the code of its first-order division, "" where none is given. `feature` is the code
    of GeoNames ("PPL" a town, "PPLC" a capital, "ADM1" a division). `lat` and `lon` are degrees (WGS 84), None for
    what has no point. `number` is that of GeoNames, `population` 0 where nobody says.
    """

    name: str
    country: str
    region: str
    feature: str
    population: int
    lat: float | None
    lon: float | None
    number: int


@dataclass(frozen=True, slots=True)
class Named:
    """A site that a printed name can mean; `is_main` where that is the name it goes by."""

    site: Site
    is_main: bool


def key_of(name: str) -> str:
    """Give the form under which a place is looked up: no accents, hyphens and apostrophes, "saint" for "St.".

    >>> key_of("St-Étienne")
    'saint etienne'
    """
    words = " ".join(fold(name).replace("-", " ").replace("'", "").replace("`", "").split())
    return _SAINT.sub("saint ", words)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Gazetteers as one; of two rows of one place the last file's counts."""

    paths: tuple[Path, ...]

    def countries(self) -> dict[str, str]:
        """Give ISO3 by the two letters of a country, as GeoNames codes them."""
        found: dict[str, str] = {}
        for path in self.paths:
            found.update(_countries(path))
        return found

    def find(self, name: str) -> tuple[Named, ...]:
        """Give the places that a printed name can mean, the one with most people first."""
        found: dict[int, Named] = {}
        key = key_of(name)
        for path in self.paths:
            for one in _find(path, key) or (_find(path, f"al {key}") if key else ()):
                found[one.site.number] = one
        return tuple(sorted(found.values(), key=lambda one: (-one.site.population, one.site.number)))

    def state_of(self, name: str, *, least: int) -> str | None:
        """Give the state of a town that no namesake in another state comes near; None where there is none.

        Args:
            name: As printed.
            least: How many people the town must have.
        """
        found = self.find(name)
        first = next((one.site for one in found if one.is_main), None)
        if first is None or first.population < least:
            return None
        elsewhere = max((one.site.population for one in found if one.site.country != first.country), default=0)
        return first.country if first.population >= _GREATER * elsewhere else None


def write(path: Path, sites: Iterable[tuple[Site, Iterable[str]]], *, countries: Mapping[str, str]) -> int:
    """Write a gazetteer; each site comes with its other names. Equal sites give equal bytes.

    Args:
        path: The file; one that is there is replaced.
        sites: Places with their other names.
        countries: ISO3 by the two letters of a country.

    Returns:
        How many sites were written.
    """
    rows: list[tuple[str, str]] = []
    count = 0
    for site, others in sites:
        main = key_of(site.name)
        if not main:
            continue
        count += 1
        rows.append((main, _line(main, site)))
        keys = {key_of(other) for other in others} - {main, ""}
        rows += [(key, "\t".join((key, _ALIKE, main, str(site.number)))) for key in keys]
    rows.sort()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, _CREDITS, CREDIT)
        _put(archive, _COUNTRIES, "\n".join(f"{two}\t{three}" for two, three in sorted(countries.items())))
        firsts = []
        for number, page in enumerate(_paged(rows)):
            firsts.append(page[0][0])
            _put(archive, _page_name(number), "".join(f"\n{line}" for _, line in page) + "\n")
        _put(archive, _INDEX, "\n".join(firsts))
    return count


def check(path: Path) -> int:
    """Give how many places a gazetteer has; every page is read.

    Raises:
        CodebookError: The file is no gazetteer.
    """
    try:
        pages = [_page(path, *place) for place in _directory(path).places]
    except (OSError, zlib.error) as error:
        raise CodebookError([f"{path}: expected a gazetteer, got {error}"]) from error
    return sum(line.count(b"\t") == _CELLS for page in pages for line in page.split(b"\n"))


# ---- rows and pages


def _line(key: str, site: Site) -> str:
    point = ("", "") if site.lat is None or site.lon is None else (f"{site.lat:.4f}", f"{site.lon:.4f}")
    return "\t".join(
        (key, site.name, site.country, site.region, site.feature, str(site.population), *point, str(site.number))
    )


def _paged(rows: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Cut sorted rows into pages; a name is never cut."""
    page: list[tuple[str, str]] = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        page += group
        if len(page) >= _ROWS:
            yield page
            page = []
    if page:
        yield page


def _page_name(number: int) -> str:
    return f"{number:05d}.tsv"


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode())


# ---- looking up


@dataclass(frozen=True, slots=True)
class _Directory:
    """The first name of each page, and where its bytes stand in the file."""

    firsts: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8)
def _directory(path: Path) -> _Directory:
    try:
        with zipfile.ZipFile(path) as archive:
            firsts = tuple(archive.read(_INDEX).decode().split("\n"))
            pages = [archive.getinfo(_page_name(number)) for number in range(len(firsts))]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        message = f"{path}: expected a gazetteer, got {error}; make it anew with `servanda codebook places`"
        raise CodebookError([message]) from error
    header = 30  # bytes of a local header before the name; none of ours has an extra field
    return _Directory(
        firsts, tuple((page.header_offset + header + len(page.filename), page.compress_size) for page in pages)
    )


def _countries(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        for line in archive.read(_COUNTRIES).decode().split("\n") if _COUNTRIES in archive.namelist() else ():
            two, _, three = line.partition("\t")
            yield two, three


@lru_cache(maxsize=_PAGES)
def _page(path: Path, start: int, size: int) -> bytes:
    # Opened for each page: a handle that is kept would be shared with the processes that read reports.
    with path.open("rb") as file:
        file.seek(start)
        return zlib.decompress(file.read(size), -zlib.MAX_WBITS)


def _find(path: Path, key: str) -> tuple[Named, ...]:
    return tuple(_named(path, cells) for cells in _rows(path, key))


def _named(path: Path, cells: list[str]) -> Named:
    if cells[1] != _ALIKE:
        return Named(_site(cells), is_main=True)
    owner = next(row for row in _rows(path, cells[2]) if row[-1] == cells[3])
    return Named(_site(owner), is_main=False)


def _rows(path: Path, key: str) -> Iterator[list[str]]:
    directory = _directory(path)
    at = bisect_right(directory.firsts, key) - 1
    if at < 0 or not key:
        return
    page = _page(path, *directory.places[at])
    start, head = 0, f"\n{key}\t".encode()
    while (start := page.find(head, start)) >= 0:
        end = page.index(b"\n", start + 1)
        yield page[start + 1 : end].decode().split("\t")
        start = end


def _site(cells: list[str]) -> Site:
    _, name, country, region, feature, population, lat, lon, number = cells
    return Site(
        name=name,
        country=country,
        region=region,
        feature=feature,
        population=int(population),
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        number=int(number),
    )
