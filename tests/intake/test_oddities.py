import pytest

from intake.pages import codes, problem, words_of
from servanda.intake import oddities
from servanda.model import BlockKind

FIRST = "The harbour ministry said on Monday that the ferry to the northern island would sail again."
SECOND = "The line had been closed for two months after a storm damaged the pier and both ships."
TITLE = "Ferry to northern island sails again"


def spans(report, code):
    return [one.span.of(report.text) for one in report.problems if one.code == code]


def test_lost_space(read):
    """A sentence end without a space is a boundary and a problem at its place, wherever the line was cut."""
    report = read(f"{FIRST}{SECOND}It is late.\n\nThe U.S.Navy came. Ana Cruz left, Cruzsaid.")
    assert spans(report, "lost_space") == [".T", ".I", "Cruzsaid"]
    assert words_of(report, BlockKind.BODY)[:3] == [FIRST, SECOND, "It is late."]


def test_word_that_only_looks_glued(read):
    """A word that ends like a verb of saying is no name unless the name stands alone somewhere."""
    report = read(f"{FIRST}\n\n{SECOND} Portsaid is a town.")
    assert spans(report, "lost_space") == []


def test_many_problems_of_one_kind(read, monkeypatch):
    """Problems of one code are counted beyond a limit."""
    monkeypatch.setattr(oddities, "MOST", 2)
    report = read("The ferry sails today.He said so." * 6)
    found = [one for one in report.problems if one.code == "lost_space"]
    assert len(found) == 3
    assert "more between" in found[-1].message


def test_a_page_of_one_paragraph_counts_its_copies(read, monkeypatch):
    """A paragraph that stands a thousand times gives a few problems and the number of the others."""
    monkeypatch.setattr(oddities, "MOST", 2)
    report = read(f"{FIRST}\n\n" + f"{SECOND}\n\n" * 3 + "Related news\n\n" + f"{SECOND}\n\n" * 6)
    found = [one for one in report.problems if one.code == "repeated_text"]
    assert len(found) == 3
    assert "more between" in found[-1].message
    assert report.text[: found[-1].span.end].endswith(SECOND)


def test_hidden_space(read):
    """A no-break space in the body is a problem at the first of them."""
    report = read(f"{FIRST}\n\nThe port of\u00a0Suva and that of\u00a0Lima stay closed, he said on Monday.")
    assert spans(report, "hidden_space") == ["\u00a0"]
    assert "2 spaces" in problem(report, "hidden_space").message


def test_glued_caption(read):
    """A caption and a photographer's name without a break are a problem over both."""
    line = "Colonel Abebe Tadesse Palesa Dlamini / EPA / SWX"
    report = read(f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert spans(report, "glued_caption") == [line]
    report = read(f"{TITLE}\n\nA ferry leaves. (Photo by Ana Cruz / POOL / SWX)\n\n{FIRST}\n\n{SECOND}")
    assert spans(report, "glued_caption") == []


def test_agency_text_absent(read):
    """A report made after an agency's text says so."""
    assert spans(read(f"{FIRST}\n\n{SECOND}\n\nBased on materials from SWX"), "agency_text_absent") == [
        "Based on materials from SWX"
    ]


def test_markup(read):
    """Leftovers of a scraper are a problem."""
    assert spans(read(f"//article/h1[1]/text()\n\n{FIRST}\n\n{SECOND}"), "markup") == ["//article/h1[1]/text()"]


def test_repeated_paragraph(read):
    """A paragraph that stands twice is a problem at the second copy, which is not read."""
    report = read(f"{FIRST}\n\n{SECOND}\n\n{FIRST}")
    assert words_of(report, BlockKind.BODY) == [FIRST, SECOND]
    assert problem(report, "repeated_text").span.start > len(FIRST)


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ("The ships were damaged, and the pier...", "breaks off"),
        ("The ships were damaged, and the pier [+1234 chars]", "breaks off"),
        ("The ships were damaged by the storm and the pier of the northern port was", "without a final stop"),
        ("Subscribe to read the rest of this story.", "subscribers"),
        ("“The ships were damaged, he said, and the pier of the port is gone.", "opened and not closed"),
        ("Ana Cruz left the port. Cruzsaid noted that the ships were gone.", "run together"),
    ],
)
def test_body_may_be_incomplete(read, end, why):
    """Signs that words are missing are a problem with its reason."""
    assert why in problem(read(f"{FIRST}\n\n{SECOND}\n\n{end}"), "body_may_be_incomplete").message


@pytest.mark.parametrize(
    "end", ["“The ships were damaged,” he said.", "“The ships were damaged.\n\n“And the pier is gone,” he said."]
)
def test_whole_body(read, end):
    """A quotation that runs on into the next paragraph is whole."""
    assert "body_may_be_incomplete" not in codes(read(f"{FIRST}\n\n{SECOND}\n\n{end}"))
