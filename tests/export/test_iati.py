"""Commitments of money as IATI has them: nothing counted twice, nothing made up, in the order of the schema."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from lxml import etree

from ledger.values import BEL, NORLAND, SUDRIA, event, quote, read_of, report_of, step
from servanda import export, ledger
from servanda.errors import CallError
from servanda.model import (
    Commitment,
    CommitmentKind,
    Findings,
    Instrument,
    ItemClass,
    Line,
    LinkedStep,
    NotCounted,
    Party,
    Period,
    Quantity,
    Record,
    RecordId,
    Records,
    Relation,
    Scope,
    SpeakerRole,
    StepKind,
    StepLink,
    Support,
    Terms,
    Totals,
    Value,
    WhenBasis,
    on,
)

SCHEMA = os.environ.get("SERVANDA_IATI_SCHEMA")
"""The official `iati-activities-schema.xsd` of version 2.03, which is not ours to ship; the package pyIATI has it."""

REPORTING = "XM-EXAMPLE-1,80,Example University"
REPORT = report_of(
    "Kenya grants Uganda 5 million shillings <“𝒮”> & more.\n", url="https://courier.example/x?a=1&b=2", outlet="Courier"
)
KENYA = replace(NORLAND, code="KEN", name="Kenya")
UGANDA = replace(SUDRIA, code="UGA", name="Uganda")
DAY = on(date(2031, 2, 4))
MONEY = Line("a grant", ItemClass.MONEY, None, Value(5e6, 5e6, "KES"))
ORDER = (
    "iati-identifier reporting-org title description participating-org activity-status activity-date recipient-country"
    " transaction document-link related-activity"
).split()
"""The elements that are written, in the order of the schema of 2.03."""


def linked(**changed: Any) -> LinkedStep:
    """Give a pledge of money on a day, told by the giver."""
    fields: dict[str, Any] = {
        "finding": "c-1",
        "step": StepKind.PLEDGED,
        "when": DAY,
        "scope": Scope.INCREMENT,
        "lines": (MONEY,),
        "by": BEL,
        "role_of_speaker": SpeakerRole.PROVIDER,
        "link": StepLink.NEW,
        "evidence": (quote(REPORT, "Kenya grants Uganda 5 million shillings <“𝒮”> & more"),),
    }
    return LinkedStep(**(fields | changed))


def promise(name: str = "c-1", **changed: Any) -> Commitment:
    """Give Kenya's promise of money to Uganda, due at the end of a year."""
    fields: dict[str, Any] = {
        "id": RecordId(name),
        "kind": CommitmentKind.MONEY,
        "provider": (KENYA,),
        "recipient": (UGANDA,),
        "via": (),
        "lines": (MONEY,),
        "terms": Terms.GIFT,
        "instrument": None,
        "parent": None,
        "due": on(date(2031, 12, 31)),
        "state": StepKind.PLEDGED,
        "state_since": DAY,
        "flags": (),
        "steps": (linked(),),
        "totals": Totals(None, None, None),
        "not_counted": (),
    }
    return Commitment(**(fields | changed))


def written(
    folder: Path, *promises: Commitment, known_on: date | None = None
) -> tuple[dict[str, Element], dict[str, str]]:
    """Give the activities by id, checked for their order and against the schema, and what was left out."""
    folder.mkdir(parents=True, exist_ok=True)
    records = tuple(Record(each.id, each, (each.id,), Support(1, 1, 1)) for each in promises)  # type: ignore[arg-type]
    with ledger.open_writer(folder / "a.db") as writer:
        writer.append([read_of(REPORT, Findings(steps=(step(REPORT, "Kenya"),), events=(event(REPORT, "Kenya"),)))])
        writer.replace_records(Records(commitments=records), linker="by hand")
        with writer.view() as view:
            path, left_out, _ = export.write(view, folder / "out", "iati", known_on=known_on, reporting=REPORTING)
    tree = etree.parse(path)
    if SCHEMA and len(tree.getroot()):
        etree.XMLSchema(etree.parse(SCHEMA)).assertValid(tree)
    for activity in tree.getroot():
        names = [child.tag for child in activity]
        assert names == sorted(names, key=ORDER.index)
    found = {each.findtext("iati-identifier", "").removeprefix("XM-EXAMPLE-1-"): each for each in tree.getroot()}
    with left_out.open(encoding="utf-8", newline="") as file:
        return found, {row["id"]: row["reason"] for row in csv.DictReader(file)}


