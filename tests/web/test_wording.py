"""How values read in English."""

from __future__ import annotations

import doctest
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.values import event, read_main
from servanda.model import (
    UNKNOWN,
    ActorId,
    Amount,
    Basis,
    Casualties,
    CommitmentKind,
    Count,
    EventType,
    ItemClass,
    Line,
    Party,
    Period,
    Place,
    PlaceReading,
    Quantity,
    Record,
    RecordId,
    Relation,
    SpeakerRole,
    Status,
    Support,
    Value,
    WhenBasis,
    by_publication,
    on,
)
from servanda.web import wording
from servanda.web.telling import sentence

CHOICES = (PlaceReading("Zür", "SDR", 1, 2, 7), PlaceReading("Zürr", "NRL", 1, 2, 8))


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (Place("Zür", "SDR", 1.5, -2.25), "Zür (SDR), 1.50° N 2.25° W"),
        (Place("Zür", "SDR", -1.5, 2.25), "Zür (SDR), 1.50° S 2.25° E"),
        (Place("the Sahel", None), "the Sahel"),
        (Place("Zür", None, alternatives=CHOICES), "Zür, open which: Zür (SDR), Zürr (NRL)"),
        (Place("Zür", "SDR", 1.5, 2.25, geonames=7, alternatives=CHOICES[1:]), "Zür (SDR), 1.50° N 2.25° E"),
    ],
)
def test_a_place_reads_with_its_state_and_point(where: Place, told: str) -> None:
    """A place that could be several says which; one that is chosen shows its point."""
    assert wording.place(where) == told


NORLAND = Party(ActorId("a-1"), "NRL", "Norland", "Norland")
SUDRIA = Party(ActorId("a-2"), "SDR", "Sudria", "Sudria")
STRANGER = Party(ActorId("a-3"), "---", "", "an official", "official")


def period(edtf: str | None, first: str | None, last: str | None, relation: Relation = Relation.AT) -> Period:
    """Give a period by ISO days."""
    return Period(
        edtf,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        relation,
        WhenBasis.STATED,
    )


@pytest.mark.parametrize(
    ("edtf", "first", "last", "relation", "words", "stamp"),
    [
        ("2031-02-04", "2031-02-04", "2031-02-04", Relation.AT, "4 February 2031", "2031-02-04"),
        ("2031-02", "2031-02-01", "2031-02-28", Relation.AT, "February 2031", "2031-02"),
        ("2031", "2031-01-01", "2031-12-31", Relation.AT, "2031", "2031"),
        ("2031-21", "2031-03-01", "2031-05-31", Relation.AT, "spring 2031", "2031 spring"),
        ("2031-24~", "2031-12-01", "2032-02-28", Relation.AT, "winter 2031", "2031 winter"),
        (None, "2031-03-01", "2031-05-31", Relation.AT, "1 March 2031 to 31 May 2031", "2031-03-01 to 2031-05-31"),
        (None, "2031-03-01", "2031-05-07", Relation.AT, "1 March 2031 to 7 May 2031", "2031-03-01 to 2031-05-07"),
        ("[..2030]", None, "2030-12-31", Relation.AT, "by 31 December 2030", "by 2030-12-31"),
        ("2030/..", "2030-01-01", None, Relation.AT, "1 January 2030 or later", "2030-01-01 or later"),
        (
            "[2030-03,2031-03]",
            "2030-03-01",
            "2031-03-31",
            Relation.AT,
            "March 2030 or March 2031",
            "2030-03 or 2031-03",
        ),
        ("[2030-03-04,2031]", "2030-03-04", "2031-12-31", Relation.AT, "4 March 2030 or 2031", "2030-03-04 or 2031"),
        ("[2030-99-04,x]", "2030-03-04", "2031-12-31", Relation.AT, "2030-99-04 or x", "2030-99-04 or x"),
        ("2030/..", "2030-01-01", None, Relation.SINCE, "since 1 January 2030", "since 2030-01-01"),
        ("2030", "2030-01-01", "2030-12-31", Relation.SINCE, "since 2030", "since 2030"),
        ("../2030", None, "2030-12-31", Relation.UNTIL, "until 31 December 2030", "until 2030-12-31"),
        ("2030", "2030-01-01", "2030-12-31", Relation.UNTIL, "until 2030", "until 2030"),
        ("2030", "2030-01-01", "2030-12-31", Relation.THROUGHOUT, "throughout 2030", "throughout 2030"),
        ("2030", "2030-01-01", "2030-12-31", Relation.REPEATED, "repeatedly, 2030", "repeatedly, 2030"),
    ],
)
def test_a_period_is_as_wide_as_it_is_known(
    edtf: str | None, first: str | None, last: str | None, relation: Relation, words: str, stamp: str
) -> None:
    """No day is named that is not known."""
    known = period(edtf, first, last, relation)
    assert (wording.when(known), wording.stamp(known)) == (words, stamp)


