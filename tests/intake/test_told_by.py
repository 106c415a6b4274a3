"""Whom a text credits for some of its words, and what rests on it."""

from __future__ import annotations

import pytest

from servanda.model import TOLD_BY

OPENING = "The islanders had waited for the new ferry since the storm took the old one from its chains."
CLOSING = "Fishermen doubt that it will sail in the winter, when the bar of the lagoon breaks."


def credited(read, *paragraphs, title="The ferry returns"):
    """Give who is credited for which words."""
    report = read("\n\n".join((title, *paragraphs)))
    return [(one.value, one.span.of(report.text)) for one in report.credits if one.field == TOLD_BY]


@pytest.mark.parametrize(
    "told",
    [
        "The ferry sails in May, the Sample Wire Agency reported on Monday, citing the harbour board.",
        "According to SWX, the ferry sails in May.",
        "The ferry sails in May, a clerk of the harbour board told SWX.",
        "In an interview with the state news agency SWX, the harbour master said that the ferry sails in May.",
        "SWX, citing two clerks of the board, said that the ferry sails in May.",
        "The harbour master was quoted by SWX as saying that the ferry sails in May.",
        "An SWX report said that the ferry sails in May.",
        "Xovadia's official Sample Wire Agency quoted him as saying that the ferry sails in May.",
    ],
)
def test_an_agency_beside_words_of_crediting(read, told):
    """Before or behind them, with or without what kind of house it is; the sentence rests on it, the others do not."""
    assert credited(read, OPENING, told, CLOSING) == [("SWX", told)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Sample Gazette", "The sum was first revealed by the Sample Gazette in a long story on the harbour."),
        ("Lagoon Courier", "The Lagoon Courier reported on Friday that the ferry had cost nine million crowns."),
        ("Daily Lantern", "A clerk told the Daily Lantern that the ferry had cost nine million crowns."),
        ("Kuunika", "The money was paid twice, according to the independent newspaper Kuunika."),
        ("Lusa", "The money came from Lisbon, the Portuguese news agency Lusa reported in its evening bulletin."),
    ],
)
def test_other_media(read, name, told):
    """Papers and stations, of the codebook or plainly called so."""
    assert credited(read, OPENING, told, CLOSING) == [(name, told)]


@pytest.mark.parametrize(
    "told",
    [
        "The office of SWX in the port was shut for three days after the storm.",
        "Kuunika Banda told the court that the ferry had cost nine million crowns.",
        "Lusa Mwale reported the theft of nine ropes to the harbour police.",
        "The Guardian Council said that the ferry was built against the law of the sea.",
        "The International Energy Agency said that the price of fuel would fall.",
        "Photo by SWX: the ferry, as reported, lies in the harbour of the northern island.",
        "State television reported that the ferry had come.",
        "The clerk told a photographer of SWX that the ferry had come.",
        "The price of the ferry was reported by Sample Lens in the port.",
    ],
)
def test_who_is_only_named_is_not_credited(read, told):
    """A house that is told of, people and bodies of like names, a picture, a medium without a name."""
    assert credited(read, OPENING, told, CLOSING) == []


def test_what_follows_in_the_paragraph_rests_on_it_too(read):
    """Up to the credit of another; what stood before does not, nor does the next paragraph."""
    first, second = "The clerk told SWX that it was paid. He had kept the bills.", "The Sample Gazette said it was not."
    told = f"The ferry is white. {first} {second} Nobody knows."
    assert credited(read, OPENING, told, CLOSING) == [("SWX", first), ("Sample Gazette", f"{second} Nobody knows.")]


def test_a_line_is_no_paragraph(read):
    """A sentence that goes on in the next line is one; an abbreviation ends none."""
    told = "The ferry sails in May, Dr. Ada Quill of the\nharbour board told the news agency SWX on\nthe quay."
    assert credited(read, OPENING, told, CLOSING) == [("SWX", told)]


def test_the_title_rests_on_what_the_text_opens_with(read):
    """A headline credits nobody itself, and says what the first paragraph says."""
    told = "The ferry will sail in May, the harbour board of the islands told SWX on Monday."
    assert credited(read, told, CLOSING) == [("SWX", "The ferry returns"), ("SWX", told)]
    named = "Gazette tells of ferry's price: Sample Gazette reports debt"
    assert ("SWX", named) not in credited(read, told, CLOSING, title=named)


def test_a_text_that_credits_somebody_throughout_rests_on_it(read):
    """Half of its paragraphs say so: then the others are told after it as well."""
    one, two = "The ferry sails in May, SWX reported on Monday.", "The harbour board paid, according to SWX."
    report = credited(read, OPENING, one, two, CLOSING)
    assert next(words for name, words in report if name == "SWX").startswith(OPENING)
    assert len(credited(read, OPENING, one, two, CLOSING, OPENING[::-1] + " a b.", CLOSING + " It did not.")) == 2


@pytest.mark.parametrize(
    ("title", "is_signed"),
    [
        ("The ferry sails in May: SWX", True),
        ("The ferry sails in May – Sample Gazette", True),
        ("The ferry sails in May: harbour board", False),
        ("Ferry of the north: SWX moves its office", False),
    ],
)
def test_a_headline_may_be_signed(read, title, is_signed):
    """Behind a colon or a dash stands whose news it is, and nothing else."""
    assert [words for _, words in credited(read, OPENING, CLOSING, title=title)] == [title] * is_signed


def test_a_paragraph_may_be_signed(read):
    """In brackets behind its stop; a short form in brackets inside a sentence signs nothing."""
    signed, named = "The ferry sails in May. (SWX)", "The ferry of the Sample Wire Agency (SWX) sails in May, they say."
    assert credited(read, OPENING, signed, named, CLOSING) == [("SWX", signed)]


def test_a_house_that_names_itself_rests_on_nobody(read):
    """What was told to the agency whose text it is was told to the text."""
    told = "The ferry will sail in May, the harbour master told SWX on Monday in the harbour of the island."
    assert credited(read, f"SUVA, May 3 (SWX) - {OPENING}", told, CLOSING) == []