def attributes(activity: Element, name: str) -> list[dict[str, str]]:
    """Give the attributes of each element of a name."""
    return [dict(each.attrib) for each in activity.iter(name)]


def test_a_pledge_of_money_is_an_activity(tmp_path: Path) -> None:
    """Who reports, who gives, to which state, when it is due, and the quote; we report on others."""
    found, left = written(tmp_path, promise())
    activity = found["c-1"]
    assert left == {}
    assert attributes(activity, "reporting-org") == [{"ref": "XM-EXAMPLE-1", "type": "80", "secondary-reporter": "1"}]
    assert attributes(activity, "participating-org") == [{"role": "1", "type": "10"}]
    assert attributes(activity, "activity-status") == [{"code": "1"}]
    assert attributes(activity, "activity-date") == [{"iso-date": "2031-12-31", "type": "3"}]
    assert attributes(activity, "recipient-country") == [{"code": "UG"}]
    assert activity.findtext("title/narrative") == "Kenya to Uganda: a grant"
    assert "<“𝒮”> & more” (Courier, day of publication unknown)" in activity.findtext("description/narrative", "")
    assert attributes(activity, "document-link")[0]["url"] == "https://courier.example/x?a=1&b=2"


def test_a_stated_sum_on_a_day_is_a_transaction(tmp_path: Path) -> None:
    """With its currency, and who tells it: what the receiver tells is an incoming pledge."""
    told = promise(steps=(linked(), linked(role_of_speaker=SpeakerRole.RECIPIENT)))
    activity = written(tmp_path, told)[0]["c-1"]
    assert attributes(activity, "transaction-type") == [{"code": "12"}, {"code": "13"}]
    assert attributes(activity, "value") == [{"currency": "KES", "value-date": "2031-02-04"}] * 2
    assert activity.findtext("transaction/value") == "5000000"


@pytest.mark.parametrize(
    "changed",
    [
        {"scope": Scope.RESTATEMENT},
        {"scope": Scope.CUMULATIVE},
        {"scope": Scope.CEILING},
        {"scope": Scope.REMAINDER},
        {"lines": (replace(MONEY, value=Value(None, 5e6, "KES")),)},
        {"lines": (replace(MONEY, value=Value(4e6, 5e6, "KES")),)},
        {"lines": (MONEY, replace(MONEY, value=Value(1e6, 1e6, "USD")))},
        {"when": Period("2031-02", date(2031, 2, 1), date(2031, 2, 28), Relation.AT, WhenBasis.STATED)},
    ],
)
def test_what_could_count_twice_or_is_no_sum_on_a_day_is_no_transaction(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    """Said again, totals, "up to", ranges, two currencies at once, a month."""
    activity = written(tmp_path, promise(steps=(linked(), linked(**changed))))[0]["c-1"]
    assert len(attributes(activity, "transaction-type")) == 1


def test_what_was_not_counted_is_no_transaction(tmp_path: Path) -> None:
    """The reason stands in the ledger."""
    told = promise(steps=(linked(), linked()), not_counted=(NotCounted(1, "said again"),))
    assert len(attributes(written(tmp_path, told)[0]["c-1"], "transaction-type")) == 1


def test_a_frame_holds_no_money_of_its_own(tmp_path: Path) -> None:
    """The commitments under it do, and both name each other."""
    found, _ = written(tmp_path, promise(), promise("c-2", parent="c-1", instrument=Instrument.MEMORANDUM))
    assert attributes(found["c-1"], "transaction-type") == []
    assert attributes(found["c-1"], "related-activity") == [{"ref": "XM-EXAMPLE-1-c-2", "type": "2"}]
    assert attributes(found["c-2"], "related-activity") == [{"ref": "XM-EXAMPLE-1-c-1", "type": "1"}]
    assert attributes(found["c-2"], "category") == [{"code": "A09"}]


def test_a_frame_whose_parts_are_left_out_keeps_its_money(tmp_path: Path) -> None:
    """What cannot be written holds no money, and no activity names one that is not in the file."""
    part = promise("c-2", parent="c-1", state=StepKind.SUPERSEDED)
    found, left = written(tmp_path, promise(), part, promise("c-3", parent="c-2"))
    assert set(left) == {"c-2"}
    assert attributes(found["c-1"], "transaction-type") == [{"code": "12"}]
    assert attributes(found["c-1"], "related-activity") == []
    assert attributes(found["c-3"], "related-activity") == []


def test_a_frame_whose_parts_tell_no_sum_keeps_its_money(tmp_path: Path) -> None:
    """A part of unknown sum is an activity without transactions, and nothing counts twice."""
    part = promise("c-2", parent="c-1", steps=(linked(lines=(replace(MONEY, value=Value(1e6, 2e6, "KES")),)),))
    below = promise("c-3", parent="c-2")
    assert attributes(written(tmp_path / "a", promise(), part)[0]["c-1"], "transaction-type") == [{"code": "12"}]
    assert attributes(written(tmp_path / "b", promise(), part, below)[0]["c-1"], "transaction-type") == []


GOODS = Line("tractors", ItemClass.VEHICLES, Quantity(5, 5, "tractor", approx=False, text="5"))
NOBODY = Party(BEL.actor, "---", "a rebel", "a rebel")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"kind": CommitmentKind.GOODS, "steps": (linked(lines=(GOODS,)),)}, "no money"),
        ({"provider": ()}, "no state"),
        ({"provider": (replace(KENYA, code="KEN.REB", name="rebels"),)}, "no state"),
        ({"due": None}, "neither start nor end"),
        ({"state": StepKind.SUPERSEDED}, "superseded"),
        ({"steps": (linked(step=StepKind.MENTIONED),)}, "no step from a pledge on"),
    ],
)
def test_what_iati_cannot_say_is_left_out_with_its_reason(tmp_path: Path, changed: dict[str, Any], reason: str) -> None:
    """Goods, nobody who gives, no day: nothing is made up to fill a place."""
    found, left = written(tmp_path, promise(**changed))
    assert not found
    assert left["c-1"].startswith(reason)


