"""The reader that stands on the learned English model, for tags, trees, names, speakers and status.

Invariant: words, sentences, times and amounts are those of every reader; what the model learnt is put on those words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from servanda.codebook import Codebook
from servanda.model import ActorKind, Marks, NameMark, Report, Span, SpeechMark, Token, WordClass
from servanda.reading.alignment import FORMS, Piece, align, name_mark
from servanda.reading.coreference import coreference
from servanda.reading.coreference import ranker as coreference_ranker
from servanda.reading.learned import model as learned
from servanda.reading.learned.parsing import Parse, parse
from servanda.reading.learned.words import spans as word_spans
from servanda.reading.reader import Paragraph, Tagged, mark
from servanda.reading.sentence_words import SCORES
from servanda.reading.threads import on_one_thread

_VERSION = "1"
"""Goes up when the same parses give other marks."""
_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.OTHER}
"""Names that may be actors; peoples are the codebook's."""
_SITES = frozenset({"LOC", "FAC"})
"""Names of places: states, regions, towns, buildings."""


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """Reads with the model of a folder, loaded when it is first used, once in each process."""

    folder: Path = learned.SHIPPED

    @property
    def name(self) -> str:
        """Give the reader's name with the fingerprint of its model; raises what loading raises."""
        model, _ = self._loaded()
        return f"english-{_VERSION} ({model.fingerprint})"

    def read(self, report: Report, book: Codebook) -> Marks:
        """Mark a report; see `Reader.read`."""
        model, ranker = self._loaded()
        tagger = LearnedTagger(model)
        with on_one_thread():
            marks = mark(report, book, tagger=tagger)
            return replace(marks, names=_voted(report, marks.names), chains=_chains(tagger.parsed, ranker))

    def _loaded(self) -> tuple[learned.Model, coreference.Ranker]:
        """Give both parts of the folder: the fingerprint in the reader's name is over both."""
        return learned.load(self.folder), coreference_ranker.load(self.folder / "coreference.npz")


class LearnedTagger:
    """Tags paragraphs with a loaded model."""

    def __init__(self, model: learned.Model) -> None:
        self._model = model
        self.parsed: list[tuple[list[tuple[int, int]], Parse]] = []
        """Every paragraph that was tagged: the places of its words, and their parse."""

    def tag_paragraph(self, paragraph: Paragraph) -> Tagged:
        """Tag one paragraph; see `Tagger`."""
        places = _places(paragraph)
        words = [paragraph.text[start:end] for start, end in places]
        found = parse(self._model, words, sentences=_borders(paragraph, places))
        self.parsed.append((places, found))
        tokens = align(paragraph, _pieces(places, found))
        return Tagged(
            _standing(tokens, places, found),
            tuple(_names(paragraph, places, found)),
            tuple(_speech(places, found)),
            tuple(Span(places[first][0], places[last - 1][1]) for first, last in found.times),
            tuple(Span(places[first][0], places[last - 1][1]) for first, last, kind in found.names if kind in _SITES),
        )


def _voted(report: Report, names: Sequence[NameMark]) -> tuple[NameMark, ...]:
    """Give the names, those that only the model found with the kind that the report gives the same words most often.

    A last name of a person that stands alone is that person's, whatever the model calls it there.
    """
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    last_names: set[str] = set()
    for one in names:
        words = (one.name or one.span).of(report.text)
        if one.actor_kind in _KINDS.values():  # a name that only the model found can be no state: nobody read its code
            votes[words][one.actor_kind] += 1
        if one.actor_kind is ActorKind.PERSON and " " in words:
            last_names.add(words.rsplit(maxsplit=1)[-1])
    return tuple(_with_kind(report, one, votes, last_names) if one.rule == "name.model" else one for one in names)


def _with_kind(
    report: Report, one: NameMark, votes: Mapping[str, Counter[ActorKind]], last_names: Collection[str]
) -> NameMark:
    words = one.span.of(report.text)
    if words in last_names:
        return replace(one, actor_kind=ActorKind.PERSON)
    (kind, most), *others = votes[words].most_common()
    return replace(one, actor_kind=kind) if not others or most > others[0][1] else one


