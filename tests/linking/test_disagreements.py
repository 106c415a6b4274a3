"""Fields on which accounts differ."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, event, found, goods, label, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import (
    UNKNOWN,
    Basis,
    Casualties,
    Count,
    DisagreementKind,
    EventType,
    ItemClass,
    Line,
    Period,
    Quantity,
    Relation,
    Scope,
    Status,
    StepKind,
    Terms,
    Value,
    WhenBasis,
    on,
)

BOOK = codebook.load()
CONFLICT, REFINEMENT = DisagreementKind.CONFLICT, DisagreementKind.REFINEMENT
PER, BOL = state("PER", "Peru"), state("BOL", "Bolivia")
SENT = "Peru sent boats and nets to Bolivia"
ONE = report("a", f"{SENT}, and the lake towns cheered.", published=on(date(2023, 2, 1)))
TWO = report("b", f"On the eastern shore nobody believed that {SENT} at all.", published=on(date(2023, 2, 1)))


def disputes(mine, theirs, pages=(ONE, TWO), **both):
    """Give field, kind and values of the disagreements of one event told by two reports."""
    rows = [
        event(page, SENT, EventType.AID, (PER,), (BOL,), **({"when": day("2023-01-19")} | both | fields))
        for page, fields in zip(pages, (mine, theirs), strict=True)
    ]
    made = link([(page, found(events=[row])) for page, row in zip(pages, rows, strict=True)], BOOK)
    assert len(made.events) == 1
    return [(one.field, one.kind, [value.value for value in one.values]) for one in made.disagreements]


def boats(count, **fields):
    """Give the fields of an event that moves boats."""
    return {"lines": (goods("boats", ItemClass.VEHICLES, count, **fields),)}


def test_a_more_precise_day_refines():
    """A month and a day in it are a refinement, with both values; equal days are nothing."""
    assert disputes({}, {"when": day("2023-01")}) == [("when", REFINEMENT, ["2023-01", "2023-01-19"])]
    assert disputes({}, {}) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        (Basis.ALLEGED, Basis.DENIED, [("basis", CONFLICT, ["alleged", "denied"])]),
        (Basis.DENIED, Basis.NARRATOR, [("basis", CONFLICT, ["denied", "narrator"])]),
        (Basis.ONE_PARTY, Basis.NARRATOR, []),
        (Basis.DENIED, Basis.DENIED, []),
    ],
)
def test_a_denied_act_is_disputed(mine, theirs, found):
    """The merged record shows one basis; that somebody denies the act must not vanish in it."""
    assert disputes({"basis": mine}, {"basis": theirs}) == found


def test_neighbouring_days_conflict():
    """Two days that were reckoned from weekdays may be of one act, and differ."""
    first, second = (on(date(2023, 1, number)) for number in (19, 20))
    relative = [type(one)(one.edtf, one.earliest, one.latest, one.relation, "relative") for one in (first, second)]
    assert disputes({"when": relative[0]}, {"when": relative[1]})[0][:2] == ("when", CONFLICT)


def test_an_unknown_day_disagrees_with_nothing():
    """Silence is no value."""
    recent = {"when": on(date(2023, 1, 25))}
    assert disputes(recent, {"when": UNKNOWN}) == []


def test_numbers_that_exclude_each_other_conflict():
    """Eight boats and ten are a conflict; at least eight and ten a refinement; eight and silence nothing."""
    assert disputes(boats(8), boats(10)) == [("lines", CONFLICT, ["10 boats", "8 boats"])]
    at_least = boats(None, quantity=Quantity(8, None, None, approx=False, text="at least 8 boats"))
    assert disputes(at_least, boats(10)) == [("lines", REFINEMENT, ["10 boats", "at least 8 boats"])]
    assert disputes(boats(8), boats(None)) == []
    assert disputes(boats(8), {}) == []
    assert disputes(boats(8), boats(8)) == []


def test_units_that_cannot_be_compared_are_no_conflict():
    """Eight boats and two boatloads are not the same measure."""
    loads = boats(None, quantity=Quantity(2, 2, "boatload", approx=False, text="two boatloads of"))
    assert disputes(boats(8), loads) == []


def worth(low, high, item="money", currency="PEN"):
    """Give the fields of an event that moves a sum."""
    return {"lines": (goods(item, ItemClass.MONEY, value=Value(low, high, currency)),)}


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "values"),
    [
        (worth(5e6, 5e6), worth(6e6, 6e6), CONFLICT, ["5,000,000 PEN", "6,000,000 PEN"]),
        (worth(5e6, 5e6), worth(4e6, None), REFINEMENT, ["4,000,000 PEN or more", "5,000,000 PEN"]),
        (worth(0, 5e6), worth(6e6, 7e6, "aid"), CONFLICT, ["6,000,000 to 7,000,000 PEN: aid", "up to 5,000,000 PEN"]),
    ],
)
def test_values_of_one_currency_are_compared(mine, theirs, kind, values):
    """Sums that exclude each other conflict, each given in figures."""
    assert disputes(mine, theirs) == [("lines", kind, values)]


def test_values_of_two_currencies_are_not_compared():
    """Five million of one and six million of another may be one sum."""
    assert disputes(worth(5e6, 5e6), worth(6e6, 6e6, currency="BOB")) == []


def test_other_kinds_of_goods_refine():
    """Military supplies and aircraft may be one delivery: the one says more; other words of one class are nothing."""
    arms, aircraft = {"lines": (goods("arms", ItemClass.ARMS),)}, {"lines": (goods("planes", ItemClass.AIRCRAFT),)}
    assert disputes(arms, aircraft) == [("lines", REFINEMENT, ["arms", "planes"])]
    assert disputes(arms, {"lines": (goods("rifles", ItemClass.ARMS),)}) == []
    shipments = {
        "lines": (goods("arms", ItemClass.ARMS, quantity=Quantity(None, None, None, approx=False, text="shipments")),)
    }
    assert disputes(shipments, aircraft)[0][2] == ["arms", "planes"]


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        (Terms.GIFT, Terms.SALE, CONFLICT),
        (Terms.GIFT, Terms.UNKNOWN, REFINEMENT),
        (Terms.GIFT, Terms.GIFT, None),
        (Terms.GIFT, None, None),
    ],
)
def test_terms(mine, theirs, kind):
    """A gift to one and a sale to the other conflict; silence about terms is refined."""
    made = disputes({"terms": mine}, {"terms": theirs})
    assert [one[1] for one in made] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "values"),
    [
        (Count(5, 5), Count(7, 7), CONFLICT, ["dead 5, injured unknown", "dead 7, injured unknown"]),
        (Count(5, None), Count(7, 7), REFINEMENT, ["dead 5 to ?, injured unknown", "dead 7, injured unknown"]),
        (Count(5, 5), Count(5, 5), None, []),
    ],
)
def test_casualties(mine, theirs, kind, values):
    """Numbers of dead are compared as intervals."""
    made = disputes({"casualties": Casualties(mine, None)}, {"casualties": Casualties(theirs, None)})
    assert [(one[1], one[2]) for one in made] == ([(kind, values)] if kind else [])


DENIED = {"basis": Basis.DENIED, "status": Status.NEGATED, "attested_by": (PER,)}


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ({"casualties": Casualties(Count(2, 2), None)}, {"casualties": Casualties(Count(6, 6), None)}),
        (boats(8), boats(12)),
        ({"terms": Terms.GIFT}, {"terms": Terms.SALE}),
    ],
)
def test_who_denies_an_act_tells_no_number_of_it(told, denied):
    """Who denies that six died says of nobody that he died: only whether it was done is disputed."""
    assert disputes(told, denied | DENIED) == [("basis", CONFLICT, ["denied", "narrator"])]
    assert disputes(denied | DENIED, denied | DENIED) == []
    assert len(disputes(told, denied)) == 1


def test_sums_that_differ_by_less_than_is_shown_do_not_disagree():
    """A sum turned into figures may differ behind the point; in the whole units that are shown it is one."""
    mine, theirs = (
        {"lines": (Line("money", ItemClass.MONEY, value=Value(worth, worth, "USD")),)} for worth in (1e6, 1e6 + 0.25)
    )
    assert disputes(mine, theirs) == []


def test_copies_do_not_disagree():
    """A misprint in a copy is no disagreement; two voices in one text are."""
    copy = report("z", ONE.text)
    assert disputes(boats(8), boats(10), pages=(ONE, copy)) == []
    mine, theirs = boats(8) | {"attested_by": (PER,)}, boats(10) | {"attested_by": (BOL,)}
    assert len(disputes(mine, theirs, pages=(ONE, copy))) == 1


def test_values_name_origins_speakers_and_places():
    """Each value says from which origins and voices it comes and where it stands."""
    rows = [
        event(page, SENT, EventType.AID, (PER,), (BOL,), when=day("2023-01"), attested_by=(who,), **boats(count))
        for page, who, count in ((ONE, PER, 8), (TWO, BOL, 10))
    ]
    made = link([(page, found(events=[row])) for page, row in zip((ONE, TWO), rows, strict=True)], BOOK)
    (one,) = made.disagreements
    ten, eight = one.values
    assert (one.record, ten.said_by, eight.said_by) == (made.events[0].id, (BOL,), (PER,))
    assert [value.evidence[0].report for value in one.values] == ["r-b", "r-a"]
    assert {value.origins for value in one.values} == {(origin.id,) for origin in made.origins}


def commitment(*steps):
    """Give field and kind of the disagreements of the one commitment that steps make."""
    read = [(page, found(steps=[one for one in steps if one.report == page.id])) for page in (ONE, TWO)]
    made = link(read, BOOK)
    assert len(made.commitments) == 1
    return {(one.field, one.kind) for one in made.disagreements if one.record == made.commitments[0].id}


def test_commitments_disagree_on_terms_due_days_and_amounts():
    """Terms and due days of one promise, and amounts of one step, are compared; amounts of two steps are not."""
    fields = {"when": day("2023-01-05"), "lines": boats(8)["lines"]}
    first = step(ONE, SENT, StepKind.PLEDGED, (PER,), (BOL,), **fields, due=day("2023-06"), terms=Terms.GIFT, by=PER)
    other = step(
        TWO, SENT, StepKind.PLEDGED, (PER,), (BOL,), **(fields | boats(9)), due=day("2023-09"), terms=Terms.SALE
    )
    assert commitment(first, other) == {
        ("terms", CONFLICT),
        ("due", CONFLICT),
        (f"lines of {min(first.id, other.id)}", CONFLICT),
    }
    later = step(
        TWO, SENT, StepKind.PARTLY_DELIVERED, (PER,), (BOL,), when=day("2023-03"), **boats(3), scope=Scope.INCREMENT
    )
    assert commitment(first, later) == {("terms", REFINEMENT)}


def until(edtf, last):
    """Give a limit: "by the end of June 2023"."""
    return Period(edtf, None, date.fromisoformat(last), Relation.UNTIL, WhenBasis.STATED, "by then")


JUNE, AUGUST = until("../2023-06-30", "2023-06-30"), until("../2023-08-31", "2023-08-31")


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        (JUNE, AUGUST, CONFLICT),
        (JUNE, until("../2023-06", "2023-06-30"), REFINEMENT),
        (AUGUST, until("../2023-06", "2023-06-30"), CONFLICT),
        (AUGUST, until("../2023", "2023-12-31"), REFINEMENT),
        (AUGUST, until("../2023-22", "2023-09-22"), REFINEMENT),
        (JUNE, until("[..2023-12-31]", "2023-12-31"), CONFLICT),
        (JUNE, day("2023-06"), REFINEMENT),
        (JUNE, day("2023-08"), CONFLICT),
        (JUNE, Period("2023-08-31/..", date(2023, 8, 31), None, Relation.SINCE, WhenBasis.STATED, "from then"), None),
        (JUNE, JUNE, None),
    ],
)
def test_limits_are_held_against_each_other(mine, theirs, kind):
    """`[by 30 June|due]` and `[by 31 August|due]` are two limits; a year or month that holds a day is refined by it."""
    promises = [
        step(page, SENT, StepKind.PLEDGED, (PER,), (BOL,), when=day("2023-01-05"), lines=boats(8)["lines"], due=due)
        for page, due in ((ONE, mine), (TWO, theirs))
    ]
    assert commitment(*promises) == ({("due", kind)} if kind else set())


def test_terms_said_again_of_some_gift_leave_those_of_several_open():
    """Who says without day or amount that boats were bought says of two deliveries not which; of one he does."""
    fields = {"lines": (goods("boats", ItemClass.VEHICLES),), "terms": Terms.UNKNOWN}
    promise = step(ONE, "cheered", StepKind.PLEDGED, (PER,), (BOL,), when=day("2022-01"), **fields)
    gifts = [
        step(ONE, words, StepKind.PARTLY_DELIVERED, (PER,), (BOL,), when=day(when), **boats(3), scope=Scope.INCREMENT)
        for words, when in ((SENT, "2022-03"), ("the lake towns", "2022-09"))
    ]
    bought = fields | {"scope": Scope.RESTATEMENT, "terms": Terms.SALE}
    again = step(TWO, SENT, StepKind.PARTLY_DELIVERED, (PER,), (BOL,), **bought)
    assert commitment(promise, *gifts, again) == set()
    assert commitment(promise, gifts[0], again) == {("terms", REFINEMENT)}


def test_labels_disagree_where_one_report_sets_voice_against_voice():
    """One text lets two voices call one actor by words of another tone; two outlets that choose their words do not."""
    page = report("c", "Officials spoke of instructors, the envoy of mercenaries, a villager of bandits and guests.")
    who, officials, envoy, villager = state("PER.PRM.CONDOR"), state("PER.GOV"), state("BOL.GOV"), state("BOL.CVL")
    labels = [label(page, who, "instructors", officials, 0), label(page, who, "mercenaries", envoy, -1)]
    both = [label(page, who, "bandits", villager, -1), label(page, who, "guests", villager, 1)]
    (one,) = link([(page, found(labels=labels + both))], BOOK).disagreements
    assert (one.field, one.kind) == ("label", CONFLICT)
    assert [value.value for value in one.values] == ["instructors", "mercenaries"]
    other = report("d", "In the evening news the mercenaries were shown at their camp near the river.")
    apart = [(page, found(labels=labels[:1])), (other, found(labels=[label(other, who, "mercenaries", envoy, -1)]))]
    assert link(apart, BOOK).disagreements == ()


@pytest.mark.parametrize(("quoted", "others"), [("mercenaries", []), ("mercenary company", []), ("guests", ["guests"])])
def test_what_two_voices_call_alike_is_no_disagreement(quoted, others):
    """`The mercenaries left. The envoy called them [mercenaries|label]`: one word, whatever tone each gives it."""
    page = report("c", f"The mercenaries left. The envoy called them {quoted}; a clerk spoke of mercenaries, too.")
    who, writer, envoy, clerk = state("PER.PRM.CONDOR"), state("PER.MED"), state("BOL.GOV"), state("BOL.CVL")
    labels = [
        label(page, who, "mercenaries", writer, -1),
        label(page, who, quoted, envoy, 0),
        label(page, who, "mercenaries", clerk, -1),
    ]
    made = link([(page, found(labels=labels))], BOOK).disagreements
    assert [value.value for one in made for value in one.values] == [*others, *(["mercenaries"] if others else [])]
    assert all(len(value.said_by) == (2 if value.value == "mercenaries" else 1) for one in made for value in one.values)


LATER = report("b", TWO.text, published=on(date(2023, 2, 9)))
UNDATED = report("b", TWO.text)


def dead(number):
    """Give the fields of an event with so many dead."""
    return {"casualties": Casualties(Count(number, number), None)}


@pytest.mark.parametrize(
    ("pages", "mine", "theirs", "kind"),
    [
        ((ONE, LATER), dead(10), dead(25), DisagreementKind.CHANGE),
        ((ONE, LATER), dead(25), dead(10), CONFLICT),
        ((LATER, ONE), dead(25), dead(10), DisagreementKind.CHANGE),
        ((ONE, TWO), dead(10), dead(25), CONFLICT),
        ((ONE, UNDATED), dead(10), dead(25), CONFLICT),
        ((ONE, LATER), boats(8), boats(12), CONFLICT),
        (
            (ONE, LATER),
            boats(8) | {"attested_by": (PER,)},
            boats(12) | {"attested_by": (PER,)},
            DisagreementKind.CHANGE,
        ),
        ((ONE, LATER), boats(8) | {"attested_by": (PER,)}, boats(12) | {"attested_by": (BOL,)}, CONFLICT),
    ],
    ids=[
        "a toll that grew",
        "a toll that shrank",
        "in any order",
        "on one day",
        "on no known day",
        "goods that two newsrooms count",
        "goods that one speaker counts anew",
        "goods that two speakers count",
    ],
)
def test_a_value_that_changed_in_time_is_no_conflict(pages, mine, theirs, kind):
    """The dead of a later report may be more; who gives another number later has changed it; all else conflicts."""
    assert [one[1] for one in disputes(mine, theirs, pages=pages)] == [kind]
