"""Where sentences and paragraphs begin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_marks import BOOK, read

from servanda.model import BlockKind, Span
from servanda.reading import sentences, tokens


def cut(text: str) -> list[str]:
    words = tokens.words(text, Span(0, len(text)))
    return [text[words[first].span.start : words[last - 1].span.end] for first, last in sentences.split(words, BOOK)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ship left. It sank.", ["The ship left.", "It sank."]),
        ("The ship left the harbour.He waved.", ["The ship left the harbour.", "He waved."]),
        ("Prices rose to 40.The bank shut.", ["Prices rose to 40.", "The bank shut."]),
        ('"We agree."He left.', ['"We agree."', "He left."]),
        ("He sailed in 2020.5 ships followed.", ["He sailed in 2020.5 ships followed."]),
        ("U.S. officials left. They flew.", ["U.S. officials left.", "They flew."]),
        ("They met in the U.S. It rained.", ["They met in the U.S. It rained."]),
        ("Mr. Obi met Gen. Sow. They ate.", ["Mr. Obi met Gen. Sow.", "They ate."]),
        ("J. P. Obi spoke. He sat.", ["J. P. Obi spoke.", "He sat."]),
        ("It cost 3.5 million. It broke.", ["It cost 3.5 million.", "It broke."]),
        ("“We agree.” He left.", ["“We agree.”", "He left."]),
        ("“Stop!” he cried. They ran.", ["“Stop!” he cried.", "They ran."]),
        ("Why now? Nobody knows.", ["Why now?", "Nobody knows."]),
        ("He paused... and left. It rained.", ["He paused... and left.", "It rained."]),
        ("He paused... It rained.", ["He paused...", "It rained."]),
        ("He paused… It rained.", ["He paused…", "It rained."]),
        ("Is it so?! Yes.", ["Is it so?!", "Yes."]),
        ("He read the site news.example daily.", ["He read the site news.example daily."]),
        ("It ended (badly.) They left.", ["It ended (badly.)", "They left."]),
        ("It ended. (They left.)", ["It ended.", "(They left.)"]),
        ("It ended. “They left.”", ["It ended.", "“They left.”"]),
        ("It ended.“They left.”", ["It ended.", "“They left.”"]),
        ("It ended. 40 ships left.", ["It ended.", "40 ships left."]),
        ("It ended. $5 million was left.", ["It ended.", "$5 million was left."]),
        ("It got approx. €5 million. It ended.", ["It got approx. €5 million.", "It ended."]),
        ("It ended. then they left.", ["It ended. then they left."]),
        ("It was I. We left.", ["It was I.", "We left."]),
        ("It ended.\u00a0They left.", ["It ended.", "They left."]),
        (". They left.", [".", "They left."]),
        ("They met at 5 p.m. in Oran.", ["They met at 5 p.m. in Oran."]),
        ("No. 5 won.", ["No. 5 won."]),
    ],
)
def test_a_sentence_ends_at_its_stop_and_nowhere_else(text: str, expected: list[str]):
    """A stop ends a sentence also where the space is missing, never inside an abbreviation, initial or number."""
    assert cut(text) == expected


def paragraphs(text: str, kind: BlockKind = BlockKind.BODY) -> list[str]:
    return [part.of(text).strip() for part in sentences.paragraphs(text, Span(0, len(text)), kind=kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ship left.\nTwo came.", ["One ship left.", "Two came."]),
        ("One ship\nleft the port.", ["One ship\nleft the port."]),
        ("One ship,\nIndigo, left.", ["One ship,\nIndigo, left."]),
        ("A heading\n\nOne ship left.", ["A heading", "One ship left."]),
        ("A heading\nOne ship left.", ["A heading", "One ship left."]),
        ("“Go.”\nthey said.", ["“Go.”", "they said."]),
        ("\n\n  \n", []),
        ("One ship left.\r\n\r\nTwo came.\r\n", ["One ship left.", "Two came."]),
        ("One ship\n", ["One ship"]),
    ],
)
def test_a_line_end_parts_paragraphs_unless_it_wraps_a_sentence(text: str, expected: list[str]):
    """A line that goes on in small letters, or after a comma, is one paragraph with the next."""
    assert paragraphs(text) == expected


def test_each_line_of_a_title_stands_alone():
    """Lines of a title are never joined."""
    assert paragraphs("Ship leaves port\nand sinks", BlockKind.TITLE) == ["Ship leaves port", "and sinks"]


TEXTS = st.lists(
    st.sampled_from([*"abc EFG.,!?\"'“”‘’…() \n\u00a05'-:", "Mr.", "U.S.", " said ", "Kenya", " Obi ", "\n\n"]),
    max_size=40,
).map("".join)


@given(TEXTS)
@settings(max_examples=80)
def test_sentences_keep_order_hold_every_word_and_stay_in_their_block(text: str):
    """Sentences lie in one block, in order, and together hold each token once."""
    report, marks = read(text or "x", title="Kenya Sends Ship To Chad")
    ends = [(sentence.first, sentence.last) for sentence in marks.sentences]
    assert [first for first, _ in ends] == [0, *[last for _, last in ends]][: len(ends)]
    assert sum(last - first for first, last in ends) == len(marks.tokens)
    for sentence in marks.sentences:
        assert sentence.span in sentence.block.span
        assert sentence.span.of(report.text).strip()


def test_items_of_a_list_are_paragraphs_of_their_own():
    """Behind a colon or semicolon a list's sign opens an item; a dash behind a comma may only go on."""
    text = "Peru will:\n- pay;\n\\(2\\) leave;\nb) return,\n- as it did before - on foot"
    found = sentences.paragraphs(text, Span(0, len(text)), kind=BlockKind.BODY)
    assert [span.of(text) for span in found] == [
        "Peru will:",
        "- pay;",
        "\\(2\\) leave;",
        "b) return,\n- as it did before - on foot",
    ]
