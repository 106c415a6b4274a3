"""Whose an office or body without a printed state is, by the page that it stands on."""

from __future__ import annotations

import pytest

from coding.sample_news import DAY, findings, learned
from servanda.codebook import load
from servanda.coding import code
from servanda.model import Block, BlockKind, Report, Span, on

BOOK = load()


def page(*blocks):
    """Give what is found on a page of blocks, each a kind and its words."""
    text, parts = "", []
    for kind, words in blocks:
        parts.append(Block(Span(len(text), len(text) + len(words) + 1), kind))
        text += f"{words}\n"
    report = Report(id="r-0123456789abcdef", sha256="0" * 64, text=text, blocks=tuple(parts), published=on(DAY))
    return code(report, learned().read(report, BOOK), BOOK)


def codes(found, name):
    """Give the codes of the actors of a name."""
    return [one.code for one in found.actors if one.name == name]


HEAD = "Read-out of Prime Minister Tran's telephone call with the Prime Minister of Portugal"
CALL = "Prime Minister Linh Tran spoke with the Prime Minister of Portugal. Portugal will pay. Portugal is glad."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Office of the Prime Minister, Canberra", ["AUS.GOV"]),
        ("Office of the Prime Minister, Canberra and Lima", ["---"]),
        ("Office of the Prime Minister", ["---"]),
    ],
)
def test_a_letterhead_tells_whose_the_prime_minister_of_a_page_is(line, expected):
    """The one who calls the prime minister of Portugal is not Portugal's, however often Portugal is named."""
    found = page((BlockKind.TITLE, HEAD), (BlockKind.STANDFIRST, line), (BlockKind.BODY, CALL))
    assert codes(found, "Linh Tran") == expected


def test_the_office_in_a_letterhead_is_the_states_own():
    """The capital behind it tells the state, as does "of" behind others."""
    found = page((BlockKind.STANDFIRST, "Office of the Prime Minister, Canberra"), (BlockKind.BODY, CALL))
    assert "AUS.GOV.PM" in {one.code for one in found.actors}


def test_the_prime_minister_of_a_letterhead_speaks_in_his_own_page():
    """Both are called so, and the page is of the one."""
    text = (
        "Prime Minister Linh Tran spoke with the Prime Minister of Portugal, Luis Costa. Prime Minister Costa said the"
        " port was open. The Prime Minister condemned the raid."
    )
    found = page(
        (BlockKind.TITLE, HEAD),
        (BlockKind.STANDFIRST, "Office of the Prime Minister, Canberra"),
        (BlockKind.BODY, text),
    )
    assert found.statements[-1].speaker.code == "AUS.GOV"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tonga names minister\n\nKing Aho on Friday appointed Lord Fusi as foreign minister of the isles.", "TON.GOV"),
        (
            "Tonga and Fiji meet\n\nKing Aho and his Fijian counterpart, Lord Fusi, opened the new field on Saturday.",
            "TON.GOV",
        ),
        ("Tonga and Bhutan meet\n\nKing Aho on Friday appointed Lord Fusi as foreign minister of the isles.", "---"),
        ("Tonga names minister\n\nKing Aho on Friday received the envoys of Bhutan, Peru and Chile at home.", "---"),
        ("Tonga was quiet.\n\nKing Aho on Friday appointed Lord Fusi as foreign minister of the isles.", "TON.GOV"),
    ],
)
def test_a_headline_inside_a_page_tells_whose_king_the_lines_below_mean(text, expected):
    """A page of short news has a state for each piece, and none for them all."""
    before = "Bolivia expels envoy\n\nBolivia told the envoy of Chile to leave. Chile and Bolivia are at odds."
    assert codes(findings(f"{before}\n\n{text}", reader=learned()), "Aho") == [expected]


def test_a_headline_inside_a_page_tells_whose_government_the_lines_below_mean():
    """The government below "Tonga names minister" is Tonga's."""
    text = "Chile and Peru met.\n\nTonga names minister\n\nThe government has closed the port of the isles for a week."
    assert "TON.GOV" in {one.code for one in findings(text, reader=learned()).actors}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo will stop exports to Chad, Prime Minister Omar Nasser said.", "TGO.GOV"),
        ("Togo will send Chad two boats, Prime Minister Omar Nasser said.", "---"),
        ("Togo has stopped exports to Chad, Prime Minister Omar Nasser said.", "---"),
        ("Rain will stop exports to Chad from Togo, Prime Minister Omar Nasser said.", "---"),
        ("Togo will stop exports to Chad. Prime Minister Omar Nasser left.", "---"),
    ],
)
def test_who_tells_what_a_state_will_do_is_its_own(text, expected):
    """A gift may as well be told by its receiver, and what was done by anybody."""
    others = "Peru and Chile met. Chile and Peru are far."
    assert codes(findings(f"{others} {text}", reader=learned()), "Omar Nasser") == [expected]


