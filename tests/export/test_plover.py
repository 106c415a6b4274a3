"""Acts, steps and statements as PLOVER has them, and what it cannot say."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ledger.values import (
    BEL,
    NORLAND,
    RADIO,
    SUDRIA,
    event,
    quote,
    read_main,
    read_of,
    records_of,
    report_of,
    statement,
    step,
)
from ledger.values import read_other as other
from servanda import export, ledger
from servanda.ledger.view import View
from servanda.model import (
    UNKNOWN,
    Basis,
    Commitment,
    CommitmentKind,
    Event,
    EventType,
    Evidence,
    Findings,
    LinkedStep,
    Place,
    PlacePrecision,
    Record,
    RecordId,
    Records,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    StepLink,
    Support,
    Terms,
    Totals,
    by_publication,
    on,
)

WORDS = "🜁 Норландия обстреляла 𝒮udria"
REPORT = report_of(f"{WORDS} — “穀物”.\n", url="https://courier.example/x", outlet="Norland Courier", language="en")
DAY = on(date(2031, 2, 4))
ALONE = Support(1, 1, 1)


def of_event(**changed: Any) -> Event:
    """Give an act of Norland on Sudria on a day."""
    given = {"when": DAY, "status": Status.ACTUAL, "basis": Basis.NARRATOR, "attested_by": (), "contexts": ()}
    return event(REPORT, WORDS, **(given | changed))


def of_step(**changed: Any) -> Step:
    """Give a step that no act tells."""
    return step(REPORT, WORDS, **changed)


def promise(told: Step, terms: Terms = Terms.UNKNOWN, *, is_alleged: bool = False) -> Record[Commitment]:
    """Give the commitment of one step."""
    linked = LinkedStep(
        told.id,
        told.step,
        told.when,
        told.scope,
        told.lines,
        told.by,
        told.role_of_speaker,
        StepLink.NEW,
        told.evidence,
        is_alleged=is_alleged,
    )
    commitment = Commitment(
        id=RecordId(told.id),
        kind=CommitmentKind.GOODS,
        provider=told.provider,
        recipient=told.recipient,
        via=(),
        lines=(),
        terms=terms,
        instrument=None,
        parent=None,
        due=None,
        state=told.step,
        state_since=told.when,
        flags=(),
        steps=(linked,),
        totals=Totals(None, None, None),
        not_counted=(),
    )
    return Record(RecordId(told.id), commitment, (told.id,), ALONE)


def written(
    folder: Path,
    *,
    events: tuple[Event, ...] = (),
    statements: tuple[Statement, ...] = (),
    steps: tuple[Step, ...] = (),
    terms: Terms = Terms.UNKNOWN,
    is_alleged: bool = False,
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Give what is written, by id, and what is left out with its reason."""
    folder.mkdir(parents=True, exist_ok=True)
    records = Records(
        events=tuple(Record(RecordId(each.id), each, (each.id,), ALONE) for each in events),
        statements=tuple(Record(RecordId(each.id), each, (each.id,), ALONE) for each in statements),
        commitments=tuple(promise(each, terms, is_alleged=is_alleged) for each in steps),
    )
    findings = Findings(events=events, statements=statements, steps=steps)
    with ledger.open_writer(folder / "a.db") as writer:
        writer.append([read_of(REPORT, findings)])
        writer.replace_records(records, linker="by hand")
        with writer.view() as view:
            return exported(view, folder / "out")


def exported(view: View, folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Write and read back."""
    path, left_out, _ = export.write(view, folder, "plover")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with left_out.open(encoding="utf-8", newline="") as file:
        left = {row["id"]: row["reason"] for row in csv.DictReader(file)}
    return {line["id"]: line for line in lines}, left


def test_an_act_has_plovers_fields_and_ours_beside_them(tmp_path: Path) -> None:
    """Who, whom, when, where in PLOVER's names; status, basis, origins and exact quotes in ours."""
    place = Place("Zür", "KEN", 1.5, -2.0, PlacePrecision.TOWN)
    act = of_event(type=EventType.ASSAULT, mode="aerial", contexts=("military",), place=place, target=(SUDRIA, BEL))
    found, left = written(tmp_path, events=(act,))
    line = found[act.id]
    assert left == {}
    assert {"id", "date", "actor", "event"} <= line.keys()
    assert (line["date"], line["event"], line["mode"]) == ("2031-02-04", ["ASSAULT"], ["aerial"])
    assert "enddate" not in line
    assert (line["quad_code"], line["event_scale"]) == (4, -9)
    assert line["recipient"][1]["sector"] == ["GOV"]
    assert line["recipient"][1]["office"] == "Foreign Minister"
    assert line["event_loc"] == {
        "extracted_place": "Zür", "resolved_place": "Zür", "lat": 1.5, "lon": -2.0, "country": "Kenya",
        "country_code": "KEN", "resolution": 4,
    }  # fmt: skip
    assert (line["text"], line["event_text"]) == ("", [WORDS])
    assert REPORT.text[line["text_info"]["start"] : line["text_info"]["end"]] == WORDS
    assert line["cite_info"]["citation"] == f"sha256:{REPORT.sha256}"
    assert (line["servanda_status"], line["servanda_basis"]) == ("actual", "narrator")
    assert line["servanda_evidence"][0]["quote"] == WORDS


def test_the_first_quote_has_the_number_of_its_sentence(tmp_path: Path) -> None:
    """Counted from 1, as reading counts sentences; title included."""
    text = "Port news\nAna Bel spoke. Norland shelled Sudria. Sudria fell silent.\n"
    report = report_of(text)
    act = event(report, "Norland shelled Sudria", when=DAY, basis=Basis.NARRATOR, status=Status.ACTUAL)
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report, Findings(events=(act,)))])
        kept = Records(events=(Record(RecordId(act.id), act, (act.id,), ALONE),))
        writer.replace_records(kept, linker="by hand")
        with writer.view() as view:
            found, _ = exported(view, tmp_path / "out")
    start = text.index("Norland")
    assert found[act.id]["text_info"] == {"sequence": 3, "start": start, "end": start + 22}


