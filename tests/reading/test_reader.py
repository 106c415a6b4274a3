"""The rule reader as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_marks import BOOK, read, report_of

from servanda.errors import ModelError
from servanda.model import Span, WordClass
from servanda.reading import RuleReader, reader

PIECES = [
    "Kenya", " Kenyan ", "President ", "Amina Otieno", "the ", "Otieno", "said", " said ", ", ", ". ", ".", "“", "”",
    '"', "'s ", "’", "\n", "\n\n", " foreign minister ", "of ", "Mr. ", "U.S. ", "-led ", "army ", "and ", "5 ",
    "May 2020 ", "$5m ", "Bank ", "was appointed ", "é", "\u00a0", "𝒳", "(", ") ", "IS", "King ", "Relief Center ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["", "Kenya Sends Rice To Chad"]))
@settings(max_examples=100)
def test_any_text_is_read_twice_alike_and_every_mark_lies_in_it(text: str, title: str):
    """Reading never raises, is deterministic, and every mark is a span of the text."""
    report, marks = read(text, title=title) if text or title else read("x")
    assert RuleReader().read(report, BOOK) == marks
    assert all(token.span.of(report.text) == token.text for token in marks.tokens)
    assert [mark.span for mark in marks.names] == sorted(mark.span for mark in marks.names)
    for mark in marks.names:
        assert 0 <= mark.span.start < mark.span.end <= len(report.text)
        assert all(part in mark.span for part in (mark.name,) if part)


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=100)
def test_text_of_any_script_is_read(text: str):
    """Tokens give back the text and leave nothing printed out; marks and sentences lie in it, in order."""
    report, marks = read(text)
    assert all(token.span.of(report.text) == token.text for token in marks.tokens)
    assert [token.span for token in marks.tokens] == sorted(token.span for token in marks.tokens)
    left_out = set(range(len(text))) - {at for token in marks.tokens for at in range(token.span.start, token.span.end)}
    assert not any(text[at].isalnum() for at in left_out)
    assert [sentence.first for sentence in marks.sentences] == [0, *(one.last for one in marks.sentences)][:-1]
    whole = Span(0, len(text))
    assert all(mark.span in whole for mark in (*marks.sentences, *marks.names, *marks.times, *marks.quantities))
    assert RuleReader().read(report, BOOK) == marks


def test_a_title_in_capitals_is_tagged_by_its_words():
    """Capitals everywhere say nothing of names."""
    _, marks = read("It rained.", title="Kenya Sends More Rice To Chad")
    assert marks.tokens[1].word_class is WordClass.VERB


def test_a_very_long_text_is_read_up_to_a_limit_and_says_so(monkeypatch: pytest.MonkeyPatch):
    """What lies beyond the limit is a problem with its place."""
    monkeypatch.setattr(reader, "_MOST_CHARACTERS", 10)
    report = report_of("It rained here.", title="A title here")
    marks = RuleReader().read(report, BOOK)
    assert [problem.code for problem in marks.problems] == ["text_not_read"]
    assert len(marks.sentences) == 1


def test_an_open_quotation_is_a_problem_of_the_report():
    """Trouble with quotation marks is passed on."""
    _, marks = read("She said “we agree.")
    assert [problem.code for problem in marks.problems] == ["open_quotation"]


def test_the_reader_has_a_name():
    """Two readers of one name give equal marks."""
    assert RuleReader().name == "rules-1"


class _Wrong:
    """A tagger that gives what it was told to give."""

    def __init__(self, *, skip: int = 0, head: int | None = None) -> None:
        self._skip, self._head = skip, head

    def tag_paragraph(self, paragraph: reader.Paragraph) -> reader.Tagged:
        tagged = reader.RuleTagger().tag_paragraph(paragraph).tokens
        return reader.Tagged([replace(token, head=self._head) for token in tagged[self._skip :]])


def test_heads_are_counted_from_the_first_token_of_the_report():
    """A tagger counts from the first word of its paragraph."""
    marks = reader.mark(report_of("It rained.\n\nIt froze."), BOOK, tagger=_Wrong(head=1))
    assert [token.head for token in marks.tokens] == [1, 1, 1, 4, 4, 4]


@pytest.mark.parametrize("tagger", [_Wrong(skip=1), _Wrong(head=3), _Wrong(head=-1)])
def test_a_tagger_that_breaks_its_law_is_a_bug(tagger: _Wrong):
    """Other words than were given, or a head in another sentence."""
    with pytest.raises(ModelError):
        reader.mark(report_of("It rained. It froze."), BOOK, tagger=tagger)


def test_a_page_of_initials_is_read() -> None:
    """ "A. A. A." without end: no name, and no error."""
    text = "A. " * 3000 + "Amir " * 2000
    _, marks = read(text)
    assert [token.text for token in marks.tokens[:4]] == ["A", ".", "A", "."]


@pytest.mark.parametrize("text", ["Chad gave Togo 5 million Egyptian pounds.", "Chad got 900 million won."])
def test_a_word_for_money_inside_a_sum_is_no_verb(text):
    """'pounds' and 'won' are verbs elsewhere; in a sum they are what it is counted in."""
    _, marks = read(text)
    assert [token.text for token in marks.tokens if token.word_class is WordClass.VERB] == [text.split()[1]]