def test_who_tells_abroad_what_his_state_will_do_is_not_of_the_capital_it_is_written_from():
    """A page from Lima about what Chile will buy of Peru may quote either president."""
    text = "Chile will buy more gas from Peru, President Omar Vela announced. Chile is near. Chile pays."
    found = page((BlockKind.DATELINE, "LIMA, June 15 -"), (BlockKind.BODY, text))
    assert codes(found, "Omar Vela") != ["PER.GOV"]


def test_the_president_who_meets_a_counterpart_is_of_the_other_state():
    """In a report about two states he and his Guyanese counterpart are not of one."""
    text = (
        "Guyana and Venezuela are at odds. Venezuela sent soldiers to the coast. President Nicolas Madero called Guyana"
        " weak. Mr Madero and his Guyanese counterpart, Ravi Ali, met in May. Guyana agreed. Venezuela agreed."
    )
    found = findings(text, reader=learned())
    assert codes(found, "Nicolas Madero") == ["VEN.GOV"]
    roles = {one.name: [role.title for role in one.roles] for one in found.actors}
    assert roles["Ravi Ali"] == ["President"]


def test_a_seat_that_others_have_too_is_the_homes():
    """A house with the number 10 stands in many streets; a report about Britain means the one."""
    british = findings("Number 10 said Britain would pay. Britain agreed. London is glad.", reader=learned())
    assert "GBR.GOV.PM" in {one.code for one in british.actors}
    other = findings("Number 10 said Peru would pay. Peru agreed. Lima is glad.", reader=learned())
    assert "GBR.GOV.PM" not in {one.code for one in other.actors}


def test_the_pope_is_of_the_vatican():
    """His title needs no state beside it."""
    found = findings("Pope Leo called for a truce in Sudan. The pope left.", reader=learned()).actors
    assert codes_of(found, "Leo") == ["VAT"]


def codes_of(actors, name):
    """Give the codes of the actors whose name ends so."""
    return [one.code for one in actors if one.name.endswith(name)]


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("Stabroek News", "GUY.GOV"),
        ("georgetownpost.example", "GUY.GOV"),
        ("example.com.gy", "GUY.GOV"),
        ("example.com.sr", "---"),
        ("Sample Wire", "---"),
        (None, "---"),
    ],
)
def test_the_outlet_tells_whose_the_officials_of_its_pages_are(outlet, expected):
    """By the codebook, by a capital in its address, by the two letters that end it; only a state that is named."""
    text = "Prime Minister Ravi Singh said the bridge to Brazil was late. Guyana will ask Brazil for money."
    found = findings(text, outlet=outlet, reader=learned())
    assert codes(found, "Ravi Singh") == [expected]


def test_of_two_states_named_alike_the_outlets_leads():
    """What the police do is done at home."""
    text = "Brazil waits for the bridge. Guyana waits too. Police held two protesters on Monday."
    assert "GUY.COP" in {one.code for one in findings(text, outlet="Stabroek News", reader=learned()).actors}
    assert "GUY.COP" not in {one.code for one in findings(text, reader=learned()).actors}


def test_a_former_president_is_of_the_same_state():
    """Of a president and a former one in a sentence none is a stranger, as of two presidents one may be."""
    text = "Peru waits. President Hugo Banda blamed {} Omar Vela for it."
    former = findings(text.format("former President"), reader=learned())
    assert codes(former, "Hugo Banda") + codes(former, "Omar Vela") == ["PER.GOV", "PER.GOV"]
    assert codes(findings(text.format("President"), reader=learned()), "Hugo Banda") == ["---"]


def test_an_envoy_who_acts_here_speaks_for_no_president():
    """The official named behind the envoy of another state is the state's at home."""
    text = (
        "Togo held a fair. Togo was glad. Togo won. The ambassador of Peru waited in Lome. President Hugo Banda said"
        " the fair was long."
    )
    assert codes(findings(text, reader=learned()), "Hugo Banda") == ["TGO.GOV"]
