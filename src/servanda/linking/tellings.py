"""How likely two tellings are of one act, by their words alone: what is asked where no day decides.

A telling is the sentence in which a report tells of an act, the words for the act in it, and what the report's page is
about. The chance is learnt (training/tellings.py) from texts whose acts people linked; here are the signs by which two
tellings are compared, and the table of words behind them: how rare a word is, and what it is near to in sense.

Invariant: a function of the two tellings alone, whichever comes first. How rare a word is comes from a table that
ships, never from the reports at hand; so neither order nor batches change a chance. Another machine may round
otherwise at a tree's threshold; what is near is rounded to four places, which makes it rare.
"""

from __future__ import annotations

import hashlib
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from servanda.errors import BrokenTableError

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]

SHIPPED = Path(__file__).parents[1] / "data" / "linking"
"""The folder with the table of words and the trees that ship."""
LIKELY = 0.7
"""The chance from which it counts that two accounts of one kind of act are told by the same actors without a day.

Above it .68 of the pairs of like pages are of one act in ECB+ (development part), where each page has its double."""
PAGES_ALIKE = 0.08
"""How alike two pages must be, 0 to 1, for a chance to be asked, as it was learnt.

Fifteen of sixteen pairs of ECB+ are on pages less alike, and of those of one act two in a thousand (train part)."""
SIGNS = (
    "one page",
    "pages alike",
    "heads alike",
    "sentences alike",
    "near words alike",
    "other words alike",
    "names alike",
    "same word for the act",
    "same words for the act",
    "act as a whole near in sense",
    "act as a whole near in pieces",
    "act near in sense, less",
    "act near in sense, more",
    "other words near in sense, less",
    "other words near in sense, more",
    "near words near in sense, less",
    "near words near in sense, more",
    "words before the act near in sense",
    "words after the act near in sense",
    "crosswise near in sense, less",
    "crosswise near in sense, more",
    "act among the other's words, less",
    "act among the other's words, more",
    "act in the other's sentence",
    "rarity of the act, less",
    "rarity of the act, more",
    "words of the sentence, less",
    "words of the sentence, more",
    "words of the act, less",
    "words of the act, more",
    "same ending of the act",
    "names, less",
    "names, more",
    "figures in common",
    "figures differ",
    "in the head, less",
    "in the head, more",
)
"""What two tellings are compared by, in the order in which the trees take them; -1 where nothing can be compared."""
MOST = 200
"""Words on either side of the act beyond which nothing is compared: a dump without full stops is one sentence."""
_NEAR = 5
_SIDE = 8
_HEAD = 30
_ROUND = 4

WORD = re.compile(r"[^\W_]+")
"""A word or a figure."""
_EMPTY_WORDS = (
    "a an and are as at be been being but by can could for from had has have he her his if in into is it its may "
    "might no not of off on or out over she should that the their them they this those to up was were which who will "
    "with would"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_LEAST = 3
_ENDINGS = (
    ("ions", "", 5),
    ("ion", "", 5),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("ings", "", _LEAST),
    ("ing", "", _LEAST),
    ("edly", "", _LEAST),
    ("ed", "", _LEAST),
    ("es", "", _LEAST),
    ("s", "", _LEAST),
    ("e", "", _LEAST),
)
"""An ending, what stands in its stead, and how many letters must be left: a mission is no miss."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give a word in lower case without its commonest endings: "steals" and "stealing" meet, "stole" does not."""
    word = word.lower()
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)] + instead
            break
    is_doubled = len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1] if is_doubled else word


def words_of(text: str) -> list[str]:
    """Give the words and figures of a text in their order, as printed."""
    return WORD.findall(text)


def is_content(word: str) -> bool:
    """Say whether a word carries content; figures do not."""
    return word.isalpha() and word.lower() not in _EMPTY


class Lexicon:
    """How rare stems are, and what they are near to: in sense, and in the pieces that they are made of."""

    def __init__(self, stems: Sequence[str], rarity: Floats, senses: Bytes, pieces: Bytes, *, unknown: float) -> None:
        """Take the stems, the rarity and both vectors of each, and the rarity of all other stems."""
        self._at: Mapping[str, int] = {stem: at for at, stem in enumerate(stems)}
        self._rarity = rarity
        self._senses = senses
        self._pieces = pieces
        self._unknown = unknown

    def rarity(self, stem: str) -> float:
        """Give how rare a stem is: the logarithm of texts by texts that have it."""
        at = self._at.get(stem)
        return self._unknown if at is None else float(self._rarity[at])

    def senses(self, stems: Sequence[str]) -> Floats:
        """Give the vectors of stems, (stems, width), each of length 1.

        That of a stem which the table does not know, mostly a name, is drawn from its letters: near to itself alone.
        """
        return self._vectors(self._senses, stems)

    def pieces(self, stems: Sequence[str]) -> Floats:
        """Give the same of the pieces of words: what words are written like, and what they are used like, is near."""
        return self._vectors(self._pieces, stems)

    def _vectors(self, table: Bytes, stems: Sequence[str]) -> Floats:
        found = np.empty((len(stems), table.shape[1]), np.float32)
        for row, stem in enumerate(stems):
            at = self._at.get(stem)
            found[row] = _drawn(stem, table.shape[1]) if at is None else table[at]
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-9))
        return found


