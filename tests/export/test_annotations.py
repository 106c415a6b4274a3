"""Quotes as Web Annotations, held against the texts that they name."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from ledger.values import event, fill, judgement, quote, read_main, read_of, report_of
from servanda import export, ledger
from servanda.export.annotations import named
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.model import (
    Basis,
    Findings,
    JudgedPlace,
    JudgementKind,
    Record,
    RecordId,
    Records,
    ReportId,
    Span,
    Status,
    Support,
    sealed,
)

MAIN = read_main()


def annotations_of(view: View, folder: Path) -> list[dict[str, Any]]:
    """Give what was written, line by line."""
    path, *_ = export.write(view, folder, "annotations")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_back(found: list[dict[str, Any]], view: View) -> Iterator[tuple[str, str]]:
    """Give the exact words of each annotation and what its text has at its position, as a strict reader would."""
    texts = {named(report.text): report.text for report in view.reports()}
    for each in found:
        archived = each["target"][0]
        if isinstance(archived, str):
            continue
        position, words = archived["selector"]
        text = texts[archived["source"]]
        assert text[: position["start"]].endswith(words["prefix"])
        assert text[position["end"] :].startswith(words["suffix"])
        yield words["exact"], text[position["start"] : position["end"]]


def test_every_quote_stands_where_it_says(view: View, tmp_path: Path) -> None:
    """Both selectors of the archived text lead to the same characters, counted as code points."""
    found = annotations_of(view, tmp_path / "out")
    pairs = list(read_back(found, view))
    assert len(pairs) > 8
    assert all(exact == there for exact, there in pairs)
    assert len({each["id"] for each in found}) == len(found)
    assert {each["@context"] for each in found} == {"http://www.w3.org/ns/anno.jsonld"}


def test_every_record_that_has_quotes_has_annotations(view: View, tmp_path: Path) -> None:
    """No record is passed over; names and days by themselves are counted and named as left out."""
    found = annotations_of(view, tmp_path / "out")
    bodies = {each["body"][0] for each in found if each["motivation"] == "identifying"}
    for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS, Kind.DISAGREEMENTS):
        for record in view.records(kind):
            assert f"urn:servanda:{record.id}" in bodies  # type: ignore[union-attr]
    with (tmp_path / "out" / "annotations-left_out.csv").open(encoding="utf-8", newline="") as file:
        left = {row["id"]: row["reason"] for row in csv.DictReader(file)}
    assert {"m-1", "t-1"} <= left.keys()
    readme = (tmp_path / "out" / "annotations-README.txt").read_text(encoding="utf-8")
    assert f"quotes in     {len(found) + len(left)}" in readme
    assert f"written       {len(found)}" in readme


def test_the_live_page_is_told_by_words_alone(view: View, tmp_path: Path) -> None:
    """Its characters may have moved: no position, but the words and a link that scrolls to them."""
    found = annotations_of(view, tmp_path / "out")
    (live, *_) = [target for each in found for target in each["target"][1:] if isinstance(target, dict)]
    assert live["source"] == "https://courier.example/grain"
    words, fragment = live["selector"]
    assert words["type"] == "TextQuoteSelector"
    assert fragment["value"].startswith(":~:text=")
    assert unquote(fragment["value"]).count("\n") == 0


def test_a_text_is_named_by_its_hash(view: View, tmp_path: Path) -> None:
    """The name is the SHA-256 of its characters in UTF-8; a list says which page it was made of."""
    annotations_of(view, tmp_path / "out")
    with (tmp_path / "out" / "annotations-texts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["report"] for row in rows] == sorted(report.id for report in view.reports())
    for row in rows:
        digest = base64.urlsafe_b64decode(row["text"].removeprefix("ni:///sha-256;") + "=")
        assert digest == hashlib.sha256(view.text(row["report"]).encode()).digest()
        assert digest.hex() == row["page_sha256"]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("basis", [Basis.ALLEGED, Basis.DENIED, Basis.NARRATOR])
def test_status_and_basis_go_with_every_quote_of_an_act(tmp_path: Path, status: Status, basis: Basis) -> None:
    """An allegation is never annotated as a deed; letters and signs of any script keep their places."""
    report = report_of("🜁 Норландия обстреляла 𝒮udria — “穀物”.\n", title=None)
    act = event(report, "обстреляла 𝒮udria", status=status, basis=basis)
    record = Record(RecordId(act.id), act, (act.id,), Support(1, 1, 1))
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report, Findings(events=(act,)))])
        writer.replace_records(Records(events=(record,)), linker="by hand")
        with writer.view() as view:
            (found,) = annotations_of(view, tmp_path / "out")
            assert list(read_back([found], view)) == [("обстреляла 𝒮udria", "обстреляла 𝒮udria")]
    says = found["body"][1]["value"]
    assert f"status: {status.value}; basis: {basis.value} (Ana Bel)" in says


SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parent / "annotation_schema.json").read_text(encoding="utf-8"))
)


def broken(each: dict[str, Any]) -> list[str]:
    """Give what an annotation has against the model of the W3C."""
    return [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(each)]


def test_every_annotation_is_one_of_the_model_of_the_w3c(tmp_path: Path) -> None:
    """Quotes of all kinds of records and what people judged; also a page whose address has signs that no IRI may have."""
    place = fill(tmp_path / "a.db")
    piece = quote(MAIN.report, "Norland will send 40,000 tonnes of grain to Sudria")
    stood = JudgedPlace("event", MAIN.report.id, piece.span, piece.quote, 0.9)
    judged = sealed(replace(judgement(), target=(MAIN.findings.events[0].id,), places=(stood,), reason="a rumour"))
    odd = report_of("Norland sent <rice> in “sacks”.\n", url="https://post.example/a b?{c}|d")
    act = event(odd, "Norland sent <rice>")
    with ledger.open_writer(place) as writer:
        writer.append([read_of(odd, Findings(events=(act,)))])
        writer.replace_records(
            Records(events=(Record(RecordId(act.id), act, (act.id,), Support(1, 1, 1)),)), linker="by hand"
        )
        writer.judge([judged])
        with writer.view() as view:
            found = annotations_of(view, tmp_path / "out")
    assert {each["motivation"] for each in found} == {"identifying", "assessing"}
    assert any(
        target["source"].startswith("https://post.example/a%20b")
        for each in found
        for target in each["target"]
        if isinstance(target, dict)
    )
    assert [fault for each in found for fault in broken(each)] == []


def test_the_demo_set_gives_annotations_of_the_model(demo_ledger: Path, tmp_path: Path) -> None:
    """Every one of them; and the schema refuses what breaks the model."""
    with ledger.open_view(demo_ledger) as view:
        found = annotations_of(view, tmp_path / "out")
    assert len(found) > 100
    assert [fault for each in found for fault in broken(each)] == []
    first = found[0]
    for worse in ({**first, "targets": []}, {**first, "motivation": "asserting"}, {**first, "target": []}):
        assert broken(worse)


def test_what_a_person_judged_is_an_annotation_on_the_annotation(tmp_path: Path) -> None:
    """With who judged, when, and why; one that was taken back is left out and named."""
    place = fill(tmp_path / "a.db")
    piece = quote(MAIN.report, "Norland will send 40,000 tonnes of grain to Sudria")
    stood = JudgedPlace("event", MAIN.report.id, piece.span, piece.quote, 0.9)
    wrong = sealed(replace(judgement(), target=(MAIN.findings.events[0].id,), places=(stood,), reason="a rumour"))
    value = sealed(
        replace(wrong, kind=JudgementKind.VALUE, field="type", value="AGREE", was="AID", reason=None, who="other")
    )
    elsewhere = JudgedPlace("event", MAIN.report.id, Span(0, 7), "Norland", 0.9)
    gone = sealed(replace(wrong, places=(elsewhere,), who="third"))
    undo = sealed(replace(wrong, kind=JudgementKind.UNDO, target=(), places=(), undoes="j-1"))
    with ledger.open_writer(place) as writer:
        writer.judge([wrong, value, gone, undo])
    with ledger.open_view(place) as view:
        found = {each["id"]: each for each in annotations_of(view, tmp_path / "out")}
    event_id = next(each for each in found if each.endswith(":evidence:0") and each.startswith("urn:servanda:e-"))
    first = found[f"urn:servanda:{wrong.id}"]
    assert first["motivation"] == "assessing"
    assert first["creator"] == {"type": "Person", "name": "reader"}
    assert first["created"] == "2031-05-01T12:00:00Z"
    assert event_id in first["target"]
    assert [body["value"] for body in first["body"]] == ["wrong", "a rumour"]
    assert [body["value"] for body in found[f"urn:servanda:{value.id}"]["body"]] == ["AGREE", "type"]
    assert found[f"urn:servanda:{gone.id}"]["target"][0]["selector"][0]["end"] == 7
    left = (tmp_path / "out" / "annotations-left_out.csv").read_text(encoding="utf-8")
    assert {line.split(",")[0] for line in left.splitlines() if "taken back" in line} == {"j-1", undo.id}


def test_equal_ledgers_give_equal_annotations(view: View, tmp_path: Path) -> None:
    """Two exports, the same bytes in every file."""
    one = export.write(view, tmp_path / "one", "annotations")
    two = export.write(view, tmp_path / "two", "annotations")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_an_empty_ledger_gives_no_annotation(tmp_path: Path) -> None:
    """An empty file and an account that says so."""
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.view() as view:
        assert annotations_of(view, tmp_path / "out") == []
    assert "written       0" in (tmp_path / "out" / "annotations-README.txt").read_text(encoding="utf-8")


def test_a_judgement_of_a_report_that_is_gone_is_left_out_by_name(tmp_path: Path) -> None:
    """What a person judged outlives the report; it cannot be shown on a text that is not here."""
    place = JudgedPlace("label", ReportId("r-0000000000000009"), Span(0, 4), "gone", 0.9)
    lost = sealed(replace(judgement(), places=(place,)))
    with ledger.open_writer(fill(tmp_path / "x.db")) as writer:
        writer.judge([lost])
    with ledger.open_view(tmp_path / "x.db") as view:
        annotations_of(view, tmp_path / "out")
    left = (tmp_path / "out" / "annotations-left_out.csv").read_text(encoding="utf-8")
    assert f"{lost.id},its report is not in this ledger" in left
