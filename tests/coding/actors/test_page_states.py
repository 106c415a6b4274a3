"""Whose officials are whom a page prints without a state: embassies' pages, digests, headlines above a paragraph."""

from __future__ import annotations

import pytest

from coding.actors.test_home import codes, page
from coding.sample_news import findings, learned
from servanda.model import BlockKind


def told(text, name, *, title=""):
    """Give the codes of the actors of a name in a text."""
    return codes(findings(text, title=title, reader=learned()), name)


_EMBASSY = "Embassy of Norway in Malawi: Press release"
_SCHOOL = "Slovenia opened a school. The guests came from Chile, Laos and from the long coast of"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Foreign Minister Anne Berg visited Malawi on Monday.", "Anne Berg", "NOR.GOV"),
        ("Foreign Minister Anne Berg arrived in Malawi on Monday.", "Anne Berg", "NOR.GOV"),
        ("Foreign Minister Ruth Moyo thanked Norway for a clinic.", "Ruth Moyo", "MWI.GOV"),
        ("Norway thanked Foreign Minister Ruth Moyo for a clinic.", "Ruth Moyo", "MWI.GOV"),
        ("Ambassador Kari Lund met Health Minister Ruth Moyo.", "Ruth Moyo", "MWI.GOV"),
        ("Malawi's foreign minister left. Foreign Minister Ruth Moyo smiled.", "Ruth Moyo", "MWI.GOV"),
        ("Norwegian Foreign Minister Anne Berg left. Foreign Minister Ruth Moyo smiled.", "Ruth Moyo", "MWI.GOV"),
        ("Prime Minister Per Holm will come in May. Malawi is glad. Malawi waits.", "Per Holm", "---"),
        ("Ambassador Kari Lund said the roof was new. Malawi is glad.", "Kari Lund", "NOR.GOV"),
    ],
)
def test_an_embassys_page_is_of_two_states(text, name, expected):
    """Both have a foreign minister: only an act between him and one of them tells whose he is."""
    assert told(text, name, title=_EMBASSY) == [expected]


def test_an_embassy_is_no_ministry():
    """The host's capital at its head leaves the ambassador the sender's, and the host's minister is not the sender's."""
    found = page(
        (BlockKind.TITLE, "Embassy of Norway: Press release"),
        (BlockKind.DATELINE, "LILONGWE, 12 June -"),
        (
            BlockKind.BODY,
            "Ambassador Kari Lund said the Ministry of Health was glad. Health Minister Ruth Moyo smiled.",
        ),
    )
    assert codes(found, "Kari Lund") == ["NOR.GOV"]
    assert codes(found, "Ruth Moyo") == ["---"]


@pytest.mark.parametrize("title", ["Protesters attack Japanese embassy in Peru", "Japanese embassy in Peru attacked"])
def test_news_of_an_embassy_is_no_page_of_it(title):
    """The ministers of such news are not all the host's."""
    text = "Foreign Minister Jun Ito said the raid was wrong. Japan and Peru talked."
    assert told(text, "Jun Ito", title=title) == ["---"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (f"{_SCHOOL}\nPeru. Foreign Minister Boris Novak said in Ljubljana that it was big.", "Boris Novak", "---"),
        (f"{_SCHOOL}\nPeru: Foreign Minister Boris Novak said in Ljubljana that it was big.", "Boris Novak", "---"),
        ("* Togo – France: Foreign Minister Jean Dupont visited Lome.", "Jean Dupont", "---"),
        ("* Mali: The junta expelled envoy Paul Leroy on Monday.", "Paul Leroy", "---"),
        ("* Mali: Troops left. Foreign Minister Claude Petit, speaking in Paris, was sad.", "Claude Petit", "---"),
        ("* Mali: Troops left. Foreign Minister Claude Petit was sad.", "Claude Petit", "MLI.GOV"),
        (
            "Brief\nLaos: Two dams broke in the north\nMali: Defence Minister Claude Petit left",
            "Claude Petit",
            "MLI.GOV",
        ),
    ],
)
def test_a_label_is_no_wrapped_line_and_heads_no_guests(text, name, expected):
    """Nor has a line's state an envoy in itself, or ministers who speak in another capital."""
    others = "" if "Slovenia" in text else "\n* Laos: Two dams broke. Laos and Chile met."
    assert told(text + others, name) == [expected]


_DIGEST = (
    (BlockKind.TITLE, "The week"),
    (BlockKind.FURNITURE, "Nepal\n"),
    (BlockKind.BODY, "Foreign Minister Hari Thapa said the dam was late.\n"),
    (BlockKind.BODY, "Laos\n"),
    (BlockKind.BODY, "Finance Minister Kham Souk said the ferries were late.\n"),
    (BlockKind.BODY, "Other news\n"),
    (BlockKind.BODY, "Sports Minister Otto Weber said the game was good."),
)


@pytest.mark.parametrize(
    ("name", "expected"), [("Hari Thapa", "NPL.GOV"), ("Kham Souk", "LAO.GOV"), ("Otto Weber", "---")]
)
def test_a_headings_stretch_begins_below_the_title_and_ends_at_any_heading(name, expected):
    """The first heading is no part of the text; "Other news" ends the last stretch."""
    assert codes(page(*_DIGEST), name) == [expected]


@pytest.mark.parametrize("first", ["Overview", "Nepal today", "Kathmandu"])
def test_no_other_line_below_the_title_is_a_states_heading(first):
    """Only a state's own name is."""
    blocks = [(kind, f"{first}\n" if kind is BlockKind.FURNITURE else words) for kind, words in _DIGEST]
    assert codes(page(*blocks), "Hari Thapa") != ["NPL.GOV"]


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("Chad receives aid", "Governor-General Paul Leroy handed over 40 trucks to the people of the dry north.", 0),
        ("Chad receives aid", "Ambassador Paul Leroy handed over 40 trucks to the people of the dry north.", 0),
        ("Chad gets loan", "Foreign Minister Paul Leroy signed the papers of the loan on Friday morning at noon.", 0),
        ("Chad visit planned", "Foreign Minister Paul Leroy will travel to the country in May with ten bankers.", 0),
        ("Chad closes port", "Foreign Minister Paul Leroy will travel to the north in May with ten bankers.", 0),
        ("Chad's cabinet closes port", "Foreign Minister Paul Leroy said on Friday that the port was too small.", 1),
        ("Talks with Chad end", "Foreign Minister Paul Leroy said on Friday that the port was too old and small.", 0),
    ],
)
def test_a_headline_gives_its_state_to_no_guest(headline, text, expected):
    """Only where its state acts, and not to an envoy, nor to one who travels or hands something over."""
    before = "Bolivia expels envoy\n\nBolivia told the envoy of Chile to leave. Chile and Bolivia are at odds."
    assert told(f"{before}\n\n{headline}\n\n{text}", "Paul Leroy") == [["---", "TCD.GOV"][expected]]
