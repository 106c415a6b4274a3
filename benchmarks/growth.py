"""Time reading, linking, asking and adding one more report, on made-up news of a chosen size.

    python benchmarks/growth.py [--reports 1000] [--workers 2] [--seed 1] [--keep FOLDER]

The news is written here, of real and of invented states, without a real person; one report in five is a copy of an
earlier one, cut and under another outlet. Equal options give equal reports. The figures are of this machine on this
day: compare two versions on one machine, never two machines. It is no test and fails nothing.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from starlette.testclient import TestClient

from servanda import intake, ledger, run, web
from servanda.ledger import Kind, Query

STATES = (
    ("Kenya", "Kenyan", "Nairobi"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Peru", "Peruvian", "Lima"),
    ("Norway", "Norwegian", "Oslo"),
    ("Nepal", "Nepalese", "Kathmandu"),
    ("Oman", "Omani", "Muscat"),
    ("Uruguay", "Uruguayan", "Montevideo"),
    ("Zambia", "Zambian", "Lusaka"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Estonia", "Estonian", "Tallinn"),
    ("Belmark", "Belmarkian", "Orsk Bay"),
    ("Veldara", "Veldaran", "Port Lenn"),
)
FIRST = ("Adil", "Bruna", "Ceren", "Dario", "Edda", "Farid", "Gitte", "Hanno", "Ines", "Jorun")
LAST = ("Amberg", "Bolund", "Castano", "Drewitt", "Elmeraj", "Fontali", "Grahn", "Hulver", "Iskander", "Jarrel")
OFFICES = ("Foreign Minister", "Defence Minister", "Prime Minister", "Trade Minister", "President")
GOODS = (
    ("helicopters", 2, 12),
    ("armoured vehicles", 5, 80),
    ("tonnes of wheat", 500, 40_000),
    ("generators", 10, 300),
    ("tonnes of fertiliser", 100, 9_000),
    ("doses of vaccine", 10_000, 900_000),
)
OUTLETS = ("The Daily Ledger", "Harbour Post", "Northern Courier", "Valley Tribune", "Evening Standard of the Bay")
SENTENCES = (
    'The two sides "discussed everything that matters to both our peoples", {a_title} {a_person} said.',
    "{a} will send {count} {goods} to {b} by the end of the year, {a_title} {a_person} told reporters in {a_city}.",
    "{b} received {count} {goods} from {a} on {day}, the {b_people} Foreign Ministry said in a statement.",
    '"We shall keep our promise to the people of {b}," {a_person} told a press conference.',
    "{b_title} {b_person} denied that {b} had asked {a} for {goods}.",
    "{a} and {b} signed an agreement on the delivery of {goods} in {b_city} on {day}.",
    "{b} accused {c} of closing the border without a warning.",
    "{c} suspended its talks with {b} last week, according to two officials who asked not to be named.",
    "In {year}, {a} pledged ${sum} million for roads in the north of {b}.",
    "Traders at the market said that prices had risen by a third since the harvest.",
    "The president of {c}, who arrived on {day}, met {a_person} and called the visit a success.",
    "It was not clear when the remaining {goods} would arrive.",
)

COPIES = 0.2
"""The share of reports that carry the text of an earlier one."""


@dataclass(frozen=True, slots=True)
class Story:
    """A report before it has an outlet."""

    title: str
    day: date
    city: str
    paragraphs: tuple[str, ...]

    def text(self, outlet: str) -> str:
        """Give it as a text dump."""
        head = f"{self.title}\n\n{outlet}\n{self.day:%B} {self.day.day}, {self.day.year}\n\n"
        body = "\n\n".join(self.paragraphs)
        return f"{head}{self.city.upper()} - {body}\n\nRelated news\n\nWhat else happened this week\n"


def stories(chance: random.Random) -> Iterator[Story]:
    """Give stories without end, some of them cuts of earlier ones."""
    known: list[Story] = []
    while True:
        if known and chance.random() < COPIES:
            old = chance.choice(known[-200:])
            cut = old.paragraphs[: max(2, len(old.paragraphs) - chance.randint(0, 3))]
            yield replace(old, day=old.day + timedelta(days=chance.randint(0, 2)), paragraphs=cut)
        else:
            known.append(_story(chance))
            yield known[-1]


def _story(chance: random.Random) -> Story:
    (a, _, a_city), (b, b_people, b_city), (c, _, _) = chance.sample(STATES, 3)
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(1400))
    goods, least, most = chance.choice(GOODS)
    words = {
        **dict(zip(("a", "b", "c"), (a, b, c), strict=True)),
        **dict(zip(("a_city", "b_city", "b_people", "goods"), (a_city, b_city, b_people, goods), strict=True)),
        **{side: f"{chance.choice(FIRST)} {chance.choice(LAST)}" for side in ("a_person", "b_person")},
        **{side: chance.choice(OFFICES) for side in ("a_title", "b_title")},
        "count": chance.randint(least, most),
        "sum": chance.randint(5, 900),
        "year": day.year - 1,
        "day": f"{day - timedelta(days=chance.randint(1, 9)):%B %d}",
    }
    chosen = chance.sample(SENTENCES, chance.randint(5, len(SENTENCES)))
    filled = [sentence.format(**words) for sentence in chosen]
    paragraphs = tuple(" ".join(filled[at : at + 2]) for at in range(0, len(filled), 2))
    return Story(f"{a} and {b} speak about {goods}", day, a_city, paragraphs)


def write(folder: Path, number: int, chance: random.Random) -> None:
    """Write so many reports into a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, story in zip(range(number), stories(chance), strict=False):
        (folder / f"{at:06}.txt").write_text(story.text(chance.choice(OUTLETS)), encoding="utf-8")


