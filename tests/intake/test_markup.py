import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.intake import markup
from servanda.intake.markup import Layout, flatten

SPACE = re.compile(r"[ \t\n\r\f\v]+")


def layouts(page: str) -> dict[str, Layout]:
    flat = flatten(page)
    return {flat.text[start:].split("\n", 1)[0].strip(): layout for start, layout in flat.layouts.items()}


def test_lines_and_spaces():
    """Blocks begin lines, runs of white space are one space, scripts and styles are not read."""
    page = "<title> A </title><style>p{}</style><p>One\n  two <b>three</b>\t four</p>five<br>six<script>x()</script>"
    assert flatten(page).text.split() == ["A", "One", "two", "three", "four", "five", "six"]
    assert "One two three four\nfive\nsix" in flatten(page).text


def test_an_element_that_ends_itself_breaks_the_line_like_any_other():
    """A <br/> and an <hr/> are breaks, a <wbr/> is none."""
    assert flatten("<p>five<br/>six<hr/>sev<wbr/>en</p>").text == "five\nsix\nseven"


def test_references():
    """A reference is one character that came from the whole of it; unknown ones stay as printed."""
    page = "<p>caf&eacute; &amp; th&#233;&nbsp;&nosuch; A&T; &#10;x&#32;y</p>"
    flat = flatten(page)
    assert flat.text == "café & thé\u00a0&nosuch; A&T; x y"
    piece = next(piece for piece in flat.pieces if piece.text.of(flat.text) == "é")
    assert piece.source.of(page) == "&eacute;"


def test_silent_elements_hide_their_references():
    """References inside a script or template are not read either."""
    assert flatten("<p>a</p><template>&eacute; b<template>c</template></template>d</script>").text == "a\nd"
    assert flatten("<p>a</p><svg>b<math>c</svg>d<svg/>e<!-- f -->g").text == "a\ndeg"


def test_words_without_a_place():
    """Words that the parser made up have no place, and the page is read without it from there on."""
    with pytest.raises(AssertionError, match="do not stand"):
        markup._Flattener("Suva")._found("Lima")


@pytest.mark.parametrize(
    ("page", "region"),
    [
        ("<nav><p>x</p></nav>", "nav"),
        ("<footer>x</footer>", "footer"),
        ("<figure><figcaption>x</figcaption></figure>", "caption"),
        ('<div class="photo-credit">x</div>', "caption"),
        ('<p class="byline">x</p>', "byline"),
        ('<div id="related">x</div>', "teaser"),
        ('<article class="teaser">x</article>', "teaser"),
        ("<article>x</article>", "article"),
        ("<div hidden>x</div>", "hidden"),
        ('<div style="display: none">x</div>', "hidden"),
        ('<div aria-hidden="true">x</div>', "hidden"),
        ('<section class="comments">x</section>', "comments"),
        ('<h2 class="article-summary">x</h2>', "standfirst"),
    ],
)
def test_regions(page, region):
    """What a line is for is told by its elements, their state and their class names."""
    assert region in layouts(page)["x"].regions


def test_layout():
    """A line knows its element, the element around it and how much of it is linked."""
    found = layouts('<div><p>One</p><p>Two <a href="/">three</a></p></div><body class="nav">four</body>')
    assert (found["One"].tag, found["One"].linked) == ("p", 0.0)
    assert found["One"].parent == found["Two three"].parent
    assert 0.5 < found["Two three"].linked < 0.7
    assert found["four"].regions == ()


def test_head():
    """Meta elements, the canonical address, the language, JSON-LD and times are kept apart from the text."""
    page = (
        '<html lang="en-GB"><meta property="og:title" content=" T "><meta name="author" content=""/>'
        '<link rel="canonical" href="https://a.example/1"><link rel="icon" href="x">'
        '<script type="application/ld+json">[{"@graph": [{"@type": "Article"}]}]</script>'
        '<script type="application/ld+json">{broken</script>'
        '<time datetime="2031-05-01">May</time><time>June</time></html>'
    )
    head = flatten(page).head
    assert head.first("author", "og:title") == "T"
    assert head.first("nothing") is None
    assert (head.canonical, head.language) == ("https://a.example/1", "en-GB")
    assert {"@type": "Article"} in head.linked_data
    assert [(stamp.value, stamp.start) for stamp in head.stamps] == [("2031-05-01", 0)]


@pytest.mark.parametrize(
    "page",
    [
        "<p>before</p><![\n?\n<p>after</p>",
        "<p>before</p>" + "<!--" * 60 + "after",
        "<p>before</p>" + "<a href='" * 60 + "after",
        "<p>before</p>" + "<!x " * 60 + "after",
        "<p>before</p>" + "<?x " * 60 + "after",
        "<p>before</p>" + "</x " * 60 + "after < this",
    ],
)
def test_broken_markup(page):
    """What breaks the parser, differently in each version of Python, breaks no page: the rest is read without tags."""
    flat = flatten(page)
    assert flat.text.startswith("before")
    assert "after" in flat.text or not flat.problems
    assert {problem.code for problem in flat.problems} <= {"broken_markup"}


def test_misplaced_end_tags():
    """End tags without a beginning and beginnings without an end do no harm."""
    assert flatten("</div></a></script><div><p>a<div>b</p>c</div>").text.split() == ["a", "b", "c"]


def test_deep_nesting():
    """A hundred thousand elements inside one another are counted, not climbed."""
    flat = flatten("<div>" * 2000 + "x" + "</div>" * 2000)
    assert (flat.text, flat.depth) == ("x", 2000)


FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='nav'>",
        "<![",
        "<!--",
        "-->",
        "<",
        ">",
        "&eacute;",
        "&#0;",
        "&nbsp",
        "&",
        "\n?\n",
        "  ",
        "\xa0",
        "The ferry ",
        "<script>",
        "</script>",
        "<br/>",
        '<a href="',
        "é",
        "\r\n",
        "<title>",
        "<time datetime=x>",
    ]
)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_the_way_back(page):
    """Every piece is what its run of the source reads as; pieces come in order; between them is only a line end."""
    flat = flatten(page)
    at = reached = 0
    for piece in flat.pieces:
        words, source = piece.text.of(flat.text), piece.source.of(page)
        assert words in {source, SPACE.sub(" ", source), SPACE.sub(" ", html.unescape(source))}
        assert not flat.text[at : piece.text.start].strip()
        assert reached <= piece.source.start < piece.source.end
        at, reached = piece.text.end, piece.source.end
    assert not flat.text[at:].strip()
    assert flatten(page) == flat


def test_a_reference_may_lack_its_semicolon():
    """Browsers read "&amp" without one; the word keeps its place."""
    assert "Fish & chips" in flatten("<p>Fish &amp chips</p><p>Fish &amp; chips</p>").text
