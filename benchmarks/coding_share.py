"""Time what coding a report costs beside reading it, room by room, on pages of one's own.

    python benchmarks/coding_share.py PATH... [--most 60] [--reader english]

Prints processor seconds of intake, reading and coding in one run, and coding as a share of reading. The figures are of
this machine on this day; it is no test and fails nothing.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from servanda import codebook, coding, intake
from servanda.model import Report, Source
from servanda.reading import reader_named


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=60, help="pages to read")
    parser.add_argument("--reader", default="english")
    options = parser.parse_args()
    book, reader = codebook.load(), reader_named(options.reader)
    spent: Counter[str] = Counter()
    letters = pages = 0
    for source in islice(intake.sources(options.paths), options.most):
        if not isinstance(source, Source):
            continue
        begun = time.process_time()
        report = intake.read(source, book)
        taken = time.process_time()
        if not isinstance(report, Report):
            continue
        if not pages:
            coding.code(report, reader.read(report, book), book)  # what is loaded once is no cost of a page
        of_intake, taken = taken - begun, time.process_time()
        marks = reader.read(report, book)
        read = time.process_time()
        coding.code(report, marks, book)
        spent.update(intake=of_intake, reading=read - taken, coding=time.process_time() - read)
        letters, pages = letters + len(report.text), pages + 1
    print(f"{pages} pages, {letters:,} characters")
    for room in ("intake", "reading", "coding"):
        print(f"{room:10} {spent[room]:8.2f} s")
    print(f"coding is {100 * spent['coding'] / max(spent['reading'], 1e-9):.0f} % of reading")


if __name__ == "__main__":
    main()
