import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.pages import codes, kinds_of, problem, words_of
from servanda import intake
from servanda.codebook import load
from servanda.model import BlockKind, Problem, Report, Source

FIRST = "The harbour ministry said on Monday that the ferry to the northern island would sail again."
SECOND = "The line had been closed for two months after a storm damaged the pier and both ships."
THIRD = "Fishermen on the island welcomed the decision and asked for a second ship before winter comes."
TITLE = "Ferry to northern island sails again"

DUMP = f"""\
 date 2031-05-03 https://gazette.example.com/20310503/ferry-northern-island-sails-again-4711.html

{TITLE}

{TITLE}

Ships will leave the northern port twice a day, the ministry has decided.

2031-05-03T17:05+0000

2031-05-03T17:05+0000

sea

ferry

island

https://img.gazette.example.com/07ef/05/01/ship_1920.jpg

A ferry at Suva. Ana Cruz / EPA / SWX

SUVA, May 3 (SWX) - {FIRST}{SECOND}

{THIRD}

https://gazette.example.com/20310501/port-opens-4700.html

Sample Gazette desk@gazette.example.com +4930123456

1280 960 true
"""


def test_dump(read):
    """A crawler's dump comes out as the page that it was."""
    report = read(DUMP)
    kinds = [kind for kind, _ in kinds_of(report)]
    assert kinds == [
        "dateline",
        "furniture",
        "title",
        "title",
        "standfirst",
        "dateline",
        "dateline",
        *(["furniture"] * 4),
        "caption",
        "caption",
        "dateline",
        "body",
        "body",
        "body",
        "teaser",
        "furniture",
        "furniture",
    ]
    assert (report.title, report.outlet, report.agencies, report.byline) == (TITLE, "Sample Gazette", ("SWX",), None)
    assert (report.published.edtf, report.published.text) == ("2031-05-03", "2031-05-03T17:05+0000")
    assert report.url == "https://gazette.example.com/20310503/ferry-northern-island-sails-again-4711.html"
    assert (report.language, report.charset, report.media_type, report.pieces) == ("en", "utf-8", "text/plain", ())
    assert codes(report) == ["repeated_text", "lost_space"]


def test_address_of_a_dump(read):
    """Only an address at the beginning is the page's own."""
    assert read(f"https://a.example/1\n\n{FIRST}").url == "https://a.example/1"
    assert read(f"desk@a.example\n\n{FIRST}").url is None
    assert read(f"{FIRST}\n\nhttps://a.example/1").url is None
    assert read("3 May 2031\n\n4 May 2031\n\n5 May 2031\n\n6 May 2031").url is None


PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Sample Gazette</title>
<link rel="canonical" href="https://gazette.example.com/ferry">
<meta property="article:published_time" content="2031-05-03T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<main><article><h1>{TITLE}</h1><p class="byline">By Zo&euml; Cruz</p>
<figure><img src="x.jpg" alt=""><figcaption>A ferry at Suva.</figcaption></figure>
<p>SUVA, May 3 (SWX) &#8211; {FIRST}</p>
<p>{SECOND}</p><p>{THIRD} &mdash; SWX</p>
</article></main>
<aside class="teasers"><h2>Read next</h2><p>The pier is the third one that opens this year.</p></aside>
<footer>Sample Gazette &copy; 2031</footer></body></html>"""


def test_html(read):
    """A page comes out with its article, its credits and the way back to its source."""
    report = read(PAGE)
    assert words_of(report, BlockKind.BODY) == [FIRST, SECOND, THIRD]
    assert words_of(report, BlockKind.TITLE) == [TITLE]
    assert words_of(report, BlockKind.CAPTION) == ["A ferry at Suva."]
    assert words_of(report, BlockKind.DATELINE) == ["SUVA, May 3 (SWX) –"]
    assert words_of(report, BlockKind.BYLINE) == ["By Zoë Cruz", "— SWX"]
    assert (report.outlet, report.url, report.media_type) == (
        "Sample Gazette",
        "https://gazette.example.com/ferry",
        "text/html",
    )
    piece = next(piece for piece in report.pieces if piece.text.of(report.text) == "ë")
    assert piece.source.of(PAGE) == "&euml;"


def test_json_line(read):
    """A JSON line with text is that text; with HTML it is a page; its fields are claims."""
    report = read(
        json.dumps({"text": f"{FIRST}\n\n{SECOND}", "url": "https://a.example/1", "title": "Boats"}),
        kind="application/json",
    )
    assert (report.text, report.url, report.title, report.pieces) == (
        f"{FIRST}\n\n{SECOND}",
        "https://a.example/1",
        "Boats",
        (),
    )
    for field in ("html", "text"):
        report = read(json.dumps({field: PAGE}), kind="application/json")
        assert words_of(report, BlockKind.BODY) == [FIRST, SECOND, THIRD]
        assert report.media_type == "application/json"
        assert report.pieces


def test_broken_json_is_text(read):
    """Bytes that are called JSON and are none are read as what they are."""
    assert read(FIRST, kind="application/json").media_type == "text/plain"


@pytest.mark.parametrize(
    ("text", "kind", "media_type"),
    [
        (f"<html><p>{FIRST}</p></html>", "text/plain", "text/html"),
        (f"A dump with a <p> left in it.\n{FIRST}", "text/plain", "text/plain"),
        (f"<p>{FIRST}</p>", None, "text/html"),
        (FIRST, "text/html", "text/html"),
        (FIRST, None, "text/plain"),
    ],
)
def test_kind_of_page(read, text, kind, media_type):
    """HTML is known by its name or its beginning; a tag inside a dump makes no page."""
    assert read(text, kind=kind).media_type == media_type


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"...\n***", "empty"),
        (b"<html><body></body></html>", "empty"),
        (b"%PDF-1.4", "binary"),
        ("Ferry\0".encode("utf-16"), "binary"),
        (b'{"text": "a\\u0000b"}', "binary"),
    ],
)
def test_no_report(book, data, code):
    """What has no word in it is a problem that names its source."""
    found = intake.read(Source("x", data, media_type="application/json" if data[:1] == b"{" else None), book)
    assert isinstance(found, Problem)
    assert (found.code, found.source) == (code, "x")


def test_no_article(read):
    """A page of menus is a report without body, and says so."""
    report = read("Home\n\nSea\n\nTrade")
    assert "no_article" in codes(report)
    assert report.language is None
    assert read("3 May 2031").title is None


def test_other_language(read):
    """A page in another language is a report, and says so."""
    text = "Le ministre a dit que le bateau pour les îles du nord partira de nouveau dans la matinée.\n\nLa ligne était fermée depuis la tempête qui a détruit le port et les deux bateaux de la compagnie."
    assert read(text).language == "fr"
    assert "fr" in problem(read(text), "not_english").message


def test_several_articles(read):
    """Two main headings are a problem."""
    page = f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article><article><h1>Port opens</h1><p>{THIRD}</p></article>"
    assert "several_articles" in codes(read(page))


def test_too_many_lines(read):
    """A file of lines without end is read up to a limit, and says so."""
    report = read(f"{FIRST}\n" * 3 + "x\n" * 20_001)
    assert "page_too_large" in codes(report)


def test_same_bytes_same_report(book):
    """A report depends on its bytes, not on what they are called."""
    one, other = (intake.read(Source(name, DUMP.encode()), book) for name in ("a", "b"))
    assert one == other


FRAGMENTS = [
    *(
        "<p>",
        "</p>",
        "<div class='nav'>",
        "<![",
        "<!--",
        "-->",
        "&eacute;",
        "&#0;",
        "<script>",
        "</script>",
        "<h1>Ferry</h1>",
    ),
    *(
        "By SWX",
        "\xff",
        "é",
        ".He said. ",
        "March 3, 2031",
        " | ",
        "\r\n",
        "\n\n",
        "“quoted",
        f"{FIRST} ",
        "SUVA, May 5 (SWX) - ",
    ),
    *(
        " — SWX",
        " / SWX",
        "date 2031-02-30 ",
        "https://a.example/2031/02/31/ ",
        "\u2028",
        "\u00a0",
        "Read more",
        "12 views",
        "\0",
    ),
    *('<meta property="og:title" content="x">', '<time datetime="2031-01-01">', "<title>", "</title>", "\n?\n"),
]


BOOK = load()


@settings(max_examples=150)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(lambda parts: "".join(parts).encode()),
        st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(
            lambda parts: "".join(parts).encode("cp1252", errors="replace")
        ),
    ),
    st.sampled_from([None, "text/html", "text/plain", "application/json"]),
)
def test_any_bytes(data, kind):
    """Any bytes are a report whose blocks tile its text and whose credits are in it, or a problem."""
    found = intake.read(Source("x", data, media_type=kind), BOOK)
    assert isinstance(found, Report | Problem)
    if isinstance(found, Report):
        assert "".join(block.span.of(found.text) for block in found.blocks) == found.text
        assert all(len(block.span) for block in found.blocks)
        for credit in found.credits:
            assert credit.span is None or 0 <= credit.span.start < credit.span.end <= len(found.text)
        for one in found.problems:
            assert one.span is None or one.span.end <= len(found.text)


def test_every_problem_is_documented():
    """Every code that this room gives stands in docs/problems.md."""
    root = Path(__file__).parents[2]
    documented = set(re.findall(r"`([a-z]+(?:_[a-z]+)*)`", (root / "docs" / "problems.md").read_text(encoding="utf-8")))
    for path in sorted((root / "src" / "servanda" / "intake").glob("*.py")):
        given = set(re.findall(r"Problem\(\s*\"([a-z_]+)\"", path.read_text(encoding="utf-8")))
        assert given <= documented, path.name
