from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ledger.values import judgement, read_main, read_other, records_of, report_of
from servanda import export, ledger
from servanda.export.columns import COLUMNS, Column, Group, Many, Scalar, Shape
from servanda.export.rows import row, rows, rows_of
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.model import Place, PlacePrecision, PlaceReading

MADE = records_of(read_main(), read_other())
SCALARS = {
    Scalar.TEXT: str,
    Scalar.WHOLE: int,
    Scalar.NUMBER: (int, float),
    Scalar.FLAG: bool,
    Scalar.DAY: str,
    Scalar.MOMENT: str,
}
CONTRACT = {
    "reports": "id url file outlet agencies byline title language published sha256 text blocks origin problems",
    "origins": "id root reports agency method",
    "mentions": "id report start end quote actor kind sense rule score",
    "times": "id report start end quote when use rule score",
    "actors": "id code name kind country aliases roles same_as mention_count",
    "statements": "id speaker speakers hearer via medium mode cue cue_span source_span cue_act stance target content"
    " content_parts hedges scare_quotes nested_in said same_utterance members origins origins_high voices outlets texts judgements evidence",
    "events": "id type mode contexts source target when place status basis attested_by lines terms casualties statement"
    " members origins origins_high voices outlets texts judgements evidence",
    "commitments": "id kind provider recipient via lines terms instrument parent due state state_since flags steps"
    " totals not_counted members origins origins_high voices outlets texts judgements",
    "labels": "id actor label by kind polarity evidence",
    "disagreements": "id record field values kind",
    "links": "id kind members score why",
    "judgements": "id at who kind target field value reason undoes places was",
}


def fits(value: Any, shape: Shape, where: str) -> None:
    """Hold a value against the shape that its column promises."""
    if value is None:
        assert not isinstance(shape, Many) or shape.item is Scalar.WHOLE, f"{where} is null"
    elif isinstance(shape, Group):
        assert list(value) == [column.name for column in shape.columns], where
        for column in shape.columns:
            fits(value[column.name], column.shape, f"{where}.{column.name}")
    elif isinstance(shape, Many):
        assert isinstance(value, list), where
        for each in value:
            fits(each, shape.item, where)
    else:
        assert isinstance(value, SCALARS[shape]), where
        assert value != "", where
        if shape is Scalar.DAY:
            date.fromisoformat(value)
        if shape is Scalar.MOMENT:
            datetime.fromisoformat(value)


@pytest.mark.parametrize("kind", Kind)
def test_the_columns_are_those_of_the_contract(kind: Kind) -> None:
    """Each kind has the fields that the public contract names, in its order."""
    assert [column.name for column in COLUMNS[kind]] == CONTRACT[kind].split()


@pytest.mark.parametrize("kind", Kind)
def test_rows_have_the_shape_of_their_columns(view: View, kind: Kind) -> None:
    """Rows have exactly the fields of their kind, in order, each of its type, to the last depth."""
    found = list(rows(view, kind))
    assert found
    for each in found:
        fits(each, Group(COLUMNS[kind]), kind)


def test_every_column_says_what_it_is() -> None:
    """No column, however deep, is without words for people."""

    def speaks(columns: tuple[Column, ...]) -> bool:
        shapes = [column.shape.item if isinstance(column.shape, Many) else column.shape for column in columns]
        inner = all(speaks(shape.columns) for shape in shapes if isinstance(shape, Group))
        return inner and all(column.says for column in columns)

    assert all(speaks(columns) for columns in COLUMNS.values())


def test_evidence_lies_flat() -> None:
    """A quote stands beside its offsets, its rule and its score."""
    assert row(MADE.labels[0])["evidence"] == [
        {
            "report": read_main().report.id,
            "start": 156,
            "end": 166,
            "quote": "terrorists",
            "rule": "by_hand",
            "score": 0.9,
        }
    ]


def test_whole_numbers_have_no_point() -> None:
    """Forty thousand tonnes are 40000, two and a half dollars 2.5, and an open end is null."""
    line = row(MADE.commitments[0])["lines"][0]
    assert json.dumps(line["quantity"]["low"]) == "40000"
    assert line["value"] == {"low": None, "high": 2.5, "currency": "USD"}
    assert line["conversions"] == []


def test_a_report_names_its_origin(view: View) -> None:
    """The origin of a report comes from linking; before linking it is null."""
    assert {each["origin"] for each in rows(view, Kind.REPORTS)} == {"o-1", "o-2"}
    assert row(report_of("News.\n"))["origin"] is None


def test_problems_of_the_whole_page_have_no_place(view: View) -> None:
    """A problem with a place shows its characters."""
    shown = {each["id"]: each["problems"] for each in rows(view, Kind.REPORTS)}
    assert shown[read_main().report.id][1] == {"code": "lost_space", "message": "a space is lost", "start": 3, "end": 4}


def test_places_and_casualties_are_laid_out() -> None:
    """A place has its coordinates, casualties their ranges, whatever is unknown is null."""
    told = replace(MADE.events[0], content=read_other().findings.events[0])
    bare = {"precision": None, "feature": None, "geonames": None, "alternatives": [], "evidence": None}
    assert row(told)["place"] == {"name": "Zür", "country": "SDR", "lat": 1.5, "lon": -2.0, **bare}
    assert row(told)["casualties"] == {"dead": {"low": 1, "high": None}, "injured": None}
    fits(row(told), Group(COLUMNS[Kind.EVENTS]), "events")


def test_a_place_says_how_exact_it_is_what_it_could_be_and_where_it_is_printed() -> None:
    """Precision, the gazetteer's number, the other places of the name, and the quote."""
    event = read_other().findings.events[0]
    quote = event.evidence[0]
    place = Place(
        "Zür",
        "SDR",
        precision=PlacePrecision.TOWN,
        feature="PPL",
        geonames=7,
        alternatives=(PlaceReading("Zür am See", "SDR", 2.0, None, 8),),
        evidence=quote,
    )
    told = row(replace(MADE.events[0], content=replace(event, place=place)))
    assert told["place"]["precision"] == "town"
    assert told["place"]["geonames"] == 7
    assert told["place"]["alternatives"] == [
        {"name": "Zür am See", "country": "SDR", "lat": 2.0, "lon": None, "geonames": 8}
    ]
    assert told["place"]["evidence"]["quote"] == quote.quote
    fits(told, Group(COLUMNS[Kind.EVENTS]), "events")


def test_nothing_to_tell_is_null() -> None:
    """An event without place, casualties and terms says so with null."""
    event = row(MADE.events[0])
    assert (event["place"], event["casualties"], event["terms"]) == (None, None, None)


def test_a_judgement_keeps_its_time() -> None:
    """A judgement shows its UTC time."""
    assert row(judgement())["at"] == "2031-05-01T12:00:00+00:00"


def test_all_rows_are_given_by_kind(view: View) -> None:
    """Scoring gets every kind, in the order of ids."""
    found = rows_of(view)
    assert list(found) == list(CONTRACT)
    assert all([each["id"] for each in kept] == sorted(each["id"] for each in kept) for kept in found.values())


def test_an_empty_ledger_has_every_kind(tmp_path: Path) -> None:
    """A ledger without reports exports empty files of every kind."""
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.view() as view:
        *files, _ = export.jsonl(view, tmp_path / "out")
    assert [(path.name, path.read_bytes()) for path in files] == [(f"{kind}.jsonl", b"") for kind in CONTRACT]
