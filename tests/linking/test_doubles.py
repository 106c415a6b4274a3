"""Commitments that may be one, and that nothing joined."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.doubles import CROWD, MOST, doubles
from servanda.model import (
    UNKNOWN,
    CommitmentKind,
    ItemClass,
    Judgement,
    JudgementKind,
    Scope,
    StepKind,
    Value,
    by_publication,
    on,
    sealed,
)

BOOK = codebook.load()
KEN, LAO, PER = state("KEN", "Kenya"), state("LAO", "Laos"), state("PER", "Peru")
BOATS = {"lines": (goods("patrol boats", ItemClass.VEHICLES, 6),)}
PLEDGED, SIGNED, PARTLY, MENTIONED = StepKind.PLEDGED, StepKind.SIGNED, StepKind.PARTLY_DELIVERED, StepKind.MENTIONED


def boats(number, item="patrol boats"):
    """Give a number of boats."""
    return (goods(item, ItemClass.VEHICLES, number),)


def cash(millions):
    """Give a sum of money."""
    return (goods("money", ItemClass.MONEY, value=Value(millions * 1e6, millions * 1e6, "EUR")),)


def telling(
    when, *, move=PLEDGED, parties=((KEN,), (LAO,)), words="Kenya will send boats to Laos.", published=None, **fields
):
    """Give what one step takes: its words, its parties, its day and that of its report."""
    printed = date.fromisoformat(published or when)
    period = day(when) if when else by_publication(on(printed))
    return words, move, parties, {"when": period, "published": printed, **({"lines": boats(6)} | fields)}


def asked(*told, judgements=()):
    """Give the pairs that are asked about, of one report for each step, and the records."""
    read = []
    for number, (words, move, parties, fields) in zip(count(), told, strict=False):
        page = report(f"{number}", f"{words} {number}", published=on(fields["published"]))
        values = {name: value for name, value in fields.items() if name != "published"}
        read.append((page, found(steps=[step(page, words, move, *parties, **values)])))
    records = link(read, BOOK, judgements)
    return doubles(records.commitments), records


def why(*told):
    """Give why pairs are asked about."""
    return [pair.why for pair in asked(*told)[0]]


MARCH = telling("2031-03-03", due=day("2031-06"))


@pytest.mark.parametrize(
    ("other", "gap"),
    [
        (telling("2031-03-03", parties=((KEN,), ())), "one does not say to whom"),
        (telling("2031-03-03", parties=((), (LAO,))), "one does not say by whom"),
        (telling("2031-03-20"), "the days are 17 apart"),
        (telling("2031-03-03", lines=boats(8), published="2031-03-20"), None),
        (telling(None, lines=boats(8), published="2031-04-20"), None),
        (telling("2031-03-03", lines=boats(6, "small craft"), move=SIGNED, scope=Scope.CEILING), None),
        (telling("2031-03-20", scope=Scope.INCREMENT), None),
        (telling("2031-03-03", parties=((KEN,), (PER,))), None),
        (telling("2031-03-03", parties=((PER,), (LAO,))), None),
        (telling("2031-03-03", parties=((PER,), ())), None),
        (telling("2031-03-03", parties=((), (PER,))), None),
        (telling("2031-03-03", parties=((KEN,), ()), kind=CommitmentKind.TRAINING, lines=boats(6, "crews")), None),
        (telling("2031-05-20"), None),
        (telling("2031-03-20", lines=boats(8)), None),
        (telling("2031-03-20", parties=((KEN,), ())), None),
        (telling("2031-03-03", parties=((KEN, LAO), (KEN, LAO)), lines=boats(9)), None),
        (telling("2031-03-03", kind=CommitmentKind.POLICY, lines=()), None),
    ],
)
def test_two_promises_are_asked_about_when_one_thing_keeps_them_apart(other, gap):
    """One party unnamed, another day; two things that differ are two promises, and so are two receivers."""
    assert why(MARCH, other) == ([gap] if gap else [])
    assert why(other, MARCH) == ([gap] if gap else [])


CAME = telling("2031-05-02", move=PARTLY)


@pytest.mark.parametrize(
    ("other", "gap"),
    [
        (telling(None, move=PARTLY, published="2031-06-10"), "the day is not told"),
        (telling("2031-05-06", move=PARTLY), "the days are 4 apart"),
        (telling("2031-05-06", move=PARTLY, scope=Scope.INCREMENT), "the days are 4 apart"),
        (telling("2031-05-20", move=PARTLY), None),
        (telling(None, move=PARTLY, published="2031-09-10"), None),
        (telling(None, move=PARTLY, published="2031-04-10"), None),
        (telling("2031-04-01", parties=((KEN,), ())), "one does not say to whom"),
        (telling("2031-06-01", parties=((KEN,), ())), None),
        (telling("2031-04-01", parties=((KEN,), ()), lines=boats(20)), "one does not say to whom"),
        (telling("2031-05-02", move=PARTLY, parties=((KEN,), ()), lines=boats(4)), None),
        (telling("2031-05-02", move=PARTLY, parties=((KEN,), ()), lines=boats(6, "coast guard cutters")), None),
    ],
)
def test_a_delivery_is_asked_about_beside_another_or_its_promise(other, gap):
    """A day that is not told, a promise to nobody; what came before it was promised keeps nothing."""
    assert why(CAME, other) == ([gap] if gap else [])


def test_goods_in_other_words_and_other_amounts_are_one_gap_each():
    """All else is the same: the two sides, the day, the number, or the words of the goods."""
    first = telling("2031-03-03", parties=((KEN,), ()))
    assert why(first, telling("2031-03-03", parties=((KEN,), ()), lines=boats(6, "cutters"))) == []
    joint = telling(
        "2031-03-03", parties=((KEN, LAO), (KEN, LAO)), move=SIGNED, lines=(goods("boats", ItemClass.VEHICLES),)
    )
    assert why(MARCH, joint) == ["one tells what both sides agreed, the other who gives"]


def test_sums_of_money_need_more_than_their_number():
    """Ten million for dams, ten million for schools; the purpose or the day has to agree, too."""
    money = {"kind": CommitmentKind.MONEY, "lines": cash(10)}
    dams = telling("2031-03-03", words="Kenya gives Laos 10 million for two dams.", **money)
    again = telling("2031-03-20", words="Kenya gives Laos 10 million for dams.", **money)
    schools = telling("2031-03-20", words="Kenya gives Laos 10 million for schools.", **money)
    plain = telling("2031-03-20", words="Kenya gives Laos 10 million.", **money)
    assert why(dams, again) == ["the days are 17 apart"]
    assert why(dams, schools) == []
    assert why(dams, plain) == []


def test_matters_without_goods_are_told_by_their_words():
    """What is told of one kind by one report and of another by the next; a word in common is not enough."""
    words = "Kenya vowed to Laos to rebuild the river port."
    policy = telling("2031-03-03", kind=CommitmentKind.POLICY, lines=(), words=words)
    again = telling(
        "2031-03-18", kind=CommitmentKind.POLICY, lines=(), words="Kenya vowed to rebuild the river port of Laos."
    )
    treaty = telling("2031-03-03", kind=CommitmentKind.TREATY, lines=(), words=words)
    other = telling("2031-03-18", kind=CommitmentKind.POLICY, lines=(), words="Kenya told Laos it would open a port.")
    assert why(policy, treaty) == ["told as policy and as treaty"]
    assert why(policy, other) == []
    assert len(why(policy, again)) < 2


def test_a_giver_and_a_receiver_of_one_name_are_two():
    """What Kenya promised nobody named is not what nobody named promised Kenya."""
    assert why(telling("2031-03-03", parties=((KEN,), ())), telling("2031-03-03", parties=((), (KEN,)))) == []


def test_what_one_report_tells_twice_is_two():
    """The writer says that they are two."""
    words = "Kenya will send six boats to Laos. Laos will get six boats."
    page = report("a", words, published=on(date(2031, 3, 4)))
    steps = [
        step(page, text, PLEDGED, givers, (LAO,), when=day("2031-03-03"), **BOATS)
        for text, givers in (("Kenya will send six boats to Laos", (KEN,)), ("Laos will get six boats.", ()))
    ]
    records = link([(page, found(steps=steps))], BOOK)
    assert doubles(records.commitments) == []


def test_a_series_is_no_double():
    """Of one that may be many others nobody can tell which; nor is a crowd compared at all."""
    several = [telling(f"2031-03-{number:02}") for number in range(1, MOST + 3)]
    assert why(*several) == []
    days = [date(2031, 3, 1) + timedelta(days=number) for number in range(CROWD + 2)]
    crowd = [telling(each.isoformat(), lines=boats(number)) for number, each in enumerate(days, start=1)]
    assert why(*crowd) == []
    far = telling("2033-03-01")
    assert why(MARCH, far) == []


def test_the_most_telling_come_first_whatever_the_order():
    """Equal amounts and days before equal words alone; reports in any order give the same questions."""
    grain = {"lines": (goods("wheat", ItemClass.FOOD, 900),)}
    told = [
        MARCH,
        telling("2031-03-03", parties=((KEN,), ())),
        telling("2031-08-01", **grain),
        telling("2031-08-20", **grain),
    ]
    first, _ = asked(*told)
    assert [pair.why for pair in first] == ["one does not say to whom", "the days are 19 apart"]
    assert [pair.score for pair in first] == sorted((pair.score for pair in first), reverse=True)


def test_a_person_joins_two_or_keeps_them_apart():
    """What is one has the receiver that only one of the two names; what is two is not put together."""
    told = (telling("2031-03-03", parties=((KEN,), ())), MARCH)
    (pair,), before = asked(*told)
    ids = (pair.one.id, pair.other.id)
    at = datetime(2031, 5, 2, tzinfo=UTC)
    same = sealed(Judgement("", at, "Ana", JudgementKind.SAME, ids))
    none, after = asked(*told, judgements=[same])
    (whole,) = after.commitments
    assert (none, len(before.commitments)) == ([], 2)
    assert [party.code for party in whole.content.recipient] == ["LAO"]
    assert set(whole.members) == {*pair.one.members, *pair.other.members}
    different = sealed(Judgement("", at, "Ana", JudgementKind.DIFFERENT, ids))
    assert len(asked(*told, judgements=[different])[1].commitments) == 2


def test_what_is_only_talked_of_has_its_own_day():
    """Nothing is promised or done: the first step is compared."""
    words = "Laos did not get six boats from Kenya."
    gone = [
        telling(when, move=StepKind.NOT_FULFILLED, words=words, parties=((KEN,), takers))
        for when, takers in (("2031-03-03", (LAO,)), ("2031-03-03", ()))
    ]
    assert why(*gone) == ["one does not say to whom"]
    assert UNKNOWN.latest is None
