"""The readers that there are, by the names that a user gives them."""

from __future__ import annotations

from pathlib import Path

from servanda.errors import NoSuchValueError
from servanda.reading.learned_reader import LearnedReader
from servanda.reading.reader import Reader, RuleReader
from servanda.reading.spacy_reader import SpacyReader

NAMES = ("english", "english:FOLDER", "rules", "spacy:PIPELINE")
"""What `--reader` may name.

FOLDER holds a model that `make train` wrote; PIPELINE is an installed spaCy pipeline such as en_core_web_trf, or its
folder.
"""


def reader_named(name: str) -> Reader:
    """Give the reader of a name; nothing is loaded before it is used.

    >>> reader_named("rules").name
    'rules-1'

    Raises:
        NoSuchValueError: There is no reader of this name.
    """
    if name == "rules":
        return RuleReader()
    engine, _, model = name.partition(":")
    if engine == "english" and (model or name == engine):
        return LearnedReader(Path(model)) if model else LearnedReader()
    if engine == "spacy" and model:
        return SpacyReader(model)
    raise NoSuchValueError("--reader", name, NAMES)
