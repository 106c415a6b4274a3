"""On whose word a record of an event is shown, and with which number of dead."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, event, found, report, state
from servanda import codebook
from servanda.linking import link
from servanda.model import Basis, Casualties, Count, EventType, Place, Status, by_publication, on

BOOK = codebook.load()
KEN, UGA, TZA = state("KEN", "Kenya"), state("UGA", "Uganda"), state("TZA", "Tanzania")
GULU = Place("Gulu", "UGA", 2.77, 32.3)
TEXT = "Shells tore through the barracks. The gunners stood on the far bank. So shells tore through the barracks."
PAGES = {name: report(name, TEXT, published=on(date(2023, 2, 1))) for name in "abc"}
WORDS = tuple(TEXT.split(". "))


def dead(number):
    """Give so many dead."""
    return {"casualties": Casualties(Count(number, number), None)}


def said(by, basis=Basis.ONE_PARTY):
    """Give the fields of an account on somebody's word."""
    return {"basis": basis, "attested_by": (by,)}


def blow(page, words=0, **fields):
    """Give an account of Kenya's attack on Gulu."""
    values = {"source": (KEN,), "target": (UGA,), "place": GULU, "when": day("2023-01-30")} | fields
    return event(PAGES[page], WORDS[words].rstrip("."), EventType.ASSAULT, **values)


def shown(*accounts):
    """Give the one event of some accounts: its dead, its basis, and who says so."""
    pages = [PAGES[name] for name in "abc" if any(one.report == PAGES[name].id for one in accounts)]
    made = link([(page, found(events=[one for one in accounts if one.report == page.id])) for page in pages], BOOK)
    (record,) = made.events
    content = record.content
    number = content.casualties.dead.low if content.casualties else None
    return number, content.basis, [party.code for party in content.attested_by]


UNNAMED = {"basis": Basis.UNNAMED}


@pytest.mark.parametrize("pages", ["ab", "ba"])
@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (said(UGA) | dead(6), UNNAMED | dead(2), (6, Basis.ONE_PARTY, ["UGA"])),
        (said(UGA, Basis.ALLEGED) | dead(6), UNNAMED | dead(2), (6, Basis.ALLEGED, ["UGA"])),
        (said(UGA) | dead(6), said(TZA, Basis.ALLEGED) | dead(2), (6, Basis.ONE_PARTY, ["UGA"])),
        (said(UGA) | dead(6), {}, (6, Basis.ONE_PARTY, ["UGA"])),
        (said(UGA) | dead(6), said(TZA), (6, Basis.ONE_PARTY, ["UGA"])),
        (said(UGA) | dead(6), said(TZA) | dead(6), (6, Basis.ONE_PARTY, ["TZA", "UGA"])),
        (said(UGA) | dead(6), dead(6), (6, Basis.NARRATOR, ["UGA"])),
        (said(UGA) | dead(6), said(KEN) | dead(6), (6, Basis.BOTH_PARTIES, ["KEN", "UGA"])),
        (said(UGA), {}, (None, Basis.NARRATOR, ["UGA"])),
    ],
)
def test_a_number_and_the_voice_beside_it_are_of_one_account(pages, mine, theirs, expected):
    """The number on the best word is shown with those who tell it, and with nobody who tells another or none."""
    number, basis, voices = shown(blow(pages[0], **mine), blow(pages[1], **theirs))
    assert (number, basis, sorted(voices)) == expected


def test_who_struck_and_how_many_died_may_be_told_by_two():
    """Then the weaker word counts, and both are named; the newsroom's own number makes no charge a fact."""
    doer = blow("a", **said(TZA, Basis.ALLEGED))
    assert shown(doer, blow("b", source=(), **dead(9))) == (9, Basis.ALLEGED, ["TZA"])
    number, basis, voices = shown(doer, blow("b", source=(), **dead(9), **said(UGA)))
    assert (number, basis, sorted(voices)) == (9, Basis.ALLEGED, ["TZA", "UGA"])
    assert shown(blow("a"), blow("b", source=(), **dead(9), **said(UGA))) == (9, Basis.ONE_PARTY, ["UGA"])


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (dead(9), dead(9) | said(UGA), (9, Basis.ONE_PARTY, ["UGA"])),
        (dead(9), dead(9) | UNNAMED, (9, Basis.UNNAMED, [])),
        (dead(9), said(UGA, Basis.ALLEGED), (9, Basis.ALLEGED, ["UGA"])),
        ({}, said(UGA), (None, Basis.ONE_PARTY, ["UGA"])),
        (dead(9), dead(9), (9, Basis.NARRATOR, [])),
        ({"when": day("2023-01-30")} | dead(9), dead(9) | said(UGA), (9, Basis.NARRATOR, ["UGA"])),
    ],
)
def test_a_headline_rests_on_whom_its_report_names(headline, body, expected):
    """It leaves out the day and who says so; what a report tells of the day in its own words stands."""
    title = {"when": by_publication(PAGES["a"].published)} | headline
    assert shown(blow("a", **title), blow("a", 2, **body)) == expected


def test_the_dead_whom_somebody_denies_are_none_of_his():
    """Who denies an act is shown with a number only where all deny it."""
    denied = said(KEN, Basis.DENIED) | {"status": Status.NEGATED}
    assert shown(blow("a", **denied, **dead(6)), blow("b", **said(UGA))) == (None, Basis.ONE_PARTY, ["UGA"])
    assert shown(blow("a", **denied, **dead(6))) == (6, Basis.DENIED, ["KEN"])
