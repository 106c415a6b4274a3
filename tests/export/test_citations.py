"""Reports as works to cite, in both forms, read back with the forms' own readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from ledger.values import read_of, report_of
from servanda import export, ledger
from servanda.errors import CallError
from servanda.export.bibtex import biblatex_date, escaped
from servanda.export.csl import issued
from servanda.ledger.view import View
from servanda.model import UNKNOWN, Origin, OriginId, Period, Records, Relation, Report, WhenBasis, by_publication, on

ODD = "50 % {of} R&D_costs: $5 #1 ~ ^ \\ — 𝒩orland “грузит” зерно 穀物"


def reports() -> tuple[Report, ...]:
    """Give reports whose heads have everything, nothing, and what TeX and JSON would trip over."""
    whole = report_of(
        "One.\n",
        url="https://courier.example/a{b}?c=1&d=%20",
        outlet="Norland Courier",
        agencies=("AFP",),
        byline="By AFP",
        title="Grain for Sudria",
        language="en",
        published=on(date(2031, 2, 5)),
    )
    odd = report_of(
        "Two.\n",
        url="javascript:alert(1)",
        outlet=ODD,
        byline="By Ana Bel",
        title=f"{ODD}\n\tand\x00 more",
        published=Period("2031-02~", date(2031, 2, 1), date(2031, 2, 28), Relation.AT, WhenBasis.INFERRED),
    )
    return whole, odd, report_of("Three.\n")


@contextmanager
def viewed(folder: Path) -> Iterator[View]:
    """Give a ledger of these reports, two of them of one origin."""
    made = reports()
    one, two, _ = made
    family = Origin(OriginId("o-1"), one.id, tuple(sorted((one.id, two.id))), "AFP", "credit")
    with ledger.open_writer(folder / "cited.db") as writer:
        writer.append([read_of(report) for report in made])
        writer.replace_records(Records(origins=(family,)), linker="by hand")
        with writer.view() as view:
            yield view


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    """Give a view of it."""
    with viewed(tmp_path) as opened:
        yield opened


def plain(words: str) -> str:
    """Give what TeX makes of escaped words."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
    names["textasciicircum"] = "^"
    named = re.sub(r"\\(text[a-z]+)\{\}", lambda found: names[found[1]], words.removeprefix("{").removesuffix("}"))
    return re.sub(r"\\([$&#%_])", r"\1", named)


def entries(view: View, folder: Path) -> dict[str, dict[str, str]]:
    """Give the fields of each entry, as a reader of BibTeX finds them."""
    path, *_ = export.write(view, folder, "bibtex")
    library = bibtexparser.parse_file(str(path))
    assert not library.failed_blocks
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def test_every_report_is_one_entry_whatever_it_prints(view: View, tmp_path: Path) -> None:
    """A reader of BibTeX finds each title and outlet again, sign by sign."""
    found = entries(view, tmp_path / "out")
    whole, odd, bare = reports()
    assert sorted(found) == sorted((whole.id, odd.id, bare.id))
    assert plain(found[odd.id]["title"]) == f"{ODD} and more"
    assert plain(found[odd.id]["organization"]) == ODD
    assert "url" not in found[odd.id]
    assert found[whole.id]["url"] == "https://courier.example/a%7Bb%7D?c=1&d=%20"


