"""Whose word is missing."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, event, found, report, state, statement, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.answers import one_sided, unanswered
from servanda.model import (
    Basis,
    EventType,
    SpeakerRole,
    Stance,
    Status,
    StepKind,
    by_publication,
    on,
)

BOOK = codebook.load()
KEN, UGA, TZA = state("KEN", "Kenya"), state("UGA", "Uganda"), state("TZA", "Tanzania")
CHARGE = "Kenya accused Uganda of moving the border stones."
PAGE = report("1", f"{CHARGE} Nothing of it is true. You did it.", published=on(date(2031, 6, 1)))
OTHER = report("2", "Nobody moved border stones. All is well. You did it.", published=on(date(2031, 6, 9)))
ACCUSED = event(PAGE, CHARGE, EventType.ACCUSE, (KEN,), (UGA,), when=day("2031-05-30"))


def silences(*, events=(ACCUSED,), said=(), other_events=(), other_said=()):
    """Give the accusations without an answer: how many, and of whom no report is found."""
    read = [
        (PAGE, found(events=events, statements=said)),
        (OTHER, found(events=other_events, statements=other_said)),
    ]
    made = link(read, BOOK)
    return [[party.code for party in one.silent] for one in unanswered(made.events, made.statements)]


def test_a_counter_charge_is_an_answer_that_waits_for_one():
    """Who accuses back has answered; what it says then, nobody has."""
    back = event(OTHER, "You did it", EventType.ACCUSE, (UGA,), (KEN,), when=day("2031-06-08"))
    assert silences(other_events=[back]) == [["KEN"]]


def test_an_accusation_that_nobody_answers():
    """It is told with the accused; what is only planned, names nobody, or is no accusation asks for no answer."""
    assert silences() == [["UGA"]]
    planned = event(PAGE, CHARGE, EventType.ACCUSE, (KEN,), (UGA,), status=Status.PLANNED)
    vague = event(PAGE, CHARGE, EventType.ACCUSE, (KEN,), ())
    praise = event(PAGE, CHARGE, EventType.SUPPORT, (KEN,), (UGA,))
    assert silences(events=(planned,)) == silences(events=(vague,)) == silences(events=(praise,)) == []


def denial(page, words, speaker=UGA, **fields):
    """Give a denial."""
    return statement(page, words, speaker, **({"stance": Stance.DENIES} | fields))


@pytest.mark.parametrize(
    "answer",
    [
        {"said": [denial(PAGE, "Nothing of it is true")]},
        {"said": [denial(PAGE, "Nothing of it is true", None, speakers=(UGA, TZA))]},
        {"other_said": [denial(OTHER, "Nobody moved border stones")]},
        {"other_said": [denial(OTHER, "All is well", target=KEN)]},
        {"other_said": [denial(OTHER, "You did it", stance=Stance.ACCUSES, hearer=KEN)]},
        {"other_events": [event(OTHER, "All is well", EventType.REJECT, (UGA,), (KEN,))]},
    ],
)
def test_an_answer_of_the_accused(answer):
    """A denial in the report, or in its words, or to the accuser; a counter-charge; a rejection."""
    assert silences(**answer) == []


@pytest.mark.parametrize(
    "other",
    [
        {"other_said": [denial(OTHER, "All is well")]},
        {"other_said": [denial(OTHER, "Nobody moved border stones", TZA)]},
        {"other_said": [denial(OTHER, "Nobody moved border stones", said=day("2031-01-01"))]},
        {"other_said": [denial(OTHER, "Nobody moved border stones", stance=Stance.ASSERTS)]},
        {"other_events": [event(OTHER, "All is well", EventType.REJECT, (UGA,), (TZA,))]},
        {"other_events": [event(OTHER, "All is well", EventType.REJECT, (UGA,), (KEN,), when=day("2030"))]},
    ],
)
def test_what_is_no_answer(other):
    """A denial of something else, by somebody else, of long before, or no denial."""
    assert silences(**other) == [["UGA"]]


LAKE = report(
    "3",
    "Uganda accused Kenya of emptying the lake. It did not. Who moves border stones?",
    published=on(date(2033, 6, 1)),
)


@pytest.mark.parametrize(
    ("words", "stance", "when", "left"),
    [
        ("Uganda accused Kenya of emptying the lake", Stance.ACCUSES, "2031-06-12", []),
        ("Uganda accused Kenya of emptying the lake", Stance.ACCUSES, "2031-06-20", ["UGA"]),
        ("Uganda accused Kenya of emptying the lake", Stance.ACCUSES, "2033-05-20", ["UGA"]),
        ("It did not", Stance.DENIES, "2031-06-20", []),
        ("It did not", Stance.DENIES, "2031-08-20", ["UGA"]),
        ("Who moves border stones", Stance.ACCUSES, "2032-03", []),
        ("Who moves border stones", Stance.ACCUSES, "2032-07", ["UGA"]),
        ("Who moves border stones", Stance.DENIES, "2032-07", ["UGA"]),
    ],
)
def test_an_answer_comes_soon_or_is_of_the_matter(words, stance, when, left):
    """`Two years later [emptying the lake|content]` answers nothing; a denial may take weeks, its own words a year."""
    said = statement(LAKE, words, UGA, stance=stance, said=day(when), target=KEN)
    made = link([(PAGE, found(events=[ACCUSED])), (LAKE, found(statements=[said]))], BOOK)
    assert [party.code for one in unanswered(made.events, made.statements) for party in one.silent] == left


def test_names_and_the_word_for_accusing_are_no_matter():
    """Each accuses the other by name: that much have any two accusations in common, and the numbers of their days."""
    one = event(PAGE, CHARGE, EventType.ACCUSE, (KEN,), (UGA,), when=day("2031-05-30"))
    back = event(LAKE, "Uganda accused Kenya of", EventType.ACCUSE, (UGA,), (KEN,), when=day("2031-08-30"))
    made = link([(PAGE, found(events=[one])), (LAKE, found(events=[back]))], BOOK)
    assert len(unanswered(made.events, made.statements)) == 2


@pytest.mark.parametrize(("when", "left"), [("2031-05-20", []), ("2031-02-20", ["UGA"])])
def test_an_accusation_without_a_day_is_news(when, left):
    """What was said months before the report cannot be the answer to what it tells without a day."""
    charge = event(PAGE, CHARGE, EventType.ACCUSE, (KEN,), (UGA,), when=by_publication(PAGE.published))
    said = denial(LAKE, "Who moves border stones", said=day(when), target=KEN)
    made = link([(PAGE, found(events=[charge])), (LAKE, found(statements=[said]))], BOOK)
    assert [party.code for one in unanswered(made.events, made.statements) for party in one.silent] == left


def told(*events, steps=()):
    """Give the accounts of one side: who tells, of whom no report is found."""
    made = link([(PAGE, found(events=events, steps=steps))], BOOK)
    return [
        ([party.code for party in one.heard], [party.code for party in one.silent])
        for one in one_sided(made.events, made.commitments)
    ]


@pytest.mark.parametrize(
    ("basis", "attested_by", "expected"),
    [
        (Basis.ONE_PARTY, (KEN,), [(["KEN"], ["UGA"])]),
        (Basis.ALLEGED, (UGA,), [(["UGA"], ["KEN"])]),
        (Basis.ONE_PARTY, (TZA,), []),
        (Basis.NARRATOR, (), []),
        (Basis.ONE_PARTY, (KEN, UGA), []),
    ],
)
def test_an_act_that_one_side_tells(basis, attested_by, expected):
    """The other side is named; an outsider or the newsroom is no side."""
    act = event(PAGE, CHARGE, EventType.AID, (KEN,), (UGA,), basis=basis, attested_by=attested_by)
    assert told(act) == expected


def test_a_commitment_that_one_side_tells():
    """Its flag says so; the other principal is named as silent."""
    words = "You did it"
    pledge = step(
        PAGE, words, StepKind.PLEDGED, (KEN,), (UGA,), by=KEN, role_of_speaker=SpeakerRole.PROVIDER, when=day("2031")
    )
    assert told(steps=[pledge]) == [(["KEN"], ["UGA"])]
    assert told(steps=[step(PAGE, words, StepKind.PLEDGED, (KEN,), (UGA,))]) == []


def test_a_promise_to_nobody_has_no_silent_side():
    """Whoever promises alone is no side of two: nobody's word is missing."""
    pledge = step(
        PAGE, "You did it", StepKind.PLEDGED, (KEN,), (), by=KEN, role_of_speaker=SpeakerRole.PROVIDER, when=day("2031")
    )
    assert told(steps=[pledge]) == []


def test_silences_come_by_their_first_day():
    """Acts and promises in one order, as in every list of records: the first day first, unknown days last."""
    texts = ("Kenya gave Uganda maize.", "Kenya gave Uganda rice.", "Kenya gave Uganda salt.", "Kenya pledged boats.")
    page = report("3", " ".join(texts), published=on(date(2031, 6, 1)))
    days = (None, "2031-05", "2030-01-07")
    told_by = {"basis": Basis.ONE_PARTY, "attested_by": (KEN,)}
    acts = [
        event(page, words, EventType.AID, (KEN,), (UGA,), **told_by, **({"when": day(when)} if when else {}))
        for words, when in zip(texts, days, strict=False)
    ]
    pledge = step(page, texts[3], StepKind.PLEDGED, (KEN,), (UGA,), by=KEN, when=day("2031-01"))
    made = link([(page, found(events=acts, steps=[pledge]))], BOOK)
    listed = [
        getattr(one.record.content, "when", None) or one.record.content.state_since
        for one in one_sided(made.events, made.commitments)
    ]
    assert [one.edtf for one in listed] == ["2030-01-07", "2031-01", "2031-05", None]
