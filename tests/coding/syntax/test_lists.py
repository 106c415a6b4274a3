"""Lists that go on with the sentence before them, each test on the lines that stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.sample_news import BOOK, DAY, findings, learned
from servanda.coding.actors.cast import ReportReading
from servanda.coding.syntax.shape import Clause
from servanda.model import Block, BlockKind, Report, Span, on


def reading_of(text: str) -> ReportReading:
    """Give what coding works on for a text that is all body."""
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    report = Report(id="r-0123456789abcdef", sha256="0" * 64, text=text, blocks=blocks, published=on(DAY))
    return ReportReading(report, learned().read(report, BOOK), BOOK)


def first_clauses(text: str) -> list[str]:
    """Give doer, modal and verb of the first clause of each line that has one."""
    reading = reading_of(text)
    return [told(reading, found[0]) for found in reading.clauses if found]


def told(reading: ReportReading, clause: Clause) -> str:
    tokens, subject = reading.marks.tokens, clause.subject
    doer = " ".join(token.text for token in tokens[subject.first : subject.last]) if subject else "nobody"
    return f"{doer} | {clause.verb.modal} | {clause.verb.lemma}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya will:\n- deliver ten ambulances to Uganda;\n- train 200 nurses.",
            ["Kenya | will | deliver", "Kenya | will | train"],
        ),
        (
            "The two sides agreed:\n(1) to open a border post;\n(2) to exchange 40 prisoners.",
            ["The two sides | will | open", "The two sides | will | exchange"],
        ),
        (
            "Peru undertakes to:\na) supply 3,000 tents to Bolivia;\nb) repair the bridge.",
            ["Peru | will | supply", "Peru | will | repair"],
        ),
        (
            "The ministers called on Chad to:\n• withdraw its troops;\n• release the fishermen.",
            ["Chad | should | withdraw", "Chad | should | release"],
        ),
        (
            "Norway must:\n1) pay its share;\n\\(2\\) repair the bridge.",
            ["Norway | must | pay", "Norway | must | repair"],
        ),
    ],
)
def test_items_have_the_doer_and_the_modal_of_what_opens_their_list(text, expected):
    """A modal, a promise and a demand before the colon stand over each item; signs of a list may be escaped."""
    assert first_clauses(text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will:\n- deliver ten trucks.\nUganda sent thanks.", "Uganda | None | send"),
        ("The sides agreed:\n- that Peru will lend two boats.", "Peru | will | lend"),
        ("The list is long:\n- deliver ten trucks.", "nobody | None | deliver"),
        ("The plan will include:\n- repair the road.", "nobody | None | repair"),
        ("Kenya will pay.\n- Repair the road.", "nobody | None | repair"),
    ],
)
def test_what_an_item_says_itself_stays_and_a_list_ends(text, expected):
    """An own subject is kept, a line without a list's sign ends the list, and a colon alone opens nothing."""
    assert first_clauses(text)[-1] == expected


def test_items_are_promised_to_whom_they_name():
    """Each item of a list is a commitment of its own, with its words as the evidence."""
    text = "Under the accord, Kenya will:\n- deliver ten ambulances to Uganda;\n- deliver 40 buses to Uganda."
    found = findings(text, reader=learned()).steps
    assert [(step.step.value, step.lines[0].item, step.evidence[0].quote) for step in found] == [
        ("pledged", "ambulances", "deliver ten ambulances to Uganda"),
        ("pledged", "buses", "deliver 40 buses to Uganda"),
    ]
    assert {(step.provider[0].code, step.recipient[0].code) for step in found} == {("KEN", "UGA")}


def test_a_paper_in_the_first_person_names_both_sides_before_its_list():
    """What each item authorises is the lawgiver's, for whom the opening sentence names; whether it is fit is open."""
    text = (
        "By the authority vested in me by the laws of Peru, I hereby delegate to the Minister of Finance the following,"
        " in order to provide assistance to Bolivia:\n"
        "(1) the authority to determine whether it is important to furnish up to $9 million in assistance; and\n"
        "(2) the authority to direct the drawdown of up to $4 million in services of the Ministry of Defence; and\n"
        "(3) the authority to direct the drawdown of up to $2 million in goods."
    )
    found = findings(text, reader=learned()).steps
    sums = [(step.lines[0].value.high, step.provider[0].code, step.recipient[0].code) for step in found if step.lines]
    assert sums == [(4_000_000, "PER", "BOL"), (2_000_000, "PER", "BOL")]
    assert {step.step.value for step in found} == {"in_force"}


@given(st.lists(st.sampled_from(["Kenya will:", "- send aid;", "1.", "(2) to pay", "It left.", ":", ""]), max_size=8))
def test_any_lines_give_items_behind_their_opener(lines):
    """An opener stands before its items, ends with a colon, and is no item itself."""
    reading = reading_of("\n".join(lines) or "x")
    for item, opener in reading.openers.items():
        assert opener < item
        assert opener not in reading.openers
        assert reading.marks.tokens[reading.marks.sentences[opener].last - 1].text == ":"
