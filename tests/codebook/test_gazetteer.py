"""The gazetteer: towns by name, pages read on demand, files that are none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.codebook import Gazetteer, Site, gazetteer, load
from servanda.codebook.gazetteer import CREDIT, check, key_of, write
from servanda.codebook.rows import GAZETTEER, SHIPPED
from servanda.errors import CodebookError

BOOK = load()


def site(name: str, number: int, *, country: str = "SDR", population: int = 0) -> Site:
    return Site(name, country, "04", "PPL", population, 1.5, -2.25, number)


@pytest.mark.parametrize(
    ("name", "main", "country"),
    [
        ("Timbuktu", "Timbuktu", "MLI"),
        ("Tombouctou", "Timbuktu", "MLI"),
        ("Kiev", "Kyiv", "UKR"),
        ("St. Petersburg", "Saint Petersburg", "RUS"),
        ("SÃO PAULO", "São Paulo", "BRA"),
        ("Sao Paulo", "São Paulo", "BRA"),
        ("Sana’a", "Sanaa", "YEM"),
    ],
)
def test_a_town_is_found_by_every_name_that_english_pages_print(name: str, main: str, country: str) -> None:
    """Accents, apostrophes, capitals and "St." make no difference, other names lead to the town."""
    first = BOOK.gazetteer.find(name)[0]
    assert (first.site.name, first.site.country) == (main, country)
    assert first.site.lat is not None


def test_homonyms_come_with_all_their_towns_the_largest_first() -> None:
    """Tripoli is a town of Libya, of Lebanon and of others; a capital is marked, in each state one for a name."""
    found = BOOK.gazetteer.find("Tripoli")
    assert [one.site.country for one in found][:2] == ["LBY", "LBN"]
    assert [one.site.feature for one in found][:2] == ["PPLC", "PPL"]
    assert sum(one.site.feature == "PPLC" for one in BOOK.gazetteer.find("Washington")) == 1


def test_the_shipped_capitals_are_towns_of_their_state() -> None:
    """What the codebook calls a capital of today is a capital in the gazetteer, for nearly every state."""
    capitals = {entry.code: entry.text for entry in BOOK.names if entry.kind == "capital" and entry.until is None}
    missing = [
        code
        for code, text in capitals.items()
        if len(code) == 3 and not any(one.site.country == code for one in BOOK.gazetteer.find(text))
    ]
    assert len(missing) <= 0.1 * len(capitals), missing


@pytest.mark.parametrize(
    ("name", "least", "state"),
    [("Goma", 20_000, "COD"), ("Goma", 50_000_000, None), ("Tripoli", 20_000, None), ("Nowhereville", 0, None)],
)
def test_a_town_tells_its_state_where_no_namesake_comes_near(name: str, least: int, state: str | None) -> None:
    """A town too small, one with a rival in another state, and none at all tell nothing."""
    assert BOOK.gazetteer.state_of(name, least=least) == state


def test_what_nobody_knows_gives_nothing() -> None:
    """An unknown name, an empty one, signs alone."""
    assert BOOK.gazetteer.find("Zzyzxborough") == ()
    assert BOOK.gazetteer.find("") == ()
    assert BOOK.gazetteer.find("' -") == ()
    assert Gazetteer(()).find("Paris") == ()
    assert Gazetteer(()).countries() == {}


@settings(max_examples=30, deadline=None)
@given(names=st.lists(st.text(alphabet="abcdéÉ -'", min_size=1, max_size=8), min_size=1, max_size=40))
def test_what_is_written_is_found_again(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every site answers to its name, and equal sites give equal bytes, in whatever order they come."""
    folder = tmp_path_factory.mktemp("own")
    sites = [(site(f"X{name}", number), ("Otherwise",)) for number, name in enumerate(names, start=1)]
    paths = folder / "one.zip", folder / "other.zip"
    assert write(paths[0], sites, countries={"XS": "SDR"}) == len(sites)
    write(paths[1], reversed(sites), countries={"XS": "SDR"})
    assert paths[0].read_bytes() == paths[1].read_bytes()
    own = Gazetteer((paths[0],))
    for one, _ in sites:
        assert one in [found.site for found in own.find(one.name)]
    assert len(own.find("otherwise")) == len(sites)
    assert not any(found.is_main for found in own.find("otherwise"))
    assert check(paths[0]) == len(sites)


def test_a_name_stands_whole_on_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page ends only between two names, so that one page answers."""
    monkeypatch.setattr(gazetteer, "_ROWS", 2)
    path = tmp_path / GAZETTEER
    sites = [(site(name, number), ()) for number, name in enumerate(["Aa", "Bb", "Bb", "Bb", "Cc"], start=1)]
    write(path, sites, countries={})
    own = Gazetteer((path,))
    assert [one.site.number for one in own.find("Bb")] == [2, 3, 4]
    assert [one.site.number for one in own.find("Cc")] == [5]
    assert own.find("A") == ()
    write(tmp_path / "full.zip", sites[:2], countries={})
    assert check(tmp_path / "full.zip") == 2


def test_a_users_row_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    """Of two rows of one place the last gazetteer's counts; a site without a point has none, one without name is left out."""
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    write(first, [(site("Old Town", 7), ())], countries={"AA": "AAA"})
    write(
        second,
        [(Site("Old Town", "SDR", "", "ADM1", 9, None, None, 7), ()), (site("''", 8), ())],
        countries={"BB": "BBB"},
    )
    found = Gazetteer((first, second)).find("old town")
    assert [(one.site.population, one.site.lat) for one in found] == [(9, None)]
    assert Gazetteer((first, second)).countries() == {"AA": "AAA", "BB": "BBB"}


def test_the_credit_travels_with_the_table() -> None:
    """The licence of GeoNames asks for its line."""
    with zipfile.ZipFile(SHIPPED / GAZETTEER) as archive:
        assert archive.read("NOTICE.txt").decode() == CREDIT
    assert "CC BY 4.0" in (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_gazetteer_is_named(data: bytes, tmp_path: Path) -> None:
    """The error says which file, and how to make it anew."""
    path = tmp_path / GAZETTEER
    path.write_bytes(data)
    with pytest.raises(CodebookError, match="servanda codebook places"):
        Gazetteer((path,)).find("Paris")


def test_a_damaged_page_is_told_by_the_check(tmp_path: Path) -> None:
    """The check reads every page."""
    path = tmp_path / GAZETTEER
    write(path, [(site("Aa", 1), ())], countries={})
    data = bytearray(path.read_bytes())
    at = data.index(b"00000.tsv") + len(b"00000.tsv")
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    with pytest.raises(CodebookError, match="expected a gazetteer"):
        check(path)


def test_a_key_has_no_accents_and_no_hyphens() -> None:
    """Both sides of a look-up are folded alike."""
    assert key_of("Port-au-Prince") == key_of("port au prince") == "port au prince"
    assert key_of("St Étienne") == "saint etienne"
