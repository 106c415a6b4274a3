"""`servanda show` in all its forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import Call
from ledger.values import read_main
from servanda import ledger
from servanda.ledger import Kind
from servanda.run.judging import judge


def test_a_table_tells_when_who_what_and_whose_word(call: Call, place: Path) -> None:
    """Each row has its day, its standing, its first quote and where that stands."""
    called = call("show", "events", "--ledger", place)
    assert called.out.splitlines()[:4] == [
        "2031-03           Norland → Sudria: aid or transfer (AID): 40,000 tonnes grain",
        "                  (at most 2.5 USD)",
        "                  planned, on the word of Ana Bel · 2 origins, 2 voices",
        called.out.splitlines()[3],
    ]
    assert "grain.txt:" in called.out or "thanks.txt:" in called.out
    assert "and 1 more quote" in called.out
    assert "1 event; `servanda trace ID` tells one" in called.err


def test_an_unknown_day_is_called_unknown(call: Call, place: Path) -> None:
    """The thanks have no day; nothing is put in its place."""
    assert "day unknown       Sudria → Norland thanks" in call("show", "statements", "--ledger", place).out


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_table_that_fits(call: Call, place: Path, kind: Kind) -> None:
    """No line is longer than the terminal."""
    called = call("show", kind, "--ledger", place)
    assert called.code == 0
    assert called.out
    assert max(len(line) for line in called.out.splitlines()) <= 80


@pytest.mark.parametrize("kind", list(Kind))
def test_every_form_gives_the_same_rows(call: Call, place: Path, kind: Kind) -> None:
    """JSON, JSON Lines and CSV hold the same records in the same order."""
    rows = json.loads(call("show", kind, "--ledger", place, "--format", "json").out)
    lines = call("show", kind, "--ledger", place, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = csv.DictReader(io.StringIO(call("show", kind, "--ledger", place, "--format", "csv").out))
    assert [each["id"] for each in table] == [row["id"] for row in rows]


def test_why_prints_rule_and_score_of_every_quote(call: Call, place: Path) -> None:
    """Nothing is believed without its reason."""
    plain = call("show", "events", "--ledger", place).out
    why = call("show", "events", "--ledger", place, "--why").out
    assert why.count("rule by_hand, score 0.90") == 2
    assert "rule" not in plain


def test_filters_narrow(call: Call, place: Path) -> None:
    """Parties in either order, days, status; an empty answer says what there is without filters."""
    assert call("show", "events", "--ledger", place, "--between", "SDR", "norland", "--since", "2031").out
    empty = call("show", "events", "--ledger", place, "--from", "SDR")
    assert (empty.code, empty.out) == (0, "")
    assert "no events match; without filters there are 1" in empty.err


def test_data_for_programs_stays_clean(call: Call, place: Path) -> None:
    """Even without rows the output is what the format promises."""
    empty = call("show", "events", "--ledger", place, "--from", "SDR", "--format", "json")
    assert json.loads(empty.out) == []


def test_reports_know_their_origin(call: Call, place: Path) -> None:
    """The row is that of the export."""
    rows = json.loads(call("show", "reports", "--ledger", place, "--format", "json").out)
    assert {row["id"]: row["origin"] for row in rows}[read_main().report.id] == "o-1"


def test_a_ledger_without_a_kind_says_so(call: Call, tmp_path: Path) -> None:
    """No rows at all is another answer than no rows for this filter."""
    with ledger.open_writer(tmp_path / "x.db"):
        pass
    assert "this ledger has no events" in call("show", "events", "--ledger", tmp_path / "x.db").err


def test_a_party_that_is_not_there_is_told(call: Call, place: Path) -> None:
    """A misspelt name must not read as "they did nothing"; a real state that is not here did nothing here."""
    misspelt = call("show", "events", "--ledger", place, "--from", "Norlnad")
    assert (misspelt.code, misspelt.out) == (2, "")
    assert "did you mean Norland (NRL)?" in misspelt.err
    absent = call("show", "events", "--ledger", place, "--from", "Kenya", "--format", "json")
    assert (absent.code, json.loads(absent.out)) == (0, [])
    assert "this ledger has no actor 'Kenya'" in absent.err


def test_a_word_that_is_no_kind_is_answered_with_all_that_can_be_listed(call: Call, place: Path) -> None:
    """The lists of missing words are named beside the kinds, and a kind that is near is offered."""
    refused = call("show", "event", "--ledger", place)
    assert refused.code == 2
    assert "unanswered, one-sided" in refused.err
    assert "did you mean 'events'?" in refused.err
    assert call("show", "Events", "--ledger", place).code == 0


def test_accounts_of_one_side_say_whose_word_is_missing(call: Call, place: Path) -> None:
    """The record as in every list, and of the silent side that no report is found."""
    called = call("show", "one-sided", "--ledger", place)
    assert called.code == 0
    assert "no report found" in called.out
    assert "as far as these reports go" in called.err
    (row, *_) = json.loads(call("show", "one-sided", "--format", "json", "--ledger", place).out)
    assert row["heard"] != row["silent"]
    lines = call("show", "one-sided", "--format", "jsonl", "--limit", 1, "--ledger", place).out.splitlines()
    assert len(lines) == 1


def test_accusations_without_an_answer(call: Call, place: Path) -> None:
    """None here, and that is said; what has no filter refuses one, and csv has no place for two lists."""
    called = call("show", "unanswered", "--ledger", place)
    assert (called.code, called.out) == (0, "")
    assert "0 accusations, as far as these reports go" in called.err
    assert call("show", "unanswered", "--from", "NRL", "--ledger", place).code == 2
    assert "csv" in call("show", "unanswered", "--format", "csv", "--ledger", place).err


def test_what_was_not_known_is_in_no_list_of_missing_words(call: Call, place: Path) -> None:
    """Before the first report was published nobody had told anything."""
    then = call("show", "one-sided", "--as-known-on", "2031-01", "--format", "json", "--ledger", place)
    assert (then.code, json.loads(then.out)) == (0, [])
    assert "as known on 2031-01-31" in then.err


def test_records_that_are_not_made_yet_are_told(call: Call, tmp_path: Path) -> None:
    """While reports wait to be linked, an empty list must not read as "nothing was said"."""
    place = tmp_path / "half.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_main()])
    for words in (("show", "events"), ("totals",), ("review",), ("show", "unanswered")):
        assert "the records are not up to date" in call(*words, "--ledger", place).err
    judge(place, [])
    assert "not up to date" not in call("show", "events", "--ledger", place).err


def test_an_id_that_nothing_has_is_answered_with_where_such_ids_are_listed(call: Call, place: Path) -> None:
    """The letter tells the kind; what has no letter of an id is told that too."""
    assert "`servanda show commitments` lists them" in call("trace", "c-12", "--ledger", place).err
    assert "such as e-0123456789abcdef" in call("trace", "e-12", "--ledger", place).err
    assert "`servanda show KIND` lists them" in call("trace", "xyz", "--ledger", place).err


def test_a_call_without_a_kind_is_told_some(call: Call, place: Path) -> None:
    """Whoever types `servanda show` learns what there is to list."""
    called = call("show", "--ledger", place)
    assert (called.code, "name what to list, such as commitments" in called.err) == (2, True)


def test_an_outlet_that_carried_nothing_is_told(call: Call, place: Path) -> None:
    """A misspelt outlet must not read as "it wrote nothing of this"."""
    assert (
        "no report here was carried by 'Norlnad Courier'"
        in call("show", "events", "--outlet", "Norlnad Courier", "--ledger", place).err
    )
    known = call("show", "events", "--outlet", "Norland Courier", "--type", "PROTEST", "--ledger", place)
    assert "no events match" in known.err
    assert "was carried by" not in known.err
