"""A ledger as a folder of pages: whole, without a server, leading nowhere but to itself."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from ledger.values import TEXT, fill, read_main, read_of, report_of
from servanda import intake, ledger, run, web
from servanda.errors import CallError
from servanda.export import Texts
from servanda.web import site
from servanda.web.site_addresses import SiteAddresses, between
from servanda.web.visit import LISTED

MAIN = read_main()


class _Page(HTMLParser):
    """Collects what a page links to, its places, and its forms."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.forms: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.links.append(value)
            if name == "id" and value:
                self.ids.add(value)
        if tag == "form":
            self.forms.append(dict(attrs).get("action") or "")


def pages_of(folder: Path) -> dict[Path, _Page]:
    """Give every page of a folder."""
    return {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}


def broken_links(folder: Path) -> list[str]:
    """Give the links that lead to no file, or to no place in it."""
    pages, broken = pages_of(folder), []
    for path, page in pages.items():
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            name, _, part = link.partition("#")
            target = (path.parent / unquote(name)).resolve() if name else path
            is_part = not part or part in (pages[target].ids if target in pages else ())
            if not target.is_file() or not target.is_relative_to(folder.resolve()) or not is_part:
                broken.append(f"{path.name}: {link}")
    return broken


def export(place: Path, folder: Path) -> site.Site:
    """Write the folder of a ledger."""
    with ledger.open_view(place) as view:
        return site.write(view, folder)