def _chains(
    parsed: Sequence[tuple[list[tuple[int, int]], Parse]], ranker: coreference.Ranker
) -> tuple[tuple[Span, ...], ...]:
    """Give the spans that mean one thing over all paragraphs."""
    places: list[tuple[int, int]] = []
    whole: dict[str, list[Any]] = {name: [] for name in ("words", "lemmas", "upos", "xpos", "heads", "relations")}
    names: list[coreference.NameSpan] = []
    borders: list[tuple[int, int]] = []
    for found_places, found in parsed:
        start = len(places)
        places += found_places
        for name in ("words", "lemmas", "upos", "xpos", "relations"):
            whole[name] += getattr(found, name)
        whole["heads"] += [head if head < 0 else head + start for head in found.heads]
        names += [coreference.NameSpan(first + start, last + start, label) for first, last, label in found.names]
        borders += [(first + start, last + start) for first, last in found.sentences]
    clusters = coreference.clusters(coreference.Parse(**whole, names=names, sentences=borders), ranker=ranker)
    return tuple(
        tuple(Span(places[first][0], places[last - 1][1]) for first, last in cluster.mentions) for cluster in clusters
    )


def _places(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Give the model's words of a paragraph; where the project cuts letters in two, the model does too."""
    start = paragraph.span.start
    cuts = {
        word.span.start - start
        for word in paragraph.words
        if word.span.start > start and paragraph.text[word.span.start - 1].isalpha() and word.text[:1].isalpha()
    }
    return [(first + start, last + start) for first, last in word_spans(paragraph.span.of(paragraph.text), cuts=cuts)]


def _borders(paragraph: Paragraph, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the paragraph's sentences as half-open indices into the model's words."""
    starts = [place[0] for place in places]
    firsts = [bisect_left(starts, paragraph.words[first].span.start) for first, _ in paragraph.sentences]
    firsts = sorted({at for at in firsts if at < len(places)} | {0})
    return list(zip(firsts, [*firsts[1:], len(places)], strict=True))


def _pieces(places: Sequence[tuple[int, int]], found: Parse) -> list[Piece]:
    return [
        Piece(
            span=Span(*places[at]),
            lemma=found.lemmas[at].lower(),
            word_class=WordClass(found.upos[at]),
            tag=found.xpos[at],
            features=_features(found, at),
            head=None if found.heads[at] < 0 else found.heads[at],
            relation=found.relations[at],
        )
        for at in range(len(places))
    ]


def _features(found: Parse, at: int) -> tuple[str, ...]:
    if found.upos[at] == "NOUN":
        return ("Plur",) if found.xpos[at] == "NNS" else ()
    form = FORMS.get(found.xpos[at]) if found.upos[at] in {"VERB", "AUX"} else None
    return (form,) if form else ()


def _standing(tokens: Sequence[Token], places: Sequence[tuple[int, int]], found: Parse) -> list[Token]:
    """Give the tokens with what the model says of each as an event: that of the last of its pieces."""
    starts = [start for start, _ in places]
    return [
        replace(token, standing=found.status[bisect_left(starts, token.span.end) - 1])
        if token.word_class in _EVENT_CLASSES
        else token
        for token in tokens
    ]


_EVENT_CLASSES = frozenset({WordClass.VERB, WordClass.NOUN, WordClass.AUX})


def _speech(places: Sequence[tuple[int, int]], found: Parse) -> Iterator[SpeechMark]:
    """Give the attributions as spans of the text."""
    for one in found.attributions:
        source, cue, content = (
            tuple(Span(places[first][0], places[last - 1][1]) for first, last in role)
            for role in (one.source, one.cue, one.content)
        )
        yield SpeechMark(source, cue, content, rule="speech.model", score=SCORES["model"])


def _names(paragraph: Paragraph, places: Sequence[tuple[int, int]], found: Parse) -> Iterator[NameMark]:
    """Give the persons and bodies that the model names."""
    for first, last, label in found.names:
        kind = _KINDS.get(label)
        if kind and (name := name_mark(paragraph, Span(places[first][0], places[last - 1][1]), kind)):
            yield name
