"""`servanda export --format site`: the pages of a ledger as a folder that opens with a double click.

Invariant: nothing in the folder asks for anything outside it, every page can be read without scripts, and equal ledgers
give equal bytes. A folder of the user's is never emptied: only what an earlier export wrote is taken away.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from starlette.applications import Starlette

from servanda import export
from servanda.errors import CallError
from servanda.export.account import moment_lines
from servanda.export.folder import appearing
from servanda.export.tables import Texts
from servanda.ledger import Kind
from servanda.ledger.evidence import evidence_of
from servanda.ledger.view import View
from servanda.model import Report
from servanda.web import wording
from servanda.web.app import build
from servanda.web.crawl import Crawl, Tell
from servanda.web.entry import Entry, entry
from servanda.web.foreign import named
from servanda.web.site_addresses import SiteAddresses
from servanda.web.visit import FOLDER, LISTED

SEARCHED = 20_000
"""Quotes up to which a browser searches the folder well; above, the ledger itself is put there.

Source: measured for the field notes on users, 5.7: 10,000 quotes are an index of 2.4 MB that loads in 75 ms.
"""

_LIST = "files/list.txt"
"""The names of all files that were written: by it the next export knows what it may take away."""
_README = "README.txt"
_TITLE = "Servanda export: site\n"
_FORMS = ("jsonl", "csv", "bibtex", "csl", "annotations")
_LEDGER = "files/ledger.sqlite"


@dataclass(frozen=True, slots=True)
class Site:
    """A folder that was written: how many pages and files, and whether it can be searched."""

    pages: int
    files: int
    is_searched: bool


def write(
    view: View,
    folder: Path,
    *,
    additions: Path | None = None,
    known_on: date | None = None,
    texts: Texts = Texts.FULL,
    tell: Tell | None = None,
) -> Site:
    """Write the pages of a ledger to a folder.

    Args:
        view: The ledger; what is added while this runs is not in the folder.
        folder: A new or empty one, or one that an earlier export wrote; files of the user's in it stay.
        additions: A user's own codebook folder.
        known_on: The day as of which the ledger is shown, for the README.
        texts: Whether the whole texts of reports stand in the folder, or the quotes alone; without quotes there is
            no site.
        tell: Is told of progress.

    Raises:
        CallError: The place is a file, or a folder of something else, or no quotes may be shown.
    """
    if texts is Texts.NONE:
        raise CallError("a site shows what each record was read from: expected --texts quotes or full, found none")
    is_whole = texts is Texts.FULL
    before = _earlier(folder)
    with (
        tempfile.TemporaryDirectory(prefix="servanda-") as aside,
        appearing(folder) as part,
    ):
        still = Path(aside, view.path.name)
        view.copy_to(still)
        told = _told(view, known_on=known_on)
        app = build(still, additions=additions, is_folder=True, told=told, is_whole=is_whole)
        pages, is_searched = _draw(view, still, part, app=app, is_whole=is_whole, tell=tell or (lambda *_: None))
        for form in _FORMS:
            export.write(view, part / "files", form, additions=additions, known_on=known_on, texts=texts)
        readme = _readme(view, known_on=known_on, is_searched=is_searched, is_whole=is_whole)
        (part / _README).write_text(readme, encoding="utf-8")
        written = sorted([*(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file()), _LIST])
        (part / _LIST).write_text("".join(f"{name}\n" for name in written), encoding="utf-8")
    _tidy(folder, before - set(written))
    return Site(pages=pages, files=len(written), is_searched=is_searched)


def _draw(view: View, still: Path, part: Path, *, app: Starlette, is_whole: bool, tell: Tell) -> tuple[int, bool]:
    """Write pages, styles, scripts and what these read; give how many pages, and whether they can be searched."""
    shutil.copytree(FOLDER / "static", part / "assets")
    is_searched = _write_texts(view, part, is_whole=is_whole) <= SEARCHED
    crawl = Crawl(
        app=app,
        addresses=SiteAddresses(dict(view.members())),
        folder=part,
        tell=tell,
        has_search=is_searched,
    )
    pages = crawl.write((*_seeds(view, is_whole=is_whole), *(("/search",) if is_searched else ())))
    if is_searched:
        _write_search(view, part / "data" / "search.js", is_whole=is_whole)
    elif is_whole:
        shutil.copyfile(still, part / _LEDGER)
    return sum(1 for page in pages if page.endswith(".html")), is_searched


def _seeds(view: View, *, is_whole: bool) -> Iterator[str]:
    """Give the addresses from which every page is found: the front page, and each record though no list has it."""
    yield from ("/", "/about", *(["/check"] if is_whole else []), "/ids", "/problems")
    for kind in LISTED:
        for record in view.records(kind):
            yield f"/{'reports' if kind is Kind.REPORTS else 'records'}/{entry(record).id}"
    if is_whole:
        yield from (f"/reports/{entry(report).id}.txt" for report in view.records(Kind.REPORTS))


# ---- what the scripts read


def _write_texts(view: View, part: Path, *, is_whole: bool) -> int:
    """Write each text with its quotes for the check, and the hashes of all; give the number of quotes.

    Without the texts there is nothing to check, and no file is written.
    """
    (part / "data").mkdir()
    (part / "files").mkdir()
    if not is_whole:
        reports = (report for report in view.records(Kind.REPORTS) if isinstance(report, Report))
        return sum(len(_quotes(view, report)) for report in reports)
    number = 0
    with (part / "files" / "texts.sha256").open("w", encoding="utf-8", newline="\n") as sums:
        for report in view.records(Kind.REPORTS):
            if isinstance(report, Report):
                quotes = _quotes(view, report)
                number += len(quotes)
                text = {"text": report.text, "quotes": quotes}
                # A page of a folder may not read files, but it may load scripts: so each text is one.
                _script(part / "data" / f"{report.id}.js", "SERVANDA_TEXT", text)
                sums.write(f"{hashlib.sha256(report.text.encode()).hexdigest()}  reports/{report.id}.txt\n")
    return number


def _quotes(view: View, report: Report) -> list[tuple[int, int, str]]:
    """Give every quote of a report that a record rests on."""
    pieces = (piece for record in view.quoting(report.id) for piece in evidence_of(record))
    return sorted({(piece.span.start, piece.span.end, piece.quote) for piece in pieces if piece.report == report.id})


def _write_search(view: View, path: Path, *, is_whole: bool) -> None:
    """Write what can be searched: the words of every record, and the texts of the reports where these may be shown."""
    # What is found is drawn by a script, which has no names for signs that do not show.
    records = [
        [
            *(each.id, each.kind.value, named(each.heading)),
            named(" · ".join(filter(None, (each.standing, each.sources)))),
            [named(quote) for quote in quotes],
        ]
        for each, quotes in _searched(view)
    ]
    reports = [
        [report.id, *map(named, _read(report, is_whole=is_whole))]
        for report in view.records(Kind.REPORTS)
        if isinstance(report, Report)
    ]
    _script(path, "SERVANDA", {"records": records, "reports": reports, "members": dict(view.members())})


def _read(report: Report, *, is_whole: bool) -> tuple[str, str, str]:
    return report.title or "(no title)", report.outlet or "outlet unknown", report.text if is_whole else ""


def _searched(view: View) -> Iterator[tuple[Entry, list[str]]]:
    for kind in LISTED:
        if kind is not Kind.REPORTS:
            for record in view.records(kind):
                line = entry(record)
                yield line, list(dict.fromkeys(piece.quote for piece in line.evidence))


def _script(path: Path, name: str, value: object) -> None:
    """Write a value as a script that gives it a name: pages of a folder may not read files, only load scripts."""
    # These two end a line of a script in older browsers, though not of JSON.
    data = msgspec.json.encode(value).decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    path.write_text(f"window.{name} = {data};\n", encoding="utf-8")


# ---- the folder


def _readme(view: View, *, known_on: date | None, is_searched: bool, is_whole: bool) -> str:
    counts = view.counts()
    held = ", ".join(wording.counted(counts[kind], kind.value[:-1]) for kind in LISTED)
    search = (
        "search.html searches in your browser.\n"
        if is_searched
        else f"There are more than {SEARCHED:,} quotes, too many for a browser to search"
        + (
            f": {_LEDGER} is the ledger\nitself; `servanda serve --ledger` shows and searches it.\n"
            if is_whole
            else ".\n"
        )
    )
    check = (
        "check.html holds every quote against the text that it was read from; by hand: run\n"
        "`sha256sum -c files/texts.sha256` in this folder. "
        if is_whole
        else "Of the reports only the quotes are here, with what stands around them: nothing can be held against\n"
        "the texts. "
    )
    return (
        f"{_TITLE}\n" + "\n".join(moment_lines(view, known_on=known_on)) + f"\nholds         {held}\n\n"
        "Open index.html with a double click. Nothing is loaded from elsewhere; the folder can be moved\n"
        "and sent as it is. Every page can be read without scripts. Lists are whole; what needs a server\n"
        "(filters of your own, judgements, other days) is left out.\n\n"
        f"{search}{check}ids.html tells which record answers for the id of a\n"
        "finding. files/ has the records as JSON Lines and CSV, the reports as references (BibTeX,\n"
        "CSL-JSON), and the quotes as Web Annotations.\n\n"
        "The quotes and texts belong to their publishers: ask before you put them on the web.\n"
    )


def _told(view: View, *, known_on: date | None) -> str:
    """Give what every page says of the ledger at its foot: a printed page must tell what it is of."""
    moment = f"as known on {wording.day(known_on)}" if known_on else "the whole ledger"
    return f"{moment}, sha256:{view.fingerprint()[:16]}…"


def _earlier(folder: Path) -> set[str]:
    """Give the files that an earlier export wrote to a folder; refuse one that is something else's.

    Raises:
        CallError: The folder holds files, and no export of this form wrote it.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        return set()
    readme, listed = folder / _README, folder / _LIST
    if not (readme.is_file() and readme.read_bytes().startswith(_TITLE.encode()) and listed.is_file()):
        raise CallError(
            f"expected a new or empty folder at {str(folder)!r}, or one that an export of this form wrote; found"
            f" other files ({_some(folder)}); name another folder"
        )
    return set(listed.read_text(encoding="utf-8").splitlines())


def _some(folder: Path) -> str:
    names = sorted(path.name for path in folder.iterdir())
    return ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")  # noqa: PLR2004 - a few names are enough


def _tidy(folder: Path, stale: Iterable[str]) -> None:
    """Take away what an earlier export wrote and this one did not, and folders that are then empty."""
    root = folder.resolve()
    for name in stale:
        path = (folder / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            path.unlink()
            if path.parent != root and not any(path.parent.iterdir()):
                path.parent.rmdir()
