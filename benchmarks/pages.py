"""Ask every page of a ledger for real: a server of its own, over HTTP, again and again.

    python benchmarks/pages.py LEDGER [--times 20] [--only /events ...]

A whole list is asked for its first part only: it comes as it is read, as long as one wants more. What takes longer
than a page may is answered with 503 and made aside; that answer is what is timed.

Prints of each address the middle and the 95th percentile of the time to the last byte, the size as it is carried
(packed), the processor time of the server for one answer, and at the end the most memory that the server had.
`million.py` makes a ledger to ask. The figures are of this machine on this day: compare two versions on one machine.
It is no test and fails nothing.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

BARS = (150, 400)
"""Milliseconds in the middle and at the 95th percentile that no page should need."""
_PART = 16_000
"""Bytes of a whole list that are waited for."""
_SERVER = """
import sys, uvicorn
from servanda import web
server = uvicorn.Server(uvicorn.Config(web.build(sys.argv[1]), host="127.0.0.1", port=0, log_level="warning"))
config = server.config
config.load()
socket = config.bind_socket()
socket.listen()
print(socket.getsockname()[1], flush=True)
server.run(sockets=[socket])
"""
_KINDS = ("reports", "statements", "events", "commitments", "actors", "labels", "disagreements", "origins")
_FORMS = ("json", "jsonl", "csv")


class Server:
    """A server process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        self._process = process
        self._port = int(process.stdout.readline())

    def ask(self, address: str) -> tuple[int, bytes]:
        """Give status and body of an answer as it was carried, of a whole list the first part."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=600)
        connection.request("GET", address, headers={"accept-encoding": "gzip"})
        answer = connection.getresponse()
        is_whole = answer.getheader("transfer-encoding") == "chunked"
        body = answer.read(_PART) if is_whole else answer.read()
        connection.close()
        return answer.status, body

    def processor(self) -> float:
        """Give the processor seconds that it has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> tuple[float, float]:
        """Give the most memory that it had, and of it what is its own, in millions of bytes."""
        told = dict(line.split(":", 1) for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines())
        return int(told["VmHWM"].split()[0]) * 1.024e-3, int(told["RssAnon"].split()[0]) * 1.024e-3


@contextmanager
def served(place: Path) -> Iterator[Server]:
    """Serve a ledger while it is asked."""
    process = subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-c", _SERVER, str(place)], stdout=subprocess.PIPE, text=True
    )
    try:
        yield Server(process)
    finally:
        process.terminate()
        process.wait()


def addresses(place: Path) -> Iterator[str]:
    """Give every address: with filters that many and that few records meet, of the greatest and of the least."""
    with closing(sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True)) as rows:
        yield from ("/", "/about", "/api", "/api/openapi.json", "/difference", "/audit", "/judgements")
        yield from _lists(rows)
        yield from _filtered(rows)
        yield from _searched(rows)
        yield from _in_time(rows)
        yield from _added_up(rows)
        yield from _alone(rows)
        yield from (f"/{kind}?from=Kenia" for kind in ("events", "statements", "board", "totals"))
        yield from ("/timeline?actor=Kenia", "/timeline?actor=Gahna&about=coal")
        # Last: what is made aside goes on while the next addresses are asked.
        yield from _judged(rows)


def _first(rows: sqlite3.Connection, asked: str, *values: object) -> str:
    """Give the first value of a statement, a word that nothing has where there is none."""
    found = rows.execute(asked, values).fetchone()
    return str(found[0]) if found else "none"


def _bookmark(day: str, record: str) -> str:
    return urlsafe_b64encode(f"{day} {record}".encode()).decode().rstrip("=")


def _lists(rows: sqlite3.Connection) -> Iterator[str]:
    """Give each list: its beginning, its last leaf but one, and the same of its rows for programs."""
    for kind in (*_KINDS, "judgements", "links", "mentions", "times"):
        day = "coalesce(earliest, latest, '~')"
        listed = (
            f"SELECT {day}, report FROM readings JOIN pages ON pages.id = page"  # noqa: S608 - a name from above
            if kind == "reports"
            else f"SELECT {day}, record FROM records WHERE kind = '{kind}'"  # noqa: S608
        )
        last = rows.execute(f"{listed} ORDER BY 1 DESC, 2 DESC LIMIT 1 OFFSET 100").fetchone()
        deepest = [f"?after={_bookmark(*last)}"] if last else []
        for asked in ("", "?limit=1000", *deepest):
            yield f"/api/{kind}{asked}"
        if kind in _KINDS:
            yield from (f"/{kind}{asked}" for asked in ("", *deepest))
            yield from (f"/{kind}.{form}" for form in _FORMS)


