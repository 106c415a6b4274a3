"""Wrong cases of the learned reader, head by head, from the project's own frames: never a sentence of others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

from chunks import STATUSES, Chunk, spans_of
from fill import Filled, chunks_of
from reading_measures import attribution_rows, gold_attributions, meet

from servanda.reading.learned.model import Model
from servanda.reading.learned.parsing import Parse, parse

LONGEST = 45
"""Words of a text that is shown."""


class Wrong(NamedTuple):
    """A text, what stands in it, and what was found instead."""

    text: str
    expected: list[str]
    found: list[str]


def wrong(model: Model, texts: Iterable[Filled], scorer: Any, *, most: int) -> dict[str, list[dict[str, Any]]]:
    """Give up to `most` wrong cases for each head, one a frame, in the order of the frames."""
    if most < 1:
        return {}
    kept: dict[str, dict[str, Wrong]] = {"names": {}, "times": {}, "status": {}, "attributions": {}}
    for filled in texts:
        for head, case in _cases(model, filled, scorer):
            if len(kept[head]) < most:
                kept[head].setdefault(filled.frame.id, case)
    return {head: [{"frame": frame, **case._asdict()} for frame, case in cases.items()] for head, cases in kept.items()}


def _cases(model: Model, filled: Filled, scorer: Any) -> Iterator[tuple[str, Wrong]]:
    for chunk in chunks_of(filled):
        if chunk.names is None or len(chunk.words) > LONGEST:
            continue
        found = parse(model, chunk.words, depth=0)
        for head, compare in _COMPARED.items():
            expected, given = compare(chunk, found)
            if expected != given:
                yield head, Wrong(" ".join(chunk.words), _only(expected, given), _only(given, expected))
    if len(filled.text.split()) <= LONGEST:
        gold, given = gold_attributions(filled), attribution_rows(model, filled.text)
        tally = scorer.Tally()
        tally.add(filled.text, gold, given)
        if tally.same_head < tally.gold or tally.found > tally.gold:
            sides = [[_shown(filled.text, one) for one in side] for side in (gold, given)]
            yield "attributions", Wrong(filled.text, *sides)


def _only(these: Sequence[str], others: Sequence[str]) -> list[str]:
    return [one for one in these if one not in others]


def _names(chunk: Chunk, found: Parse) -> tuple[list[str], list[str]]:
    gold, given = spans_of(chunk.names or []), [tuple(one) for one in found.names]
    sides = (sorted(gold), sorted(given))
    return tuple([f"{_words(chunk, first, last)} {kind}" for first, last, kind in side] for side in sides)  # type: ignore[return-value]


def _times(chunk: Chunk, found: Parse) -> tuple[list[str], list[str]]:
    gold = [(first, last) for first, last, _ in spans_of(chunk.times or [])]
    missed = [one for one in gold if not any(meet(one, other) for other in found.times)]
    false = [one for one in found.times if not any(meet(one, other) for other in gold)]
    return [_words(chunk, *one) for one in missed], [_words(chunk, *one) for one in false]


def _status(chunk: Chunk, found: Parse) -> tuple[list[str], list[str]]:
    gold = [f"{chunk.words[at]} {STATUSES[kind]}" for at, (kind, _) in sorted(chunk.status.items())]
    given = [f"{chunk.words[at]} {STATUSES[int(np.argmax(found.status[at]))]}" for at in sorted(chunk.status)]
    return gold, given


_COMPARED: dict[str, Callable[[Chunk, Parse], tuple[list[str], list[str]]]] = {
    "names": _names,
    "times": _times,
    "status": _status,
}


def _words(chunk: Chunk, first: int, last: int) -> str:
    return " ".join(chunk.words[first:last])


def _shown(text: str, one: dict[str, Any]) -> str:
    source, cue, content = (
        " ... ".join(text[first:last] for first, last in one[role]) for role in ("source", "cue", "content")
    )
    return f"{source or 'nobody named'} | {cue or 'no cue'} | {content}"
