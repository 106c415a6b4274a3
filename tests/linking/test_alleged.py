"""Deeds that are alleged or denied: shown with their steps, and added only when somebody vouches for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from linking.build import day, event, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.balances import balances
from servanda.linking.judgements import place_of
from servanda.linking.standing import as_of
from servanda.model import (
    Amount,
    Basis,
    EventType,
    Flag,
    ItemClass,
    Judgement,
    JudgementKind,
    Scope,
    SpeakerRole,
    Status,
    StepKind,
    on,
    sealed,
)

BOOK = codebook.load()
PER, ECU, CHL = state("PER", "Peru"), state("ECU", "Ecuador"), state("CHL", "Chile")
REBELS = state("ECU.REB", "Armed groups fighting in Ecuador")
PAGES = [
    report("a", "In Santiago somebody spoke: Peru sent 300 mortars to Ecuador.", published=on(date(2024, 3, 5))),
    report("b", "That Peru sent Ecuador mortars is a lie, Lima said.", published=on(date(2024, 3, 6))),
    report("c", "Weapons on the border. Peru sent Ecuador 300 mortars, it is known.", published=on(date(2024, 3, 7))),
    report("d", "Peru promised Ecuador 500 mortars in January, and one word more.", published=on(date(2024, 1, 5))),
]
CLAIM, DENIAL, NEWS, PROMISE = PAGES
SAID, DENIED, KNOWN = "Peru sent 300 mortars to Ecuador", "Peru sent Ecuador mortars", "Peru sent Ecuador 300 mortars"
MORTARS = (goods("mortars", ItemClass.ARMS, 300),)
WHEN = day("2024-03-02")


def account(page, words, basis, by=(), to=ECU, **fields):
    """Give an account of the delivery."""
    status = Status.NEGATED if basis is Basis.DENIED else Status.ACTUAL
    told = {"basis": basis, "attested_by": by, "status": status, "when": WHEN, "lines": MORTARS} | fields
    return event(page, words, EventType.AID, (PER,), (to,), **told)


def sent(page, words, by=None, to=ECU, move=StepKind.PARTLY_DELIVERED, **fields):
    """Give the delivery as a step."""
    return step(page, words, move, (PER,), (to,), by=by, **{"when": WHEN, "lines": MORTARS} | fields)


def ledger(steps, events, pages=tuple(PAGES), judgements=()):
    """Give the ledger of steps and events."""
    read = [
        (page, found(**{name: [one for one in several if one.report == page.id] for name, several in told.items()}))
        for told in [{"steps": steps, "events": events}]
        for page in pages
    ]
    return link(read, BOOK, judgements)


def only(steps, events, **fields):
    """Give the one commitment that steps make."""
    (record,) = ledger(steps, events, **fields).commitments
    return record.content


ALLEGED = account(CLAIM, SAID, Basis.ALLEGED, (CHL,))
REJECTED = account(DENIAL, DENIED, Basis.DENIED, (PER,))
WHY = "alleged, not shown to have happened"


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize(
    ("events", "is_disputed"),
    [
        ([ALLEGED], False),
        ([ALLEGED, REJECTED], True),
        ([account(CLAIM, SAID, Basis.ONE_PARTY, (CHL,)), REJECTED], True),
        (
            [
                account(CLAIM, SAID, Basis.ONE_PARTY, (CHL,)),
                account(NEWS, KNOWN, Basis.NARRATOR, status=Status.NEGATED),
            ],
            False,
        ),
        ([account(CLAIM, SAID, Basis.UNNAMED), account(DENIAL, DENIED, Basis.DENIED, (CHL,))], False),
    ],
)
def test_what_only_outsiders_tell_and_is_alleged_or_denied_is_not_added(events, is_disputed, is_named):
    """The step stays with its goods; it moves no state and no sum. A side that denies it makes it disputed."""
    told = sent(CLAIM, SAID, CHL, event=events[0].id if is_named else None)
    content = only([told], events)
    assert (content.state, content.totals.delivered, [one.why for one in content.not_counted]) == (
        StepKind.MENTIONED,
        None,
        [WHY],
    )
    assert (content.lines, content.steps[0].step) == (MORTARS, StepKind.PARTLY_DELIVERED)
    assert (Flag.DISPUTED in content.flags) is is_disputed


def test_nothing_is_asked_of_a_third_state_that_nobody_contradicts():
    """A third state that tells of a delivery and blames nobody is believed, as before (ruling 44)."""
    told = account(CLAIM, SAID, Basis.ONE_PARTY, (CHL,))
    content = only([sent(CLAIM, SAID, CHL, event=told.id)], [told])
    assert (content.state, content.totals.delivered.low) == (StepKind.PARTLY_DELIVERED, 300)


@pytest.mark.parametrize(
    "other", [account(NEWS, KNOWN, Basis.NARRATOR), account(NEWS, KNOWN, Basis.ONE_PARTY, (ECU,)), None]
)
def test_a_deed_that_somebody_else_vouches_for_is_added(other):
    """A newsroom of another origin in its own words or a side of it, with an event or without, shows a deed."""
    events = [ALLEGED, REJECTED, *([other] if other else [])]
    steps = [sent(CLAIM, SAID, CHL, event=ALLEGED.id)]
    steps += [] if other else [sent(NEWS, KNOWN)]
    content = only(steps, events)
    assert (content.state, content.totals.delivered.low) == (StepKind.PARTLY_DELIVERED, 300)
    assert Flag.DISPUTED in content.flags  # Peru denies it none the less


def test_the_receiver_vouches_for_what_the_giver_denies():
    """ "We got them" is enough, in the step alone."""
    told = account(CLAIM, SAID, Basis.UNNAMED)
    steps = [sent(CLAIM, SAID, ECU, event=told.id, role_of_speaker=SpeakerRole.RECIPIENT)]
    content = only(steps, [told, REJECTED])
    assert (content.totals.delivered.low, Flag.DISPUTED in content.flags) == (300, True)


def test_a_copy_that_leaves_out_who_alleges_vouches_for_nothing():
    """Own words in a text of the origin that has it from somebody are his words cut short."""
    copy = replace(CLAIM, id="r-e")
    told = account(copy, SAID, Basis.NARRATOR)
    steps = [sent(CLAIM, SAID, CHL, event=ALLEGED.id), sent(copy, SAID, event=told.id)]
    assert only(steps, [ALLEGED, told], pages=(CLAIM, copy)).totals.delivered is None


def test_a_state_does_not_speak_for_those_who_fight_it():
    """What the government says was sent to its rebels is an outsider's word."""
    events = [
        account(CLAIM, SAID, Basis.ALLEGED, (ECU,), REBELS),
        account(DENIAL, DENIED, Basis.DENIED, (PER,), REBELS),
    ]
    told = sent(CLAIM, SAID, ECU, REBELS, role_of_speaker=SpeakerRole.RECIPIENT)
    assert only([told], events).state is StepKind.MENTIONED


