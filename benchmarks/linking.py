"""Time linking everything, and linking anew after one report more or less, on ledgers of growing size.

    python benchmarks/linking.py [--reports 1000 10000] [--ones 15] [--seed 1]

The findings are made up (`made_up.py`): what reading costs is not measured here. Linking runs on one core; seconds are
those of the processor. Figures are of this machine on this day. It is no test and fails nothing.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from made_up import News

from servanda import codebook, ledger, linking
from servanda.codebook import Codebook
from servanda.ledger.writer import Writer
from servanda.model import ReadReport

_BATCH = 500


def main() -> None:
    """Measure one size after the other, in one growing ledger."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, nargs="+", default=[1000, 10_000])
    options.add_argument("--ones", type=int, default=15, help="reports added one by one, and dropped")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    book = codebook.load()
    with tempfile.TemporaryDirectory() as folder:
        news, held = iter(News(given.seed)), 0
        with ledger.open_writer(Path(folder, "linking.db")) as writer:
            for size in sorted(given.reports):
                findings = fill(writer, news, size - held)
                held = size + given.ones
                measure(writer, book, news, size, given.ones)
                del findings
            print(f"{'most memory, MB':<44} {_memory():9.0f}")


def fill(writer: Writer, news: Iterator[ReadReport], number: int) -> int:
    """Append so many reports; give how many findings came with them."""
    findings = 0
    while some := list(islice(news, min(_BATCH, number))):
        writer.append(some, reader="made up")
        number -= len(some)
        findings += sum(map(_findings, some))
    return findings


def _findings(read: ReadReport) -> int:
    found = read.findings
    return sum(map(len, (found.statements, found.events, found.steps, found.labels, found.actors)))


def measure(writer: Writer, book: Codebook, news: Iterator[ReadReport], size: int, ones: int) -> None:
    """Print what a ledger of one size costs."""
    with writer.view() as view:
        print(f"\n{size:,} reports, {sum(_findings_of(view)):,} findings but mentions and times")

    def link_all() -> None:
        with writer.linking("benchmark") as shelves:
            linking.link_all(shelves, book)

    def relink() -> None:
        with writer.linking("benchmark") as shelves:
            linking.relink(shelves, book)

    print(f"{'link all of them':<44} {timed(link_all):9.2f} s, {_memory():.0f} MB")
    more = list(islice(news, ones))
    for what, change in (("one report more", _adding(writer)), ("one report less", _dropping(writer))):
        spent = []
        for read in more:
            change(read)
            spent.append(timed(relink))
        _tell(f"link anew, {what}", spent)
    fill(writer, iter(more), ones)
    timed(relink)


def _findings_of(view: ledger.view.View) -> Iterator[int]:
    for _, found in view.findings():
        yield sum(map(len, (found.statements, found.events, found.steps, found.labels, found.actors)))


def _adding(writer: Writer) -> Callable[[ReadReport], object]:
    return lambda read: writer.append([read], reader="made up")


def _dropping(writer: Writer) -> Callable[[ReadReport], object]:
    return lambda read: writer.drop(read.report.id)


def timed(work: Callable[[], object]) -> float:
    """Give how many processor seconds something takes: linking waits for nothing but the disk."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _tell(what: str, spent: Sequence[float]) -> None:
    middle, most = statistics.median(spent), max(spent)
    print(f"{what:<44} {middle:9.3f} s in the middle of {len(spent)}, {most:.3f} s at most")


def _memory() -> float:
    """Give the most memory that this process had, in millions of bytes."""
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
