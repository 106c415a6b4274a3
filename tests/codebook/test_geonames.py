"""A user's dump of GeoNames: what is read, what is left out, what is at fault."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from servanda.codebook import geonames
from servanda.errors import NoSuchPathError

CODES = {"ML": "MLI", "BF": "BFA"}


def line(
    name: str, *, number: str = "11", kind: str = "P", code: str = "PPL", country: str = "ML", **cells: str
) -> str:
    """Give a line of a dump."""
    row = {
        "geonameid": number,
        "name": name,
        "asciiname": name,
        "alternatenames": "",
        "latitude": "14.2",
        "longitude": "-4.1",
        "class": kind,
        "code": code,
        "country": country,
        "admin1": "04",
        "population": "120",
        "modified": "2020-01-01",
        **cells,
    }
    return "\t".join(row.get(column, "") for column in geonames.COLUMNS)


def read(tmp_path: Path, *lines: str, name: str = "ML.txt") -> geonames.Dump:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return geonames.read(path, codes=CODES)


def test_villages_divisions_and_sites_are_read(tmp_path: Path) -> None:
    """Towns, divisions, airports and camps are places of acts; hills, streams and towns that are no more are not."""
    dump = read(
        tmp_path,
        line("Sombouré", alternatenames="Sombure,Сомбуре,SBR,sombourou"),
        line("Plateau", number="12", kind="A", code="ADM1"),
        line("Niafou Airport", number="13", kind="S", code="AIRP"),
        line("Niafou Shop", number="14", kind="S", code="SHPF"),
        line("Old Hill", number="15", kind="T", code="HLL"),
        line("Lost Town", number="16", code="PPLH"),
        "",
    )
    assert [site.name for site, _ in dump.sites] == ["Sombouré", "Plateau", "Niafou Airport"]
    first, names = dump.sites[0]
    assert (first.country, first.region, first.feature, first.population) == ("MLI", "04", "PPL", 120)
    assert (first.lat, first.lon, first.number) == (14.2, -4.1, 11)
    assert set(names) == {"Sombouré", "Sombure"}
    assert dump.faults == []


@pytest.mark.parametrize(
    ("broken", "field", "expected"),
    [
        (line("Aabb", latitude="95.0"), "latitude", "degrees from -90 to 90"),
        (line("Aabb", longitude="east"), "longitude", "degrees from -180 to 180"),
        (line("Aabb", country="QQ"), "country", "the two letters of a country"),
        (line("Aabb", number="x7"), "geonameid", "a whole number"),
        (line("Aabb", population="many"), "population", "a whole number"),
        (line(" "), "name", "the name of a place"),
        (line("Aabb", kind="?"), "class", "one letter of"),
        ("Aabb\t14.2\t-4.1", None, "19 columns"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    broken: str, field: str | None, expected: str, tmp_path: Path
) -> None:
    """The fault has file, line, column, what was expected and what came."""
    dump = read(tmp_path, line("Good One"), broken)
    assert [site.name for site, _ in dump.sites] == ["Good One"]
    fault = dump.faults[0]
    assert (fault.line, fault.field) == (2, field)
    assert expected in fault.expected
    assert fault.file.endswith("ML.txt")


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    """A file in another encoding is refused line by line."""
    path = tmp_path / "ML.txt"
    path.write_bytes(line("Ségou").encode("latin-1") + b"\n")
    assert "the byte 0xE9" in geonames.read(path, codes=CODES).faults[0].got


def test_the_zip_is_read_as_it_comes(tmp_path: Path) -> None:
    """A country's zip holds its file and a readme."""
    path = tmp_path / "ML.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "words")
        archive.writestr("ML.txt", line("Sombouré") + "\r\n")
    assert [site.name for site, _ in geonames.read(path, codes=CODES).sites] == ["Sombouré"]


def test_a_zip_without_a_dump_and_an_empty_file_are_faults(tmp_path: Path) -> None:
    """Who names a file believes that it has places."""
    path = tmp_path / "ML.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.png", "x")
    assert "0 text files" in geonames.read(path, codes=CODES).faults[0].got
    assert read(tmp_path, "").faults[0].expected == "places, one a line"
    with pytest.raises(NoSuchPathError):
        geonames.read(tmp_path / "none.txt", codes=CODES)


def test_a_dump_of_the_whole_world_stops_at_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded; what came before is kept."""
    monkeypatch.setattr(geonames, "MOST", 1)
    dump = read(tmp_path, line("Aabb"), line("Bbcc", number="2"))
    assert len(dump.sites) == 1
    assert dump.faults[0].expected == "at most 1 places"
