"""A dump of GeoNames, as its site gives them for each country, read into the rows of a gazetteer.

Invariant: a line that cannot be read is named and left out, never guessed at.
Source: the readme of the dumps: 19 columns, tabs, UTF-8, no header.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from servanda.codebook.faults import Fault, shown
from servanda.codebook.gazetteer import Site
from servanda.errors import NoSuchPathError

COLUMNS = (
    "geonameid name asciiname alternatenames latitude longitude class code country cc2 admin1 admin2 admin3 admin4"
    " population elevation dem timezone modified".split()
)
"""The columns of a dump."""

SITES = frozenset({"AIRB", "AIRF", "AIRP", "CMPRF", "DAM", "INSM", "MILB", "PRN", "PRT"})
"""Features of classes S and L that reports name as the site of an act: airports, bases, camps, ports, prisons."""

MOST = 3_000_000
"""Places of the largest dump that is read: more than any country has."""

_NO_TOWN = frozenset({"PPLH"})
"""Towns that are no more."""
_DIVISIONS = frozenset({"ADM1", "ADM2", "ADM3", "ADM4"})
_NAME = re.compile(r"^[^\W\d_][^\W\d_]*(?:[ '’.ʼ-][^\W\d_]+)*\.?$")
_LATIN = re.compile(r"^[\u0000-\u024F\u1E00-\u1EFF\u2018\u2019\u02BC ]+$")
_LEAST_LETTERS = 4
_README = "readme.txt"
_SAVE = "take a country's file from https://download.geonames.org/export/dump/ as it is"


@dataclass(frozen=True, slots=True)
class Dump:
    """What was read of a dump: places with their other names, the lines left out as no place, and those at fault."""

    sites: list[tuple[Site, tuple[str, ...]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def is_other_name(name: str) -> bool:
    """Say whether a report in Latin letters can print an alternate name: "Tombouctou", not "TOM" or "Тимбукту"."""
    is_name = len(name) >= _LEAST_LETTERS and name[0].isupper() and not name.isupper()
    return is_name and bool(_LATIN.match(name)) and bool(_NAME.match(name))


def read(path: Path, *, codes: Mapping[str, str]) -> Dump:
    """Read a dump, the text file or the zip that it comes in.

    Args:
        path: XX.txt or XX.zip.
        codes: ISO3 by the two letters of a country.

    Raises:
        NoSuchPathError: No file is at the path.
    """
    if not path.is_file():
        raise NoSuchPathError(str(path))
    dump = Dump()
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                if len(dump.sites) >= MOST:
                    dump.faults.append(_of_file(path, f"at most {MOST:,} places", "more"))
                    break
                _read_line(line, number, path, codes, dump)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        dump.faults.append(_of_file(path, "a dump of GeoNames", str(error)))
    if not dump.sites and not dump.faults:
        dump.faults.append(_of_file(path, "places, one a line", "none"))
    return dump


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".txt") and name.lower() != _README]
        if len(names) != 1:
            raise KeyError(f"{len(names)} text files in the zip")
        with archive.open(names[0]) as member:
            yield member


def _of_file(path: Path, expected: str, got: str) -> Fault:
    return Fault(str(path), 0, None, expected, got, _SAVE)


def _read_line(line: bytes, number: int, path: Path, codes: Mapping[str, str], dump: Dump) -> None:
    if not line.strip():
        return
    try:
        cells = line.decode("utf-8-sig").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        dump.faults.append(Fault(str(path), number, None, "UTF-8", f"the byte 0x{line[error.start]:02X}", _SAVE))
        return
    if len(cells) != len(COLUMNS):
        got = f"{len(cells)} in {shown(line[:40].decode(errors='replace').strip())}"
        dump.faults.append(Fault(str(path), number, None, f"{len(COLUMNS)} columns set apart by tabs", got, _SAVE))
        return
    row = dict(zip(COLUMNS, cells, strict=True))
    if not _is_kept(row):
        return
    faults = list(_faults(row, number, str(path), codes))
    dump.faults.extend(faults)
    if not faults:
        names = (row["asciiname"], *row["alternatenames"].split(","))
        dump.sites.append((_site(row, codes), tuple(name for name in names if name and is_other_name(name))))


def _is_kept(row: Mapping[str, str]) -> bool:
    """Say whether a line is of a town, a division, or a site that reports name; of an unknown class it is looked at."""
    match row["class"]:
        case "P":
            return row["code"] not in _NO_TOWN
        case "A":
            return row["code"] in _DIVISIONS
        case "S" | "L":
            return row["code"] in SITES
        case "H" | "R" | "T" | "U" | "V":
            return False
        case _:
            return bool(row["name"])


def _faults(row: Mapping[str, str], number: int, file: str, codes: Mapping[str, str]) -> Iterator[Fault]:
    if not row["name"].strip():
        yield Fault(file, number, "name", "the name of a place", "an empty cell")
    if row["class"] not in {"P", "A", "S", "L"}:
        yield Fault(file, number, "class", "one letter of A, H, L, P, R, S, T, U, V", shown(row["class"]))
    if row["country"] not in codes:
        yield Fault(file, number, "country", "the two letters of a country", shown(row["country"]))
    for column, most in (("latitude", 90.0), ("longitude", 180.0)):
        if not _is_between(row[column], most):
            yield Fault(file, number, column, f"degrees from {-most:.0f} to {most:.0f}", shown(row[column]))
    for column in ("geonameid", "population"):
        if not re.fullmatch(r"[0-9]{1,12}", row[column] or "0"):
            yield Fault(file, number, column, "a whole number", shown(row[column]))


def _is_between(cell: str, most: float) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]+)?", cell)) and -most <= float(cell) <= most


def _site(row: Mapping[str, str], codes: Mapping[str, str]) -> Site:
    return Site(
        name=row["name"].strip(),
        country=codes[row["country"]],
        region=row["admin1"],
        feature=row["code"],
        population=int(row["population"] or 0),
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        number=int(row["geonameid"]),
    )
