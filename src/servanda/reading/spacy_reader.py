"""The reader that takes word classes, trees and further names from an installed spaCy pipeline.

Invariant: spaCy is imported here only, and only when something is read; what it says is put on the project's words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.codebook import Codebook
from servanda.errors import CallError, MissingPartError, NoSuchPathError
from servanda.model import ActorKind, Marks, NameMark, Report, Span, WordClass
from servanda.reading import clearnlp
from servanda.reading.alignment import FORMS, Piece, align, name_mark
from servanda.reading.reader import Paragraph, Tagged, mark

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Reads

_VERSION = "1"
"""Goes up when the same trees give other marks."""
_KINDS = {
    "PERSON": ActorKind.PERSON,
    "PER": ActorKind.PERSON,
    "ORG": ActorKind.OTHER,
}
"""Entities that may be actors; nationalities are the codebook's."""
_SITES = frozenset({"GPE", "LOC", "FAC"})
"""Names of places: states, regions, towns, buildings."""
_CLASSES = {"CONJ": WordClass.CCONJ, **{word_class.value: word_class for word_class in WordClass}}
_SPACE = re.compile(r"\s")
_NO_LETTER = re.compile("[\ud800-\udfff]")
_PROBE = "The talks began."


@dataclass(frozen=True, slots=True)
class SpacyReader:
    """Reads with a spaCy pipeline, named as spaCy names it ("en_core_web_trf") or by its folder.

    The pipeline is loaded when the reader is first asked for its name or for marks, once in each process.
    """

    pipeline: str

    @property
    def name(self) -> str:
        """Give the names and versions of adapter, spaCy and pipeline.

        Raises:
            MissingPartError: spaCy or the pipeline is not installed.
            NoSuchPathError: No pipeline is in the folder.
            CallError: The pipeline cannot be loaded, or tags no English words.
        """
        return _load(self.pipeline).name

    def read(self, report: Report, book: Codebook) -> Marks:
        """Mark a report; see `Reader.read`. Raises what `name` raises."""
        return mark(report, book, tagger=_load(self.pipeline))


@lru_cache(maxsize=1)
def _load(pipeline: str) -> _SpacyTagger:
    """Load a pipeline; kept, since a large one takes seconds and a gigabyte."""
    try:
        import spacy  # noqa: PLC0415 - an optional part, loaded only by those who read with it
    except ImportError as error:
        raise MissingPartError("spaCy", "pip install 'servanda[spacy]'") from error
    if not spacy.util.is_package(pipeline) and not Path(pipeline, "meta.json").is_file():
        if Path(pipeline).name != pipeline:
            raise NoSuchPathError(str(Path(pipeline, "meta.json")))
        known = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise MissingPartError(
            f"the spaCy pipeline {pipeline!r} (there are: {known})", f"python -m spacy download {pipeline}"
        )
    try:
        language = spacy.load(pipeline)
    except (ImportError, OSError, ValueError) as error:
        raise CallError(f"spaCy cannot load the pipeline {pipeline!r}: {str(error).strip()}") from error
    if language.lang != "en":
        raise CallError(f"the pipeline {pipeline!r} reads {language.lang!r}; Servanda reads English, as en_core_web_sm")
    if not language(_PROBE).has_annotation("POS"):
        raise CallError(
            f"the pipeline {pipeline!r} gives words no part of speech; name one with a tagger, such as en_core_web_sm"
        )
    return _SpacyTagger(
        language, f"spacy-{_VERSION} (spaCy {metadata.version('spacy')}, {_version(language, pipeline)})"
    )


def _version(language: Language, pipeline: str) -> str:
    """Give the name and version of a pipeline; one in a folder may change without a new version, so with a digest."""
    version = f"{language.meta['lang']}_{language.meta['name']} {language.meta['version']}"
    folder = Path(pipeline)
    if not folder.is_dir():
        return version
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version} {total.hexdigest()[:16]}"


