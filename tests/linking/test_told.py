"""Accounts of acts as they are told: made once each, from the quote and the page."""

from __future__ import annotations

from dataclasses import replace

from linking.build import event, quote, report, state
from servanda.codebook import load
from servanda.linking.tellings import NO_PAGE
from servanda.linking.told import Told
from servanda.model import EventType

FLEW = "Kenyan planes airlifted relief for the families"
LEFT = "its soldiers withdrew from the harbour"
PAGE = report("t", f"{FLEW} of Ossa. Later {LEFT}.")
AID = event(PAGE, FLEW, EventType.AID, (state("KEN"),), (state("UGA"),))
RETREAT = event(PAGE, LEFT, EventType.RETREAT, (state("KEN"),), ())


def test_the_word_for_the_act_is_the_codebooks():
    """Not the first word: "airlifted" is aid, "withdrew" a retreat; an act of another type has none here."""
    told = Told({PAGE.id: PAGE}.get, load().events)
    assert [told.of(one).first for one in (AID, RETREAT)] == ["airlift", "withdrew"]
    other = replace(AID, id="f-other", type=EventType.PROTEST)
    assert told.of(other) is None


def test_a_page_and_a_telling_are_made_once():
    """Both accounts stand on one page, which is asked for once."""
    asked = []

    def page(id_):
        asked.append(id_)
        return PAGE

    told = Told(page, load().events)
    assert told.of(AID) is told.of(AID)
    assert told.of(AID).page is told.of(RETREAT).page
    assert asked == [PAGE.id]


def test_of_a_report_that_is_not_here_nothing_is_known():
    """A quote still tells its own words; without a word, or without a codebook, it tells nothing."""
    told = Told(lambda _: None, load().events)
    assert told.of(AID).page == NO_PAGE
    mute = report("m", "— and —")
    signs = replace(AID, id="f-mute", report=mute.id, evidence=(quote(mute, "—"),))
    assert told.of(signs) is None
    assert Told(lambda _: None).of(AID) is None