def test_who_wrote_it_is_what_is_printed(view: View, tmp_path: Path) -> None:
    """A byline that only names the agency is the agency, by its full name; nobody is made up."""
    found = entries(view, tmp_path / "out")
    whole, odd, bare = reports()
    assert found[whole.id]["author"] == "{Agence France-Presse}"
    assert found[odd.id]["author"] == "{Ana Bel}"
    assert "author" not in found[bare.id]
    assert "1 of 2 reports of origin o-1" in found[whole.id]["note"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Bel and Jo Kerr", ["Ana Bel", "Jo Kerr"]),
        ("Ana Bel, Jo Kerr & Lin Tao in Port Vell", ["Ana Bel", "Jo Kerr", "Lin Tao"]),
        ("Sam Oduya, Jr. / Ana Bel, Senior Reporter", ["Sam Oduya, Jr", "Ana Bel"]),
        ("By Ana Bel, AFP", ["Ana Bel", "Agence France-Presse"]),
        ("Ministry of Food and Trade", ["Ministry of Food and Trade"]),
        ("Staff", []),
        ("By Our Foreign Desk", []),
        ("Newsroom and Web Team", []),
        ("AFP Staff", []),
        ("AFP Port Vell bureau", []),
        ("By Jo Staff", ["Jo Staff"]),
        ("Source: Norland Post", []),
        ("Based on materials from NNA", []),
        ("Based on reports", []),
        ("rm/kd/AFP", []),
        ("political analyst", []),
        ("Guest Contributor", []),
        ("Editorial Board", []),
        ("Last updated on 5 May 2031", []),
        ("Compiled by Ana Bel, with files from Jo Kerr", ["Ana Bel"]),
        ("Reporting by Ana Bel and Jo Kerr; Editing by Lin Tao and Sam Oduya", ["Ana Bel", "Jo Kerr"]),
        ("Ana Bel / rm", ["Ana Bel"]),
        ("Ana Bel, a political analyst", ["Ana Bel"]),
        ("Ana Bel ana.bel@post.example | 5 May 2031", ["Ana Bel"]),
        ("Ana van den Bel and Sam al-Oduya", ["Ana van den Bel", "Sam al-Oduya"]),
        ("Ana Bel, Bank of Norland", ["Ana Bel", "Bank of Norland"]),
        ("Translated by Ana Bel", []),
        ("Photo: Jo Kerr", []),
    ],
)
def test_each_writer_is_named_for_itself_and_a_desk_is_nobody(tmp_path: Path, byline: str, names: list[str]) -> None:
    """Two people are two authors in both forms; what names no person stands in the note as it is printed."""
    agencies = ("AFP",) if byline.endswith(", AFP") else ()
    report = report_of("One.\n", byline=byline, agencies=agencies, outlet="Norland Post")
    with ledger.open_writer(tmp_path / "cited.db") as writer:
        writer.append([read_of(report)])
        with writer.view() as view:
            fields = entries(view, tmp_path / "out")[report.id]
            csl = json.loads(export.write(view, tmp_path / "out", "csl")[0].read_text(encoding="utf-8"))[0]
    assert fields.get("author") == (" and ".join(f"{{{name}}}" for name in names) or None)
    assert [each["literal"] for each in csl.get("author", [])] == names
    assert (f"signed “{byline}”" in csl["note"]) is not bool(names)


def test_days_have_the_precision_that_is_known(view: View, tmp_path: Path) -> None:
    """A day, an approximate month, and nothing."""
    found = entries(view, tmp_path / "out")
    whole, odd, bare = reports()
    assert (found[whole.id]["date"], found[whole.id]["year"]) == ("2031-02-05", "2031")
    assert (found[odd.id]["date"], "year" in found[odd.id]) == ("2031-02~", False)
    assert ("date" in found[bare.id], "year" in found[bare.id]) == (False, False)
    assert "day of publication unknown" in found[bare.id]["note"]


def period(edtf: str, earliest: date | None, latest: date | None) -> Period:
    """Give a stated period."""
    return Period(edtf, earliest, latest, Relation.AT, WhenBasis.STATED)


@pytest.mark.parametrize(
    ("given", "csl", "biblatex"),
    [
        (on(date(2031, 2, 5)), {"date-parts": [[2031, 2, 5]]}, "2031-02-05"),
        (period("2031-02", date(2031, 2, 1), date(2031, 2, 28)), {"date-parts": [[2031, 2]]}, "2031-02"),
        (period("2031", date(2031, 1, 1), date(2031, 12, 31)), {"date-parts": [[2031]]}, "2031"),
        (period("2031~", date(2031, 1, 1), date(2031, 12, 31)), {"date-parts": [[2031]], "circa": True}, "2031~"),
        (period("2031-21", date(2031, 3, 1), date(2031, 5, 31)), {"date-parts": [[2031]], "season": 1}, "2031-21"),
        (
            period("2031-02-05/2031-02-07", date(2031, 2, 5), date(2031, 2, 7)),
            {"date-parts": [[2031, 2, 5], [2031, 2, 7]]},
            "2031-02-05/2031-02-07",
        ),
        (
            period("[2031-02-05,2031-03-05]", date(2031, 2, 5), date(2031, 3, 5)),
            {"date-parts": [[2031, 2, 5], [2031, 3, 5]]},
            None,
        ),
        (by_publication(on(date(2031, 2, 5))), None, None),
        (period("2031-02-05/..", date(2031, 2, 5), None), None, None),
        (UNKNOWN, None, None),
    ],
)
def test_a_period_is_a_date_only_as_far_as_it_is_known(
    given: Period, csl: dict[str, Any] | None, biblatex: str | None
) -> None:
    """Open ends and sets that a form cannot say are left out of it, never closed."""
    assert (issued(given), biblatex_date(given)) == (csl, biblatex)


