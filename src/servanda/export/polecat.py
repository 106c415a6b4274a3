"""POLECAT's shape: the records of the PLOVER export as the table that its coder gives, for programs that read that.

Invariant: a row is one record of `servanda.export.plover`, so that both forms hold the same acts under the same types.
Source: the columns of the weekly files of POLECAT.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.export.account import Form, accounted
from servanda.export.event_tables import write_table
from servanda.export.plover import Exporter

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View

FORM = Form(
    "polecat",
    ("polecat.tsv",),
    """polecat.tsv has the 40 columns of POLECAT's weekly files: tabs, a header, nothing quoted. A row is one record of
    the PLOVER export (--format plover), which says what is written and what is left out; the fields of the ledger's own
    (status, basis, origins, quotes) have no column here: hold the rows against plover.jsonl by "Event ID".

    "Event Date" stands only where the day is known. Several parties, and several values of one, are joined by "; ".
    "Quad Code" is PLOVER's number, 1 to 4, and "Intensity" its score. Empty are the codes of Correlates of War, the
    ids of Wikipedia and GeoNames, "City", "District", "Province" (the place stands under "Placename"), "Feature Type",
    and the people, organisations and places of the whole story.

    A text that a spreadsheet would take for a formula has an apostrophe in front.""",
)

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""The columns, in their order."""

_Cells = dict[str, object]


def write(view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None) -> tuple[Path, ...]:
    """Write `polecat.tsv` with its account.

    Returns:
        The files.
    """
    with accounted(view, folder, FORM, known_on=known_on) as (part, account):
        lines = Exporter(view, codebook, account).lines()
        write_table(part / FORM.files[0], _rows(view, lines))
    return tuple(folder / name for name in FORM.all_files)


def _rows(view: View, lines: Iterator[Mapping[str, Any]]) -> Iterator[Sequence[object]]:
    yield COLUMNS
    for line in lines:
        cells = {**_act(line), **_side("Actor", line["actor"]), **_side("Recipient", line.get("recipient", ()))}
        cells |= {**_place(line.get("event_loc", {})), **_source(view, line)}
        yield [cells.get(name) for name in COLUMNS]


def _act(line: Mapping[str, Any]) -> _Cells:
    return {
        "Event ID": line["id"],
        "Event Date": None if "enddate" in line else line["date"],
        "Event Type": _joined(line["event"]),
        "Event Mode": _joined(line.get("mode", ())),
        "Intensity": line.get("event_scale"),
        "Quad Code": line.get("quad_code"),
        "Contexts": _joined(line.get("context", ())),
    }


def _side(side: str, parties: Sequence[Mapping[str, Any]]) -> _Cells:
    """Give the columns of one side; the places of several parties stay aligned."""
    sectors = [each.get("sector", []) for each in parties]
    return {
        f"{side} Name": _joined(each["identifier_text"] for each in parties),
        f"{side} Country": _joined(each["code"] if each["code"].isalpha() else "" for each in parties),
        f"Primary {side} Sector": next((each[0] for each in sectors if each), None),
        f"{side} Sectors": _joined(sector for each in sectors for sector in each),
        f"{side} Title": _joined(each.get("office", "") for each in parties),
        f"{side} Name Raw": _joined(each["entity_text"] for each in parties),
    }


def _place(place: Mapping[str, Any]) -> _Cells:
    return {
        "Placename": place.get("resolved_place"),
        "Country": place.get("country_code"),
        "Latitude": place.get("lat"),
        "Longitude": place.get("lon"),
        "Raw Placename": place.get("extracted_place"),
    }


def _source(view: View, line: Mapping[str, Any]) -> _Cells:
    report = view.report(line["servanda_evidence"][0]["report"])
    published = report.published
    return {
        "Source": report.outlet,
        "Publication Date": published.edtf if published.is_day else None,
        "Language": report.language,
        "Version": line["coder"],
    }


def _joined(values: Any) -> str:
    found = list(values)
    return "; ".join(found) if any(found) else ""
