"""What a person puts right, field by field, and that the record shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linking.build import actor, day, event, found, goods, label, person, report, state, statement, step
from linking.test_judgements import judged
from servanda import codebook
from servanda.errors import CallError
from servanda.linking import link
from servanda.linking.corrections import Known, correct, fields_of, was
from servanda.linking.judgements import kind_of
from servanda.model import (
    UNKNOWN,
    Basis,
    Casualties,
    CommitmentKind,
    Count,
    DisagreementKind,
    EventType,
    Instrument,
    ItemClass,
    Quantity,
    StepKind,
    Terms,
    Value,
    on,
)

BOOK = codebook.load()
KEN, UGA = state("KEN", "Kenya"), state("UGA", "Uganda")
PAGE = report("1", "Kenya gave Uganda lorries on a Monday, a general said.", published=on(date(2031, 4, 1)))
GENERAL = person(PAGE, "Ali Odhiambo", "KEN.MIL")
LORRIES = (goods("lorries", ItemClass.VEHICLES, 8),)
GIFT = event(PAGE, "Kenya gave Uganda lorries", EventType.AID, (KEN,), (UGA,), when=day("2031-03-05"), lines=LORRIES)
KNOWN = Known({GENERAL.actor: actor(PAGE, GENERAL)}, BOOK)
STEP = step(PAGE, "Kenya gave Uganda lorries", StepKind.PARTLY_DELIVERED, (KEN,), (UGA,), lines=LORRIES)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031-02-03", date(2031, 2, 3), date(2031, 2, 3)),
        ("2031-02/2031-03-09", date(2031, 2, 1), date(2031, 3, 9)),
        ("..2031-02-03", None, date(2031, 2, 3)),
        ("2031-02-03..", date(2031, 2, 3), None),
    ],
)
def test_periods_are_written_as_bounds(text, first, last):
    """A day, month or year, two of them, or one with an open side."""
    when = correct(GIFT, "when", text, KNOWN).when
    assert (when.earliest, when.latest) == (first, last)


def test_an_unknown_period_is_written_so():
    """A person can say that no day is known."""
    assert correct(GIFT, "when", "unknown", KNOWN).when == UNKNOWN


@pytest.mark.parametrize("text", ["soon", "2031-02-30", "2031-13", "2031-05/2031-02", "31-02-2031", ".."])
def test_what_is_no_period_is_refused(text):
    """The message says what periods look like."""
    with pytest.raises(CallError, match="expected a day, month or year"):
        correct(GIFT, "when", text, KNOWN)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("8", Quantity(8, 8, None, approx=False, text="8")),
        ("8..10 lorries", Quantity(8, 10, "lorries", approx=False, text="8..10 lorries")),
        ("8..", Quantity(8, None, None, approx=False, text="8..")),
        ("..10", Quantity(None, 10, None, approx=False, text="..10")),
        ("0", Quantity(0, 0, None, approx=False, text="0")),
        ("none", None),
    ],
)
def test_amounts_are_intervals(text, quantity):
    """A number, a range, an open end, none."""
    assert correct(GIFT, "quantity", text, KNOWN).lines[0].quantity == quantity


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("quantity", "many"),
        ("quantity", ".."),
        ("value", "100"),
        ("value", "100 dollars"),
        ("class", "boats"),
        ("quantity.2", "3"),
        ("quantity.x", "3"),
        ("type", "GIFT"),
        ("terms", "free"),
        ("source", "QQQ"),
        ("colour", "red"),
    ],
)
def test_what_a_field_cannot_be_is_refused(field, text):
    """The message says what was expected and what came."""
    with pytest.raises(CallError, match="expected"):
        correct(GIFT, field, text, KNOWN)


def test_what_ends_below_its_start_is_refused():
    """A range is written low to high."""
    with pytest.raises(CallError, match="ends below its start"):
        correct(GIFT, "quantity", "9..3", KNOWN)


def test_goods_have_numbered_lines():
    """Of several goods the line is named; the others stay."""
    two = replace(GIFT, lines=(*LORRIES, goods("tents")))
    made = correct(two, "item.2", "large tents", KNOWN)
    assert [line.item for line in made.lines] == ["lorries", "large tents"]
    assert correct(two, "value.1", "1000000 USD", KNOWN).lines[0].value == Value(1e6, 1e6, "USD")
    assert correct(two, "value.1", "none", KNOWN).lines[0].value is None
    assert correct(two, "class.2", "infrastructure", KNOWN).lines[1].item_class is ItemClass.INFRASTRUCTURE
    with pytest.raises(CallError, match=r"as in quantity\.1; expected 1 to 2, found no number"):
        correct(two, "quantity", "3", KNOWN)
    with pytest.raises(CallError, match="the finding has no goods"):
        correct(replace(GIFT, lines=()), "quantity", "3", KNOWN)


def test_parties_are_codes_or_actors():
    """A code of the codebook, an actor's id, several with commas, none."""
    made = correct(GIFT, "source", f"KEN.GOV, {GENERAL.actor}", KNOWN)
    assert [party.code for party in made.source] == ["KEN.GOV", "KEN.MIL"]
    assert correct(GIFT, "target", "none", KNOWN).target == ()
    said = statement(PAGE, "gave Uganda lorries", KEN)
    assert correct(said, "speaker", GENERAL.actor, KNOWN).speaker.name == "Ali Odhiambo"
    assert correct(said, "hearer", "none", KNOWN).hearer is None
    with pytest.raises(CallError, match="one party"):
        correct(said, "speaker", "KEN, UGA", KNOWN)
    with pytest.raises(CallError, match="expected a code"):
        correct(said, "speaker", "a-0123456789abcdef", KNOWN)


