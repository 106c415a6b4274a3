"""`servanda codebook places`: a gazetteer of one's own, made, checked and used."""

from __future__ import annotations

from pathlib import Path

from servanda.cli.commands import run
from servanda.codebook import geonames, load


def line(name: str, number: int, *, latitude: str = "15.55", code: str = "PPL", kind: str = "P") -> str:
    row = {
        "geonameid": str(number),
        "name": name,
        "latitude": latitude,
        "longitude": "-3.25",
        "class": kind,
        "code": code,
        "country": "ML",
    }
    return "\t".join(row.get(column, "") for column in geonames.COLUMNS)


def made(tmp_path: Path, *lines: str) -> tuple[int, Path]:
    dump, own = tmp_path / "ML.txt", tmp_path / "own"
    dump.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run(["codebook", "places", str(dump), "--into", str(own)]), own


def test_a_village_of_ones_own_is_found_with_the_codebook_folder(tmp_path: Path, capsys) -> None:
    """The folder can be checked and loaded; what ships is still there."""
    code, own = made(tmp_path, line("Sombougou", 901), line("Niafou Airport", 902, kind="S", code="AIRP"))
    assert code == 0
    assert "2 places" in capsys.readouterr().out
    assert run(["codebook", "check", str(own)]) == 0
    assert "2 rows accepted" in capsys.readouterr().out
    book = load(own)
    assert [one.site.number for one in book.gazetteer.find("sombougou")] == [901]
    assert book.gazetteer.find("Timbuktu")
    assert book.fingerprint != load().fingerprint


def test_bad_lines_are_named_and_end_with_1(tmp_path: Path, capsys) -> None:
    """The rest is written all the same."""
    code, own = made(tmp_path, line("Sombougou", 901), line("Far Off", 902, latitude="123"))
    assert code == 1
    assert "ML.txt:2: latitude: expected degrees from -90 to 90, got '123'" in capsys.readouterr().err
    assert load(own).gazetteer.find("Sombougou")


def test_a_file_of_another_kind_writes_nothing(tmp_path: Path, capsys) -> None:
    """Many bad lines are counted, not all printed."""
    code, own = made(tmp_path, *(["no dump at all"] * 30))
    told = capsys.readouterr().err
    assert code == 1
    assert "and 10 more lines at fault" in told
    assert "nothing was written" in told
    assert not own.exists()


def test_a_missing_dump_is_a_wrong_call(tmp_path: Path, capsys) -> None:
    """Exit code 2, with the path."""
    assert run(["codebook", "places", str(tmp_path / "XX.zip"), "--into", str(tmp_path / "own")]) == 2
    assert "XX.zip" in capsys.readouterr().err


def test_a_damaged_gazetteer_is_a_fault_of_the_folder(tmp_path: Path, capsys) -> None:
    """`codebook check` says so before anything is read with it."""
    (tmp_path / "gazetteer.zip").write_bytes(b"no zip")
    assert run(["codebook", "check", str(tmp_path)]) == 1
    assert "servanda codebook places" in capsys.readouterr().out.replace("\n", " ")