def test_an_allegation_leaves_a_promise_open():
    """Neither the state nor what is outstanding moves, now or on a day, whatever the allegation says came."""
    promise = sent(
        PROMISE,
        "Peru promised Ecuador 500 mortars",
        PER,
        move=StepKind.PLEDGED,
        when=day("2024-01-05"),
        lines=(goods("mortars", ItemClass.ARMS, 500),),
    )
    told = account(CLAIM, SAID, Basis.ALLEGED, (CHL,), lines=(goods("mortars", ItemClass.ARMS, 500),))
    came = sent(CLAIM, SAID, CHL, move=StepKind.FULFILLED, lines=told.lines, event=told.id)
    so_far = sent(NEWS, KNOWN, CHL, when=day("2024-03-04"), scope=Scope.CUMULATIVE, lines=told.lines)
    also = account(NEWS, KNOWN, Basis.ALLEGED, (CHL,), when=day("2024-03-04"))
    records = ledger([promise, came, so_far], [told, also]).commitments
    (record,) = records
    assert (record.content.state, record.content.totals.outstanding.low) == (StepKind.PLEDGED, 500)
    (then,) = as_of(records, date(2024, 3, 3), BOOK)
    assert then.content.state is StepKind.PLEDGED
    (one,) = balances(records)
    assert (one.sums[0].delivered, one.sums[0].outstanding) == (None, Amount(500, 500, "arms"))
    assert {entry.why for entry in one.not_counted} == {WHY}


def test_an_allegation_alone_was_talked_of_on_its_day():
    """As of a day the record says the same."""
    (then,) = as_of(ledger([sent(CLAIM, SAID, CHL, event=ALLEGED.id)], [ALLEGED]).commitments, date(2024, 3, 3), BOOK)
    assert then.content.state is StepKind.MENTIONED