def test_words_of_the_vocabulary_and_free_ones():
    """Enumerated fields take their words, optional ones none, free ones any."""
    assert correct(GIFT, "terms", "gift", KNOWN).terms is Terms.GIFT
    assert correct(GIFT, "terms", "none", KNOWN).terms is None
    assert correct(GIFT, "mode", "provide", KNOWN).mode == "provide"
    assert correct(GIFT, "mode", "none", KNOWN).mode is None
    assert correct(STEP, "instrument", "treaty", KNOWN).instrument is Instrument.TREATY
    word = label(PAGE, GENERAL, "general", KEN, 0)
    assert correct(word, "polarity", "-1", KNOWN).polarity == -1
    with pytest.raises(CallError, match="cannot be '5'"):
        correct(word, "polarity", "5", KNOWN)
    with pytest.raises(CallError, match="cannot be empty"):
        correct(word, "by", "none", KNOWN)
    assert correct(word, "by", "UGA", KNOWN).by.code == "UGA"
    with pytest.raises(CallError, match="expected one of"):
        correct(STEP, "scope", "all", KNOWN)


def test_every_field_can_be_told_as_it_was_read():
    """What was read is written in words, whatever the field; the words of a report are no field."""
    said = statement(PAGE, "gave Uganda lorries", KEN)
    for finding in (GIFT, STEP, said, actor(PAGE, GENERAL), label(PAGE, GENERAL, "general", KEN, 0)):
        assert all(was(finding, field) for field in fields_of(kind_of(finding)))
        assert "content" not in fields_of(kind_of(finding))
    assert was(GIFT, "quantity") == "8"
    assert was(GIFT, "value") == "none"
    assert was(correct(GIFT, "quantity", "8.. lorries", KNOWN), "quantity") == "8.. lorries"
    assert was(correct(GIFT, "quantity", "..9", KNOWN), "quantity") == "..9"
    assert was(correct(GIFT, "value", "5 USD", KNOWN), "value") == "5 USD"
    vague = replace(LORRIES[0], quantity=Quantity(None, None, None, approx=True, text="some"))
    assert was(replace(GIFT, lines=(vague,)), "quantity") == "none"
    assert was(GIFT, "when") == "2031-03-05"
    assert was(replace(GIFT, when=UNKNOWN), "when") == "unknown"
    assert was(replace(GIFT, when=replace(day("2031-03-05"), edtf=None)), "when") == "2031-03-05..2031-03-05"
    assert was(GIFT, "source") == "KEN (Kenya)"
    assert was(replace(GIFT, source=()), "source") == "none"
    assert fields_of("mention") == ()


def test_the_record_shows_the_corrected_value():
    """Of two accounts the more precise day is shown, unless a person says which it was; both values stay."""
    other = report("2", "Uganda got lorries from Kenya in March.", published=on(date(2031, 4, 1)))
    vague = event(other, "Uganda got lorries", EventType.AID, (KEN,), (UGA,), when=day("2031-03"), lines=LORRIES)
    read = [(PAGE, found(events=[GIFT])), (other, found(events=[vague]))]
    assert link(read, BOOK).events[0].content.when.edtf == "2031-03-05"
    decision = judged("value", vague, field="when", value="2031-03-05/2031-03-06")
    (record,) = link(read, BOOK, [decision]).events
    assert (record.content.when.edtf, record.judgements) == ("2031-03-05/2031-03-06", (decision.id,))
    assert [one.kind for one in link(read, BOOK, [decision]).disagreements] == [DisagreementKind.REFINEMENT]


def test_the_last_correction_of_a_field_stands():
    """Two findings of one record are corrected to two values: the later one is shown, parties as the ledger knows them."""
    other = report("2", "Uganda got lorries from Kenya.", published=on(date(2031, 4, 1)))
    twin = event(other, "Uganda got lorries", EventType.AID, (KEN,), (UGA,), when=day("2031-03-05"), lines=LORRIES)
    read = [(PAGE, found(events=[GIFT])), (other, found(events=[twin]))]
    early = judged("value", GIFT, field="basis", value="alleged")
    late = judged("value", twin, minutes=5, field="basis", value="denied")
    assert link(read, BOOK, [late, early]).events[0].content.basis is Basis.DENIED
    more = judged("value", GIFT, field="quantity", value="9")
    party = judged("value", GIFT, field="attested_by", value="KEN.GOV")
    (record,) = link([read[0]], BOOK, [more, party]).events
    assert record.content.lines[0].quantity.low == 9
    assert [one.code for one in record.content.attested_by] == ["KEN.GOV"]