def test_every_act_is_written_or_left_out_with_a_reason(tmp_path: Path) -> None:
    """Whatever the status and basis; an allegation, a denial and what is hypothetical are never written."""
    acts = tuple(
        of_event(id=f"e-{type_}-{status}-{basis}", type=type_, status=status, basis=basis, attested_by=(BEL,))
        for type_, status, basis in product(EventType, Status, Basis)
    )
    found, left = written(tmp_path, events=acts)
    assert found.keys().isdisjoint(left)
    assert found.keys() | left.keys() == {act.id for act in acts}
    for act in acts:
        if act.basis in {Basis.ALLEGED, Basis.DENIED} or act.status is Status.HYPOTHETICAL:
            assert act.id in left
        elif line := found.get(act.id):
            assert line["servanda_type"] == act.type
            assert (line["servanda_status"], line["servanda_basis"]) == (act.status, act.basis)
            if act.status is Status.ACTUAL:
                assert line["event"] == [act.type]
            elif act.type in {EventType.AID, EventType.ASSAULT, EventType.MOBILIZE}:
                assert line["event"] != [act.type]


@pytest.mark.parametrize("when", [UNKNOWN, by_publication(on(date(2031, 2, 5)))])
def test_no_day_is_made_up(tmp_path: Path, when: Any) -> None:
    """PLOVER demands a day: an act without a first day is left out."""
    act = of_event(when=when)
    found, left = written(tmp_path, events=(act,))
    assert not found
    assert left[act.id].startswith("no first day")


def test_a_month_has_its_first_and_last_day(tmp_path: Path) -> None:
    """A period is told by both ends, and by its own fields."""
    act = of_event(when=replace(DAY, edtf="2031-02", earliest=date(2031, 2, 1), latest=date(2031, 2, 28)))
    line = written(tmp_path, events=(act,))[0][act.id]
    assert (line["date"], line["enddate"]) == ("2031-02-01", "2031-02-28")
    assert line["servanda_when"]["edtf"] == "2031-02"


def test_a_plan_is_told_only_by_its_own_side(tmp_path: Path) -> None:
    """What another side says of a plan is a guess; what Norland's minister says of Norland's is not."""
    own = of_event(status=Status.PLANNED, basis=Basis.ONE_PARTY, attested_by=(BEL,))
    others = of_event(status=Status.PLANNED, basis=Basis.ONE_PARTY, attested_by=(RADIO,))
    assert written(tmp_path / "a", events=(own,))[0][own.id]["event"] == ["AGREE"]
    assert "own side" in written(tmp_path / "b", events=(others,))[1][others.id]


def test_nobody_known_is_left_out(tmp_path: Path) -> None:
    """PLOVER demands an actor."""
    act = of_event(source=())
    assert written(tmp_path, events=(act,))[1] == {act.id: "nobody is known who acts"}


def test_a_step_that_no_act_tells_is_a_record(tmp_path: Path) -> None:
    """A pledge is an agreement, under the commitment's id and linked to it."""
    told = of_step()
    line = written(tmp_path, steps=(told,))[0][f"{told.id}:steps:0"]
    assert (line["event"], line["link"], line["date"]) == (["AGREE"], told.id, "2031-02-04")
    assert line["servanda_step"] == "pledged"
    assert line["servanda_role_of_speaker"] == "provider"


def test_a_step_that_an_act_tells_is_not_told_twice(tmp_path: Path) -> None:
    """The act is linked to the commitment, and the step says which act it is."""
    act = of_event()
    told = of_step(event=act.id)
    found, left = written(tmp_path, events=(act,), steps=(told,))
    assert found.keys() == {act.id}
    assert found[act.id]["link"] == told.id
    assert left[f"{told.id}:steps:0"] == f"told by an act: {act.id}"


