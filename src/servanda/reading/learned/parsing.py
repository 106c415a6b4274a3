"""A paragraph's words to all that the model says of them.

Invariant: whatever the words, every sentence is a tree, spans do not cross, and equal words give equal parses. A long
paragraph is read in windows that begin and end between sentences; what stands beyond a window's end changes nothing
before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from servanda.reading.learned import attributions, spans, trees
from servanda.reading.learned.attributions import Attribution
from servanda.reading.learned.model import MOST_WORDS, Floats, Model, Scores

STATUSES = ("actual", "uncertain", "negated")
_DEPTH = 2
"""How often contents are read again for speakers inside them."""
_LEAST_CONTENT = 6
"""Words of a content that is read again; of 46 of PolNeAR's training part with four to seven, none held a speaker."""


@dataclass(slots=True)
class Parse:
    """What the model says of a paragraph; lists have one entry a word, spans are half-open.

    `heads` counts from 0, -1 for the root of a sentence. `status` gives for each word, were it an event, the chances of
    actual, uncertain and negated, `grades` how far it is told as fact, from -3 to 3. `attributions` hold those inside a
    content too, each with the content that holds it.
    """

    words: list[str]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[spans.Tagged] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    status: list[tuple[float, float, float]] = field(default_factory=list)
    grades: list[float] = field(default_factory=list)


def parse(
    model: Model,
    words: Sequence[str],
    *,
    sentences: Sequence[tuple[int, int]] | None = None,
    depth: int = _DEPTH,
) -> Parse:
    """Read a paragraph.

    Args:
        model: A loaded model.
        words: The paragraph's words, as `words.spans` cuts them.
        sentences: Half-open borders that are known; the model finds them where there are none.
        depth: How often contents are read again for speakers inside them; 0 for never.
    """
    found = Parse(list(words))
    starts = None if sentences is None else {first for first, _ in sentences}
    roles: list[spans.Tagged] = []
    for window in _windows(model, found.words, starts):
        _add(found, model, window)
        _join(roles, _roles(model, window.scores, window.rows, window.first))
    found.attributions = attributions.linked(roles, found.words, found.sentences, spans.quotations(found.words))
    for level in range(depth):
        found.attributions += _inside(model, found, level)
    found.attributions = list(attributions.with_subjects(found.attributions, found.heads, found.relations, found.words))
    return found


@dataclass(frozen=True, slots=True)
class _Window:
    """The words from `first` to `last`, with scores that begin before them, at the word `begin`, for the context."""

    begin: int
    first: int
    last: int
    scores: Scores
    sentences: list[tuple[int, int]]

    @property
    def rows(self) -> slice:
        """Give the rows of the scores that are the window's own."""
        return slice(self.first - self.begin, self.last - self.begin)


def _windows(model: Model, words: Sequence[str], starts: Collection[int] | None) -> Iterator[_Window]:
    """Give the windows of a paragraph, each word in one; sentences start where `starts` or else the model says."""
    begin = first = 0
    while first < len(words):
        end = begin + model.fitting(words[begin : begin + MOST_WORDS])
        scores = model.scores(words[begin:end])
        logits = scores.tags["starts"]
        borders = [
            at
            for at in range(first + 1, end)
            if (at in starts if starts is not None else _starts(words[at - 1], logits[at - begin]))
        ]
        if end < len(words) and begin < first and not borders:
            begin = first  # the context leaves no room for a whole sentence
            continue
        last = borders.pop() if end < len(words) and borders else end
        yield _Window(begin, first, last, scores, list(pairwise([first, *borders, last])))
        # The sentence before the seam is read again, as context for the next window.
        begin = borders[-1] if borders else last
        first = last


_ENDS = frozenset(".!?…:;\"”’')]»")
"""The last signs of words that a sentence may end with."""
_SURER = 2.0
"""How much surer, in the logarithm of the odds, the model must be of a sentence that begins behind another word; chosen
on the development parts of EWT and GUM."""


def _starts(before: str, logits: Floats) -> bool:
    """Say whether a sentence begins behind the word `before`."""
    return bool(logits[1] - logits[0] > (0.0 if before[-1:] in _ENDS else _SURER))


