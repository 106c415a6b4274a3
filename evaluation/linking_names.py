"""Measure the comparison of persons' names: labelled pairs, and pairs of names drawn at random.

    python evaluation/linking_names.py PAIRS.jsonl [--names NAMES.iob2.tsv ...] [--number 1000] [--show]

PAIRS: one row is two names (`a`, `b`), whether they are the `same` person's, and whether only a table of aliases can
know it (`needs_alias`) or nobody should (`keep_unsure`). Asked is what names alone say, then what the product does when
each name stands in a report of its own with one country, with two countries, and with none.

NAMES: texts with marked names, of which the persons' with two words and more are drawn. Two draws: any two names, and
two that share a word, which is harder. Nobody labelled these; `--show` prints what was joined, to be read by hand.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from servanda.codebook import Codebook, load
from servanda.linking.identities import identify
from servanda.linking.names import compare, words
from servanda.model import (
    NO_CODE,
    UNKNOWN,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    Block,
    BlockKind,
    Evidence,
    FindingId,
    Findings,
    MentionKind,
    Report,
    ReportId,
    Span,
)

Row = dict[str, Any]
Pair = tuple[str, str]
PERSON = {"PERSON", "PER", "person", "politician"}
SEED = 17
SETTINGS = {"one country": ("NOR", "NOR"), "two countries": ("NOR", "PER"), "no country": (None, None)}


def rows_of(path: Path) -> list[Row]:
    """Give the rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def verdict(pair: Pair, book: Codebook) -> str:
    """Give what names alone say."""

    def is_title(printed: tuple[str, ...]) -> int:
        found = book.titles.at(printed, 0)
        return found[1] if found else 0

    return compare(*(words(name, is_title=is_title) for name in pair)).value


def page(number: int, name: str, country: str | None) -> tuple[Report, Findings]:
    """Give a report that names one person, and what was found in it."""
    block = Block(Span(0, len(name)), BlockKind.BODY)
    report = Report(id=ReportId(f"r-{number}"), sha256="0" * 64, text=name, blocks=(block,), published=UNKNOWN)
    evidence = Evidence(report.id, Span(0, len(name)), name, "hand", 1.0)
    id_ = ActorId(f"a-{number}")
    actor = Actor(
        id_,
        report.id,
        country or NO_CODE,
        name,
        ActorKind.PERSON,
        country=country,
        aliases=(name,),
        roles=(),
        same_as=(),
        evidence=(evidence,),
    )
    mention = ActorMention(
        FindingId(f"m-{number}"), report.id, evidence.span, name, id_, MentionKind.NAME, None, "hand", 1.0
    )
    return report, Findings(actors=(actor,), mentions=(mention,))


def is_merged(pair: Pair, countries: Sequence[str | None], book: Codebook) -> bool:
    """Say whether the product makes one person of two names, each in a report of its own."""
    read = [page(at, name, country) for at, (name, country) in enumerate(zip(pair, countries, strict=True))]
    return len(identify(read, book, origins={report.id: report.id for report, _ in read}).actors) == 1


def labelled(rows: Sequence[Row], book: Codebook) -> Iterator[str]:
    """Give the lines on labelled pairs."""
    plain = [row for row in rows if not row["needs_alias"] and not row["keep_unsure"]]
    for title, some in (("pairs", plain), ("alias only or unsure", [row for row in rows if row not in plain])):
        said = Counter((row["same"], verdict((row["a"], row["b"]), book)) for row in some)
        for is_same, whose in ((True, "one person"), (False, "two persons")):
            cells = ", ".join(f"{answer} {said[is_same, answer]}" for answer in ("same", "likely", "different"))
            total = sum(number for (label, _), number in said.items() if label is is_same)
            yield f"{title}, {whose} ({total}): names alone say {cells}"
    for setting in SETTINGS:
        right, wrong = merged(rows, setting, book)
        yield f"pairs with {setting}: merged rightly {right}, wrongly {wrong}"


def merged(rows: Sequence[Row], setting: str, book: Codebook) -> tuple[int, int]:
    """Give how many pairs the product merges rightly and wrongly in a setting, those apart that names cannot tell."""
    plain = [row for row in rows if not row["needs_alias"] and not row["keep_unsure"]]
    found = Counter(row["same"] for row in plain if is_merged((row["a"], row["b"]), SETTINGS[setting], book))
    return found[True], found[False]


def people(path: Path) -> set[str]:
    """Give the names of persons with two words and more in a text whose names are marked."""
    found, name = set(), list[str]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        word, _, mark = line.partition("\t")
        if not mark.startswith("I-") and name:
            found.add(" ".join(name))
            name = []
        if mark[2:] in PERSON and (mark.startswith("B-") or name):
            name.append(word)
    return {name for name in found if " " in name}


def drawn(names: Sequence[str], number: int) -> dict[str, list[Pair]]:
    """Give random pairs of names, and random pairs that share a word."""
    dice = random.Random(SEED)  # noqa: S311 - a sample, no secret
    sharing: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in set(name.split()):
            sharing[word].append(name)
    crowds = [crowd for word, crowd in sorted(sharing.items()) if len(crowd) > 1 and len(word) > 1]
    drawn_any = [dice.sample(names, 2) for _ in range(number)]
    drawn_near = [dice.sample(dice.choice(crowds), 2) for _ in range(number)]
    return {
        "any two names": [(one, other) for one, other in drawn_any],
        "two names that share a word": [(one, other) for one, other in drawn_near],
    }


def main(arguments: list[str]) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--names", type=Path, nargs="*", default=[], help="texts with marked names")
    parser.add_argument("--number", type=int, default=1000, help="how many pairs are drawn")
    parser.add_argument("--show", action="store_true", help="print the drawn pairs that were joined")
    options = parser.parse_args(arguments)
    book = load()
    print("\n".join(labelled(rows_of(options.pairs), book)))
    names = sorted(set[str]().union(*(people(path) for path in options.names)))
    for title, some in drawn(names, options.number).items() if names else ():
        print(f"{title} of {len(names)}: {len(some)} pairs")
        for setting, countries in SETTINGS.items():
            joined = [pair for pair in some if is_merged(pair, countries, book)]
            print(f"  with {setting}: merged {len(joined)}")
            for one, other in joined if options.show else ():
                print(f"    {one} | {other}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
