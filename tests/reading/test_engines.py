"""Readers by their names."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from servanda.errors import NoSuchValueError
from servanda.reading import LearnedReader, RuleReader, reader_named
from servanda.reading.spacy_reader import SpacyReader


def test_each_name_gives_its_reader():
    """Nothing is loaded before a reader is used, so that it can be named where its engine is missing."""
    assert isinstance(reader_named("rules"), RuleReader)
    assert reader_named("english") == LearnedReader()
    assert reader_named("english:own/model") == LearnedReader(Path("own/model"))
    assert reader_named("spacy:en_core_web_trf") == SpacyReader("en_core_web_trf")


@pytest.mark.parametrize("name", ["", "oracle", "spacy", "spacy:", "rules:x", "english:"])
def test_an_unknown_name_lists_what_there_is(name: str):
    """The error says which names there are."""
    with pytest.raises(NoSuchValueError, match="english, english:FOLDER, rules, spacy:PIPELINE"):
        reader_named(name)


def test_a_reader_travels_to_other_processes():
    """It is its name that travels, not what it has loaded."""
    reader = reader_named("spacy:en_core_web_trf")
    assert pickle.loads(pickle.dumps(reader)) == reader  # noqa: S301 - written a moment ago