def _add(found: Parse, model: Model, window: _Window) -> None:
    """Add what the model says of the words of a window, but for who speaks."""
    scores, rows = window.scores, window.rows
    upos = _best(scores.tags["upos"][rows], model.labels["upos"])
    xpos = _best(scores.tags["xpos"][rows], model.labels["xpos"])
    found.upos += upos
    found.xpos += xpos
    found.lemmas += map(model.lemmas.of, found.words[window.first : window.last], upos, xpos)
    found.sentences += window.sentences
    _add_trees(found, model, window)
    found.names += _spans(model, "names", window)
    found.times += [(start, end) for start, end, _ in _spans(model, "times", window)]
    found.status += [
        (actual, uncertain, negated) for actual, uncertain, negated in _chances(scores.tags["status"][rows])
    ]
    found.grades += scores.grade[rows].tolist()


def _best(logits: Floats, labels: Sequence[str]) -> list[str]:
    return [labels[label] for label in logits.argmax(axis=1).tolist()]


_LONE = (("nsubj", "nsubj:pass"), ("obj",), ("iobj",), ("cop",), ("expl",))
"""Relations of which a word governs one at most."""


def _add_trees(found: Parse, model: Model, window: _Window) -> None:
    """Add heads and relations, sentence by sentence."""
    scores, names = window.scores, model.labels["relations"]
    root, lone = names.index("root"), [[names.index(name) for name in group if name in names] for group in _LONE]
    lower = trees.lower_ends(scores.below, model.relation_scores)
    for start, end in window.sentences:
        own = slice(start - window.begin, end - window.begin)
        ends = slice(own.start + 1, own.stop + 1)
        arcs = np.hstack([scores.arcs[own, :1], scores.arcs[own, ends]])
        labels = trees.label_scores(lower[own], np.vstack([scores.above[:1], scores.above[ends]]))
        heads, relations = trees.best_tree(arcs, labels, root, lone)
        found.heads += [head - 1 + start if head else -1 for head in heads]
        found.relations += [names[label] for label in relations]


def _spans(model: Model, head: str, window: _Window) -> list[spans.Tagged]:
    labels = model.labels[head]
    tags = spans.best_tags(window.scores.tags[head][window.rows], labels)
    return [(start + window.first, end + window.first, label) for start, end, label in spans.spans(tags, labels)]


def _roles(model: Model, scores: Scores, rows: slice = slice(None), first: int = 0) -> list[spans.Tagged]:
    """Give the sources, cues and contents of the words of `rows`, the first of which is the word `first`."""
    labels = model.labels["roles"]
    logits = scores.tags["roles"][rows].copy()
    logits[:, labels.index("O")] -= _READINESS
    return [
        (start + first, end + first, label)
        for start, end, label in spans.spans(spans.best_tags(logits, labels), labels)
    ]


_READINESS = 3.0
"""By how much a word's role must fall behind no role, in the logarithm of the odds, before it is none: of 0, 0.5, 1, 2,
3 and 5 the best on 80 articles of PolNeAR's training part (whole attributions with rules 57.9 F1 at 0, 59.4 at 3)."""


def _chances(logits: Floats) -> list[list[float]]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: list[list[float]] = (raised / raised.sum(axis=1, keepdims=True)).tolist()
    return chances


def _join(roles: list[spans.Tagged], further: Sequence[spans.Tagged]) -> None:
    """Add the spans of one more window; a content that the seam cut in two is one."""
    if roles and further and roles[-1][2] == further[0][2] == "content" and roles[-1][1] == further[0][0]:
        roles[-1] = (roles[-1][0], further[0][1], "content")
        further = further[1:]
    roles += further


def _inside(model: Model, found: Parse, level: int) -> list[Attribution]:
    """Read the contents of one depth again, each alone, for who speaks inside them."""
    inner: list[Attribution] = []
    for number, outer in enumerate(found.attributions):
        if outer.depth != level:
            continue
        places = [at for first, last in outer.content for at in range(first, last)]
        if len(places) < _LEAST_CONTENT or not any(found.upos[at] == "VERB" for at in places):
            continue
        places = places[: model.fitting([found.words[at] for at in places])]
        words = [found.words[at] for at in places]
        roles = _roles(model, model.scores(words))
        spoken = attributions.linked(roles, words, [(0, len(words))], spans.quotations(words))
        inner += [one.at(places, holder=number, depth=level + 1) for one in spoken]
    return inner
