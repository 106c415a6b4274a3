"""Where a source is printed whole, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def printed(text):
    return [one.source_span.of(text) for one in findings(text, reader=learned()).statements if one.source_span]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("An official close to the talks said that Kenya would pay.", "An official close to the talks"),
        ("Officials across Kenya said on Monday that the road was shut.", "Officials across Kenya"),
        ("The Kenyan government on Monday said that the road was shut.", "The Kenyan government"),
    ],
)
def test_a_source_goes_on_to_its_cue(text, source):
    """Who speaks is printed with what describes him, without the day."""
    assert printed(text) == [source]


def test_who_tells_is_the_source_of_a_relative_clause():
    """The printed source is "who", the speaker whom it stands for."""
    text = "Kenyan Foreign Minister Ann Barasa, who said that the bridge was shut, left on Tuesday."
    [one] = findings(text, reader=learned()).statements
    assert (one.source_span.of(text), one.speaker.name) == ("who", "Ann Barasa")


def test_without_a_reader_the_words_up_to_the_cue_count():
    """Rules alone take the run of words that describes a source, too."""
    text = "Envoys of Kenya in Chad said that the road was shut."
    [one] = findings(text).statements
    assert one.source_span.of(text) == "Envoys of Kenya in Chad"


def test_the_label_of_a_turn_is_its_printed_source():
    """An answer is printed behind "A", and spoken by whom the interview names."""
    text = "Ann Barasa: We opened the road.\nQ: When did you do so?\nA: In May of this year, at noon.\nQ: And the bridge?\n"
    found = findings(text, reader=learned()).statements
    assert [one.source_span.of(text) for one in found] == ["Ann Barasa", "A"]
