"""Acts in the columns of GDELT and POLECAT, and what these cannot say."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from ledger.values import BEL, NORLAND, REBELS, SUDRIA, event, read_of, report_of
from servanda import export, ledger
from servanda.export.polecat import COLUMNS
from servanda.model import (
    Basis,
    Event,
    EventType,
    Findings,
    Party,
    Place,
    PlacePrecision,
    Record,
    RecordId,
    Records,
    Status,
    Support,
    on,
)

DAY = date(2031, 2, 4)
WORDS = "Kenya gave Uganda tents"
REPORT = report_of(
    f"Tents for Uganda\nIt rained. {WORDS}.\n",
    url="https://courier.example/x",
    outlet="=Courier\tof 𝒩orland",
    language="en",
    published=on(date(2031, 2, 5)),
)
KENYA = replace(NORLAND, code="KEN.GOV.MFA", name="Ministry\tof Kenya")
UGANDA = replace(SUDRIA, code="UGA", name="Uganda")
WHOLE: dict[str, Any] = {
    "source": (KENYA,), "target": (UGANDA, BEL), "when": on(DAY), "status": Status.ACTUAL, "basis": Basis.NARRATOR,
    "attested_by": (), "mode": None, "contexts": (), "type": EventType.AID,
    "place": Place("Kampala", "UGA", 0.3, 32.6, PlacePrecision.TOWN),
}  # fmt: skip


def act(name: str = "e-1", **changed: Any) -> Event:
    """Give an act that both shapes can say."""
    return event(REPORT, WORDS, id=name, **(WHOLE | changed))


def written(folder: Path, form: str, *acts: Event) -> tuple[list[list[list[str]]], dict[str, str]]:
    """Give the tables of a form, and what was left out with its reason."""
    folder.mkdir(parents=True, exist_ok=True)
    records = tuple(Record(RecordId(each.id), each, (each.id,), Support(2, 2, 1, outlets=2, texts=3)) for each in acts)
    with ledger.open_writer(folder / "a.db") as writer:
        writer.append([read_of(REPORT, Findings(events=acts))])
        writer.replace_records(Records(events=records), linker="by hand")
        with writer.view() as view:
            *tables, left_out, _ = export.write(view, folder / "out", form)
    with left_out.open(encoding="utf-8", newline="") as file:
        left = {row["id"]: row["reason"] for row in csv.DictReader(file)}
    return [[line.split("\t") for line in each.read_text(encoding="utf-8").splitlines()] for each in tables], left


def test_an_act_is_a_row_of_61_columns(tmp_path: Path) -> None:
    """Codes of CAMEO, quotes, reports and origins each in its column; what is not known is empty."""
    (events, _), left = written(tmp_path, "gdelt", act())
    (row,) = events
    assert (len(row), left) == (61, {})
    assert row[:5] == ["e-1", "20310204", "203102", "2031", "2031.0932"]
    assert row[5:15] == ["KENGOV", "Ministry of Kenya", "KEN", "", "", "", "", "GOV", "", ""]
    assert row[15:18] == ["UGA", "Uganda", "UGA"]
    assert row[25:35] == ["", "070", "070", "07", "2", "", "1", "2", "3", ""]
    assert row[35:51] == [""] * 16
    assert row[51:] == ["4", "Kampala", "", "", "", "0.3", "32.6", "", "20310205", "https://courier.example/x"]


def test_a_quote_is_a_mention_of_16_columns(tmp_path: Path) -> None:
    """Its sentence and its place in the archived text; a name that would be a formula or end a cell is harmless."""
    (_, mentions), _ = written(tmp_path, "gdelt", act())
    (row,) = mentions
    start = REPORT.text.index(WORDS)
    assert row == [
        "e-1", "20310204", "20310205", "1", "'=Courier of 𝒩orland", "https://courier.example/x", "3", "", "",
        str(start), "1", row[11], str(len(REPORT.text)), "", "", REPORT.id,
    ]  # fmt: skip


def test_nothing_is_an_event_of_gdelt_but_what_was_done(tmp_path: Path) -> None:
    """Every status and basis is written or left out with its reason, as are acts without a day or an actor."""
    acts = [act(f"e-{status}-{basis}", status=status, basis=basis) for status, basis in product(Status, Basis)]
    month = replace(on(DAY), edtf="2031-02", earliest=date(2031, 2, 1), latest=date(2031, 2, 28))
    (events, mentions), left = written(tmp_path, "gdelt", *acts, act("e-month", when=month), act("e-none", source=()))
    told = {basis for basis in Basis if basis not in {Basis.ALLEGED, Basis.DENIED, Basis.UNNAMED}}
    assert {row[0] for row in events} == {row[0] for row in mentions} == {f"e-actual-{basis}" for basis in told}
    assert {row[0] for row in events}.isdisjoint(left)
    assert len(events) + len(left) == len(acts) + 2
    assert (left["e-month"], left["e-none"]) == ("no known day", "nobody is known who acts")
    assert left["e-planned-narrator"] == "not done: GDELT has no status: planned"


def test_the_fraction_of_a_day_stays_in_its_year(tmp_path: Path) -> None:
    """The last day of December is no day of the next year."""
    day = date(2031, 12, 31)
    (events, _), _ = written(tmp_path, "gdelt", act(when=on(day)))
    assert events[0][4] == "2031.9890"


def test_organisations_and_the_unknown_have_no_state(tmp_path: Path) -> None:
    """A known group has its code, rebels their sector, and nobody a made-up one."""
    acts = [
        act("e-1", source=(replace(KENYA, code="UNO.SC", name="council"),)),
        act("e-2", source=(replace(REBELS, code="UGA.REB"),)),
        act("e-3", source=(Party(BEL.actor, "---", "a stranger", "a stranger"),)),
    ]
    (events, _), _ = written(tmp_path, "gdelt", *acts)
    assert [(row[5], row[7], row[8], row[12]) for row in events] == [
        ("UNO", "", "UNO", ""),
        ("UGAREB", "UGA", "", "REB"),
        ("", "", "", ""),
    ]


def test_a_record_of_plover_is_a_row_of_polecat(tmp_path: Path) -> None:
    """40 named columns; several parties stand side by side, and a plan under the type that announces it."""
    ((header, row, planned),), left = written(tmp_path, "polecat", act(), act("e-2", status=Status.PLANNED))
    assert tuple(header) == COLUMNS
    assert (len(header), left) == (40, {})
    cells = dict(zip(header, row, strict=True))
    assert (cells["Event ID"], cells["Event Date"], cells["Event Type"]) == ("e-1", "2031-02-04", "AID")
    assert (cells["Actor Name"], cells["Actor Country"], cells["Actor Sectors"]) == ("Ministry of Kenya", "KEN", "GOV")
    assert (cells["Recipient Name"], cells["Recipient Title"]) == ("Uganda; Ana Bel", "; Foreign Minister")
    assert (cells["Placename"], cells["Country"], cells["Quad Code"]) == ("Kampala", "UGA", "2")
    assert (cells["Source"], cells["Publication Date"]) == ("'=Courier of 𝒩orland", "2031-02-05")
    assert dict(zip(header, planned, strict=True))["Event Type"] == "AGREE"


def test_a_month_is_no_date_of_polecat(tmp_path: Path) -> None:
    """The row is there, and its day is empty."""
    month = replace(on(DAY), edtf="2031-02", earliest=date(2031, 2, 1), latest=date(2031, 2, 28))
    ((_, row),), _ = written(tmp_path, "polecat", act(when=month))
    assert row[:3] == ["e-1", "", "AID"]
