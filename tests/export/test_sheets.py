from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.values import read_main, read_of, read_other, records_of, report_of
from servanda import export, ledger
from servanda.errors import CallError
from servanda.ledger import Kind
from servanda.ledger.view import View


def load(path: Path) -> list[dict[str, str]]:
    """Read a sheet."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(view: View, tmp_path: Path) -> Path:
    """Give the exported sheets."""
    export.csv(view, tmp_path / "out")
    return tmp_path / "out"


def test_every_kind_has_its_sheet(folder: Path) -> None:
    """There is one sheet per kind, one for steps, their description, and a README."""
    assert {path.name for path in folder.iterdir()} == {
        *(f"{kind}.csv" for kind in Kind),
        *("steps.csv", "datapackage.json", "README.md"),
    }


def test_parties_are_codes_and_names(folder: Path) -> None:
    """A party is its code and its name; several are joined."""
    event = load(folder / "events.csv")[0]
    assert (event["source"], event["source_name"], event["target"]) == ("NRL", "Norland", "SDR")
    assert event["attested_by_name"] == "Ana Bel"


def test_evidence_is_its_first_quote_and_their_number(folder: Path) -> None:
    """The first quote stands with its report and offsets; how many there are is a number."""
    event = load(folder / "events.csv")[0]
    assert event["quote"] == "Norland will send 40,000 tonnes of grain to Sudria"
    assert (event["report"], event["start"], event["quotes"]) == (read_main().report.id, "22", "2")


def test_periods_are_bounds(folder: Path) -> None:
    """A period is its EDTF value and its bounds; unknown is empty."""
    event = load(folder / "events.csv")[0]
    assert [event[name] for name in ("when", "when_earliest", "when_latest", "when_basis")] == [
        "2031-03",
        "2031-03-01",
        "2031-03-31",
        "relative",
    ]
    assert load(folder / "statements.csv")[1]["said"] in {"", "2031-02-04"}


def test_steps_have_a_sheet_of_their_own(folder: Path) -> None:
    """Each step is a row with its commitment's parties and its amount."""
    (step,) = load(folder / "steps.csv")
    assert [step[name] for name in ("number", "provider", "recipient", "step", "by", "lines_item")] == [
        "0",
        "NRL",
        "SDR",
        "pledged",
        "NRL.GOV.MFA",
        "grain",
    ]
    assert [step[name] for name in ("lines_quantity_low", "lines_quantity_approx", "lines_value_high")] == [
        "40000",
        "false",
        "2.5",
    ]


def test_spans_are_ranges(folder: Path) -> None:
    """Where words stand is written as start-end, nothing where there is no place."""
    said = {row["stance"]: row for row in load(folder / "statements.csv")}["promises"]
    assert (said["content_parts"], said["cue_span"]) == ("22-81", "")


def test_the_readme_names_every_column(view: View, folder: Path) -> None:
    """Every column of every sheet is explained, and of which ledger they are."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert f"sha256:{view.fingerprint()}" in text
    for path in folder.glob("*.csv"):
        chapter = text.split(f"## {path.name}\n")[1].split("\n## ")[0]
        with path.open(encoding="utf-8") as file:
            header = next(csv.reader(file))
        assert header == [line.split("`")[1] for line in chapter.splitlines() if line.startswith("| `")]
        assert len(header) == len(set(header))


@pytest.mark.parametrize(
    ("printed", "written"),
    [("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("-5", "-5"), ("- 5 men", "'- 5 men"), ("@home", "'@home"), ("---", "---")],
)
def test_no_cell_is_a_formula(tmp_path: Path, printed: str, written: str) -> None:
    """What a page prints is never run by a spreadsheet; numbers and the code of the unknown stay."""
    report = report_of("News.\n", title=printed)
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report)])
        with writer.view() as view:
            export.csv(view, tmp_path / "out")
    assert load(tmp_path / "out" / "reports.csv")[0]["title"] == written


def test_empty_kinds_have_a_header(tmp_path: Path) -> None:
    """A ledger without reports gives sheets with headers, and empty lists stay empty cells."""
    main, other = read_main(), read_other()
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([main, other])
        made = records_of(main, other)
        nobody = replace(
            made.commitments[0], content=replace(made.commitments[0].content, provider=(), due=None, steps=())
        )
        writer.replace_records(replace(made, labels=(), commitments=(nobody,)))
        with writer.view() as view:
            export.csv(view, tmp_path / "out")
    assert (tmp_path / "out" / "labels.csv").read_text().startswith("id,actor,actor_name,label,by,by_name,")
    assert load(tmp_path / "out" / "commitments.csv")[0]["provider"] == ""
    assert load(tmp_path / "out" / "steps.csv") == []


def test_a_readme_of_the_users_is_not_written_over(view: View, tmp_path: Path) -> None:
    """A folder with other work is refused before anything is written; the README of an export is replaced."""
    own = tmp_path / "README.md"
    own.write_text("# My book\n", encoding="utf-8")
    with pytest.raises(CallError, match="name another folder"):
        export.csv(view, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["README.md"]
    assert own.read_text(encoding="utf-8") == "# My book\n"
    own.unlink()
    export.csv(view, tmp_path)
    written = own.read_text(encoding="utf-8")
    own.write_text(f"{written}old", encoding="utf-8")
    export.csv(view, tmp_path)
    assert own.read_text(encoding="utf-8") == written
