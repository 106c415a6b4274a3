"""Who brought it about that one side left another."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, event, found, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import UNKNOWN, CommitmentKind, DisagreementKind, EventType, Status, StepKind, on

BOOK = codebook.load()
FRA, TCD, USA = state("FRA", "France"), state("TCD", "Chad"), state("USA", "United States")
LEFT = "The soldiers left."
WANTED = "Paris wanted to go."
ASKED = "Chad asked them to go."
ENDED = "Chad ended the pact."


def page(name, words, published=date(2031, 6, 1)):
    """Give a report of one sentence."""
    return report(name, words, published=on(published))


def left(name="1", source=(FRA,), target=(TCD,), **fields):
    """Give a report of a leaving that took place."""
    one = page(name, LEFT)
    values = {"when": day("2031-05")} | fields
    return one, found(events=[event(one, LEFT, EventType.RETREAT, source, target, mode="withdraw", **values)])


def wanted(name="2", target=(), published=date(2031, 6, 1), **fields):
    """Give a report of a decision to leave."""
    one = page(name, WANTED, published)
    values = {"status": Status.PLANNED} | fields
    return one, found(events=[event(one, WANTED, EventType.RETREAT, (FRA,), target, mode="withdraw", **values)])


def asked(name="3", **fields):
    """Give a report of a demand to leave."""
    one = page(name, ASKED)
    values = {"status": Status.HYPOTHETICAL, "attested_by": (TCD,)} | fields
    return one, found(events=[event(one, ASKED, EventType.RETREAT, (FRA,), (TCD,), mode="withdraw", **values)])


def ended(name="4", source=(TCD,), target=(FRA,), **fields):
    """Give a report of an agreement that the other side ended."""
    one = page(name, ENDED)
    values = {"mode": "discontinue", "when": day("2031-04")} | fields
    return one, found(events=[event(one, ENDED, EventType.SANCTION, source, target, **values)])


def initiatives(*read):
    """Give the versions of each leaving, with the record that they are about."""
    made = link(read, BOOK)
    return [
        (one.record, [value.value for value in one.values], one.kind)
        for one in made.disagreements
        if one.field == "cause"
    ]


def test_versions_of_a_leaving_stand_side_by_side():
    """One origin has the leaver decide, another the host demand it, a third the host end it: none is preferred."""
    gone = left()
    (found_,) = initiatives(gone, wanted(), asked(), ended())
    record, values, kind = found_
    assert record == gone[1].events[0].id
    assert values == ["Chad demanded it", "Chad ended it", "France decided to leave"]
    assert kind is DisagreementKind.CONFLICT


def test_without_a_report_of_the_leaving_the_least_version_carries_it():
    """A decision and a demand may disagree before anybody left."""
    read = [wanted(target=(TCD,)), asked()]
    ((record, values, _),) = initiatives(*read)
    assert record in {findings.events[0].id for _, findings in read}
    assert values == ["Chad demanded it", "France decided to leave"]


@pytest.mark.parametrize(
    "read",
    [
        (left(), wanted()),
        (left(), asked(), ended()),
        (ended(),),
        (left(), ended(), wanted(published=date(2020, 1, 1))),
        (left(), wanted(), asked(attested_by=(USA,))),
        (left(), wanted(), ended(mode="reduce")),
        (left(), wanted(), ended(status=Status.PLANNED)),
        (left(), wanted(status=Status.NEGATED), asked()),
        (left(), left("5", target=(USA,)), wanted(), asked()),
        (left(), wanted(target=(TCD, USA)), asked()),
    ],
    ids=[
        "one side only",
        "one side twice",
        "nobody left",
        "another leaving years before",
        "a third side asks",
        "nothing was ended",
        "an ending that is only planned",
        "no decision",
        "a decision that can mean two leavings",
        "a decision towards two sides",
    ],
)
def test_what_is_no_disagreement(read):
    """Where one side alone is named, or what is meant is open, nothing is set against anything."""
    assert initiatives(*read) == []


def test_one_report_that_tells_both_tells_a_course_of_things():
    """A demand and the decision that answers it in one text are no two versions."""
    one = page("6", f"{ASKED} {WANTED}")
    both = found(
        events=[
            event(one, ASKED, EventType.RETREAT, (FRA,), (TCD,), status=Status.HYPOTHETICAL, attested_by=(TCD,)),
            event(one, WANTED, EventType.RETREAT, (FRA,), (TCD,), status=Status.PLANNED, when=UNKNOWN),
        ]
    )
    assert initiatives(left(), (one, both)) == []


def test_the_withdrawal_that_the_leaving_is_a_step_of_carries_it():
    """Where the leaving is told as a promise that was kept, its commitment shows the versions."""
    one, findings = left()
    gone = findings.events[0]
    fields = {"kind": CommitmentKind.WITHDRAWAL, "when": day("2031-05"), "event": gone.id}
    kept = step(one, LEFT, StepKind.FULFILLED, (FRA,), (TCD,), **fields)
    other = step(one, "soldiers", StepKind.FULFILLED, (FRA,), (TCD,), **(fields | {"kind": CommitmentKind.GOODS}))
    read = [(one, found(events=[gone], steps=[kept, other])), wanted(), asked()]
    assert [record for record, _, _ in initiatives(*read)] == [kept.id]


def test_a_step_takes_the_other_side_from_the_act_that_another_report_names():
    """Two reports of one leaving, one without the state that was left, are one commitment."""
    one, findings = left(contexts=("military",))
    two = report("7", "In the end the troops went home.", published=on(date(2031, 6, 2)))
    silent = event(two, "the troops went home", EventType.RETREAT, (FRA,), (), mode="withdraw", contexts=("military",))
    fields = {"kind": CommitmentKind.WITHDRAWAL}
    named = step(one, LEFT, StepKind.FULFILLED, (FRA,), (TCD,), event=findings.events[0].id, **fields)
    open_ = step(two, "the troops went home", StepKind.FULFILLED, (FRA,), (), event=silent.id, **fields)
    read = [(one, found(events=findings.events, steps=[named])), (two, found(events=[silent], steps=[open_]))]
    made = link(read, BOOK)
    assert [len(record.members) for record in made.events] == [2]
    assert [[party.code for party in record.content.recipient] for record in made.commitments] == [["TCD"]]


def test_to_hand_over_is_no_leaving():
    """A base that was handed over says nothing of who wanted the troops to go, and is not what is disputed."""
    two = page("5", "The keys of the base were handed over.")
    gave = (
        two,
        found(events=[event(two, "The keys", EventType.RETREAT, (FRA,), (TCD,), mode="release", when=day("2031-05"))]),
    )
    records = [record for record, *_ in initiatives(gave, wanted(), asked())]
    assert gave[1].events[0].id not in records
    assert [record for record, *_ in initiatives(gave, left(), wanted(), asked())] == [left()[1].events[0].id]