def test_a_step_and_its_commitment_show_corrected_values():
    """The step's own fields change in the step, what holds of the whole in the commitment."""
    read = [(PAGE, found(steps=[STEP]))]
    decisions = [
        judged("value", STEP, field=field, value=value)
        for field, value in (
            ("step", "signed"),
            ("when", "2031-03-07"),
            ("quantity", "12"),
            ("terms", "loan"),
            ("due", "2032"),
            ("kind", "money"),
            ("by", "UGA"),
            ("instrument", "treaty"),
        )
    ]
    (record,) = link(read, BOOK, decisions).commitments
    content, (told,) = record.content, record.content.steps
    assert (told.step, told.when.edtf, told.lines[0].quantity.low) == (StepKind.SIGNED, "2031-03-07", 12)
    assert (content.terms, content.due.edtf, content.kind) == (Terms.LOAN, "2032", CommitmentKind.MONEY)
    assert (told.by.code, content.instrument, content.state) == ("UGA", Instrument.TREATY, StepKind.SIGNED)


def test_a_statement_shows_its_corrected_speaker():
    """The speaker is the ledger's actor; an actor's name can be put right too."""
    said = statement(PAGE, "gave Uganda lorries", None)
    read = [(PAGE, found(statements=[said], actors=[actor(PAGE, GENERAL)]))]
    decision = judged("value", said, field="speaker", value=GENERAL.actor)
    assert link(read, BOOK, [decision]).statements[0].content.speaker.name == "Ali Odhiambo"
    renamed = judged("value", actor(PAGE, GENERAL), field="name", value="Ali Otieno")
    assert [one.content.name for one in link(read, BOOK, [renamed]).actors] == ["Ali Otieno"]


def test_a_value_that_no_longer_can_be_is_told():
    """The actor whom a correction names has left the ledger: what was read stands, and a problem says so."""
    decision = judged("value", GIFT, field="source", value="a-0123456789abcdef")
    made = link([(PAGE, found(events=[GIFT]))], BOOK, [decision])
    assert made.events[0].content.source == GIFT.source
    assert [(one.code, one.source) for one in made.problems] == [("judgement_not_followed", decision.id)]


HARMED = replace(GIFT, casualties=Casualties(Count(3, 3), None))


@pytest.mark.parametrize(
    ("field", "text", "dead", "injured"),
    [
        ("dead", "8", Count(8, 8), None),
        ("dead", "8..10", Count(8, 10), None),
        ("injured", "5..", Count(3, 3), Count(5, None)),
        ("injured", "none", Count(3, 3), None),
    ],
)
def test_the_dead_and_the_injured_are_corrected_apart(field, text, dead, injured):
    """One of the two is put right, the other stays as it was read."""
    made = correct(HARMED, field, text, KNOWN).casualties
    assert made == Casualties(dead if field == "dead" else Count(3, 3), injured)


def test_casualties_that_nobody_tells_are_none():
    """Without dead and injured the event has no casualties, and the first number makes some; a place can be none too."""
    assert correct(HARMED, "dead", "none", KNOWN).casualties is None
    assert correct(GIFT, "injured", "2", KNOWN).casualties == Casualties(None, Count(2, 2))
    assert was(correct(GIFT, "place", "Qwxzyvk, KEN", KNOWN), "place") == "Qwxzyvk, KEN"
    assert correct(GIFT, "place", "none", KNOWN).place is None
    assert (was(HARMED, "dead"), was(HARMED, "injured"), was(GIFT, "dead")) == ("3", "none", "none")
    with pytest.raises(CallError, match="a number of people alone"):
        correct(HARMED, "dead", "8 soldiers", KNOWN)
    with pytest.raises(CallError, match="FIELD"):
        correct(STEP, "dead", "8", KNOWN)
    assert {"place", "dead", "injured"} <= set(fields_of("event"))
    assert "dead" not in fields_of("step")


def test_the_record_shows_casualties_and_a_place_as_corrected():
    """Both stand in the merged event as a person says they are."""
    read = [(PAGE, found(events=(HARMED,)))]
    made = link(
        read,
        BOOK,
        judgements=[
            judged("value", HARMED, field="dead", value="4"),
            judged("value", HARMED, field="place", value="Gulu, UGA"),
        ],
    )
    (record,) = made.events
    assert record.content.casualties == Casualties(Count(4, 4), None)
    assert (record.content.place.name, record.content.place.country) == ("Gulu", "UGA")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("kenya", "; did you mean KEN?"), ("ali odhiambo", f"; did you mean {GENERAL.actor}?"), ("Qwxzyvk", "lists both")],
)
def test_a_party_written_by_its_name_is_refused_with_its_code(text, meant):
    """A judgement keeps codes and ids: a name may mean somebody else tomorrow."""
    with pytest.raises(CallError) as refused:
        correct(GIFT, "source", text, KNOWN)
    assert str(refused.value).endswith(meant)