@pytest.mark.parametrize("state", [state for state in StepKind if state is not StepKind.SUPERSEDED])
def test_every_state_has_a_status(tmp_path: Path, state: StepKind) -> None:
    """What was not fulfilled stays under way, with a word that says so: silence and failure are not the end of it."""
    activity = written(tmp_path, promise(state=state))[0]["c-1"]
    assert attributes(activity, "activity-status")[0]["code"] in set("12356")
    if state is StepKind.NOT_FULFILLED:
        assert "Reported as not fulfilled" in activity.findtext("description/narrative", "")


def test_deliveries_tell_start_and_end(tmp_path: Path) -> None:
    """What is signed or given begins; what is given in full ends."""
    steps = (linked(), linked(step=StepKind.FULFILLED, when=on(date(2031, 3, 1))))
    activity = written(tmp_path, promise(steps=steps, due=None, state=StepKind.FULFILLED))[0]["c-1"]
    assert [each["type"] for each in attributes(activity, "activity-date")] == ["2", "4"]
    assert [each["code"] for each in attributes(activity, "transaction-type")] == ["12", "3"]


def test_nothing_after_the_day_as_of_which_it_is_known(tmp_path: Path) -> None:
    """A pledge of the future is not yet one."""
    found, left = written(tmp_path, promise(), known_on=date(2031, 2, 3))
    assert not found
    assert left["c-1"].startswith("no step from a pledge on")


def test_several_receivers_have_no_country(tmp_path: Path) -> None:
    """IATI demands shares, and no report states them."""
    told = promise(recipient=(UGANDA, replace(UGANDA, code="RWA", name="Rwanda")))
    assert attributes(written(tmp_path, told)[0]["c-1"], "recipient-country") == []


@pytest.mark.parametrize("words", [None, "", "XM-1", "XM-1,university,Example", "XM-1,80,"])
def test_who_reports_must_be_said(tmp_path: Path, words: str | None) -> None:
    """The call says what is expected, and nothing is written."""
    refused = pytest.raises(CallError, match="expected --reporting-org REF,TYPE,NAME")
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.view() as view, refused:
        export.write(view, tmp_path / "out", "iati", reporting=words)
    assert not (tmp_path / "out").exists()
