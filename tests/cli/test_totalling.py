"""`servanda totals`: added, not added, and why."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import Call
from ledger.values import quote, read_of, report_of
from linking.build import day
from servanda import ledger
from servanda.model import (
    CommitmentKind,
    Findings,
    ItemClass,
    Line,
    Party,
    Quantity,
    Scope,
    SpeakerRole,
    Step,
    StepKind,
    Terms,
    content_id,
)
from servanda.run.judging import judge

PAGE = report_of(
    "Norland pledged Sudria 40 boats. Norland sent 15 boats. Norland sent boats again. So far 30 boats came."
    " Norland vowed friendship.\n"
)
NORLAND, SUDRIA = (Party(content_id("a", name), "---", name, name) for name in ("Norland", "Sudria"))


def step(words: str, move: StepKind, when: str, count: float | None, **fields: object) -> Step:
    """Give a step of Norland towards Sudria."""
    quantity = Quantity(count, count, None, approx=False, text=f"{count:g}") if count else None
    values: dict[str, object] = {
        "kind": CommitmentKind.GOODS,
        "scope": Scope.UNKNOWN,
        "lines": (Line("boats", ItemClass.OTHER, quantity),),
    }
    return Step(
        id=content_id("c", words),
        report=PAGE.id,
        provider=(NORLAND,),
        recipient=(SUDRIA,),
        via=(),
        step=move,
        when=day(when),
        terms=Terms.UNKNOWN,
        instrument=None,
        due=None,
        by=None,
        role_of_speaker=SpeakerRole.UNKNOWN,
        statement=None,
        event=None,
        evidence=(quote(PAGE, words),),
        **(values | fields),  # type: ignore[arg-type]
    )


STEPS = (
    step("Norland pledged Sudria 40 boats", StepKind.PLEDGED, "2031-01-05", 40),
    step("Norland sent 15 boats", StepKind.PARTLY_DELIVERED, "2031-02-05", 15),
    step("Norland sent boats again", StepKind.PARTLY_DELIVERED, "2031-03-05", None),
    step("So far 30 boats came", StepKind.PARTLY_DELIVERED, "2031-04-05", 30, scope=Scope.CUMULATIVE),
    step("Norland vowed friendship", StepKind.PLEDGED, "2031-01-05", None, kind=CommitmentKind.POLICY, lines=()),
)


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of one promise with its deliveries."""
    place = tmp_path_factory.mktemp("totals") / "boats.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_of(PAGE, Findings(steps=STEPS))])
    judge(place, [])
    return place


def test_the_table_says_what_was_added_and_why_not(call: Call, boats: Path) -> None:
    """Sums with how many steps, every amount with its quote and place, checks, and what is in no balance."""
    done = call("totals", "--from", "Norland", "--ledger", boats)
    words = " ".join(done.out.split())
    assert done.code == 0
    assert "promised 40 others 1 step added" in words
    assert "delivered 15 others 1 step added" in words
    assert "outstanding 0 to 25 others" in words
    assert "no number is told" in words
    assert "all so far: a check of the sum" in words
    assert "cumulative amount told: 30 others; does NOT fit what these reports add up to by then: 15 others" in words
    assert "grain.txt:33-54" in words
    assert "2 commitments, 1 of them name goods or sums; the others: 1 policy" in done.err


def test_as_of_a_day(call: Call, boats: Path) -> None:
    """Later steps are not there, and the heading names the day; a running total without parts is held to nothing."""
    done = call("totals", "--as-of", "2031-01", "--ledger", boats)
    assert "as it stood on 31 January 2031" in done.out
    assert "delivered    no amount read" in done.out
    assert "never" in call("totals", "--as-of", "never", "--ledger", boats).err


def test_as_known_on_a_day_counts_only_reports_published_by_then(call: Call, boats: Path) -> None:
    """The report's day of publication is not known: nothing says that it was there, and the answer says so."""
    before = call("totals", "--as-known-on", "2040", "--ledger", boats)
    assert (before.code, before.out) == (0, "")
    assert "left out: 1 of unknown publication" in before.err
    assert "0 commitments" in before.err


def test_the_same_as_data(call: Call, boats: Path) -> None:
    """JSON nests, JSON Lines has a balance a line, CSV an amount a line."""
    (balance,) = json.loads(call("totals", "--format", "json", "--ledger", boats).out)
    assert balance["sums"] == [
        {
            "unit": "other",
            "promised": {"low": 40, "high": 40, "unit": "other"},
            "delivered": {"low": 15, "high": 15, "unit": "other"},
            "outstanding": {"low": 0, "high": 25, "unit": "other"},
        }
    ]
    assert [entry["why"] for entry in balance["counted"]] == [None, None]
    assert balance["checks"][0]["fits"] is False
    assert json.loads(call("totals", "--format", "jsonl", "--ledger", boats).out) == balance
    rows = list(csv.DictReader(io.StringIO(call("totals", "--format", "csv", "--ledger", boats).out)))
    assert [(row["is_counted"], row["low"]) for row in rows] == [
        ("True", "40.0"),
        ("True", "15.0"),
        ("False", ""),
        ("False", "30.0"),
    ]
    assert all(PAGE.text[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)


def test_nothing_to_add_up(call: Call, boats: Path) -> None:
    """No commitment between two parties is said, not shown as zero."""
    done = call("totals", "--between", "Sudria", "Kenya", "--ledger", boats)
    assert (done.code, done.out) == (0, "")
    assert "0 commitments, 0 of them name goods or sums" in done.err


def test_a_giver_that_nobody_knows_is_refused(call: Call, boats: Path) -> None:
    """A misspelt name must not read as "nothing was promised"; a real state that is not here promised nothing here."""
    misspelt = call("totals", "--from", "Keyna", "--ledger", boats)
    assert (misspelt.code, misspelt.out) == (2, "")
    assert "did you mean Kenya (KEN)?" in misspelt.err
    assert call("totals", "--between", "Norland", "Atlantis", "--ledger", boats).code == 2
    absent = call("totals", "--to", "Kenya", "--ledger", boats)
    assert (absent.code, "this ledger has no actor 'Kenya'" in absent.err) == (0, True)