@lru_cache(maxsize=65536)
def _drawn(stem: str, width: int) -> Bytes:
    return np.frombuffer(hashlib.shake_128(stem.encode("utf-8", "surrogatepass")).digest(width), np.int8)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is about: the weights of its stems and of those of its head, each of length 1 together."""

    words: Mapping[str, float]
    head: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a part of a sentence: stems, what each weighs, the vector of each."""

    stems: tuple[str, ...]
    weights: Floats
    vectors: Floats
    bag: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """An act as a sentence tells it; `page` is what the page is about, `report` tells pages apart."""

    report: str
    page: Page
    act: Words
    bag: Mapping[str, float]
    sense: Floats
    pieces: Floats
    others: Words
    near: Words
    before: Words
    after: Words
    names: frozenset[str]
    figures: frozenset[str]
    first: str
    ending: str
    length: int
    act_length: int
    in_head: bool


NO_PAGE = Page({}, {})
"""The page of a report of which nothing more is known."""


def page_of(text: str, head: str, lexicon: Lexicon) -> Page:
    """Give what a page is about.

    Args:
        text: The text of its body.
        head: Its title, or the first sentence where it has none.
        lexicon: How rare words are.
    """
    counts = Counter(stem(word) for word in words_of(text) if is_content(word))
    weighed = {each: (1 + math.log(number)) * lexicon.rarity(each) for each, number in counts.items()}
    top = dict.fromkeys(stem(word) for word in words_of(head)[:_HEAD] if is_content(word))
    return Page(_unit(weighed), _unit({each: lexicon.rarity(each) for each in top}))


def telling_of(report: str, page: Page, words: Sequence[str], act: tuple[int, int], lexicon: Lexicon) -> Telling:
    """Give an act as a sentence tells it.

    Args:
        report: Tells pages apart.
        page: What its page is about.
        words: The words of the sentence, as printed.
        act: First word of the act, and the one behind its last.
        lexicon: How rare words are, and what they are near to.
    """
    start, end = act
    before, own, after = list(words[:start])[-MOST:], list(words[start:end]), list(words[end:])[:MOST]
    others = [*before, *after]
    first = next((word for word in own if is_content(word)), own[0]).lower()
    here = {stem(word) for word in (*others, *own) if is_content(word)}
    return Telling(
        report=report,
        page=page,
        act=_words(own, lexicon),
        bag=_bag(_stems([*before, *own, *after]), lexicon),
        sense=_mean(lexicon.senses([stem(word) for word in own])),
        pieces=_mean(lexicon.pieces([stem(word) for word in own])),
        others=_words(others, lexicon),
        near=_words([*before[-_NEAR:], *after[:_NEAR]], lexicon),
        before=_words(before[-_SIDE:], lexicon),
        after=_words(after[:_SIDE], lexicon),
        names=frozenset(word.lower() for at, word in enumerate(others) if at and word[:1].isupper()),
        figures=frozenset(word for word in others if word[0].isdigit()),
        first=stem(first),
        ending=first[-2:],
        length=len(others) + len(own),
        act_length=len(own),
        in_head=bool(page.head) and here >= page.head.keys(),
    )


def _mean(vectors: Floats) -> Floats:
    """Give the direction of the mean of vectors, (width,): "shot down" is not "shot up", though both shoot."""
    mean: Floats = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / np.float32(length) if length else mean


def _words(words: Iterable[str], lexicon: Lexicon) -> Words:
    stems = _stems(words)
    weights = np.array([lexicon.rarity(each) for each in stems], np.float32)
    return Words(stems, weights, lexicon.senses(stems), _bag(stems, lexicon))


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words if is_content(word))


def _bag(stems: Iterable[str], lexicon: Lexicon) -> Mapping[str, float]:
    counts = Counter(stems)
    return _unit({each: (1 + math.log(number)) * lexicon.rarity(each) for each, number in counts.items()})


def _unit(weighed: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in weighed.values()))
    return {each: weight / length for each, weight in weighed.items()} if length else {}