@pytest.fixture(scope="session")
def folder(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the hand-made ledger."""
    made = tmp_path_factory.mktemp("site") / "out"
    export(place, made)
    return made.resolve()


FAR = "The harbour cat slept on a coil of rope. "


@pytest.fixture(scope="session")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a ledger of one long page, written without its whole text."""
    made = tmp_path_factory.mktemp("quoted")
    text = f"Maize for Ghana\n\nKenya sent 400 tonnes of maize to Ghana on Monday.\n\n{FAR * 30}\n"
    (made / "a.txt").write_text(f"Outlet: Courier\nDate: 5 March 2031\n\n{text}", encoding="utf-8")
    run.add(intake.sources([made / "a.txt"]), made / "a.db", reader="rules", workers=1)
    with ledger.open_view(made / "a.db") as view:
        site.write(view, made / "out", texts=Texts.QUOTES)
    return (made / "out").resolve()


def test_a_folder_can_be_written_without_the_whole_texts(quoted: Path) -> None:
    """No file holds more of a report than its quotes with what stands around them, and every link still leads."""
    files = [path for path in quoted.rglob("*") if path.is_file()]
    told = {path.name: path.read_bytes().count(FAR.strip().encode()) for path in files}
    assert max(told.values()) <= 200 // len(FAR) + 1, told
    page = next((quoted / "reports").glob("*.html")).read_text(encoding="utf-8")
    assert "400 tonnes of maize" in page
    assert "[…]" in page
    assert "The text belongs to its publisher" in page
    assert not [path for path in files if path.suffix in {".txt", ".sha256"} and path.name.startswith(("r-", "texts"))]
    assert not (quoted / "check.html").exists()
    assert broken_links(quoted) == []
    assert "only the quotes are here" in (quoted / "README.txt").read_text(encoding="utf-8")


def test_there_is_no_site_without_quotes(place: Path, tmp_path: Path) -> None:
    """The pages show what each record was read from."""
    with ledger.open_view(place) as view, pytest.raises(CallError, match="expected --texts quotes or full"):
        site.write(view, tmp_path / "out", texts=Texts.NONE)


def test_every_link_leads_to_a_place_in_the_folder(folder: Path) -> None:
    """Followed one by one, also after the folder was moved, and none by a path from the root."""
    assert len(pages_of(folder)) > 20
    assert broken_links(folder) == []


def test_a_moved_folder_is_whole(folder: Path, tmp_path: Path) -> None:
    """No page knows where the folder lies."""
    moved = shutil.copytree(folder, tmp_path / "elsewhere" / "and deeper")
    assert broken_links(moved.resolve()) == []
    assert not any(str(folder).encode() in path.read_bytes() for path in moved.rglob("*") if path.is_file())


def test_what_needs_a_server_is_left_out(folder: Path) -> None:
    """The one form is that of the search in the folder; nothing leads to judging."""
    for path, page in pages_of(folder).items():
        words = path.read_text(encoding="utf-8")
        assert {form.removeprefix("../") for form in page.forms} <= {"search.html"}
        assert "nowhere:" not in words
        assert not re.search(r'(href|src|action)="/', words)
    assert not (folder / "review.html").exists()
    assert "judgement" not in (folder / "index.html").read_text(encoding="utf-8")


def test_every_record_has_a_page_and_every_finding_an_answer(folder: Path, place: Path) -> None:
    """Lists, records, reports; the id of a finding that went into a record leads to the record."""
    with ledger.open_view(place) as view:
        for kind in LISTED:
            assert (folder / f"{kind}.html").is_file()
            for record in view.records(kind):
                name = getattr(record, "id", None) or record.content.id  # type: ignore[union-attr]
                assert (folder / ("reports" if kind == "reports" else "records") / f"{name}.html").is_file()
        members = dict(view.members())
    assert members
    ids = _Page((folder / "ids.html").read_text(encoding="utf-8"))
    assert members.keys() <= ids.ids
    assert {f"records/{record}.html" for record in members.values()} <= set(ids.links)
    assert {"m-1", "t-1"} <= ids.ids


def test_a_page_says_what_the_servers_page_says(folder: Path) -> None:
    """The same templates draw both; a quote leads to its place in the report."""
    page = (folder / "records" / f"{MAIN.findings.steps[0].id}.html").read_text(encoding="utf-8")
    assert "matches the archive" in page
    assert re.search(rf'href="\.\./reports/{MAIN.report.id}\.html#q\d+-\d+"', page)
    assert (folder / "reports" / f"{MAIN.report.id}.txt").read_text(encoding="utf-8") == TEXT


def test_texts_can_be_checked_by_hand(folder: Path) -> None:
    """The list of hashes has every text, in the form that `sha256sum -c` reads."""
    lines = (folder / "files" / "texts.sha256").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def data_of(path: Path) -> dict[str, object]:
    """Give the value that a script of data names."""
    words = path.read_text(encoding="utf-8")
    found = re.fullmatch(r"window\.[A-Z_]+ = (.*);\n", words, re.DOTALL)
    assert found is not None
    value: dict[str, object] = json.loads(found[1])
    return value


def test_quotes_to_check_are_those_of_the_records(folder: Path) -> None:
    """Each stands at its place in the text, counted in code points."""
    data = data_of(folder / "data" / f"{MAIN.report.id}.js")
    text, quotes = data["text"], data["quotes"]
    assert isinstance(text, str)
    assert isinstance(quotes, list)
    assert quotes
    assert all(text[start:end] == quote for start, end, quote in quotes)


def test_the_search_has_every_record_with_its_standing(folder: Path) -> None:
    """An act is never found without its status and whose word it is."""
    data = data_of(folder / "data" / "search.js")
    records = data["records"]
    assert isinstance(records, list)
    (event,) = [row for row in records if row[1] == "events"]
    assert "planned" in event[3]


def test_equal_ledgers_give_equal_folders(folder: Path, place: Path, tmp_path: Path) -> None:
    """Byte for byte, file for file."""
    export(place, tmp_path / "again")
    names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    again = sorted(path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*") if path.is_file())
    assert names == again
    assert all((folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in names)


def test_the_readme_says_of_which_ledger_it_is(folder: Path, place: Path) -> None:
    """Fingerprint, filter, day, and what is in it."""
    words = (folder / "README.txt").read_text(encoding="utf-8")
    with ledger.open_view(place) as view:
        assert view.fingerprint() in words
    assert "as known on   no day" in words
    assert "2 reports" in words


def test_a_page_works_out_no_fingerprint_of_very_many_reports(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take seconds: the page says where it is to be had."""
    client = TestClient(web.build(place), base_url="http://127.0.0.1")
    with ledger.open_view(place) as view:
        assert view.fingerprint() in client.get("/about").text
        monkeypatch.setattr("servanda.web.pages.about._COUNTED", 1)
        assert view.fingerprint() not in client.get("/about").text
    assert "too long to work out for a page" in client.get("/about").text


def test_a_ledger_with_very_many_quotes_comes_as_itself(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too much for a browser to search: the ledger is put there, nothing offers a search, and no link is broken."""
    monkeypatch.setattr("servanda.web.site.SEARCHED", 0)
    made = export(place, tmp_path / "out")
    out = (tmp_path / "out").resolve()
    assert not made.is_searched
    assert not (out / "data" / "search.js").exists()
    assert not (out / "search.html").exists()
    assert broken_links(out) == []
    assert all(page.forms == [] for page in pages_of(out).values())
    assert "files/ledger.sqlite" in (out / "README.txt").read_text(encoding="utf-8")
    with ledger.open_view(out / "files" / "ledger.sqlite") as view, ledger.open_view(place) as whole:
        assert view.fingerprint() == whole.fingerprint()


def test_a_folder_of_the_users_is_refused(place: Path, tmp_path: Path) -> None:
    """Nothing in it is touched."""
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(CallError, match=re.escape("found other files (index.html)")):
        export(place, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_new_export_takes_the_place_of_the_old_one(place: Path, tmp_path: Path) -> None:
    """Pages of records that are gone go; what the user put there stays."""
    out = tmp_path / "out"
    export(place, out)
    old = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with ledger.open_writer(tmp_path / "small.db") as writer:
        writer.append([read_of(report_of("Third.\n"))])
    export(tmp_path / "small.db", out)
    new = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
    assert Path("notes.txt") in new
    assert Path("records/l-1.html") in old - new
    assert broken_links(out.resolve()) == []


def test_what_breaks_off_leaves_nothing(place: Path, tmp_path: Path) -> None:
    """Ctrl-C in the middle: no folder, and nothing beside it."""

    def interrupt(done: int, known: int) -> None:
        del known
        if done > 5:
            raise KeyboardInterrupt

    with ledger.open_view(place) as view, pytest.raises(KeyboardInterrupt):
        site.write(view, tmp_path / "out", tell=interrupt)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_ledger_gives_pages_that_say_so(tmp_path: Path) -> None:
    """Whole and without a broken link."""
    with ledger.open_writer(tmp_path / "a.db"):
        pass
    export(tmp_path / "a.db", tmp_path / "out")
    assert broken_links((tmp_path / "out").resolve()) == []
    assert "The ledger is empty" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """What a page prints ends no script, opens no form and is no link."""
    words = '</script><script>alert(1)</script><a href="/events">x</a> <form>\u2028 href="/review"'
    with ledger.open_writer(tmp_path / "a.db") as writer:
        report = report_of(f"{words}\nBody {words}.\n", title=words, url='https://x.example/"><script>')
        writer.append([read_of(report)])
    out = tmp_path / "out"
    export(tmp_path / "a.db", out)
    for page in out.rglob("*.html"):
        assert "<script>" not in page.read_text(encoding="utf-8")
    data = (out / "data" / f"{report.id}.js").read_text(encoding="utf-8")
    assert "\u2028" not in data
    assert data_of(out / "data" / f"{report.id}.js")["text"] == report.text
    assert broken_links(out.resolve()) == []


@pytest.mark.parametrize(
    ("address", "path", "part"),
    [
        ("/", "index.html", ""),
        ("/events", "events.html", ""),
        ("/events?limit=300", "events-limit-300.html", ""),
        ("/events.json?limit=300", "files/events.jsonl", ""),
        ("/events.csv", "files/events.csv", ""),
        ("/totals.json", "totals.json", ""),
        ("/records/e-1", "records/e-1.html", ""),
        ("/records/e-2", "records/e-1.html", ""),
        ("/records/r-1", "reports/r-1.html", ""),
        ("/reports/r-1?mark=3-9#q3-9", "reports/r-1.html", "q3-9"),
        ("/reports/r-1.txt", "reports/r-1.txt", ""),
        ("/static/servanda.css", "assets/servanda.css", ""),
        ("/search?q=grain", "search.html", ""),
    ],
)
def test_addresses_of_the_server_have_a_place(address: str, path: str, part: str) -> None:
    """The place of a page in the folder, and the part of it that is meant."""
    place = SiteAddresses({"e-2": "e-1"}).place(address)
    assert place is not None
    assert (place.path, place.part) == (path, part)


@pytest.mark.parametrize(
    "address",
    [
        "/events?as_known_on=2031-01-01",
        "/review",
        "/records/e-1.json",
        "/api/events",
        "/a/b/c",
        "https://x.example/",
        "http://[",
        "/events.json?from=NRL",
    ],
)
def test_what_somebody_must_answer_has_none(address: str) -> None:
    """Other days, judgements, what is outside, and rows of a filter that no file has."""
    assert SiteAddresses({}).place(address) is None


def test_a_narrowed_view_says_what_narrows_it() -> None:
    """More of its rows is the same view; the order of its parameters makes no difference."""
    given = ("/timeline?to=SDR&from=NRL", "/timeline?from=NRL&to=SDR", "/timeline?from=NRL&to=SDR&after=2031-01-01")
    places = [SiteAddresses({}).place(address) for address in given]
    one, other, more = (place for place in places if place)
    assert one == other
    assert one.path == "timeline-from-NRL-to-SDR.html"
    assert one.filters == more.filters
    assert more.path == "timeline-after-2031-01-01-from-NRL-to-SDR.html"


def test_views_have_what_they_offer_and_records_lead_only_there(folder: Path) -> None:
    """A time line of two sides that the front page offers is in the folder; what a record would narrow is words."""
    pages = pages_of(folder)
    offered = {link for path in (folder / "index.html", folder / "network.html") for link in pages[path].links}
    narrowed = {link for link in offered if link.startswith("timeline-")}
    assert narrowed
    assert all((folder / link.partition("#")[0]).is_file() for link in narrowed)
    assert all(
        "<form" not in path.read_text(encoding="utf-8").split("<main", 1)[1] for path in pages if "-" in path.stem
    )


def test_names_that_are_no_names_of_files_get_one() -> None:
    """An id with odd signs stays inside its folder."""
    place = SiteAddresses({}).place("/records/..%2F..%2Fetc")
    assert place is not None
    assert re.fullmatch(r"records/[0-9a-f]{16}\.html", place.path)
    assert between("index.html", "records/e-1.html") == "records/e-1.html"


def test_a_file_cannot_be_a_folder(place: Path, tmp_path: Path) -> None:
    """A file at the place is refused and stays."""
    fill(tmp_path / "x.db")
    with pytest.raises(CallError, match="found a file"):
        export(place, tmp_path / "x.db")
