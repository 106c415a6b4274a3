from datetime import date

import pytest

from intake.pages import codes, problem
from servanda.intake.publication import Vote, by_address, published
from servanda.model import UNKNOWN, WhenBasis, on

FIRST = "The harbour ministry said on Monday that the ferry to the northern island would sail again."
SECOND = "The line had been closed for two months after a storm damaged the pier and both ships."
BODY = f"{FIRST}\n\n{SECOND}"
TITLE = "Ferry to northern island sails again"


def day(report):
    return report.published.edtf


@pytest.mark.parametrize(
    ("text", "edtf", "words", "rule"),
    [
        (f"{TITLE}\n\n3 May 2031\n\n{BODY}", "2031-05-03", "3 May 2031", "published.line"),
        (
            f"{TITLE}\n\nSea |Author: SWX | May 8, 2031, Thursday @ 11:32|\u00a07 views\n\n{BODY}",
            "2031-05-08",
            "May 8, 2031, Thursday @ 11:32",
            "published.line",
        ),
        (
            f"{TITLE}\n\nLusaka (SWX) 10 May 2031 | Ana Cruz\n\n{BODY}",
            "2031-05-10",
            "Lusaka (SWX) 10 May 2031",
            "published.line",
        ),
        (f"{TITLE}\n\nLusaka (SWX) 10 May 2031 | {BODY}", "2031-05-10", "Lusaka (SWX) 10 May 2031", "published.line"),
        (f" date 2031-06-14 {TITLE}\n\n{BODY}", "2031-06-14", "date 2031-06-14", "published.dump"),
        (f" date 2031-06 {TITLE}\n\n{BODY}", "2031-06", "date 2031-06", "published.dump"),
        (f" date 2031 {TITLE}\n\n{BODY}", "2031", "date 2031", "published.dump"),
        (f"{TITLE}\n\nBy Ana Cruz, May 3, 2031\n\n{BODY}", "2031-05-03", "May 3, 2031", "published.byline"),
        (
            f"{TITLE}\n\nSuva / Port Vila, 3 May 2031\n\n{BODY}",
            "2031-05-03",
            "Suva / Port Vila, 3 May 2031",
            "published.line",
        ),
        (
            f"{TITLE}\n\nPosted on May 3, 2031 by Admin\n\n{BODY}",
            "2031-05-03",
            "Posted on May 3, 2031 by Admin",
            "published.line",
        ),
        (f"{TITLE}\n\nPORT VILA, May 3, 2031\n\n{BODY}", "2031-05-03", "PORT VILA, May 3, 2031", "published.line"),
        (f"SUVA, May 3, 2031 (SWX) - {BODY}", "2031-05-03", "May 3, 2031", "published.dateline"),
        (f"Today: 9 May 2031\n\n{TITLE}\n\n{BODY}", "2031-05-09", "9 May 2031", "published.top"),
        (f"{BODY}\n\nPublished: 3 May 2031", "2031-05-03", "Published: 3 May 2031", "published.line"),
        (f"{TITLE}\n\n{BODY}\n\n3 May 2031, Harbour Chronicle", "2031-05-03", "3 May 2031", "published.byline"),
        (f"{BODY}\n\nSample Gazette, May 3, 2031", "2031-05-03", "May 3, 2031", "published.byline"),
    ],
)
def test_printed(read, text, edtf, words, rule):
    """The day is read where pages print it, with the words that say it."""
    report = read(text)
    credit = next(credit for credit in report.credits if credit.field == "published")
    assert (day(report), report.published.text, credit.rule) == (edtf, words, rule)
    assert report.published.basis is WhenBasis.STATED
    assert credit.span is not None
    assert words in credit.span.of(text) or rule == "published.top"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f" date 2031-02-30 {BODY}",
        f" date 0000 {BODY}",
        f"SUVA, May 3 (SWX) - {BODY}",
        f"{BODY}\n\n2031",
        f"{BODY}\n\n© 2031 Calvessa Courier",
        f"{BODY}\n\n5 May 2031",
        f"{BODY}\n\n5 May 2031, Ana Cruz",
        f"{BODY}\n\nStorm hits pier\n\nHarbour Chronicle, 5 May 2031",
        f"{BODY}\n\nHarbour Chronicle, 5 May 2031\n\nStorm hits the pier",
        f"{TITLE}\n\nIn this photo of 3 May 2031, a ferry leaves the port.\n\n{BODY}",
        f"{BODY}\n\nhttps://a.example/2031/05/03/other",
        f"{TITLE}\n\n03/04/2031\n\n{BODY}",
        f"{TITLE}\n\nTwo hours ago\n\n{BODY}",
    ],
)
def test_no_date(read, text):
    """What dates a picture, another page, a copyright or no whole day dates no report."""
    report = read(text)
    assert report.published == UNKNOWN
    assert "no_date" in codes(report)


