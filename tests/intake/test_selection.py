import trafilatura

from intake.pages import codes, words_of
from servanda.intake import selection
from servanda.intake.lines import strips
from servanda.intake.markup import flatten
from servanda.intake.selection import select
from servanda.model import BlockKind

FIRST = "The harbour ministry said on Monday that the ferry to the northern island would sail again."
SECOND = "The line had been closed for two months after a storm damaged the pier and both ships."
THIRD = "Fishermen on the island welcomed the decision and asked for a second ship before winter comes."


def page(body: str, around: str = "") -> str:
    return f"<html><head><title>Ferry</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Ferry sails</h1>{body}</article>{around}</body></html>"


def test_choice(read):
    """The article's paragraphs are body; menus and related articles are not."""
    teaser = "<div class='related'><h3><a href='/x'>Port of Suva opens new pier</a></h3><p>The pier is the third one this year.</p></div>"
    report = read(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", teaser))
    assert words_of(report, BlockKind.BODY) == [FIRST, SECOND, THIRD]
    assert "The pier is the third one this year." in words_of(report, BlockKind.TEASER)


def test_quotation_that_the_extractor_drops(monkeypatch, read):
    """A sentence between chosen ones in the same element is body, though the extractor left it out."""
    monkeypatch.setattr(selection, "_extract", lambda _: f"{FIRST}\n{THIRD}")
    body = f"<p>{FIRST}</p><p>{SECOND}</p><blockquote>“We are glad, all of us here,” he said.</blockquote><aside><p>{SECOND} No.</p></aside><p>{THIRD}</p>"
    assert words_of(read(page(body)), BlockKind.BODY) == [
        FIRST,
        SECOND,
        "“We are glad, all of us here,” he said.",
        THIRD,
    ]


def test_hole_of_another_element(monkeypatch, read):
    """A sentence of another element, or one that is a link, fills no hole."""
    monkeypatch.setattr(selection, "_extract", lambda _: f"{FIRST}\n{THIRD}")
    body = f"<div><p>{FIRST}</p><p><a href='/x'>{SECOND}</a></p></div><div><section><p>{SECOND} Yes.</p></section></div><div><p>{THIRD}</p></div>"
    assert words_of(read(page(body)), BlockKind.BODY) == [FIRST, THIRD]


def test_repaired_paragraph(monkeypatch, read):
    """A paragraph that stands nowhere is a problem; its sentences that do stand are body."""
    monkeypatch.setattr(
        selection,
        "_extract",
        lambda _: f"{FIRST} {SECOND}\n{THIRD}\nWords that nobody wrote anywhere at all. ***\n***\nNo.",
    )
    report = read(page(f"<p>{FIRST}</p><div><p>Nobody at all chose this.</p></div><p>{SECOND}</p><p>{THIRD}</p>"))
    assert set(words_of(report, BlockKind.BODY)) >= {FIRST, SECOND, THIRD}
    assert codes(report).count("unmapped_paragraph") == 2


def test_paragraph_before_the_last_one(monkeypatch, read):
    """A paragraph is found before the last one when it is not behind it."""
    monkeypatch.setattr(selection, "_extract", lambda _: f"{SECOND}\n{FIRST}\n{THIRD}")
    assert words_of(read(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")), BlockKind.BODY) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_nothing_chosen(monkeypatch, read):
    """When the extractor finds nothing, or breaks, the lines decide."""
    body = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")
    monkeypatch.setattr(selection, "_extract", lambda _: "")
    assert words_of(read(body), BlockKind.BODY) == [FIRST, SECOND, THIRD]


def test_extractor_breaks(monkeypatch):
    """Whatever the extractor raises, nothing is chosen."""

    def broken(*_args, **_kwargs):
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", broken)
    flat = flatten(page(f"<p>{FIRST}</p>"))
    found = select("<p>x</p>", flat.text, strips(flat.text, flat.layouts), depth=3)
    assert (found.chosen, found.problems) == (frozenset(), ())


def test_too_deep_and_too_long(read, monkeypatch):
    """A page that is too deep or too long for the extractor is read by its lines, and says so."""
    report = read("<div>" * 700 + f"<p>{FIRST}</p><p>{SECOND}</p>" + "</div>" * 700)
    assert words_of(report, BlockKind.BODY) == [FIRST, SECOND]
    assert "page_too_large" in codes(report)
    monkeypatch.setattr(selection, "LARGEST", 10)
    assert "page_too_large" in codes(read(page(f"<p>{FIRST}</p><p>{SECOND}</p>")))


def test_words_of_the_browser_title_are_not_the_article(read):
    """A title that repeats the first words of the article is not taken for it."""
    report = read(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>").replace("<title>Ferry", f"<title>{FIRST}"))
    assert words_of(report, BlockKind.BODY) == [FIRST, SECOND, THIRD]


def test_page_of_nothing_but_a_head():
    """A page without a body has nothing to choose."""
    flat = flatten("<title>Ferry</title>")
    assert select("<title>Ferry</title>", flat.text, strips(flat.text, flat.layouts), depth=1).chosen == frozenset()
