"""Hold what linking was measured to do against its floors.

python evaluation/linking_floors.py --corpora ../shared/corpora --gold ../shared/gold       check; 1 when one fell
python evaluation/linking_floors.py --corpora ../shared/corpora --gold ../shared/gold --write    write what is reached

The corpora and measures are those of `linking_events.py`, `linking_names.py`, `linking_origins.py`,
`linking_pledges.py` and `pledges.py scopes`; the acts are those that people marked. A figure of wrong answers is a
ceiling, which may not be passed; every other one is a floor. A corpus with other bytes than the floors were measured
on is told, and fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import linking_events
import linking_names
import linking_origins
import linking_pledges
from pledges import Pages, Tally, rows_of, score_scopes

from servanda.codebook import Codebook, load
from servanda.linking.tellings import shipped
from servanda.reading import LearnedReader

FLOORS = Path(__file__).with_name("linking_floors.json")
TOLERANCE = 0.005
"""How far a share may fall below its floor: another processor may round the shipped tables otherwise."""

TEXTS = "linking/ecbplus_dev.jsonl"
MORE_TEXTS = "linking/ecbplus_train.jsonl"
REUSE = "linking/reuse_pairs_labelled.jsonl"
NAMES = "actors/name_pairs.jsonl"
PAIRS = "pledges/link_pairs.jsonl"
SUMS = "pledges/amount_scopes.jsonl"
PAPERS = ("pledges/wh_drawdown_memos.jsonl", "pledges/wh_ukraine_statements.jsonl")
FILES = (TEXTS, MORE_TEXTS, REUSE, NAMES, PAIRS, SUMS, *PAPERS)
WRONG = "wrong"
"""How the name of a figure begins that counts wrong answers."""

Figures = dict[str, float]


def acts(folder: Path, gold: Path) -> Figures:
    """Measure how marked acts of many texts are clustered: by the learnt chance, and as linking asks words and it."""
    mentions = linking_events.marked(linking_events.rows_of(folder / TEXTS))
    measure = linking_events.measure_of(gold / "coref_score.py")
    by_hand, words = linking_events.clusters_of(mentions), linking_events.compared(mentions)
    learnt = linking_events.chances(mentions, shipped())
    asked = linking_events.as_product(words, learnt)
    found: Figures = {}
    for name, scores, least in (("learnt", learnt, linking_events.JOINED), ("as asked", asked, linking_events.HINT)):
        figures = measure(by_hand, linking_events.grouped(mentions, scores, least), singletons=True)
        found |= {f"acts {name}, {each}": figures[each].f1 for each in ("conll", "lea")}
    return found


def names(folder: Path, book: Codebook) -> Figures:
    """Measure which names of persons are joined, each in a report of its own with one country."""
    right, wrong = linking_names.merged(linking_names.rows_of(folder / NAMES), "one country", book)
    return {"names joined rightly": right, f"{WRONG} names joined": wrong}


def origins(folder: Path) -> Figures:
    """Measure how well the measure of reuse sorts pairs of texts, and which traps are taken for copies."""
    texts = {row["doc_id"]: row["text"] for path in (TEXTS, MORE_TEXTS) for row in rows_of(folder / path)}
    found = linking_origins.labelled(rows_of(folder / REUSE), texts)
    copies, traps = (
        [one for row, one in found if (row["label"] in linking_origins.ONE) is is_one] for is_one in (True, False)
    )
    return {
        "copies, AUC": linking_origins.auc([one.reuse for one in copies], [one.reuse for one in traps]),
        f"{WRONG} traps taken for copies": sum(one.is_same for one in traps),
    }


def pledges(folder: Path, pages: Pages) -> Figures:
    """Measure which papers tell of one promise, what each sum does to a total, and how much new money there is."""
    texts = {row["id"]: row for path in PAPERS for row in rows_of(folder / path)}
    pairs, rows = rows_of(folder / PAIRS), rows_of(folder / SUMS)
    reports = linking_pledges.read(pages, texts, (row[side] for row in pairs for side in ("a", "b")))
    answers = list(linking_pledges.answers(reports, linking_pledges.link(reports, pages), pairs))
    reports = linking_pledges.read(pages, texts, (row["report"] for row in rows))
    money = linking_pledges.new_money(reports, linking_pledges.link(reports, pages), rows, texts, lambda _: None)
    tally = Tally()
    score_scopes(reports, rows, texts, tally, lambda _: None)
    return {
        "pairs of one promise": sum(row["label"] == answer != "different" for row, answer in answers),
        f"{WRONG} pairs joined": sum(row["label"] == "different" != answer for row, answer in answers),
        "scopes of sums": tally.right["scope"],
        "sums that add or not": tally.right["adds or not"],
        f"{WRONG} share of new money": abs(money.off),
    }


def measured(folder: Path, gold: Path) -> Figures:
    """Give every figure."""
    book = load()
    return {
        **acts(folder, gold),
        **names(folder, book),
        **origins(folder),
        **pledges(folder, Pages(book, LearnedReader())),
    }


def pins(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every corpus that is measured on."""
    return {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in FILES}


def broken(found: Figures, floors: Figures) -> Iterator[str]:
    """Give a sentence for every figure below its floor, above its ceiling, or without either."""
    for name, value in found.items():
        bound = floors.get(name)
        if bound is None:
            yield f"{name} is {value:.3f} and has no floor; run evaluation/linking_floors.py --write"
        elif name.startswith(WRONG) and value > bound + TOLERANCE:
            yield f"{name}: {value:.3f}, at most {bound:.3f} are allowed"
        elif not name.startswith(WRONG) and value < bound - TOLERANCE:
            yield f"{name} is {value:.3f}, its floor {bound:.3f}"


def main() -> int:
    """Check the floors, or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--write", action="store_true", help="write the floors; lowering one needs its reason")
    options = parser.parse_args()
    found, pinned = measured(options.corpora, options.gold), pins(options.corpora)
    for name, value in found.items():
        print(f"{value:9.3f}  {name}")
    if options.write:
        FLOORS.write_text(json.dumps({"corpora": pinned, "floors": found}, indent=1) + "\n", encoding="utf-8")
        return 0
    known = json.loads(FLOORS.read_text(encoding="utf-8"))
    told = [f"{path} is not the file of the floors" for path in pinned if pinned[path] != known["corpora"].get(path)]
    told += broken(found, known["floors"])
    print(*told or ["every floor of linking holds"], sep="\n", file=sys.stderr if told else sys.stdout)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