@contextmanager
def timed(what: str, *, per: int = 1) -> Iterator[None]:
    """Print how long something took, and how long for each of so many."""
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    print(f"{what:<44} {seconds:9.3f} s" + (f"  {1000 * seconds / per:8.2f} ms each" if per > 1 else ""))


def measure(folder: Path, number: int, workers: int, chance: random.Random) -> None:
    """Time the whole way and print it."""
    place = folder / "growth.db"
    write(folder / "reports", number, chance)
    linking: list[float] = []

    def note(progress: run.Progress) -> None:
        if progress.stage == "linking":
            linking.append(time.perf_counter())

    with timed(f"add {number} reports, {workers} workers", per=number):
        run.add(intake.sources([folder / "reports"]), place, workers=workers, progress=note)
        ended = time.perf_counter()
    print(f"{'  of which linking':<44} {ended - linking[-1]:9.3f} s")
    write(folder / "one", 1, random.Random("one more"))
    with timed("add one report more"):
        run.add(intake.sources([folder / "one"]), place, workers=1)
    with timed("add all of them again", per=number):
        run.add(intake.sources([folder / "reports"]), place, workers=1)
    with ledger.open_view(place) as view:
        print({kind.value: count for kind, count in view.counts().items() if count})
        for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS):
            _ask(f"show {kind.value}, 50 rows", partial(view.select, Query(kind=kind, limit=50)))
        pair = ("KEN", "GHA")
        _ask("show events between two states", lambda: view.select(Query(kind=Kind.EVENTS, between=pair)))
        _ask("search two words", lambda: view.search("wheat agreement"))
    client = TestClient(web.build(place), base_url="http://127.0.0.1")
    for address in ("/", "/events", "/commitments?from=KEN"):
        _ask(f"page {address}", partial(client.get, address))
    size = sum(path.stat().st_size for path in folder.glob("growth.db*"))
    print(f"{'ledger, bytes a report':<44} {size // number:9}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * unit
    print(f"{'most memory of one process, MB':<44} {most // 1_000_000:9}")


def _ask(what: str, ask: Callable[[], object]) -> None:
    ask()
    with timed(what):
        ask()


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="a folder for reports and ledger, instead of a passing one")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        measure(given.keep or Path(passing), given.reports, given.workers, random.Random(given.seed))


if __name__ == "__main__":
    main()