def signs(one: Telling, other: Telling) -> list[float]:
    """Give what two tellings are compared by: the values of `SIGNS`, in their order."""
    crosswise = sorted((_aligned(one.before, other.after)[0], _aligned(one.after, other.before)[0]))
    among = sorted((_nearest(one.act, other.others), _nearest(other.act, one.others)))
    rarity = sorted((_rarest(one.act), _rarest(other.act)))
    common = one.figures & other.figures
    return [
        one.report == other.report,
        alike(one.page.words, other.page.words),
        alike(one.page.head, other.page.head),
        alike(one.bag, other.bag),
        alike(one.near.bag, other.near.bag),
        alike(one.others.bag, other.others.bag),
        len(one.names & other.names) / math.sqrt(len(one.names) * len(other.names) or 1),
        one.first == other.first,
        one.act.stems == other.act.stems,
        round(float(one.sense @ other.sense), _ROUND),
        round(float(one.pieces @ other.pieces), _ROUND),
        *_aligned(one.act, other.act),
        *_aligned(one.others, other.others),
        *_aligned(one.near, other.near),
        _aligned(one.before, other.before)[0],
        _aligned(one.after, other.after)[0],
        *crosswise,
        *among,
        (one.first in other.bag) + (other.first in one.bag),
        *rarity,
        *sorted((one.length, other.length)),
        *sorted((one.act_length, other.act_length)),
        one.ending == other.ending,
        *sorted((len(one.names), len(other.names))),
        len(common),
        bool(one.figures) and bool(other.figures) and not common,
        *sorted((one.in_head, other.in_head)),
    ]


def alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Give the cosine, 0 to 1, of two bags of words of length 1; summed exactly, so that no order changes it."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * many[each] for each, weight in few.items() if each in many)


def _aligned(one: Words, other: Words) -> tuple[float, float]:
    """Give how near the words of each are to the nearest of the other's, weighed by rarity: the less, the more."""
    if not one.stems or not other.stems:
        return -1.0, -1.0
    # A product of matrices rounds otherwise when it is turned round.
    one, other = (one, other) if one.stems <= other.stems else (other, one)
    near = one.vectors @ other.vectors.T
    mine = round(float(one.weights @ near.max(axis=1) / one.weights.sum()), _ROUND)
    theirs = round(float(other.weights @ near.max(axis=0) / other.weights.sum()), _ROUND)
    return min(mine, theirs), max(mine, theirs)


def _nearest(act: Words, others: Words) -> float:
    return round(float((act.vectors @ others.vectors.T).max()), _ROUND) if act.stems and others.stems else -1.0


def _rarest(act: Words) -> float:
    return float(act.weights.max(initial=0.0))


class Likelihood:
    """The learnt trees, with the lexicon that they were learnt with."""

    def __init__(self, folder: Path) -> None:
        """Load a folder's words.npz and trees.onnx, as training/tellings.py writes them.

        Raises:
            BrokenTableError: One of them is missing or damaged, or takes other signs than these.
        """
        self.lexicon = _lexicon(folder / "words.npz")
        self._trees = _trees(folder / "trees.onnx")

    def chances(self, compared: Sequence[Sequence[float]]) -> list[float]:
        """Give the chances, 0 to 1, that pairs of tellings are of one act, from their signs."""
        (given,) = self._trees.run(["chances"], {"signs": np.array(compared, np.float32)})
        return [round(float(one), _ROUND) for one in given[:, 0]]

    def chance(self, one: Telling, other: Telling) -> float:
        """Give the chance, 0 to 1, that two tellings are of one act; 0 on pages that are about other things."""
        if one.report != other.report and alike(one.page.words, other.page.words) < PAGES_ALIKE:
            return 0.0
        return self.chances([signs(one, other)])[0]


def _lexicon(path: Path) -> Lexicon:
    try:
        with np.load(path, allow_pickle=False) as table:
            stems = table["stems"].tobytes().decode("utf-8").split("\n")
            tables = table["rarity"], table["senses"], table["pieces"]
            unknown = float(table["unknown"])
    except (ValueError, KeyError, OSError, EOFError, zlib.error, BadZipFile) as error:
        raise BrokenTableError(str(path), f"{type(error).__name__}: {error}") from error
    if any(len(one) != len(stems) for one in tables):
        raise BrokenTableError(str(path), f"{len(stems)} stems, and {[len(one) for one in tables]} rows for them")
    return Lexicon(stems, *tables, unknown=unknown)


def _trees(path: Path) -> Any:
    # Takes a tenth of a second, and most reports are linked without.
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # type: ignore[import-untyped]  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    broken = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile)
    try:
        trees = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except broken as error:
        raise BrokenTableError(str(path), str(error)) from error
    taken = trees.get_inputs()[0].shape[1]
    if taken != len(SIGNS):
        raise BrokenTableError(str(path), f"it takes {taken} signs, and there are {len(SIGNS)}")
    return trees


@lru_cache(maxsize=1)
def shipped() -> Likelihood:
    """Give what ships, loaded once in a process."""
    return Likelihood(SHIPPED)
