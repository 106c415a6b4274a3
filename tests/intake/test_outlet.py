import pytest

from servanda.intake.outlet import host_of, is_host, main_label

BODY = (
    "The harbour ministry said on Monday that the ferry to the northern island would sail again.\n\n"
    "The line had been closed for two months after a storm damaged the pier and both ships."
)


def outlet(report):
    return next(((credit.value, credit.rule) for credit in report.credits if credit.field == "outlet"), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ferry sails again\n\nSample Gazette\n\n{BODY}", ("Sample Gazette", "outlet.printed")),
        (f"Support Sample Gazette!\n\nFerry sails again\n\n{BODY}", ("Sample Gazette", "outlet.mentioned")),
        (f"{BODY}\n\nSample Gazette desk@gazette.example.com +4930123456", ("Sample Gazette", "outlet.printed")),
        (f"{BODY}\n\n© 2031 Calvessa Courier. All rights reserved.", ("Calvessa Courier", "outlet.rights")),
        (f"{BODY}\n\n© Sample Wire Agency", None),
        (f"{BODY}\n\n© 2031", None),
        (f"{BODY}\n\n© all that you see here, and more", None),
        (f"{BODY}\n\nPhoto: Sample Lens", None),
        (f"Sample Gazette said it.\n\n{BODY}", None),
        (f"{BODY}\n\nRead more: Sample Gazette", None),
        (f"{BODY}\n\nas seen by Reuters this year", None),
        (BODY, None),
    ],
)
def test_printed_outlet(read, text, expected):
    """An outlet is named where outlets sign: alone, in lines of contact, rights and support."""
    assert outlet(read(text)) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.gazette.example.com/a", ("Sample Gazette", "outlet.domain")),
        ("https://www.calvessa-courier.example/a", ("calvessa-courier.example", "outlet.host")),
        ("https://web.archive.org/web/x", None),
        ("https://t.me/x", None),
        ("x", ("x", "outlet.host")),
    ],
)
def test_outlet_of_the_address(read, address, expected):
    """The page's own address names its outlet; the host of other people's pages names none."""
    assert outlet(read(BODY, url=address)) == expected


def test_printed_name_goes_before_the_codebooks(read):
    """When address and page name one outlet, its printed name is shown."""
    report = read(f"{BODY}\n\nThe Sample Gazette", url="https://gazette.example.com/a")
    assert outlet(report) == ("The Sample Gazette", "outlet.printed")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:site_name" content="Calvessa  Courier">', ("Calvessa Courier", "outlet.meta")),
        ('<meta property="og:site_name" content="https://x.example">', None),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Calvessa Courier"}}</script>',
            ("Calvessa Courier", "outlet.linked_data"),
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {}}</script>', None),
    ],
)
def test_outlet_of_the_head(read, head, expected):
    """The head of a page names its outlet."""
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    assert outlet(read(f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>")) == expected


def test_feeder_names_the_outlet(read):
    """The field of a JSON line is a claim like the others."""
    line = f'{{"text": "{BODY.splitlines()[0]}", "outlet": "Calvessa Courier"}}'
    assert outlet(read(line, kind="application/json")) == ("Calvessa Courier", "outlet.feeder")


def test_hosts():
    """A host is read out of an address, its owner's name out of the host."""
    assert host_of("https://www.example.co.nz/a") == "www.example.co.nz"
    assert host_of("example.org/a") == "example.org"
    assert host_of("http://[") is None
    assert host_of(None) is None
    assert main_label("www.example.co.nz") == "example"
    assert main_label(None) == ""
    assert is_host("Harbour Times", "harbourtimes.com")
    assert not is_host("Sea", "sea.com")
    assert not is_host("Harbour", None)
