"""What a source is described by is not what it says."""

from __future__ import annotations

from coding.sample_news import findings, learned


def test_a_seen_document_says_what_stands_behind_the_comma() -> None:
    """ "According to a paper seen by a wire, ..." begins to tell behind the comma."""
    text = "According to a document seen by the Lagos Herald, Norway plans to cut its aid to Togo."
    (told,) = findings(text, reader=learned()).statements
    assert told.content == "Norway plans to cut its aid to Togo"