def _filtered(rows: sqlite3.Connection) -> Iterator[str]:
    one, other = _pair(rows)
    yield from (
        "/reports?outlet=harbour+post", "/reports?since=2024-01&until=2024-02", "/reports?text=satellite",
        f"/statements?from={one}", "/statements?since=2025-06", "/statements?about=railway", "/statements?text=railway",
        f"/events?from={one}&to={other}", f"/events?between={one},{other}&since=2023", f"/events?actor={one}",
        f"/events?actor={one}&type=ACCUSE&outlet=bay+standard", "/events?type=AID&status=actual",
        "/events?until=2021-01", "/events?since=2026-01", f"/events?from={other}&type=THREATEN&about=coal",
        "/commitments?state=fulfilled&step=pledged", f"/commitments?from={one}&since=2022&until=2022",
        f"/labels?to={one}", "/labels?about=partners", f"/disagreements?actor={one}", "/disagreements?type=all",
        "/board", f"/board?from={one}", f"/board?from={one}&to={other}", "/board?about=generators",
        "/actors?type=person", "/actors?about=dor", f"/actors?actor={one}",
        "/api/board", f"/api/board?from={one}", "/sources", "/api/sources", "/problems",
        "/problems?code=no_dateline", "/api/problems", "/api/problems?code=no_dateline",
    )  # fmt: skip
    yield from (f"/{view}.{form}" for view in ("sources", "problems", "board") for form in _FORMS)


def _searched(rows: sqlite3.Connection) -> Iterator[str]:
    """Give searches for words of some reports, of no report, of every report."""
    for words in ("railway", "%22mine+clearance%22+airport", "zzzz", "kenya", "over", "over+the"):
        yield from (f"/search?q={words}", f"/api/search?q={words}")
    shown = rows.execute(
        "SELECT rank, report FROM texts JOIN readings ON readings.id = texts.rowid JOIN pages ON pages.id = page"
        " WHERE texts MATCH 'railway' ORDER BY rank LIMIT 1 OFFSET 1000"
    ).fetchone()
    if shown:
        yield f"/search?q=railway&after={urlsafe_b64encode(json.dumps(shown).encode()).decode().rstrip('=')}"
    yield "/search"
    yield from (f"/search.{form}?q=railway" for form in _FORMS)


def _in_time(rows: sqlite3.Connection) -> Iterator[str]:
    one, other = _pair(rows)
    sides = ("", f"actor={one}", f"between={one},{other}", f"from={other}", "about=railway", "text=satellite")
    for side in sides:
        yield f"/timeline?{side}"
        yield f"/timeline?{side}&since=2022&until=2022"
    place = rows.execute(
        "SELECT first, face, number FROM moments WHERE first IS NOT NULL ORDER BY first DESC, face DESC LIMIT 1"
        " OFFSET 100"
    ).fetchone()
    if place:
        yield f"/timeline?after={'~'.join(map(str, place))}"
        yield f"/timeline?actor={one}&after={'~'.join(map(str, place))}"
    yield from (f"/timeline?actor={one}&lanes=done&type=ACCUSE", "/timeline?origins=2", "/timeline?undated=1")
    yield from ("/timeline?status=planned", f"/timeline?actor={one}&since=2023-03-01&until=2023-03-31")
    yield from (f"/api/timeline?{side}" for side in sides[:3])
    asked = ("", "since=2023", "since=2022-03&until=2022-04", f"actor={one}", "status=any&alleged=yes", "lanes=done")
    yield from (f"/network?{each}" for each in asked)
    yield from (f"/{view}.{form}" for view in ("timeline", "network") for form in (*_FORMS, "svg"))
    yield from ("/network.graphml", "/api/network", f"/api/network?actor={one}")


def _added_up(rows: sqlite3.Connection) -> Iterator[str]:
    one, other = _pair(rows)
    for asked in ("", f"from={one}", f"from={one}&to={other}", f"from={one}&as-of=2023-06-01", "about=generators"):
        yield from (f"/totals?{asked}", f"/totals.json?{asked}", f"/totals.jsonl?{asked}", f"/api/totals?{asked}")
    for which in ("unanswered", "one-sided"):
        yield from (f"/{which}", f"/api/{which}", *(f"/{which}.{form}" for form in _FORMS))


