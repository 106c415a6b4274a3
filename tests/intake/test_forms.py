import pytest

from servanda.intake.forms import Form, ends, form, words

LINES = {
    Form.PROSE: [
        "The ministry said on Monday that the ferry to the northern island would sail again.",
        "By Friday it was over.",
        "“Not yet.”",
        "Source close to the talks say the treaty will be signed.",
        "The minister said visitors should subscribe to the new rules before they enter the northern part of the island.",
        "The envoys agreed on three points and listed them:",
        "“We use cookies to trade,” the baker said, smiling at the crowd in front of his shop.",
        "In general, the success of the ferry is seen in the number of its passengers.",
        "Read more books, the minister told pupils on Monday.",
        "x" + " The ferry sails." * 400,
    ],
    Form.LONG: ["Harbour minister opens the new pier in the northern port after a delay of two years"],
    Form.SHORT: [
        "Harbour minister opens new pier",
        "africa",
        "Kenya, Tanzania, and the sea",
        "From Tasmania to Paris",
        "Zambia Signs Pact 8 May 2031",
        "So!",
        "A, b, c:",
    ],
    Form.ADDRESS: [
        "https://news.example.org/2031/05/01/ferry",
        "desk@news.example.org",
        "www.example.org/x",
        "news.example.org/x",
    ],
    Form.STAMP: [
        "Posted on March 4, 2031 by admin",
        "4 Ramadan 1452 / 4 March 2031",
        "Tuesday 4 Ramadan 1452 H - 4 March 2031",
        "3 Dhu al-Hijjah 1452 | 30 May 2031",
        "4 March 2031 | 14 Esfand 1409",
        "2031-02-28T17:05+0000",
        "Published: 3 May 2031, 18:40",
        "May 8, 2031, Thursday @ 11:32",
        "Lusaka (Harbour Wire) 8 May 2031",
        "SUVA — 8 May 2031",
        "Suva, Fiji | Thursday, May 8, 2031",
        "Lusaka: 8 May 2031",
        "LUSAKA (8 May 2031)",
        "Suva, May 8, 2031 (Harbour Wire)",
        "Lusaka, 8 May 2031 /HW/.",
        "Posted on 5 May",
        "2 hours ago",
        "10:30 GMT",
        "First published 3 May 2031, updated 4 May 2031",
    ],
    Form.UPDATED: ["Last updated: 4 May 2031 10:15", "Updated: May 4, 2031 10:15 pm"],
    Form.COUNTER: [
        "318 views",
        "2\u00a0Min read",
        "1280 960 true",
        "2031",
        "Reads: 1,204",
        "|",
        "reading time 4 min",
    ],
    Form.MARKUP: [
        "/html/body/div[@id='lead']/@data-text",
        "en_EN",
        "{\\rtf1\\ansi",
        "<div>",
        '{"a": 1}',
        "function(x)",
    ],
    Form.NAVIGATION: [
        "Back",
        "Share on Facebook",
        "Support The Harbour Times!",
        "Share Tweet Print",
        "Published",
        "We use cookies on this site.",
    ],
    Form.TAGS: ["Tags: sea, ferry", "Read more about: Sea , Ferry", "sea trade, ferries, northern island, harbour"],
    Form.RELATED: ["Also read: Ferry line closes for winter", "Read more: Sea"],
    Form.TAIL: ["Read more", "Related stories", "MOST READ", "More from the Gazette", "You may also like"],
    Form.COMMENTS: ["Comments", "12 Comments on “Ferry sails”", "Leave a reply"],
    Form.CONTACT: ["Sample Gazette desk@gazette.example.com +49301234567", "Tel: 555 1234"],
    Form.RIGHTS: ["© 2031 Sample Gazette", "Copyright Sample Gazette. All rights reserved."],
    Form.BYLINE: [
        "By Adaeze Nwosu",
        "Author: SWX",
        "mk/jb/te/SWX",
        "Based on materials from SWX",
        "Source: Sample Gazette",
        "By Ana de la Cruz in Lima",
    ],
    Form.CAPTION: [
        "In this file photo taken on 3 May 2031, a ferry leaves the port.",
        "A ferry leaves the port. (Photo by Ana Cruz / POOL / SWX)",
        "Palesa Dlamini / EPA / SWX",
        "The ferry, pictured earlier this week.",
        "Photo: a ferry of the northern line leaves the old port on the day before the storm",
    ],
    Form.PHOTO: ["Photo: Harbour Ministry", "© Ana Cruz/SWX", "Image credit: Harbour Ministry"],
}


@pytest.mark.parametrize(("expected", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines])
def test_form(expected, line):
    """A line is known by its letters."""
    assert form(line) is expected


def test_words_and_stops():
    """Words are counted with their apostrophes and hyphens, an acronym before a hyphen apart; a stop may stand inside quotation marks."""
    assert words("The port’s well-known ferry, U.S.-built") == 6
    assert ends("he said.”")
    assert ends("it sails again. (SWX)")
    assert not ends("Ferry sails again")


def test_signs_that_a_converter_escaped_are_no_code():
    """A backslash before a list's number or a bracket is Markdown; one before a word is code."""
    assert form("\\(1\\) to pay five million crowns to Suva within the year, as was agreed;") is not Form.MARKUP
    assert form("\\par\\pard\\f0") is Form.MARKUP
