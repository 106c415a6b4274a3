import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.intake import lines
from servanda.intake.forms import Form
from servanda.intake.lines import recut, strips
from servanda.intake.markup import Layout


def cut(text: str) -> list[str]:
    return [strip.text for strip in strips(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (" date 2031-06-14 Support us!\n\nFerry", ["date 2031-06-14", "Support us!", "Ferry"]),
        ("date 2031-06\nFerry", ["date 2031-06", "Ferry"]),
        ("https://a.example/1 Ferry sails\nx", ["https://a.example/1", "Ferry sails", "x"]),
        (
            "General |Author: SWX | 3 May 2031|\u00a07 views",
            ["General", "|", "Author: SWX", "|", "3 May 2031", "|", "7 views"],
        ),
        ("• One item | of a list", ["• One item | of a list"]),
        (
            "The port opened | after the storm had passed and the sea was calm.",
            ["The port opened | after the storm had passed and the sea was calm."],
        ),
        ("The ferry sails.He said so.\nIn the U.S.Navy", ["The ferry sails.", "He said so.", "In the U.S.Navy"]),
        ("It ended “there.”The envoy left", ["It ended “there.”", "The envoy left"]),
        (
            "See news.example.com/Read.More or www.Example.Org now",
            ["See news.example.com/Read.More or www.Example.Org now"],
        ),
        ("A ferry leaves. (Photo by Ana Cruz / POOL)", ["A ferry leaves.", "(Photo by Ana Cruz / POOL)"]),
        ("Colonel Abebe Tadesse Palesa Dlamini / EPA / SWX", ["Colonel Abebe Tadesse", "Palesa Dlamini / EPA / SWX"]),
        ("Ana Cruz / the envoy / said", ["Ana Cruz / the envoy / said"]),
        ("He wrote a.Bb here", ["He wrote a.Bb here"]),
        ("\u2028One\r\n\u00a0\r\nTwo\x0b", ["One", "Two"]),
    ],
)
def test_cut(text, parts):
    """A line is cut where it holds two kinds of thing, and nowhere else."""
    assert cut(text) == parts


def test_dump_date_stands_only_at_the_beginning():
    """The words of a header inside a page are none."""
    assert cut("Ferry\ndate 2031-06-14 x") == ["Ferry", "date 2031-06-14 x"]


def test_layout_reaches_over_a_line():
    """Parts of a line share the place of the line in its page."""
    first, second = strips("The ferry sails.He said", {0: Layout("p")})
    assert first.layout is second.layout
    assert strips("x\ny", {2: Layout("p")})[0].layout is None


def test_recut():
    """A strip can be cut again; white space belongs to the first part."""
    (strip,) = strips("  Lima -  The ferry sails.  ")
    first, second = recut(strip, strip.span.start + 8)
    assert (first.text, second.text) == ("Lima -", "The ferry sails.")
    assert (first.start, first.end, second.start, second.end) == (0, 10, 10, 28)


def test_part():
    """Words of a strip have a place in the text; words that it lacks have the whole strip's."""
    strip = strips("x\nBy Ana Cruz")[1]
    assert strip.part("Ana Cruz").of("x\nBy Ana Cruz") == "Ana Cruz"
    assert strip.part("nobody") == strip.span


def test_too_many_lines(monkeypatch):
    """Lines behind the limit are one strip of furniture."""
    monkeypatch.setattr(lines, "MOST_LINES", 3)
    found = strips("The ferry sails today, he said.\n" * 10)
    assert [strip.form for strip in found] == [Form.PROSE] * 3 + [Form.MARKUP]


@given(st.text(alphabet='Aa.|/•\u00a0 \n\r\t"”(:-9', max_size=80))
def test_strips_join_to_the_text(text):
    """Joined, the strips are the text; each begins where the one before it ends and has no white space at its ends."""
    found = strips(text)
    assert "".join(text[strip.start : strip.end] for strip in found) == (text if found else "")
    for strip in found:
        assert strip.text == strip.span.of(text) == strip.text.strip() != ""