def test_day_of_change_is_a_bound(read):
    """A page that prints only its day of change was published by then."""
    report = read(f"{TITLE}\n\nLast updated: 4 May 2031\n\n{BODY}")
    assert (report.published.earliest, report.published.latest) == (None, date(2031, 5, 4))
    assert report.published.basis is WhenBasis.INFERRED
    report = read(f"{TITLE}\n\n3 May 2031\n\nLast updated: 4 June 2031\n\n{BODY}")
    assert day(report) == "2031-05-03"
    assert "dates_disagree" not in codes(report)
    assert read(f"{TITLE}\n\nUpdated: 5 May\n\n{BODY}").published == UNKNOWN


@pytest.mark.parametrize(
    ("address", "edtf"),
    [
        ("https://a.example/2031/05/03/ferry", "2031-05-03"),
        ("https://a.example/20310503/ferry", "2031-05-03"),
        ("https://a.example/2031-05-03-ferry.html", "2031-05-03"),
        ("https://a.example/2031/may/3/ferry", "2031-05-03"),
        ("https://a.example/2031/05/ferry", "2031-05"),
        ("https://a.example/2031/xyz/3/ferry", None),
        ("https://a.example/2031/02/31/ferry", None),
        ("https://a.example/news/12345678", None),
        ("https://2031-05-03.example/ferry", None),
        ("https://a.example/" + "x" * 3000 + "/2031/05/03/", None),
        (None, None),
    ],
)
def test_address(address, edtf):
    """The page's own address dates it, by inference."""
    votes = list(by_address(address))
    assert [vote.period.edtf for vote in votes] == ([edtf] if edtf else [])
    assert all(vote.period.basis is WhenBasis.INFERRED for vote in votes)


def html(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST} Yes.</p></article></body></html>"


@pytest.mark.parametrize(
    ("page", "edtf", "rule"),
    [
        (
            html('<meta property="article:published_time" content="2031-05-03T08:00:00Z">'),
            "2031-05-03",
            "published.meta",
        ),
        (
            html(
                '<script type="application/ld+json">{"@type": "Article", "datePublished": 5}</script><script type="application/ld+json">{"datePublished": "2031-05-03"}</script>'
            ),
            "2031-05-03",
            "published.linked_data",
        ),
        (html('<script type="application/ld+json">{"dateModified": "2031-05-03"}</script>'), None, None),
        (html('<meta name="date" content="soon">'), None, None),
        (html("", '<time datetime="2031-05-03">today</time>'), "2031-05-03", "published.time"),
        (html("", '<aside><time datetime="2031-05-03">today</time></aside>'), None, None),
    ],
)
def test_head(read, page, edtf, rule):
    """The head's day of publication counts, its day of change does not."""
    report = read(page)
    assert day(report) == edtf
    assert next((credit.rule for credit in report.credits if credit.field == "published"), None) == rule


def test_feeder(read):
    """The feeder's claim dates a page that does not date itself."""
    assert day(read(BODY, published="2031-05-03")) == "2031-05-03"
    assert day(read(f'{{"text": "{FIRST}", "published": "2031-05"}}', kind="application/json")) == "2031-05"
    assert day(read(f"{TITLE}\n\n2 May 2031\n\n{BODY}", published="2031-05-03")) == "2031-05-02"


def test_disagreement(read):
    """Days that lie more than a day apart are a problem; the heavier one is taken."""
    report = read(f" date 2031-09-14 {TITLE}\n\n3 May 2031\n\n{BODY}")
    assert day(report) == "2031-05-03"
    assert "2031-09-14" in problem(report, "dates_disagree").message
    near = read(f" date 2031-05-04 {TITLE}\n\n3 May 2031\n\n{BODY}")
    assert "dates_disagree" not in codes(near)


def test_two_against_one(read):
    """Two sources that agree outvote one that is heavier than each of them."""
    text = f" date 2031-06-14 {TITLE}\n\n3 May 2031\n\n{BODY}"
    assert day(read(text, url="https://a.example/2031/06/14/ferry")) == "2031-06-14"


def test_day_of_a_month_is_preferred():
    """Within a group that agrees a day goes before a month."""
    month = next(by_address("https://a.example/2031/05/x"))
    found = published([month, Vote(on(date(2031, 5, 3)), "published.top")])
    assert found.period.edtf == "2031-05-03"