class _SpacyTagger:
    """Tags paragraphs with a loaded pipeline."""

    def __init__(self, language: Language, name: str) -> None:
        self.name = name
        self._language = language

    @cached_property
    def _is_clear(self) -> bool:
        """Say whether the parser draws the trees of ClearNLP, by the labels that it knows."""
        return any(clearnlp.LABELS & set(labels) for labels in self._language.pipe_labels.values())

    def tag_paragraph(self, paragraph: Paragraph) -> Tagged:
        """Tag one paragraph; see `Tagger`."""
        # As many characters as printed, so that places stay: a wrapped line is no sign, and half a letter is none.
        printed = _NO_LETTER.sub("?", _SPACE.sub(" ", paragraph.span.of(paragraph.text)))
        doc = self._language(printed)
        arcs = self._arcs(doc)
        pieces = [_piece(token, paragraph.span.start, arc) for token, arc in zip(doc, arcs, strict=True)]
        return Tagged(align(paragraph, pieces), tuple(_names(doc, paragraph)), places=self._sites(doc, paragraph))

    def _sites(self, doc: Doc, paragraph: Paragraph) -> tuple[Span, ...] | None:
        """Give the places that the pipeline names, None where it knows no such names."""
        if not any(_SITES.intersection(labels) for labels in self._language.pipe_labels.values()):
            return None
        start = paragraph.span.start
        return tuple(Span(start + each.start_char, start + each.end_char) for each in doc.ents if each.label_ in _SITES)

    def _arcs(self, doc: Doc) -> Sequence[clearnlp.Arc | None]:
        """Give the universal arc of each token, None where the pipeline has no parser."""
        if not doc.has_annotation("DEP"):
            return [None] * len(doc)
        heads = [None if token.head.i == token.i else token.head.i for token in doc]
        if not self._is_clear:
            relations = ["root" if token.dep_ == "ROOT" else token.dep_ or "dep" for token in doc]
            return [clearnlp.Arc(head, relation) for head, relation in zip(heads, relations, strict=True)]
        nodes = [
            clearnlp.Node(head, token.dep_ or "dep", _word_class(token), token.lemma_.lower())
            for token, head in zip(doc, heads, strict=True)
        ]
        persons = [range(each.start, each.end) for each in doc.ents if _KINDS.get(each.label_) is ActorKind.PERSON]
        return clearnlp.universal(nodes, persons=persons)


def _piece(token: Reads, start: int, arc: clearnlp.Arc | None) -> Piece:
    """Give a token of spaCy as a piece; `start` is where its paragraph starts in the report's text."""
    begin = start + token.idx
    return Piece(
        span=Span(begin, begin + len(token.text)),
        lemma=token.lemma_,
        word_class=_word_class(token),
        tag=token.tag_,
        features=_features(token),
        head=arc.head if arc else None,
        relation=arc.relation if arc else None,
    )


def _word_class(token: Reads) -> WordClass:
    return _CLASSES.get(token.pos_, WordClass.X)


def _features(token: Reads) -> tuple[str, ...]:
    """Give the form of a verb or noun in the words of `Token.features`, by its tag or else by its morphology."""
    word_class = _word_class(token)
    if word_class is WordClass.NOUN:
        return ("Plur",) if token.tag_ == "NNS" or "Plur" in token.morph.get("Number", []) else ()
    if word_class not in {WordClass.VERB, WordClass.AUX}:
        return ()
    form = FORMS.get(token.tag_) or _morphology(token)
    return (form,) if form else ()


def _morphology(token: Reads) -> str | None:
    """Give the form of a verb by the universal features; English prints one participle in -ing."""
    tense = token.morph.get("Tense", [])
    match token.morph.get("VerbForm", []):
        case ["Part"]:
            return "Ger" if "Pres" in tense else "Part"
        case ["Ger" | "Inf" as form]:
            return str(form)
        case ["Fin"]:
            return next((each for each in ("Past", "Pres") if each in tense), None)
    return None


def _names(doc: Doc, paragraph: Paragraph) -> Iterator[NameMark]:
    """Give the persons and organisations of a pipeline."""
    start = paragraph.span.start
    for entity in doc.ents:
        kind = _KINDS.get(entity.label_)
        if kind and (name := name_mark(paragraph, Span(start + entity.start_char, start + entity.end_char), kind)):
            yield name