def test_an_unknown_day_is_unknown() -> None:
    """Neither 1 January nor the day of publication stands in for it."""
    assert wording.when(UNKNOWN) == wording.stamp(UNKNOWN) == wording.when_with_basis(UNKNOWN) == "unknown"


def test_the_day_of_publication_is_told_as_such() -> None:
    """What is only known by publication says so."""
    known = by_publication(on(date(2031, 2, 5)))
    assert wording.when_with_basis(known) == "by 5 February 2031 (by the day of publication)"
    assert wording.when_with_basis(on(date(2031, 2, 5))) == "5 February 2031 (stated)"


@settings(max_examples=60)
@given(st.dates(), st.dates(), st.sampled_from(list(Relation)))
def test_every_period_reads_as_something(one: date, other: date, relation: Relation) -> None:
    """Any bounds and relation give words, and the year of the first bound is among them."""
    first, last = sorted((one, other))
    known = Period(None, first, last, relation, WhenBasis.INFERRED)
    assert str(first.year) in wording.when(known)


def test_sides_of_a_treaty_are_named_once() -> None:
    """Parties that both give and receive need no arrow; a missing side is unknown, not left out."""
    assert wording.sides([NORLAND], [SUDRIA]) == "Norland → Sudria"
    assert wording.sides([NORLAND, SUDRIA], [NORLAND, SUDRIA]) == "Norland and Sudria"
    assert wording.sides([], [SUDRIA]) == "unknown → Sudria"
    assert wording.sides([NORLAND], []) == "Norland"
    assert wording.sides([], []) == "unknown"


@pytest.mark.parametrize(
    ("basis", "by", "words"),
    [
        (Basis.NARRATOR, (), "in the outlet's own words"),
        (Basis.ONE_PARTY, (NORLAND,), "on the word of Norland"),
        (Basis.ONE_PARTY, (), "on the word of one side"),
        (Basis.BOTH_PARTIES, (NORLAND, SUDRIA), "on the word of both sides"),
        (Basis.ALLEGED, (NORLAND,), "alleged by Norland"),
        (Basis.ALLEGED, (), "alleged, nobody named"),
        (Basis.DENIED, (SUDRIA,), "denied, told by Sudria"),
        (Basis.DENIED, (), "denied"),
        (Basis.UNNAMED, (), "on the word of unnamed sources"),
    ],
)
def test_an_allegation_reads_as_one(basis: Basis, by: tuple[Party, ...], words: str) -> None:
    """Who vouches for an event stands in words, and an allegation names who alleges."""
    assert wording.vouched(basis, by) == words


def test_a_party_without_a_name_is_shown_as_printed() -> None:
    """The code that says nothing is left out, the office stays."""
    assert wording.full_name(STRANGER) == "an official, official"
    assert wording.full_name(NORLAND) == "Norland [NRL]"


