"""What the decisions of people come to, and that linking follows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linking.build import actor, day, event, found, goods, mention, person, report, state, statement, step
from linking.test_link import reads
from servanda import codebook
from servanda.linking import link
from servanda.linking.judgements import Fate, place_of, settle
from servanda.model import (
    EventType,
    Findings,
    ItemClass,
    Judgement,
    JudgementKind,
    Span,
    StepKind,
    TimeExpression,
    TimeUse,
    on,
    sealed,
)

BOOK = codebook.load()
KEN, UGA = state("KEN", "Kenya"), state("UGA", "Uganda")
START = datetime(2031, 5, 1, tzinfo=UTC)
MAIZE = (goods("maize", ItemClass.FOOD),)


def judged(kind, *findings, minutes=0, who="Ana", **fields):
    """Give a judgement about findings."""
    places = tuple(place_of(one) for one in findings)
    return sealed(
        Judgement(
            "",
            START + timedelta(minutes=minutes),
            who,
            JudgementKind(kind),
            tuple(one.id for one in findings),
            places=places if all(places) else (),
            **fields,
        )
    )


def undo(one, minutes=100):
    """Give what takes a judgement back."""
    return sealed(Judgement("", START + timedelta(minutes=minutes), "Ana", JudgementKind.UNDO, (), undoes=one.id))


def gift(name, when="2031-03-05", words="Kenya sent maize to Uganda", **fields):
    """Give a report in which Kenya sends maize on a day."""
    page = report(name, f"{words} on that day.", published=on(date(2031, 4, 1)))
    told = event(page, words, EventType.AID, (KEN,), (UGA,), when=day(when), lines=MAIZE, **fields)
    return (page, found(events=[told])), told


def groups(records):
    """Give the members of every event."""
    return sorted(record.members for record in records.events)


(FIRST, ONE), (SECOND, TWO) = gift("1"), gift("2", words="Ugandan depots received the maize")
(THIRD, THREE), (FOURTH, FOUR) = gift("3", "2031-07-09"), gift("4", "2031-09-09")
ALL = [FIRST, SECOND, THIRD, FOURTH]


def test_same_joins_two_records():
    """Two acts that linking keeps apart are one when a person says so, and the link says who decided."""
    decision = judged("same", ONE, THREE)
    assert len(groups(link([FIRST, THIRD], BOOK))) == 2
    made = link([FIRST, THIRD], BOOK, [decision])
    assert groups(made) == [tuple(sorted((ONE.id, THREE.id)))]
    assert made.events[0].judgements == (decision.id,)
    assert [one.why for one in made.links] == ["a person says that they are one"]


def test_different_splits_a_record():
    """What linking merges is two when a person says so, and no link speaks of one act any more."""
    merged = link([FIRST, (SECOND[0], found(events=[gift("2")[1]]))], BOOK)
    page, twin = gift("2")
    assert len(merged.events) == 1
    apart = link([FIRST, page], BOOK, [judged("different", ONE, twin)])
    assert len(apart.events) == 2
    assert [one.kind for one in apart.links] == []


def test_who_is_one_takes_over_who_is_kept_apart():
    """A is B, and B is not C: no record holds A and C, though a rule would merge them."""
    (page, twin), (other, third) = gift("5"), gift("6", "2031-12-01")
    assert len(link([FIRST, page], BOOK).events) == 1
    made = link([FIRST, page, other], BOOK, [judged("same", ONE, third), judged("different", third, twin)])
    assert groups(made) == sorted([tuple(sorted((ONE.id, third.id))), (twin.id,)])


def test_a_stranger_in_the_joined_record_steps_out():
    """Two records become one but for a member that is kept apart from one of the other record."""
    (page, twin), (other, late) = gift("5"), gift("6", "2031-07-09")
    read = [FIRST, page, THIRD, other]
    assert [len(group) for group in groups(link(read, BOOK))] == [2, 2]
    made = link(read, BOOK, [judged("same", ONE, THREE), judged("different", twin, late)])
    sizes = sorted(len(group) for group in groups(made))
    assert sizes == [1, 3]
    assert not any({twin.id, late.id} <= set(group) for group in groups(made))


def test_a_triangle_is_told_and_kept_apart():
    """A is B, B is C, A is not C: a problem names the three, and A and C are in two records meanwhile."""
    decisions = [
        judged("same", ONE, THREE, minutes=1),
        judged("same", THREE, FOUR, minutes=2),
        judged("different", ONE, FOUR, minutes=3),
    ]
    made = link(ALL, BOOK, decisions)
    assert not any({ONE.id, FOUR.id} <= set(group) for group in groups(made))
    (problem,) = made.problems
    assert problem.code == "judgements_contradict"
    assert all(one.id in problem.message for one in (*decisions, ONE, THREE, FOUR))
    fates = settle(decisions, ALL).fates
    assert [fates[one.id] for one in decisions] == [Fate.STANDS, Fate.CONTRADICTED, Fate.STANDS]


def test_a_later_judgement_answers_an_earlier_one():
    """Who changes his mind about a pair is followed; two persons who differ are told."""
    mine, later = judged("same", ONE, THREE), judged("different", THREE, ONE, minutes=5)
    decisions = settle([later, mine], ALL)
    assert (decisions.fates[mine.id], decisions.fates[later.id]) == (Fate.ANSWERED, Fate.STANDS)
    assert decisions.forbids(ONE.id, THREE.id)
    assert not decisions.joins(ONE.id, THREE.id)
    assert settle([mine], ALL).joins(ONE.id, THREE.id)
    assert not decisions.problems
    theirs = judged("different", ONE, THREE, minutes=5, who="Ben")
    assert [one.code for one in settle([mine, theirs], ALL).problems] == ["judgements_differ"]


def test_unsure_decides_nothing_and_is_kept():
    """A pair on which a person would not decide stays as the rules have it."""
    decision = judged("unsure", ONE, THREE)
    decisions = settle([decision], ALL)
    assert decisions.unsure == {tuple(sorted((ONE.id, THREE.id)))}
    assert decisions.about([ONE.id]) == (decision.id,)
    assert groups(link(ALL, BOOK, [decision])) == groups(link(ALL, BOOK))


def test_undo_and_its_own_undo():
    """What is taken back leaves no trace in the records; an undo that is taken back lets it stand again."""
    decision = judged("same", ONE, THREE)
    back = undo(decision)
    again = undo(back, minutes=200)
    assert link(ALL, BOOK, [back, decision]) == link(ALL, BOOK)
    assert link(ALL, BOOK, [again, back, decision]) == link(ALL, BOOK, [decision])
    fates = settle([again, back, decision], ALL).fates
    assert [fates[one.id] for one in (decision, back, again)] == [Fate.STANDS, Fate.TAKEN_BACK, Fate.STANDS]


def test_an_undo_of_what_is_not_here_is_an_orphan():
    """An undo that was imported without its judgement is told."""
    alone = undo(judged("right", ONE))
    decisions = settle([alone], ALL)
    assert decisions.fates == {alone.id: Fate.ORPHAN}
    assert [one.code for one in decisions.problems] == ["judgement_orphaned"]


def test_judgements_that_undo_one_another_stand_still():
    """A circle, which no content can make, is not followed round and round."""
    first = Judgement("j-1", START, "Ana", JudgementKind.UNDO, (), undoes="j-2")
    second = Judgement("j-2", START, "Ana", JudgementKind.UNDO, (), undoes="j-1")
    assert set(settle([first, second], ALL).fates) == {"j-1", "j-2"}


def test_a_wrong_finding_leaves_the_records():
    """It takes its record with it, and what pointed to it points to nothing."""
    page = report("7", "Kenya said it sent maize to Uganda.", published=on(date(2031, 4, 1)))
    said = statement(page, "it sent maize to Uganda", KEN)
    nested = statement(page, "sent maize", KEN, nested_in=said.id, same_utterance=said.id)
    told = event(page, "sent maize to Uganda", EventType.AID, (KEN,), (UGA,), statement=said.id)
    deed = step(page, "sent maize", StepKind.FULFILLED, (KEN,), (UGA,), statement=said.id, event=told.id)
    read = [(page, found(statements=[said, nested], events=[told], steps=[deed]))]
    made = link(read, BOOK, [judged("wrong", said)])
    assert [one.id for one in made.statements] == [nested.id]
    assert (made.statements[0].content.nested_in, made.statements[0].content.same_utterance) == (None, None)
    assert made.events[0].content.statement is None
    assert link(read, BOOK, [judged("wrong", told)]).events == ()
    assert len(link(read, BOOK, [judged("wrong", told)]).commitments) == 1


def test_right_answers_wrong():
    """Of right and wrong about one finding the later one stands."""
    wrong, right = judged("wrong", ONE), judged("right", ONE, minutes=3)
    assert groups(link(ALL, BOOK, [wrong, right])) == groups(link(ALL, BOOK))
    assert link(ALL, BOOK, [wrong, right]).events[0].judgements in ((right.id,), ())


def test_a_report_that_was_read_anew_keeps_its_judgements():
    """The finding of the new reading has another id; its place and kind are the old ones."""
    page, _ = THIRD
    better = event(page, "Kenya sent maize", EventType.AID, (KEN,), (UGA,), when=day("2031-07-09"), mode="x")
    decision = judged("wrong", THREE)
    anew = [FIRST, (page, found(events=[better]))]
    assert groups(link(anew, BOOK, [decision])) == [(ONE.id,)]
    assert link(anew, BOOK, [decision]).problems == ()


def test_one_of_two_findings_at_its_place_is_found_by_its_exact_span():
    """Overlap alone would leave two; the span decides. Where even that is not enough, the judgement is an orphan."""
    page, _ = THIRD
    decision = judged("wrong", THREE)
    exact = event(page, "Kenya sent maize to Uganda", EventType.COOPERATE, (KEN,), (UGA,), when=day("2031-07"))
    inner = event(page, "maize to Uganda", EventType.AID, (KEN,), (UGA,))
    twin = event(page, "Kenya sent maize to Uganda", EventType.SUPPORT, (KEN,), (UGA,))
    assert settle([decision], [(page, found(events=[exact, inner]))]).wrong.keys() == {exact.id}
    torn = settle([decision], [(page, found(events=[exact, twin]))])
    assert (torn.fates[decision.id], dict(torn.wrong)) == (Fate.ORPHAN, {})


def test_a_judgement_whose_report_is_gone_is_told_not_dropped():
    """The orphan is named with the words that were judged; what is left is linked as ever."""
    decision = judged("same", ONE, THREE)
    made = link([FIRST], BOOK, [decision])
    assert [one.code for one in made.problems] == ["judgement_orphaned"]
    assert "Kenya sent maize to Uganda" in made.problems[0].message
    assert made.events[0].judgements == ()


def test_a_judgement_without_a_place_is_found_by_id_alone():
    """A hand-made line may name ids only."""
    bare = Judgement("j-1", START, "Ana", JudgementKind.WRONG, (ONE.id,))
    gone = Judgement("j-2", START, "Ana", JudgementKind.WRONG, ("e-gone",))
    decisions = settle([bare, gone], ALL)
    assert (decisions.fates["j-1"], decisions.fates["j-2"]) == (Fate.STANDS, Fate.ORPHAN)
    assert "e-gone" in decisions.problems[0].message


def test_actors_are_one_or_two_as_people_say():
    """Two spellings are one person; two namesakes are two, whatever the rules say."""
    first, second = report("8", "Ama Sarpong spoke."), report("9", "Nana Yeboah spoke.")
    ama, nana = person(first, "Ama Sarpong", "GHA.GOV"), person(second, "Nana Yeboah", "GHA.GOV")
    mine, theirs = actor(first, ama), actor(second, nana)
    read = [
        (first, found(actors=[mine], mentions=[mention(first, ama)])),
        (second, found(actors=[theirs], mentions=[mention(second, nana)])),
    ]
    assert len(link(read, BOOK).actors) == 2
    assert len(link(read, BOOK, [judged("same", mine, theirs)]).actors) == 1
    again = report("10", "Ama Sarpong left.")
    namesake = person(again, "Ama Sarpong", "GHA.GOV")
    other = actor(again, namesake)
    read[1] = (again, found(actors=[other], mentions=[mention(again, namesake)]))
    assert len(link(read, BOOK).actors) == 1
    assert len(link(read, BOOK, [judged("different", mine, other)]).actors) == 2


def test_statements_are_one_or_two_as_people_say():
    """A paraphrase is joined to its quotation; equal words of two days are kept apart."""
    first, second = report("8", "We shall send maize soon."), report("9", "Maize is on its way.")
    mine, theirs = statement(first, "We shall send maize soon", KEN), statement(second, "Maize is on its way", KEN)
    read = [(first, found(statements=[mine])), (second, found(statements=[theirs]))]
    assert len(link(read, BOOK).statements) == 2
    joined = link(read, BOOK, [judged("same", mine, theirs)])
    assert [len(one.members) for one in joined.statements] == [2]
    assert [one.why for one in joined.links] == ["a person says that they are one"]
    copy = report("11", "We shall send maize soon.")
    twin = statement(copy, "We shall send maize soon", KEN)
    read[1] = (copy, found(statements=[twin]))
    assert len(link(read, BOOK).statements) == 1
    assert len(link(read, BOOK, [judged("different", mine, twin)]).statements) == 2


def told(name, words, move, when, count=None, **fields):
    """Give a report with one step on maize from Kenya to Uganda, and the step."""
    page = report(name, f"{words}.", published=on(date(2032, 1, 1)))
    parties = fields.pop("parties", ((KEN,), (UGA,)))
    lines = (goods("maize", ItemClass.FOOD, count),)
    made = step(page, words, move, *parties, when=day(when), lines=lines, **fields)
    return (page, found(steps=[made])), made


def test_steps_of_one_kind_become_one_step_and_others_one_commitment():
    """Two pledges of one day are one step told twice; a pledge and a delivery to a neighbour become one history."""
    (one, pledge), (two, again) = (
        told("1", "Kenya pledged maize", StepKind.PLEDGED, "2031-03-05", 40),
        told("2", "A promise was made", StepKind.PLEDGED, "2031-03-05", 90, parties=((KEN,), ())),
    )
    (three, sent) = told("3", "Lorries arrived", StepKind.PARTLY_DELIVERED, "2031-05-05", parties=((KEN,), ()))
    assert len(link([one, two, three], BOOK).commitments) > 1
    decisions = [judged("same", pledge, again), judged("same", again, sent)]
    (record,) = link([one, two, three], BOOK, decisions).commitments
    assert [step.step for step in record.content.steps] == [StepKind.PLEDGED, StepKind.PARTLY_DELIVERED]
    assert record.members == tuple(sorted((pledge.id, again.id, sent.id)))


def test_steps_of_two_days_are_two_steps_of_one_commitment():
    """A person says that two deliveries are of one promise, not that they are one delivery."""
    (one, first), (two, second) = (
        told("1", "Maize came", StepKind.PARTLY_DELIVERED, "2031-03-05", 40),
        told("2", "Maize came again", StepKind.PARTLY_DELIVERED, "2031-05-05", 40),
    )
    (record,) = link([one, two], BOOK, [judged("same", first, second)]).commitments
    assert len(record.content.steps) == 2


def test_different_keeps_steps_out_of_one_commitment():
    """A delivery that a rule would count under a promise gets a commitment of its own, and so does one of one step."""
    (one, pledge), (two, sent) = (
        told("1", "Kenya pledged maize", StepKind.PLEDGED, "2031-03-05", 40),
        told("2", "Maize came", StepKind.PARTLY_DELIVERED, "2031-05-05", 40),
    )
    assert len(link([one, two], BOOK).commitments) == 1
    assert len(link([one, two], BOOK, [judged("different", pledge, sent)]).commitments) == 2
    (three, twin) = told("3", "Kenya pledged maize", StepKind.PLEDGED, "2031-03-05", 40)
    assert len(link([one, three], BOOK).commitments[0].content.steps) == 1
    assert len(link([one, three], BOOK, [judged("different", pledge, twin)]).commitments) == 2


def test_histories_that_are_kept_apart_are_not_joined_through_a_third():
    """Same joins two commitments only where nothing in them is judged different; told twice it joins once."""
    (one, pledge), (two, sent), (three, road) = (
        told("1", "Kenya pledged maize", StepKind.PLEDGED, "2031-03-05", 40),
        told("2", "Maize came", StepKind.PARTLY_DELIVERED, "2031-05-05", 40),
        told("3", "A road was promised", StepKind.SIGNED, "2031-06-05", parties=((UGA,), (KEN,))),
    )
    decisions = [judged("same", pledge, road), judged("different", sent, road), judged("same", pledge, road, minutes=9)]
    made = link([one, two, three], BOOK, decisions)
    assert not any({sent.id, road.id} <= set(record.members) for record in made.commitments)
    joined = link([one, two, three], BOOK, [judged("same", pledge, road), judged("same", sent, road)])
    assert len(joined.commitments) == 1
    (four, used) = told("4", "The road came", StepKind.PARTLY_DELIVERED, "2031-08-05", parties=((UGA,), (KEN,)))
    read = [one, two, three, four]
    assert len(link(read, BOOK).commitments) == 2
    torn = link(read, BOOK, [judged("same", pledge, road), judged("different", sent, used)])
    assert not any({sent.id, used.id} <= set(record.members) for record in torn.commitments)


def test_mentions_and_times_have_a_place():
    """What is its own evidence is found by its own span."""
    page = report("a", "Kenya spoke on Monday.")
    time = TimeExpression("t-1", page.id, Span(15, 21), "Monday", day("2031-03-03"), TimeUse.EVENT, "hand", 0.8)
    place = place_of(time)
    assert place is not None
    assert (place.kind, place.quote, place.score) == ("time", "Monday", 0.8)
    assert place_of(replace(actor(page, KEN), evidence=())) is None
    read = [(page, Findings(times=(time,), mentions=(mention(page, KEN),)))]
    made = link(read, BOOK, [judged("wrong", time), judged("wrong", mention(page, KEN))])
    assert (made.times, made.mentions) == ((), ())


# ---- properties


@st.composite
def judged_ledgers(draw):
    """Give reports with judgements about findings of theirs, some of them taken back."""
    read = draw(reads)
    decisions = []
    for name, kinds in (("statements", ("same", "different", "unsure")), ("events", ("same", "different"))):
        rows = [one for _, findings in read for one in getattr(findings, name)]
        for one, other in draw(st.lists(st.sampled_from(list(combinations(rows, 2))), max_size=3)) if rows[1:] else ():
            decisions.append(judged(draw(st.sampled_from(kinds)), one, other, minutes=draw(st.integers(0, 9))))
        single = draw(st.lists(st.sampled_from(rows), max_size=2)) if rows else []
        decisions += [
            judged(draw(st.sampled_from(["right", "wrong"])), one, minutes=3 * at) for at, one in enumerate(single)
        ]
    taken = draw(st.lists(st.sampled_from(decisions), max_size=2)) if decisions else []
    return read, [*decisions, *map(undo, taken)]


@settings(max_examples=40, deadline=None)
@given(judged_ledgers(), st.randoms())
def test_the_order_of_judgements_changes_nothing(ledger, random):
    """Shuffled, or told twice, judgements give the same records."""
    read, decisions = ledger
    shuffled = decisions + decisions[:2]
    random.shuffle(shuffled)
    assert link(read, BOOK, shuffled) == link(read, BOOK, decisions)


@settings(max_examples=40, deadline=None)
@given(judged_ledgers())
def test_taking_all_back_gives_the_ledger_of_before(ledger):
    """When every judgement is undone, the records are those that nobody judged."""
    read, decisions = ledger
    once = {one.id: one for one in decisions if one.kind is not JudgementKind.UNDO}
    taken = [undo(one, minutes=500) for one in once.values()]
    assert link(read, BOOK, [*once.values(), *taken]) == link(read, BOOK)


@settings(max_examples=40, deadline=None)
@given(judged_ledgers())
def test_no_record_holds_what_a_person_keeps_apart(ledger):
    """Different holds in every record of every kind, whatever else was judged."""
    read, decisions = ledger
    standing = settle(decisions, read)
    made = link(read, BOOK, decisions)
    for record in (*made.statements, *made.events, *made.commitments):
        assert not any(standing.forbids(*edge) for edge in combinations(record.members, 2))


@settings(max_examples=40, deadline=None)
@given(judged_ledgers())
def test_what_a_person_joins_is_in_one_record(ledger):
    """Same holds for all pairs that nothing contradicts and of which nothing is judged wrong."""
    read, decisions = ledger
    standing = settle(decisions, read)
    made = link(read, BOOK, decisions)
    home = {member: record.id for record in (*made.statements, *made.events) for member in record.members}
    for one, other in standing.same:
        if one in home and other in home:
            assert home[one] == home[other]


@pytest.mark.parametrize("kind", ["same", "different"])
def test_a_judgement_about_something_else_changes_nothing(kind):
    """Judging two acts leaves the third record as it was."""
    before = {record.id: record for record in link(ALL, BOOK).events}
    after = {record.id: record for record in link(ALL, BOOK, [judged(kind, ONE, THREE)]).events}
    assert after[FOUR.id] == before[FOUR.id]
