"""What is printed."""

from __future__ import annotations

import dataclasses
import json

from small_gold import BELMARK, small_gold, statement, trap

from servanda import scoring

PLACE = trap("x-1", "a.txt", "Belmark border closed", {"kind": "statement"})
GOLD = scoring.rows(small_gold() | {"traps": [PLACE]}, name="small")


def broken() -> scoring.Evaluation:
    """An evaluation with a miss of each sort and a fall."""
    found = small_gold()
    found["statements"].append(statement("s-9", "a.txt", BELMARK, "closed", "border closed", "border closed"))
    found["statements"][0]["stance"] = "denies"
    del found["statements"][1]
    return scoring.evaluate(scoring.rows(found), GOLD)


def test_the_table_stands_beside_its_counts() -> None:
    """Each share is printed with the counts that it is made of; the falls follow."""
    lines = scoring.table(broken()).splitlines()
    assert lines[0] == "gold small"
    assert "  content                   0.833  0.800  0.816       6      5        4/5        1/1" in lines
    assert "  stance                    0.800       4      1        0" in lines
    assert "traps: 1 falls (and 0 of the extra tier) into 1 traps" in lines
    assert lines[-1] == "  x-1 statement s-9: 'Belmark border closed', for the test"


def test_nothing_found_is_printed_as_a_dash() -> None:
    """A share of nothing is a dash, never a 0 or a 1."""
    lines = scoring.table(scoring.evaluate(scoring.rows({}), GOLD)).splitlines()
    assert "  content                       -  0.000  0.000       0      0        0/5        0/1" in lines
    assert "  stance                        -       0      0        0" in lines


def test_hash_and_left_out_reports_are_named() -> None:
    """The gold's hash heads the table; reports that gold does not have end it."""
    text = scoring.table(dataclasses.replace(broken(), sha256="abc", left_out=3))
    assert text.startswith("gold small  sha256 abc\n")
    assert text.endswith("3 reports of the ledger are not in this gold and were left out\n")


def test_misses_are_listed_with_their_words() -> None:
    """A developer sees each missed, spurious and wrong row with what gold has and its quote."""
    assert scoring.misses(broken()).splitlines() == [
        "# statements a.txt",
        "  missed s-2: expected Ona Vell (XAA.GOV)",
        '    "We keep our word,"',
        "  spurious s-9: found Belmark (XBB)",
        "    border closed",
        "  wrong s-1 s-1 stance: expected promises, found denies",
        "    that Arland would send 20 trucks to Belmark",
    ]
    assert scoring.misses(scoring.evaluate(GOLD, GOLD)) == ""


def test_long_quotes_are_cut() -> None:
    """A quote is cut to one line."""
    miss = scoring.Miss(kind="events", what="missed", gold="e-1", row=None, report=None, quote="word " * 60)
    line = scoring.misses(dataclasses.replace(broken(), misses=(miss,))).splitlines()[-1]
    assert len(line) == 164
    assert line.endswith("...")


def test_json_holds_everything_with_sorted_keys() -> None:
    """The JSON has the figures, the counts, the falls and the misses; two runs give equal bytes."""
    data = scoring.to_json(broken())
    tree = json.loads(data)
    assert data == scoring.to_json(broken())
    assert list(tree) == sorted(tree)
    assert tree["figures"]["statements.content.precision"] == 5 / 6
    assert tree["traps"]["falls"][0]["trap"] == "x-1"
    assert [miss["what"] for miss in tree["misses"]] == ["missed", "spurious", "wrong"]
    counts = next(kind for kind in tree["kinds"] if kind["kind"] == "statements")["matches"][0]
    assert (counts["core_matched"], counts["core"]) == (4, 5)