def _alone(rows: sqlite3.Connection) -> Iterator[str]:
    """Give the pages of single things: the first of each kind, and that with most behind it."""
    merged = "SELECT records.record FROM records JOIN {} ON {}.record = records.id WHERE kind = ? GROUP BY records.id"
    for kind in (*_KINDS[1:], "links", "judgements"):
        first = _first(rows, "SELECT record FROM records WHERE kind = ? ORDER BY record LIMIT 1", kind)
        joined = "quoted" if kind in {"labels", "disagreements", "origins"} else "members"
        most = _first(rows, f"{merged.format(joined, joined)} ORDER BY count(*) DESC LIMIT 1", kind)
        for record in dict.fromkeys((first, most)):
            yield from (f"/api/{kind}/{record}", f"/api/id/{record}")
            if kind in _KINDS:
                for below in ("records", "id", kind):
                    yield from (f"/{below}/{record}", f"/{below}/{record}.json")
    one = "SELECT record FROM records WHERE kind = ?"
    yield from (f"/api/{kind}/{_first(rows, one, kind)}" for kind in ("mentions", "times"))
    named = _first(rows, f"{one} ORDER BY json_extract(CAST(body AS TEXT), '$.mention_count') DESC", "actors")
    yield from (f"/actors/{named}", f"/actors/{named}.json")
    reports = "SELECT report FROM readings JOIN pages ON pages.id = page ORDER BY"
    for report in (_first(rows, f"{reports} report LIMIT 1"), _first(rows, f"{reports} length(text) DESC LIMIT 1")):
        yield from (f"/reports/{report}", f"/reports/{report}.txt", f"/reports/{report}.json", f"/records/{report}")
        yield from (f"/api/reports/{report}", f"/api/reports/{report}/text", f"/api/id/{report}")


def _judged(rows: sqlite3.Connection) -> Iterator[str]:
    crowded = "SELECT records.record FROM records JOIN members ON members.record = records.id WHERE kind = 'events'"
    record = _first(rows, f"{crowded} GROUP BY records.id ORDER BY count(*) DESC LIMIT 1")
    finding = _first(rows, "SELECT finding FROM findings WHERE kind = 'events' ORDER BY finding LIMIT 1")
    yield from (
        "/review",
        "/review?as=list",
        *(f"/review.{form}" for form in _FORMS),
        "/judgements.json",
        f"/judge?of={finding}",
    )
    yield from ("/api/review", "/api/review?queue=actors", "/api/audit?kind=events&number=50&seed=7")
    yield "/api/difference?from=2023-06-01"
    yield from (f"/review?queue={queue}" for queue in ("records", "actors", "values", "readings"))
    yield from (f"/split?record={record}", "/audit?kind=events&number=50&seed=7")
    yield from (
        "/audit.json?kind=events&number=50&seed=7",
        "/difference?from=2023-06-01",
        "/difference.json?from=2023-06-01",
    )
    yield "/?as_known_on=2023-06-01"


def _pair(rows: sqlite3.Connection) -> tuple[str, str]:
    """Give the two sides with most records between them, the one with more of its own foremost."""
    found = rows.execute(
        "SELECT one, other FROM pairs WHERE one GLOB '[A-Z][A-Z][A-Z]' AND other GLOB '[A-Z][A-Z][A-Z]'"
        " ORDER BY number DESC, one, other LIMIT 1"
    ).fetchone()
    number = "SELECT count(*) FROM parties WHERE code = ?"
    one, other = sorted(found or ("KEN", "PER"), key=lambda code: -int(_first(rows, number, code)))
    return one, other


def main() -> None:
    """Read the options and ask."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("ledger", type=Path)
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--only", nargs="+", help="these addresses instead of all")
    given = options.parse_args()
    with served(given.ledger) as server:
        print(f"{'address':<58} {'middle':>7} {'95th':>7} {'CPU':>7} {'kB':>6}")
        slow = [measure(server, each, given.times) for each in given.only or addresses(given.ledger)]
        most, own = server.memory()
        print(f"most memory of the server: {most:.0f} MB; now {own:.0f} MB of its own")
        print(f"{sum(slow)} of {len(slow)} addresses were slower than {BARS[0]} ms (middle) or {BARS[1]} ms (95th)")


def measure(server: Server, address: str, times: int) -> bool:
    """Print what an address costs; say whether it was slower than the bars."""
    spent, before, status, body = [], server.processor(), 0, b""
    for _ in range(times):
        start = time.perf_counter()
        status, body = server.ask(address)
        spent.append((time.perf_counter() - start) * 1000)
    middle, high = statistics.median(spent), sorted(spent)[max(0, round(0.95 * times) - 1)]
    of_processor = (server.processor() - before) / times * 1000
    is_slow = middle > BARS[0] or high > BARS[1]
    told = "" if status == http.HTTPStatus.OK else f"  {status}"
    mark = "  SLOW" if is_slow else ""
    print(
        f"{address:<58} {middle:7.0f} {high:7.0f} {of_processor:7.0f} {len(body) / 1000:6.1f}{told}{mark}", flush=True
    )
    return is_slow


if __name__ == "__main__":
    main()