@pytest.mark.parametrize(
    ("item", "amount", "words"),
    [
        ("grain", "40,000 tonnes", "40,000 tonnes grain"),
        ("trucks", "six trucks", "six trucks"),
        ("six trucks", "six", "six trucks"),
        ("grain", None, "grain"),
        ("training", "120 of its sailors", "training of 120 of its sailors"),
    ],
)
def test_an_item_is_not_named_twice(item: str, amount: str | None, words: str) -> None:
    """The printed amount may hold the item, or the item the amount."""
    quantity = Quantity(6.0, 6.0, "x", False, amount) if amount else None  # noqa: FBT003
    assert wording.items([Line(item, ItemClass.OTHER, quantity)]) == words


def test_worth_and_amounts_keep_their_open_ends() -> None:
    """A bound that nobody gave is not invented."""
    worth = Line("loan", ItemClass.MONEY, None, Value(None, 2.5, "USD"))
    assert wording.items([worth]) == "loan (at most 2.5 USD)"
    assert wording.amount(Amount(25000.0, 50000.0, "tonne")) == "25,000 to 50,000 tonnes"
    assert wording.amount(Amount(2.0, None, "boat")) == "at least 2 boats"
    assert wording.amount(Amount(None, None, "boat")) == "unknown boats"
    assert wording.amount(None) == "no amount read"
    assert wording.quantity(Quantity(6.0, 6.0, None, True, "about six")) == "about 6"  # noqa: FBT003


def test_casualties_are_told_as_far_as_they_are() -> None:
    """Counts that were not given are not shown as nought."""
    assert wording.casualties(Casualties(Count(3.0, None), Count(1.0, 2.0))) == "at least 3 dead and 1 to 2 injured"
    assert wording.casualties(Casualties(None, Count(None, None))) == "unknown"


def test_whose_word_a_step_rests_on() -> None:
    """A step without a speaker is the outlet's own."""
    assert wording.whose_word(SpeakerRole.UNKNOWN, None) == "in the outlet's own words"
    assert wording.whose_word(SpeakerRole.PROVIDER, NORLAND) == "on the word of Norland, the provider"
    assert wording.whose_word(SpeakerRole.UNKNOWN, NORLAND) == "on the word of Norland"


def test_origins_and_voices_are_counted_in_words() -> None:
    """Three agencies on one read-out are three origins and one voice."""
    assert wording.support(Support(origins=3, origins_high=3, voices=1)) == "3 origins, 1 voice"


def test_the_examples_run() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(wording).failed == 0


def test_forces_that_leave_read_as_a_withdrawal() -> None:
    """A pledge to take soldiers home does not read like one to send them."""
    troops = (Line("soldiers", ItemClass.TROOPS, None, None),)
    assert wording.thing(CommitmentKind.WITHDRAWAL, troops) == "withdrawal of soldiers"
    assert wording.thing(CommitmentKind.WITHDRAWAL, ()) == "withdrawal"
    assert wording.thing(CommitmentKind.DEPLOYMENT, troops) == "soldiers"


def test_a_word_for_a_type_fits_all_that_it_holds() -> None:
    """Prisoners who are set free and a border that opens are no withdrawal."""
    report = read_main().report
    freed = event(report, "Norland will send", type=EventType.RETREAT, mode="release", status=Status.ACTUAL)
    assert wording.act(freed) == "retreat or easing (RETREAT, release)"
    record = Record(RecordId(freed.id), freed, (freed.id,), Support(1, 1, 1))
    assert "a retreat or easing (release) by Norland" in sentence(record)


def test_a_sum_told_in_other_money_shows_both():
    """What counts stands first."""
    yen, dollars = Value(3e10, 3e10, "JPY"), Value(195e6, 195e6, "USD")
    line = Line("loan", ItemClass.MONEY, value=yen, conversions=(dollars,))
    assert wording.items([line]) == "loan (30,000,000,000 JPY, told also as 195,000,000 USD)"
