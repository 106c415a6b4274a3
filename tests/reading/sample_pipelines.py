"""Small spaCy pipelines made here: one that reads from a table what the test says, one that is trained on a few lines.

A line of a table is a word with its class, tag, relation and the number of its head, counted from 1; 0 is the root:
"sent VERB VBD ROOT 0". A sixth column opens (`B-ORG`) or goes on with (`I-ORG`) an entity, a seventh is the lemma.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

CLEAR = (
    "ROOT nsubj nsubjpass auxpass dobj pobj prep pcomp agent attr acomp conj cc compound punct poss relcl aux".split()
)
UNIVERSAL = (
    "root nsubj nsubj:pass aux:pass obj obl case mark cop conj cc compound flat punct nmod:poss acl:relcl".split()
)
_CLASSES = "NOUN VERB ADP PROPN AUX PUNCT PRON PART ADJ SPACE X".split()
_TAGS = "NN VBD IN NNP VBZ . PRP TO JJ _SP XX".split()
_ENTITIES = ["", "B-PERSON", "I-PERSON", "", "B-ORG", "", "B-GPE", "I-GPE"]


class _Table:
    """Answers for known texts by the table, for others with arcs that have no sense."""

    def __init__(self, rows: Mapping[str, Sequence[str]], labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._rows = rows

    def __call__(self, doc: Doc) -> Doc:
        lines = [line.split() for line in self._rows.get(doc.text, ())]
        if not lines:
            return self._nonsense(doc)
        assert [line[0] for line in lines] == [token.text for token in doc], doc.text
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            pos=[line[1] for line in lines],
            tags=[line[2] for line in lines],
            deps=[line[3] for line in lines],
            heads=[int(line[4]) - 1 if line[4] != "0" else at for at, line in enumerate(lines)],
            ents=[line[5] if len(line) > 5 and line[5] != "-" else "O" for line in lines],
            lemmas=[line[6] if len(line) > 6 else line[0].lower() for line in lines],
        )

    def _nonsense(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            pos=[_CLASSES[(7 * at + len(doc)) % len(_CLASSES)] for at in range(len(doc))],
            tags=[_TAGS[(7 * at + len(doc)) % len(_TAGS)] for at in range(len(doc))],
            deps=[
                self.labels[(5 * at + len(doc)) % len(self.labels)] if at else self.labels[0] for at in range(len(doc))
            ],
            heads=[at * (at + 3) % at if at % 3 else at // 2 if at else 0 for at in range(len(doc))],
            ents=[_ENTITIES[at % len(_ENTITIES)] or "O" for at in range(len(doc))],
            lemmas=["be" if at % 4 == 1 else token.lower_ for at, token in enumerate(doc)],
        )


@Language.factory("servanda_table", default_config={"rows": {}, "labels": []})
def _make_table(nlp: Language, name: str, rows: dict[str, list[str]], labels: list[str]) -> _Table:
    return _Table(rows, labels)


def table(folder: Path, rows: Mapping[str, str], labels: Sequence[str], *, name: str = "table") -> Path:
    """Save a pipeline that answers by a table: for each text its lines."""
    language = spacy.blank("en")
    split = {text: [line.strip() for line in lines.strip().splitlines()] for text, lines in rows.items()}
    language.add_pipe("servanda_table", name="parser", config={"rows": split, "labels": list(labels)})
    language.meta["name"], language.meta["version"] = name, "1.2.3"
    language.to_disk(folder)
    return folder


_TAUGHT = (
    ("Kenya sent maize to Ghana", "PROPN VERB NOUN ADP PROPN", "nsubj ROOT dobj prep pobj", (1, 1, 1, 1, 3)),
    ("Ghana thanked Kenya", "PROPN VERB PROPN", "nsubj ROOT dobj", (1, 1, 1)),
    ("Kenya sent tents", "PROPN VERB NOUN", "nsubj ROOT dobj", (1, 1, 1)),
    ("The ministry said so", "DET NOUN VERB ADV", "det nsubj ROOT advmod", (1, 2, 2, 2)),
    ("The maize was sent by Kenya", "DET NOUN AUX VERB ADP PROPN", "det nsubjpass auxpass ROOT agent pobj", (1, 3, 3, 3, 3, 4)),
)  # fmt: skip


def trained(folder: Path, *, name: str = "tiny") -> Path:
    """Save a pipeline with a tagger and a parser, trained for a moment on five sentences."""
    spacy.util.fix_random_seed(7)
    language = spacy.blank("en")
    language.add_pipe("morphologizer")
    language.add_pipe("parser", config={"min_action_freq": 1})
    examples = [
        Example.from_dict(
            language.make_doc(text),
            {"pos": classes.split(), "morphs": [""] * len(heads), "deps": deps.split(), "heads": list(heads)},
        )
        for text, classes, deps, heads in _TAUGHT
    ]
    optimizer = language.initialize(lambda: examples)
    for _ in range(12):
        language.update(examples, sgd=optimizer)
    language.meta["name"], language.meta["version"] = name, "0.0.1"
    language.to_disk(folder)
    return folder