def test_open_periods_agree_with_nothing():
    """A vote without bounds stands alone."""
    votes = [Vote(UNKNOWN, "published.top"), Vote(on(date(2031, 5, 3)), "published.dump")]
    assert published(votes).period.edtf == "2031-05-03"


def test_order_of_votes_does_not_matter():
    """The same votes give the same day in any order."""
    votes = [
        Vote(on(date(2031, 5, at)), rule)
        for at, rule in ((3, "published.dump"), (9, "published.feeder"), (4, "published.top"))
    ]
    assert published(votes) == published(votes[::-1])


@pytest.mark.parametrize(
    ("stamp", "hour"),
    [
        ("3 May 2031, 18:40", "18:40"),
        ("3 May 2031 18:40 GMT", None),
        ("2031-05-03T17:05+0000", None),
        ("2031-05-03T08:39:10Z", None),
        ("3 May 2031", None),
    ],
)
def test_time_zone(read, stamp, hour):
    """An hour without a zone is a problem at its place."""
    text = f"{TITLE}\n\n{stamp}\n\n{BODY}"
    report = read(text)
    if hour:
        assert problem(report, "no_time_zone").span.of(text) == hour
    else:
        assert "no_time_zone" not in codes(report)


def test_time_zone_without_a_place(read):
    """An hour that only the feeder claims has no place in the text."""
    assert problem(read(BODY, published="2031-05-03 08:00"), "no_time_zone").span is None


@pytest.mark.parametrize(
    ("lead", "edtf"),
    [
        ("Fiji has sent two ferries to Tonga, officials said Wednesday, Aug. 20, 2031.", "2031-08-20"),
        ("Fiji told Tonga on Wednesday (20 August 2031) that two ferries would sail to the islands.", "2031-08-20"),
        ("Fiji has sent two ferries to Tonga, officials said on 20 August 2031.", None),
        ("Fiji sent two ferries to Tonga on Wednesday, Aug. 20, 2031, and two more boats in May.", None),
    ],
)
def test_a_day_of_saying_dates_a_page_that_nothing_else_dates(read, lead, edtf):
    """News of a weekday, with its year, is of that day; the day is marked as inferred, a day without a weekday is not taken."""
    report = read(f"{TITLE}\n\n{lead}\n\n{BODY}")
    assert report.published.edtf == edtf
    assert report.published.basis is (WhenBasis.INFERRED if edtf else WhenBasis.UNKNOWN)
    dated = read(f"{TITLE}\n\nPORT VILA, May 3, 2031\n\n{lead}\n\n{BODY}")
    assert dated.published.edtf == "2031-05-03"


@pytest.mark.parametrize(
    ("title", "edtf"),
    [
        ("Island Watch: Weekly digest, 2-8 June 2031", "2031-06-08"),
        ("Island digest, June 2–8, 2031", "2031-06-08"),
        ("Island digest, 30 May - 5 June 2031", "2031-06-05"),
        ("Council round-up, Suva, Thursday 8 May 2031", "2031-05-08"),
        ("Daily bulletin 2031-05-08", "2031-05-08"),
        ("Daily bulletin of the northern island", None),
        ("The digest of 8 May 2031 was lost", None),
        ("Remembering the storm of 8 May 2031", None),
    ],
)
def test_the_title_of_a_digest_dates_it(read, title, edtf):
    """A digest comes out on the last of its days; the day in any other title is that of what it tells of."""
    report = read(f"{title}\n\n{BODY}")
    assert day(report) == edtf
    assert edtf is None or report.published.basis is WhenBasis.INFERRED


def test_a_page_without_a_title_is_dated_by_none(read):
    """Nothing but sentences stands on the page."""
    assert day(read(BODY)) is None


ENTRIES = """1945: The island opens a harbour for its fishing boats and the post ship.
14 June 1961 - The island declines to join the talks about a bridge to the coast.
April 2018: The island withdraws its two ships after a storm damaged the pier."""


def test_the_days_of_a_chronology_do_not_date_the_page(read):
    """The day before a dash says when the island declined, though it looks like a dateline."""
    report = read(f"Timeline of the island\n\n{ENTRIES}")
    assert day(report) is None
    assert "14 June 1961 - The island declines" in report.text


def test_a_chronology_may_begin_with_a_place_and_a_day(read):
    """The dateline of its first paragraph names where it was written."""
    report = read(f"Timeline of the island\n\nSUVA, May 3, 2031 (SWX) - {FIRST}\n{ENTRIES}")
    assert day(report) == "2031-05-03"
