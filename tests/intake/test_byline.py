import pytest

from intake.pages import kinds_of, words_of
from servanda.model import BlockKind

SECOND = "The line had been closed for two months after a storm damaged the pier and both ships."
FIRST = "The harbour ministry said on Monday that the ferry to the northern island would sail again."


def fields(report, field):
    return [
        (credit.value, credit.span and credit.span.of(report.text), credit.rule)
        for credit in report.credits
        if credit.field == field
    ]


@pytest.mark.parametrize(
    ("head", "agencies"),
    [
        ("SUVA, May 3 (SWX) - ", ("SWX",)),
        ("SUVA, May 3 (ZZQ) - ", ("ZZQ",)),
        ("SUVA, May 3 (Harbour Post/SWX): ", ("SWX",)),
        ("SUVA, May 3 (Some local paper) - ", ()),
        ("SUVA, Fiji (Some local paper) — ", ()),
        ("TEHRAN — ", ()),
        ("Cape Town - ", ()),
        ("Muscat: ", ()),
        ("Nairobi (SWX) - ", ("SWX",)),
        ("Nairobi /SWX/. ", ("SWX",)),
        ("SUVA (SWX) ", ("SWX",)),
    ],
)
def test_dateline(read, head, agencies):
    """A dateline is cut off the first paragraph; its agency is credited when its letters or its place prove one."""
    report = read(f"{head}{FIRST}\n\n{SECOND}")
    assert words_of(report, BlockKind.DATELINE) == [head.strip()]
    assert report.agencies == agencies
    assert words_of(report, BlockKind.BODY) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Suva, May 3, 2031 (SWX)", ("SWX",)),
        ("Suva, May 3, 2031 (some paper)", ()),
        ("Suva, May 3, 2031 (Sea)", ()),
        ("Suva, May 3, 2031", ()),
    ],
)
def test_dateline_on_its_own_line(read, line, agencies):
    """A place and a day stand on a line of their own, with the agency behind them."""
    report = read(f"Ferry returns to the island\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert report.agencies == agencies
    assert words_of(report, BlockKind.BODY)[-2:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "head",
    [
        "National Port Agency (NPA) Director-General ",
        "Exclusive: ",
        "One Two Three Four Five Six – ",
        "Anywhere (Some local paper) - ",
    ],
)
def test_no_dateline(read, head):
    """A name with an acronym, a label and a long title before a dash are no datelines."""
    report = read(f"{head}{FIRST}\n\n{SECOND}")
    assert words_of(report, BlockKind.DATELINE) == []


def test_place_that_only_the_text_knows(read):
    """A word before a colon is a place when the text uses it as one."""
    text = f"Calvessa: {FIRST}\n\nThe ferry will leave the port of Calvessa at noon, and return to the island in the evening."
    assert words_of(read(text), BlockKind.DATELINE) == ["Calvessa:"]


def test_outlet_in_the_place_of_a_place(read):
    """What the page's own address is called may stand where a place does, and is the outlet then."""
    report = read(f"HARBOUR TIMES (Someone) {FIRST}\n\n{SECOND}", url="https://www.harbourtimes.co.nz/a")
    assert words_of(report, BlockKind.DATELINE) == ["HARBOUR TIMES (Someone)"]
    assert report.outlet == "HARBOUR TIMES"


def test_transcript(read):
    """In a transcript the name before a colon speaks: it is no dateline."""
    turns = "\n\n".join(
        f"{name}: I think that the ferry will sail again on Monday, as the ministry said."
        for name in ("NAIROBI", "Ana Cruz", "NAIROBI")
    )
    assert words_of(read(turns), BlockKind.DATELINE) == []


@pytest.mark.parametrize(
    ("end", "signature"),
    [(" — SWX", "— SWX"), (" (SWX)", "(SWX)"), (" /SWX/", "/SWX/"), (" - Sample Wire Agency", "- Sample Wire Agency")],
)
def test_signature(read, end, signature):
    """An agency's signature is cut off the last paragraph."""
    report = read(f"{FIRST}\n\n{SECOND}{end}\n\n")
    assert words_of(report, BlockKind.BYLINE) == [signature]
    assert report.agencies == ("SWX",)
    assert report.byline in {"SWX", "Sample Wire Agency"}


def test_signature_and_dateline_together(read):
    """One paragraph may have both."""
    report = read(f"SUVA, May 3 (SWX) - {FIRST} — STB")
    assert [kind for kind, _ in kinds_of(report)] == ["dateline", "body", "byline"]
    assert report.agencies == ("SWX", "STB")


@pytest.mark.parametrize("end", [" — he said so", " (he left)", " (Sample Gazette)", ""])
def test_no_signature(read, end):
    """Brackets and dashes at the end sign nothing without an agency in them."""
    assert words_of(read(f"{FIRST}\n\n{SECOND}{end}"), BlockKind.BYLINE) == []


@pytest.mark.parametrize(
    ("line", "agency", "rule"),
    [
        ("By SWX", "SWX", "agency.byline"),
        ("Based on materials from Sample Wire Agency", "SWX", "agency.byline"),
        ("© Sample Wire Agency", "SWX", "agency.byline"),
        ("mk/jb/te/SWX", "SWX", "agency.byline"),
        ("Reporting by Ana Cruz", "Reuters", "agency.byline"),
    ],
)
def test_agency_of_a_byline(read, line, agency, rule):
    """Bylines and lines of rights credit the agency that they name."""
    report = read(f"{FIRST}\n\n{SECOND}\n\n{line}")
    assert [(value, kind) for value, _, kind in fields(report, "agency")] == [(agency, rule)]
    assert kinds_of(report)[-1] == ("byline", line)


def test_nobody_signs_so(read):
    """A closing line in nobody's form, or in that of two agencies, credits nobody."""
    assert read(f"{FIRST}\n\n{SECOND}\n\nEdited by Ana Cruz").agencies == ()
    assert read(f"{FIRST}\n\n{SECOND}\n\nEditing by Ana Cruz").agencies == ()


@pytest.mark.parametrize("line", ["By Ana Cruz", "By Petra Halven", "By Lena Petra", "Author: Lena Petra"])
def test_persons_are_no_agencies(read, line):
    """A person whose name is an agency's credits nobody."""
    report = read(f"Ferry sails again\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert (report.agencies, report.byline) == ((), line)


def test_picture_in_a_byline(read):
    """A byline that speaks of pictures credits no agency."""
    report = read(f"Ferry sails again\n\nBy Ana Cruz, Pictures SWX\n\n{FIRST}\n\n{SECOND}")
    assert (report.byline, report.agencies) == ("By Ana Cruz, Pictures SWX", ())


def test_reported_by_an_agency(read):
    """A first paragraph that ends in ", reports SWX." credits it; "told SWX" and later paragraphs do not."""
    report = read(f"{FIRST[:-1]}, reports SWX.\n\n{SECOND}")
    assert fields(report, "agency") == [("SWX", "SWX", "agency.reports")]
    assert read(f"{FIRST[:-1]}, he told SWX.\n\n{SECOND}").agencies == ()
    assert read(f"{FIRST[:-1]}, reports Harbour Radio.\n\n{SECOND}").agencies == ()
    assert read(f"{FIRST}\n\n{SECOND}\n\n{SECOND} Yes.\n\n{FIRST[:-1]}, reports SWX.").agencies == ()


@pytest.mark.parametrize(
    "line",
    [
        "Photo: SWX",
        "Ana Cruz / POOL / SWX",
        "(Photo by Ana Cruz / SWX)",
        "Harbour minister arrives Sample Lens / A. Roe",
        "A. Roe / Sample Lens",
    ],
)
def test_pictures_credit_nobody(read, line):
    """The credit of a picture is a caption and names no source of the text."""
    report = read(f"Ferry to northern island sails again\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert report.agencies == ()
    assert {kind for kind, words in kinds_of(report) if words in line} == {"caption"}


def test_slash_without_a_picture(read):
    """A slash beside no medium is no credit of a picture."""
    text = f"Ferry to northern island sails again\n\nSea / Trade\n\n{FIRST}\n\n{SECOND}"
    assert ("furniture", "Sea / Trade") in kinds_of(read(text))


def test_name_in_capitals(read):
    """A name in capitals over the text is its byline, a place is not."""
    assert read(f"THANDEKA KHUMALO\n\n{FIRST}\n\n{SECOND}").byline == "THANDEKA KHUMALO"
    assert read(f"SOUTH AFRICA\n\n{FIRST}\n\n{SECOND}").byline is None


def test_byline_is_as_printed(read):
    """The byline is the printed line; the outlet's own name and a bare day are none."""
    assert read(f"Ferry sails again\n\nBy Ana Cruz |\n\n{FIRST}\n\n{SECOND}").byline == "By Ana Cruz"
    assert read(f"Ferry sails again\n\nSample Gazette\n\n{FIRST}\n\n{SECOND}").byline is None
    assert (
        read(f"Ferry sails again\n\nSource: Sample Gazette\n\n{FIRST}\n\n{SECOND}").byline == "Source: Sample Gazette"
    )


def html(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Ferry sails again</h1>{body}<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST} Yes.</p></article></body></html>"


@pytest.mark.parametrize(
    ("head", "byline", "agencies"),
    [
        ('<meta name="author" content="Ana Cruz">', "Ana Cruz", ()),
        ('<meta name="author" content="SWX">', None, ("SWX",)),
        ('<meta name="author" content="https://a.example/ana">', None, ()),
        (
            '<script type="application/ld+json">{"@type": ["NewsArticle"], "author": [{"name": "Ana Cruz"}, "Ben Roe", {"url": "x"}, {"name": "https://x"}]}</script>',
            "Ana Cruz, Ben Roe",
            (),
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "author": 5}</script>', None, ()),
    ],
)
def test_author_of_the_head(read, head, byline, agencies):
    """The head's author is the byline, unless it is an agency or an address."""
    report = read(html(head))
    assert (report.byline, report.agencies) == (byline, agencies)


def test_empty_byline(read):
    """A byline element without a person's name is none."""
    assert read(html("", '<p class="byline">Sample Gazette</p>')).byline is None
    assert read(html("", '<p class="byline">| 12 |</p>')).byline is None
