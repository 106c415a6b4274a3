import pytest

from intake.pages import kinds_of, words_of
from servanda.intake.heading import disagree
from servanda.model import BlockKind

BODY = (
    "The harbour ministry said on Monday that the ferry to the northern island would sail again.\n\n"
    "The line had been closed for two months after a storm damaged the pier and both ships.\n\n"
    "Fishermen on the island welcomed the decision and asked for a second ship before winter comes."
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Ferry to northern island sails again\n\n", "Ferry to northern island sails again"),
        (
            "Home\n\nSea\n\nFerry to northern island sails again\n\nBy Ana Cruz\n\n",
            "Ferry to northern island sails again",
        ),
        ("Will the northern ferry sail again?\n\n3 May 2031\n\n", "Will the northern ferry sail again?"),
        ("Sea\n\n", None),
        ("Weather and tides today\n\nHome\n\nSea\n\n", None),
        ("Ferry sails:\n\n", None),
        ("", None),
    ],
)
def test_title(read, head, title):
    """A title has something in common with the text, or stands where titles stand; else there is none."""
    report = read(head + BODY)
    assert report.title == title
    assert words_of(report, BlockKind.TITLE) == ([title] if title else [])


def test_title_by_address(read):
    """Words of the page's own address show which line is the title."""
    text = f"Our great autumn offers for you\n\nBorder with Orsane to open\n\n{BODY}"
    assert read(text, url="https://a.example/2031/border-orsane-open-4711").title == "Border with Orsane to open"
    assert read(f"Sea news\n\n{BODY}", url="https://a.example/[").title is None
    assert read(f"Sea news\n\n{BODY}", url="http://[x").title is None


def test_first_sentence_is_no_title(read):
    """A first paragraph without its stop is body, however it looks."""
    first = "The harbour ministry of the northern province has on Monday told reporters in the capital that the ferry will at last sail again"
    report = read(f"{first}\n\n{BODY}")
    assert report.title is None
    assert kinds_of(report)[0][0] == "body"


def test_repeated_title(read):
    """A title that stands twice is two blocks, one title and a problem at the second."""
    report = read(f"Ferry to northern island sails again\n\nFerry to northern island sails again\n\n{BODY}")
    assert len(words_of(report, BlockKind.TITLE)) == 2
    (problem,) = [one for one in report.problems if one.code == "repeated_text"]
    assert problem.span.start == 38


def test_standfirst(read):
    """A sentence that tags or stamps divide from the text, or a second heading, is the standfirst."""
    lead = "Ships will leave the northern port twice a day, the ministry has decided."
    report = read(f"Ferry to northern island sails again\n\n{lead}\n\n3 May 2031\n\n{BODY}")
    assert words_of(report, BlockKind.STANDFIRST) == [lead]
    report = read(f"Ferry to northern island sails again\n\nShips to leave the port twice a day\n\n{BODY}")
    assert words_of(report, BlockKind.STANDFIRST) == ["Ships to leave the port twice a day"]
    report = read(f"Ferry to northern island sails again\n\nsea\n\nBy Ana Cruz\n\n3 May 2031\n\nnews\n\n{BODY}")
    assert words_of(report, BlockKind.STANDFIRST) == []


def test_short_first_sentence_without_a_title(read):
    """A short sentence over a text without a title is its standfirst."""
    assert words_of(read(f"Two islands enjoy good weather.\n{BODY}"), BlockKind.STANDFIRST) == [
        "Two islands enjoy good weather."
    ]
    assert words_of(read("Two islands enjoy good weather.\nIt is warm."), BlockKind.STANDFIRST) == []


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Ferry sails"], False),
        (["Ferry sails", "Ferry sails | Gazette"], False),
        (["Ferry sails", "Port opens"], True),
        (["Ferry sails", "!"], True),
        ([], False),
    ],
)
def test_disagree(titles, expected):
    """Titles disagree when none holds another."""
    assert disagree(titles) is expected


def page(head: str, body: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    return f"<html><head><title>Ferry to northern island sails again - Sample Gazette</title>{head}</head><body><article>{body}{paragraphs}</article></body></html>"


def test_title_of_html(read):
    """The main heading is the title; the browser's title is furniture then, and the title without one."""
    report = read(page("", "<h1>Ferry to northern island sails again.</h1>"))
    assert words_of(report, BlockKind.TITLE) == ["Ferry to northern island sails again."]
    assert report.credits[0].rule == "title.line"


def test_claimed_title(read):
    """A title that only the head of the page claims has no place in the text."""
    report = read(page('<meta property="og:title" content="Boats   return to sea">', ""))
    title = next(credit for credit in report.credits if credit.field == "title")
    assert report.title in {"Boats return to sea", "Ferry to northern island sails again - Sample Gazette"}
    assert title.span is None or title.rule == "title.line"


def test_claims_that_agree(read):
    """A line that the head of the page claims too is its title."""
    claim = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Boats return to sea"}</script>'
    report = read(page(claim, "<h2>Weather and tides for you</h2><h2>Boats return to sea</h2>"))
    assert report.title == "Boats return to sea"


def test_titles_disagree(read):
    """A head that claims another title than the page prints is a problem."""
    report = read(page('<meta property="og:title" content="Boats return">', "<h1>Ferry sails again</h1>"))
    assert report.title == "Ferry sails again"
    assert "titles_disagree" in [problem.code for problem in report.problems]