def test_goods_that_are_alleged_to_have_set_out_are_not_those_that_came():
    """What arrived by a newsroom's own words is added, though an outsider tells of its setting out."""
    left = account(CLAIM, SAID, Basis.ALLEGED, (CHL,), when=day("2024-02-20"))
    page = report("f", "300 mortars from Peru arrived in Ecuador.", published=on(date(2024, 3, 9)))
    steps = [
        sent(CLAIM, SAID, CHL, event=left.id, when=day("2024-02-20")),
        sent(page, "300 mortars from Peru arrived in Ecuador", scope=Scope.INCREMENT, when=day("2024-03-08")),
    ]
    sums = [one.content.totals.delivered for one in ledger(steps, [left], pages=(CLAIM, page)).commitments]
    assert [one.low for one in sums if one] == [300]


@pytest.mark.parametrize(("value", "state"), [("narrator", "partly_delivered"), ("alleged", "mentioned")])
def test_what_a_person_says_of_who_vouches_holds(value, state):
    """A correction of the basis decides, whoever else tells the act."""
    events = [ALLEGED, REJECTED] if value == "narrator" else [ALLEGED, account(NEWS, KNOWN, Basis.NARRATOR)]
    judged = sealed(
        Judgement(
            "",
            datetime(2024, 4, 1, tzinfo=UTC),
            "Ana",
            JudgementKind.VALUE,
            (ALLEGED.id,),
            "basis",
            value,
            places=(place_of(ALLEGED),),
        )
    )
    content = only([sent(CLAIM, SAID, CHL, event=ALLEGED.id)], events, judgements=[judged])
    assert content.state == state


PROMISED = "Peru promised Ecuador 500 mortars"
MANY = (goods("mortars", ItemClass.ARMS, 500),)


def claimed(page, words, basis, by=(), kind=EventType.AGREE):
    """Give an account of the promise."""
    return event(page, words, kind, (PER,), (ECU,), basis=basis, attested_by=by, when=day("2024-01"))


def promised(page, words, by=None, when="2024-01", **fields):
    """Give the promise as a step."""
    return sent(page, words, by=by, move=StepKind.PLEDGED, **{"when": day(when), "lines": MANY} | fields)


@pytest.mark.parametrize("by", [None, CHL, PER])
def test_a_promise_that_only_an_outsider_claims_is_not_added(by):
    """It stays with its goods and moves no state; what the giver is claimed to have said is no word of his."""
    content = only([promised(PROMISE, PROMISED, by)], [claimed(PROMISE, PROMISED, Basis.ALLEGED, (CHL,))])
    assert (content.state, content.totals.promised) == (StepKind.MENTIONED, None)
    assert [one.why for one in content.not_counted] == [WHY]


def test_a_claimed_promise_is_kept_by_no_delivery():
    """What came was promised by nobody who is known."""
    steps = [promised(PROMISE, PROMISED), sent(NEWS, KNOWN)]
    records = ledger(steps, [claimed(PROMISE, PROMISED, Basis.ALLEGED, (CHL,))]).commitments
    (balance,) = balances(records)
    (one,) = balance.sums
    assert (one.promised, one.delivered.low, one.outstanding) == (None, 300, None)
    in_january = as_of(records, date(2024, 2, 1), BOOK)
    assert {record.content.state for record in in_january} == {StepKind.MENTIONED}


@pytest.mark.parametrize("by", [PER, ECU])
def test_a_promise_that_a_side_of_it_tells_is_added(by):
    """That of the giver or of the receiver is a promise, whatever word tells it."""
    content = only([promised(PROMISE, PROMISED, by)], [claimed(PROMISE, PROMISED, Basis.ALLEGED, (by,))])
    assert content.totals.promised.low == 500


def test_a_claimed_promise_that_is_made_counts_once():
    """The claim of January and the promise of March are one commitment, of 500."""
    steps = [promised(PROMISE, PROMISED, CHL), promised(NEWS, KNOWN, when="2024-03")]
    content = only(steps, [claimed(PROMISE, PROMISED, Basis.ALLEGED, (CHL,))])
    assert (content.state, content.totals.promised.low) == (StepKind.PLEDGED, 500)


def test_another_act_that_is_alleged_in_the_words_of_a_promise_doubts_no_promise():
    """That Peru armed somebody is alleged; that it promised mortars is told beside it."""
    armed = claimed(PROMISE, PROMISED, Basis.ALLEGED, (CHL,), EventType.AID)
    assert only([promised(PROMISE, PROMISED)], [armed]).totals.promised.low == 500
