"""The measures of linking: what counts as joined, apart, drawn on and added."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from servanda.codebook import load
from servanda.reading import RuleReader

ROOT = Path(__file__).parents[2]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    """Give the script that a test names."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "evaluation"), *sys.path])
    return importlib.import_module(request.param)


@pytest.mark.parametrize("script", ["linking_names"], indirect=True)
def test_names_are_joined_by_the_product_itself(script: ModuleType, tmp_path: Path) -> None:
    """One country joins two spellings, two countries and none do not; names of one word are not drawn."""
    book = load()
    pair = ("Yusuf Kharroubi", "Youssouf Kharoubi")
    assert [script.is_merged(pair, countries, book) for countries in script.SETTINGS.values()] == [True, False, False]
    assert script.verdict(pair, book) == "same"
    marked = tmp_path / "names.tsv"
    marked.write_text("Ana\tB-PER\nPetrescu\tI-PER\nmet\tO\nOtieno\tB-PER\n\nJane\tB-PERSON\nWanjiru\tI-PERSON\n")
    assert script.people(marked) == {"Ana Petrescu", "Jane Wanjiru"}
    draws = script.drawn(["Ana Petrescu", "Ion Petrescu", "Jane Wanjiru"], 5)
    assert all("Petrescu" in one and "Petrescu" in other for one, other in draws["two names that share a word"])


@pytest.mark.parametrize("script", ["linking_origins"], indirect=True)
def test_pairs_of_reuse_are_sorted_and_decided(script: ModuleType) -> None:
    """A tie counts half; a copy is one text, another text is apart."""
    assert script.auc([3.0, 1.0], [1.0, 0.0]) == pytest.approx(0.875)
    long = " ".join(f"word{n}" for n in range(80))
    other = " ".join(f"else{n}" for n in range(80))
    rows = [
        {"a": "x", "b": "y", "label": "derived", "split": "train"},
        {"a": "x", "b": "z", "label": "independent", "split": "train"},
    ]
    found = script.labelled(rows, {"x": long, "y": long + " end", "z": other})
    assert [script.decision(one) for _, one in found] == ["one", "apart"]
    assert list(script.table(found))[1:3] == [
        "  of one text: one 1, undecided 0, apart 0",
        "  traps: one 0, undecided 0, apart 1",
    ]


@pytest.mark.parametrize("script", ["linking_pledges"], indirect=True)
def test_promises_are_linked_and_new_money_is_added_once(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two pages of one day that announce one sum are one commitment, and its money counts once."""
    said = "Norway announced an additional 5 million dollars for schools in Togo."
    texts = {
        "one": {"id": "one", "date": "2022-06-15", "text": f"The visit ended in Lome. {said}"},
        "two": {"id": "two", "date": "2022-06-15", "text": f"A ship came in. {said}"},
        "far": {"id": "far", "date": "2023-02-01", "text": f"The talks were long. {said}"},
    }
    pages = script.Pages(load(), RuleReader())
    reports = script.read(pages, texts, texts)
    records = script.link(reports, pages)
    pairs = [
        {"a": "one", "b": "two", "label": "same", "amount": 5e6},
        {"a": "one", "b": "far", "label": "different", "amount": 5e6},
    ]
    script.score_pairs(reports, records, pairs, lambda _: None)
    assert "same (1): same 1, draws_on 0, different 0" in capsys.readouterr().out
    rows = []
    for name, same in (("one", None), ("two", "one")):
        text = texts[name]["text"]
        start = text.index("5 million")
        value = {"low": 5e6, "high": 5e6, "currency": "USD"}
        rows.append(
            {
                "id": name,
                "report": name,
                "start": start,
                "end": start + 17,
                "quote": "5 million dollars",
                "value": value,
            }
            | {"scope": "increment", "for_ukraine": "yes", "same_as": same}
        )
    shown: list[str] = []
    money = script.new_money(reports, records, rows, texts, shown.append)
    assert (money.by_hand, money.by_ledger, money.printed, money.off) == (5e6, 5e6, 1e7, 0)
    script.score_money(money)
    assert (
        "by hand 0.0 billion, by the ledger 0.0, all sums 0.0\nthe ledger's total is +0.0% off"
        in capsys.readouterr().out
    )
    assert [line.split()[1] for line in shown] == ["two"]


@pytest.mark.parametrize("script", ["linking_floors"], indirect=True)
def test_figures_are_held_against_floors_and_wrong_answers_against_ceilings(script: ModuleType) -> None:
    """Less of what is right falls through its floor, more of what is wrong passes its ceiling, what is new has none."""
    floors = {"acts": 0.77, "wrong pairs joined": 0.0}
    assert list(script.broken({"acts": 0.77, "wrong pairs joined": 0.0}, floors)) == []
    assert list(script.broken({"acts": 0.9, "wrong pairs joined": 0.0}, floors)) == []
    fallen = list(script.broken({"acts": 0.7, "wrong pairs joined": 1.0, "names": 3}, floors))
    assert [one.split(" ")[0] for one in fallen] == ["acts", "wrong", "names"]
    assert "at most 0.000 are allowed" in fallen[1]