def test_a_step_of_an_alleged_act_does_not_come_in_by_the_back_door(tmp_path: Path) -> None:
    """The act is left out, and its step with it."""
    act = of_event(basis=Basis.ALLEGED)
    told = of_step(event=act.id)
    found, left = written(tmp_path, events=(act,), steps=(told,))
    assert not found
    assert left.keys() == {act.id, f"{told.id}:steps:0"}


def test_an_alleged_step_that_names_no_act_is_left_out(tmp_path: Path) -> None:
    """What is not shown to have been done is no aid."""
    told = of_step(step=StepKind.FULFILLED)
    found, left = written(tmp_path, steps=(told,), terms=Terms.GIFT, is_alleged=True)
    assert (found, list(left.values())) == ({}, ["only alleged or denied; the accusation has a record of its own"])


@pytest.mark.parametrize(("terms", "expected"), [(Terms.GIFT, "AID"), (Terms.SALE, "COOPERATE"), (Terms.UNKNOWN, None)])
def test_a_delivery_is_aid_or_trade_by_its_terms(tmp_path: Path, terms: Terms, expected: str | None) -> None:
    """On unknown terms it is neither."""
    told = of_step(step=StepKind.FULFILLED)
    found, left = written(tmp_path, steps=(told,), terms=terms)
    name = f"{told.id}:steps:0"
    assert found[name]["event"] == [expected] if expected else "no type for it" in left[name]


def test_a_statement_that_is_an_act_is_one(tmp_path: Path) -> None:
    """An accusation: the speaker accuses, its content is no record; a plain assertion has no type."""
    said = statement(REPORT, WORDS, stance=Stance.ACCUSES, said=DAY)
    plain = statement(REPORT, "穀物", stance=Stance.ASSERTS, said=DAY)
    found, left = written(tmp_path, statements=(said, plain))
    assert found[said.id]["event"] == ["ACCUSE"]
    assert found[said.id]["actor"][0]["identifier_text"] == "Ana Bel"
    assert found[said.id]["recipient"][0]["code"] == "SDR"
    assert left == {plain.id: "a statement that is no act of PLOVER: it asserts"}


def test_a_statement_is_not_told_twice_nor_for_another(tmp_path: Path) -> None:
    """Its own act tells it; what one speaker tells of another is not the other's word."""
    said = statement(REPORT, WORDS, stance=Stance.ACCUSES, said=DAY)
    act = of_event(type=EventType.ACCUSE, statement=said.id)
    nested = statement(REPORT, "穀物", stance=Stance.ACCUSES, said=DAY, nested_in=said.id)
    found, left = written(tmp_path, events=(act,), statements=(said, nested))
    assert found.keys() == {act.id}
    assert left[said.id] == f"told by an act: {act.id}"
    assert "another speaker" in left[nested.id]


def test_a_body_of_an_organisation_is_no_sector(tmp_path: Path) -> None:
    """The Security Council belongs to the United Nations; a separatist is a rebel to PLOVER."""
    council = replace(NORLAND, code="UNO.SC", name="United Nations Security Council")
    front = replace(SUDRIA, code="KEN.SEP", name="a front")
    act = of_event(source=(council,), target=(front,))
    line = written(tmp_path, events=(act,))[0][act.id]
    assert line["actor"][0]["code"] == "UNO"
    assert "sector" not in line["actor"][0]
    assert line["recipient"][0]["sector"] == ["REB"]


def test_the_account_adds_up(view: View, tmp_path: Path) -> None:
    """Every act, step and statement of the ledger is written or named, and the README counts them."""
    found, left = exported(view, tmp_path / "out")
    assert len(found) + len(left) == 1 + 1 + 2
    readme = (tmp_path / "out" / "plover-README.txt").read_text(encoding="utf-8")
    assert "records in    4" in readme
    assert f"written       {len(found)}" in readme


def test_equal_ledgers_give_equal_records(tmp_path: Path) -> None:
    """In whatever order the reports came."""
    one, two = read_main(), other()
    written_twice = []
    for name, order in (("a", [one, two]), ("b", [two, one])):
        with ledger.open_writer(tmp_path / f"{name}.db") as writer:
            writer.append(order)
            writer.replace_records(records_of(one, two), linker="by hand")
            with writer.view() as view:
                paths = export.write(view, tmp_path / name, "plover")
                written_twice.append([path.read_bytes() for path in paths])
    assert written_twice[0] == written_twice[1]


def test_a_quote_is_that_of_the_first_place(tmp_path: Path) -> None:
    """Several quotes stand in the order of report and place."""
    pieces: tuple[Evidence, ...] = (quote(REPORT, "穀物"), quote(REPORT, "обстреляла"))
    line = written(tmp_path, events=(of_event(evidence=pieces),))[0].popitem()[1]
    assert line["event_text"] == ["обстреляла", "穀物"]
    assert line["text_info"]["start"] == REPORT.text.index("обстреляла")