def test_csl_items_are_what_a_processor_reads(view: View, tmp_path: Path) -> None:
    """A citation processor takes every item and prints its title as it is."""
    path, *_ = export.write(view, tmp_path / "out", "csl")
    items = json.loads(path.read_text(encoding="utf-8"))
    whole, odd, bare = reports()
    assert [item["id"] for item in items] == sorted((whole.id, odd.id, bare.id))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shelf = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        shelf.register(Citation([CitationItem(item["id"])]))
    printed = "\n".join(str(line) for line in shelf.bibliography())
    assert "Grain for Sudria" in printed
    assert "2031" in printed
    by_id = {item["id"]: item for item in items}
    assert by_id[odd.id]["title"] == f"{ODD} and more"
    assert by_id[whole.id]["author"] == [{"literal": "Agence France-Presse"}]
    assert by_id[whole.id]["archive_location"] == f"sha256:{whole.sha256}"
    assert {"issued", "URL", "author", "title", "accessed"}.isdisjoint(by_id[bare.id])


def test_a_known_newspaper_is_one(tmp_path: Path) -> None:
    """What the codebook knows for an agency or newspaper is an article; any other outlet is a page of the web."""
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(report_of("One.\n", outlet="Reuters")), read_of(report_of("Two.\n", outlet="Courier"))])
        with writer.view() as view:
            path, *_ = export.write(view, tmp_path / "out", "csl")
    kinds = {item["container-title"]: item["type"] for item in json.loads(path.read_text(encoding="utf-8"))}
    assert kinds == {"Reuters": "article-newspaper", "Courier": "webpage"}


@pytest.mark.parametrize("form", ["bibtex", "csl"])
def test_equal_ledgers_give_equal_references(tmp_path: Path, form: str) -> None:
    """Two ledgers of the same reports, two exports: the same bytes, the account of it too."""
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with viewed(tmp_path / name) as view:
            paths = export.write(view, tmp_path / name / "out", form, known_on=date(2031, 3, 1))
            written.append([path.read_bytes() for path in paths])
    assert written[0] == written[1]
    readme = written[0][-1].decode()
    assert "as known on   2031-03-01" in readme
    assert "records in    3" in readme
    assert "left out      0" in readme


@pytest.mark.parametrize("form", ["bibtex", "csl"])
def test_references_of_an_empty_ledger_are_an_empty_list(tmp_path: Path, form: str) -> None:
    """Nothing to cite is a whole file that says so."""
    with ledger.open_writer(tmp_path / "x.db") as writer, writer.view() as view:
        path, *_ = export.write(view, tmp_path / "out", form)
    words = path.read_text(encoding="utf-8")
    assert words == "" if form == "bibtex" else json.loads(words) == []


def test_a_list_of_the_users_own_is_left_alone(view: View, tmp_path: Path) -> None:
    """Where a file of the name is there and no export wrote it, nothing is written; one's own export is replaced."""
    (tmp_path / "references.bib").write_text("mine", encoding="utf-8")
    with pytest.raises(CallError, match=re.escape("expected no references.bib")):
        export.write(view, tmp_path, "bibtex")
    assert (tmp_path / "references.bib").read_text(encoding="utf-8") == "mine"
    for _ in range(2):
        export.write(view, tmp_path / "out", "bibtex")


def test_no_sign_of_tex_is_left(view: View) -> None:
    """Braces stand in pairs, so that no field ends early."""
    words = escaped("}{ \\input{x} 100%")
    assert words.count("{") == words.count("}")
    assert "\\input" not in words
    assert words.endswith(r"100\%")
